// One request and whatever is sent about it: notifications, then at most one response, and nothing
// after that, whichever threads the work uses.
#pragma once

#include <limits>
#include <mutex>
#include <optional>
#include <stop_token>

#include "faces/mcp/conversation.h"
#include "faces/mcp/json_rpc.h"

namespace talewright::faces::mcp {

/// Where one message's answers go. `finish` is called exactly once, with nothing when there is no
/// response; a batch waits for it.
struct Outlet {
  Sink notify;
  std::function<void(std::optional<std::string>)> finish;
};

class Exchange {
 public:
  /// `threshold`: log messages below it, or all without one, are not sent.
  Exchange(Id id, Request request, std::optional<LogLevel> threshold, Outlet outlet);

  const Id& id() const { return id_; }
  const Request& request() const { return request_; }
  /// What the method may use. Refers to this exchange, which must outlive it.
  Call call();
  /// Sends the response, unless the exchange has been cancelled.
  void finish(std::string response);
  /// From here on nothing is sent, and the work is asked to stop.
  void cancel();
  void request_stop() { stop_.request_stop(); }
  bool stop_requested() const { return stop_.stop_requested(); }

 private:
  void progress(const contract::Progress& progress);
  void log(LogLevel level, boost::json::object data);

  const Id id_;
  const Request request_;
  const std::optional<LogLevel> threshold_;
  std::stop_source stop_;
  std::mutex mutex_;  // held while sending, so that nothing overtakes the response
  Outlet outlet_;
  bool finished_ = false;
  double last_progress_ = -std::numeric_limits<double>::infinity();
};

}  // namespace talewright::faces::mcp
