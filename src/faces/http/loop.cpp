#include "faces/http/loop.h"

#include <algorithm>
#include <boost/asio/post.hpp>

#include "faces/http/exchange.h"

namespace talewright::faces::http {

namespace {
// Exchanges looked at in one turn: enough to be quick, few enough to leave others their turn.
constexpr std::size_t kAtOnce = 64;
}  // namespace

void Inbox::knock() {
  if (knocked_ || loop_->relay_.leads()) return;
  knocked_ = true;
  asio::post(loop_->io_, [] {});
}

void Inbox::put(std::shared_ptr<Exchange> ready) {
  const std::lock_guard lock(mutex_);
  if (!loop_) return;
  ready_.push_back(std::move(ready));
  knock();
}

void Inbox::put_work(std::function<void()> work, bool long_work) {
  const std::lock_guard lock(mutex_);
  if (!loop_) return;
  ++loop_->in_work_;
  works_.push_back({std::move(work), long_work});
  knock();
}

void Inbox::put_call(std::function<void()> call) {
  const std::lock_guard lock(mutex_);
  if (!loop_) return;
  calls_.push_back(std::move(call));
  knock();
}

void Inbox::close() {
  const std::lock_guard lock(mutex_);
  loop_ = nullptr;
}

Loop::Loop() : inbox_(std::make_shared<Inbox>(*this)), relay_([this] { return turn(); }) {}

Loop::~Loop() { inbox_->close(); }

void Loop::run(std::function<bool()> over) {
  over_ = std::move(over);
  relay_.run();
}

bool Loop::empty_inbox() {
  std::vector<std::function<void()>> calls;
  bool works;
  {
    const std::lock_guard lock(inbox_->mutex_);
    inbox_->knocked_ = false;
    calls.swap(inbox_->calls_);
    if (ready_.empty()) ready_.swap(inbox_->ready_);
    works = !inbox_->works_.empty();
  }
  for (const auto& call : calls) call();
  const std::size_t until = std::min(ready_.size(), next_ready_ + kAtOnce);
  while (next_ready_ < until) ready_[next_ready_++]->look();
  if (next_ready_ < ready_.size()) return true;
  next_ready_ = 0;
  if (ready_.capacity() > 1024) decltype(ready_)().swap(ready_);
  ready_.clear();
  if (works || calls.size() > 0) return true;
  const std::lock_guard lock(inbox_->mutex_);
  return !inbox_->ready_.empty() || !inbox_->works_.empty() || !inbox_->calls_.empty();
}

bool Loop::turn() {
  const bool more = empty_inbox();
  if (over_()) return false;
  if (more) {
    io_.poll_one();
  } else {
    if (before_waiting_) before_waiting_();
    io_.run_one();
  }
  Inbox::Work work{};
  {
    const std::lock_guard lock(inbox_->mutex_);
    if (inbox_->works_.empty()) return true;
    work = std::move(inbox_->works_.front());
    inbox_->works_.pop_front();
  }
  const bool long_work = work.long_work;
  relay_.work(
      [this, run = std::move(work.run)]() mutable {
        run();
        run = nullptr;
        // The last of it may be what a stopping server waits for.
        if (--in_work_ == 0 && !relay_.leads()) inbox_->put_call([] {});
      },
      long_work);
  return true;
}

}  // namespace talewright::faces::http
