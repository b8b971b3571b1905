#include "studio/keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/digest.h"
#include "base/ids.h"
#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"
#include "net/addresses.h"
#include "studio/accounts.h"
#include "studio/quotas.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::string_view kPrefix = "tw_";
constexpr std::size_t kIdDigits = 8, kSecretCharacters = 32;
constexpr std::size_t kMostLabel = 80, kMostAddresses = 32;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
bool is_base62(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<std::string> texts(std::string_view stored) {
  const json::value array = json::parse(stored);
  std::vector<std::string> result;
  for (const json::value& v : array.as_array()) result.emplace_back(v.as_string());
  return result;
}

void check_scopes(const std::vector<std::string>& wanted, const Scopes& makers) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (std::ranges::find(scopes_on_offer(), wanted[i], &ScopeEntry::name) ==
        scopes_on_offer().end()) {
      std::vector<std::string> names;
      for (const ScopeEntry& entry : scopes_on_offer()) names.push_back(entry.name);
      throw not_one_of(fmt::format("/scopes/{}", i), wanted[i], names);
    }
    if (makers && !makers->contains(wanted[i]))
      throw insufficient_scope(
          fmt::format("A key cannot hand out {}, which it does not have itself.", wanted[i]),
          {{"required", wanted[i]}});
  }
}

void check(const NewKey& wanted, std::int64_t now_ms) {
  if (code_points(wanted.label) > kMostLabel)
    throw bad_argument("/label", "maxLength", std::to_string(kMostLabel), wanted.label,
                       "A label has at most 80 characters.");
  if (wanted.addresses.size() > kMostAddresses)
    throw bad_argument("/addresses", "maxItems", std::to_string(kMostAddresses),
                       std::to_string(wanted.addresses.size()),
                       "A key lists at most 32 addresses.");
  for (std::size_t i = 0; i < wanted.addresses.size(); ++i)
    if (!net::is_block(wanted.addresses[i]))
      throw bad_argument(fmt::format("/addresses/{}", i), "format", "CIDR block",
                         wanted.addresses[i],
                         "An address reads like 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.");
  if (wanted.expires_ms && *wanted.expires_ms <= now_ms)
    throw bad_argument("/expires_at", "minimum", timestamp(now_ms), timestamp(*wanted.expires_ms),
                       "A key must expire in the future.");
}

/// Makes the row under a new id, within a transaction.
MadeKey insert(Studio& studio, store::KeyRecord row) {
  do {
    row.id = random_hex(kIdDigits);
  } while (studio.store().find_key(row.id));
  MadeKey made;
  made.text = fmt::format("{}{}_{}", kPrefix, row.id, random_base62(kSecretCharacters));
  row.hash = sha256_hex(made.text);
  row.created_ms = studio.now();
  studio.store().insert_key(row);
  studio.access_changes();
  made.row = std::move(row);
  return made;
}

Failure not_active(const store::KeyRecord& key, std::string_view state) {
  return key_state_invalid(
      state == "active" ? fmt::format("The key {} was rotated already: rotate its successor {}.",
                                      key.id, key.replaced_by)
                        : fmt::format("The key {} is {}; make a new one.", key.id, state),
      {{"key_id", key.id}, {"state", state}, {"replaced_by", key.replaced_by}});
}

}  // namespace

const std::vector<ScopeEntry>& scopes_on_offer() {
  static const std::vector<ScopeEntry> all = [] {
    std::vector<ScopeEntry> entries;
    const json::value file = parse_embedded("resources/scopes.json");
    for (const json::value& v : file.as_array()) {
      const json::object& o = v.as_object();
      entries.push_back(
          {text_or(o, "scope"), text_or(o, "about"), flag_or(o, "of_new_keys", false)});
    }
    return entries;
  }();
  return all;
}

MadeKey create_key(Studio& studio, std::string_view account, const NewKey& wanted,
                   const Scopes& makers) {
  std::vector<std::string> scopes = wanted.scopes;
  if (scopes.empty())
    for (const ScopeEntry& entry : scopes_on_offer())
      if (entry.of_new_keys) scopes.push_back(entry.name);
  check(wanted, studio.now());
  check_scopes(scopes, makers);
  std::ranges::sort(scopes);
  scopes.erase(std::ranges::unique(scopes).begin(), scopes.end());
  store::KeyRecord row;
  row.account = account;
  row.label = wanted.label;
  row.scopes = json::serialize(to_array(scopes));
  row.addresses = json::serialize(to_array(wanted.addresses));
  row.expires_ms = wanted.expires_ms;
  MadeKey made;
  studio.store().in_transaction([&] {
    check_key_quota(studio, account);
    made = insert(studio, std::move(row));
  });
  return made;
}

store::KeyRecord get_key(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_key(id);
  if (!row || (!account.empty() && row->account != account))
    throw key_not_found(fmt::format("There is no API key {}.", first_code_points(id, 64)),
                        {{"key_id", first_code_points(id, 64)}});
  return std::move(*row);
}

store::KeyRecord revoke_key(Studio& studio, std::string_view account, std::string_view id) {
  store::KeyRecord row;
  studio.store().in_transaction([&] {
    row = get_key(studio, account, id);
    if (row.revoked_ms) return;
    row.revoked_ms = studio.now();
    studio.store().update_key(row);
    studio.access_changes();
  });
  return row;
}

MadeKey rotate_key(Studio& studio, std::string_view account, std::string_view id,
                   std::int64_t overlap_seconds, const Scopes& makers) {
  if (overlap_seconds < 0 || overlap_seconds > kMostOverlapSeconds)
    throw bad_argument("/overlap_seconds", "maximum", std::to_string(kMostOverlapSeconds),
                       std::to_string(overlap_seconds),
                       "A rotated key goes on for a week at most.");
  MadeKey made;
  studio.store().in_transaction([&] {
    store::KeyRecord old = get_key(studio, account, id);
    const std::string_view state = state_of(old, studio.now());
    if (state != "active" || !old.replaced_by.empty()) throw not_active(old, state);
    check_scopes(scopes_of(old), makers);
    check_rotation_quota(studio, old.account);
    store::KeyRecord row;
    row.account = old.account;
    row.label = old.label;
    row.scopes = old.scopes;
    row.addresses = old.addresses;
    if (old.expires_ms) row.expires_ms = studio.now() + (*old.expires_ms - old.created_ms);
    made = insert(studio, std::move(row));
    const std::int64_t end = studio.now() + 1000 * overlap_seconds;
    old.expires_ms = std::min(end, old.expires_ms.value_or(end));
    old.replaced_by = made.row.id;
    studio.store().update_key(old);
  });
  return made;
}

std::string_view state_of(const store::KeyRecord& key, std::int64_t now_ms) {
  if (key.revoked_ms) return "revoked";
  if (key.expires_ms && *key.expires_ms <= now_ms) return "expired";
  return "active";
}

std::vector<std::string> scopes_of(const store::KeyRecord& key) { return texts(key.scopes); }
std::vector<std::string> addresses_of(const store::KeyRecord& key) { return texts(key.addresses); }

std::string_view id_in_key(std::string_view text) {
  constexpr std::size_t kLength = kPrefix.size() + kIdDigits + 1 + kSecretCharacters;
  if (text.size() != kLength || !text.starts_with(kPrefix)) return {};
  const std::string_view id = text.substr(kPrefix.size(), kIdDigits);
  const std::string_view secret = text.substr(kPrefix.size() + kIdDigits + 1);
  if (!std::ranges::all_of(id, is_hex) || text[kPrefix.size() + kIdDigits] != '_' ||
      !std::ranges::all_of(secret, is_base62))
    return {};
  return id;
}

bool is_key_of(std::string_view text, const store::KeyRecord* row) {
  static const std::string nobodys(64, '0');
  return same_secret(sha256_hex(text), row ? row->hash : nobodys) && row;
}

}  // namespace talewright::studio
