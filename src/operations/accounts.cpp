// Handlers of the operator's operations on accounts.
#include "studio/accounts.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "generated/operations.h"
#include "operations/account_shapes.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

contract::Reply reply(const studio::CreditsNow& now) {
  contract::Reply r;
  r.structured = shape(now.account);
  r.structured["credits"] = shape(now);
  r.text = fmt::format("{} ({}), plan {}, {}. {}.", now.account.name, now.account.id,
                       now.account.plan, now.account.state, in_words(now));
  return r;
}

std::optional<std::string> said(const json::object& arguments, std::string_view key) {
  if (!arguments.contains(key)) return std::nullopt;
  return text_or(arguments, key);
}

}  // namespace

contract::Reply create_account(studio::Studio& studio, contract::Context&,
                               const json::object& arguments) {
  const store::AccountRecord account =
      studio::create_account(studio, {.id = text_or(arguments, "account_id"),
                                      .name = std::string(trimmed(text_or(arguments, "name"))),
                                      .plan = text_or(arguments, "plan", "free")});
  contract::Reply r = reply(studio::credits_of(studio, account.id));
  r.text += " create_key with its account_id makes it a key.";
  return r;
}

contract::Reply list_accounts(studio::Studio& studio, contract::Context&,
                              const json::object& arguments) {
  const auto listing = studio.store().list_accounts(
      text_or(arguments, "cursor"), static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::AccountRecord& account : listing.rows) {
    rows.push_back(shape(account));
    r.text +=
        fmt::format("{}: {}, plan {}, {}\n", account.id, account.name, account.plan, account.state);
  }
  r.structured = {{"accounts", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply update_account(studio::Studio& studio, contract::Context&,
                               const json::object& arguments) {
  const store::AccountRecord account = studio::update_account(
      studio, text_or(arguments, "account_id"),
      {said(arguments, "name"), said(arguments, "plan"), said(arguments, "state")});
  return reply(studio::credits_of(studio, account.id));
}

contract::Reply grant_credits(studio::Studio& studio, contract::Context&,
                              const json::object& arguments) {
  return reply(studio::grant_credits(studio, text_or(arguments, "account_id"),
                                     integer_or(arguments, "amount", 0),
                                     text_or(arguments, "note")));
}

}  // namespace talewright::operations
