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

const WrittenPrompts& prompts() {
  static const WrittenPrompts all(ContractSource{{{"prompts/bedtime.json", kBedtime}}});
  return all;
}

std::vector<PromptMessage> render(std::string_view name,
                                  const std::map<std::string, std::string>& arguments) {
  return prompts().messages(Context(), name, arguments);
}

TEST(Prompts, FillInArgumentsAndFallBacks) {
  const auto messages = render("bedtime", {{"hero", "Pip"}});
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].role, "user");
  EXPECT_EQ(messages[0].text, "About Pip in cartoon.");
}

TEST(Prompts, NeverReadAnArgumentAsATemplate) {
  const auto messages =
      render("bedtime", {{"hero", "{{place}}"}, {"place", "Rome"}});
  EXPECT_EQ(messages[0].text, "About {{place}} in cartoon.Rome");
}

TEST(Prompts, RefuseAMissingOrUnknownArgument) {
  EXPECT_THROW(render("bedtime", {}), PromptRefused);
  EXPECT_THROW(render("bedtime", {{"hero", "Pip"}, {"heroo", "Pip"}}),
               PromptRefused);
  EXPECT_THROW(render("breakfast", {}), PromptRefused);
}

TEST(Prompts, RefuseAFileThatNamesAnUnknownArgument) {
  const auto read = [](std::string_view text) {
    const ContractSource source{{{"x.json", text}}};
    return WrittenPrompts(source);
  };
  EXPECT_THROW(read(R"({"name":"x","description":"d","messages":[{"text":"{{y}}"}]})"),
               std::logic_error);
  EXPECT_THROW(read(R"({"name":"x","description":"d","messages":[{"text":"{{y"}]})"),
               std::logic_error);
}

}  // namespace
}  // namespace talewright::contract
