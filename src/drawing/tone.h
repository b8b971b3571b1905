// Printed dots: a screen of round dots in rows that are turned by 45 degrees, as screentone and
// halftone are. On pixels a small tile is repeated; where vectors are kept each row is one dashed
// line with round caps, so that a whole page of dots costs a PDF a few kilobytes. Internal to
// drawing/.
#pragma once

#include <functional>
#include <map>

#include "drawing/painter.h"

namespace talewright::drawing {

class Screen {
 public:
  /// `pitch` is the distance between neighbouring dots in picture units.
  Screen(const Canvas& canvas, double pitch);
  /// Fills a path with dots that cover `share` of it (0 = none, from 0.98 on solid).
  void fill(const Path& path, Color ink, double share);
  /// The same, with a share that changes from `top` at y `from` to `bottom` at y `to`.
  void fill(const Path& path, Color ink, double from, double top, double to, double bottom);

 private:
  using Shares = std::function<double(double y)>;  ///< y in picture units
  void fill_pixels(const Path& path, Color ink, const Box& box, const Shares& share, bool even);
  void fill_vectors(const Path& path, Color ink, const Box& box, const Shares& share, bool even);
  double radius(double share) const;  ///< in shares of the tile's side

  cairo_t* cr_;
  double pixels_;
  bool vector_;
  double cell_;  ///< side of the upright tile that holds two dots, picture units
  int tile_;     ///< the same in pixels
  std::map<std::uint64_t, Pattern> tiles_;
};

}  // namespace talewright::drawing
