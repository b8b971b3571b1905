#include "part_map.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "drawing/pen.h"
#include "drawing/png.h"

namespace talewright {

namespace {

using drawing::Cairo;
using drawing::Group;
using drawing::Shape;
using drawing::Surface;

struct Mapper {
  cairo_t* cr;
  const std::string& only;
  std::vector<int> part_of_shape{0};
  std::map<std::string, int> index;
  std::vector<std::string> names{""};

  void paint(const Group& group) {
    if (group.opacity < 0.5) return;
    const drawing::Saved saved(cr);
    if (group.clip) drawing::clip_to(cr, *group.clip);
    for (const drawing::Node& node : group.children) {
      if (const Shape* s = std::get_if<Shape>(&node.item)) paint(*s);
      if (const Group* inner = std::get_if<Group>(&node.item)) paint(*inner);
    }
  }
  void paint(const Shape& s) {
    using drawing::Role;
    if (s.role == Role::Shadow || s.role == Role::Glow || s.role == Role::Weather) return;
    const bool filled =
        s.fill.kind != drawing::Fill::Kind::None && drawing::mean_color(s.fill).a > 0.5;
    const bool drawn = s.stroke.width > 0 && s.stroke.color.a > 0.5;
    if (!filled && !drawn) return;
    int part = 0;
    if (!s.part.empty() && s.part.starts_with(only)) {
      const auto [at, fresh] = index.try_emplace(s.part, static_cast<int>(names.size()));
      if (fresh) names.push_back(s.part);
      part = at->second;
    }
    part_of_shape.push_back(part);
    const auto id = static_cast<unsigned>(part_of_shape.size() - 1);
    drawing::set_color(cr, drawing::rgb(id));
    cairo_new_path(cr);
    drawing::trace(cr, s.path);
    if (filled && drawn)
      cairo_fill_preserve(cr);
    else if (filled)
      cairo_fill(cr);
    if (drawn) {
      cairo_set_line_width(cr, s.stroke.width);
      cairo_stroke(cr);
    }
  }
};

}  // namespace

std::vector<std::size_t> PartMap::inside(int index, int margin) const {
  std::vector<std::size_t> result;
  const auto id = [&](int x, int y) { return shape[static_cast<std::size_t>(y * width + x)]; };
  for (int y = margin; y < height - margin; ++y)
    for (int x = margin; x < width - margin; ++x) {
      if (at(x, y) != index) continue;
      const int here = id(x, y);
      if (id(x - margin, y) == here && id(x + margin, y) == here && id(x, y - margin) == here &&
          id(x, y + margin) == here)
        result.push_back(static_cast<std::size_t>(y * width + x));
    }
  return result;
}

Box PartMap::box(int index) const {
  int left = width, right = -1, top = height, bottom = -1;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      if (at(x, y) == index) {
        left = std::min(left, x), right = std::max(right, x);
        top = std::min(top, y), bottom = std::max(bottom, y);
      }
  if (right < 0) return {};
  return {double(left), double(top), double(right - left + 1), double(bottom - top + 1)};
}

PartMap map_parts(const drawing::DisplayList& list, int width_px, const std::string& only) {
  PartMap map;
  map.width = width_px;
  map.height = static_cast<int>(std::lround(width_px * list.height / list.width));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, map.width, map.height));
  const Cairo cr(cairo_create(surface.get()));
  cairo_set_antialias(cr.get(), CAIRO_ANTIALIAS_NONE);
  cairo_set_line_join(cr.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_scale(cr.get(), map.width / list.width, map.height / list.height);
  Mapper mapper{cr.get(), only};
  mapper.paint(list.root);
  cairo_surface_flush(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < map.height; ++y)
    for (int x = 0; x < map.width; ++x) {
      const unsigned char* p = data + y * stride + 4 * x;
      const int id = p[2] << 16 | p[1] << 8 | p[0];
      map.shape.push_back(id);
      map.part.push_back(mapper.part_of_shape.at(static_cast<std::size_t>(id)));
    }
  map.names = std::move(mapper.names);
  return map;
}

Pixels render(const drawing::DisplayList& list, const std::string& style, int width_px) {
  const Surface surface = drawing::read_png(drawing::draw_png(list, style, width_px));
  Pixels result;
  result.width = cairo_image_surface_get_width(surface.get());
  result.height = cairo_image_surface_get_height(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < result.height; ++y)
    for (int x = 0; x < result.width; ++x)
      for (int k = 2; k >= 0; --k) result.rgb.push_back(data[y * stride + 4 * x + k]);
  return result;
}

Pixel median_color(const Pixels& picture, const std::vector<std::size_t>& pixels) {
  Pixel result{};
  for (std::size_t k = 0; k < 3; ++k) {
    std::vector<unsigned char> values;
    for (std::size_t p : pixels) values.push_back(picture.rgb[p * 3 + k]);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    result[k] = values.empty() ? 0 : *middle;
  }
  return result;
}

double delta_e(const Pixel& a, const Pixel& b) {
  const auto lab = [](const Pixel& p) {
    std::array<double, 3> linear;
    for (std::size_t k = 0; k < 3; ++k) {
      const double c = p[k] / 255;
      linear[k] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    const auto [r, g, b] = linear;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return Pixel{116 * y - 16, 500 * (x - y), 200 * (y - z)};
  };
  const Pixel p = lab(a), q = lab(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

}  // namespace talewright
