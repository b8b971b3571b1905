// Time as the program knows it: handed in, so that tests turn it by hand.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace talewright {

/// Milliseconds since 1970, UTC.
using Clock = std::function<std::int64_t()>;
Clock system_clock();
/// RFC 3339 with milliseconds, "2026-11-21T09:30:00.000Z".
std::string timestamp(std::int64_t ms);
/// Reads a time as RFC 3339 writes it, with any fraction and offset: "2026-11-21T10:30:00+01:00".
/// Nothing when it is none.
std::optional<std::int64_t> from_timestamp(std::string_view text);

/// A calendar month in UTC.
struct Month {
  std::string name;  ///< "2026-11"
  std::int64_t begins_ms = 0, ends_ms = 0;  ///< ends when the next one begins
};
Month month_of(std::int64_t ms);

}  // namespace talewright
