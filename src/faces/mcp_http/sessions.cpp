#include "faces/mcp_http/sessions.h"

#include <algorithm>
#include <vector>

#include "base/ids.h"

namespace talewright::faces::mcp_http {

namespace {

// Answered streams that a client may still come back to.
constexpr std::size_t kMostFinishedStreams = 16;

}  // namespace

Session::Session(std::string id, const mcp::Server& server, mcp::Executor executor,
                 contract::Caller caller)
    : id_(std::move(id)),
      caller_(std::move(caller)),
      conversation_(server, std::move(executor), caller_),
      general_(std::make_shared<Stream>(0, Fields{}, nullptr)) {
  conversation_.set_announcer([general = std::weak_ptr<Stream>(general_)](std::string message) {
    // Before the client first listens there is nobody to tell.
    if (const auto stream = general.lock(); stream && stream->begun())
      stream->send(std::move(message));
  });
}

Session::~Session() = default;

void Session::receive(boost::json::value message, std::string_view text,
                      const std::shared_ptr<mcp::Outlet>& outlet) {
  const std::lock_guard lock(receiving_);
  conversation_.receive(std::move(message), text, outlet);
}

void Session::receive(std::string_view text, const std::shared_ptr<mcp::Outlet>& outlet) {
  const std::lock_guard lock(receiving_);
  conversation_.receive(text, outlet);
}

void Session::set_outlet(std::shared_ptr<mcp::Outlet> outlet) {
  conversation_.set_announcer([outlet](std::string message) { outlet->send(std::move(message)); });
  const std::lock_guard lock(mutex_);
  outlet_ = std::move(outlet);
}

std::shared_ptr<mcp::Outlet> Session::outlet() const {
  const std::lock_guard lock(mutex_);
  return outlet_;
}

Fields Session::with_id(Fields fields) const {
  fields.emplace_back("Mcp-Session-Id", id_);
  return fields;
}

std::shared_ptr<Stream> Session::open_stream(std::shared_ptr<http::Response> response,
                                             Fields fields) {
  const std::lock_guard lock(mutex_);
  auto stream =
      std::make_shared<Stream>(++streams_opened_, with_id(std::move(fields)), std::move(response));
  if (conversation_.version() >= mcp::Version::V2025_11_25) stream->set_polled();
  streams_.emplace(stream->number(), stream);
  forget_old_streams();
  return stream;
}

void Session::forget_old_streams() {
  std::size_t finished = 0;
  for (auto one = streams_.end(); one != streams_.begin();) {
    --one;
    const Stream& stream = *one->second;
    if (!stream.finished()) continue;
    if (!stream.begun() || ++finished > kMostFinishedStreams) one = streams_.erase(one);
  }
}

int Session::attach(std::shared_ptr<http::Response> response, Fields fields,
                    const std::optional<EventId>& after) {
  std::shared_ptr<Stream> stream = general_;
  if (after && after->stream != 0) {
    const std::lock_guard lock(mutex_);
    const auto found = streams_.find(after->stream);
    if (found == streams_.end()) return 404;
    stream = found->second;
  }
  return stream->attach(std::move(response), with_id(std::move(fields)), after ? after->number : 0)
             ? 0
             : 409;
}

void Session::end() {
  conversation_.stop(false);
  std::vector<std::shared_ptr<Stream>> all{general_};
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [number, stream] : streams_) all.push_back(stream);
  }
  for (const auto& stream : all) stream->release();
  const std::lock_guard lock(mutex_);
  outlet_.reset();
}

void Session::touch(std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  last_use_ = now_ms;
}

std::int64_t Session::last_use(std::int64_t now_ms) const {
  if (general_->attached() || conversation_.in_flight() > 0) return now_ms;
  const std::lock_guard lock(mutex_);
  return outlet_ ? now_ms : last_use_;
}

Sessions::Sessions(const mcp::Server& server, mcp::Executor executor, std::size_t most,
                   std::int64_t idle_ms)
    : server_(server), executor_(std::move(executor)), most_(most), idle_ms_(idle_ms) {}

std::shared_ptr<Session> Sessions::open(const contract::Caller& caller) {
  const std::int64_t now = server_.offer().clock();
  std::shared_ptr<Session> idlest;  // ended outside the lock
  const std::lock_guard lock(mutex_);
  if (sessions_.size() >= most_) {
    for (const auto& [id, session] : sessions_)
      if (session->last_use(now) < now &&
          (!idlest || session->last_use(now) < idlest->last_use(now)))
        idlest = session;
    if (!idlest) return nullptr;
    sessions_.erase(idlest->id());
  }
  auto session = std::make_shared<Session>(new_id("session"), server_, executor_, caller);
  session->touch(now);
  sessions_.emplace(session->id(), session);
  return session;
}

std::shared_ptr<Session> Sessions::find(std::string_view id, const contract::Caller& caller) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(id);
  if (found == sessions_.end() || !found->second->is_of(caller)) return nullptr;
  found->second->touch(server_.offer().clock());
  return found->second;
}

bool Sessions::close(std::string_view id, const contract::Caller& caller) {
  std::shared_ptr<Session> session;
  {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(id);
    if (found == sessions_.end() || !found->second->is_of(caller)) return false;
    session = std::move(found->second);
    sessions_.erase(found);
  }
  session->end();
  return true;
}

void Sessions::tick() {
  const std::int64_t now = server_.offer().clock();
  std::vector<std::shared_ptr<Session>> idle, live;
  {
    const std::lock_guard lock(mutex_);
    for (auto one = sessions_.begin(); one != sessions_.end();) {
      const bool over = one->second->last_use(now) + idle_ms_ < now;
      (over ? idle : live).push_back(one->second);
      one = over ? sessions_.erase(one) : std::next(one);
    }
  }
  for (const auto& session : idle) session->end();
  for (const auto& session : live) session->conversation().tick();
}

void Sessions::close_all() {
  std::map<std::string, std::shared_ptr<Session>, std::less<>> all;
  {
    const std::lock_guard lock(mutex_);
    all.swap(sessions_);
  }
  for (const auto& [id, session] : all) session->end();
}

}  // namespace talewright::faces::mcp_http
