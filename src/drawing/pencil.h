// A pencil in hand: lines that search for the form, and hatching. Internal to drawing/.
#pragma once

#include <cstdint>

#include "drawing/pen.h"
#include "drawing/raster_noise.h"

namespace talewright::drawing {

/// How a contour is drawn.
struct PencilLine {
  double width = 2;      ///< at full pressure, picture units
  double strength = 1;   ///< opacity of the surest stroke
  int passes = 2;        ///< strokes laid over each other, each a little elsewhere
  double stray = 1;      ///< how far strokes leave the path; 1 = two units
  double overshoot = 5;  ///< how far strokes run on at corners, units
  std::uint32_t seed = 0;
};

/// Draws along a path as a hand does: stroke by stroke between corners, tapered at both ends, with
/// changing pressure.
void draw_pencil(cairo_t* cr, const Path& path, const PencilLine& line);

/// Hatching as a map of when each place is reached: strokes run along x, and where a tone (0..255)
/// is above the tile's height there lies a stroke. Light tones show few strokes evenly apart, dark
/// ones nearly cover.
const NoiseTile& hatching();

}  // namespace talewright::drawing
