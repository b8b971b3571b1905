// What grows on backs: shells, spines, plates, wings.
#include <array>

#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

void draw_back_parts(Art& art, const Build& b, const Skeleton& s, bool behind) {
  const std::string& kind = b.rig->back;
  const Trunk& t = s.trunk;
  const bool back = s.view.back, front = s.view.front();
  const double h = b.tall;
  if (kind == "shell" && (behind != back)) {
    const Point c =
        t.spine(0.42) + t.across(0.42) * (back    ? -0.3 * t.yaw * t.half_belly
                                          : front ? 0
                                                  : -t.half_belly * (t.profile ? 0.7 : 0.42));
    const double rx = t.half_belly * (back    ? 1.12
                                      : front ? 1.2
                                              : 1.12),
                 ry = length(t.neck - t.hip) * (back ? 0.62 : 0.66);
    const Path shell = ellipse(c, rx, ry, s.pose.lean);
    art.form(shell, b.accent, Role::Body, "shell");
    art.form(ellipse(c, rx * 0.82, ry * 0.83, s.pose.lean), lighter(b.accent, 0.14), Role::Body,
             "shell.middle", 0.7);
    if (back)
      for (auto [x, y] : {std::pair{0.0, 0.0},
                          {0.0, -0.52},
                          {0.0, 0.52},
                          {-0.5, -0.24},
                          {0.5, -0.24},
                          {-0.5, 0.28},
                          {0.5, 0.28}})
        art.detail(drawing::star(c + Point{x * rx, y * ry}, rx * 0.26, rx * 0.23, 3, 30),
                   mix(b.accent, rgb(0x5A4A1A), 0.25), Role::Marking, "shell.plate");
  } else if (kind == "spines" && behind != back) {
    std::vector<Point> pts;
    Path p;
    const double off = back    ? -0.25 * t.yaw * t.half_belly
                       : front ? 0
                               : -t.half_belly * (t.profile ? 0.5 : 0.3);
    const Point c = t.spine(0.48) + t.across(0.48) * off;
    const double rx = t.half_belly * 1.16, ry = length(t.neck - t.hip) * 0.66;
    const int n = 20;
    for (int i = 0; i < n; ++i) {
      const double a = 2 * std::numbers::pi * i / n, q = 2 * std::numbers::pi * (i + 0.5) / n;
      const Point in = c + Point{std::cos(a) * rx, std::sin(a) * ry},
                  out = c + Point{std::cos(q) * rx * 1.16, std::sin(q) * ry * 1.16};
      if (i == 0)
        p.move_to(in);
      else
        p.line_to(in);
      p.line_to(out);
    }
    art.form(p.close(), b.accent, Role::Hair, "spines");
  } else if (kind == "plates" && behind != back) {
    for (double v : {0.12, 0.38, 0.64, 0.88}) {
      const Point q = front || back ? t.spine(v) : t.at(-0.96, v),
                  out = front || back ? Point{0, -1} : t.across(v) * -1;
      const Point u{-out.y, out.x};
      const double r = h * 0.06;
      art.form(cornered({{q - u * r, q + out * (r * 0.9) - u * (r * 0.5), q + out * (r * 1.35)},
                         {q + out * (r * 1.35), q + out * (r * 0.9) + u * (r * 0.5), q + u * r}}),
               b.accent, Role::Body, "plate", 0.8);
    }
  } else if ((kind == "bat_wings" || kind == "fairy_wings" || b.has("wings")) && behind != back) {
    const bool open = s.pose.floats || s.pose.lift > 0.1 || s.near_arm.raised;
    const bool fairy = kind == "fairy_wings" || (kind != "bat_wings");
    const double k = open ? 1.15 : 0.92;
    for (double side : {1.0, -1.0}) {
      const Point root =
          t.spine(0.72) + t.across(0.72) * (front || back ? side * t.half_chest * 0.3
                                                          : -t.half_chest * (side > 0 ? 0.1 : 0.5));
      const double narrow = front || back ? 1 : side > 0 ? 0.5 : 1;
      const double dir = front || back ? side : (side > 0 ? -0.35 : -1);
      const auto p = [&](double x, double y) {
        return root + Point{dir * x * h * k * (front || back ? 1 : 0.9) * (narrow > 0.6 ? 1 : 1),
                            -y * h * k};
      };
      if (fairy) {
        const Color c = b.rig->name == "fairy" ? mix(b.accent, rgb(0xFFFFFF), 0.5).with_alpha(0.88)
                                               : rgb(0xFFF8E8);
        art.form(blob(std::array{p(0, -0.02), p(0.1, 0.16), p(0.26, 0.3), p(0.4, 0.3),
                                 p(0.42, 0.16), p(0.3, 0.02), p(0.12, -0.04)}),
                 c, Role::Body, "wing");
        art.form(blob(std::array{p(0, 0.02), p(0.14, 0.0), p(0.28, -0.1), p(0.3, -0.22),
                                 p(0.2, -0.26), p(0.08, -0.14)}),
                 c, Role::Body, "wing");
        art.line(drawing::curve_through(std::array{p(0.02, 0.0), p(0.2, 0.14), p(0.34, 0.23)}),
                 h * 0.006, rgb(0xFFFFFF, 0.9), "wing.line");
        art.line(drawing::curve_through(std::array{p(0.02, 0.0), p(0.14, -0.08), p(0.2, -0.18)}),
                 h * 0.006, rgb(0xFFFFFF, 0.9), "wing.line");
      } else {
        const Path wing = cornered({{p(-0.02, -0.04), p(0.1, 0.14), p(0.24, 0.3)},
                                    {p(0.24, 0.3), p(0.36, 0.2), p(0.44, 0.02)},
                                    {p(0.44, 0.02), p(0.36, 0.04), p(0.31, -0.04)},
                                    {p(0.31, -0.04), p(0.24, 0.0), p(0.18, -0.08)},
                                    {p(0.18, -0.08), p(0.1, -0.06), p(0.02, -0.12)}});
        art.form(wing, b.accent, Role::Body, "wing");
        for (Point e : {p(0.31, -0.03), p(0.18, -0.07)})
          art.line(drawing::curve_through(std::array{
                       p(0.24, 0.29),
                       talewright::mix(p(0.24, 0.29), e, 0.5) + Point{dir * h * 0.01, 0}, e}),
                   h * 0.01, darker(b.accent, 0.25), "wing.line");
      }
    }
  }
}

}  // namespace talewright::engines::illustrator::rig
