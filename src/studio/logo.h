// A brand's logo in a picture.
#pragma once

#include <memory>
#include <string>

#include "drawing/display_list.h"

namespace talewright::studio {

/// Puts the PNG into the corner where it hides the least: faces first, then figures, then the calm
/// place for words.
void add_logo(drawing::DisplayList& list, std::shared_ptr<const std::string> png);

}  // namespace talewright::studio
