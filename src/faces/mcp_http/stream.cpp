#include "faces/mcp_http/stream.h"

namespace talewright::faces::mcp_http {

namespace {

// What is kept for those who come back; the oldest goes first.
constexpr std::size_t kMostEvents = 512, kMostBytes = 1024 * 1024;
constexpr int kRetryMs = 500;

}  // namespace

Stream::Stream(std::uint64_t number, Fields fields, std::shared_ptr<http::Response> response)
    : number_(number), fields_(std::move(fields)), response_(std::move(response)) {}

void Stream::watch() {
  std::shared_ptr<http::Response> response;
  {
    const std::lock_guard lock(mutex_);
    response = response_;
  }
  if (response) watch(response);
}

// Not under the lock: the callback may come at once.
void Stream::watch(const std::shared_ptr<http::Response>& response) {
  response->on_gone([self = weak_from_this(), raw = response.get()] {
    if (const auto stream = self.lock()) stream->lost(raw);
  });
}

void Stream::lost(const http::Response* response) {
  const std::lock_guard lock(mutex_);
  if (response_.get() == response) response_.reset();
}

void Stream::begin() {
  const bool first = !begun_;
  begun_ = true;
  if (!response_) return;
  response_->begin_stream(200, event_stream_fields(fields_));
  if (first && polled_) response_->send(sse_prime(to_text({number_, last_}), kRetryMs));
}

void Stream::record(std::string_view message) {
  ++last_;
  std::string text = sse_event(message, to_text({number_, last_}));
  if (response_) response_->send(text);
  bytes_ += text.size();
  events_.push_back({last_, std::move(text)});
  while (events_.size() > kMostEvents || (bytes_ > kMostBytes && events_.size() > 1)) {
    bytes_ -= events_.front().text.size();
    events_.pop_front();
  }
}

void Stream::send(std::string message) {
  const std::lock_guard lock(mutex_);
  if (!begun_) begin();
  record(message);
}

void Stream::finish(mcp::Answer answer) {
  const std::lock_guard lock(mutex_);
  finished_ = true;
  held_.reset();
  if (!begun_) {
    if (!response_) return;
    Fields fields = fields_;
    if (!answer.text.empty()) fields.emplace_back("Content-Type", "application/json");
    const int status = answer.text.empty() && answer.status == 200 ? 202 : answer.status;
    response_->answer(status, std::move(fields), std::move(answer.text));
  } else {
    if (!answer.text.empty()) record(answer.text);
    if (response_) response_->end();
  }
  response_.reset();
}

void Stream::let_go() {
  if (!polled_) return;
  const std::lock_guard lock(mutex_);
  if (!begun_) begin();
  if (response_) response_->end();
  response_.reset();
}

bool Stream::attach(std::shared_ptr<http::Response> response, Fields fields, std::uint64_t after) {
  {
    const std::lock_guard lock(mutex_);
    if (response_) return false;
    response_ = response;
    fields_ = std::move(fields);
    begin();
    for (const Event& event : events_)
      if (event.number > after) response_->send(event.text);
    if (finished_) {
      response_->end();
      response_.reset();
      return true;
    }
  }
  watch(response);
  return true;
}

void Stream::release() {
  const std::lock_guard lock(mutex_);
  if (response_ && begun_) response_->end();
  if (response_ && !begun_) response_->abort();
  response_.reset();
}

bool Stream::attached() const {
  const std::lock_guard lock(mutex_);
  return response_ != nullptr;
}

bool Stream::finished() const {
  const std::lock_guard lock(mutex_);
  return finished_;
}

bool Stream::begun() const {
  const std::lock_guard lock(mutex_);
  return begun_;
}

}  // namespace talewright::faces::mcp_http
