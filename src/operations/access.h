// Who may call: keys looked up in the store, remembered for a second so that a busy key costs no
// query a call. What this process changes of keys and accounts holds at once; what another one does
// (an operator's command beside the server) within that second.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "contract/access.h"
#include "store/records.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

class Access : public contract::Access {
 public:
  /// The studio must outlive it.
  explicit Access(studio::Studio& studio);
  ~Access() override;  ///< writes down what is not yet

  contract::Caller admit(std::string_view key, std::string_view address) override;
  std::optional<int> calls_a_minute(const contract::Caller& caller,
                                    std::string_view family) const override;

 private:
  /// What is known of a key's id, even that there is none: guessed ids cost as much as real ones.
  struct Known {
    std::optional<store::KeyRecord> key;
    std::string plan, account_state;
    std::int64_t at_ms = 0;
    std::uint64_t version = 0;
  };
  struct Use {
    std::string address;
    std::int64_t at_ms = 0;
  };

  Known look_up(std::string_view id);
  void note_use(const store::KeyRecord& key, std::string_view address, std::int64_t now_ms);
  void write_uses(std::stop_token stop);

  studio::Studio& studio_;
  mutable std::mutex mutex_;                                // guards what follows
  std::map<std::string, Known, std::less<>> known_;         // by key id
  std::map<std::string, std::int64_t, std::less<>> noted_;  // when a key's use was last noted
  std::map<std::string, Use, std::less<>> uses_;            // to be written, by key id
  std::condition_variable_any written_;
  std::jthread writer_;  // last: uses all of the above
};

}  // namespace talewright::operations
