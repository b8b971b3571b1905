// What settings out of doors are made of: sky, clouds, land, water and plants. Sizes are picture
// units; `far` is the share of haze (0 = here, 1 = at the horizon). A base point is where a thing
// stands. Everything goes to the end of `into`.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

// ---- sky.cpp
/// Sky with sun or moon, stars and clouds, from the top to a little below the horizon.
void paint_sky(Stage& stage, double low);
void paint_cloud(Stage& stage, Group& into, Point base, double width, double far);
void paint_stars(Stage& stage, Group& into, Box where, int count);
void paint_moon(Stage& stage, Group& into, Point at, double radius);

// ---- land.cpp
/// A hill whose crest runs about y, down to `bottom`.
void paint_hill(Stage& stage, Group& into, double y, double swing, double bottom, Color noon,
                double far, int waves = 2);
/// The ground plane from `y` to the lower edge, with light, dapples and strokes in it.
void paint_ground(Stage& stage, double y, Color noon);
/// A way from the front to the horizon, its foot at x_front, its end at x_far.
void paint_path(Stage& stage, double x_front, double x_far, double y_far, double width, Color noon);
/// Flat stones in rows that grow towards the eye.
void paint_cobbles(Stage& stage, double y, Color noon);
void paint_peak(Stage& stage, Group& into, Point top, double width, double base_y, Color noon,
                double far, bool snow);
void paint_rock(Stage& stage, Group& into, Point base, double width, double far, Color noon);
/// Blades of grass in clumps over a band of ground.
void paint_grass(Stage& stage, Group& into, double y_from, double y_to, int clumps, Color noon);
void paint_flowers(Stage& stage, Group& into, double y_from, double y_to, int count);
void paint_flower(Stage& stage, Group& into, Point base, double size, int kind, double far);
/// Dark, simple masses of leaves in the lower corners that frame the picture.
void frame_with_leaves(Stage& stage, Color noon);
/// Leafy twigs that hang in at an upper corner; only where no words go.
void frame_with_branch(Stage& stage, bool left, Color noon);
/// A level of water: gradient, glitter and ripples.
void paint_water(Stage& stage, Group& into, Box where, Color noon, double far);
void paint_light_shafts(Stage& stage, Group& into, double y_to, int count);
void paint_fireflies(Stage& stage, Group& into, Box where, int count);
/// The soft dark under something that stands.
Shape ground_shadow(const Stage& stage, Point base, double width);

// ---- trees.cpp
enum class Tree { Round, Tall, Birch, Pine, Fruit, Willow, Bare, Palm };
void paint_tree(Stage& stage, Group& into, Tree kind, Point base, double height, double far,
                int hue = 0);
/// The tree of that place in this season: bare in winter, pine stays.
Tree seasonal(const Stage& stage, Tree kind);
/// A whole row of crowns far away, as one mass.
void paint_treeline(Stage& stage, Group& into, double y, double height, double far, Color noon);
void paint_bush(Stage& stage, Group& into, Point base, double width, double far, int hue = 0);
void paint_fern(Stage& stage, Group& into, Point base, double height, double far);
void paint_mushroom(Stage& stage, Group& into, Point base, double height, double far, int kind);
void paint_log(Stage& stage, Group& into, Point base, double width, double far);

}  // namespace talewright::engines::illustrator
