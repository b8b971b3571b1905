#include "studio/keys.h"

#include <gmock/gmock.h>

#include <set>

#include "base/digest.h"
#include "rooms.h"
#include "studio/accounts.h"

using namespace talewright;
using namespace talewright::studio;
using test::detail;
using test::refusal;
using testing::ElementsAre;

namespace {

constexpr std::int64_t kDay = 86'400'000;

class Keys : public test::TimedStudioTest {
 protected:
  Keys() { create_account(studio, {.id = "reader", .plan = "max"}); }
  MadeKey make(const NewKey& wanted = {}, const Scopes& makers = {}) {
    return create_key(studio, "reader", wanted, makers);
  }
  store::KeyRecord stored(const std::string& id) { return get_key(studio, "reader", id); }
};

}  // namespace

TEST(ScopesOnOffer, AreNamedOnceAndExplained) {
  std::set<std::string> names;
  for (const ScopeEntry& scope : scopes_on_offer()) {
    EXPECT_TRUE(names.insert(scope.name).second) << scope.name;
    EXPECT_FALSE(scope.about.empty()) << scope.name;
  }
  EXPECT_TRUE(names.contains("operator:write"));
}

TEST_F(Keys, ReadOnlyUnlessMoreIsAskedFor) {
  const MadeKey made = make({.label = "Newsletter"});
  EXPECT_THAT(scopes_of(made.row), ElementsAre("credits:read", "story:read"));
  EXPECT_EQ(state_of(made.row, studio.now()), "active");
  EXPECT_EQ(made.row.label, "Newsletter");
  EXPECT_FALSE(made.row.expires_ms);
}

TEST_F(Keys, AreShownOnceAndKeptAsTheirHash) {
  const MadeKey made = make();
  EXPECT_EQ(made.text.size(), 3u + 8u + 1u + 32u);
  EXPECT_EQ(made.text.substr(0, 12), "tw_" + made.row.id + "_");
  EXPECT_EQ(id_in_key(made.text), made.row.id);
  EXPECT_EQ(stored(made.row.id).hash, sha256_hex(made.text));
  EXPECT_TRUE(is_key_of(made.text, &made.row));
  std::string other = made.text;
  other.back() = other.back() == 'a' ? 'b' : 'a';
  EXPECT_FALSE(is_key_of(other, &made.row));
  EXPECT_FALSE(is_key_of(made.text, nullptr));
  EXPECT_NE(make().text, made.text);
}

TEST_F(Keys, AreRecognizedByTheirShape) {
  const std::string good = "tw_0a1b2c3d_" + std::string(32, 'Z');
  EXPECT_EQ(id_in_key(good), "0a1b2c3d");
  for (const std::string& bad :
       {std::string(), good + "x", good.substr(1), "TW_0a1b2c3d_" + std::string(32, 'Z'),
        "tw_0A1b2c3d_" + std::string(32, 'Z'), "tw_0a1b2c3g_" + std::string(32, 'Z'),
        "tw_0a1b2c3d-" + std::string(32, 'Z'), "tw_0a1b2c3d_" + std::string(32, '-')})
    EXPECT_EQ(id_in_key(bad), "") << bad;
}

TEST_F(Keys, HandOutNoScopeThatTheirMakerLacks) {
  const Scopes makers{{"story:read", "keys:write"}};
  EXPECT_EQ(refusal([&] { make({.scopes = {"story:write"}}, makers); }), "insufficient_scope");
  EXPECT_EQ(detail("required", [&] { make({.scopes = {"story:write"}}, makers); }),
            "\"story:write\"");
  EXPECT_EQ(refusal([&] { make({}, makers); }), "insufficient_scope")
      << "what new keys have by themselves is handed out, too";
  EXPECT_THAT(scopes_of(make({.scopes = {"story:read", "story:read"}}, makers).row),
              ElementsAre("story:read"));
  const MadeKey strong = make({.scopes = {"story:write"}});
  EXPECT_EQ(refusal([&] { rotate_key(studio, "reader", strong.row.id, 0, makers); }),
            "insufficient_scope")
      << "rotating shows a key, too";
}

TEST_F(Keys, AreRefusedWithWhatMakesNoSense) {
  EXPECT_EQ(refusal([&] { make({.scopes = {"story:everything"}}); }), "validation_failed");
  EXPECT_EQ(refusal([&] { make({.label = std::string(81, 'x')}); }), "validation_failed");
  EXPECT_EQ(refusal([&] { make({.expires_ms = studio.now()}); }), "validation_failed");
  for (const char* address : {"", "here", "10.0.0.0/33", "10.0.0.256", "::1/129"})
    EXPECT_EQ(refusal([&] { make({.addresses = {address}}); }), "validation_failed") << address;
  EXPECT_EQ(refusal([&] { make({.addresses = std::vector<std::string>(33, "::1")}); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] { create_key(studio, "nobody", {}, {}); }), "account_not_found");
  EXPECT_TRUE(studio.store().list_keys("reader", "", 10).rows.empty());
}

TEST_F(Keys, EndWhenTheyExpireAndWhenTheyAreRevoked) {
  const MadeKey made = make({.expires_ms = studio.now() + kDay});
  EXPECT_EQ(state_of(stored(made.row.id), studio.now() + kDay - 1), "active");
  EXPECT_EQ(state_of(stored(made.row.id), studio.now() + kDay), "expired");
  const std::int64_t now = studio.now();
  EXPECT_EQ(revoke_key(studio, "reader", made.row.id).revoked_ms, now);
  wait(1000);
  EXPECT_EQ(revoke_key(studio, "reader", made.row.id).revoked_ms, now) << "once is for good";
  EXPECT_EQ(state_of(stored(made.row.id), studio.now() + 2 * kDay), "revoked");
}

TEST_F(Keys, OfOthersAreNotFound) {
  const MadeKey made = make();
  EXPECT_EQ(refusal([&] { get_key(studio, "local", made.row.id); }), "key_not_found");
  EXPECT_EQ(refusal([&] { revoke_key(studio, "local", made.row.id); }), "key_not_found");
  EXPECT_EQ(refusal([&] { rotate_key(studio, "local", made.row.id, 0, {}); }), "key_not_found");
  EXPECT_EQ(refusal([&] { get_key(studio, "reader", "00000000"); }), "key_not_found");
  EXPECT_EQ(get_key(studio, "", made.row.id).id, made.row.id) << "an operator looks everywhere";
}

TEST_F(Keys, AreRotatedWithAnOverlap) {
  const MadeKey old = make({.label = "Site",
                            .scopes = {"story:write", "story:read"},
                            .expires_ms = studio.now() + 90 * kDay,
                            .addresses = {"203.0.113.0/24"}});
  wait(10 * kDay);
  const MadeKey made = rotate_key(studio, "reader", old.row.id, 3600, {});
  EXPECT_NE(made.row.id, old.row.id);
  EXPECT_EQ(made.row.label, "Site");
  EXPECT_EQ(made.row.scopes, old.row.scopes);
  EXPECT_EQ(made.row.addresses, old.row.addresses);
  EXPECT_EQ(made.row.expires_ms, studio.now() + 90 * kDay) << "the same length of life";
  const store::KeyRecord was = stored(old.row.id);
  EXPECT_EQ(was.replaced_by, made.row.id);
  EXPECT_EQ(was.expires_ms, studio.now() + 3'600'000);
  EXPECT_EQ(state_of(was, studio.now()), "active");
  wait(3'600'000);
  EXPECT_EQ(state_of(was, studio.now()), "expired");
  EXPECT_EQ(state_of(made.row, studio.now()), "active");
}

TEST_F(Keys, AreNotMultipliedByRotatingThemAgainAndAgain) {
  create_account(studio, {.id = "small", .plan = "free"});  // with three keys
  std::string id = create_key(studio, "small", {}, {}).row.id;
  for (int active = 1; active < 6; ++active) id = rotate_key(studio, "small", id, 3600, {}).row.id;
  EXPECT_EQ(refusal([&] { rotate_key(studio, "small", id, 3600, {}); }), "quota_exceeded");
  wait(3'600'000);
  EXPECT_EQ(refusal([&] { rotate_key(studio, "small", id, 3600, {}); }), "");
}

TEST_F(Keys, EndAtOnceWhenRotatedWithoutAnOverlap) {
  const MadeKey old = make();
  rotate_key(studio, "reader", old.row.id, 0, {});
  EXPECT_EQ(state_of(stored(old.row.id), studio.now()), "expired");
}

TEST_F(Keys, LiveNoLongerForHavingBeenRotated) {
  const MadeKey old = make({.expires_ms = studio.now() + 1000});
  rotate_key(studio, "reader", old.row.id, kMostOverlapSeconds, {});
  EXPECT_EQ(stored(old.row.id).expires_ms, studio.now() + 1000);
}

TEST_F(Keys, AreRotatedOnceAndOnlyWhileTheyAreActive) {
  const MadeKey old = make();
  const auto rotate = [&](const std::string& id) { rotate_key(studio, "reader", id, 3600, {}); };
  const MadeKey successor = rotate_key(studio, "reader", old.row.id, 3600, {});
  EXPECT_EQ(refusal([&] { rotate(old.row.id); }), "key_state_invalid");
  EXPECT_EQ(detail("replaced_by", [&] { rotate(old.row.id); }), "\"" + successor.row.id + "\"");
  const MadeKey revoked = make();
  revoke_key(studio, "reader", revoked.row.id);
  EXPECT_EQ(refusal([&] { rotate(revoked.row.id); }), "key_state_invalid");
  for (const std::int64_t overlap : {std::int64_t{-1}, kMostOverlapSeconds + 1})
    EXPECT_EQ(refusal([&] { rotate_key(studio, "reader", successor.row.id, overlap, {}); }),
              "validation_failed");
}
