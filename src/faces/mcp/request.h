// One request, read: which revision it is made in, and what its metadata asks for.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "faces/mcp/version.h"

namespace talewright::faces::mcp {

/// In rising order of severity.
enum class LogLevel { Debug, Info, Notice, Warning, Error, Critical, Alert, Emergency };
std::optional<LogLevel> find_log_level(std::string_view name);
std::string_view log_level_name(LogLevel level);

/// "io.modelcontextprotocol/" + name: the protocol's own keys in _meta.
std::string meta_key(std::string_view name);

struct Request {
  std::string method;
  boost::json::object params;  ///< empty when absent
  Version version = kLatestLegacy;
  std::optional<boost::json::value> progress_token;  ///< a string or an integer
  std::optional<LogLevel> log_level;                 ///< the modern era's, for this request only
};

/// Whether a message is made in the modern era, whatever its method.
bool is_modern_message(const boost::json::object& message);

/// Reads method, params and _meta. `negotiated` is what initialize settled, if it did. Throws
/// ProtocolError: InvalidParams for malformed or missing metadata, UnsupportedVersion.
Request read_request(const boost::json::object& message, std::optional<Version> negotiated);

}  // namespace talewright::faces::mcp
