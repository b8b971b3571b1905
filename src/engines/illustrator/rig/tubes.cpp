#include "engines/illustrator/rig/tubes.h"

#include <algorithm>
#include <array>

namespace talewright::engines::illustrator::rig {

namespace {

/// The side of a bent limb without the loop that it ties where the bend is sharper than the limb
/// is wide: both bones' edges end where they meet. Returns the index of that point, 0 = none.
std::size_t untie(std::vector<Point>& side) {
  for (std::size_t i = 0; i + 3 < side.size(); ++i)
    for (std::size_t j = side.size() - 2; j > i + 1; --j) {
      const Point a = side[i], d = side[i + 1] - a, c = side[j], e = side[j + 1] - c;
      const double cross = d.x * e.y - d.y * e.x;
      if (std::abs(cross) < 1e-9) continue;
      const Point f = c - a;
      const double t = (f.x * e.y - f.y * e.x) / cross, k = (f.x * d.y - f.y * d.x) / cross;
      if (t < 0 || t > 1 || k < 0 || k > 1) continue;
      side[i + 1] = a + d * t;
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
  std::vector<std::vector<Point>> edges;
  const auto cap = [&](int end_of, Point a, Point b) {
    const Point out = along[end_of] * (tip_wide[end_of] * 0.5), c = tips[end_of];
    edges.push_back({a, c + (a - c) * 0.72 + out * 0.70, c + out, c + (b - c) * 0.72 + out * 0.70,
                     b});
  };
  for (int side = 0; side < 2; ++side) {
    std::vector<Point>& line = sides[side];
    const std::size_t crease = untie(line);
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
    if (side == 0)
      cap(1, edges.back().back(), sides[1].back());
    else
      cap(0, edges.back().back(), sides[0].front());
  }
  tube.path = cornered(edges);
  return tube;
}

Path limb_path(const Limb& l, double from, double to, double start, double middle, double end) {
  return limb_tube(l, from, to, start, middle, end).path;
}

bool folded(const Limb& l) {
  const Point a = l.mid - l.root, b = l.end - l.mid;
  const double most = -0.14;  // cosine of the angle by which the lower bone turns back
  return a.x * b.x + a.y * b.y < most * length(a) * length(b);
}

Path bone_path(const Limb& l, bool lower, double to, double start, double end) {
  const Point a = lower ? l.mid : l.root, b = lower ? l.end : l.mid;
  return drawing::tapered(std::array{a, talewright::mix(a, b, to * 0.5), talewright::mix(a, b, to)},
                          std::array{start, (start + end) / 2, end});
}

}  // namespace talewright::engines::illustrator::rig
