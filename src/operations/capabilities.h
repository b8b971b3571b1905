// What is possible here now, computed from what is really there.
#pragma once

#include <boost/json/object.hpp>

#include "contract/call.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

/// The structured result of get_capabilities, which is the resource talewright://capabilities too:
/// the account, plan and scopes are the caller's.
boost::json::object capabilities(studio::Studio& studio, const contract::Caller& caller);

}  // namespace talewright::operations
