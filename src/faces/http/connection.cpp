#include "faces/http/connection.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>

namespace talewright::faces::http {

namespace {
constexpr std::chrono::seconds kLeave{1};  // for the client to take the last words and close
}

Site::Site(Limits limits, Handler handler, RefusalBody refusal_body)
    : limits(std::move(limits)),
      handler(std::move(handler)),
      refusal_body(std::move(refusal_body)) {
  loop.before_waiting([this] {
    for (Connection* connection : later_) {
      connection->waits_later = false;
      connection->look_out();
    }
    later_.clear();
  });
}

void Site::enter(Connection& connection) {
  connection.place = connections.size();
  connections.push_back(&connection);
  ++clients[connection.client()];
}

void Site::leave(Connection& connection) {
  connections.back()->place = connection.place;
  connections[connection.place] = connections.back();
  connections.pop_back();
  if (const auto client = clients.find(connection.client()); --client->second == 0)
    clients.erase(client);
  if (connection.waits_later) std::erase(later_, &connection);
}

std::string_view Site::date() {
  const std::time_t now = std::time(nullptr);
  if (now != date_time_) {
    date_time_ = now;
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[40];
    date_.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc));
  }
  return date_;
}

Connection::Connection(Site& site, std::string client) : site_(site), client_(std::move(client)) {
  site_.enter(*this);
}

Connection::~Connection() {
  if (exchange_) exchange_->leave();
  site_.leave(*this);
}

void Connection::enter(Phase phase) {
  phase_ = phase;
  late_ = false;
  const Limits& limits = site_.limits;
  switch (phase) {
    case Phase::Starting:
    case Phase::Reading:
      deadline_ = Clock::now() + limits.request;
      break;
    case Phase::Idle:
      deadline_ = Clock::now() + limits.idle;
      break;
    case Phase::Writing:
      deadline_ = Clock::now() + limits.stall;
      break;
    case Phase::Streaming:
      deadline_ = Clock::now() + limits.heartbeat;
      break;
    case Phase::Leaving:
      deadline_ = Clock::now() + kLeave;
      break;
    case Phase::Answering:
      break;
  }
}

void Connection::sweep(Clock::time_point now) {
  const bool answering = phase_ == Phase::Answering || phase_ == Phase::Streaming;
  if (answering && readable_ && client_is_gone()) return note_gone();
  // Whoever was to answer has let go of it: nothing will come.
  if (answering && mailbox_.sleeps() && exchange_.use_count() == 1) return note_gone();
  if (phase_ == Phase::Answering || now < deadline_ || late_) return;
  late_ = true;
  if (phase_ == Phase::Streaming)
    mailbox_.wake();
  else
    cut();
}

void Connection::stop() {
  if (phase_ == Phase::Idle || phase_ == Phase::Starting) cut();
}

void Connection::cut() {
  error_code ignored;
  if (phase_ == Phase::Answering || phase_ == Phase::Streaming)
    note_gone();
  else
    socket().cancel(ignored);
}

void Connection::note_gone() {
  gone_ = true;
  mailbox_.wake();
}

void Connection::look() {
  if (mailbox_.sleeps()) return mailbox_.wake();
  if (exchange_ && exchange_->overflowed()) {
    gone_ = true;
    cut();
  }
}

void Connection::look_out() {
  if (!mailbox_.sleeps() || looking_out_ || readable_ || closed_) return;
  looking_out_ = true;
  // Whoever closes the connection waits until this has come back.
  socket().async_wait(Socket::wait_read, [this](error_code) {
    looking_out_ = false;
    if (!mailbox_.sleeps()) return;
    readable_ = true;
    if (closed_ || client_is_gone()) note_gone();
  });
}

// Bytes that wait hide what comes after them, but not from the connection's state.
bool Connection::client_is_gone() {
  tcp_info info{};
  socklen_t size = sizeof info;
  if (getsockopt(socket().native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return true;
  return info.tcpi_state != TCP_ESTABLISHED;
}

}  // namespace talewright::faces::http
