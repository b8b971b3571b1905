// The textures that painted pixels are broken up with: clouds of pigment, the tooth of paper,
// pencil grain. Each is one small periodic tile, made once, the same on every machine. Internal to
// drawing/.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace talewright::drawing {

/// A square of 512 x 512 heights, 0..255 with mean near 128, that continues at its edges.
class NoiseTile {
 public:
  static constexpr int kSide = 512;
  explicit NoiseTile(std::vector<std::uint8_t> heights) : heights_(std::move(heights)) {}
  std::uint8_t at(int x, int y) const {
    return heights_[static_cast<std::size_t>((y & (kSide - 1)) * kSide + (x & (kSide - 1)))];
  }
  /// Smoothly sampled along a row of pixels: out[i] is the height at tile position
  /// (x + i * step, y), minus its mean, -32768..32767.
  void row(double x, double y, double step, std::span<std::int32_t> out) const;
  /// The same at every fourth pixel with straight lines between: for what changes slowly.
  void slow_row(double x, double y, double step, std::span<std::int32_t> out) const;

 private:
  std::vector<std::uint8_t> heights_;
};

/// Clouds: four octaves, the largest a quarter of the tile.
const NoiseTile& cloud_noise();
/// Cold-pressed paper: bumps of about eight tile pixels with flat tops and sharp valleys.
const NoiseTile& paper_tooth();
/// Fine grain of about two tile pixels.
const NoiseTile& fine_grain();

/// Blurs bytes in place, three passes of a box of 2 * radius + 1 each way (nearly a Gaussian);
/// `step` bytes lie between neighbours of a channel. Edges continue with their last value.
void box_blur(std::uint8_t* plane, int width, int height, int radius, int passes = 3);

}  // namespace talewright::drawing
