#include "drawing/dry.h"

#include <cmath>

#include "drawing/pencil.h"
#include "drawing/raster_noise.h"

namespace talewright::drawing::dry {

namespace {

/// The lowest bit of grain is not seen, but makes files a fifth larger.
constexpr std::uint32_t kSeen = 0xFFFEFEFE;
constexpr double kMargin = 22;  // units around the picture that strokes fade into
constexpr double kFade = 46;
constexpr int kLead[3] = {58, 52, 50};  // graphite, blue green red

struct Direction {
  std::int32_t ux, uy, u0, vx, vy, v0;  // tile positions, 16 bits of fraction
  std::int32_t bend;                    // v += u * u * bend, 24 bits of fraction
};

/// How much of each layer a place asks for, and in which colour. Reads what was gathered, writes in
/// its place: colours become pigment (blue, green, red) with the tint's tone above them; tones
/// become lead, cross-hatching, no pencil and smudge.
void prepare(const Layers& layers) {
  for (int y = 0; y < layers.colors.height(); ++y) {
    std::uint32_t *color = layers.colors.row(y), *tone = layers.tones.row(y);
    const std::uint32_t* owner = layers.owners.row(y);
    for (int x = 0; x < layers.colors.width(); ++x) {
      const Hatch& who = layers.table[owner[x] & 0xFFFFFF];
      const int b = static_cast<int>(color[x] & 255), g = static_cast<int>(color[x] >> 8 & 255),
                r = static_cast<int>(color[x] >> 16 & 255);
      const int grey = (r * 77 + g * 151 + b * 28) >> 8;
      const int high = std::max({r, g, b}), low = std::min({r, g, b});
      const int shade = static_cast<int>(tone[x] >> 16 & 255),
                bare = static_cast<int>(tone[x] >> 8 & 255);
      const int dark = 255 - grey, chroma = high - low;
      // Coloured pencil says the hue, graphite the value.
      int tint = std::min(255, (chroma * 5 >> 2) + (dark >> 1) + (shade >> 2));
      int lead = std::max(0, dark - 70) * who.value / 256 + shade * 3 / 4;
      int cross = std::max(0, (dark * who.value >> 7) / 2 + shade / 2 - 100) * 2;
      int smudge = std::min(200, chroma + dark) * who.smudge >> 8;
      tint = tint * who.tint >> 8, lead = lead * who.lead >> 8, cross = cross * who.lead >> 8;
      const int left = 255 - bare;
      tint = tint * left >> 8, lead = lead * left >> 8, smudge = smudge * (left + 255) >> 9;
      // The pigment is stronger than the colour, for paper will show between its strokes.
      const auto strong = [&](int v) {
        const int full = grey + (v - grey) * 12 / 10 - 26 * who.value / 192;
        return static_cast<std::uint32_t>(std::clamp(full, 12, 250));
      };
      const auto byte = [](int v) { return static_cast<std::uint32_t>(std::clamp(v, 0, 255)); };
      const std::uint32_t keep = tone[x] & 255;
      if (keep < 128) color[x] = byte(tint) << 24 | strong(r) << 16 | strong(g) << 8 | strong(b);
      tone[x] = byte(lead) << 24 | byte(cross) << 16 | byte(smudge) << 8 | keep;
    }
  }
}

std::vector<Direction> directions(const Layers& layers, double pixels) {
  // Strokes about a unit wide, but never so fine that a stroke is thinner than a pixel.
  const double scale = std::min(2.7, 2.0 * pixels) / pixels;
  std::vector<Direction> result;
  for (const Hatch& who : layers.table) {
    const double turn = radians(who.degrees), c = std::cos(turn) * scale,
                 s = std::sin(turn) * scale, along = 1 / who.length;
    const Point m = who.middle * pixels;
    const auto fixed = [](double v) { return static_cast<std::int32_t>(std::lround(v * 4096)); };
    const double bend = who.bend / (scale * pixels) / (along * along);
    result.push_back({fixed(c * along), fixed(s * along), fixed(-(m.x * c + m.y * s) * along),
                      fixed(-s), fixed(c), fixed(-(-m.x * s + m.y * c)),
                      static_cast<std::int32_t>(std::lround(bend * 65536))});
  }
  return result;
}

class Sheet {
 public:
  Sheet(const Layers& layers, const Bitmap& picture)
      : layers_(layers),
        pixels_(picture.width() / layers.list.width),
        share_(layers.colors.width() / static_cast<double>(picture.width())),
        width_(picture.width()),
        directions_(directions(layers, pixels_)) {
    for (auto* row : {&tooth_, &fine_, &sway_, &wide_})
      row->resize(static_cast<std::size_t>(width_));
  }

  void develop_row(int y, std::uint32_t* out) {
    const double unit = 1 / pixels_, v = y * unit;
    paper_tooth().row(40, v * 3 + 9, unit * 3, tooth_);
    fine_grain().row(0, v * 2.3, unit * 2.3, fine_);
    cloud_noise().slow_row(17, v * 1.1 + 200, unit * 1.1, sway_);
    cloud_noise().slow_row(170, v * 0.5 + 20, unit * 0.5, wide_);
    const NoiseTile& strokes = hatching();
    const std::uint8_t* line_row = layers_.lines.bytes(y);
    const Color paper = layers_.style.paper;
    const int paper_rgb[3] = {static_cast<int>(std::lround(paper.b * 255)),
                              static_cast<int>(std::lround(paper.g * 255)),
                              static_cast<int>(std::lround(paper.r * 255))};
    const int reach = std::max(1, static_cast<int>(2.6 * pixels_ * share_ * 256));
    const int columns = layers_.colors.width(), rows = layers_.colors.height();
    const int sy = static_cast<int>((y + 0.5) * share_ * 256);
    const double from_top = std::min(v, layers_.list.height - v);
    for (int x = 0; x < width_; ++x) {
      const auto i = static_cast<std::size_t>(x);
      // Shading strays over the line and falls short of it.
      const int stray = (sway_[i] >> 4) * reach >> 11;
      const int px =
          std::clamp((static_cast<int>((x + 0.5) * share_ * 256) + stray) >> 8, 0, columns - 1);
      const int py = std::clamp((sy - stray) >> 8, 0, rows - 1);
      const std::uint32_t color = layers_.colors.row(py)[px], tone = layers_.tones.row(py)[px];
      const std::uint32_t owner = layers_.owners.row(py)[px] & 0xFFFFFF;
      const Hatch& who = layers_.table[owner];
      const Direction& d = directions_[owner];
      const int tooth = tooth_[i] >> 8, fine = fine_[i] >> 8;
      int fade = 256;
      const double u = x * unit, distance = std::min(from_top, std::min(u, layers_.list.width - u));
      if (who.fades && distance < kMargin + 2 * kFade) {
        const double share = (distance - kMargin - wide_[i] / 32768.0 * 26) / kFade;
        fade = static_cast<int>(256 * std::clamp(share, 0.0, 1.0));
      }
      const int uneven = 256 + (wide_[i] >> 9);
      int tint = static_cast<int>(color >> 24), lead = static_cast<int>(tone >> 24);
      int cross = static_cast<int>(tone >> 16 & 255);
      const int smudge =
          ((static_cast<int>(tone >> 8 & 255) * uneven >> 8) * fade >> 8) * fade >> 8;
      int covered = 0, leaden = 0;
      if (fade > 0 && (tint | lead | cross) != 0) {
        const int hu = (x * d.ux + y * d.uy + d.u0) >> 12;
        int hv = (x * d.vx + y * d.vy + d.v0) >> 12;
        hv += static_cast<int>((static_cast<std::int64_t>(hu) * hu * d.bend) >> 16);
        const int au = hu + who.dx, av = hv + who.dy;
        tint = (tint * uneven >> 8) * fade >> 8, lead = lead * fade >> 8, cross = cross * fade >> 8;
        covered = cover(tint, strokes.at(au, av), tooth);
        if (lead > 4) leaden = cover(lead, strokes.at(au + 177, av + 131 + (hu >> 3)), tooth);
        if (cross > 4)
          leaden =
              std::max(leaden, cover(cross, strokes.at(av + (hu >> 2), hu - (hv >> 2)), tooth));
      }
      covered = std::min(255, covered * 215 / 256 + smudge);
      leaden = leaden * 150 >> 8;
      // Lines catch on the tooth of the paper.
      int line = line_row[x];
      if (line > 0)
        line = std::min(
            255, line * std::clamp(238 + (tooth >> 2) + fine + (wide_[i] >> 10), 70, 290) >> 8);
      leaden = std::max(leaden, line);
      const int keep = static_cast<int>(tone & 255);
      const int relief = tooth * 5 >> 8;
      std::uint32_t result = 0xFF000000;
      for (int c = 0; c < 3; ++c) {
        const int pigment = static_cast<int>(color >> (8 * c) & 255);
        int value = paper_rgb[c] + relief;
        // Pigment and lead lie over the paper like glass.
        value -= (value - (value * pigment >> 8)) * covered >> 8;
        value -= (value - std::min(value, kLead[c])) * leaden >> 8;
        if (keep >= 128) value = pigment;
        result |= static_cast<std::uint32_t>(std::clamp(value, 0, 255)) << (8 * c);
      }
      out[x] = keep >= 128 ? result : result & kSeen;
    }
  }

 private:
  /// How much of a place a tone's strokes cover, less in the paper's valleys: 0..255.
  static int cover(int tone, int height, int tooth) {
    const int above = (tone - height) * 3 + 40;
    if (above <= 0) return 0;
    return std::min(above, 200) * (256 + (tooth >> 1)) >> 8;
  }

  const Layers& layers_;
  double pixels_, share_;
  int width_;
  std::vector<Direction> directions_;
  std::vector<std::int32_t> tooth_, fine_, sway_, wide_;
};

}  // namespace

void develop(const Layers& layers, Bitmap& picture) {
  for (Bitmap* map : {&layers.colors, &layers.tones, &layers.owners, &layers.lines})
    map->begin_pixels();
  picture.begin_pixels();
  prepare(layers);
  Sheet sheet(layers, picture);
  for (int y = 0; y < picture.height(); ++y) sheet.develop_row(y, picture.row(y));
}

}  // namespace talewright::drawing::dry
