// Weather that falls through the picture: rain, snow, fog, wind, lightning.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// What lies on the ground and hangs behind the figures.
void weather_behind(Stage& stage, Group& into);
/// What falls before them; thin, so that faces stay clear.
void weather_before(Stage& stage, Group& into, std::span<const Box> faces);

}  // namespace talewright::engines::illustrator
