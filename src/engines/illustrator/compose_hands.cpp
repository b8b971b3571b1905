#include "engines/illustrator/compose_hands.h"

#include <algorithm>

namespace talewright::engines::illustrator {

using story::Pose;

namespace {

bool rests(const Actor& a) { return a.role->pose == Pose::Lie || a.role->pose == Pose::Sleep; }

Point chest(const Actor& a) {
  const Box t = a.trunk();
  return {t.centre().x, t.y + t.height * 0.42};
}

/// A place of the picture in the actor's figure space.
Point own(const Actor& a, Point p) {
  return {(p.x - a.feet.x) / a.scale, (p.y - a.feet.y) / a.scale};
}

double side_of(const Actor& other, const Actor& a) { return chest(other).x >= chest(a).x ? 1 : -1; }

}  // namespace

void draw_near(Actor& a, Actor& b) {
  const bool hug = a.pose == Pose::Hug;
  if (a.afloat == b.afloat && !rests(a) && !rests(b)) b.feet.y += (a.feet.y - b.feet.y) * 0.9;
  const bool first = a.skull().centre().x <= b.skull().centre().x;
  const Box l = (first ? a : b).skull(), r = (first ? b : a).skull();
  const double small = std::min(l.width, r.width);
  double wanted = small * 0.42;
  // What is given has room between them.
  for (const Actor* x : {&a, &b})
    if (x->pose == Pose::Give && !x->role->holding.empty())
      wanted = std::max(wanted, 1.1 * x->held_size * x->scale);
  if (hug) {
    // Cheek to cheek; who is much smaller leans the head against the other's body.
    const bool level = std::min(l.bottom(), r.bottom()) - std::max(l.y, r.y) > 0.25 * small;
    wanted = level ? -0.07 * small : -0.30 * small;
  } else if (a.role->interaction == story::Interaction::HoldHands) {
    // Side by side, with room for two arms between the bodies.
    const Box tl = (first ? a : b).trunk(), tr = (first ? b : a).trunk();
    const double heads = r.x - l.right(), trunks = tr.x - tl.right();
    wanted = heads - std::min(heads - 0.16 * small, trunks - 0.62 * small);
  }
  const double closer = (r.x - l.right() - wanted) / 2 * (first ? 1 : -1);
  a.feet.x += closer;
  b.feet.x -= closer;
}

Hands arms_around(const Actor& who, const Actor& whom) {
  const Box t = whom.trunk(), mine = who.trunk();
  const double towards = side_of(whom, who);
  const double y = std::clamp(t.y + t.height * 0.45, mine.y, mine.bottom());
  return {own(who, {t.centre().x + towards * t.width * 0.20, y}),
          own(who, {t.centre().x + towards * t.width * 0.10, y})};
}

std::pair<Point, Point> hands_that_meet(const Actor& giver, const Actor& taker) {
  const double side = side_of(taker, giver);
  const double half = giver.role->holding.empty() ? 0 : giver.held_size * giver.scale * 0.46;
  const Box g = giver.trunk(), t = taker.trunk();
  const double from = side > 0 ? g.right() : g.x, to = side > 0 ? t.x : t.right();
  // Between the breasts, but no higher than the smaller one's mouth.
  const Actor& small = giver.box().height < taker.box().height ? giver : taker;
  const double mouth = small.skull().y + small.skull().height * 0.8;
  const Point middle{(from + to) / 2, std::max((chest(giver).y + chest(taker).y) / 2, mouth)};
  return {own(giver, middle - Point{side * half, 0}),
          own(taker, middle + Point{side * half, half * 0.4})};
}

std::pair<Point, Point> hands_held(const Actor& a, const Actor& b) {
  const double side = side_of(b, a);
  const Box p = a.trunk(), q = b.trunk();
  const double from = side > 0 ? p.right() : p.x, to = side > 0 ? q.x : q.right();
  // As low as the smaller one's arm hangs, no lower than the larger one can reach.
  const auto hangs = [](const Box& t) { return t.y + t.height * 0.80; };
  const double low = std::max(hangs(p), hangs(q)), high = std::min(hangs(p), hangs(q));
  const Point meet{(from + to) / 2, talewright::mix({0, low}, {0, high}, 0.35).y};
  return {own(a, meet), own(b, meet)};
}

bool inner_hand_is_far(story::Facing facing, bool to_the_right) {
  using story::Facing;
  switch (facing) {
    case Facing::Left:
    case Facing::SideLeft:
    case Facing::BackLeft:
      return !to_the_right;
    default:
      return to_the_right;
  }
}

namespace {

/// A mouse on an elephant: small enough to sit on the head.
bool on_head(const Actor& mount, const Actor& rider) {
  return rider.figure.height * rider.scale < mount.skull().height * 1.05;
}

/// Of the rider, the height of what it sits on, in figure space.
double seat_height(const Actor& rider) {
  const Figure& f = rider.figure;
  if (f.trunk.empty()) return 0;
  return rider.pose == Pose::Ride ? f.trunk.bottom() * 0.92 : f.trunk.bottom();
}

}  // namespace

Point seat_of(const Actor& mount, const Actor& rider) {
  const double sits = seat_height(rider) * rider.scale;
  if (mount.figure.saddle) {
    const Point p = mount.map()(*mount.figure.saddle);
    return {p.x, p.y - sits};
  }
  const Box skull = mount.skull(), trunk = mount.trunk();
  if (on_head(mount, rider) || mount.figure.trunk.empty()) {
    const double y = mount.figure.trunk.empty() ? mount.box().y : skull.y;
    return {skull.centre().x, y + skull.height * 0.10 - sits};
  }
  // On the shoulders, high enough for arms and chest to show over the carrier's head.
  const Box body = rider.figure.trunk;
  const double waist = body.empty() ? 0 : body.y + body.height * 0.66;
  const double shoulders = trunk.y + trunk.height * 0.05 - sits;
  // A little to the back, so that the rider's shoulder shows beside the carrier's head.
  const double faces = mount.figure.eyes.x < mount.figure.skull.centre().x ? -1 : 1;
  return {trunk.centre().x - faces * skull.width * 0.20,
          std::min(shoulders, mount.head().y + skull.height * 0.10 - waist * rider.scale)};
}

bool carried_behind(const Actor& mount, const Actor& rider) {
  return !mount.figure.saddle && !mount.figure.trunk.empty() && !on_head(mount, rider);
}

}  // namespace talewright::engines::illustrator
