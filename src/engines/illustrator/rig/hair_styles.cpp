// Hair seen from the front and at three quarters: what falls behind the shoulders, and what frames
// the face.
#include "engines/illustrator/rig/hair.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// A cloud around the crown, open over the face.
void cloud(Barber& b, bool big) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const double g = (big ? 1.34 : 1.14) - (b.hatted ? 0.12 : 0), s = b.s;
  std::vector<Point> inner;
  for (int i = 0; i <= 10; ++i) {
    const double x = 0.95 - 1.9 * i / 10;
    inner.push_back(b.f(x, -0.42 + 0.5 * std::pow(std::abs(x), 3) - (i % 2 ? 0.06 : 0)));
  }
  const int n = big ? 11 : 9;
  Path path;
  const Point c0 = p(-0.06 * s, -0.18);
  const double low = big ? 0.18 : 0.12;
  const auto at = [&](double turn, double k) {
    const double a = radians(180 - 90 * low / 0.18 * 0.4 + turn * (180 + 90 * low / 0.18 * 0.8));
    return c0 + Point{std::cos(a) * b.rx * g * k, std::sin(a) * b.ry * g * k};
  };
  path.move_to(at(0, 1));
  for (int i = 0; i < n; ++i) {
    const double a = static_cast<double>(i) / n, w = 1.0 / n;
    path.curve_to(at(a + w * 0.1, 1.2), at(a + w * 0.9, 1.2), at(a + w, 1));
  }
  path.line_to(inner.front());
  for (std::size_t i = 0; i + 1 < inner.size(); ++i)
    path.quad_to(talewright::mix(inner[i], inner[i + 1], 0.5) + Point{0, b.ry * 0.12},
                 inner[i + 1]);
  b.art.form(path.close(), b.c, Role::Hair, "hair");
  b.curls({{-0.5, -0.9}, {0.1, -1.05}, {0.6, -0.8}, {-0.85, -0.45}, {0.1, -0.7}, {-0.34, -0.62}},
          0.12);
}

/// Curls that fall beside the face: a parted crown of them, and a column on each side.
void falling_curls(Barber& b) {
  const double s = b.s, low = b.long_length() * (b.cut == "shoulder_curls" ? 0.94 : 0.8);
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const auto f = [&](double x, double y) { return b.f(x, y); };
  for (double side : {1.0, -1.0}) {
    // The column: outer bumps down, inner bumps up to the temple.
    const double e = side > 0 ? 1.14 - 0.12 * s : -1.14;
    const double in = side > 0 ? e - 0.22 + 0.14 * s : e + 0.3 + 0.06 * s;
    const auto x = [&](double k) { return in + (e - in) * k; };
    const double l = side > 0 ? low * (1 - 0.1 * s) : low;
    const double step = (l + 0.3) / 4;
    std::vector<Point> ring{p(x(0.5), -0.5), p(x(1.0), -0.3)};
    for (int i = 1; i < 4; ++i) ring.push_back(p(x(i % 2 ? 1.16 : 1.04), -0.3 + step * i));
    ring.push_back(p(x(0.86), l));
    ring.push_back(p(x(0.3), l - 0.04));
    for (int i = 3; i > 0; --i) ring.push_back(p(x(i % 2 ? -0.04 : 0.1), -0.34 + step * i));
    b.art.form(curled(ring, 0.34), b.c, Role::Hair, "hair.side", 0.9);
    for (int i = 1; i <= 3; ++i) {
      const double y = -0.3 + step * (i + 0.1);
      b.strands({{p(x(0.94), y - 0.1), p(x(0.5), y + 0.06), p(x(0.14), y - 0.08)}});
    }
  }
  const double part = 0.24;
  const double lx = -1.08, rr = 1.06 - 0.1 * s;
  const std::array outer{p(lx, -0.06),        p(lx - 0.06, -0.46), p(-0.86, -0.86),
                         p(-0.42, -1.1),      p(0.1, -1.14),       p(0.58, -0.98),
                         p(rr - 0.08, -0.66), p(rr + 0.02, -0.3),  p(rr - 0.04, -0.02)};
  const std::array inner{p(rr - 0.14, -0.14), f(0.66, -0.42), f(part + 0.06, -0.66),
                         f(-0.16, -0.46),     f(-0.5, -0.34), f(-0.78, -0.16),
                         p(lx + 0.28, 0.0)};
  Path crown;
  crown.move_to(outer[0]);
  const auto bumps = [&](std::span<const Point> line, double swell) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const Point a = line[i], e = line[i + 1], d = e - a, n = Point{d.y, -d.x} * swell;
      crown.curve_to(a + n - d * 0.1, e + n + d * 0.1, e);
    }
  };
  bumps(outer, 0.34);
  crown.line_to(inner[0]);
  bumps(inner, 0.2);
  b.art.form(crown.close(), b.c, Role::Hair, "hair");
  b.light(crown, {{p(-0.88, -0.52), p(-0.62, -0.8), p(-0.24, -0.94)}});
  b.curls({{-0.66, -0.56}, {-0.3, -0.78}, {0.12, -0.9}, {0.5, -0.74}}, 0.13);
}

/// Straight or wavy hair beside the face, from the temple to the breast.
void falling_locks(Barber& b) {
  const double s = b.s, len = b.long_length();
  const bool wavy = b.cut == "wavy";
  const auto p = [&](double x, double y) { return b.p(x, y); };
  b.cap(wavy ? 0.28 : 0.1, -0.3, 0.05, true);
  const double low = std::max(0.8, len * 0.74), wave = wavy ? 0.08 : 0.0;
  const Path near =
      cornered({{p(-1.04, -0.36), p(-1.12 - wave, 0.1), p(-1.14 + wave, 0.5),
                 p(-1.16 - wave, low * 0.76), p(-0.98, low + 0.1)},
                {p(-0.98, low + 0.1), p(-0.82 + wave, low * 0.78), p(-0.86 - wave + 0.16 * s, 0.52),
                 p(-0.78 + 0.2 * s, 0.1), p(-0.7 + 0.16 * s, -0.24)},
                {p(-0.7 + 0.16 * s, -0.24), p(-0.86, -0.5), p(-1.04, -0.36)}});
  b.art.form(near, b.c, Role::Hair, "hair.side", 0.9);
  b.art.plain(ellipse(p(-0.88 + 0.06 * s, -0.36), b.rx * 0.16, b.ry * 0.16), b.c, Role::Hair,
              "hair.side");
  b.strands({{p(-0.92, -0.1), p(-1.0 + wave, 0.4), p(-0.99, low - 0.1)}});
  if (s > 0.75) return;
  const double e = 1.06 - 0.12 * s;
  b.art.form(
      cornered(
          {{p(e, -0.3), p(e + 0.06 + wave, 0.2), p(e + 0.06 - wave, 0.6), p(e - 0.04, low * 0.92)},
           {p(e - 0.04, low * 0.92), p(e - 0.12, 0.56), p(e - 0.08 + wave, 0.2), p(e - 0.08, -0.2)},
           {p(e - 0.08, -0.2), p(e - 0.05, -0.34), p(e, -0.3)}}),
      b.c, Role::Hair, "hair.side", 0.8);
}

void spikes(Barber& b) {
  const double s = b.s;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  b.cap(-0.1, -0.4, 0.0, false);
  if (b.hatted) return;
  Path crown;
  const std::array<Point, 13> zig{{{-1.02, -0.34},
                                   {-1.26, -0.8},
                                   {-0.74, -0.86},
                                   {-0.7, -1.34},
                                   {-0.26, -1.04},
                                   {0.0, -1.48},
                                   {0.3, -1.04},
                                   {0.66, -1.32},
                                   {0.74, -0.84},
                                   {1.14, -0.84},
                                   {0.98, -0.4},
                                   {0.5, -0.5},
                                   {-0.5, -0.5}}};
  crown.move_to(p(zig[0].x, zig[0].y));
  for (std::size_t i = 1; i < zig.size(); ++i) crown.line_to(p(zig[i].x - 0.04 * s, zig[i].y));
  b.art.form(crown.close(), b.c, Role::Hair, "hair");
  Path fringe;
  fringe.move_to(b.f(-0.86, -0.5));
  for (const Point& z : {Point{-0.62, -0.26},
                         {-0.4, -0.5},
                         {-0.14, -0.22},
                         {0.1, -0.5},
                         {0.4, -0.26},
                         {0.62, -0.54},
                         {0.3, -0.9},
                         {-0.5, -0.9}})
    fringe.line_to(b.f(z.x, z.y));
  b.art.plain(fringe.close(), b.c, Role::Hair, "hair.fringe");
}

void braid(Barber& b, double side) {
  const double k = side > 0 ? 1.04 - 0.06 * b.s : 1;  // beside the far eye, not over it
  const auto p = [&](double x, double y) { return b.p(x, y); };
  for (int i = 0; i < 4; ++i)
    b.art.form(ellipse(p(side * (1.0 + 0.05 * i) * k, 0.34 + 0.32 * i), b.rx * (0.23 - 0.02 * i),
                       b.ry * 0.22, side * -14),
               b.c, Role::Hair, "hair.braid");
  b.art.detail(ellipse(p(side * 1.17 * k, 1.5), b.rx * 0.12, b.rx * 0.09), color_or("#e4572e", b.c),
               Role::Cloth, "hair.band", 0.6);
  b.art.form(blob(std::array{p(side * 1.17 * k, 1.5), p(side * 1.32 * k, 1.72),
                             p(side * 1.16 * k, 1.86), p(side * 1.04 * k, 1.7)}),
             b.c, Role::Hair, "hair.braid", 0.8);
}

void bob(Barber& b) {
  const double s = b.s;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  b.cap(0.0, -0.3, 0.05, true);
  b.fringe(-0.3);
  for (double side : {-1.0, 1.0}) {
    const double e = side > 0 ? 1.03 - 0.1 * s : -1.08;
    const double in = side > 0 ? e - 0.15 : e + 0.2 + 0.16 * s;
    b.art.form(blob(std::array{p(e, -0.3), p(e + side * 0.05, 0.3), p(e - side * 0.02, 0.82),
                               p((e + in) / 2, 0.94), p(in, 0.7), p(in + side * 0.03, 0.2),
                               p((e + in) / 2, -0.3)}),
               b.c, Role::Hair, "hair.side", 0.9);
    b.art.plain(ellipse(p((e + in) / 2, -0.24), b.rx * 0.09, b.ry * 0.2), b.c, Role::Hair,
                "hair.side");
    b.strands({{p((e + in) / 2, -0.1), p((e + in) / 2 + side * 0.03, 0.3), p((e + in) / 2, 0.7)}});
  }
}

void baby_hair(Barber& b) {
  const auto f = [&](double x, double y) { return b.f(x, y); };
  if (b.cut == "baby_curls") {
    const auto p = [&](double x, double y) { return b.p(x, y); };
    const std::array ring{p(-0.94, -0.26),
                          p(-0.94, -0.66),
                          p(-0.66, -1.0),
                          p(-0.2, -1.16),
                          p(0.26, -1.12),
                          p(0.66 - 0.04 * b.s, -0.9),
                          p(0.86 - 0.08 * b.s, -0.52),
                          f(0.36, -0.66),
                          f(0.0, -0.62),
                          f(-0.36, -0.54),
                          p(-0.66 + 0.1 * b.s, -0.4)};
    b.art.form(curled(ring, 0.26), b.c, Role::Hair, "hair", 0.8);
    b.curls({{-0.62, -0.62}, {-0.24, -0.88}, {0.22, -0.88}}, 0.11);
    return;
  }
  // A cap of down, and the one curl that every baby has.
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const double far = 0.86 - 0.08 * b.s, near = -0.97 + 0.02 * b.s;
  const Path down = cornered({{p(near, -0.12), p(near + 0.03, -0.46), p(-0.62, -0.86),
                               p(-0.06, -1.03), p(0.5, -0.91), p(far, -0.52)},
                              {p(far, -0.52), f(0.46, -0.72), f(0.12, -0.74)},
                              {f(0.12, -0.74), f(-0.2, -0.64), f(-0.6, -0.56),
                               p(near + 0.12 + 0.2 * b.s, -0.3), p(near, -0.12)}});
  b.art.soft(down, b.c, Role::Hair, "hair");
  if (b.hatted) return;
  b.art.form(cornered({{f(-0.2, -0.98), f(-0.1, -1.3), f(0.26, -1.4), f(0.44, -1.16)},
                       {f(0.44, -1.16), f(0.36, -1.02), f(0.2, -1.06)},
                       {f(0.2, -1.06), f(0.24, -1.18), f(0.1, -1.12), f(0.12, -0.94)},
                       {f(0.12, -0.94), f(-0.04, -0.9), f(-0.2, -0.98)}}),
             b.c, Role::Hair, "hair.curl", 0.7);
}

}  // namespace

void fall_behind(Barber& b) {
  const double s = b.s, len = b.long_length();
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const Color shade = darker(b.c, 0.1);
  if ((b.cut == "short_curly" || b.cut == "afro") && s > 0.1)  // nothing between face and curls
    b.art.plain(blob(std::array{p(0.4, -0.9), p(0.86, -0.8), p(1.06, -0.36), p(1.1, 0.1),
                                p(0.98, 0.3), p(0.76, 0.3), p(0.6, -0.2)}),
                shade, Role::Hair, "hair.behind");
  if (b.cut == "long") {
    const Path mass =
        cornered({{p(-0.1, -0.9), p(-0.9, -0.6), p(-1.12 - 0.06 * s, 0.2), p(-1.2 - 0.12 * s, 1.0),
                   p(-1.04 - 0.1 * s, len)},
                  {p(-1.04 - 0.1 * s, len), p(-0.84, len - 0.1), p(-0.6, len + 0.04)},
                  {p(-0.6, len + 0.04), p(-0.36, len - 0.06), p(-0.1, len + 0.08)},
                  {p(-0.1, len + 0.08), p(0.2, len - 0.06), p(0.44, len)},
                  {p(0.44, len), p(0.64 - 0.1 * s, len - 0.1), p(0.92 - 0.2 * s, len * 0.9)},
                  {p(0.92 - 0.2 * s, len * 0.9), p(1.06 - 0.18 * s, 0.8), p(1.02 - 0.12 * s, 0.0),
                   p(0.8, -0.6), p(-0.1, -0.9)}});
    b.art.form(mass, shade, Role::Hair, "hair.behind");
    b.strands({{p(-1.0, 0.4), p(-1.06 - 0.06 * s, 0.9), p(-0.86, len - 0.14)},
               {p(-0.5, 1.0), p(-0.54, 1.3), p(-0.4, len - 0.12)},
               {p(0.86, 0.5), p(0.9 - 0.12 * s, 0.9), p(0.68 - 0.1 * s, len - 0.18)}});
  } else if (b.cut == "wavy") {
    b.art.form(blob(std::array{p(-0.1, -0.9), p(-0.92, -0.6), p(-1.18 - 0.06 * s, 0.1),
                               p(-1.08, 0.5), p(-1.3 - 0.1 * s, len * 0.56), p(-1.12, len * 0.76),
                               p(-1.2 - 0.08 * s, len * 0.94), p(-0.5, len * 0.92),
                               p(0.2, len * 0.98), p(0.8, len * 0.88), p(1.1 - 0.2 * s, len * 0.7),
                               p(0.96 - 0.1 * s, len * 0.5), p(1.12 - 0.16 * s, 0.4),
                               p(1.04 - 0.1 * s, -0.1), p(0.8, -0.6)}),
               shade, Role::Hair, "hair.behind");
    b.strands({{p(-1.06, 0.4), p(-1.2, len * 0.6), p(-1.04, len * 0.84)},
               {p(0.9, 0.4), p(1.0 - 0.14 * s, len * 0.6), p(0.78 - 0.1 * s, len * 0.8)}});
  } else if (b.cut == "long_curly" || b.cut == "shoulder_curls") {
    std::vector<Point> ring{p(0.0, -1.0), p(-0.7, -0.86), p(-1.06, -0.44)};
    const int n = b.cut == "long_curly" ? 5 : 4;
    const double wide = b.cut == "long_curly" ? 1.3 : 1.36;
    for (int i = 0; i < n; ++i) {
      const double t = (i + 0.5) / n;
      ring.push_back(
          p(-(1.14 + (wide - 1.14) * std::sin(t * 2.4)) - 0.06 * s, -0.3 + (len * 0.92 + 0.3) * t));
    }
    ring.push_back(p(-1.0, len * 0.98));
    for (double x : {-0.56, -0.1, 0.34}) ring.push_back(p(x, len * (x < -0.2 ? 1.03 : 1.0)));
    ring.push_back(p(0.78 - 0.1 * s, len * 0.95));
    for (int i = n - 1; i >= 0; --i) {
      const double t = (i + 0.5) / n;
      ring.push_back(
          p(1.1 + (wide - 1.14) * std::sin(t * 2.4) - 0.2 * s, -0.3 + (len * 0.9 + 0.3) * t));
    }
    ring.push_back(p(0.94 - 0.1 * s, -0.5));
    ring.push_back(p(0.62, -0.84));
    b.art.form(curled(ring, 0.3), shade, Role::Hair, "hair.behind");
    b.curls({{-1.1, len * 0.5},
             {-0.94, len * 0.8},
             {0.96 - 0.14 * s, len * 0.56},
             {0.8 - 0.14 * s, len * 0.82},
             {-0.3, len * 0.88},
             {0.3, len * 0.86}},
            0.15);
  } else if (b.cut == "bob") {
    b.art.form(
        blob(std::array{p(-0.1, -0.96), p(-0.94, -0.62), p(-1.14 - 0.05 * s, 0.1),
                        p(-1.16 - 0.06 * s, 0.72), p(-0.82, 0.94), p(0.0, 0.86), p(0.78, 0.92),
                        p(1.06 - 0.14 * s, 0.66), p(1.06 - 0.1 * s, 0.0), p(0.82, -0.62)}),
        shade, Role::Hair, "hair.behind");
  } else if (b.cut == "ponytail") {
    b.art.form(tapered(std::array{p(-0.5, -0.7), p(-1.1, -0.72), p(-1.46, -0.2), p(-1.42, 0.5),
                                  p(-1.24, 0.96)},
                       std::array{b.rx * 0.3, b.rx * 0.46, b.rx * 0.56, b.rx * 0.42, b.rx * 0.06}),
               b.c, Role::Hair, "hair.tail");
    b.strands({{p(-1.2, -0.6), p(-1.44, -0.1), p(-1.36, 0.5)}});
  }
}

void cut_from_front(Barber& b) {
  const double s = b.s;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const auto f = [&](double x, double y) { return b.f(x, y); };
  const std::string& cut = b.cut;
  if (cut == "baby_bald") return;
  if (cut == "baby" || cut == "baby_curls") return baby_hair(b);
  if (cut == "bald") {
    for (double side : {-1.0, 1.0}) {
      if (side > 0 && s > 0.4) continue;
      b.art.form(blob(std::array{p(side * 0.84, -0.26), p(side * 1.06, -0.2), p(side * 1.1, 0.16),
                                 p(side * 1.0, 0.4), p(side * 0.84, 0.1)}),
                 b.c, Role::Hair, "hair", 0.8);
    }
  } else if (cut == "short") {
    b.cap(0.3, -0.34, 0.04, false);
    const Path quiff =
        blob(std::array{f(0.3, -0.74), f(0.0, -0.56), f(-0.34, -0.5), f(-0.6, -0.6), f(-0.4, -0.96),
                        p(-0.1, -1.16), p(0.36, -1.14), f(0.44, -0.94)});
    b.art.soft(quiff, b.c, Role::Hair, "hair.quiff");
    b.art.line(
        curve_through(std::array{f(0.3, -0.72), f(0.0, -0.55), f(-0.34, -0.5), f(-0.58, -0.58)}),
        b.rx * 0.035, darker(b.c, 0.35), "hair.line", Role::Hair);
  } else if (cut == "spiky") {
    spikes(b);
  } else if (cut == "short_curly" || cut == "afro") {
    cloud(b, cut == "afro");
  } else if (cut == "long_curly" || cut == "shoulder_curls") {
    falling_curls(b);
  } else if (cut == "bun") {
    if (!b.hatted) b.bobble(p(0.0 - 0.25 * s, -1.2), 0.36);
    b.cap(0.05, -0.42, 0.02, false);
  } else if (cut == "braids" || cut == "pigtails") {
    for (double side : {1.0, -1.0}) cut == "braids" ? braid(b, side) : b.pigtail(side, b.s);
    b.cap(0.0, -0.36, 0.02, cut == "braids");
  } else if (cut == "bob") {
    bob(b);
  } else if (falls(cut)) {
    falling_locks(b);
  } else {
    b.cap(0.2, -0.36, 0.02, false);
  }
}

}  // namespace talewright::engines::illustrator::rig
