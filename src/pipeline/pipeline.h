// Durable jobs. A job is a row with steps; a step's result is a blob plus "done" in one
// transaction, so whatever happens to the process, the job goes on from the last finished step and
// nothing is made or charged twice. The pipeline knows no stories: a kind of job brings the
// functions that run its steps and that conclude it.
//
// Threads: every public function may be called from any thread. Steps run on `workers` threads, as
// many at once as their needs allow.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/blobs.h"
#include "store/store.h"

namespace talewright::pipeline {

/// What a step gives back: the bytes of its result (kept as a blob) and JSON facts about it.
struct StepOutput {
  std::string bytes;
  std::string result = "{}";
};

struct JobKind {
  /// Makes one step. Throws Failure to fail the job (engine_failed is tried 3 times first);
  /// looks at `stop` often enough to end within a second.
  std::function<StepOutput(const store::JobRecord&, const store::StepRecord&, std::stop_token)> run;
  /// Called once, inside the transaction that makes the job READY, when all steps are DONE. Returns
  /// the id of what came of it (a book), for JobRecord::book_id.
  std::function<std::string(const store::JobRecord&, const std::vector<store::StepRecord>&)>
      conclude;
};

struct Options {
  int workers = 0;  ///< 0 = one per core
  std::int64_t lease_ms = 60'000;
  /// How long work rests after the disk was found full; doubled each time it still is, up to a
  /// minute.
  std::int64_t rest_ms = 1'000;
  /// Told of each job that has moved on: a step begun or done, an end. By any thread, outside of
  /// transactions; must throw nothing.
  std::function<void(const std::string& job_id)> changed = [](const std::string&) {};
};

class Pipeline {
 public:
  Pipeline(store::Store& store, store::Blobs& blobs, Clock clock,
           std::map<std::string, JobKind> kinds, Options options = {});
  ~Pipeline();  ///< stops

  /// Starts the workers and goes on with unfinished jobs. Twice is fine.
  void start();
  /// Asks running steps to end, gives them back and joins. Twice, or before start, is fine.
  void stop();

  /// Keeps the job and its steps (one transaction, which joins an open one) and wakes the workers
  /// once they are kept.
  void submit(const store::JobRecord& job, const std::vector<store::StepRecord>& steps);
  /// Asks a job to end: it becomes CANCELED, and once that is kept its steps in work are stopped,
  /// within a second. False when it was final already.
  bool cancel(const std::string& job_id);
  /// Waits until the job is final or differs from what `seen` says (state, steps_done or message;
  /// without `seen`: until it is final), `stop` is requested or the time is over. Returns the row
  /// as it then is; nothing when there is no such job.
  std::optional<store::JobRecord> wait(const std::string& account, const std::string& job_id,
                                       const std::optional<store::JobRecord>& seen,
                                       std::chrono::milliseconds at_most, std::stop_token stop);
  /// Why no work is being done, in words; empty when nothing holds it up.
  std::string resting_because() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

bool is_final(const store::JobRecord& job);

}  // namespace talewright::pipeline
