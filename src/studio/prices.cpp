#include "studio/prices.h"

#include <map>

#include "base/json.h"
#include "press/picture_book.h"

namespace talewright::studio {

std::int64_t price_of(std::string_view action) {
  static const json::value file = parse_embedded("resources/prices.json");
  return integer_or(file.at("actions").at(action).as_object(), "credits", 0);
}

json::object quote(const story::PlanDocument& plan) {
  const std::pair<std::string_view, std::size_t> counts[] = {
      {"picture", plan.pages.size() + 1}, {"page", press::book_pages(plan).size()}, {"bind", 1}};
  std::int64_t total = 0;
  json::array items;
  for (const auto& [action, count] : counts) {
    const std::int64_t credits = price_of(action) * static_cast<std::int64_t>(count);
    total += credits;
    items.push_back({{"action", action}, {"count", count}, {"credits", credits}});
  }
  return {{"credits", total}, {"items", std::move(items)}};
}

}  // namespace talewright::studio
