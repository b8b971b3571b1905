#include "faces/mcp_http/endpoint.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {

namespace {

std::string error_body(mcp::ErrorCode code, std::string message, bool null_id = false) {
  return mcp::error_text_without_id({code, std::move(message)}, null_id);
}

bool is_json(const http::Headers& headers) {
  const auto type = headers.find("Content-Type");
  if (!type) return false;
  return lower(trimmed(type->substr(0, type->find(';')))) == "application/json";
}

/// The answer to a modern request: JSON, or a stream once there is something to say before it.
class ModernOutlet : public mcp::Outlet {
 public:
  ModernOutlet(std::shared_ptr<http::Response> response, Fields fields)
      : response_(std::move(response)), fields_(std::move(fields)) {}

  void send(std::string message) override {
    if (!streaming_) response_->begin_stream(200, event_stream_fields(std::move(fields_)));
    streaming_ = true;
    response_->send(sse_event(message));
  }

  void finish(mcp::Answer answer) override {
    if (streaming_) {
      if (!answer.text.empty()) response_->send(sse_event(answer.text));
      response_->end();
    } else if (answer.text.empty()) {
      response_->abort();  // cancelled: its client has gone
    } else {
      fields_.emplace_back("Content-Type", "application/json");
      response_->answer(answer.status, std::move(fields_), std::move(answer.text));
    }
  }

 private:
  const std::shared_ptr<http::Response> response_;
  Fields fields_;
  bool streaming_ = false;
};

}  // namespace

struct Endpoint::Asked {
  http::Request request;
  std::shared_ptr<http::Response> response;
  Fields fields = {};  ///< for every answer: what a page from elsewhere may see
  contract::Caller caller = {};

  void refuse(int status, std::string body, Fields more = {}) const {
    Fields all = fields;
    all.emplace_back("Content-Type", "application/json");
    all.insert(all.end(), more.begin(), more.end());
    response->answer(status, std::move(all), std::move(body));
  }
  void refuse(int status, mcp::ErrorCode code, std::string message) const {
    refuse(status, error_body(code, std::move(message)));
  }
};

Endpoint::Endpoint(const mcp::Server& server, mcp::Executor executor, const ServeOptions& options)
    : server_(server),
      executor_(executor),
      most_calls_(options.calls),
      guard_(options.hosts, options.origins),
      sessions_(server, std::move(executor), options.sessions, options.session_ms) {}

void Endpoint::handle(http::Request request, std::shared_ptr<http::Response> response) {
  Asked asked{std::move(request), std::move(response)};
  if (!admits(asked)) return;
  if (asked.request.method == "POST") return post(asked);
  if (asked.request.method == "GET") return get(asked);
  if (asked.request.method == "DELETE") return remove(asked);
  if (asked.request.method == "OPTIONS") return options(asked);
  asked.refuse(405, error_body(mcp::ErrorCode::InvalidRequest, "Use POST, GET or DELETE."),
               {{"Allow", "POST, GET, DELETE, OPTIONS"}});
}

// False when the request has been refused. Notes what pages from elsewhere may see.
bool Endpoint::admits(Asked& asked) const {
  if (const auto objection = guard_.objection(asked.request.headers)) {
    asked.refuse(403, mcp::ErrorCode::InvalidRequest, *objection);
    return false;
  }
  if (const auto origin = asked.request.headers.find("Origin")) {
    asked.fields = {{"Access-Control-Allow-Origin", std::string(*origin)},
                    {"Access-Control-Expose-Headers", "Mcp-Session-Id, WWW-Authenticate"},
                    {"Vary", "Origin"}};
  }
  return true;
}

void Endpoint::options(const Asked& asked) {
  Fields fields = asked.fields;
  fields.emplace_back("Allow", "POST, GET, DELETE, OPTIONS");
  fields.emplace_back("Access-Control-Allow-Methods", "POST, GET, DELETE, OPTIONS");
  fields.emplace_back("Access-Control-Allow-Headers",
                      "Authorization, Content-Type, Accept, MCP-Protocol-Version, Mcp-Session-Id, "
                      "Mcp-Method, Mcp-Name, Last-Event-ID");
  // Mcp-Param-* have names of their own: what the page asks for is granted, if it is one of those.
  if (const auto wanted = asked.request.headers.find("Access-Control-Request-Headers")) {
    std::string_view rest = *wanted;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      const std::string_view name = trimmed(rest.substr(0, comma));
      if (lower(name).starts_with("mcp-param-"))
        fields[fields.size() - 1].second += ", " + std::string(name);
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
  }
  fields.emplace_back("Access-Control-Max-Age", "600");
  asked.response->answer(204, std::move(fields), {});
}

// ---- POST: one message, or a batch of 2025-03-26

void Endpoint::post(Asked& asked) {
  if (!is_json(asked.request.headers))
    return asked.refuse(415, mcp::ErrorCode::InvalidRequest,
                        "Content-Type must be application/json.");
  std::optional<boost::json::value> value;
  try {
    value.emplace(mcp::parse_message(asked.request.body, mcp::Limits().depth));
  } catch (const mcp::ProtocolError& error) {
    const auto session = session_of(asked);
    const auto version = session ? session->conversation().version() : std::nullopt;
    return asked.refuse(error.status(), mcp::error_text_without_id(
                                            error, version && !mcp::may_omit_error_id(*version)));
  }
  const json::object* message = value->if_object();
  const json::object* params = message ? object_at(*message, "params") : nullptr;
  const auto version = asked.request.headers.find("MCP-Protocol-Version");
  const auto known = version ? mcp::find_version(*version) : std::nullopt;
  const bool is_modern = (params && mcp::is_modern(*params)) ||
                         (version && (!known || mcp::is_modern(*known)));
  if (is_modern)
    modern(asked, std::move(*value));
  else
    legacy(asked, std::move(*value));
}

void Endpoint::modern(Asked& asked, boost::json::value value) {
  std::optional<mcp::Id> id;
  try {
    mcp::Message message = mcp::read_message(std::move(value), asked.request.body, id);
    if (message.kind == mcp::Message::Kind::Response)
      throw mcp::ProtocolError(mcp::ErrorCode::InvalidRequest, "Nothing was asked of a client.");
    if (message.kind == mcp::Message::Kind::Notification)
      return asked.response->answer(202, asked.fields, {});
    // Readers on the way may look at the first of several, or at the last.
    const mcp::HeaderLookup headers = [&](std::string_view name) {
      if (asked.request.headers.count(name) > 1)
        throw mcp::ProtocolError(mcp::ErrorCode::HeaderMismatch,
                                 fmt::format("The header {} comes more than once.", name));
      return asked.request.headers.find(name);
    };
    mcp::Request request = mcp::read_modern_request(message, headers);
    request.caller = asked.caller;
    server_.check_tool_headers(request, headers);
    const auto threshold = request.log_level;
    start(std::make_shared<mcp::Exchange>(
              server_, *id, std::move(request), threshold,
              std::make_shared<ModernOutlet>(asked.response, asked.fields), nullptr),
          asked);
  } catch (const mcp::ProtocolError& error) {
    asked.refuse(error.status(), id ? mcp::error_text(*id, error)
                                    : mcp::error_text_without_id(error, false));
  }
}

void Endpoint::start(const std::shared_ptr<mcp::Exchange>& exchange, const Asked& asked) {
  const std::string& method = exchange->request().method;
  if (method == "subscriptions/listen") {
    {
      const std::lock_guard lock(mutex_);
      subscriptions_.emplace(exchange.get(), exchange);
    }
    // The response keeps the exchange as long as the client is there.
    asked.response->on_gone([this, exchange] {
      exchange->cancel();
      const std::lock_guard lock(mutex_);
      subscriptions_.erase(exchange.get());
    });
    return exchange->run();
  }
  if (server_.is_quick(method)) return exchange->run();
  if (calls_.fetch_add(1, std::memory_order_relaxed) >= most_calls_) {
    calls_.fetch_sub(1, std::memory_order_relaxed);
    return asked.refuse(
        503,
        mcp::error_text(exchange->id(),
                        {mcp::ErrorCode::Internal, "Too many calls at once; try again soon."}),
        {{"Retry-After", "1"}});
  }
  asked.response->on_gone([exchange] { exchange->cancel(); });
  executor_(
      [this, exchange] {
        exchange->run();
        calls_.fetch_sub(1, std::memory_order_relaxed);
      },
      server_.takes_long(exchange->request()));
}

void Endpoint::legacy(Asked& asked, boost::json::value value) {
  const json::object* message = value.if_object();
  const json::value* method = message ? message->if_contains("method") : nullptr;
  const auto session_id = asked.request.headers.find("Mcp-Session-Id");
  if (!session_id && method && *method == "initialize" && message->contains("id"))
    return initialize(asked, std::move(value));
  const auto refuse = [&](int status, std::string why) {
    const json::value* id_value = message ? message->if_contains("id") : nullptr;
    const auto id = id_value ? mcp::read_id(*id_value, asked.request.body) : std::nullopt;
    const mcp::ProtocolError error(mcp::ErrorCode::InvalidRequest, std::move(why));
    asked.refuse(status, id ? mcp::error_text(*id, error)
                            : mcp::error_text_without_id(error, false));
  };
  if (!session_id)
    return refuse(400,
                  "Neither params._meta of the modern era nor a Mcp-Session-Id: begin with "
                  "server/discover or initialize.");
  const std::shared_ptr<Session> session = session_of(asked);
  if (!session)
    return refuse(404, "There is no such session, or it has ended. Begin with initialize.");
  auto stream = session->open_stream(asked.response);
  stream->watch();
  session->receive(std::move(value), asked.request.body, stream);
}

void Endpoint::initialize(Asked& asked, boost::json::value value) {
  const std::shared_ptr<Session> session = sessions_.open(asked.caller);
  if (!session)
    return asked.refuse(503, mcp::ErrorCode::Internal, "Too many sessions; try again later.");
  auto stream = session->open_stream(asked.response);
  session->receive(std::move(value), asked.request.body, stream);
  if (!session->conversation().version()) sessions_.close(session->id(), asked.caller);
}

std::shared_ptr<Session> Endpoint::session_of(const Asked& asked) {
  const auto id = asked.request.headers.find("Mcp-Session-Id");
  return id ? sessions_.find(*id, asked.caller) : nullptr;
}

// ---- GET and DELETE: the legacy era's

void Endpoint::get(const Asked& asked) {
  const auto session = session_of(asked);
  if (!asked.request.headers.find("Mcp-Session-Id"))
    return asked.refuse(405,
                        error_body(mcp::ErrorCode::InvalidRequest,
                                   "GET needs the Mcp-Session-Id of a session; the modern era has "
                                   "subscriptions/listen instead."),
                        {{"Allow", "POST, OPTIONS"}});
  if (!session)
    return asked.refuse(404, mcp::ErrorCode::InvalidRequest, "There is no such session.");
  std::optional<EventId> after;
  if (const auto last = asked.request.headers.find("Last-Event-ID")) {
    after = read_event_id(*last);
    if (!after)
      return asked.refuse(400, mcp::ErrorCode::InvalidRequest, "Last-Event-ID is not ours.");
  }
  switch (session->attach(asked.response, after)) {
    case 404:
      return asked.refuse(404, mcp::ErrorCode::InvalidRequest, "That stream is gone.");
    case 409:
      return asked.refuse(409, mcp::ErrorCode::InvalidRequest, "That stream is open already.");
  }
}

void Endpoint::remove(const Asked& asked) {
  const auto id = asked.request.headers.find("Mcp-Session-Id");
  if (!id)
    return asked.refuse(400, mcp::ErrorCode::InvalidRequest, "DELETE needs a Mcp-Session-Id.");
  if (!sessions_.close(*id, asked.caller))
    return asked.refuse(404, mcp::ErrorCode::InvalidRequest, "There is no such session.");
  asked.response->answer(204, asked.fields, {});
}

void Endpoint::tick() {
  sessions_.tick();
  // Those that were refused, or have been ended by us.
  const std::lock_guard lock(mutex_);
  std::erase_if(subscriptions_, [](const auto& one) { return one.second.expired(); });
}

void Endpoint::stop() {
  std::vector<std::shared_ptr<mcp::Exchange>> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, weak] : subscriptions_)
      if (auto exchange = weak.lock()) open.push_back(std::move(exchange));
    subscriptions_.clear();
  }
  for (const auto& exchange : open) exchange->stop(false);
  sessions_.close_all();
}

}  // namespace talewright::faces::mcp_http
