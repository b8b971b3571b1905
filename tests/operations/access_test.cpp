#include "operations/access.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <thread>

#include "studio/accounts.h"
#include "studio/keys.h"
#include "studio/rooms.h"

using namespace talewright;
using test::detail;
using test::refusal;
using testing::ElementsAre;

namespace {

constexpr const char* kHome = "203.0.113.7";

class AccessTest : public test::TimedStudioTest {
 protected:
  AccessTest() { studio::create_account(studio, {.id = "reader", .plan = "plus"}); }
  studio::MadeKey make(const studio::NewKey& wanted = {}) {
    return studio::create_key(studio, "reader", wanted, {});
  }
  std::string refused(const std::string& key, const char* address = kHome) {
    return refusal([&] { access->admit(key, address); });
  }

  std::unique_ptr<operations::Access> access = std::make_unique<operations::Access>(studio);
};

}  // namespace

TEST_F(AccessTest, TellsWhoPresentsAKey) {
  const studio::MadeKey made = make({.scopes = {"story:write", "story:read"}});
  const contract::Caller caller = access->admit(made.text, kHome);
  EXPECT_EQ(caller.account, "reader");
  EXPECT_EQ(caller.key_id, made.row.id);
  EXPECT_EQ(caller.address, kHome);
  ASSERT_TRUE(caller.scopes);
  EXPECT_THAT(*caller.scopes, ElementsAre("story:read", "story:write"));
  EXPECT_TRUE(caller.may("story:write"));
  EXPECT_FALSE(caller.may("operator:write"));
}

TEST_F(AccessTest, RefusesWhatIsNoKey) {
  const studio::MadeKey made = make();
  EXPECT_EQ(refused(""), "authentication_required");
  std::string other = made.text;
  other.back() = other.back() == 'a' ? 'b' : 'a';
  for (const std::string& wrong :
       {other, made.row.id, "tw_00000000_" + std::string(32, 'a'), made.text + " ",
        std::string("\0", 1), std::string(100'000, 'x')})
    EXPECT_EQ(refused(wrong), "invalid_api_key");
  EXPECT_EQ(refused(made.text), "");
}

TEST_F(AccessTest, NamesTheFirstReasonOfSeveral) {
  studio::NewKey wanted{.expires_ms = studio.now() + 60'000, .addresses = {"198.51.100.0/24"}};
  const studio::MadeKey made = make(wanted);
  EXPECT_EQ(refused(made.text, "198.51.100.9"), "");
  studio::update_account(studio, "reader", {.state = "disabled"});
  EXPECT_EQ(refused(made.text, "198.51.100.9"), "account_disabled");
  EXPECT_EQ(refused(made.text), "ip_not_allowed");
  wait(60'000);
  EXPECT_EQ(refused(made.text), "api_key_expired");
  studio::revoke_key(studio, "reader", made.row.id);
  EXPECT_EQ(refused(made.text), "api_key_revoked");
  EXPECT_EQ(refused(made.text.substr(0, 43) + "!"), "invalid_api_key");
}

TEST_F(AccessTest, KnowsBlocksOfAddressesOfBothKinds) {
  const std::string key = make({.addresses = {"203.0.113.7", "10.0.0.0/8", "2001:db8::/32"}}).text;
  for (const char* allowed : {"203.0.113.7", "10.255.0.1", "2001:db8::5", "::ffff:10.1.2.3"})
    EXPECT_EQ(refused(key, allowed), "") << allowed;
  for (const char* other : {"203.0.113.8", "11.0.0.1", "2001:db9::1", "", "unix"})
    EXPECT_EQ(refused(key, other), "ip_not_allowed") << other;
}

TEST_F(AccessTest, HearsAtOnceOfWhatThisProcessChanges) {
  const studio::MadeKey made = make();
  EXPECT_EQ(refused(made.text), "");
  studio::revoke_key(studio, "reader", made.row.id);
  EXPECT_EQ(refused(made.text), "api_key_revoked");
  const studio::MadeKey other = make();
  EXPECT_EQ(refused(other.text), "");
  studio::update_account(studio, "reader", {.state = "disabled"});
  EXPECT_EQ(refused(other.text), "account_disabled");
  studio::update_account(studio, "reader", {.state = "active"});
  EXPECT_EQ(refused(other.text), "");
  studio::rotate_key(studio, "reader", other.row.id, 0, {});
  EXPECT_EQ(refused(other.text), "api_key_expired");
}

TEST_F(AccessTest, DoesNotHearOfWhatWasUndone) {
  const studio::MadeKey made = make();
  EXPECT_EQ(refused(made.text), "");
  struct Undone {};
  try {
    studio.store().in_transaction([&] {
      studio::revoke_key(studio, "reader", made.row.id);
      throw Undone{};
    });
  } catch (const Undone&) {
  }
  EXPECT_EQ(refused(made.text), "");
}

// An operator's command beside a running server.
TEST_F(AccessTest, HearsWithinASecondOfWhatAnotherProcessChanges) {
  const studio::MadeKey made = make();
  EXPECT_EQ(refused(made.text), "");
  const auto beside = store::open_store_beside(folder.string());
  auto row = beside->find_key(made.row.id);
  ASSERT_TRUE(row);
  row->revoked_ms = studio.now();
  ASSERT_TRUE(beside->update_key(*row));
  wait(1'000);
  EXPECT_EQ(refused(made.text), "api_key_revoked");
}

TEST_F(AccessTest, NotesTheUseOfAKeyOnceAMinute) {
  const studio::MadeKey made = make();
  access->admit(made.text, kHome);
  wait(59'999);
  access->admit(made.text, "203.0.113.8");
  access.reset();  // writes down what it has noted
  store::KeyRecord key = studio::get_key(studio, "reader", made.row.id);
  EXPECT_EQ(key.last_used_ms, at(kStart));
  EXPECT_EQ(key.last_address, kHome);
  access = std::make_unique<operations::Access>(studio);
  access->admit(made.text, "203.0.113.9");
  wait(1);
  access->admit(made.text, "203.0.113.10");
  access.reset();
  key = studio::get_key(studio, "reader", made.row.id);
  EXPECT_EQ(key.last_used_ms, at(kStart) + 60'000) << "a new process goes by what was written";
  EXPECT_EQ(key.last_address, "203.0.113.10");
}

TEST_F(AccessTest, DoesNotNoteWhoIsRefused) {
  const studio::MadeKey made = make({.addresses = {"10.0.0.0/8"}});
  EXPECT_EQ(refused(made.text), "ip_not_allowed");
  access.reset();
  EXPECT_FALSE(studio::get_key(studio, "reader", made.row.id).last_used_ms);
}

TEST_F(AccessTest, TellsHowOftenAPlanMayCall) {
  const contract::Caller reader = access->admit(make().text, kHome);
  EXPECT_EQ(access->calls_a_minute(reader, "default"), 120);
  EXPECT_EQ(access->calls_a_minute(reader, "elevated"), 300);
  EXPECT_EQ(access->calls_a_minute(reader, "generation"), 20);
  EXPECT_FALSE(access->calls_a_minute(reader, "other"));
  EXPECT_FALSE(access->calls_a_minute({}, "default")) << "this machine's owner";
  EXPECT_EQ(access->calls_a_minute({.account = "reader"}, "default"), 120) << "who has a link";
  const studio::MadeKey local = studio::create_key(studio, "local", {}, {});
  EXPECT_FALSE(access->calls_a_minute(access->admit(local.text, kHome), "default"));
  studio::update_account(studio, "reader", {.plan = "max"});
  access->admit(make().text, kHome);
  EXPECT_EQ(access->calls_a_minute(access->admit(make().text, kHome), "elevated"), 600);
}

TEST_F(AccessTest, KeepsItsMemoryWithinBoundsWhileIdsAreGuessed) {
  const studio::MadeKey made = make();
  for (int i = 0; i < 10'000; ++i)
    ASSERT_EQ(refused(fmt::format("tw_{:08x}_{}", i, std::string(32, 'a'))), "invalid_api_key");
  EXPECT_EQ(refused(made.text), "");
}

TEST_F(AccessTest, ServesManyThreads) {
  const std::string key = make().text;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int k = 0; k < 200; ++k) {
          const contract::Caller caller = access->admit(key, kHome);
          EXPECT_EQ(access->calls_a_minute(caller, "default"), 120);
          EXPECT_EQ(refused("tw_00000000_" + std::string(32, 'a')), "invalid_api_key");
        }
      });
    for (int k = 0; k < 5; ++k) {
      make({.label = "meanwhile"});
      wait(2'000);
    }
  }
  EXPECT_EQ(refused(key), "");
}
