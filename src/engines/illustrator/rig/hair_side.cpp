// Hair seen from the side, the face to the right.
#include "engines/illustrator/rig/hair.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// A puffed mass behind and above the face.
void cloud(Barber& b, double g) {
  Path path;
  const Point m = b.p(-0.16, -0.22);
  const auto at = [&](double degrees, double k) {
    return m + Point{std::cos(radians(degrees)) * b.rx * g * k,
                     std::sin(radians(degrees)) * b.ry * g * k * 0.96};
  };
  const int n = 9;
  const double from = 78, to = 334;
  path.move_to(at(from, 0.92));
  for (int i = 0; i < n; ++i) {
    const double a = from + (to - from) * i / n, d = (to - from) / n;
    path.curve_to(at(a + d * 0.1, 1.2), at(a + d * 0.9, 1.2), at(a + d, 1));
  }
  for (Point q : {b.p(0.62, -0.44), b.p(0.36, -0.16), b.p(0.3, 0.14), b.p(0.02, 0.3)})
    path.quad_to(q + Point{b.rx * 0.1, b.ry * 0.06}, q);
  b.art.form(path.close(), b.c, Role::Hair, "hair");
  b.curls({{-0.5, -0.9}, {0.0, -0.8}, {-0.85, -0.3}, {-0.4, -0.3}, {-0.6, 0.2}}, 0.12);
}

/// Curls from the brow over the ear down to the shoulder or the breast.
void falling_curls(Barber& b) {
  const double len = b.long_length();
  const auto p = [&](double x, double y) { return b.p(x, y); };
  std::vector<Point> ring{p(0.82, -0.56), p(0.66, -0.86),  p(0.3, -1.1),  p(-0.16, -1.16),
                          p(-0.6, -1.02), p(-0.96, -0.72), p(-1.16, -0.3)};
  const int n = b.cut == "long_curly" ? 5 : 3;
  for (int i = 1; i <= n; ++i)
    ring.push_back(p(-1.18 - 0.06 * (i % 2), -0.3 + (len + 0.2) * i / n));
  ring.push_back(p(-0.78, len + 0.04));
  ring.push_back(p(-0.4, len - 0.04));
  ring.push_back(p(-0.02, len * 0.9));
  for (int i = n - 1; i >= 1; --i)
    ring.push_back(p(0.1 + 0.08 * (i % 2), -0.3 + (len * 0.92 + 0.3) * i / n));
  ring.push_back(p(0.22, -0.14));
  ring.push_back(p(0.46, -0.42));
  b.art.form(curled(ring, 0.28), b.c, Role::Hair, "hair");
  b.light(curled(ring, 0.28), {{p(0.34, -0.86), p(-0.1, -0.9), p(-0.5, -0.72)}});
  b.curls({{0.36, -0.7},
           {-0.06, -0.62},
           {-0.52, -0.5},
           {-0.82, -0.1},
           {-0.3, -0.1},
           {-0.66, 0.36},
           {-0.14, 0.42},
           {-0.9, 0.72},
           {-0.42, 0.86}},
          0.15);
  if (b.cut == "long_curly") b.curls({{-0.86, 1.2}, {-0.3, 1.24}, {-0.6, 1.5}}, 0.15);
}

void spikes(Barber& b) {
  b.cap(-0.1, -0.4, 0.0, false);
  if (b.hatted) return;
  Path crown;
  crown.move_to(b.p(-0.96, 0.2));
  for (const Point& z : {Point{-1.42, -0.1},
                         {-1.02, -0.3},
                         {-1.4, -0.72},
                         {-0.82, -0.78},
                         {-0.9, -1.32},
                         {-0.36, -1.02},
                         {-0.16, -1.5},
                         {0.2, -1.04},
                         {0.6, -1.36},
                         {0.66, -0.9},
                         {1.14, -0.86},
                         {0.84, -0.5}})
    crown.line_to(b.p(z.x, z.y));
  crown.line_to(b.p(0.3, -0.62)).line_to(b.p(-0.4, -0.2)).close();
  b.art.form(crown, b.c, Role::Hair, "hair");
}

void braid(Barber& b) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  b.cap(0, -0.36, 0.02, true);
  for (int i = 0; i < 4; ++i)
    b.art.form(
        ellipse(p(-0.3 - 0.03 * i, 0.72 + 0.32 * i), b.rx * (0.23 - 0.02 * i), b.ry * 0.22, 10),
        b.c, Role::Hair, "hair.braid");
  b.art.detail(ellipse(p(-0.42, 1.86), b.rx * 0.12, b.rx * 0.09), color_or("#e4572e", b.c),
               Role::Cloth, "hair.band", 0.6);
  b.art.form(blob(std::array{p(-0.42, 1.88), p(-0.3, 2.08), p(-0.46, 2.22), p(-0.56, 2.06)}), b.c,
             Role::Hair, "hair.braid", 0.8);
}

void bob(Barber& b) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  b.cap(0, -0.3, 0.05, true);
  b.art.form(blob(std::array{p(0.3, -0.4), p(0.3, 0.2), p(0.24, 0.8), p(-0.3, 0.96), p(-0.9, 0.9),
                             p(-1.12, 0.5), p(-1.1, -0.1), p(-0.7, -0.5)}),
             b.c, Role::Hair, "hair.side");
  b.art.plain(blob(std::array{p(-0.7, -0.56), p(0.24, -0.5), p(0.2, -0.2), p(-0.96, -0.1)}), b.c,
              Role::Hair, "hair.side");
  b.strands(
      {{p(0.0, -0.2), p(0.04, 0.3), p(-0.04, 0.78)}, {p(-0.5, -0.2), p(-0.5, 0.3), p(-0.5, 0.82)}});
}

/// Straight or wavy: a sheet from the parting over the ear, its front edge at the cheek.
void falling_locks(Barber& b) {
  const double len = b.long_length(), wave = b.cut == "wavy" ? 0.09 : 0;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const Path sheet = cornered(
      {{p(0.84, -0.58), p(0.62, -0.94), p(0.05, -1.14), p(-0.62, -1.0), p(-1.06, -0.5),
        p(-1.14 - wave, 0.2), p(-1.16 + wave, 0.7), p(-1.2 - wave, len * 0.8), p(-1.06, len)},
       {p(-1.06, len), p(-0.86, len - 0.1), p(-0.62, len + 0.06)},
       {p(-0.62, len + 0.06), p(-0.42, len - 0.1), p(-0.18, len - 0.02)},
       {p(-0.18, len - 0.02), p(0.0, len * 0.76), p(0.1 + wave, len * 0.5), p(0.2 - wave, 0.4),
        p(0.28, 0.0), p(0.46, -0.36), p(0.84, -0.58)}});
  b.art.form(sheet, b.c, Role::Hair, "hair");
  b.light(sheet, {{p(0.3, -0.84), p(-0.1, -0.9), p(-0.52, -0.72)},
                  {p(-1.0, 0.16), p(-0.5, 0.3), p(0.1, 0.2)}});
  b.strands({{p(0.52, -0.66), p(0.06, -0.42), p(-0.12, 0.14)},
             {p(0.06, -0.9), p(-0.5, -0.5), p(-0.6, 0.1)},
             {p(-0.06, 0.42), p(-0.1 + wave, len * 0.6), p(-0.3, len - 0.2)},
             {p(-0.56, 0.4), p(-0.56 - wave, len * 0.6), p(-0.7, len - 0.16)},
             {p(-0.9, 0.3), p(-0.96 + wave, len * 0.5), p(-0.94, len - 0.3)}});
}

}  // namespace

void fall_behind_from_side(Barber& b) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  if (b.cut == "ponytail") {
    b.art.form(tapered(std::array{p(-0.6, -0.72), p(-1.16, -0.72), p(-1.5, -0.2), p(-1.46, 0.5),
                                  p(-1.28, 0.96)},
                       std::array{b.rx * 0.3, b.rx * 0.46, b.rx * 0.56, b.rx * 0.42, b.rx * 0.06}),
               b.c, Role::Hair, "hair.tail");
    b.strands({{p(-1.2, -0.6), p(-1.46, -0.1), p(-1.4, 0.5)}});
  }
}

void cut_from_side(Barber& b) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const std::string& cut = b.cut;
  if (cut == "baby_bald") return;
  if (cut == "baby_curls") {
    const std::array ring{p(0.66, -0.7), p(0.62, -0.98), p(0.3, -1.18),  p(-0.12, -1.16),
                          p(-0.4, -1.0), p(-0.3, -0.78), p(0.04, -0.76), p(0.34, -0.66)};
    b.art.form(curled(ring, 0.34), b.c, Role::Hair, "hair", 0.8);
    b.curls({{0.1, -0.94}}, 0.11);
  } else if (cut == "baby") {
    b.art.soft(
        cornered({{p(0.74, -0.62), p(0.5, -0.9), p(0.02, -1.02), p(-0.52, -0.88), p(-0.92, -0.5),
                   p(-0.98, -0.1)},
                  {p(-0.98, -0.1), p(-0.6, -0.36), p(-0.1, -0.56), p(0.3, -0.66), p(0.74, -0.62)}}),
        b.c, Role::Hair, "hair");
    if (b.hatted) return;
    b.art.form(cornered({{p(-0.1, -0.98), p(0.0, -1.32), p(0.36, -1.42), p(0.54, -1.18)},
                         {p(0.54, -1.18), p(0.46, -1.04), p(0.3, -1.08)},
                         {p(0.3, -1.08), p(0.34, -1.2), p(0.2, -1.14), p(0.22, -0.96)},
                         {p(0.22, -0.96), p(0.06, -0.92), p(-0.1, -0.98)}}),
               b.c, Role::Hair, "hair.curl", 0.7);
  } else if (cut == "bald") {
    b.art.form(blob(std::array{p(-0.98, -0.16), p(-0.6, 0.0), p(-0.2, -0.16), p(-0.2, 0.24),
                               p(-0.4, 0.5), p(-0.76, 0.62), p(-1.02, 0.3)}),
               b.c, Role::Hair, "hair", 0.8);
  } else if (cut == "short") {
    b.cap(0.3, -0.34, 0.04, false);
    b.art.soft(blob(std::array{p(0.1, -0.9), p(0.4, -1.2), p(0.86, -1.06), p(1.0, -0.72),
                               p(0.86, -0.52), p(0.5, -0.62)}),
               b.c, Role::Hair, "hair.quiff");
    b.art.line(curve_through(std::array{p(0.3, -1.12), p(0.6, -1.18), p(0.94, -0.98), p(0.98, -0.7),
                                        p(0.86, -0.54), p(0.56, -0.6)}),
               b.rx * 0.035, darker(b.c, 0.35), "hair.line", Role::Hair);
  } else if (cut == "spiky") {
    spikes(b);
  } else if (cut == "short_curly" || cut == "afro") {
    cloud(b, (cut == "afro" ? 1.3 : 1.1) - (b.hatted ? 0.1 : 0));
  } else if (cut == "long_curly" || cut == "shoulder_curls") {
    falling_curls(b);
  } else if (cut == "bun") {
    b.bobble(b.hatted ? p(-0.96, 0.2) : p(-0.72, -1.02), b.hatted ? 0.3 : 0.36);
    b.cap(0.05, -0.42, 0.02, false);
  } else if (cut == "braids") {
    braid(b);
  } else if (cut == "pigtails") {
    b.cap(0, -0.36, 0.02, false);
    b.art.form(blob(std::array{p(-0.5, -0.42), p(-0.8, -0.66), p(-1.2, -0.3), p(-1.22, 0.3),
                               p(-0.96, 0.76), p(-0.9, 0.3), p(-0.66, -0.1)}),
               b.c, Role::Hair, "hair.tail");
    b.art.detail(ellipse(p(-0.54, -0.36), b.rx * 0.13, b.rx * 0.13), color_or("#e4572e", b.c),
                 Role::Cloth, "hair.band", 0.6);
  } else if (cut == "bob") {
    bob(b);
  } else if (falls(cut)) {
    falling_locks(b);
  } else {
    b.cap(0.1, -0.3, 0.02, false);
  }
}

}  // namespace talewright::engines::illustrator::rig
