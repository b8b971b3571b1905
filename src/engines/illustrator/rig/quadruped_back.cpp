// What grows on the backs and necks of the four-legged: humps, shells, spines, wool, wings, manes.
#include <array>

#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// The back's edge from v0 to v1 at height u, closed along the belly side at height low.
Path cover(const Quad& q, const QuadBones& s, double v0, double v1, double u, double low,
           double bulge) {
  std::vector<Point> top, bottom;
  for (int i = 0; i <= 8; ++i) {
    const double t = i / 8.0, arch = std::sin(t * std::numbers::pi);
    top.push_back(quad_at(q, s, u + bulge * arch, v0 + (v1 - v0) * t));
    bottom.push_back(quad_at(q, s, low - 0.06 * arch, v1 + (v0 - v1) * t));
  }
  return cornered({top, {top.back(), bottom.front()}, bottom, {bottom.back(), top.front()}});
}

Path scallops(const std::vector<Point>& edge, double depth) {
  Path path;
  Point c;
  for (const Point& p : edge) c = c + p * (1.0 / static_cast<double>(edge.size()));
  path.move_to(edge[0]);
  for (std::size_t i = 0; i < edge.size(); ++i) {
    const Point a = edge[i], e = edge[(i + 1) % edge.size()];
    const Point oa = (a - c) * (1 / std::max(length(a - c), 1e-6)),
                oe = (e - c) * (1 / std::max(length(e - c), 1e-6));
    path.curve_to(a + oa * depth + (e - a) * 0.04, e + oe * depth - (e - a) * 0.04, e);
  }
  return path.close();
}

void shell(Art& art, const Quad& q, const QuadBones& s) {
  const Build& b = q.build;
  const Path dome = cover(q, s, -0.3, 1.12, 0.56, -0.2, 1.3);
  art.form(dome, b.accent, Role::Body, "shell");
  art.inside(inset(dome, q.h * 0.008), [&](Art& in) {
    const Color light = lighter(b.accent, 0.16);
    for (auto [v, u, r] : {std::tuple{0.4, 1.0, 0.2},
                           {0.04, 0.7, 0.15},
                           {0.78, 0.7, 0.15},
                           {0.2, 0.06, 0.12},
                           {0.62, 0.06, 0.12},
                           {-0.14, 0.1, 0.1},
                           {0.98, 0.1, 0.1}}) {
      const Point at = quad_at(q, s, u, v);
      std::vector<Point> corners;
      for (int i = 0; i < 6; ++i) {
        const double a = radians(60.0 * i + 30);
        corners.push_back(at +
                          Point{std::cos(a) * q.length * r * 1.16, std::sin(a) * q.loin * r * 1.7});
      }
      in.soft(blob(corners, 0.55), light, Role::Marking, "shell.plate");
    }
  });
  std::vector<Point> rim;
  for (double v : {-0.34, 0.0, 0.4, 0.8, 1.16}) rim.push_back(quad_at(q, s, -0.16, v));
  const double w = q.loin * 0.14;
  art.form(tapered(rim, std::array{w * 0.7, w, w, w, w * 0.7}), lighter(b.accent, 0.2), Role::Body,
           "shell.rim", 0.8);
}

void spines(Art& art, const Quad& q, const QuadBones& s) {
  const Color c = q.build.accent;
  std::vector<Point> edge;
  Path coat;
  std::vector<Point> base;
  for (int i = 0; i <= 16; ++i) base.push_back(quad_at(q, s, 1.0, -0.34 + 1.5 * i / 16));
  const Point lean = s.along() * -0.35;
  coat.move_to(quad_at(q, s, -0.3, -0.4));
  for (std::size_t i = 0; i + 1 < base.size(); ++i) {
    const Point out = s.up() + lean;
    const double v = -0.34 + 1.5 * (static_cast<double>(i) + 0.5) / 16;
    const double swell = std::sin((v + 0.5) / 1.8 * std::numbers::pi);
    const Point lift = s.up() * (q.loin * 0.12 * swell);
    coat.line_to(base[i] + lift);
    coat.line_to(talewright::mix(base[i], base[i + 1], 0.3) + lift + out * (q.loin * 0.16));
  }
  coat.line_to(base.back());
  for (int i = 0; i <= 14; ++i) {
    const double v = 1.12 - 1.5 * i / 14;
    coat.line_to(quad_at(q, s, i % 2 ? -0.5 : -0.3, v));
  }
  art.form(coat.close(), c, Role::Hair, "spines");
  for (int row = 0; row < 3; ++row)
    for (int i = 0; i < 7; ++i) {
      const Point at = quad_at(q, s, 0.8 - 0.4 * row, -0.2 + 0.19 * i + 0.09 * (row % 2));
      art.line(curve_through(std::array{at, at + (s.up() * 0.6 + lean) * (q.loin * 0.16)}),
               q.h * 0.011, lighter(c, 0.28), "spines.line");
    }
}

void wool(Art& art, const Quad& q, const QuadBones& s) {
  const Build& b = q.build;
  std::vector<Point> edge;
  for (double v : {-0.3, -0.08, 0.2, 0.48, 0.76, 1.0}) edge.push_back(quad_at(q, s, 1.06, v));
  const Point t = s.head - s.neck;
  edge.push_back(s.neck + t * 0.5 + s.up() * (q.neck_low * 0.4));
  edge.push_back(s.neck + t * 0.62 - s.up() * (q.neck_low * 0.34));
  edge.push_back(s.shoulder + s.along() * (q.deep * 0.5) - s.up() * (q.deep * 0.22));
  for (double v : {1.0, 0.7, 0.4, 0.12, -0.16}) edge.push_back(quad_at(q, s, -1.04, v));
  edge.push_back(s.hip - s.along() * (q.rump * 0.52) - s.up() * (q.rump * 0.14));
  art.form(scallops(edge, q.h * 0.045), b.second, Role::Hair, "wool");
  const Color line = darker(b.second, 0.16);
  for (auto [u, v] : {std::pair{0.4, 0.1},
                      {0.5, 0.56},
                      {-0.1, 0.34},
                      {0.0, 0.8},
                      {-0.5, 0.6},
                      {-0.42, 0.08},
                      {0.62, 0.9}}) {
    const Point at = quad_at(q, s, u, v);
    const double r = q.h * 0.03;
    Path curl;
    curl.move_to(at + Point{-r, 0})
        .curve_to(at + Point{-r, -r * 1.1}, at + Point{r, -r * 1.1}, at + Point{r, r * 0.1});
    art.line(curl, q.h * 0.01, line, "wool.line");
  }
}

void wings(Art& art, const Quad& q, const QuadBones& s, bool near) {
  const Build& b = q.build;
  const bool open = s.pose.floats || s.pose.lift > 0.05 || s.pose.angle > 20;
  const bool bat = b.rig->back == "bat_wings";
  const double k = q.h * (open ? 0.86 : 0.66);
  const Point root = quad_at(q, s, 0.7, 0.8) + (near ? Point{} : Point{q.h * 0.05, -q.h * 0.02});
  const double turn = open ? (near ? -18 : 12) : (near ? 26 : 38);
  const Affine map = Affine::rotation(near ? -turn * 0.6 : turn * 0.4);
  const auto p = [&](double x, double y) { return root + map(Point{-x * k, -y * k}); };
  if (bat) {
    const Color c = near ? b.accent : darker(b.accent, 0.14);
    art.form(cornered({{p(0, 0), p(0.1, 0.36), p(0.34, 0.62)},
                       {p(0.34, 0.62), p(0.62, 0.48), p(0.86, 0.14)},
                       {p(0.86, 0.14), p(0.7, 0.16), p(0.6, 0.02)},
                       {p(0.6, 0.02), p(0.48, 0.08), p(0.36, -0.06)},
                       {p(0.36, -0.06), p(0.2, 0.0), p(0, -0.04)}}),
             c, Role::Body, "wing");
    for (Point e : {p(0.6, 0.03), p(0.36, -0.05)})
      art.line(curve_through(std::array{p(0.34, 0.61), talewright::mix(p(0.34, 0.61), e, 0.5), e}),
               q.h * 0.012, darker(c, 0.25), "wing.line");
    return;
  }
  const Color c = near ? rgb(0xFFFDF6) : rgb(0xE6E2EE);
  // Feathers from the longest below to the arm above.
  for (int i = 0; i < 5; ++i) {
    const double t = i / 4.0;
    const Point from = p(0.1 + 0.1 * t, 0.1 + 0.3 * t), to = p(0.62 + 0.16 * t, -0.04 + 0.6 * t);
    art.form(tapered(std::array{from, talewright::mix(from, to, 0.55) + Point{0, k * 0.03}, to},
                     std::array{k * 0.16, k * 0.18, k * 0.08}),
             mix(c, b.second, 0.25), Role::Body, "wing", 0.9);
  }
  art.form(blob(std::array{p(-0.04, -0.04), p(-0.02, 0.2), p(0.12, 0.44), p(0.36, 0.64),
                           p(0.6, 0.68), p(0.5, 0.46), p(0.34, 0.2), p(0.2, 0.0)}),
           c, Role::Body, "wing");
}

const std::string& back_of(const Quad& q) {
  return q.data->grown.empty() ? q.build.rig->back : q.data->grown;
}

}  // namespace

void draw_quad_back(Art& art, const Quad& q, const QuadBones& s, bool behind) {
  const std::string& kind = back_of(q);
  const Build& b = q.build;
  const bool winged = kind == "bat_wings" || kind == "fairy_wings" || b.has("wings");
  if (winged) wings(art, q, s, !behind);
  if (behind) {
    if (kind == "hump" || kind == "humps") {
      const double r = q.loin * 0.5;
      const auto hump = [&](double v, double wide, double high) {
        const Point at = quad_at(q, s, 0.72, v), a = s.along(), n = s.up();
        art.form(blob(std::array{at - a * wide - n * (r * 0.4),
                                 at - a * (wide * 0.66) + n * (high * 0.5), at + n * high,
                                 at + a * (wide * 0.66) + n * (high * 0.5),
                                 at + a * wide - n * (r * 0.4)}),
                 b.main, Role::Body, "hump");
        art.plain(
            blob(std::array{at - a * (wide * 0.4) + n * (high * 0.68), at + n * (high * 0.94),
                            at + a * (wide * 0.4) + n * (high * 0.68), at + n * (high * 0.5)}),
            b.accent, Role::Hair, "hump.hair");
      };
      if (kind == "humps")
        hump(0.14, q.length * 0.27, r * 1.7), hump(0.72, q.length * 0.27, r * 1.7);
      else
        hump(0.46, q.length * 0.34, r * 1.25);
    } else if (kind == "plates") {
      for (int i = 0; i < 7; ++i) {
        const double v = -0.22 + 0.2 * i;
        const Point at = quad_at(q, s, 0.94, v), a = s.along(), n = s.up();
        const double r = q.loin * (0.2 - 0.012 * std::abs(i - 3));
        art.form(cornered({{at - a * r, at + n * (r * 0.8) - a * (r * 0.5), at + n * (r * 1.3)},
                           {at + n * (r * 1.3), at + n * (r * 0.6) + a * (r * 0.6), at + a * r}}),
                 b.accent, Role::Body, "plate", 0.8);
      }
    }
    return;
  }
  if (kind == "shell") shell(art, q, s);
  if (kind == "spines") spines(art, q, s);
  if (kind == "wool") wool(art, q, s);
}

void draw_quad_mane(Art& art, const Quad& q, const QuadBones& s) {
  const std::string& mane = q.data->mane;
  if (mane.empty()) return;
  const Build& b = q.build;
  const Point t = s.head - s.neck;
  const Point m = Point{t.y, -t.x} * (1 / std::max(length(t), 1e-6));
  const double low = q.neck_low * 0.5, high = q.neck_high * 0.5;
  const auto ridge = [&](double k, double out) {
    return s.neck + t * k + m * ((low + (high - low) * std::clamp(k * 1.2, 0.0, 1.0)) * out);
  };
  const Point withers = s.shoulder - s.along() * (q.deep * 0.14) + s.up() * (q.deep * 0.47);
  if (mane == "stiff") {
    std::vector<Point> line{withers, ridge(0.3, 0.96), ridge(0.62, 1.02), ridge(0.9, 1.1)};
    const double w = q.neck_high * 0.4;
    art.form(tapered(line, std::array{w * 0.4, w, w * 1.05, w}), b.accent, Role::Hair, "mane");
    if (b.who->marking == "stripes")
      for (double k : {0.2, 0.42, 0.64, 0.86})
        art.line(curve_through(std::array{ridge(k, 0.82), ridge(k + 0.03, 1.3)}), q.h * 0.016,
                 b.main, "mane.line", Role::Hair);
  } else if (mane == "hair") {
    // Locks that fall over the near side of the neck.
    const Color c = b.accent;
    art.form(blob(std::array{withers + m * (q.h * 0.01), ridge(0.34, 1.1), ridge(0.7, 1.18),
                             ridge(1.0, 1.1), ridge(1.0, 0.1), ridge(0.86, -0.1), ridge(0.72, 0.28),
                             ridge(0.56, -0.06), ridge(0.44, 0.34), ridge(0.26, 0.06),
                             ridge(0.16, 0.46)}),
             c, Role::Hair, "mane");
    for (auto [k, e] : {std::pair{0.86, 0.78}, {0.62, 0.52}, {0.4, 0.28}})
      art.line(curve_through(std::array{ridge(k, 0.98), ridge((k + e) / 2, 0.62), ridge(e, 0.26)}),
               q.h * 0.008, lighter(c, 0.28), "mane.line", Role::Hair);
  } else if (mane == "ruff" || mane == "beard") {
    const Color c = mane == "ruff" ? b.accent : b.second;
    const Point at = s.neck + t * 0.3 - m * (low * 0.3);
    const double rx = q.neck_low * (mane == "ruff" ? 0.72 : 0.5),
                 ry = q.deep * (mane == "ruff" ? 0.6 : 0.4);
    std::vector<Point> edge;
    for (int i = 0; i < 12; ++i) {
      const double a = 2 * std::numbers::pi * i / 12;
      edge.push_back(at + Point{std::cos(a) * rx, std::sin(a) * ry});
    }
    art.form(scallops(edge, q.h * 0.035), c, Role::Hair, "mane");
  }
}

}  // namespace talewright::engines::illustrator::rig
