// API keys: who may come in under an account's name, and what for. A key reads
// tw_<8 hex digits: its id>_<32 random characters>; only its SHA-256 is kept, so it can be shown
// once and never again.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.h"

namespace talewright::studio {

class Studio;

/// What a key can allow: resources/scopes.json.
struct ScopeEntry {
  std::string name;  ///< "story:read", as operations name it
  std::string about;
  bool of_new_keys = false;  ///< had by keys that are made without naming scopes
};
const std::vector<ScopeEntry>& scopes_on_offer();

/// The scopes of whoever makes a key; nothing = all of them. A key hands out no more than it has.
using Scopes = std::optional<std::set<std::string>>;

struct NewKey {
  std::string label;
  std::vector<std::string> scopes;  ///< empty = those of new keys
  std::optional<std::int64_t> expires_ms;
  std::vector<std::string>
      addresses;  ///< it may be used from: addresses and CIDR blocks; empty = any
};

struct MadeKey {
  store::KeyRecord row;
  std::string text;  ///< the key itself
};

/// Throws account_not_found, validation_failed (unknown scope, no address, a time that has passed),
/// insufficient_scope, quota_exceeded.
MadeKey create_key(Studio& studio, std::string_view account, const NewKey& wanted,
                   const Scopes& makers);

/// `account` empty = of any account. Throws key_not_found.
store::KeyRecord get_key(Studio& studio, std::string_view account, std::string_view id);

/// Ends a key for good; twice is fine. Throws key_not_found.
store::KeyRecord revoke_key(Studio& studio, std::string_view account, std::string_view id);

/// How long a rotated key goes on beside its successor.
inline constexpr std::int64_t kUsualOverlapSeconds = 86'400, kMostOverlapSeconds = 604'800;

/// A new key with the label, scopes, addresses and length of life of an active one, which ends
/// after the overlap. Throws key_not_found, key_state_invalid, insufficient_scope,
/// validation_failed, quota_exceeded.
MadeKey rotate_key(Studio& studio, std::string_view account, std::string_view id,
                   std::int64_t overlap_seconds, const Scopes& makers);

/// "active", "revoked" or "expired".
std::string_view state_of(const store::KeyRecord& key, std::int64_t now_ms);
std::vector<std::string> scopes_of(const store::KeyRecord& key);
std::vector<std::string> addresses_of(const store::KeyRecord& key);

/// The id within a key's text; empty when it does not look like a key.
std::string_view id_in_key(std::string_view text);
/// Whether the text is the key of this row; without a row, takes as long to say no.
bool is_key_of(std::string_view text, const store::KeyRecord* row);

}  // namespace talewright::studio
