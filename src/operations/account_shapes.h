// How accounts, credits, usage and keys look in results: the members that outputSchemas promise.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>

#include "studio/credits.h"
#include "studio/prices.h"
#include "studio/quotas.h"

namespace talewright::operations {

boost::json::object shape(const store::AccountRecord& account);
boost::json::object shape(const studio::CreditsNow& now);
boost::json::object shape(const studio::Usage& usage);
boost::json::object shape(const store::TransactionRecord& transaction);
/// Without the key itself, which nobody has.
boost::json::object shape(const store::KeyRecord& key, std::int64_t now_ms);

/// The number, or null for "no limit".
boost::json::value number_or_null(const std::optional<std::int64_t>& number);
/// Rate limits by family; null = none.
boost::json::value calls_a_minute(const studio::PlanTerms& terms);

/// A line of text: "230 credits (200 of this month, 30 perpetual), 12 held".
std::string in_words(const studio::CreditsNow& now);

}  // namespace talewright::operations
