#include "faces/rest/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "faces/http/query.h"

namespace talewright::faces::rest {

namespace {

constexpr std::string_view kScheme = "talewright://";
constexpr std::size_t kLongestTail = 300, kLongestName = 100;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> file_address(std::string_view uri) {
  if (!uri.starts_with(kScheme)) return std::nullopt;
  return "/files/" + std::string(uri.substr(kScheme.size()));
}

std::optional<std::string> resource_behind(std::string_view tail) {
  if (tail.size() > kLongestTail) return std::nullopt;
  for (const std::string& segment : split(tail, '/')) {
    if (segment.empty() || segment == "." || segment == "..") return std::nullopt;
    for (const char c : segment)
      if (!is_plain(c)) return std::nullopt;
  }
  return std::string(kScheme) + std::string(tail);
}

std::string saved_as(std::string_view title, std::string_view extension) {
  std::string plain(first_code_points(title, kLongestName));
  for (char& c : plain) {
    const bool leads_elsewhere = std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (leads_elsewhere || is_control) c = ' ';
  }
  std::string name;
  for (const std::string_view word : words(plain)) {
    if (!name.empty()) name += ' ';
    name += word;
  }
  name.erase(0, std::min(name.find_first_not_of(". "), name.size()));
  if (name.empty()) name = "book";
  return fmt::format("attachment; filename=\"{}.{}\"; filename*=UTF-8''{}.{}", slug(title),
                     extension, http::percent_encoded(name), extension);
}

}  // namespace talewright::faces::rest
