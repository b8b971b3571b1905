#include "engines/illustrator/brushes/brush.h"

namespace talewright::engines::illustrator {

Fill graded(const Path& path, Color top, Color bottom) {
  const Box b = path.bounds();
  return Fill::linear({b.x + b.width / 2, b.y}, {b.x + b.width / 2, b.bottom()},
                      {{0, top}, {1, bottom}});
}

Shape area(Path path, Color color, Role role) {
  Shape s;
  s.path = std::move(path);
  s.fill = Fill::solid(color);
  s.role = role;
  return s;
}

Shape area(Path path, Color top, Color bottom, Role role) {
  Shape s;
  s.fill = graded(path, top, bottom);
  s.path = std::move(path);
  s.role = role;
  return s;
}

Shape inked(Path path, Color color, Role role, double weight) {
  Shape s = area(std::move(path), color, role);
  s.outlined = true;
  s.line_weight = weight;
  return s;
}

Shape inked(Path path, Color top, Color bottom, Role role, double weight) {
  Shape s = area(std::move(path), top, bottom, role);
  s.outlined = true;
  s.line_weight = weight;
  return s;
}

Shape line(Path path, double width, Color color, Role role) {
  Shape s;
  s.path = std::move(path);
  s.stroke = {width, color};
  s.role = role;
  return s;
}

Shape glow(Point centre, double radius, Color color, double core, double squash) {
  Shape s;
  s.path = drawing::ellipse(centre, radius, radius * squash);
  const Color none = color.with_alpha(0);
  s.fill = Fill::radial(centre, radius,
                        {{0, color},
                         {core, color},
                         {core + (1 - core) * 0.35, color.with_alpha(color.a * 0.45)},
                         {core + (1 - core) * 0.70, color.with_alpha(color.a * 0.12)},
                         {1, none}},
                        squash);
  s.role = Role::Glow;
  return s;
}

namespace {

/// From one level end to a round one, as a pool on the ground is.
Path beam_outline(Point from, double from_width, Point to, double to_width) {
  const Point along = to - from;
  const double l = std::max(1.0, length(along)), bulge = to_width * 0.16 / l;
  const Point across{-along.y / l, along.x / l};
  const Point a = across * (from_width / 2), b = across * (to_width / 2);
  Path p;
  p.move_to(from - a)
      .line_to(from + a)
      .line_to(to + b)
      .curve_to(to + b * 0.9 + along * bulge, to - b * 0.9 + along * bulge, to - b)
      .close();
  return p;
}

}  // namespace

Shape beam(Point from, double from_width, Point to, double to_width, Color color) {
  const Point along = to - from;
  const double l = std::max(1.0, length(along));
  const Point side = Point{-along.y / l, along.x / l} * (std::max(from_width, to_width) / 2);
  const Color none = color.with_alpha(0);
  Shape s;
  s.path = beam_outline(from, from_width, to, to_width);
  s.fill = Fill::linear(from - side, from + side,
                        {{0, none},
                         {0.28, color.with_alpha(color.a * 0.55)},
                         {0.5, color},
                         {0.72, color.with_alpha(color.a * 0.55)},
                         {1, none}});
  s.role = Role::Glow;
  return s;
}

Group cone(Point from, double from_width, Point to, double to_width, Color color) {
  constexpr int kSteps = 6;
  Group g;
  g.name = "light.cone";
  for (int i = 0; i < kSteps; ++i) {
    const double k = 1 - 0.15 * i;
    const Color c = color.with_alpha(color.a / kSteps);
    Shape s;
    s.path = beam_outline(from, from_width * k, to, to_width * k);
    s.fill = Fill::linear(from, to, {{0, c}, {1, c.with_alpha(c.a * 0.30)}});
    s.role = Role::Glow;
    g.add(std::move(s));
  }
  return g;
}

Path segment(Point from, Point to) {
  Path p;
  return p.move_to(from).line_to(to);
}

Path polygon(std::initializer_list<Point> points) {
  return drawing::polygon(std::span(points.begin(), points.size()));
}

Path blob(std::initializer_list<Point> points) {
  return drawing::blob(std::span(points.begin(), points.size()));
}

Path curve(std::initializer_list<Point> points) {
  return drawing::curve_through(std::span(points.begin(), points.size()));
}

Path limb(std::initializer_list<Point> line, std::initializer_list<double> widths) {
  return drawing::tapered(std::span(line.begin(), line.size()),
                          std::span(widths.begin(), widths.size()));
}

Path scalloped(std::span<const Point> pts, double bulge) {
  Path p;
  if (pts.size() < 3) return p;
  p.move_to(pts[0]);
  for (std::size_t i = 0; i < pts.size(); ++i) {
    const Point a = pts[i], b = pts[(i + 1) % pts.size()], d = b - a;
    const Point out = Point{d.y, -d.x} * bulge;  // clockwise on the page: outwards
    p.curve_to(a + d * 0.08 + out, b - d * 0.08 + out, b);
  }
  return p.close();
}

Path crown(Random& random, Point c, double rx, double ry, int lobes, double bulge) {
  std::vector<Point> pts;
  const double start = random.between(0, 360);
  for (int i = 0; i < lobes; ++i) {
    const double a = radians(start + 360.0 * (i + random.between(-0.22, 0.22)) / lobes);
    const double k = random.between(0.80, 0.94);
    pts.push_back({c.x + rx * k * std::cos(a), c.y + ry * k * std::sin(a)});
  }
  return scalloped(pts, bulge);
}

Path cloud_outline(Random& random, Point base, double width, double height) {
  // Bumps over the top, taller in the middle; one long soft belly below.
  std::vector<Point> pts;
  const int bumps = 5 + static_cast<int>(random.below(2));
  const double lean = random.between(-0.12, 0.12);
  for (int i = 0; i <= bumps; ++i) {
    const double t = static_cast<double>(i) / bumps;
    const double rise = std::pow(
        std::sin(std::numbers::pi * std::clamp(t + lean * t * (1 - t) * 4, 0.0, 1.0)), 0.8);
    pts.push_back({base.x - width / 2 + width * t,
                   base.y - height * (0.10 + rise * random.between(0.52, 0.70))});
  }
  Path p;
  p.move_to(pts[0]);
  for (std::size_t i = 0; i + 1 < pts.size(); ++i) {
    const Point d = pts[i + 1] - pts[i], out = Point{d.y, -d.x} * 0.46;
    p.curve_to(pts[i] + out, pts[i + 1] + out, pts[i + 1]);
  }
  const Point l = pts.front(), r = pts.back();
  p.curve_to(r + Point{width * 0.06, height * 0.10}, {r.x - width * 0.1, base.y},
             {base.x + width * 0.2, base.y});
  p.curve_to({base.x, base.y - height * 0.05}, {base.x - width * 0.1, base.y},
             {base.x - width * 0.22, base.y});
  p.curve_to({l.x + width * 0.08, base.y}, l + Point{-width * 0.06, height * 0.10}, l);
  return p.close();
}

Path rolling(Random& random, double left, double right, double y, double swing, double bottom,
             int waves) {
  std::vector<Point> pts;
  const int n = waves * 2;
  const double phase = random.chance(0.5) ? 1 : -1;
  for (int i = -1; i <= n + 1; ++i)
    pts.push_back({left + (right - left) * i / n,
                   y + swing * phase * (i % 2 ? 1 : -1) * random.between(0.35, 1.0)});
  Path p = drawing::curve_through(pts);
  p.line_to({pts.back().x, bottom}).line_to({pts.front().x, bottom});
  return p.close();
}

Path tuft(Random& random, Point root, double height, int blades, double spread) {
  Path p;
  for (int i = 0; i < blades; ++i) {
    const double t = blades > 1 ? 2.0 * i / (blades - 1) - 1 : 0;
    const double h = height * random.between(0.6, 1.0) * (1 - 0.3 * std::abs(t));
    const Point tip{root.x + t * spread * random.between(0.7, 1.1), root.y - h};
    const double w = height * 0.075;
    const Point foot{root.x + t * spread * 0.3, root.y};
    const Point knee{foot.x + (tip.x - foot.x) * 0.25, root.y - h * 0.6};
    p.move_to({foot.x - w, foot.y});
    p.quad_to({knee.x - w, knee.y}, tip);
    p.quad_to({knee.x + w, knee.y}, {foot.x + w, foot.y});
    p.close();
  }
  return p;
}

Path stone(Random& random, Point base, double w, double h) {
  const auto r = [&](double v) { return v * random.between(0.9, 1.1); };
  const Point pts[] = {{base.x - w * 0.5, base.y - h * 0.08},
                       {base.x - r(w * 0.44), base.y - r(h * 0.52)},
                       {base.x - r(w * 0.16), base.y - r(h * 0.95)},
                       {base.x + r(w * 0.20), base.y - r(h * 0.88)},
                       {base.x + r(w * 0.44), base.y - r(h * 0.45)},
                       {base.x + w * 0.5, base.y - h * 0.06},
                       {base.x + w * 0.2, base.y},
                       {base.x - w * 0.25, base.y}};
  return drawing::blob(pts, 0.25);
}

Path leaf(Point root, Point tip, double width) {
  const Point d = tip - root, n = Point{-d.y, d.x} * (width / std::max(1e-6, length(d)));
  Path p;
  p.move_to(root);
  p.curve_to(root + d * 0.25 + n * 0.75, root + d * 0.7 + n * 0.6, tip);
  p.curve_to(root + d * 0.7 - n * 0.6, root + d * 0.25 - n * 0.75, root);
  return p.close();
}

Path dashes(Random& random, const Path& inside, int count, double length, double slant) {
  const Box b = inside.bounds();
  const double a = radians(slant);
  Path p;
  for (int i = 0; i < count; ++i) {
    const Point at{b.x + b.width * random.between(0.12, 0.88),
                   b.y + b.height * random.between(0.12, 0.88)};
    const double l = length * random.between(0.6, 1.2);
    p.move_to(at).line_to({at.x + l * std::cos(a), at.y + l * std::sin(a)});
  }
  return p;
}

}  // namespace talewright::engines::illustrator
