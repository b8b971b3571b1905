// Pixel art's second half: a grid of cells that know which shape they belong to becomes few
// colours in clean clusters. Nothing here is smoothed. Internal to drawing/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drawing/raster.h"

namespace talewright::drawing::pixel_art {

enum Tone : std::uint8_t { kShade, kMiddle, kLit };

/// A shape as the grid knows it, by its number: later shapes lie in front of earlier ones.
struct Sprite {
  Color tones[3];            ///< by Tone
  std::optional<Fill> fill;  ///< a gradient that takes the middle tone's place
  Role role = Role::Interior;
  double cells = 0;     ///< the smaller side, in cells
  bool figure = false;  ///< or a prop: kept apart from what lies behind
  bool outlined = false;
  std::uint32_t host = 0;  ///< of a marking: the outlined shape it lies on
  bool words = false;      ///< letters: set on half cells, where these are too small for whole
  bool kept = false;       ///< a bitmap whose colours stay
  unsigned weight = 4;     ///< in the vote for a cell; 4 = its area
  std::uint32_t seed = 0;
};

/// What the gathering walk leaves: `sprites` numbered in the upper bits of `owners` pixels, the
/// tone in the lower two; `veils` are the translucent things above. Both have kFine x kFine pixels
/// a cell.
struct Gathered {
  static constexpr int kFine = 4;
  const DisplayList& list;
  const StyleEntry& style;
  int columns, rows;
  double cell;  ///< side of a cell in picture units
  Bitmap &owners, &veils;
  const std::vector<Sprite>& sprites;
};

/// The cells that a line through points passes, in its order, as column and row: neighbours touch,
/// and no three of them make a corner.
std::vector<Point> cells_along(const std::vector<Point>& points, double cell);

/// The finished grid, one pixel a half cell, so that small letters can be read; RGB24.
void develop(const Gathered& gathered, Bitmap& halves);

}  // namespace talewright::drawing::pixel_art
