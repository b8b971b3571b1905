// What things cost and what plans hold, from resources/prices.json, and the quote of a plan.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/plan_document.h"

namespace talewright::studio {

/// Credits for one action: "picture", "page", "bind".
std::int64_t price_of(std::string_view action);

/// {"credits": total, "items": [{action, count, credits}]}.
boost::json::object quote(const story::PlanDocument& plan);

/// What an account on a plan may have and use. Where there is no number there is no limit.
struct PlanTerms {
  std::string name;  ///< "plus"
  std::string title, about;
  std::optional<std::int64_t> monthly_credits;  ///< nothing = the plan is never refused for credits
  std::int64_t welcome_credits = 0;             ///< given once, to a new account
  std::optional<std::int64_t> books_a_month, books_ever;
  std::optional<std::int64_t> story_pages;  ///< of one book
  std::optional<std::int64_t> pings_a_month, keys, webhooks;
  /// Calls a minute by family of operations: "default", "elevated", "generation"; empty = any
  /// number.
  std::map<std::string, int, std::less<>> calls_a_minute;
};

/// All plans, in the order of the file.
const std::vector<PlanTerms>& plans_on_offer();
/// Null when there is no plan of that name.
const PlanTerms* find_terms(std::string_view plan);

}  // namespace talewright::studio
