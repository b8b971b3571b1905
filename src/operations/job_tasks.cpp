#include "operations/job_tasks.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/json.h"
#include "operations/shapes.h"
#include "studio/jobs.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

using Task = contract::Task;

std::optional<store::JobRecord> find_job(studio::Studio& studio, const contract::Context& context,
                                         std::string_view id) {
  return studio.store().find_job(context.caller.account, id);
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
  studio_.pipeline().cancel(job->id);
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
