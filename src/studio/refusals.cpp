#include "studio/refusals.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "drawing/style.h"
#include "generated/failures.h"

namespace talewright::studio {

Failure not_one_of(std::string_view pointer, std::string_view given,
                   const std::vector<std::string>& allowed) {
  std::string message = fmt::format("{} must be one of {}, but \"{}\" was given.", pointer,
                                    join(allowed, ", "), first_code_points(given, 200));
  json::object problem{{"pointer", pointer},
                       {"rule", "enum"},
                       {"limit", to_array(allowed)},
                       {"given", first_code_points(given, 200)},
                       {"message", message}};
  return validation_failed(std::move(message), {{"problems", json::array{std::move(problem)}}});
}

Failure bad_argument(std::string_view pointer, std::string_view rule, std::string_view limit,
                     std::string_view given, std::string message) {
  json::object problem{{"pointer", pointer},
                       {"rule", rule},
                       {"limit", limit},
                       {"given", first_code_points(given, 200)},
                       {"message", message}};
  return validation_failed(std::move(message), {{"problems", json::array{std::move(problem)}}});
}

void check_style(std::string_view pointer, std::string_view style) {
  if (drawing::is_style(style)) return;
  std::vector<std::string> names;
  for (const drawing::StyleEntry& entry : drawing::styles()) names.push_back(entry.name);
  throw not_one_of(pointer, style, names);
}

}  // namespace talewright::studio
