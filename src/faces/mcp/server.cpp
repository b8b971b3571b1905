#include "faces/mcp/server.h"

#include <fmt/format.h>

#include "base/json.h"
#include "contract/tool_object.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"

namespace talewright::faces::mcp {

namespace {

// What never changes while the program runs may be kept for this long and shared between users;
// what depends on the caller's things is stale at once.
constexpr int kFixedTtlMs = 5 * 60 * 1000;
enum class Cache { None, Fixed, Own };

struct Row {
  std::string_view name;
  Method* run;
  Cache cache;
  bool quick;
  bool (*offered)(const Offer&);
};

constexpr auto kTools = [](const Offer&) { return true; };
constexpr auto kResources = [](const Offer& offer) { return offer.resources != nullptr; };
constexpr auto kPrompts = [](const Offer& offer) {
  return offer.prompts && !offer.prompts->all().empty();
};

constexpr Row kRows[] = {
    {"tools/call", call_tool, Cache::None, false, kTools},
    {"resources/list", list_resources, Cache::Own, false, kResources},
    {"resources/templates/list", list_resource_templates, Cache::Fixed, true, kResources},
    {"resources/read", read_resource, Cache::Own, false, kResources},
    {"prompts/list", list_prompts, Cache::Fixed, true, kPrompts},
    {"prompts/get", get_prompt, Cache::None, true, kPrompts},
    {"completion/complete", complete, Cache::None, true, has_completions},
};

const Row* find_row(std::string_view method) {
  for (const Row& row : kRows)
    if (row.name == method) return &row;
  return nullptr;
}

Cache cache_of(std::string_view method) {
  if (method == "tools/list" || method == "server/discover") return Cache::Fixed;
  const Row* row = find_row(method);
  return row ? row->cache : Cache::None;
}

json::object capabilities(const Offer& offer, Version version) {
  json::object result{{"tools", json::object()}, {"logging", json::object()}};
  if (kResources(offer)) result["resources"].emplace_object();
  if (kPrompts(offer)) result["prompts"].emplace_object();
  if (has_completions(offer) && has_completions_capability(version))
    result["completions"].emplace_object();
  return result;
}

json::object implementation(const ServerInfo& info) {
  json::object result{{"name", info.name}, {"version", info.version}};
  if (!info.title.empty()) result["title"] = info.title;
  return result;
}

}  // namespace

std::string text_param(const json::object& params, std::string_view name) {
  const json::value* value = params.if_contains(name);
  if (!value || !value->is_string())
    throw ProtocolError(ErrorCode::InvalidParams, fmt::format("\"{}\" must be a string.", name));
  return std::string(value->get_string());
}

std::string cursor_param(const Request& request) {
  const json::value* cursor = request.params.if_contains("cursor");
  return cursor && !cursor->is_null() ? text_param(request.params, "cursor") : std::string();
}

void refuse_cursor(const Request& request) {
  if (!cursor_param(request).empty())
    throw ProtocolError(ErrorCode::InvalidParams,
                        "This list has one page; the cursor is not ours.");
}

contract::Context context_of(const Call& call) {
  contract::Context context;
  context.request_id = call.request_id;
  context.stop = call.stop;
  context.progress = call.progress;
  return context;
}

Server::Server(Offer offer) : offer_(std::move(offer)) {}

bool Server::is_quick(std::string_view method) const {
  const Row* row = find_row(method);
  return !row || row->quick;
}

std::string Server::answer(const Request& request, const Call& call) const {
  if (request.method == "tools/list") {
    refuse_cursor(request);
    return tools_list(request);
  }
  if (request.method == "server/discover" && is_modern(request.version))
    return finished(request, discover_result());
  const Row* row = find_row(request.method);
  if (!row || !row->offered(offer_))
    throw ProtocolError(ErrorCode::MethodNotFound, "Method not found: " + request.method);
  return finished(request, row->run(offer_, request, call));
}

const std::string& Server::tools_list(const Request& request) const {
  ListText& list = tools_lists_[static_cast<std::size_t>(request.version)];
  std::call_once(list.once, [&] {
    json::array tools;
    for (const contract::Operation& operation : offer_.contract->operations()) {
      json::object tool = contract::tool_object(operation);
      if (!has_structured_output(request.version)) tool.erase("outputSchema");
      tools.push_back(std::move(tool));
    }
    list.text = finished(request, {{"tools", std::move(tools)}});
  });
  return list.text;
}

json::object Server::discover_result() const {
  json::array versions(kVersionNames.rbegin(), kVersionNames.rend());
  json::object result{{"supportedVersions", std::move(versions)},
                      {"capabilities", capabilities(offer_, Version::V2026_07_28)}};
  if (!offer_.info.instructions.empty()) result["instructions"] = offer_.info.instructions;
  return result;
}

json::object Server::initialize_result(Version version) const {
  json::object result{{"protocolVersion", version_name(version)},
                      {"capabilities", capabilities(offer_, version)},
                      {"serverInfo", implementation(offer_.info)}};
  if (!offer_.info.instructions.empty()) result["instructions"] = offer_.info.instructions;
  return result;
}

std::string Server::finished(const Request& request, json::object result) const {
  if (is_modern(request.version)) {
    result["resultType"] = "complete";
    if (const Cache cache = cache_of(request.method); cache != Cache::None) {
      result["ttlMs"] = cache == Cache::Fixed ? kFixedTtlMs : 0;
      result["cacheScope"] = cache == Cache::Fixed ? "public" : "private";
    }
    result["_meta"] = {{meta_key("serverInfo"), implementation(offer_.info)}};
  }
  return to_text(result);
}

}  // namespace talewright::faces::mcp
