// JSON as text, written as people and other programs write it.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace talewright {

/// Compact JSON in one line, with numbers as people write them (0.5, not 5E-1).
std::string to_text(const boost::json::value& value);
/// The same, appended; and a string with its quotes.
void append_json(std::string& out, const boost::json::value& value);
void append_json_string(std::string& out, std::string_view text);

}  // namespace talewright
