#include "studio/prices.h"

#include "base/json.h"
#include "press/picture_book.h"

namespace talewright::studio {

namespace {

const json::value& price_list() {
  static const json::value file = parse_embedded("resources/prices.json");
  return file;
}

std::optional<std::int64_t> limit(const json::object& plan, std::string_view key) {
  const json::value& value = plan.at(key);  // each plan says each of them
  if (value.is_null()) return std::nullopt;
  return value.as_int64();
}

PlanTerms read_terms(std::string_view name, const json::object& plan) {
  PlanTerms terms;
  terms.name = name;
  terms.title = text_or(plan, "title");
  terms.about = text_or(plan, "about");
  terms.monthly_credits = limit(plan, "monthly_credits");
  terms.welcome_credits = integer_or(plan, "welcome_credits", 0);
  terms.books_a_month = limit(plan, "books_a_month");
  terms.books_ever = limit(plan, "books_ever");
  terms.story_pages = limit(plan, "story_pages");
  terms.pings_a_month = limit(plan, "pings_a_month");
  terms.keys = limit(plan, "keys");
  terms.webhooks = limit(plan, "webhooks");
  if (const json::object* calls = object_at(plan, "calls_a_minute"))
    for (const auto& family : *calls)
      terms.calls_a_minute.emplace(family.key(), static_cast<int>(family.value().as_int64()));
  return terms;
}

}  // namespace

std::int64_t price_of(std::string_view action) {
  return integer_or(price_list().at("actions").at(action).as_object(), "credits", 0);
}

const std::vector<PlanTerms>& plans_on_offer() {
  static const std::vector<PlanTerms> all = [] {
    std::vector<PlanTerms> plans;
    for (const auto& plan : price_list().at("plans").as_object())
      plans.push_back(read_terms(plan.key(), plan.value().as_object()));
    return plans;
  }();
  return all;
}

const PlanTerms* find_terms(std::string_view plan) {
  for (const PlanTerms& terms : plans_on_offer())
    if (terms.name == plan) return &terms;
  return nullptr;
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
