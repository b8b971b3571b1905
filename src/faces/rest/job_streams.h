// Everybody who follows one job. What happens is read once, worded once and sent to all; a stream
// itself is no more than its response and the number of the last event it was sent. Nobody waits:
// whoever hears of a change has an executor call read().
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "contract/feed.h"
#include "faces/rest/asked.h"

namespace talewright::faces::rest {

/// How a stream tells what happens.
enum class Wording {
  Events,   ///< named events, each with all its data
  Progress  ///< unnamed ones: {"step", "msg", "pct"}
};

/// One event as text of a stream.
std::string worded(const contract::FeedEvent& event, Wording wording);

class JobStreams : public std::enable_shared_from_this<JobStreams> {
 public:
  /// The feed must outlive it.
  JobStreams(contract::Feed& feed, std::string job_id);

  /// Begins the answer with what happened after the event of that number. It goes on until the last
  /// event; of a job that has ended, and of which nothing is left to tell, it is a 204, which keeps
  /// EventSource from coming back. Reads the feed.
  void join(const Asked& asked, Wording wording, std::int64_t after);
  /// Reads what is new and tells everybody.
  void read();
  /// Ends all streams, and those that join later.
  void end();
  bool empty() const;
  std::size_t size() const;

 private:
  struct Stream {
    std::shared_ptr<http::Response> response;
    std::int64_t last = 0;
    Wording wording = Wording::Events;
  };
  std::vector<contract::FeedEvent> all_since(std::int64_t after) const;
  std::uint64_t changes() const;
  bool stay(const Stream& stream, std::uint64_t seen);
  void leave(const http::Response* response);

  contract::Feed& feed_;
  const std::string job_id_;
  std::mutex reading_;  // one read at a time, so that events stay in order
  mutable std::mutex mutex_;
  std::unordered_map<const http::Response*, Stream> streams_;
  std::int64_t read_up_to_ = 0;
  std::uint64_t changes_ = 0;  // reads begun
  bool ended_ = false;
};

}  // namespace talewright::faces::rest
