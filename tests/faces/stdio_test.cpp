// The stdio face over real pipes, with the client's ends in the test's hands.
#include "faces/stdio/stdio.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <set>
#include <thread>

#include "faces/small_server.h"
#include "faces/stdio/lines.h"

namespace talewright::faces {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

constexpr std::string_view kInitialize =
    R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"}})"
    "\n";

std::string call(int id, std::string_view tool, std::string_view arguments = "{}") {
  return R"({"jsonrpc":"2.0","method":"tools/call","id":)" + std::to_string(id) +
         R"(,"params":{"name":")" + std::string(tool) + R"(","arguments":)" +
         std::string(arguments) + "}}\n";
}

class StdioTest : public testing::Test {
 protected:
  StdioTest() {
    EXPECT_EQ(pipe2(to_server_, O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(from_server_, O_CLOEXEC), 0);
    options_.in = to_server_[0];
    options_.out = from_server_[1];
    options_.own_process = false;
  }
  ~StdioTest() override {
    close_input();
    if (server_.joinable()) server_.join();
    for (int fd : {to_server_[0], from_server_[0], from_server_[1]})
      if (fd >= 0) close(fd);
  }

  void start() {
    server_ = std::thread([this] {
      EXPECT_EQ(serve_stdio(small.server(), options_), 0);
      close(from_server_[1]);
      from_server_[1] = -1;
    });
  }
  void say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t n = write(to_server_[1], text.data(), text.size());
      ASSERT_GT(n, 0);
      text.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void close_input() {
    if (to_server_[1] >= 0) close(to_server_[1]);
    to_server_[1] = -1;
  }
  /// The next line the server says; empty at the end.
  std::string hear() {
    for (;;) {
      if (const auto end = heard_.find('\n'); end != std::string::npos) {
        std::string line = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        return line;
      }
      char buffer[65536];
      const ssize_t n = read(from_server_[0], buffer, sizeof buffer);
      if (n <= 0) return std::exchange(heard_, "");
      heard_.append(buffer, static_cast<std::size_t>(n));
    }
  }
  std::vector<std::string> hear_the_rest() {
    std::vector<std::string> lines;
    for (std::string line = hear(); !line.empty(); line = hear()) lines.push_back(line);
    return lines;
  }
  std::chrono::milliseconds time_to_end() {
    const auto begin = std::chrono::steady_clock::now();
    server_.join();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
  }

  SmallServer small;
  StdioOptions options_;
  int to_server_[2], from_server_[2];
  std::thread server_;
  std::string heard_;
};

TEST_F(StdioTest, CallsBeforeTheEndOfInputAreAnswered) {
  start();
  say(kInitialize);
  say("\r\n\n");
  say(call(1, "echo", R"({"text":"a"})"));
  say(R"({"jsonrpc":"2.0","id":2,"method":"ping"})");  // without a line end
  close_input();
  EXPECT_THAT(hear_the_rest(), testing::UnorderedElementsAre(HasSubstr("\"id\":0,\"result\""),
                                                             HasSubstr("\"id\":1,\"result\""),
                                                             HasSubstr("\"id\":2,\"result\"")));
}

TEST_F(StdioTest, AnEmptyInputEndsAtOnce) {
  start();
  close_input();
  EXPECT_THAT(hear_the_rest(), ElementsAre());
  EXPECT_LT(time_to_end(), 500ms);
}

TEST_F(StdioTest, ALineOfFiftyMegabytesIsRefusedAndTheNextOneServed) {
  start();
  const std::string part(1024 * 1024, 'x');
  say(R"({"jsonrpc":"2.0","id":1,"method":")");
  for (int i = 0; i < 50; ++i) say(part);
  say("\"}\n");
  say(R"({"jsonrpc":"2.0","id":2,"method":"ping"})"
      "\n");
  EXPECT_THAT(hear(), HasSubstr("longer than 8388608 bytes"));
  EXPECT_THAT(hear(), HasSubstr("\"id\":2,\"result\""));
}

TEST_F(StdioTest, BrokenLinesAreRefusedAndTheNextOneServed) {
  start();
  say("{\"jsonrpc\":\n\xff\xfe\n");
  say(std::string(10000, '[') + std::string(10000, ']') + "\n");
  say(R"({"jsonrpc":"2.0","id":123456789012345678901234567890,"method":"ping"})"
      "\r\n");
  EXPECT_THAT(hear(), HasSubstr("-32700"));
  EXPECT_THAT(hear(), HasSubstr("-32700"));
  EXPECT_THAT(hear(), HasSubstr("-32600"));
  EXPECT_THAT(hear(), HasSubstr("\"id\":123456789012345678901234567890,\"result\""));
}

TEST_F(StdioTest, ASlowToolDelaysNobody) {
  start();
  say(kInitialize);
  hear();
  say(call(1, "wait"));
  say(call(2, "echo", R"({"text":"a"})"));
  EXPECT_THAT(hear(), HasSubstr("\"id\":2,"));
  say(R"({"jsonrpc":"2.0","id":3,"method":"tools/list"})"
      "\n");
  EXPECT_THAT(hear(), HasSubstr("\"id\":3,"));
  small.gate.open();
  EXPECT_THAT(hear(), HasSubstr("\"id\":1,"));
}

TEST_F(StdioTest, ACancelledCallStopsWithoutAnAnswer) {
  start();
  say(kInitialize);
  hear();
  say(call(1, "wait"));
  small.gate.until_begun(1);
  say(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})"
      "\n");
  small.gate.until_stopped(1);
  say(R"({"jsonrpc":"2.0","id":2,"method":"ping"})"
      "\n");
  EXPECT_THAT(hear(), HasSubstr("\"id\":2,"));
  close_input();
  EXPECT_THAT(hear_the_rest(), ElementsAre());
}

TEST_F(StdioTest, AThousandRequestsAtOnceAreEachAnsweredOnce) {
  start();
  std::string all(kInitialize);
  for (int id = 1; id <= 1000; ++id)
    all += call(id, "echo", R"({"text":")" + std::string(1000, 'x') + "\"}");
  std::thread client([&] { say(all); });
  std::set<std::string> ids;
  for (int i = 0; i <= 1000; ++i) {
    const json::value answer = json::parse(hear());
    ids.insert(json::serialize(answer.at("id")));
  }
  client.join();
  EXPECT_EQ(ids.size(), 1001u);
}

TEST_F(StdioTest, ABatchIsAnsweredAsOneArray) {
  start();
  say(kInitialize);
  hear();
  std::string batch = "[" + call(1, "echo", R"({"text":"a"})") + "," + call(2, "picture") + "]";
  batch.erase(std::remove(batch.begin(), batch.end(), '\n'), batch.end());
  say(batch + "\n");
  EXPECT_EQ(json::parse(hear()).as_array().size(), 2u);
}

TEST_F(StdioTest, AnswersWaitForAClientThatReadsLate) {
  options_.most_waiting = 100'000;
  start();
  say(kInitialize);
  std::thread client([&] {
    for (int id = 1; id <= 200; ++id)
      say(call(id, "echo", R"({"text":")" + std::string(20000, 'x') + "\"}"));
    close_input();
  });
  EXPECT_EQ(hear_the_rest().size(), 201u);
  client.join();
}

TEST_F(StdioTest, TheEndOfInputStopsCallsThatWait) {
  options_.drain = 50ms;
  start();
  say(kInitialize);
  say(call(1, "wait"));
  small.gate.until_begun(1);
  close_input();
  EXPECT_LT(time_to_end(), 800ms);
  small.gate.until_stopped(1);
  EXPECT_THAT(hear_the_rest().back(), HasSubstr("(canceled)"));
}

TEST_F(StdioTest, TheEndOfInputEndsSubscriptionsAndQuestionsAtOnce) {
  options_.drain = std::chrono::hours(1);
  start();
  say(R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18",)"
      R"("capabilities":{"elicitation":{}}}})"
      "\n");
  EXPECT_THAT(hear(), HasSubstr("\"id\":0,\"result\""));
  say(call(1, "ask"));
  EXPECT_THAT(hear(), HasSubstr("elicitation/create"));
  say(R"({"jsonrpc":"2.0","id":"s","method":"subscriptions/listen","params":{"notifications":)"
      R"({"resourcesListChanged":true},"_meta":{"io.modelcontextprotocol/protocolVersion":)"
      R"("2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})"
      "\n");
  EXPECT_THAT(hear(), HasSubstr("subscriptions/acknowledged"));
  close_input();
  EXPECT_THAT(hear_the_rest(),
              testing::UnorderedElementsAre(
                  testing::AllOf(HasSubstr("\"id\":1,\"error\""), HasSubstr("shutting down")),
                  HasSubstr("\"id\":\"s\",\"result\""), HasSubstr("notifications/cancelled")));
}

TEST_F(StdioTest, AClosedOutputEndsEverything) {
  start();
  say(kInitialize);
  say(call(1, "wait"));
  small.gate.until_begun(1);
  close(from_server_[0]);
  from_server_[0] = -1;
  EXPECT_LT(time_to_end(), 800ms);
  small.gate.until_stopped(1);
}

// A process of its own, whose standard input and output are the pipes.
class StdioProcessTest : public StdioTest {
 protected:
  void start_process() {
    std::fflush(nullptr);  // what waits to be printed is the parent's
    child_ = fork();
    if (child_ == 0) {
      dup2(to_server_[0], 0);
      dup2(from_server_[1], 1);
      close(to_server_[1]);
      close(from_server_[0]);
      SmallServer own;
      StdioOptions options;
      options.drain = 100ms;
      options.grace = 200ms;
      _exit(serve_stdio(own.server(), options));
    }
    close(std::exchange(from_server_[1], -1));
  }
  int status() {
    int status = -1;
    waitpid(child_, &status, 0);
    return status;
  }
  pid_t child_ = -1;
};

TEST_F(StdioProcessTest, ATerminateSignalEndsItCleanly) {
  start_process();
  say(kInitialize);
  EXPECT_THAT(hear(), HasSubstr("protocolVersion"));
  say(call(1, "wait"));
  kill(child_, SIGTERM);
  EXPECT_EQ(status(), 0);
}

TEST_F(StdioProcessTest, AnInterruptEndsItCleanly) {
  start_process();
  say(kInitialize);
  EXPECT_THAT(hear(), HasSubstr("protocolVersion"));
  kill(child_, SIGINT);
  EXPECT_EQ(status(), 0);
}

TEST_F(StdioProcessTest, ACallThatIgnoresItsStopCannotKeepItAlive) {
  start_process();
  say(kInitialize);
  say(call(1, "stubborn"));
  close_input();
  EXPECT_EQ(status(), 0);
  EXPECT_THAT(hear_the_rest(), ElementsAre(HasSubstr("protocolVersion")));
}

TEST_F(StdioProcessTest, WhatOthersPrintToStandardOutputGoesToStandardError) {
  start_process();
  say(kInitialize);
  say(call(1, "crash"));  // logs through spdlog's default logger, which prints to stdout
  close_input();
  for (const std::string& line : hear_the_rest()) EXPECT_NO_THROW(json::parse(line)) << line;
  EXPECT_EQ(status(), 0);
}

TEST_F(StdioProcessTest, AClosedInputEndsItCleanly) {
  start_process();
  close(std::exchange(to_server_[0], -1));
  say(kInitialize);
  close_input();
  EXPECT_THAT(hear_the_rest(), ElementsAre(HasSubstr("protocolVersion")));
  EXPECT_EQ(status(), 0);
}

TEST(Lines, AreCutAtTheLimitHoweverTheBytesArrive) {
  for (std::size_t step : {1u, 2u, 3u, 100u}) {
    std::vector<std::string> lines;
    int too_long = 0;
    stdio::Lines cut(5);
    const auto take = [&] {
      while (const auto line = cut.next()) {
        if (line->too_long)
          ++too_long;
        else
          lines.emplace_back(line->text);
      }
    };
    const std::string_view all = "one\r\n\n12345\n123456\n  \nabcdefghijkl\nend";
    for (std::size_t at = 0; at < all.size(); at += step) {
      cut.feed(all.substr(at, step));
      take();
    }
    cut.end();
    take();
    EXPECT_THAT(lines, ElementsAre("one", "12345", "end")) << step;
    EXPECT_EQ(too_long, 2) << step;
  }
}

}  // namespace
}  // namespace talewright::faces
