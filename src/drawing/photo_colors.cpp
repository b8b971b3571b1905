#include "drawing/photo_colors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace talewright::drawing {

namespace {

constexpr int kLongest = 96;  // enough for colours
constexpr double kSameBackground = 0.07, kUniform = 0.75;
constexpr double kSpread = 0.36;  // of the weight around the middle, in picture sizes
constexpr double kClearlyDifferent = 0.075, kLeastShare = 0.015;
constexpr int kClusters = 10, kRounds = 16;

struct Lab {
  double l = 0, a = 0, b = 0;
};

double distance(const Lab& p, const Lab& q) { return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b); }

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double encoded(double c) {
  c = std::clamp(c, 0.0, 1.0);
  return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

Lab to_lab(Color c) {
  const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Color to_color(const Lab& p) {
  const auto cubed = [](double v) { return v * v * v; };
  const double l = cubed(p.l + 0.3963377774 * p.a + 0.2158037573 * p.b);
  const double m = cubed(p.l - 0.1055613458 * p.a - 0.0638541728 * p.b);
  const double s = cubed(p.l - 0.0894841775 * p.a - 1.2914855480 * p.b);
  return {encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

struct Pixel {
  Lab lab;
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
      pixel.lab = to_lab(rgb(p & 0xFFFFFF));
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
  Lab middle;
  std::size_t best = 0;
  for (std::size_t i = 0; i < border.size(); i += 3) {
    const Lab& candidate = grid.at(border[i].first, border[i].second).lab;
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
  Lab centre;
  double weight = 0, height = 0;
};

std::size_t nearest(const std::vector<Cluster>& clusters, const Lab& lab) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < clusters.size(); ++i)
    if (distance(clusters[i].centre, lab) < distance(clusters[best].centre, lab)) best = i;
  return best;
}

/// k-means, begun with the pixel nearest the mean and then each time the one farthest from all.
std::vector<Cluster> clusters_of(const std::vector<Pixel>& pixels) {
  Lab mean;
  double total = 0;
  for (const Pixel& p : pixels) {
    mean = {mean.l + p.weight * p.lab.l, mean.a + p.weight * p.lab.a, mean.b + p.weight * p.lab.b};
    total += p.weight;
  }
  std::vector<Cluster> clusters{{{mean.l / total, mean.a / total, mean.b / total}, 0, 0}};
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
      sum.centre = {sum.centre.l + p.weight * p.lab.l, sum.centre.a + p.weight * p.lab.a,
                    sum.centre.b + p.weight * p.lab.b};
      sum.weight += p.weight;
      sum.height += p.weight * p.y;
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (sums[i].weight <= 0) continue;
      const double w = sums[i].weight;
      clusters[i] = {{sums[i].centre.l / w, sums[i].centre.a / w, sums[i].centre.b / w},
                     w,
                     sums[i].height / w};
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
    colors.push_back(
        {to_color(c.centre), c.weight / total, foot > top ? (c.height - top) / (foot - top) : 0.5});
  }
  return colors;
}

double color_distance(Color a, Color b) { return distance(to_lab(a), to_lab(b)); }

double chroma(Color color) {
  const Lab lab = to_lab(color);
  return std::hypot(lab.a, lab.b);
}

double hue_degrees(Color color) {
  const Lab lab = to_lab(color);
  const double degrees = std::atan2(lab.b, lab.a) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

double perceived_lightness(Color color) { return to_lab(color).l; }

}  // namespace talewright::drawing
