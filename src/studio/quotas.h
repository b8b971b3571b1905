// Quotas: what an account's plan allows besides credits. What is used up is refused with
// quota_exceeded, whose details hold quota, limit, used, and resets_at where it begins anew. An
// unlimited plan is counted like any other and never refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/records.h"

namespace talewright::studio {

class Studio;

/// The most story pages of a book that the account may plan; nothing = as many as a plan can have.
/// Throws account_not_found.
std::optional<std::int64_t> most_story_pages(Studio& studio, std::string_view account);

/// These throw quota_exceeded when one more (or so many pages) would be too much;
/// account_not_found. What is checked holds only if what follows is written in the same
/// transaction.
void check_page_quota(Studio& studio, std::string_view account, std::int64_t story_pages);
void check_book_quota(Studio& studio, std::string_view account);
void check_key_quota(Studio& studio, std::string_view account);
/// For each key that a plan allows, one that was rotated may go on.
void check_rotation_quota(Studio& studio, std::string_view account);
void check_webhook_quota(Studio& studio, std::string_view account);

/// Counts a ping and gives how many there were this month. Throws quota_exceeded.
std::int64_t count_ping(Studio& studio, std::string_view account);
/// Counts a call that made or changed something.
void count_change(Studio& studio, std::string_view account);

/// What an account has used; limits are its plan's terms.
struct Usage {
  store::AccountRecord account;
  std::int64_t books_this_month = 0, books_ever = 0;  ///< begun, without those that failed or ended
  std::int64_t pings = 0, changes = 0;                ///< this month
  std::int64_t active_keys = 0, webhooks = 0;
  std::int64_t resets_ms = 0;  ///< when the monthly counts begin anew
};
/// Throws account_not_found.
Usage usage_of(Studio& studio, std::string_view account);

}  // namespace talewright::studio
