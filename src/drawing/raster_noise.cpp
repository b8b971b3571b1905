#include "drawing/raster_noise.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace talewright::drawing {

namespace {

constexpr int kSide = NoiseTile::kSide;
using Field = std::vector<float>;

std::size_t index(int x, int y) {
  return static_cast<std::size_t>((y & (kSide - 1)) * kSide + (x & (kSide - 1)));
}

Field white(std::uint64_t seed) {
  Random random(seed);
  Field field(static_cast<std::size_t>(kSide) * kSide);
  for (float& v : field) v = static_cast<float>(random.unit() - 0.5);
  return field;
}

/// A periodic box blur, `passes` times each way.
void blur(Field& field, int radius, int passes) {
  Field line(kSide);
  const float k = 1.0F / static_cast<float>(2 * radius + 1);
  for (int pass = 0; pass < passes; ++pass)
    for (const bool across : {true, false})
      for (int i = 0; i < kSide; ++i) {
        const auto at = [&](int j) -> float& { return field[across ? index(j, i) : index(i, j)]; };
        float sum = 0;
        for (int j = -radius; j <= radius; ++j) sum += at(j);
        for (int j = 0; j < kSide; ++j) {
          line[static_cast<std::size_t>(j)] = sum * k;
          sum += at(j + radius + 1) - at(j - radius);
        }
        for (int j = 0; j < kSide; ++j) at(j) = line[static_cast<std::size_t>(j)];
      }
}

/// Mean 0, standard deviation 1.
void normalise(Field& field) {
  double sum = 0, squares = 0;
  for (float v : field) sum += v, squares += static_cast<double>(v) * v;
  const double n = static_cast<double>(field.size()), mean = sum / n;
  const double k = 1 / std::sqrt(std::max(1e-12, squares / n - mean * mean));
  for (float& v : field) v = static_cast<float>((v - mean) * k);
}

Field smooth(std::uint64_t seed, int radius) {
  Field field = white(seed);
  blur(field, radius, 3);
  normalise(field);
  return field;
}

void add(Field& to, const Field& from, float weight) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += weight * from[i];
}

NoiseTile tile(Field field, float contrast) {
  normalise(field);
  std::vector<std::uint8_t> bytes(field.size());
  for (std::size_t i = 0; i < field.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(
        std::lround(std::clamp(128.0F + field[i] * contrast, 0.0F, 255.0F)));
  return NoiseTile(std::move(bytes));
}

}  // namespace

void NoiseTile::row(double x, double y, double step, std::span<std::int32_t> out) const {
  const auto fixed = [](double v) {
    return static_cast<std::int64_t>(std::floor(v * 65536)) & ((std::int64_t{kSide} << 16) - 1);
  };
  const std::int64_t fy = fixed(y), fstep = static_cast<std::int64_t>(step * 65536);
  std::int64_t fx = fixed(x);
  const int y0 = static_cast<int>(fy >> 16), wy = static_cast<int>(fy >> 8) & 255;
  const std::uint8_t* upper = heights_.data() + static_cast<std::ptrdiff_t>(y0) * kSide;
  const std::uint8_t* lower =
      heights_.data() + static_cast<std::ptrdiff_t>((y0 + 1) & (kSide - 1)) * kSide;
  for (std::int32_t& v : out) {
    const int x0 = static_cast<int>(fx >> 16) & (kSide - 1), x1 = (x0 + 1) & (kSide - 1);
    const int wx = static_cast<int>(fx >> 8) & 255;
    const int top = upper[x0] * (256 - wx) + upper[x1] * wx;
    const int bottom = lower[x0] * (256 - wx) + lower[x1] * wx;
    v = ((top * (256 - wy) + bottom * wy) >> 8) - 32768;
    fx += fstep;
  }
}

void NoiseTile::slow_row(double x, double y, double step, std::span<std::int32_t> out) const {
  constexpr std::size_t kEach = 4;
  thread_local std::vector<std::int32_t> knots;
  knots.resize(out.size() / kEach + 2);
  row(x, y, step * kEach, knots);
  for (std::size_t i = 0, k = 0; i < out.size(); ++k) {
    const std::int32_t from = knots[k], by = (knots[k + 1] - from) / 4;
    for (std::int32_t j = 0; j < 4 && i < out.size(); ++j, ++i) out[i] = from + by * j;
  }
}

const NoiseTile& cloud_noise() {
  static const NoiseTile made = [] {
    Field field = smooth(11, 34);
    add(field, smooth(12, 15), 0.55F);
    add(field, smooth(13, 7), 0.3F);
    add(field, smooth(14, 3), 0.14F);
    return tile(std::move(field), 52);
  }();
  return made;
}

const NoiseTile& paper_tooth() {
  static const NoiseTile made = [] {
    // Felt presses bumps of one size into the sheet: a band of frequencies, its tops flattened.
    Field field = smooth(21, 2);
    add(field, smooth(22, 4), 0.9F);
    Field broad = field;
    blur(broad, 9, 2);
    add(field, broad, -1);
    normalise(field);
    for (float& v : field) v = v > 0 ? v * 0.75F : v * 1.15F;
    add(field, smooth(23, 1), 0.22F);
    return tile(std::move(field), 46);
  }();
  return made;
}

const NoiseTile& fine_grain() {
  static const NoiseTile made = [] {
    Field field = smooth(31, 1);
    add(field, white(32), 0.9F);
    return tile(std::move(field), 50);
  }();
  return made;
}

void box_blur(std::uint8_t* plane, int width, int height, int radius, int passes) {
  if (radius < 1 || width < 1 || height < 1) return;
  const int n = 2 * radius + 1, half = n / 2;
  const unsigned k = 65536U / static_cast<unsigned>(n);
  std::vector<std::uint8_t> line(static_cast<std::size_t>(width));
  std::vector<std::uint8_t> copy(static_cast<std::size_t>(width) *
                                 static_cast<std::size_t>(height));
  std::vector<unsigned> sums(static_cast<std::size_t>(width));
  for (int pass = 0; pass < passes; ++pass) {
    for (int y = 0; y < height; ++y) {
      std::uint8_t* row = plane + static_cast<std::ptrdiff_t>(y) * width;
      const auto at = [&](int x) -> unsigned { return row[std::clamp(x, 0, width - 1)]; };
      unsigned sum = static_cast<unsigned>(half);
      for (int x = -radius; x <= radius; ++x) sum += at(x);
      for (int x = 0; x < width; ++x) {
        line[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(sum * k >> 16);
        sum += at(x + radius + 1) - at(x - radius);
      }
      std::copy(line.begin(), line.end(), row);
    }
    // Down the columns all at once, so that memory is read along its rows.
    std::copy(plane, plane + copy.size(), copy.begin());
    const auto row_of = [&](int y) {
      return copy.data() + static_cast<std::ptrdiff_t>(std::clamp(y, 0, height - 1)) * width;
    };
    std::fill(sums.begin(), sums.end(), static_cast<unsigned>(half));
    for (int y = -radius; y <= radius; ++y)
      for (int x = 0; x < width; ++x) sums[static_cast<std::size_t>(x)] += row_of(y)[x];
    for (int y = 0; y < height; ++y) {
      std::uint8_t* row = plane + static_cast<std::ptrdiff_t>(y) * width;
      const std::uint8_t* in = row_of(y + radius + 1);
      const std::uint8_t* out = row_of(y - radius);
      for (int x = 0; x < width; ++x) {
        const auto i = static_cast<std::size_t>(x);
        row[x] = static_cast<std::uint8_t>(sums[i] * k >> 16);
        sums[i] += static_cast<unsigned>(in[x]) - static_cast<unsigned>(out[x]);
      }
    }
  }
}

}  // namespace talewright::drawing
