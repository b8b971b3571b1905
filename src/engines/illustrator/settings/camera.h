// The camera of settings that are drawn once, as a wide shot sees them: nearer shots are the same
// place through a longer lens, so that a door is the same door in every picture.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// Draws `wide` on a wide stage and brings it to this stage's shot.
void through_camera(Stage& stage, void (*wide)(Stage&));

}  // namespace talewright::engines::illustrator
