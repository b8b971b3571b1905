// Where a connection's coroutine sleeps until its answer moves on. Used by the leading thread only.
#pragma once

#include <boost/asio/async_result.hpp>
#include <optional>
#include <utility>

#include "faces/http/asio.h"

namespace talewright::faces::http {

class Mailbox {
 public:
  Awaitable<> wait() {
    return asio::async_initiate<const Token, void()>(
        [this](Sleeper sleeper) { sleeper_.emplace(std::move(sleeper)); }, use_awaitable);
  }
  bool sleeps() const { return sleeper_.has_value(); }
  /// Goes on with the coroutine, here and now, if it sleeps.
  void wake() {
    if (!sleeper_) return;
    Sleeper sleeper = std::move(*sleeper_);
    sleeper_.reset();
    sleeper();
  }

 private:
  using Sleeper = asio::async_result<Token, void()>::handler_type;
  std::optional<Sleeper> sleeper_;
};

}  // namespace talewright::faces::http
