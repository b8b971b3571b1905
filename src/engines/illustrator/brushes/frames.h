// What stands so close to the eye that it frames the picture: growth and things of the place in the
// lower corners, a bough at an upper one. They overlap nothing that acts; a seed chooses the corner
// and the size, and now and then leaves them out.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// What a place puts before its pictures. Where snow lies, every one is a mound of snow with what
/// winter leaves.
enum class Frame { Grass, Ferns, Leaves, Reeds, Dune, Desert, Stones, Harvest, Tubs, Planter };

/// The lower corners; nothing where words stand there.
void frame_with(Stage& stage, Frame frame);
/// A leafy bough that hangs in at an upper corner, bare and snowed up in winter; only where no
/// words go and only for places whose trees stand on that side.
void frame_with_bough(Stage& stage, bool left, Color noon);

/// One corner of a frame: its foot, +1 when it opens to the right, its reach across, and the size
/// of things there.
struct Corner {
  Point at;
  double sign = 1, reach = 200, unit = 2.5;
  Point from(double across, double up) const { return at + Point{sign * across, -up} * unit; }
};

// ---- frames_stones.cpp: the corners where little grows
void frame_dune(Stage& stage, Random& random, Group& into, const Corner& corner);
void frame_desert(Stage& stage, Random& random, Group& into, const Corner& corner);
void frame_stones(Stage& stage, Random& random, Group& into, const Corner& corner);
void frame_snow(Stage& stage, Random& random, Group& into, const Corner& corner, bool paved);
void frame_tubs(Stage& stage, Random& random, Group& into, const Corner& corner);
void frame_planter(Stage& stage, Random& random, Group& into, const Corner& corner);

/// A blade of grass that bends over, as wide as `width` at its foot.
Path bent_blade(Point root, Point tip, double width);
/// A colour as it looks close to the eye: deeper, in the shade of the picture's edge. `depth` 0..1.
Color near_tone(const Stage& stage, Color noon, double depth);

}  // namespace talewright::engines::illustrator
