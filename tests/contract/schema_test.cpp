#include "contract/schema.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace talewright::contract {
namespace {

// Conditional and composed rules as JSON Schema 2020-12 has them.
const Schema& contact() {
  static const json::value kText = json::parse(R"({
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {"address": {"$anchor": "addressDef", "type": "object",
                          "properties": {"street": {"type": "string", "x-mcp-header": "Street"}}}},
    "properties": {
      "address": {"$ref": "#/$defs/address"},
      "by": {"type": "string", "enum": ["phone", "email"]},
      "phone": {"type": "string"},
      "email": {"type": "string"}
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"by": {"const": "phone"}}, "required": ["by"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": false
  })");
  static const Schema schema(kText.as_object());
  return schema;
}

// Where the problems are.
std::vector<std::string> pointers(std::string_view value) {
  std::vector<std::string> found;
  for (const json::value& problem : contact().problems(json::parse(value)))
    found.push_back(text_or(problem.as_object(), "pointer"));
  return found;
}

using Pointers = std::vector<std::string>;

TEST(Schema, TakesWhatConforms) {
  EXPECT_EQ(pointers(R"({"email": "e"})"), Pointers());
  EXPECT_EQ(pointers(R"({"by": "phone", "phone": "1"})"), Pointers());
  EXPECT_EQ(pointers(R"({"email": "e", "address": {"street": "Elm", "number": 5}})"), Pointers());
}

TEST(Schema, AppliesThenAndElse) {
  EXPECT_EQ(pointers(R"({"by": "phone", "email": "e"})"), Pointers{"/phone"});
  EXPECT_EQ(pointers(R"({"by": "email", "phone": "1"})"), Pointers{"/email"});
  EXPECT_EQ(pointers(R"({"phone": "1"})"), Pointers{"/email"});
}

TEST(Schema, AppliesCompositionsAtTheTop) { EXPECT_FALSE(pointers("{}").empty()); }

TEST(Schema, FollowsReferencesIntoDefinitions) {
  EXPECT_EQ(pointers(R"({"email": "e", "address": {"street": 5}})"), Pointers{"/address/street"});
}

TEST(Schema, RefusesWhatIsNotListed) {
  EXPECT_EQ(pointers(R"({"email": "e", "fax": "1"})"), Pointers{"/fax"});
}

}  // namespace
}  // namespace talewright::contract
