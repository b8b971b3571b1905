// Handlers of the operations on credits and what a plan allows.
#include "studio/credits.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "generated/failures.h"
#include "generated/operations.h"
#include "operations/account_shapes.h"
#include "studio/accounts.h"
#include "studio/studio.h"

namespace talewright::operations {

contract::Reply ping(studio::Studio& studio, contract::Context& context, const json::object&) {
  const std::int64_t pings = studio::count_ping(studio, context.caller.account);
  const store::AccountRecord account = studio::get_account(studio, context.caller.account);
  const studio::PlanTerms& terms = studio::terms_of(account);
  contract::Reply r;
  r.structured = {{"status", "ok"},
                  {"account", account.id},
                  {"plan", terms.name},
                  {"plan_title", terms.title},
                  {"pings_this_month", pings},
                  {"pings_limit", number_or_null(terms.pings_a_month)},
                  {"timestamp", timestamp(studio.now())}};
  r.text = fmt::format("The account {} is on the plan {}.", account.id, terms.title);
  return r;
}

contract::Reply get_credits(studio::Studio& studio, contract::Context& context,
                            const json::object&) {
  const studio::CreditsNow now = studio::credits_of(studio, context.caller.account);
  contract::Reply r;
  r.structured = shape(now);
  r.text = in_words(now) + ".";
  return r;
}

contract::Reply list_transactions(studio::Studio& studio, contract::Context& context,
                                  const json::object& arguments) {
  const auto page =
      studio::list_transactions(studio, context.caller.account, text_or(arguments, "cursor"),
                                static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::TransactionRecord& t : page.rows) {
    rows.push_back(shape(t));
    r.text += fmt::format("{} {} {:+} {}\n", timestamp(t.at_ms), t.kind, t.amount, t.note);
  }
  if (rows.empty()) r.text = "No credits have come or gone yet.";
  r.structured = {{"transactions", std::move(rows)}};
  if (!page.next.empty()) r.structured["next_cursor"] = page.next;
  return r;
}

contract::Reply get_usage(studio::Studio& studio, contract::Context& context, const json::object&) {
  const studio::Usage usage = studio::usage_of(studio, context.caller.account);
  const studio::PlanTerms& terms = studio::terms_of(usage.account);
  contract::Reply r;
  r.structured = shape(usage);
  r.text = fmt::format(
      "On the plan {}: {} books this month{}.", terms.title, usage.books_this_month,
      terms.books_a_month ? fmt::format(" of {}", *terms.books_a_month) : std::string());
  return r;
}

contract::Reply start_checkout(studio::Studio&, contract::Context&, const json::object&) {
  throw billing_not_configured(
      "No payment service is set up on this server; its operator grants credits and changes "
      "plans.");
}

}  // namespace talewright::operations
