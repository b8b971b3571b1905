// Four-legged animals: a lying trunk between two pairs of legs, a neck, and the same head that the
// species has when it walks upright.
//
// A side view is solved first (`solve_quadruped`): where the hips, the shoulders, the head and all
// feet are in a pose. The three-quarter and side views draw it as it is; from the front and from
// behind the same bones are looked at along the trunk. Lengths of a Quad are figure units.
#pragma once

#include "engines/illustrator/rig/biped.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

/// The individual's proportions.
struct Quad {
  Build build;           ///< with head and height as they are on four legs
  const FourLegs* data;  ///< of the species
  double h = 100;        ///< standing height to the top of the head
  double back = 0, croup = 0;
  double deep = 0, loin = 0, rump = 0, length = 0, reach = 0;
  double neck_low = 0, neck_high = 0;
  double leg = 0, thigh = 0, shin = 0, foot = 0;
  Color far;  ///< of the legs beyond the trunk
};

/// Where a foot goes: on the ground before (+) or behind its root, in shares of the leg, or through
/// the air at an angle from straight down, growing forwards.
struct Step {
  double x = 0, lift = 0;
  bool air = false;
  double angle = 0, reach = 1;
  bool flat = false;  ///< the leg's lowest bone lies on the ground
  static Step through(double angle, double reach) { return {0, 0, true, angle, reach, false}; }
  static Step folded(double x) { return {x, 0, false, 0, 1, true}; }
};

struct QuadPose {
  double hip = 1, chest = 1;  ///< height: 0 rests on the ground, 1 stands
  double angle = 0;           ///< instead of `chest`: the trunk raised by so many degrees
  double arch = 0;            ///< of the back, share of the trunk's length
  double neck = 0;            ///< turned forwards and down from how it is carried
  double stretch = 1;         ///< of the neck
  double tilt = 0, look = 0;  ///< of the head; -1 looks down .. 1 looks up
  Step near_fore{-0.03}, far_fore{0.07}, near_hind{-0.1}, far_hind{0.02};
  double lift = 0, tail = 0;
  bool sits = false, floats = false, lying = false, closed = false;
  bool head_down = false;  ///< the head rests on the ground or grazes
  bool head_back = false;  ///< looks over the shoulder
  bool turned = false;     ///< not understood from the front: drawn from the side
};

struct QuadLeg {
  Point root, knee, hock, foot;  ///< of a fore leg the hock lies between knee and foot
  double toes = 0;               ///< the foot turned up by degrees
  bool fore = true, near = true;
};

struct QuadBones {
  Point hip, middle, shoulder, neck, head;
  double head_tilt = 0;
  QuadLeg near_fore, far_fore, near_hind, far_hind;
  QuadPose pose;
  View view;
  double ground = 0;
  Point along() const;          ///< unit vector from hip to shoulder
  Point up() const;             ///< across it, away from the ground
  Point spine(double v) const;  ///< 0 hip .. 1 shoulder
  void move(Point by);
};

Quad make_quad(const Build& build);
QuadPose quad_pose(story::Pose pose, const Quad& quad);
QuadBones solve_quadruped(const Quad& quad, story::Pose pose, View view, std::uint64_t seed,
                          double tilt, bool holds);

/// The trunk with its neck in one outline.
Path quad_outline(const Quad& quad, const QuadBones& bones, double grow = 0);
/// A place on the trunk: v along the spine, u from -1 (belly) to 1 (back).
Point quad_at(const Quad& quad, const QuadBones& bones, double u, double v);
Path quad_leg_path(const Quad& quad, const QuadLeg& leg, double from, double to, double grow = 1);
void draw_quad_leg(Art& art, const Quad& quad, const QuadLeg& leg);
/// The near legs again without contour, so that they grow out of the trunk.
void draw_quad_leg_over(Art& art, const Quad& quad, const QuadBones& bones, const QuadLeg& leg);
void draw_quad_foot(Art& art, const Quad& quad, const QuadLeg& leg, bool front);
void draw_quad_belly(Art& art, const Quad& quad, const QuadBones& bones, const Path& body);
void draw_quad_markings(Art& art, const Quad& quad, const QuadBones& bones, const Path& body);
void draw_leg_markings(Art& art, const Quad& quad, const QuadLeg& leg);
/// Humps, shells, spines, wool and wings; `behind` is true for what lies behind the trunk.
void draw_quad_back(Art& art, const Quad& quad, const QuadBones& bones, bool behind);
void draw_quad_mane(Art& art, const Quad& quad, const QuadBones& bones);
void draw_quad_tail(Art& art, const Quad& quad, const QuadBones& bones, Point root,
                    const Look& look);
void draw_quad_clothes(Art& art, const Quad& quad, const QuadBones& bones, const Path& body);
void draw_quad_neckwear(Art& art, const Quad& quad, const QuadBones& bones);

/// Seen along the trunk: chest first, or rump first from behind.
void draw_quad_along(Art& art, const Quad& quad, const QuadBones& bones, const Look& look,
                     const Group& head_behind, const Group& head, Box* trunk);

/// Whether a species can go on four legs.
bool goes_on_fours(const SpeciesRig& rig);
Figure draw_quadruped(const Sitter& sitter);

}  // namespace talewright::engines::illustrator::rig
