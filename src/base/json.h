// Small readings of JSON objects whose shape a schema has already checked.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace talewright {

namespace json = boost::json;

/// The member, or the fallback when it is absent or null. A member of another type throws
/// std::logic_error: the schema let something through.
std::string text_or(const json::object& object, std::string_view key, std::string_view fallback = "");
std::int64_t integer_or(const json::object& object, std::string_view key, std::int64_t fallback);
double number_or(const json::object& object, std::string_view key, double fallback);
bool flag_or(const json::object& object, std::string_view key, bool fallback);
/// An array of strings; absent = empty.
std::vector<std::string> texts_or_none(const json::object& object, std::string_view key);
json::array to_array(const std::vector<std::string>& texts);
/// The member when it is an object; null otherwise.
const json::object* object_at(const json::object& object, std::string_view key);
const json::array* array_at(const json::object& object, std::string_view key);

/// Parses an embedded file that is known to be valid; throws std::logic_error naming it if not.
json::value parse_embedded(std::string_view path);

}  // namespace talewright
