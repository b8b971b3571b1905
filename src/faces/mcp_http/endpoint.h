// The Streamable HTTP endpoint: decides for each request whose era it is, and answers it or hands
// it to its session.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "faces/gate/gate.h"
#include "faces/http/server.h"
#include "faces/mcp/conversation.h"
#include "faces/mcp_http/sessions.h"

namespace talewright::faces::mcp_http {

/// Where a server that wants keys describes each of its resources (RFC 9728); the resource's path
/// follows.
inline constexpr std::string_view kMetadataPath = "/.well-known/oauth-protected-resource";

struct Options {
  std::string path = "/mcp";
  /// The 2024-11-05 pair of endpoints besides: GET /sse and POST /messages.
  bool old_sse = false;
  std::size_t sessions = 4096;          ///< legacy ones, at most
  std::int64_t session_ms = 1'800'000;  ///< after so long without a message or stream they end
  std::size_t calls = 2048;             ///< at work at once or waiting for a thread
  /// Where clients reach the server; empty = as each request's Host says.
  std::string public_url = {};
};

class Endpoint {
 public:
  /// `server` and `gate` must outlive it.
  Endpoint(const mcp::Server& server, mcp::Executor executor, gate::Gate& gate, Options options);

  /// The handler of the endpoint's path.
  void handle(http::Request request, std::shared_ptr<http::Response> response);
  /// The handlers of the older pair: GET opens a session and its stream, POST speaks to it.
  void handle_old_sse(http::Request request, std::shared_ptr<http::Response> response);
  void handle_old_messages(http::Request request, std::shared_ptr<http::Response> response);
  /// From time to time.
  void tick();
  /// Ends subscriptions and sessions.
  void stop();

 private:
  struct Asked;  // one HTTP request with its answer
  bool admits(Asked& asked);
  void refuse(const Asked& asked, const Failure& failure) const;
  void refuse(const Asked& asked, const boost::json::value& message, const Failure& failure) const;
  std::optional<Failure> count(Asked& asked, const boost::json::value& message);
  std::optional<Failure> count_read(Asked& asked);
  std::string_view family_of(const boost::json::value& message) const;
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
  gate::Gate& gate_;
  const Options options_;
  Sessions sessions_;
  std::atomic<std::size_t> calls_{0};
  std::mutex mutex_;
  /// Open subscriptions, to be ended when the server stops.
  std::unordered_map<const mcp::Exchange*, std::weak_ptr<mcp::Exchange>> subscriptions_;
};

}  // namespace talewright::faces::mcp_http
