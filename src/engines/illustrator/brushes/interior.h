// What rooms of every kind share: how a wall divides, what is seen through their windows, how
// light comes in by day and stands in pools by night, and fittings that tell who lives there.
// Sizes are picture units of a wide shot (settings/camera.h brings the eye nearer).
#pragma once

#include <array>

#include "engines/illustrator/brushes/furniture.h"

namespace talewright::engines::illustrator {

/// A room while it is furnished: shares of its width, its wall and its floor.
struct Room {
  Stage& s;
  bool flip;    ///< mirrored, by seed
  double top;   ///< y of the top of what may hang on the wall
  double wall;  ///< height of the wall from there to the floor
  double k;     ///< size of furniture: 1 where the wall has all the room
  double span;  ///< width of the picture against a square one

  /// Sets the stage's horizon: where the floor meets the wall.
  explicit Room(Stage& stage, double floor_line = 0.66);
  double X(double share) const { return s.x(flip ? 1 - share : share); }
  double side() const { return flip ? -1 : 1; }
  /// y on the wall: 0 = floor, 1 = top.
  double up(double share) const { return s.horizon - wall * share; }
  /// y on the floor: 0 = wall, 1 = the front figures' feet.
  double down(double share) const { return s.horizon + (s.floor - s.horizon) * share; }
  /// Size of what stands at that depth of the floor.
  double near(double share) const { return k * (1 + 0.45 * share); }
};

/// What lies outside a window.
enum class Outside { Country, Street, Stars, Sea };
void paint_view(Stage& stage, Group& into, const Path& opening, Box bounds, Outside what);
/// A window frame of any outline around its view; bars: upright and level glazing bars.
void paint_opening(Stage& stage, Group& into, const Path& opening, Box bounds, Outside what,
                   int upright, int level, Color frame, double thick);
/// The window's light on the floor: panes of sun, or of moonlight.
void paint_sunlight(Stage& stage, Group& into, Box window, double y_from, double y_to);
/// Panelling along the wall from the floor up to `y`.
void paint_panelling(Stage& stage, Group& into, double y, Color noon, double step);
/// A pool of light on the floor, in soft steps.
void paint_pool(Stage& stage, Group& into, Point centre, double rx, double ry, Color light,
                double strength);
/// After dark: everything drawn so far is as bright and as warm as the lamps make it where it
/// stands, deep blue beyond them. Call it last; what shines by itself is kept (`shining`). Where
/// the lamps are out of the picture, no bulbs are seen.
void nightfall(Stage& stage, std::initializer_list<Point> lamps, double reach, bool bulbs = true);
/// What is drawn later into a room by night: as `nightfall`, but never darker than `least` (0..1).
void lamplit(const Stage& stage, Group& group, double least);
/// Out of doors after dark: what stands on the near ground and within a lamp's reach takes its
/// warm light, most on the side that faces it. Call it once all of them stand.
void lamps_warm(Stage& stage, std::span<const Lamp> lamps);
/// Gives light itself: no night falls on it.
Shape shining(Shape shape);
/// What falls in by a window at night: it pales where lamps shine.
Shape moonlight(Shape shape);

/// Rows of books into one path a colour.
class Books {
 public:
  void row(Stage& stage, Box where, double filled);
  void shelve(Stage& stage, Group& into);

 private:
  std::array<Path, 7> spines_;
  Path bands_;
};

void paint_armchair(Stage& stage, Group& into, Point base, double width, Color cloth, bool right);
void paint_sofa(Stage& stage, Group& into, Point base, double width, Color cloth);
void paint_door(Stage& stage, Group& into, Point base, double width, double height, Color wood,
                bool glass);
void paint_wall_lamp(Stage& stage, Group& into, Point at, double size);
void paint_book_pile(Stage& stage, Group& into, Point base, double width, int books);
void paint_jars(Stage& stage, Group& into, Box row, int count);
void paint_box(Stage& stage, Group& into, Box where, Color noon);
void paint_barrel(Stage& stage, Group& into, Point base, double width);
void paint_basket(Stage& stage, Group& into, Point base, double width, Color goods);
void paint_garland_lights(Stage& stage, Group& into, Point from, Point to, double sag, int bulbs);
void paint_cat(Stage& stage, Group& into, Point base, double size, Color fur);

}  // namespace talewright::engines::illustrator
