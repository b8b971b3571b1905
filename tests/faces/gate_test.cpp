// Who comes in, and how often.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "faces/gate/gate.h"
#include "faces/gate/rate_limits.h"
#include "generated/failures.h"

namespace talewright::faces::gate {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

// ---- counting

TEST(RateLimits, AllowNoMoreInAnyMinute) {
  RateLimits limits(100);
  std::vector<std::int64_t> allowed;
  // Ten minutes of somebody who asks every 100 ms whether or not it was refused.
  for (std::int64_t now = 0; now < 600'000; now += 100)
    if (limits.count("a", 120, now).allowed) allowed.push_back(now);
  for (std::size_t i = 0; i + 120 < allowed.size(); ++i)
    ASSERT_GE(allowed[i + 120] - allowed[i], 60'000) << i;
  EXPECT_GT(allowed.size(), 120u * 9);
}

TEST(RateLimits, SayWhenToComeBack) {
  RateLimits limits(100);
  EXPECT_EQ(limits.count("a", 2, 1'000).remaining, 1);
  EXPECT_EQ(limits.count("a", 2, 9'000).remaining, 0);
  const auto refused = limits.count("a", 2, 10'000);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.reset_s, 55) << "the first call's slice ends at 5 s and counts for 60 more";
  EXPECT_FALSE(limits.count("a", 2, 64'999).allowed);
  EXPECT_TRUE(limits.count("a", 2, 65'000).allowed);
  EXPECT_TRUE(limits.count("b", 2, 65'000).allowed) << "everybody is counted alone";
}

TEST(RateLimits, ThatWereLoweredWaitForEnoughToLeave) {
  RateLimits limits(100);
  limits.count("a", 9, 0);
  limits.count("a", 9, 20'000);
  EXPECT_EQ(limits.count("a", 1, 21'000).reset_s, 64);
  EXPECT_FALSE(limits.count("a", 0, 200'000).allowed);
}

TEST(RateLimits, SurviveAClockThatIsSetBack) {
  RateLimits limits(100);
  for (int i = 0; i < 5; ++i) limits.count("a", 5, 1'000'000);
  EXPECT_FALSE(limits.count("a", 5, 990'000).allowed) << "a little: nothing is forgotten";
  EXPECT_TRUE(limits.count("a", 5, 0).allowed) << "far: nobody is locked out";
}

TEST(RateLimits, RememberABoundedNumberOfCallers) {
  RateLimits limits(100);
  for (int i = 0; i < 1000; ++i) {
    limits.count("faithful", 100'000, 0);
    limits.count(std::to_string(i), 10, 0);
  }
  EXPECT_EQ(limits.size(), 100u);
  EXPECT_EQ(limits.look("faithful", 100'000, 0).remaining, 99'000) << "who comes often stays";
  limits.forget_idle(70'000);
  EXPECT_EQ(limits.size(), 0u);
}

// ---- who calls

/// Knows one good key and counts who asks.
class OneKey : public contract::Access {
 public:
  contract::Caller admit(std::string_view key, std::string_view) override {
    ++asked;
    if (key.empty()) throw authentication_required("No key.");
    if (key == "broken") throw std::runtime_error("a secret path");
    if (key != "good") throw invalid_api_key("No such key.");
    contract::Caller caller;
    caller.account = "anna";
    caller.key_id = "k1";
    return caller;
  }
  std::optional<int> calls_a_minute(const contract::Caller&,
                                    std::string_view family) const override {
    if (family == "free") return std::nullopt;
    return family == "generation" ? 2 : 5;
  }
  int asked = 0;
};

struct GateTest : testing::Test {
  using Sent = std::initializer_list<std::pair<std::string, std::string>>;
  Options options() {
    Options options;
    options.access = &access;
    options.origins = {"https://app.example"};
    options.clock = [this] { return now; };
    return options;
  }
  static http::Request request(Sent headers, std::string client = "203.0.113.7") {
    http::Request request;
    request.headers.add("Host", "localhost");
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    request.client = std::move(client);
    return request;
  }
  /// The account, or the code of the refusal.
  std::string comes_in(Sent headers, std::string client = "203.0.113.7") {
    const Admission admission = gate.admit(request(headers, std::move(client)), "rest");
    return admission.refusal ? admission.refusal->code() : admission.caller.account;
  }
  std::string guess(std::string client = "203.0.113.7") {
    return comes_in({{"X-API-Key", "bad"}}, std::move(client));
  }

  OneKey access;
  std::int64_t now = 1'000'000;
  Gate gate{options()};
};

TEST_F(GateTest, TakesTheKeyFromEitherHeader) {
  EXPECT_EQ(comes_in({{"Authorization", "Bearer good"}}), "anna");
  EXPECT_EQ(comes_in({{"authorization", "bEARER   good "}}), "anna");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}}), "anna");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}, {"Authorization", "Bearer good"}}), "anna");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}, {"Authorization", "Basic Z29vZA=="}}), "anna");
}

TEST_F(GateTest, RefusesWhoHasNoKeyOrSeveral) {
  EXPECT_EQ(comes_in({}), "authentication_required");
  EXPECT_EQ(comes_in({{"Authorization", "Basic Z29vZA=="}}), "authentication_required");
  EXPECT_EQ(comes_in({{"Authorization", "Bearer"}}), "authentication_required");
  EXPECT_EQ(comes_in({{"Authorization", "good"}}), "authentication_required");
  EXPECT_EQ(comes_in({{"X-API-Key", "bad"}}), "invalid_api_key");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}, {"Authorization", "Bearer bad"}}), "invalid_api_key");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}, {"x-api-key", "good"}}), "invalid_api_key");
  EXPECT_EQ(comes_in({{"X-API-Key", "broken"}}), "internal_error");
}

TEST_F(GateTest, AsksNobodyForKeysWhenThereAreNone) {
  Options open = options();
  open.access = nullptr;
  Gate without(open);
  const Admission admission = without.admit(request({{"X-API-Key", "bad"}}), "mcp");
  EXPECT_FALSE(admission.refusal);
  EXPECT_EQ(admission.caller.account, "local");
  EXPECT_EQ(admission.caller.face, "mcp");
  EXPECT_EQ(admission.caller.address, "203.0.113.7");
  Fields fields;
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(without.count(admission.caller, "default", fields));
  EXPECT_TRUE(fields.empty());
}

TEST_F(GateTest, LeavesPlacesForOtherAccounts) {
  std::vector<std::shared_ptr<void>> places;
  for (int i = 0; i < Gate::kMostAtWork; ++i) {
    places.push_back(gate.take_place({.account = "anna"}));
    ASSERT_TRUE(places.back()) << i;
  }
  EXPECT_FALSE(gate.take_place({.account = "anna"}));
  EXPECT_TRUE(gate.take_place({.account = "bert"}));
  places.pop_back();
  EXPECT_TRUE(gate.take_place({.account = "anna"}));
  Options open = options();
  open.access = nullptr;
  Gate without(open);
  for (int i = 0; i <= Gate::kMostAtWork; ++i) {
    places.push_back(without.take_place({}));
    EXPECT_TRUE(places.back()) << "this machine's owner";
  }
}

TEST_F(GateTest, SlowsGuessersDownBeforeAnyKeyIsLookedUp) {
  for (int i = 0; i < Gate::kMostGuesses; ++i) EXPECT_EQ(guess(), "invalid_api_key") << i;
  const int asked = access.asked;
  const Admission refused = gate.admit(request({{"X-API-Key", "other"}}), "rest");
  EXPECT_EQ(refused.refusal->code(), "rate_limited");
  EXPECT_THAT(refused.fields, Contains(Pair("Retry-After", testing::Not("0"))));
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}}), "rate_limited") << "a guess may be right";
  EXPECT_EQ(access.asked, asked);
  EXPECT_EQ(guess("203.0.113.8"), "invalid_api_key") << "others are not touched";
  EXPECT_EQ(comes_in({}), "authentication_required") << "no key is no guess";
  now += 65'000;
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}}), "anna");
}

TEST_F(GateTest, LetsNeighboursOfGuessersThroughWhoWereInBefore) {
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}}), "anna");
  for (int i = 0; i < 20; ++i) guess();
  EXPECT_EQ(guess(), "rate_limited");
  EXPECT_EQ(comes_in({{"X-API-Key", "good"}}), "anna");
}

TEST_F(GateTest, TakesAnIPv6NetworkForOneGuesser) {
  for (int i = 0; i < Gate::kMostGuesses; ++i) guess("2001:db8:1:2::" + std::to_string(i));
  EXPECT_EQ(guess("2001:db8:1:2:ffff::1"), "rate_limited");
  EXPECT_EQ(guess("2001:db8:1:3::1"), "invalid_api_key");
}

TEST_F(GateTest, CountsCallsByKeyAddressAndFamily) {
  contract::Caller anna;
  anna.account = "anna";
  anna.key_id = "k1";
  anna.address = "203.0.113.7";
  Fields fields;
  EXPECT_FALSE(gate.count(anna, "default", fields));
  EXPECT_THAT(fields, Contains(Pair("RateLimit-Limit", "5")));
  EXPECT_THAT(fields, Contains(Pair("RateLimit-Remaining", "4")));
  EXPECT_FALSE(gate.count(anna, "generation", fields));
  EXPECT_FALSE(gate.count(anna, "generation", fields));
  const auto refused = gate.count(anna, "generation", fields);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code(), "rate_limited");
  EXPECT_THAT(fields, Contains(Pair("RateLimit-Limit", "2"))) << "said once, of the last";
  EXPECT_THAT(fields, Contains(Pair("RateLimit-Remaining", "0")));
  EXPECT_THAT(fields,
              Contains(Pair("Retry-After", testing::AnyOf("60", "61", "62", "63", "64", "65"))));
  EXPECT_EQ(fields.size(), 4u);
  EXPECT_FALSE(gate.count(anna, "default", fields));
  anna.key_id = "k2";
  EXPECT_FALSE(gate.count(anna, "generation", fields));
  anna.address = "203.0.113.8";
  EXPECT_FALSE(gate.count(anna, "generation", fields));
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(gate.count(anna, "free", fields));
  now += 120'000;
  gate.tick();
  anna.key_id = "k1";
  anna.address = "203.0.113.7";
  EXPECT_FALSE(gate.count(anna, "generation", fields));
}

// ---- what pages of other origins may see

TEST_F(GateTest, TellsPagesItKnowsWhatTheyMaySee) {
  const Admission known = gate.look_at(request({{"Origin", "https://app.example"}}), "rest");
  EXPECT_FALSE(known.refusal);
  EXPECT_THAT(known.fields, Contains(Pair("Access-Control-Allow-Origin", "https://app.example")));
  EXPECT_THAT(known.fields, Contains(Pair("X-Request-Id", known.request_id)));
  const Admission strange = gate.look_at(request({{"Origin", "https://evil.example"}}), "rest");
  EXPECT_EQ(strange.refusal->code(), "host_not_allowed");
  EXPECT_THAT(strange.fields, Contains(Pair("X-Request-Id", strange.request_id)));
  EXPECT_EQ(strange.fields.size(), 1u);
  EXPECT_NE(known.request_id, strange.request_id);
}

TEST_F(GateTest, AnswersPreflights) {
  const Fields fields = allow_fields(
      request({{"Origin", "https://app.example"},
               {"Access-Control-Request-Headers", "X-Evil, Mcp-Param-City ,idempotency-key"}}),
      "GET, POST");
  EXPECT_THAT(fields, Contains(Pair("Allow", "GET, POST")));
  EXPECT_THAT(fields, Contains(Pair("Access-Control-Allow-Methods", "GET, POST")));
  EXPECT_THAT(fields, Contains(Pair("Access-Control-Allow-Headers", HasSubstr("Mcp-Param-City"))));
  EXPECT_THAT(fields, Contains(Pair("Access-Control-Allow-Headers", HasSubstr("Idempotency-Key"))));
  EXPECT_THAT(fields, Not(Contains(Pair("Access-Control-Allow-Headers", HasSubstr("X-Evil")))));
}

TEST_F(GateTest, SaysHowToAuthenticate) {
  EXPECT_EQ(challenge(authentication_required("x")), "Bearer realm=\"talewright\"");
  EXPECT_EQ(
      challenge(invalid_api_key("x"), "https://a/b"),
      "Bearer realm=\"talewright\", error=\"invalid_token\", resource_metadata=\"https://a/b\"");
}

TEST_F(GateTest, KnowsUnderWhichNameItWasReached) {
  http::Request asked = request({});
  EXPECT_EQ(site_of(asked, ""), "http://localhost");
  asked.tls = true;
  EXPECT_EQ(site_of(asked, ""), "https://localhost");
  EXPECT_EQ(site_of(asked, "https://books.example/"), "https://books.example");
}

}  // namespace
}  // namespace talewright::faces::gate
