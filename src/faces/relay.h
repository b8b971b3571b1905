// Runs an event loop and the work of its requests on the same threads. One thread at a time leads:
// it turns the loop. Work begins on the thread that leads, which costs no change of threads when
// it is short, as most is; when it takes longer than a tick, another thread leads from then on,
// so that no work delays the loop by more than about two ticks. (Leader and followers, with a
// watch like that of Go's scheduler.)
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace talewright::faces {

class Relay {
 public:
  struct Options {
    std::size_t most_threads = 256;            ///< then further work waits
    std::chrono::microseconds tick{5000};      ///< how often the leader is looked after
  };
  /// `turn` does one step of the loop, waiting for something to do if need be, and says whether
  /// the loop goes on. It is called by one thread at a time; but when work that it began (its last
  /// act in that turn) goes on, the next turn may begin on another thread.
  explicit Relay(std::function<bool()> turn);
  Relay(std::function<bool()> turn, Options options);
  /// Waits for work that still runs.
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  /// Turns the loop on other threads until it ends. Work may still be running then.
  void run();
  /// Within a turn, as its last act. The work must throw nothing. `long_work`: what is known to
  /// take long gives up the lead at once.
  void work(std::function<void()> work, bool long_work);
  /// Whether the calling thread leads: what it does will be seen before the loop waits again.
  bool leads() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces
