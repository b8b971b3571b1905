#include "studio/credits.h"

#include <fmt/format.h>

#include "generated/failures.h"
#include "studio/accounts.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

CreditsNow credits_of(Studio& studio, std::string_view account) {
  CreditsNow now;
  now.account = get_account(studio, account);
  now.balance = studio.store().balance_of(account);
  now.monthly_allocated = terms_of(now.account).monthly_credits.value_or(0);
  return now;
}

NumberedPage<store::TransactionRecord> list_transactions(Studio& studio, std::string_view account,
                                                         std::string_view cursor, int limit) {
  get_account(studio, account);
  return numbered_page<store::TransactionRecord>(
      "transactions", cursor, limit, [&](std::int64_t before, int most) {
        return studio.store().list_transactions(account, before, most);
      });
}

CreditsNow grant_credits(Studio& studio, std::string_view account, std::int64_t amount,
                         std::string_view note) {
  if (amount < 1 || amount > kMostGranted)
    throw bad_argument(
        "/amount", "maximum", std::to_string(kMostGranted), std::to_string(amount),
        fmt::format("Between 1 and {} credits are granted at a time.", kMostGranted));
  studio.store().in_transaction([&] {
    get_account(studio, account);
    studio.store().grant(account, amount, note, studio.now());
  });
  return credits_of(studio, account);
}

void check_credits(Studio& studio, std::string_view account, std::int64_t required) {
  const CreditsNow now = credits_of(studio, account);
  const std::int64_t available = now.balance.monthly + now.balance.perpetual;
  if (now.balance.unlimited || required <= available) return;
  throw insufficient_credits(
      fmt::format("This takes {} credits and the account has {}.", required, available),
      {{"required", required}, {"available", available}});
}

void charge(Studio& studio, std::string_view account, std::int64_t amount, std::string_view note) {
  if (amount <= 0) return;
  get_account(studio, account);  // turns the cycle
  studio.store().charge(account, amount, note, studio.now());
}

}  // namespace talewright::studio
