// Gradients cut into steps: what is printed in flat inks knows no veil that comes gradually, but
// pools of light and rings of dark with an edge. Internal to drawing/.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "drawing/display_list.h"
#include "drawing/pen.h"

namespace talewright::drawing {

/// The strongest opacity that a fill has anywhere, and the colour there.
Color strongest(const Fill& fill);

/// The colour of a gradient at 0..1.
Color color_at(const std::vector<GradientStop>& stops, double at);

/// Whether a radial fill is dark that comes in from the rim and leaves its middle free.
bool is_darkness(const Fill& fill);

/// Whether a gradient is a wide pool so faint that only what blends can show it: cut into steps it
/// would be a disc where nothing is.
bool is_haze(const Fill& fill);

/// The part of `area` in which a gradient is at least as opaque as `level`, as a path with an edge:
/// an oval within or around which it lies, or the band of a linear one. Nothing where it never is.
/// To be filled by the even-odd rule.
std::optional<Path> where_at_least(const Fill& fill, double level, const Box& area);

/// Whether a shape is shade that belongs to the ground and not what a thing throws on it: the
/// hollow behind a rise, a trodden verge, the shadow of a cloud. `width` is the picture's.
bool is_land_shade(const Shape& shape, double width);

/// A step of a wall's light in the hue of its lamp: halfway between a warm light and a blue dark
/// lies grey, which no lamp throws. `fill` is the wall's; its first stop is where the lamp is.
Color by_lamp(Color step, const Fill& fill);

/// The whole of a wall's light in that way, as a gradient with more stops.
Fill by_lamp(const Fill& fill);

/// One flat step of a shape's gradient: how much of its strongest opacity begins it, and the colour
/// that is laid there.
struct Step {
  double level;
  Color color;
};
/// Lays the steps of a shape's gradient within its path, one upon the other.
void fill_steps(cairo_t* cr, const Shape& shape, std::span<const Step> steps);

/// Fills a shape with flat bands of its gradient: `count` equal parts of it, coloured by what `ink`
/// makes of their middles; neighbours that get the same colour are one band.
void fill_bands(cairo_t* cr, const Shape& shape, int count, const std::function<Color(Color)>& ink);

/// A shaft of light keeps its gradient, for an end with an edge would be seen in mid-air; `color`
/// takes the place of its own.
void fill_shaft(cairo_t* cr, const Shape& shape, Color color, double strength);

}  // namespace talewright::drawing
