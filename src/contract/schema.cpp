#include "contract/schema.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/json.h"
#include "contract/problems.h"

namespace talewright::contract {

namespace {

// Members whose values are examples of data, not schemas.
bool holds_data(std::string_view key) {
  return key == "enum" || key == "const" || key == "default" || key == "examples";
}

// valijson would run std::regex, whose recursion a long text can drive through the stack; the
// reporter has matched the patterns already; a format is only a note to the reader.
void remove_patterns(json::value& schema) {
  if (json::array* array = schema.if_array()) {
    for (json::value& item : *array) remove_patterns(item);
  } else if (json::object* object = schema.if_object()) {
    for (const char* key : {"pattern", "format"})
      if (const json::value* rule = object->if_contains(key); rule && rule->is_string())
        object->erase(key);
    for (auto& member : *object)
      if (!holds_data(member.key())) remove_patterns(member.value());
  }
}

// JSON has one kind of number: 12.0 is an integer. The adapter knows only int64 and double.
void unify_numbers(json::value& value) {
  constexpr double kExact = 9007199254740992.0;
  if (value.is_double()) {
    const double number = value.get_double();
    if (std::trunc(number) == number && std::abs(number) <= kExact)
      value = static_cast<std::int64_t>(number);
  } else if (value.is_uint64()) {
    value = static_cast<double>(value.get_uint64());
  } else if (json::array* array = value.if_array()) {
    for (json::value& item : *array) unify_numbers(item);
  } else if (json::object* object = value.if_object()) {
    for (auto& member : *object) unify_numbers(member.value());
  }
}

bool needs_unifying(const json::value& value) {
  if (const json::array* array = value.if_array()) {
    for (const json::value& item : *array)
      if (needs_unifying(item)) return true;
    return false;
  }
  if (const json::object* object = value.if_object()) {
    for (const auto& member : *object)
      if (needs_unifying(member.value())) return true;
    return false;
  }
  return value.is_double() || value.is_uint64();
}

// "<root>", "[pages]", "[3]" -> "/pages/3"
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t i = 1; i < context.size(); ++i) {
    std::string_view step = context[i];
    if (step.size() >= 2 && step.front() == '[') step = step.substr(1, step.size() - 2);
    pointer += '/';
    pointer += step;
  }
  return pointer;
}

}  // namespace

struct Schema::Compiled {
  json::value root;
  Patterns patterns;
  valijson::Schema schema;
};

Schema::Schema(const json::object& schema) : schema_(schema) {}
Schema::~Schema() = default;

const Schema::Compiled& Schema::compiled() const {
  std::call_once(once_, [this] {
    auto made = std::make_unique<Compiled>();
    made->root = schema_;
    try {
      made->patterns = compile_patterns(made->root);
      json::value plain = made->root;
      remove_patterns(plain);
      valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
      parser.populateSchema(valijson::adapters::BoostJsonAdapter(plain), made->schema);
    } catch (const std::exception& error) {
      throw std::logic_error(fmt::format("a schema cannot be compiled: {}", error.what()));
    }
    compiled_ = std::move(made);
  });
  return *compiled_;
}

json::array Schema::problems(const json::value& value) const {
  const Compiled& rules = compiled();
  json::value unified;
  const json::value* target = &value;
  if (needs_unifying(value)) {
    unified = value;
    unify_numbers(unified);
    target = &unified;
  }
  const valijson::adapters::BoostJsonAdapter adapter(*target);
  // Most values are valid, and without patterns (which only our reporter knows) that is all.
  if (rules.patterns.empty() && valijson::Validator().validate(rules.schema, adapter, nullptr))
    return {};
  json::array found = find_problems(rules.root, rules.patterns, value);
  if (!found.empty()) return found;

  valijson::ValidationResults results;
  if (valijson::Validator().validate(rules.schema, adapter, &results)) return {};
  for (const auto& error : results) {
    const std::string pointer = pointer_of(error.context);
    found.push_back(problem(
        pointer, "schema", nullptr, nullptr,
        fmt::format("{}: {}", pointer.empty() ? "the arguments" : pointer, error.description)));
  }
  if (found.empty())
    found.push_back(problem("", "schema", nullptr, nullptr, "the arguments break their schema"));
  return found;
}

}  // namespace talewright::contract
