// Where things stand among the figures.
#pragma once

#include <span>
#include <vector>

#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// One thing for each prop of the spec that is known, unknown ones with size 0, in the spec's
/// order. `scale` is picture units of one figure unit at the front; things keep inside `room`.
std::vector<Thing> place_things(const Stage& stage, std::span<const Actor> actors, double scale,
                                const Box& room);

}  // namespace talewright::engines::illustrator
