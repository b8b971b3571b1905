// What settings out of doors are made of: sky, clouds, land, water and plants. Sizes are picture
// units; `far` is the share of haze (0 = here, 1 = at the horizon). A base point is where a thing
// stands. Everything goes to the end of `into`.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

// ---- sky.cpp
/// Sky with sun or moon, stars and clouds, from the top to a little below the horizon; clouds hang
/// above `clouds_low`, 0 = down to the horizon. Returns what the moon needs free about it, if any.
Box paint_sky(Stage& stage, double low, double clouds_low = 0);
void paint_stars(Stage& stage, Group& into, Box where, int count);
void paint_moon(Stage& stage, Group& into, Point at, double radius);

// ---- clouds.cpp
/// What kind of cloud: a heap, a flock's small puff, a long bank, a combed feather, a torn lid.
enum class Cloud { Heap, Puff, Bank, Feather, Lid };
void paint_cloud(Stage& stage, Group& into, Point base, double width, double far,
                 Cloud kind = Cloud::Heap);
/// The clouds of this weather and hour between `top` and `low`, none before `clear`.
void paint_clouds(Stage& stage, Group& into, double top, double low, const Box& clear);

// ---- land.cpp
/// A hill whose crest runs about y, down to `bottom`.
void paint_hill(Stage& stage, Group& into, double y, double swing, double bottom, Color noon,
                double far, int waves = 2);
void paint_peak(Stage& stage, Group& into, Point top, double width, double base_y, Color noon,
                double far, bool snow);
void paint_rock(Stage& stage, Group& into, Point base, double width, double far, Color noon);
/// A level of water: gradient, glitter and ripples.
void paint_water(Stage& stage, Group& into, Box where, Color noon, double far);
void paint_light_shafts(Stage& stage, Group& into, double y_to, int count);
void paint_fireflies(Stage& stage, Group& into, Box where, int count);
/// The soft dark under something that stands.
Shape ground_shadow(const Stage& stage, Point base, double width);

// ---- ground.cpp
/// The ground plane from `y` to the lower edge. `relief` scales its rises: 0 = a floor.
void paint_ground(Stage& stage, double y, Color noon, double relief = 1);
/// A way that winds from the front to the horizon, its foot at x_front, its end at x_far; grass
/// hangs over its rim where the land is green.
void paint_path(Stage& stage, double x_front, double x_far, double y_far, double width, Color noon,
                bool green = true);
/// Flat stones in rows that grow towards the eye, where the way runs.
void paint_cobbles(Stage& stage, double y, Color noon);

// ---- growth.cpp
/// Blades of grass in nests over a band of ground.
void paint_grass(Stage& stage, Group& into, double y_from, double y_to, int clumps, Color noon);
/// Drifts of flowers over a band of ground; none in snow.
void paint_flowers(Stage& stage, Group& into, double y_from, double y_to, int count);
/// A group of flowers of one kind at these feet, the first the tallest: a bed, a drift.
void paint_blooms(Stage& stage, Group& into, std::span<const Point> feet, double size, int kind,
                  double far);
void paint_flower(Stage& stage, Group& into, Point base, double size, int kind, double far);

// ---- trees.cpp
enum class Tree { Round, Tall, Birch, Pine, Fruit, Willow, Bare, Palm };
void paint_tree(Stage& stage, Group& into, Tree kind, Point base, double height, double far,
                int hue = 0);
/// The tree of that place in this season: bare in winter, pine stays.
Tree seasonal(const Stage& stage, Tree kind);
/// A whole row of crowns far away, as one mass.
void paint_treeline(Stage& stage, Group& into, double y, double height, double far, Color noon);

// ---- undergrowth.cpp
void paint_bush(Stage& stage, Group& into, Point base, double width, double far, int hue = 0);
void paint_fern(Stage& stage, Group& into, Point base, double height, double far);
void paint_mushroom(Stage& stage, Group& into, Point base, double height, double far, int kind);
void paint_log(Stage& stage, Group& into, Point base, double width, double far);

}  // namespace talewright::engines::illustrator
