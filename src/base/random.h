// Repeatable choices. A Random started from the same seed gives the same sequence on every machine
// (xoshiro256**, Blackman and Vigna 2018, seeded by splitmix64): never std::*_distribution, whose
// results the standard leaves open.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace talewright {

/// FNV-1a, 64 bit: for deriving seeds from names, not for security.
std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);

class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// An independent sequence for a named purpose, so that adding one choice shifts no other.
  Random(std::uint64_t seed, std::string_view purpose) : Random(hash64(purpose, seed)) {}
  std::uint64_t next();
  /// 0 <= result < n; n must be positive.
  std::size_t below(std::size_t n);
  /// 0 <= result < 1.
  double unit();
  double between(double low, double high) { return low + (high - low) * unit(); }
  bool chance(double probability) { return unit() < probability; }
  template <class Container>
  const auto& pick(const Container& container) {
    return container[below(container.size())];
  }
  template <class Container>
  void shuffle(Container& container) {
    for (std::size_t i = container.size(); i > 1; --i) std::swap(container[i - 1], container[below(i)]);
  }

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace talewright
