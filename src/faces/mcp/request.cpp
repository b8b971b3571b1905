#include "faces/mcp/request.h"

#include <fmt/format.h>

#include "base/json.h"
#include "faces/mcp/headers.h"

namespace talewright::faces::mcp {

namespace {

constexpr std::string_view kVersion = "io.modelcontextprotocol/protocolVersion",
                           kCapabilities = "io.modelcontextprotocol/clientCapabilities",
                           kLogLevel = "io.modelcontextprotocol/logLevel",
                           kTasks = "io.modelcontextprotocol/tasks",
                           kApps = "io.modelcontextprotocol/ui";
constexpr std::array<std::string_view, 8> kLogLevels = {"debug", "info",     "notice", "warning",
                                                        "error", "critical", "alert",  "emergency"};

[[noreturn]] void bad_meta(std::string message) {
  throw ProtocolError(ErrorCode::InvalidParams, std::move(message), {}, 400);
}

// What may come before a legacy session is open.
bool opens_a_session(std::string_view method) { return method == "initialize" || method == "ping"; }

const json::object* meta_of(const json::object& params) {
  const json::value* meta = params.if_contains("_meta");
  if (!meta) return nullptr;
  if (!meta->is_object()) bad_meta("params._meta must be an object.");
  return &meta->get_object();
}

// The version a modern request names, as text.
std::string_view named_version(const json::object* meta) {
  const json::value* version = meta ? meta->if_contains(kVersion) : nullptr;
  if (!version || !version->is_string())
    bad_meta(fmt::format("params._meta[\"{}\"] must be a string.", kVersion));
  return version->get_string();
}

const json::object& named_capabilities(const json::object& meta) {
  const json::object* capabilities = object_at(meta, kCapabilities);
  if (!capabilities)
    bad_meta(fmt::format("_meta[\"{}\"] must be an object; {{}} will do.", kCapabilities));
  return *capabilities;
}

Version served_version(std::string_view name) {
  const auto version = find_version(name);
  if (!version || !is_modern(*version))
    throw ProtocolError(ErrorCode::UnsupportedVersion, "Unsupported protocol version.",
                        {{"supported", {version_name(Version::V2026_07_28)}}, {"requested", name}});
  return *version;
}

void read_wishes(const json::object* meta, Request& request) {
  if (!meta) return;
  if (const json::value* token = meta->if_contains("progressToken")) {
    if (!token->is_string() && !token->is_int64() && !token->is_uint64())
      bad_meta("progressToken must be a string or an integer.");
    request.progress_token = *token;
  }
  if (!is_modern(request.version)) return;
  if (const json::value* level = meta->if_contains(kLogLevel)) {
    if (level->is_string()) request.log_level = find_log_level(level->get_string());
    if (!request.log_level)
      throw ProtocolError(ErrorCode::InvalidParams, "Unknown log level: " + to_text(*level));
  }
}

Request taken(Message& message) {
  return {.method = std::move(message.method), .params = std::move(message.params)};
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

contract::Abilities read_abilities(const json::object& capabilities, Version version) {
  contract::Abilities abilities;
  if (const json::object* elicitation = object_at(capabilities, "elicitation");
      elicitation && version >= Version::V2025_06_18) {
    abilities.url = elicitation->contains("url") && version >= Version::V2025_11_25;
    abilities.form = elicitation->contains("form") || !elicitation->contains("url");
  }
  abilities.sampling = object_at(capabilities, "sampling") != nullptr;
  abilities.roots = object_at(capabilities, "roots") != nullptr;
  if (const json::object* extensions = object_at(capabilities, "extensions")) {
    abilities.tasks = is_modern(version) && object_at(*extensions, kTasks);
    abilities.apps = object_at(*extensions, kApps) != nullptr;
  }
  return abilities;
}

bool is_modern(const json::object& params) {
  const json::object* meta = object_at(params, "_meta");
  return meta && meta->contains(kVersion);
}

Request read_request(Message& message, const std::optional<Settled>& settled) {
  Request request = taken(message);
  const json::object* meta = meta_of(request.params);
  if (is_modern(request.params)) {
    const std::string_view version = named_version(meta);
    const json::object& capabilities = named_capabilities(*meta);
    request.version = served_version(version);
    request.abilities = read_abilities(capabilities, request.version);
  } else if (settled) {
    request.version = settled->version;
    request.abilities = settled->abilities;
  } else if (!opens_a_session(request.method)) {
    bad_meta(fmt::format("params._meta[\"{}\"] is missing, and no initialize has opened a session.",
                         kVersion));
  }
  read_wishes(meta, request);
  return request;
}

Request read_modern_request(Message& message, const HeaderLookup& headers) {
  Request request = taken(message);
  const json::object* meta = meta_of(request.params);
  const std::string_view version = named_version(meta);
  const json::object& capabilities = named_capabilities(*meta);
  check_header(headers, "MCP-Protocol-Version", version);
  request.version = served_version(version);
  request.abilities = read_abilities(capabilities, request.version);
  check_header(headers, "Mcp-Method", request.method);
  if (const std::string_view named = named_param(request.method); !named.empty())
    if (const json::value* name = request.params.if_contains(named); name && name->is_string())
      check_coded_header(headers, "Mcp-Name", name->get_string());
  read_wishes(meta, request);
  return request;
}

}  // namespace talewright::faces::mcp
