#include "engines/illustrator/rig/skeleton.h"

#include <array>

#include "base/random.h"

namespace talewright::engines::illustrator::rig {

Point Trunk::spine(double v) const {
  if (v <= 0) return hip + (middle - hip) * (2 * v);
  if (v >= 1) return neck + (neck - middle) * (2 * (v - 1));
  const Point control = middle * 2 - (hip + neck) * 0.5;
  const double s = 1 - v;
  return hip * (s * s) + control * (2 * s * v) + neck * (v * v);
}

Point Trunk::across(double v) const {
  const Point d = spine(std::min(v + 0.05, 1.2)) - spine(std::max(v - 0.05, -0.2));
  const double l = std::max(length(d), 1e-6);
  return {-d.y / l, d.x / l};
}

double Trunk::half(double v) const {
  const std::array<std::pair<double, double>, 7> keys{{{-0.22, half_hip * 0.62},
                                                       {-0.08, half_hip * 0.9},
                                                       {0.08, half_hip},
                                                       {0.34, half_belly},
                                                       {0.68, half_chest},
                                                       {0.9, half_shoulder},
                                                       {1.04, half_neck}}};
  if (v <= keys.front().first) return keys.front().second;
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (v <= keys[i].first) {
      const double t = (v - keys[i - 1].first) / (keys[i].first - keys[i - 1].first);
      const double s = t * t * (3 - 2 * t) * 0.5 + t * 0.5;
      return keys[i - 1].second + (keys[i].second - keys[i - 1].second) * s;
    }
  return keys.back().second;
}

Point Trunk::at(double u, double v, double grow) const {
  // Seen from the side the belly is round and the back flat.
  double lean = side * (u > 0 ? 0.06 : -0.06);
  if (profile) {
    const double belly = std::max(0.0, 1 - std::abs(v - 0.3) * 2.2);
    lean = u > 0 ? 0.02 + 0.16 * belly : -0.10 * belly;
  }
  return spine(v) + across(v) * (u * (half(v) * (1 + lean) + grow));
}

double Trunk::front_u(double x) const {
  if (!profile) return std::min(0.98, 0.36 * side + x);
  const double turned = std::asin(std::clamp(x, -1.0, 1.0)) + radians(72);
  return std::sin(std::min(turned, radians(90))) * 0.97;
}

namespace {
constexpr std::array kLevels{-0.08, 0.08, 0.26, 0.45, 0.64, 0.82, 0.94, 1.03};
}

Path Trunk::outline(double grow) const {
  std::vector<Point> points;
  for (double v : kLevels) points.push_back(at(-1, v, grow));
  for (auto v = kLevels.rbegin(); v != kLevels.rend(); ++v) points.push_back(at(1, *v, grow));
  points.push_back(spine(-0.19) + across(0) * (half_hip * 0.4));
  points.push_back(spine(-0.19) - across(0) * (half_hip * 0.4));
  return drawing::blob(points);
}

Path Trunk::band(double v0, double v1, double grow, double flare, double sag) const {
  std::vector<Point> left, right, hem;
  constexpr int n = 7;
  for (int i = 0; i < n; ++i) {
    const double t = static_cast<double>(i) / (n - 1), v = v0 + (v1 - v0) * t;
    const double wide = grow + flare * (1 - t) * (1 - t);
    left.push_back(at(-1, v, wide));
    right.push_back(at(1, v, wide));
  }
  std::reverse(right.begin(), right.end());
  const Point down = (spine(0) - spine(0.3));
  const Point drop = down * (sag / std::max(length(down), 1e-6));
  hem = {right.back(), talewright::mix(right.back(), left.front(), 0.25) + drop * 0.8,
         talewright::mix(right.back(), left.front(), 0.5) + drop,
         talewright::mix(right.back(), left.front(), 0.75) + drop * 0.8, left.front()};
  const Point up = spine(v1) - spine(v1 - 0.2);
  const Point lift = up * (half(v1) * 0.16 / std::max(length(up), 1e-6));
  const std::vector<Point> top{left.back(), spine(v1) + lift, right.front()};
  return cornered({left, top, right, hem});
}

void Skeleton::move(Point by) {
  for (Point* p : {&trunk.hip, &trunk.middle, &trunk.neck, &head}) *p = *p + by;
  for (Limb* l : {&near_arm, &far_arm, &near_leg, &far_leg})
    for (Point* p : {&l->root, &l->mid, &l->end}) *p = *p + by;
}

namespace {

Limb swing(Point root, double first, double second, double upper, double lower) {
  Limb limb;
  limb.root = root;
  limb.mid = root + down_turned(upper) * first;
  limb.end = limb.mid + down_turned(lower) * second;
  limb.mid_angle = upper;
  limb.end_angle = lower;
  return limb;
}

/// Bends a limb so that its end reaches `target`; the elbow goes to `outward` and down. What is too
/// far is reached by stretching, as drawn arms do.
Limb reach(Point root, Point target, double first, double second, double outward) {
  Limb limb;
  limb.root = root;
  const Point d = target - root;
  const double distance = std::max(length(d), 1e-3);
  const double stretch = std::max(1.0, distance / ((first + second) * 0.96));
  // What is near is reached with an elbow that points to the reader: both bones look shorter.
  const double near = std::clamp(distance / ((first + second) * 0.56), 0.66, 1.0);
  first *= stretch * near, second *= stretch * near;
  const double along = (first * first - second * second + distance * distance) / (2 * distance);
  const double away = std::sqrt(std::max(0.0, first * first - along * along));
  const Point unit = d * (1 / distance), normal{-unit.y, unit.x};
  const Point a = root + unit * along + normal * away, b = root + unit * along - normal * away;
  const auto good = [&](Point p) { return p.y + outward * p.x * 0.8; };
  limb.mid = good(a) > good(b) ? a : b;
  limb.end = target;
  const auto angle = [](Point v) { return std::atan2(v.x, v.y) * 180 / std::numbers::pi; };
  limb.mid_angle = angle(limb.mid - root);
  limb.end_angle = angle(target - limb.mid);
  return limb;
}

/// Bends a limb whose hand is at the chest or the face: the upper arm hangs, as wide to the side
/// as `outward` says, and the forearm comes up from it, drawn as long as it must be.
Limb bring(Point root, Point target, double first, double second, double outward) {
  Limb limb;
  limb.root = root;
  limb.mid = root + Point{outward * first * 0.42, first * 0.84};
  const Point d = target - limb.mid;
  const double far = std::max(length(d), 1e-3), most = second * 1.5;
  if (far > most) limb.mid = limb.mid + d * ((far - most) / far);
  limb.end = target;
  const auto angle = [](Point v) { return std::atan2(v.x, v.y) * 180 / std::numbers::pi; };
  limb.mid_angle = angle(limb.mid - root);
  limb.end_angle = angle(target - limb.mid);
  return limb;
}

}  // namespace

void reach_for(Skeleton& s, const Build& b, bool near, Point target) {
  Limb& arm = near ? s.near_arm : s.far_arm;
  const Point d = target - arm.root;
  const double most = (b.upper_arm + b.fore_arm) * 1.45, far = length(d);
  if (far > most) target = arm.root + d * (most / far);
  arm = reach(arm.root, target, b.upper_arm, b.fore_arm, near ? -1 : 1);
  arm.before_trunk = near;
  arm.raised = arm.end.y < arm.root.y - b.hand * 0.5;
}

Skeleton solve(const Build& b, story::Pose pose, View view, std::uint64_t seed, double tilt,
               double held_size) {
  Skeleton s;
  const bool flat_view = view.front() || view.back;
  s.pose = flat_view ? front_pose(pose) : side_pose(pose);
  if (s.pose.side_only && view.front()) view.turn = 14;
  s.view = view;
  PoseSpec& p = s.pose;
  const double side = view.side();

  Random random(seed, "pose");
  const auto wobble = [&](double by) { return random.between(-by, by); };
  for (ArmPose* a : {&p.near_arm, &p.far_arm}) a->upper += wobble(4), a->lower += wobble(7);
  p.lean += wobble(1.5);
  tilt += p.tilt + wobble(2);

  Trunk& t = s.trunk;
  t.side = side;
  t.profile = view.profile();
  t.yaw = view.yaw();
  const Point up{std::sin(radians(p.lean)), -std::cos(radians(p.lean))};
  const Point right{-up.y, up.x};
  t.hip = {0, 0};
  t.neck = up * b.trunk;
  t.middle = up * (b.trunk / 2) + right * (p.curve * b.trunk * (0.4 + 0.6 * side));
  const double narrow = t.profile ? 0.8 : 1 - 0.12 * side - 0.06 * t.yaw;
  t.half_hip = b.hip * narrow;
  t.half_belly = b.belly * narrow;
  t.half_chest = b.chest * narrow;
  t.half_shoulder = b.shoulder * narrow * (t.profile ? 0.92 : 1);
  t.half_neck = b.shoulder * 0.62 * narrow;
  if (t.profile) t.half_belly *= 1.06;

  // The head sits on the neck and is carried a little to the facing side.
  const double neck_angle = radians(p.neck);
  const Point to_head{std::sin(neck_angle), -std::cos(neck_angle)};
  s.head = t.neck + to_head * (b.head_ry * 0.86 + b.neck) +
           Point{(side * 0.10 + (t.profile ? 0.08 : 0) + t.yaw * 0.12) * b.head_rx, 0};
  s.head_tilt = tilt;
  s.pitch = p.pitch;

  const bool along = p.side_only;  // lies or floats along the picture, seen from the side
  const double near_u = t.profile || along ? -0.1
                        : flat_view        ? -1.0 + 0.06 * t.yaw
                                           : -0.98 + 0.18 * side;
  const double far_u = t.profile   ? 0.14
                       : along     ? 0.3
                       : flat_view ? 1.0 - 0.26 * t.yaw
                                   : 0.92 - 0.4 * side;
  const Point near_shoulder = t.spine(0.80) + t.across(0.80) * (near_u * t.half(0.80) * 0.86);
  const Point far_shoulder = t.spine(0.82) + t.across(0.82) * (far_u * t.half(0.82) * 0.86);

  const double short_by = 0.30 * b.tall / std::max(b.thigh + b.shin, 1e-6);
  const bool lengthened = p.folds && b.rig->family != "bird";
  const double leg_length = p.leg_length * (lengthened ? std::max(1.0, short_by) : 1.0);
  const double leg_u = t.profile || along ? 0.1
                       : flat_view        ? 0.54 - 0.12 * t.yaw
                       : p.folds          ? 0.26
                                          : 0.54 - 0.04 * side;
  const auto leg = [&](const LegPose& l, double u) {
    Limb limb = swing(t.spine(0.02) + t.across(0.02) * (u * t.half_hip), b.thigh * leg_length,
                      b.shin * leg_length, l.thigh, l.shin);
    limb.toes = l.foot;
    return limb;
  };
  s.near_leg = leg(p.near_leg, -leg_u);
  s.far_leg = leg(p.far_leg, leg_u);

  // Of one who lies, the lowest of trunk and legs; the head comes down to the same ground.
  const auto ground_of_body = [&] {
    double low = -1e9;
    for (double v : {0.0, 0.3, 0.6})
      low = std::max(low, t.spine(v).y + t.half(v) * std::abs(std::sin(radians(p.lean))) * 0.9);
    for (const Limb* l : {&s.near_leg, &s.far_leg}) {
      low = std::max(low, l->mid.y + b.leg_wide * 0.5);
      low = std::max(low, l->end.y + b.foot_high * 0.55);
      low = std::max(low, l->end.y - b.foot * 0.8 * std::sin(radians(l->toes)));
    }
    return low;
  };
  if (p.lying) {
    const double a = radians(tilt);
    const double half = 0.97 * std::hypot(b.head_rx * std::sin(a), b.head_ry * std::cos(a));
    const double under = p.near_arm.to == Hand::Pillow ? b.hand * 0.8 : b.hand * 0.3;
    const double to = ground_of_body() - half - under;
    s.head.y += std::clamp(to - s.head.y, -b.head_ry * 0.5, b.head_ry * 0.5);
  }

  const auto arm = [&](const ArmPose& a, Point shoulder, double outward, bool near) {
    const double first = b.upper_arm * p.arm_length, second = b.fore_arm * p.arm_length;
    if (a.to == Hand::Free) return swing(shoulder, first, second, a.upper, a.lower);
    const double sign = near ? -1 : 1, apart = held_size > 0 ? held_size * 0.42 : b.hand * 0.9;
    const Point forward = right * (t.half_belly * (flat_view ? 0 : 0.55 * side));
    Point target;
    switch (a.to) {
      case Hand::Chest:
        target = t.spine(0.46) + forward + right * (sign * std::max(apart, b.hand * 0.9));
        break;
      case Hand::Belly:
        target = t.spine(0.26) + forward + right * (sign * std::max(apart, b.hand * 0.9));
        break;
      case Hand::Hip:
        target = t.spine(0.14) + right * (sign * t.half(0.14) * 1.02);
        break;
      case Hand::Chin:
        target = s.head + Point{b.head_rx * (0.25 * side + 0.18 * sign), b.head_ry * 0.98};
        break;
      case Hand::Mouth:
        target = s.head + Point{b.head_rx * (0.46 * side + 0.22 * sign), b.head_ry * 1.12};
        break;
      case Hand::Eyes:
        target = s.head + Point{b.head_rx * (0.46 * side + 0.34 * sign), b.head_ry * 0.30};
        break;
      case Hand::Cheek:
        target = s.head + Point{b.head_rx * (0.46 * side + 0.40 * sign), b.head_ry * 0.74};
        break;
      case Hand::Pillow:
        target = s.head + Point{b.head_rx * (near ? -0.42 : 0.02), b.head_ry * 0.94};
        break;
      case Hand::Nape:
        target = s.head + Point{-b.head_rx * 0.62, b.head_ry * 0.72};
        break;
      case Hand::Shoulder:  // across the chest, on the other upper arm; the near arm lies below
        target = t.spine(near ? 0.5 : 0.64) + forward * 0.4 -
                 right * (sign * t.half(0.6) * (near ? 0.62 : 0.5));
        break;
      case Hand::Free:
        break;
    }
    const bool laid = a.to == Hand::Pillow || a.to == Hand::Nape || a.to == Hand::Hip || p.lying;
    Limb limb = laid ? reach(shoulder, target, first, second, outward)
                     : bring(shoulder, target, first, second, outward);
    limb.before_head =
        a.to == Hand::Chin || a.to == Hand::Mouth || a.to == Hand::Eyes || a.to == Hand::Cheek;
    limb.before_trunk = a.to != Hand::Hip || near;
    return limb;
  };
  s.near_arm = arm(p.near_arm, near_shoulder, -1, true);
  s.far_arm = arm(p.far_arm, far_shoulder, 1, false);
  for (Limb* l : {&s.near_arm, &s.far_arm}) l->raised = l->end.y < l->root.y - b.hand * 0.5;

  // What touches the ground decides where the ground is.
  double lowest = t.spine(-0.19).y + t.half_hip * 0.08;
  for (const Limb* l : {&s.near_leg, &s.far_leg}) {
    lowest = std::max(lowest, l->end.y + b.foot_high * 0.55);
    lowest = std::max(lowest, l->mid.y + b.leg_wide * 0.5);
  }
  if (p.lying) {
    lowest = std::max(lowest, ground_of_body());
    const double a = radians(tilt);
    lowest = std::max(
        lowest, s.head.y + 0.95 * std::hypot(b.head_rx * std::sin(a), b.head_ry * std::cos(a)));
  }
  if (p.floats)
    lowest = std::max(lowest, std::max(s.head.y + b.head_ry, s.near_arm.end.y + b.hand));
  s.move({0, -lowest - p.lift * b.tall});
  // The far foot stands a little further back.
  if (!flat_view && !p.lying && !p.floats) {
    s.far_leg.mid.y -= b.tall * 0.008;
    s.far_leg.end.y -= b.tall * 0.016;
  }
  if (p.lying || p.floats) s.move({-(t.neck.x + t.hip.x) / 2, 0});
  return s;
}

}  // namespace talewright::engines::illustrator::rig
