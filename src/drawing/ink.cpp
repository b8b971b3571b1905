#include "drawing/ink.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace talewright::drawing {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

Point on_curve(Point a, Point b, Point c, Point d, double t) {
  const double s = 1 - t;
  return a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t);
}

Point normal(Point from, Point to) {
  const Point along = to - from;
  const double size = length(along);
  if (size < 1e-9) return {};
  return {-along.y / size, along.x / size};
}

double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }

/// Pressure along a line: swells over `entry`, stays, and lets go over as much.
double pressure(double t, double entry) {
  if (entry <= 0) return 1;
  const double edge = std::min({t / entry, (1 - t) / entry, 1.0});
  return 0.16 + 0.84 * std::sin(edge * std::numbers::pi / 2);
}

void add_spike(cairo_t* cr, Point root, Point tip, double width) {
  const Point n = normal(root, tip) * (width / 2);
  const Point middle = mix(root, tip, 0.4);
  cairo_move_to(cr, root.x + n.x, root.y + n.y);
  cairo_curve_to(cr, root.x + n.x, root.y + n.y, middle.x + n.x * 0.5, middle.y + n.y * 0.5, tip.x,
                 tip.y);
  cairo_curve_to(cr, middle.x - n.x * 0.5, middle.y - n.y * 0.5, root.x - n.x, root.y - n.y,
                 root.x - n.x, root.y - n.y);
  cairo_close_path(cr);
}

/// A spindle between two points, bent a little to one side.
void add_spindle(cairo_t* cr, Point from, Point to, double width, double bend) {
  const Point n = normal(from, to);
  const Point middle = mix(from, to, 0.45) + n * bend;
  const Point a = middle + n * (width * 0.7), b = middle - n * (width * 0.7);
  cairo_move_to(cr, from.x, from.y);
  cairo_curve_to(cr, a.x, a.y, a.x, a.y, to.x, to.y);
  cairo_curve_to(cr, b.x, b.y, b.x, b.y, from.x, from.y);
  cairo_close_path(cr);
}

}  // namespace

std::vector<Polyline> flattened(const Path& path, double piece) {
  std::vector<Polyline> result;
  const auto& pts = path.points();
  std::size_t at = 0;
  for (const Path::Verb verb : path.verbs()) {
    if (verb == Path::Verb::Move) {
      result.emplace_back();
      result.back().points.push_back(pts[at++]);
    } else if (verb == Path::Verb::Line) {
      if (!result.empty()) result.back().points.push_back(pts[at]);
      ++at;
    } else if (verb == Path::Verb::Curve) {
      if (!result.empty()) {
        const Point a = result.back().points.back();
        const double reach =
            length(pts[at] - a) + length(pts[at + 1] - pts[at]) + length(pts[at + 2] - pts[at + 1]);
        const int n = static_cast<int>(std::clamp(reach / piece, 4.0, 24.0));
        for (int i = 1; i <= n; ++i)
          result.back().points.push_back(
              on_curve(a, pts[at], pts[at + 1], pts[at + 2], static_cast<double>(i) / n));
      }
      at += 3;
    } else if (!result.empty()) {
      result.back().closed = true;
    }
  }
  return result;
}

double girth(const Path& path, const Box& bounds) {
  const double least = std::min(bounds.width, bounds.height);
  double area = 0, around = 0;
  for (const Polyline& line : flattened(path, 60)) {
    const auto& p = line.points;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const Point a = p[i], b = p[(i + 1) % p.size()];
      area += a.x * b.y - b.x * a.y;
      around += length(b - a);
    }
  }
  // Four times area by perimeter is a circle's diameter, and twice the width of a long strip.
  return around > 0 ? std::min(least, 2 * std::abs(area) / around) : least;
}

void brush_line(cairo_t* cr, const Path& path, double width, double entry, Color color) {
  Path closed;
  cairo_new_path(cr);
  for (const Polyline& line : flattened(path, 9)) {
    const auto& p = line.points;
    if (p.size() < 2) continue;
    if (line.closed) {
      closed.move_to(p[0]);
      for (std::size_t i = 1; i < p.size(); ++i) closed.line_to(p[i]);
      closed.close();
      continue;
    }
    std::vector<double> far(p.size(), 0);
    for (std::size_t i = 1; i < p.size(); ++i) far[i] = far[i - 1] + length(p[i] - p[i - 1]);
    const double total = far.back();
    if (!(total > 0)) continue;
    std::vector<Point> side(p.size());
    for (std::size_t i = 0; i < p.size(); ++i)
      side[i] = normal(p[i == 0 ? 0 : i - 1], p[std::min(i + 1, p.size() - 1)]) *
                (width / 2 * pressure(far[i] / total, entry));
    cairo_move_to(cr, p[0].x + side[0].x, p[0].y + side[0].y);
    for (std::size_t i = 1; i < p.size(); ++i)
      cairo_line_to(cr, p[i].x + side[i].x, p[i].y + side[i].y);
    for (std::size_t i = p.size(); i-- > 0;)
      cairo_line_to(cr, p[i].x - side[i].x, p[i].y - side[i].y);
    cairo_close_path(cr);
  }
  set_color(cr, color);
  cairo_fill(cr);
  if (!closed.empty()) stroke(cr, closed, width * 0.8, color);
}

void heavy_side(cairo_t* cr, const Path& path, Point away, Color color) {
  trace(cr, path, away);
  set_color(cr, color);
  cairo_fill(cr);
}

void feathered_shadow(cairo_t* cr, const Path& path, const Box& bounds, Point light, double reach,
                      const Feathers& feathers, Color color) {
  const Point shift = light * reach;
  crescent(cr, path, bounds, shift, color);
  if (feathers.length <= 0) return;
  // Strokes grow from the edge of the black, bent the same way round the form.
  int left = feathers.most;
  cairo_new_path(cr);
  for (const Polyline& line : flattened(path, feathers.spacing)) {
    const auto& p = line.points;
    const std::size_t n = p.size();
    if (n < 3) continue;
    double area = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const Point a = p[i], b = p[(i + 1) % n];
      area += a.x * b.y - b.x * a.y;
    }
    const double turn = area > 0 ? -1 : 1;  // so that normals point outwards
    double gone = feathers.spacing / 2;
    int count = 0;
    for (std::size_t i = 0; i < n && left > 0; ++i) {
      const Point a = p[i], b = p[(i + 1) % n];
      const double step = length(b - a);
      const Point outwards = normal(a, b) * turn;
      const double dark = -dot(outwards, light);
      for (; gone < step && left > 0; gone += feathers.spacing) {
        if (dark < 0.12) continue;
        const Point root = mix(a, b, gone / step) + shift - light * (feathers.spacing * 0.3);
        if (!bounds.contains(root)) continue;
        // Long and short by turns; shorter where the edge turns into the light.
        const double size = feathers.length * std::min(1.0, dark + 0.15) *
                            (count % 3 == 1   ? 0.55
                             : count % 3 == 2 ? 0.8
                                              : 1.0);
        const Point lean{light.x - outwards.x * 0.9, light.y - outwards.y * 0.9};
        const double k = length(lean);
        if (k < 1e-6) continue;
        add_spike(cr, root, root + lean * (size / k), feathers.width);
        ++count;
        --left;
      }
      gone -= step;
    }
  }
  set_color(cr, color);
  cairo_fill(cr);
}

Point across(Point light) {
  const Point side{(light.x < 0 ? -1 : 1) * std::max(0.6, std::abs(light.x)), light.y * 0.25};
  return side * (1 / length(side));
}

void hatch(cairo_t* cr, const Box& box, double spacing, double width, double degrees, Color color,
           std::uint64_t seed) {
  Random random(seed, "hatch");
  const Point along{std::cos(radians(degrees)), std::sin(radians(degrees))};
  const Point across{-along.y, along.x};
  const double half = std::hypot(box.width, box.height) / 2;
  const int rows = static_cast<int>(std::min(half / spacing, 120.0));
  cairo_new_path(cr);
  for (int i = -rows; i <= rows; ++i) {
    const Point middle = box.centre() + across * (spacing * (i + random.between(-0.25, 0.25)));
    const double a = half * random.between(0.7, 1.05), b = half * random.between(0.7, 1.05);
    add_spindle(cr, middle - along * a, middle + along * b, width * random.between(0.7, 1.2),
                width * random.between(-0.8, 0.8));
  }
  set_color(cr, color);
  cairo_fill(cr);
}

void speed_lines(cairo_t* cr, const Box& mover, Point direction, int count, double width,
                 Color color, std::uint64_t seed) {
  const double size = length(direction);
  if (size < 1e-6 || count < 1) return;
  Random random(seed, "speed");
  const Point along = direction * (1 / size), across{-along.y, along.x};
  // Half of what the mover measures along its way and across it.
  const double reach = (std::abs(along.x) * mover.width + std::abs(along.y) * mover.height) / 2;
  const double side = (std::abs(across.x) * mover.width + std::abs(across.y) * mover.height) / 2;
  cairo_new_path(cr);
  for (int i = 0; i < count; ++i) {
    const double place = (i + random.between(0.2, 0.8)) / count * 2 - 1;
    const bool main = random.chance(0.35);
    const Point root = mover.centre() + across * (side * 0.92 * place) -
                       along * (reach * random.between(0.1, 0.5));
    const double far =
        (main ? random.between(1.5, 2.3) : random.between(0.8, 1.4)) * std::max(reach, 0.6 * side);
    add_spike(cr, root, root - along * far, width * (main ? 1 : random.between(0.45, 0.7)));
  }
  set_color(cr, color);
  cairo_fill(cr);
}

namespace {

/// How far along a ray from inside a box its edge lies; the way has length 1.
double to_edge(const Box& box, Point from, Point way) {
  double far = 1e9;
  if (way.x > 1e-9) far = std::min(far, (box.right() - from.x) / way.x);
  if (way.x < -1e-9) far = std::min(far, (box.x - from.x) / way.x);
  if (way.y > 1e-9) far = std::min(far, (box.bottom() - from.y) / way.y);
  if (way.y < -1e-9) far = std::min(far, (box.y - from.y) / way.y);
  return std::max(0.0, far);
}

}  // namespace

void focus_lines(cairo_t* cr, const Box& area, const Box& focus, const std::vector<Box>& free,
                 int count, Color color, std::uint64_t seed) {
  Random random(seed, "focus");
  const Point middle = focus.centre();
  const double deep = std::min(area.width, area.height) * 0.25;
  cairo_new_path(cr);
  int left = 0;
  double longest = 1;
  for (int i = 0; i < count; ++i) {
    if (left-- == 0) {  // the next bundle, after a gap
      left = static_cast<int>(random.between(3, 8));
      longest = random.between(0.45, 1.0);
      i += static_cast<int>(random.between(2, 5));
    }
    const double angle = kTurn * (i + random.between(-0.3, 0.3)) / count;
    const Point way{std::cos(angle), std::sin(angle)};
    const double edge = to_edge(area, middle, way);
    const Point root = middle + way * (edge + 8);
    double length_ = deep * longest * random.between(0.5, 1.0) + 8;
    for (double at = 8; at < length_; at += 10) {
      const Point p = root - way * at;
      if (std::any_of(free.begin(), free.end(), [&](const Box& b) { return b.contains(p); })) {
        length_ = at - 14;
        break;
      }
    }
    if (length_ < 24) continue;
    add_spike(cr, root, root - way * length_, random.between(3.0, 8.5));
  }
  set_color(cr, color);
  cairo_fill(cr);
}

}  // namespace talewright::drawing
