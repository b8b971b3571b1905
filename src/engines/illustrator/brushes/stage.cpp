#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

using story::Shot;
using story::TextSpace;

Stage::Stage(const story::SceneSpec& s, Light l)
    : spec(s), light(std::move(l)), random(s.seed, "setting") {
  const double aspect = std::clamp(spec.aspect, 0.4, 2.5);
  width = aspect >= 1 ? 1000 * aspect : 1000;
  height = aspect >= 1 ? 1000 : 1000 / aspect;
  // Over a shoulder one sees as in a medium shot.
  const std::size_t shot =
      spec.shot == Shot::OverShoulder ? 1 : static_cast<std::size_t>(spec.shot);
  const auto of = [&](std::array<double, 3> by_shot) { return by_shot[shot]; };
  zoom = of({1, 1.45, 2.0});
  unit = of({1.75, 2.6, 3.7}) * std::min(1.0, height / 1000 + 0.0);
  switch (spec.text_space) {
    case TextSpace::Top:
      horizon = height * of({0.52, 0.56, 0.60});
      floor = height * of({0.88, 0.945, 1.16});
      calm = {0, 0, width, height * 0.29};
      break;
    case TextSpace::Bottom:
      horizon = height * of({0.36, 0.38, 0.40});
      floor = height * of({0.69, 0.715, 0.725});
      calm = {0, height * 0.755, width, height * 0.245};
      break;
    case TextSpace::Left:
    case TextSpace::Right:
      calm = {spec.text_space == TextSpace::Left ? 0 : width * 0.64, 0, width * 0.36, height};
      [[fallthrough]];
    case TextSpace::None:
      horizon = height * of({0.44, 0.49, 0.54});
      floor = height * of({0.86, 0.93, 1.14});
      break;
  }
  const bool bottom = spec.text_space == TextSpace::Bottom;
  if (spec.angle == story::Angle::Bird) {
    // From above the ground fills the picture and what stands on it is spread over it.
    horizon = height * (bottom ? 0.12 : text_top() ? 0.33 : 0.15);
    if (!bottom && !close()) floor = height * of({0.88, 0.945, 1.14});
  } else if (spec.angle == story::Angle::Worm) {
    // From the grass one sees little ground and much sky.
    if (!bottom && !close()) floor = height * of({0.945, 0.975, 1.14});
    horizon = std::min(floor, height) - height * 0.115;
  }
}

double Stage::size_at(double y) const {
  const double front = std::min(floor, height * 0.93);
  const double t = std::clamp((y - horizon) / std::max(1.0, front - horizon), -0.05, 1.35);
  return unit * (0.34 + 0.66 * t);
}

double Stage::far_at(double y) const {
  const double front = std::min(floor, height * 0.93);
  return std::clamp(1 - (y - horizon) / std::max(1.0, front - horizon), 0.0, 1.0) * 0.6;
}

Color Stage::varied(Color c, double by) {
  const double k = random.between(-by, by);
  c = k > 0 ? drawing::lighter(c, k) : drawing::darker(c, -k);
  return drawing::hue_turned(c, random.between(-by, by) * 90);
}

namespace {

/// The veil over a left or right side.
void calm_side(Stage& s) {
  const bool left = s.calm.x <= 0;
  const double edge = left ? s.calm.right() : s.calm.x, reach = s.width * 0.10;
  const double far = left ? edge + reach : edge - reach, rim = left ? 0 : s.width;
  const double share = std::abs(edge - rim) / std::abs(far - rim);
  Shape veil;
  veil.role = Role::Glow;
  veil.part = "setting.calm";
  veil.path = drawing::rectangle({std::min(rim, far), 0, std::abs(far - rim), s.height});
  veil.fill = Fill::linear({rim, 0}, {far, 0},
                           {{0, s.quiet.with_alpha(s.quiet.a)},
                            {share * 0.85, s.quiet.with_alpha(s.quiet.a * 0.85)},
                            {1, s.quiet.with_alpha(0)}});
  s.back.add(std::move(veil));
}

}  // namespace

void calm_down(Stage& s) {
  if (s.calm.empty()) return;
  if (s.calm.width < s.width * 0.9) return calm_side(s);
  const bool top = s.text_top();
  const double edge = top ? s.calm.bottom() : s.calm.y;
  // The veil has the colour the setting prefers there, is thickest at the picture's edge and ends
  // beyond the calm area, so that no border shows.
  const double reach = s.height * 0.13;
  Shape veil;
  veil.role = Role::Glow;
  veil.part = "setting.calm";
  const Color c = s.quiet;
  const double strong = s.quiet.a;
  if (top) {
    veil.path = drawing::rectangle({0, 0, s.width, edge + reach});
    veil.fill = Fill::linear({0, 0}, {0, edge + reach},
                             {{0, c.with_alpha(strong)},
                              {edge / (edge + reach) * 0.85, c.with_alpha(strong * 0.9)},
                              {1, c.with_alpha(0)}});
  } else {
    veil.path = drawing::rectangle({0, edge - reach, s.width, s.height - edge + reach});
    veil.fill = Fill::linear({0, edge - reach}, {0, s.height},
                             {{0, c.with_alpha(0)},
                              {reach / (s.height - edge + reach) * 1.2, c.with_alpha(strong * 0.9)},
                              {1, c.with_alpha(strong)}});
  }
  (top ? s.back : s.front).add(std::move(veil));
}

}  // namespace talewright::engines::illustrator
