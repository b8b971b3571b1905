#include "faces/mcp/server.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <unordered_map>

#include "base/json.h"
#include "base/seal.h"
#include "contract/tool_object.h"
#include "faces/mcp/content.h"
#include "faces/mcp/headers.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"
#include "faces/mcp/questions.h"
#include "generated/failures.h"

namespace talewright::faces::mcp {

namespace {

// What never changes while the program runs may be kept for this long and shared between users;
// what depends on the caller's things is stale at once.
constexpr int kFixedTtlMs = 5 * 60 * 1000;
// A tool that took longer than this gives up the event loop's thread from the start next time.
constexpr std::chrono::microseconds kLong{500};

enum class Cache { None, Fixed, Own };

struct Row {
  std::string_view name;
  Method* run;
  Cache cache;
  bool quick, modern_only;
  bool (*offered)(const Offer&);
};

constexpr auto kResources = [](const Offer& offer) { return offer.resources != nullptr; };
constexpr auto kPrompts = [](const Offer& offer) { return offer.prompts != nullptr; };
constexpr auto kTasks = [](const Offer& offer) { return offer.tasks != nullptr; };

constexpr Row kRows[] = {
    {"resources/list", list_resources, Cache::Own, false, false, kResources},
    {"resources/templates/list", list_resource_templates, Cache::Fixed, true, false, kResources},
    {"resources/read", read_resource, Cache::Own, false, false, kResources},
    {"prompts/list", list_prompts, Cache::Fixed, true, false, kPrompts},
    {"prompts/get", get_prompt, Cache::None, true, false, kPrompts},
    {"completion/complete", complete, Cache::None, true, false, has_completions},
    {"tasks/get", get_task, Cache::None, false, true, kTasks},
    {"tasks/update", update_task, Cache::None, false, true, kTasks},
    {"tasks/cancel", cancel_task, Cache::None, false, true, kTasks},
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

json::object with_changes(bool changes) {
  return changes ? json::object{{"listChanged", true}} : json::object();
}

json::object capabilities(const Offer& offer, Version version) {
  json::object result{{"tools", with_changes(offer.tools_change)}, {"logging", json::object()}};
  if (kResources(offer)) {
    json::object resources = with_changes(offer.resources_change);
    if (offer.events) resources["subscribe"] = true;
    result["resources"] = std::move(resources);
  }
  if (kPrompts(offer)) result["prompts"] = with_changes(offer.prompts_change);
  if (has_completions(offer) && has_completions_capability(version))
    result["completions"].emplace_object();
  json::object extensions;
  if (kTasks(offer) && is_modern(version)) extensions[meta_key("tasks")].emplace_object();
  if (offer.apps) extensions[meta_key("ui")].emplace_object();
  if (!extensions.empty() && is_modern(version)) result["extensions"] = std::move(extensions);
  return result;
}

json::object implementation(const ServerInfo& info) {
  json::object result{{"name", info.name}, {"version", info.version}};
  if (!info.title.empty()) result["title"] = info.title;
  return result;
}

[[noreturn]] void cannot(const contract::AbilityNeeded& needed) {
  throw ProtocolError(ErrorCode::CapabilityMissing,
                      "This needs a client that can do more than it declares.",
                      {{"requiredCapabilities", needed.capabilities}});
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

// ---- the tools that are shown

struct Server::Tools {
  struct ListText {
    std::once_flag once;
    std::string text;
  };
  std::set<std::string> toolsets;  // empty = what is usual of each
  std::array<ListText, kVersionNames.size()> lists;

  bool shows(const contract::Operation& operation) const {
    if (toolsets.empty()) return operation.usual;
    return toolsets.contains(operation.toolset) || toolsets.contains(Server::kAllToolsets);
  }
};

struct Server::State {
  struct Known {
    const contract::Operation* operation = nullptr;
    std::vector<ParamHeader> headers;
    std::atomic<bool> long_work{false};
  };
  std::unordered_map<std::string_view, Known> operations;  // by the contract's own names
  std::string info;  // _meta of modern results
  mutable std::mutex mutex;
  std::shared_ptr<Tools> tools = std::make_shared<Tools>();
};

Server::Server(Offer offer) : offer_(std::move(offer)), state_(std::make_unique<State>()) {
  if (offer_.key.empty()) offer_.key = new_seal_key();
  for (const contract::Operation& operation : offer_.contract->operations()) {
    State::Known& known = state_->operations[operation.name];
    known.operation = &operation;
    known.headers = param_headers(operation.input_schema);
  }
  state_->info =
      to_text(json::object{{meta_key("serverInfo"), implementation(offer_.info)}});
}

Server::~Server() = default;

const std::string& Server::server_info() const { return state_->info; }

std::shared_ptr<Server::Tools> Server::tools() const {
  const std::lock_guard lock(state_->mutex);
  return state_->tools;
}

void Server::show_toolsets(std::set<std::string> toolsets) {
  auto tools = std::make_shared<Tools>();
  tools->toolsets = std::move(toolsets);
  {
    const std::lock_guard lock(state_->mutex);
    state_->tools = std::move(tools);
  }
  if (offer_.events && offer_.tools_change)
    offer_.events->publish({contract::Event::Kind::ToolsChanged});
}

// ---- answers

bool Server::is_quick(std::string_view method) const {
  if (method == "tools/call") return false;
  const Row* row = find_row(method);
  return !row || row->quick;
}

bool Server::takes_long(const Request& request) const {
  if (request.method != "tools/call") return false;
  const json::value* name = request.params.if_contains("name");
  if (!name || !name->is_string()) return false;
  const auto found = state_->operations.find(std::string_view(name->get_string()));
  return found != state_->operations.end() &&
         found->second.long_work.load(std::memory_order_relaxed);
}

void Server::check_tool_headers(const Request& request, const HeaderLookup& headers) const {
  if (request.method != "tools/call") return;
  const json::value* name = request.params.if_contains("name");
  if (!name || !name->is_string()) return;
  const auto found = state_->operations.find(std::string_view(name->get_string()));
  if (found == state_->operations.end() || found->second.headers.empty()) return;
  const json::object* arguments = object_at(request.params, "arguments");
  check_param_headers(headers, found->second.headers, arguments ? *arguments : json::object());
}

std::string Server::answer(const Request& request, contract::Context& context) const {
  const bool modern = is_modern(request.version);
  if (request.method == "tools/list") {
    refuse_cursor(request);
    const std::shared_ptr<Tools> shown = tools();
    Tools::ListText& list = shown->lists[static_cast<std::size_t>(request.version)];
    std::call_once(list.once, [&] {
      json::array all = contract::tool_list(
          offer_.contract->operations(),
          [&](const contract::Operation& operation) { return shown->shows(operation); });
      if (!has_structured_output(request.version))
        for (json::value& tool : all) tool.as_object().erase("outputSchema");
      list.text = finished(request, {{"tools", std::move(all)}});
    });
    return list.text;
  }
  if (request.method == "server/discover" && modern) return finished(request, discover_result());
  const Row* row = find_row(request.method);
  const bool is_call = request.method == "tools/call";
  if (!is_call && (!row || !row->offered(offer_) || (row->modern_only && !modern)))
    throw ProtocolError(ErrorCode::MethodNotFound, "Method not found: " + request.method, {},
                        modern ? 404 : 200);
  if (!modern)
    return is_call ? call_tool(request, context)
                   : finished(request, row->run(offer_, request, context));
  try {
    if (request.params.contains("inputResponses") || request.params.contains("requestState"))
      if (is_call || request.method == "prompts/get" || request.method == "resources/read")
        context.answers = read_answers(request, offer_.key, offer_.clock());
    return is_call ? call_tool(request, context)
                   : finished(request, row->run(offer_, request, context));
  } catch (const contract::AnswersNeeded& needed) {
    return finished(request, input_required(request, context.answers, needed.questions, offer_.key,
                                            offer_.clock()));
  } catch (const contract::AbilityNeeded& needed) {
    cannot(needed);
  }
}

std::string Server::call_tool(const Request& request, contract::Context& context) const {
  const std::string name = text_param(request.params, "name");
  const auto found = state_->operations.find(name);
  if (found == state_->operations.end() || !tools()->shows(*found->second.operation))
    throw ProtocolError(ErrorCode::InvalidParams, "Unknown tool: " + name);
  static const json::object kNone;
  const json::object* arguments = &kNone;
  if (const json::value* given = request.params.if_contains("arguments");
      given && !given->is_null()) {
    arguments = given->if_object();
    if (!arguments)
      throw ProtocolError(ErrorCode::InvalidParams, "params.arguments must be an object.");
  }
  const contract::Operation* operation = found->second.operation;
  std::atomic<bool>& long_work = found->second.long_work;
  const auto begun = std::chrono::steady_clock::now();
  const auto note_time = [&] {
    const bool now = std::chrono::steady_clock::now() - begun > kLong;
    if (long_work.load(std::memory_order_relaxed) != now)
      long_work.store(now, std::memory_order_relaxed);
  };
  try {
    const contract::Reply reply = offer_.contract->call(*operation, context, *arguments);
    note_time();
    if (context.logs) context.log(LogLevel::Info, {{"tool", name}, {"outcome", "done"}});
    if (!reply.task_id.empty() && request.abilities.tasks)
      return finished(request, to_text(created_task(offer_, context, reply.task_id)),
                      "task");
    return finished(request,
                    reply_result(reply, !operation->output_schema.empty(), request.version),
                    "complete");
  } catch (const Failure& failure) {
    note_time();
    context.log(LogLevel::Warning, {{"tool", name},
                                    {"outcome", failure.code()},
                                    {"requestId", context.request_id}});
    return finished(request, failure_result(failure, context.request_id, request.version),
                    "complete");
  } catch (const contract::AbilityNeeded& needed) {
    if (is_modern(request.version)) throw;
    return failure_result(
        client_ability_missing("This needs a client that can do more than it declares.",
                               {{"requiredCapabilities", needed.capabilities}}),
        context.request_id, request.version);
  }
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
  if (!is_modern(request.version)) return to_text(result);
  std::string type = "complete";
  if (const json::value* own = result.if_contains("resultType")) {
    type = own->as_string().c_str();
    result.erase("resultType");
  } else if (const Cache cache = cache_of(request.method); cache != Cache::None) {
    result["ttlMs"] = cache == Cache::Fixed ? kFixedTtlMs : 0;
    result["cacheScope"] = cache == Cache::Fixed ? "public" : "private";
  }
  return finished(request, to_text(result), type);
}

std::string Server::finished(const Request& request, std::string result,
                             std::string_view type) const {
  if (!is_modern(request.version)) return result;
  result.pop_back();
  if (result.size() > 1) result += ',';
  result.append(R"("resultType":")").append(type).append(R"(","_meta":)").append(state_->info);
  return result += '}';
}

}  // namespace talewright::faces::mcp
