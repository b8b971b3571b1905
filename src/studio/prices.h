// What things cost, from resources/prices.json, and the quote of a plan.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string_view>

#include "story/plan_document.h"

namespace talewright::studio {

/// Credits for one action: "picture", "page", "bind".
std::int64_t price_of(std::string_view action);

/// {"credits": total, "items": [{action, count, credits}]}.
boost::json::object quote(const story::PlanDocument& plan);

}  // namespace talewright::studio
