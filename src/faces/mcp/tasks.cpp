// The tasks extension (mcp.md 11): calls that go on after they were answered.
#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "faces/mcp/content.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"
#include "faces/mcp/questions.h"

namespace talewright::faces::mcp {

namespace {

using Task = contract::Task;

std::string_view status_name(Task::Status status) {
  switch (status) {
    case Task::Status::Working:
      return "working";
    case Task::Status::InputRequired:
      return "input_required";
    case Task::Status::Completed:
      return "completed";
    case Task::Status::Failed:
      return "failed";
    case Task::Status::Canceled:
      return "cancelled";
  }
  return "";
}

json::object head(const Task& task) {
  json::object object{{"taskId", task.id},
                      {"status", status_name(task.status)},
                      {"createdAt", timestamp(task.created_ms)},
                      {"lastUpdatedAt", timestamp(task.updated_ms)},
                      {"ttlMs", nullptr},
                      {"pollIntervalMs", task.poll_ms}};
  if (task.keep_ms) object["ttlMs"] = *task.keep_ms;
  if (!task.message.empty()) object["statusMessage"] = task.message;
  return object;
}

json::object result_of(const Offer& offer, const Task& task) {
  std::string result = "{}";
  if (const auto* reply = std::get_if<contract::Reply>(&task.outcome)) {
    const contract::Operation* operation = offer.contract->find(task.operation);
    result = reply_result(*reply, operation && !operation->output_schema.empty(),
                          Version::V2026_07_28);
  } else if (const auto* failure = std::get_if<Failure>(&task.outcome)) {
    result = failure_result(*failure, task.id, Version::V2026_07_28);
  }
  return json::parse(result).as_object();
}

std::string checked_id(const Request& request) {
  require_tasks(request);
  return text_param(request.params, "taskId");
}

[[noreturn]] void unknown(const std::string& id) {
  throw ProtocolError(ErrorCode::InvalidParams, "There is no task " + id + ".", {{"taskId", id}});
}

}  // namespace

void require_tasks(const Request& request) {
  if (request.abilities.tasks) return;
  throw ProtocolError(
      ErrorCode::CapabilityMissing, "This needs a client that declares the tasks extension.",
      {{"requiredCapabilities", {{"extensions", {{meta_key("tasks"), json::object()}}}}}});
}

json::object task_object(const Offer& offer, const Task& task) {
  json::object object = head(task);
  if (task.status == Task::Status::InputRequired)
    object["inputRequests"] = input_requests(task.questions);
  if (task.status == Task::Status::Completed) {
    json::object result = result_of(offer, task);
    result["resultType"] = "complete";
    object["result"] = std::move(result);
  }
  if (task.status == Task::Status::Failed)
    if (const auto* fault = std::get_if<Task::Fault>(&task.outcome))
      object["error"] = {{"code", fault->code}, {"message", fault->message}};
  return object;
}

json::object created_task(const Offer& offer, const contract::Context& context,
                          const std::string& id) {
  const auto task = offer.tasks ? offer.tasks->find(context, id) : std::nullopt;
  if (!task) throw std::logic_error("a reply names a task that does not exist: " + id);
  return head(*task);
}

json::object get_task(const Offer& offer, const Request& request, contract::Context& context) {
  const std::string id = checked_id(request);
  const auto task = offer.tasks->find(context, id);
  if (!task) unknown(id);
  return task_object(offer, *task);
}

json::object update_task(const Offer& offer, const Request& request, contract::Context& context) {
  const std::string id = checked_id(request);
  if (!offer.tasks->answer(context, id, answers_param(request.params, "inputResponses")))
    unknown(id);
  return {};
}

json::object cancel_task(const Offer& offer, const Request& request, contract::Context& context) {
  const std::string id = checked_id(request);
  try {
    if (!offer.tasks->cancel(context, id)) unknown(id);
  } catch (const Failure& failure) {  // there is no tool result to hold it
    throw ProtocolError(failure.status() < 500 ? ErrorCode::InvalidParams : ErrorCode::Internal,
                        fmt::format("{} ({})", failure.message(), failure.code()),
                        failure.details());
  }
  return {};
}

}  // namespace talewright::faces::mcp
