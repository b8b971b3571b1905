// Hair seen from behind: locks from the whorl or the parting down to the hem, with a band of light.
#include "engines/illustrator/rig/hair.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// Straight or wavy hair over neck and shoulders, its hem in pointed locks.
void falling_locks(Barber& b) {
  const double len = b.long_length() + (b.cut == "bob" ? 0 : 0.06), k = b.h.yaw();
  const double low = b.cut == "bob" ? 0.9 : len, wave = b.cut == "wavy" ? 0.1 : 0.0;
  const auto e = [&](double x, double y) { return b.p(x > 0 ? x * (1 - 0.2 * k) : x, y); };
  const Path mass =
      cornered({{e(0, -1.12), e(0.66, -0.96), e(1.06, -0.4), e(1.12 + wave, low * 0.3),
                 e(1.14 - wave, low * 0.6), e(1.1 + wave * 0.6, low * 0.84), e(1.0, low - 0.06)},
                {e(1.0, low - 0.06), e(0.8, low - 0.12), e(0.58, low + 0.04)},
                {e(0.58, low + 0.04), e(0.36, low - 0.08), e(0.14, low + 0.08)},
                {e(0.14, low + 0.08), e(-0.1, low - 0.06), e(-0.36, low + 0.06)},
                {e(-0.36, low + 0.06), e(-0.56, low - 0.1), e(-0.72, low + 0.02)},
                {e(-0.72, low + 0.02), e(-0.86, low - 0.12), e(-1.0, low - 0.08)},
                {e(-1.0, low - 0.08), e(-1.1 - wave * 0.6, low * 0.84), e(-1.14 + wave, low * 0.6),
                 e(-1.12 - wave, low * 0.3), e(-1.06, -0.4), e(-0.66, -0.96), e(0, -1.12)}});
  b.art.form(mass, b.c, Role::Hair, "hair");
  const auto q = [&](double x, double y) { return b.q(x, y); };
  b.light(mass, {{q(-0.98, -0.22), q(-0.56, -0.44), q(-0.1, -0.5)},
                 {q(0.16, -0.5), q(0.5, -0.46), q(0.9, -0.28)}});
  // Every lock of the hem begins at the parting.
  for (auto [x, tip] :
       {std::pair{-0.86, -0.86}, {-0.5, -0.56}, {-0.14, -0.1}, {0.24, 0.36}, {0.62, 0.8}}) {
    const std::array lock{q(x * 0.16, -0.86), q(x * 0.74, -0.4), q(x * 1.08 + wave, low * 0.36),
                          q(x * 1.06 - wave, low * 0.68), q(tip, low - 0.1)};
    const bool deep = std::abs(x) < 0.3;
    b.art.line(drawing::curve_through(lock), b.rx * (deep ? 0.028 : 0.034), b.strand(), "hair.line",
               Role::Hair);
  }
  b.art.line(drawing::curve_through(std::array{q(0.02, -1.1), q(0.0, -0.98), q(0.0, -0.84)}),
             b.rx * 0.045, darker(b.c, 0.34), "hair.line", Role::Hair);
}

void falling_curls(Barber& b) {
  const double len = b.long_length(), k = b.h.yaw();
  const auto e = [&](double x, double y) { return b.p(x > 0 ? x * (1 - 0.2 * k) : x, y); };
  std::vector<Point> ring{e(-0.5, -1.06), e(0.0, -1.16), e(0.5, -1.06), e(0.9, -0.76)};
  const int n = b.cut == "long_curly" ? 5 : 4;
  const auto x = [&](int i) { return 1.1 + 0.16 * std::sin(2.6 * i / n); };
  for (int i = 0; i <= n; ++i) ring.push_back(e(x(i), -0.38 + (len * 0.94 + 0.38) * i / n));
  for (double u : {0.66, 0.2, -0.26, -0.7}) ring.push_back(e(u, len + 0.04));
  for (int i = n; i >= 0; --i) ring.push_back(e(-x(i), -0.38 + (len * 0.94 + 0.38) * i / n));
  ring.push_back(e(-0.9, -0.76));
  const Path mass = curled(ring, 0.28);
  b.art.form(mass, b.c, Role::Hair, "hair");
  const auto q = [&](double u, double v) { return b.q(u, v); };
  b.light(mass, {{q(-0.98, -0.3), q(-0.56, -0.52), q(-0.1, -0.56)},
                 {q(0.16, -0.56), q(0.5, -0.52), q(0.9, -0.34)}});
  // Corkscrews side by side, each winding down to the hem.
  int lock = 0;
  for (double u : {-0.8, -0.42, -0.04, 0.36, 0.74}) {
    std::vector<Point> line{q(u * 0.5, -0.86 + 0.2 * std::abs(u))};
    const double from = -0.44 + 0.1 * (lock % 2), step = 0.27;
    int turn = lock;
    for (double v = from; v < len - 0.08; v += step, ++turn)
      line.push_back(q(u + (turn % 2 ? 0.13 : -0.13), v));
    b.art.line(drawing::curve_through(line), b.rx * 0.036, b.strand(), "hair.line", Role::Hair);
    ++lock;
  }
}

void cloud(Barber& b, double g) {
  std::vector<Point> ring;
  for (int i = 0; i < 13; ++i) {
    const double a = 2 * std::numbers::pi * i / 13 + std::numbers::pi / 2;
    ring.push_back(b.p(-0.14 * b.h.yaw() + std::cos(a) * g, -0.16 + std::sin(a) * g * 0.94));
  }
  b.art.form(curled(ring, 0.3), b.c, Role::Hair, "hair");
  b.curls({{-0.5, -0.82},
           {0.1, -0.9},
           {0.62, -0.62},
           {-0.84, -0.3},
           {-0.2, -0.4},
           {0.36, -0.26},
           {-0.5, 0.16},
           {0.1, 0.2},
           {0.7, 0.16},
           {-0.2, 0.6},
           {0.36, 0.6}},
          0.13);
}

void braid(Barber& b, double side) {
  const double k = side > 0 ? 1 - 0.16 * b.h.yaw() : 1;
  for (int i = 0; i < 4; ++i)
    b.art.form(ellipse(b.p(side * (0.94 + 0.05 * i) * k, 0.4 + 0.32 * i), b.rx * (0.23 - 0.02 * i),
                       b.ry * 0.22, side * -14),
               b.c, Role::Hair, "hair.braid");
  b.art.detail(ellipse(b.p(side * 1.11 * k, 1.56), b.rx * 0.12, b.rx * 0.09),
               color_or("#e4572e", b.c), Role::Cloth, "hair.band", 0.6);
  b.art.form(blob(std::array{b.p(side * 1.11 * k, 1.56), b.p(side * 1.26 * k, 1.78),
                             b.p(side * 1.1 * k, 1.92), b.p(side * 0.98 * k, 1.76)}),
             b.c, Role::Hair, "hair.braid", 0.8);
}

/// The line along which hair is parted for two tails.
void parting(Barber& b) {
  b.art.line(drawing::curve_through(std::array{b.q(0.0, -1.04), b.q(0.02, -0.3), b.q(0.0, 0.6)}),
             b.rx * 0.05, mix(b.c, b.h.skin, 0.55), "hair.parting", Role::Hair);
}

}  // namespace

void cut_from_behind(Barber& b) {
  const std::string& cut = b.cut;
  if (cut == "baby_bald") return;
  if (cut == "baby" || cut == "baby_curls") {
    // Down that ends above the nape.
    const auto q = [&](double x, double y) { return b.q(x, y); };
    b.art.soft(
        blob(std::array{q(0, -1.04), q(0.6, -0.9), q(0.94, -0.4), q(0.86, 0.1), q(0.4, 0.34),
                        q(0, 0.24), q(-0.4, 0.34), q(-0.86, 0.1), q(-0.94, -0.4), q(-0.6, -0.9)}),
        b.c, Role::Hair, "hair");
    b.strands({{q(-0.1, -0.5), q(0.2, -0.6), q(0.24, -0.36)},
               {q(-0.4, -0.1), q(-0.44, 0.06), q(-0.36, 0.2)},
               {q(0.36, -0.1), q(0.44, 0.06), q(0.36, 0.2)}});
    if (cut == "baby" && !b.hatted)
      b.art.form(blob(std::array{q(-0.1, -0.96), q(-0.14, -1.24), q(0.14, -1.34), q(0.26, -1.16),
                                 q(0.12, -0.96)}),
                 b.c, Role::Hair, "hair.curl", 0.7);
  } else if (cut == "bald") {
    const auto p = [&](double x, double y) { return b.p(x, y); };
    b.art.form(blob(std::array{p(-0.98, -0.2), p(0, 0.0), p(0.98, -0.2), p(1.0, 0.3), p(0.5, 0.78),
                               p(0, 0.84), p(-0.5, 0.78), p(-1.0, 0.3)}),
               b.c, Role::Hair, "hair");
    b.strands(
        {{p(-0.6, 0.2), p(-0.62, 0.4), p(-0.52, 0.6)}, {p(0.5, 0.2), p(0.56, 0.4), p(0.46, 0.62)}});
  } else if (cut == "short_curly" || cut == "afro") {
    cloud(b, (cut == "afro" ? 1.34 : 1.14) - (b.hatted ? 0.12 : 0));
  } else if (cut == "long_curly" || cut == "shoulder_curls") {
    falling_curls(b);
  } else if (cut == "spiky") {
    b.cap(0, 0, 0, false);
    if (b.hatted) return;
    Path crown;
    crown.move_to(b.q(-1.02, -0.2));
    for (const Point& z : {Point{-1.26, -0.8},
                           {-0.74, -0.86},
                           {-0.7, -1.34},
                           {-0.26, -1.04},
                           {0.0, -1.48},
                           {0.3, -1.04},
                           {0.66, -1.32},
                           {0.74, -0.84},
                           {1.14, -0.84},
                           {0.98, -0.2},
                           {0.56, -0.5},
                           {0.3, -0.16},
                           {0.0, -0.46},
                           {-0.3, -0.14},
                           {-0.6, -0.5}})
      crown.line_to(b.q(z.x, z.y));
    b.art.form(crown.close(), b.c, Role::Hair, "hair");
  } else if (cut == "bun") {
    b.cap(0.05, 0, 0.02, false);
    b.bobble(b.q(0.0, b.hatted ? 0.3 : -1.0), b.hatted ? 0.32 : 0.38);
  } else if (cut == "ponytail") {
    b.cap(0, 0, 0.02, false);
    b.art.form(tapered(std::array{b.q(0, -0.5), b.q(0.1, 0.1), b.q(0.0, 0.8), b.q(0.1, 1.3)},
                       std::array{b.rx * 0.3, b.rx * 0.46, b.rx * 0.44, b.rx * 0.1}),
               b.c, Role::Hair, "hair.tail");
    b.strands({{b.q(-0.02, -0.3), b.q(0.0, 0.3), b.q(-0.06, 0.9)},
               {b.q(0.12, -0.2), b.q(0.18, 0.3), b.q(0.1, 0.9)}});
    b.art.detail(ellipse(b.q(0, -0.46), b.rx * 0.18, b.rx * 0.1), color_or("#e4572e", b.c),
                 Role::Cloth, "hair.band", 0.6);
  } else if (cut == "braids" || cut == "pigtails") {
    b.cap(0, 0, 0.02, false);
    parting(b);
    for (double side : {1.0, -1.0}) cut == "braids" ? braid(b, side) : b.pigtail(side, b.h.yaw());
  } else if (cut == "bob" || falls(cut)) {
    falling_locks(b);
  } else {
    b.cap(0.2, 0, 0.02, false);
  }
}

}  // namespace talewright::engines::illustrator::rig
