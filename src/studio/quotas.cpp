#include "studio/quotas.h"

#include <fmt/format.h>

#include <string>

#include "base/clock.h"
#include "base/json.h"
#include "generated/failures.h"
#include "studio/accounts.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::string_view kPings = "pings", kChanges = "changes";

enum class Renewal { Never, Monthly };

struct Quota {
  std::string_view name;   ///< of the member in prices.json
  std::string_view whats;  ///< "books a month"
  std::optional<std::int64_t> limit;
  Renewal renewal = Renewal::Never;
};

Failure exceeded(Studio& studio, const PlanTerms& terms, const Quota& quota, std::int64_t used) {
  json::object details{
      {"quota", quota.name}, {"limit", *quota.limit}, {"used", used}, {"plan", terms.name}};
  std::string message = fmt::format("The plan {} holds {} {}, and {} are used.", terms.title,
                                    *quota.limit, quota.whats, used);
  if (quota.renewal == Renewal::Monthly) {
    const std::string anew = timestamp(month_of(studio.now()).ends_ms);
    details["resets_at"] = anew;
    message += fmt::format(" They begin anew at {}.", anew);
  }
  return quota_exceeded(std::move(message), std::move(details));
}

/// Refuses one more where the limit is reached. `used` is asked only when there is a limit.
template <class Used>
void check(Studio& studio, const PlanTerms& terms, const Quota& quota, Used used) {
  if (!quota.limit) return;
  if (const std::int64_t now = used(); now >= *quota.limit)
    throw exceeded(studio, terms, quota, now);
}

}  // namespace

std::optional<std::int64_t> most_story_pages(Studio& studio, std::string_view account) {
  return terms_of(get_account(studio, account)).story_pages;
}

void check_page_quota(Studio& studio, std::string_view account, std::int64_t story_pages) {
  const store::AccountRecord row = get_account(studio, account);
  const PlanTerms& terms = terms_of(row);
  if (!terms.story_pages || story_pages <= *terms.story_pages) return;
  throw quota_exceeded(fmt::format("On the plan {} a book has at most {} story pages, not {}.",
                                   terms.title, *terms.story_pages, story_pages),
                       {{"quota", "story_pages"},
                        {"limit", *terms.story_pages},
                        {"used", story_pages},
                        {"plan", terms.name}});
}

void check_book_quota(Studio& studio, std::string_view account) {
  const store::AccountRecord row = get_account(studio, account);
  const PlanTerms& terms = terms_of(row);
  const auto begun_since = [&](std::int64_t ms) {
    return [&studio, &row, ms] { return studio.store().count_jobs_since(row.id, ms); };
  };
  check(studio, terms, {"books_ever", "books", terms.books_ever}, begun_since(0));
  check(studio, terms, {"books_a_month", "books a month", terms.books_a_month, Renewal::Monthly},
        begun_since(month_of(studio.now()).begins_ms));
}

void check_key_quota(Studio& studio, std::string_view account) {
  const store::AccountRecord row = get_account(studio, account);
  const PlanTerms& terms = terms_of(row);
  check(studio, terms, {"keys", "active API keys", terms.keys},
        [&] { return studio.store().count_active_keys(row.id, studio.now()); });
}

void check_rotation_quota(Studio& studio, std::string_view account) {
  const store::AccountRecord row = get_account(studio, account);
  const PlanTerms& terms = terms_of(row);
  check(studio, terms,
        {"keys", "active API keys with those that were rotated",
         terms.keys ? std::optional(2 * *terms.keys) : std::nullopt},
        [&] { return studio.store().count_active_keys(row.id, studio.now()); });
}

void check_webhook_quota(Studio& studio, std::string_view account) {
  const store::AccountRecord row = get_account(studio, account);
  const PlanTerms& terms = terms_of(row);
  check(studio, terms, {"webhooks", "webhooks", terms.webhooks},
        [&] { return studio.store().count_webhooks(row.id); });
}

std::int64_t count_ping(Studio& studio, std::string_view account) {
  std::int64_t count = 0;
  studio.store().in_transaction([&] {
    const store::AccountRecord row = get_account(studio, account);
    const PlanTerms& terms = terms_of(row);
    const std::string month = month_of(studio.now()).name;
    check(studio, terms, {"pings_a_month", "pings a month", terms.pings_a_month, Renewal::Monthly},
          [&] { return studio.store().used(row.id, month, kPings); });
    count = studio.store().count_use(row.id, month, kPings);
  });
  return count;
}

void count_change(Studio& studio, std::string_view account) {
  studio.store().count_use(account, month_of(studio.now()).name, kChanges);
}

Usage usage_of(Studio& studio, std::string_view account) {
  Usage usage;
  usage.account = get_account(studio, account);
  const Month month = month_of(studio.now());
  store::Store& store = studio.store();
  usage.books_this_month = store.count_jobs_since(account, month.begins_ms);
  usage.books_ever = store.count_jobs_since(account, 0);
  usage.pings = store.used(account, month.name, kPings);
  usage.changes = store.used(account, month.name, kChanges);
  usage.active_keys = store.count_active_keys(account, studio.now());
  usage.webhooks = store.count_webhooks(account);
  usage.resets_ms = month.ends_ms;
  return usage;
}

}  // namespace talewright::studio
