#include "faces/mcp/request.h"

#include <fmt/format.h>

#include "base/json.h"
#include "faces/mcp/json_rpc.h"

namespace talewright::faces::mcp {

namespace {

constexpr std::array<std::string_view, 8> kLogLevels = {"debug", "info",     "notice", "warning",
                                                        "error", "critical", "alert",  "emergency"};

[[noreturn]] void bad_params(std::string message) {
  throw ProtocolError(ErrorCode::InvalidParams, std::move(message));
}

// What may come before a legacy session is open.
bool opens_a_session(std::string_view method) { return method == "initialize" || method == "ping"; }

void read_modern_meta(const json::object& meta, Request& request) {
  const std::string version_key = meta_key("protocolVersion");
  const json::value& wanted = meta.at(version_key);
  if (!wanted.is_string()) bad_params(fmt::format("_meta[\"{}\"] must be a string.", version_key));
  const std::string capabilities_key = meta_key("clientCapabilities");
  if (!object_at(meta, capabilities_key))
    bad_params(fmt::format("_meta[\"{}\"] must be an object; {{}} will do.", capabilities_key));
  const auto version = find_version(wanted.get_string());
  if (!version || !is_modern(*version))
    throw ProtocolError(
        ErrorCode::UnsupportedVersion, "Unsupported protocol version.",
        {{"supported", {version_name(Version::V2026_07_28)}}, {"requested", wanted}});
  request.version = *version;
  if (const json::value* level = meta.if_contains(meta_key("logLevel"))) {
    if (level->is_string()) request.log_level = find_log_level(level->get_string());
    if (!request.log_level) bad_params("Unknown log level: " + to_text(*level));
  }
}

}  // namespace

std::optional<LogLevel> find_log_level(std::string_view name) {
  for (std::size_t i = 0; i < kLogLevels.size(); ++i)
    if (kLogLevels[i] == name) return static_cast<LogLevel>(i);
  return std::nullopt;
}

std::string_view log_level_name(LogLevel level) {
  return kLogLevels[static_cast<std::size_t>(level)];
}

std::string meta_key(std::string_view name) {
  return "io.modelcontextprotocol/" + std::string(name);
}

bool is_modern_message(const json::object& message) {
  const json::object* params = object_at(message, "params");
  const json::object* meta = params ? object_at(*params, "_meta") : nullptr;
  return meta && meta->contains(meta_key("protocolVersion"));
}

Request read_request(const json::object& message, std::optional<Version> negotiated) {
  Request request;
  request.method = std::string(message.at("method").as_string());
  if (const json::value* params = message.if_contains("params"); params && !params->is_null()) {
    if (!params->is_object()) bad_params("params must be an object.");
    request.params = params->get_object();
  }
  const json::value* meta = request.params.if_contains("_meta");
  if (meta && !meta->is_object()) bad_params("params._meta must be an object.");
  if (is_modern_message(message)) {
    read_modern_meta(meta->get_object(), request);
  } else if (negotiated || opens_a_session(request.method)) {
    request.version = negotiated.value_or(kLatestLegacy);
  } else {
    bad_params(
        fmt::format("params._meta[\"{}\"] is missing, and no initialize has opened a session.",
                    meta_key("protocolVersion")));
  }
  if (const json::value* token = meta ? meta->get_object().if_contains("progressToken") : nullptr) {
    if (!token->is_string() && !token->is_int64() && !token->is_uint64())
      bad_params("progressToken must be a string or an integer.");
    request.progress_token = *token;
  }
  return request;
}

}  // namespace talewright::faces::mcp
