// The Streamable HTTP endpoint: decides for each request whose era it is, and answers it or hands it
// to its session.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "faces/http/server.h"
#include "faces/mcp/conversation.h"
#include "faces/gate/guard.h"
#include "faces/mcp_http/serve.h"
#include "faces/mcp_http/sessions.h"

namespace talewright::faces::mcp_http {

class Endpoint {
 public:
  /// `server` must outlive it.
  Endpoint(const mcp::Server& server, mcp::Executor executor, const ServeOptions& options);

  /// The handler of the endpoint's path.
  void handle(http::Request request, std::shared_ptr<http::Response> response);
  /// The handlers of the older pair: GET opens a session and its stream, POST speaks to it.
  void handle_old_sse(const http::Request& request, const std::shared_ptr<http::Response>& response);
  void handle_old_messages(http::Request request, const std::shared_ptr<http::Response>& response);
  /// From time to time.
  void tick();
  /// Ends subscriptions and sessions.
  void stop();

 private:
  struct Asked;  // one HTTP request with its answer
  bool admits(Asked& asked) const;
  void post(Asked& asked);
  void get(const Asked& asked);
  void remove(const Asked& asked);
  void options(const Asked& asked);
  void modern(Asked& asked, boost::json::value value);
  void legacy(Asked& asked, boost::json::value value);
  void initialize(Asked& asked, boost::json::value value);
  void start(const std::shared_ptr<mcp::Exchange>& exchange, const Asked& asked);
  std::shared_ptr<Session> session_of(const Asked& asked);

  const mcp::Server& server_;
  const mcp::Executor executor_;
  const std::size_t most_calls_;
  const gate::Guard guard_;
  Sessions sessions_;
  std::atomic<std::size_t> calls_{0};
  std::mutex mutex_;
  /// Open subscriptions, to be ended when the server stops.
  std::unordered_map<const mcp::Exchange*, std::weak_ptr<mcp::Exchange>> subscriptions_;
};

}  // namespace talewright::faces::mcp_http
