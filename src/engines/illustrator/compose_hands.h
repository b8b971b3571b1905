// Who touches whom: huggers and givers come close, and their hands find their places.
#pragma once

#include <optional>
#include <utility>

#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// Where hands go, in figure space; not said = as the pose has them.
struct Hands {
  std::optional<Point> near, far;
};

/// Moves two towards each other along x: who hugs, cheek to cheek; who gives, a thing's width
/// apart; who holds hands, an arm's length.
void draw_near(Actor& a, Actor& b);
/// The arms of one who hugs: the far hand behind the other's back, the near one before it.
Hands arms_around(const Actor& who, const Actor& whom);
/// The giver's and the taker's hand, each in its own figure space, the held thing between them.
std::pair<Point, Point> hands_that_meet(const Actor& giver, const Actor& taker);

/// Two who hold hands: each one's hand in its own figure space, at one place between them.
std::pair<Point, Point> hands_held(const Actor& a, const Actor& b);
/// Whether the hand on that side of the picture is the one that figures call their far hand.
bool inner_hand_is_far(story::Facing facing, bool to_the_right);
/// Where in the picture a rider's (0,0) comes to lie so that it sits on the mount: on its saddle,
/// else on its shoulders, or on the head of one who is much larger.
Point seat_of(const Actor& mount, const Actor& rider);
/// Whether the rider is drawn behind the mount: on shoulders, where the carrier's head is nearer.
bool carried_behind(const Actor& mount, const Actor& rider);

}  // namespace talewright::engines::illustrator
