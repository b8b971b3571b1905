#include "faces/mcp/headers.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace talewright::faces::mcp {
namespace {

std::vector<ParamHeader> declared(std::string_view schema) {
  return param_headers(json::parse(schema).as_object());
}

HeaderLookup headers(std::map<std::string, std::string> values) {
  return [values = std::move(values)](std::string_view name) -> std::optional<std::string_view> {
    const auto found = values.find(std::string(name));
    if (found == values.end()) return std::nullopt;
    return found->second;
  };
}

TEST(HeaderValues, AreReadInTheirCoding) {
  EXPECT_EQ(decode_header_value("plain"), "plain");
  EXPECT_EQ(decode_header_value("=?base64?SGVsbG8=?="), "Hello");
  EXPECT_EQ(decode_header_value("=?base64?SGVsbG8?="), std::nullopt);
  EXPECT_EQ(decode_header_value("=?base64?SGVs!!!bG8=?="), std::nullopt);
  EXPECT_EQ(decode_header_value("=?BASE64?SGVsbG8=?="), "=?BASE64?SGVsbG8=?=");
  EXPECT_EQ(decode_header_value("=?base64?SGVsbG8="), "=?base64?SGVsbG8=");
  EXPECT_EQ(decode_header_value("SGVsbG8=?="), "SGVsbG8=?=");
  EXPECT_EQ(decode_header_value("=?base64?" "?="), "");
}

TEST(ParamHeaders, AreFoundOnPathsOfProperties) {
  const auto found = declared(R"({"type":"object","properties":{
      "region":{"type":"string","x-mcp-header":"Region"},
      "a":{"type":"object","properties":{"b":{"type":"integer","x-mcp-header":"Deep"}}}}})");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].header, "Mcp-Param-Region");
  EXPECT_EQ(found[1].path, (std::vector<std::string>{"a", "b"}));
}

TEST(ParamHeaders, ThatClientsWouldRefuseAreRefusedHere) {
  for (const std::string_view schema :
       {R"({"properties":{"a":{"type":"number","x-mcp-header":"A"}}})",
        R"({"properties":{"a":{"type":"string","x-mcp-header":""}}})",
        R"({"properties":{"a":{"type":"string","x-mcp-header":"not a token"}}})",
        R"({"properties":{"a":{"type":"string","x-mcp-header":"A"},
                          "b":{"type":"string","x-mcp-header":"a"}}})",
        R"({"properties":{"a":{"type":"array","items":{"type":"string","x-mcp-header":"A"}}}})",
        R"({"anyOf":[{"properties":{"a":{"type":"string","x-mcp-header":"A"}}}]})"})
    EXPECT_THROW(declared(schema), std::logic_error) << schema;
}

TEST(ParamHeaders, MustSayWhatTheArgumentsSay) {
  const auto one = declared(R"({"properties":{"n":{"type":"integer","x-mcp-header":"N"},
      "s":{"type":"string","x-mcp-header":"S"},"b":{"type":"boolean","x-mcp-header":"B"}}})");
  const auto check = [&](std::map<std::string, std::string> values, std::string_view arguments) {
    check_param_headers(headers(std::move(values)), one, json::parse(arguments).as_object());
  };
  EXPECT_NO_THROW(check({}, "{}"));
  EXPECT_NO_THROW(check({}, R"({"s":null})"));
  EXPECT_NO_THROW(check({{"Mcp-Param-N", "42.0"}}, R"({"n":42})"));
  EXPECT_NO_THROW(check({{"Mcp-Param-S", "=?base64?w6k=?="}}, R"({"s":"é"})"));
  EXPECT_NO_THROW(check({{"Mcp-Param-B", "true"}}, R"({"b":true})"));
  EXPECT_THROW(check({}, R"({"n":42})"), ProtocolError);
  EXPECT_THROW(check({{"Mcp-Param-N", "43"}}, R"({"n":42})"), ProtocolError);
  EXPECT_THROW(check({{"Mcp-Param-N", "42x"}}, R"({"n":42})"), ProtocolError);
  EXPECT_THROW(check({{"Mcp-Param-S", "a"}}, "{}"), ProtocolError);
  EXPECT_THROW(check({{"Mcp-Param-B", "1"}}, R"({"b":true})"), ProtocolError);
  EXPECT_THROW(check({{"Mcp-Param-S", "=?base64?w6k?="}}, R"({"s":"é"})"), ProtocolError);
}

}  // namespace
}  // namespace talewright::faces::mcp
