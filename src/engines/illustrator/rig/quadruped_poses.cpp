// What each pose means to somebody on four legs.
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

namespace {

QuadPose seated() {
  QuadPose p;
  p.hip = 0, p.sits = true, p.neck = -6, p.tail = -8;
  p.near_fore = {0.06}, p.far_fore = {0.12};
  p.near_hind = Step::folded(0.34), p.far_hind = Step::folded(0.4);
  return p;
}

QuadPose resting() {
  QuadPose p;
  p.hip = 0, p.chest = 0, p.lying = true, p.turned = true, p.tail = -24;
  p.near_fore = Step::folded(0.62), p.far_fore = Step::folded(0.72);
  p.near_hind = Step::folded(0.42), p.far_hind = Step::folded(0.5);
  return p;
}

QuadPose rearing(double angle) {
  QuadPose p;
  p.angle = angle, p.near_hind = {0.12}, p.far_hind = {0.26}, p.neck = 2, p.tail = 8;
  return p;
}

QuadPose striding() {
  QuadPose p;
  p.near_fore = {0.3}, p.far_fore = {-0.2, 0.07}, p.near_hind = {-0.28, 0.03};
  p.far_hind = {0.24}, p.neck = 3, p.tail = 6;
  return p;
}

}  // namespace

namespace {

/// Those who leap fold their hind legs where others stand.
void crouch(QuadPose& p) {
  p.hip = 0.12, p.near_hind = Step::folded(0.92), p.far_hind = Step::folded(1.06);
  p.arch += 0.03;
}

}  // namespace

QuadPose quad_pose(story::Pose pose, const Quad& q) {
  using story::Pose;
  const bool sitter = q.data->sits;
  const double agile = q.data->agile;
  QuadPose p;
  switch (pose) {
    case Pose::Stand:
      break;
    case Pose::Walk:
      p = striding();
      break;
    case Pose::Run:
      p.angle = 3, p.arch = -0.02, p.neck = 14, p.lift = 0.07, p.tail = 26;
      p.near_fore = Step::through(66, 0.98), p.far_fore = Step::through(84, 0.9);
      p.near_hind = Step::through(-60, 0.98), p.far_hind = Step::through(-44, 0.94);
      break;
    case Pose::Jump:
      p.angle = 15, p.neck = 4, p.lift = 0.3, p.tail = 24, p.look = 0.2;
      p.near_fore = Step::through(66, 0.66), p.far_fore = Step::through(82, 0.7);
      p.near_hind = Step::through(-54, 0.98), p.far_hind = Step::through(-40, 0.94);
      break;
    case Pose::Sit:
    case Pose::Ride:
      p = seated();
      break;
    case Pose::Lie:
      p = resting();
      p.neck = 6;
      break;
    case Pose::Sleep:
      p = resting();
      p.head_down = true, p.closed = true, p.tilt = 8, p.look = -0.15, p.arch = 0.05, p.tail = -50;
      break;
    case Pose::Wave:
      if (sitter) p = seated();
      p.near_fore = Step::through(sitter ? 118 : 88, sitter ? 0.86 : 0.8);
      p.tilt = -5, p.tail = 14;
      break;
    case Pose::Point:
      p.near_fore = Step::through(86, 0.92), p.neck = 8, p.tail = 24, p.near_hind = {-0.2};
      break;
    case Pose::Reach:
      p = rearing(46 * agile);
      p.near_fore = Step::through(104, 0.98), p.far_fore = Step::through(120, 0.98);
      p.neck = -12, p.tilt = -10, p.look = 0.6;
      break;
    case Pose::Climb:
      p = rearing(52 * agile);
      p.near_fore = Step::through(92, 0.86), p.far_fore = Step::through(128, 1.0);
      p.far_hind = {0.42, 0.3}, p.neck = -8, p.tilt = -8, p.look = 0.5;
      break;
    case Pose::Cheer:
      p = rearing(50 * agile);
      p.near_fore = Step::through(98, 0.8), p.far_fore = Step::through(72, 0.72);
      p.neck = -6, p.look = 0.25, p.tail = 22;
      break;
    case Pose::Hold:
      p.neck = -2;
      break;
    case Pose::Carry:
      p = striding();
      p.neck = -4, p.tail = 12;
      break;
    case Pose::Give:
      p.neck = 22, p.stretch = 1.05, p.near_fore = {0.2}, p.tail = 10;
      break;
    case Pose::Hug:
      p.neck = 20, p.stretch = 1.14, p.tilt = 12, p.tail = 16;
      p.near_fore = {0.1}, p.far_fore = {0.24}, p.near_hind = {-0.1};
      break;
    case Pose::Dance:
      p.angle = 7, p.neck = -8, p.tilt = -6, p.look = 0.15, p.tail = 26;
      p.near_fore = Step::through(78, 0.7), p.far_fore = {0.06};
      p.near_hind = {0.04, 0.16}, p.far_hind = {-0.06};
      break;
    case Pose::Swim:
      p.angle = 7, p.floats = true, p.lift = 0.16, p.tail = 12, p.turned = true;
      p.near_fore = Step::through(58, 0.9), p.far_fore = Step::through(22, 0.86);
      p.near_hind = Step::through(-54, 0.92), p.far_hind = Step::through(-18, 0.86);
      break;
    case Pose::Fly:
      p.angle = 8, p.floats = true, p.lift = 0.42, p.tail = 24, p.turned = true;
      p.near_fore = Step::through(74, 0.72), p.far_fore = Step::through(88, 0.72);
      p.near_hind = Step::through(-62, 0.96), p.far_hind = Step::through(-48, 0.94);
      break;
    case Pose::Read:
      p = resting();
      p.neck = 14, p.look = -0.35, p.tilt = 7;
      break;
    case Pose::Eat:
      p.head_down = true, p.look = -0.1, p.near_fore = {0.2}, p.far_fore = {0.0};
      break;
    case Pose::Push:
      p.neck = 34, p.tilt = 10, p.chest = 0.9, p.arch = 0.03;
      p.near_hind = {-0.4}, p.far_hind = {-0.16}, p.near_fore = {-0.16}, p.far_fore = {0.1};
      break;
    case Pose::Pull:
      p.hip = 0.8, p.chest = 0.94, p.neck = 16, p.tilt = -4;
      p.near_fore = {0.42}, p.far_fore = {0.5}, p.near_hind = {0.22}, p.far_hind = {0.34};
      break;
    case Pose::Kneel:
      p.chest = 0.22, p.neck = -14, p.look = 0.2, p.tail = 34, p.turned = true;
      p.near_fore = Step::folded(0.6), p.far_fore = Step::folded(0.7);
      break;
    case Pose::Think:
      if (sitter)
        p = seated();
      else
        p.near_fore = {0.14, 0.1};
      p.tilt = -8, p.look = 0.3;
      break;
    case Pose::LookUp:
      if (sitter) p = seated();
      p.neck = -12, p.tilt = -14, p.look = 0.9;
      break;
    case Pose::Hide:
      p.hip = 0.34, p.chest = 0.12, p.neck = 26, p.tilt = 10, p.look = -0.15, p.arch = 0.07;
      p.near_fore = Step::folded(0.44), p.far_fore = Step::folded(0.52);
      p.near_hind = {0.1}, p.far_hind = {0.2}, p.tail = -40;
      break;
    case Pose::LookBack:
      p = striding();
      p.head_back = true, p.neck = -10, p.tilt = -4;
      break;
  }
  const bool stands = pose == Pose::Stand || pose == Pose::Hold || pose == Pose::Give ||
                      pose == Pose::Hug || pose == Pose::Eat || pose == Pose::LookBack;
  if (q.data->crouches && stands) {
    p.near_fore = {0.06}, p.far_fore = {0.14};
    crouch(p);
  }
  return p;
}

}  // namespace talewright::engines::illustrator::rig
