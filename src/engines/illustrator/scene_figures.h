// Drawing what the composer has placed: figures with what carries them, things with their words.
#pragma once

#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// A breath of haze behind a head, so that it reads against whatever stands there; `much` > 1 for
/// whom the picture is about.
void quiet_behind(Stage& stage, Group& into, const Actor& actor, double much = 1);
/// The figure in its light, with its shadow, the cloud, pool or bed that carries it.
void draw_actor(Stage& stage, Footing footing, Group& into, const Actor& actor);
/// The arms of one who embraces, which go round the other.
void draw_arms(Stage& stage, Group& into, const Actor& actor, const Group& arms);
void draw_thing(Stage& stage, Group& into, const Thing& thing);

}  // namespace talewright::engines::illustrator
