// The ground that carries everybody: its rises and hollows, the way across it, its paving.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;

namespace {

/// The ground's colour, from its far edge down; rises fade into it again.
struct Soil {
  double y0 = 0, y1 = 1;
  Color far, middle, near;
  static constexpr double kBend = 0.35;  // where the haze ends
  Color at(double y) const {
    const double t = std::clamp((y - y0) / (y1 - y0), 0.0, 1.0);
    return t < kBend ? mix(far, middle, t / kBend) : mix(middle, near, (t - kBend) / (1 - kBend));
  }
  Fill fill() const {
    return Fill::linear({0, y0}, {0, y1}, {{0, far}, {kBend, middle}, {1, near}});
  }
};

/// A rise of the ground: a crest that comes in from one side and runs out into the plain at
/// (`tip`, `low`). Its crown catches the light; below, it is the ground's own colour again, so that
/// only the crest shows: it reaches down to the picture's edge, for a style that draws edges must
/// find no other.
void rise(Stage& s, Group& g, const Soil& soil, bool from_left, double crest, double tip,
          double low, Color crown, Color behind) {
  const double edge = from_left ? -40 : s.width + 40, end = from_left ? s.width + 40 : -40,
               span = tip - edge, high = low - crest, floor = s.height + 20;
  // The crest waves once on its way down.
  const double wave = s.random.between(-0.10, 0.14), start = s.random.between(-0.05, 0.28);
  const auto slope = [&](Path& p, double lift) {
    p.line_to({edge, crest + high * start - lift * 0.4});
    p.curve_to({edge + span * 0.16, crest - high * 0.10 - lift},
               {edge + span * 0.30, crest + high * (0.04 + wave) - lift * 1.4},
               {edge + span * 0.48, crest + high * (0.34 + wave) - lift * 1.1});
    p.curve_to({edge + span * 0.66, crest + high * (0.64 + wave) - lift * 0.5},
               {edge + span * 0.80, low - high * 0.04}, {tip, low});
  };
  // What lies just behind the crest is lower and in its shade.
  Path hollow;
  hollow.move_to({edge, low});
  slope(hollow, high * 0.15);
  g.add(area(hollow.close(), behind, Role::Shadow));
  Path body;
  body.move_to({edge, floor});
  slope(body, 0);
  body.curve_to({tip + (end - tip) * 0.3, low + high * 0.04},
                {tip + (end - tip) * 0.7, low + high * 0.16}, {end, low + high * 0.12});
  body.line_to({end, floor}).close();
  Shape shape = area(std::move(body), crown, Role::Land);
  const double whole = floor - crest, foot = high / whole;
  shape.fill = Fill::linear(
      {0, crest}, {0, floor},
      {{0, crown}, {0.35 * foot, mix(crown, soil.at(low), 0.5)}, {foot, soil.at(low)}});
  const double bend = (soil.y0 + (soil.y1 - soil.y0) * Soil::kBend - crest) / whole;
  if (bend > foot) shape.fill.stops.push_back({bend, soil.middle});
  shape.fill.stops.push_back({1, soil.near});
  g.add(std::move(shape));
}

/// The glitter of frost, and moonlight on snow.
void frost_lies(Stage& s, Group& g, double y) {
  Path frost;
  for (int i = 0; i < 22; ++i)
    frost.add(
        drawing::star({s.x(s.random.unit()), y + (s.height - y) * s.random.between(0.1, 0.98)},
                      s.random.between(2.5, 5.5), 0.9, 4));
  g.add(area(frost, rgb(0xFFFFFF, s.light.night() ? 0.75 : 0.9), Role::Glow));
}

}  // namespace

void paint_ground(Stage& s, double y, Color noon, double relief) {
  Group g;
  g.name = "setting.ground";
  Path p = rolling(s.random, -40, s.width + 40, y, 7 * s.zoom, s.height + 20, 2);
  const bool snow = s.light.snowy(), night = s.light.night();
  if (night && snow) noon = mix(noon, rgb(0xFFF1DC), 0.6);
  const Color deep = snow ? rgb(0xC6D4E8) : darker(drawing::hue_turned(noon, 12), 0.20);
  const Soil soil{y, s.height, s.tone(lighter(noon, 0.22), 0.45), s.tone(noon, 0.10),
                  s.tone(night ? darker(deep, 0.16) : deep)};
  Shape base = area(p, noon, Role::Land);
  base.fill = soil.fill();
  g.add(std::move(base));
  // Rises come in from both sides by turns, higher and longer the nearer they are.
  bool left = s.random.chance(0.5);
  const Color sunny = snow ? rgb(0xFFFFFF) : mix(lighter(noon, 0.26), s.light.key, 0.28);
  const Color shady = snow ? rgb(0xAFC5E4) : darker(drawing::hue_turned(noon, 16), 0.16);
  for (double t : {0.10, 0.26, 0.50, 0.76}) {
    if (relief <= 0) break;
    t += s.random.between(-0.03, 0.03);
    const double at = y + (s.height - y) * t, high = (s.height - y) * (0.05 + 0.19 * t) * relief;
    const double far = 0.45 * std::clamp(1 - t / Soil::kBend, 0.0, 1.0);
    const double tip = s.x(left ? s.random.between(0.66, 1.0) : s.random.between(0.0, 0.34));
    const Color under = soil.at(at - high * 0.3);
    rise(s, g, soil, left, at - high * 0.55, tip, at + high * 0.75,
         mix(under, s.tone(sunny, far), snow ? 0.90 : 0.70),
         mix(s.tone(shady, far), s.light.shade, 0.5).with_alpha(0.19));
    left = !left;
  }
  if (relief > 0 && !s.light.overcast() && !snow && !night) {
    // The shadow of a cloud lies across the middle.
    const double t = s.random.between(0.16, 0.34), at = y + (s.height - y) * t,
                 x = s.x(s.random.between(0.1, 0.9)), w = s.width * s.random.between(0.26, 0.4);
    g.add(area(blob({{x - w, at},
                     {x - w * 0.4, at - (s.height - y) * 0.022},
                     {x + w * 0.5, at - (s.height - y) * 0.014},
                     {x + w, at + (s.height - y) * 0.006},
                     {x + w * 0.3, at + (s.height - y) * 0.030},
                     {x - w * 0.5, at + (s.height - y) * 0.022}}),
               s.tone(deep, 0.2).with_alpha(0.26), Role::Shadow));
  }
  if (night && !s.light.overcast()) {
    // Moonlight lies across the middle ground, under the moon.
    const double x = s.x(s.light.towards.x > 0 ? 0.74 : 0.26);
    g.add(glow({x, y + (s.height - y) * 0.20}, s.width * 0.42, rgb(0xB9CCFF, snow ? 0.42 : 0.26),
               0.05, 0.20));
    // It makes a path towards the eye, and leaves the sides to the dark.
    g.add(glow({s.x(0.5) + (x - s.x(0.5)) * 0.45, y + (s.height - y) * 0.62}, s.width * 0.52,
               rgb(0xC4D3FF, snow ? 0.34 : 0.20), 0.03, 0.30));
  }
  if (snow) frost_lies(s, g, y);
  s.back.add(std::move(g));
}

void paint_path(Stage& s, double x_front, double x_far, double y_far, double width, Color noon,
                bool green) {
  const double y0 = s.height + 20, y1 = y_far, h = y0 - y1;
  const double swing = s.width * s.random.between(0.10, 0.17) * (x_front < x_far ? -1 : 1);
  // The middle of the way and half its width at a height: it swings to and fro, less the further.
  const auto across = [=](double y) {
    const double t = std::clamp((y - y1) / h, 0.0, 1.0), k = std::pow(t, 0.62);
    const double mid =
        x_far + (x_front - x_far) * t +
        swing * std::sin(std::numbers::pi * 1.55 * (1 - k)) * std::pow(t, 0.45) * (1.15 - 0.6 * t);
    return std::pair{mid, width * (0.020 + 0.07 * t + 0.41 * t * t)};
  };
  // `over` = share of the half width; the edges waver as trodden edges do.
  const auto strip = [&](double over, double waver, double from) {
    std::vector<Point> left, right;
    for (int i = 0; i <= 11; ++i) {
      const double t = from + (1 - from) * std::pow(i / 11.0, 1.5), y = y1 + h * t;
      const auto [mid, half] = across(y);
      left.push_back({mid - half * over * (1 + s.random.between(-waver, waver)), y});
      right.push_back({mid + half * over * (1 + s.random.between(-waver, waver)), y});
    }
    Path p = drawing::curve_through(left);
    std::reverse(right.begin(), right.end());
    const Path back = drawing::curve_through(right);
    p.line_to(right.front());
    for (std::size_t k = 1; k + 2 < back.points().size(); k += 3)
      p.curve_to(back.points()[k], back.points()[k + 1], back.points()[k + 2]);
    return p.close();
  };
  const bool snow = s.light.snowy();
  const Color verge = snow ? rgb(0xF6FAFF) : darker(noon, 0.18);
  const auto along = [&](Path p, Color c, double by, Role role) {
    Shape shape = area(std::move(p), c, role);
    shape.fill = Fill::linear(
        {0, y1}, {0, y0},
        {{0, s.tone(lighter(c, 0.16), 0.5)}, {0.4, s.tone(c, 0.12)}, {1, s.tone(darker(c, by))}});
    s.back.add(std::move(shape));
  };
  along(strip(1.09, 0.05, 0), verge, 0.10, Role::Shadow);
  along(strip(1.0, 0.06, 0), noon, 0.14, Role::Land);
  along(strip(0.58, 0.20, 0.05), lighter(noon, snow ? 0.25 : 0.12), 0.08, Role::Glow);
  s.trodden = [across, y1](Point p) {
    const auto [mid, half] = across(p.y);
    return p.y > y1 && std::abs(p.x - mid) < half * 1.15;
  };
  // Stones lie at its edges more than in its middle; grass hangs over its rim.
  const bool bare = snow || s.light.season == story::Season::Winter || !green;
  Path pebbles, lights, rim;
  for (int i = 0; i < 20; ++i) {
    const double t = std::pow(s.random.unit(), 0.6), y = y1 + h * t;
    const auto [mid, half] = across(y);
    const double r = (1.2 + 7.5 * t) * s.random.between(0.5, 1.3),
                 x = mid + half * (s.random.chance(0.7)
                                       ? (i % 2 ? 1 : -1) * s.random.between(0.6, 1.02)
                                       : s.random.between(-0.5, 0.5));
    pebbles.add(ellipse({x, y}, r * 1.5, r * 0.85));
    lights.add(ellipse({x - r * 0.2, y - r * 0.26}, r * 1.1, r * 0.48));
    if (bare || i >= 14) continue;
    const double e = i % 2 ? 1.06 : -1.06;
    rim.add(tuft(s.random, {mid + half * e, y + 4 + 6 * t}, s.size_at(y) * s.random.between(7, 15),
                 4, s.size_at(y) * 6));
  }
  s.back.add(area(pebbles, s.tone(darker(noon, 0.24)).with_alpha(0.7), Role::Land));
  s.back.add(area(lights, s.tone(lighter(noon, 0.26)), Role::Land));
  if (!rim.empty())
    s.back.add(area(rim, s.tone(darker(grass_color(s.light), 0.16), 0.05), Role::Foliage));
}

void paint_cobbles(Stage& s, double y, Color noon) {
  Path dark, light;
  for (double t = 0.02; t < 1.0; t = t * 1.17 + 0.020) {
    const double at = y + (s.height - y) * t, w = (14 + 62 * t) * s.zoom * 0.8;
    for (double x = -w * s.random.unit(); x < s.width + w; x += w * 1.2) {
      const Point p{x + w * s.random.between(-0.06, 0.06), at};
      if (s.grows_at(p) || !s.random.chance(0.62)) continue;
      (s.random.chance(0.5) ? dark : light)
          .add(ellipse(p, w * s.random.between(0.42, 0.52), w * 0.15));
    }
  }
  s.back.add(area(dark, s.tone(darker(noon, 0.13)).with_alpha(0.55), Role::Land));
  s.back.add(area(light, s.tone(lighter(noon, 0.30)).with_alpha(0.55), Role::Land));
}

}  // namespace talewright::engines::illustrator
