// What is possible here now, computed from what is really there.
#pragma once

#include <boost/json/object.hpp>

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

/// The structured result of get_capabilities, which is the resource talewright://capabilities too.
boost::json::object capabilities(const studio::Studio& studio);

}  // namespace talewright::operations
