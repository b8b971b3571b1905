// What the pipeline's threads share. Workers are in workers.cpp, the public face in pipeline.cpp.
//
// `mutex` guards what stands below it and is never held while the store, the blobs or a job's own
// functions are called. Whoever changes something that others wait for calls `tell`: there is one
// condition and one counter, and waiting means "until the counter is not what I saw before I
// looked", so that no change is missed between looking and waiting.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/failure.h"
#include "pipeline/pipeline.h"

namespace talewright::pipeline {

struct Pipeline::State {
  using Steady = std::chrono::steady_clock;
  State(store::Store& store, store::Blobs& blobs, Clock clock, std::map<std::string, JobKind> kinds,
        Options options);

  store::Store& store;
  store::Blobs& blobs;
  const Clock clock;
  const std::map<std::string, JobKind> kinds;
  const Options options;
  const std::string owner;  ///< of leases: new for each process

  std::mutex mutex;
  std::condition_variable_any changed;
  std::uint64_t changes = 0;
  struct Running {
    store::StepRecord step;
    std::stop_source stop;
  };
  std::map<std::uint64_t, Running> running;
  std::uint64_t next_ticket = 0;
  std::deque<std::string> to_conclude;  ///< ids of jobs whose steps may all be DONE
  std::vector<store::StepRecord> owed;  ///< leased, to be given back once the store can
  std::map<std::pair<std::string, std::int64_t>, int> engine_failures;
  std::string resting_because;  ///< empty unless the disk was full when last looked
  Steady::time_point rest_until;
  std::chrono::milliseconds rest{0};

  std::mutex recovering;
  bool recovered = false;  ///< guarded by recovering

  std::mutex lifecycle;
  std::vector<std::jthread> threads;  ///< guarded by lifecycle

  std::uint64_t seen();
  void tell();
  /// The same, and those outside who follow this job.
  void tell_of(const std::string& job_id);
  /// Asks the running steps of a job to end.
  void stop_steps_of(const std::string& job_id);

  void work(std::stop_token stopping);
  void renew_leases(std::stop_token stopping);

 private:
  struct Entry;
  bool do_next(std::stop_token stopping);
  void recover();
  void pay_owed();
  void run_step(store::StepRecord step, std::stop_token stopping);
  void make(const store::JobRecord& job, store::StepRecord step, std::stop_token stop);
  void judge(const store::JobRecord& job, const store::StepRecord& step, const Failure& failure,
             bool asked_to_stop);
  void conclude(const std::string& job_id);
  void fail(const store::JobRecord& job, const store::StepRecord* step, const Failure& failure);
  void give_back(const store::StepRecord& step);
  void take_a_rest(const std::string& job_id, const Failure& failure);
};

/// Ends a job that was asked to. False when it was final already.
bool end_canceled(store::Store& store, const std::string& job_id, std::int64_t now_ms);

}  // namespace talewright::pipeline
