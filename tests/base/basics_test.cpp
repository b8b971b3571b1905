#include <gtest/gtest.h>

#include <set>

#include "base/clock.h"
#include "base/digest.h"
#include "base/embedded.h"
#include "base/geometry.h"
#include "base/ids.h"
#include "base/json.h"
#include "base/random.h"
#include "generated/failures.h"

using namespace talewright;

TEST(Digest, MatchesThePublishedVector) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Base64, MatchesRfc4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Ids, ArePrefixedLongAndDifferent) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(new_id("char"));
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(seen.begin()->substr(0, 5), "char_");
  EXPECT_EQ(seen.begin()->size(), 5u + 26u);
}

TEST(Ids, CanBeSecretsInAFewCharacters) {
  std::set<char> digits, characters;
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string hex = random_hex(17), secret = random_base62(101);
    ASSERT_EQ(hex.size(), 17u);
    ASSERT_EQ(secret.size(), 101u);
    digits.insert(hex.begin(), hex.end());
    characters.insert(secret.begin(), secret.end());
    seen.insert(secret);
  }
  EXPECT_EQ(std::string(digits.begin(), digits.end()), "0123456789abcdef");
  EXPECT_EQ(std::string(characters.begin(), characters.end()),
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  EXPECT_EQ(seen.size(), 200u);
}

TEST(Digest, ComparesSecretsWhole) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

TEST(Random, GivesTheSameSequenceEverywhere) {
  Random random(42);
  EXPECT_EQ(random.next(), 1546998764402558742ull);
  Random again(42);
  EXPECT_EQ(again.next(), 1546998764402558742ull);
  EXPECT_NE(Random(42, "clothes").next(), Random(42, "hair").next());
}

TEST(Random, StaysWithinBounds) {
  Random random(7);
  std::set<std::size_t> seen;
  for (int i = 0; i < 1000; ++i) {
    seen.insert(random.below(6));
    const double u = random.unit();
    ASSERT_TRUE(u >= 0 && u < 1);
  }
  EXPECT_EQ(seen.size(), 6u);
  EXPECT_EQ(*seen.rbegin(), 5u);
}

TEST(Clock, WritesRfc3339) { EXPECT_EQ(timestamp(1763712000123), "2025-11-21T08:00:00.123Z"); }

TEST(Clock, ReadsRfc3339) {
  EXPECT_EQ(from_timestamp("2025-11-21T08:00:00.123Z"), 1763712000123);
  EXPECT_EQ(from_timestamp("2025-11-21T09:30:00+01:30"), 1763712000000);
  EXPECT_EQ(from_timestamp("2025-11-21t07:59:59.9999999-00:00"), 1763711999999);
  EXPECT_EQ(from_timestamp("2024-02-29T23:59:60Z"), from_timestamp("2024-03-01T00:00:00Z"));
  for (const char* none : {"", "2025-11-21", "2025-11-21T08:00Z", "2025-02-29T00:00:00Z",
                           "2025-13-01T00:00:00Z", "2025-11-21T24:00:00Z", "2025-11-21T08:00:00",
                           "2025-11-21T08:00:00.Z", "2025-11-21T08:00:00Z ", "2025-11-21T08:00:00+1",
                           "x025-11-21T08:00:00Z", "2025-11-21T08:00:00+24:00"})
    EXPECT_FALSE(from_timestamp(none)) << none;
}

TEST(Clock, KnowsTheMonthsOfUtc) {
  const Month november = month_of(1763712000123);
  EXPECT_EQ(november.name, "2025-11");
  EXPECT_EQ(timestamp(november.begins_ms), "2025-11-01T00:00:00.000Z");
  EXPECT_EQ(timestamp(november.ends_ms), "2025-12-01T00:00:00.000Z");
  EXPECT_EQ(month_of(november.ends_ms).name, "2025-12");
  EXPECT_EQ(month_of(november.ends_ms - 1).name, "2025-11");
  EXPECT_EQ(timestamp(month_of(month_of(november.ends_ms).ends_ms - 1).ends_ms),
            "2026-01-01T00:00:00.000Z");
}

TEST(Affine, AppliesTheRightHandMapFirst) {
  const Affine map = Affine::translation(10, 0) * Affine::scaling(2, 2);
  EXPECT_EQ(map({1, 1}), (Point{12, 2}));
  EXPECT_NEAR(Affine::rotation(90)({1, 0}).y, 1, 1e-12);
}

TEST(Box, UnitesAndOverlaps) {
  const Box a{0, 0, 10, 10}, b{20, 5, 5, 5};
  EXPECT_FALSE(a.overlaps(b));
  EXPECT_EQ(a.united(b), (Box{0, 0, 25, 10}));
  EXPECT_EQ(a.united({}), a);
}

TEST(Embedded, FilesAreFoundByPathAndPrefix) {
  EXPECT_FALSE(embedded_file("resources/errors.json").empty());
  EXPECT_THROW(embedded_file("resources/nothing"), std::logic_error);
  EXPECT_GE(embedded_files("tools/").size(), 21u);
  for (const EmbeddedFile& f : embedded_files("tools/")) EXPECT_TRUE(f.path.starts_with("tools/"));
}

TEST(Failures, CarryCodeStatusAndDetails) {
  const Failure f = plan_not_found("There is no plan x.", {{"plan_id", "x"}});
  EXPECT_EQ(f.code(), "plan_not_found");
  EXPECT_EQ(f.status(), 404);
  EXPECT_EQ(text_or(f.details(), "plan_id"), "x");
}

TEST(ErrorCodes, AreListedOnceEachWithWhatToDo) {
  std::set<std::string> seen;
  const json::value file = parse_embedded("resources/errors.json");
  for (const json::value& v : file.at("errors").as_array()) {
    const json::object& e = v.as_object();
    EXPECT_TRUE(seen.insert(text_or(e, "code")).second) << text_or(e, "code");
    EXPECT_GE(integer_or(e, "status", 0), 400);
    EXPECT_FALSE(text_or(e, "meaning").empty());
    EXPECT_FALSE(text_or(e, "action").empty());
  }
}
