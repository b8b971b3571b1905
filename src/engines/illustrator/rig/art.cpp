#include "engines/illustrator/rig/art.h"

#include <cmath>

namespace talewright::engines::illustrator::rig {

void Art::add(Path path, Color color, Role role, std::string_view part, bool outlined, bool volume,
              double weight) {
  if (path.empty()) return;
  Shape shape;
  shape.path = std::move(path);
  shape.fill = Fill::solid(color);
  shape.role = role;
  shape.outlined = outlined;
  shape.volume = volume;
  shape.line_weight = weight;
  shape.part = who_ + "." + std::string(part);
  group_.add(std::move(shape));
}

void Art::form(Path path, Color color, Role role, std::string_view part, double weight) {
  add(std::move(path), color, role, part, true, true, weight);
}

void Art::detail(Path path, Color color, Role role, std::string_view part, double weight) {
  add(std::move(path), color, role, part, true, false, weight);
}

void Art::plain(Path path, Color color, Role role, std::string_view part) {
  add(std::move(path), color, role, part, false, false, 1);
}

void Art::soft(Path path, Color color, Role role, std::string_view part) {
  add(std::move(path), color, role, part, false, true, 1);
}

void Art::line(Path path, double width, Color color, std::string_view part, Role role) {
  if (path.empty()) return;
  Shape shape;
  shape.path = std::move(path);
  shape.stroke = {width, color};
  shape.role = role;
  shape.part = who_ + "." + std::string(part);
  group_.add(std::move(shape));
}

Path cornered(const std::vector<std::vector<Point>>& edges) {
  Path path;
  bool first = true;
  for (const std::vector<Point>& e : edges) {
    if (e.empty()) continue;
    if (first) path.move_to(e[0]);
    else path.line_to(e[0]);
    first = false;
    const std::size_t n = e.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
      const Point a = e[i ? i - 1 : 0], b = e[i], c = e[i + 1], d = e[std::min(i + 2, n - 1)];
      path.curve_to(b + (c - a) * (1.0 / 6), c - (d - b) * (1.0 / 6), c);
    }
  }
  return path.close();
}

std::vector<Point> bent(Point root, Point mid, Point end, int n) {
  const Point half = talewright::mix(root, end, 0.5);
  const Point control = half + (mid - half) * 1.7;
  std::vector<Point> result;
  for (int i = 0; i < n; ++i) {
    const double t = static_cast<double>(i) / (n - 1), s = 1 - t;
    result.push_back(root * (s * s) + control * (2 * s * t) + end * (t * t));
  }
  return result;
}

Path inset(const Path& path, double by) {
  const Box box = path.bounds();
  if (box.empty()) return path;
  const Point c = box.centre();
  const double sx = std::max(0.2, 1 - 2 * by / box.width);
  const double sy = std::max(0.2, 1 - 2 * by / box.height);
  return path.transformed(Affine::translation(c.x, c.y) * Affine::scaling(sx, sy) *
                          Affine::translation(-c.x, -c.y));
}

Point down_turned(double degrees) {
  const double r = radians(degrees);
  return {std::sin(r), std::cos(r)};
}

}  // namespace talewright::engines::illustrator::rig
