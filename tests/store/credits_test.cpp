// The ledger: where credits come from, where they lie and where they go; whatever is done with
// them, by whomever at once, and whenever the process is killed.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/ids.h"
#include "base/random.h"
#include "store/database.h"
#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kError = R"({"code":"engine_failed","message":"no","details":{}})";

JobRecord a_job_of(const std::string& account, const std::string& id, std::int64_t quoted) {
  JobRecord row = a_job(id, quoted);
  row.account = account;
  return row;
}

bool end(Store& store, const std::string& job_id, const std::string& state) {
  JobRecord row = *store.find_job_of_any_account(job_id);
  row.state = state;
  row.error = state == "FAILED" ? kError : "";
  row.finished_ms = 99;
  return store.finish_job(row);
}

void finish_next_step(Store& store) {
  ASSERT_TRUE(store.finish_step(*store.lease_step("me", 1, 1000), "me", 5));
}

std::string shown(const TransactionRecord& row) {
  return fmt::format("{} {} -> {}", row.kind, row.amount,
                     row.balance_after ? std::to_string(*row.balance_after) : "unlimited");
}

/// Asks the tables themselves what must hold of every ledger, in one snapshot each.
std::vector<std::string> faults_in(const std::string& folder) {
  struct Rule {
    const char* name;
    const char* breaches;  ///< counts them
  };
  static constexpr Rule kRules[] = {
      {"everything adds up to 0", "SELECT coalesce(sum(amount), 0) FROM balances"},
      {"nobody's balance is below 0",
       "SELECT count(*) FROM balances WHERE amount < 0 AND bucket NOT IN ('issued', 'unlimited')"},
      {"balance_after is what could be spent then",
       "SELECT count(*) FROM (SELECT t.balance_after AS said, sum(coalesce(e.amount, 0)) OVER "
       "(PARTITION BY t.account ORDER BY t.id) AS found FROM transactions AS t LEFT JOIN "
       "(SELECT transaction_id, sum(amount) AS amount FROM entries "
       " WHERE bucket IN ('monthly', 'perpetual') GROUP BY transaction_id) AS e "
       "ON e.transaction_id = t.id) WHERE said <> found"},
      {"amounts are what the entries move",
       "SELECT count(*) FROM transactions AS t WHERE amount <> (SELECT coalesce(sum(amount), 0) "
       "FROM entries WHERE transaction_id = t.id AND iif(t.kind = 'settle', bucket = 'earned', "
       "bucket IN ('monthly', 'perpetual', 'unlimited')))"},
      {"a job's row says what its transactions do",
       "SELECT count(*) FROM jobs AS j LEFT JOIN (SELECT job_id, "
       "sum(iif(kind = 'reserve', -amount, 0)) AS reserved, "
       "sum(iif(kind = 'settle', amount, iif(kind = 'refund', -amount, 0))) AS settled, "
       "sum(iif(kind IN ('release', 'refund'), amount, 0)) AS released "
       "FROM transactions GROUP BY job_id) AS t ON t.job_id = j.id "
       "WHERE j.reserved <> coalesce(t.reserved, 0) OR j.settled <> coalesce(t.settled, 0) "
       "OR j.released <> coalesce(t.released, 0)"},
      {"what is held is what unfinished jobs hold",
       "SELECT (SELECT coalesce(sum(amount), 0) FROM balances WHERE bucket LIKE 'held%') - "
       "(SELECT coalesce(sum(reserved - settled - released), 0) FROM jobs)"},
  };
  Database look(folder, Database::Access::Read);
  std::vector<std::string> faults;
  for (const Rule& rule : kRules)
    if (look.ask(rule.breaches) != 0) faults.push_back(rule.name);
  return faults;
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

// What the ledger should say, kept by simpler means.
struct Model {
  struct Pockets {
    std::int64_t monthly = 0, perpetual = 0, unlimited = 0;
    std::int64_t total() const { return monthly + perpetual + unlimited; }
  };
  struct Job {
    std::string account;
    Pockets held, settled;
  };
  static void move(Pockets& from, Pockets& to, std::int64_t amount) {
    for (auto pocket : {&Pockets::monthly, &Pockets::perpetual, &Pockets::unlimited}) {
      const std::int64_t part = std::min(from.*pocket, amount);
      from.*pocket -= part;
      to.*pocket += part;
      amount -= part;
    }
  }
  Pockets pay(const std::string& account, std::int64_t amount) {
    Pockets paid;
    if (unlimited[account])
      paid.unlimited = amount;
    else
      move(pockets[account], paid, amount);
    return paid;
  }
  bool can_pay(const std::string& account, std::int64_t amount) {
    return unlimited[account] || pockets[account].monthly + pockets[account].perpetual >= amount;
  }
  std::vector<std::int64_t> balance(const std::string& account) {
    std::int64_t held = 0, spent = charged[account];
    for (const auto& [id, job] : jobs) {
      if (job.account != account) continue;
      held += job.held.total();
      spent += job.settled.total();
    }
    return {pockets[account].monthly, pockets[account].perpetual, held, spent};
  }
  void end(const std::string& id, bool failed) {
    Job& job = jobs[id];
    for (Pockets* back : {&job.held, failed ? &job.settled : nullptr}) {
      if (back == nullptr) continue;
      back->unlimited = 0;
      move(*back, pockets[job.account], back->total());
    }
  }
  std::map<std::string, Pockets> pockets;
  std::map<std::string, bool> unlimited;
  std::map<std::string, std::int64_t> charged;
  std::map<std::string, Job> jobs;
};

TEST_F(Credits, AreWhereASimplerLedgerSaysAfterEveryOfManyMoves) {
  const std::vector<std::string> accounts{"ada", "bob", "local"};
  store->insert_account(an_account("bob"));
  Model model;
  model.unlimited["local"] = true;
  Random random(20261122);
  int refused = 0, ended = 0;
  for (int move = 0; move < 250; ++move) {
    const std::string account = random.pick(accounts);
    const auto amount = static_cast<std::int64_t>(1 + random.below(30));
    const auto jobs = store->unfinished_jobs();
    const std::string job_id = jobs.empty() ? "" : jobs[random.below(jobs.size())].id;
    switch (random.below(9)) {
      case 0:
        store->grant(account, amount, "gift", move);
        model.pockets[account].perpetual += amount;
        break;
      case 1:
        store->reset_monthly(account, amount, move);
        model.pockets[account].monthly = amount;
        break;
      case 2: {
        const bool can_pay = model.can_pay(account, amount);
        const std::string code = code_of([&] { store->charge(account, amount, "picture", move); });
        ASSERT_EQ(code, can_pay ? "" : "insufficient_credits");
        if (can_pay) {
          model.pay(account, amount);
          model.charged[account] += amount;
        } else {
          ++refused;
        }
        break;
      }
      case 3:
      case 4: {
        const std::string id = "job_" + std::to_string(move);
        const std::vector<StepRecord> steps{a_step(0, amount / 3), a_step(1, amount / 4)};
        const bool can_pay = model.can_pay(account, amount);
        const std::string code =
            code_of([&] { store->insert_job(a_job_of(account, id, amount), steps); });
        ASSERT_EQ(code, can_pay ? "" : "insufficient_credits");
        if (can_pay) model.jobs[id] = {account, model.pay(account, amount), {}};
        refused += !can_pay;
        break;
      }
      case 5:
      case 6:
      case 7:
        if (const auto step = store->lease_step("me", move, move + 1000)) {
          ASSERT_TRUE(store->finish_step(*step, "me", move));
          Model::Job& job = model.jobs[step->job_id];
          Model::move(job.held, job.settled, step->price);
        }
        break;
      case 8:
        if (!job_id.empty()) {
          const JobRecord job = *store->find_job_of_any_account(job_id);
          const std::string state = job.steps_done == job.steps_total ? "READY"
                                    : random.chance(0.5)              ? "FAILED"
                                                                      : "CANCELED";
          ASSERT_TRUE(end(*store, job_id, state));
          model.end(job_id, state == "FAILED");
          if (state != "FAILED") model.jobs[job_id].held = {};
          ++ended;
        }
        break;
    }
    for (const std::string& each : accounts)
      ASSERT_EQ(balance(each), model.balance(each)) << each << " after move " << move;
    ASSERT_THAT(store->unbalanced(), IsEmpty());
    ASSERT_THAT(faults_in(folder.path()), IsEmpty()) << "after move " << move;
  }
  EXPECT_GT(refused, 5);
  EXPECT_GT(ended, 10);
}

// One thing that the program does with credits, whatever the others do meanwhile.
void make_a_move(Store& store, Random& random) {
  static const std::vector<std::string> kAccounts{"ada", "bob", "local"};
  const std::string account = random.pick(kAccounts);
  const std::string me = new_id("run");
  const auto amount = static_cast<std::int64_t>(1 + random.below(30));
  const auto end_one = [&](const std::string& job_id, const std::string& wanted) {
    store.in_transaction([&] {
      const auto job = store.find_job_of_any_account(job_id);
      const bool done = job->steps_done == job->steps_total;
      if (done || wanted != "READY") end(store, job_id, done ? "READY" : wanted);
    });
  };
  switch (random.below(10)) {
    case 0:
      return store.grant(account, amount, "gift", 1);
    case 1:
      return store.reset_monthly(account, amount, 1);
    case 2:
      return store.charge(account, amount, "picture", 1);
    case 3:
    case 4:
      return store.insert_job(a_job_of(account, new_id("job"), amount),
                              {a_step(0, amount / 3), a_step(1, amount / 4)});
    case 8: {
      const auto jobs = store.unfinished_jobs();
      if (!jobs.empty()) end_one(jobs[random.below(jobs.size())].id, "CANCELED");
      return;
    }
    default: {
      const auto step = store.lease_step(me, 1, 1000);
      if (!step) return;
      if (random.chance(0.2)) {
        store.in_transaction([&] {
          if (store.fail_step(*step, me, 2)) end_one(step->job_id, "FAILED");
        });
      } else if (store.finish_step(*step, me, 2)) {
        end_one(step->job_id, "READY");
      }
    }
  }
}

// Several moves at once, or none: all of it is kept or nothing.
void make_a_late_move(Store& store, Random& random) {
  const bool keep = random.chance(0.7);
  store.in_late_transaction([&] {
    make_a_move(store, random);
    if (random.chance(0.3)) make_a_move(store, random);
    if (!keep) throw Failure("canceled", "on second thoughts");
  });
}

bool is_expected(const std::string& code) {
  return code.empty() || code == "insufficient_credits" || code == "canceled";
}

TEST_F(Credits, StayBalancedWhateverManyThreadsDo) {
  store->insert_account(an_account("bob"));
  std::vector<std::jthread> threads;
  for (std::uint64_t seed = 1; seed <= 4; ++seed)
    threads.emplace_back([&, seed] {
      Random random(seed);
      for (int move = 0; move < 40; ++move) {
        ASSERT_TRUE(is_expected(code_of([&] { make_a_late_move(*store, random); })));
        ASSERT_THAT(store->unbalanced(), IsEmpty());
        ASSERT_THAT(faults_in(folder.path()), IsEmpty());
      }
    });
}

TEST(KillingTheProcess, AnywhereLeavesALedgerThatBalancesAndLosesNothingThatWasSaid) {
  TemporaryFolder folder;
  {
    const auto store = open_store(folder.path());
    for (const char* account : {"ada", "bob", "counted"}) {
      store->insert_account(an_account(account));
      store->grant(account, 10'000, "to move about", 1);
    }
  }
  Random random(20261122);
  int kills = 0;
  std::int64_t least = 10'000;
  std::size_t moves = 0;
  while (kills < 20) {
    int said[2];
    ASSERT_EQ(::pipe(said), 0);
    const std::uint64_t seed = random.next();
    const auto life = std::chrono::microseconds(10'000 + random.below(150'000));
    const int end = in_a_short_life(life, [&] {
      const auto store = open_store(folder.path());
      store->give_back_all_steps();
      Random choices(seed);
      for (;;) {
        if (!is_expected(code_of([&] { make_a_late_move(*store, choices); }))) return 1;
        store->grant("counted", 1, "", 1);
        if (::write(said[1], "x", 1) != 1) return 2;
      }
    });
    ::close(said[1]);
    for (char c; ::read(said[0], &c, 1) == 1;) ++least;
    ::close(said[0]);
    ASSERT_EQ(end, -SIGKILL);
    ++kills;
    const auto store = open_store(folder.path());
    ASSERT_THAT(store->unbalanced(), IsEmpty()) << "after kill " << kills;
    ASSERT_THAT(faults_in(folder.path()), IsEmpty()) << "after kill " << kills;
    const std::int64_t counted = store->balance_of("counted").perpetual;
    ASSERT_TRUE(counted == least || counted == least + 1) << counted << " of " << least;
    least = counted;
    moves = store->list_transactions("ada", 0, 10'000).size();
  }
  EXPECT_GT(least, 10'000);
  EXPECT_GT(moves, 1u);
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
}

}  // namespace
}  // namespace talewright::store
