// The parts of MCP over HTTP that need no socket: who may speak, events as text, streams that can
// be resumed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "faces/gate/guard.h"
#include "faces/mcp_http/sse.h"
#include "faces/mcp_http/stream.h"

namespace talewright::faces::mcp_http {
namespace {

using testing::HasSubstr;

bool admits(std::initializer_list<std::pair<std::string, std::string>> fields) {
  const gate::Guard guard({"studio.example"}, {"https://app.example"});
  http::Headers headers;
  for (const auto& [name, value] : fields) headers.add(name, value);
  return !guard.objection(headers);
}

TEST(Guard, KnowsItsOwnNames) {
  for (const char* host : {"localhost", "LOCALHOST:1", "127.0.0.1:8787", "[::1]", "[::1]:80",
                           "localhost:", "studio.example:443"})
    EXPECT_TRUE(admits({{"Host", host}})) << host;
  for (const char* host : {"evil.example", "localhost.evil.example", "127.0.0.2", "", ":80",
                           "localhost:99999999", "[::1", "localhost:80:80"})
    EXPECT_FALSE(admits({{"Host", host}})) << host;
  EXPECT_FALSE(admits({}));
  EXPECT_FALSE(admits({{"Host", "localhost"}, {"host", "localhost"}}));
}

TEST(Guard, KnowsWhichPagesMaySpeak) {
  for (const char* origin : {"http://localhost:3000", "https://127.0.0.1", "https://app.example",
                             "http://studio.example"})
    EXPECT_TRUE(admits({{"Host", "localhost"}, {"Origin", origin}})) << origin;
  for (const char* origin : {"http://evil.example", "null", "http://app.example", "file://",
                             "http://localhost.evil.example", "ftp://localhost"})
    EXPECT_FALSE(admits({{"Host", "localhost"}, {"Origin", origin}})) << origin;
}

TEST(Sse, WritesOneEventWhateverTheMessageHolds) {
  EXPECT_EQ(sse_event("{}"), "data: {}\n\n");
  EXPECT_EQ(sse_event("a\r\nb\rc\n", "3-1", "message"),
            "event: message\nid: 3-1\ndata: a\ndata: b\ndata: c\ndata: \n\n");
  EXPECT_EQ(sse_prime("3-0", 500), "id: 3-0\nretry: 500\ndata: \n\n");
}

TEST(Sse, ReadsOnlyIdsOfOurs) {
  const auto id = read_event_id("12-345");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->stream, 12u);
  EXPECT_EQ(id->number, 345u);
  for (const char* bad :
       {"", "-", "1-", "-1", "1-2-3", "a-1", " 1-2", "1", "99999999999999999999-1"})
    EXPECT_FALSE(read_event_id(bad)) << bad;
}

/// Notes what it is told; the test decides when the client goes.
class Told : public http::Response {
 public:
  void answer(int status, Fields, std::string body) override {
    said += std::to_string(status) + " " + body;
  }
  void begin_stream(int status, Fields) override { said += std::to_string(status) + "|"; }
  void send(std::string bytes) override { said += bytes; }
  void end() override { said += "|end"; }
  void abort() override { said += "|abort"; }
  void on_gone(std::function<void()> told) override { gone = std::move(told); }
  std::string said;
  std::function<void()> gone;
};

struct StreamTest : testing::Test {
  std::shared_ptr<Told> first = std::make_shared<Told>(), second = std::make_shared<Told>();
  std::shared_ptr<Stream> stream = std::make_shared<Stream>(4, Fields{}, first);
};

TEST_F(StreamTest, AnswersWithJsonWhenThereIsNothingElseToSay) {
  stream->finish({200, "{}"});
  EXPECT_EQ(first->said, "200 {}");
  EXPECT_FALSE(stream->begun());
}

TEST_F(StreamTest, SaysAcceptedWhereThereIsNoAnswer) {
  stream->finish({202});
  EXPECT_EQ(first->said, "202 ");
}

TEST_F(StreamTest, BecomesEventsOnceThereIsSomethingToSayFirst) {
  stream->send("a");
  stream->finish({200, "b"});
  EXPECT_EQ(first->said, "200|id: 4-1\ndata: a\n\nid: 4-2\ndata: b\n\n|end");
}

TEST_F(StreamTest, GivesAClientThatComesBackWhatItMissed) {
  stream->watch();
  stream->send("a");
  first->gone();
  stream->send("b");
  EXPECT_THAT(first->said, testing::Not(HasSubstr("data: b")));
  EXPECT_TRUE(stream->attach(second, {}, 1));
  stream->finish({200, "c"});
  EXPECT_EQ(second->said, "200|id: 4-2\ndata: b\n\nid: 4-3\ndata: c\n\n|end");
}

TEST_F(StreamTest, GivesTheAnswerToThoseWhoComeAfterIt) {
  stream->watch();
  stream->send("a");
  first->gone();
  stream->finish({200, "c"});
  EXPECT_TRUE(stream->attach(second, {}, 1));
  EXPECT_EQ(second->said, "200|id: 4-2\ndata: c\n\n|end");
}

TEST_F(StreamTest, LetsAPollingClientGo) {
  stream->set_polled();
  stream->let_go();
  EXPECT_EQ(first->said, "200|id: 4-0\nretry: 500\ndata: \n\n|end");
  EXPECT_TRUE(stream->attach(second, {}, 0));
  stream->finish({200, "c"});
  EXPECT_EQ(second->said, "200|id: 4-1\ndata: c\n\n|end");
}

TEST_F(StreamTest, KeepsAClientThatWouldNotComeBack) {
  stream->let_go();
  EXPECT_EQ(first->said, "");
}

TEST_F(StreamTest, HasOneReader) {
  stream->send("a");
  EXPECT_FALSE(stream->attach(second, {}, 0));
  EXPECT_EQ(second->said, "");
}

TEST_F(StreamTest, ForgetsTheOldestWhenThereIsTooMuch) {
  stream->watch();
  stream->send("a");
  first->gone();
  for (int i = 0; i < 2000; ++i) stream->send(std::string(10'000, 'x'));
  EXPECT_TRUE(stream->attach(second, {}, 1));
  EXPECT_LT(second->said.size(), 1'100'000u);
  EXPECT_THAT(second->said, HasSubstr("id: 4-2001\n"));
}

}  // namespace
}  // namespace talewright::faces::mcp_http
