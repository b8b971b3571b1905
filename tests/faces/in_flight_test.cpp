// What happens to requests while they run: cancellation, ids, the limit, the end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <thread>

#include "faces/mcp/conversation.h"
#include "faces/small_server.h"

namespace talewright::faces::mcp {
namespace {

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
                            "local",
                            {.in_flight = 3}};
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
