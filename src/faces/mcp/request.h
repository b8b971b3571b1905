// One request, read: which revision it is made in, by whom, and what its metadata says.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "contract/call.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/version.h"

namespace talewright::faces::mcp {

using contract::LogLevel;
std::optional<LogLevel> find_log_level(std::string_view name);
std::string_view log_level_name(LogLevel level);

/// "io.modelcontextprotocol/" + name: the protocol's own keys in _meta and its extensions.
std::string meta_key(std::string_view name);

struct Request {
  std::string method;
  boost::json::object params;  ///< empty when absent
  Version version = kLatestLegacy;
  contract::Caller caller = {};
  contract::Abilities abilities = {};
  std::optional<boost::json::value> progress_token = {};  ///< a string or an integer
  std::optional<LogLevel> log_level = {};                 ///< the modern era's, for this request only
  std::string request_id = {};  ///< under which the transport knows it; empty = a new one
};

/// Whether the request, once accepted, stays open as a subscription.
inline bool is_listening(const Request& request) {
  return request.method == "subscriptions/listen" && is_modern(request.version);
}

/// What a legacy initialize settled.
struct Settled {
  Version version = kLatestLegacy;
  contract::Abilities abilities;
};

/// Whether the metadata of `params` says that the message is made in the modern era.
bool is_modern(const boost::json::object& params);

/// Reads method and metadata; takes the params. Without a modern era's metadata the request is a
/// legacy one, made under what initialize `settled`. Throws ProtocolError: InvalidParams for
/// malformed or missing metadata, UnsupportedVersion.
Request read_request(Message& message, const std::optional<Settled>& settled);

/// The value of an HTTP header by its name, whatever its case; surrounding blanks are gone.
using HeaderLookup = std::function<std::optional<std::string_view>(std::string_view name)>;

/// The same for a message that can only be modern, and came over HTTP: its headers must say what
/// the body says. Throws ProtocolError HeaderMismatch besides, in the order mcp.md 3 gives.
Request read_modern_request(Message& message, const HeaderLookup& headers);

/// What a client wrote in `capabilities`, at that revision.
contract::Abilities read_abilities(const boost::json::object& capabilities, Version version);

}  // namespace talewright::faces::mcp
