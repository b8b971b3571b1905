// The bakery: an oven with its fire, loaves to the ceiling, cakes under glass.
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::rectangle;
using drawing::rounded_rectangle;

void draw_bakery(Stage& s) {
  const Room r(s);
  const double k = r.k;
  const Color wood = rgb(0xC48A54);
  paint_room(s, rgb(0xF6E2BE), rgb(0xB97F58), 0, false);
  paint_panelling(s, s.back, r.up(0.26), rgb(0x7FA79A), 92 * k);
  // The brick oven with its fire; the shelves of loaves; the window to the street.
  const double ow = 280 * k, ox = r.X(0.15), oh = std::min(330 * k, r.wall * 0.74);
  const Color brick = rgb(0xBB6F52);
  Group oven;
  oven.name = "setting.oven";
  Path dome;
  dome.move_to({ox - ow * 0.56, s.horizon + 8})
      .line_to({ox - ow * 0.56, s.horizon - oh * 0.52})
      .curve_to({ox - ow * 0.52, s.horizon - oh}, {ox + ow * 0.52, s.horizon - oh},
                {ox + ow * 0.56, s.horizon - oh * 0.52})
      .line_to({ox + ow * 0.56, s.horizon + 8})
      .close();
  oven.add(inked(rectangle({ox - ow * 0.14, s.text_top() ? s.calm.bottom() : -20.0, ow * 0.28,
                            s.horizon - oh * 0.8}),
                 s.tone(lighter(brick, 0.04)), s.tone(darker(brick, 0.08)), Role::Interior, 0.5));
  oven.add(
      inked(dome, s.tone(lighter(brick, 0.14)), s.tone(darker(brick, 0.08)), Role::Interior, 0.55));
  Group bricks;
  bricks.clip = dome;
  Path courses;
  for (int i = 1; i < 11; ++i) {
    const double y = s.horizon - oh * i / 11;
    courses.add(segment({ox - ow, y}, {ox + ow, y}));
    for (int c = 0; c < 9; ++c)
      courses.add(segment({ox - ow * 0.6 + ow * 1.2 * (c + (i % 2) * 0.5) / 9, y},
                          {ox - ow * 0.6 + ow * 1.2 * (c + (i % 2) * 0.5) / 9, y + oh / 11}));
  }
  bricks.add(line(courses, 2, s.tone(lighter(brick, 0.4)).with_alpha(0.45), Role::Interior));
  oven.add(std::move(bricks));
  const Point mouth{ox, s.horizon - oh * 0.42};
  Path hole;
  hole.move_to(mouth + Point{-ow * 0.29, oh * 0.16})
      .curve_to(mouth + Point{-ow * 0.29, -oh * 0.26}, mouth + Point{ow * 0.29, -oh * 0.26},
                mouth + Point{ow * 0.29, oh * 0.16})
      .close();
  Shape rim = inked(hole, s.tone(0x3E2826), Role::Interior, 0.5);
  rim.stroke = {16 * k, s.tone(0xD9C2A8)};
  oven.add(std::move(rim));
  Group fire;
  fire.clip = hole;
  fire.add(glow(mouth + Point{0, oh * 0.10}, ow * 0.36, rgb(0xFF9C40, 0.95), 0.15));
  for (int i = 0; i < 5; ++i) {
    const Point f = mouth + Point{ow * (-0.2 + 0.1 * i), oh * 0.16};
    fire.add(area(
        leaf(f, f + Point{s.random.between(-6, 6), -oh * s.random.between(0.14, 0.24)}, ow * 0.06),
        rgb(0xFFD46A), rgb(0xF58A3A), Role::Glow));
  }
  Path loaves_in = ellipse(mouth + Point{-ow * 0.10, oh * 0.13}, ow * 0.09, oh * 0.045);
  loaves_in.add(ellipse(mouth + Point{ow * 0.12, oh * 0.135}, ow * 0.09, oh * 0.045));
  fire.add(inked(loaves_in, rgb(0xE0A052), rgb(0xB5722F), Role::Prop, 0.4));
  oven.add(std::move(fire));
  s.back.add(std::move(oven));
  const double ww = std::min(250 * k, s.width * 0.27);
  const Box win{r.X(0.46) - ww / 2, r.up(0.90), ww, r.wall * 0.50};
  paint_opening(s, s.back, rounded_rectangle(win, 8), win, Outside::Street, 2, 2, rgb(0xFBF3E0),
                9 * k);
  paint_plant(s, s.back, {win.x + ww * 0.2, win.bottom() + 6 * k}, 66 * k);
  s.back.add(inked(rectangle({win.x - 16 * k, win.bottom() + 4 * k, ww + 32 * k, 14 * k}),
                   s.tone(0xFBF3E0), s.tone(0xDCC8A6), Role::Interior, 0.4));
  Group shelves;
  shelves.name = "setting.shelves";
  const double sw = std::max(300 * k, s.width * 0.33), sx = r.flip ? -16 : s.width + 16 - sw;
  const int rows = 4;
  const double st = r.up(0.94), sh = s.horizon - st;
  shelves.add(inked(rectangle({sx, st, sw, sh}), s.tone(lighter(wood, 0.06)),
                    s.tone(darker(wood, 0.10)), Role::Interior, 0.5));
  Path back, boards;
  for (int i = 0; i < rows; ++i) {
    back.add(
        rectangle({sx + 10 * k, st + sh * i / rows + 10 * k, sw - 20 * k, sh / rows - 14 * k}));
    boards.add(rectangle({sx, st + sh * (i + 1) / rows - 10 * k, sw, 13 * k}));
  }
  shelves.add(area(back, s.tone(darker(wood, 0.40)), s.tone(darker(wood, 0.30)), Role::Interior));
  for (int i = 0; i < rows; ++i) {
    const double y = st + sh * (i + 1) / rows - 10 * k, h = sh / rows;
    static constexpr std::array<unsigned, 4> crust{0xD99A52, 0xC47F3C, 0xE6B46A, 0xB56E34};
    Path loaves, slashes;
    if (i == 1) {  // sticks stand in baskets
      for (double x = sx + 26 * k; x < sx + sw - 30 * k; x += 22 * k)
        loaves.add(limb({{x, y},
                         {x + s.random.between(-6, 6) * k, y - h * 0.4},
                         {x + s.random.between(-10, 12) * k, y - h * 0.76}},
                        {16 * k, 18 * k, 12 * k}));
    } else {
      const double lw = (i == 0   ? 74
                         : i == 2 ? 58
                                  : 88) *
                        k,
                   lh = h * (i == 0   ? 0.42
                             : i == 2 ? 0.34
                                      : 0.50);
      for (double x = sx + 20 * k; x + lw < sx + sw - 12 * k; x += lw * 1.08) {
        loaves.add(blob({{x, y},
                         {x + lw * 0.04, y - lh * 0.7},
                         {x + lw * 0.5, y - lh},
                         {x + lw * 0.96, y - lh * 0.7},
                         {x + lw, y}}));
        for (int c = 0; c < 3; ++c)
          slashes.add(segment({x + lw * (0.24 + 0.2 * c), y - lh * 0.80},
                              {x + lw * (0.34 + 0.2 * c), y - lh * 0.45}));
      }
    }
    const Color c = rgb(crust[static_cast<std::size_t>(i)]);
    shelves.add(inked(loaves, s.tone(lighter(c, 0.12)), s.tone(darker(c, 0.10)), Role::Prop, 0.4));
    shelves.add(line(slashes, 4 * k, s.tone(lighter(c, 0.40)), Role::Prop));
  }
  shelves.add(inked(boards, s.tone(lighter(wood, 0.20)), Role::Interior, 0.4));
  s.back.add(std::move(shelves));
  const Point lamp1{r.X(0.44), std::max(r.up(1.0), 44.0)},
      lamp2{r.X(0.76), std::max(r.up(0.97), 60.0)};
  if (!s.text_top()) {
    paint_hanging_lamp(s, s.back, lamp1, 78 * k, rgb(0xC9604E));
    paint_hanging_lamp(s, s.back, lamp2, 78 * k, rgb(0xC9604E));
  }
  paint_sunlight(s, s.back, win, r.down(0.16), s.ground(s.text_bottom() ? 0.46 : 0.78));
  // The counter with glass, cakes under it and on it.
  const double cw = std::max(350 * k, s.width * 0.36), ch = 140 * k, cy = r.down(0.40),
               cx = r.flip ? -34 : s.width + 34 - cw;
  Group counter;
  counter.name = "setting.counter";
  counter.add(ground_shadow(s, {cx + cw / 2, cy}, cw));
  counter.add(inked(rectangle({cx, cy - ch, cw, ch}), s.tone(lighter(wood, 0.10)),
                    s.tone(darker(wood, 0.12)), Role::Interior, 0.55));
  const Box glass{cx + 16 * k, cy - ch * 0.90, cw - 32 * k, ch * 0.62};
  counter.add(inked(rounded_rectangle(glass, 8), s.light.lamps() ? rgb(0xFFE9B8) : s.tone(0xF7F0E0),
                    s.light.lamps() ? rgb(0xF6CE8A) : s.tone(0xE6DCC8), Role::Interior, 0.45));
  static constexpr std::array<unsigned, 4> icing{0xF2A9B4, 0xFBF0D8, 0x8A5A3C, 0xBFD98E};
  for (int i = 0; i < 5; ++i) {
    const double x = glass.x + glass.width * (i + 0.5) / 5, w = glass.width * 0.15,
                 y = glass.bottom() - 8 * k;
    counter.add(inked(rounded_rectangle({x - w / 2, y - w * 0.62, w, w * 0.62}, w * 0.1),
                      s.tone(0xE9BE82), s.tone(0xC99A5C), Role::Prop, 0.35));
    counter.add(inked(blob({{x - w * 0.54, y - w * 0.40},
                            {x - w * 0.5, y - w * 0.78},
                            {x + w * 0.5, y - w * 0.78},
                            {x + w * 0.54, y - w * 0.40},
                            {x + w * 0.2, y - w * 0.52},
                            {x - w * 0.2, y - w * 0.38}}),
                      s.tone(icing[static_cast<std::size_t>(i) % 4]), Role::Prop, 0.35));
    counter.add(
        inked(ellipse({x, y - w * 0.86}, w * 0.11, w * 0.11), s.tone(0xD9453E), Role::Prop, 0.3));
  }
  counter.add(area(polygon({{glass.x + glass.width * 0.06, glass.bottom()},
                            {glass.x + glass.width * 0.2, glass.y},
                            {glass.x + glass.width * 0.3, glass.y},
                            {glass.x + glass.width * 0.16, glass.bottom()}}),
                   rgb(0xFFFFFF, 0.25), Role::Glow));
  counter.add(inked(rounded_rectangle({cx - 14 * k, cy - ch - 14 * k, cw + 28 * k, 22 * k}, 7),
                    s.tone(0xFBF3E4), s.tone(0xDCCDB4), Role::Interior, 0.5));
  const auto at = [&](double t) { return r.flip ? cx + cw * (1 - t) : cx + cw * t; };
  const double top = cy - ch - 14 * k;
  paint_jars(s, counter, {at(0.26) - 60 * k, top - 70 * k, 120 * k, 70 * k}, 3);
  const Point cake{at(0.62), top};
  counter.add(inked(rounded_rectangle({cake.x - 54 * k, cake.y - 10 * k, 108 * k, 10 * k}, 5),
                    s.tone(0xE6EEF0), Role::Interior, 0.4));
  counter.add(inked(rounded_rectangle({cake.x - 42 * k, cake.y - 62 * k, 84 * k, 52 * k}, 8),
                    s.tone(0xFBEBD6), s.tone(0xE9CDA8), Role::Prop, 0.45));
  counter.add(inked(blob({{cake.x - 46 * k, cake.y - 44 * k},
                          {cake.x - 42 * k, cake.y - 74 * k},
                          {cake.x + 42 * k, cake.y - 74 * k},
                          {cake.x + 46 * k, cake.y - 44 * k},
                          {cake.x + 16 * k, cake.y - 52 * k},
                          {cake.x - 16 * k, cake.y - 38 * k}}),
                    s.tone(0xF09AA6), s.tone(0xDE7C8E), Role::Prop, 0.4));
  Path berries;
  for (int i = 0; i < 5; ++i)
    berries.add(ellipse({cake.x + (-30.0 + 15 * i) * k, cake.y - 80 * k}, 7 * k, 7 * k));
  counter.add(inked(berries, s.tone(0xCF3F44), Role::Prop, 0.3));
  s.back.add(std::move(counter));
  // A little table by the window, sacks of flour by the oven.
  const Point tb{r.X(0.43), r.down(0.20)};
  paint_chair(s, s.back, {tb.x - 74 * k, tb.y + 2}, 118 * k, rgb(0xA96F48), true);
  paint_table(s, s.back, tb, 108 * k, 84 * k, rgb(0xD6A26C));
  for (int i = 0; i < 2; ++i) {
    const Point b{r.X(0.045 + 0.09 * i), r.down(0.40 + 0.10 * i)};
    s.back.add(ground_shadow(s, b, 110 * k));
    Shape sack = inked(
        blob({b + Point{-50 * k, 0}, b + Point{-54 * k, -60 * k}, b + Point{-30 * k, -104 * k},
              b + Point{-36 * k, -122 * k}, b + Point{30 * k, -124 * k},
              b + Point{26 * k, -102 * k}, b + Point{54 * k, -58 * k}, b + Point{50 * k, 0}}),
        s.tone(0xEBDDC0), s.tone(0xC9B38C), Role::Prop, 0.5);
    sack.volume = true;
    s.back.add(std::move(sack));
    s.back.add(line(segment(b + Point{-32 * k, -104 * k}, b + Point{28 * k, -104 * k}), 5 * k,
                    s.tone(0x9A7448), Role::Prop));
    s.back.add(inked(drawing::star(b + Point{0, -52 * k}, 20 * k, 9 * k, 6), s.tone(0xD9A04C),
                     Role::Prop, 0.3));
  }
  if (s.text_bottom()) s.quiet = s.tone(lighter(rgb(0xB97F58), 0.25)).with_alpha(0.84);
  nightfall(s, {mouth + Point{0, 20 * k}, lamp1 + Point{0, 28 * k}, lamp2 + Point{0, 28 * k}},
            250 * k);
}

}  // namespace talewright::engines::illustrator
