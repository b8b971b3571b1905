// The poses as joint angles on one skeleton. Angles are degrees from straight down, growing towards
// the side the figure faces; the near limb is the one towards the reader.
#pragma once

#include "story/vocabulary.h"

namespace talewright::engines::illustrator::rig {

/// Where a hand goes when angles do not say it. Face places are reached by bending the arm.
enum class Hand { Free, Chest, Belly, Chin, Eyes, Mouth, Cheek, Hip, Pillow, Nape, Shoulder };

struct ArmPose {
  double upper = 0, lower = 0;
  Hand to = Hand::Free;
};

struct LegPose {
  double thigh = 0, shin = 0;
  double foot = 0;  ///< the toes raised by so many degrees
};

struct PoseSpec {
  double lean = 0;   ///< of the trunk, forwards
  double curve = 0;  ///< of the spine: + bends the belly forwards; share of the trunk's length
  double neck = 0;   ///< direction from neck to head, degrees from straight up
  double tilt = 0;   ///< of the head, forwards
  double pitch = 0;  ///< -1 looks down .. 1 looks up
  ArmPose near_arm, far_arm;
  LegPose near_leg, far_leg;
  double lift = 0;        ///< above the ground, share of the height
  double leg_length = 1;  ///< foreshortening
  double arm_length = 1;  ///< arms reach further, as drawn arms do, so as to pass a large head
  double tail = 0;        ///< the tail raised by so many degrees
  bool floats = false;
  bool lying = false;  ///< the trunk rests on the ground
  bool eyes_closed = false;
  bool side_only = false;   ///< drawn in three-quarter view even when seen from the front
  bool seated = false;      ///< the thighs come forwards: cloth lies over them
  bool folds = false;       ///< knees tell the deed: short legs are drawn long enough for it
  bool on_back = false;     ///< lies on the back: drawn with the head at the left, then mirrored
  bool tail_round = false;  ///< the tail lies along the ground
  bool far_leads = false;   ///< the active hand is the far one, on the facing side
  bool points = false;      ///< the active hand has its first finger out
  bool holds = false;       ///< both hands meet at the held thing
};

/// Whether a figure that faces so is the mirror of one that faces right.
inline bool faces_left(story::Facing facing) {
  return facing == story::Facing::Left || facing == story::Facing::SideLeft ||
         facing == story::Facing::BackLeft;
}

/// The pose in three-quarter view facing right.
const PoseSpec& side_pose(story::Pose pose);
/// The pose seen from the front; near is the reader's left.
PoseSpec front_pose(story::Pose pose);

}  // namespace talewright::engines::illustrator::rig
