// The sketch's second half: from gathered layers to strokes of pencil on paper. Internal to
// drawing/.
#pragma once

#include <cstdint>
#include <vector>

#include "drawing/raster.h"

namespace talewright::drawing::dry {

/// How the shape that a pixel belongs to is hatched.
struct Hatch {
  double degrees = -48;          ///< of the strokes, clockwise from the right
  Point middle;                  ///< of the shape, picture units
  double bend = 0;               ///< strokes bow across a round form: 1/units
  std::uint8_t tint = 180;       ///< how much coloured pencil, 255 = all its tone asks for
  std::uint8_t lead = 200;       ///< how much graphite
  std::uint8_t value = 192;      ///< how dark local colour makes it: faces must carry drawing
  std::uint8_t smudge = 60;      ///< rubbed in evenly
  double length = 1;             ///< of strokes, against the usual
  bool fades = true;             ///< towards the picture's edge
  std::uint16_t dx = 0, dy = 0;  ///< which part of the hatching it shows
};

struct Layers {
  const DisplayList& list;
  const StyleEntry& style;
  Bitmap& colors;  ///< RGB24: local colours; overwritten
  Bitmap& tones;   ///< RGB24: red = shade of form, green = left bare, blue = no pencil (a logo)
  Bitmap& owners;  ///< RGB24: which of `table`
  Bitmap& lines;   ///< A8, the picture's size
  const std::vector<Hatch>& table;
};

/// Makes every pixel of `picture` (RGB24).
void develop(const Layers& layers, Bitmap& picture);

}  // namespace talewright::drawing::dry
