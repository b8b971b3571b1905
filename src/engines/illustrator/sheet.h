// The model sheet of a character: what a studio pins to the wall so that everybody draws the same
// one. A display list of 1500 x 1000 units: title block, turnaround between height lines, height
// chart, palette with hex values, expressions, poses. Every panel has a Figure region, named as
// `reference_labels` names it; the title block is the Calm region "title", what is worn is listed
// in the Calm region "details".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "drawing/display_list.h"
#include "story/plan_document.h"

namespace talewright::engines::illustrator {

/// `who.descriptor` must be complete.
drawing::DisplayList character_sheet(const story::CastMember& who);

/// The panels: "front", "three_quarter", "side", "back", "height", "palette", "expression.<name>"
/// eight times, "pose.<name>" six times; in the order of the sheet.
std::span<const std::string> reference_labels();

/// One panel of the sheet as a picture of its own, 1000 x 1000 units. Throws validation_failed when
/// there is no such label.
drawing::DisplayList reference_picture(const story::CastMember& who, std::string_view label);

}  // namespace talewright::engines::illustrator
