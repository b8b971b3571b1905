// Hair of people: what falls behind the head, and the cap and fringe over it.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::tapered;

namespace {

Path puffs(Point centre, double rx, double ry, int n, double depth, double from = 0,
           double to = 1) {
  Path p;
  const auto at = [&](double turn, double k) {
    const double a = 2 * std::numbers::pi * turn + std::numbers::pi / 2;
    return centre + Point{std::cos(a) * rx * k, std::sin(a) * ry * k};
  };
  p.move_to(at(from, 1));
  for (int i = 0; i < n; ++i) {
    const double a = from + (to - from) * i / n, c = (to - from) / n;
    p.curve_to(at(a + c * 0.1, 1 + depth * 1.5), at(a + c * 0.9, 1 + depth * 1.5), at(a + c, 1));
  }
  return p.close();
}

struct Barber {
  Art& art;
  const HeadSpace& h;
  double rx, ry, s;
  Color c;
  Barber(Art& a, const HeadSpace& head)
      : art(a),
        h(head),
        rx(head.frame.rx),
        ry(head.frame.ry),
        s(head.back ? 0 : head.side()),
        c(head.build.hair) {}
  Point p(double x, double y) const { return {x * rx, y * ry}; }
  /// On the face: turns with it.
  Point f(double x, double y) const { return h.back ? p(x, y) : h.frame.at(x, y); }

  void strands(std::initializer_list<std::array<Point, 3>> lines) {
    for (const auto& l : lines)
      art.line(curve_through(l), rx * 0.03, darker(c, 0.2), "hair.line", Role::Hair);
  }

  /// The cap over the skull with a hairline across the forehead; `part` is where it parts (-1..1).
  void cap(double part, double low, double grow, bool ears_covered) {
    const double side_y = ears_covered ? 0.42 : 0.1;
    if (h.profile()) return cap_from_side(grow, ears_covered);
    if (h.back) {
      // Turned away to the right, a little of the cheek shows beyond the hair.
      const double k = h.yaw();
      const auto p = [&](double x, double y) { return this->p(x > 0 ? x * (1 - 0.26 * k) : x, y); };
      art.form(
          blob(std::array{p(0, -1.06 - grow), p(0.6, -0.96 - grow), p(1.0, -0.5), p(1.06, 0.1),
                          p(0.86, 0.62), p(0.4, 0.86), p(0, 0.9), p(-0.4, 0.86), p(-0.86, 0.62),
                          p(-1.06, 0.1), p(-1.0, -0.5), p(-0.6, -0.96 - grow)}),
          c, Role::Hair, "hair");
      strands({{p(-0.3, 0.3), p(-0.36, 0.55), p(-0.3, 0.76)},
               {p(0.26, 0.34), p(0.3, 0.56), p(0.26, 0.74)}});
      return;
    }
    // Outer contour over the crown, then the hairline back from right to left.
    const double lx = -1.06 - 0.02 * s, rxx = 1.04 - 0.1 * s;
    const Point parting = f(part, -0.72);
    const Path path =
        cornered({{p(lx + 0.06, side_y), p(lx - 0.01, -0.3), p(-0.8, -0.82 - grow * 0.6),
                   p(-0.1, -1.09 - grow), p(0.62, -0.92 - grow * 0.7), p(rxx, -0.36),
                   p(rxx - 0.02, side_y - 0.12)},
                  {p(rxx - 0.02, side_y - 0.12), p(rxx - 0.13, -0.2), f(0.72, low - 0.02),
                   f((part + 0.8) / 2, low - 0.2), parting},
                  {parting, f((part - 0.8) / 2, low - 0.14), f(-0.72, low + 0.06),
                   p(lx + 0.3 + 0.22 * s, -0.05), p(lx + 0.06, side_y)}});
    art.form(path, c, Role::Hair, "hair");
    strands({{f(part - 0.12, -0.82), f(part - 0.4, -0.66), f(part - 0.62, -0.44)},
             {f(part + 0.1, -0.84), f(part + 0.34, -0.7), f(part + 0.5, -0.52)}});
  }
  /// From the side: from the forehead over the crown to the nape and back in front of the ear.
  void cap_from_side(double grow, bool ears_covered) {
    const double nape = ears_covered ? 0.82 : 0.62;
    std::vector<Point> inner;
    if (ears_covered)
      inner = {p(-0.62, nape), p(-0.2, 0.74), p(0.16, 0.5),
               p(0.24, 0.0),   p(0.4, -0.4),  p(0.84, -0.6)};
    else
      inner = {p(-0.7, nape), p(-0.36, 0.42), p(-0.26, 0.1),  p(-0.1, -0.12), p(0.08, -0.06),
               p(0.12, 0.1),  p(0.24, 0.08),  p(0.28, -0.26), p(0.46, -0.5),  p(0.84, -0.6)};
    art.form(cornered({{p(0.84, -0.6), p(0.62, -0.92 - grow * 0.6), p(0.05, -1.1 - grow),
                        p(-0.62, -0.98 - grow * 0.7), p(-1.04, -0.5), p(-1.08, 0.1),
                        p(-0.92, nape * 0.8), p(-0.7, nape)},
                       inner}),
             c, Role::Hair, "hair");
    strands({{p(0.5, -0.82), p(0.1, -0.8), p(-0.3, -0.6)},
             {p(0.3, -0.6), p(-0.1, -0.5), p(-0.46, -0.2)},
             {p(-0.8, -0.3), p(-0.82, 0.1), p(-0.72, 0.4)}});
  }
  /// A puffed mass behind and above the face, seen from the side.
  void cloud_from_side(double g) {
    Path path;
    const Point m = p(-0.16, -0.22);
    const auto at = [&](double degrees, double k) {
      return m + Point{std::cos(radians(degrees)) * rx * g * k,
                       std::sin(radians(degrees)) * ry * g * k * 0.96};
    };
    const int n = 9;
    const double from = 78, to = 334;
    path.move_to(at(from, 0.92));
    for (int i = 0; i < n; ++i) {
      const double a = from + (to - from) * i / n, d = (to - from) / n;
      path.curve_to(at(a + d * 0.1, 1.2), at(a + d * 0.9, 1.2), at(a + d, 1));
    }
    for (Point q : {p(0.62, -0.44), p(0.36, -0.16), p(0.3, 0.14), p(0.02, 0.3)})
      path.quad_to(q + Point{rx * 0.1, ry * 0.06}, q);
    art.form(path.close(), c, Role::Hair, "hair");
    for (auto [x, y] :
         {std::pair{-0.5, -0.9}, {0.0, -0.8}, {-0.85, -0.3}, {-0.4, -0.3}, {-0.6, 0.2}}) {
      Path curl;
      const Point q = p(x, y);
      curl.move_to(q + Point{-rx * 0.12, 0})
          .quad_to(q + Point{0, -ry * 0.16}, q + Point{rx * 0.12, 0});
      art.line(curl, rx * 0.032, darker(c, 0.22), "hair.line", Role::Hair);
    }
  }
  /// A person's ear, over the hair unless that covers it.
  void ear() {
    const double x = h.back ? 0.66 : -0.06, k = h.back ? -1 : 1;
    const auto q = [&](double u, double v) { return p(x + k * u * 0.2, 0.1 + v * 0.24); };
    art.form(blob(std::array{q(0.5, 0.3), q(0.2, 0.9), q(-0.2, 0.7), q(-0.7, 0.0), q(-0.6, -0.7),
                             q(0.0, -0.9), q(0.5, -0.5)}),
             h.skin, Role::Body, "ear.near", 0.8);
    art.line(curve_through(std::array{q(0.2, -0.4), q(-0.3, -0.4), q(-0.3, 0.1), q(0.1, 0.4)}),
             rx * 0.03, mix(h.skin, drawing::rgb(0x8A3A2A), 0.45), "ear.line");
  }
  void fringe(double low) {
    if (h.back || h.profile()) return;
    const Path path = cornered({{f(-0.92, low - 0.1), p(-0.92 + 0.05 * s, -0.6), p(-0.1, -1.02),
                                 p(0.8, -0.66), f(0.9, low - 0.14)},
                                {f(0.9, low - 0.14), f(0.7, low), f(0.52, low - 0.02)},
                                {f(0.52, low - 0.02), f(0.44, low - 0.12), f(0.36, low - 0.02),
                                 f(0.18, low + 0.03), f(0.06, low)},
                                {f(0.06, low), f(0.0, low - 0.12), f(-0.1, low + 0.02),
                                 f(-0.3, low + 0.04), f(-0.42, low)},
                                {f(-0.42, low), f(-0.48, low - 0.1), f(-0.56, low + 0.02),
                                 f(-0.8, low + 0.02), f(-0.92, low - 0.1)}});
    art.detail(path, c, Role::Hair, "hair.fringe", 0.7);
  }
  void bobble(Point at, double r) {
    art.form(ellipse(at, r * rx, r * rx * 0.96), c, Role::Hair, "hair.bun");
    Path curl;
    curl.move_to(at + Point{-r * rx * 0.4, r * rx * 0.2})
        .quad_to(at + Point{0, r * rx * 0.6}, at + Point{r * rx * 0.45, r * rx * 0.1});
    art.line(curl, rx * 0.03, darker(c, 0.2), "hair.line", Role::Hair);
  }
};

bool long_style(std::string_view style) { return style == "long" || style == "wavy"; }

/// What hangs or stands out beside the cap, seen from the side.
void draw_profile_hair(Barber& b, const std::string& style) {
  Art& art = b.art;
  const double rx = b.rx, ry = b.ry;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  if (style == "baby" || style == "baby_curls") {
    art.detail(blob(std::array{p(0.36, -0.84), p(0.3, -1.04), p(0.06, -1.22), p(-0.26, -1.12),
                               p(-0.1, -1.02), p(-0.34, -0.92), p(0.0, -0.82)}),
               b.c, Role::Hair, "hair", 0.8);
  } else if (style == "bald") {
    art.form(blob(std::array{p(-0.98, -0.16), p(-0.6, 0.0), p(-0.2, -0.16), p(-0.2, 0.24),
                             p(-0.4, 0.5), p(-0.76, 0.62), p(-1.02, 0.3)}),
             b.c, Role::Hair, "hair", 0.8);
  } else if (style == "short") {
    b.cap(0.3, -0.34, 0.04, false);
    art.soft(blob(std::array{p(0.1, -0.9), p(0.4, -1.2), p(0.86, -1.06), p(1.0, -0.72),
                             p(0.86, -0.52), p(0.5, -0.62)}),
             b.c, Role::Hair, "hair.quiff");
    art.line(curve_through(std::array{p(0.3, -1.12), p(0.6, -1.18), p(0.94, -0.98), p(0.98, -0.7),
                                      p(0.86, -0.54), p(0.56, -0.6)}),
             rx * 0.035, darker(b.c, 0.35), "hair.line", Role::Hair);
  } else if (style == "spiky") {
    b.cap(-0.1, -0.4, 0.0, false);
    Path spikes;
    spikes.move_to(p(-0.96, 0.2));
    for (const Point& q : {p(-1.42, -0.1), p(-1.02, -0.3), p(-1.4, -0.72), p(-0.82, -0.78),
                           p(-0.9, -1.32), p(-0.36, -1.02), p(-0.16, -1.5), p(0.2, -1.04),
                           p(0.6, -1.36), p(0.66, -0.9), p(1.14, -0.86), p(0.84, -0.5)})
      spikes.line_to(q);
    spikes.line_to(p(0.3, -0.62)).line_to(p(-0.4, -0.2)).close();
    art.form(spikes, b.c, Role::Hair, "hair");
  } else if (style == "curly" || style == "afro") {
    b.cloud_from_side(style == "afro" ? 1.3 : 1.1);
  } else if (style == "bun") {
    b.bobble(p(-0.72, -1.02), 0.36);
    b.cap(0.05, -0.42, 0.02, false);
  } else if (style == "braids") {
    b.cap(0, -0.36, 0.02, true);
    for (int i = 0; i < 4; ++i)
      art.form(ellipse(p(-0.3 - 0.03 * i, 0.72 + 0.32 * i), rx * (0.23 - 0.02 * i), ry * 0.22, 10),
               b.c, Role::Hair, "hair.braid");
    art.detail(ellipse(p(-0.42, 1.86), rx * 0.12, rx * 0.09), color_or("#e4572e", b.c), Role::Cloth,
               "hair.band", 0.6);
    art.form(blob(std::array{p(-0.42, 1.88), p(-0.3, 2.08), p(-0.46, 2.22), p(-0.56, 2.06)}), b.c,
             Role::Hair, "hair.braid", 0.8);
  } else if (style == "pigtails") {
    b.cap(0, -0.36, 0.02, false);
    art.form(blob(std::array{p(-0.5, -0.42), p(-0.8, -0.66), p(-1.2, -0.3), p(-1.22, 0.3),
                             p(-0.96, 0.76), p(-0.9, 0.3), p(-0.66, -0.1)}),
             b.c, Role::Hair, "hair.tail");
    art.detail(ellipse(p(-0.54, -0.36), rx * 0.13, rx * 0.13), color_or("#e4572e", b.c),
               Role::Cloth, "hair.band", 0.6);
  } else if (style == "bob") {
    b.cap(0, -0.3, 0.05, true);
    art.form(blob(std::array{p(0.3, -0.4), p(0.3, 0.2), p(0.24, 0.8), p(-0.3, 0.96), p(-0.9, 0.9),
                             p(-1.12, 0.5), p(-1.1, -0.1), p(-0.7, -0.5)}),
             b.c, Role::Hair, "hair.side");
    art.plain(blob(std::array{p(-0.7, -0.56), p(0.24, -0.5), p(0.2, -0.2), p(-0.96, -0.1)}), b.c,
              Role::Hair, "hair.side");
    b.strands({{p(0.0, -0.2), p(0.04, 0.3), p(-0.04, 0.78)},
               {p(-0.5, -0.2), p(-0.5, 0.3), p(-0.5, 0.82)}});
  } else {
    b.cap(0.1, -0.3, long_style(style) ? 0.05 : 0.02, long_style(style));
  }
}

}  // namespace

bool hair_covers_ears(const Build& build) {
  const std::string& style = build.who->hair_style;
  return build.has("headscarf") ||
         (build.who->age != story::Age::Baby &&
          (long_style(style) || style == "bob" || style == "braids" || style == "afro"));
}

void draw_hair_behind(Art& art, const HeadSpace& h) {
  if (!h.build.human() || h.back || h.build.has("headscarf")) return;
  const std::string& style = h.build.who->hair_style;
  Barber b(art, h);
  const double s = b.s;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  if (h.profile()) {
    if (long_style(style) || style == "bob") {
      const double low = style == "bob" ? 0.9 : h.build.who->age >= story::Age::Adult ? 1.9 : 1.62;
      if (style != "bob")
        art.form(blob(std::array{p(0.1, -0.7), p(-0.8, -0.8), p(-1.14, 0.0), p(-1.22, 0.8),
                                 p(style == "wavy" ? -1.44 : -1.2, low * 0.8), p(-0.9, low),
                                 p(-0.4, low * 0.97), p(0.0, low * 0.7), p(0.1, 0.6)}),
                 darker(b.c, 0.1), Role::Hair, "hair.behind");
    } else if (style == "ponytail") {
      art.form(tapered(std::array{p(-0.6, -0.72), p(-1.16, -0.72), p(-1.5, -0.2), p(-1.46, 0.5),
                                  p(-1.28, 0.96)},
                       std::array{b.rx * 0.3, b.rx * 0.46, b.rx * 0.56, b.rx * 0.42, b.rx * 0.06}),
               b.c, Role::Hair, "hair.tail");
    }
    return;
  }
  if ((style == "curly" || style == "afro") && s > 0.1)  // nothing shows between face and curls
    art.plain(blob(std::array{p(0.4, -0.9), p(0.86, -0.8), p(1.06, -0.36), p(1.06, 0.06),
                              p(0.84, 0.12), p(0.6, -0.2)}),
              darker(b.c, 0.1), Role::Hair, "hair.behind");
  const double len =
      h.build.who->age == story::Age::Adult || h.build.who->age == story::Age::Elder ? 1.9 : 1.62;
  if (style == "long") {
    art.form(blob(std::array{p(-0.1, -0.9), p(-0.9, -0.6), p(-1.12 - 0.06 * s, 0.2),
                             p(-1.2 - 0.12 * s, 1.0), p(-1.0 - 0.1 * s, len), p(-0.3, len + 0.04),
                             p(0.4, len * 0.96), p(0.92 - 0.2 * s, len * 0.86),
                             p(1.06 - 0.18 * s, 0.8), p(1.02 - 0.12 * s, 0.0), p(0.8, -0.6)}),
             darker(b.c, 0.1), Role::Hair, "hair.behind");
  } else if (style == "wavy") {
    art.form(blob(std::array{p(-0.1, -0.9), p(-0.92, -0.6), p(-1.18 - 0.06 * s, 0.1), p(-1.08, 0.5),
                             p(-1.3 - 0.1 * s, 0.9), p(-1.12, 1.24), p(-1.2 - 0.08 * s, len * 0.94),
                             p(-0.5, len * 0.92), p(0.2, len * 0.98), p(0.8, len * 0.88),
                             p(1.1 - 0.2 * s, 1.1), p(0.96 - 0.1 * s, 0.8), p(1.12 - 0.16 * s, 0.4),
                             p(1.04 - 0.1 * s, -0.1), p(0.8, -0.6)}),
             darker(b.c, 0.1), Role::Hair, "hair.behind");
  } else if (style == "bob") {
    art.form(blob(std::array{p(-0.1, -0.96), p(-0.94, -0.62), p(-1.14 - 0.05 * s, 0.1),
                             p(-1.16 - 0.06 * s, 0.72), p(-0.82, 0.94), p(0.0, 0.86), p(0.78, 0.92),
                             p(1.06 - 0.14 * s, 0.66), p(1.06 - 0.1 * s, 0.0), p(0.82, -0.62)}),
             darker(b.c, 0.1), Role::Hair, "hair.behind");
  } else if (style == "ponytail") {
    art.form(tapered(std::array{p(-0.5, -0.7), p(-1.1, -0.72), p(-1.46, -0.2), p(-1.42, 0.5),
                                p(-1.24, 0.96)},
                     std::array{b.rx * 0.3, b.rx * 0.46, b.rx * 0.56, b.rx * 0.42, b.rx * 0.06}),
             b.c, Role::Hair, "hair.tail");
  }
}

void draw_hair(Art& art, const HeadSpace& h) {
  if (!h.build.human()) return;
  std::string style = h.build.who->hair_style;
  if (h.build.has("headscarf")) return;
  if (h.build.who->age == story::Age::Baby && style != "bald")
    style = style == "curly" || style == "afro" ? "baby_curls" : "baby";
  Barber b(art, h);
  const double s = b.s;
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const auto f = [&](double x, double y) { return b.f(x, y); };
  const double rx = b.rx;
  if (h.profile()) {
    draw_profile_hair(b, style);
    if (!hair_covers_ears(h.build)) b.ear();
    return;
  }
  const auto ear_from_behind = [&] {
    if (h.yaw() > 0.1 && !hair_covers_ears(h.build)) b.ear();
  };
  if (style == "baby" || style == "baby_curls") {
    if (h.back) return b.cap(0, 0, 0, false), ear_from_behind();
    const Path tuft = blob(std::array{f(-0.34, -0.9), f(-0.2, -1.16), f(0.1, -1.24), f(0.36, -1.1),
                                      f(0.3, -0.98), f(0.42, -0.86), f(0.22, -0.7), f(0.1, -0.84),
                                      f(-0.02, -0.66), f(-0.16, -0.82)});
    art.detail(tuft, b.c, Role::Hair, "hair", 0.8);
  } else if (style == "bald") {
    for (double side : {-1.0, 1.0}) {
      if (side > 0 && s > 0.4) continue;
      art.form(blob(std::array{p(side * 0.86, -0.3), p(side * 1.08, -0.2), p(side * 1.1, 0.2),
                               p(side * 1.0, 0.44), p(side * 0.86, 0.1)}),
               b.c, Role::Hair, "hair", 0.8);
    }
    if (h.back)
      art.form(blob(std::array{p(-0.98, -0.2), p(0, 0.0), p(0.98, -0.2), p(1.0, 0.3), p(0.5, 0.78),
                               p(0, 0.84), p(-0.5, 0.78), p(-1.0, 0.3)}),
               b.c, Role::Hair, "hair");
  } else if (style == "short") {
    b.cap(0.3, -0.34, 0.04, false);
    if (!h.back) {
      const Path quiff =
          blob(std::array{f(0.3, -0.74), f(0.0, -0.56), f(-0.34, -0.5), f(-0.6, -0.6),
                          f(-0.4, -0.96), p(-0.1, -1.16), p(0.36, -1.14), f(0.44, -0.94)});
      art.soft(quiff, b.c, Role::Hair, "hair.quiff");
      art.line(
          curve_through(std::array{f(0.3, -0.72), f(0.0, -0.55), f(-0.34, -0.5), f(-0.58, -0.58)}),
          rx * 0.035, darker(b.c, 0.35), "hair.line", Role::Hair);
    }
  } else if (style == "spiky") {
    b.cap(-0.1, -0.4, 0.0, false);
    Path spikes;
    const std::array<std::pair<double, double>, 13> zig{{{-1.02, -0.34},
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
    spikes.move_to(p(zig[0].first, zig[0].second));
    for (std::size_t i = 1; i < zig.size(); ++i)
      spikes.line_to(p(zig[i].first - 0.04 * s, zig[i].second));
    art.form(spikes.close(), b.c, Role::Hair, "hair");
    if (!h.back) {
      Path fringe;
      fringe.move_to(f(-0.86, -0.5))
          .line_to(f(-0.62, -0.26))
          .line_to(f(-0.4, -0.5))
          .line_to(f(-0.14, -0.22))
          .line_to(f(0.1, -0.5))
          .line_to(f(0.4, -0.26))
          .line_to(f(0.62, -0.54))
          .line_to(f(0.3, -0.9))
          .line_to(f(-0.5, -0.9))
          .close();
      art.plain(fringe, b.c, Role::Hair, "hair.fringe");
    }
  } else if (style == "curly" || style == "afro") {
    const bool big = style == "afro";
    const double g = big ? 1.34 : 1.14;
    if (h.back) {
      art.form(puffs(p(-0.14 * h.yaw(), -0.16), rx * g, b.ry * g * 0.94, 13, 0.13), b.c, Role::Hair,
               "hair");
      return ear_from_behind();
    }
    // A cloud around the crown, open over the face.
    std::vector<Point> inner;
    for (int i = 0; i <= 10; ++i) {
      const double x = 0.95 - 1.9 * i / 10;
      inner.push_back(f(x, -0.42 + 0.5 * std::pow(std::abs(x), 3) - (i % 2 ? 0.06 : 0)));
    }
    const int n = big ? 11 : 9;
    Path cloud;
    const Point c0 = p(-0.06 * s, -0.18);
    const double low = big ? 0.18 : 0.12;
    const auto at = [&](double turn, double k) {
      const double a = radians(180 - 90 * low / 0.18 * 0.4 + turn * (180 + 90 * low / 0.18 * 0.8));
      return c0 + Point{std::cos(a) * rx * g * k, std::sin(a) * b.ry * g * k};
    };
    cloud.move_to(at(0, 1));
    for (int i = 0; i < n; ++i) {
      const double a = static_cast<double>(i) / n, w = 1.0 / n;
      cloud.curve_to(at(a + w * 0.1, 1.2), at(a + w * 0.9, 1.2), at(a + w, 1));
    }
    cloud.line_to(inner.front());
    for (std::size_t i = 0; i + 1 < inner.size(); ++i)
      cloud.quad_to(talewright::mix(inner[i], inner[i + 1], 0.5) + Point{0, b.ry * 0.12},
                    inner[i + 1]);
    art.form(cloud.close(), b.c, Role::Hair, "hair");
    for (auto [x, y] : {std::pair{-0.5, -0.9}, {0.1, -1.05}, {0.6, -0.8}, {-0.85, -0.45}}) {
      Path curl;
      const Point q = p(x, y);
      curl.move_to(q + Point{-rx * 0.12, 0})
          .quad_to(q + Point{0, -b.ry * 0.16}, q + Point{rx * 0.12, 0});
      art.line(curl, rx * 0.032, darker(b.c, 0.22), "hair.line", Role::Hair);
    }
  } else if (style == "bun") {
    b.bobble(p(0.0 - 0.25 * s, -1.2), 0.36);
    b.cap(0.05, -0.42, 0.02, false);
  } else if (style == "ponytail") {
    if (h.back) {
      b.cap(0, 0, 0.02, false);
      art.form(tapered(std::array{p(0, -0.5), p(0.1, 0.1), p(0.0, 0.8), p(0.1, 1.3)},
                       std::array{rx * 0.3, rx * 0.46, rx * 0.44, rx * 0.1}),
               b.c, Role::Hair, "hair.tail");
    } else {
      b.cap(0.2, -0.36, 0.02, false);
    }
  } else if (style == "braids" || style == "pigtails") {
    for (double side : {1.0, -1.0}) {
      const double k = side > 0 ? 1 - 0.16 * s : 1;
      if (style == "pigtails") {
        art.form(blob(std::array{p(side * 0.9 * k, -0.56), p(side * 1.24 * k, -0.86),
                                 p(side * 1.62 * k, -0.56), p(side * 1.66 * k, 0.0),
                                 p(side * 1.42 * k, 0.46), p(side * 1.3 * k, 0.0),
                                 p(side * 1.06 * k, -0.3)}),
                 b.c, Role::Hair, "hair.tail");
        art.detail(ellipse(p(side * 0.98 * k, -0.52), rx * 0.13, rx * 0.13),
                   color_or("#e4572e", b.c), Role::Cloth, "hair.band", 0.6);
      } else {
        for (int i = 0; i < 4; ++i)
          art.form(ellipse(p(side * (1.0 + 0.05 * i) * k, 0.34 + 0.32 * i), rx * (0.23 - 0.02 * i),
                           b.ry * 0.22, side * -14),
                   b.c, Role::Hair, "hair.braid");
        art.detail(ellipse(p(side * 1.17 * k, 1.5), rx * 0.12, rx * 0.09), color_or("#e4572e", b.c),
                   Role::Cloth, "hair.band", 0.6);
        art.form(blob(std::array{p(side * 1.17 * k, 1.5), p(side * 1.32 * k, 1.72),
                                 p(side * 1.16 * k, 1.86), p(side * 1.04 * k, 1.7)}),
                 b.c, Role::Hair, "hair.braid", 0.8);
      }
    }
    b.cap(0.0, -0.36, 0.02, style == "braids");
  } else if (style == "bob") {
    b.cap(0.0, -0.3, 0.05, true);
    b.fringe(-0.3);
    if (!h.back)
      for (double side : {-1.0, 1.0}) {
        const double e = side > 0 ? 1.03 - 0.1 * s : -1.08;
        const double in = side > 0 ? e - 0.15 : e + 0.2 + 0.16 * s;
        art.form(blob(std::array{p(e, -0.3), p(e + side * 0.05, 0.3), p(e - side * 0.02, 0.82),
                                 p((e + in) / 2, 0.94), p(in, 0.7), p(in + side * 0.03, 0.2),
                                 p((e + in) / 2, -0.3)}),
                 b.c, Role::Hair, "hair.side", 0.9);
        art.plain(ellipse(p((e + in) / 2, -0.24), rx * 0.09, b.ry * 0.2), b.c, Role::Hair,
                  "hair.side");
      }
    else
      art.form(blob(std::array{p(0, -1.1), p(0.66, -0.96), p(1.06, -0.4), p(1.14, 0.3),
                               p(1.1, 0.84), p(0.6, 0.98), p(0, 0.94), p(-0.6, 0.98), p(-1.1, 0.84),
                               p(-1.14, 0.3), p(-1.06, -0.4), p(-0.66, -0.96)}),
               b.c, Role::Hair, "hair");
  } else if (long_style(style)) {
    if (h.back) {
      const double len = 1.7;
      art.form(blob(std::array{p(0, -1.1), p(0.66, -0.96), p(1.06, -0.4), p(1.14, 0.4),
                               p(1.14, 1.1), p(0.9, len), p(0, len + 0.06), p(-0.9, len),
                               p(-1.14, 1.1), p(-1.14, 0.4), p(-1.06, -0.4), p(-0.66, -0.96)}),
               b.c, Role::Hair, "hair");
      b.strands(
          {{p(-0.4, 0.2), p(-0.46, 0.8), p(-0.4, 1.5)}, {p(0.3, 0.3), p(0.36, 0.9), p(0.3, 1.5)}});
    } else {
      b.cap(style == "wavy" ? 0.28 : 0.1, -0.3, 0.05, true);
    }
  } else {
    b.cap(0.2, -0.36, 0.02, false);
  }
  ear_from_behind();
}

}  // namespace talewright::engines::illustrator::rig
