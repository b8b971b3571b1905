// The watercolour's second half: from gathered layers to paper, pigment and line. Internal to
// drawing/.
#pragma once

#include <cstdint>
#include <vector>

#include "drawing/raster.h"

namespace talewright::drawing::wet {

/// How the shape that a pixel belongs to was painted; all 0..255 = none..full.
struct Owner {
  std::uint8_t wet = 0;         ///< runs into its neighbours
  std::uint8_t wander = 0;      ///< its edges leave the drawn line
  std::uint8_t vary = 60;       ///< value changes within it
  std::uint8_t grain = 120;     ///< pigment settles in the paper's valleys
  std::int16_t load = 256;      ///< how thick it was mixed; 256 = its own colour
  std::int16_t dx = 0, dy = 0;  ///< which part of the noise it shows
};

struct Layers {
  const DisplayList& list;
  const StyleEntry& style;
  Bitmap &washes, &marks, &owners;  ///< RGB24, one size
  Bitmap& ink;                      ///< A8, the picture's size
  const std::vector<Owner>& table;  ///< by the number in `owners`
};

/// Makes every pixel of `picture` (RGB24).
void develop(const Layers& layers, Bitmap& picture);

}  // namespace talewright::drawing::wet
