#include "faces/gate/rate_limits.h"

#include <algorithm>
#include <numeric>

namespace talewright::faces::gate {

void RateLimits::Calls::move_to(std::int64_t now_slice) {
  // A clock that was set back far begins anew; a little, and the latest slice goes on.
  if (now_slice - slice >= kSlices || slice - now_slice >= kSlices) {
    counts.fill(0);
    slice = now_slice;
  }
  while (slice < now_slice) counts[static_cast<std::size_t>(++slice % kSlices)] = 0;
}

RateLimits::Verdict RateLimits::Calls::verdict(int limit, std::int64_t now_ms) const {
  const auto made = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  Verdict verdict{made < limit, static_cast<int>(std::max<std::int64_t>(limit - made, 0)), 0};
  // Until so many have left that another is allowed; or, if one is now, until the first leaves.
  std::int64_t left = made;
  for (std::int64_t old = slice - kSlices + 1; old <= slice; ++old) {
    const std::uint32_t count = counts[static_cast<std::size_t>((old + kSlices) % kSlices)];
    if (count == 0) continue;
    left -= count;
    const std::int64_t leaves_ms = (old + kSlices) * kSliceMs - now_ms;
    verdict.reset_s = static_cast<int>(std::max<std::int64_t>((leaves_ms + 999) / 1000, 1));
    if (verdict.allowed || left < limit) break;
  }
  return verdict;
}

RateLimits::Verdict RateLimits::count(std::string_view caller, int limit, std::int64_t now_ms) {
  Calls& calls = callers_.use(caller);
  calls.move_to(now_ms / kSliceMs);
  if (!calls.verdict(limit, now_ms).allowed) return calls.verdict(limit, now_ms);
  ++calls.counts[static_cast<std::size_t>(calls.slice % kSlices)];
  Verdict verdict = calls.verdict(limit, now_ms);
  verdict.allowed = true;
  return verdict;
}

RateLimits::Verdict RateLimits::look(std::string_view caller, int limit, std::int64_t now_ms) {
  Calls* const calls = callers_.find(caller);
  if (!calls) return {limit > 0, limit, 0};
  calls->move_to(now_ms / kSliceMs);
  return calls->verdict(limit, now_ms);
}

void RateLimits::forget_idle(std::int64_t now_ms) {
  callers_.forget_while([now_slice = now_ms / kSliceMs](const Calls& calls) {
    return now_slice - calls.slice >= kSlices || calls.slice - now_slice >= kSlices;
  });
}

}  // namespace talewright::faces::gate
