// Streams by the thousand: listen_load PORT PATH STREAMS PID [TRIGGER_TOOL]
// Opens that many subscriptions/listen streams, each on a connection of its own, waits for their
// acknowledgements, reads the memory of the server (process PID), calls the tool, which must change
// the list of prompts, and waits until every stream has told of it. Without a tool the server is one
// that echoes: each connection gets its request back and idles. Prints JSON: seconds to open, the server's
// memory in MiB before, with the streams, and at its highest, and the milliseconds from the call to
// the last notification. On one thread, with epoll.
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

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kMeta =
    R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
    R"("io.modelcontextprotocol/clientCapabilities":{}})";

[[noreturn]] void fail(std::string_view why) {
  fmt::print(stderr, "listen_load: {}\n", why);
  std::exit(1);
}

int connected(int port) {
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

void ask(int fd, int port, std::string_view path, std::string_view method, std::string_view name,
         std::string_view params) {
  const std::string body = fmt::format(
      R"({{"jsonrpc":"2.0","id":1,"method":"{}","params":{{{},{}}}}})", method, params, kMeta);
  std::string text = fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n"
      "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
      "Mcp-Method: {}\r\n",
      path, port, method);
  if (!name.empty()) text += fmt::format("Mcp-Name: {}\r\n", name);
  text += fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
  if (send(fd, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
    fail("cannot send");
}

/// In MiB: VmRSS or VmHWM.
double memory(std::string_view pid, std::string_view what) {
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

double since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) fail("PORT PATH STREAMS PID [TRIGGER_TOOL]");
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const int port = std::atoi(argv[1]);
  const std::string_view path = argv[2], pid = argv[4];
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  const std::string_view tool = argc > 5 ? argv[5] : "";
  const double before = memory(pid, "VmRSS:");

  Streams streams(count);
  const auto begun = Clock::now();
  while (streams.size() < count) {
    const std::size_t first = streams.size();
    // No more at once than a server's backlog takes.
    while (streams.size() < std::min(count, first + 100))
      ask(streams.add(connected(port)), port, path, "subscriptions/listen", "",
          R"("notifications":{"promptsListChanged":true})");
    streams.wait_for(tool.empty() ? "subscriptions/listen" : "subscriptions/acknowledged", first);
  }
  const double opened = since(begun);
  const double with = memory(pid, "VmRSS:");

  double told = 0;
  if (!tool.empty()) {
    const int trigger = connected(port);
    const auto called = Clock::now();
    ask(trigger, port, path, "tools/call", tool, fmt::format(R"("name":"{}")", tool));
    streams.wait_for("notifications/prompts/list_changed");
    told = since(called);
  }
  fmt::print(R"({{"streams": {}, "opened_ms": {:.0f}, "memory_before_mib": {:.1f}, )"
             R"("memory_mib": {:.1f}, "memory_peak_mib": {:.1f}, "told_ms": {:.1f}}})"
             "\n",
             count, opened, before, with, memory(pid, "VmHWM:"), told);
}
