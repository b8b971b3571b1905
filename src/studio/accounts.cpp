#include "studio/accounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/text.h"
#include "generated/failures.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::size_t kMostIdLetters = 40, kMostNameLetters = 80;

bool is_account_id(std::string_view id) {
  return !id.empty() && id.size() <= kMostIdLetters && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void check_name(std::string_view name) {
  if (trimmed(name).empty() || code_points(name) > kMostNameLetters)
    throw bad_argument("/name", "maxLength", std::to_string(kMostNameLetters), name,
                       "An account's name has 1 to 80 characters.");
}

void check_plan(std::string_view plan) {
  if (find_terms(plan)) return;
  std::vector<std::string> names;
  for (const PlanTerms& terms : plans_on_offer()) names.push_back(terms.name);
  throw not_one_of("/plan", plan, names);
}

store::AccountRecord stored_account(Studio& studio, std::string_view id) {
  auto row = studio.store().find_account(id);
  if (!row)
    throw account_not_found(fmt::format("There is no account {}.", first_code_points(id, 64)),
                            {{"account_id", first_code_points(id, 64)}});
  return std::move(*row);
}

void write(Studio& studio, store::AccountRecord& row) {
  const std::int64_t was = row.updated_ms;
  row.updated_ms = studio.now();
  ensure(studio.store().update_account(row, was), "nobody else writes within a transaction");
  studio.access_changes();
}

/// Begins a cycle at `begins_ms`: what was left of the month before goes, the plan's credits come.
void begin_cycle(Studio& studio, store::AccountRecord& row, std::int64_t begins_ms) {
  row.cycle_started_ms = begins_ms;
  row.cycle_ends_ms = month_of(begins_ms).ends_ms;
  write(studio, row);
  const std::int64_t allocated = terms_of(row).monthly_credits.value_or(0);
  if (allocated != 0 || studio.store().balance_of(row.id).monthly != 0)
    studio.store().reset_monthly(row.id, allocated, studio.now());
}

bool cycle_is_over(const Studio& studio, const store::AccountRecord& row) {
  return terms_of(row).monthly_credits && row.cycle_ends_ms <= studio.now();
}

}  // namespace

const PlanTerms& terms_of(const store::AccountRecord& account) {
  if (const PlanTerms* terms = find_terms(account.plan)) return *terms;
  throw data_folder_newer(
      fmt::format("The account {} is on the plan {}, which this Talewright does "
                  "not know.",
                  account.id, account.plan));
}

store::AccountRecord create_account(Studio& studio, const NewAccount& account) {
  if (!is_account_id(account.id))
    throw bad_argument("/account_id", "pattern", "^[a-z0-9-]{1,40}$", account.id,
                       "An account's id has 1 to 40 lower-case letters, digits and dashes.");
  store::AccountRecord row;
  row.id = account.id;
  row.name = account.name.empty() ? account.id : account.name;
  row.plan = account.plan;
  row.created_ms = row.updated_ms = studio.now();
  check_name(row.name);
  check_plan(row.plan);
  studio.store().in_transaction([&] {
    if (studio.store().find_account(row.id))
      throw account_exists(fmt::format("There is an account {} already.", row.id),
                           {{"account_id", row.id}});
    studio.store().insert_account(row);
    begin_cycle(studio, row, studio.now());
    if (const std::int64_t welcome = terms_of(row).welcome_credits; welcome > 0)
      studio.store().grant(row.id, welcome, "welcome", studio.now());
  });
  return row;
}

store::AccountRecord get_account(Studio& studio, std::string_view id) {
  store::AccountRecord row = stored_account(studio, id);
  if (!cycle_is_over(studio, row)) return row;
  studio.store().in_transaction([&] {
    row = stored_account(studio, id);  // another thread may have turned it
    if (cycle_is_over(studio, row)) begin_cycle(studio, row, month_of(studio.now()).begins_ms);
  });
  return row;
}

store::AccountRecord update_account(Studio& studio, std::string_view id,
                                    const AccountChange& change) {
  if (change.name) check_name(*change.name);
  if (change.plan) check_plan(*change.plan);
  if (change.state && *change.state != "active" && *change.state != "disabled")
    throw not_one_of("/state", *change.state, {"active", "disabled"});
  store::AccountRecord row;
  studio.store().in_transaction([&] {
    row = get_account(studio, id);
    if (id == kLocalAccount && change.plan.value_or(row.plan) != row.plan)
      throw bad_argument("/plan", "const", row.plan, *change.plan,
                         "This machine's own account stays on its plan.");
    if (id == kLocalAccount && change.state.value_or(row.state) != row.state)
      throw bad_argument("/state", "const", row.state, *change.state,
                         "This machine's own account stays active.");
    if (change.name) row.name = *change.name;
    if (change.state) row.state = *change.state;
    if (change.plan && *change.plan != row.plan) {
      // The old month's credits go before the plan does: an unlimited plan has no monthly bucket.
      if (studio.store().balance_of(row.id).monthly != 0)
        studio.store().reset_monthly(row.id, 0, studio.now());
      row.plan = *change.plan;
      begin_cycle(studio, row, studio.now());
    } else {
      write(studio, row);
    }
  });
  return row;
}

}  // namespace talewright::studio
