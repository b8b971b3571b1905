// Creatures that have no arms and legs to pose: fish, insects, the snail, the ghost, the snowman
// ... Each is drawn in a place of its own around a body; poses become attitudes of the whole.
#pragma once

#include "engines/illustrator/rig/biped.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

/// What a pose means to a creature without limbs.
struct Attitude {
  double angle = 0;                ///< of the whole, nose up is negative
  double lift = 0;                 ///< share of the height
  double near_up = 0, far_up = 0;  ///< fins, claws, wings: -1 hanging .. 1 raised
  double stretch = 1;              ///< of the height; the width gives way
  bool closed = false;
  double turn = 24;  ///< of the face
  bool front = false, back = false;
  bool profile = false;  ///< one eye, the mouth at the edge
  /// Seen straight on, from before or behind; else a body that is longer than wide lies along.
  bool flat = false;
};

/// A creature under construction. Unit: its height is `h`; the caller draws around (0,0).
struct Form {
  const Sitter& sitter;
  const Build& b;
  Attitude at;
  Art art;
  double h;
  Point face_at;  ///< middle of the face
  FaceFrame frame;
  double face_tilt = 0;
  Point hand;  ///< where things are held

  explicit Form(const Sitter& s);
  Color main() const { return b.main; }
  /// Eyes, mouth, blush and what is worn on the head, on a face of half axes rx, ry at `at`.
  void face(Point where, double rx, double ry, FaceStyle style, double hat_y = 0);
  FaceStyle style() const;
  Figure finish(bool floats);
};

Figure draw_whale(const Sitter& sitter);
Figure draw_dolphin(const Sitter& sitter);
Figure draw_fish(const Sitter& sitter);
Figure draw_octopus(const Sitter& sitter);
Figure draw_crab(const Sitter& sitter);
Figure draw_bee(const Sitter& sitter);
Figure draw_butterfly(const Sitter& sitter);
Figure draw_ladybug(const Sitter& sitter);
Figure draw_snail(const Sitter& sitter);
Figure draw_caterpillar(const Sitter& sitter);
Figure draw_snake(const Sitter& sitter);
Figure draw_ghost(const Sitter& sitter);
Figure draw_snowman(const Sitter& sitter);
Figure draw_shark(const Sitter& sitter);
Figure draw_seal(const Sitter& sitter);
Figure draw_seahorse(const Sitter& sitter);
Figure draw_jellyfish(const Sitter& sitter);
Figure draw_starfish(const Sitter& sitter);
Figure draw_ant(const Sitter& sitter);
Figure draw_spider(const Sitter& sitter);
Figure draw_dragonfly(const Sitter& sitter);
Figure draw_worm(const Sitter& sitter);

}  // namespace talewright::engines::illustrator::rig
