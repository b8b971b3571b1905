#include "contract/events.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace talewright::contract {
namespace {

using Kind = Event::Kind;

Interest everything(std::string account = "local") {
  return {.account = std::move(account), .tools = true, .prompts = true, .resources = true};
}

TEST(Interest, WantsOnlyTheKindsItNames) {
  const Interest tools{.account = "local", .tools = true};
  EXPECT_TRUE(tools.wants({Kind::ToolsChanged}));
  EXPECT_FALSE(tools.wants({Kind::PromptsChanged}));
  EXPECT_FALSE(tools.wants({Kind::ResourcesChanged}));
  EXPECT_FALSE(tools.wants({Kind::ResourceUpdated, "test://a"}));
  EXPECT_TRUE(everything().wants({Kind::PromptsChanged}));
  EXPECT_TRUE(everything().wants({Kind::ResourcesChanged}));
}

TEST(Interest, WantsOnlyTheSubjectsItNames) {
  const Interest some{.account = "local", .uris = {"test://a"}, .tasks = {"task_1"}};
  EXPECT_TRUE(some.wants({Kind::ResourceUpdated, "test://a"}));
  EXPECT_FALSE(some.wants({Kind::ResourceUpdated, "test://b"}));
  EXPECT_FALSE(some.wants({Kind::ResourceUpdated, "task_1"}));
  EXPECT_TRUE(some.wants({Kind::TaskChanged, "task_1"}));
  EXPECT_FALSE(some.wants({Kind::TaskChanged, "task_2"}));
}

TEST(Interest, WantsNothingOfOtherAccounts) {
  EXPECT_TRUE(everything("anna").wants({Kind::ToolsChanged}));
  EXPECT_TRUE(everything("anna").wants({Kind::ToolsChanged, "", "anna"}));
  EXPECT_FALSE(everything("anna").wants({Kind::ToolsChanged, "", "bert"}));
}

TEST(Events, ReachWhoeverWantsThem) {
  Events events;
  std::vector<std::string> heard;
  const auto anna = events.subscribe({.account = "anna", .uris = {"test://a"}},
                                     [&](const Event& e) { heard.push_back("anna " + e.subject); });
  const auto bert = events.subscribe({.account = "bert", .uris = {"test://a", "test://b"}},
                                     [&](const Event& e) { heard.push_back("bert " + e.subject); });
  events.publish({Kind::ResourceUpdated, "test://a"});
  events.publish({Kind::ResourceUpdated, "test://b"});
  events.publish({Kind::ResourceUpdated, "test://a", "anna"});
  EXPECT_EQ(heard, (std::vector<std::string>{"anna test://a", "bert test://a", "bert test://b",
                                             "anna test://a"}));
}

TEST(Events, AreNotHeardAfterTheSubscriptionHasEnded) {
  Events events;
  int heard = 0;
  auto subscription = events.subscribe(everything(), [&](const Event&) { ++heard; });
  events.publish({Kind::ToolsChanged});
  subscription.reset();
  events.publish({Kind::ToolsChanged});
  EXPECT_EQ(heard, 1);
}

TEST(Events, MayBeOutlivedByTheirSubscriptions) {
  auto events = std::make_unique<Events>();
  const auto subscription = events->subscribe(everything(), [](const Event&) {});
  events.reset();
}

TEST(Events, MayEndOtherSubscriptionsFromAListener) {
  Events events;
  int heard = 0;
  std::unique_ptr<Events::Subscription> second;
  const auto first = events.subscribe(everything(), [&](const Event&) { second.reset(); });
  second = events.subscribe(everything(), [&](const Event&) { ++heard; });
  events.publish({Kind::ToolsChanged});
  EXPECT_EQ(heard, 0);
}

TEST(Events, EndingASubscriptionWaitsForItsListener) {
  Events events;
  std::latch listening(1), ending(1);
  std::atomic<bool> done = false;
  auto subscription = events.subscribe(everything(), [&](const Event&) {
    listening.count_down();
    ending.wait();
    done = true;
  });
  std::thread publisher([&] { events.publish({Kind::ToolsChanged}); });
  listening.wait();
  std::thread releaser([&] { ending.count_down(); });
  subscription.reset();
  EXPECT_TRUE(done);
  publisher.join();
  releaser.join();
}

TEST(Events, AreHeardOneAtATimeWhileManyPublishSubscribeAndEnd) {
  Events events;
  constexpr int kRounds = 500, kPublishers = 3;
  int heard = 0;  // no atomic: each listener hears one event at a time
  const auto steady = events.subscribe(everything(), [&](const Event&) { ++heard; });
  std::latch begin(kPublishers + 2);
  std::vector<std::thread> threads;
  for (int i = 0; i < kPublishers; ++i)
    threads.emplace_back([&] {
      begin.arrive_and_wait();
      for (int round = 0; round < kRounds; ++round) events.publish({Kind::PromptsChanged});
    });
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&] {
      begin.arrive_and_wait();
      for (int round = 0; round < kRounds; ++round) {
        auto count = std::make_unique<int>(0);
        auto brief = events.subscribe(everything(), [&](const Event&) { ++*count; });
        brief.reset();
        count.reset();
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(heard, kRounds * kPublishers);
}

}  // namespace
}  // namespace talewright::contract
