// Points, boxes and affine maps of the plane. x grows to the right, y grows downwards, as in
// Cairo, SVG and on a page; the unit is the caller's (picture units, points, pixels).
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace talewright {

struct Point {
  double x = 0, y = 0;
  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
  friend bool operator==(const Point&, const Point&) = default;
};

inline double length(Point p) { return std::hypot(p.x, p.y); }
inline Point mix(Point a, Point b, double t) { return a + (b - a) * t; }
inline double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

/// An axis-parallel box; empty when width or height is not positive.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point centre() const { return {x + width / 2, y + height / 2}; }
  bool empty() const { return !(width > 0 && height > 0); }
  bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  bool overlaps(const Box& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  Box grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  /// The smallest box that holds both; an empty one counts for nothing.
  Box united(const Box& o) const {
    if (empty()) return o;
    if (o.empty()) return *this;
    double l = std::min(x, o.x), t = std::min(y, o.y);
    return {l, t, std::max(right(), o.right()) - l, std::max(bottom(), o.bottom()) - t};
  }
  friend bool operator==(const Box&, const Box&) = default;
};

/// x' = a x + c y + tx, y' = b x + d y + ty (Cairo's matrix).
struct Affine {
  double a = 1, b = 0, c = 0, d = 1, tx = 0, ty = 0;
  static Affine translation(double x, double y) { return {1, 0, 0, 1, x, y}; }
  static Affine scaling(double sx, double sy) { return {sx, 0, 0, sy, 0, 0}; }
  /// Turns by degrees, clockwise on the page (since y grows downwards).
  static Affine rotation(double degrees) {
    double r = radians(degrees);
    return {std::cos(r), std::sin(r), -std::sin(r), std::cos(r), 0, 0};
  }
  Point operator()(Point p) const { return {a * p.x + c * p.y + tx, b * p.x + d * p.y + ty}; }
  /// (m * n)(p) = m(n(p)): the right-hand map is applied first.
  friend Affine operator*(const Affine& m, const Affine& n) {
    return {m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
            m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d,
            m.a * n.tx + m.c * n.ty + m.tx, m.b * n.tx + m.d * n.ty + m.ty};
  }
  /// By how much lengths grow, on average over directions.
  double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

}  // namespace talewright
