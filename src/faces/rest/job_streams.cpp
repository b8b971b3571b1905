#include "faces/rest/job_streams.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::rest {

namespace {

constexpr std::size_t kMostAtOnce = 1000;  // what the feed gives

std::string_view step_of(const contract::FeedEvent& event) {
  if (event.type == "job.queued") return "planning";
  if (event.type == "job.ready" || event.type == "job.partial") return "done";
  return event.last ? "error" : "illustrating";
}

std::string progress_of(const contract::FeedEvent& event) {
  const json::value data = json::parse(event.data);
  const json::object* facts = data.if_object();
  if (!facts) return event.data;
  json::object told{{"step", text_or(*facts, "step", step_of(event))},
                    {"msg", text_or(*facts, "message")},
                    {"pct", integer_or(*facts, "percent", 0)}};
  if (facts->contains("book_id") && facts->at("book_id").is_string())
    told["book_id"] = facts->at("book_id");
  return json::serialize(told);
}

}  // namespace

std::string worded(const contract::FeedEvent& event, Wording wording) {
  const std::string id = std::to_string(event.id);
  return wording == Wording::Progress ? mcp_http::sse_event(progress_of(event), id)
                                      : mcp_http::sse_event(event.data, id, event.type);
}

JobStreams::JobStreams(contract::Feed& feed, std::string job_id)
    : feed_(feed), job_id_(std::move(job_id)) {}

std::vector<contract::FeedEvent> JobStreams::all_since(std::int64_t after) const {
  std::vector<contract::FeedEvent> all;
  for (;;) {
    auto some = feed_.since(job_id_, all.empty() ? after : all.back().id);
    const bool more = some.size() >= kMostAtOnce && !some.back().last;
    std::move(some.begin(), some.end(), std::back_inserter(all));
    if (!more) return all;
  }
}

std::uint64_t JobStreams::changes() const {
  const std::lock_guard lock(mutex_);
  return changes_;
}

bool JobStreams::empty() const { return size() == 0; }

std::size_t JobStreams::size() const {
  const std::lock_guard lock(mutex_);
  return streams_.size();
}

void JobStreams::join(const Asked& asked, Wording wording, std::int64_t after) {
  std::uint64_t seen = changes();
  auto events = all_since(after);
  if (events.empty()) {
    // Nothing new: is there anything to come? And a number that lies beyond what has happened
    // would hide what does.
    const auto all = all_since(0);
    if (all.empty() || all.back().last) return asked.answer(204, {}, {}, {});
    after = std::min(after, all.back().id);
  }
  Stream stream{asked.response, after, wording};
  stream.response->begin_stream(200, mcp_http::event_stream_fields(asked.admission.fields));
  for (;;) {
    std::string text;
    for (const contract::FeedEvent& event : events) text += worded(event, wording);
    stream.response->send(std::move(text));
    if (!events.empty()) stream.last = events.back().id;
    const bool over = !events.empty() && events.back().last;
    if (over || asked.request.method == "HEAD") return stream.response->end();
    if (stay(stream, seen)) break;
    seen = changes();
    events = all_since(stream.last);
  }
  // A response that has ended in between keeps nothing.
  stream.response->on_gone([streams = weak_from_this(), key = stream.response.get()] {
    if (const auto all = streams.lock()) all->leave(key);
  });
}

// False when something may have happened that the stream was not told: a read has begun since
// `seen`, or has gone past it. Once it stays, reads see to it.
bool JobStreams::stay(const Stream& stream, std::uint64_t seen) {
  {
    const std::lock_guard lock(mutex_);
    if (!ended_) {
      if (changes_ != seen) return false;
      if (streams_.empty()) read_up_to_ = stream.last;
      if (read_up_to_ > stream.last) return false;
      streams_.emplace(stream.response.get(), stream);
      return true;
    }
  }
  stream.response->end();
  return true;
}

void JobStreams::leave(const http::Response* response) {
  std::shared_ptr<http::Response> last;  // let go of after the lock
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(response);
  if (found == streams_.end()) return;
  last = std::move(found->second.response);
  streams_.erase(found);
}

void JobStreams::read() {
  const std::lock_guard one(reading_);
  std::int64_t from = 0;
  {
    const std::lock_guard lock(mutex_);
    ++changes_;
    if (streams_.empty()) return;
    from = read_up_to_;
  }
  const auto events = all_since(from);
  if (events.empty()) return;
  // Nearly everybody wants the same text.
  const auto text_after = [&](std::int64_t last, Wording wording) {
    std::string text;
    for (const contract::FeedEvent& event : events)
      if (event.id > last) text += worded(event, wording);
    return text;
  };
  std::array<std::string, 2> whole;
  std::unordered_map<const http::Response*, Stream> over;
  {
    const std::lock_guard lock(mutex_);
    for (auto& [key, stream] : streams_) {
      if (stream.last < events.front().id) {
        std::string& text = whole[static_cast<std::size_t>(stream.wording)];
        if (text.empty()) text = text_after(0, stream.wording);
        stream.response->send(text);
      } else if (stream.last < events.back().id) {
        stream.response->send(text_after(stream.last, stream.wording));
      }
      stream.last = std::max(stream.last, events.back().id);
    }
    read_up_to_ = events.back().id;
    if (events.back().last) over.swap(streams_);
  }
  for (const auto& [key, stream] : over) stream.response->end();
}

void JobStreams::end() {
  std::unordered_map<const http::Response*, Stream> open;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    open.swap(streams_);
  }
  for (const auto& [key, stream] : open) stream.response->end();
}

}  // namespace talewright::faces::rest
