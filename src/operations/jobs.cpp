// Handlers of the operations on jobs.
#include "studio/jobs.h"

#include <fmt/format.h>

#include "base/json.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

/// Waits as the caller wishes, telling how far the job is.
store::JobRecord waited(studio::Studio& studio, contract::Context& context,
                        const store::JobRecord& job, const json::object& arguments) {
  const auto seconds = integer_or(arguments, "wait_seconds", 0);
  if (seconds == 0) return job;
  std::int64_t told = -1;
  const auto tell = [&](const store::JobRecord& now) {
    if (now.steps_done <= told) return;
    told = now.steps_done;
    context.progress({static_cast<double>(now.steps_done), static_cast<double>(now.steps_total),
                      now.message});
  };
  tell(job);
  return studio::wait_for_job(studio, job, std::chrono::seconds(seconds), context.stop, tell);
}

}  // namespace

contract::Reply generate_book(studio::Studio& studio, contract::Context& context,
                              const json::object& arguments) {
  const auto job =
      studio::generate_book(studio, context.caller.account, text_or(arguments, "plan_id"));
  if (context.abilities.tasks) {
    contract::Reply reply = job_reply(job);
    reply.task_id = job.id;
    return reply;
  }
  return job_reply(waited(studio, context, job, arguments));
}

contract::Reply get_job(studio::Studio& studio, contract::Context& context,
                        const json::object& arguments) {
  const auto job = studio::get_job(studio, context.caller.account, text_or(arguments, "job_id"));
  return job_reply(waited(studio, context, job, arguments));
}

contract::Reply list_jobs(studio::Studio& studio, contract::Context& context,
                          const json::object& arguments) {
  const auto listing = studio.store().list_jobs(
      context.caller.account, text_or(arguments, "state"), text_or(arguments, "plan_id"),
      text_or(arguments, "cursor"), static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::JobRecord& job : listing.rows) {
    rows.push_back(shape(job));
    r.text += fmt::format("{}: {}\n", job.id, progress_line(job));
  }
  if (rows.empty()) r.text = "No jobs.";
  r.structured = {{"jobs", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply cancel_job(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  return job_reply(studio::cancel_job(studio, context.caller.account, text_or(arguments, "job_id")));
}

}  // namespace talewright::operations
