// What birds have instead: wings for arms, thin legs with toes, a beak for a mouth.
#pragma once

#include "engines/illustrator/rig/head.h"
#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

void draw_wing(Art& art, const Build& build, const Skeleton& skeleton, bool near);
/// Seen from behind, folded wings lie on the back; draw_wing leaves those out.
void draw_wings_behind(Art& art, const Build& build, const Skeleton& skeleton);
/// The end of a wing that holds something, over that.
void draw_wing_tip(Art& art, const Build& build, const Skeleton& skeleton, bool near);
void draw_bird_legs(Art& art, const Build& build, const Skeleton& skeleton);
void draw_bird_tail(Art& art, const Build& build, const Skeleton& skeleton);
/// The beak, open as the look says; takes the place of the mouth.
void draw_beak(Art& art, HeadSpace& h);

}  // namespace talewright::engines::illustrator::rig
