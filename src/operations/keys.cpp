// Handlers of the operations on API keys. Those that show a key take no idempotency key: what is
// kept for a repeated call would hold the secret.
#include "studio/keys.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "generated/operations.h"
#include "operations/account_shapes.h"
#include "operations/rights.h"
#include "studio/accounts.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::optional<std::int64_t> expiry(const studio::Studio& studio, const json::object& arguments) {
  const bool in_days = arguments.contains("expires_in_days");
  if (!arguments.contains("expires_at"))
    return in_days
               ? std::optional(studio.now() + kDayMs * integer_or(arguments, "expires_in_days", 0))
               : std::nullopt;
  const std::string at = text_or(arguments, "expires_at");
  if (in_days)
    throw studio::bad_argument("/expires_at", "not", "expires_in_days", at,
                               "Say either when a key expires or in how many days.");
  const auto ms = from_timestamp(at);
  if (!ms)
    throw studio::bad_argument("/expires_at", "format", "date-time", at,
                               "A time reads like 2027-01-31T12:00:00Z.");
  return ms;
}

contract::Reply reply(const studio::Studio& studio, const studio::MadeKey& made) {
  contract::Reply r;
  r.structured = {{"key", made.text}};
  for (const auto& member : shape(made.row, studio.now()))
    r.structured[member.key()] = member.value();
  r.text = fmt::format("{}\nThis is the only time the key is shown. It allows: {}.", made.text,
                       join(studio::scopes_of(made.row), ", "));
  return r;
}

}  // namespace

contract::Reply create_key(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  const std::string account = account_asked_for(context.caller, arguments);
  const studio::NewKey wanted{.label = std::string(trimmed(text_or(arguments, "label"))),
                              .scopes = texts_or_none(arguments, "scopes"),
                              .expires_ms = expiry(studio, arguments),
                              .addresses = texts_or_none(arguments, "addresses")};
  return reply(studio, studio::create_key(studio, account, wanted, context.caller.scopes));
}

contract::Reply list_keys(studio::Studio& studio, contract::Context& context,
                          const json::object& arguments) {
  const std::string account = account_asked_for(context.caller, arguments);
  studio::get_account(studio, account);
  const auto listing = studio.store().list_keys(
      account, text_or(arguments, "cursor"), static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::KeyRecord& key : listing.rows) {
    rows.push_back(shape(key, studio.now()));
    r.text += fmt::format("{} ({}): {}, {}\n", key.id, key.label,
                          studio::state_of(key, studio.now()), join(studio::scopes_of(key), ", "));
  }
  if (rows.empty()) r.text = "No keys yet; create_key makes one.";
  r.structured = {{"keys", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply revoke_key(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  const store::KeyRecord key =
      studio::revoke_key(studio, account_to_look_in(context.caller), text_or(arguments, "key_id"));
  contract::Reply r;
  r.structured = shape(key, studio.now());
  r.text = fmt::format("The key {} is revoked.", key.id);
  return r;
}

contract::Reply rotate_key(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  const std::string id = text_or(arguments, "key_id");
  const std::string account = account_to_look_in(context.caller);
  const studio::MadeKey made = studio::rotate_key(
      studio, account, id, integer_or(arguments, "overlap_seconds", studio::kUsualOverlapSeconds),
      context.caller.scopes);
  const store::KeyRecord old = studio::get_key(studio, account, id);
  contract::Reply r = reply(studio, made);
  r.structured["replaces"] = old.id;
  r.structured["old_key_ends_at"] = timestamp(old.expires_ms.value_or(studio.now()));
  r.text += fmt::format(" The old key {} ends at {}.", old.id,
                        timestamp(old.expires_ms.value_or(studio.now())));
  return r;
}

}  // namespace talewright::operations
