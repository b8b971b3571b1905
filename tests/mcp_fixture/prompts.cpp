#include "mcp_fixture/prompts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::Prompt;
using contract::PromptArgument;
using contract::PromptMessage;
using contract::PromptRefused;

namespace {

constexpr std::string_view kDynamic = "test_dynamic_prompt";

PromptMessage says(std::string text) {
  PromptMessage message;
  message.role = "user";
  message.text = std::move(text);
  return message;
}

PromptMessage shows(contract::ResourceContents attachment) {
  PromptMessage message;
  message.role = "user";
  message.attachment = std::move(attachment);
  return message;
}

PromptArgument needed(std::string name, std::string description,
                      std::vector<std::string> values = {}) {
  PromptArgument argument;
  argument.name = std::move(name);
  argument.description = std::move(description);
  argument.required = true;
  argument.values = std::move(values);
  return argument;
}

contract::ResourceContents embedded_resource(std::string uri) {
  contract::ResourceContents contents;
  contents.uri = std::move(uri);
  contents.media_type = "text/plain";
  contents.bytes = "Embedded resource content for testing.";
  return contents;
}

contract::ResourceContents picture() {
  contract::ResourceContents contents;
  contents.media_type = "image/png";
  contents.bytes = red_png();
  contents.is_text = false;
  return contents;
}

std::vector<PromptMessage> ask_context(const contract::Context& context) {
  static const json::value kSchema = json::parse(
      R"({"type": "object", "properties": {"context": {"type": "string"}},
          "required": ["context"]})");
  const contract::FormAnswer answer = contract::ask_form(
      context, "user_context", "What context should the prompt use?", kSchema.as_object());
  if (answer.action != contract::FormAnswer::Action::Accept)
    return {says("Go on without any context.")};
  return {says("Use this context: " + text_or(answer.content, "context"))};
}

void check_arguments(const Prompt& prompt, const std::map<std::string, std::string>& arguments) {
  for (const PromptArgument& argument : prompt.arguments)
    if (argument.required && !arguments.contains(argument.name))
      throw PromptRefused(fmt::format("{} needs the argument \"{}\"", prompt.name, argument.name));
  for (const auto& [name, value] : arguments)
    if (std::none_of(prompt.arguments.begin(), prompt.arguments.end(),
                     [&](const PromptArgument& known) { return known.name == name; }))
      throw PromptRefused(fmt::format("{} takes no argument \"{}\"", prompt.name, name));
}

}  // namespace

std::vector<Prompt> TestPrompts::list() const {
  std::vector<Prompt> all = {
      {"test_simple_prompt", "Simple prompt", "One fixed text.", {}},
      {"test_prompt_with_arguments",
       "Prompt with arguments",
       "A text that quotes its two arguments.",
       {needed("arg1", "The first", {"paris", "park", "party", "testing"}),
        needed("arg2", "The second")}},
      {"test_prompt_with_embedded_resource",
       "Prompt with a resource",
       "A resource and a request to process it.",
       {needed("resourceUri", "What the resource is called")}},
      {"test_prompt_with_image", "Prompt with a picture", "A picture and a request to look.", {}},
      {"test_input_required_result_prompt",
       "Prompt that asks",
       "Asks the person for a context, then quotes it.",
       {}}};
  if (dynamic_) all.push_back({std::string(kDynamic), "Dynamic prompt", "It comes and goes.", {}});
  return all;
}

std::vector<PromptMessage> TestPrompts::messages(
    const contract::Context& context, std::string_view name,
    const std::map<std::string, std::string>& arguments) const {
  const std::vector<Prompt> all = list();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Prompt& prompt) { return prompt.name == name; });
  if (found == all.end()) throw PromptRefused(fmt::format("Unknown prompt: {}", name));
  check_arguments(*found, arguments);
  if (name == "test_simple_prompt") return {says("This is a simple prompt for testing.")};
  if (name == "test_prompt_with_arguments")
    return {says(fmt::format("Prompt with arguments: arg1='{}', arg2='{}'", arguments.at("arg1"),
                             arguments.at("arg2")))};
  if (name == "test_prompt_with_embedded_resource")
    return {shows(embedded_resource(arguments.at("resourceUri"))),
            says("Please process the embedded resource above.")};
  if (name == "test_prompt_with_image")
    return {shows(picture()), says("Please analyze the image above.")};
  if (name == "test_input_required_result_prompt") return ask_context(context);
  return {says("This prompt comes and goes.")};
}

void TestPrompts::change() {
  dynamic_ = !dynamic_;
  events_.publish({contract::Event::Kind::PromptsChanged});
}

}  // namespace talewright::fixture
