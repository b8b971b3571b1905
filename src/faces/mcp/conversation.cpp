#include "faces/mcp/conversation.h"

#include <fmt/format.h>

#include <map>
#include <mutex>

#include "base/json.h"
#include "faces/mcp/questions.h"
#include "faces/mcp/subscriptions.h"

namespace talewright::faces::mcp {

namespace {

// Gathers the answers to the elements of a batch and sends them as one array.
class Batch : public Outlet {
 public:
  Batch(std::size_t elements, std::shared_ptr<Outlet> outlet)
      : pending_(elements), outlet_(std::move(outlet)) {}
  void send(std::string message) override { outlet_->send(std::move(message)); }
  void finish(Answer answer) override {
    const std::lock_guard lock(mutex_);
    if (!answer.text.empty()) answers_ += (answers_.empty() ? "[" : ",") + answer.text;
    if (--pending_ > 0) return;
    if (answers_.empty())
      outlet_->finish({});
    else
      outlet_->finish({200, answers_ + "]"});
  }

 private:
  std::mutex mutex_;
  std::size_t pending_;
  std::string answers_;
  const std::shared_ptr<Outlet> outlet_;
};

}  // namespace

struct Conversation::State : Exchange::Owner, std::enable_shared_from_this<State> {
  State(const Server& server, Executor executor, contract::Caller caller, Limits limits)
      : server(server),
        executor(std::move(executor)),
        caller(std::move(caller)),
        limits(limits) {}

  /// A request that waits for answers of a legacy client.
  struct Asking {
    std::shared_ptr<Exchange> exchange;
    std::map<std::string, std::string> open;  ///< key of our request's id -> key of the question
    Answers answers;
    std::size_t rounds = 0;
    std::int64_t until_ms = 0;
  };

  const Server& server;
  const Executor executor;
  const contract::Caller caller;
  const Limits limits;

  mutable std::mutex mutex;  // for what follows; never held while sending or publishing
  std::optional<Settled> settled;
  std::optional<LogLevel> log_threshold;
  std::map<std::string, std::shared_ptr<Exchange>> open;  // by the key of its id
  std::size_t unsent = 0;     // exchanges that are not over, cancelled ones included
  std::size_t listening = 0;  // those of them that are or were subscriptions
  std::map<const Exchange*, Asking> asking;
  std::uint64_t asked = 0;
  std::function<void(std::string)> announce = [](std::string) {};
  std::set<std::string> followed;
  std::unique_ptr<contract::Events::Subscription> subscription;

  std::vector<std::shared_ptr<Exchange>> all_open() const {
    const std::lock_guard lock(mutex);
    std::vector<std::shared_ptr<Exchange>> all;
    for (const auto& [key, exchange] : open) all.push_back(exchange);
    return all;
  }
  std::optional<Settled> what_was_settled() const {
    const std::lock_guard lock(mutex);
    return settled;
  }
  std::string without_id(const ProtocolError& error) const {
    const auto now = what_was_settled();
    return error_text_without_id(error, now && !may_omit_error_id(now->version));
  }

  void receive(json::value message, std::string_view text, const std::shared_ptr<Outlet>& outlet);
  void receive_batch(json::array elements, std::string_view text,
                     const std::shared_ptr<Outlet>& outlet);
  void handle(json::value value, std::string_view text, bool in_batch,
              const std::shared_ptr<Outlet>& outlet);
  void handle_request(Message message, bool in_batch, const std::shared_ptr<Outlet>& outlet);
  void handle_notification(const Message& message, std::string_view text);
  void handle_response(Message message);
  std::optional<json::object> answer_session_method(const Request& request, bool in_batch);
  json::object initialize(const Request& request);
  void set_log_level(const Request& request);
  void follow(const Request& request, bool on);
  void subscribe_anew();
  std::shared_ptr<Exchange> admit(Id id, Request request, const std::shared_ptr<Outlet>& outlet);
  void start(const std::shared_ptr<Exchange>& exchange);

  void forget(const Exchange& exchange) override;
  void answered(const Exchange& exchange) override;
  void ask(std::shared_ptr<Exchange> exchange,
           const std::vector<contract::Question>& questions) override;
};

// ---- from text to one message

void Conversation::State::receive(json::value message, std::string_view text,
                                  const std::shared_ptr<Outlet>& outlet) {
  if (json::array* elements = message.if_array())
    receive_batch(std::move(*elements), text, outlet);
  else
    handle(std::move(message), text, false, outlet);
}

void Conversation::State::receive_batch(json::array elements, std::string_view text,
                                        const std::shared_ptr<Outlet>& outlet) {
  const auto now = what_was_settled();
  if (!now || !has_batches(now->version) || elements.empty()) {
    const ProtocolError error(ErrorCode::InvalidRequest,
                              elements.empty()
                                  ? "An empty batch."
                                  : "Batches belong to protocol version 2025-03-26 only.");
    return outlet->finish({error.status(), without_id(error)});
  }
  auto batch = std::make_shared<Batch>(elements.size(), outlet);
  const std::string kept(text);  // work may outlive the transport's
  const std::vector<std::string_view> texts = raw_elements(kept);
  for (std::size_t i = 0; i < elements.size(); ++i)
    handle(std::move(elements[i]), texts.at(i), true, batch);
}

void Conversation::State::handle(json::value value, std::string_view text, bool in_batch,
                                 const std::shared_ptr<Outlet>& outlet) {
  std::optional<Id> id;
  try {
    Message message = read_message(std::move(value), text, id);
    if (message.kind == Message::Kind::Request)
      return handle_request(std::move(message), in_batch, outlet);
    if (message.kind == Message::Kind::Notification)
      handle_notification(message, text);
    else
      handle_response(std::move(message));
    outlet->finish({202});
  } catch (const ProtocolError& error) {
    outlet->finish({error.status(), id ? error_text(*id, error) : without_id(error)});
  }
}

// ---- requests

void Conversation::State::handle_request(Message message, bool in_batch,
                                         const std::shared_ptr<Outlet>& outlet) {
  Id id = *message.id;
  Request request = read_request(message, what_was_settled());
  request.caller = caller;
  if (const auto result = answer_session_method(request, in_batch))
    return outlet->finish({200, response_text(id, to_text(*result))});
  start(admit(std::move(id), std::move(request), outlet));
}

void Conversation::State::start(const std::shared_ptr<Exchange>& exchange) {
  if (server.is_quick(exchange->request().method)) return exchange->run();
  executor([exchange] { exchange->run(); }, server.takes_long(exchange->request()));
}

// The legacy methods that read or change what the session remembers.
std::optional<json::object> Conversation::State::answer_session_method(const Request& request,
                                                                       bool in_batch) {
  if (is_modern(request.version)) return std::nullopt;
  const bool can_follow = server.offer().events && server.offer().resources;
  if (request.method == "initialize") {
    if (in_batch) throw ProtocolError(ErrorCode::InvalidRequest, "initialize inside a batch.");
    return initialize(request);
  }
  if (request.method == "logging/setLevel") {
    set_log_level(request);
  } else if (can_follow && request.method == "resources/subscribe") {
    follow(request, true);
  } else if (can_follow && request.method == "resources/unsubscribe") {
    follow(request, false);
  } else if (request.method != "ping") {
    return std::nullopt;
  }
  return json::object();
}

json::object Conversation::State::initialize(const Request& request) {
  const json::value* wanted = request.params.if_contains("protocolVersion");
  if (!wanted || !wanted->is_string())
    throw ProtocolError(ErrorCode::InvalidParams, "\"protocolVersion\" must be a string.");
  std::optional<Version> version = find_version(wanted->get_string());
  if (!version || is_modern(*version)) version = kLatestLegacy;
  const json::object* capabilities = object_at(request.params, "capabilities");
  {
    const std::lock_guard lock(mutex);
    settled = Settled{*version, read_abilities(capabilities ? *capabilities : json::object(),
                                               *version)};
  }
  subscribe_anew();
  return server.initialize_result(*version);
}

void Conversation::State::set_log_level(const Request& request) {
  const json::value* name = request.params.if_contains("level");
  const auto level = name && name->is_string() ? find_log_level(name->get_string()) : std::nullopt;
  if (!level) throw ProtocolError(ErrorCode::InvalidParams, "Unknown log level.");
  const std::lock_guard lock(mutex);
  log_threshold = level;
}

void Conversation::State::follow(const Request& request, bool on) {
  const json::value* uri = request.params.if_contains("uri");
  if (!uri || !uri->is_string())
    throw ProtocolError(ErrorCode::InvalidParams, "\"uri\" must be a string.");
  {
    const std::lock_guard lock(mutex);
    const std::string name(uri->get_string());
    if (!on)
      followed.erase(name);
    else if (followed.size() < limits.subscriptions || followed.contains(name))
      followed.insert(name);
    else
      throw ProtocolError(ErrorCode::InvalidParams,
                          fmt::format("At most {} resources can be followed.",
                                      limits.subscriptions));
  }
  subscribe_anew();
}

// To the lists that change, and to the resources that are followed.
void Conversation::State::subscribe_anew() {
  const Offer& offer = server.offer();
  if (!offer.events) return;
  contract::Interest interest{caller.account, offer.tools_change, offer.prompts_change,
                              offer.resources_change};
  {
    const std::lock_guard lock(mutex);
    interest.uris = followed;
  }
  const std::weak_ptr<State> self = weak_from_this();
  auto anew =
      offer.events->subscribe(std::move(interest), [self](const contract::Event& event) {
        const std::shared_ptr<State> state = self.lock();
        if (!state) return;
        std::function<void(std::string)> announce;
        {
          const std::lock_guard lock(state->mutex);
          announce = state->announce;
        }
        announce(event_text(state->server.offer(), state->caller, event, nullptr));
      });
  const std::lock_guard lock(mutex);
  subscription.swap(anew);
}

std::shared_ptr<Exchange> Conversation::State::admit(Id id, Request request,
                                                     const std::shared_ptr<Outlet>& outlet) {
  const std::lock_guard lock(mutex);
  if (open.contains(id.key))
    throw ProtocolError(ErrorCode::InvalidRequest, "A request with this id is still in flight.");
  const bool listens = is_listening(request);
  if (listens && listening >= limits.streams)
    throw ProtocolError(ErrorCode::Internal,
                        fmt::format("Too many subscriptions: at most {} are open at once.",
                                    limits.streams));
  if (unsent - listening >= limits.in_flight && !server.is_quick(request.method))
    throw ProtocolError(ErrorCode::Internal,
                        fmt::format("Too many requests in flight: at most {} are taken. Send this "
                                    "one again when others have been answered.",
                                    limits.in_flight));
  const auto threshold = is_modern(request.version) ? request.log_level : log_threshold;
  auto exchange = std::make_shared<Exchange>(server, std::move(id), std::move(request), threshold,
                                             outlet, shared_from_this());
  open.emplace(exchange->id().key, exchange);
  ++unsent;
  if (listens) ++listening;
  return exchange;
}

void Conversation::State::forget(const Exchange& exchange) {
  std::optional<Asking> over;  // may hold the last reference: let go outside the lock
  const std::lock_guard lock(mutex);
  if (auto found = open.find(exchange.id().key);
      found != open.end() && found->second.get() == &exchange)
    open.erase(found);
  if (auto found = asking.find(&exchange); found != asking.end()) {
    over = std::move(found->second);
    asking.erase(found);
  }
}

void Conversation::State::answered(const Exchange& exchange) {
  const std::lock_guard lock(mutex);
  --unsent;
  if (is_listening(exchange.request())) --listening;
}

// ---- questions to a legacy client

void Conversation::State::ask(std::shared_ptr<Exchange> exchange,
                              const std::vector<contract::Question>& questions) {
  std::vector<std::string> requests;
  {
    const std::lock_guard lock(mutex);
    Asking& one = asking[exchange.get()];
    one.exchange = exchange;
    one.until_ms = server.offer().clock() + limits.answer_ms;
    if (++one.rounds <= limits.rounds) {
      for (const contract::Question& question : questions) {
        const std::string id = fmt::format("talewright-{}", ++asked);
        one.open[to_text(json::value(id))] = question.key;
        requests.push_back(request_text(id, question_method(question.kind), question.params));
      }
    }
  }
  if (requests.empty()) return exchange->refuse("The client's answers are not what was asked for.");
  for (std::string& request : requests) exchange->send(std::move(request));
}

void Conversation::State::handle_response(Message message) {
  if (!message.id) return;
  std::shared_ptr<Exchange> exchange;
  Answers answers;
  std::string trouble;
  {
    const std::lock_guard lock(mutex);
    for (auto& [key, one] : asking) {
      const auto found = one.open.find(message.id->key);
      if (found == one.open.end()) continue;
      if (message.failed || !message.result.is_object())
        trouble = "The client could not answer a question of the tool: " + to_text(message.result);
      else
        one.answers[found->second] = std::move(message.result.get_object());
      one.open.erase(found);
      if (!trouble.empty() || one.open.empty()) {
        exchange = one.exchange;
        answers = one.answers;
      }
      break;
    }
  }
  if (!exchange) return;  // an answer to nothing, or not yet the last
  if (!trouble.empty()) return exchange->refuse(trouble);
  if (exchange->take_answers(std::move(answers))) start(exchange);
}

// ---- notifications

void Conversation::State::handle_notification(const Message& message, std::string_view text) {
  if (message.method != "notifications/cancelled") return;
  const json::value* id_value = message.params.if_contains("requestId");
  const std::optional<Id> id =
      id_value ? read_id(*id_value, raw_member(text, "params"), "requestId") : std::nullopt;
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

Conversation::Conversation(const Server& server, Executor executor, contract::Caller caller,
                           Limits limits)
    : state_(std::make_shared<State>(server, std::move(executor), std::move(caller), limits)) {}

Conversation::~Conversation() {
  stop(false);
  // Let go of outside the lock. A request whose work never runs would keep the state that keeps it.
  std::unique_ptr<contract::Events::Subscription> over;
  std::map<std::string, std::shared_ptr<Exchange>> left;
  const std::lock_guard lock(state_->mutex);
  over = std::move(state_->subscription);
  left.swap(state_->open);
}

void Conversation::receive(std::string_view message, const std::shared_ptr<Outlet>& outlet) {
  std::optional<json::value> value;
  try {
    value.emplace(parse_message(message, state_->limits.depth));
  } catch (const ProtocolError& error) {
    return outlet->finish({error.status(), state_->without_id(error)});
  }
  state_->receive(std::move(*value), message, outlet);
}

void Conversation::receive(json::value message, std::string_view text,
                           const std::shared_ptr<Outlet>& outlet) {
  state_->receive(std::move(message), text, outlet);
}

void Conversation::refuse(std::string message, const std::shared_ptr<Outlet>& outlet) {
  const ProtocolError error(ErrorCode::InvalidRequest, std::move(message));
  outlet->finish({error.status(), state_->without_id(error)});
}

void Conversation::set_announcer(std::function<void(std::string message)> announce) {
  const std::lock_guard lock(state_->mutex);
  state_->announce = std::move(announce);
}

std::optional<Version> Conversation::version() const {
  const auto settled = state_->what_was_settled();
  return settled ? std::optional(settled->version) : std::nullopt;
}

void Conversation::tick() {
  const std::int64_t now = state_->server.offer().clock();
  std::vector<std::shared_ptr<Exchange>> late;
  {
    const std::lock_guard lock(state_->mutex);
    for (const auto& [key, one] : state_->asking)
      if (!one.open.empty() && one.until_ms < now) late.push_back(one.exchange);
  }
  for (const auto& exchange : late) exchange->refuse("Nobody answered in time.");
}

void Conversation::end_of_input(bool on_stdio) {
  for (const auto& exchange : state_->all_open()) exchange->end_waiting(on_stdio);
}

void Conversation::stop(bool on_stdio) {
  for (const auto& exchange : state_->all_open()) exchange->stop(on_stdio);
}

std::size_t Conversation::in_flight() const {
  const std::lock_guard lock(state_->mutex);
  return state_->unsent;
}

}  // namespace talewright::faces::mcp
