// Trunk, legs, feet and tail of the four-legged.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// Half depths above and below the spine at v.
double half_at(const Quad& q, double v) {
  const std::array<std::pair<double, double>, 5> keys{{{-0.3, q.rump * 0.3},
                                                       {0.0, q.rump * 0.5},
                                                       {0.46, q.loin * 0.5},
                                                       {0.94, q.deep * 0.5},
                                                       {1.3, q.deep * 0.3}}};
  if (v <= keys.front().first) return keys.front().second;
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (v <= keys[i].first) {
      const double t = (v - keys[i - 1].first) / (keys[i].first - keys[i - 1].first);
      return keys[i - 1].second + (keys[i].second - keys[i - 1].second) * t * t * (3 - 2 * t);
    }
  return keys.back().second;
}

Point across(const QuadBones& s, double v) {
  const Point d = s.spine(std::min(v + 0.08, 1.3)) - s.spine(std::max(v - 0.08, -0.3));
  const double l = std::max(length(d), 1e-6);
  return {d.y / l, -d.x / l};
}

}  // namespace

Point quad_at(const Quad& q, const QuadBones& s, double u, double v) {
  return s.spine(v) + across(s, v) * (u * half_at(q, v));
}

Path quad_outline(const Quad& q, const QuadBones& s, double grow) {
  const double d = q.deep + 2 * grow, r = q.rump + 2 * grow;
  const Point a = s.along(), n = s.up();
  const Point hip = s.hip, shoulder = s.shoulder;
  const Point toward = s.head - s.neck;
  const double far = std::max(length(toward), 1e-6);
  const Point t = toward * (1 / far), m{t.y, -t.x};
  const double low = q.neck_low * 0.5 + grow, high = q.neck_high * 0.5 + grow;
  std::vector<Point> points{hip + a * (-0.52 * r) + n * (0.06 * r),
                            hip + a * (-0.36 * r) + n * (0.37 * r),
                            hip + a * (-0.04 * r) + n * (0.5 * r), quad_at(q, s, 1, 0.3) + n * grow,
                            quad_at(q, s, 1, 0.6) + n * grow};
  // The withers give way where the neck is carried far back or laid forwards.
  const double forward = t.x * a.x + t.y * a.y;
  points.push_back(shoulder + a * (-0.06 * d) + n * (0.49 * d));
  points.push_back(s.neck + toward * 0.34 + m * (low * 0.92) + a * (forward < 0 ? 0.0 : -0.05 * d));
  points.push_back(s.neck + toward * 0.74 + m * (high * 1.04));
  points.push_back(s.neck + toward * 0.98 + m * (high * 0.8));
  points.push_back(s.neck + toward * 0.98 - m * (high * 0.8));
  points.push_back(s.neck + toward * 0.72 - m * (high * 1.02));
  const bool lowered = t.y > 0.12;
  if (forward < 0.86 && !lowered) points.push_back(s.neck + toward * 0.26 - m * (low * 0.98));
  if (!lowered) points.push_back(shoulder + a * (0.45 * d) - n * (0.1 * d));
  points.push_back(shoulder + a * (0.24 * d) - n * (0.42 * d));
  points.push_back(shoulder + a * (-0.1 * d) - n * (0.5 * d));
  points.push_back(quad_at(q, s, -1, 0.62) - n * grow);
  points.push_back(quad_at(q, s, -1, 0.34) - n * grow);
  points.push_back(hip + a * (0.06 * r) - n * (0.45 * r));
  points.push_back(hip + a * (-0.34 * r) - n * (0.34 * r));
  return blob(points);
}

Path quad_leg_path(const Quad& q, const QuadLeg& l, double from, double to, double grow) {
  std::vector<Point> line;
  std::vector<double> wide;
  const double w = l.near ? 1 : 0.94;
  // The rounded end stays inside the foot.
  const Point above = l.foot - l.hock;
  const Point end = l.foot - above * (std::max(0.0, q.shin * 0.5 - q.foot * 0.22) /
                                      std::max(length(above), 1e-6));
  if (l.fore) {
    line = {l.root, talewright::mix(l.root, l.knee, 0.5), l.knee, talewright::mix(l.knee, end, 0.5),
            end};
    wide = {q.leg * 1.3, q.leg * 1.12, (q.leg + q.shin) * 0.5, q.shin * 0.96, q.shin};
  } else {
    line = {l.root, talewright::mix(l.root, l.knee, 0.55), talewright::mix(l.knee, l.hock, 0.3),
            l.hock, talewright::mix(l.hock, end, 0.55),    end};
    wide = {q.thigh, q.thigh * 0.95, q.thigh * 0.72, (q.shin * 1.24 + q.thigh * 0.08),
            q.shin,  q.shin};
  }
  // A smooth line through the joints, cut to the part that is asked for.
  constexpr int n = 16;
  std::vector<Point> part;
  std::vector<double> widths;
  const double last = static_cast<double>(line.size() - 1);
  for (int i = 0; i <= n; ++i) {
    const double t = (from + (to - from) * i / n) * last;
    const std::size_t k = std::min(line.size() - 2, static_cast<std::size_t>(t));
    const double f = t - static_cast<double>(k);
    const Point a = line[k ? k - 1 : 0], b = line[k], c = line[k + 1],
                d = line[std::min(k + 2, line.size() - 1)];
    part.push_back((b * 2 + (c - a) * f + (a * 2 - b * 5 + c * 4 - d) * (f * f) +
                    (b * 3 - a - c * 3 + d) * (f * f * f)) *
                   0.5);
    widths.push_back((wide[k] + (wide[k + 1] - wide[k]) * (f * f * (3 - 2 * f))) * w * grow);
  }
  return tapered(part, widths);
}

namespace {

const char* part_of(const QuadLeg& l) {
  return l.fore ? (l.near ? "leg.near_fore" : "leg.far_fore")
                : (l.near ? "leg.near_hind" : "leg.far_hind");
}

Color leg_color(const Quad& q, const QuadLeg& l) { return l.near ? q.build.limbs : q.far; }

}  // namespace

void draw_quad_foot(Art& art, const Quad& q, const QuadLeg& l, bool front) {
  const Build& b = q.build;
  const story::Garment* shoe = b.garment({"boots", "shoes", "sandals", "space_suit", "armor"});
  const double f = q.foot, turn = front ? 0 : radians(l.toes);
  const Point fw{std::cos(turn), -std::sin(turn)}, up{-std::sin(turn), -std::cos(turn)};
  const Point sole = l.foot - up * (f * 0.3);
  const auto p = [&](double x, double y) { return sole + fw * (x * f) + up * (y * f); };
  const std::string part = std::string("foot.") + (part_of(l) + 4);
  const std::string& kind = q.data->feet;
  Color c = kind == "hoof" ? b.accent : b.feet;
  if (kind == "hoof" && b.rig->hands != "hoof") c = darker(b.main, 0.5);
  if (!l.near) c = darker(c, 0.12);
  const double w = q.shin / f * 0.5;
  if (shoe) {
    const Color cloth = darker(garment_color(b, *shoe), l.near ? 0 : 0.14);
    const double k = std::max(1.0, w * 1.5);
    art.form(blob(std::array{p(-k, 0.02), p(-k * 1.02, 0.6), p(-k * 0.86, 1.7), p(0, 1.84),
                             p(k * 0.84, 1.7), p(k * 0.96, 0.9), p(k * 1.36, 0.56),
                             p(k * 1.4, 0.08), p(k, -0.02)},
                  0.3),
             cloth, Role::Cloth, part, 0.9);
    art.line(curve_through(std::array{p(-k * 0.8, 1.42), p(0, 1.5), p(k * 0.76, 1.42)}), f * 0.16,
             trim_of(cloth), "shoe.trim", Role::Cloth);
    return;
  }
  if (kind == "hoof") {
    art.form(cornered({{p(-w * 1.02, 0.74), p(-w * 1.22, 0.3), p(-w * 1.3, 0.0)},
                       {p(-w * 1.3, 0.0), p(w * 1.5, 0.0)},
                       {p(w * 1.5, 0.0), p(w * 1.3, 0.4), p(w * 1.02, 0.74)}}),
             c, Role::Body, part, 0.8);
    if (b.rig->name != "horse" && b.rig->name != "zebra" && b.rig->name != "donkey" &&
        b.rig->name != "unicorn")
      art.line(curve_through(std::array{p(w * 0.3, 0.06), p(w * 0.26, 0.52)}), f * 0.1,
               darker(c, 0.45), "hoof.line");
    return;
  }
  if (kind == "pad") {
    const double k = std::max(0.9, w * 1.2);
    art.form(blob(std::array{p(-k, 0.04), p(-k * 1.02, 0.5), p(-k * 0.8, 1.0), p(0, 1.1),
                             p(k * 0.86, 1.0), p(k * 1.12, 0.5), p(k * 1.14, 0.04), p(0, -0.03)},
                  0.2),
             c, Role::Body, part, 0.9);
    for (double x : {-0.05, 0.42, 0.84})
      art.plain(ellipse(p(k * (front ? x * 1.5 - 0.6 : x), 0.17), f * 0.17 * k, f * 0.14),
                mix(c, rgb(0xFFF4E4), 0.6), Role::Marking, "nail");
    return;
  }
  const double long_foot = kind == "web"                 ? 1.5
                           : kind == "claw"              ? 1.24
                           : q.data->crouches && !l.fore ? 1.5
                                                         : 1.0;
  const Path foot =
      front ? blob(std::array{p(-0.92, 0.04), p(-1.0, 0.46), p(-0.62, 1.02), p(0, 1.16),
                              p(0.62, 1.02), p(1.0, 0.46), p(0.92, 0.04), p(0, -0.03)})
            : blob(std::array{p(-0.72, 0.05), p(-0.82, 0.5), p(-0.5, 1.06), p(0.12, 1.16),
                              p(0.66 * long_foot, 0.98), p(1.12 * long_foot, 0.62),
                              p(1.2 * long_foot, 0.2), p(0.95 * long_foot, 0.0), p(0.1, -0.03)});
  if (kind == "claw" || kind == "dig")
    for (double x : {0.3, 0.66, 1.0}) {
      const double at = front ? (x - 0.66) * 1.9 : x * long_foot;
      const Point root = p(at, 0.26);
      art.detail(cornered({{root + up * (f * 0.14), p(at + (front ? 0 : 0.42), 0.0)},
                           {p(at + (front ? 0 : 0.42), 0.0), root - up * (f * 0.12)}}),
                 rgb(0xF7ECD2), Role::Body, "claw", 0.4);
    }
  art.form(foot, c, Role::Body, part, 0.9);
  if (c == leg_color(q, l)) {
    QuadLeg end = l;
    art.plain(quad_leg_path(q, end, 0.72, 1, 0.84), c, Role::Body, part);
  }
  const Color crease = mix(c, drawing::luminance(c) > 0.12 ? rgb(0x4A2522) : rgb(0xFFFFFF), 0.35);
  for (double x : {0.28, 0.66}) {
    const double at = front ? (x - 0.47) * 1.7 : x * long_foot;
    art.line(curve_through(std::array{p(at, 0.1), p(at - (front ? 0 : 0.06), 0.44)}), f * 0.1,
             crease, "foot.line");
  }
}

void draw_quad_leg(Art& art, const Quad& q, const QuadLeg& l) {
  art.form(quad_leg_path(q, l, 0, 1), leg_color(q, l), Role::Body, part_of(l));
  draw_quad_foot(art, q, l, false);
}

void draw_quad_leg_over(Art& art, const Quad& q, const QuadBones& s, const QuadLeg& l) {
  const Build& b = q.build;
  const double w = l.fore ? q.leg : q.thigh;
  const bool low = s.pose.lying || s.pose.sits || q.data->crouches;
  art.inside(inset(quad_outline(q, s), q.h * 0.004), [&](Art& in) {
    in.plain(quad_leg_path(q, l, l.fore ? 0.16 : 0.0, l.fore ? 0.66 : 0.74, 0.95), b.limbs,
             Role::Body, part_of(l));
  });
  const double to = l.fore ? 0.66 : low ? 0.5 : 0.74;
  art.plain(quad_leg_path(q, l, l.fore ? 0.3 : 0.26, to, 1 - 2 * q.h * 0.006 / std::max(w, 1.0)),
            b.limbs, Role::Body, part_of(l));
  // The line of the thigh, and a short one behind the elbow.
  const Color crease = mix(b.limbs, b.line, 0.42);
  if (!l.fore) {
    const Point d = l.knee - l.root, u = d * (1 / std::max(length(d), 1e-6)), n{u.y, -u.x};
    const double k = low ? 0.5 : 0.46;
    art.line(curve_through(std::array{l.root + n * (w * k) - u * (w * 0.3),
                                      talewright::mix(l.root, l.knee, 0.5) + n * (w * k * 1.02),
                                      l.knee + n * (w * 0.4)}),
             q.h * 0.009, crease, "leg.line");
  } else if (!s.pose.floats) {
    const Point d = l.knee - l.root, u = d * (1 / std::max(length(d), 1e-6)), n{u.y, -u.x};
    art.line(curve_through(std::array{l.root - n * (w * 0.62) + u * (w * 0.1),
                                      talewright::mix(l.root, l.knee, 0.42) - n * (w * 0.56)}),
             q.h * 0.008, crease, "leg.line");
  }
}

void draw_quad_belly(Art& art, const Quad& q, const QuadBones& s, const Path& body) {
  const Build& b = q.build;
  art.inside(inset(body, q.h * 0.004), [&](Art& in) {
    if (b.rig->face == "panda") {
      const Point c = s.spine(0.96), n = s.up();
      in.plain(tapered(std::array{c + n * q.deep, c - n * q.deep},
                       std::array{q.length * 0.4, q.length * 0.46}),
               b.accent, Role::Marking, "body.yoke");
    }
    if (!b.rig->belly_patch || b.rig->face == "panda" || b.rig->back == "wool") return;
    // A light underside, from the throat along the belly.
    const Point t = s.head - s.neck, back = s.up();
    std::vector<Point> edge{s.neck + t * 0.9 - back * (q.neck_high * 0.1),
                            s.neck + t * 0.4 + s.along() * (q.neck_low * 0.18),
                            s.shoulder + s.along() * (q.deep * 0.22) - back * (q.deep * 0.2)};
    for (double v : {0.8, 0.5, 0.2, 0.0}) edge.push_back(quad_at(q, s, -0.62, v));
    edge.push_back(quad_at(q, s, -1.5, 0.0));
    for (double v : {0.4, 0.8}) edge.push_back(quad_at(q, s, -1.6, v));
    edge.push_back(s.shoulder + s.along() * q.deep - back * (q.deep * 0.6));
    edge.push_back(s.neck + t * 0.8 + s.along() * (q.neck_low * 1.4));
    in.plain(blob(edge), b.second, Role::Marking, "belly");
  });
}

void draw_quad_tail(Art& art, const Quad& q, const QuadBones& s, Point root, const Look& look) {
  // The two-legged tails, hung on a trunk that is no more than their root.
  Skeleton tail;
  tail.view = s.view;
  if (s.view.turn >= 8) tail.view.back = false;
  const double behind = tail.view.back ? -34 : 0;
  tail.trunk.hip = root, tail.trunk.neck = root + Point{0, -1};
  tail.trunk.middle = root + Point{0, -0.5};
  tail.pose.tail = s.pose.tail + q.data->tail + behind + (s.pose.sits ? -26 : -16);
  if (s.pose.sits || s.pose.lying) tail.pose.tail = std::max(tail.pose.tail, -34.0);
  const double lean =
      std::atan2(s.shoulder.y - s.hip.y, s.shoulder.x - s.hip.x) * -180 / std::numbers::pi;
  if (!s.pose.sits) tail.pose.tail -= lean * 0.6;
  Build b = q.build;
  b.tall = std::min(b.tall, q.length * 2.0);
  // What would hang into the ground is carried higher.
  const double ground = -s.pose.lift * q.h;
  for (int i = 0; i < 12; ++i, tail.pose.tail += 12) {
    Art trial(art.who());
    draw_tail(trial, b, tail, look);
    Group drawn = trial.take();
    if (visible_bounds(drawn).bottom() > ground && i < 11) continue;
    art.put(std::move(drawn));
    return;
  }
}

}  // namespace talewright::engines::illustrator::rig
