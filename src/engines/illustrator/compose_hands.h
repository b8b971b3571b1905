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
/// apart.
void draw_near(Actor& a, Actor& b);
/// The arms of one who hugs: the far hand behind the other's back, the near one before it.
Hands arms_around(const Actor& who, const Actor& whom);
/// The giver's and the taker's hand, each in its own figure space, the held thing between them.
std::pair<Point, Point> hands_that_meet(const Actor& giver, const Actor& taker);

}  // namespace talewright::engines::illustrator
