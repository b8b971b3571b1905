#include "faces/rest/calls.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/json.h"
#include "base/json_text.h"
#include "base/text.h"
#include "faces/http/query.h"
#include "faces/rest/arguments.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

constexpr std::size_t kMostCalls = 256;  // on their way at once
constexpr std::size_t kLongestKey = 255;
constexpr auto kLong = std::chrono::microseconds(500);
constexpr const char* kWait = "wait_seconds";

// Members in the order of their names, so that the same arguments have one text.
json::value canonical(const json::value& value) {
  if (const json::array* array = value.if_array()) {
    json::array result;
    for (const json::value& item : *array) result.push_back(canonical(item));
    return result;
  }
  const json::object* object = value.if_object();
  if (!object) return value;
  std::vector<std::string_view> names;
  for (const auto& member : *object) names.push_back(member.key());
  std::ranges::sort(names);
  json::object result;
  for (const std::string_view name : names) result.emplace(name, canonical(object->at(name)));
  return result;
}

/// Stops one call when its client goes, or when all are to stop.
class CallStop {
 public:
  explicit CallStop(std::stop_token all) : with_all_(std::move(all), [this] { request(); }) {}
  void request() { source_.request_stop(); }
  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::stop_callback<std::function<void()>> with_all_;
};

std::string fingerprint(const contract::Operation& operation, const json::object& arguments) {
  return sha256_hex(fmt::format("{} {} {}", operation.route.method, operation.name,
                                to_text(canonical(arguments))));
}

/// Every key that the request names itself by, in its headers or its query.
std::vector<std::string> sent_keys(const http::Request& request) {
  std::vector<std::string> keys;
  for (const auto& [name, value] : request.headers.all())
    if (lower(name) == "idempotency-key") keys.emplace_back(trimmed(value));
  if (const auto pairs = http::query_pairs(request.query))
    for (const auto& [name, value] : *pairs)
      if (name == kKeyParameter) keys.push_back(value);
  return keys;
}

/// The Idempotency-Key that counts for this operation; empty when none does.
std::string idempotency_key(const contract::Operation& operation, const http::Request& request) {
  if (operation.idempotency == contract::Idempotency::None) return {};
  const std::vector<std::string> keys = sent_keys(request);
  if (keys.empty() && operation.idempotency == contract::Idempotency::Required)
    throw idempotency_key_required(
        fmt::format("{} wants an Idempotency-Key header.", operation.name),
        {{"header", "Idempotency-Key"}, {"query", kKeyParameter}});
  if (keys.empty()) return {};
  const std::string& key = keys.front();
  const bool is_key = keys.size() == 1 && !key.empty() && key.size() <= kLongestKey &&
                      std::ranges::all_of(key, [](char c) { return c >= 0x20 && c < 0x7f; });
  if (!is_key)
    throw validation_failed(
        fmt::format("An Idempotency-Key is one text of 1 to {} printable ASCII characters.",
                    kLongestKey),
        {{"field", "Idempotency-Key"}});
  return key;
}

}  // namespace

Calls::Calls(const Offer& offer, const Router& router, Executor executor)
    : offer_(offer), router_(router), executor_(std::move(executor)) {
  for (const contract::Operation& operation : offer.contract->operations())
    long_work_[&operation] = false;
}

void Calls::handle(const Route& route, Asked asked) {
  auto place = offer_.gate->take_place(asked.admission.caller);
  if (!place) throw service_busy("Too many calls of this account at once; try again soon.");
  if (calls_.fetch_add(1, std::memory_order_relaxed) >= kMostCalls) {
    calls_.fetch_sub(1, std::memory_order_relaxed);
    throw service_busy("Too many calls at once; try again soon.");
  }
  const auto stop = std::make_shared<CallStop>(stop_.get_token());
  asked.response->on_gone([stop] { stop->request(); });
  std::atomic<bool>& long_work = long_work_.at(route.operation);
  executor_(
      [this, &route, &long_work, stop, place = std::move(place),
       asked = std::make_shared<const Asked>(std::move(asked))] {
        const auto begun = std::chrono::steady_clock::now();
        asked->run([&] { answer(route, *asked, stop->token()); });
        const bool now = std::chrono::steady_clock::now() - begun > kLong;
        if (long_work.load(std::memory_order_relaxed) != now)
          long_work.store(now, std::memory_order_relaxed);
        calls_.fetch_sub(1, std::memory_order_relaxed);
      },
      long_work.load(std::memory_order_relaxed));
}

void Calls::answer(const Route& route, const Asked& asked, std::stop_token stop) const {
  const contract::Operation& operation = *route.operation;
  json::object arguments = read_arguments(operation, asked.path, asked.request);
  const std::string key = idempotency_key(operation, asked.request);
  contract::Context context;
  context.request_id = asked.admission.request_id;
  context.caller = asked.admission.caller;
  context.stop = std::move(stop);
  contract::KeptCalls::Outcome outcome;
  const auto call = [&] { return offer_.contract->call(operation, context, arguments); };
  try {
    // Whoever may not call sees no earlier reply either: keys of one account share what is kept.
    const bool may = operation.scope.empty() || context.caller.may(operation.scope);
    if (key.empty() || !may) {
      outcome.reply = call();
    } else {
      if (const json::value* wait = arguments.if_contains(kWait); wait && wait->is_int64())
        arguments[kWait] = 0;
      outcome = offer_.kept->once(context.caller, key, operation.name,
                                  fingerprint(operation, arguments), call);
    }
  } catch (const contract::AbilityNeeded& needed) {
    throw client_ability_missing(
        fmt::format("{} must ask the caller's side for something, and over REST nobody can be "
                    "asked.",
                    operation.name),
        {{"requiredCapabilities", needed.capabilities}});
  }
  Fields fields;
  if (outcome.replayed) fields.emplace_back("Idempotency-Replayed", "true");
  const json::object& result = outcome.reply.structured;
  const int status = operation.route.status;
  if (status == 201 || status == 202)
    if (std::string location = router_.location(route, result); !location.empty())
      fields.emplace_back("Location", std::move(location));
  std::string body;
  if (operation.route.envelope.empty()) {
    body = to_text(result);
  } else {
    body = '{';
    append_json_string(body, operation.route.envelope);
    body += ':';
    append_json(body, result);
    body += '}';
  }
  asked.answer(status, std::move(fields), "application/json", std::move(body));
}

}  // namespace talewright::faces::rest
