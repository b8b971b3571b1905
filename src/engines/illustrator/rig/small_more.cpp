// Ant, spider, dragonfly, worm.
#include <array>

#include "engines/illustrator/rig/forms.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// A thin leg with a knee, ending in a small shoe of the same colour.
void leg(Form& f, Point root, Point knee, Point foot, double wide, Color c, const char* part) {
  f.art.form(tapered(bent(root, knee, foot, 7),
                     std::array{wide, wide, wide * 0.95, wide * 0.9, wide * 0.9, wide, wide * 1.2}),
             c, Role::Body, part, 0.8);
}

void feelers(Form& f, Point head, double r, Color c) {
  for (double side : {1.0, -1.0}) {
    const Point root = head + Point{side * r * 0.3, -r * 0.8};
    const Point knee = root + Point{side * r * 0.24, -r * 0.5};
    const Point tip =
        knee + Point{side * r * 0.34 + r * 0.08, -r * (0.1 - f.sitter.look.ears * 0.3)};
    f.art.line(curve_through(std::array{root, knee, tip}), r * 0.1, c, "feeler", Role::Body);
    f.art.detail(ellipse(tip, r * 0.11, r * 0.11), c, Role::Body, "feeler.tip", 0.6);
  }
}

}  // namespace

Figure draw_ant(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const double k = flat ? 0.35 : 1, step = f.at.near_up * 0.06;
  const Color far = darker(f.b.main, 0.2);
  const Point middle = p(-0.18 * k, -0.36), behind = p(-0.66 * k, -0.38);
  for (double x : {-0.3, -0.12, 0.06})
    leg(f, middle + p(x * 0.4 + 0.04, 0), middle + p(x * 1.4 + 0.1, -0.08),
        p(x * 2.0 + 0.1 + step, -0.06), h * 0.055, far, "leg.far");
  f.art.form(ellipse(behind, h * (flat ? 0.24 : 0.3), h * 0.22, -10), f.b.main, Role::Body, "body");
  f.art.inside(ellipse(behind, h * (flat ? 0.23 : 0.29), h * 0.21, -10), [&](Art& in) {
    for (double x : {-0.14, 0.02})
      in.plain(ellipse(behind + p(x, 0), h * 0.035, h * 0.3, -10), f.b.accent, Role::Marking,
               "body.ring");
  });
  f.art.form(ellipse(middle, h * 0.19, h * 0.15), f.b.main, Role::Body, "body");
  for (double x : {-0.24, -0.06, 0.12})
    leg(f, middle + p(x * 0.5, 0.05), middle + p(x * 1.5, -0.02), p(x * 2.2 - step, -0.03),
        h * 0.06, f.b.accent, "leg.near");
  for (double side : {-1.0, 1.0}) {
    const double up = side < 0 ? f.at.near_up : f.at.far_up;
    const Point root = middle + p(0.12, 0.02);
    leg(f, root, root + p(0.16 + side * 0.04, 0.06),
        root + p(0.28 + side * 0.08, -0.02 - up * 0.24), h * 0.055, f.b.accent, "arm");
  }
  const Point head = p(flat ? 0.02 : 0.2, -0.62);
  feelers(f, head, h * 0.33, f.b.accent);
  f.art.form(ellipse(head, h * 0.33, h * 0.31), f.b.main, Role::Body, "head");
  FaceStyle st = f.style();
  st.lid = darker(f.b.main, 0.1), st.brow = darker(f.b.accent, 0.2);
  f.face(head, h * 0.33, h * 0.31, st);
  f.hand = p(0.5, -0.36);
  return f.finish(false);
}

Figure draw_spider(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const Color dark = f.b.accent;
  const Point c = p(0, -0.5);
  int i = 0;
  for (double side : {1.0, -1.0})
    for (double spread : {0.34, 0.56, 0.78, 0.98}) {
      const double up = (i++ % 4 == 0) ? (side < 0 ? f.at.near_up : f.at.far_up) : 0;
      const double lift = std::max(0.0, up);
      const Point knee = c + p(side * spread * 0.86, -0.24 - 0.16 * spread - lift * 0.16);
      const Point foot = p(side * (spread + 0.08), -0.03 - lift * 0.72);
      leg(f, c + p(side * 0.2, 0.05), knee, foot, h * 0.055, dark,
          side < 0 ? "leg.near" : "leg.far");
    }
  const Path body = ellipse(c, h * 0.4, h * 0.37);
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    if (f.at.back) {
      for (double y : {-0.68, -0.5, -0.34})
        in.plain(drawing::star(p(0, y), h * 0.09, h * 0.05, 4), f.b.second, Role::Marking,
                 "body.spot");
    } else {
      in.plain(ellipse(c + p(0.02, 0.26), h * 0.28, h * 0.17), f.b.second, Role::Marking, "belly");
    }
  });
  if (!f.at.back)
    for (double side : {-1.0, 1.0})  // more eyes than others have, like beads
      for (double x : {0.1, 0.24})
        f.art.plain(ellipse(c + p(side * x + 0.06, -0.26 + x * 0.2), h * 0.03, h * 0.034),
                    darker(dark, 0.3), Role::Marking, "bead");
  FaceStyle st = f.style();
  st.eye = 1.1, st.brows = false;
  f.face(c, h * 0.38, h * 0.36, st);
  f.hand = p(0.52, -0.4);
  return f.finish(false);
}

Figure draw_dragonfly(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const Color wing = rgb(0xE2F3F6, 0.88);
  const double beat = f.at.near_up * 14;
  const Point breast = p(flat ? 0 : -0.06, -0.42);
  const auto wings = [&](double side, double angle, double length) {
    const Point root = breast + p(side * 0.06, -0.1);
    const Point d = down_turned(side * (180 - angle)) * (h * length);
    const Path path = ellipse(root + d * 0.5, h * length * 0.5, h * 0.09,
                              std::atan2(d.y, d.x) * 180 / std::numbers::pi);
    f.art.form(path, wing, Role::Body, "wing", 0.8);
    f.art.line(curve_through(std::array{root, root + d * 0.86}), h * 0.01,
               f.b.accent.with_alpha(0.55), "wing.line");
  };
  if (flat) {
    for (double side : {-1.0, 1.0}) wings(side, 78 + beat, 0.74), wings(side, 104 + beat, 0.64);
  } else {
    wings(1, 24 - beat, 0.62), wings(-1, 30 + beat, 0.8), wings(-1, 58 + beat, 0.7);
  }
  // A long body in rings.
  const std::vector<Point> line{breast, p(flat ? 0 : -0.36, flat ? -0.26 : -0.34),
                                p(flat ? 0.02 : -0.68, flat ? -0.12 : -0.26),
                                p(flat ? 0.04 : -0.98, flat ? 0.0 : -0.24)};
  const std::array wide{h * 0.2, h * 0.14, h * 0.11, h * 0.08};
  const Path tail = tapered(line, wide);
  f.art.form(tail, f.b.main, Role::Body, "tail");
  f.art.inside(inset(tail, 0.4), [&](Art& in) {
    for (double t : {0.3, 0.48, 0.66, 0.84}) {
      const Point at = talewright::mix(line.front(), line.back(), t);
      in.plain(flat ? drawing::rectangle({at.x - h * 0.2, at.y, h * 0.4, h * 0.035})
                    : drawing::rectangle({at.x, at.y - h * 0.2, h * 0.05, h * 0.4}),
               f.b.accent, Role::Marking, "tail.ring");
    }
  });
  f.art.form(ellipse(breast, h * 0.17, h * 0.15), f.b.main, Role::Body, "body");
  for (double x : {-0.06, 0.06, 0.16}) {
    const Point root = breast + p(x, 0.1);
    leg(f, root, root + p(0.03, 0.08), root + p(0.06 + 0.05 * f.at.far_up, 0.17), h * 0.045,
        f.b.accent, "leg");
  }
  const Point head = p(flat ? 0 : 0.16, -0.62);
  f.art.form(ellipse(head, h * 0.29, h * 0.27), f.b.main, Role::Body, "head");
  if (!f.at.back)
    f.art.plain(ellipse(head + p(flat ? 0 : 0.06, 0.09), h * 0.2, h * 0.15), f.b.second,
                Role::Marking, "face");
  feelers(f, head, h * 0.24, f.b.accent);
  FaceStyle st = f.style();
  st.eye = 1.35, st.eye_x = 0.46;
  f.face(head, h * 0.29, h * 0.27, st);
  f.hand = p(0.3, -0.3);
  f.at.lift = std::max(f.at.lift, s.request.pose == story::Pose::Sleep ||
                                          s.request.pose == story::Pose::Sit ||
                                          s.request.pose == story::Pose::Lie
                                      ? 0.0
                                      : 0.22);
  const bool aloft = f.at.lift > 0;
  return f.finish(aloft);
}

Figure draw_worm(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double wave = 0.05 * f.at.near_up;
  const double k = f.at.flat ? 0.62 : 1;
  const std::vector<Point> line{p(-1.0 * k, -0.1),
                                p(-0.76 * k, -0.2 - wave),
                                p(-0.52 * k, -0.34 - wave),
                                p(-0.3 * k, -0.18),
                                p(-0.06 * k, -0.12),
                                p(0.14, -0.26),
                                p(0.2, -0.5),
                                p(0.2, -0.66)};
  const std::array wide{h * 0.12, h * 0.19, h * 0.23, h * 0.24,
                        h * 0.25, h * 0.27, h * 0.28, h * 0.28};
  const Path body = tapered(line, wide);
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.4), [&](Art& in) {
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      const Point d = line[i + 1] - line[i - 1];
      const Point n = Point{-d.y, d.x} * (1 / std::max(length(d), 1e-6));
      const Point u = d * (0.2 * h / std::max(length(d), 1e-6));
      for (double t : {-0.3, 0.3}) {
        const Point at = line[i] + u * t;
        in.line(curve_through(std::array{at - n * (h * 0.2), at + u * 0.2, at + n * (h * 0.2)}),
                h * 0.014, darker(f.b.main, 0.16), "ring");
      }
    }
    // The saddle that worms wear.
    in.plain(ellipse(line[3], h * 0.13, h * 0.22, 30), f.b.second.with_alpha(0.7), Role::Marking,
             "saddle");
  });
  const Point head = p(0.22, -0.74);
  f.art.form(ellipse(head, h * 0.27, h * 0.26), f.b.main, Role::Body, "head");
  f.art.plain(blob(std::array{head + p(-0.13, 0.1), head + p(0.11, 0.1), head + p(0.1, 0.34),
                              head + p(-0.13, 0.34)}),
              f.b.main, Role::Body, "neck");
  FaceStyle st = f.style();
  st.eye = 1.2;
  f.face(head, h * 0.27, h * 0.26, st);
  f.hand = p(0.52, -0.5);
  return f.finish(false);
}

}  // namespace talewright::engines::illustrator::rig
