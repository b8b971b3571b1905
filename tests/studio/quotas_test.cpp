#include "studio/quotas.h"

#include "rooms.h"
#include "studio/accounts.h"
#include "studio/jobs.h"
#include "studio/keys.h"
#include "studio/plans.h"

using namespace talewright;
using namespace talewright::studio;
using test::detail;
using test::refusal;

namespace {

class Quotas : public test::TimedStudioTest {
 protected:
  void open(const std::string& plan) { create_account(studio, {.id = "reader", .plan = plan}); }
  Plan plan_of(int pages) {
    engines::StoryRequest request;
    request.prompt = "A snail who wants to win a race";
    request.pages = pages;
    return plan_story(studio, "reader", request, {}, {}, {});
  }
  std::string approved_plan() {
    const Plan plan = plan_of(4);
    approve_plan(studio, "reader", plan.row.id, true, {});
    return plan.row.id;
  }
};

}  // namespace

TEST_F(Quotas, HoldTheStoryPagesOfABook) {
  open("free");
  EXPECT_EQ(most_story_pages(studio, "reader"), 24);
  EXPECT_EQ(refusal([&] { plan_of(25); }), "quota_exceeded");
  EXPECT_EQ(detail("quota", [&] { plan_of(25); }), "\"story_pages\"");
  EXPECT_EQ(detail("limit", [&] { plan_of(25); }), "24");
  EXPECT_EQ(detail("used", [&] { plan_of(25); }), "25");
  EXPECT_EQ(detail("resets_at", [&] { plan_of(25); }), "") << "waiting does not help";
  const Plan plan = plan_of(24);
  const PlanChange one_more{.pages = {{.page = 25, .text = "And then it rained."}}};
  EXPECT_EQ(refusal([&] { revise_plan(studio, "reader", plan.row.id, one_more); }),
            "quota_exceeded");
  EXPECT_EQ(get_plan(studio, "reader", plan.row.id).document.pages.size(), 24u);
}

TEST_F(Quotas, DoNotHoldThisMachinesOwner) {
  EXPECT_FALSE(most_story_pages(studio, kAccount));
  EXPECT_NO_THROW(check_page_quota(studio, kAccount, 40));
  EXPECT_NO_THROW(check_book_quota(studio, kAccount));
  EXPECT_NO_THROW(check_webhook_quota(studio, kAccount));
  EXPECT_EQ(count_ping(studio, kAccount), 1);
  EXPECT_EQ(count_ping(studio, kAccount), 2);
  EXPECT_EQ(usage_of(studio, kAccount).pings, 2);
}

TEST_F(Quotas, GiveAFreeAccountOneBookEver) {
  open("free");
  const std::string first = approved_plan(), second = approved_plan();
  const store::JobRecord job = generate_book(studio, "reader", first);
  EXPECT_EQ(generate_book(studio, "reader", first).id, job.id) << "asked again, not made again";
  EXPECT_EQ(refusal([&] { generate_book(studio, "reader", second); }), "quota_exceeded");
  EXPECT_EQ(detail("quota", [&] { generate_book(studio, "reader", second); }), "\"books_ever\"");
  turn_to("2027-06-01T00:00:00Z");
  EXPECT_EQ(refusal([&] { generate_book(studio, "reader", second); }), "quota_exceeded");
  EXPECT_EQ(usage_of(studio, "reader").books_ever, 1);
  EXPECT_EQ(usage_of(studio, "reader").books_this_month, 0);
}

TEST_F(Quotas, DoNotCountBooksThatWereCalledOff) {
  open("free");
  // A job that no worker can finish first: all of it happens within one transaction.
  studio.store().in_transaction([&] {
    store::JobRecord job;
    job.id = "job_off";
    job.account = "reader";
    job.plan_id = approved_plan();
    job.kind = "picture_book";
    job.parameters = "{}";
    job.message = "Waiting to start";
    job.created_ms = job.updated_ms = studio.now();
    studio.store().insert_job(job, {});
    EXPECT_EQ(refusal([&] { check_book_quota(studio, "reader"); }), "quota_exceeded");
    job.state = "CANCELED";
    job.finished_ms = studio.now();
    EXPECT_TRUE(studio.store().finish_job(job));
  });
  EXPECT_NO_THROW(check_book_quota(studio, "reader"));
}

TEST_F(Quotas, BeginAnewOnTheFirstOfTheMonth) {
  open("developer");
  for (int i = 1; i <= 150; ++i) ASSERT_EQ(count_ping(studio, "reader"), i);
  const auto ping = [&] { count_ping(studio, "reader"); };
  EXPECT_EQ(refusal(ping), "quota_exceeded");
  EXPECT_EQ(detail("quota", ping), "\"pings_a_month\"");
  EXPECT_EQ(detail("used", ping), "150");
  EXPECT_EQ(detail("resets_at", ping), "\"2026-12-01T00:00:00.000Z\"");
  turn_to("2026-12-01T00:00:00Z");
  EXPECT_EQ(count_ping(studio, "reader"), 1);
}

TEST_F(Quotas, HoldTheActiveKeys) {
  open("free");
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(create_key(studio, "reader", {}, {}).row.id);
  const auto one_more = [&] { create_key(studio, "reader", {}, {}); };
  EXPECT_EQ(detail("quota", one_more), "\"keys\"");
  EXPECT_EQ(rotate_key(studio, "reader", ids[0], 0, {}).row.account, "reader")
      << "a successor is no key more";
  EXPECT_EQ(refusal(one_more), "quota_exceeded");
  revoke_key(studio, "reader", ids[1]);
  EXPECT_EQ(refusal(one_more), "");
  EXPECT_EQ(refusal(one_more), "quota_exceeded");
}

TEST_F(Quotas, AreToldWithWhatIsUsed) {
  open("plus");
  generate_book(studio, "reader", approved_plan());
  create_key(studio, "reader", {}, {});
  count_change(studio, "reader");
  count_ping(studio, "reader");
  const Usage usage = usage_of(studio, "reader");
  EXPECT_EQ(usage.account.plan, "plus");
  EXPECT_EQ(usage.books_this_month, 1);
  EXPECT_EQ(usage.active_keys, 1);
  EXPECT_EQ(usage.changes, 1);
  EXPECT_EQ(usage.pings, 1);
  EXPECT_EQ(usage.resets_ms, at("2026-12-01T00:00:00Z"));
  EXPECT_EQ(refusal([&] { usage_of(studio, "nobody"); }), "account_not_found");
}
