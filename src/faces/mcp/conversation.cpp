#include "faces/mcp/conversation.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <map>
#include <mutex>

#include "base/json.h"
#include "faces/mcp/exchange.h"

namespace talewright::faces::mcp {

namespace {

// Gathers the answers to the elements of a batch and sends them as one array.
class Batch {
 public:
  Batch(std::size_t elements, Sink sink) : pending_(elements), sink_(std::move(sink)) {}

  void finish(std::optional<std::string> answer) {
    const std::lock_guard lock(mutex_);
    if (answer) answers_ += (answers_.empty() ? "[" : ",") + *answer;
    if (--pending_ == 0 && !answers_.empty()) sink_(answers_ + "]");
  }

 private:
  std::mutex mutex_;
  std::size_t pending_;
  std::string answers_;
  Sink sink_;
};

}  // namespace

struct Conversation::State : std::enable_shared_from_this<State> {
  State(const Server& server, Executor executor, Limits limits)
      : server(server), executor(std::move(executor)), limits(limits) {}

  const Server& server;
  const Executor executor;
  const Limits limits;

  mutable std::mutex mutex;  // for what follows; never held while sending
  std::optional<Version> negotiated;
  std::optional<LogLevel> log_threshold;
  std::map<std::string, std::shared_ptr<Exchange>> open;  // by the key of its id
  std::size_t working = 0;  // exchanges whose work has not ended, cancelled ones included
  std::size_t unsent = 0;   // those, and the ones whose answer is on its way to the sink

  std::optional<Version> version() const {
    const std::lock_guard lock(mutex);
    return negotiated;
  }
  std::string without_id(const ProtocolError& error) const {
    const std::optional<Version> settled = version();
    return error_text_without_id(error, settled && !may_omit_error_id(*settled));
  }

  void receive(std::string_view text, const Sink& sink);
  void receive_batch(const json::array& elements, const Sink& sink);
  void handle(const json::value& message, std::string_view text, bool in_batch, Outlet outlet);
  void handle_request(const json::object& message, const Id& id, bool in_batch, Outlet& outlet);
  void handle_notification(const json::object& message);
  std::optional<json::object> answer_session_method(const Request& request, bool in_batch);
  json::object initialize(const Request& request);
  std::shared_ptr<Exchange> admit(const Id& id, const Request& request, Outlet& outlet);
  void work(const std::shared_ptr<Exchange>& exchange);
  std::string answer(Exchange& exchange) const;
};

// ---- from text to one message

void Conversation::State::receive(std::string_view text, const Sink& sink) {
  json::value message;
  try {
    message = parse_message(text, limits.depth);
  } catch (const ProtocolError& error) {
    sink(without_id(error));
    return;
  }
  if (const json::array* elements = message.if_array()) {
    receive_batch(*elements, sink);
    return;
  }
  Outlet outlet{sink, [sink](std::optional<std::string> answer) {
                  if (answer) sink(std::move(*answer));
                }};
  handle(message, text, false, std::move(outlet));
}

void Conversation::State::receive_batch(const json::array& elements, const Sink& sink) {
  const std::optional<Version> settled = version();
  if (!settled || !has_batches(*settled) || elements.empty()) {
    sink(without_id({ErrorCode::InvalidRequest,
                     elements.empty() ? "An empty batch."
                                      : "Batches belong to protocol version 2025-03-26 only."}));
    return;
  }
  auto batch = std::make_shared<Batch>(elements.size(), sink);
  for (const json::value& element : elements) {
    Outlet outlet{sink,
                  [batch](std::optional<std::string> answer) { batch->finish(std::move(answer)); }};
    handle(element, {}, true, std::move(outlet));
  }
}

void Conversation::State::handle(const json::value& message, std::string_view text, bool in_batch,
                                 Outlet outlet) {
  const auto refuse = [&](const std::optional<Id>& id, std::string why) {
    const ProtocolError error(ErrorCode::InvalidRequest, std::move(why));
    outlet.finish(id ? error_text(*id, error) : without_id(error));
  };
  const json::object* object = message.if_object();
  if (!object) return refuse({}, "A message must be an object.");
  const json::value* id_value = object->if_contains("id");
  const std::optional<Id> id = id_value ? read_id(*id_value, text) : std::nullopt;
  if (const json::value* jsonrpc = object->if_contains("jsonrpc"); !jsonrpc || *jsonrpc != "2.0")
    return refuse(id, "\"jsonrpc\" must be \"2.0\".");
  const json::value* method = object->if_contains("method");
  if (!method && (object->contains("result") || object->contains("error")))
    return outlet.finish(std::nullopt);  // a response: we have asked nothing
  if (!method || !method->is_string()) return refuse(id, "\"method\" must be a string.");
  if (id_value && !id) return refuse({}, "\"id\" must be a string or an integer.");
  if (id) return handle_request(*object, *id, in_batch, outlet);
  handle_notification(*object);
  outlet.finish(std::nullopt);
}

// ---- requests

void Conversation::State::handle_request(const json::object& message, const Id& id, bool in_batch,
                                         Outlet& outlet) {
  std::shared_ptr<Exchange> exchange;
  try {
    Request request = read_request(message, version());
    if (const auto result = answer_session_method(request, in_batch))
      return outlet.finish(response_text(id, to_text(*result)));
    exchange = admit(id, request, outlet);
  } catch (const ProtocolError& error) {
    return outlet.finish(error_text(id, error));
  }
  if (server.is_quick(exchange->request().method)) return work(exchange);
  executor([state = shared_from_this(), exchange] { state->work(exchange); });
}

// The legacy methods that read or change what the session remembers.
std::optional<json::object> Conversation::State::answer_session_method(const Request& request,
                                                                       bool in_batch) {
  if (is_modern(request.version)) return std::nullopt;
  if (request.method == "ping") return json::object();
  if (request.method == "initialize") {
    if (in_batch) throw ProtocolError(ErrorCode::InvalidRequest, "initialize inside a batch.");
    return initialize(request);
  }
  if (request.method != "logging/setLevel") return std::nullopt;
  const json::value* name = request.params.if_contains("level");
  const auto level = name && name->is_string() ? find_log_level(name->get_string()) : std::nullopt;
  if (!level) throw ProtocolError(ErrorCode::InvalidParams, "Unknown log level.");
  const std::lock_guard lock(mutex);
  log_threshold = level;
  return json::object();
}

json::object Conversation::State::initialize(const Request& request) {
  const json::value* wanted = request.params.if_contains("protocolVersion");
  if (!wanted || !wanted->is_string())
    throw ProtocolError(ErrorCode::InvalidParams, "\"protocolVersion\" must be a string.");
  std::optional<Version> version = find_version(wanted->get_string());
  if (!version || is_modern(*version)) version = kLatestLegacy;
  const std::lock_guard lock(mutex);
  negotiated = version;
  return server.initialize_result(*version);
}

std::shared_ptr<Exchange> Conversation::State::admit(const Id& id, const Request& request,
                                                     Outlet& outlet) {
  const std::lock_guard lock(mutex);
  if (open.count(id.key))
    throw ProtocolError(ErrorCode::InvalidRequest, "A request with this id is still in flight.");
  if (working >= limits.in_flight && !server.is_quick(request.method))
    throw ProtocolError(ErrorCode::Internal,
                        fmt::format("Too many requests in flight: at most {} are taken. Send this "
                                    "one again when others have been answered.",
                                    limits.in_flight));
  const auto threshold = is_modern(request.version) ? request.log_level : log_threshold;
  auto exchange = std::make_shared<Exchange>(id, request, threshold, outlet);
  open.emplace(id.key, exchange);
  ++working;
  ++unsent;
  return exchange;
}

void Conversation::State::work(const std::shared_ptr<Exchange>& exchange) {
  std::string text = answer(*exchange);
  {
    // Before the answer is out: a client may use the id again as soon as it has the answer.
    const std::lock_guard lock(mutex);
    --working;
    if (auto found = open.find(exchange->id().key);
        found != open.end() && found->second == exchange)
      open.erase(found);
  }
  exchange->finish(std::move(text));
  const std::lock_guard lock(mutex);
  --unsent;
}

std::string Conversation::State::answer(Exchange& exchange) const {
  const Call call = exchange.call();
  try {
    if (exchange.stop_requested())
      throw ProtocolError(ErrorCode::Internal, "Stopped before it was begun.");
    return response_text(exchange.id(), server.answer(exchange.request(), call));
  } catch (const ProtocolError& error) {
    return error_text(exchange.id(), error);
  } catch (const std::exception& error) {
    spdlog::error("{} {}: {}", call.request_id, exchange.request().method, error.what());
  } catch (...) {
    spdlog::error("{} {}: not an exception", call.request_id, exchange.request().method);
  }
  return error_text(exchange.id(), {ErrorCode::Internal,
                                    fmt::format("Talewright failed; the log tells why, under {}.",
                                                call.request_id)});
}

// ---- notifications

void Conversation::State::handle_notification(const json::object& message) {
  if (message.at("method") != "notifications/cancelled") return;
  const json::object* params = object_at(message, "params");
  const json::value* id_value = params ? params->if_contains("requestId") : nullptr;
  const std::optional<Id> id = id_value ? read_id(*id_value, {}) : std::nullopt;
  if (!id) return;
  std::shared_ptr<Exchange> exchange;
  {
    const std::lock_guard lock(mutex);
    if (auto found = open.find(id->key); found != open.end()) {
      exchange = found->second;
      open.erase(found);
    }
  }
  if (exchange) exchange->cancel();
}

// ---- the public face

Conversation::Conversation(const Server& server, Executor executor, Limits limits)
    : state_(std::make_shared<State>(server, std::move(executor), limits)) {}

Conversation::~Conversation() { stop(); }

void Conversation::receive(std::string_view message, const Sink& sink) {
  state_->receive(message, sink);
}

void Conversation::refuse(std::string message, const Sink& sink) {
  sink(state_->without_id({ErrorCode::InvalidRequest, std::move(message)}));
}

void Conversation::stop() {
  std::vector<std::shared_ptr<Exchange>> all;
  {
    const std::lock_guard lock(state_->mutex);
    for (const auto& [key, exchange] : state_->open) all.push_back(exchange);
  }
  for (const auto& exchange : all) exchange->request_stop();
}

std::size_t Conversation::in_flight() const {
  const std::lock_guard lock(state_->mutex);
  return state_->unsent;
}

}  // namespace talewright::faces::mcp
