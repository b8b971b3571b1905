// The lead is one word: twice the number of the last work begun, plus one while it runs on the
// leader. A leader begins work by making the word odd and ends it by making it even again, if it
// still can: the watcher, who saw the same odd word twice, may have made it even first, and then
// somebody else leads. Numbers only grow, so no word comes back.
#include "faces/relay.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "base/failure.h"

namespace talewright::faces {

namespace {

constexpr std::chrono::milliseconds kWatchOn{100};  // without work, before the watcher sleeps
constexpr std::chrono::seconds kKeepSpare{10};
constexpr std::size_t kSpares = 4;  // kept however long they idle

// What the calling thread is to the relay it belongs to.
struct Seat {
  const void* relay = nullptr;
  bool leading = false;
  std::uint64_t work = 0;  // the word of the work it runs as a leader; 0 = none
};
thread_local Seat seat;

}  // namespace

struct Relay::State {
  State(std::function<bool()> turn, Options options) : turn(std::move(turn)), options(options) {}

  const std::function<bool()> turn;
  const Options options;

  alignas(64) std::atomic<std::uint64_t> lead{0};
  std::atomic<bool> watcher_sleeps{false};
  std::atomic<std::size_t> in_work{0};  // threads that work and do not lead; changed under `mutex`
  bool watched = false;                 // leaders only

  alignas(64) std::mutex mutex;
  std::condition_variable called, over, watch;
  std::deque<std::function<void()>> queue;  // work that waits for one of most_threads
  std::list<std::thread> threads, ended;
  std::size_t spares = 0;
  bool lead_is_free = false;  // a spare thread is to take it
  bool finished = false, closing = false;
  std::thread watcher;

  // Under the lock. False when the system gives no more threads.
  bool have_spare() {
    if (spares > 0) return true;
    for (std::thread& thread : ended) thread.join();
    ended.clear();
    try {
      threads.emplace_back();
      threads.back() = std::thread([this, me = std::prev(threads.end())] { live(me); });
    } catch (const std::system_error&) {
      threads.pop_back();
      return false;
    }
    ++spares;
    return true;
  }

  // Under the lock, with a spare thread at hand: the caller's turn goes on as work.
  void pass_lead() {
    in_work.fetch_add(1, std::memory_order_relaxed);
    lead_is_free = true;
    called.notify_one();
  }

  // A thread's life: a spare (counted as one from its start) until it is called to lead; then in
  // work; then a spare again.
  void live(std::list<std::thread>::iterator me) {
    seat.relay = this;
    std::unique_lock lock(mutex);
    for (;;) {
      const auto wanted = [this] { return lead_is_free || closing; };
      while (!wanted()) {
        if (spares <= kSpares)
          called.wait(lock);
        else if (!called.wait_for(lock, kKeepSpare, wanted) && spares > kSpares)
          break;
      }
      --spares;
      if (!lead_is_free) break;
      lead_is_free = false;
      lock.unlock();
      turn_while_leading();
      lock.lock();
      ++spares;
    }
    if (!closing) ended.splice(ended.end(), threads, me);
  }

  void turn_while_leading() {
    seat.leading = true;
    while (seat.leading) {
      if (turn() || !seat.leading) continue;
      seat.leading = false;
      const std::lock_guard lock(mutex);
      finished = true;
      over.notify_all();
      return;
    }
    std::unique_lock lock(mutex);
    while (!queue.empty()) {
      std::function<void()> work = std::move(queue.front());
      queue.pop_front();
      lock.unlock();
      work();
      work = nullptr;
      lock.lock();
    }
    in_work.fetch_sub(1, std::memory_order_relaxed);
  }

  // Whether the work had to wait in the queue, all threads being in work.
  bool queued(std::function<void()>& work) {
    const std::lock_guard lock(mutex);
    if (in_work.load(std::memory_order_relaxed) < options.most_threads) return false;
    queue.push_back(std::move(work));
    return true;
  }

  bool gave_lead_away() {
    const std::lock_guard lock(mutex);
    if (!have_spare()) return false;
    seat.leading = false;
    pass_lead();
    return true;
  }

  void run_leading(std::function<void()>& work) {
    std::uint64_t word = lead.load(std::memory_order_relaxed) + 3;  // even until here
    seat.work = word;
    lead.store(word, std::memory_order_seq_cst);
    if (watcher_sleeps.load(std::memory_order_seq_cst)) wake_watcher();
    work();
    work = nullptr;
    seat.work = 0;
    seat.leading = lead.compare_exchange_strong(word, word - 1, std::memory_order_acq_rel);
  }

  void wake_watcher() {
    const std::lock_guard lock(mutex);
    watcher_sleeps = false;
    watch.notify_one();
  }

  void start_watcher() {
    try {
      watcher = std::thread([this] { look_after_leader(); });
      watched = true;
    } catch (const std::system_error&) {
      // No more threads now: this work goes unwatched.
    }
  }

  void look_after_leader() {
    std::unique_lock lock(mutex);
    std::uint64_t seen = lead.load();
    auto changed = std::chrono::steady_clock::now();
    while (!closing) {
      watch.wait_for(lock, options.tick);
      const std::uint64_t now = lead.load();
      const auto time = std::chrono::steady_clock::now();
      if (now != seen) {
        seen = now;
        changed = time;
      } else if (now % 2 == 1) {
        std::uint64_t word = now;
        if (!have_spare()) continue;
        if (lead.compare_exchange_strong(word, word - 1, std::memory_order_acq_rel)) pass_lead();
      } else if (time - changed > kWatchOn) {
        watcher_sleeps.store(true, std::memory_order_seq_cst);
        if (lead.load(std::memory_order_seq_cst) == seen)
          watch.wait(lock, [this] { return closing || !watcher_sleeps; });
        watcher_sleeps = false;
        changed = std::chrono::steady_clock::now();
      }
    }
  }
};

Relay::Relay(std::function<bool()> turn) : Relay(std::move(turn), Options{}) {}

Relay::Relay(std::function<bool()> turn, Options options)
    : state_(std::make_unique<State>(std::move(turn), options)) {
  ensure(options.most_threads > 0, "a relay has threads");
}

Relay::~Relay() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
    state_->called.notify_all();
    state_->watch.notify_all();
  }
  // With `closing` set, no thread moves in the lists any more; the watcher may still add one.
  if (state_->watcher.joinable()) state_->watcher.join();
  for (auto* list : {&state_->threads, &state_->ended})
    for (std::thread& thread : *list) thread.join();
}

void Relay::run() {
  std::unique_lock lock(state_->mutex);
  if (!state_->have_spare())
    throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
  state_->finished = false;
  state_->lead_is_free = true;
  state_->called.notify_one();
  state_->over.wait(lock, [this] { return state_->finished; });
}

void Relay::work(std::function<void()> work, bool long_work) {
  State& state = *state_;
  // Work begun by work, or by a thread that does not lead, delays nobody.
  if (seat.relay != &state || !seat.leading || seat.work != 0) return work();
  if (state.in_work.load(std::memory_order_relaxed) >= state.options.most_threads &&
      state.queued(work))
    return;
  if (long_work && state.gave_lead_away()) return work();
  if (!state.watched) state.start_watcher();
  state.run_leading(work);
}

bool Relay::leads() const {
  return seat.relay == state_.get() && seat.leading &&
         (seat.work == 0 || state_->lead.load(std::memory_order_seq_cst) == seat.work);
}

}  // namespace talewright::faces
