#include "contract/errors.h"

#include <fmt/format.h>

#include <map>

#include "base/json.h"

namespace talewright::contract {

json::object error_object(const Failure& failure, std::string_view request_id) {
  return {{"error",
           {{"code", failure.code()},
            {"message", failure.message()},
            {"requestId", request_id},
            {"details", failure.details()}}}};
}

std::string_view advice(std::string_view code) {
  static const auto actions = [] {
    std::map<std::string, std::string, std::less<>> result;
    const json::value file = parse_embedded("resources/errors.json");
    for (const json::value& entry : file.at("errors").as_array())
      result.emplace(text_or(entry.as_object(), "code"), text_or(entry.as_object(), "action"));
    return result;
  }();
  const auto found = actions.find(code);
  return found == actions.end() ? std::string_view() : std::string_view(found->second);
}

std::string failure_text(const Failure& failure) {
  constexpr std::size_t kMostLines = 10;
  std::string text = fmt::format("{} ({})", failure.message(), failure.code());
  const json::array* problems = array_at(failure.details(), "problems");
  if (problems && problems->size() > 1) {
    std::size_t lines = 0;
    for (const json::value& entry : *problems) {
      const json::object* problem = entry.if_object();
      if (!problem || lines++ == kMostLines) break;
      text += "\n- " + text_or(*problem, "message");
    }
  }
  if (const std::string_view action = advice(failure.code()); !action.empty())
    text += fmt::format("\n{}", action);
  return text;
}

}  // namespace talewright::contract
