#include "faces/mcp/subscriptions.h"

#include <fmt/format.h>

#include "base/json.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"

namespace talewright::faces::mcp {

namespace {

constexpr std::size_t kMostSubjects = 1000;

// The id as it came, to the digit.
std::string subscription_member(const Id& id) {
  return fmt::format(R"("{}":{})", meta_key("subscriptionId"), id.text);
}

// `params` must hold no _meta.
std::string tagged_notification(std::string_view method, const json::object& params, const Id& id) {
  std::string text = notification_text(method, params);
  text.insert(text.size() - 2, fmt::format(R"({}"_meta":{{{}}})", params.empty() ? "" : ",",
                                           subscription_member(id)));
  return text;
}

bool wish(const json::object& wishes, std::string_view name) {
  const json::value* value = wishes.if_contains(name);
  if (!value) return false;
  if (!value->is_bool())
    throw ProtocolError(ErrorCode::InvalidParams, std::string(name) + " must be true or false.");
  return value->get_bool();
}

std::set<std::string> names(const json::object& wishes, std::string_view name) {
  std::set<std::string> all;
  const json::value* value = wishes.if_contains(name);
  if (!value) return all;
  const json::array* array = value->if_array();
  if (!array || array->size() > kMostSubjects)
    throw ProtocolError(ErrorCode::InvalidParams, std::string(name) + " must be an array of at "
                                                      "most 1000 strings.");
  for (const json::value& one : *array) {
    if (!one.is_string())
      throw ProtocolError(ErrorCode::InvalidParams, std::string(name) + " holds no string.");
    all.emplace(one.get_string());
  }
  return all;
}

}  // namespace

Listening read_listening(const Offer& offer, const Request& request) {
  if (!offer.events)
    throw ProtocolError(ErrorCode::MethodNotFound, "Method not found: " + request.method, {}, 404);
  const json::object* wishes = object_at(request.params, "notifications");
  if (!wishes)
    throw ProtocolError(ErrorCode::InvalidParams, "params.notifications must be an object.");
  Listening result;
  contract::Interest& interest = result.interest;
  interest.account = request.caller.account;
  const auto list = [&](std::string_view name, bool offered) {
    const bool wanted = wish(*wishes, name) && offered;
    if (wanted) result.honoured[name] = true;
    return wanted;
  };
  interest.tools = list("toolsListChanged", offer.tools_change);
  interest.prompts = list("promptsListChanged", offer.prompts_change);
  interest.resources = list("resourcesListChanged", offer.resources_change);
  interest.uris = names(*wishes, "resourceSubscriptions");
  if (!offer.resources) interest.uris.clear();
  if (!interest.uris.empty())
    result.honoured["resourceSubscriptions"] =
        json::array(interest.uris.begin(), interest.uris.end());
  interest.tasks = names(*wishes, "taskIds");
  if (!offer.tasks) interest.tasks.clear();
  if (!interest.tasks.empty()) {
    require_tasks(request);
    result.honoured["taskIds"] = json::array(interest.tasks.begin(), interest.tasks.end());
  }
  return result;
}

std::string acknowledgement_text(const json::object& honoured, const Id& id) {
  return tagged_notification("notifications/subscriptions/acknowledged",
                             {{"notifications", honoured}}, id);
}

std::string end_of_listening(const Server& server, const Id& id) {
  std::string meta = server.server_info();
  meta.insert(meta.size() - 1, "," + subscription_member(id));
  return fmt::format(R"({{"resultType":"complete","_meta":{}}})", meta);
}

std::string event_text(const Offer& offer, const contract::Caller& caller,
                       const contract::Event& event, const Id* id) {
  std::string_view method;
  json::object params;
  switch (event.kind) {
    case contract::Event::Kind::ToolsChanged:
      method = "notifications/tools/list_changed";
      break;
    case contract::Event::Kind::PromptsChanged:
      method = "notifications/prompts/list_changed";
      break;
    case contract::Event::Kind::ResourcesChanged:
      method = "notifications/resources/list_changed";
      break;
    case contract::Event::Kind::ResourceUpdated:
      method = "notifications/resources/updated";
      params["uri"] = event.subject;
      break;
    case contract::Event::Kind::TaskChanged: {
      method = "notifications/tasks";
      contract::Context context;
      context.caller = caller;
      const auto task = offer.tasks->find(context, event.subject);
      if (!task) return {};
      params = task_object(offer, *task);
      break;
    }
  }
  return id ? tagged_notification(method, params, *id) : notification_text(method, params);
}

}  // namespace talewright::faces::mcp
