#include "engines/illustrator/weather.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::ellipse;
using drawing::mix;
using drawing::rectangle;
using story::Weather;

namespace {

bool on_face(Point p, std::span<const Box> faces) {
  for (const Box& f : faces)
    if (f.contains(p)) return true;
  return false;
}

void rain(Stage& s, Group& into, int count, double length, double width, double alpha,
          std::span<const Box> faces) {
  Path p;
  const double slant = s.light.storm() ? 0.42 : 0.24;
  for (int i = 0; i < count; ++i) {
    const Point at{s.width * s.random.between(-0.05, 1.1), s.height * s.random.unit()};
    const double l = length * s.random.between(0.6, 1.3);
    const Point end{at.x - slant * l, at.y + l};
    if (on_face(at, faces) || on_face(end, faces)) continue;
    p.move_to(at).line_to(end);
  }
  into.add(line(std::move(p), width, mix(s.light.sky_low, rgb(0xFFFFFF), 0.6).with_alpha(alpha),
                Role::Weather));
}

void snow(Stage& s, Group& into, int count, double small, double large, double alpha,
          std::span<const Box> faces) {
  Path p;
  for (int i = 0; i < count; ++i) {
    const Point at{s.width * s.random.unit(), s.height * s.random.unit()};
    if (on_face(at, faces)) continue;
    const double r = s.random.between(small, large);
    p.add(ellipse(at, r, r));
  }
  into.add(area(std::move(p), rgb(0xFFFFFF, alpha), Role::Weather));
}

void puddles(Stage& s, Group& into) {
  if (s.close()) return;
  for (int i = 0; i < 4; ++i) {
    // About the feet: further away the ground may be a wall or a rail.
    const double front = std::min(s.floor, s.height * 0.95),
                 y = s.horizon +
                     (front - s.horizon) * s.random.between(0.74, s.text_bottom() ? 1.04 : 1.12),
                 w = s.size_at(y) * s.random.between(38, 74);
    const Point c{s.x((i + s.random.between(0.1, 0.9)) / 4), y};
    const Color water = mix(s.light.sky_low, s.tone(0x7F97A8), 0.5);
    into.add(area(ellipse(c, w, w * 0.17), s.tone(0x6C7F8C).with_alpha(0.45), Role::Water));
    into.add(area(ellipse(c + Point{0, w * 0.015}, w * 0.95, w * 0.15), water,
                  mix(water, s.light.sky_top, 0.4), Role::Water));
    // What stands behind is seen in it upside down: streaks of dark.
    Path streaks;
    for (int k = 0; k < 3; ++k) {
      const double x = c.x + w * s.random.between(-0.6, 0.6), h = w * s.random.between(0.07, 0.11);
      streaks.add(ellipse({x, c.y + w * 0.01}, w * 0.05, h));
    }
    into.add(area(streaks, s.tone(0x55707C).with_alpha(0.35), Role::Water));
    Path rings = ellipse(c + Point{-w * 0.3, 0}, w * 0.22, w * 0.04);
    rings.add(ellipse(c + Point{w * 0.35, w * 0.03}, w * 0.16, w * 0.03));
    into.add(line(rings, 1.8, rgb(0xFFFFFF, 0.55), Role::Weather));
  }
}

void fog(Stage& s, Group& into, double y, double height, double alpha) {
  Shape band =
      area(rectangle({-20, y - height, s.width + 40, height * 2}), s.light.haze, Role::Weather);
  const Color c = mix(s.light.haze, rgb(0xFFFFFF), s.light.night() ? 0.05 : 0.35);
  band.fill =
      Fill::linear({0, y - height}, {0, y + height},
                   {{0, c.with_alpha(0)}, {0.5, c.with_alpha(alpha)}, {1, c.with_alpha(0)}});
  into.add(std::move(band));
}

/// Banks of mist that drift between the layers, longer than they are high.
void mist(Stage& s, Group& into, double y, double alpha, int count) {
  const Color c = mix(s.light.haze, rgb(0xFFFFFF), s.light.night() ? 0.12 : 0.5);
  Path banks;
  for (int i = 0; i < count; ++i) {
    const double w = s.width * s.random.between(0.16, 0.30);
    banks.add(
        ellipse({s.x((i + s.random.unit()) / count), y + s.height * s.random.between(-0.02, 0.02)},
                w, s.height * s.random.between(0.010, 0.022)));
  }
  into.add(area(banks, c.with_alpha(alpha), Role::Weather));
}

void lightning(Stage& s, Group& into) {
  const double x =
      s.x(s.random.chance(0.5) ? s.random.between(0.08, 0.2) : s.random.between(0.8, 0.92));
  Point at{x, s.text_top() ? s.calm.bottom() * 0.9 : s.height * 0.04};
  const double end = s.horizon - 4;
  std::vector<Point> left, right;
  int i = 0;
  const double step = (end - at.y) / 7;
  while (i < 8) {
    const double w = 9.0 * (1 - i / 7.5);
    left.push_back({at.x - w * 0.5, at.y});
    right.push_back({at.x + w * 0.5, at.y + 3});
    at = {at.x + (i % 2 ? 1 : -1) * s.random.between(8, 40) + 6, at.y + step};
    ++i;
  }
  into.add(glow(left[3], s.height * 0.30, rgb(0xE9E6FF, 0.55)));
  left.insert(left.end(), right.rbegin(), right.rend());
  into.add(area(drawing::polygon(left), rgb(0xFFFBE6), Role::Glow));
}

void wind(Stage& s, Group& into, std::span<const Box> faces, bool leaves) {
  Path streaks;
  for (int i = 0; i < 6; ++i) {
    const double y = s.height * s.random.between(0.32, 0.85),
                 x = s.width * s.random.between(0.0, 0.75),
                 l = s.width * s.random.between(0.12, 0.24);
    if (on_face({x, y}, faces) || on_face({x + l, y}, faces) || on_face({x + l / 2, y}, faces))
      continue;
    streaks.move_to({x, y}).curve_to({x + l * 0.4, y - 14}, {x + l * 0.7, y + 12}, {x + l, y - 6});
    streaks.curve_to({x + l * 1.09, y - 16}, {x + l * 1.05, y - 34}, {x + l * 0.97, y - 24});
  }
  into.add(line(std::move(streaks), 3, rgb(0xFFFFFF, 0.6), Role::Weather));
  if (!leaves) return;
  for (int i = 0; i < 12; ++i) {
    const Point at{s.width * s.random.unit(), s.height * s.random.between(0.3, 0.9)};
    if (on_face(at, faces)) continue;
    const double a = radians(s.random.between(0, 360)),
                 l = s.random.between(14, 26) * std::sqrt(s.zoom);
    Path p = leaf(at, at + Point{std::cos(a) * l, std::sin(a) * l}, l * 0.4);
    into.add(area(
        std::move(p),
        s.tone(leaf_color(
            s.light.season == story::Season::Winter ? story::Season::Autumn : s.light.season, i)),
        Role::Weather));
  }
}

}  // namespace

void weather_behind(Stage& s, Group& into) {
  if (s.light.air != Air::Open) return;
  switch (s.light.weather) {
    case Weather::Rain:
    case Weather::Storm:
      if (s.light.storm()) lightning(s, into);
      if (!s.light.snowy()) puddles(s, into);
      rain(s, into, 110, s.height * 0.045, 1.8, 0.40, {});
      break;
    case Weather::Snow:
      snow(s, into, 150, 1.6, 3.4, 0.7, {});
      snow(s, into, 60, 3.4, 5.2, 0.9, {});
      break;
    case Weather::Fog:
      fog(s, into, s.horizon, s.height * 0.20, 0.75);
      fog(s, into, s.ground(0.35), s.height * 0.10, 0.4);
      mist(s, into, s.horizon - s.height * 0.03, 0.35, 4);
      mist(s, into, s.ground(0.16), 0.32, 3);
      mist(s, into, s.ground(0.40), 0.26, 3);
      break;
    case Weather::Clear:
    case Weather::Cloudy:
    case Weather::Wind:
      break;
  }
}

void weather_before(Stage& s, Group& into, std::span<const Box> faces) {
  if (s.light.air != Air::Open) return;
  switch (s.light.weather) {
    case Weather::Rain:
    case Weather::Storm:
      rain(s, into, 70, s.height * 0.07, 2.8, 0.42, faces);
      break;
    case Weather::Snow:
      snow(s, into, 44, 4, 8.5, 0.92, faces);
      snow(s, into, 9, 12, 19, 0.5, faces);
      break;
    case Weather::Fog:
      fog(s, into, s.height * 0.93, s.height * 0.12, 0.45);
      break;
    case Weather::Wind:
      wind(s, into, faces, !s.light.snowy());
      break;
    case Weather::Clear:
    case Weather::Cloudy:
      break;
  }
  if (s.light.weather == Weather::Storm) wind(s, into, faces, false);
}

}  // namespace talewright::engines::illustrator
