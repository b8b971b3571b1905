// Calls that are made once however often they are sent: a client names its call with an idempotency
// key, and what came of it is kept for 24 hours.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "contract/call.h"

namespace talewright::contract {

class KeptCalls {
 public:
  struct Outcome {
    Reply reply;
    bool replayed = false;  ///< nothing was done now; reply holds `structured` and `links` only
  };
  virtual ~KeptCalls() = default;
  /// Runs `work` unless the caller's account has made a call under this key. What the work writes
  /// and what it replies are kept in one transaction, or, when it throws, nothing is and the key is
  /// free again. `fingerprint` tells what is asked: the same key for something else throws
  /// idempotency_conflict; a call still running throws idempotency_in_progress. What `work` throws
  /// passes through.
  virtual Outcome once(const Caller& caller, std::string_view key, std::string_view operation,
                       std::string_view fingerprint, const std::function<Reply()>& work) = 0;
};

}  // namespace talewright::contract
