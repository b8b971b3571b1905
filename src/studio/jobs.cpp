#include "studio/jobs.h"

#include <fmt/format.h>

#include "base/ids.h"
#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"
#include "studio/book_making.h"
#include "studio/plans.h"
#include "studio/quotas.h"
#include "studio/studio.h"

namespace talewright::studio {

store::JobRecord generate_book(Studio& studio, std::string_view account,
                               std::string_view plan_id) {
  store::JobRecord job;
  studio.store().in_transaction([&] {
    const Plan plan = get_plan(studio, account, plan_id);
    if (plan.row.state != "APPROVED")
      throw plan_state_invalid(
          fmt::format("The plan \"{}\" is {}; a book is made from an APPROVED one.", plan.row.title,
                      plan.row.state),
          {{"plan_id", plan.row.id}, {"state", plan.row.state}, {"needed", "APPROVED"}});
    for (const store::JobRecord& other :
         studio.store().list_jobs(account, "", plan.row.id, "", 100).rows)
      if (other.state != "FAILED" && other.state != "CANCELED") {
        job = other;
        return;
      }
    check_book_quota(studio, account);
    job.id = new_id("job");
    job.account = account;
    job.plan_id = plan.row.id;
    job.kind = "picture_book";
    job.parameters = "{}";
    job.message = "Waiting to start";
    job.quoted = job.reserved = plan.row.quoted;
    job.created_ms = job.updated_ms = studio.now();
    const auto steps = picture_book_steps(job.id, plan.document);
    job.steps_total = static_cast<std::int64_t>(steps.size());
    studio.pipeline().submit(job, steps);
  });
  return job;
}

store::JobRecord get_job(Studio& studio, std::string_view account, std::string_view id) {
  auto job = studio.store().find_job(account, id);
  if (!job)
    throw job_not_found(fmt::format("There is no job {}.", first_code_points(id, 64)),
                        {{"job_id", id}});
  return std::move(*job);
}

store::JobRecord wait_for_job(Studio& studio, const store::JobRecord& from,
                              std::chrono::milliseconds at_most, std::stop_token stop,
                              const std::function<void(const store::JobRecord&)>& changed) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  store::JobRecord job = from;
  while (!pipeline::is_final(job) && !stop.stop_requested()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    auto now = studio.pipeline().wait(job.account, job.id, job, left, stop);
    if (!now) break;
    job = std::move(*now);
    changed(job);
  }
  return job;
}

store::JobRecord cancel_job(Studio& studio, std::string_view account, std::string_view id) {
  const store::JobRecord job = get_job(studio, account, id);
  if (!studio.pipeline().cancel(job.id)) {
    const store::JobRecord now = get_job(studio, account, id);
    throw job_state_invalid(fmt::format("The job has ended already: it is {}.", now.state),
                            {{"job_id", now.id}, {"state", now.state}});
  }
  return get_job(studio, account, id);
}

}  // namespace talewright::studio
