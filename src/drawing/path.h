// Outlines made of lines and cubic curves, and the builders that figures and settings are drawn
// with. A path is a value: transforming it gives a new one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace talewright::drawing {

class Path {
 public:
  enum class Verb : unsigned char { Move, Line, Curve, Close };

  Path& move_to(Point p);
  Path& line_to(Point p);
  Path& curve_to(Point c1, Point c2, Point p);
  /// A quadratic curve, stored as the equal cubic.
  Path& quad_to(Point c, Point p);
  Path& close();
  /// Adds all of another path's subpaths.
  Path& add(const Path& other);

  bool empty() const { return verbs_.empty(); }
  const std::vector<Verb>& verbs() const { return verbs_; }
  /// One point for Move and Line, three for Curve, none for Close.
  const std::vector<Point>& points() const { return points_; }
  /// The box of all points, control points included: never smaller than the drawn path.
  Box bounds() const;
  Path transformed(const Affine& map) const;

 private:
  std::vector<Verb> verbs_;
  std::vector<Point> points_;
};

Path ellipse(Point centre, double rx, double ry);
/// An ellipse turned by degrees about its centre.
Path ellipse(Point centre, double rx, double ry, double degrees);
Path rectangle(const Box& box);
Path rounded_rectangle(const Box& box, double radius);
Path polygon(std::span<const Point> points);
/// A closed smooth curve through all points (Catmull-Rom; tension 0 = round, 1 = straight).
Path blob(std::span<const Point> points, double tension = 0);
/// An open smooth curve through all points.
Path curve_through(std::span<const Point> points, double tension = 0);
/// A closed shape around a smooth centre line whose full width at point i is widths[i]:
/// limbs, tails, trunks, tapering brush strokes. Ends are rounded. Same number of both, at least 2.
Path tapered(std::span<const Point> centre_line, std::span<const double> widths);
/// A regular star with n points.
Path star(Point centre, double outer, double inner, int n, double degrees = 0);

/// SVG path syntax, absolute M, L, C, Z only; at most two decimals. What `parse_path` reads back.
std::string to_text(const Path& path);
/// Reads absolute M, L, C, Z. Throws std::invalid_argument on anything else.
Path parse_path(std::string_view text);

}  // namespace talewright::drawing
