// The state that clients carry for us between rounds: bound to one request of one account, for a time.
#include "faces/mcp/questions.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "base/seal.h"

namespace talewright::faces::mcp {
namespace {

class QuestionsTest : public testing::Test {
 protected:
  QuestionsTest() {
    request.method = "tools/call";
    request.version = Version::V2026_07_28;
    request.params = json::parse(R"({"name":"t","arguments":{"a":1,"b":{"c":2,"d":3}}})").as_object();
    const json::object result = input_required(request, {{"first", {{"action", "accept"}}}}, {}, key, 1000);
    state = result.at("requestState").as_string().c_str();
  }
  Answers read(std::int64_t now_ms = 2000) {
    request.params["requestState"] = state;
    return read_answers(request, key, now_ms);
  }
  const std::string key = new_seal_key();
  Request request;
  std::string state;
};

TEST_F(QuestionsTest, AStateBringsBackWhatWasAnswered) {
  request.params["inputResponses"] = {{"second", {{"action", "decline"}}}};
  const Answers answers = read();
  EXPECT_EQ(answers.at("first").at("action"), "accept");
  EXPECT_EQ(answers.at("second").at("action"), "decline");
}

TEST_F(QuestionsTest, TheOrderOfMembersAndTheProtocolsOwnDoNotMatter) {
  request.params = json::parse(R"({"_meta":{"x":1},"arguments":{"b":{"d":3,"c":2},"a":1},"name":"t"})").as_object();
  EXPECT_NO_THROW(read());
}

TEST_F(QuestionsTest, NoBitOfAStateCanBeChanged) {
  const std::string good = state;
  for (std::size_t i = 0; i < good.size(); ++i) {
    state = good;
    state[i] = state[i] == 'A' ? 'B' : 'A';
    // The last digit before the padding holds bits that mean nothing; all others count.
    if (i + 3 >= good.size() && good.back() == '=') continue;
    EXPECT_THROW(read(), ProtocolError) << i;
  }
  state = good + "-TAMPERED";
  EXPECT_THROW(read(), ProtocolError);
}

TEST_F(QuestionsTest, AStateOfAnotherRequestIsRefused) {
  request.params["arguments"].as_object()["a"] = 2;
  EXPECT_THROW(read(), ProtocolError);
}

TEST_F(QuestionsTest, AStateOfAnotherAccountIsRefused) {
  request.caller.account = "another";
  EXPECT_THROW(read(), ProtocolError);
}

TEST_F(QuestionsTest, AStateOfAnotherMethodIsRefused) {
  request.method = "prompts/get";
  EXPECT_THROW(read(), ProtocolError);
}

TEST_F(QuestionsTest, AStateExpires) {
  EXPECT_NO_THROW(read(1000 + 599'000));
  EXPECT_THROW(read(1000 + 601'000), ProtocolError);
}

TEST_F(QuestionsTest, AStateOfAnotherServerIsRefused) {
  const std::string other = new_seal_key();
  request.params["requestState"] = state;
  EXPECT_THROW(read_answers(request, other, 2000), ProtocolError);
}

}  // namespace
}  // namespace talewright::faces::mcp
