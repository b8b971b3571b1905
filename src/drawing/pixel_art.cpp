#include "drawing/pixel_art.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/random.h"
#include "drawing/few_colors.h"
#include "drawing/oklab.h"

namespace talewright::drawing::pixel_art {

namespace {

struct Cell {
  std::uint32_t owner = 0;
  Tone tone = kMiddle;
  Color color;
  bool outline = false;
  bool fixed = false;   ///< set by hand: an eye, a star; never taken for a stray
  bool grades = false;  ///< of a gradient: may be dithered
};

/// A colour that a gradient has at a point.
Color color_at(const Fill& fill, Point p) {
  if (fill.stops.empty()) return fill.color;
  double t = 0;
  if (fill.kind == Fill::Kind::Linear) {
    const Point d = fill.to - fill.from, q = p - fill.from;
    t = (q.x * d.x + q.y * d.y) / std::max(1e-9, d.x * d.x + d.y * d.y);
  } else {
    t = std::hypot(p.x - fill.from.x, (p.y - fill.from.y) / fill.squash) /
        std::max(1e-9, fill.radius);
  }
  const auto& stops = fill.stops;
  if (t <= stops.front().at) return stops.front().color;
  for (std::size_t i = 1; i < stops.size(); ++i)
    if (t <= stops[i].at)
      return mix(stops[i - 1].color, stops[i].color,
                 (t - stops[i - 1].at) / std::max(1e-9, stops[i].at - stops[i - 1].at));
  return stops.back().color;
}

/// 0..1 in the order of Bayer's 4 x 4 matrix.
double threshold(int x, int y) {
  constexpr std::array<int, 16> kOrder{0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
  return (kOrder[static_cast<std::size_t>((y & 3) * 4 + (x & 3))] + 0.5) / 16;
}

class Grid {
 public:
  explicit Grid(const Gathered& g)
      : g_(g), cells_(static_cast<std::size_t>(g.columns) * static_cast<std::size_t>(g.rows)) {}

  void run(Bitmap& halves) {
    vote();
    texture();
    color();
    outline();
    set_eyes();
    choose_colors();
    remove_strays();
    write(halves);
  }

 private:
  static constexpr int kFine = Gathered::kFine;
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(g_.columns) +
           static_cast<std::size_t>(x);
  }
  Cell& at(int x, int y) { return cells_[index(x, y)]; }
  bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < g_.columns && y < g_.rows; }
  const Sprite& sprite(std::uint32_t owner) const { return g_.sprites[owner]; }
  /// The sea all around: as tall as the picture.
  bool is_backdrop(const Sprite& who) const { return who.cells > 0.8 * g_.rows; }
  Point centre(int x, int y) const { return {(x + 0.5) * g_.cell, (y + 0.5) * g_.cell}; }

  /// Each cell to the shape, and the tone of it, that has most of its fine pixels.
  void vote() {
    for (int y = 0; y < g_.rows; ++y)
      for (int x = 0; x < g_.columns; ++x) {
        std::array<std::uint32_t, kFine * kFine> keys;
        std::array<unsigned, kFine * kFine> votes;
        std::size_t n = 0, best = 0;
        for (int j = 0; j < kFine; ++j) {
          const std::uint32_t* row = g_.owners.row(y * kFine + j) + x * kFine;
          for (int i = 0; i < kFine; ++i) {
            const std::uint32_t key = row[i] & 0xFFFFFF;
            const Sprite& who = sprite(key >> 2);
            if (who.words && who.cells < 1) continue;
            std::size_t k = 0;
            while (k < n && keys[k] != key) ++k;
            if (k == n) keys[n] = key, votes[n++] = 0;
            votes[k] += who.weight;
          }
        }
        for (std::size_t k = 1; k < n; ++k)
          if (votes[k] > votes[best]) best = k;
        if (n == 0) continue;
        at(x, y).owner = keys[best] >> 2;
        at(x, y).tone = static_cast<Tone>(std::min(2U, keys[best] & 3));
      }
  }

  struct Stamp {
    int dx, dy;
    Tone tone;
  };

  /// Small clusters that say what a surface is: blades, leaves, ripples, a chipped brick.
  void texture() {
    static constexpr Stamp kBlades[] = {
        {0, 0, kShade}, {0, -1, kShade}, {2, 0, kShade}, {2, -1, kLit}, {1, 0, kShade}};
    static constexpr Stamp kTuft[] = {{0, 0, kLit}, {1, 1, kLit}, {2, 0, kLit}};
    static constexpr Stamp kLeaf[] = {
        {0, 0, kLit}, {1, 0, kLit}, {2, 1, kLit}, {0, 1, kShade}, {1, 1, kShade}};
    static constexpr Stamp kLeafDark[] = {
        {0, 1, kShade}, {1, 0, kShade}, {2, 0, kShade}, {3, 1, kShade}};
    static constexpr Stamp kRipple[] = {
        {0, 0, kLit}, {1, 0, kLit}, {2, 0, kLit}, {3, 1, kLit}, {4, 1, kLit}};
    static constexpr Stamp kBrick[] = {
        {0, 0, kShade}, {1, 0, kShade}, {2, 0, kShade}, {2, 1, kShade}};
    const std::vector<Cell> before = cells_;
    for (int gy = 0; gy < g_.rows; gy += 5)
      for (int gx = 0; gx < g_.columns; gx += 7) {
        Random random(static_cast<std::uint64_t>(gy) * 4099U + static_cast<std::uint64_t>(gx) +
                      77U);
        const int x = gx + static_cast<int>(random.below(7)),
                  y = gy + static_cast<int>(random.below(5));
        if (!inside(x, y)) continue;
        const std::uint32_t owner = before[index(x, y)].owner;
        const Sprite& who = sprite(owner);
        if (who.cells < 9 || is_backdrop(who)) continue;
        std::span<const Stamp> stamp;
        double often = 0;
        const Color ground = who.tones[kMiddle];
        if (who.role == Role::Land && ground.g > ground.b)  // grass, not paving
          stamp = random.chance(0.5) ? std::span<const Stamp>(kBlades) : kTuft, often = 0.3;
        if (who.role == Role::Foliage)
          stamp = random.chance(0.5) ? std::span<const Stamp>(kLeaf) : kLeafDark, often = 0.62;
        if (who.role == Role::Water) stamp = kRipple, often = 0.3;
        if (who.role == Role::Structure) stamp = kBrick, often = 0.12;
        if (stamp.empty() || !random.chance(often)) continue;
        const bool fits = std::all_of(stamp.begin(), stamp.end(), [&](const Stamp& s) {
          for (int d = -1; d <= 1; ++d)
            if (!inside(x + s.dx + d, y + s.dy + d) ||
                before[index(x + s.dx + d, y + s.dy + d)].owner != owner)
              return false;
          return true;
        });
        if (!fits) continue;
        for (const Stamp& s : stamp)
          at(x + s.dx, y + s.dy).tone = s.tone, at(x + s.dx, y + s.dy).fixed = true;
      }
  }

  void color() {
    for (int y = 0; y < g_.rows; ++y)
      for (int x = 0; x < g_.columns; ++x) {
        Cell& cell = at(x, y);
        const Sprite& who = sprite(cell.owner);
        Color c = who.tones[cell.tone];
        if (who.fill) {
          const Color there = saturated(color_at(*who.fill, centre(x, y)), 1.1);
          c = cell.tone == kMiddle ? there : mix(there, c, 0.6);
          cell.grades = cell.tone == kMiddle &&
                        (who.role == Role::Sky || (who.role == Role::Water && is_backdrop(who)));
        }
        veil(x, y, cell, c);
        cell.color = c.with_alpha(1);
      }
  }

  /// What lies translucent over a cell: in steps, so that a shadow has an edge.
  void veil(int x, int y, const Cell& cell, Color& c) {
    unsigned sum[4] = {};
    for (int j = 0; j < kFine; ++j) {
      const std::uint32_t* row = g_.veils.row(y * kFine + j) + x * kFine;
      for (int i = 0; i < kFine; ++i)
        for (unsigned k = 0; k < 4; ++k) sum[k] += row[i] >> (8 * k) & 255;
    }
    if (sum[3] == 0) return;
    const double n = kFine * kFine * 255.0, a = sum[3] / n;
    const Color over{sum[2] / n / a, sum[1] / n / a, sum[0] / n / a};
    const double steps = sprite(cell.owner).kept ? 255 : 8;
    c = mix(c, over, std::min(1.0, std::floor(a * steps + 0.5) / steps));
  }

  /// A line where a shape lies before another: in its own hue, dark against scenery, softer within
  /// a figure, and left out where the light falls.
  void outline() {
    std::vector<Color> lines(cells_.size());
    for (int y = 0; y < g_.rows; ++y)
      for (int x = 0; x < g_.columns; ++x) {
        Cell& cell = at(x, y);
        const Sprite& who = sprite(cell.owner);
        const std::uint32_t front = who.outlined ? cell.owner : who.host;
        if (front == 0 || who.role == Role::Eye || who.role == Role::Mark) continue;
        bool rim = false, far = false, sunny = false;
        for (const auto& [dx, dy] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
          if (!inside(x + dx, y + dy)) continue;
          const std::uint32_t other = at(x + dx, y + dy).owner;
          if (other >= front) continue;
          rim = true;
          far = far || !sprite(other).figure;
          sunny = sunny || dx * g_.list.light.x + dy * g_.list.light.y > 0.6;
        }
        if (!rim) continue;
        if (who.figure ? !far && sprite(front).cells < 7 : who.cells < 10) continue;
        // A pale marking ends with the line of the part it lies on, and white fur with a firm one.
        const Color base = sprite(front).tones[kMiddle];
        double dark = who.figure ? (far ? 0.74 : 0.46) : 0.3;
        if (sunny) dark *= who.figure ? 0.72 : 0.3;
        if (who.figure && far && luminance(who.tones[kMiddle]) > 0.5) dark = std::max(dark, 0.7);
        const Color ink =
            mix(saturated(darker(base, 0.72), 1.35), darker(g_.list.shade, 0.35), 0.3);
        cell.outline = true;
        lines[index(x, y)] = mix(cell.color, ink, dark);
      }
    for (std::size_t i = 0; i < cells_.size(); ++i)
      if (cells_[i].outline) cells_[i].color = lines[i].with_alpha(1), cells_[i].grades = false;
  }

  /// Eyes too small to be voted into shape are set by hand: two dark cells, one bright where three
  /// are dark.
  void set_eyes() {
    struct Extent {
      int left = 1 << 20, right = -1, top = 1 << 20, bottom = -1, seen = 0;
    };
    std::vector<Extent> extents(g_.sprites.size());
    for (int y = 0; y < g_.rows * kFine; ++y) {
      const std::uint32_t* row = g_.owners.row(y);
      for (int x = 0; x < g_.columns * kFine; ++x) {
        const std::uint32_t owner = (row[x] & 0xFFFFFF) >> 2;
        if (sprite(owner).role != Role::Eye) continue;
        Extent& e = extents[owner];
        e.left = std::min(e.left, x), e.right = std::max(e.right, x);
        e.top = std::min(e.top, y), e.bottom = std::max(e.bottom, y), ++e.seen;
      }
    }
    for (std::size_t i = 0; i < extents.size(); ++i) {
      const Extent& e = extents[i];
      if (e.seen < 3) continue;
      const double tall = (e.bottom - e.top + 1.0) / kFine,
                   light = luminance(g_.sprites[i].tones[kMiddle]);
      const int x = (e.left + e.right) / 2 / kFine, y = (e.top + e.bottom) / 2 / kFine;
      if (!inside(x, y)) continue;
      if (light < 0.1 && tall < 2.6 && tall > 0.6) {
        for (const int dy : {0, tall > 1.1 ? 1 : 0}) {
          const int cy = std::min(g_.rows - 1, e.top / kFine + dy);
          at(x, cy).color = g_.sprites[i].tones[kMiddle], at(x, cy).fixed = true;
        }
      } else if (light > 0.6 && tall < 1.9 && tall > 0.7) {
        const int hx = (e.left + 1) / kFine, hy = (e.top + 1) / kFine;
        if (!inside(hx, hy) || sprite(at(hx, hy).owner).role != Role::Eye) continue;
        at(hx, hy).color = g_.sprites[i].tones[kMiddle], at(hx, hy).fixed = true;
      }
    }
    for (Cell& cell : cells_)
      if (sprite(cell.owner).role == Role::Eye || sprite(cell.owner).role == Role::Mark)
        cell.fixed = true;
  }

  /// Few colours for the whole picture, chosen with an eye on the figures.
  void choose_colors() {
    FewColors few(static_cast<std::size_t>(g_.style.number("colors")));
    for (const Cell& cell : cells_) {
      const Sprite& who = sprite(cell.owner);
      if (!who.kept) few.count(cell.color, who.role == Role::Eye ? 12 : who.figure ? 5 : 1);
    }
    for (const Sprite& who : g_.sprites)
      if (who.words) few.count(who.tones[kMiddle], 60);
    few.choose();
    for (int y = 0; y < g_.rows; ++y)
      for (int x = 0; x < g_.columns; ++x) {
        Cell& cell = at(x, y);
        if (sprite(cell.owner).kept) continue;
        cell.color =
            cell.grades ? few.dithered(cell.color, threshold(x, y)) : few.nearest(cell.color);
      }
    for (const Sprite& who : g_.sprites) word_colors_.push_back(few.nearest(who.tones[kMiddle]));
  }

  /// A cell unlike all its eight neighbours is dust.
  void remove_strays() {
    const std::vector<Cell> before = cells_;
    for (int y = 1; y + 1 < g_.rows; ++y)
      for (int x = 1; x + 1 < g_.columns; ++x) {
        const Cell& cell = before[index(x, y)];
        if (cell.fixed || cell.grades || sprite(cell.owner).role == Role::Weather) continue;
        int same = 0;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx)
            same += before[index(x + dx, y + dy)].color == cell.color ? 1 : 0;
        if (same > 1) continue;
        const Cell* around[] = {&before[index(x - 1, y)], &before[index(x + 1, y)],
                                &before[index(x, y - 1)], &before[index(x, y + 1)]};
        const Cell* best = around[0];
        int most = 0;
        for (const Cell* one : around) {
          const auto n =
              std::count_if(std::begin(around), std::end(around),
                            [&](const Cell* other) { return other->color == one->color; });
          if (n > most) most = static_cast<int>(n), best = one;
        }
        at(x, y).color = best->color;
      }
  }

  void write(Bitmap& halves) {
    halves.begin_pixels();
    for (int y = 0; y < 2 * g_.rows; ++y) {
      std::uint32_t* out = halves.row(y);
      for (int x = 0; x < 2 * g_.columns; ++x) {
        Color c = at(x / 2, y / 2).color;
        int letters = 0;
        std::uint32_t word = 0;
        for (int j = 0; j < 2; ++j)
          for (int i = 0; i < 2; ++i) {
            const std::uint32_t owner = (g_.owners.row(2 * y + j)[2 * x + i] & 0xFFFFFF) >> 2;
            if (sprite(owner).words) ++letters, word = owner;
          }
        if (letters >= 2) c = word_colors_[word];
        const auto byte = [](double v) {
          return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255));
        };
        out[x] = 0xFF000000 | byte(c.r) << 16 | byte(c.g) << 8 | byte(c.b);
      }
    }
    halves.end_pixels();
  }

  const Gathered& g_;
  std::vector<Cell> cells_;
  std::vector<Color> word_colors_;
};

}  // namespace

std::vector<Point> cells_along(const std::vector<Point>& points, double cell) {
  std::vector<Point> cells;
  const auto pass = [&](double x, double y) {
    const Point p{x, y};
    if (!cells.empty() && cells.back() == p) return;
    // A corner's middle goes when the cells on either side of it touch without it.
    if (cells.size() > 1) {
      const Point a = cells[cells.size() - 2], b = cells.back();
      if (std::abs(a.x - x) <= 1 && std::abs(a.y - y) <= 1 && (b.x == a.x) != (b.x == x) &&
          (b.y == a.y) != (b.y == y))
        cells.pop_back();
    }
    cells.push_back(p);
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double x0 = std::floor(points[i].x / cell), y0 = std::floor(points[i].y / cell);
    const double dx = std::floor(points[i + 1].x / cell) - x0,
                 dy = std::floor(points[i + 1].y / cell) - y0;
    const int steps = static_cast<int>(std::min(4096.0, std::max(std::abs(dx), std::abs(dy))));
    for (int k = 0; k <= steps; ++k) {
      const double t = steps == 0 ? 0 : static_cast<double>(k) / steps;
      pass(x0 + std::round(dx * t), y0 + std::round(dy * t));
    }
  }
  return cells;
}

void develop(const Gathered& gathered, Bitmap& halves) {
  gathered.owners.begin_pixels();
  gathered.veils.begin_pixels();
  Grid(gathered).run(halves);
}

}  // namespace talewright::drawing::pixel_art
