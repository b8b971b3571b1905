// The expressions: what brows, lids, pupils, mouth and skin do.
#pragma once

#include "base/geometry.h"
#include "story/vocabulary.h"

namespace talewright::engines::illustrator::rig {

enum class MouthKind { Line, Open, Round, Smirk, Wavy, Grit };
enum class EyeKind { Open, Arcs, Closed, Squeezed };  ///< Arcs: happy ∩; Closed: resting ∪

struct Look {
  EyeKind eyes = EyeKind::Open;
  double open = 1;       ///< height of the eye
  double upper_lid = 0;  ///< 0 open .. 1 shut
  double lower_lid = 0;
  double lid_slant = 0;  ///< degrees; + the inner end lower (stern), - the outer end lower (sad)
  double pupil = 1;
  Point gaze;             ///< added to what the request asks
  double brow_y = 0;      ///< raised, share of the head's half height
  double brow_slant = 0;  ///< as lid_slant
  double brow_odd = 0;    ///< one brow higher
  MouthKind mouth = MouthKind::Line;
  double smile = 0.5;     ///< -1 frown .. 1 smile
  double mouth_open = 0;  ///< 0..1
  double mouth_wide = 1;
  double blush = 0.35;
  bool tears = false, sweat = false;
  double ears = 0;  ///< 0 upright .. 1 drooping; below 0 pricked
  double tilt = 0;  ///< of the head, degrees
};

const Look& look_of(story::Expression expression);

}  // namespace talewright::engines::illustrator::rig
