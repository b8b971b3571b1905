// Tools that need answers of the client's side before they can go on.
#include <fmt/format.h>

#include "base/json.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::AbilityNeeded;
using contract::Context;
using contract::FormAnswer;
using contract::Question;
using contract::Reply;

namespace {

json::object one_field(std::string_view name, std::string_view type) {
  json::object properties;
  properties[name] = json::object{{"type", type}};
  json::object schema{{"type", "object"}};
  schema["properties"] = std::move(properties);
  schema["required"] = json::array{json::value(name)};
  return schema;
}

// Asks for one text; empty when the person would not say.
std::string ask_text(const Context& context, std::string key, std::string message,
                     std::string_view field) {
  const FormAnswer answer =
      contract::ask_form(context, std::move(key), std::move(message), one_field(field, "string"));
  return text_or(answer.content, field);
}

std::string name_in(const json::object& answer) {
  const json::object* content = object_at(answer, "content");
  return content ? text_or(*content, "name") : "";
}

std::string greeting(const std::string& name) {
  return fmt::format("Hello, {}!", name.empty() ? "stranger" : name);
}

std::string spoken_roots(const json::object& answer) {
  std::string text;
  for (const json::value& root : answer.at("roots").as_array())
    text += fmt::format("{}{}", text.empty() ? "" : ", ", text_or(root.as_object(), "uri"));
  return text.empty() ? "none" : text;
}

Reply greet_by_name(Context& context, const json::object&) {
  return text_reply(greeting(ask_text(context, "user_name", "What is your name?", "name")));
}

Reply capital(Context& context, const json::object&) {
  const auto answers = contract::ask(
      context, {sampling_question("capital_question", "What is the capital of France?", 100)});
  return text_reply("The model says: " + sampled_text(answers.front()));
}

Reply client_roots(Context& context, const json::object&) {
  const auto answers = contract::ask(context, {roots_question("client_roots")});
  return text_reply("Roots: " + spoken_roots(answers.front()));
}

Reply confirm(Context& context, const json::object&) {
  const FormAnswer answer =
      contract::ask_form(context, "confirm", "Please confirm", one_field("ok", "boolean"));
  return text_reply(flag_or(answer.content, "ok", false) ? "state-ok: confirmed"
                                                         : "state-ok: not confirmed");
}

Reply several(Context& context, const json::object&) {
  const auto answers =
      contract::ask(context, {name_question("user_name"),
                              sampling_question("greeting", "Generate a greeting", 50),
                              roots_question("client_roots")});
  return text_reply(fmt::format("{} The model says: {} Roots: {}", greeting(name_in(answers[0])),
                                sampled_text(answers[1]), spoken_roots(answers[2])));
}

Reply two_rounds(Context& context, const json::object&) {
  const std::string name = ask_text(context, "step1", "Step 1: What is your name?", "name");
  const std::string color =
      ask_text(context, "step2", "Step 2: What is your favorite color?", "color");
  return text_reply(fmt::format("{} likes {}.", name, color));
}

// Whatever of the three the client can answer.
Reply whatever_is_declared(Context& context, const json::object&) {
  std::vector<Question> questions;
  if (context.abilities.form) questions.push_back(name_question("user_name"));
  if (context.abilities.sampling)
    questions.push_back(sampling_question("greeting", "Generate a greeting", 50));
  if (context.abilities.roots) questions.push_back(roots_question("client_roots"));
  const auto answers = contract::ask(context, std::move(questions));
  return text_reply(fmt::format("{} questions were answered.", answers.size()));
}

Reply missing_capability(Context& context, const json::object&) {
  if (!context.abilities.sampling) throw AbilityNeeded{{{"sampling", json::object()}}};
  return text_reply("The client can sample.");
}

Reply streaming_elicitation(Context& context, const json::object&) {
  context.progress({1, 2, "Asking"});
  const std::string name = ask_text(context, "user_name", "What is your name?", "name");
  context.progress({2, 2, "Answered"});
  return text_reply(greeting(name));
}

}  // namespace

void add_round_trip_tools(Toolbox& box) {
  const auto add = [&](std::string_view name, std::string_view description,
                       contract::Handler handler) {
    box.add(name, description, kNoArguments, std::move(handler));
  };
  add("test_input_required_result_elicitation", "Asks for a name and greets it.", greet_by_name);
  add("test_input_required_result_sampling", "Asks the model for a capital.", capital);
  add("test_input_required_result_list_roots", "Asks for the client's folders.", client_roots);
  add("test_input_required_result_request_state", "Asks for a confirmation.", confirm);
  add("test_input_required_result_multiple_inputs", "Asks three things at once.", several);
  add("test_input_required_result_multi_round", "Asks two things in turn.", two_rounds);
  add("test_input_required_result_tampered_state", "Asks for a confirmation under seal.", confirm);
  add("test_input_required_result_capabilities", "Asks what the client can answer.",
      whatever_is_declared);
  add("test_missing_capability", "Needs a client that can sample.", missing_capability);
  add("test_streaming_elicitation", "Reports progress, then asks for a name.",
      streaming_elicitation);
}

}  // namespace talewright::fixture
