// What programs share that open streams by the thousand, on one thread, with epoll.
#pragma once

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

[[noreturn]] inline void fail(std::string_view why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

/// As many files as the system allows.
inline void raise_file_limit() {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

inline int connected(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    fail("cannot open one more connection; see ulimit -n");
  return fd;
}

inline void say(int fd, std::string_view text) {
  if (send(fd, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
    fail("cannot send");
}

/// In MiB: VmRSS or VmHWM.
inline double memory(std::string_view pid, std::string_view what) {
  std::ifstream status(fmt::format("/proc/{}/status", pid));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(what)) return std::atof(line.c_str() + what.size() + 1) / 1024;
  return 0;
}

class Streams {
 public:
  explicit Streams(std::size_t count) : got_(count) { fds_.reserve(count); }
  int add(int fd) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = fds_.size();
    if (epoll_ctl(poll_, EPOLL_CTL_ADD, fd, &event) != 0) fail("cannot watch");
    fds_.push_back(fd);
    return fd;
  }
  std::size_t size() const { return fds_.size(); }
  /// Until each stream from the first named on has brought the words once more.
  void wait_for(std::string_view words, std::size_t first = 0) {
    std::size_t missing = fds_.size() - first;
    for (std::size_t i = first; i < fds_.size(); ++i)
      if (take(got_[i], words)) --missing;
    std::vector<epoll_event> events(1024);
    std::vector<char> bytes(64 * 1024);
    while (missing > 0) {
      const int n = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 60'000);
      if (n <= 0) fail(fmt::format("{} streams never brought {}", missing, words));
      for (int i = 0; i < n; ++i) {
        const std::size_t which = events[static_cast<std::size_t>(i)].data.u64;
        const ssize_t size = read(fds_[which], bytes.data(), bytes.size());
        if (size <= 0) fail("a stream was closed: " + got_[which]);
        got_[which].append(bytes.data(), static_cast<std::size_t>(size));
        if (take(got_[which], words)) --missing;
      }
    }
  }

 private:
  static bool take(std::string& text, std::string_view words) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) return false;
    text.erase(0, at + words.size());
    return true;
  }
  const int poll_ = epoll_create1(EPOLL_CLOEXEC);
  std::vector<int> fds_;
  std::vector<std::string> got_;  // and not yet looked at
};

inline double since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

}  // namespace bench
