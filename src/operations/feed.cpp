#include "operations/feed.h"

#include <set>

#include "base/json.h"
#include "studio/book_making.h"
#include "studio/jobs.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr int kMostEvents = 1'000;

/// The data of an event of a job that goes on, with what it is at ("step"): the database that wrote
/// it knows no steps of books.
std::string with_step(const std::string& data) {
  json::value value = json::parse(data);
  json::object& facts = value.as_object();
  facts["step"] = studio::phase_of(std::string_view(text_or(facts, "message")));
  return json::serialize(facts);
}

bool ends_a_job(std::string_view type) {
  static const std::set<std::string_view> kEnds{"job.ready", "job.partial", "job.failed",
                                                "job.canceled"};
  return kEnds.contains(type);
}

}  // namespace

std::string Feed::job_of(const contract::Caller& caller, std::string_view id) {
  if (const auto book = studio_.store().find_book(caller.account, id)) return book->job_id;
  return studio::get_job(studio_, caller.account, id).id;
}

std::vector<contract::FeedEvent> Feed::since(std::string_view job_id, std::int64_t after) {
  std::vector<contract::FeedEvent> events;
  for (store::EventRecord& row : studio_.store().events_of(job_id, after, kMostEvents)) {
    const bool last = ends_a_job(row.type);
    if (!last) row.data = with_step(row.data);
    events.push_back({row.id, std::move(row.type), std::move(row.data), last});
  }
  return events;
}

}  // namespace talewright::operations
