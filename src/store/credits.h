// The ledger: double entry, append-only. Every transaction's entries add up to 0 and move balances.
// Credits are spent from the monthly bucket first, then from the perpetual one; the account whose
// plan is "unlimited" (insert_account, update_account tell) spends from a pocket without a bottom.
// What a job reserves is held until it is settled (spent), released or refunded (back to the
// buckets it came from). Jobs do this themselves (insert_job, finish_step, finish_job). A part of
// Store.
#pragma once

#include "store/records.h"

namespace talewright::store {

class Credits {
 public:
  virtual ~Credits() = default;

  virtual BalanceRecord balance_of(std::string_view account) = 0;
  /// Into the perpetual bucket.
  virtual void grant(std::string_view account, std::int64_t amount, std::string_view note,
                     std::int64_t now_ms) = 0;
  /// A new cycle: what is left in the monthly bucket goes back, `allocated` comes in.
  virtual void reset_monthly(std::string_view account, std::int64_t allocated,
                             std::int64_t now_ms) = 0;
  /// Spends at once. Throws Failure insufficient_credits with details.required, available.
  virtual void charge(std::string_view account, std::int64_t amount, std::string_view note,
                      std::int64_t now_ms) = 0;
  /// Newest first, those with an id below `before` (0 = from the newest).
  virtual std::vector<TransactionRecord> list_transactions(std::string_view account,
                                                           std::int64_t before, int limit) = 0;
  /// Of a job, oldest first.
  virtual std::vector<TransactionRecord> transactions_of(std::string_view job_id) = 0;
  /// Ids of transactions whose entries do not add up to 0, and of accounts ("account:ID") whose
  /// balances differ from their entries' sums: none, unless somebody wrote past this program.
  virtual std::vector<std::string> unbalanced() = 0;
};

}  // namespace talewright::store
