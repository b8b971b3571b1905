// Pictures that people and agents hand in. What a file is, is read from its bytes and from nothing
// that is said of it; how large it would become, from its header before anything is decoded. All of
// it runs within bounds of memory and time, and a file that is cut off or damaged is refused, not
// half shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::drawing {

/// sRGB, row by row from the top, 0xAARRGGBB with the colours not multiplied by alpha.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;
  std::uint32_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

struct Upload {
  std::string media_type;     ///< "image/png"
  int width = 0, height = 0;  ///< pixels of the file; of an SVG those it was drawn with
  Raster raster;              ///< scaled down, its longest side at most what was asked for
};

/// What is taken.
inline constexpr std::size_t kMostUploadBytes = 10'000'000, kMostSvgBytes = 1'000'000;
inline constexpr int kMostUploadSide = 16384, kMostUploadMegapixels = 40;

/// Reads a PNG, JPEG, WebP or GIF (of moving ones the first picture). `field` is the JSON pointer
/// of what is read. Throws Failure image_invalid {field, reason}, image_too_large {field, rule,
/// limit, given}.
Upload read_photo(std::string_view bytes, int longest_px, std::string_view field);

/// The same, and SVG: without scripts, filters, bitmaps and anything outside the file.
Upload read_logo(std::string_view bytes, int longest_px, std::string_view field);

/// A PNG with its transparency.
std::string to_png(const Raster& raster);

}  // namespace talewright::drawing
