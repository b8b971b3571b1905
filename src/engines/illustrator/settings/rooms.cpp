// Rooms: bedroom, kitchen, classroom.
#include "engines/illustrator/settings/furniture.h"
#include "engines/illustrator/settings/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

/// The top of what may hang on the wall.
double wall_top(const Stage& s) { return s.text_top() ? s.calm.bottom() + s.height * 0.015 : s.height * 0.09; }

}  // namespace

void draw_bedroom(Stage& s) {
  s.horizon = s.text_bottom() ? s.height * 0.46 : s.height * 0.66;
  const bool flip = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(flip ? 1 - k : k); };
  paint_room(s, rgb(0xCFE0DC), rgb(0xD8B48A), 1, true);
  const double top = wall_top(s), wall = s.horizon - top, u = s.unit * 0.82;
  const double win = std::min(wall * 0.62, s.width * 0.26);
  paint_window(s, s.back, {X(0.64) - win * 0.5, top + wall * 0.07, win, std::min(wall * 0.66, win * 1.15)}, rgb(0xE6A08A));
  paint_picture(s, s.back, {X(0.40) - 36 * s.zoom, top + wall * 0.16, 66 * s.zoom, 52 * s.zoom}, static_cast<int>(s.random.below(3)));
  paint_picture(s, s.back, {X(0.46) - 22 * s.zoom, top + wall * 0.48, 44 * s.zoom, 52 * s.zoom}, static_cast<int>(s.random.below(3)) + 1);
  const double shelf_h = std::min(wall * 0.92, 190 * u);
  paint_shelf(s, s.back, {X(0.92) - 55 * u, s.horizon + 14 * s.zoom - shelf_h, 110 * u, shelf_h}, 3, 0);
  const double by = s.horizon + (s.height - s.horizon) * 0.20;
  paint_bed(s, s.back, {X(0.16), by}, std::min(250 * u, s.width * 0.48), rgb(0x7F9CC4), !flip);
  paint_table(s, s.back, {X(0.42), s.horizon + 26 * s.zoom}, 52 * u, 50 * u, rgb(0xC99A6A));
  paint_lamp(s, s.back, {X(0.42), s.horizon + 26 * s.zoom - 50 * u}, 52 * u, rgb(0xF2C879));
  paint_rug(s, s.back, {X(0.56), s.ground(0.52)}, s.width * 0.62, (s.height - s.horizon) * 0.50, rgb(0xD9877A));
  const double ty = s.ground(0.30);
  paint_chest(s, s.back, {X(0.80), ty}, 74 * u, rgb(0x9DBDAE));
  paint_toy(s, s.back, {X(0.80), ty - 42 * u}, 40 * u, 2);
  paint_toy(s, s.back, {X(0.94), s.ground(0.46)}, 36 * u, 1);
  paint_toy(s, s.back, {X(0.08), s.ground(0.62)}, 32 * u, 0);
  if (s.light.night()) {
    // The room falls away from the lamp into the night.
    Shape dusk = area(rectangle({-20, -20, s.width + 40, s.height + 40}), s.light.shade, Role::Glow);
    dusk.fill = Fill::radial({X(0.42), s.horizon - 60 * u}, s.width * 0.95, {{0, rgb(0xFFCF80, 0.16)}, {0.35, rgb(0x6A4A78, 0.10)}, {1, rgb(0x241B4E, 0.55)}});
    s.back.add(std::move(dusk));
    s.quiet = mix(s.tone(0xCFE0DC), rgb(0x2B2458), 0.5).with_alpha(0.6);
  }
}

}  // namespace talewright::engines::illustrator
