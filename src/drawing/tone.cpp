#include "drawing/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace talewright::drawing {

namespace {

constexpr double kLeast = 0.003;
constexpr double kSolid = 0.98;
constexpr int kSmallestTile = 5;  // pixels: below, dots drown in grey

std::uint32_t premultiplied(Color c, double alpha) {
  const auto byte = [](double v) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255));
  };
  return byte(alpha) << 24 | byte(c.r * alpha) << 16 | byte(c.g * alpha) << 8 | byte(c.b * alpha);
}

/// Draws both dots of every cell of a column; `share` of a cell's rows by dot.
void draw_column(cairo_surface_t* surface, int side, int height, Color ink,
                 const std::function<double(double)>& radius_at) {
  cairo_surface_flush(surface);
  unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const double half = side / 2.0;
  // Rows of dots: row k lies at y = k half; odd rows begin half a tile later.
  for (int y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    const double cy = y + 0.5;
    const int first = static_cast<int>(std::floor(cy / half)) - 1;
    double radii[4];
    for (int k = 0; k < 4; ++k) radii[k] = radius_at((first + k) * half);
    for (int x = 0; x < side; ++x) {
      double cover = 0;
      for (int k = 0; k < 4; ++k) {
        if (radii[k] <= 0) continue;
        const double dy = cy - (first + k) * half;
        double dx = x + 0.5 - (((first + k) & 1) != 0 ? half : 0);
        dx -= side * std::round(dx / side);
        // A dot smaller than a pixel is as faint as it is small, so that tone can run out.
        const double faint = std::min(1.0, std::numbers::pi * radii[k] * radii[k]);
        cover = std::max(cover, std::clamp(radii[k] - std::hypot(dx, dy) + 0.5, 0.0, 1.0) * faint);
      }
      row[x] = premultiplied(ink, std::clamp(cover, 0.0, 1.0) * ink.a);
    }
  }
  cairo_surface_mark_dirty(surface);
}

}  // namespace

Screen::Screen(const Canvas& canvas, double pitch)
    : cr_(canvas.cr), pixels_(canvas.pixels), vector_(canvas.vector) {
  cell_ = pitch * std::numbers::sqrt2;
  tile_ = std::max(kSmallestTile, static_cast<int>(std::lround(cell_ * pixels_)));
  if (!vector_) cell_ = tile_ / pixels_;
}

double Screen::radius(double share) const {
  if (share < kLeast) return 0;
  // Two dots a tile. Past the point where dots touch, area grows slower than the square.
  const double free = std::sqrt(share / (2 * std::numbers::pi));
  return share < 0.7 ? free : free * (1 + 0.35 * (share - 0.7) / 0.3);
}

void Screen::fill(const Path& path, Color ink, double share) {
  fill(path, ink, 0, share, 0, share);
}

void Screen::fill(const Path& path, Color ink, double from, double top, double to, double bottom) {
  if (std::max(top, bottom) < kLeast || ink.a <= 0) return;
  if (std::min(top, bottom) >= kSolid) {
    trace(cr_, path);
    set_color(cr_, ink);
    return cairo_fill(cr_);
  }
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  cairo_clip_extents(cr_, &x1, &y1, &x2, &y2);
  const Box whole = path.bounds();
  const double left = std::max(whole.x, x1), upper = std::max(whole.y, y1);
  const Box box{left, upper, std::min(whole.right(), x2) - left,
                std::min(whole.bottom(), y2) - upper};
  if (box.empty()) return;
  const auto share = [=](double y) {
    if (to <= from) return top;
    return top + (bottom - top) * std::clamp((y - from) / (to - from), 0.0, 1.0);
  };
  const bool even = to <= from || top == bottom;
  if (vector_)
    fill_vectors(path, ink, box, share, even);
  else
    fill_pixels(path, ink, box, share, even);
}

void Screen::fill_pixels(const Path& path, Color ink, const Box& box, const Shares& share,
                         bool even) {
  cairo_matrix_t map;
  cairo_get_matrix(cr_, &map);
  const double side = tile_;
  Pattern column;
  cairo_pattern_t* source = nullptr;
  if (even) {
    const auto key = static_cast<std::uint64_t>(premultiplied(ink, ink.a)) << 16 |
                     static_cast<std::uint64_t>(std::lround(share(0) * 1000));
    Pattern& tile = tiles_[key];
    if (!tile) {
      Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, tile_, tile_));
      const double r = radius(share(0)) * side;
      draw_column(surface.get(), tile_, tile_, ink, [r](double) { return r; });
      tile.reset(cairo_pattern_create_for_surface(surface.get()));
    }
    source = tile.get();
  } else {
    // One column as high as the box, repeated sideways.
    double x = box.x, top = box.y, bottom = box.bottom();
    cairo_user_to_device(cr_, &x, &top);
    x = box.x;
    cairo_user_to_device(cr_, &x, &bottom);
    const int first = static_cast<int>(std::floor(top / side)) * tile_;
    const int height = (static_cast<int>(std::ceil(bottom / side)) + 1) * tile_ - first;
    if (height <= 0 || height > 30'000) return;
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, tile_, height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return;
    draw_column(surface.get(), tile_, height, ink, [&](double y) {
      double ux = 0, uy = y + first;
      cairo_device_to_user(cr_, &ux, &uy);
      return radius(share(uy)) * side;
    });
    column.reset(cairo_pattern_create_for_surface(surface.get()));
    source = column.get();
    map.y0 -= first;
  }
  // Pattern space is device space, so that all tones share one grid and no pixel is resampled.
  cairo_pattern_set_matrix(source, &map);
  cairo_pattern_set_extend(source, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter(source, CAIRO_FILTER_NEAREST);
  trace(cr_, path);
  cairo_set_source(cr_, source);
  cairo_fill(cr_);
}

void Screen::fill_vectors(const Path& path, Color ink, const Box& box, const Shares& share,
                          bool even) {
  const Saved saved(cr_);
  clip_to(cr_, path);
  const double dashes[] = {0, cell_};
  cairo_set_dash(cr_, dashes, 2, 0);
  cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
  set_color(cr_, ink);
  const double half = cell_ / 2;
  const auto first = static_cast<long>(std::floor(box.y / half)) - 1;
  const auto last = static_cast<long>(std::ceil(box.bottom() / half)) + 1;
  const double start = std::floor(box.x / cell_ - 1) * cell_;
  cairo_new_path(cr_);
  for (long k = first; k <= last; ++k) {
    const double y = static_cast<double>(k) * half, x = start + ((k & 1) != 0 ? half : 0);
    const double width = 2 * radius(share(y)) * cell_;
    if (width <= 0) continue;
    cairo_move_to(cr_, x, y);
    cairo_line_to(cr_, box.right() + cell_, y);
    cairo_set_line_width(cr_, width);
    if (!even) cairo_stroke(cr_);
  }
  if (even) cairo_stroke(cr_);
}

}  // namespace talewright::drawing
