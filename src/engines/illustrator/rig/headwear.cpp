// Hats, bows and flowers: what is worn on the head.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

namespace {

struct Milliner {
  Art& behind;
  Art& art;
  const HeadSpace& h;
  double rx, ry, s;
  /// Hats sit higher on those whose eyes are high.
  double up() const { return std::clamp(h.style.eye_y - 0.06, -0.13, 0.0); }
  Point p(double x, double y) const { return {(x + 0.05 * s) * rx, (y + up()) * ry}; }

  /// A crown that sits on the skull: edge at `brow`, top at `top`.
  Path crown(double brow, double top, double wide, double sag = 0.12) const {
    return cornered({{p(-wide, brow), p(-wide * 0.98, (brow + top) / 2 - 0.1),
                      p(-wide * 0.6, top + 0.06), p(0, top), p(wide * 0.6, top + 0.06),
                      p(wide * 0.98, (brow + top) / 2 - 0.1), p(wide, brow)},
                     {p(wide, brow), p(wide * 0.5, brow + sag * 0.8), p(0, brow + sag),
                      p(-wide * 0.5, brow + sag * 0.8), p(-wide, brow)}});
  }
  /// As a crown, but round as the skull itself.
  Path dome(double brow, double top, double wide) const {
    const double mid = (brow + top) / 2;
    return cornered(
        {{p(-wide, brow), p(-wide * 0.97, mid - 0.02), p(-wide * 0.68, top + 0.17), p(0, top),
          p(wide * 0.68, top + 0.17), p(wide * 0.97, mid - 0.02), p(wide, brow)},
         {p(wide, brow), p(0, brow + 0.06), p(-wide, brow)}});
  }
  Path band(double y0, double y1, double wide, double sag = 0.12) const {
    return cornered({{p(-wide, y0), p(-wide * 0.5, y0 + sag * 0.8), p(0, y0 + sag),
                      p(wide * 0.5, y0 + sag * 0.8), p(wide, y0)},
                     {p(wide, y1), p(wide * 0.5, y1 + sag * 0.8), p(0, y1 + sag),
                      p(-wide * 0.5, y1 + sag * 0.8), p(-wide, y1)}});
  }
};

void hat(Milliner& m, std::string_view item, Color c) {
  const double rx = m.rx, ry = m.ry, s = m.s;
  const auto p = [&](double x, double y) { return m.p(x, y); };
  if (item == "hat") {
    m.behind.form(ellipse(p(0, -0.6), rx * 1.34, ry * 0.24), darker(c, 0.16), Role::Cloth,
                  "hat.brim");
    m.art.form(
        cornered({{p(-1.34, -0.6), p(-0.9, -0.74), p(0, -0.8), p(0.9, -0.74), p(1.34, -0.6)},
                  {p(1.34, -0.6), p(0.86, -0.42), p(0, -0.36), p(-0.86, -0.42), p(-1.34, -0.6)}}),
        c, Role::Cloth, "hat.brim");
    m.art.form(m.crown(-0.6, -1.42, 0.84, 0.14), c, Role::Cloth, "hat");
    m.art.detail(m.band(-0.82, -0.6, 0.86, 0.14), darker(c, 0.45), Role::Cloth, "hat.band", 0.6);
    m.art.line(curve_through(std::array{p(-0.3, -1.3), p(0.02, -1.2), p(0.34, -1.3)}), rx * 0.035,
               darker(c, 0.28), "hat.dent", Role::Cloth);
  } else if (item == "cap") {
    m.art.form(m.dome(-0.5, -1.24, 0.99), c, Role::Cloth, "hat");
    if (!m.h.back) {
      const double side = m.h.frame.turn > 8 ? 1 : 0;
      m.art.form(blob(std::array{p(-0.5 + 0.3 * side, -0.5), p(0.1 + 0.4 * side, -0.62),
                                 p(0.9 + 0.1 * side, -0.52), p(1.0 + 0.46 * side, -0.34),
                                 p(0.5 + 0.4 * side, -0.27), p(0.0 + 0.1 * side, -0.3),
                                 p(-0.66 + 0.2 * side, -0.34)}),
                 darker(c, 0.16), Role::Cloth, "hat.brim");
      m.art.line(curve_through(std::array{p(0.0, -1.16), p(-0.3, -0.9), p(-0.38, -0.46)}),
                 rx * 0.03, darker(c, 0.25), "hat.seam", Role::Cloth);
    }
    m.art.detail(ellipse(p(0, -1.22), rx * 0.12, ry * 0.09), darker(c, 0.2), Role::Cloth,
                 "hat.button", 0.6);
  } else if (item == "sun_hat") {
    // Of straw with a ribbon; who names a colour gets the whole hat in it.
    const Color straw = c, ribbon = c == rgb(0xF3D99A) ? rgb(0xD9583B) : lighter(c, 0.6);
    m.behind.form(ellipse(p(0, -0.52), rx * 1.62, ry * 0.36), darker(straw, 0.14), Role::Cloth,
                  "hat.brim");
    m.art.form(
        cornered({{p(-1.6, -0.52), p(-1.1, -0.72), p(0, -0.84), p(1.1, -0.72), p(1.6, -0.52)},
                  {p(1.6, -0.52), p(1.0, -0.36), p(0, -0.3), p(-1.0, -0.36), p(-1.6, -0.52)}}),
        straw, Role::Cloth, "hat.brim");
    m.art.form(m.crown(-0.58, -1.3, 0.82, 0.12), straw, Role::Cloth, "hat");
    m.art.detail(m.band(-0.78, -0.57, 0.83, 0.12), ribbon, Role::Cloth, "hat.band", 0.6);
  } else if (item == "wool_hat") {
    m.art.form(ellipse(p(-0.05, -1.5), rx * 0.27, rx * 0.25), lighter(c, 0.55), Role::Cloth,
               "hat.bobble");
    m.art.form(m.dome(-0.46, -1.38, 1.0), c, Role::Cloth, "hat");
    for (double x : {-0.5, 0.0, 0.5})
      m.art.line(curve_through(std::array{p(x, -0.5), p(x * 0.86, -0.9), p(x * 0.4, -1.28)}),
                 rx * 0.03, darker(c, 0.2), "hat.knit", Role::Cloth);
    m.art.form(m.band(-0.66, -0.38, 1.05, 0.08), lighter(c, 0.4), Role::Cloth, "hat.band");
  } else if (item == "crown" || item == "tiara") {
    const Color gold = c;
    const double w = item == "crown" ? 0.6 : 0.5, top = item == "crown" ? -1.42 : -1.2, base = -0.8;
    Path path;
    path.move_to(p(-w, base))
        .line_to(p(-w * 1.12, top + 0.12))
        .line_to(p(-w * 0.55, base - 0.22))
        .line_to(p(0, top));
    path.line_to(p(w * 0.55, base - 0.22)).line_to(p(w * 1.12, top + 0.12)).line_to(p(w, base));
    path.curve_to(p(w * 0.5, base + 0.12), p(-w * 0.5, base + 0.12), p(-w, base)).close();
    m.art.form(path, gold, Role::Cloth, item, 0.9);
    for (auto [x, y, col] : {std::tuple{0.0, base - 0.14, 0xE4405Au},
                             {-w * 0.6, base - 0.08, 0x3F8FD2u},
                             {w * 0.6, base - 0.08, 0x3F8FD2u}})
      m.art.detail(ellipse(p(x, y), rx * 0.08, ry * 0.085), rgb(col), Role::Cloth, "jewel", 0.5);
    for (auto [x, y] : {std::pair{-w * 1.12, top + 0.1}, {0.0, top - 0.02}, {w * 1.12, top + 0.1}})
      m.art.detail(ellipse(p(x, y), rx * 0.07, rx * 0.07), lighter(gold, 0.4), Role::Cloth, "jewel",
                   0.5);
  } else if (item == "wizard_hat") {
    m.art.form(cornered({{p(-0.82, -0.62), p(-0.5, -1.3), p(-0.22, -1.9), p(-0.36, -2.3)},
                         {p(-0.36, -2.3), p(0.02, -2.1), p(0.3, -1.5), p(0.82, -0.62)},
                         {p(0.82, -0.62), p(0, -0.46), p(-0.82, -0.62)}}),
               c, Role::Cloth, "hat");
    for (auto [x, y, r] : {std::tuple{-0.3, -0.98, 0.14},
                           {0.22, -1.2, 0.17},
                           {-0.1, -1.6, 0.11},
                           {0.42, -0.82, 0.1}})
      m.art.plain(drawing::star(p(x, y), rx * r, rx * r * 0.45, 5, 12), rgb(0xFBD65B), Role::Cloth,
                  "hat.star");
    m.art.form(ellipse(p(0, -0.6), rx * 1.32, ry * 0.2), darker(c, 0.14), Role::Cloth, "hat.brim");
    m.art.plain(cornered({{p(-0.8, -0.64), p(-0.6, -1.0), p(0.6, -1.0), p(0.8, -0.64)},
                          {p(0.8, -0.64), p(0, -0.5), p(-0.8, -0.64)}}),
                c, Role::Cloth, "hat");
    m.art.detail(m.band(-0.82, -0.64, 0.83, 0.14), rgb(0xFBD65B), Role::Cloth, "hat.band", 0.6);
  } else if (item == "pirate_hat") {
    const Color black = c;
    m.art.form(
        cornered({{p(-1.3, -0.66), p(-0.7, -1.02), p(-0.3, -1.5), p(0, -1.56), p(0.3, -1.5),
                   p(0.7, -1.02), p(1.3, -0.66)},
                  {p(1.3, -0.66), p(0.7, -0.46), p(0, -0.4), p(-0.7, -0.46), p(-1.3, -0.66)}}),
        black, Role::Cloth, "hat");
    m.art.line(curve_through(std::array{p(-1.2, -0.66), p(-0.66, -0.94), p(-0.26, -1.4),
                                        p(0, -1.46), p(0.26, -1.4), p(0.66, -0.94), p(1.2, -0.66)}),
               rx * 0.06, rgb(0xF3D27A), "hat.trim", Role::Cloth);
    if (!m.h.back) {
      m.art.plain(ellipse(p(0.05, -0.98), rx * 0.18, ry * 0.18), rgb(0xFFFDF4), Role::Cloth,
                  "hat.sign");
      m.art.plain(drawing::rounded_rectangle(
                      {p(0.05, 0).x - rx * 0.1, -ry * 0.88, rx * 0.2, ry * 0.15}, rx * 0.05),
                  rgb(0xFFFDF4), Role::Cloth, "hat.sign");
      for (double x : {-0.02, 0.12})
        m.art.plain(ellipse(p(x, -0.98), rx * 0.045, ry * 0.055), black, Role::Cloth, "hat.sign");
    }
  } else if (item == "helmet") {
    m.art.form(m.dome(-0.34, -1.34, 1.1), c, Role::Cloth, "helmet");
    m.art.detail(cornered({{p(-0.16, -1.31), p(0, -1.34), p(0.16, -1.31)},
                           {p(0.2, -0.34), p(0, -0.32), p(-0.2, -0.34)}}),
                 lighter(c, 0.65), Role::Cloth, "helmet.stripe", 0.5);
    m.art.detail(m.band(-0.42, -0.26, 1.12, 0.03), darker(c, 0.25), Role::Cloth, "helmet.rim", 0.8);
  } else if (item == "space_helmet") {
    const Path glass = ellipse(p(0, -0.05), rx * 1.42, ry * 1.42);
    m.behind.form(glass, rgb(0xCFE3F2), Role::Cloth, "helmet.behind");
    m.art.plain(glass, rgb(0xBFE3FA, 0.22), Role::Cloth, "helmet.glass");
    m.art.line(glass, rx * 0.1, c, "helmet.rim", Role::Cloth);
    m.art.line(curve_through(std::array{p(-1.02, -0.55), p(-0.74, -0.92), p(-0.36, -1.14)}),
               rx * 0.11, rgb(0xFFFFFF, 0.85), "helmet.shine", Role::Cloth);
    m.art.form(m.band(1.02, 1.3, 0.98, 0.16), lighter(c, 0.35), Role::Cloth, "helmet.ring");
  } else if (item == "headscarf") {
    const double e = 1.0 - 0.08 * s;
    if (m.h.back) {
      // Gathered at the nape, then a triangle over the shoulders.
      const double k = m.h.yaw() * 0.2;
      const auto q = [&](double x, double y) { return p(x - k * (1 - x * x), y); };
      m.art.form(
          cornered({{p(0, -1.14), p(0.7, -0.98), p(1.1, -0.34), p(1.1, 0.3), p(0.98, 0.72),
                     p(1.16, 1.12)},
                    {p(1.16, 1.12), p(0.7, 1.36), q(0.1, 1.74), p(-0.7, 1.36), p(-1.16, 1.12)},
                    {p(-1.16, 1.12), p(-0.98, 0.72), p(-1.1, 0.3), p(-1.1, -0.34), p(-0.7, -0.98),
                     p(0, -1.14)}}),
          c, Role::Cloth, "headscarf");
      for (double x : {-0.62, -0.2, 0.24, 0.64})
        m.art.line(curve_through(std::array{q(x * 0.6, 0.3), q(x * 0.8, 0.72), q(x * 0.86, 1.26)}),
                   rx * 0.04, darker(c, 0.2), "headscarf.fold", Role::Cloth);
      m.art.line(curve_through(std::array{q(-0.86, 0.62), q(-0.1, 0.86), q(0.84, 0.64)}), rx * 0.04,
                 darker(c, 0.2), "headscarf.fold", Role::Cloth);
      return;
    }
    if (m.h.profile()) {
      const Path hood =
          cornered({{p(0.74, -0.74), p(0.4, -1.06), p(-0.2, -1.16), p(-0.84, -0.86), p(-1.14, -0.2),
                     p(-1.14, 0.5), p(-0.98, 1.14), p(-0.3, 1.36), p(0.5, 1.26), p(0.72, 1.04)},
                    {p(0.72, 1.04), p(0.42, 0.78), p(0.3, 0.3), p(0.36, -0.26), p(0.56, -0.58),
                     p(0.74, -0.74)}});
      m.art.form(hood, c, Role::Cloth, "headscarf");
      for (double x : {-0.1, -0.5})
        m.art.line(curve_through(std::array{p(x + 0.5, 0.98), p(x, 0.5), p(x - 0.1, -0.1)}),
                   rx * 0.035, darker(c, 0.2), "headscarf.fold", Role::Cloth);
      m.art.line(curve_through(std::array{p(0.48, 1.1), p(-0.1, 1.14), p(-0.7, 0.9)}), rx * 0.035,
                 darker(c, 0.2), "headscarf.fold", Role::Cloth);
      return;
    }
    m.behind.form(blob(std::array{p(-1.0, 0.2), p(-1.14, 0.9), p(-1.2, 1.5), p(-0.4, 1.66),
                                  p(0.4, 1.66), p(1.1, 1.44), p(1.04, 0.9), p(0.96, 0.2)}),
                  darker(c, 0.12), Role::Cloth, "headscarf.behind");
    m.behind.plain(ellipse(p(0.08 * s, -0.05), rx * 0.99, ry * 0.98), darker(c, 0.3), Role::Cloth,
                   "headscarf.lining");
    // A frame around the face: outer contour, then the opening.
    const auto f = [&](double x, double y) { return m.h.frame.at(x, y); };
    Path frame = blob(std::array{p(0, -1.16), p(0.66, -1.0), p(e + 0.06, -0.4), p(e + 0.1, 0.3),
                                 p(0.84, 0.96), p(0.3, 1.26), p(-0.3, 1.28), p(-0.9, 1.0),
                                 p(-1.16, 0.3), p(-1.12, -0.4), p(-0.74, -1.0)});
    const std::array face{f(0, -0.66),    f(-0.52, -0.54), f(-0.86, 0.0), f(-0.8, 0.46),
                          f(-0.44, 0.84), f(0, 0.93),      f(0.44, 0.84), f(0.82, 0.46),
                          f(0.88, 0.0),   f(0.52, -0.54)};
    // The opening turns the other way, so that it stays open.
    frame.add(blob(face));
    m.art.form(frame, c, Role::Cloth, "headscarf");
    m.art.line(curve_through(std::array{f(-0.62, 0.86), f(-0.2, 1.08), f(0.5, 0.98)}), rx * 0.035,
               darker(c, 0.22), "headscarf.fold", Role::Cloth);
    m.art.line(curve_through(std::array{p(-0.98, 0.56), p(-0.74, 0.94), p(-0.2, 1.18)}), rx * 0.035,
               darker(c, 0.22), "headscarf.fold", Role::Cloth);
    m.art.line(curve_through(std::array{f(-0.6, -0.72), p(-0.98, -0.3), p(-1.02, 0.2)}), rx * 0.035,
               darker(c, 0.16), "headscarf.fold", Role::Cloth);
  } else if (item == "turban") {
    // Cloth wound around the head, its ends crossing over the brow.
    const bool back = m.h.back, side = m.h.profile();
    const double brow = back ? -0.1 : -0.34, mid = back || side ? 0 : 0.3 * s;
    const Path wrap = cornered(
        {{p(-1.08, brow + 0.1), p(-1.2, -0.62), p(-1.06, -1.12), p(-0.56, -1.46), p(0, -1.54),
          p(0.56, -1.46), p(1.04, -1.12), p(1.16, -0.62), p(1.02, brow + (side ? -0.22 : 0.04))},
         {p(1.02, brow + (side ? -0.22 : 0.04)), p(0.5, brow - (side ? 0.16 : 0.12)),
          p(mid, brow - (side ? 0.06 : 0.26)), p(-0.5, brow + (side ? 0.04 : -0.1)),
          p(-1.08, brow + 0.1)}});
    m.art.form(wrap, c, Role::Cloth, "turban");
    const Color fold = darker(c, 0.24);
    m.art.inside(wrap, [&](Art& in) {
      const auto line = [&](Point a, Point b, Point e) {
        in.line(curve_through(std::array{a, b, e}), rx * 0.04, fold, "turban.fold", Role::Cloth);
      };
      if (side || back) {
        for (double y : {0.0, 0.3, 0.6, 0.88})
          line(p(-1.2, brow - 0.1 - y * 1.02), p(0, brow - 0.34 - y * 1.1),
               p(1.2, brow - (side ? 0.5 : 0.1) - y * 0.96));
      } else {
        for (double y : {0.0, 0.3, 0.6}) {
          line(p(-1.2, -0.42 - y), p(mid - 0.5, -0.64 - y * 0.9), p(mid + 0.1, -0.6 - y * 1.4));
          line(p(1.2, -0.48 - y), p(mid + 0.5, -0.66 - y * 0.9), p(mid, -0.6 - y * 1.2));
        }
        in.plain(blob(std::array{p(mid, -0.62), p(mid - 0.24, -0.98), p(mid, -1.26),
                                 p(mid + 0.24, -0.98)}),
                 darker(c, 0.1), Role::Cloth, "turban.knot");
      }
    });
  } else if (item == "bow") {
    const Point q = m.h.back ? p(-0.5, -0.9) : m.h.crown_at(-0.52, -0.86);
    for (double side : {-1.0, 1.0})
      m.art.form(blob(std::array{q, q + Point{side * rx * 0.28, -ry * 0.22},
                                 q + Point{side * rx * 0.48, -ry * 0.14},
                                 q + Point{side * rx * 0.48, ry * 0.14},
                                 q + Point{side * rx * 0.26, ry * 0.16}},
                      0.15)
                     .transformed(Affine::translation(q.x, q.y) * Affine::rotation(-20) *
                                  Affine::translation(-q.x, -q.y)),
                 c, Role::Cloth, "bow", 0.8);
    m.art.detail(ellipse(q, rx * 0.11, ry * 0.11), darker(c, 0.14), Role::Cloth, "bow.knot", 0.7);
  } else if (item == "flower") {
    const Point q = m.h.back        ? p(-0.7, -0.72)
                    : m.h.profile() ? p(-0.04, -0.5)
                                    : m.h.frame.at(-0.64, -0.72) + Point{-rx * 0.08, 0};
    for (int i = 0; i < 5; ++i) {
      const double a = radians(72.0 * i - 90);
      m.art.detail(ellipse(q + Point{std::cos(a) * rx * 0.16, std::sin(a) * rx * 0.16}, rx * 0.13,
                           rx * 0.13),
                   c, Role::Cloth, "flower", 0.6);
    }
    m.art.plain(ellipse(q, rx * 0.1, rx * 0.1), rgb(0xFBD65B), Role::Cloth, "flower.heart");
  }
}

}  // namespace

void draw_headwear(Art& behind, Art& art, const HeadSpace& h) {
  Milliner m{behind, art, h, h.frame.rx, h.frame.ry, h.back ? 0 : h.side()};
  for (std::string_view item :
       {"headscarf", "turban", "flower", "bow", "tiara", "hat", "cap", "sun_hat", "wool_hat",
        "crown", "wizard_hat", "pirate_hat", "helmet", "space_helmet"})
    if (h.build.has(item)) hat(m, item, accessory_color(h.build, item));
  if (const story::Garment* g = h.build.garment({"raincoat"}); g && h.build.has("hood"))
    hat(m, "helmet", garment_color(h.build, *g));
}

}  // namespace talewright::engines::illustrator::rig
