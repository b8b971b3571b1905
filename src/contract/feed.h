// What happens to a thing, as numbered lines that can be read on from any of them: the events of a
// job for streams that are resumed. A change is told by Events (TaskChanged with the job's id).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "contract/call.h"

namespace talewright::contract {

struct FeedEvent {
  std::int64_t id = 0;  ///< rises
  std::string type;     ///< "job.progress"
  std::string data;     ///< JSON on one line; of a job that goes on, "step" says what it is at
  bool last = false;    ///< nothing follows
};

class Feed {
 public:
  virtual ~Feed() = default;
  /// The job that a job's or a finished book's id leads to. Throws job_not_found.
  virtual std::string job_of(const Caller& caller, std::string_view id) = 0;
  /// At most 1,000 events of a job after the one with that id (0 = from its beginning), oldest first.
  virtual std::vector<FeedEvent> since(std::string_view job_id, std::int64_t after) = 0;
};

}  // namespace talewright::contract
