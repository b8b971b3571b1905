#include "drawing/steps.h"

#include <algorithm>
#include <cmath>

#include "drawing/oklab.h"

namespace talewright::drawing {

namespace {

/// Where opacity crosses a level between two stops that lie on either side of it.
double crossing(const GradientStop& a, const GradientStop& b, double level) {
  const double rise = b.color.a - a.color.a;
  return std::abs(rise) < 1e-9 ? a.at : a.at + (b.at - a.at) * (level - a.color.a) / rise;
}

}  // namespace

Color strongest(const Fill& fill) {
  Color most = fill.color;
  if (!fill.stops.empty()) most = fill.stops.front().color;
  for (const GradientStop& stop : fill.stops)
    if (stop.color.a > most.a) most = stop.color;
  return most;
}

Color color_at(const std::vector<GradientStop>& stops, double at) {
  if (at <= stops.front().at) return stops.front().color;
  for (std::size_t i = 1; i < stops.size(); ++i)
    if (at <= stops[i].at) {
      const double wide = stops[i].at - stops[i - 1].at;
      return wide > 0 ? mix(stops[i - 1].color, stops[i].color, (at - stops[i - 1].at) / wide)
                      : stops[i].color;
    }
  return stops.back().color;
}

bool is_darkness(const Fill& fill) {
  if (fill.kind != Fill::Kind::Radial || fill.stops.size() < 2) return false;
  const Color rim = fill.stops.back().color;
  return rim.a > fill.stops.front().color.a + 0.1 && luminance(rim) < 0.2;
}

bool is_haze(const Fill& fill) {
  return fill.kind == Fill::Kind::Radial && fill.radius > 100 && strongest(fill).a < 0.24;
}

bool is_land_shade(const Shape& shape, double width) {
  if (shape.role != Role::Shadow || !shape.part.empty()) return false;
  if (shape.fill.kind == Fill::Kind::Radial) return false;
  const double opacity = mean_color(shape.fill).a;
  if (!shape.fill.stops.empty()) return opacity > 0.9;
  return opacity > 0.9 || (opacity < 0.3 && shape.path.bounds().width > 0.2 * width);
}

Color by_lamp(Color step, const Fill& fill) {
  const Oklab lamp = to_oklab(fill.stops.front().color), rim = to_oklab(fill.stops.back().color);
  Oklab own = to_oklab(step);
  if (lamp.l - rim.l < 0.05F) return step;
  const float lit = std::clamp((own.l - rim.l) / (lamp.l - rim.l), 0.0F, 1.0F);
  // Either the lamp reaches a place or the dark has it: what lies between would be grey.
  const float share = 0.92F * std::clamp((lit - 0.26F) / 0.1F, 0.0F, 1.0F), pale = own.l / lamp.l;
  own.a += (lamp.a * pale - own.a) * share;
  own.b += (lamp.b * pale - own.b) * share;
  // Yellow that darkens is olive: light that thins leans to amber, and sinks slowly.
  own.a += 0.07F * (1 - pale) * share;
  own.l += 0.14F * (lamp.l - own.l) * share;
  return from_oklab(own).with_alpha(step.a);
}

Fill by_lamp(const Fill& fill) {
  constexpr int kStops = 16;
  Fill warm = fill;
  warm.stops.clear();
  for (int i = 0; i <= kStops; ++i) {
    const double at = static_cast<double>(i) / kStops;
    warm.stops.push_back({at, by_lamp(color_at(fill.stops, at), fill)});
  }
  return warm;
}

std::optional<Path> where_at_least(const Fill& fill, double level, const Box& area) {
  if (fill.stops.empty()) {
    if (fill.color.a < level) return std::nullopt;
    return rectangle(area);
  }
  // The outermost stretch that is strong enough, from `begin` to `end` of the gradient.
  const auto& stops = fill.stops;
  double begin = -1, end = -1;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (stops[i].color.a < level) continue;
    if (begin < 0) begin = i == 0 ? 0 : crossing(stops[i - 1], stops[i], level);
    end = i + 1 == stops.size() ? 1e9 : crossing(stops[i], stops[i + 1], level);
  }
  if (begin < 0) return std::nullopt;
  Path path;
  if (fill.kind == Fill::Kind::Radial) {
    const auto oval = [&](double at) {
      return ellipse(fill.from, fill.radius * at, fill.radius * at * fill.squash);
    };
    path = end > 1e6 ? rectangle(area) : oval(end);
    if (begin > 0) path.add(oval(begin));
    return path;
  }
  const Point along = fill.to - fill.from, across{-along.y, along.x};
  const double n = length(along), far = std::hypot(area.width, area.height);
  if (n < 1e-6) return rectangle(area);
  const Point side = across * (far / n), way = along * (1 / n);
  const Point a = begin > 0 ? fill.from + along * begin : fill.from - way * far;
  const Point b = end > 1e6 ? fill.to + way * far : fill.from + along * end;
  path.move_to(a - side).line_to(a + side).line_to(b + side).line_to(b - side).close();
  return path;
}

void fill_steps(cairo_t* cr, const Shape& shape, std::span<const Step> steps) {
  const Saved saved(cr);
  clip_to(cr, shape.path);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  const double most = strongest(shape.fill).a;
  const Box box = shape.path.bounds();
  for (const Step& step : steps) {
    const auto region = where_at_least(shape.fill, most * step.level, box);
    if (!region) continue;
    trace(cr, *region);
    set_color(cr, step.color);
    cairo_fill(cr);
  }
}

void fill_bands(cairo_t* cr, const Shape& shape, int count,
                const std::function<Color(Color)>& ink) {
  const Fill& fill = shape.fill;
  const auto band = [&](int i) { return ink(color_at(fill.stops, (i + 0.5) / count)); };
  if (fill.kind == Fill::Kind::Radial) {  // ovals upon each other, the largest first
    const Saved saved(cr);
    clip_to(cr, shape.path);
    Color under = band(count - 1);
    set_color(cr, under);
    cairo_paint(cr);
    for (int i = count - 2; i >= 0; --i) {
      const Color here = band(i);
      if (here == under) continue;
      const double radius = fill.radius * (i + 1) / count;
      trace(cr, ellipse(fill.from, radius, radius * fill.squash));
      set_color(cr, under = here);
      cairo_fill(cr);
    }
    return;
  }
  Fill bands = fill;
  bands.stops.clear();
  for (int i = 0; i < count; ++i) {  // stops in pairs at one place make an edge
    const Color here = band(i);
    if (!bands.stops.empty() && bands.stops.back().color == here)
      bands.stops.pop_back();
    else
      bands.stops.push_back({static_cast<double>(i) / count, here});
    bands.stops.push_back({(i + 1.0) / count, here});
  }
  trace(cr, shape.path);
  set_fill(cr, bands, shape.path.bounds());
  cairo_fill(cr);
}

void fill_shaft(cairo_t* cr, const Shape& shape, Color color, double strength) {
  Fill fill = shape.fill;
  for (GradientStop& stop : fill.stops) stop.color = color.with_alpha(stop.color.a * strength);
  trace(cr, shape.path);
  set_fill(cr, fill);
  cairo_fill(cr);
}

}  // namespace talewright::drawing
