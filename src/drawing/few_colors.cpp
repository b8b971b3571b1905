#include "drawing/few_colors.h"

#include <algorithm>
#include <cmath>

namespace talewright::drawing {

std::uint32_t FewColors::key(Color c) {
  const auto part = [](double v) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0, 1.0) * 63));
  };
  return part(c.r) << 12 | part(c.g) << 6 | part(c.b);
}

void FewColors::count(Color color, unsigned times) {
  const std::uint32_t k = key(color);
  const auto [bin, added] = bins_.try_emplace(k, Bin{{}, 0});
  if (added) {
    const auto part = [&](unsigned shift) { return (k >> shift & 63) / 63.0; };
    bin->second.color = to_oklab({part(12), part(6), part(0)});
  }
  bin->second.times += times;
}

void FewColors::choose() {
  if (bins_.empty()) bins_.emplace(0, Bin{to_oklab({}), 1});
  std::vector<Bin> bins;
  for (const auto& [k, bin] : bins_) bins.push_back(bin);
  // Large areas count less than in proportion: a face must not lose to the sky.
  for (Bin& bin : bins) bin.times = std::pow(bin.times, 0.6);
  std::vector<double> nearest(bins.size(), 1e9);
  // First the heaviest, then always the one that is most missed.
  std::size_t next = 0;
  for (std::size_t i = 1; i < bins.size(); ++i)
    if (bins[i].times > bins[next].times) next = i;
  while (labs_.size() < std::min(most_, bins.size())) {
    labs_.push_back(bins[next].color);
    double worst = -1;
    for (std::size_t i = 0; i < bins.size(); ++i) {
      nearest[i] =
          std::min(nearest[i], static_cast<double>(distance2(bins[i].color, labs_.back())));
      if (nearest[i] * bins[i].times > worst) worst = nearest[i] * bins[i].times, next = i;
    }
    if (worst <= 0) break;
  }
  for (int round = 0; round < 8; ++round) {  // Lloyd's iterations
    std::vector<Oklab> sums(labs_.size());
    std::vector<float> times(labs_.size());
    for (const Bin& bin : bins) {
      const std::size_t i = find(bin.color);
      sums[i] = sums[i] + bin.color * static_cast<float>(bin.times);
      times[i] += static_cast<float>(bin.times);
    }
    for (std::size_t i = 0; i < labs_.size(); ++i)
      if (times[i] > 0) labs_[i] = sums[i] * (1 / times[i]);
  }
  for (const Oklab& lab : labs_) {
    const Color c = from_oklab(lab);
    const auto round = [](double v) { return std::round(v * 255) / 255; };
    colors_.push_back({round(c.r), round(c.g), round(c.b)});
  }
}

std::size_t FewColors::find(Oklab color) const {
  std::size_t best = 0;
  float least = 1e9F;
  for (std::size_t i = 0; i < labs_.size(); ++i) {
    const float d = distance2(color, labs_[i]);
    if (d < least) least = d, best = i;
  }
  return best;
}

Color FewColors::nearest(Color color) {
  const auto [known, added] = known_.try_emplace(key(color), 0);
  if (added) known->second = find(to_oklab(color));
  return colors_[known->second];
}

Color FewColors::dithered(Color color, double threshold) {
  constexpr float kBlends = 0.12F * 0.12F;
  const Oklab lab = to_oklab(color);
  const std::size_t first = find(lab);
  std::size_t second = first;
  float best = 1e9F, share = 0;
  for (std::size_t i = 0; i < labs_.size(); ++i) {
    const float apart = distance2(labs_[i], labs_[first]);
    if (i == first || apart > kBlends || apart <= 0) continue;
    // How well the line between the two passes through the colour, and where.
    const Oklab d = labs_[i] - labs_[first], q = lab - labs_[first];
    const float t = std::clamp((d.l * q.l + d.a * q.a + d.b * q.b) / apart, 0.0F, 0.5F);
    const float off = distance2(lab, labs_[first] + d * t) + 0.02F * apart;
    if (off < best) best = off, second = i, share = t;
  }
  // Two patterns are enough: every fourth cell, and every other.
  const double level = share < 0.17F ? 0 : share < 0.36F ? 0.25 : 0.5;
  return colors_[threshold < level ? second : first];
}

}  // namespace talewright::drawing
