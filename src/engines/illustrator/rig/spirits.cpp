// Ghost and snowman.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/forms.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

Figure draw_ghost(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double drift = f.at.front || f.at.back ? 0 : -0.1;
  const auto arm = [&](double side, double up) {
    const Point root = p(side * 0.26, -0.5),
                tip = p(side * (0.5 - 0.04 * std::abs(up)), -0.42 - up * 0.26);
    f.art.form(tapered(std::array{root, talewright::mix(root, tip, 0.6) + p(0, 0.03), tip},
                       std::array{h * 0.16, h * 0.13, h * 0.1}),
               f.b.main, Role::Body, side < 0 ? "arm.near" : "arm.far");
  };
  arm(1, f.at.far_up);
  arm(-1, f.at.near_up);
  // A drape with a waving hem.
  Path body;
  body.move_to(p(-0.34, -0.56))
      .curve_to(p(-0.38, -0.86), p(-0.2, -1.02), p(0.02, -1.02))
      .curve_to(p(0.26, -1.02), p(0.4, -0.84), p(0.36, -0.54));
  body.curve_to(p(0.36, -0.36), p(0.38, -0.22), p(0.42 + drift, -0.05));
  body.curve_to(p(0.36 + drift, 0.02), p(0.3 + drift, -0.02), p(0.25 + drift, -0.09))
      .curve_to(p(0.2 + drift, 0.0), p(0.1 + drift, 0.03), p(0.05 + drift, -0.08));
  body.curve_to(p(0.0 + drift, 0.02), p(-0.1 + drift, 0.04), p(-0.15 + drift, -0.08))
      .curve_to(p(-0.22 + drift, 0.02), p(-0.34 + drift, 0.02), p(-0.42 + drift, -0.06));
  body.curve_to(p(-0.36 + drift * 0.4, -0.24), p(-0.34, -0.4), p(-0.34, -0.56)).close();
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    for (double x : {-0.2, 0.0, 0.2})
      in.line(curve_through(std::array{p(x * 0.8, -0.34), p(x * 0.95 + drift * 0.5, -0.2),
                                       p(x * 1.1 + drift, -0.08)}),
              h * 0.014, f.b.accent, "fold");
    in.plain(ellipse(p(0.06, 0.02), h * 0.5, h * 0.12), f.b.accent.with_alpha(0.4), Role::Marking,
             "hem");
    for (double side : {-1.0, 1.0})
      in.plain(ellipse(p(side * 0.29, -0.5), h * 0.07, h * 0.08), f.b.main, Role::Body, "shoulder");
  });
  FaceStyle st = f.style();
  st.eye = 1.15, st.eye_x = 0.38, st.mouth_y = 0.5, st.line = rgb(0x3A3A55),
  st.brow = rgb(0x6A6A8A), st.lid = f.b.accent;
  f.face(p(0.02, -0.68), h * 0.33, h * 0.32, st, -h * 0.04);
  if (f.b.has("bow_tie") && !f.at.back) {
    const Point q = p(0.08, -0.36);
    const Color c = accessory_color(f.b, "bow_tie");
    for (double k : {-1.0, 1.0})
      f.art.form(blob(std::array{q, q + p(k * 0.08, -0.06), q + p(k * 0.13, -0.05),
                                 q + p(k * 0.13, 0.05), q + p(k * 0.08, 0.06)},
                      0.2),
                 c, Role::Cloth, "bow_tie", 0.8);
    f.art.detail(ellipse(q, h * 0.028, h * 0.034), darker(c, 0.15), Role::Cloth, "bow_tie.knot",
                 0.6);
  }
  f.hand = p(0.52, -0.42 - f.at.far_up * 0.24);
  f.at.lift = std::max(f.at.lift, 0.1);
  return f.finish(true);
}

Figure draw_snowman(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const Color wood = rgb(0x7A5236);
  const auto arm = [&](double side, double up) {
    const Point root = p(side * 0.2, -0.52), hand = p(side * 0.5, -0.5 - up * 0.2 - 0.06),
                mid = talewright::mix(root, hand, 0.5) + p(0, 0.03);
    f.art.form(tapered(std::array{root, mid, hand}, std::array{h * 0.04, h * 0.034, h * 0.026}),
               wood, Role::Body, side < 0 ? "arm.near" : "arm.far", 0.7);
    for (double a : {-30.0, 8.0, 44.0}) {
      const Point d = Point{side * std::cos(radians(a + up * 25)), -std::sin(radians(a + up * 25))};
      f.art.form(tapered(std::array{hand - d * (h * 0.02), hand + d * (h * 0.09)},
                         std::array{h * 0.026, h * 0.016}),
                 wood, Role::Body, side < 0 ? "hand.near" : "hand.far", 0.6);
    }
  };
  arm(1, f.at.far_up);
  arm(-1, f.at.near_up);
  f.art.form(blob(std::array{p(-0.32, -0.12), p(-0.3, -0.3), p(-0.14, -0.42), p(0.14, -0.42),
                             p(0.3, -0.3), p(0.32, -0.12), p(0.22, 0.0), p(-0.22, 0.0)}),
             f.b.main, Role::Body, "body.lower");
  f.art.form(ellipse(p(0, -0.5), h * 0.235, h * 0.2), f.b.main, Role::Body, "body");
  if (!f.at.back)
    for (double y : {-0.48, -0.36, -0.2})
      f.art.detail(ellipse(p(0.06 * (f.at.front ? 0 : 1.2), y), h * 0.026, h * 0.026),
                   rgb(0x35353F), Role::Cloth, "button", 0.5);
  const Point head = p(0.01, -0.79);
  if (f.b.has("scarf")) {
    const Color c = accessory_color(f.b, "scarf");
    f.art.form(tapered(std::array{p(-0.06, -0.6), p(-0.12, -0.48), p(-0.1, -0.36)},
                       std::array{h * 0.08, h * 0.09, h * 0.1}),
               c, Role::Cloth, "scarf");
  }
  if (f.at.back && !f.at.flat)  // the carrot looks out from behind
    f.art.form(
        tapered(std::array{head + p(0.16, 0.03), head + p(0.24, 0.035), head + p(0.31, 0.045)},
                std::array{h * 0.06, h * 0.045, h * 0.014}),
        rgb(0xF08A36), Role::Body, "nose", 0.7);
  f.art.form(ellipse(head, h * 0.215, h * 0.2), f.b.main, Role::Body, "head");
  if (f.b.has("scarf")) {
    const Color c = accessory_color(f.b, "scarf");
    f.art.form(blob(std::array{p(-0.2, -0.66), p(0, -0.62), p(0.2, -0.66), p(0.22, -0.6),
                               p(0, -0.55), p(-0.22, -0.6)}),
               c, Role::Cloth, "scarf");
  }
  FaceStyle st = f.style();
  st.eye = 1.0, st.eye_x = 0.38, st.eye_y = -0.12, st.mouth_y = 0.5, st.line = rgb(0x35353F),
  st.brow = rgb(0x35353F), st.lid = rgb(0xDFE8F2), st.blush_y = 0.36;
  f.face(head, h * 0.215, h * 0.2, st);
  if (!f.at.back) {
    const Point n = head + f.frame.at(0, 0.14);
    const Point tip = n + p(f.at.front ? 0.02 : f.at.profile ? 0.23 : 0.19, 0.03);
    f.art.form(
        tapered(std::array{n, talewright::mix(n, tip, 0.5), tip + p(0, f.at.front ? 0.02 : 0)},
                std::array{h * 0.07, h * 0.05, h * 0.014}),
        rgb(0xF08A36), Role::Body, "nose", 0.7);
  }
  f.hand = p(0.54, -0.56 - f.at.far_up * 0.2);
  return f.finish(s.request.pose == story::Pose::Fly);
}

}  // namespace talewright::engines::illustrator::rig
