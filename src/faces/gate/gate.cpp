#include "faces/gate/gate.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>

#include "base/digest.h"
#include "base/ids.h"
#include "base/text.h"
#include "faces/gate/guard.h"
#include "faces/gate/rate_limits.h"
#include "generated/failures.h"

namespace talewright::faces::gate {

namespace {

// Callers and guessers that are remembered, about 200 bytes each.
constexpr std::size_t kMostCallers = 64 * 1024, kMostGuessers = 16 * 1024, kMostKnown = 4 * 1024;
constexpr std::int64_t kKnownMs = 600'000;

void set(Fields& fields, std::string_view name, std::string value) {
  const auto is = [&](const auto& field) { return field.first == name; };
  if (const auto found = std::find_if(fields.begin(), fields.end(), is); found != fields.end())
    found->second = std::move(value);
  else
    fields.emplace_back(name, std::move(value));
}

// Whose address it is: of IPv6 one client has a whole /64 to choose from.
std::string neighbourhood(const std::string& address) {
  in6_addr bytes{};
  if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1) return address;
  std::memset(bytes.s6_addr + 8, 0, 8);
  char text[INET6_ADDRSTRLEN];
  return inet_ntop(AF_INET6, &bytes, text, sizeof text);
}

// The key that a request presents; empty when there is none. Never logged.
std::string key_of(const http::Headers& headers) {
  constexpr std::string_view kBearer = "bearer ";
  if (headers.count("Authorization") > 1 || headers.count("X-API-Key") > 1)
    throw invalid_api_key("The request presents more than one API key.");
  std::string key;
  if (const auto sent = headers.find("Authorization"))
    if (lower(sent->substr(0, kBearer.size())) == kBearer)
      key = trimmed(sent->substr(kBearer.size()));
  if (const auto sent = headers.find("X-API-Key")) {
    if (!key.empty() && !same_secret(key, *sent))
      throw invalid_api_key("Authorization and X-API-Key present different keys.");
    key = *sent;
  }
  return key;
}

Failure too_many(std::string message, int seconds, Fields& fields) {
  set(fields, "Retry-After", std::to_string(seconds));
  return rate_limited(std::move(message), {{"retry_after_seconds", seconds}});
}

}  // namespace

/// How many calls each account has at work.
struct AtWork {
  std::mutex mutex;
  std::map<std::string, int> calls;  // guarded by mutex
};

struct Gate::State {
  explicit State(Options given)
      : options(std::move(given)), guard(options.hosts, options.origins) {}

  contract::Caller admit(const http::Request& request, Fields& fields) {
    const std::string key = key_of(request.headers);
    const std::string from = neighbourhood(request.client);
    const std::string known_as = key.empty() ? "" : from + ' ' + sha256_hex(key);
    const std::int64_t now = options.clock();
    if (!key.empty()) {
      const std::lock_guard lock(mutex);
      const RateLimits::Verdict guesses = guessers.look(from, kMostGuesses, now);
      const std::int64_t* const good_until = known.find(known_as);
      if (!guesses.allowed && !(good_until && now < *good_until))
        throw too_many("Too many API keys that are none came from this address.", guesses.reset_s,
                       fields);
    }
    try {
      contract::Caller caller = options.access->admit(key, request.client);
      const std::lock_guard lock(mutex);
      known.use(known_as) = now + kKnownMs;
      return caller;
    } catch (const Failure& failure) {
      if (failure.code() == "invalid_api_key") {
        const std::lock_guard lock(mutex);
        guessers.count(from, kMostGuesses, now);
      }
      throw;
    }
  }

  const Options options;
  const Guard guard;
  std::mutex mutex;
  RateLimits callers{kMostCallers}, guessers{kMostGuessers};
  Recent<std::int64_t> known{
      kMostKnown};  // good keys, by digest, and until when that is remembered
  const std::shared_ptr<AtWork> at_work = std::make_shared<AtWork>();
};

Gate::Gate(Options options) : state_(std::make_unique<State>(std::move(options))) {}
Gate::~Gate() = default;

bool Gate::wants_keys() const { return state_->options.access != nullptr; }

Admission Gate::look_at(const http::Request& request, std::string_view face) const {
  Admission admission;
  admission.request_id = next_request_id();
  admission.caller.address = request.client;
  admission.caller.face = face;
  admission.fields.reserve(8);
  admission.fields.emplace_back("X-Request-Id", admission.request_id);
  if (const auto objection = state_->guard.objection(request.headers)) {
    admission.refusal = host_not_allowed(*objection);
  } else if (const auto origin = request.headers.find("Origin")) {
    admission.fields.emplace_back("Access-Control-Allow-Origin", *origin);
    admission.fields.emplace_back(
        "Access-Control-Expose-Headers",
        "Mcp-Session-Id, WWW-Authenticate, X-Request-Id, ETag, Location, Retry-After, "
        "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Idempotency-Replayed, "
        "Accept-Ranges, Content-Range, Content-Disposition");
    admission.fields.emplace_back("Vary", "Origin");
  }
  return admission;
}

Admission Gate::admit(const http::Request& request, std::string_view face) {
  Admission admission = look_at(request, face);
  if (admission.refusal || !wants_keys()) return admission;
  try {
    admission.caller = state_->admit(request, admission.fields);
    admission.caller.address = request.client;
    admission.caller.face = face;
  } catch (const Failure& failure) {
    admission.refusal = failure;
  } catch (const std::exception& error) {
    spdlog::error("{} admitting a caller: {}", admission.request_id, error.what());
    admission.refusal = internal_error(
        fmt::format("Talewright failed; the log tells why, under {}.", admission.request_id));
  }
  return admission;
}

std::optional<Failure> Gate::count(const contract::Caller& caller, std::string_view family,
                                   Fields& fields) {
  if (!wants_keys()) return std::nullopt;
  const std::optional<int> limit = state_->options.access->calls_a_minute(caller, family);
  if (!limit) return std::nullopt;
  const std::string who =
      fmt::format("{} {} {}", caller.key_id.empty() ? caller.account : caller.key_id,
                  neighbourhood(caller.address), family);
  RateLimits::Verdict verdict;
  {
    const std::lock_guard lock(state_->mutex);
    verdict = state_->callers.count(who, *limit, state_->options.clock());
  }
  set(fields, "RateLimit-Limit", std::to_string(*limit));
  set(fields, "RateLimit-Remaining", std::to_string(verdict.remaining));
  set(fields, "RateLimit-Reset", std::to_string(verdict.reset_s));
  if (verdict.allowed) return std::nullopt;
  return too_many(fmt::format("More than {} calls a minute.", *limit), verdict.reset_s, fields);
}

std::shared_ptr<void> Gate::take_place(const contract::Caller& caller) {
  const auto none = [](void*) {};
  static char place;  // what a place points to; nobody looks at it
  if (!wants_keys()) return {&place, none};
  const std::shared_ptr<AtWork> at_work = state_->at_work;
  {
    const std::lock_guard lock(at_work->mutex);
    int& calls = at_work->calls[caller.account];
    if (calls >= kMostAtWork) return nullptr;
    ++calls;
  }
  return {&place, [at_work, account = caller.account](void*) {
            const std::lock_guard lock(at_work->mutex);
            const auto own = at_work->calls.find(account);
            if (--own->second == 0) at_work->calls.erase(own);
          }};
}

void Gate::tick() {
  const std::int64_t now = state_->options.clock();
  const std::lock_guard lock(state_->mutex);
  state_->callers.forget_idle(now);
  state_->guessers.forget_idle(now);
  state_->known.forget_while([now](std::int64_t until) { return until <= now; });
}

Fields allow_fields(const http::Request& request, std::string_view methods) {
  Fields fields;
  fields.emplace_back("Allow", methods);
  if (!request.headers.find("Origin")) return fields;
  std::string headers =
      "Authorization, X-API-Key, Content-Type, Accept, Idempotency-Key, If-None-Match, If-Range, "
      "Range, Last-Event-ID, MCP-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name";
  // Mcp-Param-* have names of their own: what the page asks for is granted, if it is one of those.
  if (const auto wanted = request.headers.find("Access-Control-Request-Headers"))
    for (const std::string& name : split(*wanted, ','))
      if (lower(trimmed(name)).starts_with("mcp-param-"))
        headers.append(", ").append(trimmed(name));
  fields.emplace_back("Access-Control-Allow-Methods", methods);
  fields.emplace_back("Access-Control-Allow-Headers", std::move(headers));
  fields.emplace_back("Access-Control-Max-Age", "600");
  return fields;
}

std::string challenge(const Failure& refusal, std::string_view metadata) {
  std::string text = "Bearer realm=\"talewright\"";
  if (refusal.code() != "authentication_required") text += ", error=\"invalid_token\"";
  if (!metadata.empty()) text += fmt::format(", resource_metadata=\"{}\"", metadata);
  return text;
}

std::string site_of(const http::Request& request, std::string_view public_url) {
  if (!public_url.empty())
    return std::string(public_url.ends_with('/') ? public_url.substr(0, public_url.size() - 1)
                                                 : public_url);
  return fmt::format("{}://{}", request.tls ? "https" : "http",
                     request.headers.find("Host").value_or("localhost"));
}

}  // namespace talewright::faces::gate
