#include "faces/mcp/questions.h"

#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/seal.h"

namespace talewright::faces::mcp {

namespace {

constexpr std::int64_t kStateKeptMs = 10 * 60 * 1000;
constexpr std::size_t kLongestState = 256 * 1024;

// Members in order of their names, at every level: a retry may have them in another order.
json::value sorted(const json::value& value) {
  if (const json::object* object = value.if_object()) {
    std::vector<std::string_view> names;
    for (const auto& member : *object) names.push_back(member.key());
    std::sort(names.begin(), names.end());
    json::object result;
    for (const std::string_view name : names) result[name] = sorted(object->at(name));
    return result;
  }
  if (const json::array* array = value.if_array()) {
    json::array result;
    for (const json::value& item : *array) result.push_back(sorted(item));
    return result;
  }
  return value;
}

// What a state is bound to.
std::string purpose(const Request& request) {
  json::object params = request.params;
  for (const std::string_view own : {"_meta", "inputResponses", "requestState"}) params.erase(own);
  return sha256_hex(to_text(
      json::array{"requestState", request.caller.account, request.method, sorted(std::move(params))}));
}

[[noreturn]] void bad_state() {
  throw ProtocolError(ErrorCode::InvalidParams,
                      "requestState is not ours, belongs to another request or is too old. Make "
                      "the request again without it.");
}

}  // namespace

std::string_view question_method(contract::Question::Kind kind) {
  switch (kind) {
    case contract::Question::Kind::Sampling:
      return "sampling/createMessage";
    case contract::Question::Kind::Roots:
      return "roots/list";
    default:
      return "elicitation/create";
  }
}

json::object input_requests(const std::vector<contract::Question>& questions) {
  json::object requests;
  for (const contract::Question& question : questions)
    requests[question.key] = {{"method", question_method(question.kind)},
                              {"params", question.params}};
  return requests;
}

json::object input_required(const Request& request, const Answers& answered,
                            const std::vector<contract::Question>& questions, std::string_view key,
                            std::int64_t now_ms) {
  json::object kept;
  for (const auto& [name, answer] : answered) kept[name] = answer;
  const std::string state = to_text(json::object{{"until", now_ms + kStateKeptMs}, {"kept", kept}});
  return {{"resultType", "input_required"},
          {"inputRequests", input_requests(questions)},
          {"requestState", seal(key, purpose(request), state)}};
}

Answers answers_param(const json::object& params, std::string_view name) {
  Answers answers;
  const json::value* given = params.if_contains(name);
  if (!given) return answers;
  if (!given->is_object())
    throw ProtocolError(ErrorCode::InvalidParams, "params." + std::string(name) +
                                                      " must be an object: answers by key.");
  for (const auto& member : given->get_object())
    if (const json::object* answer = member.value().if_object()) answers[member.key()] = *answer;
  return answers;
}

Answers read_answers(const Request& request, std::string_view key, std::int64_t now_ms) {
  Answers answers = answers_param(request.params, "inputResponses");
  const json::value* sealed = request.params.if_contains("requestState");
  if (!sealed) return answers;
  if (!sealed->is_string() || sealed->get_string().size() > kLongestState) bad_state();
  const auto opened = unseal(key, purpose(request), sealed->get_string());
  if (!opened) bad_state();
  const json::value state = json::parse(*opened);
  if (state.at("until").as_int64() < now_ms) bad_state();
  for (const auto& member : state.at("kept").as_object())
    answers.emplace(member.key(), member.value().as_object());  // what is given now goes first
  return answers;
}

}  // namespace talewright::faces::mcp
