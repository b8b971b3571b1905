#include "engines/illustrator/rig/build.h"

#include <algorithm>

namespace talewright::engines::illustrator::rig {

using drawing::Color;
using drawing::rgb;
using story::Age;

namespace {

/// Shares that change with age: the young have bigger heads and shorter legs.
struct AgeShape {
  double tall, head, legs, wide;
};

/// Babies this tall of their kind walk and have their own hair.
constexpr double kToddler = 0.8;

AgeShape shape_of(const SpeciesRig& rig, Age age, double height) {
  if (rig.family == "human") {
    switch (age) {
      case Age::Baby: {
        // From the newborn to the toddler, who is half way to the child.
        const double t = height < kToddler ? 0 : std::min(1.0, 0.5 + (height - kToddler) * 5);
        return {0.38 + 0.09 * t, 0.51 - 0.06 * t, 0.18 + 0.055 * t, 1.30 - 0.14 * t};
      }
      case Age::Child:
        return {0.65, 0.405, 0.28, 1.0};
      case Age::Adult:
        return {1.0, 0.29, 0.385, 0.9};
      case Age::Elder:
        return {0.94, 0.295, 0.35, 0.94};
    }
  }
  switch (age) {
    case Age::Baby:
      return {0.62, rig.head * 1.13, rig.legs * 0.86, 1.08};
    case Age::Child:
      return {0.86, rig.head, rig.legs, 1.0};
    case Age::Adult:
      return {1.08, rig.head * 0.88, rig.legs * 1.1, 1.0};
    case Age::Elder:
      return {1.02, rig.head * 0.9, rig.legs * 1.02, 1.05};
  }
  return {1, rig.head, rig.legs, 1};
}

}  // namespace

Color color_or(const std::string& hex, Color fallback) {
  return drawing::parse_color(hex).value_or(fallback);
}

double standing_height(const SpeciesRig& rig, const story::Descriptor& who) {
  const double height = std::clamp(who.height.value_or(0.5), 0.0, 1.0);
  return rig.height * shape_of(rig, who.age.value_or(Age::Child), height).tall *
         (0.9 + 0.2 * height);
}

bool Build::infant() const {
  return human() && who->age == Age::Baby && who->height.value_or(0.5) < kToddler;
}

bool Build::wears(std::string_view item) const { return garment({item}) != nullptr; }

bool Build::has(std::string_view accessory) const {
  return std::find(who->accessories.begin(), who->accessories.end(), accessory) !=
         who->accessories.end();
}

bool Build::feature(std::string_view name) const {
  return std::find(who->features.begin(), who->features.end(), name) != who->features.end();
}

const story::Garment* Build::garment(std::initializer_list<std::string_view> items) const {
  for (const story::Garment& g : who->clothes)
    for (std::string_view item : items)
      if (g.item == item) return &g;
  return nullptr;
}

Build make_build(const story::Descriptor& who) {
  const SpeciesRig* rig = find_rig(who.species);
  if (!rig) rig = find_rig("bear");
  const Age age = who.age.value_or(Age::Child);
  const AgeShape shape = shape_of(*rig, age, std::clamp(who.height.value_or(0.5), 0.0, 1.0));
  if (age == Age::Baby && !rig->baby.empty()) rig = &rig->baby.front();
  const double round = std::clamp(who.roundness.value_or(0.5), 0.0, 1.0);
  const double plump = (0.84 + 0.32 * round) * shape.wide;

  Build b;
  b.rig = rig;
  b.who = &who;
  const double h = b.tall = standing_height(*rig, who);
  const double head = shape.head * h;
  b.head_ry = head / 2;
  b.head_rx = b.head_ry * rig->head_wide * (0.97 + 0.06 * round);
  const double legs = shape.legs * h;
  b.foot_high = rig->foot * h * 0.62;
  b.neck = (rig->neck + (rig->family == "human" && age >= Age::Adult ? 0.025 : 0)) * h;
  b.trunk = std::max(0.12 * h, h - head * 0.93 - legs - b.neck);
  b.shoulder = rig->shoulder * h * (0.9 + 0.1 * plump) * (0.9 + 0.1 * shape.wide);
  if (b.human() && age >= Age::Adult) b.shoulder *= 1.14;
  b.chest = rig->chest * h * (0.5 + 0.5 * plump);
  b.belly = rig->belly * h * plump;
  b.hip = rig->hip * h * (0.35 + 0.65 * plump);
  const double arm = rig->arm * h;
  b.upper_arm = arm * 0.5;
  b.fore_arm = arm * 0.5;
  b.arm_wide = rig->arm_wide * h * (0.75 + 0.25 * plump);
  b.hand = rig->hand * h;
  const double leg = std::max(legs - b.foot_high * 0.55, 0.04 * h);
  b.thigh = leg * 0.5;
  b.shin = leg * 0.5;
  b.leg_wide = rig->leg_wide * h * (0.75 + 0.25 * plump);
  b.foot = rig->foot * h;

  const Palette fallback{"#9a7b5c", "#f1dfc4", "#5a4330"};
  const Palette& usual = rig->palettes.empty() ? fallback : rig->palettes.front();
  b.main = color_or(who.main_color, color_or(usual.main, rgb(0x9A7B5C)));
  b.second = color_or(who.second_color, color_or(usual.second, rgb(0xF1DFC4)));
  b.accent = color_or(who.accent_color, color_or(usual.accent, rgb(0x5A4330)));
  b.eye = color_or(who.eye_color, rgb(0x4A3222));
  b.hair = color_or(who.hair_color, rgb(0x4A3222));
  b.nose = color_or(rig->nose_color, rgb(0x3B2A2A));
  b.inner = rig->inner_color.empty() ? mix(mix(b.second, b.main, 0.3), rgb(0xF0929A), 0.5)
                                     : color_or(rig->inner_color, rgb(0xF0A6A6));
  b.line = mix(darker(b.main, 0.75), rgb(0x2A1A1E), 0.6);
  b.limbs = rig->face == "panda" ? b.accent : b.main;
  b.hands = rig->hands == "accent" || rig->hands == "dig" ? b.accent
            : rig->hands == "second"                      ? b.second
                                                          : b.main;
  if (rig->hands == "hoof") b.hands = b.accent;
  b.feet = rig->hands.empty() || rig->hands == "second" ? b.main : b.hands;
  if (rig->hands == "second") b.feet = b.second;
  return b;
}

}  // namespace talewright::engines::illustrator::rig
