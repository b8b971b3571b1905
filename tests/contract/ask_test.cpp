#include <gtest/gtest.h>

#include "base/json.h"
#include "contract/call.h"

namespace talewright::contract {
namespace {

json::object parsed(std::string_view text) { return json::parse(text).as_object(); }

const json::object& name_schema() {
  static const json::object schema = parsed(
      R"({"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]})");
  return schema;
}

Question question(std::string key, Question::Kind kind) { return {std::move(key), kind, {}}; }

Context able() {
  Context context;
  context.abilities = {.form = true, .url = true, .sampling = true, .roots = true};
  return context;
}

FormAnswer ask_name(const Context& context) {
  return ask_form(context, "who", "Who are you?", name_schema());
}

// The keys that are asked for, or none when the answers are all there.
std::vector<std::string> asked(const Context& context, std::vector<Question> questions) {
  std::vector<std::string> keys;
  try {
    ask(context, std::move(questions));
  } catch (const AnswersNeeded& needed) {
    for (const Question& one : needed.questions) keys.push_back(one.key);
  }
  return keys;
}

bool asks_again(std::string_view answer) {
  Context context = able();
  context.answers["who"] = parsed(answer);
  try {
    ask_name(context);
    return false;
  } catch (const AnswersNeeded&) {
    return true;
  }
}

TEST(AskForm, SaysWhatIsToBeAsked) {
  try {
    ask_name(able());
    FAIL() << "it did not ask";
  } catch (const AnswersNeeded& needed) {
    ASSERT_EQ(needed.questions.size(), 1u);
    const Question& one = needed.questions.front();
    EXPECT_EQ(one.key, "who");
    EXPECT_EQ(one.kind, Question::Kind::Form);
    EXPECT_EQ(one.params, (json::object{{"mode", "form"},
                                        {"message", "Who are you?"},
                                        {"requestedSchema", name_schema()}}));
  }
}

TEST(AskForm, GivesWhatThePersonEntered) {
  Context context = able();
  context.answers["who"] = parsed(R"({"action": "accept", "content": {"name": "Pip"}})");
  const FormAnswer answer = ask_name(context);
  EXPECT_EQ(answer.action, FormAnswer::Action::Accept);
  EXPECT_EQ(answer.content, parsed(R"({"name": "Pip"})"));
}

TEST(AskForm, TellsDecliningFromCancelling) {
  Context context = able();
  context.answers["who"] = parsed(R"({"action": "decline", "content": {"name": "ignored"}})");
  EXPECT_EQ(ask_name(context).action, FormAnswer::Action::Decline);
  EXPECT_TRUE(ask_name(context).content.empty());
  context.answers["who"] = parsed(R"({"action": "cancel"})");
  EXPECT_EQ(ask_name(context).action, FormAnswer::Action::Cancel);
}

TEST(AskForm, AsksAgainForWhatDoesNotConform) {
  EXPECT_TRUE(asks_again(R"({"action": "accept", "content": {"name": 5}})"));
  EXPECT_TRUE(asks_again(R"({"action": "accept", "content": {}})"));
  EXPECT_TRUE(asks_again(R"({"action": "accept", "content": "Pip"})"));
  EXPECT_TRUE(asks_again(R"({"action": "accept"})"));
  EXPECT_TRUE(asks_again(R"({"action": "perhaps"})"));
  EXPECT_TRUE(asks_again(R"({})"));
  EXPECT_FALSE(asks_again(R"({"action": "accept", "content": {"name": "Pip"}})"));
}

TEST(AskForm, AsksAgainWhenTheActionIsNoText) {
  EXPECT_TRUE(asks_again(R"({"action": 5})"));
  EXPECT_TRUE(asks_again(R"({"action": {"name": "accept"}, "content": {"name": "Pip"}})"));
}

TEST(Ask, AsksOnlyForWhatIsMissing) {
  Context context = able();
  const std::vector<Question> both = {question("roots", Question::Kind::Roots),
                                      question("poem", Question::Kind::Sampling)};
  EXPECT_EQ(asked(context, both), (std::vector<std::string>{"roots", "poem"}));
  context.answers["roots"] = parsed(R"({"roots": []})");
  EXPECT_EQ(asked(context, both), std::vector<std::string>{"poem"});
  context.answers["poem"] = parsed(R"({"role": "assistant", "content": {}, "model": "m"})");
  EXPECT_TRUE(asked(context, both).empty());
  const auto answers = ask(context, both);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_TRUE(answers[0].contains("roots"));
  EXPECT_TRUE(answers[1].contains("model"));
}

TEST(Ask, IgnoresAnswersToOtherQuestions) {
  Context context = able();
  context.answers["else"] = parsed(R"({"roots": []})");
  EXPECT_EQ(asked(context, {question("roots", Question::Kind::Roots)}),
            std::vector<std::string>{"roots"});
}

TEST(Ask, AsksAgainForAnAnswerOfAnotherKind) {
  Context context = able();
  context.answers["roots"] = parsed(R"({"action": "accept"})");
  context.answers["poem"] = parsed(R"({"roots": []})");
  context.answers["page"] = parsed(R"({"action": "open"})");
  EXPECT_EQ(asked(context, {question("roots", Question::Kind::Roots)}).size(), 1u);
  EXPECT_EQ(asked(context, {question("poem", Question::Kind::Sampling)}).size(), 1u);
  EXPECT_EQ(asked(context, {question("page", Question::Kind::Url)}).size(), 1u);
  context.answers["poem"] = parsed(R"({"content": "Roses are red"})");
  EXPECT_EQ(asked(context, {question("poem", Question::Kind::Sampling)}).size(), 1u);
  context.answers["roots"] = parsed(R"({"roots": "none"})");
  EXPECT_EQ(asked(context, {question("roots", Question::Kind::Roots)}).size(), 1u);
  context.answers["roots"] = parsed(R"({"roots": [{"name": "no address"}]})");
  EXPECT_EQ(asked(context, {question("roots", Question::Kind::Roots)}).size(), 1u);
}

TEST(Ask, NamesTheAbilityThatIsMissing) {
  const std::pair<Question::Kind, std::string_view> kinds[] = {
      {Question::Kind::Form, R"({"elicitation": {"form": {}}})"},
      {Question::Kind::Url, R"({"elicitation": {"url": {}}})"},
      {Question::Kind::Sampling, R"({"sampling": {}})"},
      {Question::Kind::Roots, R"({"roots": {}})"}};
  for (const auto& [kind, capabilities] : kinds) {
    try {
      ask(Context{}, {question("key", kind)});
      ADD_FAILURE() << "it did not need " << capabilities;
    } catch (const AbilityNeeded& needed) {
      EXPECT_EQ(needed.capabilities, parsed(capabilities));
    }
  }
}

TEST(Ask, NeedsNoAbilityForWhatIsAnswered) {
  Context context;
  context.answers["roots"] = parsed(R"({"roots": []})");
  EXPECT_EQ(ask(context, {question("roots", Question::Kind::Roots)}).size(), 1u);
}

}  // namespace
}  // namespace talewright::contract
