// What each pixel of a picture shows: the display list painted without light, line or soft edges,
// so that tests can measure a rendered picture part by part.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "drawing/display_list.h"

namespace talewright {

/// A pixel's sRGB components, 0..255.
using Pixel = std::array<double, 3>;

struct PartMap {
  int width = 0, height = 0;
  std::vector<int> part;           ///< by pixel, an index into `names`; 0 = nothing named
  std::vector<std::string> names;  ///< "hero.head"; several shapes of one name share one index
  std::vector<int> shape;          ///< by pixel, which shape in drawing order
  int at(int x, int y) const { return part[static_cast<std::size_t>(y * width + x)]; }
  /// Pixels of the part whose neighbours up to `margin` away show the same shape.
  std::vector<std::size_t> inside(int index, int margin) const;
  /// The box of a part's pixels; empty when it is not seen.
  Box box(int index) const;
};

/// `only` keeps names that start with it ("hero."); everything else is 0.
PartMap map_parts(const drawing::DisplayList& list, int width_px, const std::string& only = "");

/// What a PNG shows, row by row, three components a pixel.
struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;
  Pixel at(std::size_t pixel) const {
    return {double(rgb[pixel * 3]), double(rgb[pixel * 3 + 1]), double(rgb[pixel * 3 + 2])};
  }
};
Pixels render(const drawing::DisplayList& list, const std::string& style, int width_px);

/// The median of each component over those pixels.
Pixel median_color(const Pixels& picture, const std::vector<std::size_t>& pixels);

/// CIE 1976 colour difference of two sRGB colours (D65). About 2.3 is just noticeable.
double delta_e(const Pixel& a, const Pixel& b);

}  // namespace talewright
