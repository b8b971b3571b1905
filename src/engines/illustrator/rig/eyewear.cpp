// What is worn at eyes and ears: spectacles, eye patches, hearing aids.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/hair.h"

namespace talewright::engines::illustrator::rig {

using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

double lens_radius(const HeadSpace& h) {
  return 0.235 * h.style.eye * std::sqrt(h.frame.rx * h.frame.ry);
}

Color rim_of(const HeadSpace& h) {
  return accessory_color(h.build, h.build.has("sunglasses") ? "sunglasses" : "glasses");
}

bool bespectacled(const HeadSpace& h) {
  return h.build.has("glasses") || h.build.has("sunglasses");
}

void spectacles(Art& art, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry;
  const auto f = [&](double x, double y) { return h.frame.at(x, y); };
  const double ex = h.style.eye_x, ey = h.style.eye_y, er = lens_radius(h);
  const bool dark = h.build.has("sunglasses");
  const Color rim = rim_of(h);
  for (double side : {1.0, -1.0}) {
    const double k = h.frame.squash(side * ex);
    if (h.profile() && side > 0) continue;
    const Path lens = ellipse(f(side * ex, ey + 0.02), er * 1.36 * k, er * 1.42);
    art.plain(lens, dark ? rgb(0x25283A, 0.92) : rgb(0xE6F4FF, 0.2), Role::Cloth, "glasses.lens");
    art.line(lens, rx * 0.06, rim, "glasses", Role::Cloth);
    if (dark)
      art.line(
          curve_through(std::array{f(side * ex, ey - 0.02) + Point{-er * 0.6 * k, -er * 0.2},
                                   f(side * ex, ey - 0.02) + Point{-er * 0.1 * k, -er * 0.75}}),
          rx * 0.05, rgb(0xFFFFFF, 0.6), "glasses.shine", Role::Cloth);
  }
  const double kn = h.frame.squash(-ex), kf = h.frame.squash(ex);
  const Point a = f(-ex, ey) + Point{er * 1.34 * kn, 0}, b = f(ex, ey) + Point{-er * 1.34 * kf, 0};
  if (h.profile())
    art.line(curve_through(std::array{a, Point{rx * 0.93, ey * ry - er * 0.1}}), rx * 0.06, rim,
             "glasses", Role::Cloth);
  else if (b.x > a.x)
    art.line(curve_through(std::array{a, talewright::mix(a, b, 0.5) + Point{0, -er * 0.2}, b}),
             rx * 0.06, rim, "glasses", Role::Cloth);
}

void hearing_aid(Art& art, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry;
  const bool person = h.build.human();
  const Point q = h.profile() ? Point{-rx * 0.1, ry * 0.04}
                  : person
                      ? Point{-rx * (h.frame.turn > 14 ? 1.02 - 0.24 * h.side() : 0.97), ry * 0.06}
                      : Point{-rx * 0.92, -ry * 0.1};
  const Color c = accessory_color(h.build, "hearing_aid");
  art.detail(tapered(std::array{q + Point{-rx * 0.02, -ry * 0.2}, q + Point{-rx * 0.12, -ry * 0.02},
                                q + Point{-rx * 0.06, ry * 0.16}},
                     std::array{rx * 0.1, rx * 0.15, rx * 0.11}),
             c, Role::Cloth, "hearing_aid", 0.6);
  art.line(
      curve_through(std::array{q + Point{-rx * 0.02, -ry * 0.2}, q + Point{rx * 0.06, -ry * 0.1},
                               q + Point{rx * 0.06, ry * 0.02}}),
      rx * 0.035, darker(c, 0.2), "hearing_aid", Role::Cloth);
}

}  // namespace

void draw_temple(Art& art, const HeadSpace& h) {
  if (h.back || !bespectacled(h)) return;
  const double rx = h.frame.rx, ry = h.frame.ry, ex = h.style.eye_x, ey = h.style.eye_y;
  const Point from = h.frame.at(-ex, ey) + Point{-lens_radius(h) * 1.34 * h.frame.squash(-ex), 0};
  const double ear = h.profile() ? -0.06 : h.frame.turn > 14 ? -0.98 + 0.26 * h.side() : -0.95;
  if (from.x < ear * rx) return;
  // People's end at the ear; animals' are soon lost in the fur.
  const double end = h.build.human() ? rx * ear : std::max(rx * ear, from.x - rx * 0.24);
  art.line(curve_through(std::array{from, Point{end, (ey - 0.04) * ry}}), rx * 0.05, rim_of(h),
           "glasses", Role::Cloth);
}

void draw_eyewear(Art& art, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry;
  if (bespectacled(h)) {
    if (!h.build.human()) draw_temple(art, h);  // people's lie under their hair
    spectacles(art, h);
  }
  if (h.build.has("eye_patch")) {
    const double er = lens_radius(h);
    const Point q = h.frame.at(-h.style.eye_x, h.style.eye_y);
    const Color c = accessory_color(h.build, "eye_patch");
    art.line(h.profile()
                 ? curve_through(
                       std::array{Point{-rx * 0.96, -ry * 0.2}, q, Point{rx * 0.84, -ry * 0.4}})
                 : curve_through(std::array{Point{-rx * 0.96, -ry * 0.2}, q, h.frame.at(0.3, -0.62),
                                            h.frame.at(0.7, -0.74)}),
             rx * 0.05, c, "eye_patch", Role::Cloth);
    art.detail(ellipse(q, er * 1.05, er * 1.1), c, Role::Cloth, "eye_patch", 0.6);
  }
  draw_beard(art, h);
  if (h.build.has("hearing_aid")) hearing_aid(art, h);
}

}  // namespace talewright::engines::illustrator::rig
