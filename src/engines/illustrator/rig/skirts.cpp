#include "engines/illustrator/rig/skirts.h"

#include <algorithm>

namespace talewright::engines::illustrator::rig {

namespace {

/// The convex outline around points, as cloth drawn tight over them lies (Andrew's chain).
std::vector<Point> taut(std::vector<Point> points) {
  std::sort(points.begin(), points.end(),
            [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::vector<Point> hull;
  const auto side = [&](auto from, auto to) {
    const std::size_t least = hull.size() + 1;
    for (auto p = from; p != to; ++p) {
      while (hull.size() > least) {
        const Point a = hull[hull.size() - 2], d = hull.back() - a, e = *p - a;
        if (d.x * e.y - d.y * e.x > 0) break;
        hull.pop_back();
      }
      hull.push_back(*p);
    }
    hull.pop_back();
  };
  side(points.begin(), points.end());
  side(points.rbegin(), points.rend());
  return hull;
}

/// A place on a leg, `share` of its length from the hip.
Point along(const Limb& leg, double share) {
  return share < 0.5 ? talewright::mix(leg.root, leg.mid, 2 * share)
                     : talewright::mix(leg.mid, leg.end, 2 * share - 1);
}

/// A thigh that comes up so far that it carries the cloth with it.
bool raised(const Limb& leg) {
  const Point thigh = leg.mid - leg.root;
  return std::abs(thigh.x) > thigh.y * 1.3;
}

Point unit(Point p) { return p * (1 / std::max(length(p), 1e-6)); }

}  // namespace

bool has_lap(const Skeleton& s) {
  if (s.pose.lying) return true;
  if (s.pose.floats) return false;
  const bool flat = s.view.front() || s.view.back;
  return (s.pose.seated && !flat) || raised(s.near_leg) || raised(s.far_leg);
}

Path lap_path(const Build& b, const Skeleton& s, double low) {
  const Trunk& t = s.trunk;
  const double u = b.tall / 100, pad = b.leg_wide * 0.5 + 2.4 * u;
  std::vector<Point> points{t.at(-1, 0.1, u), t.at(-1, -0.02, u), t.at(-0.82, -0.12, u),
                            t.at(1, 0.1, u), t.at(0.82, -0.12, u)};
  const auto round = [&](Point c, double r) {
    for (int i = 0; i < 20; ++i)
      points.push_back(c + Point{std::cos(i * std::numbers::pi / 10) * r,
                                 std::sin(i * std::numbers::pi / 10) * r});
  };
  const bool flat = s.view.front() || s.view.back;
  round(t.spine(0.0), std::min(pad * 1.1, t.half_hip * 0.9));
  for (const Limb* leg : {&s.near_leg, &s.far_leg}) {
    // The feet come out from under the hem, and a part of the shins.
    const double shown = std::min(low, !s.pose.seated ? 0.9 : flat ? 0.4 : 0.74);
    const Point hem = along(*leg, shown);
    if (s.pose.lying || s.pose.seated) {
      round(along(*leg, std::min(shown, 0.5)), pad);
      if (shown > 0.5) round(hem, pad * 0.96);
      continue;
    }
    // Of one who is up, it falls from the raised knee and spans the other leg.
    const double fall = raised(*leg) ? b.leg_wide * 0.9 + b.tall * 0.02 : 0;
    if (raised(*leg)) round(leg->mid, pad * 0.94);
    for (double x : {-1.0, 1.0})
      points.push_back({hem.x + x * pad * 1.15, std::min(hem.y + (low > 0.6 ? 0 : fall), -u)});
  }
  const std::vector<Point> hull = taut(std::move(points));
  Path path;
  path.move_to(hull.front());
  for (std::size_t i = 1; i < hull.size(); ++i) path.line_to(hull[i]);
  return path.close();
}

Path lap_seam(const Skeleton& s) {
  const Trunk& t = s.trunk;
  // Seen from the side, a crease between belly and thigh stays.
  const double to = s.view.front() || s.view.back ? 0.96 : 0.3;
  return drawing::blob(std::array{t.at(-0.96, 0.22), t.at(-0.1, 0.26),
                                  t.at(to, to > 0.5 ? 0.22 : 0.12), t.at(to * 0.6, -0.06),
                                  t.at(-0.72, -0.1), t.at(-0.96, 0.02)});
}

Path skirt_path(const Build& b, const Skeleton& s, double v1, double low, double flare) {
  const Trunk& t = s.trunk;
  const double u = b.tall / 100;
  const Point hip = t.spine(0.0);
  const double wide = t.half_hip + flare * u * 0.6;
  const Point p = along(s.near_leg, low), q = along(s.far_leg, low);
  // Downwards; behind those who swim or fly, where their legs trail.
  Point down{0, 1};
  if (s.pose.floats)
    down = unit(unit(talewright::mix(p, q, 0.5) - hip) + unit(t.spine(0) - t.spine(0.3)));
  const Point across{down.y, -down.x};
  const auto local = [&](Point w) {
    const Point d = w - hip;
    return Point{d.x * across.x + d.y * across.y, d.x * down.x + d.y * down.y};
  };
  const auto world = [&](Point w) { return hip + across * w.x + down * w.y; };
  // The hem spans the legs, wherever they are.
  const Point lp = local(p), lq = local(q);
  const Point left = lp.x < lq.x ? lp : lq, right = lp.x < lq.x ? lq : lp;
  const double pad = b.leg_wide * 0.6 + flare * u * 0.5, least = b.leg_wide * 0.5;
  Point l{std::min(left.x - pad, -wide), std::max(left.y, least)};
  Point r{std::max(right.x + pad, wide), std::max(right.y, least)};
  // Cloth does not follow a raised knee all the way.
  const double lowest = std::max(l.y, r.y);
  l.y += (lowest - l.y) * 0.35, r.y += (lowest - r.y) * 0.35;
  double sag = wide * 0.14;
  if (!s.pose.floats) {
    const double ground = -u - hip.y;
    // A hem needs some cloth between itself and the hips, or its corners become thorns.
    for (Point* end : {&l, &r}) {
      const double sign = end == &l ? -1 : 1;
      const Point side = local(t.at(sign, 0.0, 1.6 * u));
      end->y = std::min(std::max(end->y, side.y + b.leg_wide * 0.4), ground);
      const double out = std::max(1.5 * u, (end->y - side.y) * 0.8);
      end->x = sign * std::min(sign * end->x, sign * side.x + out);
    }
    sag = std::min(sag, std::max(0.0, ground + u * 0.5 - std::max(l.y, r.y)));
  }
  // From the waist over the hip, out over a knee that bulges, to the hem.
  const auto edge = [&](double sign, Point end) {
    const Point side = t.at(sign, 0.0, 1.6 * u);
    std::vector<Point> line;
    for (double k : {1.0, 0.8, 0.5, 0.25}) line.push_back(t.at(sign, 0.2 + (v1 - 0.2) * k, u));
    line.push_back(t.at(sign, 0.2, 1.1 * u));
    Point way = talewright::mix(side, world(end), 0.45);
    const double from = local(side).x;
    for (const Limb* leg : {&s.near_leg, &s.far_leg}) {
      const Point knee = local(leg->mid);
      if (low <= 0.5 || knee.y >= end.y) continue;
      const double k = std::clamp(knee.y / std::max(end.y, 1e-6), 0.0, 1.0);
      const double reach = sign * knee.x + b.leg_wide * 0.66;
      if (reach > sign * (from + (end.x - from) * k))
        way = world({sign * reach, std::max(knee.y, u)});
    }
    line.push_back(way);
    line.push_back(world(end));
    return line;
  };
  const std::vector<Point> a = edge(-1, l);
  std::vector<Point> z = edge(1, r);
  std::reverse(z.begin(), z.end());
  const Point e = a.back(), f = z.front();
  std::vector<Point> hem;
  if (s.pose.floats) {
    // In waves, and longer behind.
    const double wave = b.tall * 0.035;
    const double offs[] = {1.9, 0.5, 1.2, -0.1, 0.5};
    for (int i = 0; i < 5; ++i)
      hem.push_back(talewright::mix(e, f, i / 4.0) + down * (wave * offs[i]));
  } else {
    for (double k : {0.0, 0.25, 0.5, 0.75, 1.0})
      hem.push_back(talewright::mix(e, f, k) +
                    down * (sag * (1 - std::pow(std::abs(2 * k - 1), 2.3))));
  }
  return cornered(
      {a, hem, z, {z.back(), t.spine(v1) + (t.spine(v1) - t.spine(v1 - 0.1)) * 0.3, a.front()}});
}

}  // namespace talewright::engines::illustrator::rig
