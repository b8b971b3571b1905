// The things that the settings' brushes draw better than an icon would.
#pragma once

#include <string_view>

#include "engines/illustrator/props.h"

namespace talewright::engines::illustrator {

/// The brush for that thing, or null.
DrawnProp drawn_prop(std::string_view name);

}  // namespace talewright::engines::illustrator
