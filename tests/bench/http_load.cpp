// A load client: http_load PORT PATH CONNECTIONS SECONDS BODY_FILE ["Header: value"...]
// POSTs the file's bytes ("-": GETs instead) over keep-alive connections, one request in flight on each, on one thread
// with epoll, and prints JSON: requests per second, medians and 99th percentiles of the time to the
// whole answer in microseconds, and the errors. Begins to count after a tenth of the time.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int fd = -1;
  std::string got{};
  Clock::time_point asked{};
};

int connected(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return -1;
  return fd;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

// The length of a whole answer at the beginning of `got`; 0 = not yet; -1 = not one that counts.
long whole(const std::string& got) {
  const std::size_t end = got.find("\r\n\r\n");
  if (end == std::string::npos) return 0;
  if (got.compare(0, 10, "HTTP/1.1 2") != 0) return -1;
  const std::string head = lower(got.substr(0, end + 2));
  if (const std::size_t at = head.find("\r\ncontent-length:"); at != std::string::npos) {
    const std::size_t size = end + 4 + std::strtoul(head.c_str() + at + 17, nullptr, 10);
    return got.size() >= size ? static_cast<long>(size) : 0;
  }
  if (head.find("\r\ntransfer-encoding: chunked") == std::string::npos) return -1;
  const std::size_t last = got.find("\r\n0\r\n\r\n", end + 2);
  return last == std::string::npos ? 0 : static_cast<long>(last + 7);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    fmt::print(stderr, "http_load PORT PATH CONNECTIONS SECONDS BODY_FILE [HEADER...]\n");
    return 2;
  }
  const int port = std::atoi(argv[1]);
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  const std::chrono::duration<double> seconds(std::atof(argv[4]));
  const bool gets = std::string_view(argv[5]) == "-";
  std::ifstream file(argv[5], std::ios::binary);
  const std::string body{std::istreambuf_iterator<char>(file), {}};
  std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n",
                                    gets ? "GET" : "POST", argv[2], port);
  bool has_type = false;
  for (int i = 6; i < argc; ++i) {
    request += fmt::format("{}\r\n", argv[i]);
    has_type |= lower(argv[i]).starts_with("content-type:");
  }
  if (!gets && !has_type) request += "Content-Type: application/json\r\n";
  if (gets)
    request += "\r\n";
  else
    request += fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);

  const int poll = epoll_create1(EPOLL_CLOEXEC);
  std::vector<Connection> connections(count);
  std::vector<float> times;
  times.reserve(4'000'000);
  long errors = 0, all = 0;

  const auto ask = [&](Connection& connection) {
    connection.asked = Clock::now();
    if (send(connection.fd, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
      ++errors;
  };
  const auto open = [&](Connection& connection) {
    connection.fd = connected(port);
    connection.got.clear();
    if (connection.fd < 0) {
      fmt::print(stderr, "cannot connect to port {}\n", port);
      std::exit(1);
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &connection;
    epoll_ctl(poll, EPOLL_CTL_ADD, connection.fd, &event);
    ask(connection);
  };
  for (Connection& connection : connections) open(connection);

  const auto begun = Clock::now();
  const auto counted_from = begun + std::chrono::duration_cast<Clock::duration>(seconds / 10);
  const auto until = counted_from + std::chrono::duration_cast<Clock::duration>(seconds);
  std::vector<epoll_event> events(count);
  char bytes[64 * 1024];
  for (auto now = begun; now < until;) {
    const int n = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < n; ++i) {
      Connection& connection =
          *static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr);
      const ssize_t got = read(connection.fd, bytes, sizeof bytes);
      if (got > 0) connection.got.append(bytes, static_cast<std::size_t>(got));
      const long size = got > 0 ? whole(connection.got) : -1;
      if (size == 0) continue;
      now = Clock::now();
      if (size > 0) {
        connection.got.erase(0, static_cast<std::size_t>(size));
        ++all;
        if (now >= counted_from)
          times.push_back(std::chrono::duration<float, std::micro>(now - connection.asked).count());
        ask(connection);
      } else {
        ++errors;
        close(connection.fd);
        open(connection);
      }
    }
    now = Clock::now();
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times.empty()
               ? 0
               : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  const double rate = static_cast<double>(times.size()) / seconds.count();
  fmt::print(
      R"({{"requests_per_second": {:.0f}, "p50_us": {:.1f}, "p99_us": {:.1f}, "errors": {}}})"
      "\n",
      rate, at(0.5), at(0.99), errors);
}
