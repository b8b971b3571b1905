// The individual: what a descriptor makes of its species' rig. Lengths are figure units, ready to
// be drawn with; colours are resolved.
#pragma once

#include "drawing/color.h"
#include "engines/illustrator/rig/species_rig.h"
#include "story/descriptor.h"

namespace talewright::engines::illustrator::rig {

struct Build {
  const SpeciesRig* rig = nullptr;
  const story::Descriptor* who = nullptr;
  double tall = 120;  ///< standing height without ears and hat
  double head_rx = 0, head_ry = 0;
  double trunk = 0;  ///< hip to neck
  double neck = 0;   ///< from the top of the trunk to the head's underside
  double shoulder = 0, chest = 0, belly = 0, hip = 0;  ///< half widths
  double upper_arm = 0, fore_arm = 0, arm_wide = 0, hand = 0;
  double thigh = 0, shin = 0, leg_wide = 0, foot = 0, foot_high = 0;
  drawing::Color main, second, accent, eye, hair, nose, inner, line;
  drawing::Color hands, feet, limbs;

  bool human() const { return rig->family == "human"; }
  /// A person too young for a cut of hair; the tallest of the babies are toddlers.
  bool infant() const;
  bool wears(std::string_view item) const;
  bool has(std::string_view accessory) const;
  bool feature(std::string_view name) const;
  /// The first garment that is one of `items`; null = none.
  const story::Garment* garment(std::initializer_list<std::string_view> items) const;
};

Build make_build(const story::Descriptor& who);
/// Height of a standing figure by its rig, age and height, in figure units.
double standing_height(const SpeciesRig& rig, const story::Descriptor& who);
drawing::Color color_or(const std::string& hex, drawing::Color fallback);

}  // namespace talewright::engines::illustrator::rig
