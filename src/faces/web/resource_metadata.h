// What a server that wants keys says of itself to clients of the protocol (RFC 9728).
#pragma once

#include <string>
#include <string_view>

#include "faces/mcp/server.h"

namespace talewright::faces::web {

/// Whether it is told at this path: for the site as a whole, or for the endpoint.
bool is_metadata_path(std::string_view path, std::string_view endpoint);

/// The document for the endpoint at that URL. It names no authorization server: keys are made by
/// the operator and come as bearer tokens.
std::string resource_metadata(const mcp::Server& server, std::string_view url);

}  // namespace talewright::faces::web
