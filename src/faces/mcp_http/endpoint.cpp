#include "faces/mcp_http/endpoint.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp_http/asked.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {

namespace {

constexpr std::string_view kMethods = "POST, GET, DELETE, OPTIONS";
// Bytes of a request that is kept as long as its stream is open.
constexpr std::size_t kLongestWishes = 256 * 1024;

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

void Endpoint::Asked::refuse(int status, std::string body, Fields more) const {
  Fields all = admission.fields;
  all.emplace_back("Content-Type", "application/json");
  all.insert(all.end(), more.begin(), more.end());
  response->answer(status, std::move(all), std::move(body));
}

void Endpoint::Asked::refuse(int status, mcp::ErrorCode code, std::string message) const {
  refuse(status, error_body(code, std::move(message)));
}

Endpoint::Endpoint(const mcp::Server& server, mcp::Executor executor, gate::Gate& gate,
                   Options options)
    : server_(server),
      executor_(executor),
      gate_(gate),
      options_(std::move(options)),
      sessions_(server, std::move(executor), options_.sessions, options_.session_ms) {}

void Endpoint::handle(http::Request request, std::shared_ptr<http::Response> response) {
  Asked asked{std::move(request), std::move(response)};
  if (!admits(asked)) return;
  if (asked.request.method == "POST") return post(asked);
  if (asked.request.method == "GET" || asked.request.method == "DELETE") {
    if (const auto refusal = count_read(asked)) return refuse(asked, *refusal);
    return asked.request.method == "GET" ? get(asked) : remove(asked);
  }
  if (asked.request.method == "OPTIONS") {
    Fields fields = gate::allow_fields(asked.request, kMethods);
    fields.insert(fields.end(), asked.admission.fields.begin(), asked.admission.fields.end());
    return asked.response->answer(204, std::move(fields), {});
  }
  asked.refuse(405, error_body(mcp::ErrorCode::InvalidRequest, "Use POST, GET or DELETE."),
               {{"Allow", std::string(kMethods)}});
}

// False when the request has been refused. A preflight needs no key.
bool Endpoint::admits(Asked& asked) {
  asked.admission = asked.request.method == "OPTIONS" ? gate_.look_at(asked.request, kFace)
                                                      : gate_.admit(asked.request, kFace);
  if (asked.admission.refusal) refuse(asked, *asked.admission.refusal);
  return !asked.admission.refusal;
}

// What stands before the protocol refuses in the protocol's words.
void Endpoint::refuse(const Asked& asked, const Failure& failure) const {
  refuse(asked, json::value(), failure);
}

void Endpoint::refuse(const Asked& asked, const json::value& message,
                      const Failure& failure) const {
  const json::object* object = message.if_object();
  const json::value* id_value = object ? object->if_contains("id") : nullptr;
  const auto id = id_value ? mcp::read_id(*id_value, asked.request.body) : std::nullopt;
  const mcp::ProtocolError error(mcp::ErrorCode::InvalidRequest, failure.message(),
                                 {{"code", failure.code()},
                                  {"requestId", asked.admission.request_id},
                                  {"details", failure.details()}});
  Fields more;
  if (failure.status() == 401)
    more.emplace_back("WWW-Authenticate",
                      gate::challenge(failure, gate::site_of(asked.request, options_.public_url) +
                                                   std::string(kMetadataPath) + options_.path));
  asked.refuse(failure.status(),
               id ? mcp::error_text(*id, error) : mcp::error_text_without_id(error, false),
               std::move(more));
}

// ---- how often

// Each message of a batch is one.
std::optional<Failure> Endpoint::count(Asked& asked, const json::value& message) {
  Fields& fields = asked.admission.fields;
  const contract::Caller& caller = asked.admission.caller;
  const json::array* batch = message.if_array();
  if (!batch || batch->empty()) return gate_.count(caller, family_of(message), fields);
  for (const json::value& one : *batch)
    if (auto refusal = gate_.count(caller, family_of(one), fields)) return refusal;
  return std::nullopt;
}

// What bears no message.
std::optional<Failure> Endpoint::count_read(Asked& asked) {
  return gate_.count(asked.admission.caller, "elevated", asked.admission.fields);
}

// A call counts where the operation counts over REST, everything else as "default".
std::string_view Endpoint::family_of(const json::value& message) const {
  constexpr std::string_view kDefault = "default";
  const contract::Contract* contract = server_.offer().contract;
  const json::object* object = message.if_object();
  const json::object* params = object ? object_at(*object, "params") : nullptr;
  const json::value* method = object ? object->if_contains("method") : nullptr;
  if (!contract || !params || !method || *method != "tools/call") return kDefault;
  const json::value* name = params->if_contains("name");
  const contract::Operation* operation =
      name && name->is_string() ? contract->find(name->get_string()) : nullptr;
  return operation && !operation->family.empty() ? std::string_view(operation->family) : kDefault;
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
    if (const auto refusal = count(asked, {})) return refuse(asked, *refusal);
    const auto session = session_of(asked);
    const auto version = session ? session->conversation().version() : std::nullopt;
    return asked.refuse(error.status(), mcp::error_text_without_id(
                                            error, version && !mcp::may_omit_error_id(*version)));
  }
  if (const auto refusal = count(asked, *value)) return refuse(asked, *value, *refusal);
  const json::object* message = value->if_object();
  const json::object* params = message ? object_at(*message, "params") : nullptr;
  const auto version = asked.request.headers.find("MCP-Protocol-Version");
  const auto known = version ? mcp::find_version(*version) : std::nullopt;
  const bool is_modern =
      (params && mcp::is_modern(*params)) || (version && (!known || mcp::is_modern(*known)));
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
      return asked.response->answer(202, asked.admission.fields, {});
    // Readers on the way may look at the first of several, or at the last.
    const mcp::HeaderLookup headers = [&](std::string_view name) {
      if (asked.request.headers.count(name) > 1)
        throw mcp::ProtocolError(mcp::ErrorCode::HeaderMismatch,
                                 fmt::format("The header {} comes more than once.", name));
      return asked.request.headers.find(name);
    };
    mcp::Request request = mcp::read_modern_request(message, headers);
    request.caller = asked.admission.caller;
    request.request_id = asked.admission.request_id;
    server_.check_tool_headers(request, headers);
    const auto threshold = request.log_level;
    start(std::make_shared<mcp::Exchange>(
              server_, *id, std::move(request), threshold,
              std::make_shared<ModernOutlet>(asked.response, asked.admission.fields), nullptr),
          asked);
  } catch (const mcp::ProtocolError& error) {
    asked.refuse(error.status(),
                 id ? mcp::error_text(*id, error) : mcp::error_text_without_id(error, false));
  }
}

void Endpoint::start(const std::shared_ptr<mcp::Exchange>& exchange, const Asked& asked) {
  const std::string& method = exchange->request().method;
  if (method == "subscriptions/listen") {
    if (asked.request.body.size() > kLongestWishes)
      return asked.refuse(
          413, mcp::error_text(exchange->id(), {mcp::ErrorCode::InvalidRequest,
                                                fmt::format("A subscription has at most {} bytes.",
                                                            kLongestWishes)}));
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
  auto place = gate_.take_place(asked.admission.caller);
  if (!place || calls_.fetch_add(1, std::memory_order_relaxed) >= options_.calls) {
    if (place) calls_.fetch_sub(1, std::memory_order_relaxed);
    return asked.refuse(
        503,
        mcp::error_text(exchange->id(),
                        {mcp::ErrorCode::Internal, "Too many calls at once; try again soon."}),
        {{"Retry-After", "1"}});
  }
  asked.response->on_gone([exchange] { exchange->cancel(); });
  executor_(
      [this, exchange, place = std::move(place)] {
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
    asked.refuse(status,
                 id ? mcp::error_text(*id, error) : mcp::error_text_without_id(error, false));
  };
  if (!session_id)
    return refuse(400,
                  "Neither params._meta of the modern era nor a Mcp-Session-Id: begin with "
                  "server/discover or initialize.");
  const std::shared_ptr<Session> session = session_of(asked);
  if (!session)
    return refuse(404, "There is no such session, or it has ended. Begin with initialize.");
  auto place = gate_.take_place(asked.admission.caller);
  if (!place) return refuse(503, "Too many calls at once; try again soon.");
  auto stream = session->open_stream(asked.response, asked.admission.fields);
  stream->hold(std::move(place));
  stream->watch();
  session->receive(std::move(value), asked.request.body, stream);
}

void Endpoint::initialize(Asked& asked, boost::json::value value) {
  const std::shared_ptr<Session> session = sessions_.open(asked.admission.caller);
  if (!session)
    return asked.refuse(503, mcp::ErrorCode::Internal, "Too many sessions; try again later.");
  auto stream = session->open_stream(asked.response, asked.admission.fields);
  session->receive(std::move(value), asked.request.body, stream);
  if (!session->conversation().version()) sessions_.close(session->id(), asked.admission.caller);
}

std::shared_ptr<Session> Endpoint::session_of(const Asked& asked) {
  const auto id = asked.request.headers.find("Mcp-Session-Id");
  return id ? sessions_.find(*id, asked.admission.caller) : nullptr;
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
  switch (session->attach(asked.response, asked.admission.fields, after)) {
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
  if (!sessions_.close(*id, asked.admission.caller))
    return asked.refuse(404, mcp::ErrorCode::InvalidRequest, "There is no such session.");
  asked.response->answer(204, asked.admission.fields, {});
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
