#include "base/json.h"

#include <stdexcept>

#include "base/embedded.h"

namespace talewright {

namespace {

const json::value* member(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && !value->is_null() ? value : nullptr;
}

[[noreturn]] void wrong_type(std::string_view key) {
  throw std::logic_error("member of unexpected type: " + std::string(key));
}

}  // namespace

std::string text_or(const json::object& object, std::string_view key, std::string_view fallback) {
  const json::value* value = member(object, key);
  if (!value) return std::string(fallback);
  if (!value->is_string()) wrong_type(key);
  return std::string(value->get_string());
}

std::int64_t integer_or(const json::object& object, std::string_view key, std::int64_t fallback) {
  const json::value* value = member(object, key);
  if (!value) return fallback;
  if (!value->is_number()) wrong_type(key);
  return value->is_double() ? static_cast<std::int64_t>(value->get_double())
                            : value->to_number<std::int64_t>();
}

double number_or(const json::object& object, std::string_view key, double fallback) {
  const json::value* value = member(object, key);
  if (!value) return fallback;
  if (!value->is_number()) wrong_type(key);
  return value->to_number<double>();
}

bool flag_or(const json::object& object, std::string_view key, bool fallback) {
  const json::value* value = member(object, key);
  if (!value) return fallback;
  if (!value->is_bool()) wrong_type(key);
  return value->get_bool();
}

std::vector<std::string> texts_or_none(const json::object& object, std::string_view key) {
  std::vector<std::string> result;
  if (const json::array* array = array_at(object, key))
    for (const json::value& value : *array) {
      if (!value.is_string()) wrong_type(key);
      result.emplace_back(value.get_string());
    }
  return result;
}

json::array to_array(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

const json::object* object_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value ? value->if_object() : nullptr;
}

const json::array* array_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value ? value->if_array() : nullptr;
}

json::value parse_embedded(std::string_view path) {
  boost::system::error_code error;
  json::value value = json::parse(embedded_file(path), error);
  if (error) throw std::logic_error("embedded file is not JSON: " + std::string(path));
  return value;
}

}  // namespace talewright
