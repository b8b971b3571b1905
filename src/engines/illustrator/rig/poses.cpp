#include "engines/illustrator/rig/poses.h"

#include <array>

namespace talewright::engines::illustrator::rig {

namespace {

using story::Pose;
constexpr std::size_t kPoses = static_cast<std::size_t>(Pose::Ride) + 1;

std::array<PoseSpec, kPoses> make_side_poses() {
  std::array<PoseSpec, kPoses> table;
  const auto at = [&](Pose p) -> PoseSpec& { return table[static_cast<std::size_t>(p)]; };

  at(Pose::Stand) = {.lean = -2,
                     .curve = 0.05,
                     .neck = 2,
                     .tilt = 3,
                     .near_arm = {-16, 8},
                     .far_arm = {24, 42},
                     .near_leg = {-5, -3},
                     .far_leg = {9, 5}};
  // Arms swing against the legs; the front foot lands on its heel, the other leaves from its toes.
  at(Pose::Walk) = {.lean = 5,
                    .curve = 0.04,
                    .neck = 6,
                    .tilt = 1,
                    .near_arm = {-42, -22},
                    .far_arm = {32, 54},
                    .near_leg = {36, 20, 24},
                    .far_leg = {-32, -58, -30},
                    .tail = 8,
                    .folds = true,
                    .far_leads = true};
  at(Pose::Run) = {.lean = 17,
                   .curve = -0.04,
                   .neck = 12,
                   .tilt = -2,
                   .near_arm = {-62, 12},
                   .far_arm = {46, 126},
                   .near_leg = {66, 26, 18},
                   .far_leg = {-30, -88, -50},
                   .lift = 0.05,
                   .tail = 22,
                   .folds = true,
                   .far_leads = true};
  at(Pose::Jump) = {.lean = 5,
                    .curve = 0.07,
                    .neck = 3,
                    .tilt = -6,
                    .pitch = 0.25,
                    .near_arm = {-108, -128},
                    .far_arm = {108, 126},
                    .near_leg = {-12, -62, -38},
                    .far_leg = {50, -14, -16},
                    .lift = 0.24,
                    .tail = 28,
                    .folds = true};
  at(Pose::Sit) = {.lean = -6,
                   .curve = 0.05,
                   .neck = 0,
                   .tilt = 3,
                   .near_arm = {-8, 34},
                   .far_arm = {34, 58},
                   .near_leg = {66, 70, 74},
                   .far_leg = {84, 84, 74},
                   .tail = 6,
                   .seated = true,
                   .folds = true};
  // On the back, one knee up, a hand behind the head: drawn falling backwards, then mirrored.
  at(Pose::Lie) = {.lean = -78,
                   .curve = 0.02,
                   .neck = -70,
                   .tilt = -52,
                   .pitch = 0.15,
                   .near_arm = {40, 30, Hand::Belly},
                   .far_arm = {-60, -150, Hand::Nape},
                   .near_leg = {84, 92, 66},
                   .far_leg = {142, 24, 4},
                   .tail = -20,
                   .lying = true,
                   .side_only = true,
                   .folds = true,
                   .on_back = true,
                   .tail_round = true};
  // On the side, curled: the back is round, the knees are drawn up to the belly, the hands lie
  // under the cheek.
  at(Pose::Sleep) = {.lean = 84,
                     .curve = -0.13,
                     .neck = 92,
                     .tilt = 56,
                     .pitch = -0.1,
                     .near_arm = {40, 80, Hand::Pillow},
                     .far_arm = {60, 90, Hand::Pillow},
                     .near_leg = {52, -80, -4},
                     .far_leg = {66, -74, -4},
                     .tail = -20,
                     .lying = true,
                     .eyes_closed = true,
                     .side_only = true,
                     .folds = true,
                     .tail_round = true};
  // The hand goes up on the side away from the tail.
  at(Pose::Wave) = {.lean = -6,
                    .curve = 0.07,
                    .neck = -1,
                    .tilt = -5,
                    .near_arm = {-20, 6},
                    .far_arm = {106, 148},
                    .near_leg = {-7, -5},
                    .far_leg = {10, 4},
                    .arm_length = 1.3,
                    .tail = 10,
                    .far_leads = true};
  at(Pose::Point) = {.lean = 4,
                     .curve = 0.05,
                     .neck = 6,
                     .tilt = 3,
                     .near_arm = {-42, 26, Hand::Hip},
                     .far_arm = {88, 98},
                     .near_leg = {-12, -8},
                     .far_leg = {16, 10},
                     .far_leads = true,
                     .points = true};
  at(Pose::Reach) = {.lean = 8,
                     .curve = 0.1,
                     .neck = -2,
                     .tilt = -10,
                     .pitch = 0.6,
                     .near_arm = {-30, -12},
                     .far_arm = {124, 142},
                     .near_leg = {-16, -24, -34},
                     .far_leg = {4, 0, -22},
                     .arm_length = 1.25,
                     .tail = 14,
                     .far_leads = true};
  at(Pose::Hold) = {.lean = -4,
                    .curve = 0.05,
                    .neck = 2,
                    .tilt = 4,
                    .near_arm = {14, 84, Hand::Chest},
                    .far_arm = {30, 88, Hand::Chest},
                    .near_leg = {-6, -4},
                    .far_leg = {10, 6},
                    .holds = true};
  at(Pose::Carry) = {.lean = -10,
                     .curve = 0.07,
                     .neck = -2,
                     .tilt = 1,
                     .near_arm = {14, 76, Hand::Belly},
                     .far_arm = {30, 80, Hand::Belly},
                     .near_leg = {-16, -26, -10},
                     .far_leg = {24, 12, 10},
                     .holds = true};
  at(Pose::Give) = {.lean = 7,
                    .curve = 0.05,
                    .neck = 7,
                    .tilt = 5,
                    .near_arm = {38, 76},
                    .far_arm = {68, 88},
                    .near_leg = {-14, -10},
                    .far_leg = {16, 8},
                    .far_leads = true};
  // Both arms across the own chest, the head laid to one side; who hugs another reaches for them.
  at(Pose::Hug) = {.lean = -3,
                   .curve = 0.08,
                   .neck = 4,
                   .tilt = 14,
                   .near_arm = {20, 100, Hand::Shoulder},
                   .far_arm = {30, -100, Hand::Shoulder},
                   .near_leg = {-10, -8},
                   .far_leg = {14, 8},
                   .arm_length = 1.08,
                   .tail = 12};
  at(Pose::Dance) = {.lean = -9,
                     .curve = 0.12,
                     .neck = -2,
                     .tilt = -9,
                     .pitch = 0.15,
                     .near_arm = {-98, -136},
                     .far_arm = {76, 40},
                     .near_leg = {-10, 2},
                     .far_leg = {54, -22, -8},
                     .tail = 22,
                     .folds = true};
  // Up something steep: one hand high, one lower, a knee drawn up, the other foot pushing.
  at(Pose::Climb) = {.lean = 24,
                     .curve = 0.02,
                     .neck = -8,
                     .tilt = -16,
                     .pitch = 0.7,
                     .near_arm = {70, 104},
                     .far_arm = {130, 172},
                     .near_leg = {112, 6, 10},
                     .far_leg = {-24, -34, -44},
                     .leg_length = 1.15,
                     .arm_length = 1.55,
                     .tail = -10,
                     .folds = true};
  // A crawl, chest up and hips low: one hand far ahead, one sweeping back under the body.
  at(Pose::Swim) = {.lean = 62,
                    .curve = 0.12,
                    .neck = 10,
                    .tilt = 2,
                    .pitch = 0.1,
                    .near_arm = {6, -46},
                    .far_arm = {86, 100},
                    .near_leg = {-58, -84, -140},
                    .far_leg = {-104, -82, -158},
                    .lift = 0.14,
                    .arm_length = 1.32,
                    .tail = 34,
                    .floats = true,
                    .side_only = true,
                    .folds = true};
  // Chest first, arms out like wings, legs trailing.
  at(Pose::Fly) = {.lean = 54,
                   .curve = 0.14,
                   .neck = 4,
                   .tilt = -4,
                   .pitch = 0.2,
                   .near_arm = {-112, -104},
                   .far_arm = {96, 108},
                   .near_leg = {-70, -98, -150},
                   .far_leg = {-96, -62, -140},
                   .lift = 0.4,
                   .arm_length = 1.3,
                   .tail = 30,
                   .floats = true,
                   .side_only = true,
                   .folds = true};
  at(Pose::Read) = {.lean = -2,
                    .curve = 0.03,
                    .neck = 6,
                    .tilt = 9,
                    .pitch = -0.35,
                    .near_arm = {14, 84, Hand::Chest},
                    .far_arm = {30, 88, Hand::Chest},
                    .near_leg = {-5, -4},
                    .far_leg = {9, 5},
                    .holds = true};
  at(Pose::Eat) = {.lean = 2,
                   .curve = 0.05,
                   .neck = 5,
                   .tilt = 4,
                   .near_arm = {8, 70, Hand::Belly},
                   .far_arm = {40, 150, Hand::Mouth},
                   .near_leg = {-5, -4},
                   .far_leg = {9, 5},
                   .far_leads = true};
  at(Pose::Push) = {.lean = 25,
                    .curve = -0.02,
                    .neck = 6,
                    .tilt = 5,
                    .near_arm = {74, 96},
                    .far_arm = {86, 98},
                    .near_leg = {-34, -44, -24},
                    .far_leg = {44, 2},
                    .arm_length = 1.2,
                    .tail = 10,
                    .far_leads = true};
  at(Pose::Pull) = {.lean = -22,
                    .curve = 0.04,
                    .neck = -14,
                    .tilt = -7,
                    .near_arm = {66, 82},
                    .far_arm = {78, 84},
                    .near_leg = {-2, -34},
                    .far_leg = {34, 24, 14},
                    .tail = 8,
                    .far_leads = true};
  at(Pose::Kneel) = {.lean = 2,
                     .curve = 0.05,
                     .neck = 4,
                     .tilt = 5,
                     .near_arm = {0, 42},
                     .far_arm = {22, 44},
                     .near_leg = {58, -86, -172},
                     .far_leg = {70, -84, -172},
                     .tail = 4,
                     .seated = true,
                     .folds = true};
  at(Pose::Think) = {.lean = -5,
                     .curve = 0.05,
                     .neck = 1,
                     .tilt = -6,
                     .pitch = 0.25,
                     .near_arm = {10, 88, Hand::Belly},
                     .far_arm = {30, 150, Hand::Chin},
                     .near_leg = {-6, -4},
                     .far_leg = {10, 6},
                     .far_leads = true};
  at(Pose::LookUp) = {.lean = -7,
                      .curve = 0.08,
                      .neck = -5,
                      .tilt = -14,
                      .pitch = 0.9,
                      .near_arm = {-22, -8},
                      .far_arm = {12, 34},
                      .near_leg = {-6, -4},
                      .far_leg = {9, 5}};
  at(Pose::Cheer) = {.lean = -5,
                     .curve = 0.09,
                     .neck = -1,
                     .tilt = -6,
                     .pitch = 0.3,
                     .near_arm = {-108, -138},
                     .far_arm = {108, 138},
                     .near_leg = {-14, -10},
                     .far_leg = {15, 8},
                     .lift = 0.0,
                     .tail = 24};
  at(Pose::Hide) = {.lean = 14,
                    .curve = 0.12,
                    .neck = 14,
                    .tilt = 8,
                    .pitch = -0.15,
                    .near_arm = {40, 150, Hand::Eyes},
                    .far_arm = {50, 160, Hand::Cheek},
                    .near_leg = {52, -44},
                    .far_leg = {70, -22},
                    .tail = 0,
                    .seated = true,
                    .folds = true};
  at(Pose::LookBack) = at(Pose::Walk);
  // The step has been broken off: the weight stays on the rear leg, the arms swing open.
  at(Pose::LookBack).lean = -1;
  at(Pose::LookBack).curve = 0.08;
  at(Pose::LookBack).neck = -5;
  at(Pose::LookBack).tilt = -4;
  at(Pose::LookBack).near_arm = {-34, -12};
  at(Pose::LookBack).far_arm = {26, 58};
  at(Pose::LookBack).near_leg = {-14, -26, -10};
  at(Pose::LookBack).far_leg = {22, 12, 12};
  at(Pose::LookBack).folds = false;
  // Astride: thighs forward over the mount's sides, shins hanging back, hands at the reins.
  at(Pose::Ride) = {.lean = 4,
                    .curve = 0.06,
                    .neck = 2,
                    .tilt = 1,
                    .near_arm = {32, 74},
                    .far_arm = {42, 80},
                    .near_leg = {58, -16, 14},
                    .far_leg = {66, -8, 14},
                    .tail = 10,
                    .folds = true};
  return table;
}

}  // namespace

const PoseSpec& side_pose(Pose pose) {
  static const std::array<PoseSpec, kPoses> table = make_side_poses();
  return table[static_cast<std::size_t>(pose)];
}

PoseSpec front_pose(Pose pose) {
  PoseSpec p = side_pose(pose);
  if (p.side_only) return p;
  // What leans forwards comes towards the reader: shorter, not sideways.
  p.lean *= 0.25;
  p.curve *= 0.35;
  p.neck *= 0.25;
  if (p.near_arm.upper > 0 && p.near_arm.to == Hand::Free) {
    p.near_arm.upper *= -0.8;
    p.near_arm.lower *= -0.8;
  }
  p.near_leg = {-7, -5, 0};
  p.far_leg = {7, 5, 0};
  p.folds = false;
  switch (pose) {
    case Pose::Stand:
      p.near_arm = {-20, -8};
      p.far_arm = {24, 6};
      break;
    case Pose::Walk:
      p.near_arm = {-28, 4}, p.far_arm = {30, 14}, p.near_leg = {-6, -2},
      p.far_leg = {16, -14, -30};
      break;
    case Pose::Wave:
      p.near_arm = {-22, -6}, p.far_arm = {102, 152};
      break;
    case Pose::LookBack:
      p.near_arm = {-30, -10}, p.far_arm = {32, 16}, p.near_leg = {-6, -2},
      p.far_leg = {14, -10, -20};
      break;
    case Pose::Ride:
      p.near_leg = {-52, 12, 8}, p.far_leg = {52, -12, 8}, p.leg_length = 0.85;
      p.near_arm = {-16, 70, Hand::Belly}, p.far_arm = {16, -70, Hand::Belly};
      break;
    case Pose::Run:
      p.near_arm = {-52, 20}, p.far_arm = {58, 128}, p.near_leg = {-8, -2},
      p.far_leg = {32, -26, -40};
      break;
    case Pose::Jump:
      p.near_leg = {-34, 14, -20}, p.far_leg = {36, -12, -20};
      break;
    case Pose::Sit:
      p.near_leg = {-58, -36, 90}, p.far_leg = {58, 36, 90}, p.leg_length = 0.72;
      p.near_arm = {-22, 24}, p.far_arm = {22, -24};
      break;
    case Pose::Hug:
      break;
    case Pose::Dance:
      p.near_leg = {-6, -2}, p.far_leg = {42, -28, -10};
      break;
    case Pose::Climb:
      p.near_arm = {-136, -172}, p.far_leg = {40, -12};
      break;
    case Pose::Push:
    case Pose::Pull:
      p.near_arm = {-30, 30}, p.far_arm = {30, -30}, p.near_leg = {-16, -8}, p.far_leg = {16, 8};
      break;
    case Pose::Kneel:
      p.near_leg = {-20, 40}, p.far_leg = {34, -6}, p.leg_length = 0.7;
      break;
    case Pose::Hide:
      p.near_arm.to = Hand::Eyes;
      p.near_leg = {-44, 34}, p.far_leg = {44, -34}, p.leg_length = 0.8;
      break;
    case Pose::Cheer:
      p.near_leg = {-14, -8}, p.far_leg = {14, 8};
      break;
    default:
      break;
  }
  return p;
}

}  // namespace talewright::engines::illustrator::rig
