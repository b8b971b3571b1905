// Outgoing lines, queued by any thread and written by one, which never blocks on a client that
// does not read.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

namespace talewright::faces::stdio {

class Output {
 public:
  explicit Output(int fd) : fd_(fd) {}

  /// From any thread.
  void push(std::string line);
  /// Bytes not yet written.
  std::size_t waiting() const;
  /// Whether the reader is gone. The writer's thread.
  bool broken() const { return broken_; }
  /// Nobody reads any more: what waits is dropped.
  void set_broken();
  /// Writes while the descriptor takes bytes at once; whether it took any. One thread.
  bool write_some();

 private:
  const int fd_;
  mutable std::mutex mutex_;
  std::deque<std::string> queued_;  // pushed since the writer last looked
  std::size_t waiting_ = 0;
  std::string writing_;  // the writer's own
  std::size_t written_ = 0;
  bool broken_ = false;  // set by the writer only
};

}  // namespace talewright::faces::stdio
