// A picture in a few colours: the best of a given number, by how far apart colours look. The same
// counts in the same order give the same palette. Internal to drawing/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "drawing/oklab.h"

namespace talewright::drawing {

class FewColors {
 public:
  explicit FewColors(std::size_t most) : most_(most) {}
  /// A colour is there, so many times.
  void count(Color color, unsigned times);
  /// Chooses the palette from what was counted.
  void choose();
  const std::vector<Color>& palette() const { return colors_; }
  /// The palette's colour that looks most like it. After `choose`.
  Color nearest(Color color);
  /// One of the two nearest, so that an ordered threshold (0..1) mixes them; only where both are
  /// close enough to blend.
  Color dithered(Color color, double threshold);

 private:
  struct Bin {
    Oklab color;
    double times;
  };
  std::size_t find(Oklab color) const;
  static std::uint32_t key(Color color);
  std::size_t most_;
  std::map<std::uint32_t, Bin> bins_;
  std::vector<Oklab> labs_;
  std::vector<Color> colors_;
  std::map<std::uint32_t, std::size_t> known_;
};

}  // namespace talewright::drawing
