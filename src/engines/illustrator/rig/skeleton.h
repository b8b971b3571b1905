// The skeleton: a pose applied to a build gives the places of all joints, with the lowest part of
// the body on the ground (y = 0) unless the pose lifts it.
#pragma once

#include "engines/illustrator/rig/art.h"
#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/poses.h"

namespace talewright::engines::illustrator::rig {

/// From where the figure is seen.
struct View {
  double turn = 24;   ///< degrees the face is turned from the reader, to the right
  bool back = false;  ///< seen from behind
  bool front() const { return turn < 8; }
  /// One eye, the nose in silhouette.
  bool profile() const { return !back && turn > 55; }
  /// Seen from behind, how far it turns to the right: 0 straight away .. 1.
  double yaw() const { return back ? std::sin(radians(turn)) : 0; }
  double side() const { return back ? 0 : std::min(1.0, turn / 45); }
};

struct Limb {
  Point root, mid, end;
  double mid_angle = 0, end_angle = 0;  ///< of the two bones, from straight down
  double toes = 0;                      ///< legs: raised by degrees
  bool before_head = false;             ///< arms: drawn over the head
  bool raised = false;                  ///< arms: above the shoulder
  bool before_trunk = false;            ///< arms: drawn over the trunk
};

/// The trunk as a bent column: v runs from 0 (hips) to 1 (neck) and a little beyond both, u from -1
/// (left edge as seen) to 1. Clothes are cut in the same coordinates.
struct Trunk {
  Point hip, middle, neck;
  double half_hip = 0, half_belly = 0, half_chest = 0, half_shoulder = 0, half_neck = 0;
  double side = 0;       ///< 0 front .. 1 side
  bool profile = false;  ///< seen exactly from the side: what is at the front lies on the edge
  double yaw = 0;        ///< from behind: what is in the middle of the back lies to the left
  Point spine(double v) const;
  Point across(double v) const;  ///< unit vector to the right of the spine
  double half(double v) const;
  Point at(double u, double v, double grow = 0) const;
  /// A place on the front as the wearer's tailor knows it, x -1..1 from the near to the far side,
  /// where it is seen; what lies beyond the edge stays on it.
  double front_u(double x) const;
  /// The silhouette, or a band of it from v0 (below) to v1, wider by `grow`, its hem wider by
  /// `flare` and sagging by `sag` units.
  Path outline(double grow = 0) const;
  Path band(double v0, double v1, double grow, double flare = 0, double sag = 0) const;
};

struct Skeleton {
  Trunk trunk;
  Limb near_arm, far_arm, near_leg, far_leg;
  Point head;            ///< its middle
  double head_tilt = 0;  ///< degrees clockwise
  double pitch = 0;
  View view;
  PoseSpec pose;
  void move(Point by);
};

/// An arm's hand brought to `target`, or as far towards it as a drawn arm may grow.
void reach_for(Skeleton& skeleton, const Build& build, bool near, Point target);

Skeleton solve(const Build& build, story::Pose pose, View view, std::uint64_t seed, double tilt,
               double held_size);

}  // namespace talewright::engines::illustrator::rig
