// The event loop of a server. Whatever touches connections runs on the thread that leads (relay.h),
// one at a time, so they need neither locks nor strands. Other threads, and work, which may go on
// while somebody else leads, hand over what they have through the Inbox.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "faces/http/asio.h"
#include "faces/relay.h"

namespace talewright::faces::http {

class Exchange;
class Loop;

/// Open as long as its loop is there; later, what is put in is dropped. From any thread.
class Inbox {
 public:
  explicit Inbox(Loop& loop) : loop_(&loop) {}
  /// The connection of an exchange is to look at it.
  void put(std::shared_ptr<Exchange> ready);
  void put_work(std::function<void()> work, bool long_work);
  /// Called on the loop.
  void put_call(std::function<void()> call);
  void close();

 private:
  friend class Loop;
  struct Work {
    std::function<void()> run;
    bool long_work;
  };
  // Under the lock: the loop will look, soon.
  void knock();

  std::mutex mutex_;
  Loop* loop_;
  bool knocked_ = false;  // the loop has been woken and has not looked yet
  std::vector<std::shared_ptr<Exchange>> ready_;
  std::vector<std::function<void()>> calls_;
  std::deque<Work> works_;
};

class Loop {
 public:
  Loop();
  ~Loop();

  asio::io_context& io() { return io_; }
  const std::shared_ptr<Inbox>& inbox() const { return inbox_; }
  /// Turns until `over` says so; it is asked before each wait.
  void run(std::function<bool()> over);
  /// Called by the leader before it waits; once.
  void before_waiting(std::function<void()> call) { before_waiting_ = std::move(call); }
  /// Work begun or waiting. From any thread.
  std::size_t in_work() const { return in_work_; }

 private:
  friend class Inbox;
  bool turn();
  // Whether there is more to do.
  bool empty_inbox();

  asio::io_context io_{1};  // one thread at a time
  asio::executor_work_guard<Executor> open_{io_.get_executor()};
  const std::shared_ptr<Inbox> inbox_;
  std::function<bool()> over_;
  std::function<void()> before_waiting_;
  std::atomic<std::size_t> in_work_{0};
  std::vector<std::shared_ptr<Exchange>> ready_;  // taken from the inbox
  std::size_t next_ready_ = 0;
  Relay relay_;  // last: its end waits for work
};

}  // namespace talewright::faces::http
