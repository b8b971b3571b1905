// The events of jobs, as the store numbers them.
#pragma once

#include "contract/feed.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

class Feed : public contract::Feed {
 public:
  /// The studio must outlive it.
  explicit Feed(studio::Studio& studio) : studio_(studio) {}
  std::string job_of(const contract::Caller& caller, std::string_view id) override;
  std::vector<contract::FeedEvent> since(std::string_view job_id, std::int64_t after) override;

 private:
  studio::Studio& studio_;
};

}  // namespace talewright::operations
