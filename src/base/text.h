// Text in UTF-8: checks, trims and counts. Words of a language are counted by white space.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace talewright {

bool is_valid_utf8(std::string_view text);
/// Code points in valid UTF-8.
std::size_t code_points(std::string_view text);
/// At most n code points, cut at a code point.
std::string_view first_code_points(std::string_view text, std::size_t n);
std::string_view trimmed(std::string_view text);
/// ASCII letters only; other bytes stay.
std::string lower(std::string_view text);
/// First letter of an ASCII word raised.
std::string capitalized(std::string_view text);
std::vector<std::string> split(std::string_view text, char at);
std::vector<std::string_view> words(std::string_view text);
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string replaced(std::string text, std::string_view what, std::string_view with);
/// Lower-case ASCII letters and digits joined by '-': for file names; "book" when nothing is left.
std::string slug(std::string_view text, std::size_t most = 60);

}  // namespace talewright
