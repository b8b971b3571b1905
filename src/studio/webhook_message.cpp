#include "studio/webhook_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include "base/clock.h"
#include "base/digest.h"
#include "base/failure.h"
#include "base/json.h"
#include "base/random.h"
#include "base/seal.h"

namespace talewright::studio {

namespace {

constexpr std::string_view kSecretPrefix = "whsec_";

/// Seconds between attempts; the last holds on.
constexpr std::array<std::int64_t, 9> kWaits{5, 30, 120, 600, 1800, 3600, 7200, 14'400, 28'800};

std::string body_of(std::string_view type, std::int64_t at_ms, json::object data) {
  return json::serialize(
      json::object{{"type", type}, {"timestamp", timestamp(at_ms)}, {"data", std::move(data)}});
}

bool is_success(int status) { return status >= 200 && status < 300; }

std::string remark(const net::PostResult& result) {
  if (result.status == kGone) return "The receiver is gone; the webhook was paused.";
  if (result.status >= 300 && result.status < 400) return "Redirects are not followed.";
  return result.error;
}

/// What Retry-After asks for (RFC 9110, 10.2.3), milliseconds from now; 0 when it asks for nothing.
std::int64_t asked_wait(std::string_view text, std::int64_t now_ms) {
  std::int64_t seconds = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, seconds);
  if (end == last && error == std::errc())
    return std::clamp<std::int64_t>(seconds, 0, 1 << 30) * 1000;
  std::tm date{};
  const char* const read = strptime(std::string(text).c_str(), "%a, %d %b %Y %H:%M:%S GMT", &date);
  return read ? std::max<std::int64_t>(0, timegm(&date) * 1000LL - now_ms) : 0;
}

void append_attempt(store::DeliveryRecord& delivery, json::object attempt) {
  json::array attempts = json::parse(delivery.attempts).as_array();
  attempts.push_back(std::move(attempt));
  delivery.attempts = json::serialize(attempts);
}

void finish(store::DeliveryRecord& delivery, std::string_view state, std::int64_t now_ms) {
  delivery.state = state;
  delivery.finished_ms = now_ms;
}

}  // namespace

std::string new_webhook_secret() {
  return fmt::format("{}{}", kSecretPrefix, base64(new_seal_key()));
}

std::string event_body(const store::EventRecord& event) {
  json::object data;
  const json::value parsed = json::parse(event.data);
  for (const auto& [key, value] : parsed.as_object())
    if (!value.is_null()) data[key] = value;
  data["event_id"] = event.id;
  return body_of(event.type, event.at_ms, std::move(data));
}

std::string test_body(std::string_view webhook_id, std::int64_t at_ms) {
  return body_of(
      "webhook.test", at_ms,
      {{"webhook_id", webhook_id}, {"message", "A test, sent because you asked for it."}});
}

std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t seconds,
                              std::string_view body) {
  ensure(secret.starts_with(kSecretPrefix), "a webhook's secret begins with whsec_");
  const auto key = from_base64(secret.substr(kSecretPrefix.size()));
  ensure(key.has_value(), "a webhook's secret is base64");
  return "v1," + base64(hmac_sha256(*key, fmt::format("{}.{}.{}", id, seconds, body)));
}

std::vector<std::pair<std::string, std::string>> webhook_headers(
    const store::DeliveryRecord& delivery, const WebhookSecrets& secrets, std::int64_t now_ms) {
  const std::int64_t seconds = now_ms / 1000;
  std::string signature = webhook_signature(secrets.current, delivery.id, seconds, delivery.body);
  if (!secrets.previous.empty() && now_ms < secrets.previous_until_ms)
    signature += " " + webhook_signature(secrets.previous, delivery.id, seconds, delivery.body);
  return {{"content-type", "application/json"},
          {"webhook-id", delivery.id},
          {"webhook-timestamp", std::to_string(seconds)},
          {"webhook-signature", std::move(signature)}};
}

void note_attempt(store::DeliveryRecord& delivery, const net::PostResult& result,
                  std::int64_t begun_ms, std::int64_t now_ms) {
  append_attempt(delivery, {{"at_ms", begun_ms},
                            {"status", result.status},
                            {"ms", static_cast<std::int64_t>(result.took.count())},
                            {"error", remark(result)}});
  const std::int64_t over_ms = delivery.created_ms + kDeliveryTimeMs;
  if (is_success(result.status)) {
    finish(delivery, "DELIVERED", now_ms);
  } else if (result.status == kGone || now_ms >= over_ms) {
    finish(delivery, "FAILED", now_ms);
  } else {
    const std::size_t attempts = json::parse(delivery.attempts).as_array().size();
    const auto wait = wait_before_retry(delivery.id, attempts, result.retry_after, now_ms);
    delivery.next_ms = std::min(now_ms + wait, over_ms);  // one last attempt when the day is over
  }
}

void note_expiry(store::DeliveryRecord& delivery, std::int64_t now_ms) {
  finish(delivery, "FAILED", now_ms);
}

std::int64_t wait_before_retry(std::string_view delivery_id, std::size_t attempts,
                               std::string_view retry_after, std::int64_t now_ms) {
  const std::size_t i = std::clamp<std::size_t>(attempts, 1, kWaits.size()) - 1;
  Random random(hash64(delivery_id, attempts));
  const auto usual = static_cast<std::int64_t>(random.between(900, 1100) * double(kWaits[i]));
  return std::max(usual, std::min(asked_wait(retry_after, now_ms), kLongestWaitMs));
}

}  // namespace talewright::studio
