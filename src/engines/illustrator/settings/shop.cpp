// The shop: jars on shelves, a counter with a till, and the street in the window.
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::rectangle;
using drawing::rounded_rectangle;

void draw_shop(Stage& s) {
  const Room r(s);
  const double k = r.k;
  static constexpr std::array<unsigned, 3> wall_colors{0xF4D9B0, 0xCFE0D2, 0xF0CFC0};
  static constexpr std::array<unsigned, 3> trims{0x5E938C, 0xC9705C, 0x6C86A8};
  const std::size_t hue = s.random.below(3);
  const Color wall = rgb(wall_colors[hue]), trim = rgb(trims[hue]);
  paint_room(s, wall, rgb(0xD9B48C), 2, false);
  paint_panelling(s, s.back, r.up(0.24), trim, 96 * k);
  // The display window with what is for sale, and the door beside it.
  const double ww = std::min(340 * k, s.width * 0.36);
  const Box win{r.X(0.22) - ww / 2, r.up(0.90), ww, r.wall * 0.58};
  paint_opening(s, s.back, rounded_rectangle(win, 6), win, Outside::Street, 3, 1, rgb(0xFBF3E2),
                10 * k);
  Path valance;
  const int scallops = 8;
  for (int i = 0; i < scallops; ++i) {
    const double x0 = win.x - 14 * k + (ww + 28 * k) * i / scallops,
                 x1 = win.x - 14 * k + (ww + 28 * k) * (i + 1) / scallops;
    if (i % 2) continue;
    valance.move_to({x0, win.y - 16 * k})
        .line_to({x1, win.y - 16 * k})
        .line_to({x1, win.y + 34 * k})
        .quad_to({(x0 + x1) / 2, win.y + 58 * k}, {x0, win.y + 34 * k})
        .close();
  }
  Path valance_back;
  for (int i = 1; i < scallops; i += 2) {
    const double x0 = win.x - 14 * k + (ww + 28 * k) * i / scallops,
                 x1 = win.x - 14 * k + (ww + 28 * k) * (i + 1) / scallops;
    valance_back.move_to({x0, win.y - 16 * k})
        .line_to({x1, win.y - 16 * k})
        .line_to({x1, win.y + 34 * k})
        .quad_to({(x0 + x1) / 2, win.y + 58 * k}, {x0, win.y + 34 * k})
        .close();
  }
  s.back.add(inked(valance, s.tone(0xD9685A), s.tone(0xB9503F), Role::Interior, 0.4));
  s.back.add(inked(valance_back, s.tone(0xFFF6E4), s.tone(0xE9DCC2), Role::Interior, 0.4));
  s.back.add(inked(rectangle({win.x - 18 * k, win.bottom() + 6 * k, ww + 36 * k, 16 * k}),
                   s.tone(0xFBF3E2), s.tone(0xDCC9A8), Role::Interior, 0.45));
  // On the sill: toys and a plant for who looks in.
  for (int i = 0; i < 3; ++i)
    paint_toy(s, s.back, {win.x + ww * (0.18 + 0.32 * i), win.bottom() + 6 * k}, 50 * k,
              (i + static_cast<int>(hue)) % 4);
  paint_door(s, s.back, {r.X(0.475), s.horizon + 4}, 128 * k, r.wall * 0.72, trim, true);
  // The bell over the door.
  const Point bell{r.X(0.475) - r.side() * 40 * k, r.up(0.80)};
  s.back.add(inked(blob({bell + Point{-13 * k, 12 * k}, bell + Point{-8 * k, -8 * k},
                         bell + Point{8 * k, -8 * k}, bell + Point{13 * k, 12 * k}}),
                   s.tone(0xF4CF6A), s.tone(0xCFA040), Role::Interior, 0.4));
  // Shelves to the ceiling behind the counter.
  Group shelves;
  shelves.name = "setting.shelves";
  const double sw = std::max(360 * k, s.width * 0.42), sx = r.flip ? -20 : s.width + 20 - sw;
  const Box unit{sx, r.up(0.96), sw, r.wall * 0.96};
  shelves.add(inked(rectangle(unit), s.tone(lighter(trim, 0.10)), s.tone(darker(trim, 0.06)),
                    Role::Interior, 0.5));
  Path back, boards;
  const int rows = 5;
  for (int i = 0; i < rows; ++i) {
    const double h = unit.height / rows;
    for (int c = 0; c < 2; ++c)
      back.add(rectangle({unit.x + 10 * k + c * (sw - 10 * k) / 2, unit.y + h * i + 10 * k,
                          (sw - 10 * k) / 2 - 10 * k, h - 16 * k}));
    boards.add(rectangle({unit.x, unit.y + h * (i + 1) - 8 * k, sw, 11 * k}));
  }
  shelves.add(area(back, s.tone(darker(trim, 0.38)), Role::Interior));
  static constexpr std::array<unsigned, 5> goods{0xE2B35C, 0xC9685B, 0x86AE8C, 0xE9D9B4, 0x8E86B4};
  for (int i = 0; i < rows - 1; ++i) {
    const double h = unit.height / rows, y = unit.y + h * (i + 1) - 8 * k;
    for (int c = 0; c < 2; ++c) {
      const Box cell{unit.x + 14 * k + c * (sw - 10 * k) / 2, y - h * 0.80,
                     (sw - 10 * k) / 2 - 18 * k, h * 0.80};
      if ((i + c) % 2 == 0) {
        paint_jars(s, shelves, cell, 4);
      } else {
        double x = cell.x;
        while (true) {
          const double w = s.random.between(34, 62) * k,
                       bh = cell.height * s.random.between(0.45, 0.9);
          if (x + w > cell.right()) break;
          paint_box(s, shelves, {x, y - bh, w, bh}, rgb(goods[s.random.below(5)]));
          x += w + 3 * k;
        }
      }
    }
  }
  shelves.add(inked(boards, s.tone(lighter(trim, 0.22)), Role::Interior, 0.35));
  s.back.add(std::move(shelves));
  const Point lamp1{r.X(0.72), std::max(r.up(0.94), 60.0)},
      lamp2{r.X(0.40), std::max(r.up(1.0), 40.0)};
  if (!s.text_top()) {
    paint_hanging_lamp(s, s.back, lamp2, 76 * k, trim);
    paint_hanging_lamp(s, s.back, lamp1, 84 * k, trim);
  }
  paint_sunlight(s, s.back, win, r.down(0.14), s.ground(s.text_bottom() ? 0.5 : 0.82));
  // The counter stands into the room.
  Group counter;
  counter.name = "setting.counter";
  const double cw = std::max(330 * k, s.width * 0.34), cy = r.down(0.40), ch = 128 * k,
               cx = r.flip ? -30 : s.width + 30 - cw;
  counter.add(ground_shadow(s, {cx + cw / 2, cy}, cw));
  counter.add(inked(rectangle({cx, cy - ch, cw, ch}), s.tone(0xC98F5C), s.tone(0xA06A40),
                    Role::Interior, 0.55));
  Path panels;
  for (int i = 0; i < 4; ++i)
    panels.add(
        rounded_rectangle({cx + cw * (0.03 + 0.245 * i), cy - ch * 0.78, cw * 0.21, ch * 0.64}, 6));
  counter.add(inked(panels, s.tone(0xB57E4E), s.tone(0x94603A), Role::Interior, 0.35));
  counter.add(inked(rounded_rectangle({cx - 14 * k, cy - ch - 14 * k, cw + 28 * k, 20 * k}, 6),
                    s.tone(0xE9BE8A), s.tone(0xC9965E), Role::Interior, 0.5));
  const double top = cy - ch - 14 * k;
  // The till, the scales, a jar of sweets, a bunch of flowers.
  const auto at = [&](double share) { return r.flip ? cx + cw * (1 - share) : cx + cw * share; };
  const Point till{at(0.34), top};
  counter.add(inked(polygon({till + Point{-44 * k, 0}, till + Point{-40 * k, -40 * k},
                             till + Point{-22 * k, -70 * k}, till + Point{26 * k, -70 * k},
                             till + Point{42 * k, -40 * k}, till + Point{46 * k, 0}}),
                    s.tone(0xB9574B), s.tone(0x8E3F3A), Role::Interior, 0.5));
  counter.add(inked(rectangle({till.x - 24 * k, till.y - 96 * k, 48 * k, 26 * k}), s.tone(0xF6EBCB),
                    Role::Interior, 0.4));
  Path keys;
  for (int i = 0; i < 8; ++i)
    keys.add(ellipse(till + Point{(-24.0 + 16 * (i % 4)) * k, (-50.0 + 14 * (i / 4)) * k}, 5 * k,
                     4 * k));
  counter.add(inked(keys, s.tone(0xF7E3A8), Role::Interior, 0.25));
  paint_jars(s, counter, {at(0.62) - 34 * k, top - 70 * k, 68 * k, 70 * k}, 2);
  paint_plant(s, counter, {at(0.84), top + 2}, 84 * k);
  s.back.add(std::move(counter));
  // Baskets and a sack in the room.
  const double z = r.near(0.5);
  paint_basket(s, s.back, {r.X(0.09), r.down(0.44)}, 112 * z, rgb(0xCF5A48));
  paint_basket(s, s.back, {r.X(0.20), r.down(0.30)}, 96 * z, rgb(0xE7B04E));
  paint_barrel(s, s.back, {r.X(0.025), r.down(0.24)}, 100 * z);
  paint_rug(s, s.back, {r.X(0.44), r.down(0.86)}, s.width * 0.40, (s.floor - s.horizon) * 0.42,
            rgb(0x8FA98E));
  if (!s.text_bottom())
    paint_basket(s, s.back, {r.X(0.965), s.height * 0.93}, 170 * k, rgb(0x9DBB5C));
  if (s.text_bottom()) s.quiet = s.tone(0xE3C6A2).with_alpha(0.82);
  nightfall(s, {lamp1 + Point{0, 30 * k}, lamp2 + Point{0, 28 * k}}, 270 * k);
}

}  // namespace talewright::engines::illustrator
