// What happens to requests while they run: cancellation, ids, the limit, the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <thread>

#include "faces/mcp/conversation.h"
#include "faces/small_server.h"

namespace talewright::faces::mcp {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

class InFlightTest : public testing::Test {
 protected:
  InFlightTest() {
    receive(R"({"jsonrpc":"2.0","id":0,"method":"initialize",
               "params":{"protocolVersion":"2025-03-26"}})");
    said.clear();
  }
  void receive(std::string_view text) {
    conversation.receive(text, std::make_shared<Listener>(said));
  }
  void call(int id, std::string_view tool = "steps") { receive(request(id, tool)); }
  static std::string request(int id, std::string_view tool) {
    return R"({"jsonrpc":"2.0","method":"tools/call","id":)" + std::to_string(id) +
           R"(,"params":{"name":")" + std::string(tool) + R"(","_meta":{"progressToken":1}}})";
  }
  void cancel(std::string_view id) {
    receive(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":)" +
            std::string(id) + "}}");
  }
  void run_next() {
    auto work = std::move(waiting.front());
    waiting.pop_front();
    work();
  }

  SmallServer small;
  std::vector<std::string> said;
  std::deque<std::function<void()>> waiting;
  Conversation conversation{small.server(),
                            [this](std::function<void()> work, bool) { waiting.push_back(work); },
                            {},
                            {.in_flight = 3, .streams = 4}};
};

TEST_F(InFlightTest, ACancelledRequestIsNeverAnswered) {
  call(1);
  cancel("1");
  run_next();
  EXPECT_THAT(said, ElementsAre());
  EXPECT_EQ(conversation.in_flight(), 0u);
}

TEST_F(InFlightTest, CancellingNamesTheIdWithItsType) {
  call(1);
  cancel("\"1\"");
  run_next();
  EXPECT_THAT(said.back(), HasSubstr("\"id\":1,\"result\""));
}

TEST_F(InFlightTest, ACancelledWaitStopsAndSaysNothingMore) {
  call(1, "wait");
  std::jthread worker([&] { run_next(); });
  small.gate.until_begun(1);
  cancel("1");
  small.gate.until_stopped(1);
  worker.join();
  EXPECT_THAT(said, ElementsAre());
}

TEST_F(InFlightTest, AnIdInFlightIsRefusedAndFreeAgainAfterwards) {
  call(1);
  call(1);
  EXPECT_THAT(said, ElementsAre(HasSubstr("-32600")));
  run_next();
  said.clear();
  call(1);
  EXPECT_THAT(said, ElementsAre());
}

TEST_F(InFlightTest, IdsThatAreAlikeAsDoublesAreNotTheSame) {
  const auto call = [&](const std::string& id) {
    receive(R"({"jsonrpc":"2.0","method":"tools/call","params":{"name":"steps"},"id":)" + id + "}");
  };
  const std::string first = "12345678901234567890121", second = "12345678901234567890122";
  call(first);
  call(second);
  EXPECT_THAT(said, ElementsAre());
  cancel(first);
  run_next();
  run_next();
  EXPECT_THAT(said, ElementsAre(HasSubstr("\"id\":" + second + ",\"result\"")));
}

TEST_F(InFlightTest, IdsInABatchKeepTheirDigits) {
  receive(R"([{"jsonrpc":"2.0","id":12345678901234567890123,"method":"ping"},
              {"jsonrpc":"2.0","method":"ping","id":12345678901234567890124}])");
  EXPECT_THAT(said, ElementsAre(AllOf(HasSubstr("\"id\":12345678901234567890123,"),
                                      HasSubstr("\"id\":12345678901234567890124,"))));
}

TEST_F(InFlightTest, PastTheLimitRequestsAreRefusedButQuickMethodsAnswered) {
  for (int id = 1; id <= 4; ++id) call(id);
  ASSERT_EQ(said.size(), 1u);
  EXPECT_THAT(said[0], HasSubstr("\"id\":4,\"error\":{\"code\":-32603"));
  receive(R"({"jsonrpc":"2.0","id":5,"method":"tools/list"})");
  EXPECT_THAT(said.back(), HasSubstr("\"id\":5,\"result\""));
  run_next();
  call(6);
  EXPECT_EQ(waiting.size(), 3u);
}

TEST_F(InFlightTest, SubscriptionsHaveALimitOfTheirOwn) {
  const auto listen = [&](const std::string& id) {
    receive(R"({"jsonrpc":"2.0","method":"subscriptions/listen","id":)" + id +
            R"(,"params":{"notifications":{"resourcesListChanged":true},"_meta":{
               "io.modelcontextprotocol/protocolVersion":"2026-07-28",
               "io.modelcontextprotocol/clientCapabilities":{}}}})");
  };
  for (const char* id : {"1", "2", "3", "12345678901234567890123"}) listen(id);
  EXPECT_THAT(said, Each(HasSubstr("subscriptions/acknowledged")));
  EXPECT_THAT(said.back(), HasSubstr("subscriptionId\":12345678901234567890123}"));
  listen("5");
  EXPECT_THAT(said.back(), HasSubstr("\"id\":5,\"error\":{\"code\":-32603"));
  for (int id = 6; id <= 8; ++id) call(id);
  EXPECT_EQ(waiting.size(), 3u);
  cancel("2");
  listen("9");
  EXPECT_THAT(said.back(), HasSubstr("subscriptions/acknowledged"));
}

TEST_F(InFlightTest, ACancelledRequestStillCountsUntilItsWorkEnds) {
  for (int id = 1; id <= 3; ++id) call(id);
  cancel("2");
  call(4);
  EXPECT_THAT(said, ElementsAre(HasSubstr("-32603")));
}

TEST_F(InFlightTest, ABatchWaitsForItsLastAnswerButNotForACancelledOne) {
  receive("[" + request(1, "picture") + "," + request(2, "picture") + "]");
  run_next();
  EXPECT_THAT(said, ElementsAre());
  cancel("2");
  ASSERT_THAT(said.size(), 1u);
  EXPECT_EQ(json::parse(said[0]).as_array().size(), 1u);
}

TEST_F(InFlightTest, StoppingEndsWaitsWithARefusal) {
  call(1, "wait");
  std::jthread worker([&] { run_next(); });
  small.gate.until_begun(1);
  conversation.stop(false);
  worker.join();
  EXPECT_THAT(said.back(), HasSubstr("(canceled)"));
}

TEST_F(InFlightTest, WhatIsAskedAfterTheEndIsRefused) {
  receive(R"({"jsonrpc":"2.0","id":0,"method":"initialize",
             "params":{"protocolVersion":"2025-11-25","capabilities":{"elicitation":{}}}})");
  call(1, "late");
  std::jthread worker([&] { run_next(); });
  small.gate.until_begun(1);
  conversation.stop(false);
  small.gate.open();
  worker.join();
  EXPECT_THAT(said.back(), HasSubstr("\"id\":1,\"error\""));
  EXPECT_EQ(conversation.in_flight(), 0u);
}

TEST_F(InFlightTest, WorkMayOutliveTheConversation) {
  std::deque<std::function<void()>> later;
  {
    Conversation other(small.server(),
                       [&](std::function<void()> work, bool) { later.push_back(work); });
    const auto outlet = std::make_shared<Listener>(said);
    other.receive(R"({"jsonrpc":"2.0","id":0,"method":"initialize",
                     "params":{"protocolVersion":"2025-11-25"}})",
                  outlet);
    other.receive(request(1, "steps"), outlet);
  }
  later.front()();
  EXPECT_THAT(said.back(), HasSubstr("\"id\":1,\"error\""));
}

}  // namespace
}  // namespace talewright::faces::mcp
