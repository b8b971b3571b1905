#include "drawing/path.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <stdexcept>

namespace talewright::drawing {

Path& Path::move_to(Point p) {
  verbs_.push_back(Verb::Move);
  points_.push_back(p);
  return *this;
}

Path& Path::line_to(Point p) {
  verbs_.push_back(Verb::Line);
  points_.push_back(p);
  return *this;
}

Path& Path::curve_to(Point c1, Point c2, Point p) {
  verbs_.push_back(Verb::Curve);
  points_.insert(points_.end(), {c1, c2, p});
  return *this;
}

Path& Path::quad_to(Point c, Point p) {
  const Point from = points_.empty() ? Point{} : points_.back();
  return curve_to(mix(from, c, 2.0 / 3), mix(p, c, 2.0 / 3), p);
}

Path& Path::close() {
  verbs_.push_back(Verb::Close);
  return *this;
}

Path& Path::add(const Path& other) {
  verbs_.insert(verbs_.end(), other.verbs_.begin(), other.verbs_.end());
  points_.insert(points_.end(), other.points_.begin(), other.points_.end());
  return *this;
}

Box Path::bounds() const {
  if (points_.empty()) return {};
  constexpr double inf = std::numeric_limits<double>::infinity();
  double l = inf, t = inf, r = -inf, b = -inf;
  for (Point p : points_) {
    l = std::min(l, p.x), r = std::max(r, p.x);
    t = std::min(t, p.y), b = std::max(b, p.y);
  }
  return {l, t, r - l, b - t};
}

Path Path::transformed(const Affine& map) const {
  Path result = *this;
  for (Point& p : result.points_) p = map(p);
  return result;
}

namespace {
// The control distance with which a cubic comes closest to a quarter circle.
constexpr double kQuarter = 0.5522847498;
}  // namespace

Path ellipse(Point c, double rx, double ry) {
  const double kx = rx * kQuarter, ky = ry * kQuarter;
  Path p;
  p.move_to({c.x + rx, c.y});
  p.curve_to({c.x + rx, c.y + ky}, {c.x + kx, c.y + ry}, {c.x, c.y + ry});
  p.curve_to({c.x - kx, c.y + ry}, {c.x - rx, c.y + ky}, {c.x - rx, c.y});
  p.curve_to({c.x - rx, c.y - ky}, {c.x - kx, c.y - ry}, {c.x, c.y - ry});
  p.curve_to({c.x + kx, c.y - ry}, {c.x + rx, c.y - ky}, {c.x + rx, c.y});
  return p.close();
}

Path ellipse(Point c, double rx, double ry, double degrees) {
  return ellipse({0, 0}, rx, ry)
      .transformed(Affine::translation(c.x, c.y) * Affine::rotation(degrees));
}

Path rectangle(const Box& b) {
  Path p;
  p.move_to({b.x, b.y}).line_to({b.right(), b.y});
  return p.line_to({b.right(), b.bottom()}).line_to({b.x, b.bottom()}).close();
}

Path rounded_rectangle(const Box& b, double radius) {
  const double r = std::min({radius, b.width / 2, b.height / 2}), k = r * (1 - kQuarter);
  Path p;
  p.move_to({b.x + r, b.y}).line_to({b.right() - r, b.y});
  p.curve_to({b.right() - k, b.y}, {b.right(), b.y + k}, {b.right(), b.y + r});
  p.line_to({b.right(), b.bottom() - r});
  p.curve_to({b.right(), b.bottom() - k}, {b.right() - k, b.bottom()}, {b.right() - r, b.bottom()});
  p.line_to({b.x + r, b.bottom()});
  p.curve_to({b.x + k, b.bottom()}, {b.x, b.bottom() - k}, {b.x, b.bottom() - r});
  p.line_to({b.x, b.y + r});
  p.curve_to({b.x, b.y + k}, {b.x + k, b.y}, {b.x + r, b.y});
  return p.close();
}

Path polygon(std::span<const Point> points) {
  Path p;
  for (std::size_t i = 0; i < points.size(); ++i) i ? p.line_to(points[i]) : p.move_to(points[i]);
  return p.close();
}

namespace {

// One Catmull-Rom segment from b to c with neighbours a and d, as a cubic.
void spline_segment(Path& path, Point a, Point b, Point c, Point d, double tension) {
  const double k = (1 - tension) / 6;
  path.curve_to(b + (c - a) * k, c - (d - b) * k, c);
}

}  // namespace

Path blob(std::span<const Point> pts, double tension) {
  const std::size_t n = pts.size();
  Path p;
  if (n < 3) return p;
  p.move_to(pts[0]);
  for (std::size_t i = 0; i < n; ++i)
    spline_segment(p, pts[(i + n - 1) % n], pts[i], pts[(i + 1) % n], pts[(i + 2) % n], tension);
  return p.close();
}

Path curve_through(std::span<const Point> pts, double tension) {
  Path p;
  const std::size_t n = pts.size();
  if (n < 2) return p;
  p.move_to(pts[0]);
  for (std::size_t i = 0; i + 1 < n; ++i)
    spline_segment(p, pts[i ? i - 1 : 0], pts[i], pts[i + 1], pts[std::min(i + 2, n - 1)], tension);
  return p;
}

Path tapered(std::span<const Point> line, std::span<const double> widths) {
  const std::size_t n = line.size();
  Path p;
  if (n < 2 || widths.size() != n) return p;
  std::vector<Point> left(n), right(n), along(n);
  for (std::size_t i = 0; i < n; ++i) {
    Point d = line[std::min(i + 1, n - 1)] - line[i ? i - 1 : 0];
    const double len = length(d);
    along[i] = len > 1e-9 ? d * (1 / len) : Point{0, 1};
    const Point normal{-along[i].y, along[i].x};
    left[i] = line[i] + normal * (widths[i] / 2);
    right[i] = line[i] - normal * (widths[i] / 2);
  }
  // Down the left side, a round end, back up the right side, a round start.
  const auto cap = [&](Point from, Point to, Point outwards, double width) {
    const Point out = outwards * (width * 2.0 / 3);
    p.curve_to(from + out, to + out, to);
  };
  p.move_to(left[0]);
  for (std::size_t i = 0; i + 1 < n; ++i)
    spline_segment(p, left[i ? i - 1 : 0], left[i], left[i + 1], left[std::min(i + 2, n - 1)], 0);
  cap(left[n - 1], right[n - 1], along[n - 1], widths[n - 1]);
  for (std::size_t i = n - 1; i > 0; --i)
    spline_segment(p, right[std::min(i + 1, n - 1)], right[i], right[i - 1],
                   right[i > 1 ? i - 2 : 0], 0);
  cap(right[0], left[0], along[0] * -1, widths[0]);
  return p.close();
}

Path star(Point c, double outer, double inner, int n, double degrees) {
  std::vector<Point> pts;
  for (int i = 0; i < 2 * n; ++i) {
    const double a = radians(degrees - 90 + 180.0 * i / n), r = i % 2 ? inner : outer;
    pts.push_back({c.x + r * std::cos(a), c.y + r * std::sin(a)});
  }
  return polygon(pts);
}

namespace {

void append_number(std::string& text, double value) {
  const double rounded = std::round(value * 100) / 100;
  if (!text.empty() && text.back() >= '0' && text.back() <= '9' && rounded >= 0) text += ' ';
  fmt::format_to(std::back_inserter(text), "{:g}", rounded == 0 ? 0.0 : rounded);
}

}  // namespace

std::string to_text(const Path& path) {
  std::string text;
  std::size_t at = 0;
  const auto point = [&] {
    const Point p = path.points()[at++];
    for (double v : {p.x, p.y}) {
      // {:g} keeps six digits: enough for 1/100 unit below 10000.
      append_number(text, v);
    }
  };
  for (Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::Move:
        text += 'M';
        point();
        break;
      case Path::Verb::Line:
        text += 'L';
        point();
        break;
      case Path::Verb::Curve:
        text += 'C';
        point();
        point();
        point();
        break;
      case Path::Verb::Close:
        text += 'Z';
        break;
    }
  }
  return text;
}

Path parse_path(std::string_view text) {
  Path path;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto number = [&] {
    while (at != end && (*at == ' ' || *at == ',')) ++at;
    double value = 0;
    auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc() || !std::isfinite(value))
      throw std::invalid_argument("path: a number was expected");
    at = next;
    return value;
  };
  const auto point = [&] {
    const double x = number();
    return Point{x, number()};
  };
  while (at != end) {
    const char verb = *at++;
    if (verb == ' ') continue;
    if (verb != 'M' && path.empty()) throw std::invalid_argument("path: M comes first");
    if (verb == 'M')
      path.move_to(point());
    else if (verb == 'L')
      path.line_to(point());
    else if (verb == 'C') {
      const Point a = point(), b = point();
      path.curve_to(a, b, point());
    } else if (verb == 'Z')
      path.close();
    else
      throw std::invalid_argument("path: only M, L, C and Z are known");
  }
  return path;
}

}  // namespace talewright::drawing
