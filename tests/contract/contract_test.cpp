#include "contract/contract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/json.h"
#include "contract/errors.h"
#include "contract/tool_object.h"

namespace talewright::contract {
namespace {

using testing::HasSubstr;

constexpr std::string_view kBind = R"({
  "name": "bind_pages", "title": "Bind pages", "description": "Binds pages.",
  "inputSchema": {
    "type": "object", "additionalProperties": false, "required": ["title"],
    "$defs": {"name": {"type": "string", "minLength": 1, "maxLength": 5}},
    "properties": {
      "title": {"$ref": "#/$defs/name"},
      "pages": {"type": "integer", "minimum": 1, "maximum": 40, "description": "How many."},
      "paper": {"enum": ["plain", "linen", "laid"]},
      "code": {"type": "string", "pattern": "^[a-z]+$"},
      "page_texts": {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 10}},
      "cover": {"anyOf": [{"type": "string"},
        {"type": "object", "required": ["color"], "properties": {"color": {"type": "string"}}}]}
    }
  },
  "outputSchema": {"type": "object", "required": ["bound"],
                   "properties": {"bound": {"type": "integer"}}},
  "annotations": {"readOnlyHint": false},
  "talewright": {"toolset": "books", "scope": "book:write",
                 "rest": {"method": "POST", "path": "/books/{book}/pages"}}
})";

Reply bound(Context&, const json::object& arguments) {
  Reply reply;
  reply.structured["bound"] = integer_or(arguments, "pages", 1);
  return reply;
}

class ContractTest : public testing::Test {
 protected:
  Reply call(std::string_view arguments) {
    Context context;
    context.request_id = "req_1";
    return contract.call(contract.operations().front(), context,
                         json::parse(arguments).as_object());
  }
  json::array problems(std::string_view arguments) {
    try {
      call(arguments);
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), "validation_failed") << failure.message();
      message = failure.message();
      text = failure_text(failure);
      return failure.details().at("problems").as_array();
    }
    return {};
  }
  json::object only_problem(std::string_view arguments) {
    json::array all = problems(arguments);
    EXPECT_EQ(all.size(), 1u) << json::serialize(all);
    return all.empty() ? json::object() : all.front().as_object();
  }

  Contract contract{{{{"tools/bind_pages.json", kBind}}}, {{"bind_pages", bound}}};
  std::string message, text;
};

TEST_F(ContractTest, AValidCallReachesItsHandler) {
  EXPECT_EQ(call(R"({"title":"Moon","pages":12})").structured.at("bound"), 12);
}

TEST_F(ContractTest, ATooLargeNumberIsNamedWithItsLimitAndWhatWasGiven) {
  EXPECT_EQ(only_problem(R"({"title":"Moon","pages":10000})"),
            json::parse(R"({"pointer":"/pages","rule":"maximum","limit":40,"given":10000,
              "message":"/pages must be at most 40, but 10000 was given"})")
                .as_object());
}

TEST_F(ContractTest, AllProblemsAreToldAtOnce) {
  EXPECT_EQ(problems(R"({"pages":0,"paper":"silk","page_texts":["a","b","c","d"]})").size(), 4u);
  EXPECT_THAT(message, HasSubstr("(and 3 more)"));
  EXPECT_THAT(text, HasSubstr("- /paper must be one of \"plain\", \"linen\", \"laid\""));
  EXPECT_THAT(text, HasSubstr("(validation_failed)"));
}

TEST_F(ContractTest, AMissingPropertyIsNamedByItsOwnPointer) {
  const json::object problem = only_problem("{}");
  EXPECT_EQ(problem.at("pointer"), "/title");
  EXPECT_EQ(problem.at("rule"), "required");
  EXPECT_EQ(message, "/title is required and missing");
}

TEST_F(ContractTest, AnUnknownPropertySuggestsTheNearestKnownOne) {
  EXPECT_EQ(only_problem(R"({"title":"Moon","pageTexts":[]})").at("message"),
            "/pageTexts is not a known property; did you mean \"page_texts\"?");
  EXPECT_THAT(std::string(only_problem(R"({"title":"Moon","zebra":1})").at("message").as_string()),
              HasSubstr("known are title, pages"));
}

TEST_F(ContractTest, AMisspelledChoiceSuggestsTheNearestOne) {
  EXPECT_THAT(
      std::string(only_problem(R"({"title":"Moon","paper":"linnen"})").at("message").as_string()),
      HasSubstr("did you mean \"linen\"?"));
}

TEST_F(ContractTest, LengthsAreCountedInCodePoints) {
  EXPECT_TRUE(problems(R"({"title":"ééééé"})").empty());
  EXPECT_EQ(only_problem(R"({"title":"éééééé"})").at("message"),
            "/title must have at most 5 characters, but it has 6");
}

TEST_F(ContractTest, LongGivenTextsAreCut) {
  const std::string arguments = R"({"title":")" + std::string(100000, 'x') + "\"}";
  EXPECT_LT(json::serialize(only_problem(arguments)).size(), 1000u);
}

TEST_F(ContractTest, WholeNumbersWithAPointAreIntegers) {
  EXPECT_EQ(call(R"({"title":"Moon","pages":12.0})").structured.at("bound"), 12);
  EXPECT_EQ(only_problem(R"({"title":"Moon","pages":12.5})").at("rule"), "type");
  EXPECT_EQ(only_problem(R"({"title":"Moon","pages":18446744073709551615})").at("rule"), "maximum");
}

TEST_F(ContractTest, ATextWithAZeroCharacterCannotHideItsLength) {
  EXPECT_EQ(only_problem(R"({"title":"a\u0000b"})").at("rule"), "characters");
  EXPECT_EQ(only_problem(R"({"title":"Moon","cover":"\u0000"})").at("rule"), "characters");
}

TEST_F(ContractTest, AVeryLongTextDoesNotExhaustTheStackOfAPattern) {
  EXPECT_TRUE(
      problems(R"({"title":"Moon","code":")" + std::string(4'000'000, 'x') + "\"}").empty());
  EXPECT_EQ(only_problem(R"({"title":"Moon","code":"A"})").at("rule"), "pattern");
}

TEST_F(ContractTest, OfSeveralFormsTheNearestOneSpeaks) {
  EXPECT_EQ(only_problem(R"({"title":"Moon","cover":{}})").at("pointer"), "/cover/color");
  EXPECT_EQ(only_problem(R"({"title":"Moon","cover":7})").at("rule"), "anyOf");
}

TEST_F(ContractTest, ManyThreadsMayMakeTheFirstCall) {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([this] { EXPECT_NO_THROW(call(R"({"title":"Moon"})")); });
}

TEST_F(ContractTest, TheToolObjectLeavesOurOwnMembersOut) {
  const json::object tool = tool_object(contract.operations().front());
  std::vector<std::string> keys;
  for (const auto& member : tool) keys.emplace_back(member.key());
  EXPECT_THAT(keys, testing::ElementsAre("name", "title", "description", "inputSchema",
                                         "outputSchema", "annotations"));
  EXPECT_EQ(tool.at("inputSchema"), json::parse(kBind).at("inputSchema"));
}

TEST(ContractLoader, RefusesAnOperationWithoutAHandlerAndTheReverse) {
  const ContractSource source{{{"bind_pages.json", kBind}}};
  EXPECT_THROW(Contract(source, {}), std::logic_error);
  EXPECT_THROW(Contract(source, {{"bind_pages", bound}, {"other", bound}}), std::logic_error);
}

TEST(ContractLoader, RefusesAFileThatIsNotWhatItsNameSays) {
  EXPECT_THROW(Contract({{{"other.json", kBind}}}, {{"bind_pages", bound}}), std::logic_error);
  EXPECT_THROW(Contract({{{"bind_pages.json", "{"}}}, {{"bind_pages", bound}}), std::logic_error);
}

TEST(ContractLoader, ListsOperationsInFileNameOrder) {
  std::string other(kBind);
  other.replace(other.find("bind_pages"), 10, "able_pages");
  const Contract contract({{{"bind_pages.json", kBind}, {"able_pages.json", other}}},
                          {{"bind_pages", bound}, {"able_pages", bound}});
  EXPECT_EQ(contract.operations().front().name, "able_pages");
  EXPECT_NE(contract.find("bind_pages"), nullptr);
  EXPECT_EQ(contract.find("bind"), nullptr);
}

TEST(ContractCall, AFaultOfOursBecomesInternalErrorWithTheRequestId) {
  const Contract contract({{{"bind_pages.json", kBind}}},
                          {{"bind_pages", [](Context&, const json::object&) -> Reply {
                              throw std::runtime_error("secret detail");
                            }}});
  Context context;
  context.request_id = "req_7";
  try {
    contract.call(*contract.find("bind_pages"), context, {{"title", "Moon"}});
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "internal_error");
    EXPECT_THAT(failure.message(), HasSubstr("req_7"));
    EXPECT_THAT(failure.message(), testing::Not(HasSubstr("secret")));
    EXPECT_EQ(error_object(failure, "req_7").at("error").at("requestId"), "req_7");
  }
}

TEST(ContractCall, AResultThatBreaksItsSchemaIsAFault) {
  const Contract contract({{{"bind_pages.json", kBind}}},
                          {{"bind_pages", [](Context&, const json::object&) { return Reply(); }}});
  Context context;
  EXPECT_THROW(contract.call(*contract.find("bind_pages"), context, {{"title", "Moon"}}), Failure);
}

}  // namespace
}  // namespace talewright::contract
