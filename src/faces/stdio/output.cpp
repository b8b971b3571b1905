#include "faces/stdio/output.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace talewright::faces::stdio {

void Output::push(std::string line) {
  line += '\n';
  const std::lock_guard lock(mutex_);
  if (broken_) return;
  waiting_ += line.size();
  queued_ += line;
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
      writing_.clear();
      if (writing_.capacity() > 1024 * 1024) std::string().swap(writing_);
      written_ = 0;
      if (queued_.empty()) return wrote;
      writing_.swap(queued_);
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
