#include "faces/mcp/json_rpc.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace talewright::faces::mcp {
namespace {

std::string id_of(std::string_view message) {
  const json::value value = parse_message(message, 64);
  const auto id = read_id(value.at("id"), message);
  return id ? id->text : "none";
}

TEST(Ids, ComeBackToTheLastDigitAndInTheirOwnType) {
  EXPECT_EQ(id_of(R"({"id":1})"), "1");
  EXPECT_EQ(id_of(R"({"id":"1"})"), "\"1\"");
  EXPECT_EQ(id_of(R"({"id":-9007199254740993})"), "-9007199254740993");
  EXPECT_EQ(id_of(R"({"id":18446744073709551615})"), "18446744073709551615");
  EXPECT_EQ(id_of(R"({"x":{"id":2},"a":"id","id" : 123456789012345678901234567890 })"),
            "123456789012345678901234567890");
  EXPECT_EQ(id_of(R"({"id":")" + std::string(100000, 'x') + "\"}").size(), 100002u);
  EXPECT_EQ(id_of(R"({"id":)" + std::string(400, '9') + "}"), std::string(400, '9'));
  EXPECT_EQ(id_of(R"({"id":1e400})"), "none");
  EXPECT_EQ(id_of(R"({"id":1e30})"), "1e+30");
  EXPECT_EQ(id_of(R"({"id":1.5})"), "none");
  EXPECT_EQ(id_of(R"({"id":null})"), "none");
}

TEST(RawJson, IsFoundAsItStands) {
  EXPECT_EQ(raw_member(R"( {"a":{"b":1,"c":2}, "b" : [3,{"b":4}] ,"c":"}\\\",\"b\":5"} )", "b"),
            R"([3,{"b":4}])");
  EXPECT_EQ(raw_member(R"({"b":1,"b":2})", "b"), "2");
  EXPECT_EQ(raw_member("{}", "b"), "");
  EXPECT_EQ(raw_elements(R"([1 , [2,3],{"a":"],["} ,"x,y",null])"),
            (std::vector<std::string_view>{"1", "[2,3]", R"({"a":"],["})", R"("x,y")", "null"}));
}

TEST(Messages, AreRefusedWhenTooDeepOrNotUtf8) {
  const auto code = [](const std::string& text) {
    try {
      parse_message(text, 64);
    } catch (const ProtocolError& error) {
      return error.code();
    }
    return ErrorCode(0);
  };
  EXPECT_EQ(code(std::string(64, '[') + std::string(64, ']')), ErrorCode(0));
  EXPECT_EQ(code(std::string(65, '[') + std::string(65, ']')), ErrorCode::InvalidRequest);
  EXPECT_EQ(code(std::string(10000, '[')), ErrorCode::InvalidRequest);
  EXPECT_EQ(code("\"\xff\""), ErrorCode::ParseError);
  EXPECT_EQ(code(""), ErrorCode::ParseError);
}

TEST(Json, IsWrittenAsPeopleWriteIt) {
  EXPECT_EQ(to_text(json::value{0.5, 2.0, -3, 1e300, "a\n\"b\"", nullptr, true}),
            R"([0.5,2,-3,1e+300,"a\n\"b\"",null,true])");
  EXPECT_EQ(to_text(json::parse(R"({"a":{},"b":[],"c":{"d":1}})")),
            R"({"a":{},"b":[],"c":{"d":1}})");
}

}  // namespace
}  // namespace talewright::faces::mcp
