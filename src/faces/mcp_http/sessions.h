// Legacy sessions over HTTP: a conversation each, with the streams on which its messages travel.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "faces/mcp/conversation.h"
#include "faces/mcp_http/stream.h"

namespace talewright::faces::mcp_http {

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(std::string id, const mcp::Server& server, mcp::Executor executor,
          contract::Caller caller);
  ~Session();
  const std::string& id() const { return id_; }
  /// Whether the session is that of this account and key.
  bool is_of(const contract::Caller& caller) const {
    return caller.account == caller_.account && caller.key_id == caller_.key_id;
  }
  mcp::Conversation& conversation() { return conversation_; }

  /// Messages of one session are handled one at a time.
  void receive(boost::json::value message, std::string_view text,
               const std::shared_ptr<mcp::Outlet>& outlet);
  void receive(std::string_view text, const std::shared_ptr<mcp::Outlet>& outlet);
  /// Where all messages go, in the transport of 2024-11-05; nothing in the later one.
  void set_outlet(std::shared_ptr<mcp::Outlet> outlet);
  std::shared_ptr<mcp::Outlet> outlet() const;
  /// A stream for the answer to a POST, which has these fields besides the session's.
  std::shared_ptr<Stream> open_stream(std::shared_ptr<http::Response> response, Fields fields);
  /// A GET: the messages that belong to no request, or what followed `after` on its stream. Says
  /// the HTTP status to refuse with, or 0.
  int attach(std::shared_ptr<http::Response> response, Fields fields,
             const std::optional<EventId>& after);
  /// Stops what is in flight and ends the streams.
  void end();

  /// Milliseconds, by the server's clock.
  void touch(std::int64_t now_ms);
  /// When it was last of use; now, while a stream is open or a request in flight.
  std::int64_t last_use(std::int64_t now_ms) const;

 private:
  void forget_old_streams();
  Fields with_id(Fields fields) const;

  const std::string id_;
  const contract::Caller caller_;
  mcp::Conversation conversation_;
  const std::shared_ptr<Stream> general_;
  std::mutex receiving_;
  mutable std::mutex mutex_;
  std::int64_t last_use_ = 0;
  std::shared_ptr<mcp::Outlet> outlet_;
  std::uint64_t streams_opened_ = 0;
  std::map<std::uint64_t, std::shared_ptr<Stream>> streams_;
};

class Sessions {
 public:
  Sessions(const mcp::Server& server, mcp::Executor executor, std::size_t most,
           std::int64_t idle_ms);
  /// Nothing when there are too many, all in use.
  std::shared_ptr<Session> open(const contract::Caller& caller);
  /// Nothing unless it exists and belongs to the caller.
  std::shared_ptr<Session> find(std::string_view id, const contract::Caller& caller);
  bool close(std::string_view id, const contract::Caller& caller);
  /// Ends what is idle, gives up on unanswered questions.
  void tick();
  void close_all();

 private:
  const mcp::Server& server_;
  const mcp::Executor executor_;
  const std::size_t most_;
  const std::int64_t idle_ms_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Session>, std::less<>> sessions_;
};

}  // namespace talewright::faces::mcp_http
