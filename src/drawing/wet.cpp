#include "drawing/wet.h"

#include <array>
#include <cmath>

#include "drawing/raster_noise.h"

namespace talewright::drawing::wet {

namespace {

constexpr double kDarkest = 0.085;    // what the strongest wash still reflects
constexpr int kUnit = 1024;           // of density tables: one natural logarithm
constexpr double kMostDensity = 4.0;  // natural logarithms
/// The lowest bit of grain is not seen, but makes files a fifth larger.
constexpr std::uint32_t kSeen = 0xFFFEFEFE;
constexpr double kMargin = 17;  // units of bare paper around the picture

/// Reflectance 0..255 to density and back.
struct Densities {
  std::array<int, 256> of;
  std::array<std::uint8_t, static_cast<std::size_t>(kMostDensity* kUnit) + 1> reflected;
  Densities() {
    for (std::size_t i = 0; i < of.size(); ++i) {
      const double reflects = kDarkest + (1 - kDarkest) * static_cast<double>(i) / 255;
      // Washes are thinner than the cartoon's colours: light shines through from the paper.
      of[i] = static_cast<int>(std::lround(-std::log(reflects) * 0.92 * kUnit));
    }
    for (std::size_t i = 0; i < reflected.size(); ++i)
      reflected[i] =
          static_cast<std::uint8_t>(std::lround(255 * std::exp(-static_cast<double>(i) / kUnit)));
  }
};

const Densities& densities() {
  static const Densities made;
  return made;
}

std::uint32_t blend(std::uint32_t a, std::uint32_t b, std::uint32_t t) {
  const std::uint32_t even = (((a & 0xFF00FF) * (256 - t) + (b & 0xFF00FF) * t) >> 8) & 0xFF00FF;
  const std::uint32_t odd =
      (((a >> 8) & 0xFF00FF) * (256 - t) + ((b >> 8) & 0xFF00FF) * t) & 0xFF00FF00;
  return even | odd;
}

/// Four neighbours in maps of one size, and how near each is.
struct Neighbours {
  int x0, x1, y0, y1;
  std::uint32_t wx, wy;
  Neighbours(const Bitmap& map, int fx, int fy)
      : x0(std::clamp(fx >> 8, 0, map.width() - 1)),
        x1(std::min(x0 + 1, map.width() - 1)),
        y0(std::clamp(fy >> 8, 0, map.height() - 1)),
        y1(std::min(y0 + 1, map.height() - 1)),
        wx(static_cast<std::uint32_t>(fx & 255)),
        wy(static_cast<std::uint32_t>(fy & 255)) {}
  /// Their mean by nearness, all channels at once.
  std::uint32_t in(const Bitmap& map) const {
    const std::uint32_t *upper = map.row(y0), *lower = map.row(y1);
    const std::uint32_t a = upper[x0], b = upper[x1], c = lower[x0], d = lower[x1];
    if (a == b && a == c && a == d) return a;
    return blend(blend(a, b, wx), blend(c, d, wx), wy);
  }
};

/// What wet washes look like once they have run together: scenery only, so that no figure stains
/// the sky behind it. A quarter of the washes' size.
class Bleeding {
 public:
  explicit Bleeding(const Layers& layers)
      : map_(CAIRO_FORMAT_RGB24, (layers.washes.width() + 3) / 4,
             (layers.washes.height() + 3) / 4) {
    const int w = map_.width(), h = map_.height();
    const auto n = static_cast<std::size_t>(w) * static_cast<std::size_t>(h);
    std::array<std::vector<std::uint8_t>, 4> planes;
    for (auto& plane : planes) plane.resize(n);
    for (int y = 0; y < h; ++y) {
      const int from = std::min(4 * y + 1, layers.washes.height() - 1);
      const std::uint32_t *colors = layers.washes.row(from), *owner = layers.owners.row(from);
      for (int x = 0; x < w; ++x) {
        const int at = std::min(4 * x + 1, layers.washes.width() - 1);
        const Owner& who = layers.table[owner[at] & 0xFFFFFF];
        const unsigned weight = who.wet > 60 ? 255 : 0;
        const auto i =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
        for (unsigned c = 0; c < 3; ++c)
          planes[c][i] = static_cast<std::uint8_t>((colors[at] >> (8 * c) & 255) * weight / 255);
        planes[3][i] = static_cast<std::uint8_t>(weight);
      }
    }
    const double unit = w / layers.list.width;
    const int radius = std::max(1, static_cast<int>(std::lround(9 * unit)));
    for (auto& plane : planes) box_blur(plane.data(), w, h, radius, 2);
    map_.begin_pixels();
    for (int y = 0; y < h; ++y) {
      std::uint32_t* out = map_.row(y);
      for (int x = 0; x < w; ++x) {
        const auto i =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
        const unsigned weight = planes[3][i];
        std::uint32_t v = 0xFF000000;
        for (unsigned c = 0; c < 3; ++c)
          v |= (weight < 8 ? 255 : std::min(255U, planes[c][i] * 255U / weight)) << (8 * c);
        out[x] = v;
      }
    }
  }
  const Bitmap& map() const { return map_; }

 private:
  Bitmap map_;
};

class Paper {
 public:
  Paper(const Layers& layers, const Bitmap& picture)
      : layers_(layers),
        pixels_(picture.width() / layers.list.width),
        share_(layers.washes.width() / static_cast<double>(picture.width())),
        width_(picture.width()),
        height_(picture.height()),
        bleeding_(layers) {
    const auto n = static_cast<std::size_t>(width_);
    for (auto* row : {&tooth_, &fine_, &wander_x_, &wander_y_, &tremble_x_, &tremble_y_, &wide_,
                      &narrow_, &other_})
      row->resize(n);
  }

  void develop_row(int y, std::uint32_t* out) {
    const double unit = 1 / pixels_, v = y * unit;
    sample(v, unit);
    const std::uint8_t* ink_row = layers_.ink.bytes(y);
    const int sy = static_cast<int>((y + 0.5) * share_ * 256) - 128;
    const double wash_unit = share_ * pixels_;  // wash pixels per picture unit
    const int far = static_cast<int>(3.6 * wash_unit * 256),
              near = static_cast<int>(1.1 * wash_unit * 256);
    const Bitmap &owners = layers_.owners, &run = bleeding_.map();
    const std::uint32_t* owner_row =
        owners.row(std::clamp((sy + 128) >> 8, 0, owners.height() - 1));
    const Color paper = layers_.style.paper;
    const int paper_rgb[3] = {static_cast<int>(paper.b * 256), static_cast<int>(paper.g * 256),
                              static_cast<int>(paper.r * 256)};
    const int ink_density[3] = {1500, 1900, 2000};  // blue, green, red: sepia leaning to indigo
    const Densities& table = densities();
    const double own_step = unit * 0.55;
    const int own_y = static_cast<int>(v * 0.55);
    const double from_top = std::min(v, layers_.list.height - v);
    for (int x = 0; x < width_; ++x) {
      const auto i = static_cast<std::size_t>(x);
      const int sx = static_cast<int>((x + 0.5) * share_ * 256) - 128;
      const Owner& drawn =
          layers_.table[owner_row[std::clamp((sx + 128) >> 8, 0, owners.width() - 1)] & 0xFFFFFF];
      // Where the hand put what was meant for here.
      const int tx = (tremble_x_[i] >> 4) * near >> 11, ty = (tremble_y_[i] >> 4) * near >> 11;
      const int wander = drawn.wander;
      const int px = sx + (((((wander_x_[i] >> 4) * far) >> 11) + tx) * wander >> 8);
      const int py = sy + (((((wander_y_[i] >> 4) * far) >> 11) + ty) * wander >> 8);
      const Neighbours near_by(layers_.washes, px, py);
      const std::uint32_t color = near_by.in(layers_.washes), mark = near_by.in(layers_.marks);
      const Owner& who =
          layers_.table[owners.row(std::clamp((py + 128) >> 8, 0, owners.height() - 1))[std::clamp(
                            (px + 128) >> 8, 0, owners.width() - 1)] &
                        0xFFFFFF];
      const int tooth = tooth_[i] >> 8, fine = fine_[i] >> 8;  // -128..127

      // Wet into wet, here more and there less.
      const int cloud =
          cloud_noise().at(static_cast<int>(x * own_step) + who.dx, own_y + who.dy) - 128;
      int wet = who.wet * std::clamp(150 + (wide_[i] >> 6) + (narrow_[i] >> 7), 0, 256) >> 8;
      std::uint32_t blurred = color;
      if (wet > 8) {
        // One sample a little off by chance: what is blurred needs no smoothing between.
        const int jitter = fine << 2;
        blurred = run.row(
            std::clamp((py + jitter) >> 10, 0,
                       run.height() - 1))[std::clamp((px - jitter) >> 10, 0, run.width() - 1)];
      }

      // How much pigment: clouds, edges, granulation. 256 = as mixed.
      int load = who.load + ((cloud * 3 + (wide_[i] >> 8)) * who.vary >> 9);
      const int edge = static_cast<int>(mark >> 16 & 255);
      // Edges are found and lost.
      const int found = std::clamp(140 + (narrow_[i] >> 7) + (other_[i] >> 8), 20, 300);
      load += (edge * found >> 8) * (255 - (wet >> 1)) >> 8;
      load -= (tooth * 2 + fine * 2) * who.grain >> 11;
      // Bare paper: the brush skips where the tooth stands up.
      const int bare = static_cast<int>(mark >> 8 & 255);
      if (bare > 6) {
        const int skip = bare + (tooth >> 1) + (narrow_[i] >> 6) + (other_[i] >> 7) - 150;
        if (skip > 0) load = load * (256 - std::min(206, skip * 3)) >> 8;
      }
      // The painted field ends before the sheet does.
      const double u = x * unit;
      const double edge_distance = std::min(from_top, std::min(u, layers_.list.width - u));
      int margin_edge = 0, painted = 256;
      if (edge_distance < kMargin * 3) painted = at_margin(edge_distance, i, tooth, margin_edge);
      load = load * painted >> 8;
      load = std::max(load, 0);

      int ink = ink_row[x] == 0 ? 0 : pencil(ink_row[x], tooth, fine, i);
      if (load == 0 && ink < 90) ink = 0;  // scenery ends with its colour
      ink = ink * painted >> 8;            // and nobody's line leaves the painting
      const int keep = static_cast<int>(mark & 255);
      const int hue = ((other_[i] >> 8) * who.vary >> 8) * load >> 8;  // warm here, cool there
      std::uint32_t result = 0xFF000000;
      for (int c = 0; c < 3; ++c) {
        const int at = 8 * c;
        const int own = static_cast<int>(color >> at & 255),
                  ran = static_cast<int>(blurred >> at & 255);
        const int mixed = own + ((ran - own) * wet >> 8);
        int density = table.of[static_cast<std::size_t>(mixed)] * (load + (c == 0   ? hue >> 1
                                                                           : c == 2 ? -(hue >> 1)
                                                                                    : 0)) >>
                      8;
        density += margin_edge * 60 >> 8;
        density += ink * ink_density[c] >> 8;
        density = std::clamp(density, 0, static_cast<int>(table.reflected.size()) - 1);
        int value = table.reflected[static_cast<std::size_t>(density)] * paper_rgb[c] >> 8;
        value += tooth * 5 >> 8;  // the sheet's own relief in the light
        if (keep > 0) value += (own - value) * keep / 255;
        result |= static_cast<std::uint32_t>(std::clamp(value, 0, 255)) << at;
      }
      out[x] = keep > 0 ? result : result & kSeen;
    }
  }

 private:
  /// All noise along a row; tiles are laid in picture units, so that every size shows one painting.
  void sample(double v, double unit) {
    paper_tooth().row(0, v * 1.7, unit * 1.7, tooth_);
    fine_grain().row(0, v * 2.1, unit * 2.1, fine_);
    cloud_noise().slow_row(17, v * 0.62 + 200, unit * 0.62, wander_x_);
    cloud_noise().slow_row(211, v * 0.62 + 31, unit * 0.62, wander_y_);
    paper_tooth().slow_row(90, v * 0.55 + 7, unit * 0.55, tremble_x_);
    paper_tooth().slow_row(300, v * 0.55 + 160, unit * 0.55, tremble_y_);
    cloud_noise().slow_row(0, v * 0.31 + 90, unit * 0.31, wide_);
    cloud_noise().slow_row(120, v * 1.3 + 50, unit * 1.3, narrow_);
    cloud_noise().slow_row(310, v * 0.47 + 270, unit * 0.47, other_);
  }

  int at_margin(double distance, std::size_t i, int tooth, int& margin_edge) const {
    const double ragged =
        wide_[i] / 32768.0 * 13 + wander_y_[i] / 32768.0 * 7 + tremble_x_[i] / 32768.0 * 2.2;
    const double inside = distance - kMargin - ragged - tooth * 0.016;
    if (inside < 0) return 0;
    if (inside < 7) margin_edge = static_cast<int>((7 - inside) * 26);
    return static_cast<int>(std::min(1.0, inside / 1.6) * 256);
  }

  /// A dry line: it catches on the tooth and fades here and there.
  int pencil(int amount, int tooth, int fine, std::size_t i) const {
    const int pressure = 226 + (narrow_[i] >> 9) + (wide_[i] >> 9);
    const int caught = 236 + (tooth >> 1) + (fine >> 1);
    return std::min(255, (amount * pressure >> 8) * std::clamp(caught, 90, 280) >> 8);
  }

  const Layers& layers_;
  double pixels_, share_;
  int width_, height_;
  Bleeding bleeding_;
  std::vector<std::int32_t> tooth_, fine_, wander_x_, wander_y_, tremble_x_, tremble_y_, wide_,
      narrow_, other_;
};

}  // namespace

void develop(const Layers& layers, Bitmap& picture) {
  for (Bitmap* map : {&layers.washes, &layers.marks, &layers.owners, &layers.ink})
    map->begin_pixels();
  picture.begin_pixels();
  Paper paper(layers, picture);
  for (int y = 0; y < picture.height(); ++y) paper.develop_row(y, picture.row(y));
}

}  // namespace talewright::drawing::wet
