// The relay with a loop made of a queue: what the tests post is done by whoever leads.
#include "faces/relay.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <set>
#include <thread>

namespace talewright::faces {
namespace {

using namespace std::chrono_literals;

class RelayTest : public testing::Test {
 protected:
  ~RelayTest() override { stop(); }

  void start(Relay::Options options = {}) {
    owned_ = std::make_unique<Relay>([this] { return turn(); }, options);
    relay_ = owned_.get();
    runner_ = std::thread([this] { relay_->run(); });
  }
  void stop() {
    if (!runner_.joinable()) return;
    post(nullptr);
    runner_.join();
    owned_.reset();
  }
  // Done in a turn; nullptr ends the loop.
  void post(std::function<void()> step) {
    const std::lock_guard lock(mutex_);
    steps_.push_back(std::move(step));
    posted_.notify_one();
  }
  void post_work(std::function<void()> work, bool long_work = false) {
    post([this, work = std::move(work), long_work] { relay_->work(work, long_work); });
  }
  // Returns when the loop has turned once more.
  void turn_once() {
    const auto turned = std::make_shared<std::promise<void>>();
    post([turned] { turned->set_value(); });
    turned->get_future().wait();
  }

  Relay* relay_ = nullptr;

 private:
  bool turn() {
    std::function<void()> step;
    {
      std::unique_lock lock(mutex_);
      posted_.wait(lock, [this] { return !steps_.empty(); });
      step = std::move(steps_.front());
      steps_.pop_front();
    }
    if (step) step();
    return step != nullptr;
  }

  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> steps_;
  std::unique_ptr<Relay> owned_;
  std::thread runner_;
};

TEST_F(RelayTest, LeavesTheCallersThreadAlone) {
  start();
  bool leads = false;
  post([&] { leads = relay_->leads(); });
  turn_once();
  EXPECT_TRUE(leads);
  EXPECT_FALSE(relay_->leads());
}

TEST_F(RelayTest, KeepsShortWorkOnOneThread) {
  start({.tick = 1h});
  std::set<std::thread::id> threads;
  for (int i = 0; i < 1000; ++i) {
    post([&] { threads.insert(std::this_thread::get_id()); });
    post_work([&] {
      threads.insert(std::this_thread::get_id());
      EXPECT_TRUE(relay_->leads());
    });
  }
  turn_once();
  EXPECT_EQ(threads.size(), 1u);
}

TEST_F(RelayTest, TurnsOnWhileWorkIsSlow) {
  start();
  std::promise<void> go;
  std::promise<bool> led_after;
  post_work([&] {
    go.get_future().wait();
    led_after.set_value(relay_->leads());
  });
  for (int i = 0; i < 3; ++i) turn_once();
  go.set_value();
  EXPECT_FALSE(led_after.get_future().get());
  stop();
}

TEST_F(RelayTest, GivesUpTheLeadAtOnceForLongWork) {
  start({.tick = 1h});  // the watcher would come too late
  std::promise<void> go;
  std::promise<bool> led;
  post_work(
      [&] {
        led.set_value(relay_->leads());
        go.get_future().wait();
      },
      true);
  turn_once();
  EXPECT_FALSE(led.get_future().get());
  go.set_value();
  stop();
}

TEST_F(RelayTest, LetsManySlowWorksGoOnAtOnce) {
  start({.tick = 100us});
  constexpr int kWorks = 40;
  std::mutex mutex;
  std::condition_variable changed;
  int begun = 0;
  for (int i = 0; i < kWorks; ++i)
    post_work(
        [&] {
          std::unique_lock lock(mutex);
          ++begun;
          changed.notify_all();
          changed.wait(lock, [&] { return begun == kWorks; });
        },
        i % 2 == 1);
  stop();  // returns once all had begun
  EXPECT_EQ(begun, kWorks);
}

TEST_F(RelayTest, QueuesWorkAtTheLimitAndKeepsTurning) {
  start({.most_threads = 2, .tick = 100us});
  std::promise<void> go;
  const std::shared_future<void> gone = go.get_future().share();
  std::atomic<int> done = 0;
  std::atomic<bool> led = false;
  for (int i = 0; i < 6; ++i)
    post_work(
        [&, gone] {
          gone.wait();
          if (relay_->leads()) led = true;
          ++done;
        },
        i == 0);
  for (int i = 0; i < 10; ++i) turn_once();
  EXPECT_EQ(done, 0);
  go.set_value();
  stop();  // waits for what was queued, too
  EXPECT_EQ(done, 6);
  EXPECT_FALSE(led);
}

TEST_F(RelayTest, RunsWorkOfWorkThereAndThen) {
  start();
  std::promise<bool> same;
  post_work([&] {
    const auto here = std::this_thread::get_id();
    relay_->work([&] { same.set_value(here == std::this_thread::get_id()); }, true);
  });
  EXPECT_TRUE(same.get_future().get());
  stop();
}

TEST_F(RelayTest, EndsWhileWorkRunsAndWaitsForItAtLast) {
  start();
  std::promise<void> go;
  std::atomic<bool> done = false;
  post_work([&] {
    go.get_future().wait();
    done = true;
  });
  turn_once();
  post([&] { go.set_value(); });
  stop();
  EXPECT_TRUE(done);
}

TEST_F(RelayTest, WakesTheWatcherAfterAQuietWhile) {
  start({.tick = 100us});
  post_work([] {});
  // Whether the watcher already sleeps or not by then: it must come.
  const auto until = std::chrono::steady_clock::now() + 150ms;
  while (std::chrono::steady_clock::now() < until) turn_once();
  std::promise<void> go;
  post_work([&] { go.get_future().wait(); });
  turn_once();
  go.set_value();
  stop();
}

TEST_F(RelayTest, SharesNothingUnguardedBetweenLeaders) {
  start({.most_threads = 8, .tick = 50us});
  long turns = 0, short_works = 0;  // leaders only: the sanitizer would see two at once
  std::atomic<int> left = 2000;
  for (int i = 0; i < 2000; ++i) {
    post([&] { ++turns; });
    if (i % 20 == 0) {
      post_work([&] {
        const auto until = std::chrono::steady_clock::now() + 300us;
        while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
        --left;
      });
    } else {
      post([&] {
        ++short_works;
        relay_->work([&] { --left; }, false);
      });
    }
  }
  stop();
  EXPECT_EQ(left, 0);
  EXPECT_EQ(turns, 2000);
  EXPECT_EQ(short_works, 1900);
}

}  // namespace
}  // namespace talewright::faces
