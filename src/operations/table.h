// The handler of every operation, by name.
#pragma once

#include <map>
#include <string>

#include "contract/call.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

/// One handler for each file in tools/, bound to a studio that outlives it.
std::map<std::string, contract::Handler> handlers(studio::Studio& studio);

}  // namespace talewright::operations
