// From a build and a pose to the places of all joints of somebody on four legs.
#include <array>

#include "base/random.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using story::Age;

bool goes_on_fours(const SpeciesRig& rig) { return rig.four.has_value(); }

Quad make_quad(const Build& b) {
  Quad q{b, &*b.rig->four};
  const FourLegs& f = *q.data;
  const double share = b.rig->four_height() / b.rig->height;
  const double h = q.h = b.tall * share;
  const Age age = b.who->age.value_or(Age::Child);
  // The young have bigger heads on shorter legs, as they have upright.
  const double young = 2 * b.head_ry / b.tall / b.rig->head;
  const double head = std::min(f.head * (0.45 + 0.55 * young), 0.68) * h;
  const double wide = b.head_rx / b.head_ry;
  q.build.tall = h;
  q.build.head_ry = head / 2, q.build.head_rx = q.build.head_ry * wide;
  const double round = std::clamp(b.who->roundness.value_or(0.5), 0.0, 1.0);
  const double plump = 0.9 + 0.2 * round;
  const double low = age == Age::Baby ? 0.95 : 1.0;
  q.back = f.back * h * low, q.croup = (f.croup > 0 ? f.croup : f.back) * h * low;
  q.deep = f.deep * h * (0.5 + 0.5 * plump), q.loin = f.loin * h * plump;
  q.rump = f.rump * h * (0.4 + 0.6 * plump);
  q.length = f.length * h * (age == Age::Baby ? 0.88 : 1);
  q.reach = f.reach * h;
  q.neck_low = f.neck_low * h, q.neck_high = f.neck_high * h;
  q.leg = f.leg * h * (0.7 + 0.3 * plump), q.shin = f.shin * h * (0.8 + 0.2 * plump);
  q.thigh = (f.thigh > 0 ? f.thigh * h : q.rump * 0.66);
  q.foot = f.foot * h;
  q.far = darker(b.limbs, 0.13);
  return q;
}

Point QuadBones::along() const {
  const Point d = shoulder - hip;
  return d * (1 / std::max(length(d), 1e-6));
}

Point QuadBones::up() const {
  const Point a = along();
  return {a.y, -a.x};
}

Point QuadBones::spine(double v) const {
  if (v <= 0) return hip + along() * (v * length(shoulder - hip));
  if (v >= 1) return shoulder + along() * ((v - 1) * length(shoulder - hip));
  const Point control = middle * 2 - (hip + shoulder) * 0.5;
  const double s = 1 - v;
  return hip * (s * s) + control * (2 * s * v) + shoulder * (v * v);
}

void QuadBones::move(Point by) {
  for (Point* p : {&hip, &middle, &shoulder, &neck, &head}) *p = *p + by;
  for (QuadLeg* l : {&near_fore, &far_fore, &near_hind, &far_hind})
    for (Point* p : {&l->root, &l->knee, &l->hock, &l->foot}) *p = *p + by;
}

namespace {

/// The joint between two bones, on the side that `forward` says; bones grow when they are short.
Point joint(Point root, Point end, double first, double second, double forward) {
  const Point d = end - root;
  const double distance = std::max(length(d), 1e-3);
  const double grow = std::max(1.0, distance / ((first + second) * 0.995));
  first *= grow, second *= grow;
  const double most = std::abs(first - second) + 1e-3, near = std::max(distance, most);
  const double a = (first * first - second * second + near * near) / (2 * near);
  const double away = std::sqrt(std::max(0.0, first * first - a * a));
  const Point unit = d * (1 / distance), normal{unit.y, -unit.x};
  return root + unit * a + normal * (away * forward);
}

struct Stance {
  double root;    ///< height of the joint when standing
  double ground;  ///< y of the ground that this leg stands on
};

QuadLeg leg_of(const Quad& q, Point root, const Step& step, const Stance& stance, bool fore,
               bool near) {
  QuadLeg leg{.root = root, .fore = fore, .near = near};
  const double l = stance.root, sole = q.foot * 0.3;
  leg.foot = step.air ? root + down_turned(step.angle) * (l * step.reach)
                      : Point{root.x + step.x * l, stance.ground - step.lift * l - sole};
  if (!step.air) leg.foot.y = std::min(leg.foot.y, stance.ground - sole);
  if (step.flat) {
    leg.hock = {leg.foot.x - std::min(l * 0.3, std::max(0.0, leg.foot.x - root.x) + l * 0.1),
                leg.foot.y - q.shin * 0.16};
    leg.knee =
        fore ? talewright::mix(root, leg.hock, 0.5) : joint(root, leg.hock, l * 0.36, l * 0.36, 1);
    if (!fore) leg.knee.y = std::min(leg.knee.y, stance.ground - q.thigh * 0.5);
    return leg;
  }
  const Point d = leg.foot - root;
  const double turn = std::atan2(d.x, d.y);
  if (fore) {
    // The elbow of a paw that is lifted high hangs down; a knee that is raised leads.
    const double bend = step.air && step.angle < 95 ? 1 : -1;
    leg.knee = joint(root, leg.foot, l * 0.5, l * 0.505, bend);
    leg.hock = talewright::mix(leg.knee, leg.foot, 0.72);
    if (step.air) leg.toes = (step.angle > 95 ? 56 : 24) - (1 - step.reach) * 220;
    if (step.lift > 0) leg.toes = -34;
  } else {
    // The heel of the animal: behind the foot when it stands, in line when it pushes off.
    const double back = step.air ? turn * 0.7 - 0.15 : -0.26 + std::min(0.0, turn) * 0.5;
    leg.hock = leg.foot + Point{std::sin(back) * l * 0.3, -std::cos(back) * l * 0.3};
    if (step.air)
      leg.hock = leg.foot - Point{std::sin(turn * 0.85), std::cos(turn * 0.85)} * (l * 0.3);
    leg.knee = joint(root, leg.hock, l * 0.37, l * 0.4, -1);
    if (step.air) leg.toes = -46;
    if (step.lift > 0) leg.toes = -28;
  }
  return leg;
}

}  // namespace

QuadBones solve_quadruped(const Quad& q, story::Pose pose, View view, std::uint64_t seed,
                          double tilt, bool holds) {
  QuadBones s;
  QuadPose& p = s.pose = quad_pose(pose, q);
  if (pose == story::Pose::Eat && holds) p.head_down = false, p.neck = 6;
  Random random(seed, "four legs");
  const auto wobble = [&](double by) { return random.between(-by, by); };
  for (Step* step : {&p.near_fore, &p.far_fore, &p.near_hind, &p.far_hind})
    if (step->air)
      step->angle += wobble(4);
    else
      step->x += wobble(0.03);
  p.neck += wobble(2), tilt += p.tilt + wobble(2);
  if (p.turned && view.front()) view.turn = 14;
  s.view = view;

  const bool flat = view.front();
  const double side = std::min(1.0, view.turn / 45);
  const double shorter = flat ? 1 : (view.back ? 0.62 : 0.74) + 0.26 * side;
  const double length = q.length * shorter;
  const double hip_up = q.croup - q.rump / 2, chest_up = q.back - q.deep / 2;
  const double slope = std::asin(std::clamp((chest_up - hip_up) / length, -0.6, 0.6));

  const double hip_rest = q.rump * 0.5, chest_rest = q.deep * 0.5;
  double hip = hip_rest + (hip_up - hip_rest) * p.hip;
  double chest = chest_rest + (chest_up - chest_rest) * p.chest;
  double angle = slope + radians(p.angle);
  if (p.sits) {
    hip = q.rump * 0.46;
    angle =
        std::clamp(std::asin(std::clamp((chest_up * 1.02 - hip) / length, 0.0, 0.9)), 0.35, 0.98);
    if (angle < 0.5) angle += q.data->agile * 0.12;
  } else if (p.angle == 0) {
    angle = std::asin(std::clamp((chest - hip) / length, -0.7, 0.7));
  }
  s.hip = {-std::cos(slope) * length / 2, -hip};
  s.shoulder = s.hip + Point{std::cos(angle), -std::sin(angle)} * length;
  const Point up = s.up();
  s.middle = talewright::mix(s.hip, s.shoulder, 0.5) + up * (q.length * (p.arch + q.data->arch));
  s.neck = s.shoulder + s.along() * (q.deep * 0.16) + up * (q.deep * 0.14);

  // The neck keeps its own direction when the trunk rises, and gives way a little.
  const double ry = q.build.head_ry, rx = q.build.head_rx;
  const Point neck0{length / 2 * std::cos(slope) + q.deep * 0.16, -(chest_up + q.deep * 0.14)};
  const Point head0{length / 2 * std::cos(slope) + q.reach * (0.7 + 0.3 * side), -(q.h - ry)};
  const Point carried = (head0 - neck0) * p.stretch;
  const double lean = (angle - slope) * 180 / std::numbers::pi;
  const Point neck = Affine::rotation(p.neck - (p.sits ? 8 : 0.3 * lean))(carried);
  s.head = s.neck + neck;
  if (p.head_down) {
    // Who grazes reaches down with the whole neck.
    const double far = std::max(talewright::length(carried) * (p.closed ? 1.1 : 1.4), rx * 0.9);
    const double y = -ry * (p.closed ? 0.94 : 1.04);
    const double down = std::min(std::abs(y - s.neck.y), far * 0.96);
    s.head = {s.neck.x + std::max(std::sqrt(far * far - down * down), rx * 0.7 + q.deep * 0.4),
              std::min(s.neck.y + down, y)};
  }
  if (p.head_back) s.head.x -= rx * 0.34;
  s.head_tilt = tilt;

  const Point fore = s.shoulder - s.along() * (q.deep * 0.02) - up * (q.deep * 0.2);
  const Point hind = s.hip + s.along() * (q.rump * 0.04) - up * (q.rump * 0.08);
  const double fore_long = chest_up - q.deep * 0.2, hind_long = hip_up - q.rump * 0.08;
  // What is beyond the trunk stands a little higher in the picture.
  const Point beyond =
      flat ? Point{0, 0} : Point{q.h * (0.075 - 0.05 * side), -q.h * (0.035 - 0.018 * side)};
  const auto leg = [&](const Step& step, Point root, double stands, bool is_fore, bool near) {
    const Point at = near ? root : root + Point{beyond.x, beyond.y * 0.4};
    Stance stance{stands, near ? 0 : beyond.y};
    QuadLeg l = leg_of(q, at, step, stance, is_fore, near);
    return l;
  };
  s.near_fore = leg(p.near_fore, fore, fore_long, true, true);
  s.far_fore = leg(p.far_fore, fore, fore_long, true, false);
  s.near_hind = leg(p.near_hind, hind, hind_long, false, true);
  s.far_hind = leg(p.far_hind, hind, hind_long, false, false);

  double lowest = -1e9;
  for (const QuadLeg* l : {&s.near_fore, &s.near_hind, &s.far_fore, &s.far_hind})
    lowest = std::max(lowest, l->foot.y + q.foot * 0.3 + (l->near ? 0 : -beyond.y));
  if (p.lying || p.sits) lowest = std::max(lowest, s.hip.y + q.rump * 0.46);
  lowest = std::max(lowest, s.head.y + ry * 0.9);
  s.move({0, -lowest - p.lift * q.h});
  if (p.angle > 20 || p.sits) s.move({-(s.shoulder.x + s.hip.x) / 2, 0});
  return s;
}

}  // namespace talewright::engines::illustrator::rig
