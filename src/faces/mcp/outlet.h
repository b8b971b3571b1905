// Where what concerns one incoming message goes; each transport brings its own.
#pragma once

#include <string>

namespace talewright::faces::mcp {

struct Answer {
  int status = 200;   ///< for HTTP
  std::string text{};  ///< a response or a batch of them; empty when there is none
};

/// All functions may be called from any thread, must not block for long and must not call the
/// conversation. `finish` is called exactly once, and nothing after it.
class Outlet {
 public:
  virtual ~Outlet() = default;
  /// One message before the answer: a notification, or a request to the client.
  virtual void send(std::string message) = 0;
  virtual void finish(Answer answer) = 0;
  /// Lets the client go, who comes back for the answer; for transports that can.
  virtual void let_go() {}
};

}  // namespace talewright::faces::mcp
