// Credits moved at random: against a simpler ledger, by many threads at once, and by processes that
// are killed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/ids.h"
#include "base/random.h"
#include "store/folders.h"
#include "store/ledger_rules.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::IsEmpty;

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

struct Moves : testing::Test {
  Moves() {
    for (const char* account : {"ada", "bob"}) store->insert_account(an_account(account));
  }
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());

  /// Monthly, perpetual, held and spent.
  std::vector<std::int64_t> balance(const std::string& account) {
    const BalanceRecord row = store->balance_of(account);
    return {row.monthly, row.perpetual, row.held, row.spent};
  }
};

TEST_F(Moves, LeaveCreditsWhereASimplerLedgerSaysAfterEveryOfManyMoves) {
  const std::vector<std::string> accounts{"ada", "bob", "local"};
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

TEST_F(Moves, OfManyThreadsLeaveEveryRuleInForce) {
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

// A process that trades for ever, and says a word after each grant that it was told is kept.
int trade(const std::string& folder, std::uint64_t seed, int words) {
  const auto store = open_store(folder);
  store->give_back_all_steps();
  Random random(seed);
  for (;;) {
    if (!is_expected(code_of([&] { make_a_late_move(*store, random); }))) return 1;
    store->grant("counted", 1, "", 1);
    if (::write(words, "x", 1) != 1) return 2;
  }
}

TEST(KillingTheProcess, AnywhereLeavesALedgerThatBalancesAndLosesNothingThatWasSaid) {
  constexpr int kKills = 25;
  TemporaryFolder folder;
  {
    const auto store = open_store(folder.path());
    for (const char* account : {"ada", "bob", "counted"}) {
      store->insert_account(an_account(account));
      store->grant(account, 10'000, "to move about", 1);
    }
  }
  Random random(20261122);
  std::int64_t said = 10'000;
  for (int kill = 1; kill <= kKills; ++kill) {
    int words[2];
    ASSERT_EQ(::pipe(words), 0);
    const std::uint64_t seed = random.next();
    const pid_t child = start_a_child([&] { return trade(folder.path(), seed, words[1]); });
    ::close(words[1]);
    char word;
    for (std::size_t left = 1 + random.below(6); left > 0; --left, ++said)
      ASSERT_EQ(::read(words[0], &word, 1), 1);
    const timespec rest{0, static_cast<long>(random.below(20'000'000))};
    ::ppoll(nullptr, 0, &rest, nullptr);  // to a moment amid whatever it does next
    ::kill(child, SIGKILL);
    ASSERT_EQ(end_of(child), -SIGKILL);
    while (::read(words[0], &word, 1) == 1) ++said;
    ::close(words[0]);
    const auto store = open_store(folder.path());
    ASSERT_THAT(store->unbalanced(), IsEmpty()) << "after kill " << kill;
    ASSERT_THAT(faults_in(folder.path()), IsEmpty()) << "after kill " << kill;
    const std::int64_t kept = store->balance_of("counted").perpetual;
    ASSERT_TRUE(kept == said || kept == said + 1) << kept << " kept of " << said;
    said = kept;
  }
  EXPECT_GE(said, 10'000 + kKills);
  EXPECT_GT(open_store(folder.path())->list_transactions("ada", 0, 100).size(), 1u);
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
}

}  // namespace
}  // namespace talewright::store
