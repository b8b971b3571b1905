#include <algorithm>

#include "base/json.h"
#include "contract/call.h"
#include "contract/schema.h"

namespace talewright::contract {

namespace {

bool can(const Abilities& abilities, Question::Kind kind) {
  switch (kind) {
    case Question::Kind::Form:
      return abilities.form;
    case Question::Kind::Url:
      return abilities.url;
    case Question::Kind::Sampling:
      return abilities.sampling;
    case Question::Kind::Roots:
      return abilities.roots;
  }
  return false;
}

json::object capability(Question::Kind kind) {
  switch (kind) {
    case Question::Kind::Form:
      return {{"elicitation", {{"form", json::object()}}}};
    case Question::Kind::Url:
      return {{"elicitation", {{"url", json::object()}}}};
    case Question::Kind::Sampling:
      return {{"sampling", json::object()}};
    case Question::Kind::Roots:
      return {{"roots", json::object()}};
  }
  return {};
}

// Answers come from outside: their members may be anything.
std::string_view word_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::string_view action_of(const json::object& answer) {
  const json::value* action = answer.if_contains("action");
  return action && action->is_string() ? std::string_view(action->get_string()) : "";
}

bool is_root(const json::value& root) {
  const json::object* object = root.if_object();
  const json::value* uri = object ? object->if_contains("uri") : nullptr;
  return uri && uri->is_string();
}

// Whether an answer has the shape that its kind of question asks for; others are asked again.
bool is_answer(const Question& question, const json::object& answer) {
  const std::string_view action = action_of(answer);
  switch (question.kind) {
    case Question::Kind::Form: {
      if (action == "decline" || action == "cancel") return true;
      if (action != "accept") return false;
      const json::object* schema = object_at(question.params, "requestedSchema");
      const json::object* content = object_at(answer, "content");
      return schema && content && Schema(*schema).problems(*content).empty();
    }
    case Question::Kind::Url:
      return action == "accept" || action == "decline" || action == "cancel";
    case Question::Kind::Sampling: {
      const json::value* content = answer.if_contains("content");
      return content && (content->is_object() || content->is_array());
    }
    case Question::Kind::Roots: {
      const json::array* roots = array_at(answer, "roots");
      return roots && std::all_of(roots->begin(), roots->end(), is_root);
    }
  }
  return false;
}

}  // namespace

std::vector<json::object> ask(const Context& context, std::vector<Question> questions) {
  std::vector<json::object> answers;
  AnswersNeeded needed;
  for (Question& question : questions) {
    const auto found = context.answers.find(question.key);
    if (found != context.answers.end() && is_answer(question, found->second)) {
      answers.push_back(found->second);
    } else {
      if (!can(context.abilities, question.kind)) throw AbilityNeeded{capability(question.kind)};
      needed.questions.push_back(std::move(question));
    }
  }
  if (!needed.questions.empty()) throw needed;
  return answers;
}

FormAnswer ask_form(const Context& context, std::string key, std::string message,
                    json::object schema) {
  Question question{std::move(key), Question::Kind::Form, {}};
  question.params["mode"] = "form";
  question.params["message"] = std::move(message);
  question.params["requestedSchema"] = std::move(schema);
  std::vector<Question> questions;
  questions.push_back(std::move(question));
  const json::object answer = ask(context, std::move(questions)).front();
  FormAnswer form;
  const std::string_view action = word_at(answer, "action");
  if (action == "accept") {
    form.action = FormAnswer::Action::Accept;
    form.content = answer.at("content").as_object();
  } else if (action == "decline") {
    form.action = FormAnswer::Action::Decline;
  }
  return form;
}

}  // namespace talewright::contract
