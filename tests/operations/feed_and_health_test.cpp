#include <gmock/gmock.h>

#include <algorithm>

#include "base/json.h"
#include "operations/feed.h"
#include "operations/health.h"
#include "studio/accounts.h"
#include "studio/jobs.h"
#include "studio/keys.h"
#include "studio/plans.h"
#include "studio/rooms.h"

using namespace talewright;
using test::refusal;

namespace {

class MadeBook : public test::StudioTest {
 protected:
  store::JobRecord make() {
    engines::StoryRequest request;
    request.prompt = "A snail who wants to win a race";
    request.pages = 4;
    const auto plan = studio::plan_story(studio, "local", request, {}, {}, {});
    studio::approve_plan(studio, "local", plan.row.id, true, {});
    const auto job = studio::generate_book(studio, "local", plan.row.id);
    return studio.pipeline().wait("local", job.id, {}, std::chrono::minutes(2), {}).value();
  }
  contract::Caller caller;
};

double gauge(const std::vector<contract::Gauge>& gauges, std::string_view name,
             std::string_view labels = "") {
  for (const contract::Gauge& one : gauges)
    if (one.name == name && one.labels == labels) return one.value;
  ADD_FAILURE() << name << " " << labels << " is missing";
  return -1;
}

}  // namespace

using FeedTest = MadeBook;
using HealthTest = MadeBook;

TEST_F(FeedTest, TellsAJobFromItsBeginningToItsEnd) {
  const store::JobRecord job = make();
  operations::Feed feed(studio);
  EXPECT_EQ(feed.job_of(caller, job.id), job.id);
  EXPECT_EQ(feed.job_of(caller, job.book_id), job.id);
  const auto events = feed.since(job.id, 0);
  ASSERT_GE(events.size(), 3u);
  EXPECT_EQ(events.front().type, "job.queued");
  EXPECT_EQ(events.back().type, "job.ready");
  std::int64_t before = 0;
  for (const contract::FeedEvent& event : events) {
    EXPECT_GT(event.id, before);
    before = event.id;
    EXPECT_EQ(event.last, &event == &events.back());
    EXPECT_EQ(event.data.find('\n'), std::string::npos);
    const json::value data = json::parse(event.data);
    EXPECT_EQ(text_or(data.as_object(), "job_id"), job.id);
  }
}

TEST_F(FeedTest, GoesOnFromAnyEvent) {
  const store::JobRecord job = make();
  operations::Feed feed(studio);
  const auto events = feed.since(job.id, 0);
  const auto rest = feed.since(job.id, events[1].id);
  ASSERT_EQ(rest.size(), events.size() - 2);
  EXPECT_EQ(rest.front().id, events[2].id);
  EXPECT_TRUE(feed.since(job.id, events.back().id).empty());
}

TEST_F(FeedTest, IsTheOwnersAlone) {
  const store::JobRecord job = make();
  operations::Feed feed(studio);
  caller.account = "somebody else";
  EXPECT_EQ(refusal([&] { feed.job_of(caller, job.id); }), "job_not_found");
  EXPECT_EQ(refusal([&] { feed.job_of(caller, job.book_id); }), "job_not_found");
  EXPECT_EQ(refusal([&] { feed.job_of(caller, "job_x"); }), "job_not_found");
}

TEST_F(HealthTest, HasNothingAgainstWorkInGoodOrder) {
  EXPECT_EQ(operations::Health(studio).objection(), "");
}

TEST_F(HealthTest, CountsWhatThereIs) {
  const store::JobRecord job = make();
  studio::create_account(studio, {.id = "reader", .plan = "free"});
  const std::string key = studio::create_key(studio, "reader", {}, {}).row.id;
  studio::create_key(studio, "reader", {}, {});
  studio::revoke_key(studio, "reader", key);
  const auto gauges = operations::Health(studio).gauges();
  EXPECT_EQ(gauge(gauges, "talewright_jobs", "state=\"READY\""), 1);
  EXPECT_EQ(gauge(gauges, "talewright_books"), 1);
  EXPECT_EQ(gauge(gauges, "talewright_scenes"), 0);
  EXPECT_EQ(gauge(gauges, "talewright_accounts", "state=\"active\""), 2);
  EXPECT_EQ(gauge(gauges, "talewright_api_keys"), 1);
  EXPECT_EQ(gauge(gauges, "talewright_credits_spent"), static_cast<double>(job.settled));
  EXPECT_EQ(gauge(gauges, "talewright_credits_held"), 0);
  EXPECT_GT(gauge(gauges, "talewright_database_bytes"), 100'000);
  EXPECT_GT(gauge(gauges, "talewright_disk_free_bytes"), 0);
  EXPECT_EQ(gauge(gauges, "talewright_work_rests"), 0);
  for (const contract::Gauge& one : gauges) {
    EXPECT_TRUE(one.name.starts_with("talewright_")) << one.name;
    EXPECT_FALSE(one.help.empty()) << one.name;
  }
}
