#include "engines/illustrator/compose_hands.h"

#include <algorithm>

namespace talewright::engines::illustrator {

using story::Pose;

namespace {

bool lies(const Actor& a) { return a.role->pose == Pose::Lie || a.role->pose == Pose::Sleep; }

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
  const bool hug = a.role->pose == Pose::Hug;
  if (a.afloat == b.afloat && !lies(a) && !lies(b)) b.feet.y += (a.feet.y - b.feet.y) * 0.9;
  const bool first = a.skull().centre().x <= b.skull().centre().x;
  const Box l = (first ? a : b).skull(), r = (first ? b : a).skull();
  const double small = std::min(l.width, r.width);
  double wanted = small * 0.42;
  if (hug) {
    // Cheek to cheek; who is much smaller leans the head against the other's body.
    const bool level = std::min(l.bottom(), r.bottom()) - std::max(l.y, r.y) > 0.25 * small;
    wanted = level ? -0.07 * small : -0.30 * small;
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
  const double half = giver.role->holding.empty() ? 0 : giver.held_size * giver.scale * 0.30;
  const Box g = giver.trunk(), t = taker.trunk();
  const double from = side > 0 ? g.right() : g.x, to = side > 0 ? t.x : t.right();
  const Point middle{(from + to) / 2, (chest(giver).y + chest(taker).y) / 2};
  return {own(giver, middle - Point{side * half, 0}),
          own(taker, middle + Point{side * half, half * 0.4})};
}

}  // namespace talewright::engines::illustrator
