// The Model Context Protocol over HTTP: both eras on one path, chosen for each message.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "faces/http/server.h"
#include "faces/mcp/server.h"

namespace talewright::faces::mcp_http {

struct ServeOptions {
  http::Options http;
  std::string path = "/mcp";
  /// The 2024-11-05 pair of endpoints besides: GET /sse and POST /messages.
  bool old_sse = false;
  /// Names under which the server is reached besides those of this machine's loopback, and origins
  /// of web pages that may use it ("https://app.example").
  std::vector<std::string> hosts, origins;
  std::size_t sessions = 4096;         ///< legacy ones, at most
  std::int64_t session_ms = 1'800'000;  ///< after so long without a message or stream they end
  std::size_t calls = 2048;            ///< at work at once or waiting for a thread
  std::function<void(std::uint16_t port)> listening = [](std::uint16_t) {};
};

/// Serves until SIGTERM or SIGINT; gives the exit status of the process. Throws std::exception
/// when the port cannot be opened. Should a call ignore its stop token beyond the grace, the
/// process is ended here (std::_Exit).
int serve(const mcp::Server& server, const ServeOptions& options);

}  // namespace talewright::faces::mcp_http
