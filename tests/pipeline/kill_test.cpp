// kill -9, fifty times, at moments that a seed chooses: whatever the moment, the next process goes
// on, nothing is made or charged twice, and the database stays whole.
#include <gtest/gtest.h>
#include <signal.h>
#include <spdlog/spdlog.h>

#include <set>

#include "base/random.h"
#include "pipeline/pipeline.h"
#include "store/folders.h"
#include "store/rows.h"

namespace talewright::pipeline {
namespace {

using namespace talewright::tests;
using store::JobRecord;
using store::StepRecord;

constexpr int kKills = 50;
constexpr int kSteps = 30;
constexpr std::int64_t kQuoted = 100;

std::string picture(const StepRecord& step) { return std::string(20'000, 'x') + step.name; }

std::vector<StepRecord> thirty_steps() {
  std::vector<StepRecord> steps;
  for (int i = 0; i < kSteps - 1; ++i) steps.push_back(a_step(i, 1 + i % 3));
  StepRecord binding = a_step(kSteps - 1, 0);
  for (int i = 0; i < kSteps - 1; ++i) binding.needs.push_back(i);
  std::int64_t price = 0;
  for (const StepRecord& step : steps) price += step.price;
  binding.price = kQuoted - price;
  steps.push_back(binding);
  return steps;
}

// A life of the program: goes on with whatever the folder holds, until `job_id` is final.
int live(const std::string& folder, const std::string& job_id) {
  const auto store = store::open_store(folder);
  const auto blobs = store::open_blobs(folder);
  JobKind kind;
  kind.run = [](const JobRecord&, const StepRecord& step, std::stop_token) {
    return StepOutput{picture(step), R"({"drawn":true})"};
  };
  kind.conclude = [&](const JobRecord& job, const std::vector<StepRecord>& steps) {
    store::BookRecord book;
    book.id = "book_of_" + job.id;
    book.account = job.account;
    book.job_id = job.id;
    std::vector<store::BookFileRecord> files;
    for (const StepRecord& step : steps) {
      store::BookFileRecord file;
      file.book_id = book.id;
      file.path = "pages/" + step.name;
      file.blob = step.blob;
      files.push_back(file);
    }
    store->insert_book(book, files);
    return book.id;
  };
  Options options;
  options.workers = 2;
  Pipeline pipeline(*store, *blobs, system_clock(), {{"picture_book", kind}}, options);
  pipeline.start();
  const auto job = pipeline.wait("local", job_id, std::nullopt, std::chrono::minutes(1), {});
  return job && job->state == "READY" ? 0 : 1;
}

void expect_whole(const std::string& folder, const std::string& job_id) {
  const store::FolderReport report = store::inspect_folder(folder);
  EXPECT_EQ(report.integrity, "ok");
  EXPECT_FALSE(report.in_use);
  const auto store = store::open_store(folder);
  const auto blobs = store::open_blobs(folder);
  const JobRecord job = *store->find_job("local", job_id);
  EXPECT_EQ(job.state, "READY");
  EXPECT_EQ(job.settled, kQuoted);
  EXPECT_EQ(job.released, 0);
  EXPECT_EQ(job.steps_done, kSteps);
  std::multiset<std::int64_t> settled;
  std::int64_t amount = 0;
  for (const auto& row : store->transactions_of(job_id)) {
    if (row.kind != "settle") continue;
    settled.insert(row.step);
    amount += row.amount;
  }
  EXPECT_EQ(amount, kQuoted);
  for (const StepRecord& step : store->steps_of(job_id)) {
    EXPECT_EQ(step.state, "DONE");
    EXPECT_EQ(settled.count(step.ordinal), 1u) << step.ordinal;
    EXPECT_EQ(blobs->get(step.blob), picture(step)) << step.ordinal;
  }
  EXPECT_EQ(store->files_of(job.book_id).size(), static_cast<std::size_t>(kSteps));
}

TEST(KillingTheProcess, AnywhereMakesAndChargesNothingTwice) {
  spdlog::set_level(spdlog::level::off);
  TemporaryFolder folder;
  Random random(20261121);
  int kills = 0, jobs = 0;
  while (kills < kKills) {
    const std::string job_id = "job_" + std::to_string(++jobs);
    store::open_store(folder.path())->insert_job(a_job(job_id, kQuoted, jobs), thirty_steps());
    for (bool ready = false; !ready;) {
      const auto life = std::chrono::microseconds(500 + random.below(40'000));
      const auto work = [&] { return live(folder.path(), job_id); };
      const int end = kills < kKills ? in_a_short_life(life, work) : in_a_child(work);
      ASSERT_TRUE(end == 0 || end == -SIGKILL) << end;
      ready = end == 0;
      if (!ready) ++kills;
    }
    expect_whole(folder.path(), job_id);
  }
  RecordProperty("jobs", jobs);
  EXPECT_EQ(kills, kKills);
  EXPECT_TRUE(std::filesystem::is_empty(folder / "blobs/tmp"));
  spdlog::set_level(spdlog::level::info);
}

}  // namespace
}  // namespace talewright::pipeline
