#include "faces/rest/streams.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <charconv>
#include <utility>
#include <vector>

#include "faces/http/query.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

/// The number of the last event that the client saw; 0 when it says none of ours.
std::int64_t last_event_id(const http::Request& request) {
  std::string text(request.headers.find("Last-Event-ID").value_or(""));
  if (text.empty())
    if (const auto pairs = http::query_pairs(request.query))
      for (const auto& [name, value] : *pairs)
        if (name == "last_event_id") text = value;
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? number : 0;
}

}  // namespace

/// A job with its streams, and the ear that hears of it.
struct Streams::Followed {
  Followed(contract::Feed& feed, const std::string& job_id)
      : streams(std::make_shared<JobStreams>(feed, job_id)) {}
  const std::shared_ptr<JobStreams> streams;
  /// A read has been called for and has not begun.
  const std::shared_ptr<std::atomic<bool>> called = std::make_shared<std::atomic<bool>>(false);
  std::unique_ptr<contract::Events::Subscription> subscription;
};

Streams::Streams(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

Streams::~Streams() { stop(); }

std::shared_ptr<Streams::Followed> Streams::follow(const std::string& job_id,
                                                   const std::string& account) {
  const std::lock_guard lock(mutex_);
  if (stopped_) throw service_busy("The server is stopping.");
  auto& followed = jobs_[job_id];
  if (followed) return followed;
  followed = std::make_shared<Followed>(*offer_.feed, job_id);
  contract::Interest interest;
  interest.account = account;
  interest.tasks = {job_id};
  // Called by those who make books: they only pass it on. Changes that come while a read waits for
  // its turn are told by that read.
  followed->subscription = offer_.events->subscribe(
      std::move(interest), [executor = executor_, called = followed->called,
                            weak = std::weak_ptr(followed->streams)](const contract::Event&) {
        if (called->exchange(true)) return;
        executor(
            [called, weak] {
              called->store(false);
              try {
                if (const auto streams = weak.lock()) streams->read();
              } catch (const std::exception& error) {
                spdlog::warn("the streams of a job could not be told: {}", error.what());
              }
            },
            true);
      });
  return followed;
}

void Streams::handle(Asked asked) {
  const bool of_book = asked.route == "stream_book";
  const Wording wording = of_book ? Wording::Progress : Wording::Events;
  std::string id = asked.path.at(of_book ? "book_id" : "job_id");
  executor_(
      [this, asked = std::move(asked), wording, id = std::move(id)] {
        asked.run([&] {
          const contract::Caller& caller = asked.admission.caller;
          const auto followed = follow(offer_.feed->job_of(caller, id), caller.account);
          followed->streams->join(asked, wording, last_event_id(asked.request));
        });
      },
      false);
}

void Streams::tick() {
  std::vector<std::shared_ptr<Followed>> forgotten;  // their ears are closed after the lock
  const std::lock_guard lock(mutex_);
  for (auto at = jobs_.begin(); at != jobs_.end();) {
    // Whoever is about to join holds it, too.
    const bool unused = at->second.use_count() == 1 && at->second->streams->empty();
    if (unused) forgotten.push_back(std::move(at->second));
    at = unused ? jobs_.erase(at) : std::next(at);
  }
}

void Streams::stop() {
  std::map<std::string, std::shared_ptr<Followed>> all;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    all.swap(jobs_);
  }
  for (const auto& [id, followed] : all) {
    followed->subscription.reset();
    followed->streams->end();
  }
}

std::size_t Streams::open() const {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& [id, followed] : jobs_) count += followed->streams->size();
  return count;
}

}  // namespace talewright::faces::rest
