#include "operations/job_tasks.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/json.h"
#include "generated/failures.h"
#include "operations/shapes.h"
#include "studio/audit.h"
#include "studio/jobs.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

using Task = contract::Task;

constexpr std::string_view kCancel = "story:write";  // as cancel_job

/// For keys that may see jobs, and for those that begin them: a call that becomes a task answers
/// with it.
std::optional<store::JobRecord> find_job(studio::Studio& studio, const contract::Context& context,
                                         std::string_view id) {
  if (!context.caller.may("story:read") && !context.caller.may(kCancel)) return std::nullopt;
  return studio.store().find_job(context.caller.account, id);
}

/// What comes through the contract is written down by its observer; this comes past it.
void record_cancel(studio::Studio& studio, const contract::Context& context, std::string job_id) {
  try {
    store::AuditRecord row;
    row.at_ms = studio.now();
    row.account = context.caller.account;
    row.key_id = context.caller.key_id;
    row.address = context.caller.address;
    row.face = context.caller.face;
    row.request_id = context.request_id;
    row.operation = "cancel_job";
    row.outcome = studio::kDone;
    row.subject = std::move(job_id);
    studio::record_calls(studio, {std::move(row)});
  } catch (const std::exception& error) {
    spdlog::error("{} cancel_job is missing in the audit log: {}", context.request_id,
                  error.what());
  }
}

Failure failure_of(const store::JobRecord& job) {
  const json::value error = json::parse(job.error);
  const json::object& object = error.as_object();
  const json::object* details = object_at(object, "details");
  return Failure(text_or(object, "code"), text_or(object, "message"),
                 details ? *details : json::object());
}

}  // namespace

std::optional<Task> JobTasks::find(const contract::Context& context, std::string_view id) {
  const auto job = find_job(studio_, context, id);
  if (!job) return std::nullopt;
  Task task;
  task.id = job->id;
  task.operation = "generate_book";
  task.message = progress_line(*job);
  task.created_ms = job->created_ms;
  task.updated_ms = job->updated_ms;
  if (job->state == "CANCELED") {
    task.status = Task::Status::Canceled;
  } else if (job->state == "FAILED") {
    task.status = Task::Status::Completed;
    task.outcome = failure_of(*job);
  } else if (pipeline::is_final(*job)) {
    task.status = Task::Status::Completed;
    task.outcome = job_reply(*job);
  }
  return task;
}

bool JobTasks::cancel(const contract::Context& context, std::string_view id) {
  const auto job = find_job(studio_, context, id);
  if (!job) return false;
  if (!context.caller.may(kCancel))
    throw insufficient_scope(
        fmt::format("Canceling needs the scope {}, which this API key does not have.", kCancel),
        {{"required", kCancel}});
  if (studio_.pipeline().cancel(job->id)) record_cancel(studio_, context, job->id);
  return true;
}

bool JobTasks::answer(const contract::Context& context, std::string_view id,
                      const std::map<std::string, json::object>&) {
  return find_job(studio_, context, id).has_value();  // a job asks nothing
}

void publish_change(contract::Events& events, studio::Studio& studio, const std::string& job_id) {
  using Kind = contract::Event::Kind;
  try {
    const auto job = studio.store().find_job_of_any_account(job_id);
    if (!job) return;
    events.publish({Kind::TaskChanged, job->id, job->account});
    events.publish({Kind::ResourceUpdated, "talewright://jobs/" + job->id, job->account});
    if (job->state == "READY") events.publish({Kind::ResourcesChanged, "", job->account});
  } catch (const std::exception& error) {
    spdlog::warn("a change of job {} could not be told: {}", job_id, error.what());
  }
}

}  // namespace talewright::operations
