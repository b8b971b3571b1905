#include "contract/prompts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "contract/problems.h"

namespace talewright::contract {

namespace {

// Calls text(part) and argument(name) in turn. False when a "{{" is never closed.
template <class Text, class Argument>
bool walk(std::string_view message, Text text, Argument argument) {
  for (;;) {
    const auto open = message.find("{{");
    text(message.substr(0, open));
    if (open == std::string_view::npos) return true;
    const auto close = message.find("}}", open);
    if (close == std::string_view::npos) return false;
    argument(trimmed(message.substr(open + 2, close - open - 2)));
    message.remove_prefix(close + 2);
  }
}

const PromptArgument* find_argument(const Prompt& prompt, std::string_view name) {
  for (const PromptArgument& argument : prompt.arguments)
    if (argument.name == name) return &argument;
  return nullptr;
}

std::pair<Prompt, std::vector<PromptMessage>> read_prompt(std::string_view file,
                                                          std::string_view text) {
  const auto require = [&](bool condition, std::string_view why) {
    if (!condition) throw std::logic_error(fmt::format("{}: {}", file, why));
  };
  boost::system::error_code error;
  const json::value parsed = json::parse(text, error);
  require(!error && parsed.is_object(), "not a JSON object");
  const json::object& top = parsed.get_object();
  Prompt prompt{text_or(top, "name"), text_or(top, "title"), text_or(top, "description"), {}};
  std::vector<PromptMessage> written;
  require(!prompt.name.empty() && !prompt.description.empty(), "no name or no description");
  if (const json::array* arguments = array_at(top, "arguments"))
    for (const json::value& entry : *arguments) {
      require(entry.is_object(), "an argument is no object");
      const json::object& one = entry.get_object();
      PromptArgument argument{text_or(one, "name"), text_or(one, "description"),
                              flag_or(one, "required", false), text_or(one, "default"),
                              texts_or_none(one, "values")};
      require(!argument.name.empty(), "an argument without a name");
      prompt.arguments.push_back(std::move(argument));
    }
  const json::array* messages = array_at(top, "messages");
  require(messages && !messages->empty(), "no messages");
  for (const json::value& entry : *messages) {
    require(entry.is_object(), "a message is no object");
    PromptMessage message{text_or(entry.get_object(), "role", "user"),
                          text_or(entry.get_object(), "text")};
    require(message.role == "user" || message.role == "assistant", "a role that does not exist");
    const bool closed = walk(
        message.text, [](std::string_view) {},
        [&](std::string_view name) {
          require(find_argument(prompt, name), fmt::format("no argument \"{}\"", name));
        });
    require(closed, "a {{ without its }}");
    written.push_back(std::move(message));
  }
  return {std::move(prompt), std::move(written)};
}

}  // namespace

WrittenPrompts::WrittenPrompts(const ContractSource& source) {
  auto files = source.files;
  std::sort(files.begin(), files.end());
  for (const auto& [file, text] : files) {
    auto [prompt, messages] = read_prompt(file, text);
    prompts_.push_back({std::move(prompt), std::move(messages)});
  }
}

std::vector<Prompt> WrittenPrompts::list() const {
  std::vector<Prompt> all;
  for (const Written& written : prompts_) all.push_back(written.prompt);
  return all;
}

std::vector<PromptMessage> WrittenPrompts::messages(
    const Context&, std::string_view name,
    const std::map<std::string, std::string>& arguments) const {
  const auto found = std::find_if(prompts_.begin(), prompts_.end(),
                                  [&](const Written& one) { return one.prompt.name == name; });
  if (found == prompts_.end()) throw PromptRefused(fmt::format("Unknown prompt: {}", name));
  const Prompt& prompt = found->prompt;
  for (const auto& [given, value] : arguments)
    if (!find_argument(prompt, given)) {
      std::vector<std::string_view> names;
      for (const PromptArgument& argument : prompt.arguments) names.push_back(argument.name);
      const std::string_view near = nearest_name(given, names);
      throw PromptRefused(near.empty()
                              ? fmt::format("{} takes no argument \"{}\"", prompt.name, given)
                              : fmt::format("{} takes no argument \"{}\"; did you mean \"{}\"?",
                                            prompt.name, given, near));
    }
  for (const PromptArgument& argument : prompt.arguments)
    if (argument.required && !arguments.count(argument.name))
      throw PromptRefused(fmt::format("{} needs the argument \"{}\"", prompt.name, argument.name));
  std::vector<PromptMessage> rendered;
  for (const PromptMessage& message : found->messages) {
    std::string text;
    walk(
        message.text, [&](std::string_view part) { text += part; },
        [&](std::string_view argument) {
          const auto given = arguments.find(std::string(argument));
          text += given != arguments.end() ? given->second
                                           : find_argument(prompt, argument)->fallback;
        });
    rendered.push_back({message.role, std::move(text)});
  }
  return rendered;
}

}  // namespace talewright::contract
