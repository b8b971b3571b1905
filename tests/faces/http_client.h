// A server on a thread of its own, and a client of bare sockets that says exactly the bytes it is
// told to, for tests of the HTTP server.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "faces/http/server.h"

namespace talewright::faces::http {

class Client {
 public:
  explicit Client(std::uint16_t port, int receive_buffer = 0) {
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receive_buffer)
      setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Client(Client&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), connected_(other.connected_), got_(other.got_) {}
  Client& operator=(Client&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(connected_, other.connected_);
    got_.swap(other.got_);
    return *this;
  }
  ~Client() { close(); }

  int fd() const { return fd_; }
  bool connected() const { return connected_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  /// False when the other side has closed.
  bool say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t n = ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  /// What was said up to and including `mark`; all there is when the other side closes before.
  std::string hear(std::string_view mark) {
    std::size_t at;
    while ((at = got_.find(mark)) == std::string::npos)
      if (!read_more()) return std::exchange(got_, "");
    std::string heard = got_.substr(0, at + mark.size());
    got_.erase(0, heard.size());
    return heard;
  }
  /// One answer with a known length.
  std::string answer() {
    std::string text = hear("\r\n\r\n");
    const std::size_t at = text.find("Content-Length: ");
    if (at == std::string::npos) return text;
    const std::size_t length = std::strtoul(text.c_str() + at + 16, nullptr, 10);
    while (got_.size() < length && read_more()) {
    }
    text += got_.substr(0, length);
    got_.erase(0, std::min(length, got_.size()));
    return text;
  }
  /// All until the other side closes.
  std::string rest() {
    while (read_more()) {
    }
    return std::exchange(got_, "");
  }

 private:
  bool read_more() {
    pollfd ready{fd_, POLLIN, 0};
    if (poll(&ready, 1, 20'000) <= 0) {
      ADD_FAILURE() << "nothing came; so far: " << got_;
      return false;
    }
    char bytes[16 * 1024];
    const ssize_t n = read(fd_, bytes, sizeof bytes);
    if (n <= 0) return false;
    got_.append(bytes, static_cast<std::size_t>(n));
    return true;
  }

  int fd_ = -1;
  bool connected_ = false;
  std::string got_;
};

/// Values handed from one thread to another, each waited for.
template <class T>
class Handed {
 public:
  void put(T value) {
    const std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    put_.notify_all();
  }
  /// An empty one when none comes.
  T take() {
    std::unique_lock lock(mutex_);
    if (!put_.wait_for(lock, std::chrono::seconds(20), [this] { return !values_.empty(); }))
      return T{};
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable put_;
  std::deque<T> values_;
};

inline std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n\r\n";
}

inline std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

class HttpServerTest : public testing::Test {
 protected:
  HttpServerTest() {
    options_.port = 0;
    options_.own_process = false;
  }
  ~HttpServerTest() override { stop(); }

  void serve(Handler handler) {
    server_ = std::make_unique<Server>(options_, std::move(handler));
    running_ = std::thread([this] { all_ended_ = server_->run(); });
  }
  /// "METHOD path?query|body", at once.
  void serve_echo() {
    serve([](Request request, std::shared_ptr<Response> response) {
      response->answer(
          200, {{"Content-Type", "text/plain"}},
          request.method + " " + request.path + "?" + request.query + "|" + request.body);
    });
  }
  /// Whether all work had ended.
  bool stop() {
    if (running_.joinable()) {
      server_->stop();
      running_.join();
    }
    return all_ended_;
  }
  Client client() { return Client(server_->port()); }
  /// The answer to these bytes on a connection of their own, until it is closed.
  std::string said(std::string_view bytes) {
    Client one = client();
    one.say(bytes);
    return one.rest();
  }

  Options options_;
  std::unique_ptr<Server> server_;
  std::thread running_;
  bool all_ended_ = false;
};

}  // namespace talewright::faces::http
