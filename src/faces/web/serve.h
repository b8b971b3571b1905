// One site on one port: the Model Context Protocol at /mcp, REST at /api/v1, files and documents.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "faces/gate/gate.h"
#include "faces/http/server.h"
#include "faces/mcp/server.h"
#include "faces/mcp_http/endpoint.h"
#include "faces/rest/endpoint.h"

namespace talewright::faces::web {

struct ServeOptions {
  http::Options http;
  gate::Options gate;
  mcp_http::Options mcp;
  /// What REST offers (its gate is filled in here); nothing = the protocol alone.
  std::optional<rest::Offer> rest;
  std::function<void(std::uint16_t port)> listening = [](std::uint16_t) {};
};

/// Serves until SIGTERM or SIGINT; gives the exit status of the process. Throws std::exception
/// when the port cannot be opened. Should a call ignore its stop token beyond the grace, the
/// process is ended here (std::_Exit).
int serve(const mcp::Server& server, ServeOptions options);

}  // namespace talewright::faces::web
