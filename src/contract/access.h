// Who may call, and how often: what faces that strangers can reach ask before they do anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "contract/call.h"

namespace talewright::contract {

class Access {
 public:
  virtual ~Access() = default;
  /// Who presents this key from this address; an empty key is none. Throws Failure:
  /// authentication_required, invalid_api_key, api_key_revoked, api_key_expired, account_disabled,
  /// ip_not_allowed. Quick enough for the event loop: what it knows of a key may be a second old.
  virtual Caller admit(std::string_view key, std::string_view address) = 0;
  /// Calls a minute that the caller's plan allows in a family ("default", "elevated",
  /// "generation"); nothing = as many as it likes.
  virtual std::optional<int> calls_a_minute(const Caller& caller,
                                            std::string_view family) const = 0;
};

}  // namespace talewright::contract
