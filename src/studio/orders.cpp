#include "studio/orders.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "generated/failures.h"
#include "pipeline/pipeline.h"
#include "studio/book_making.h"
#include "studio/jobs.h"
#include "studio/quotas.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::int64_t kFewestPages = 4, kUsualPages = 12, kMostPages = 40;

void check_format(const std::string& format) {
  if (format == "picture") return;
  for (const char* planned : {"comic", "chapter_comic", "novel"})
    if (format == planned)
      throw bad_argument(
          "/book_format", "enum", "picture", format,
          fmt::format("Books in the format {} are planned and cannot be made yet; picture is what "
                      "there is.",
                      format));
  throw not_one_of("/book_format", format, {"picture"});
}

}  // namespace

OrderedBook order_book(Studio& studio, std::string_view account, const BookOrder& order,
                       std::stop_token stop) {
  check_format(order.format);
  const std::int64_t most =
      std::clamp(most_story_pages(studio, account).value_or(kMostPages), kFewestPages, kMostPages);
  const std::int64_t wished = order.pages.value_or(kUsualPages);
  engines::StoryRequest request;
  request.prompt = order.prompt;
  request.author = order.author;
  request.series = order.series;
  request.style = order.style;
  request.seed = order.seed;
  request.pages = static_cast<int>(std::clamp(wished, kFewestPages, most));

  OrderedBook ordered;
  if (request.pages != wished) ordered.pages_wished = wished;
  ordered.plan = draft_plan(studio, account, std::move(request), order.character_ids, {}, stop);
  // Never seen waiting: nobody is asked to approve it.
  store::PlanRecord& row = ordered.plan.row;
  row.state = "APPROVED";
  row.reason = "Ordered in one call.";
  row.decided_ms = row.updated_ms;
  studio.store().in_transaction([&] {
    studio.store().insert_plan(row);
    ordered.job = generate_book(studio, account, row.id);
  });
  return ordered;
}

store::JobRecord find_order(Studio& studio, std::string_view account, std::string_view id) {
  if (auto job = studio.store().find_job(account, id)) return std::move(*job);
  if (const auto book = studio.store().find_book(account, id))
    if (auto job = studio.store().find_job(account, book->job_id)) return std::move(*job);
  throw book_not_found(fmt::format("There is no book or job {}.", first_code_points(id, 64)),
                       {{"book_id", id}});
}

Book find_ordered_book(Studio& studio, std::string_view account, std::string_view id) {
  const auto job = studio.store().find_job(account, id);
  if (!job) return get_book(studio, account, id);
  if (job->book_id.empty())
    throw job_state_invalid(
        fmt::format("The job is {}; there is a book once it is READY.", job->state),
        {{"job_id", job->id}, {"state", job->state}});
  return get_book(studio, account, job->book_id);
}

std::string_view phase_of(const store::JobRecord& job) {
  if (!pipeline::is_final(job)) return phase_of(std::string_view(job.message));
  return job.book_id.empty() ? "error" : "done";
}

}  // namespace talewright::studio
