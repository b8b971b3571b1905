#include "faces/stdio/output.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <utility>

namespace talewright::faces::stdio {

namespace {

constexpr std::size_t kBlock = 64 * 1024;  // short lines are queued together up to this size

}  // namespace

void Output::push(std::string line) {
  line += '\n';
  const std::lock_guard lock(mutex_);
  if (broken_) return;
  waiting_ += line.size();
  if (!queued_.empty() && queued_.back().size() + line.size() <= kBlock)
    queued_.back() += line;
  else
    queued_.push_back(std::move(line));
}

std::size_t Output::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

void Output::set_broken() {
  const std::lock_guard lock(mutex_);
  broken_ = true;
  waiting_ = 0;
  queued_.clear();
  writing_.clear();
  written_ = 0;
}

bool Output::write_some() {
  bool wrote = false;
  for (;;) {
    if (written_ == writing_.size()) {
      const std::lock_guard lock(mutex_);
      std::string().swap(writing_);
      written_ = 0;
      if (queued_.empty()) return wrote;
      writing_ = std::move(queued_.front());
      queued_.pop_front();
    }
    // A pipe that polls as writable takes PIPE_BUF bytes without blocking, whatever its flags; the
    // flags are left alone because other processes may share them.
    pollfd ready{fd_, POLLOUT, 0};
    if (poll(&ready, 1, 0) <= 0) return wrote;
    if (ready.revents & (POLLERR | POLLNVAL)) set_broken();
    if (broken_ || !(ready.revents & POLLOUT)) return wrote;
    const ssize_t n = write(fd_, writing_.data() + written_,
                            std::min<std::size_t>(PIPE_BUF, writing_.size() - written_));
    if (n < 0) {
      if (errno != EINTR && errno != EAGAIN) set_broken();
      return wrote;
    }
    wrote = true;
    written_ += static_cast<std::size_t>(n);
    const std::lock_guard lock(mutex_);
    waiting_ -= static_cast<std::size_t>(n);
  }
}

}  // namespace talewright::faces::stdio
