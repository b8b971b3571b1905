#include "studio/webhook_message.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/json.h"

using namespace talewright;
using namespace talewright::studio;

namespace {

constexpr std::int64_t kNow = 1'700'000'000'000, kMinute = 60'000, kHour = 60 * kMinute;

store::DeliveryRecord pending(std::int64_t created_ms = kNow) {
  return {.id = "msg_1",
          .webhook_id = "hook_1",
          .type = "job.ready",
          .body = "{}",
          .next_ms = created_ms,
          .created_ms = created_ms};
}

store::DeliveryRecord after(net::PostResult result, std::int64_t now_ms = kNow) {
  store::DeliveryRecord delivery = pending();
  note_attempt(delivery, result, now_ms, now_ms);
  return delivery;
}

std::string header(const std::vector<std::pair<std::string, std::string>>& headers,
                   std::string_view name) {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return "absent";
}

}  // namespace

// The example that Standard Webhooks' own libraries are tested with.
TEST(WebhookSignature, IsThatOfStandardWebhooks) {
  EXPECT_EQ(
      webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330, R"({"test": 2432232314})"),
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, IsMadeWithAKeyOf32RandomBytes) {
  const std::string secret = new_webhook_secret();
  ASSERT_TRUE(secret.starts_with("whsec_"));
  EXPECT_EQ(from_base64(secret.substr(6)).value().size(), 32u);
  EXPECT_NE(secret, new_webhook_secret());
}

TEST(WebhookSignature, IsMadeWithBothSecretsForADayAfterARotation) {
  const WebhookSecrets secrets{"whsec_AAAA", "whsec_BBBB", kNow + kHour};
  const auto sign = [&](const std::string& secret, std::int64_t ms) {
    return webhook_signature(secret, "msg_1", ms / 1000, "{}");
  };
  EXPECT_EQ(header(webhook_headers(pending(), secrets, kNow), "webhook-signature"),
            sign("whsec_AAAA", kNow) + " " + sign("whsec_BBBB", kNow));
  const auto later = webhook_headers(pending(), secrets, kNow + kHour);
  EXPECT_EQ(header(later, "webhook-signature"), sign("whsec_AAAA", kNow + kHour));
  EXPECT_EQ(header(later, "webhook-id"), "msg_1");
  EXPECT_EQ(header(later, "webhook-timestamp"), std::to_string((kNow + kHour) / 1000));
  EXPECT_EQ(header(later, "content-type"), "application/json");
}

TEST(WebhookBody, TellsTypeTimeAndWhatHappened) {
  const store::EventRecord event{
      .id = 7,
      .account = "local",
      .type = "job.ready",
      .subject = "job_1",
      .data = R"({"job_id":"job_1","percent":100,"book_id":"book_1","error":null})",
      .at_ms = kNow};
  EXPECT_EQ(event_body(event),
            R"({"type":"job.ready","timestamp":"2023-11-14T22:13:20.000Z","data":)"
            R"({"job_id":"job_1","percent":100,"book_id":"book_1","event_id":7}})");
  const json::value test = json::parse(test_body("hook_1", kNow));
  EXPECT_EQ(test.at("type").as_string(), "webhook.test");
  EXPECT_EQ(test.at("data").at("webhook_id").as_string(), "hook_1");
}

TEST(Attempts, EndWithAnyAnswerOfSuccess) {
  for (const int status : {200, 201, 202, 204, 299}) {
    const auto delivery = after({.status = status, .took = std::chrono::milliseconds(12)});
    EXPECT_EQ(delivery.state, "DELIVERED") << status;
    EXPECT_EQ(delivery.finished_ms, kNow);
    EXPECT_EQ(json::parse(delivery.attempts).at(0).at("status").as_int64(), status);
    EXPECT_EQ(json::parse(delivery.attempts).at(0).at("ms").as_int64(), 12);
  }
}

TEST(Attempts, AreRepeatedAfterAnyOtherAnswer) {
  for (const int status : {0, 199, 301, 307, 400, 404, 409, 429, 500, 503}) {
    const auto delivery = after({.status = status});
    EXPECT_EQ(delivery.state, "PENDING") << status;
    EXPECT_FALSE(delivery.finished_ms);
    EXPECT_GT(delivery.next_ms, kNow);
  }
  EXPECT_EQ(json::parse(after({.error = "No connection."}).attempts).at(0).at("error").as_string(),
            "No connection.");
  EXPECT_EQ(json::parse(after({.status = 302}).attempts).at(0).at("error").as_string(),
            "Redirects are not followed.");
}

TEST(Attempts, EndWhenTheReceiverIsGone) { EXPECT_EQ(after({.status = 410}).state, "FAILED"); }

TEST(Attempts, AreRepeatedForADayLessAndLessOften) {
  store::DeliveryRecord delivery = pending();
  std::vector<std::int64_t> waits;
  for (std::int64_t now = kNow; delivery.state == "PENDING"; now = delivery.next_ms) {
    note_attempt(delivery, {.status = 500}, now, now);
    if (delivery.state == "PENDING") waits.push_back(delivery.next_ms - now);
  }
  EXPECT_EQ(delivery.state, "FAILED");
  EXPECT_EQ(delivery.finished_ms, kNow + 24 * kHour) << "the last attempt closes the day";
  EXPECT_GE(waits.size(), 9u);
  EXPECT_LE(waits.size(), 12u);
  EXPECT_LT(waits[0], 6'000);
  EXPECT_LT(waits[1], 34'000);
  for (std::size_t i = 1; i < 9; ++i) EXPECT_GT(waits[i], waits[i - 1]) << i;
}

TEST(Attempts, AreSpreadByTheDelivery) {
  EXPECT_NE(wait_before_retry("msg_1", 9, "", kNow), wait_before_retry("msg_2", 9, "", kNow));
  EXPECT_EQ(wait_before_retry("msg_1", 9, "", kNow), wait_before_retry("msg_1", 9, "", kNow));
}

TEST(Attempts, WaitAsLongAsTheReceiverAsksWithinReason) {
  const auto wait = [](std::string_view text) { return wait_before_retry("msg_1", 1, text, kNow); };
  EXPECT_EQ(wait("120"), 120'000);
  EXPECT_LT(wait("1"), 6'000) << "no sooner than usual";
  EXPECT_GT(wait("1"), 4'000);
  EXPECT_EQ(wait("999999999"), kLongestWaitMs);
  EXPECT_EQ(wait("99999999999999999999999"), wait(""));
  EXPECT_EQ(wait("Tue, 14 Nov 2023 22:23:20 GMT"), 10 * kMinute);
  EXPECT_EQ(wait("Tue, 14 Nov 2023 21:00:00 GMT"), wait("")) << "has passed";
  for (const char* text : {"", "soon", "-5", "12x", "Tue, 14 Nov"}) EXPECT_EQ(wait(text), wait(""));
}
