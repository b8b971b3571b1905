// How many calls somebody has made in the last minute. The minute slides in slices of five seconds:
// in no sixty seconds are there more calls than allowed, also across the edge of a window. Kept in
// memory, and within a bound.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faces/gate/recent.h"

namespace talewright::faces::gate {

class RateLimits {
 public:
  /// Those idle for longest are forgotten when there are more callers than `most`.
  explicit RateLimits(std::size_t most) : callers_(most) {}

  struct Verdict {
    bool allowed = true;
    int remaining = 0;  ///< calls that could be made at once
    int reset_s = 0;    ///< seconds until some that were made count no more; 0 = none were
  };
  /// Counts one more call unless there were `limit` already.
  Verdict count(std::string_view caller, int limit, std::int64_t now_ms);
  /// The same without counting.
  Verdict look(std::string_view caller, int limit, std::int64_t now_ms);
  /// Forgets who made no call that still counts.
  void forget_idle(std::int64_t now_ms);
  std::size_t size() const { return callers_.size(); }

 private:
  static constexpr std::int64_t kSliceMs = 5'000;
  static constexpr std::int64_t kSlices = 13;  // twelve whole ones and the one that is passing
  struct Calls {
    std::array<std::uint32_t, kSlices> counts{};
    std::int64_t slice = 0;  // the latest
    void move_to(std::int64_t now_slice);
    Verdict verdict(int limit, std::int64_t now_ms) const;
  };
  Recent<Calls> callers_;
};

}  // namespace talewright::faces::gate
