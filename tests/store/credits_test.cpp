// Where credits come from, where they lie and where they go.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/database.h"
#include "store/folders.h"
#include "store/ledger_rules.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

void finish_next_step(Store& store) {
  ASSERT_TRUE(store.finish_step(*store.lease_step("me", 1, 1000), "me", 5));
}

std::string shown(const TransactionRecord& row) {
  return fmt::format("{} {} -> {}", row.kind, row.amount,
                     row.balance_after ? std::to_string(*row.balance_after) : "unlimited");
}

struct Credits : testing::Test {
  Credits() { store->insert_account(an_account("ada")); }
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());

  /// Monthly, perpetual, held and spent.
  std::vector<std::int64_t> balance(const std::string& account = "ada") {
    const BalanceRecord row = store->balance_of(account);
    return {row.monthly, row.perpetual, row.held, row.spent};
  }
  std::vector<std::string> transactions(const std::string& job_id) {
    std::vector<std::string> result;
    for (const TransactionRecord& row : store->transactions_of(job_id))
      result.push_back(shown(row));
    return result;
  }
  void TearDown() override {
    EXPECT_THAT(store->unbalanced(), IsEmpty());
    EXPECT_THAT(faults_in(folder.path()), IsEmpty());
  }
};

TEST_F(Credits, AreSpentFromTheMonthlyBucketFirst) {
  store->reset_monthly("ada", 10, 1);
  store->grant("ada", 5, "welcome", 2);
  EXPECT_THAT(balance(), ElementsAre(10, 5, 0, 0));
  store->charge("ada", 7, "picture", 3);
  EXPECT_THAT(balance(), ElementsAre(3, 5, 0, 7));
  store->charge("ada", 4, "picture", 4);
  EXPECT_THAT(balance(), ElementsAre(0, 4, 0, 11));
}

TEST_F(Credits, OfAFailedJobGoBackWhereTheyCameFrom) {
  store->reset_monthly("ada", 4, 1);
  store->grant("ada", 10, "welcome", 2);
  store->insert_job(a_job_of("ada", "job_1", 12), {a_step(0, 3), a_step(1, 3), a_step(2, 3)});
  EXPECT_THAT(balance(), ElementsAre(0, 2, 12, 0));
  finish_next_step(*store);
  finish_next_step(*store);
  EXPECT_THAT(balance(), ElementsAre(0, 2, 6, 6));
  ASSERT_TRUE(end(*store, "job_1", "FAILED"));
  EXPECT_THAT(balance(), ElementsAre(4, 10, 0, 0));
  EXPECT_THAT(transactions("job_1"),
              ElementsAre("reserve -12 -> 2", "settle 3 -> 2", "settle 3 -> 2", "release 6 -> 8",
                          "refund 6 -> 14"));
  EXPECT_FALSE(end(*store, "job_1", "FAILED"));
  EXPECT_THAT(balance(), ElementsAre(4, 10, 0, 0));
}

TEST_F(Credits, OfACancelledJobArePaidForWhatWasDone) {
  store->reset_monthly("ada", 4, 1);
  store->grant("ada", 10, "welcome", 2);
  store->insert_job(a_job_of("ada", "job_1", 8), {a_step(0, 3), a_step(1, 3)});
  finish_next_step(*store);
  ASSERT_TRUE(end(*store, "job_1", "CANCELED"));
  EXPECT_THAT(balance(), ElementsAre(1, 10, 0, 3));
}

TEST_F(Credits, OfALastCycleReturnToTheBucketAndAreGoneWithTheNextReset) {
  store->reset_monthly("ada", 10, 1);
  store->insert_job(a_job_of("ada", "job_1", 6), {a_step(0, 6)});
  store->reset_monthly("ada", 10, 2);
  EXPECT_THAT(balance(), ElementsAre(10, 0, 6, 0));
  ASSERT_TRUE(end(*store, "job_1", "CANCELED"));
  EXPECT_THAT(balance(), ElementsAre(16, 0, 0, 0));
  store->reset_monthly("ada", 10, 3);
  EXPECT_THAT(balance(), ElementsAre(10, 0, 0, 0));
  store->reset_monthly("ada", 10, 4);  // moves nothing, and is written down
  const auto rows = store->list_transactions("ada", 0, 2);
  EXPECT_EQ(shown(rows[0]), "reset 0 -> 10");
  EXPECT_EQ(shown(rows[1]), "reset -6 -> 10");
  EXPECT_EQ(rows[1].note, "10 for the new cycle, 16 left of the last");
}

TEST_F(Credits, ThatAreNotThereAreRefusedAndNothingIsBegun) {
  store->grant("ada", 5, "welcome", 1);
  try {
    store->insert_job(a_job_of("ada", "job_1", 6), {a_step(0, 6)});
    FAIL() << "begun without the means";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "insufficient_credits");
    EXPECT_EQ(failure.details().at("required"), 6);
    EXPECT_EQ(failure.details().at("available"), 5);
  }
  EXPECT_FALSE(store->find_job("ada", "job_1"));
  EXPECT_THAT(store->steps_of("job_1"), IsEmpty());
  EXPECT_THAT(store->events_of("job_1", 0, 9), IsEmpty());
  EXPECT_EQ(code_of([&] { store->charge("ada", 6, "picture", 2); }), "insufficient_credits");
  store->charge("ada", 5, "picture", 3);
  EXPECT_THAT(balance(), ElementsAre(0, 0, 0, 5));
}

TEST_F(Credits, OfTheUnlimitedAreMeteredAndNeverRefused) {
  store->insert_job(a_job("job_1", 1'000'000), {a_step(0, 3), a_step(1, 4)});
  store->charge("local", 50, "picture", 2);
  EXPECT_TRUE(store->balance_of("local").unlimited);
  EXPECT_THAT(balance("local"), ElementsAre(0, 0, 1'000'000, 50));
  finish_next_step(*store);
  finish_next_step(*store);
  ASSERT_TRUE(end(*store, "job_1", "READY"));
  EXPECT_THAT(balance("local"), ElementsAre(0, 0, 0, 57));
  EXPECT_THAT(transactions("job_1"),
              ElementsAre("reserve -1000000 -> unlimited", "settle 3 -> unlimited",
                          "settle 4 -> unlimited", "release 999993 -> unlimited"));
}

TEST_F(Credits, OfAJobFollowTheirPocketsWhenTheAccountChangesItsPlan) {
  store->grant("ada", 10, "welcome", 1);
  store->insert_job(a_job_of("ada", "job_1", 6), {a_step(0, 2), a_step(1, 2)});
  AccountRecord row = *store->find_account("ada");
  row.plan = "unlimited";
  ASSERT_TRUE(store->update_account(row, row.updated_ms));
  store->insert_job(a_job_of("ada", "job_2", 100), {a_step(0, 7)});
  row.plan = "free";
  ASSERT_TRUE(store->update_account(row, row.updated_ms));
  for (int i = 0; i < 3; ++i) finish_next_step(*store);
  EXPECT_THAT(balance(), ElementsAre(0, 4, 95, 11));
  ASSERT_TRUE(end(*store, "job_1", "READY"));
  ASSERT_TRUE(end(*store, "job_2", "FAILED"));
  EXPECT_THAT(balance(), ElementsAre(0, 6, 0, 4));
}

TEST_F(Credits, AreListedNewestFirstAndPageByPage) {
  for (int i = 1; i <= 5; ++i) store->grant("ada", i, "gift", i);
  store->grant("local", 9, "another's", 6);
  const auto newest = store->list_transactions("ada", 0, 2);
  ASSERT_EQ(newest.size(), 2u);
  EXPECT_EQ(newest[0].amount, 5);
  EXPECT_EQ(newest[0].note, "gift");
  EXPECT_EQ(newest[0].step, -1);
  const auto older = store->list_transactions("ada", newest[1].id, 10);
  ASSERT_EQ(older.size(), 3u);
  EXPECT_EQ(older[0].amount, 3);
  EXPECT_EQ(older[2].balance_after, 1);
}

TEST_F(Credits, OfAnAccountThatIsNotThereAreNone) {
  EXPECT_THAT(balance("nobody"), ElementsAre(0, 0, 0, 0));
  EXPECT_FALSE(store->balance_of("nobody").unlimited);
  EXPECT_THROW(store->grant("nobody", 5, "", 1), std::logic_error);
  EXPECT_THROW(store->grant("ada", 0, "", 1), std::logic_error);
  EXPECT_THROW(store->grant("ada", -5, "", 1), std::logic_error);
}

TEST_F(Credits, ThatWereBookedAreNeverChanged) {
  store->grant("ada", 5, "welcome", 1);
  Database raw(folder.path(), Database::Access::Write);
  for (const char* sql : {"UPDATE transactions SET note = ''", "DELETE FROM transactions",
                          "UPDATE entries SET amount = 1", "DELETE FROM entries",
                          "UPDATE balances SET amount = -1 WHERE bucket = 'perpetual'"})
    EXPECT_THROW(raw.execute(sql), std::logic_error) << sql;
}

struct ALedgerThatWasWrittenPastThisProgram : testing::Test {
  TemporaryFolder folder;
};

TEST_F(ALedgerThatWasWrittenPastThisProgram, IsUnbalancedAndSaysWhere) {
  const auto store = open_store(folder.path());
  store->insert_account(an_account("ada"));
  store->insert_account(an_account("bob"));
  store->grant("ada", 5, "welcome", 1);
  store->grant("bob", 5, "welcome", 1);
  Database raw(folder.path(), Database::Access::Write);
  raw.execute("UPDATE balances SET amount = 500 WHERE account = 'bob' AND bucket = 'perpetual'");
  EXPECT_THAT(store->unbalanced(), ElementsAre("account:bob"));
  raw.execute("INSERT INTO entries VALUES (1, 'monthly', 7)");
  EXPECT_THAT(store->unbalanced(), ElementsAre("1", "account:bob"));
}

}  // namespace
}  // namespace talewright::store
