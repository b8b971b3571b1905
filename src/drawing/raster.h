// What styles made of pixels share: bitmaps, a walk that paints several layers at once, and the way
// back to the page.
//
// Such a style does not paint shape upon shape into the picture. It first gathers layers of the
// same size: colours, which shape owns each pixel, lines, whatever it needs; then it makes every
// pixel of the picture from them. That way a shape's paint can know its neighbours (a wash bleeds
// into the next), and the dear work is done once for each pixel, however many shapes lie there.
// Internal to drawing/.
#pragma once

#include <cstdint>
#include <vector>

#include "drawing/painter.h"

namespace talewright::drawing {

/// An image surface and its pixels. ARGB32 starts transparent, RGB24 black, A8 empty.
class Bitmap {
 public:
  Bitmap(cairo_format_t format, int width, int height);
  int width() const { return width_; }
  int height() const { return height_; }
  cairo_surface_t* surface() const { return surface_.get(); }
  /// A context whose user space is picture units of a list of that size.
  Cairo context(const DisplayList& list, bool smooth) const;
  /// Between these two no Cairo call may draw.
  void begin_pixels() { cairo_surface_flush(surface_.get()); }
  void end_pixels() { cairo_surface_mark_dirty(surface_.get()); }
  std::uint32_t* row(int y) const {
    return reinterpret_cast<std::uint32_t*>(pixels_ + static_cast<std::ptrdiff_t>(y) * stride_);
  }
  std::uint8_t* bytes(int y) const { return pixels_ + static_cast<std::ptrdiff_t>(y) * stride_; }

 private:
  Surface surface_;
  std::uint8_t* pixels_;
  int width_, height_, stride_;
};

/// The size in pixels that a raster style paints a list in: the canvas's own, at most 4096.
struct RasterSize {
  int width, height;
};
RasterSize raster_size(const Canvas& canvas, const DisplayList& list);

/// Puts the finished picture on the canvas, where it fills the list's width and height. On vector
/// surfaces it travels as a JPEG of that quality (0..100; 0 = as exact pixels), so that a page
/// stays small. `crisp` asks for pixels with hard edges.
void put_back(const Canvas& canvas, const DisplayList& list, Bitmap& picture, int jpeg_quality);

/// A walk that keeps several Cairo contexts in step: the same clips in each, groups with an opacity
/// as layers in those that blend.
class LayerPainter {
 public:
  explicit LayerPainter(const DisplayList& list) : list_(list) {}
  virtual ~LayerPainter() = default;
  virtual void walk(const Group& group);

 protected:
  virtual void paint_area(const Shape& shape) = 0;
  virtual void paint_line(const Shape& shape) = 0;
  virtual void paint_sample(const Shape& shape) = 0;
  virtual void paint_words(const Words& words) = 0;
  virtual void paint_picture(const Picture& picture) = 0;

  struct Layer {
    cairo_t* cr;
    bool blends;
  };
  const DisplayList& list_;
  std::vector<Layer> layers_;
  double opacity_ = 1;  ///< of the groups around the present shape, all multiplied
};

/// Takes away from a layer of lines those that a shape covers. Its own line hides the steps of a
/// fill that is not smoothed, which costs half.
void wipe(cairo_t* lines, const Path& path, double opacity);
/// Draws a bitmap node as it is.
void draw_picture(cairo_t* cr, const Picture& picture);
/// Of characters: what readers look at first, drawn with more care.
bool is_figure(Role role);
/// A number for a shape that does not change when others come or go before it.
std::uint32_t shape_seed(const Shape& shape);

}  // namespace talewright::drawing
