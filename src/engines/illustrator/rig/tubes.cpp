#include "engines/illustrator/rig/tubes.h"

#include <algorithm>
#include <array>

namespace talewright::engines::illustrator::rig {

namespace {

/// Where two stretches of a line cross, as shares of the first and the second.
bool cross(Point a, Point b, Point c, Point d, double& t, double& k) {
  const Point u = b - a, v = d - c, f = c - a;
  const double area = u.x * v.y - u.y * v.x;
  if (std::abs(area) < 1e-9) return false;
  t = (f.x * v.y - f.y * v.x) / area, k = (f.x * u.y - f.y * u.x) / area;
  return t >= 0 && t <= 1 && k >= 0 && k <= 1;
}

/// Whether two edges of a tube cross each other, not counting where they join.
bool tangled(const std::vector<Point>& a, const std::vector<Point>& b) {
  double t, k;
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.size(); ++j)
      if (cross(a[i], a[i + 1], b[j], b[j + 1], t, k) && t > 1e-6 && t < 1 - 1e-6 && k > 1e-6 &&
          k < 1 - 1e-6)
        return true;
  return false;
}

/// The side of a bent limb without the loop that it ties where the bend is sharper than the limb
/// is wide: both bones' edges end where they meet. Returns the index of that point, 0 = none.
std::size_t untie(std::vector<Point>& side) {
  for (std::size_t i = 0; i + 3 < side.size(); ++i)
    for (std::size_t j = side.size() - 2; j > i + 1; --j) {
      double t, k;
      if (!cross(side[i], side[i + 1], side[j], side[j + 1], t, k)) continue;
      side[i + 1] = talewright::mix(side[i], side[i + 1], t);
      side.erase(side.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                 side.begin() + static_cast<std::ptrdiff_t>(j) + 1);
      return i + 1;
    }
  return 0;
}

}  // namespace

Tube limb_tube(const Limb& l, double from, double to, double start, double middle, double end) {
  const std::vector<Point> all = bent(l.root, l.mid, l.end, 13);
  const int first = static_cast<int>(std::lround(from * 12)),
            last = std::min(12, std::max(first + 2, static_cast<int>(std::lround(to * 12))));
  std::vector<Point> sides[2];
  Point along[2], tips[2];
  double tip_wide[2] = {};
  for (int i = first; i <= last; ++i) {
    const auto at = [&](int k) { return all[static_cast<std::size_t>(std::clamp(k, 0, 12))]; };
    const double t = i / 12.0;
    const double wide = t < 0.5 ? start + (middle - start) * (t / 0.5)
                                : middle + (end - middle) * ((t - 0.5) / 0.5);
    const Point d = at(i + 1) - at(i - 1), u = d * (1 / std::max(length(d), 1e-6)), n{-u.y, u.x};
    sides[0].push_back(at(i) + n * (wide / 2)), sides[1].push_back(at(i) - n * (wide / 2));
    if (i == first) along[0] = u * -1, tips[0] = at(i), tip_wide[0] = wide;
    if (i == last) along[1] = u, tips[1] = at(i), tip_wide[1] = wide;
  }
  Tube tube;
  const std::size_t creases[] = {untie(sides[0]), untie(sides[1])};
  std::vector<Point> ends[2];
  for (int k : {0, 1}) {
    const Point out = along[k] * (tip_wide[k] * 0.5), c = tips[k];
    const Point a = k ? sides[0].back() : sides[1].front();
    const Point b = k ? sides[1].back() : sides[0].front();
    ends[k] = {a, c + (a - c) * 0.72 + out * 0.70, c + out, c + (b - c) * 0.72 + out * 0.70, b};
  }
  tube.tangled = tangled(sides[0], sides[1]) || tangled(ends[0], ends[1]);
  for (const std::vector<Point>& end : ends)
    tube.tangled = tube.tangled || tangled(end, sides[0]) || tangled(end, sides[1]);
  std::vector<std::vector<Point>> edges;
  for (int side = 0; side < 2; ++side) {
    std::vector<Point>& line = sides[side];
    const std::size_t crease = creases[side];
    if (crease > 0) tube.crease = line[crease];
    std::vector<Point> rest;
    if (crease > 0) {
      rest.assign(line.begin() + static_cast<std::ptrdiff_t>(crease), line.end());
      line.resize(crease + 1);
    }
    if (side == 1) {
      std::reverse(line.begin(), line.end()), std::reverse(rest.begin(), rest.end());
      std::swap(line, rest);
    }
    if (!line.empty()) edges.push_back(line);
    if (!rest.empty()) edges.push_back(rest);
    edges.push_back(ends[1 - side]);
  }
  tube.path = cornered(edges);
  return tube;
}

Path limb_path(const Limb& l, double from, double to, double start, double middle, double end) {
  return limb_tube(l, from, to, start, middle, end).path;
}

bool folded(const Limb& l, double wide) {
  const Point a = l.mid - l.root, b = l.end - l.mid;
  const double first = length(a), second = length(b);
  if (first < 1e-6 || second < 1e-6) return false;
  // By how much the lower bone turns from the upper one, and how far from the joint their inner
  // sides meet: where that is beyond a bone's end, no single contour is clean.
  const double turn = std::acos(std::clamp((a.x * b.x + a.y * b.y) / (first * second), -1.0, 1.0));
  if (turn > radians(98)) return true;
  return turn > radians(40) && std::tan(turn / 2) * wide * 0.5 > 0.62 * std::min(first, second);
}

Path bone_path(const Limb& l, bool lower, double to, double start, double end) {
  const Point a = lower ? l.mid : l.root, b = lower ? l.end : l.mid;
  return drawing::tapered(std::array{a, talewright::mix(a, b, to * 0.5), talewright::mix(a, b, to)},
                          std::array{start, (start + end) / 2, end});
}

}  // namespace talewright::engines::illustrator::rig
