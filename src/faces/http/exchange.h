// One request's answer on its way: what any thread says of it, kept until the connection takes it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "faces/http/server.h"

namespace talewright::faces::http {

class Inbox;

/// What an exchange woke its connection for. On the loop.
class Waker {
 public:
  virtual void look() = 0;

 protected:
  ~Waker() = default;
};

class Exchange final : public Response, public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(std::shared_ptr<Inbox> inbox, std::size_t most_unsent, Waker* connection);

  void answer(int status, Fields headers, std::string body) override;
  void begin_stream(int status, Fields headers) override;
  void send(std::string bytes) override;
  void end() override;
  void abort() override;
  void on_gone(std::function<void()> gone) override;

  // What follows is the connection's, on the loop.

  struct News {
    bool begun = false;  ///< status and headers are new, and whether it is a stream
    bool stream = false;
    int status = 0;
    Fields headers{};
    std::vector<std::string> parts{};  ///< an answer's body, or what a stream sent
    bool ended = false;                ///< nothing comes after these parts
    bool aborted = false;              ///< the connection is to be cut after them
  };
  /// What came since the last time. False when there is nothing new: from then on the connection
  /// is woken once for the next.
  bool take(News& news);
  /// So many bytes have been taken by the client.
  void sent(std::size_t bytes);
  /// The client left more untaken than it may: to be cut at once.
  bool overflowed() const;
  /// No more is taken, and the connection is not woken any more. Calls what on_gone was given if
  /// the answer had not ended.
  void leave();
  void look() {
    if (connection_) connection_->look();
  }

 private:
  // Under the lock; what is to be destroyed after it goes to `last`.
  void finish(std::function<void()>& last);
  void wake();

  const std::shared_ptr<Inbox> inbox_;
  const std::size_t most_unsent_;
  Waker* connection_;  // the loop's
  mutable std::mutex mutex_;
  News news_;
  bool begun_ = false, stream_ = false, ended_ = false, left_ = false;
  bool new_ = false, waited_for_ = false, overflow_ = false;
  std::size_t unsent_ = 0;
  std::function<void()> gone_;
};

}  // namespace talewright::faces::http
