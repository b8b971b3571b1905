#include "engines/illustrator/rig/looks.h"

#include <array>

namespace talewright::engines::illustrator::rig {

namespace {

using story::Expression;
constexpr std::size_t kLooks = static_cast<std::size_t>(Expression::Mischievous) + 1;

std::array<Look, kLooks> make_looks() {
  std::array<Look, kLooks> table;
  const auto at = [&](Expression e) -> Look& { return table[static_cast<std::size_t>(e)]; };
  at(Expression::Neutral) = {
      .upper_lid = 0.06, .brow_y = 0.02, .brow_slant = -4, .smile = 0.35, .mouth_wide = 0.8};
  at(Expression::Happy) = {.lower_lid = 0.1,
                           .brow_y = 0.05,
                           .brow_slant = -7,
                           .mouth = MouthKind::Open,
                           .smile = 0.9,
                           .mouth_open = 0.5,
                           .mouth_wide = 1.0,
                           .blush = 0.5};
  at(Expression::Joyful) = {.eyes = EyeKind::Arcs,
                            .brow_y = 0.09,
                            .brow_slant = -4,
                            .mouth = MouthKind::Open,
                            .smile = 1,
                            .mouth_open = 1,
                            .mouth_wide = 1.15,
                            .blush = 0.75,
                            .ears = -0.2,
                            .tilt = -3};
  at(Expression::Sad) = {.open = 0.96,
                         .upper_lid = 0.2,
                         .lid_slant = -14,
                         .pupil = 1.06,
                         .gaze = {0, 0.45},
                         .brow_y = 0.03,
                         .brow_slant = -24,
                         .smile = -0.75,
                         .mouth_wide = 0.72,
                         .blush = 0.2,
                         .ears = 0.75,
                         .tilt = 6};
  at(Expression::Crying) = {.eyes = EyeKind::Squeezed,
                            .brow_y = 0.02,
                            .brow_slant = -26,
                            .mouth = MouthKind::Open,
                            .smile = -1,
                            .mouth_open = 0.8,
                            .mouth_wide = 0.9,
                            .blush = 0.6,
                            .tears = true,
                            .ears = 1,
                            .tilt = 4};
  at(Expression::Worried) = {.open = 1.04,
                             .lid_slant = -6,
                             .pupil = 0.92,
                             .brow_y = 0.06,
                             .brow_slant = -20,
                             .mouth = MouthKind::Wavy,
                             .smile = -0.3,
                             .mouth_wide = 0.75,
                             .blush = 0.2,
                             .sweat = true,
                             .ears = 0.45,
                             .tilt = 2};
  at(Expression::Scared) = {.open = 1.16,
                            .pupil = 0.6,
                            .brow_y = 0.14,
                            .brow_slant = -18,
                            .mouth = MouthKind::Grit,
                            .smile = -0.5,
                            .mouth_open = 0.5,
                            .mouth_wide = 0.9,
                            .blush = 0,
                            .sweat = true,
                            .ears = 0.9,
                            .tilt = -4};
  at(Expression::Surprised) = {.open = 1.15,
                               .pupil = 0.82,
                               .brow_y = 0.17,
                               .mouth = MouthKind::Round,
                               .mouth_open = 0.75,
                               .mouth_wide = 0.55,
                               .blush = 0.3,
                               .ears = -0.35,
                               .tilt = -5};
  at(Expression::Angry) = {.upper_lid = 0.28,
                           .lower_lid = 0.08,
                           .lid_slant = 18,
                           .brow_y = -0.09,
                           .brow_slant = 24,
                           .smile = -0.8,
                           .mouth_wide = 0.8,
                           .blush = 0.55,
                           .ears = 0.55,
                           .tilt = 4};
  at(Expression::Determined) = {.upper_lid = 0.2,
                                .lid_slant = 11,
                                .brow_y = -0.05,
                                .brow_slant = 16,
                                .mouth = MouthKind::Smirk,
                                .smile = 0.35,
                                .mouth_wide = 0.85,
                                .blush = 0.3,
                                .ears = -0.15,
                                .tilt = 2};
  at(Expression::Curious) = {.open = 1.06,
                             .pupil = 1.08,
                             .brow_y = 0.09,
                             .brow_odd = 0.14,
                             .mouth = MouthKind::Round,
                             .smile = 0.5,
                             .mouth_open = 0.2,
                             .mouth_wide = 0.34,
                             .blush = 0.35,
                             .ears = -0.4,
                             .tilt = 11};
  at(Expression::Shy) = {.upper_lid = 0.26,
                         .lid_slant = -9,
                         .gaze = {-0.6, 0.7},
                         .brow_y = 0.05,
                         .brow_slant = -20,
                         .mouth = MouthKind::Wavy,
                         .smile = 0.55,
                         .mouth_wide = 0.5,
                         .blush = 1,
                         .ears = 0.4,
                         .tilt = 9};
  at(Expression::Proud) = {.eyes = EyeKind::Closed,
                           .brow_y = 0.1,
                           .brow_slant = 3,
                           .smile = 0.95,
                           .mouth_wide = 1.0,
                           .blush = 0.5,
                           .ears = -0.2,
                           .tilt = -9};
  at(Expression::Sleepy) = {.upper_lid = 0.56,
                            .lower_lid = 0.05,
                            .lid_slant = -5,
                            .gaze = {0, 0.25},
                            .brow_y = 0.06,
                            .brow_slant = -5,
                            .smile = 0.15,
                            .mouth_wide = 0.5,
                            .blush = 0.35,
                            .ears = 0.5,
                            .tilt = 7};
  at(Expression::Thoughtful) = {.upper_lid = 0.1,
                                .gaze = {0.45, -0.75},
                                .brow_y = 0.05,
                                .brow_slant = 3,
                                .brow_odd = 0.07,
                                .mouth = MouthKind::Smirk,
                                .smile = -0.1,
                                .mouth_wide = 0.6,
                                .blush = 0.25,
                                .tilt = -5};
  at(Expression::Mischievous) = {.upper_lid = 0.26,
                                 .lower_lid = 0.13,
                                 .lid_slant = 9,
                                 .gaze = {0.5, 0},
                                 .brow_y = -0.01,
                                 .brow_slant = 15,
                                 .brow_odd = 0.1,
                                 .mouth = MouthKind::Smirk,
                                 .smile = 0.95,
                                 .mouth_open = 0.5,
                                 .mouth_wide = 1.0,
                                 .blush = 0.4,
                                 .ears = -0.2,
                                 .tilt = 5};
  return table;
}

}  // namespace

const Look& look_of(Expression expression) {
  static const std::array<Look, kLooks> table = make_looks();
  return table[static_cast<std::size_t>(expression)];
}

}  // namespace talewright::engines::illustrator::rig
