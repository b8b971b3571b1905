// The workers: each takes the next step that the store lets it have, makes it, and has it written.
//
// What may go wrong, and what comes of it:
//   - The runner throws engine_failed: the step is given back; after the third time the job FAILS.
//   - It throws another Failure: the job FAILS with it. Anything else: internal_error, logged.
//   - The disk is full, whoever says so: the step is given back and all work rests, longer each
//     time, for the disk is everybody's. Nothing fails; the job's message says what it waits for.
//   - The store refuses even that: the step is *owed*; it is given back before anything else is
//     taken. (It would also come back by itself when its lease ends, or at the next start.)
//   - The job was cancelled: its steps are asked to stop and their results are refused, since a
//     final job's steps are no longer RUNNING.
//   - The process is killed: the next one's owner is another, it holds the folder's lock, so
//     whatever is RUNNING belongs to the dead and is given back before the first lease.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/json.h"
#include "generated/failures.h"
#include "pipeline/state.h"

namespace talewright::pipeline {
namespace {

constexpr int kEngineAttempts = 3;
constexpr std::chrono::minutes kLongestRest{1};
constexpr std::string_view kNoRoom = "The disk is full. The work goes on when there is room.";

std::string error_json(const Failure& failure) {
  return json::serialize(json::object{
      {"code", failure.code()}, {"message", failure.message()}, {"details", failure.details()}});
}

Failure our_fault(const store::JobRecord& job, std::string_view what) {
  spdlog::error("job {} ({}): {}", job.id, job.kind, what);
  return internal_error("A fault in Talewright itself ended the job.", {{"job_id", job.id}});
}

}  // namespace

bool end_canceled(store::Store& store, const std::string& job_id, std::int64_t now_ms) {
  bool ended = false;
  store.in_transaction([&] {
    if (!store.request_cancel(job_id, now_ms)) return;
    store::JobRecord job = *store.find_job_of_any_account(job_id);
    job.state = "CANCELED";
    job.message = "Cancelled.";
    job.finished_ms = now_ms;
    ended = store.finish_job(job);
  });
  return ended;
}

/// A step in work: known to those who may ask it to stop, from its lease to its end.
struct Pipeline::State::Entry {
  Entry(State& state, const store::StepRecord& step) : state_(state) {
    const std::lock_guard lock(state_.mutex);
    ticket_ = state_.next_ticket++;
    stop = state_.running.emplace(ticket_, Running{step, {}}).first->second.stop;
  }
  ~Entry() {
    const std::lock_guard lock(state_.mutex);
    state_.running.erase(ticket_);
  }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;
  std::stop_source stop;

 private:
  State& state_;
  std::uint64_t ticket_ = 0;
};

std::uint64_t Pipeline::State::seen() {
  const std::lock_guard lock(mutex);
  return changes;
}

void Pipeline::State::tell() {
  {
    const std::lock_guard lock(mutex);
    ++changes;
  }
  changed.notify_all();
}

void Pipeline::State::tell_of(const std::string& job_id) {
  tell();
  options.changed(job_id);
}

void Pipeline::State::stop_steps_of(const std::string& job_id) {
  const std::lock_guard lock(mutex);
  for (auto& [ticket, entry] : running)
    if (entry.step.job_id == job_id) entry.stop.request_stop();
  std::erase_if(engine_failures, [&](const auto& count) { return count.first.first == job_id; });
}

void Pipeline::State::work(std::stop_token stopping) {
  while (!stopping.stop_requested()) {
    const std::uint64_t before = seen();
    bool worked = false;
    try {
      worked = do_next(stopping);
    } catch (const Failure& failure) {
      take_a_rest("", failure);
    } catch (const std::exception& fault) {
      take_a_rest("", internal_error(fault.what()));
    }
    std::unique_lock lock(mutex);
    if (!worked) changed.wait(lock, stopping, [&] { return changes != before; });
    while (!stopping.stop_requested() && Steady::now() < rest_until)
      changed.wait_until(lock, stopping, Steady::time_point(rest_until), [] { return false; });
  }
}

bool Pipeline::State::do_next(std::stop_token stopping) {
  recover();
  pay_owed();
  std::optional<std::string> finished;
  {
    const std::lock_guard lock(mutex);
    if (!to_conclude.empty()) {
      finished = std::move(to_conclude.front());
      to_conclude.pop_front();
    }
  }
  if (finished) {
    conclude(*finished);
    return true;
  }
  const std::int64_t now_ms = clock();
  const auto step = store.lease_step(owner, now_ms, now_ms + options.lease_ms);
  if (!step) {
    const std::lock_guard lock(mutex);
    resting_because.clear();  // nothing waits for room any more
    return false;
  }
  run_step(*step, stopping);
  return true;
}

// Before the first lease of a start: what a dead process held is given back, what it left
// unsaid of a job's end is said.
void Pipeline::State::recover() {
  const std::lock_guard guard(recovering);
  if (recovered) return;
  store.give_back_all_steps();
  for (const store::JobRecord& job : store.unfinished_jobs()) {
    if (job.cancel_requested) {
      end_canceled(store, job.id, clock());
    } else if (job.steps_done == job.steps_total) {
      const std::lock_guard lock(mutex);
      to_conclude.push_back(job.id);
    }
  }
  recovered = true;
  tell();
}

void Pipeline::State::pay_owed() {
  for (;;) {
    store::StepRecord step;
    {
      const std::lock_guard lock(mutex);
      if (owed.empty()) return;
      step = std::move(owed.back());
      owed.pop_back();
    }
    give_back(step);
  }
}

void Pipeline::State::give_back(const store::StepRecord& step) {
  try {
    store.give_back_step(step, owner);
  } catch (...) {
    const std::lock_guard lock(mutex);
    owed.push_back(step);
    throw;
  }
}

void Pipeline::State::run_step(store::StepRecord step, std::stop_token stopping) {
  const Entry entry(*this, step);
  try {
    tell_of(step.job_id);
    // Looked at after the entry was made: a cancel that did not see the entry is seen here.
    const auto job = store.find_job_of_any_account(step.job_id);
    if (!job || is_final(*job)) return;
    if (stopping.stop_requested()) return give_back(step);
    make(*job, step, entry.stop.get_token());
  } catch (...) {
    const std::lock_guard lock(mutex);
    owed.push_back(std::move(step));
    throw;
  }
}

void Pipeline::State::make(const store::JobRecord& job, store::StepRecord step,
                           std::stop_token stop) {
  std::optional<Failure> failure;
  try {
    const auto kind = kinds.find(job.kind);
    ensure(kind != kinds.end(), "a job is of a known kind");
    StepOutput output = kind->second.run(job, step, stop);
    if (!output.bytes.empty()) step.blob = blobs.put(output.bytes);
    step.result = std::move(output.result);
    if (!store.finish_step(step, owner, clock())) return;
  } catch (const Failure& refusal) {
    failure = refusal;
  } catch (const std::exception& fault) {
    failure =
        our_fault(job, fmt::format("step {} ({}): {}", step.ordinal, step.kind, fault.what()));
  } catch (...) {
    failure = our_fault(job, fmt::format("step {} ({}): thrown", step.ordinal, step.kind));
  }
  if (failure) return judge(job, step, *failure, stop.stop_requested());
  {
    const std::lock_guard lock(mutex);
    resting_because.clear();
    rest = {};
  }
  tell_of(job.id);
  const auto now = store.find_job_of_any_account(job.id);
  if (now && !is_final(*now) && now->steps_done == now->steps_total) conclude(job.id);
}

void Pipeline::State::judge(const store::JobRecord& job, const store::StepRecord& step,
                            const Failure& failure, bool asked_to_stop) {
  if (asked_to_stop) return give_back(step);
  if (failure.code() == "storage_full") {
    try {
      give_back(step);
    } catch (const Failure&) {
      // Owed now; the rest that follows says why.
    }
    return take_a_rest(job.id, failure);
  }
  if (failure.code() == "engine_failed") {
    bool again = false;
    {
      const std::lock_guard lock(mutex);
      again = ++engine_failures[{step.job_id, step.ordinal}] < kEngineAttempts;
    }
    if (again) {
      give_back(step);
      return tell_of(step.job_id);
    }
  }
  fail(job, &step, failure);
}

void Pipeline::State::conclude(const std::string& job_id) {
  std::optional<store::JobRecord> job;
  std::optional<Failure> failure;
  try {
    store.in_transaction([&] {
      job = store.find_job_of_any_account(job_id);
      if (!job || is_final(*job) || job->steps_done != job->steps_total) return;
      const auto kind = kinds.find(job->kind);
      ensure(kind != kinds.end(), "a job is of a known kind");
      store::JobRecord ready = *job;
      ready.book_id = kind->second.conclude(*job, store.steps_of(job_id));
      ready.state = "READY";
      ready.message = "Ready.";
      ready.finished_ms = clock();
      ensure(store.finish_job(ready), "nobody ends a job while another transaction is open");
    });
    stop_steps_of(job_id);
    return tell_of(job_id);
  } catch (const Failure& refusal) {
    failure = refusal;
  } catch (const std::exception& fault) {
    failure = internal_error(fault.what());
  } catch (...) {
    failure = internal_error("thrown");
  }
  try {
    if (job && failure->code() == "internal_error") failure = our_fault(*job, failure->message());
    if (job && failure->code() != "storage_full") return fail(*job, nullptr, *failure);
  } catch (const Failure& refusal) {
    failure = refusal;
  }
  {
    const std::lock_guard lock(mutex);
    to_conclude.push_back(job_id);
  }
  take_a_rest(job_id, *failure);
}

void Pipeline::State::fail(const store::JobRecord& job, const store::StepRecord* step,
                           const Failure& failure) {
  bool failed = false;
  store.in_transaction([&] {
    if (step != nullptr && !store.fail_step(*step, owner, clock())) return;
    store::JobRecord end = job;
    end.state = "FAILED";
    end.message = failure.message();
    end.error = error_json(failure);
    end.finished_ms = clock();
    failed = store.finish_job(end);
  });
  if (failed) spdlog::warn("job {} ({}) failed: {}", job.id, job.kind, failure.message());
  if (failed) stop_steps_of(job.id);
  tell_of(job.id);
}

void Pipeline::State::take_a_rest(const std::string& job_id, const Failure& failure) {
  const bool full = failure.code() == "storage_full";
  std::chrono::milliseconds begun{0};
  {
    const std::lock_guard lock(mutex);
    const auto now = Steady::now();
    if (now >= rest_until) {  // else another worker has just found the same
      const std::chrono::milliseconds first(std::max<std::int64_t>(options.rest_ms, 1));
      rest =
          rest.count() == 0 ? first : std::min<std::chrono::milliseconds>(rest * 2, kLongestRest);
      rest_until = now + rest;
      begun = rest;
    }
    if (full) resting_because = kNoRoom;
  }
  if (begun.count() > 0) spdlog::warn("work rests for {} ms: {}", begun.count(), failure.message());
  if (full && !job_id.empty()) {
    try {
      store.note_on_job(job_id, kNoRoom, clock());
    } catch (const Failure&) {
      // There may be no room for this either; `wait` says it all the same.
    }
  }
  tell();
}

void Pipeline::State::renew_leases(std::stop_token stopping) {
  const std::chrono::milliseconds period(std::max<std::int64_t>(options.lease_ms / 3, 1));
  while (!stopping.stop_requested()) {
    std::vector<Running> held;
    {
      std::unique_lock lock(mutex);
      changed.wait_for(lock, stopping, period, [] { return false; });
      for (auto& [ticket, entry] : running) held.push_back(entry);
    }
    for (Running& entry : held) {
      try {
        if (!store.renew_lease(entry.step, owner, clock() + options.lease_ms))
          entry.stop.request_stop();
      } catch (const std::exception& refusal) {
        spdlog::warn("a lease was not renewed: {}", refusal.what());
      }
    }
  }
}

}  // namespace talewright::pipeline
