// What happened, as the tables' triggers write it with the change itself; and whom it is sent to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

struct NoticesTest : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());

  std::vector<std::string> types(const std::string& subject) {
    std::vector<std::string> result;
    for (const EventRecord& row : store->events_of(subject, 0, 100)) result.push_back(row.type);
    return result;
  }
  EventRecord last(const std::string& subject) { return store->events_of(subject, 0, 100).back(); }
  /// Its data, as a JSON value that is compared whatever the order of its members.
  json::value data(const std::string& subject) { return json::parse(last(subject).data); }
  void finish_next_step(std::int64_t now_ms) {
    ASSERT_TRUE(store->finish_step(*store->lease_step("me", now_ms, 1000), "me", now_ms + 1));
  }
  void end(const std::string& state, const std::string& error = "") {
    JobRecord row = *store->find_job("local", "job_1");
    row.state = state;
    row.message = "The end.";
    row.error = error;
    row.book_id = state == "READY" ? "book_1" : "";
    row.finished_ms = 99;
    ASSERT_TRUE(store->finish_job(row));
  }
};
struct Events : NoticesTest {};
struct Webhooks : NoticesTest {};
struct Deliveries : NoticesTest {};

TEST_F(Events, FollowAJobFromItsBeginningToItsEnd) {
  store->insert_plan(a_plan("plan_1"));
  JobRecord job = a_job("job_1", 2, 5);
  job.plan_id = "plan_1";
  store->insert_job(job, {a_step(0), a_step(1)});
  EXPECT_EQ(last("job_1").at_ms, 5);
  EXPECT_EQ(last("job_1").account, "local");
  EXPECT_EQ(data("job_1"), json::parse(R"({"job_id":"job_1","plan_id":"plan_1","state":"QUEUED",
      "percent":0,"message":"Waiting"})"));
  store->lease_step("me", 10, 1000);
  EXPECT_EQ(last("job_1").at_ms, 10);
  EXPECT_EQ(data("job_1"), json::parse(R"({"job_id":"job_1","plan_id":"plan_1","state":"RUNNING",
      "percent":0,"message":"Drawing 0"})"));
  StepRecord step = store->steps_of("job_1")[0];
  ASSERT_TRUE(store->renew_lease(step, "me", 2000));
  ASSERT_TRUE(store->finish_step(step, "me", 20));
  EXPECT_EQ(data("job_1").at("percent"), 50);
  finish_next_step(30);
  end("READY");
  EXPECT_EQ(data("job_1"), json::parse(R"({"job_id":"job_1","plan_id":"plan_1","state":"READY",
      "percent":100,"message":"The end.","book_id":"book_1","error":null})"));
  EXPECT_EQ(last("job_1").at_ms, 99);
  EXPECT_THAT(types("job_1"), ElementsAre("job.queued", "job.progress", "job.progress",
                                          "job.progress", "job.progress", "job.ready"));
}

TEST_F(Events, OfAFailureSayWhatItWas) {
  store->insert_job(a_job("job_1", 2), {a_step(0), a_step(1)});
  finish_next_step(10);
  end("FAILED", R"({"code":"engine_failed","message":"no","details":{}})");
  EXPECT_EQ(last("job_1").type, "job.failed");
  EXPECT_EQ(data("job_1").at("plan_id"), nullptr);
  EXPECT_EQ(data("job_1").at("book_id"), nullptr);
  EXPECT_EQ(data("job_1").at("percent"), 50);
  EXPECT_EQ(data("job_1").at("error"),
            json::parse(R"({"code":"engine_failed","message":"no","details":{}})"));
}

TEST_F(Events, OfACancelledJobAreItsBeginningAndItsEnd) {
  store->insert_job(a_job("job_1", 2), {a_step(0)});
  store->request_cancel("job_1", 50);
  end("CANCELED");
  EXPECT_THAT(types("job_1"), ElementsAre("job.queued", "job.canceled"));
  EXPECT_EQ(data("job_1").at("error"), nullptr);
}

TEST_F(Events, TellOfANoteOnlyWhenItSaysSomethingNew) {
  store->insert_job(a_job("job_1", 0), {a_step(0, 0)});
  store->note_on_job("job_1", "Waiting for room", 50);
  store->note_on_job("job_1", "Waiting for room", 60);
  EXPECT_THAT(types("job_1"), ElementsAre("job.queued", "job.progress"));
}

TEST_F(Events, FollowAPlanThroughItsRevisionsToTheDecision) {
  PlanRecord plan = a_plan("plan_1");
  plan.state = "DRAFTING";
  plan.document = "";
  store->insert_plan(plan);
  EXPECT_THAT(types("plan_1"), IsEmpty());
  plan.state = "REQUIRES_APPROVAL";
  plan.document = "{}";
  plan.updated_ms = 5;
  ASSERT_TRUE(store->update_plan(plan, "DRAFTING", 1));
  EXPECT_EQ(last("plan_1").at_ms, 5);
  EXPECT_EQ(data("plan_1"), json::parse(R"({"plan_id":"plan_1","state":"REQUIRES_APPROVAL",
      "version":1,"title":"The kite","credits":10})"));
  plan.version = 2;
  plan.title = "The red kite";
  plan.quoted = 12;
  ASSERT_TRUE(store->update_plan(plan, "REQUIRES_APPROVAL", 1));
  EXPECT_EQ(data("plan_1"), json::parse(R"({"plan_id":"plan_1","state":"REQUIRES_APPROVAL",
      "version":2,"title":"The red kite","credits":12})"));
  plan.state = "APPROVED";
  plan.decided_ms = 9;
  ASSERT_TRUE(store->update_plan(plan, "REQUIRES_APPROVAL", 2));
  EXPECT_THAT(types("plan_1"),
              ElementsAre("plan.requires_approval", "plan.requires_approval", "plan.approved"));
  store->insert_plan(a_plan("plan_2"));
  plan = a_plan("plan_2");
  plan.state = "REJECTED";
  plan.decided_ms = 9;
  ASSERT_TRUE(store->update_plan(plan, "REQUIRES_APPROVAL", 1));
  EXPECT_THAT(types("plan_2"), ElementsAre("plan.requires_approval", "plan.rejected"));
}

TEST_F(Events, TellOfAScene) {
  store->insert_scene({"scene_1", "local", "cartoon", 64, 48, std::string(64, 'a'), "{}", 7}, {});
  EXPECT_THAT(types("scene_1"), ElementsAre("scene.ready"));
  EXPECT_EQ(data("scene_1"), json::parse(R"({"scene_id":"scene_1","style":"cartoon"})"));
}

TEST_F(Events, OfWhatWasRolledBackAreNone) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  EXPECT_THROW(store->in_transaction([&] {
    store->lease_step("me", 10, 1000);
    EXPECT_EQ(types("job_1").size(), 2u);
    throw std::runtime_error("on second thoughts");
  }),
               std::runtime_error);
  EXPECT_THAT(types("job_1"), ElementsAre("job.queued"));
}

TEST_F(Events, AreReadOnFromAnyIdOfOneSubjectOrOfAll) {
  store->insert_job(a_job("job_1", 0), {a_step(0, 0)});
  store->insert_job(a_job("job_2", 0), {a_step(0, 0)});
  store->note_on_job("job_1", "Waiting for room", 50);
  const auto all = store->events_after(0, 10);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1].subject, "job_2");
  EXPECT_EQ(store->events_after(0, 2).size(), 2u);
  EXPECT_EQ(store->events_after(all[1].id, 10).size(), 1u);
  EXPECT_EQ(store->events_of("job_1", all[0].id, 10).size(), 1u);
  EXPECT_EQ(store->events_of("job_1", 0, 1)[0].type, "job.queued");
  EXPECT_THAT(store->events_of("job_1", all[2].id, 10), IsEmpty());
}

TEST_F(Events, AreForgottenWithTimeAndTheirIdsAreNotGivenAgain) {
  for (int i = 1; i <= 4; ++i) store->insert_job(a_job("job_" + std::to_string(i), 0, i), {});
  const std::int64_t newest = store->events_after(0, 10).back().id;
  EXPECT_EQ(store->forget_events(3), 2);
  EXPECT_THAT(types("job_2"), IsEmpty());
  EXPECT_THAT(types("job_3"), ElementsAre("job.queued"));
  EXPECT_EQ(store->forget_events(1000), 2);
  store->insert_job(a_job("job_5", 0, 5), {});
  EXPECT_GT(last("job_5").id, newest);
}

TEST_F(Webhooks, AreKeptChangedAndDeleted) {
  WebhookRecord row = a_webhook("wh_1", 5);
  row.label = "ours";
  row.events = R"(["job.ready"])";
  store->insert_webhook(row);
  const auto found = store->find_webhook("local", "wh_1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->url, row.url);
  EXPECT_EQ(found->label, "ours");
  EXPECT_EQ(found->events, row.events);
  EXPECT_EQ(found->secret, "sealed");
  EXPECT_EQ(found->state, "active");
  EXPECT_EQ(found->created_ms, 5);
  EXPECT_FALSE(store->find_webhook("ada", "wh_1"));
  EXPECT_TRUE(store->find_webhook_of_any_account("wh_1"));
  row.url = "https://example.com/other";
  row.state = "paused";
  row.updated_ms = 6;
  EXPECT_TRUE(store->update_webhook(row));
  EXPECT_EQ(store->find_webhook("local", "wh_1")->url, row.url);
  row.account = "ada";
  EXPECT_FALSE(store->update_webhook(row));
  EXPECT_FALSE(store->delete_webhook("ada", "wh_1"));
  store->insert_delivery(a_delivery("msg_1", "wh_1", 1));
  EXPECT_TRUE(store->delete_webhook("local", "wh_1"));
  EXPECT_FALSE(store->delete_webhook("local", "wh_1"));
  EXPECT_FALSE(store->find_delivery("wh_1", "msg_1")) << "goes with its webhook";
}

TEST_F(Webhooks, AreListedNewestFirstAndFannedOutToWhenActive) {
  for (int i = 1; i <= 3; ++i) {
    WebhookRecord row = a_webhook("wh_" + std::to_string(i), i == 3 ? 1 : 2);
    if (i == 2) row.state = "paused";
    store->insert_webhook(row);
  }
  const auto page = store->list_webhooks("local", "", 2);
  EXPECT_THAT(ids(page), ElementsAre("wh_2", "wh_1"));
  EXPECT_THAT(ids(store->list_webhooks("local", page.next, 2)), ElementsAre("wh_3"));
  EXPECT_EQ(store->active_webhooks("local").size(), 2u);
  EXPECT_THAT(store->active_webhooks("ada"), IsEmpty());
  EXPECT_EQ(store->count_webhooks("local"), 3);
  EXPECT_EQ(store->count_webhooks("ada"), 0);
}

TEST_F(Deliveries, AreDueEarliestFirstWhileTheirWebhookIsActive) {
  store->insert_webhook(a_webhook("wh_1"));
  WebhookRecord paused = a_webhook("wh_2");
  paused.state = "paused";
  store->insert_webhook(paused);
  EXPECT_FALSE(store->next_delivery_ms());
  store->insert_delivery(a_delivery("msg_1", "wh_1", 30));
  store->insert_delivery(a_delivery("msg_2", "wh_1", 20));
  store->insert_delivery(a_delivery("msg_3", "wh_1", 40));
  store->insert_delivery(a_delivery("msg_4", "wh_2", 10));
  EXPECT_THAT(ids(Listing<DeliveryRecord>{store->due_deliveries(30, 10), ""}),
              ElementsAre("msg_2", "msg_1"));
  EXPECT_EQ(store->due_deliveries(30, 1).size(), 1u);
  EXPECT_THAT(store->due_deliveries(19, 10), IsEmpty());
  EXPECT_EQ(store->next_delivery_ms(), 20) << "a paused webhook's waits for nothing";
  paused.state = "active";
  store->update_webhook(paused);
  EXPECT_EQ(store->next_delivery_ms(), 10);
}

TEST_F(Deliveries, OfManyForOneWebhookKeepNoOtherWaiting) {
  store->insert_webhook(a_webhook("wh_1"));
  store->insert_webhook(a_webhook("wh_2"));
  for (int i = 1; i <= 5; ++i)
    store->insert_delivery(a_delivery("msg_" + std::to_string(i), "wh_1", i));
  store->insert_delivery(a_delivery("msg_6", "wh_2", 6));
  EXPECT_THAT(ids(Listing<DeliveryRecord>{store->due_deliveries(9, 3), ""}),
              ElementsAre("msg_1", "msg_6", "msg_2"));
}

TEST_F(Deliveries, AreTriedAgainUntilTheyArriveAndForgottenLater) {
  store->insert_webhook(a_webhook("wh_1"));
  store->insert_delivery(a_delivery("msg_1", "wh_1", 30));
  DeliveryRecord row = *store->find_delivery("wh_1", "msg_1");
  EXPECT_EQ(row.type, "job.ready");
  EXPECT_EQ(row.body, "{}");
  EXPECT_EQ(row.event_id, 1);
  row.attempts = R"([{"at_ms":30,"status":500,"ms":5,"error":null}])";
  row.next_ms = 60;
  EXPECT_TRUE(store->update_delivery(row));
  EXPECT_EQ(store->next_delivery_ms(), 60);
  row.state = "DELIVERED";
  EXPECT_THROW(store->update_delivery(row), std::logic_error) << "delivered without a time";
  row.finished_ms = 61;
  EXPECT_TRUE(store->update_delivery(row));
  EXPECT_FALSE(store->next_delivery_ms());
  EXPECT_EQ(store->find_delivery("wh_1", "msg_1")->attempts, row.attempts);
  EXPECT_FALSE(store->find_delivery("wh_2", "msg_1"));
  store->insert_delivery(a_delivery("msg_2", "wh_1", 30));
  EXPECT_EQ(store->forget_deliveries(61), 0);
  EXPECT_EQ(store->forget_deliveries(62), 1) << "not what still waits";
  EXPECT_FALSE(store->update_delivery(row));
  EXPECT_TRUE(store->find_delivery("wh_1", "msg_2"));
}

TEST_F(Deliveries, AreListedNewestFirstByState) {
  store->insert_webhook(a_webhook("wh_1"));
  for (int i = 1; i <= 3; ++i)
    store->insert_delivery(a_delivery("msg_" + std::to_string(i), "wh_1", 1, i == 1 ? 1 : 2));
  DeliveryRecord row = *store->find_delivery("wh_1", "msg_2");
  row.state = "FAILED";
  row.finished_ms = 9;
  store->update_delivery(row);
  const auto page = store->list_deliveries("wh_1", "", "", 2);
  EXPECT_THAT(ids(page), ElementsAre("msg_3", "msg_2"));
  EXPECT_THAT(ids(store->list_deliveries("wh_1", "", page.next, 2)), ElementsAre("msg_1"));
  EXPECT_THAT(ids(store->list_deliveries("wh_1", "FAILED", "", 2)), ElementsAre("msg_2"));
  EXPECT_TRUE(store->list_deliveries("wh_2", "", "", 2).rows.empty());
}

TEST_F(Deliveries, AreMadeUpToAnEventThatIsRemembered) {
  EXPECT_EQ(store->delivered_up_to(), 0);
  store->set_delivered_up_to(17);
  store.reset();
  store = open_store(folder.path());
  EXPECT_EQ(store->delivered_up_to(), 17);
}

}  // namespace
}  // namespace talewright::store
