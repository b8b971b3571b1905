// One client's side of the protocol, free of any transport: messages come in as text, messages go
// out as text. It keeps what the legacy era remembers (the negotiated version, the log level) and
// the requests in flight, so that they can be cancelled; a modern request sees none of that.
//
// A stdio process is one conversation; an HTTP session, or a single modern POST, will be one too:
// hence the sink comes with each message.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "faces/mcp/server.h"

namespace talewright::faces::mcp {

/// Takes one outgoing message without a line end. Called from any thread, must neither block for
/// long nor call the conversation.
using Sink = std::function<void(std::string message)>;
/// Runs the work some time, on another thread or at once; must not drop it.
using Executor = std::function<void(std::function<void()> work)>;

struct Limits {
  std::size_t in_flight = 256;  ///< requests that wait for a thread or run on one
  std::size_t depth = 64;       ///< nesting of a message
};

class Conversation {
 public:
  /// The server must outlive the work given to the executor.
  Conversation(const Server& server, Executor executor, Limits limits = {});
  /// Stops what is in flight, and waits for nothing.
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Handles one message. Quick methods are answered before this returns, all others through the
  /// executor. Throws nothing. One thread at a time.
  void receive(std::string_view message, const Sink& sink);
  /// Answers a message that the transport could not take in, such as a line that is too long.
  void refuse(std::string message, const Sink& sink);
  /// Asks everything in flight to stop; what comes out of it is still sent.
  void stop();
  /// Requests whose work has not ended or whose answer has not reached its sink, cancelled ones
  /// included.
  std::size_t in_flight() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace talewright::faces::mcp
