// What lies over and about those who rest or swim: blankets, a bed seen from near, water.
#pragma once

#include "engines/illustrator/brushes/stage.h"
#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// The mattress and the pillow of a bed so near that it fills the picture's lower part.
void paint_near_bed(Stage& stage, Group& into, const Actor& sleeper);
/// A blanket from the shoulders of one who lies down to the feet, hanging to `hem`.
void paint_blanket(Stage& stage, Group& into, const Actor& sleeper, double hem);

/// The empty wheelchair of a sleeper who has one, on the floor before the foot of the bed.
void paint_chair_by_bed(Stage& stage, Group& into, const Actor& sleeper);

/// The y at which a swimmer's body and the surface meet.
double waterline(const Actor& swimmer);
/// What is not hidden by the water: everything above the pool's nearer edge.
drawing::Path above_water(const Actor& swimmer);
/// Water around a swimmer: what is seen behind, and what covers the lower part of the body.
void paint_pool_behind(Stage& stage, Group& into, const Actor& swimmer);
void paint_pool_before(Stage& stage, Group& into, const Actor& swimmer);

}  // namespace talewright::engines::illustrator
