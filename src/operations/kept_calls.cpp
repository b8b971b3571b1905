#include "operations/kept_calls.h"

#include <algorithm>

#include "base/json.h"
#include "generated/failures.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::size_t kLongestKey = 255;

void check_key(std::string_view key) {
  const bool printable = std::ranges::all_of(key, [](char c) { return c >= 0x20 && c <= 0x7e; });
  if (key.empty() || key.size() > kLongestKey || !printable)
    throw studio::bad_argument("/Idempotency-Key", "pattern", "^[ -~]{1,255}$",
                               printable ? key : "",
                               "An idempotency key has 1 to 255 printable ASCII characters.");
}

std::string to_text(const contract::Reply& reply) {
  json::array links;
  for (const contract::FileLink& link : reply.links) {
    json::object one{{"uri", link.uri},
                     {"name", link.name},
                     {"title", link.title},
                     {"media_type", link.media_type}};
    if (link.bytes) one["bytes"] = static_cast<std::int64_t>(*link.bytes);
    links.push_back(std::move(one));
  }
  return json::serialize(
      json::object{{"structured", reply.structured}, {"links", std::move(links)}});
}

contract::Reply from_text(std::string_view text) {
  const json::value stored = json::parse(text);
  contract::Reply reply;
  reply.structured = stored.at("structured").as_object();
  for (const json::value& v : stored.at("links").as_array()) {
    const json::object& link = v.as_object();
    reply.links.push_back({.uri = text_or(link, "uri"),
                           .name = text_or(link, "name"),
                           .title = text_or(link, "title"),
                           .media_type = text_or(link, "media_type"),
                           .bytes = std::nullopt});
    if (link.contains("bytes"))
      reply.links.back().bytes = static_cast<std::uint64_t>(integer_or(link, "bytes", 0));
  }
  return reply;
}

Failure in_progress() {
  return idempotency_in_progress("The call with this idempotency key is still being worked on.",
                                 {{"retry_after_seconds", 1}});
}

}  // namespace

/// Holds a key for as long as its call runs in this process.
class KeptCalls::Running {
 public:
  Running(KeptCalls& calls, std::pair<std::string, std::string> key)
      : calls_(calls), key_(std::move(key)) {
    const std::lock_guard lock(calls_.mutex_);
    if (!calls_.running_.insert(key_).second) throw in_progress();
  }
  ~Running() {
    const std::lock_guard lock(calls_.mutex_);
    calls_.running_.erase(key_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  KeptCalls& calls_;
  const std::pair<std::string, std::string> key_;
};

std::optional<contract::KeptCalls::Outcome> KeptCalls::earlier(const std::string& account,
                                                               std::string_view key,
                                                               std::string_view operation,
                                                               std::string_view fingerprint) {
  const auto kept = studio_.store().find_kept_call(account, key);
  if (!kept || kept->at_ms < studio_.now() - kKeptMs) return std::nullopt;
  if (kept->operation != operation || kept->fingerprint != fingerprint)
    throw idempotency_conflict("This idempotency key was used for another request.",
                               {{"operation", kept->operation}});
  return Outcome{from_text(kept->reply), true};
}

contract::KeptCalls::Outcome KeptCalls::once(const contract::Caller& caller, std::string_view key,
                                             std::string_view operation,
                                             std::string_view fingerprint,
                                             const std::function<contract::Reply()>& work) {
  check_key(key);
  const Running running(*this, {caller.account, std::string(key)});
  if (auto outcome = earlier(caller.account, key, operation, fingerprint))
    return std::move(*outcome);
  Outcome outcome;
  bool taken = false;
  try {
    studio_.store().in_late_transaction([&] {
      outcome.reply = work();
      const std::int64_t now = studio_.now();
      studio_.store().forget_kept_calls(now - kKeptMs);
      taken = !studio_.store().keep_call({.account = caller.account,
                                          .key = std::string(key),
                                          .operation = std::string(operation),
                                          .fingerprint = std::string(fingerprint),
                                          .reply = to_text(outcome.reply),
                                          .at_ms = now});
      if (taken) throw in_progress();  // so that nothing of it stays
    });
  } catch (const Failure&) {
    if (!taken) throw;
    // Another process on the same folder was faster: what it did is the answer.
    auto others = earlier(caller.account, key, operation, fingerprint);
    if (!others) throw;
    return std::move(*others);
  }
  return outcome;
}

}  // namespace talewright::operations
