#include "contract/prompts.h"

#include <gtest/gtest.h>

namespace talewright::contract {
namespace {

constexpr std::string_view kBedtime = R"({
  "name": "bedtime", "title": "A bedtime story", "description": "Plans a story.",
  "arguments": [
    {"name": "hero", "description": "Who it is about", "required": true},
    {"name": "style", "description": "How it looks", "default": "cartoon", "values": ["cartoon"]},
    {"name": "place", "description": "Where"}],
  "messages": [{"role": "user", "text": "About {{hero}} in {{ style }}.{{place}}"}]
})";

const Prompts& prompts() {
  static const Prompts all(ContractSource{{{"prompts/bedtime.json", kBedtime}}});
  return all;
}

TEST(Prompts, FillInArgumentsAndFallBacks) {
  const auto messages = render(*prompts().find("bedtime"), {{"hero", "Pip"}});
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].role, "user");
  EXPECT_EQ(messages[0].text, "About Pip in cartoon.");
}

TEST(Prompts, NeverReadAnArgumentAsATemplate) {
  const auto messages =
      render(*prompts().find("bedtime"), {{"hero", "{{place}}"}, {"place", "Rome"}});
  EXPECT_EQ(messages[0].text, "About {{place}} in cartoon.Rome");
}

TEST(Prompts, RefuseAMissingOrUnknownArgument) {
  EXPECT_THROW(render(*prompts().find("bedtime"), {}), PromptRefused);
  EXPECT_THROW(render(*prompts().find("bedtime"), {{"hero", "Pip"}, {"heroo", "Pip"}}),
               PromptRefused);
  EXPECT_EQ(prompts().find("breakfast"), nullptr);
}

TEST(Prompts, RefuseAFileThatNamesAnUnknownArgument) {
  const auto read = [](std::string_view text) {
    const ContractSource source{{{"x.json", text}}};
    return Prompts(source);
  };
  EXPECT_THROW(read(R"({"name":"x","description":"d","messages":[{"text":"{{y}}"}]})"),
               std::logic_error);
  EXPECT_THROW(read(R"({"name":"x","description":"d","messages":[{"text":"{{y"}]})"),
               std::logic_error);
}

}  // namespace
}  // namespace talewright::contract
