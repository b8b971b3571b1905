// Calls that are made once, over the store. What a call writes and what it replies are kept in one
// transaction, which begins with the first thing that is written: reading and drawing before that
// keep nobody waiting, but from then on everybody else's writing waits for this call's end. So work
// that is made once must not wait for what others write, for a job in particular: faces take
// "wait_seconds" out of the arguments of a call that comes with a key.
//
// Nothing of what failed is kept, so a call that was refused for want of credits goes through under
// the same key once there are some.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "contract/kept_calls.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

class KeptCalls : public contract::KeptCalls {
 public:
  /// The studio must outlive it.
  explicit KeptCalls(studio::Studio& studio) : studio_(studio) {}

  /// Keys are 1 to 255 printable ASCII characters, else validation_failed.
  Outcome once(const contract::Caller& caller, std::string_view key, std::string_view operation,
               std::string_view fingerprint, const std::function<contract::Reply()>& work) override;

  /// How long the reply to a call is kept.
  static constexpr std::int64_t kKeptMs = 24 * 3'600'000;

 private:
  class Running;
  std::optional<Outcome> earlier(const std::string& account, std::string_view key,
                                 std::string_view operation, std::string_view fingerprint);

  studio::Studio& studio_;
  std::mutex mutex_;
  std::set<std::pair<std::string, std::string>> running_;  // account and key; guarded by mutex_
};

}  // namespace talewright::operations
