#include "studio/webhook_delivery.h"

#include <algorithm>
#include <set>

#include "base/embedded.h"

#include "studio/webhooks_room.h"

using namespace talewright;
using studio::WebhookDelivery;
using test::header;
using test::Receiver;

namespace {

using Strings = std::vector<std::string>;

class DeliveryTest : public test::WebhookTest {
 protected:
  /// Lets a new process, so to say, do everything that is due.
  void deliver(Receiver& receiver) {
    WebhookDelivery delivery(studio, receiver.options());
    delivery.start();
    delivery.settle();
  }
};

TEST_F(DeliveryTest, SendsWhatHappensSignedAndNotesTheAnswer) {
  const auto made = hook("https://example.com/hook");
  const auto approved = plan();
  Receiver receiver;
  deliver(receiver);
  ASSERT_EQ(receiver.seen().size(), 1u);
  const net::PostRequest sent = receiver.seen()[0];
  EXPECT_EQ(sent.url, "https://example.com/hook");
  const json::value body = json::parse(sent.body);
  EXPECT_EQ(body.at("type").as_string(), "plan.requires_approval");
  EXPECT_EQ(body.at("data").at("plan_id").as_string(), approved.id);
  EXPECT_EQ(
      header(sent, "webhook-signature"),
      studio::webhook_signature(made.secret, header(sent, "webhook-id"), now / 1000, sent.body));
  const auto rows = deliveries(made.row.id);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].id, header(sent, "webhook-id"));
  EXPECT_EQ(rows[0].state, "DELIVERED");
  EXPECT_EQ(rows[0].finished_ms, now);
}

TEST_F(DeliveryTest, SendsEachEventOnceToThoseWhoAskForIt) {
  studio.store().insert_account({.id = "ann", .name = "Ann", .plan = "max"});
  const auto all = hook("https://example.com/all");
  const auto some = hook("https://example.com/some", {"plan.approved", "job.ready"});
  const auto anns = hook("https://example.com/ann", {}, "ann");
  approve(plan());
  plan("ann");
  Receiver receiver;
  for (int process = 0; process < 3; ++process) deliver(receiver);
  EXPECT_EQ(deliveries(all.row.id).size(), 2u);
  ASSERT_EQ(deliveries(some.row.id).size(), 1u);
  EXPECT_EQ(deliveries(some.row.id)[0].type, "plan.approved");
  EXPECT_EQ(deliveries(anns.row.id).size(), 1u);
  EXPECT_EQ(receiver.types(), (Strings{"plan.approved", "plan.approved", "plan.requires_approval",
                                       "plan.requires_approval"}));
}

TEST_F(DeliveryTest, WritesDeliveriesAndTheMarkTogether) {
  hook("https://example.com/");
  plan();
  EXPECT_THROW(studio.store().in_transaction([&] {
    studio::make_deliveries(studio, 0);
    throw std::runtime_error("the disk is full");
  }),
               std::runtime_error);
  EXPECT_EQ(studio.store().delivered_up_to(), 0);
  EXPECT_TRUE(studio.store().due_deliveries(now, 10).empty());
  const auto last = studio::make_deliveries(studio, 0);
  EXPECT_GT(last, 0);
  EXPECT_EQ(studio.store().delivered_up_to(), last);
}

TEST_F(DeliveryTest, TellsNothingOfWhatHappenedBeforeAWebhookOrWhileItWasPaused) {
  plan();
  now += 1000;
  const auto made = hook("https://example.com/");
  Receiver receiver;
  deliver(receiver);
  studio::update_webhook(studio, kAccount, made.row.id, {.state = "paused"});
  plan();
  deliver(receiver);
  EXPECT_TRUE(receiver.seen().empty());
  EXPECT_TRUE(deliveries(made.row.id).empty());
}

TEST_F(DeliveryTest, TriesAgainUnderTheSameIdUntilItIsTaken) {
  const auto made = hook("https://example.com/");
  plan();
  std::atomic<int> count{0};
  Receiver receiver(
      [&](const auto&) { return net::PostResult{.status = ++count < 3 ? 500 : 204}; });
  WebhookDelivery delivery(studio, receiver.options());
  delivery.start();
  delivery.settle();
  EXPECT_EQ(count, 1);
  delivery.settle();
  EXPECT_EQ(count, 1) << "not before its time";
  for (int attempts = 2; attempts <= 3; ++attempts) {
    now = deliveries(made.row.id)[0].next_ms;
    delivery.settle();
    EXPECT_EQ(count, attempts);
  }
  now += kDay;
  delivery.settle();
  EXPECT_EQ(count, 3);
  const auto row = deliveries(made.row.id)[0];
  EXPECT_EQ(row.state, "DELIVERED");
  EXPECT_EQ(json::parse(row.attempts).as_array().size(), 3u);
  std::set<std::string> ids, signatures;
  for (const net::PostRequest& sent : receiver.seen()) {
    ids.insert(header(sent, "webhook-id"));
    signatures.insert(header(sent, "webhook-signature"));
  }
  EXPECT_EQ(ids.size(), 1u);
  EXPECT_EQ(signatures.size(), 3u) << "each with its own time";
}

TEST_F(DeliveryTest, GivesUpAfterADay) {
  const auto made = hook("https://example.com/");
  plan();
  const std::int64_t begun = now;
  Receiver receiver([](const auto&) { return net::PostResult{.error = "No connection."}; });
  WebhookDelivery delivery(studio, receiver.options());
  delivery.start();
  delivery.settle();
  for (int i = 0; i < 50 && deliveries(made.row.id)[0].state == "PENDING"; ++i) {
    now = deliveries(made.row.id)[0].next_ms;
    delivery.settle();
  }
  EXPECT_EQ(deliveries(made.row.id)[0].state, "FAILED");
  EXPECT_EQ(deliveries(made.row.id)[0].finished_ms, begun + kDay);
}

TEST_F(DeliveryTest, TriesOnceWhatNobodyCouldSendForDaysAndNoMoreThanThat) {
  const auto untried = hook("https://example.com/untried"),
             tried = hook("https://example.com/tried");
  plan();
  Receiver down([](const auto&) { return net::PostResult{.status = 500}; });
  deliver(down);
  auto row = deliveries(untried.row.id)[0];
  row.attempts = "[]";  // as if the process had ended before the first
  studio.store().update_delivery(row);
  now += 3 * kDay;
  Receiver up;
  deliver(up);
  ASSERT_EQ(up.seen().size(), 1u);
  EXPECT_EQ(up.seen()[0].url, "https://example.com/untried");
  EXPECT_EQ(deliveries(tried.row.id)[0].state, "FAILED");
}

TEST_F(DeliveryTest, PausesAWebhookThatIsGone) {
  const auto made = hook("https://example.com/");
  plan();
  plan();
  Receiver receiver([](const auto&) { return net::PostResult{.status = 410}; });
  deliver(receiver);
  EXPECT_EQ(studio::get_webhook(studio, kAccount, made.row.id).state, "paused");
  EXPECT_FALSE(deliveries(made.row.id, "FAILED").empty());
  const std::size_t before = receiver.seen().size();
  plan();
  now += kHour;
  deliver(receiver);
  EXPECT_EQ(receiver.seen().size(), before);
}

TEST_F(DeliveryTest, SendsNothingToWhatWasDeletedOrPausedMeanwhile) {
  const auto deleted = hook("https://example.com/deleted"),
             paused = hook("https://example.com/paused");
  plan();
  studio::make_deliveries(studio, studio.store().delivered_up_to());
  studio::delete_webhook(studio, kAccount, deleted.row.id);
  studio::update_webhook(studio, kAccount, paused.row.id, {.state = "paused"});
  Receiver receiver;
  deliver(receiver);
  EXPECT_TRUE(receiver.seen().empty());
  studio::update_webhook(studio, kAccount, paused.row.id, {.state = "active"});
  deliver(receiver);
  EXPECT_EQ(receiver.seen().size(), 1u) << "what had begun goes on";
}

TEST_F(DeliveryTest, GoesOnAfterAProcessThatWasEnded) {
  const auto made = hook("https://example.com/");
  plan();
  std::string first;
  {
    std::mutex mutex;
    std::condition_variable changed;
    bool begun = false;
    studio::DeliveryOptions options;
    options.post = [&](const net::PostRequest& request, const net::Rules&, std::stop_token stop) {
      std::unique_lock lock(mutex);
      first = header(request, "webhook-id");
      begun = true;
      changed.notify_all();
      std::condition_variable_any never;
      never.wait(lock, stop, [] { return false; });
      return net::PostResult{.error = "It was stopped."};
    };
    WebhookDelivery delivery(studio, options);
    delivery.start();
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return begun; });
    lock.unlock();
    delivery.stop();
    delivery.stop();
  }
  EXPECT_EQ(deliveries(made.row.id)[0].attempts, "[]") << "our end is not the receiver's failure";
  Receiver receiver;
  deliver(receiver);
  ASSERT_EQ(receiver.seen().size(), 1u);
  EXPECT_EQ(header(receiver.seen()[0], "webhook-id"), first);
}

TEST_F(DeliveryTest, LetsASlowReceiverHoldUpItselfAlone) {
  const auto slow = hook("https://slow.example/", {"plan.approved"});
  const auto quick = hook("https://quick.example/", {"plan.requires_approval"});
  studio.store().in_transaction([&] {
    for (int i = 0; i < 250; ++i) studio::test_webhook(studio, kAccount, slow.row.id);
  });
  now += 1000;
  plan();
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  int inside = 0, most_inside = 0;
  Receiver receiver([&](const net::PostRequest& request) {
    if (request.url != "https://slow.example/") return net::PostResult{.status = 200};
    std::unique_lock lock(mutex);
    most_inside = std::max(most_inside, ++inside);
    changed.wait(lock, [&] { return open; });
    --inside;
    return net::PostResult{.status = 200};
  });
  WebhookDelivery delivery(studio, receiver.options());
  delivery.start();
  receiver.wait_for("https://quick.example/");
  {
    const std::lock_guard lock(mutex);
    open = true;
    changed.notify_all();
  }
  delivery.settle();
  EXPECT_LE(most_inside, 2);
  std::set<std::string> ids;
  for (const net::PostRequest& sent : receiver.seen()) ids.insert(header(sent, "webhook-id"));
  EXPECT_EQ(ids.size(), 251u);
  EXPECT_EQ(receiver.seen().size(), 251u) << "never two attempts of one delivery at once";
}

TEST_F(DeliveryTest, ReachesNoPrivateAddressEvenWhenTheUrlWasTakenOnce) {
  auto row = hook("https://example.com/").row;
  row.url = "http://127.0.0.1:1/";  // as if the operator had allowed it then
  studio.store().update_webhook(row);
  plan();
  WebhookDelivery delivery(studio);
  delivery.start();
  delivery.settle();
  const json::value attempts = json::parse(deliveries(row.id)[0].attempts);
  EXPECT_EQ(attempts.at(0).at("status").as_int64(), 0);
  EXPECT_NE(std::string(attempts.at(0).at("error").as_string()).find("public internet"),
            std::string::npos);
}

TEST_F(DeliveryTest, ForgetsWhatIsOld) {
  const auto made = hook("https://example.com/");
  const auto told = plan();
  Receiver receiver;
  deliver(receiver);
  now += 8 * kDay;
  deliver(receiver);
  EXPECT_TRUE(studio.store().events_of(told.id, 0, 10).empty());
  EXPECT_EQ(deliveries(made.row.id).size(), 1u);
  now += 23 * kDay;
  deliver(receiver);
  EXPECT_TRUE(deliveries(made.row.id).empty());
  EXPECT_EQ(receiver.seen().size(), 1u);
}

// What agents may ask for is what the database tells, and the documentation describes.
TEST_F(DeliveryTest, KnowsTheTypesThatTheToolsName) {
  const json::value shape = parse_embedded("tools/shapes/event_type.json");
  const std::string triggers(
      embedded_file("src/store/migrations/0003-accounts-keys-credits-notices.sql"));
  const std::string page(embedded_file("resources/docs/webhooks.md"));
  for (const json::value& v : shape.at("enum").as_array()) {
    const std::string type(v.as_string());
    const std::string noun = type.substr(0, type.find('.'));
    EXPECT_TRUE(triggers.find("'" + type + "'") != std::string::npos ||
                triggers.find("'" + noun + ".' || lower(NEW.state)") != std::string::npos)
        << type;
    EXPECT_NE(page.find("`" + type + "`"), std::string::npos) << type;
  }
}

}  // namespace
