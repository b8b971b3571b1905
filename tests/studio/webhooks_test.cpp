#include "studio/webhooks.h"

#include "studio/webhooks_room.h"

using namespace talewright;
using test::refusal;
using test::WebhookTest;

namespace {

using Strings = std::vector<std::string>;

TEST_F(WebhookTest, IsKeptWithItsSecretSealed) {
  const auto made = hook("https://example.com/hook", {"job.ready"});
  EXPECT_TRUE(made.secret.starts_with("whsec_"));
  const auto row = studio::get_webhook(studio, kAccount, made.row.id);
  EXPECT_EQ(row.url, "https://example.com/hook");
  EXPECT_EQ(row.state, "active");
  EXPECT_EQ(studio::events_of(row), Strings{"job.ready"});
  EXPECT_EQ(row.secret.find(made.secret.substr(6)), std::string::npos);
  EXPECT_EQ(studio::secrets_of(studio, row).value().current, made.secret);
  auto moved = row;
  moved.id = "hook_other";
  EXPECT_FALSE(studio::secrets_of(studio, moved)) << "a seal is good for one webhook";
}

TEST_F(WebhookTest, RefusesUrlsOfPrivateNetworks) {
  for (const char* url : {"http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/",
                          "ftp://example.com/", "https://u:p@example.com/", "http://2130706433/"})
    EXPECT_EQ(refusal([&] { hook(url); }), "webhook_url_refused") << url;
  const auto made = hook("https://example.com/");
  EXPECT_EQ(refusal([&] {
              studio::update_webhook(studio, kAccount, made.row.id, {.url = "http://10.0.0.1/"});
            }),
            "webhook_url_refused");
  EXPECT_EQ(studio::get_webhook(studio, kAccount, made.row.id).url, "https://example.com/");
}

TEST_F(WebhookTest, ChangesOnlyWhatIsSaid) {
  const auto made = hook("https://example.com/", {"job.ready"});
  now += 1000;
  const auto changed =
      studio::update_webhook(studio, kAccount, made.row.id, {.label = "Shop", .state = "paused"});
  EXPECT_EQ(changed.secret, "");
  const auto row = studio::get_webhook(studio, kAccount, made.row.id);
  EXPECT_EQ(row.label, "Shop");
  EXPECT_EQ(row.state, "paused");
  EXPECT_EQ(row.url, "https://example.com/");
  EXPECT_EQ(studio::events_of(row), Strings{"job.ready"});
  EXPECT_EQ(row.updated_ms, now);
  studio::update_webhook(studio, kAccount, made.row.id, {.events = Strings{}});
  EXPECT_EQ(studio::events_of(studio::get_webhook(studio, kAccount, made.row.id)), Strings{});
}

TEST_F(WebhookTest, KeepsTheFormerSecretForADay) {
  const auto made = hook("https://example.com/");
  const auto changed = studio::update_webhook(studio, kAccount, made.row.id, {.new_secret = true});
  EXPECT_NE(changed.secret, made.secret);
  const auto secrets =
      studio::secrets_of(studio, studio::get_webhook(studio, kAccount, made.row.id)).value();
  EXPECT_EQ(secrets.current, changed.secret);
  EXPECT_EQ(secrets.previous, made.secret);
  EXPECT_EQ(secrets.previous_until_ms, now + kDay);
}

TEST_F(WebhookTest, OfOthersCannotBeToldFromNone) {
  const auto made = hook("https://example.com/");
  const auto sent = studio::test_webhook(studio, kAccount, made.row.id);
  const auto other = hook("https://example.com/other");
  for (const auto& [account, id] : {std::pair<std::string, std::string>{"other", made.row.id},
                                    {"local", "hook_none"},
                                    {"local", ""}}) {
    const auto refused = [&](auto work) { EXPECT_EQ(refusal(work), "webhook_not_found"); };
    refused([&] { studio::get_webhook(studio, account, id); });
    refused([&] { studio::update_webhook(studio, account, id, {.label = "x"}); });
    refused([&] { studio::delete_webhook(studio, account, id); });
    refused([&] { studio::test_webhook(studio, account, id); });
    refused([&] { studio::list_deliveries(studio, account, id, "", "", 20); });
    refused([&] { studio::replay_delivery(studio, account, id, sent.id); });
  }
  EXPECT_EQ(refusal([&] { studio::replay_delivery(studio, kAccount, other.row.id, sent.id); }),
            "webhook_not_found");
}

TEST_F(WebhookTest, ReplaysUnderANewId) {
  const auto made = hook("https://example.com/");
  const auto sent = studio::test_webhook(studio, kAccount, made.row.id);
  const auto again = studio::replay_delivery(studio, kAccount, made.row.id, sent.id);
  EXPECT_NE(again.id, sent.id);
  EXPECT_EQ(again.body, sent.body);
  EXPECT_EQ(again.type, "webhook.test");
  EXPECT_EQ(deliveries(made.row.id).size(), 2u);
}

TEST_F(WebhookTest, IsSentNothingWhilePaused) {
  const auto made = hook("https://example.com/");
  const auto sent = studio::test_webhook(studio, kAccount, made.row.id);
  studio::update_webhook(studio, kAccount, made.row.id, {.state = "paused"});
  EXPECT_EQ(refusal([&] { studio::test_webhook(studio, kAccount, made.row.id); }),
            "webhook_state_invalid");
  EXPECT_EQ(refusal([&] { studio::replay_delivery(studio, kAccount, made.row.id, sent.id); }),
            "webhook_state_invalid");
  EXPECT_TRUE(studio.store().due_deliveries(now, 10).empty());
}

TEST_F(WebhookTest, CountsAgainstThePlan) {
  studio.store().insert_account({.id = "ann", .name = "Ann", .plan = "free"});
  hook("https://example.com/1", {}, "ann");
  EXPECT_EQ(refusal([&] { hook("https://example.com/2", {}, "ann"); }), "quota_exceeded");
  EXPECT_EQ(studio.store().count_webhooks("ann"), 1);
}

}  // namespace
