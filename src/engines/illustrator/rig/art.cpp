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
    if (first)
      path.move_to(e[0]);
    else
      path.line_to(e[0]);
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

namespace {

/// The box of a path's curve itself rather than of its control points.
Box curve_bounds(const Path& path) {
  Box box;
  bool first = true;
  const auto take = [&](Point p) {
    if (first) box = {p.x, p.y, 0, 0};
    first = false;
    const double l = std::min(box.x, p.x), t = std::min(box.y, p.y);
    box = {l, t, std::max(box.right(), p.x) - l, std::max(box.bottom(), p.y) - t};
  };
  const std::vector<Point>& q = path.points();
  std::size_t at = 0;
  Point pen;
  for (Path::Verb verb : path.verbs()) {
    if (verb == Path::Verb::Move || verb == Path::Verb::Line) take(pen = q[at++]);
    if (verb != Path::Verb::Curve) continue;
    for (int i = 1; i <= 6; ++i) {
      const double t = i / 6.0, s = 1 - t;
      take(pen * (s * s * s) + q[at] * (3 * s * s * t) + q[at + 1] * (3 * s * t * t) +
           q[at + 2] * (t * t * t));
    }
    pen = q[at + 2];
    at += 3;
  }
  return box;
}

Box intersected(const Box& a, const Box& b) {
  const double l = std::max(a.x, b.x), t = std::max(a.y, b.y);
  return {l, t, std::min(a.right(), b.right()) - l, std::min(a.bottom(), b.bottom()) - t};
}

}  // namespace

Box visible_bounds(const Group& group) {
  Box box;
  for (const drawing::Node& node : group.children) {
    if (const Shape* shape = std::get_if<Shape>(&node.item)) {
      if (shape->role != Role::Mark || shape->stroke.width <= 0)
        box = box.united(curve_bounds(shape->path));
    } else if (const Group* inner = std::get_if<Group>(&node.item)) {
      box = box.united(visible_bounds(*inner));
    }
  }
  return group.clip ? intersected(box, curve_bounds(*group.clip)) : box;
}

Point down_turned(double degrees) {
  const double r = radians(degrees);
  return {std::sin(r), std::cos(r)};
}

}  // namespace talewright::engines::illustrator::rig
