#include "mcp_fixture/parts.h"

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>

#include "base/digest.h"
#include "base/json.h"
#include "generated/failures.h"

namespace talewright::fixture {

using contract::Question;

void rest(const contract::Context& context, std::chrono::milliseconds how_long) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, context.stop, how_long, [] { return false; });
  if (context.stop.stop_requested()) throw canceled("It was cancelled before it was finished.");
}

contract::Reply text_reply(std::string text) {
  contract::Reply reply;
  reply.text = std::move(text);
  return reply;
}

std::string action_name(contract::FormAnswer::Action action) {
  switch (action) {
    case contract::FormAnswer::Action::Accept:
      return "accept";
    case contract::FormAnswer::Action::Decline:
      return "decline";
    case contract::FormAnswer::Action::Cancel:
      return "cancel";
  }
  return "";
}

Question sampling_question(std::string key, std::string prompt, int most_tokens) {
  const json::object message{{"role", "user"},
                             {"content", {{"type", "text"}, {"text", std::move(prompt)}}}};
  Question question{std::move(key), Question::Kind::Sampling, {}};
  question.params["messages"] = json::array{message};
  question.params["maxTokens"] = most_tokens;
  return question;
}

Question roots_question(std::string key) { return {std::move(key), Question::Kind::Roots, {}}; }

Question name_question(std::string key) {
  static const json::value kSchema = json::parse(
      R"({"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]})");
  Question question{std::move(key), Question::Kind::Form, {}};
  question.params["mode"] = "form";
  question.params["message"] = "What is your name?";
  question.params["requestedSchema"] = kSchema;
  return question;
}

std::string sampled_text(const json::object& answer) {
  const json::value& content = answer.at("content");
  json::array blocks;
  if (const json::array* several = content.if_array())
    blocks = *several;
  else
    blocks.push_back(content);
  std::string text;
  for (const json::value& block : blocks)
    if (const json::object* object = block.if_object())
      if (const json::value* part = object->if_contains("text"); part && part->is_string())
        text += part->get_string();
  return text;
}

std::string red_png() {
  return from_base64(
             "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4"
             "z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC")
      .value();
}

std::string tone_wav() {
  constexpr std::uint32_t kRate = 8000, kSamples = 400;  // 440 Hz, 8 bits, 50 ms
  std::string wav;
  const auto number = [&](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) wav += static_cast<char>(value >> (8 * i) & 0xff);
  };
  wav += "RIFF";
  number(36 + kSamples, 4);
  wav += "WAVEfmt ";
  number(16, 4);
  number(1, 2);  // PCM
  number(1, 2);  // channels
  number(kRate, 4);
  number(kRate, 4);  // bytes a second
  number(1, 2);      // bytes a frame
  number(8, 2);      // bits a sample
  wav += "data";
  number(kSamples, 4);
  for (std::uint32_t i = 0; i < kSamples; ++i)
    number(static_cast<std::uint32_t>(128 + 100 * std::sin(2 * std::numbers::pi * 440 * i / kRate)),
           1);
  return wav;
}

}  // namespace talewright::fixture
