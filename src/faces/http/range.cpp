#include "faces/http/range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/text.h"

namespace talewright::faces::http {

namespace {

// Digits alone; a number beyond 64 bits is as good as the largest.
std::optional<std::uint64_t> position(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument)
    return std::nullopt;
  return error == std::errc() ? number : std::numeric_limits<std::uint64_t>::max();
}

Range part(std::uint64_t first, std::uint64_t last) {
  return {Range::Kind::Part, first, last - first + 1};
}

// "0-499", "500-" or "-500"; what is none of them is ignored.
Range read(std::string_view spec, std::uint64_t length) {
  const std::size_t dash = spec.find('-');
  if (dash == std::string_view::npos) return {};
  const std::string_view from = spec.substr(0, dash), to = spec.substr(dash + 1);
  const auto last = position(to);
  if (from.empty()) {
    if (!last) return {};
    if (*last == 0) return {Range::Kind::Unsatisfiable};
    if (length == 0) return {};
    return part(length - std::min(length, *last), length - 1);
  }
  const auto first = position(from);
  if (!first || (!to.empty() && (!last || *last < *first))) return {};
  if (*first >= length) return {Range::Kind::Unsatisfiable};
  return part(*first, to.empty() ? length - 1 : std::min(*last, length - 1));
}

}  // namespace

Range range_of(const Headers& headers, std::uint64_t length, std::string_view etag) {
  const auto asked = headers.find("Range");
  if (!asked || headers.count("Range") > 1) return {};
  if (const auto version = headers.find("If-Range"))
    if (*version != etag || etag.starts_with("W/") || headers.count("If-Range") > 1) return {};
  const std::size_t equals = asked->find('=');
  if (equals == std::string_view::npos || lower(asked->substr(0, equals)) != "bytes") return {};
  return read(trimmed(asked->substr(equals + 1)), length);
}

std::string content_range(const Range& range, std::uint64_t length) {
  if (range.kind == Range::Kind::Unsatisfiable) return fmt::format("bytes */{}", length);
  return fmt::format("bytes {}-{}/{}", range.first, range.first + range.bytes - 1, length);
}

}  // namespace talewright::faces::http
