// What becomes of jobs: made step by step, cancelled, failed, tried again, paused. Nothing here
// waits for time: steps and tests meet at signals.
#include "pipeline/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <atomic>
#include <condition_variable>
#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include "base/digest.h"
#include "base/json.h"
#include "generated/failures.h"
#include "store/folders.h"
#include "store/rows.h"

namespace talewright::pipeline {
namespace {

using namespace talewright::tests;
using store::JobRecord;
using store::StepRecord;
using testing::ElementsAre;

constexpr std::chrono::seconds kLong{20};  // more than any test needs

/// Blobs in memory, with a disk that is full when told.
class ScriptedBlobs : public store::Blobs {
 public:
  std::string put(std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    if (full_) throw storage_full("The disk is full.");
    const std::string name = sha256_hex(bytes);
    kept_[name] = bytes;
    return name;
  }
  std::optional<std::string> get(std::string_view sha256) override {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(std::string(sha256));
    return found == kept_.end() ? std::nullopt : std::optional(found->second);
  }
  std::string path_of(std::string_view) override { return ""; }
  void fill() { full_ = true; }
  void make_room() { full_ = false; }

 private:
  std::atomic<bool> full_ = false;
  std::mutex mutex_;
  std::map<std::string, std::string> kept_;
};

/// Names of things that happened, in order.
class Journal {
 public:
  void write(const std::string& what) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(what);
  }
  std::vector<std::string> lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

void until_asked_to_stop(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, stop, [] { return false; });
}

struct PipelineTest : testing::Test {
  using Run = std::function<StepOutput(const JobRecord&, const StepRecord&, std::stop_token)>;
  TemporaryFolder folder;
  std::unique_ptr<store::Store> store = store::open_store(folder.path());
  ScriptedBlobs blobs;
  Journal journal;
  std::unique_ptr<Pipeline> pipeline;

  Pipeline& open(Run run, int workers = 2) {
    JobKind kind;
    kind.run = std::move(run);
    kind.conclude = [this](const JobRecord& job, const std::vector<StepRecord>& steps) {
      journal.write("conclude " + std::to_string(steps.size()));
      return "book_of_" + job.id;
    };
    Options options;
    options.workers = workers;
    options.rest_ms = 1;
    pipeline = std::make_unique<Pipeline>(
        *store, blobs, [] { return std::int64_t{1000}; },
        std::map<std::string, JobKind>{{"picture_book", kind}}, options);
    return *pipeline;
  }
  JobRecord final_of(const std::string& id = "job_1") {
    return *pipeline->wait("local", id, std::nullopt, kLong, {});
  }
  std::vector<std::string> states(const std::string& id = "job_1") {
    std::vector<std::string> result;
    for (const StepRecord& step : store->steps_of(id)) result.push_back(step.state);
    return result;
  }
  static StepOutput output(const StepRecord& step) { return {"picture " + step.name, "{}"}; }
};
struct AJob : PipelineTest {};

TEST_F(AJob, RunsItsStepsInTheOrderOfTheirNeedsAndConcludes) {
  open([&](const JobRecord& job, const StepRecord& step, std::stop_token) {
    EXPECT_EQ(job.id, "job_1");
    journal.write(step.name);
    return output(step);
  });
  pipeline->submit(a_job("job_1", 4), {a_step(0), a_step(1, 1, {0}), a_step(2, 2, {0, 1})});
  pipeline->start();
  pipeline->start();
  const JobRecord job = final_of();
  EXPECT_EQ(job.state, "READY");
  EXPECT_EQ(job.book_id, "book_of_job_1");
  EXPECT_EQ(job.settled, 4);
  EXPECT_EQ(job.released, 0);
  EXPECT_THAT(journal.lines(), ElementsAre("0", "1", "2", "conclude 3"));
  EXPECT_EQ(blobs.get(store->steps_of("job_1")[2].blob), "picture 2");
}

TEST_F(AJob, RunsStepsThatDoNotNeedEachOtherAtTheSameTime) {
  std::latch both(2);
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) {
    both.arrive_and_wait();  // comes back only if the other one is here too
    return output(step);
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 2), {a_step(0), a_step(1)});
  EXPECT_EQ(final_of().state, "READY");
}

TEST_F(AJob, WithoutStepsIsConcludedToo) {
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); });
  pipeline->start();
  store->in_transaction([&] { pipeline->submit(a_job("job_1", 3), {}); });
  EXPECT_EQ(final_of().state, "READY");
  EXPECT_EQ(final_of().released, 3);
}

TEST_F(AJob, ThatIsCancelledStopsItsStepsAndKeepsNoLateResult) {
  std::latch begun(2);
  open([&](const JobRecord&, const StepRecord& step, std::stop_token stop) {
    begun.count_down();
    until_asked_to_stop(stop);
    journal.write("late");
    return output(step);
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 3), {a_step(0), a_step(1), a_step(2)});
  begun.wait();
  const auto before = std::chrono::steady_clock::now();
  EXPECT_TRUE(pipeline->cancel("job_1"));
  EXPECT_EQ(final_of().state, "CANCELED");
  pipeline->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
  EXPECT_FALSE(pipeline->cancel("job_1"));
  EXPECT_FALSE(pipeline->cancel("job_none"));
  EXPECT_THAT(journal.lines(), ElementsAre("late", "late"));
  EXPECT_THAT(states(), ElementsAre("CANCELED", "CANCELED", "CANCELED"));
  EXPECT_EQ(final_of().settled, 0);
  EXPECT_EQ(final_of().released, 3);
}

TEST_F(AJob, FailsWithWhatItsStepRefused) {
  std::latch other(1);
  open([&](const JobRecord&, const StepRecord& step, std::stop_token stop) -> StepOutput {
    if (step.ordinal == 0) {
      other.wait();
      throw validation_failed("Page 1 has no text.", {{"field", "pages/0"}});
    }
    other.count_down();
    until_asked_to_stop(stop);  // its sibling's failure asks it
    throw canceled("Asked to stop.");
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 3), {a_step(0), a_step(1), a_step(2)});
  const JobRecord job = final_of();
  EXPECT_EQ(job.state, "FAILED");
  EXPECT_EQ(job.message, "Page 1 has no text.");
  const auto error = json::parse(job.error).as_object();
  EXPECT_EQ(error.at("code"), "validation_failed");
  EXPECT_EQ(error.at("details").at("field"), "pages/0");
  EXPECT_EQ(job.released, 3);
  pipeline->stop();
  EXPECT_THAT(states(), ElementsAre("FAILED", "CANCELED", "CANCELED"));
}

TEST_F(AJob, TriesAnEngineThreeTimes) {
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) {
    journal.write(step.name);
    if (journal.lines().size() < 3) throw engine_failed("No picture came.");
    return output(step);
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 1), {a_step(0)});
  EXPECT_EQ(final_of().state, "READY");
  EXPECT_EQ(store->steps_of("job_1")[0].attempts, 3);
  EXPECT_EQ(store->transactions_of("job_1").size(), 2u) << "reserved once, settled once";
}

TEST_F(AJob, GivesUpOnAnEngineAfterTheThirdTime) {
  open([&](const JobRecord&, const StepRecord&, std::stop_token) -> StepOutput {
    journal.write("tried");
    throw engine_failed("No picture came.");
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 1), {a_step(0)});
  EXPECT_EQ(final_of().state, "FAILED");
  EXPECT_THAT(journal.lines(), ElementsAre("tried", "tried", "tried"));
}

TEST_F(AJob, ThatMeetsOurOwnFaultFailsWithoutTellingWhatItWas) {
  open([&](const JobRecord&, const StepRecord&, std::stop_token) -> StepOutput {
    throw std::logic_error("secret path");
  });
  pipeline->start();
  pipeline->submit(a_job("job_1", 1), {a_step(0)});
  JobRecord unknown = a_job("job_2", 1);
  unknown.kind = "opera";
  pipeline->submit(unknown, {a_step(0)});
  for (const char* id : {"job_1", "job_2"}) {
    EXPECT_EQ(final_of(id).state, "FAILED");
    EXPECT_EQ(json::parse(final_of(id).error).at("code"), "internal_error");
    EXPECT_EQ(final_of(id).error.find("secret"), std::string::npos);
  }
}

TEST_F(AJob, WaitsForRoomWhenTheDiskIsFullAndThenGoesOn) {
  blobs.fill();
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); });
  pipeline->submit(a_job("job_1", 2), {a_step(0), a_step(1, 1, {0})});
  std::optional<JobRecord> seen = store->find_job("local", "job_1");
  pipeline->start();
  while (seen->message != "The disk is full. The work goes on when there is room.") {
    seen = pipeline->wait("local", "job_1", seen, kLong, {});
    ASSERT_FALSE(is_final(*seen));
    ASSERT_EQ(seen->settled, 0);
  }
  blobs.make_room();
  EXPECT_EQ(final_of().state, "READY");
  EXPECT_EQ(final_of().settled, 2);
  EXPECT_GT(store->steps_of("job_1")[0].attempts, 1);
}

TEST_F(AJob, GoesOnWhenAReallyFullFileSystemHasRoomAgain) {
  TemporaryFolder small;
  if (::mount("none", small.path().c_str(), "tmpfs", 0, "size=4m") != 0)
    GTEST_SKIP() << "mounting is not permitted here";
  std::optional<JobRecord> job;
  std::string integrity;
  {
    const auto small_store = store::open_store(small.path());
    const auto small_blobs = store::open_blobs(small.path());
    JobKind kind;
    kind.run = [](const JobRecord&, const StepRecord& step, std::stop_token) {
      return StepOutput{std::string(100'000, 'x') + step.name, "{}"};
    };
    kind.conclude = [](const JobRecord&, const std::vector<StepRecord>&) { return "book_1"; };
    Options options;
    options.rest_ms = 1;
    Pipeline other(*small_store, *small_blobs, system_clock(), {{"picture_book", kind}}, options);
    std::vector<StepRecord> steps;
    for (int i = 0; i < 10; ++i) steps.push_back(a_step(i));
    small_store->insert_job(a_job("job_1", 10), steps);
    // Everything but room for a step or two, and for the database's own next words.
    write_file(small / "ballast",
               std::string(std::filesystem::space(small.path()).available - 250'000, 'x'));
    other.start();
    job = small_store->find_job("local", "job_1");
    while (job->message != "The disk is full. The work goes on when there is room.") {
      job = other.wait("local", "job_1", job, kLong, {});
      ASSERT_FALSE(is_final(*job)) << job->state << job->error;
    }
    std::filesystem::remove(small / "ballast");
    job = other.wait("local", "job_1", std::nullopt, kLong, {});
    integrity = store::inspect_folder(small.path()).integrity;
  }
  ::umount2(small.path().c_str(), MNT_DETACH);
  EXPECT_EQ(job->state, "READY");
  EXPECT_EQ(job->settled, 10);
  EXPECT_EQ(integrity, "ok");
}

TEST_F(AJob, ThatCannotBeConcludedFails) {
  JobKind kind;
  kind.run = [](const JobRecord&, const StepRecord&, std::stop_token) { return StepOutput{}; };
  kind.conclude = [&](const JobRecord&, const std::vector<StepRecord>&) -> std::string {
    store->insert_character(a_character("char_of_conclusion"));
    throw validation_failed("The book cannot be bound.");
  };
  Pipeline other(*store, blobs, [] { return std::int64_t{1}; }, {{"picture_book", kind}}, {});
  other.start();
  other.submit(a_job("job_1", 2), {a_step(0)});
  const auto job = other.wait("local", "job_1", std::nullopt, kLong, {});
  EXPECT_EQ(job->state, "FAILED");
  EXPECT_EQ(job->settled, 0) << "what fails costs nothing";
  EXPECT_EQ(job->released, 2);
  EXPECT_FALSE(store->find_character("local", "char_of_conclusion")) << "rolled back";
}

struct Stopping : PipelineTest {};

TEST_F(Stopping, GivesRunningStepsBackAndTheNextStartGoesOn) {
  std::latch begun(1);
  std::atomic<bool> first = true;
  open([&](const JobRecord&, const StepRecord& step, std::stop_token stop) {
    if (first.exchange(false)) {
      begun.count_down();
      until_asked_to_stop(stop);
      throw canceled("Asked to stop.");
    }
    return output(step);
  });
  pipeline->stop();  // before the start: fine
  pipeline->start();
  pipeline->submit(a_job("job_1", 1), {a_step(0)});
  begun.wait();
  pipeline->stop();
  pipeline->stop();
  EXPECT_THAT(states(), ElementsAre("PENDING"));
  EXPECT_EQ(store->find_job("local", "job_1")->state, "RUNNING");
  pipeline->start();
  EXPECT_EQ(final_of().state, "READY");
}

TEST_F(Stopping, LeavesNothingToADeadOwner) {
  store->insert_job(a_job("job_1", 1), {a_step(0)});
  store->lease_step("a process that was killed", 1, std::int64_t{1} << 60);
  store->insert_job(a_job("job_2", 0), {a_step(0, 0)});
  store->request_cancel("job_2", 5);
  store->insert_job(a_job("job_3", 1), {a_step(0)});
  StepRecord done = *store->lease_step("it too", 1, 1000);
  ASSERT_EQ(done.job_id, "job_3");
  ASSERT_TRUE(store->finish_step(done, "it too", 2));  // killed before it was concluded
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); });
  pipeline->start();
  EXPECT_EQ(final_of("job_1").state, "READY");
  EXPECT_EQ(final_of("job_2").state, "CANCELED");
  EXPECT_EQ(final_of("job_3").state, "READY");
}

/// A pipeline whose news is told to `changed`.
struct WithinATransaction : PipelineTest {
  void open_telling(JobKind kind, std::function<void(const std::string&)> changed) {
    Options options;
    options.workers = 1;
    options.changed = std::move(changed);
    pipeline = std::make_unique<Pipeline>(
        *store, blobs, [] { return std::int64_t{1000}; },
        std::map<std::string, JobKind>{{"picture_book", kind}}, options);
    pipeline->start();
  }
  static JobKind without_work() {
    JobKind kind;
    kind.run = [](const JobRecord&, const StepRecord& step, std::stop_token) {
      return output(step);
    };
    kind.conclude = [](const JobRecord& job, const std::vector<StepRecord>&) {
      return "book_of_" + job.id;
    };
    return kind;
  }
  std::string state_seen_by_another_thread(const std::string& id) {
    std::string state;
    std::thread([&] { state = store->find_job_of_any_account(id)->state; }).join();
    return state;
  }
};

TEST_F(WithinATransaction, AJobIsTakenUpOnceItIsKept) {
  open_telling(without_work(), [](const std::string&) {});
  store->in_late_transaction([&] {
    store->in_transaction([&] {
      pipeline->submit(a_job("job_1", 1), {a_step(0)});
      pipeline->submit(a_job("job_2", 0), {});
    });
    EXPECT_EQ(store->find_job("local", "job_1")->state, "QUEUED");
  });
  EXPECT_EQ(final_of("job_1").state, "READY");
  EXPECT_EQ(final_of("job_2").state, "READY");
}

TEST_F(WithinATransaction, AJobThatIsRolledBackNeverWas) {
  open_telling(without_work(), [&](const std::string& id) { journal.write(id); });
  EXPECT_THROW(store->in_transaction([&] {
    pipeline->submit(a_job("job_never", 0), {});
    throw std::runtime_error("on second thoughts");
  }),
               std::runtime_error);
  pipeline->submit(a_job("job_1", 0), {});
  EXPECT_EQ(final_of("job_1").state, "READY");
  pipeline->stop();
  EXPECT_THAT(journal.lines(), testing::Each("job_1"));
}

TEST_F(WithinATransaction, ACancelStopsTheWorkAndIsToldOnceItIsKept) {
  std::latch begun(1);
  std::atomic<bool> asked = false;
  JobKind kind = without_work();
  kind.run = [&](const JobRecord&, const StepRecord& step, std::stop_token stop) {
    begun.count_down();
    until_asked_to_stop(stop);
    asked = true;
    return output(step);
  };
  const std::thread::id me = std::this_thread::get_id();
  open_telling(kind, [&](const std::string& id) {
    if (std::this_thread::get_id() == me) journal.write(state_seen_by_another_thread(id));
  });
  pipeline->submit(a_job("job_1", 3), {a_step(0)});
  begun.wait();
  EXPECT_THROW(store->in_transaction([&] {
    EXPECT_TRUE(pipeline->cancel("job_1"));
    throw std::runtime_error("on second thoughts");
  }),
               std::runtime_error);
  EXPECT_FALSE(asked);
  EXPECT_THAT(journal.lines(), testing::IsEmpty());
  store->in_transaction([&] { EXPECT_TRUE(pipeline->cancel("job_1")); });
  EXPECT_THAT(journal.lines(), ElementsAre("CANCELED"));
  EXPECT_EQ(final_of().state, "CANCELED");
  pipeline->stop();
  EXPECT_TRUE(asked);
}

struct Waiting : PipelineTest {};

TEST_F(Waiting, EndsWhenTheTimeIsOverOrTheCallerAsksOrTheJobIsUnknown) {
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); });
  pipeline->submit(a_job("job_1", 1), {a_step(0)});  // not started: it stays as it is
  const auto job = pipeline->wait("local", "job_1", std::nullopt, std::chrono::milliseconds(1), {});
  EXPECT_EQ(job->state, "QUEUED");
  std::stop_source stop;
  std::jthread waiter([&] {
    EXPECT_EQ(pipeline->wait("local", "job_1", job, kLong * 1000, stop.get_token())->state,
              "QUEUED");
  });
  stop.request_stop();
  waiter.join();
  EXPECT_FALSE(pipeline->wait("local", "job_none", std::nullopt, kLong, {}));
  EXPECT_FALSE(pipeline->wait("somebody", "job_1", std::nullopt, kLong, {}));
}

TEST_F(Waiting, SeesEveryStepAsItIsDone) {
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); }, 1);
  pipeline->submit(a_job("job_1", 3), {a_step(0), a_step(1), a_step(2)});
  std::optional<JobRecord> seen = store->find_job("local", "job_1");
  pipeline->start();
  std::int64_t done = 0;
  while (!is_final(*seen)) {
    const auto next = pipeline->wait("local", "job_1", seen, kLong, {});
    EXPECT_GE(next->steps_done, done);
    done = next->steps_done;
    seen = next;
  }
  EXPECT_EQ(done, 3);
}

TEST_F(Waiting, ManyJobsOnManyWorkersAllEnd) {
  open([&](const JobRecord&, const StepRecord& step, std::stop_token) { return output(step); }, 4);
  pipeline->start();
  for (int i = 0; i < 20; ++i)
    pipeline->submit(a_job("job_" + std::to_string(i), 3, i),
                     {a_step(0), a_step(1), a_step(2, 1, {0, 1})});
  for (int i = 0; i < 20; i += 3) pipeline->cancel("job_" + std::to_string(i));
  for (int i = 0; i < 20; ++i) {
    const JobRecord job = final_of("job_" + std::to_string(i));
    EXPECT_EQ(job.settled + job.released, 3);
    EXPECT_TRUE(job.state == "READY" || i % 3 == 0);
  }
}

}  // namespace
}  // namespace talewright::pipeline
