#include "faces/http/exchange.h"

#include "faces/http/loop.h"

namespace talewright::faces::http {

Exchange::Exchange(std::shared_ptr<Inbox> inbox, std::size_t most_unsent, Waker* connection)
    : inbox_(std::move(inbox)), most_unsent_(most_unsent), connection_(connection) {}

void Exchange::wake() {
  new_ = true;
  if (!waited_for_) return;
  waited_for_ = false;
  inbox_->put(shared_from_this());
}

void Exchange::finish(std::function<void()>& last) {
  ended_ = true;
  news_.ended = true;
  last.swap(gone_);
}

void Exchange::answer(int status, Fields headers, std::string body) {
  std::function<void()> last;
  const std::lock_guard lock(mutex_);
  if (begun_ || left_) return;
  begun_ = news_.begun = true;
  news_.status = status;
  news_.headers = std::move(headers);
  if (!body.empty()) news_.parts.push_back(std::move(body));
  finish(last);
  wake();
}

void Exchange::begin_stream(int status, Fields headers) {
  const std::lock_guard lock(mutex_);
  if (begun_ || left_) return;
  begun_ = news_.begun = true;
  stream_ = news_.stream = true;
  news_.status = status;
  news_.headers = std::move(headers);
  wake();
}

void Exchange::send(std::string bytes) {
  const std::lock_guard lock(mutex_);
  if (!stream_ || ended_ || left_ || overflow_ || bytes.empty()) return;
  unsent_ += bytes.size();
  if (unsent_ <= most_unsent_) {
    news_.parts.push_back(std::move(bytes));
  } else {
    overflow_ = true;
    news_.parts.clear();
    news_.aborted = true;
    waited_for_ = true;  // the connection may wait for nothing but its client
  }
  wake();
}

void Exchange::end() {
  std::function<void()> last;
  const std::lock_guard lock(mutex_);
  if (!stream_ || ended_ || left_) return;
  finish(last);
  wake();
}

void Exchange::abort() {
  std::function<void()> last;
  const std::lock_guard lock(mutex_);
  if (ended_ || left_) return;
  news_.aborted = true;
  finish(last);
  wake();
}

void Exchange::on_gone(std::function<void()> gone) {
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    if (!left_) {
      gone_ = std::move(gone);
      return;
    }
  }
  gone();
}

bool Exchange::take(News& news) {
  const std::lock_guard lock(mutex_);
  if (!new_) {
    waited_for_ = true;
    return false;
  }
  new_ = false;
  news = std::move(news_);
  news_ = News{};
  news_.ended = ended_;
  return true;
}

void Exchange::sent(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  unsent_ -= bytes;
}

bool Exchange::overflowed() const {
  const std::lock_guard lock(mutex_);
  return overflow_;
}

void Exchange::leave() {
  connection_ = nullptr;
  std::function<void()> gone;
  {
    const std::lock_guard lock(mutex_);
    left_ = true;
    waited_for_ = false;
    news_ = News{};
    gone.swap(gone_);
  }
  if (gone) gone();
}

}  // namespace talewright::faces::http
