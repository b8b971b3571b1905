#include "base/failure.h"

#include <map>
#include <stdexcept>

#include "base/json.h"

namespace talewright {

Failure::Failure(std::string_view code, std::string message, json::object details)
    : code_(code), message_(std::move(message)), details_(std::move(details)) {}

int Failure::status() const {
  static const auto statuses = [] {
    std::map<std::string, int, std::less<>> result;
    const json::value file = parse_embedded("resources/errors.json");
    for (const json::value& entry : file.at("errors").as_array())
      result.emplace(text_or(entry.as_object(), "code"),
                     static_cast<int>(integer_or(entry.as_object(), "status", 500)));
    return result;
  }();
  auto found = statuses.find(code_);
  return found == statuses.end() ? 500 : found->second;
}

void ensure(bool condition, std::string_view belief) {
  if (!condition) throw std::logic_error("believed, but not so: " + std::string(belief));
}

}  // namespace talewright
