#include "base/text.h"

namespace talewright {

namespace {
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
}  // namespace

bool is_valid_utf8(std::string_view text) {
  // Well-formed sequences of Unicode 15, table 3-7.
  for (std::size_t i = 0; i < text.size();) {
    const auto at = [&](std::size_t k) -> unsigned {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
    };
    const auto tail = [&](std::size_t k) { return at(k) >= 0x80 && at(k) <= 0xBF; };
    const unsigned c = at(0);
    if (c < 0x80) i += 1;
    else if (c >= 0xC2 && c <= 0xDF && tail(1)) i += 2;
    else if (c >= 0xE0 && c <= 0xEF && tail(1) && tail(2) && !(c == 0xE0 && at(1) < 0xA0) &&
             !(c == 0xED && at(1) > 0x9F)) i += 3;
    else if (c >= 0xF0 && c <= 0xF4 && tail(1) && tail(2) && tail(3) &&
             !(c == 0xF0 && at(1) < 0x90) && !(c == 0xF4 && at(1) > 0x8F)) i += 4;
    else return false;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  std::size_t n = 0;
  for (char c : text) n += !continues(c);
  return n;
}

std::string_view first_code_points(std::string_view text, std::size_t n) {
  std::size_t i = 0;
  for (; i < text.size(); ++i)
    if (!continues(text[i]) && n-- == 0) break;
  return text.substr(0, i);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string capitalized(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t cut = text.find(at);
    parts.emplace_back(text.substr(0, cut));
    if (cut == std::string_view::npos) return parts;
    text.remove_prefix(cut + 1);
  }
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) ++i;
    std::size_t begin = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    if (i > begin) result.push_back(text.substr(begin, i - begin));
  }
  return result;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i) result += between;
    result += parts[i];
  }
  return result;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  if (what.empty()) return text;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

std::string slug(std::string_view text, std::size_t most) {
  std::string result;
  bool gap = false;
  for (char c : lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (gap && !result.empty()) result += '-';
      gap = false;
      result += c;
      if (result.size() >= most) break;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return result.empty() ? "book" : result;
}

}  // namespace talewright
