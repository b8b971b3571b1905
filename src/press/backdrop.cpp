#include "press/backdrop.h"

#include <array>
#include <cmath>
#include <cstring>
#include <new>

#include "press/page_paint.h"
#include "press/picture_book.h"

namespace talewright::press {

namespace {

constexpr int kPixels = 204;
constexpr double kScale = kPixels / kTrim;

Handle<cairo_surface_t> small_surface() {
  Handle<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kPixels, kPixels));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  return surface;
}

/// sRGB byte to linear light.
const std::array<double, 256>& linear_table() {
  static const auto table = [] {
    std::array<double, 256> t{};
    for (int i = 0; i < 256; ++i) {
      const double v = i / 255.0;
      t[static_cast<std::size_t>(i)] =
          v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return t;
  }();
  return table;
}

}  // namespace

double Light::contrast_with(drawing::Color ink) const {
  const double own = drawing::luminance(ink);
  const auto ratio = [&](double other) {
    return (std::max(own, other) + 0.05) / (std::min(own, other) + 0.05);
  };
  // An ink between the two would be unreadable somewhere in between.
  if (own > low && own < high) return 1;
  return std::min(ratio(low), ratio(high));
}

Backdrop::Backdrop(drawing::Color paper) : surface_(small_surface()), paper_(paper) {}

Backdrop::Backdrop(const PageLayout& layout, const drawing::DisplayList* picture,
                   const std::string& style)
    : Backdrop(layout.paper) {
  const Handle<cairo_t> cr(cairo_create(surface_.get()));
  cairo_scale(cr.get(), kScale, kScale);
  paint_art(cr.get(), layout, picture, style);
}

Backdrop Backdrop::with(const drawing::Group& over) const {
  Backdrop copy(paper_);
  cairo_surface_flush(surface_.get());
  std::memcpy(cairo_image_surface_get_data(copy.surface_.get()),
              cairo_image_surface_get_data(surface_.get()),
              static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get())) * kPixels);
  cairo_surface_mark_dirty(copy.surface_.get());
  const Handle<cairo_t> cr(cairo_create(copy.surface_.get()));
  cairo_scale(cr.get(), kScale, kScale);
  PageLayout veil;
  veil.over = over;
  paint_over(cr.get(), veil);
  return copy;
}

Light Backdrop::measure(const std::vector<Box>& boxes) const {
  cairo_surface_flush(surface_.get());
  const unsigned char* data = cairo_image_surface_get_data(surface_.get());
  const int stride = cairo_image_surface_get_stride(surface_.get());
  const auto& linear = linear_table();
  std::vector<double> lights;
  double r = 0, g = 0, b = 0;
  for (const Box& box : boxes) {
    const int x0 = std::max(0, static_cast<int>(std::floor(box.x * kScale)));
    const int y0 = std::max(0, static_cast<int>(std::floor(box.y * kScale)));
    const int x1 = std::min(kPixels, static_cast<int>(std::ceil(box.right() * kScale)));
    const int y1 = std::min(kPixels, static_cast<int>(std::ceil(box.bottom() * kScale)));
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        const unsigned char* p = data + y * stride + 4 * x;  // B, G, R on this machine's byte order
        std::uint32_t v = 0;
        std::memcpy(&v, p, 4);
        const std::size_t red = v >> 16 & 255, green = v >> 8 & 255, blue = v & 255;
        lights.push_back(0.2126 * linear[red] + 0.7152 * linear[green] + 0.0722 * linear[blue]);
        r += static_cast<double>(red), g += static_cast<double>(green),
            b += static_cast<double>(blue);
      }
  }
  Light light;
  if (lights.empty()) {
    light.low = light.mean = light.high = drawing::luminance(paper_);
    light.color = paper_;
    return light;
  }
  const double n = static_cast<double>(lights.size());
  light.color = {r / n / 255, g / n / 255, b / n / 255, 1};
  light.mean = 0;
  for (double l : lights) light.mean += l / n;
  const auto at = [&](double share) {
    const auto k = static_cast<std::ptrdiff_t>(share * (n - 1));
    std::nth_element(lights.begin(), lights.begin() + k, lights.end());
    return lights[static_cast<std::size_t>(k)];
  };
  light.low = at(0.05);
  light.high = at(0.95);
  return light;
}

drawing::Color dark_ink(const Light& light) {
  return drawing::rgb(light.color.r >= light.color.b ? 0x2B1B12 : 0x17203A);
}

drawing::Color bright_ink() { return drawing::rgb(0xFFFBF0); }

}  // namespace talewright::press
