// What a webhook is sent, and when it is sent again: pure functions, as Standard Webhooks
// prescribes (https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/post.h"
#include "store/records.h"

namespace talewright::studio {

/// What messages are signed with. After a rotation those of a day are signed with both, so that a
/// receiver can change over without losing one.
struct WebhookSecrets {
  std::string current;   ///< "whsec_" and the base64 of 32 random bytes
  std::string previous;  ///< the same, or empty
  std::int64_t previous_until_ms = 0;
};
std::string new_webhook_secret();

/// {"type", "timestamp", "data"}; data is the event's own, without empty members, and its number.
std::string event_body(const store::EventRecord& event);
std::string test_body(std::string_view webhook_id, std::int64_t at_ms);

/// "v1," and the base64 of HMAC-SHA-256 over "<id>.<seconds>.<body>".
std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t seconds,
                              std::string_view body);
/// webhook-id, webhook-timestamp, webhook-signature and the media type.
std::vector<std::pair<std::string, std::string>> webhook_headers(
    const store::DeliveryRecord& delivery, const WebhookSecrets& secrets, std::int64_t now_ms);

/// The status by which a receiver says that it wants nothing more, ever.
inline constexpr int kGone = 410;
/// For how long a delivery is tried, and how long a receiver may have us wait between two attempts.
inline constexpr std::int64_t kDeliveryTimeMs = 24 * 3'600'000LL, kLongestWaitMs = 6 * 3'600'000LL;

/// Notes an attempt that began at `begun_ms` and ended now: DELIVERED after any 2xx, FAILED after
/// 410 or when the delivery's time is over, else PENDING until the next attempt.
void note_attempt(store::DeliveryRecord& delivery, const net::PostResult& result,
                  std::int64_t begun_ms, std::int64_t now_ms);
/// FAILED without an attempt: it was tried before, and its time ran out while nobody could send it.
void note_expiry(store::DeliveryRecord& delivery, std::int64_t now_ms);

/// How long to wait after so many attempts that failed: 5 s, 30 s, 2 min ... 8 h, give or take a
/// tenth by the delivery's id, and no less than the receiver asked for (seconds or an HTTP date).
std::int64_t wait_before_retry(std::string_view delivery_id, std::size_t attempts,
                               std::string_view retry_after, std::int64_t now_ms);

}  // namespace talewright::studio
