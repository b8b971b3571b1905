// Tools of the older revisions that ask the client's side while they run.
#include <fmt/format.h>

#include "base/json.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::Context;
using contract::FormAnswer;
using contract::Reply;

namespace {

json::object parsed(const char* text) { return json::parse(text).as_object(); }

constexpr const char* kUserSchema = R"({
  "type": "object",
  "properties": {
    "username": {"type": "string", "description": "User's response"},
    "email": {"type": "string", "description": "User's email address"}
  },
  "required": ["username", "email"]
})";

constexpr const char* kDefaultsSchema = R"({
  "type": "object",
  "properties": {
    "name": {"type": "string", "description": "User name", "default": "John Doe"},
    "age": {"type": "integer", "description": "User age", "default": 30},
    "score": {"type": "number", "description": "User score", "default": 95.5},
    "status": {"type": "string", "description": "User status",
               "enum": ["active", "inactive", "pending"], "default": "active"},
    "verified": {"type": "boolean", "description": "Verification status", "default": true}
  }
})";

constexpr const char* kEnumsSchema = R"({
  "type": "object",
  "properties": {
    "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
    "titledSingle": {"type": "string", "oneOf": [
      {"const": "value1", "title": "First Option"},
      {"const": "value2", "title": "Second Option"},
      {"const": "value3", "title": "Third Option"}]},
    "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"],
                   "enumNames": ["Option One", "Option Two", "Option Three"]},
    "untitledMulti": {"type": "array",
                      "items": {"type": "string", "enum": ["option1", "option2", "option3"]}},
    "titledMulti": {"type": "array", "items": {"anyOf": [
      {"const": "value1", "title": "First Choice"},
      {"const": "value2", "title": "Second Choice"},
      {"const": "value3", "title": "Third Choice"}]}}
  }
})";

std::string outcome(const FormAnswer& answer) {
  return fmt::format("action={}, content={}", action_name(answer.action),
                     json::serialize(answer.content));
}

Reply sampling(Context& context, const json::object& arguments) {
  const auto answers =
      contract::ask(context, {sampling_question("sampling", text_or(arguments, "prompt"), 100)});
  return text_reply("LLM response: " + sampled_text(answers.front()));
}

Reply elicitation(Context& context, const json::object& arguments) {
  const FormAnswer answer =
      contract::ask_form(context, "user", text_or(arguments, "message"), parsed(kUserSchema));
  return text_reply("User response: " + outcome(answer));
}

contract::Handler completed_form(const char* message, const char* schema) {
  return [=](Context& context, const json::object&) {
    const FormAnswer answer = contract::ask_form(context, "form", message, parsed(schema));
    return text_reply("Elicitation completed: " + outcome(answer));
  };
}

}  // namespace

void add_question_tools(Toolbox& box) {
  box.add("test_sampling", "Asks the client's model.",
          R"({"type": "object", "additionalProperties": false, "required": ["prompt"],
              "properties": {"prompt": {"type": "string", "description": "What to ask it."}}})",
          sampling);
  box.add("test_elicitation", "Asks the person.",
          R"({"type": "object", "additionalProperties": false, "required": ["message"],
              "properties": {"message": {"type": "string", "description": "What to ask."}}})",
          elicitation);
  box.add("test_elicitation_sep1034_defaults", "Asks with defaults for each kind of field.",
          kNoArguments, completed_form("Please review these defaults", kDefaultsSchema));
  box.add("test_elicitation_sep1330_enums", "Asks for choices of each kind.", kNoArguments,
          completed_form("Please choose", kEnumsSchema));
}

}  // namespace talewright::fixture
