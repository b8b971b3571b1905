#include "operations/account_shapes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/json.h"
#include "studio/accounts.h"
#include "studio/keys.h"

namespace talewright::operations {

json::object shape(const store::AccountRecord& account) {
  return {{"account_id", account.id},
          {"name", account.name},
          {"plan", account.plan},
          {"state", account.state},
          {"created_at", timestamp(account.created_ms)},
          {"updated_at", timestamp(account.updated_ms)}};
}

json::object shape(const studio::CreditsNow& now) {
  const store::BalanceRecord& b = now.balance;
  // What came back from a job of an earlier month may lift the bucket above what was allocated.
  const std::int64_t used = std::max<std::int64_t>(0, now.monthly_allocated - b.monthly);
  json::object result{{"balance", b.monthly + b.perpetual},
                      {"monthly_allocated", now.monthly_allocated},
                      {"monthly_used", used},
                      {"monthly_remaining", b.monthly},
                      {"perpetual", b.perpetual},
                      {"held", b.held},
                      {"spent", b.spent},
                      {"unlimited", b.unlimited},
                      {"plan", now.account.plan}};
  if (b.unlimited) {
    result["balance"] = nullptr;
  } else {
    result["cycle_started_at"] = timestamp(now.account.cycle_started_ms);
    result["cycle_expires_at"] = timestamp(now.account.cycle_ends_ms);
  }
  return result;
}

json::object shape(const studio::Usage& usage) {
  const studio::PlanTerms& terms = studio::terms_of(usage.account);
  return {{"account", usage.account.id},
          {"plan", terms.name},
          {"plan_title", terms.title},
          {"books_this_month", usage.books_this_month},
          {"books_limit", number_or_null(terms.books_a_month)},
          {"books_ever", usage.books_ever},
          {"books_ever_limit", number_or_null(terms.books_ever)},
          {"story_pages_limit", number_or_null(terms.story_pages)},
          {"pings_this_month", usage.pings},
          {"pings_limit", number_or_null(terms.pings_a_month)},
          {"api_calls_this_month", usage.changes},
          {"calls_a_minute", calls_a_minute(terms)},
          {"keys", usage.active_keys},
          {"keys_limit", number_or_null(terms.keys)},
          {"webhooks", usage.webhooks},
          {"webhooks_limit", number_or_null(terms.webhooks)},
          {"next_reset", timestamp(usage.resets_ms)}};
}

json::object shape(const store::TransactionRecord& t) {
  json::object result{{"transaction_id", t.id}, {"kind", t.kind},
                      {"amount", t.amount},     {"balance_after", number_or_null(t.balance_after)},
                      {"note", t.note},         {"at", timestamp(t.at_ms)}};
  if (!t.job_id.empty()) result["job_id"] = t.job_id;
  return result;
}

json::object shape(const store::KeyRecord& key, std::int64_t now_ms) {
  json::object result{{"key_id", key.id},
                      {"account_id", key.account},
                      {"label", key.label},
                      {"state", studio::state_of(key, now_ms)},
                      {"scopes", to_array(studio::scopes_of(key))},
                      {"addresses", to_array(studio::addresses_of(key))},
                      {"created_at", timestamp(key.created_ms)}};
  const auto time = [&](const char* member, const std::optional<std::int64_t>& ms) {
    if (ms) result[member] = timestamp(*ms);
  };
  time("expires_at", key.expires_ms);
  time("revoked_at", key.revoked_ms);
  time("last_used_at", key.last_used_ms);
  if (!key.last_address.empty()) result["last_address"] = key.last_address;
  if (!key.replaced_by.empty()) result["replaced_by"] = key.replaced_by;
  return result;
}

json::value number_or_null(const std::optional<std::int64_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::value calls_a_minute(const studio::PlanTerms& terms) {
  if (terms.calls_a_minute.empty()) return nullptr;
  json::object families;
  for (const auto& [family, calls] : terms.calls_a_minute) families[family] = calls;
  return families;
}

std::string in_words(const studio::CreditsNow& now) {
  const store::BalanceRecord& b = now.balance;
  const std::string held = b.held ? fmt::format(", {} held by jobs", b.held) : std::string();
  if (b.unlimited)
    return fmt::format("As many credits as it takes; {} spent so far{}", b.spent, held);
  return fmt::format("{} credits ({} of this month, {} perpetual){}", b.monthly + b.perpetual,
                     b.monthly, b.perpetual, held);
}

}  // namespace talewright::operations
