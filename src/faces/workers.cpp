#include "faces/workers.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace talewright::faces {

struct Workers::State {
  std::size_t most_threads;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> queue;
  std::size_t idle = 0;
  bool closing = false;
  std::vector<std::thread> threads;

  void loop() {
    std::unique_lock lock(mutex);
    for (;;) {
      ++idle;
      changed.wait(lock, [this] { return closing || !queue.empty(); });
      --idle;
      if (queue.empty()) return;
      auto work = std::move(queue.front());
      queue.pop_front();
      lock.unlock();
      work();
      work = nullptr;
      lock.lock();
    }
  }
};

Workers::Workers(std::size_t most_threads) : state_(std::make_unique<State>()) {
  state_->most_threads = most_threads;
}

Workers::~Workers() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
  }
  state_->changed.notify_all();
  for (std::thread& thread : state_->threads) thread.join();
}

void Workers::run(std::function<void()> work) {
  const std::lock_guard lock(state_->mutex);
  state_->queue.push_back(std::move(work));
  if (state_->queue.size() > state_->idle && state_->threads.size() < state_->most_threads) {
    try {
      state_->threads.emplace_back([state = state_.get()] { state->loop(); });
      return;
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are will do, if there are any.
      if (state_->threads.empty()) throw;
    }
  }
  state_->changed.notify_one();
}

}  // namespace talewright::faces
