// The model sheet of a character: what a studio pins to the wall so that everybody draws the same
// one. A display list of 1500 x 1000 units with a Figure region for each panel, named "front",
// "three_quarter", "side", "back", "expression.<name>", "pose.<name>", "palette"; the space of
// 420 x 90 units at the top left is left clear for the title (Calm region "title").
#pragma once

#include "drawing/display_list.h"
#include "story/plan_document.h"

namespace talewright::engines::illustrator {

/// `who.descriptor` must be complete.
drawing::DisplayList character_sheet(const story::CastMember& who);

}  // namespace talewright::engines::illustrator
