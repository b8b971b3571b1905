#include "faces/mcp/exchange.h"

#include <cmath>

#include "base/ids.h"
#include "base/json.h"

namespace talewright::faces::mcp {

Exchange::Exchange(Id id, Request request, std::optional<LogLevel> threshold, Outlet outlet)
    : id_(std::move(id)),
      request_(std::move(request)),
      threshold_(threshold),
      outlet_(std::move(outlet)) {}

Call Exchange::call() {
  return {new_id("req"), stop_.get_token(),
          [this](const contract::Progress& progress) { this->progress(progress); },
          [this](LogLevel level, json::object data) { log(level, std::move(data)); }};
}

void Exchange::finish(std::string response) {
  const std::lock_guard lock(mutex_);
  if (finished_) return;
  finished_ = true;
  outlet_.finish(std::move(response));
}

void Exchange::cancel() {
  {
    const std::lock_guard lock(mutex_);
    if (finished_) return;
    finished_ = true;
    outlet_.finish(std::nullopt);
  }
  stop_.request_stop();  // runs callbacks of the work: not under the lock
}

void Exchange::progress(const contract::Progress& progress) {
  if (!request_.progress_token || !std::isfinite(progress.done)) return;
  json::object params{{"progressToken", *request_.progress_token}, {"progress", progress.done}};
  if (progress.total > 0) params["total"] = progress.total;
  if (!progress.message.empty() && has_progress_message(request_.version))
    params["message"] = progress.message;
  std::string text = notification_text("notifications/progress", params);
  const std::lock_guard lock(mutex_);
  if (finished_ || progress.done <= last_progress_) return;
  last_progress_ = progress.done;
  outlet_.notify(std::move(text));
}

void Exchange::log(LogLevel level, json::object data) {
  if (!threshold_ || level < *threshold_) return;
  std::string text = notification_text(
      "notifications/message",
      {{"level", log_level_name(level)}, {"logger", "talewright"}, {"data", std::move(data)}});
  const std::lock_guard lock(mutex_);
  if (!finished_) outlet_.notify(std::move(text));
}

}  // namespace talewright::faces::mcp
