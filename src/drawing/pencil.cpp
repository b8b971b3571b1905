#include "drawing/pencil.h"

#include <cmath>

#include "base/random.h"

namespace talewright::drawing {

namespace {

using Line = std::vector<Point>;

constexpr double kStep = 9;       // between points of a flattened curve, units
constexpr double kCorner = 0.72;  // cosine: sharper bends end a stroke
constexpr double kLongest = 340;  // units without lifting the pencil

/// Subpaths as points, close enough for a hand.
std::vector<Line> flattened(const Path& path) {
  std::vector<Line> lines;
  const auto& points = path.points();
  std::size_t at = 0;
  Point start;
  for (const Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::Move:
        start = points[at++];
        lines.push_back({start});
        break;
      case Path::Verb::Line:
        if (lines.empty()) lines.push_back({points[at]});
        lines.back().push_back(points[at++]);
        break;
      case Path::Verb::Curve: {
        if (lines.empty()) lines.push_back({points[at]});
        const Point a = lines.back().back(), b = points[at], c = points[at + 1], d = points[at + 2];
        at += 3;
        const double around = length(b - a) + length(c - b) + length(d - c);
        const int n = std::clamp(static_cast<int>(around / kStep), 2, 40);
        for (int i = 1; i <= n; ++i) {
          const double t = static_cast<double>(i) / n;
          const Point ab = mix(a, b, t), bc = mix(b, c, t), cd = mix(c, d, t);
          lines.back().push_back(mix(mix(ab, bc, t), mix(bc, cd, t), t));
        }
        break;
      }
      case Path::Verb::Close:
        if (!lines.empty() && length(lines.back().back() - start) > 0.1)
          lines.back().push_back(start);
        break;
    }
  }
  return lines;
}

Point unit(Point p) {
  const double n = length(p);
  return n > 1e-9 ? p * (1 / n) : Point{1, 0};
}

/// Cut at corners, and where the hand would lift.
std::vector<Line> strokes_of(const Line& line, Random& random) {
  std::vector<Line> strokes;
  Line now;
  double drawn = 0, limit = random.between(0.5, 1) * kLongest;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!now.empty()) {
      const double step = length(line[i] - now.back());
      if (step < 0.05) continue;
      drawn += step;
    }
    now.push_back(line[i]);
    if (i + 1 == line.size() || now.size() < 2) continue;
    const Point in = unit(now.back() - now[now.size() - 2]), out = unit(line[i + 1] - line[i]);
    if (in.x * out.x + in.y * out.y < kCorner || drawn > limit) {
      strokes.push_back(now);
      now = {line[i]};
      drawn = 0, limit = random.between(0.5, 1) * kLongest;
    }
  }
  if (now.size() > 1) strokes.push_back(std::move(now));
  return strokes;
}

/// One tapered stroke, as the outline of what the lead touches.
void lay(cairo_t* cr, Line line, const PencilLine& how, double stray, Random& random) {
  double whole = 0;
  for (std::size_t i = 1; i < line.size(); ++i) whole += length(line[i] - line[i - 1]);
  if (whole < 0.5) return;
  const double over = std::min(how.overshoot, whole * 0.22);
  const Point head = unit(line[0] - line[1]), tail = unit(line.back() - line[line.size() - 2]);
  line.insert(line.begin(), line[0] + head * (over * random.between(0.2, 1)));
  line.push_back(line.back() + tail * (over * random.between(0.2, 1)));
  const double wave = random.between(60, 130), phase = random.between(0, 6.28);
  const double shift = random.between(-0.6, 0.6) * stray, swing = stray * random.between(0.4, 1);
  const double pressed = random.between(0.25, 0.75), firm = random.between(0.75, 1.1);
  Line left, right;
  double along = 0;
  whole += 2 * over;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) along += length(line[i] - line[i - 1]);
    const Point t = unit(line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1]);
    const Point n{-t.y, t.x};
    const double share = std::clamp(along / whole, 0.0, 1.0);
    const double off = shift + swing * std::sin(along / wave + phase);
    const double nearness = 1 - std::abs(share - pressed);
    const double taper =
        std::sqrt(std::max(0.0, std::sin(3.14159265 * std::clamp(share, 0.015, 0.985))));
    const double half = how.width * firm * (0.16 + 0.42 * taper * nearness);
    left.push_back(line[i] + n * (off + half));
    right.push_back(line[i] + n * (off - half));
  }
  cairo_move_to(cr, left[0].x, left[0].y);
  for (const Point& p : left) cairo_line_to(cr, p.x, p.y);
  for (std::size_t i = right.size(); i-- > 0;) cairo_line_to(cr, right[i].x, right[i].y);
  cairo_close_path(cr);
}

}  // namespace

void draw_pencil(cairo_t* cr, const Path& path, const PencilLine& line) {
  Random random(line.seed);
  for (const Line& whole : flattened(path)) {
    for (int pass = 0; pass < line.passes; ++pass) {
      cairo_new_path(cr);
      for (const Line& stroke : strokes_of(whole, random)) {
        if (pass == 2 && random.chance(0.5)) continue;
        lay(cr, stroke, line, line.stray * (pass == 0 ? 0.9 : 2.2), random);
      }
      // The first stroke is the surest; the others were looking for it.
      set_color(cr, {0, 0, 0, line.strength * (pass == 0 ? 1 : pass == 1 ? 0.62 : 0.42)});
      cairo_fill(cr);
    }
  }
}

const NoiseTile& hatching() {
  static const NoiseTile made = [] {
    constexpr int kSide = NoiseTile::kSide;
    constexpr int kStrokes = 1500;
    constexpr double kGolden = 0.6180339887498949;
    std::vector<std::uint8_t> heights(static_cast<std::size_t>(kSide) * kSide, 255);
    Random random(41);
    for (int i = 0; i < kStrokes; ++i) {
      const double level = 250.0 * i / kStrokes;
      // Rows in golden steps: at any tone the strokes so far lie evenly apart.
      const double y0 = std::fmod(i * kGolden, 1.0) * kSide + random.between(-1.2, 1.2);
      const double x0 = random.between(0, kSide), reach = random.between(90, 230);
      const double tilt = random.between(-0.03, 0.03), bow = random.between(-0.00012, 0.00012);
      const double half = random.between(1.1, 2.1);
      for (int step = 0; step < static_cast<int>(reach); ++step) {
        const double share = step / reach, mid = (share - 0.5) * reach;
        const double y = y0 + mid * tilt + mid * mid * bow;
        const double ends = std::min(1.0, std::min(share * 5, (1 - share) * 3));
        const double wide = half * (0.45 + 0.55 * ends);
        const int x = static_cast<int>(x0 + step) & (kSide - 1);
        for (int yy = static_cast<int>(std::floor(y - wide));
             yy <= static_cast<int>(std::ceil(y + wide)); ++yy) {
          const double off = std::abs(yy - y) / wide;
          if (off >= 1) continue;
          const double height = level + 26 * off * off + 60 * (1 - ends);
          std::uint8_t& place = heights[static_cast<std::size_t>((yy & (kSide - 1)) * kSide + x)];
          place = static_cast<std::uint8_t>(std::min<double>(place, height));
        }
      }
    }
    return NoiseTile(std::move(heights));
  }();
  return made;
}

}  // namespace talewright::drawing
