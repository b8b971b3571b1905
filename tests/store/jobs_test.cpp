// Jobs, steps, leases and the ledger: each change once, by whoever may.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;

struct Jobs : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());

  JobRecord job(const std::string& id = "job_1") { return *store->find_job("local", id); }
  std::vector<std::string> states(const std::string& id = "job_1") {
    std::vector<std::string> result;
    for (const StepRecord& step : store->steps_of(id)) result.push_back(step.state);
    return result;
  }
  std::vector<std::string> ledger(const std::string& id = "job_1") {
    std::vector<std::string> result;
    for (const TransactionRecord& row : store->transactions_of(id))
      result.push_back(row.kind + ' ' + std::to_string(row.step) + ' ' +
                       std::to_string(row.amount));
    return result;
  }
  bool end(const std::string& state, const std::string& error = "") {
    JobRecord row = job();
    row.state = state;
    row.error = error;
    row.finished_ms = 99;
    return store->finish_job(row);
  }
};
struct Steps : Jobs {};
struct Ledger : Jobs {};

TEST_F(Jobs, BeginQueuedWithTheirCreditsReserved) {
  store->insert_plan(a_plan("plan_1"));
  JobRecord row = a_job("job_1", 7);
  row.plan_id = "plan_1";
  store->insert_job(row, {a_step(0, 3), a_step(1, 4, {0})});
  EXPECT_EQ(job().state, "QUEUED");
  EXPECT_EQ(job().steps_total, 2);
  EXPECT_EQ(job().reserved, 7);
  EXPECT_EQ(job().plan_id, "plan_1");
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -7"));
  EXPECT_THAT(store->steps_of("job_1")[1].needs, ElementsAre(0));
  EXPECT_FALSE(store->find_job("somebody", "job_1"));
  EXPECT_TRUE(store->find_job_of_any_account("job_1"));
  EXPECT_EQ(store->list_jobs("local", "QUEUED", "plan_1", "", 5).rows.size(), 1u);
  EXPECT_EQ(store->list_jobs("local", "READY", "", "", 5).rows.size(), 0u);
}

TEST_F(Jobs, WithImpossibleStepsAreOurFaultAndLeaveNothing) {
  EXPECT_THROW(store->insert_job(a_job("job_1", 9), {a_step(0), a_step(1, 1, {1})}),
               std::logic_error)
      << "needs itself";
  EXPECT_THROW(store->insert_job(a_job("job_1", 9), {a_step(0, 1, {-1})}), std::logic_error);
  EXPECT_THROW(store->insert_job(a_job("job_1", 9), {a_step(1)}), std::logic_error);
  EXPECT_THROW(store->insert_job(a_job("job_1", 1), {a_step(0, 2)}), std::logic_error)
      << "dearer than quoted";
  EXPECT_FALSE(store->find_job("local", "job_1"));
  EXPECT_TRUE(ledger().empty());
}

TEST_F(Steps, AreLeasedOldestJobFirstAndOnlyWhenTheirNeedsAreDone) {
  store->insert_job(a_job("job_2", 2, 20), {a_step(0), a_step(1)});
  store->insert_job(a_job("job_1", 3, 10), {a_step(0), a_step(1, 1, {0}), a_step(2)});
  const auto first = store->lease_step("me", 100, 200);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->job_id, "job_1");
  EXPECT_EQ(first->ordinal, 0);
  EXPECT_EQ(first->attempts, 1);
  EXPECT_EQ(first->lease_owner, "me");
  EXPECT_EQ(first->lease_until_ms, 200);
  EXPECT_EQ(job().state, "RUNNING");
  EXPECT_EQ(job().message, "Drawing 0");
  EXPECT_EQ(job().started_ms, 100);
  EXPECT_EQ(store->lease_step("me", 100, 200)->ordinal, 2) << "1 still waits for 0";
  EXPECT_EQ(store->lease_step("me", 100, 200)->job_id, "job_2");
  ASSERT_TRUE(store->finish_step(*first, "me", 110));
  const auto next = store->lease_step("me", 120, 200);
  EXPECT_EQ(next->job_id, "job_1");
  EXPECT_EQ(next->ordinal, 1);
  EXPECT_EQ(job().started_ms, 100);
}

TEST_F(Steps, AreTakenFromWhoLetTheLeaseRunOut) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  const auto late = store->lease_step("sleeper", 100, 200);
  EXPECT_FALSE(store->lease_step("heir", 199, 300));
  ASSERT_TRUE(store->renew_lease(*late, "sleeper", 250));
  EXPECT_FALSE(store->lease_step("heir", 200, 300));
  const auto taken = store->lease_step("heir", 250, 350);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->attempts, 2);
  EXPECT_FALSE(store->renew_lease(*late, "sleeper", 400));
  EXPECT_FALSE(store->finish_step(*late, "sleeper", 260));
  EXPECT_FALSE(store->give_back_step(*late, "sleeper"));
  EXPECT_FALSE(store->fail_step(*late, "sleeper", 260));
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -1"));
  EXPECT_TRUE(store->finish_step(*taken, "heir", 260));
  EXPECT_FALSE(store->finish_step(*taken, "heir", 261)) << "once";
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -1", "settle 0 1"));
}

TEST_F(Steps, LeasedAgainByTheSameOwnerRefuseTheEarlierAttempt) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  const auto earlier = store->lease_step("me", 100, 200);
  const auto later = store->lease_step("me", 300, 400);
  ASSERT_TRUE(later);
  EXPECT_FALSE(store->finish_step(*earlier, "me", 310));
  EXPECT_TRUE(store->finish_step(*later, "me", 310));
}

TEST_F(Steps, KeepBlobAndResultWhenDone) {
  store->insert_job(a_job("job_1", 2), {a_step(0, 2)});
  StepRecord step = *store->lease_step("me", 1, 2);
  step.blob = std::string(64, 'c');
  step.result = R"({"width":10})";
  step.price = 1000;  // what the caller says of the price does not matter
  ASSERT_TRUE(store->finish_step(step, "me", 5));
  const StepRecord done = store->steps_of("job_1")[0];
  EXPECT_EQ(done.state, "DONE");
  EXPECT_EQ(done.blob, step.blob);
  EXPECT_EQ(done.result, step.result);
  EXPECT_EQ(done.finished_ms, 5);
  EXPECT_EQ(done.lease_owner, "");
  EXPECT_EQ(job().settled, 2);
  EXPECT_EQ(job().steps_done, 1);
}

TEST_F(Steps, GivenBackAreWaitingAgain) {
  store->insert_job(a_job("job_1", 2), {a_step(0), a_step(1)});
  const auto step = store->lease_step("me", 1, 1000);
  ASSERT_TRUE(store->give_back_step(*step, "me"));
  EXPECT_FALSE(store->give_back_step(*step, "me"));
  EXPECT_EQ(store->lease_step("me", 2, 1000)->attempts, 2);
  store->lease_step("me", 2, 1000);
  EXPECT_EQ(store->give_back_all_steps(), 2);
  EXPECT_THAT(states(), ElementsAre("PENDING", "PENDING"));
}

TEST_F(Jobs, ThatAreAskedToEndLeaseNothingMore) {
  store->insert_job(a_job("job_1", 5), {a_step(0, 2), a_step(1, 2)});
  const auto step = store->lease_step("me", 1, 1000);
  EXPECT_TRUE(store->request_cancel("job_1", 7));
  EXPECT_TRUE(job().cancel_requested);
  EXPECT_EQ(job().state, "RUNNING");
  EXPECT_FALSE(store->lease_step("me", 2, 1000));
  EXPECT_TRUE(end("CANCELED"));
  EXPECT_FALSE(store->finish_step(*step, "me", 100)) << "the result comes too late";
  EXPECT_FALSE(store->request_cancel("job_1", 101));
  EXPECT_FALSE(store->request_cancel("job_none", 101));
  EXPECT_THAT(states(), ElementsAre("CANCELED", "CANCELED"));
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -5", "release -1 5"));
}

TEST_F(Jobs, EndOnceAndGiveEverythingBackWhenTheyFail) {
  store->insert_job(a_job("job_1", 10), {a_step(0, 3), a_step(1, 4)});
  ASSERT_TRUE(store->finish_step(*store->lease_step("me", 1, 1000), "me", 5));
  const auto bad = store->lease_step("me", 1, 1000);
  EXPECT_TRUE(store->fail_step(*bad, "me", 6));
  EXPECT_TRUE(end("FAILED", R"({"code":"engine_failed","message":"no","details":{}})"));
  EXPECT_FALSE(end("CANCELED"));
  EXPECT_THAT(states(), ElementsAre("DONE", "FAILED"));
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -10", "settle 0 3", "release -1 7", "refund -1 3"));
  EXPECT_EQ(job().state, "FAILED");
  EXPECT_EQ(job().settled, 0) << "a failure costs nothing";
  EXPECT_EQ(job().released, 10);
  EXPECT_EQ(job().finished_ms, 99);
  EXPECT_TRUE(store->unfinished_jobs().empty());
}

TEST_F(Jobs, AreNotReadyBeforeTheirStepsAre) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  EXPECT_THROW(end("READY"), std::logic_error);
  EXPECT_EQ(job().state, "QUEUED");
  ASSERT_TRUE(store->finish_step(*store->lease_step("me", 1, 1000), "me", 5));
  EXPECT_TRUE(end("READY"));
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -1", "settle 0 1"));
}

TEST_F(Jobs, ThatAreUnfinishedComeOldestFirst) {
  store->insert_job(a_job("job_1", 0, 30), {a_step(0, 0)});
  store->insert_job(a_job("job_2", 0, 10), {a_step(0, 0)});
  const auto jobs = store->unfinished_jobs();
  ASSERT_EQ(jobs.size(), 2u);
  EXPECT_EQ(jobs[0].id, "job_2");
  EXPECT_TRUE(ledger().empty()) << "nothing is reserved for what is free";
}

TEST_F(Jobs, TakeANoteWhileTheyAreNotFinal) {
  store->insert_job(a_job("job_1", 0), {a_step(0, 0)});
  EXPECT_TRUE(store->note_on_job("job_1", "Waiting for room", 50));
  EXPECT_EQ(job().message, "Waiting for room");
  end("CANCELED");
  EXPECT_FALSE(store->note_on_job("job_1", "Still waiting", 60));
}

TEST_F(Ledger, IsTheSameAfterARollback) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  const auto step = store->lease_step("me", 1, 1000);
  EXPECT_THROW(store->in_transaction([&] {
    ASSERT_TRUE(store->finish_step(*step, "me", 5));
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_THAT(ledger(), ElementsAre("reserve -1 -1"));
  EXPECT_EQ(job().settled, 0);
  EXPECT_TRUE(store->finish_step(*step, "me", 5));
}

}  // namespace
}  // namespace talewright::store
