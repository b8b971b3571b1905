// The sky over open country: its dome, sun, moon and stars.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::ellipse;
using drawing::mix;
using drawing::rectangle;
using story::TimeOfDay;

void paint_stars(Stage& s, Group& into, Box where, int count) {
  Path small, large;
  for (int i = 0; i < count; ++i) {
    const Point p{where.x + where.width * s.random.unit(),
                  where.y + where.height * s.random.unit()};
    if (s.random.chance(0.18))
      large.add(drawing::star(p, s.random.between(4, 7), 1.8, 4));
    else
      small.add(ellipse(p, s.random.between(0.9, 1.9), s.random.between(0.9, 1.9)));
  }
  if (!small.empty()) into.add(area(small, rgb(0xF5F2FF, 0.75), Role::Celestial));
  if (!large.empty()) into.add(area(large, rgb(0xFFF3C9, 0.9), Role::Celestial));
}

void paint_moon(Stage& s, Group& into, Point at, double r) {
  into.add(glow(at, r * 3.6, rgb(0xC9D6FF, 0.42), 0.1));
  Shape disc = inked(ellipse(at, r, r), rgb(0xFFF9E3), rgb(0xF2E6C0), Role::Celestial, 0.3);
  into.add(std::move(disc));
  Path seas = ellipse(at + Point{-r * 0.3, -r * 0.2}, r * 0.2, r * 0.17);
  seas.add(ellipse(at + Point{r * 0.26, r * 0.30}, r * 0.27, r * 0.22));
  seas.add(ellipse(at + Point{r * 0.3, -r * 0.38}, r * 0.12, r * 0.1));
  into.add(area(seas, rgb(0xE6D6AC, 0.6), Role::Celestial));
  (void)s;
}

Box paint_sky(Stage& s, double low, double clouds_low) {
  Group sky;
  sky.name = "setting.sky";
  const Light& l = s.light;
  Shape dome =
      area(rectangle({-20, -20, s.width + 40, low + 40 + s.height * 0.05}), l.sky_top, Role::Sky);
  dome.fill =
      Fill::linear({0, 0}, {0, low}, {{0, l.sky_top}, {0.55, l.sky_middle}, {1, l.sky_low}});
  sky.add(std::move(dome));
  const bool veiled = l.overcast();
  const double right = l.towards.x > 0 ? 1 : 0;
  const double sun_x = s.x(right ? s.random.between(0.84, 0.91) : s.random.between(0.09, 0.16));
  if (l.night()) {
    if (!veiled) {
      paint_stars(s, sky, {0, 0, s.width, low * 0.85}, static_cast<int>(s.width * 0.085));
      const double y = s.text_top() ? s.calm.bottom() + 20 : low * 0.30;
      paint_moon(s, sky, {sun_x, y}, 46 * std::sqrt(s.zoom));
    }
  } else if (l.low_sun()) {
    const double y = low - s.height * 0.05;
    const Color warm = l.time == TimeOfDay::Dawn ? rgb(0xFFF2CF) : rgb(0xFFE6A0);
    sky.add(glow({sun_x, y}, s.height * 0.52, warm.with_alpha(veiled ? 0.35 : 0.8), 0.02));
    if (!veiled)
      sky.add(area(ellipse({sun_x, y}, 52 * s.zoom, 52 * s.zoom), rgb(0xFFF8DC), rgb(0xFFDF9B),
                   Role::Celestial));
  } else if (!veiled) {
    const double y = s.text_top() ? s.height * 0.10 : low * 0.26;
    sky.add(glow({sun_x, y}, s.height * 0.42, rgb(0xFFF9DC, 0.85), 0.10));
    if (!s.text_top())
      sky.add(area(ellipse({sun_x, y}, 44, 44), rgb(0xFFFBE3), rgb(0xFFEDA8), Role::Celestial));
  }
  // Before the moon hangs no cloud: it would cut the disc in two.
  Box clear;
  if (l.night() && !veiled) {
    const double y = s.text_top() ? s.calm.bottom() + 20 : low * 0.30, r = 62 * std::sqrt(s.zoom);
    clear = {sun_x - r, y - r, 2 * r, 2 * r};
  }
  paint_clouds(s, sky, s.text_top() ? s.calm.bottom() * 0.86 : low * 0.16,
               clouds_low > 0 ? clouds_low : low, clear);
  s.back.add(std::move(sky));
  s.quiet = mix(l.sky_top, l.sky_middle, 0.55).with_alpha(l.night() ? 0.40 : 0.58);
  return clear;
}

}  // namespace talewright::engines::illustrator
