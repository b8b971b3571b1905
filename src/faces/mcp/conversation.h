// One client's side of the protocol, free of any transport: messages come in as text, messages go
// out as text. It keeps what the legacy era remembers (what was negotiated, the log level,
// subscriptions, questions to the client) and the requests in flight, so that they can be
// cancelled; a modern request sees none of the former.
//
// A stdio process is one conversation, a legacy session over HTTP another. A modern request over
// HTTP belongs to none: it is an Exchange of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "faces/mcp/exchange.h"
#include "faces/mcp/outlet.h"
#include "faces/mcp/server.h"

namespace talewright::faces::mcp {

/// Runs the work some time, on another thread or at once; must not drop it. `long_work`: it took
/// long the last time.
using Executor = std::function<void(std::function<void()> work, bool long_work)>;

struct Limits {
  std::size_t in_flight = 256;         ///< requests that wait for a thread or run on one
  std::size_t streams = 256;           ///< subscriptions of the modern era, open at once
  std::size_t depth = 64;              ///< nesting of a message
  std::size_t rounds = 16;             ///< of questions within one request
  std::size_t subscriptions = 1000;    ///< resources a legacy session may follow
  std::int64_t answer_ms = 600'000;    ///< how long a client may take to answer us
};

class Conversation {
 public:
  /// The server must outlive the work given to the executor.
  Conversation(const Server& server, Executor executor, contract::Caller caller = {},
               Limits limits = {});
  /// Stops what is in flight, and waits for nothing.
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Handles one message. Quick methods are answered before this returns, all others through the
  /// executor. Throws nothing. One thread at a time.
  void receive(std::string_view message, const std::shared_ptr<Outlet>& outlet);
  /// The same for a message that has been parsed; `text` is what it was parsed from.
  void receive(boost::json::value message, std::string_view text,
               const std::shared_ptr<Outlet>& outlet);
  /// Answers a message that the transport could not take in, such as a line that is too long.
  void refuse(std::string message, const std::shared_ptr<Outlet>& outlet);
  /// Where a legacy client hears of changes, outside of any request. Takes one message; called
  /// from any thread, must not call the conversation.
  void set_announcer(std::function<void(std::string message)> announce);
  /// What initialize settled.
  std::optional<Version> version() const;
  /// Gives up on questions that nobody answers. From time to time.
  void tick();
  /// No message will come any more: ends subscriptions, and what waits for answers to questions.
  void end_of_input(bool on_stdio);
  /// The same, and asks all work to stop; what comes out of it is still sent.
  void stop(bool on_stdio);
  /// Requests that are not over: work has not ended or an answer has not reached its outlet,
  /// cancelled ones and subscriptions included.
  std::size_t in_flight() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace talewright::faces::mcp
