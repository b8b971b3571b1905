// Credits: what an account has and what came and went. Jobs reserve and settle in the store; single
// pictures are charged here, with what they made, in one transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/records.h"
#include "studio/numbered_pages.h"

namespace talewright::studio {

class Studio;

struct CreditsNow {
  store::AccountRecord account;
  store::BalanceRecord balance;
  std::int64_t monthly_allocated = 0;  ///< of the plan; 0 when it is unlimited
};

/// In the cycle of now. Throws account_not_found.
CreditsNow credits_of(Studio& studio, std::string_view account);

/// Newest first. Throws account_not_found, validation_failed (cursor).
NumberedPage<store::TransactionRecord> list_transactions(Studio& studio, std::string_view account,
                                                         std::string_view cursor, int limit);

/// An operator's gift into the perpetual bucket. Throws account_not_found, validation_failed.
CreditsNow grant_credits(Studio& studio, std::string_view account, std::int64_t amount,
                         std::string_view note);
inline constexpr std::int64_t kMostGranted = 1'000'000;

/// Refuses work that would cost more than there is, before it is begun. Throws insufficient_credits
/// with details.required, available; account_not_found.
void check_credits(Studio& studio, std::string_view account, std::int64_t required);

/// Spends credits on what is kept in the same transaction. Throws insufficient_credits.
void charge(Studio& studio, std::string_view account, std::int64_t amount, std::string_view note);

}  // namespace talewright::studio
