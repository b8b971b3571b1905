#include "faces/mcp/exchange.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cmath>
#include <utility>

#include "base/ids.h"
#include "base/json.h"
#include "faces/mcp/subscriptions.h"

namespace talewright::faces::mcp {

Exchange::Exchange(const Server& server, Id id, Request request, std::optional<LogLevel> threshold,
                   std::shared_ptr<Outlet> outlet, std::shared_ptr<Owner> owner)
    : server_(server),
      id_(std::move(id)),
      request_(std::move(request)),
      threshold_(threshold),
      owner_(std::move(owner)),
      outlet_(std::move(outlet)) {}

Exchange::~Exchange() = default;

contract::Context Exchange::context() {
  contract::Context context;
  context.request_id = request_.request_id.empty() ? next_request_id() : request_.request_id;
  context.caller = request_.caller;
  context.stop = stop_.get_token();
  context.abilities = request_.abilities;
  context.answers = answers_;
  if (request_.progress_token)
    context.progress = [this](const contract::Progress& progress) { this->progress(progress); };
  context.logs = threshold_.has_value();
  if (threshold_)
    context.log = [this](LogLevel level, json::value data) { log(level, std::move(data)); };
  context.let_go = [this] {
    const std::lock_guard lock(mutex_);
    if (at_ != At::End) outlet_->let_go();
  };
  return context;
}

void Exchange::run() {
  contract::Context context = this->context();
  Answer answer;
  try {
    if (stop_.stop_requested())
      throw ProtocolError(ErrorCode::Internal, "Stopped before it was begun.");
    if (is_listening(request_)) return listen();
    answer.text = response_text(id_, server_.answer(request_, context));
  } catch (const ProtocolError& error) {
    answer = {error.status(), error_text(id_, error)};
  } catch (const contract::AnswersNeeded& needed) {
    if (wait_for_answers(needed.questions)) return;
  } catch (const std::exception& error) {
    spdlog::error("{} {}: {}", context.request_id, request_.method, error.what());
  } catch (...) {
    spdlog::error("{} {}: not an exception", context.request_id, request_.method);
  }
  if (answer.text.empty())
    answer.text = error_text(
        id_, {ErrorCode::Internal, fmt::format("Talewright failed; the log tells why, under {}.",
                                               context.request_id)});
  if (end(At::Work)) return finish(std::move(answer));
  if (!owner_) return;  // cancelled meanwhile
  owner_->forget(*this);
  owner_->answered(*this);
}

// False when there is nobody to ask, or nobody any more.
bool Exchange::wait_for_answers(const std::vector<contract::Question>& questions) {
  if (!owner_) return false;
  {
    const std::lock_guard lock(mutex_);
    if (at_ != At::Work) return false;
    at_ = At::Questions;
  }
  if (!stop_.stop_requested()) owner_->ask(shared_from_this(), questions);
  // Whoever stops everything finds this waiting, or is seen here.
  if (stop_.stop_requested()) refuse("The server is shutting down.");
  return true;
}

void Exchange::listen() {
  Listening wanted = read_listening(server_.offer(), request_);
  // The subscription begins under the lock: its first message waits for the acknowledgement.
  const std::lock_guard lock(mutex_);
  if (at_ != At::Work) return;
  at_ = At::Subscription;
  subscription_ = server_.offer().events->subscribe(
      std::move(wanted.interest), [this](const contract::Event& event) {
        std::string text = event_text(server_.offer(), request_.caller, event, &id_);
        if (!text.empty()) send(std::move(text));
      });
  outlet_->send(acknowledgement_text(wanted.honoured, id_));
}

bool Exchange::take_answers(std::map<std::string, json::object> answers) {
  const std::lock_guard lock(mutex_);
  if (at_ != At::Questions) return false;
  at_ = At::Work;
  answers.merge(answers_);  // the latest goes first
  answers_ = std::move(answers);
  return true;
}

void Exchange::refuse(std::string why) {
  if (end(At::Questions))
    finish({200, error_text(id_, {ErrorCode::Internal, std::move(why)})});
}

void Exchange::send(std::string message) {
  const std::lock_guard lock(mutex_);
  if (at_ != At::End) outlet_->send(std::move(message));
}

// From here on nothing is sent but by the caller, who finishes. False when it was not `from` there.
bool Exchange::end(At from) {
  std::unique_ptr<contract::Events::Subscription> over;  // not under the lock: it may be sending
  const std::lock_guard lock(mutex_);
  if (at_ != from) return false;
  at_ = At::End;
  over = std::move(subscription_);
  return true;
}

void Exchange::finish(Answer answer) {
  // Before the answer is out: a client may use the id again as soon as it has the answer.
  if (owner_) owner_->forget(*this);
  outlet_->finish(std::move(answer));
  if (owner_) owner_->answered(*this);
}

void Exchange::cancel() {
  if (end(At::Questions) || end(At::Subscription)) {
    finish({});
  } else if (end(At::Work)) {
    outlet_->finish({});
    stop_.request_stop();  // run() sees to the rest when the work ends
  }
}

void Exchange::stop(bool on_stdio) {
  stop_.request_stop();
  end_waiting(on_stdio);
}

void Exchange::end_waiting(bool on_stdio) {
  refuse("The server is shutting down.");
  std::string response = response_text(id_, end_of_listening(server_, id_));
  std::unique_lock lock(mutex_);
  if (at_ != At::Subscription) return;
  if (on_stdio) {
    outlet_->send(std::move(response));
    response = fmt::format(
        R"({{"jsonrpc":"2.0","method":"notifications/cancelled","params":{{"requestId":{},)"
        R"("reason":"The server is shutting down."}}}})",
        id_.text);
  }
  lock.unlock();
  if (end(At::Subscription)) finish({200, std::move(response)});
}

void Exchange::progress(const contract::Progress& progress) {
  if (!std::isfinite(progress.done)) return;
  json::object params{{"progressToken", *request_.progress_token}, {"progress", progress.done}};
  if (progress.total > 0) params["total"] = progress.total;
  if (!progress.message.empty() && has_progress_message(request_.version))
    params["message"] = progress.message;
  std::string text = notification_text("notifications/progress", params);
  const std::lock_guard lock(mutex_);
  if (at_ == At::End || progress.done <= last_progress_) return;
  last_progress_ = progress.done;
  outlet_->send(std::move(text));
}

void Exchange::log(LogLevel level, json::value data) {
  if (level < *threshold_) return;
  send(notification_text("notifications/message", {{"level", log_level_name(level)},
                                                   {"logger", server_.offer().info.name},
                                                   {"data", std::move(data)}}));
}

}  // namespace talewright::faces::mcp
