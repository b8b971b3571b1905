#include "drawing/photo_colors.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "drawing/oklab.h"

namespace talewright::drawing {

namespace {

constexpr int kLongest = 96;  // enough for colours
constexpr double kSameBackground = 0.07, kUniform = 0.75;
constexpr double kSpread = 0.36;  // of the weight around the middle, in picture sizes
constexpr double kClearlyDifferent = 0.075, kLeastShare = 0.015;
constexpr int kClusters = 10, kRounds = 16;

double distance(Oklab p, Oklab q) { return std::sqrt(distance2(p, q)); }

struct Pixel {
  Oklab lab;
  double weight = 0;
  int y = 0;
  bool shown = true;
};

struct Grid {
  int width = 0, height = 0;
  std::vector<Pixel> pixels;
  Pixel& at(int x, int y) {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

Grid grid_of(const Raster& raster) {
  const int k = std::max(1, (std::max(raster.width, raster.height) + kLongest - 1) / kLongest);
  Grid grid{std::max(1, raster.width / k), std::max(1, raster.height / k), {}};
  for (int y = 0; y < grid.height; ++y)
    for (int x = 0; x < grid.width; ++x) {
      const std::uint32_t p = raster.at(x * k + k / 2 < raster.width ? x * k + k / 2 : x * k,
                                        y * k + k / 2 < raster.height ? y * k + k / 2 : y * k);
      Pixel pixel;
      pixel.lab = to_oklab(rgb(p & 0xFFFFFF));
      pixel.shown = (p >> 24) >= 128;
      pixel.y = y;
      const double dx = (x + 0.5) / grid.width - 0.5, dy = (y + 0.5) / grid.height - 0.5;
      pixel.weight = std::exp(-(dx * dx + dy * dy) / (2 * kSpread * kSpread));
      grid.pixels.push_back(pixel);
    }
  return grid;
}

/// Hides what hangs together with the border and has its colour, where the border is of one colour.
void hide_background(Grid& grid) {
  std::vector<std::pair<int, int>> border;
  for (int x = 0; x < grid.width; ++x) border.insert(border.end(), {{x, 0}, {x, grid.height - 1}});
  for (int y = 1; y + 1 < grid.height; ++y)
    border.insert(border.end(), {{0, y}, {grid.width - 1, y}});
  std::erase_if(border, [&](const auto& at) { return !grid.at(at.first, at.second).shown; });
  if (border.empty()) return;
  // The border's colour is the one of its pixels that most others are near to.
  Oklab middle;
  std::size_t best = 0;
  for (std::size_t i = 0; i < border.size(); i += 3) {
    const Oklab& candidate = grid.at(border[i].first, border[i].second).lab;
    const auto near = static_cast<std::size_t>(std::ranges::count_if(border, [&](const auto& at) {
      return distance(grid.at(at.first, at.second).lab, candidate) < kSameBackground;
    }));
    if (near > best) best = near, middle = candidate;
  }
  if (static_cast<double>(best) < kUniform * static_cast<double>(border.size())) return;
  std::vector<std::pair<int, int>> open;
  const auto hide = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) return;
    Pixel& pixel = grid.at(x, y);
    if (!pixel.shown || distance(pixel.lab, middle) >= kSameBackground) return;
    pixel.shown = false;
    open.emplace_back(x, y);
  };
  for (const auto& [x, y] : border) hide(x, y);
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    hide(x - 1, y);
    hide(x + 1, y);
    hide(x, y - 1);
    hide(x, y + 1);
  }
}

struct Cluster {
  Oklab centre;
  double weight = 0, height = 0;
};

std::size_t nearest(const std::vector<Cluster>& clusters, const Oklab& lab) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < clusters.size(); ++i)
    if (distance(clusters[i].centre, lab) < distance(clusters[best].centre, lab)) best = i;
  return best;
}

/// k-means, begun with the pixel nearest the mean and then each time the one farthest from all.
std::vector<Cluster> clusters_of(const std::vector<Pixel>& pixels) {
  Oklab mean;
  double total = 0;
  for (const Pixel& p : pixels) {
    mean = mean + p.lab * static_cast<float>(p.weight);
    total += p.weight;
  }
  std::vector<Cluster> clusters{{mean * static_cast<float>(1 / total), 0, 0}};
  while (clusters.size() < kClusters) {
    const Pixel* farthest = nullptr;
    double most = 0.03;
    for (const Pixel& p : pixels) {
      const double away =
          distance(clusters[nearest(clusters, p.lab)].centre, p.lab) * std::sqrt(p.weight);
      if (away > most) most = away, farthest = &p;
    }
    if (!farthest) break;
    clusters.push_back({farthest->lab, 0, 0});
  }
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Cluster> sums(clusters.size());
    for (const Pixel& p : pixels) {
      Cluster& sum = sums[nearest(clusters, p.lab)];
      sum.centre = sum.centre + p.lab * static_cast<float>(p.weight);
      sum.weight += p.weight;
      sum.height += p.weight * p.y;
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (sums[i].weight <= 0) continue;
      const double w = sums[i].weight;
      clusters[i] = {sums[i].centre * static_cast<float>(1 / w), w, sums[i].height / w};
    }
  }
  std::erase_if(clusters, [](const Cluster& c) { return c.weight <= 0; });
  return clusters;
}

/// Puts together what the eye would call one colour.
void merge_near(std::vector<Cluster>& clusters) {
  std::ranges::sort(clusters, std::ranges::greater(), &Cluster::weight);
  for (std::size_t i = 0; i < clusters.size(); ++i)
    for (std::size_t k = i + 1; k < clusters.size();) {
      if (distance(clusters[i].centre, clusters[k].centre) >= kClearlyDifferent) {
        ++k;
        continue;
      }
      Cluster& into = clusters[i];
      const double w = into.weight + clusters[k].weight;
      const double part = clusters[k].weight / w;
      into.height += (clusters[k].height - into.height) * part;
      into.weight = w;
      clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(k));
    }
  std::ranges::sort(clusters, std::ranges::greater(), &Cluster::weight);
}

}  // namespace

std::vector<PhotoColor> photo_colors(const Raster& raster, int most) {
  Grid grid = grid_of(raster);
  hide_background(grid);
  std::vector<Pixel> shown;
  for (const Pixel& p : grid.pixels)
    if (p.shown) shown.push_back(p);
  if (shown.empty()) return {};
  const int top = shown.front().y, foot = shown.back().y;
  std::vector<Cluster> clusters = clusters_of(shown);
  merge_near(clusters);
  double total = 0;
  for (const Cluster& c : clusters) total += c.weight;
  std::vector<PhotoColor> colors;
  for (const Cluster& c : clusters) {
    if (static_cast<int>(colors.size()) == most || c.weight < kLeastShare * total) break;
    colors.push_back({from_oklab(c.centre), c.weight / total,
                      foot > top ? (c.height - top) / (foot - top) : 0.5});
  }
  return colors;
}

double color_distance(Color a, Color b) { return distance(to_oklab(a), to_oklab(b)); }

double chroma(Color color) {
  const Oklab lab = to_oklab(color);
  return std::hypot(lab.a, lab.b);
}

double hue_degrees(Color color) {
  const Oklab lab = to_oklab(color);
  const double degrees = std::atan2(lab.b, lab.a) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

double perceived_lightness(Color color) { return to_oklab(color).l; }

}  // namespace talewright::drawing
