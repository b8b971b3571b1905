#include "studio/accounts.h"

#include <thread>

#include "rooms.h"
#include "studio/credits.h"
#include "studio/prices.h"

using namespace talewright;
using namespace talewright::studio;
using test::refusal;

namespace {

class Accounts : public test::TimedStudioTest {
 protected:
  void TearDown() override { EXPECT_TRUE(studio.store().unbalanced().empty()); }
  std::string open(const std::string& plan) {
    return create_account(studio, {.id = "reader", .plan = plan}).id;
  }
  int resets() {
    int count = 0;
    for (const auto& t : list_transactions(studio, "reader", "", 100).rows)
      count += t.kind == "reset";
    return count;
  }
};

}  // namespace

TEST(Plans, SayInOneFileWhatTheyHold) {
  ASSERT_NE(find_terms("unlimited"), nullptr);
  EXPECT_FALSE(find_terms("unlimited")->monthly_credits);
  EXPECT_TRUE(find_terms("unlimited")->calls_a_minute.empty());
  ASSERT_NE(find_terms("free"), nullptr);
  EXPECT_EQ(find_terms("free")->books_ever, 1);
  EXPECT_EQ(find_terms("free")->story_pages, 24);
  EXPECT_EQ(find_terms("developer")->pings_a_month, 150);
  EXPECT_EQ(find_terms("plus")->books_a_month, 15);
  EXPECT_EQ(find_terms("max")->books_a_month, 50);
  EXPECT_FALSE(find_terms("school")->books_a_month);
  EXPECT_EQ(find_terms("nothing"), nullptr);
  for (const PlanTerms& terms : plans_on_offer()) {
    EXPECT_FALSE(terms.title.empty()) << terms.name;
    if (!terms.calls_a_minute.empty())
      for (const char* family : {"default", "elevated", "generation"})
        EXPECT_GT(terms.calls_a_minute.at(family), 0) << terms.name;
  }
}

TEST_F(Accounts, BeginWithTheMonthsCreditsAndAWelcome) {
  const store::AccountRecord row =
      create_account(studio, {.id = "reader", .name = "A reader", .plan = "plus"});
  EXPECT_EQ(row.state, "active");
  EXPECT_EQ(row.cycle_started_ms, at(kStart));
  EXPECT_EQ(row.cycle_ends_ms, at("2026-12-01T00:00:00Z"));
  const CreditsNow now = credits_of(studio, "reader");
  EXPECT_EQ(now.balance.monthly, 300);
  EXPECT_EQ(now.balance.perpetual, 30);
  EXPECT_EQ(now.monthly_allocated, 300);
  EXPECT_EQ(now.account.name, "A reader");
}

TEST_F(Accounts, OnAFreePlanHaveTheWelcomeOnly) {
  open("free");
  const CreditsNow now = credits_of(studio, "reader");
  EXPECT_EQ(now.balance.monthly, 0);
  EXPECT_EQ(now.balance.perpetual, 30);
  EXPECT_EQ(resets(), 0);
}

TEST_F(Accounts, TurnTheirCycleForWhoLooksFirstAfterItsEnd) {
  open("plus");
  charge(studio, "reader", 320, "test");  // 300 of the month, 20 of the perpetual ones
  turn_to("2026-11-30T23:59:59.999Z");
  EXPECT_EQ(credits_of(studio, "reader").balance.monthly, 0);
  turn_to("2027-02-15T08:00:00Z");
  const CreditsNow now = credits_of(studio, "reader");
  EXPECT_EQ(now.balance.monthly, 300);
  EXPECT_EQ(now.balance.perpetual, 10);
  EXPECT_EQ(now.account.cycle_started_ms, at("2027-02-01T00:00:00Z"));
  EXPECT_EQ(now.account.cycle_ends_ms, at("2027-03-01T00:00:00Z"));
  EXPECT_EQ(resets(), 2);  // one for the beginning, one for all the months since
}

TEST_F(Accounts, LoseWhatWasLeftOfTheMonthAndKeepWhatIsPerpetual) {
  open("plus");
  charge(studio, "reader", 100, "test");
  turn_to("2026-12-01T00:00:00Z");
  const CreditsNow now = credits_of(studio, "reader");
  EXPECT_EQ(now.balance.monthly, 300);
  EXPECT_EQ(now.balance.perpetual, 30);
}

TEST_F(Accounts, TurnTheirCycleBeforeTheyPay) {
  open("plus");
  charge(studio, "reader", 330, "test");
  EXPECT_EQ(refusal([&] { charge(studio, "reader", 1, "test"); }), "insufficient_credits");
  turn_to("2026-12-01T00:00:00Z");
  charge(studio, "reader", 300, "test");
  EXPECT_EQ(credits_of(studio, "reader").balance.monthly, 0);
}

TEST_F(Accounts, TurnTheirCycleOnceForManyAtATime) {
  open("plus");
  turn_to("2026-12-05T00:00:00Z");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] { EXPECT_EQ(credits_of(studio, "reader").balance.monthly, 300); });
  }
  EXPECT_EQ(resets(), 2);
}

TEST_F(Accounts, ChangeTheirPlanAtOnce) {
  open("free");
  const auto monthly = [&] { return credits_of(studio, "reader").balance.monthly; };
  wait(60'000);
  EXPECT_EQ(update_account(studio, "reader", {.plan = "plus"}).plan, "plus");
  EXPECT_EQ(monthly(), 300);
  charge(studio, "reader", 200, "test");
  update_account(studio, "reader", {.name = "Somebody"});
  EXPECT_EQ(monthly(), 100) << "another name begins no cycle";
  update_account(studio, "reader", {.plan = "plus"});
  EXPECT_EQ(monthly(), 100) << "the same plan begins no cycle";
  update_account(studio, "reader", {.plan = "max"});
  EXPECT_EQ(monthly(), 1500);
  update_account(studio, "reader", {.plan = "free"});
  EXPECT_EQ(monthly(), 0);
  EXPECT_EQ(credits_of(studio, "reader").balance.perpetual, 30);
}

TEST_F(Accounts, AreMeteredAndNeverRefusedWhileTheyAreUnlimited) {
  open("plus");
  update_account(studio, "reader", {.plan = "unlimited"});
  charge(studio, "reader", 1'000'000, "test");
  CreditsNow now = credits_of(studio, "reader");
  EXPECT_TRUE(now.balance.unlimited);
  EXPECT_EQ(now.balance.spent, 1'000'000);
  EXPECT_EQ(now.balance.monthly, 0);
  update_account(studio, "reader", {.plan = "plus"});
  now = credits_of(studio, "reader");
  EXPECT_FALSE(now.balance.unlimited);
  EXPECT_EQ(now.balance.monthly, 300);
  EXPECT_EQ(now.balance.perpetual, 30);
}

TEST_F(Accounts, AreRefusedUnderIdsNamesAndPlansThatCannotBe) {
  for (const char* id : {"", "Reader", "a b", "a_b", "../x", "ä", "a.b"})
    EXPECT_EQ(refusal([&] { create_account(studio, {.id = id, .plan = "free"}); }),
              "validation_failed")
        << id;
  EXPECT_EQ(refusal([&] { create_account(studio, {.id = std::string(41, 'a'), .plan = "free"}); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] { create_account(studio, {.id = "reader", .plan = "gold"}); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] {
              create_account(studio,
                             {.id = "reader", .name = std::string(81, 'x'), .plan = "free"});
            }),
            "validation_failed");
  open("free");
  EXPECT_EQ(refusal([&] { create_account(studio, {.id = "reader", .plan = "free"}); }),
            "account_exists");
  EXPECT_EQ(credits_of(studio, "reader").balance.perpetual, 30) << "one welcome";
  EXPECT_EQ(refusal([&] { create_account(studio, {.id = "local", .plan = "free"}); }),
            "account_exists");
  EXPECT_EQ(refusal([&] { get_account(studio, "nobody"); }), "account_not_found");
  EXPECT_EQ(refusal([&] { update_account(studio, "nobody", {.name = "x"}); }), "account_not_found");
  EXPECT_EQ(refusal([&] { update_account(studio, "reader", {.name = " "}); }), "validation_failed");
  EXPECT_EQ(refusal([&] { update_account(studio, "reader", {.state = "asleep"}); }),
            "validation_failed");
}

TEST_F(Accounts, OfThisMachineStaysAsItIs) {
  EXPECT_EQ(refusal([&] { update_account(studio, "local", {.plan = "free"}); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] { update_account(studio, "local", {.state = "disabled"}); }),
            "validation_failed");
  EXPECT_EQ(update_account(studio, "local", {.name = "The kitchen"}).name, "The kitchen");
  EXPECT_TRUE(credits_of(studio, "local").balance.unlimited);
}
