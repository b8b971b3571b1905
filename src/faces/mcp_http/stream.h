// One stream of a legacy session: the answer to a POST, or the messages that belong to no request.
// A client that lost it comes back with the id of the last event it saw, and gets what followed.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "faces/gate/gate.h"
#include "faces/http/server.h"
#include "faces/mcp/outlet.h"
#include "faces/mcp/version.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {

using gate::Fields;

class Stream : public mcp::Outlet, public std::enable_shared_from_this<Stream> {
 public:
  /// `fields` go into the headers of the answer. Without a response nobody is attached yet.
  Stream(std::uint64_t number, Fields fields, std::shared_ptr<http::Response> response);

  /// The client can be let go and polls (2025-11-25): the stream begins with an id.
  void set_polled() { polled_ = true; }
  /// Lets go of this with the answer. Before there can be one.
  void hold(std::shared_ptr<void> held) { held_ = std::move(held); }
  /// Sees to the client's going away. Once, after the constructor.
  void watch();
  void send(std::string message) override;
  void finish(mcp::Answer answer) override;
  void let_go() override;

  /// Goes on with another response and its fields, after the event of that number. False when
  /// somebody is attached already.
  bool attach(std::shared_ptr<http::Response> response, Fields fields, std::uint64_t after);
  /// Ends the response, if there is one; what comes later waits for the next.
  void release();

  bool attached() const;
  bool finished() const;
  /// Something to come back for: a stream of events that was begun.
  bool begun() const;
  std::uint64_t number() const { return number_; }

 private:
  struct Event {
    std::uint64_t number;
    std::string text;
  };
  void begin();
  void record(std::string_view message);
  void watch(const std::shared_ptr<http::Response>& response);
  void lost(const http::Response* response);

  const std::uint64_t number_;
  Fields fields_;
  bool polled_ = false;
  std::shared_ptr<void> held_;
  mutable std::mutex mutex_;  // held while sending, so that events stay in order
  std::shared_ptr<http::Response> response_;
  bool begun_ = false, finished_ = false;
  std::uint64_t last_ = 0;
  std::deque<Event> events_;  // the latest, to be sent again
  std::size_t bytes_ = 0;
};

}  // namespace talewright::faces::mcp_http
