// Small lasting things that one knows somebody by: scars, plasters, a gap between the teeth, a sewn
// patch. The torn ear is cut where ears are drawn.
#include <algorithm>
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::ellipse;
using drawing::rgb;

namespace {

/// A sticking plaster, `long_half` from its middle to its end.
void plaster(Art& art, Point at, double long_half, double degrees) {
  const Affine map = Affine::translation(at.x, at.y) * Affine::rotation(degrees);
  const double l = long_half, w = l * 0.44;
  art.detail(drawing::rounded_rectangle({-l, -w, 2 * l, 2 * w}, w * 0.95).transformed(map),
             rgb(0xF0C59A), Role::Marking, "bandage", 0.5);
  art.plain(drawing::rounded_rectangle({-l * 0.4, -w * 0.78, l * 0.8, w * 1.56}, w * 0.3)
                .transformed(map),
            rgb(0xFBE6CC), Role::Marking, "bandage.pad");
}

}  // namespace

void draw_face_features(Art& art, const HeadSpace& h) {
  if (h.back) return;
  const double rx = h.frame.rx, ry = h.frame.ry;
  const Build& b = h.build;
  const auto p = [&](double x, double y) { return h.frame.at(x, y); };
  if (b.feature("scar")) {
    const Color pale = drawing::luminance(h.skin) > 0.2 ? mix(h.skin, rgb(0x8A2F2F), 0.55)
                                                        : mix(h.skin, rgb(0xFFE2D2), 0.6);
    const Point from = p(-0.78, 0.16), to = p(-0.5, 0.52), d = to - from;
    art.line(drawing::curve_through(
                 std::array{from, talewright::mix(from, to, 0.5) + Point{rx * 0.03, 0}, to}),
             rx * 0.05, pale, "scar");
    const Point n = Point{-d.y, d.x} * (rx * 0.085 / std::max(length(d), 1e-6));
    for (double t : {0.28, 0.56, 0.82}) {
      const Point c = talewright::mix(from, to, t);
      art.line(drawing::curve_through(std::array{c - n, c + n}), rx * 0.034, pale, "scar.stitch");
    }
  }
  if (b.feature("freckles") && b.who->marking != "freckles") {
    const Color c = mix(h.skin, rgb(0x8A4A2A), 0.5);
    for (double side : {-1.0, 1.0})
      for (auto [x, y] : {std::pair{0.42, 0.34}, {0.54, 0.29}, {0.63, 0.37}, {0.5, 0.41}})
        if (side < 0 || !h.profile())
          art.plain(ellipse(p(side * x, y), rx * 0.028, rx * 0.024), c, Role::Marking, "freckle");
  }
  if (b.feature("bandage"))
    plaster(art, b.human() ? p(-0.6, 0.44) : p(-0.3, std::max(-0.74, h.style.eye_y - 0.66)),
            rx * 0.17, -20);
  if (b.feature("gap_teeth") && h.look.mouth != MouthKind::Round && h.style.mouth) {
    Point m = p(h.style.mouth_x, h.style.mouth_y);
    if (h.profile()) {
      const Point a = h.style.mouth_front, c = h.style.mouth_corner;
      m = {rx * (a.x + (c.x - a.x) * 0.3), ry * (a.y + (c.y - a.y) * 0.3)};
    } else {
      m = h.frame.at(h.style.mouth_x, h.style.mouth_y, h.style.mouth_out);
    }
    const bool open = h.look.mouth == MouthKind::Open;
    const double y = m.y + ry * (open ? -0.01 : 0.02), k = h.profile() ? 0.6 : 1;
    if (open && b.human())
      art.plain(drawing::rectangle({m.x - rx * 0.035 * k, y - ry * 0.05, rx * 0.07 * k, ry * 0.13}),
                rgb(0x7C2A36), Role::Mouth, "teeth.gap");
    else
      for (double x : {-0.115, 0.045})
        art.detail(
            drawing::rounded_rectangle({m.x + rx * x * k, y, rx * 0.075 * k, ry * 0.1}, rx * 0.02),
            rgb(0xFFFDF4), Role::Mouth, "teeth", 0.35);
  }
}

void draw_sewn_patch(Art& art, Point middle, double half, double degrees, Color color) {
  const double r = half;
  const Affine map = Affine::translation(middle.x, middle.y) * Affine::rotation(degrees);
  art.detail(drawing::rounded_rectangle({-r, -r, 2 * r, 2 * r}, r * 0.2).transformed(map), color,
             Role::Cloth, "patch", 0.5);
  for (double k : {-0.66, 0.0, 0.66})
    for (auto [at, out] : {std::pair{Point{k, -1}, Point{k, -0.7}},
                           {Point{k, 1}, Point{k, 0.7}},
                           {Point{-1, k}, Point{-0.7, k}},
                           {Point{1, k}, Point{0.7, k}}})
      art.line(drawing::curve_through(std::array{map(at * (r * 1.12)), map(out * r)}), r * 0.1,
               lighter(color, 0.6), "patch.stitch", Role::Cloth);
}

void draw_body_features(Art& art, const Build& b, const Skeleton& s) {
  if (!b.feature("patch") || s.view.back) return;
  const Trunk& t = s.trunk;
  const Point c = t.at(t.profile ? 0.3 : s.view.front() ? 0.42 : 0.56, 0.26);
  art.inside(t.outline(b.tall * 0.02), [&](Art& in) {
    draw_sewn_patch(in, c, t.half_belly * 0.3, s.pose.lean + 8, accessory_color(b, "patch"));
  });
}

}  // namespace talewright::engines::illustrator::rig
