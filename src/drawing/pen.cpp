#include "drawing/pen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "drawing/steps.h"

namespace talewright::drawing {

void trace(cairo_t* cr, const Path& path, Point shift) {
  const auto& pts = path.points();
  std::size_t at = 0;
  const auto x = [&](std::size_t i) { return pts[at + i].x + shift.x; };
  const auto y = [&](std::size_t i) { return pts[at + i].y + shift.y; };
  for (Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::Move:
        cairo_move_to(cr, x(0), y(0));
        at += 1;
        break;
      case Path::Verb::Line:
        cairo_line_to(cr, x(0), y(0));
        at += 1;
        break;
      case Path::Verb::Curve:
        cairo_curve_to(cr, x(0), y(0), x(1), y(1), x(2), y(2));
        at += 3;
        break;
      case Path::Verb::Close:
        cairo_close_path(cr);
        break;
    }
  }
}

void set_color(cairo_t* cr, Color c) { cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a); }

namespace {

void add_stops(cairo_pattern_t* pattern, const std::vector<GradientStop>& stops) {
  for (const GradientStop& s : stops)
    cairo_pattern_add_color_stop_rgba(pattern, s.at, s.color.r, s.color.g, s.color.b, s.color.a);
}

/// Below this radius in pixels a glow is computed pixel by pixel.
constexpr double kLargeGlow = 150;

std::uint32_t premultiplied(Color c) {
  const auto byte = [](double v) { return static_cast<std::uint32_t>(std::lround(v * 255)); };
  return byte(c.a) << 24 | byte(c.r * c.a) << 16 | byte(c.g * c.a) << 8 | byte(c.b * c.a);
}

/// The steps of 8 bits from one end of a gradient to the other, were it all as steep as its
/// steepest part.
double steps_across(const std::vector<GradientStop>& stops) {
  double most = 0;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    const Color a = stops[i - 1].color, b = stops[i].color;
    const double change =
        std::max({std::abs(a.r * a.a - b.r * b.a), std::abs(a.g * a.a - b.g * b.a),
                  std::abs(a.b * a.a - b.b * b.a), std::abs(a.a - b.a)});
    most = std::max(most, 255 * change / std::max(0.02, stops[i].at - stops[i - 1].at));
  }
  return most;
}

/// A glow that fills a square picture, by a table of its colours from the middle outwards.
void draw_glow(cairo_surface_t* square, int side, const std::vector<GradientStop>& stops) {
  constexpr int kSteps = 1024;
  std::array<std::uint32_t, kSteps + 1> table{};
  for (int i = 0; i <= kSteps; ++i)
    table[static_cast<std::size_t>(i)] =
        premultiplied(color_at(stops, static_cast<double>(i) / kSteps));
  const float middle = static_cast<float>(side) / 2, step = kSteps / (middle - 0.5F);
  cairo_surface_flush(square);
  unsigned char* data = cairo_image_surface_get_data(square);
  const int stride = cairo_image_surface_get_stride(square);
  const auto row_at = [&](int y) {
    return reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
  };
  for (int y = 0; y <= (side - 1) / 2; ++y) {  // a quarter is computed, the others mirror it
    std::uint32_t* row = row_at(y);
    const float dy = static_cast<float>(y) + 0.5F - middle;
    for (int x = 0; x <= (side - 1) / 2; ++x) {
      const float dx = static_cast<float>(x) + 0.5F - middle;
      const float far = std::min(std::sqrt(dx * dx + dy * dy) * step, static_cast<float>(kSteps));
      row[x] = row[side - 1 - x] = table[static_cast<std::size_t>(far)];
    }
    if (side - 1 - y != y) std::copy_n(row, side, row_at(side - 1 - y));
  }
  cairo_surface_mark_dirty(square);
}

/// A large glow on a pixel surface: computed by pixman pixel by pixel, such glows took a third of a
/// print-size page's time; a small picture of one, stretched, looks the same. PDFs keep the
/// gradient.
bool set_stretched_glow(cairo_t* cr, const Fill& fill) {
  if (fill.stops.empty() ||
      cairo_surface_get_type(cairo_get_group_target(cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return false;
  double dx = fill.radius, dy = 0;
  cairo_user_to_device_distance(cr, &dx, &dy);
  const double pixels = std::hypot(dx, dy);
  if (!(pixels > kLargeGlow)) return false;
  // From one pixel of the small picture to the next the glow shall change by a step of 8 bits.
  const int side =
      static_cast<int>(std::clamp(std::min(pixels, 2 * steps_across(fill.stops)), 192.0, 640.0));
  Surface small(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side));
  if (cairo_surface_status(small.get()) != CAIRO_STATUS_SUCCESS) return false;
  draw_glow(small.get(), side, fill.stops);
  Pattern stretched(cairo_pattern_create_for_surface(small.get()));
  cairo_pattern_set_filter(stretched.get(), CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend(stretched.get(), CAIRO_EXTEND_PAD);
  const double middle = side / 2.0, k = (middle - 0.5) / fill.radius;
  cairo_matrix_t to_small;
  const double ky = k / fill.squash;
  cairo_matrix_init(&to_small, k, 0, 0, ky, middle - fill.from.x * k, middle - fill.from.y * ky);
  cairo_pattern_set_matrix(stretched.get(), &to_small);
  cairo_set_source(cr, stretched.get());
  return true;
}

}  // namespace

void set_fill(cairo_t* cr, const Fill& fill) {
  if (fill.kind == Fill::Kind::Solid) return set_color(cr, fill.color);
  if (fill.kind == Fill::Kind::Radial && set_stretched_glow(cr, fill)) return;
  Pattern pattern(fill.kind == Fill::Kind::Linear
                      ? cairo_pattern_create_linear(fill.from.x, fill.from.y, fill.to.x, fill.to.y)
                      : cairo_pattern_create_radial(fill.from.x, fill.from.y, 0, fill.from.x,
                                                    fill.from.y, fill.radius));
  add_stops(pattern.get(), fill.stops);
  if (fill.kind == Fill::Kind::Radial && fill.squash != 1) {
    cairo_matrix_t flat;
    cairo_matrix_init(&flat, 1, 0, 0, 1 / fill.squash, 0, fill.from.y * (1 - 1 / fill.squash));
    cairo_pattern_set_matrix(pattern.get(), &flat);
  }
  cairo_set_source(cr, pattern.get());
}

namespace {

/// Whether a glow has faded before the path's own edge, which then cuts nothing off.
bool fades_inside(const Shape& shape) {
  const Fill& fill = shape.fill;
  if (shape.path.verbs().size() != 6 || fill.stops.empty() || fill.stops.back().color.a > 0.002)
    return false;  // an ellipse is a move, four curves and a close
  const Box box = shape.path.bounds();
  const Point middle = box.centre();
  return length(middle - fill.from) < 0.5 && box.width / 2 >= fill.radius - 0.5 &&
         box.height / 2 >= fill.radius * fill.squash - 0.5;
}

}  // namespace

void fill_glow(cairo_t* cr, const Shape& shape) {
  set_fill(cr, shape.fill);
  const double rx = shape.fill.radius, ry = rx * shape.fill.squash;
  double x = shape.fill.from.x - rx, y = shape.fill.from.y - ry;
  double right = x + 2 * rx, bottom = y + 2 * ry;
  if (shape.fill.kind != Fill::Kind::Radial || !fades_inside(shape) ||
      cairo_surface_get_type(cairo_get_group_target(cr)) != CAIRO_SURFACE_TYPE_IMAGE) {
    trace(cr, shape.path);
    return cairo_fill(cr);
  }
  // A box of whole pixels needs no mask, and a large glow is mostly that.
  cairo_user_to_device(cr, &x, &y);
  cairo_user_to_device(cr, &right, &bottom);
  const Saved saved(cr);
  cairo_identity_matrix(cr);
  cairo_rectangle(cr, std::floor(x), std::floor(y), std::ceil(right) - std::floor(x),
                  std::ceil(bottom) - std::floor(y));
  cairo_fill(cr);
}

void fill_sample(cairo_t* cr, const Shape& shape) {
  set_fill(cr, shape.fill);
  trace(cr, shape.path);
  cairo_fill(cr);
  if (shape.stroke.width > 0) stroke(cr, shape.path, shape.stroke.width, shape.stroke.color);
}

void set_oval_gradient(cairo_t* cr, const Box& box, Point centre, double reach,
                       const std::vector<GradientStop>& stops) {
  const double sx = box.width / 2, sy = box.height / 2;
  cairo_matrix_t to_unit;
  cairo_matrix_init(&to_unit, 1 / sx, 0, 0, 1 / sy, -(box.x + box.width * centre.x) / sx,
                    -(box.y + box.height * centre.y) / sy);
  if (cairo_surface_get_type(cairo_get_group_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE &&
      !stops.empty()) {
    // As with glows: a small square of it, stretched, for a fifth of the time. Forms have few steps
    // of colour, so that two pixels may share one.
    double dx = box.width, dy = box.height;
    cairo_user_to_device_distance(cr, &dx, &dy);
    const int side =
        static_cast<int>(std::clamp(std::max(std::abs(dx), std::abs(dy)) * 0.75, 24.0, 384.0));
    Surface small(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side));
    if (cairo_surface_status(small.get()) == CAIRO_STATUS_SUCCESS) {
      draw_glow(small.get(), side, stops);
      Pattern stretched(cairo_pattern_create_for_surface(small.get()));
      cairo_pattern_set_filter(stretched.get(), CAIRO_FILTER_NEAREST);
      cairo_pattern_set_extend(stretched.get(), CAIRO_EXTEND_PAD);
      const double k = (side / 2.0 - 0.5) / reach;
      cairo_matrix_t to_small, map;
      cairo_matrix_init(&to_small, k, 0, 0, k, side / 2.0, side / 2.0);
      cairo_matrix_multiply(&map, &to_unit, &to_small);
      cairo_pattern_set_matrix(stretched.get(), &map);
      return cairo_set_source(cr, stretched.get());
    }
  }
  Pattern pattern(cairo_pattern_create_radial(0, 0, 0, 0, 0, reach));
  add_stops(pattern.get(), stops);
  cairo_pattern_set_matrix(pattern.get(), &to_unit);
  cairo_set_source(cr, pattern.get());
}

void stroke(cairo_t* cr, const Path& path, double width, Color color) {
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width(cr, width);
  set_color(cr, color);
  trace(cr, path);
  cairo_stroke(cr);
}

void nib_stroke(cairo_t* cr, const Path& path, double width, double thin, double degrees,
                Color color) {
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  set_color(cr, color);
  trace(cr, path);
  // The pen is a circle in the user space of the moment of stroking: squeezing that space makes
  // an oval nib, and the path is not touched.
  Saved saved(cr);
  cairo_rotate(cr, radians(degrees));
  cairo_scale(cr, thin, 1);
  cairo_set_line_width(cr, width);
  cairo_stroke(cr);
}

void crescent(cairo_t* cr, const Path& path, const Box& bounds, Point shift, Color color) {
  const Box around = bounds.grown(length(shift) + 1);
  cairo_rectangle(cr, around.x, around.y, around.width, around.height);
  trace(cr, path, shift);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  set_color(cr, color);
  cairo_fill(cr);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

Color mean_color(const Fill& fill) {
  if (fill.kind == Fill::Kind::Solid) return fill.color;
  if (fill.stops.empty()) return {};
  Color sum{0, 0, 0, 0};
  for (const GradientStop& s : fill.stops) {
    sum.r += s.color.r, sum.g += s.color.g, sum.b += s.color.b, sum.a += s.color.a;
  }
  const double n = static_cast<double>(fill.stops.size());
  return {sum.r / n, sum.g / n, sum.b / n, sum.a / n};
}

namespace {

/// A slanting gradient over much of a pixel picture. Pixman computes it pixel by pixel, which took
/// a tenth of a page's time for one wall; a smaller picture of it, stretched, looks the same where
/// colours change slowly.
bool set_stretched_slope(cairo_t* cr, const Fill& fill, const Box& box) {
  constexpr double kLarge = 120;  // pixels
  constexpr int kCoarse = 4;      // pixels that share a colour
  if (fill.kind != Fill::Kind::Linear || std::abs(fill.to.x - fill.from.x) < 1e-6 ||
      cairo_surface_get_type(cairo_get_group_target(cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return false;
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cr, &left, &top, &right, &bottom);
  left = std::max(left, box.x), right = std::min(right, box.right());
  top = std::max(top, box.y), bottom = std::min(bottom, box.bottom());
  double scale = 1, skew = 0, reach = length(fill.to - fill.from), none = 0;
  cairo_user_to_device_distance(cr, &scale, &skew);
  cairo_user_to_device_distance(cr, &reach, &none);
  const double wide = (right - left) * scale, high = (bottom - top) * scale;
  if (skew != 0 || !(std::min(wide, high) > kLarge) ||
      steps_across(fill.stops) * kCoarse > 1.5 * reach)
    return false;
  const int w = static_cast<int>(std::ceil(wide / kCoarse)) + 1,
            h = static_cast<int>(std::ceil(high / kCoarse)) + 1;
  Surface small(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h));
  if (cairo_surface_status(small.get()) != CAIRO_STATUS_SUCCESS) return false;
  const double k = scale / kCoarse;
  Cairo painter(cairo_create(small.get()));
  cairo_scale(painter.get(), k, k);
  cairo_translate(painter.get(), -left, -top);
  set_fill(painter.get(), fill);
  cairo_paint(painter.get());
  Pattern stretched(cairo_pattern_create_for_surface(small.get()));
  cairo_pattern_set_filter(stretched.get(), CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend(stretched.get(), CAIRO_EXTEND_PAD);
  cairo_matrix_t to_small;
  cairo_matrix_init(&to_small, k, 0, 0, k, -left * k, -top * k);
  cairo_pattern_set_matrix(stretched.get(), &to_small);
  cairo_set_source(cr, stretched.get());
  return true;
}

}  // namespace

void set_fill(cairo_t* cr, const Fill& fill, const Box& bounds) {
  if (!set_stretched_slope(cr, fill, bounds)) set_fill(cr, fill);
}

void set_own_fill(cairo_t* cr, const Shape& shape, double size) {
  constexpr double kSmallestGradient = 25;
  const bool plain = size < kSmallestGradient && shape.role != Role::Glow;
  if (plain && shape.fill.kind != Fill::Kind::Solid) return set_color(cr, mean_color(shape.fill));
  set_fill(cr, shape.fill, shape.path.bounds());
}

}  // namespace talewright::drawing
