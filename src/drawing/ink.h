// Line and spotted black as inkers draw them: lines that swell and taper, contours that are heavy
// away from the light, shadow masses whose edge is feathered by the brush. All of it is filled
// paths, so that it stays vector. Internal to drawing/.
#pragma once

#include "drawing/pen.h"

namespace talewright::drawing {

/// A path as straight pieces, one for each subpath.
struct Polyline {
  std::vector<Point> points;
  bool closed = false;
};

/// Curves are cut into pieces about `piece` units long, but at least 4 and at most 24 each.
std::vector<Polyline> flattened(const Path& path, double piece = 6);

/// How thick a shape is: the smaller side of its box, or less for what is long and thin.
double girth(const Path& path, const Box& bounds);

/// Draws a line that starts and ends thin and is `width` across at its belly. `entry` is the share
/// of the length over which it swells (0 = blunt, 0.5 = a spindle). Closed lines keep their width.
void brush_line(cairo_t* cr, const Path& path, double width, double entry, Color color);

/// What a path throws behind itself when its contour is inked heavily on one side: the path filled,
/// moved by `away`. To be drawn before the shape's own fill, which covers the rest.
void heavy_side(cairo_t* cr, const Path& path, Point away, Color color);

/// How the edge between black and light is worked.
struct Feathers {
  double spacing = 7;  ///< between strokes, picture units
  double length = 20;  ///< into the light
  double width = 5;    ///< at the root
  int most = 60;       ///< strokes for one shape
};

/// The part of a path that lies in shadow, filled: what is outside its copy moved by `reach`
/// towards the light, with brush strokes from that edge into the light. The path is the clip
/// already.
void feathered_shadow(cairo_t* cr, const Path& path, const Box& bounds, Point light, double reach,
                      const Feathers& feathers, Color color);

/// The light as it falls on a face: from the side rather than from above, for a black chin looks
/// like a beard.
Point across(Point light);

/// Parallel strokes over the whole of `box`, tapered, each a little different. The clip is set
/// already. `degrees` is their slope.
void hatch(cairo_t* cr, const Box& box, double spacing, double width, double degrees, Color color,
           std::uint64_t seed);

/// Lines of speed behind what moves along `direction`: they begin within `mover`, thick, and thin
/// out to nothing on its trailing side. For light and dark lines alike, by seed.
void speed_lines(cairo_t* cr, const Box& mover, Point direction, int count, double width,
                 Color color, std::uint64_t seed);

/// Thin wedges from the rim of `area` towards the middle of `focus`, in bundles with air between.
/// They end in the outer quarter of `area`, and before any of the boxes in `free`.
void focus_lines(cairo_t* cr, const Box& area, const Box& focus, const std::vector<Box>& free,
                 int count, Color color, std::uint64_t seed);

}  // namespace talewright::drawing
