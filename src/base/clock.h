// Time as the program knows it: handed in, so that tests turn it by hand.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace talewright {

/// Milliseconds since 1970, UTC.
using Clock = std::function<std::int64_t()>;
Clock system_clock();
/// RFC 3339 with milliseconds, "2026-11-21T09:30:00.000Z".
std::string timestamp(std::int64_t ms);

}  // namespace talewright
