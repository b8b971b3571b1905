#include "pipeline/pipeline.h"

#include <algorithm>

#include "base/ids.h"
#include "pipeline/state.h"

namespace talewright::pipeline {
namespace {

constexpr std::chrono::hours kLongestWait{24 * 365};

bool differs(const store::JobRecord& now, const store::JobRecord& seen) {
  return now.state != seen.state || now.steps_done != seen.steps_done ||
         now.message != seen.message;
}

}  // namespace

bool is_final(const store::JobRecord& job) {
  return job.state != "QUEUED" && job.state != "RUNNING";
}

Pipeline::State::State(store::Store& store, store::Blobs& blobs, Clock clock,
                       std::map<std::string, JobKind> kinds, Options options)
    : store(store),
      blobs(blobs),
      clock(std::move(clock)),
      kinds(std::move(kinds)),
      options(options),
      owner(new_id("run")) {}

Pipeline::Pipeline(store::Store& store, store::Blobs& blobs, Clock clock,
                   std::map<std::string, JobKind> kinds, Options options)
    : state_(new State(store, blobs, std::move(clock), std::move(kinds), options)) {}

Pipeline::~Pipeline() { stop(); }

void Pipeline::start() {
  State& state = *state_;
  const std::lock_guard guard(state.lifecycle);
  if (!state.threads.empty()) return;
  {
    const std::lock_guard recovering(state.recovering);
    state.recovered = false;
  }
  int workers = state.options.workers;
  if (workers <= 0) workers = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  for (int i = 0; i < workers; ++i)
    state.threads.emplace_back([&state](std::stop_token stopping) { state.work(stopping); });
  state.threads.emplace_back([&state](std::stop_token stopping) { state.renew_leases(stopping); });
}

void Pipeline::stop() {
  State& state = *state_;
  const std::lock_guard guard(state.lifecycle);
  for (std::jthread& thread : state.threads) thread.request_stop();
  {
    const std::lock_guard lock(state.mutex);
    for (auto& [ticket, running] : state.running) running.stop.request_stop();
  }
  state.threads.clear();  // joins
}

void Pipeline::submit(const store::JobRecord& job, const std::vector<store::StepRecord>& steps) {
  State& state = *state_;
  state.store.insert_job(job, steps);
  state.store.after_commit([&state, id = job.id, done = steps.empty()] {
    if (done) {
      const std::lock_guard lock(state.mutex);
      state.to_conclude.push_back(id);
    }
    state.tell();
  });
}

bool Pipeline::cancel(const std::string& job_id) {
  State& state = *state_;
  const bool ended = end_canceled(state.store, job_id, state.clock());
  state.store.after_commit([&state, job_id, ended] {
    if (ended) state.stop_steps_of(job_id);
    state.tell_of(job_id);
  });
  return ended;
}

std::string Pipeline::resting_because() const {
  const std::lock_guard lock(state_->mutex);
  return state_->resting_because;
}

std::optional<store::JobRecord> Pipeline::wait(const std::string& account,
                                               const std::string& job_id,
                                               const std::optional<store::JobRecord>& seen,
                                               std::chrono::milliseconds at_most,
                                               std::stop_token stop) {
  State& state = *state_;
  const auto deadline =
      State::Steady::now() + std::min<std::chrono::milliseconds>(at_most, kLongestWait);
  for (bool time_is_left = true;;) {
    const std::uint64_t before = state.seen();
    std::optional<store::JobRecord> job = state.store.find_job(account, job_id);
    if (!job || is_final(*job)) return job;
    std::unique_lock lock(state.mutex);
    if (!state.resting_because.empty()) job->message = state.resting_because;
    if (!time_is_left || stop.stop_requested() || (seen && differs(*job, *seen))) return job;
    time_is_left =
        state.changed.wait_until(lock, stop, deadline, [&] { return state.changes != before; });
  }
}

}  // namespace talewright::pipeline
