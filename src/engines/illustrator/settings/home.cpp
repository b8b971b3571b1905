// At home: living room, bathroom.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

void fireplace(Stage& s, Group& into, Point b, double w, double h) {
  Group g;
  g.name = "setting.fireplace";
  const Color brick = rgb(0xB9694F);
  const double top = s.text_top() ? s.calm.bottom() : -20;
  // Chimney breast, mantel, hearth; the fire burns in the cold half of the year and after dark.
  g.add(inked(rectangle({b.x - w * 0.46, top, w * 0.92, b.y - h - top}), s.tone(0xF3E6CF),
              s.tone(0xE0CDB0), Role::Interior, 0.5));
  g.add(inked(rectangle({b.x - w * 0.5, b.y - h, w, h}), s.tone(lighter(brick, 0.10)),
              s.tone(darker(brick, 0.10)), Role::Interior, 0.55));
  Path courses;
  for (int r = 1; r < 9; ++r) {
    const double y = b.y - h * r / 9;
    courses.add(segment({b.x - w * 0.5, y}, {b.x + w * 0.5, y}));
    for (int i = 0; i < 7; ++i) {
      const double x = b.x - w * 0.5 + w * (i + (r % 2) * 0.5 + 0.25) / 7;
      courses.add(segment({x, y}, {x, y + h / 9}));
    }
  }
  g.add(line(courses, 2, s.tone(lighter(brick, 0.35)).with_alpha(0.5), Role::Interior));
  const Box hole{b.x - w * 0.30, b.y - h * 0.68, w * 0.60, h * 0.68};
  Path arch;
  arch.move_to({hole.x, hole.bottom()})
      .line_to({hole.x, hole.y + hole.height * 0.3})
      .curve_to({hole.x, hole.y - hole.height * 0.05}, {hole.right(), hole.y - hole.height * 0.05},
                {hole.right(), hole.y + hole.height * 0.3})
      .line_to({hole.right(), hole.bottom()})
      .close();
  g.add(inked(arch, s.tone(0x3E2A2E), s.tone(0x2A1C22), Role::Interior, 0.5));
  const bool burning = s.light.lamps() || s.light.season == story::Season::Winter ||
                       s.light.season == story::Season::Autumn || s.light.wet();
  Group inside;
  inside.clip = arch;
  if (burning) {
    inside.add(glow({b.x, b.y - h * 0.15}, w * 0.5, rgb(0xFF9A3E, 0.8), 0.1));
    for (const auto& [x, k] : {std::pair{-0.11, 0.7}, {0.11, 0.8}, {0.0, 1.0}}) {
      const double cx = b.x + w * x, fh = h * 0.46 * k;
      inside.add(area(blob({{cx, b.y - 4},
                            {cx - w * 0.09, b.y - fh * 0.3},
                            {cx - w * 0.05, b.y - fh * 0.6},
                            {cx + w * 0.01, b.y - fh},
                            {cx + w * 0.05, b.y - fh * 0.55},
                            {cx + w * 0.09, b.y - fh * 0.28}}),
                      rgb(0xFFB24A), rgb(0xF0702E), Role::Glow));
      inside.add(area(blob({{cx, b.y - 4},
                            {cx - w * 0.045, b.y - fh * 0.2},
                            {cx + w * 0.005, b.y - fh * 0.55},
                            {cx + w * 0.045, b.y - fh * 0.2}}),
                      rgb(0xFFF3C0), rgb(0xFFD069), Role::Glow));
    }
  }
  Path logs;
  for (double x : {-0.13, 0.10})
    logs.add(
        rounded_rectangle({b.x + w * x - w * 0.10, b.y - h * 0.09, w * 0.22, h * 0.09}, h * 0.04));
  inside.add(inked(logs, s.tone(0x8A5F40), s.tone(0x5E4030), Role::Interior, 0.4));
  g.add(std::move(inside));
  g.add(inked(rounded_rectangle({b.x - w * 0.58, b.y - h - h * 0.10, w * 1.16, h * 0.12}, 6),
              s.tone(0xC98F5C), s.tone(0x9A6840), Role::Interior, 0.5));
  g.add(inked(rounded_rectangle({b.x - w * 0.56, b.y - h * 0.02, w * 1.12, h * 0.11}, 6),
              s.tone(0xC9BBAA), s.tone(0xA79A8C), Role::Interior, 0.5));
  // On the mantel: a clock, candles, a jug of twigs; a round mirror above.
  const double m = b.y - h * 1.10;
  const double mirror_r = std::min(w * 0.24, (m - std::max(top, 30.0)) * 0.38);
  if (mirror_r > 26) {
    const Point c{b.x, m - mirror_r * 1.35};
    g.add(inked(ellipse(c, mirror_r * 1.16, mirror_r * 1.16), s.tone(0xEBC878), s.tone(0xB98E44),
                Role::Interior, 0.5));
    g.add(area(ellipse(c, mirror_r, mirror_r), s.tone(0xDCEBEE), s.tone(0xA9C6D0), Role::Interior));
    g.add(area(polygon({c + Point{-mirror_r * 0.6, mirror_r * 0.5},
                        c + Point{mirror_r * 0.2, -mirror_r * 0.9},
                        c + Point{mirror_r * 0.5, -mirror_r * 0.75},
                        c + Point{-mirror_r * 0.3, mirror_r * 0.75}}),
               rgb(0xFFFFFF, s.light.night() ? 0.12 : 0.4), Role::Glow));
  }
  g.add(inked(rounded_rectangle({b.x - w * 0.46, m - w * 0.24, w * 0.19, w * 0.24}, w * 0.09),
              s.tone(0xB9784A), s.tone(0x85532F), Role::Interior, 0.45));
  g.add(inked(ellipse({b.x - w * 0.365, m - w * 0.145}, w * 0.065, w * 0.065), s.tone(0xFFF8E6),
              Role::Interior, 0.35));
  Path hands = segment({b.x - w * 0.365, m - w * 0.145}, {b.x - w * 0.365, m - w * 0.19});
  hands.add(segment({b.x - w * 0.365, m - w * 0.145}, {b.x - w * 0.335, m - w * 0.135}));
  g.add(line(hands, 3, s.tone(0x5A4030), Role::Interior));
  for (double x : {0.36, 0.45}) {
    const double ch = w * (x > 0.4 ? 0.14 : 0.2);
    if (s.light.lamps()) g.add(glow({b.x + w * x, m - ch - 8}, 60, rgb(0xFFD98A, 0.6), 0.05));
    g.add(inked(rectangle({b.x + w * x - 6, m - ch, 12, ch}), s.tone(0xFFF6E2), s.tone(0xE6D5B6),
                Role::Interior, 0.35));
    if (s.light.lamps())
      g.add(area(leaf({b.x + w * x, m - ch}, {b.x + w * x, m - ch - 20}, 7), rgb(0xFFE08A),
                 Role::Glow));
  }
  into.add(std::move(g));
}

/// A towel over a rail at `top`: its fold, the shorter half before the longer one, stripe, fringe.
void towel(Stage& s, Point top, double w, double h, Color cloth) {
  const auto P = [&](double x, double y) { return top + Point{x * w, y}; };
  Path behind;
  behind.move_to(P(-0.38, 0)).line_to(P(0.46, 0)).line_to(P(0.47, h * 1.14));
  behind.line_to(P(-0.36, h * 1.12)).close();
  s.back.add(
      inked(behind, s.tone(darker(cloth, 0.14)), s.tone(darker(cloth, 0.22)), Role::Interior, 0.4));
  Path fringe;
  for (int i = 0; i <= 8; ++i)
    fringe.add(segment(P(-0.46 + 0.107 * i, h - 2), P(-0.47 + 0.109 * i, h + w * 0.13)));
  s.back.add(line(fringe, w * 0.045, s.tone(lighter(cloth, 0.25)), Role::Interior));
  Path front;
  front.move_to(P(-0.48, w * 0.05)).quad_to(P(-0.46, -w * 0.14), P(-0.30, -w * 0.15));
  front.line_to(P(0.32, -w * 0.15)).quad_to(P(0.44, -w * 0.14), P(0.44, w * 0.05));
  front.curve_to(P(0.40, h * 0.4), P(0.46, h * 0.7), P(0.44, h));
  front.quad_to(P(0.0, h * 1.03), P(-0.49, h))
      .curve_to(P(-0.46, h * 0.7), P(-0.50, h * 0.4), P(-0.48, w * 0.05))
      .close();
  s.back.add(inked(front, s.tone(lighter(cloth, 0.14)), s.tone(cloth), Role::Interior, 0.5));
  Group on;
  on.clip = front;
  Path stripes = rectangle({top.x - w, top.y + h * 0.70, w * 2, h * 0.055});
  stripes.add(rectangle({top.x - w, top.y + h * 0.80, w * 2, h * 0.10}));
  on.add(area(std::move(stripes), s.tone(0xFFF6E6), Role::Interior));
  Path folds = segment(P(-0.18, w * 0.10), P(-0.22, h));
  folds.add(segment(P(0.20, h * 0.12), P(0.17, h * 0.66)));
  on.add(line(folds, w * 0.05, s.tone(darker(cloth, 0.16)).with_alpha(0.5), Role::Interior));
  s.back.add(std::move(on));
}

}  // namespace

void draw_living_room(Stage& s) {
  const Room r(s);
  const double k = r.k;
  static constexpr std::array<unsigned, 3> walls{0xC9D8C4, 0xF0D6B8, 0xC7D3DE};
  static constexpr std::array<unsigned, 3> cloths{0xB86A5A, 0x5E8E8A, 0xC9974A};
  const std::size_t hue = s.random.below(3);
  paint_room(s, rgb(walls[hue]), rgb(0xC9955F), hue == 1 ? 1 : 2, true);
  paint_panelling(s, s.back, r.up(0.20), rgb(0xF3E9D6), 110 * k);
  const double fw = 260 * k, fh = 210 * k;
  const Point hearth{r.X(0.27), s.horizon + 8};
  fireplace(s, s.back, hearth, fw, fh);
  const double ww = std::min(230 * k, s.width * 0.25);
  const Box win{r.X(0.66) - ww / 2, r.up(0.90), ww, r.wall * 0.56};
  paint_window(s, s.back, win, rgb(cloths[(hue + 1) % 3]));
  for (int i = 0; i < 3; ++i) {
    const double w = (i == 1 ? 62 : 50) * k;
    paint_picture(s, s.back,
                  {r.X(0.88) - w / 2 +
                       (i == 2   ? 40
                        : i == 1 ? -34
                                 : 18) *
                           k,
                   r.up(i == 0   ? 0.92
                        : i == 1 ? 0.70
                                 : 0.66),
                   w, w * (i == 2 ? 1.2 : 0.8)},
                  i);
  }
  const double sy = r.down(0.20);
  paint_sunlight(s, s.back, win, r.down(0.26), s.ground(s.text_bottom() ? 0.5 : 0.85));
  paint_sofa(s, s.back, {r.X(0.70), sy}, 350 * k, rgb(cloths[hue]));
  const Point floor_lamp{r.X(0.955), r.down(0.14)};
  s.back.add(line(segment(floor_lamp, floor_lamp + Point{0, -180 * k}), 7 * k, s.tone(0x8A6442),
                  Role::Interior));
  paint_lamp(s, s.back, floor_lamp + Point{0, -150 * k}, 110 * k, rgb(0xF0CF8E));
  paint_plant(s, s.back, {r.X(0.475), r.down(0.08)}, 190 * k);
  paint_rug(s, s.back, {r.X(0.50), r.down(0.74)}, s.width * 0.66, (s.floor - s.horizon) * 0.70,
            rgb(cloths[(hue + 2) % 3]));
  if (s.light.lamps())
    paint_pool(s, s.back, {hearth.x, r.down(0.45)}, 240 * k, 60 * k, rgb(0xFFA552), 0.42);
  paint_armchair(s, s.back, {r.X(0.07), r.down(0.46)}, 176 * k, rgb(cloths[(hue + 1) % 3]),
                 !r.flip);
  paint_basket(s, s.back, {r.X(0.435), r.down(0.22)}, 90 * k, rgb(0xA9744A));
  paint_table(s, s.back, {r.X(0.90), r.down(0.56)}, 130 * k, 62 * k, rgb(0xB98250));
  paint_book_pile(s, s.back, {r.X(0.915), r.down(0.56) - 62 * k}, 60 * k, 2);
  s.back.add(
      inked(rounded_rectangle({r.X(0.86) - 14 * k, r.down(0.56) - 94 * k, 28 * k, 32 * k}, 8 * k),
            s.tone(0xFFF3DC), s.tone(0xDDC7A6), Role::Interior, 0.4));
  paint_cat(s, s.back, {r.X(0.31), r.down(0.62)}, 100 * k, rgb(0x8E8A92));
  paint_toy(s, s.back, {r.X(0.965), r.down(1.0)}, 74 * k, 3);
  if (s.text_bottom()) s.quiet = s.tone(lighter(rgb(0xC9955F), 0.12)).with_alpha(0.84);
  nightfall(s, {hearth + Point{0, -60 * k}, floor_lamp + Point{0, -230 * k}}, 290 * k);
}

void draw_bathroom(Stage& s) {
  const Room r(s);
  const double k = r.k;
  static constexpr std::array<unsigned, 3> tiles_of{0x9CCBC6, 0xF0C2B4, 0xA9C4E0};
  const Color tile = rgb(tiles_of[s.random.below(3)]);
  paint_room(s, rgb(0xF6E2BC), rgb(0xC7AC90), 0, false);
  // Tiles to shoulder height, a row of coloured ones on top.
  const double ty = r.up(0.52), step = 46 * k;
  s.back.add(area(rectangle({-20, ty, s.width + 40, s.horizon - ty - 12}),
                  s.tone(lighter(tile, 0.45)), s.tone(lighter(tile, 0.25)), Role::Interior));
  Path grid, accents;
  for (double y = s.horizon - 14; y > ty; y -= step) grid.add(segment({-10, y}, {s.width + 10, y}));
  for (double x = 0; x < s.width; x += step) grid.add(segment({x, ty}, {x, s.horizon - 14}));
  for (double x = 0; x < s.width; x += step * 2)
    accents.add(rectangle({x, ty + step * 0.25, step, step * 0.7}));
  s.back.add(area(accents, s.tone(tile), Role::Interior));
  s.back.add(line(grid, 2.4, s.tone(0xFFFFFF).with_alpha(0.8), Role::Interior));
  s.back.add(inked(rectangle({-20, ty - 10 * k, s.width + 40, 14 * k}), s.tone(darker(tile, 0.08)),
                   Role::Interior, 0.4));
  const double ww = std::min(190 * k, s.width * 0.22);
  const Box win{r.X(0.50) - ww / 2, r.up(0.94), ww, r.wall * 0.36};
  paint_opening(s, s.back, ellipse(win.centre(), win.width / 2, win.height / 2), win,
                Outside::Country, 2, 2, rgb(0xFFFDF4), 9 * k);
  // The tub on its feet, full of foam, the shower curtain on a rail.
  const double bw = 400 * k, by = r.down(0.30), bx = r.X(0.245);
  const double rail = std::max(r.up(0.97), 30.0);
  s.back.add(line(segment({r.X(-0.03), rail}, {r.X(0.44), rail}), 7 * k, s.tone(0xC9A45C),
                  Role::Interior));
  Path curtain;
  const double cx = r.X(0.06), cw = 140 * k;
  curtain.move_to({cx - cw / 2, rail})
      .line_to({cx + cw / 2, rail})
      .curve_to({cx + cw * 0.5, rail + 150 * k}, {cx + cw * 0.72, by - 220 * k},
                {cx + cw * 0.60, by - 40 * k})
      .line_to({cx - cw * 0.62, by - 40 * k})
      .close();
  Shape cloth = inked(curtain, s.tone(0xFDF6E6), s.tone(0xE6DCCB), Role::Interior, 0.5);
  cloth.volume = true;
  s.back.add(std::move(cloth));
  Group fish;
  fish.clip = curtain;
  Path spots, folds;
  for (int i = 0; i < 16; ++i) {
    const Point p{cx - cw * 0.5 + cw * 0.36 * (i % 4),
                  rail + 50 * k + 84 * k * (i / 4) + (i % 2) * 30 * k};
    spots.add(ellipse(p, 16 * k, 10 * k));
    spots.add(
        polygon({p + Point{12 * k, 0}, p + Point{27 * k, -10 * k}, p + Point{27 * k, 10 * k}}));
  }
  for (int i = 1; i < 5; ++i)
    folds.add(segment({cx - cw / 2 + cw * i / 5, rail}, {cx - cw * 0.62 + cw * 1.22 * i / 5, by}));
  fish.add(area(spots, s.tone(0xF09A6E), Role::Interior));
  fish.add(line(folds, 3, s.tone(0xC9BBA2).with_alpha(0.6), Role::Interior));
  s.back.add(std::move(fish));
  Group tub;
  tub.name = "setting.bathtub";
  tub.add(ground_shadow(s, {bx, by}, bw * 0.95));
  Path feet;
  for (double x : {-0.34, 0.34})
    feet.add(blob({{bx + bw * x - 20 * k, by - 30 * k},
                   {bx + bw * x + 20 * k, by - 30 * k},
                   {bx + bw * x + 22 * k, by},
                   {bx + bw * x - 22 * k, by}}));
  tub.add(inked(feet, s.tone(0xE3BC62), s.tone(0xAE8436), Role::Interior, 0.45));
  Path foam;
  for (int i = 0; i < 12; ++i)
    foam.add(ellipse({bx - bw * 0.40 + bw * 0.80 * i / 11, by - 146 * k - (i % 3) * 11 * k},
                     (30 + 8 * (i % 2)) * k, (26 + 8 * (i % 2)) * k));
  tub.add(area(foam, s.tone(0xFFFFFF), s.tone(0xDCEEF4), Role::Interior));
  // A duck sails in it.
  const Point duck{bx + r.side() * bw * 0.16, by - 168 * k};
  tub.add(inked(blob({duck + Point{-36 * k, -6 * k}, duck + Point{-42 * k, -30 * k},
                      duck + Point{-10 * k, -22 * k}, duck + Point{30 * k, -26 * k},
                      duck + Point{34 * k, 2 * k}, duck + Point{0, 14 * k}}),
                s.tone(0xFAD658), s.tone(0xE2AE3A), Role::Prop, 0.45));
  tub.add(inked(ellipse(duck + Point{18 * k, -42 * k}, 23 * k, 22 * k), s.tone(0xFBDC68),
                Role::Prop, 0.45));
  tub.add(inked(polygon({duck + Point{36 * k, -46 * k}, duck + Point{58 * k, -38 * k},
                         duck + Point{36 * k, -32 * k}}),
                s.tone(0xEE8440), Role::Prop, 0.4));
  tub.add(
      area(ellipse(duck + Point{24 * k, -47 * k}, 3.5 * k, 4.5 * k), s.tone(0x3E2E2A), Role::Prop));
  Path body;
  body.move_to({bx - bw * 0.5, by - 150 * k})
      .line_to({bx + bw * 0.5, by - 150 * k})
      .curve_to({bx + bw * 0.48, by - 40 * k}, {bx + bw * 0.40, by - 16 * k},
                {bx + bw * 0.24, by - 16 * k})
      .line_to({bx - bw * 0.24, by - 16 * k})
      .curve_to({bx - bw * 0.40, by - 16 * k}, {bx - bw * 0.48, by - 40 * k},
                {bx - bw * 0.5, by - 150 * k})
      .close();
  Shape shell = inked(body, s.tone(0xFFFFFF), s.tone(0xCFDEE4), Role::Interior, 0.55);
  shell.volume = true;
  tub.add(std::move(shell));
  tub.add(inked(rounded_rectangle({bx - bw * 0.53, by - 164 * k, bw * 1.06, 26 * k}, 13 * k),
                s.tone(0xFFFFFF), s.tone(0xDCE6EA), Role::Interior, 0.5));
  Path drips;
  for (double x : {-0.2, 0.05, 0.3})
    drips.add(ellipse({bx + bw * x, by - 128 * k}, 22 * k, 24 * k));
  tub.add(area(drips, s.tone(0xF4FBFD), Role::Interior));
  s.back.add(std::move(tub));
  Path bubbles;
  for (int i = 0; i < 9; ++i) {
    const double b = s.random.between(7, 19) * k;
    bubbles.add(ellipse(
        {bx + bw * s.random.between(-0.4, 0.6), by - s.random.between(210, 400) * k}, b, b));
  }
  Shape soap = area(bubbles, rgb(0xF0FAFF, 0.30), Role::Glow);
  soap.stroke = {2.2, rgb(0xFFFFFF, 0.85)};
  // Basin and mirror with its lamps.
  const double vx = r.X(0.79), vw = 220 * k, vh = 132 * k, vy = r.down(0.10);
  s.back.add(ground_shadow(s, {vx, vy}, vw));
  s.back.add(inked(rectangle({vx - vw / 2, vy - vh, vw, vh}), s.tone(lighter(tile, 0.05)),
                   s.tone(darker(tile, 0.12)), Role::Interior, 0.55));
  Path doors = rounded_rectangle({vx - vw * 0.44, vy - vh * 0.82, vw * 0.41, vh * 0.70}, 6);
  doors.add(rounded_rectangle({vx + vw * 0.03, vy - vh * 0.82, vw * 0.41, vh * 0.70}, 6));
  s.back.add(inked(doors, s.tone(lighter(tile, 0.22)), s.tone(tile), Role::Interior, 0.4));
  s.back.add(inked(rounded_rectangle({vx - vw * 0.55, vy - vh - 20 * k, vw * 1.10, 26 * k}, 12 * k),
                   s.tone(0xFFFFFF), s.tone(0xD6E0E4), Role::Interior, 0.5));
  Path tap;
  tap.move_to({vx, vy - vh - 20 * k})
      .curve_to({vx, vy - vh - 66 * k}, {vx - r.side() * 34 * k, vy - vh - 66 * k},
                {vx - r.side() * 34 * k, vy - vh - 42 * k});
  s.back.add(line(tap, 10 * k, s.tone(0xC9A24E), Role::Interior));
  const double mr = std::min(84 * k, (vy - vh - 60 * k - r.top) * 0.42);
  const Point mirror{vx, vy - vh - 70 * k - mr * 1.1};
  s.back.add(inked(ellipse(mirror, mr * 1.1, mr * 1.25), s.tone(0xF0D08A), s.tone(0xBF9448),
                   Role::Interior, 0.5));
  s.back.add(
      area(ellipse(mirror, mr, mr * 1.15), s.tone(0xE4F2F4), s.tone(0xAFCDD6), Role::Interior));
  s.back.add(
      area(polygon({mirror + Point{-mr * 0.6, mr * 0.5}, mirror + Point{mr * 0.3, -mr},
                    mirror + Point{mr * 0.6, -mr * 0.8}, mirror + Point{-mr * 0.3, mr * 0.8}}),
           rgb(0xFFFFFF, s.light.night() ? 0.14 : 0.45), Role::Glow));
  const Point l1{mirror.x - mr * 1.55, mirror.y}, l2{mirror.x + mr * 1.55, mirror.y};
  paint_wall_lamp(s, s.back, l1, 46 * k);
  paint_wall_lamp(s, s.back, l2, 46 * k);
  s.back.add(inked(
      rounded_rectangle({vx + r.side() * vw * 0.34 - 13 * k, vy - vh - 52 * k, 26 * k, 34 * k}, 6),
      s.tone(0xF3B3A0), s.tone(0xD98A76), Role::Interior, 0.4));
  Path brushes = segment({vx + r.side() * vw * 0.34 - 4 * k, vy - vh - 48 * k},
                         {vx + r.side() * vw * 0.34 - 12 * k, vy - vh - 84 * k});
  brushes.add(segment({vx + r.side() * vw * 0.34 + 4 * k, vy - vh - 48 * k},
                      {vx + r.side() * vw * 0.34 + 13 * k, vy - vh - 82 * k}));
  s.back.add(line(brushes, 6 * k, s.tone(0x5E9CC0), Role::Interior));
  // Towels over their rail, a plant, the laundry basket, the mat.
  {
    const double x = r.X(0.94), y = r.up(0.60), w = 46 * k;
    s.back.add(inked(rounded_rectangle({x - w * 1.25, y - 5 * k, w * 2.5, 9 * k}, 4 * k),
                     s.tone(0xE3C27C), s.tone(0xB08C4C), Role::Interior, 0.4));
    towel(s, {x - w * 0.56, y}, w, 122 * k, rgb(0xE98A6A));
    towel(s, {x + w * 0.56, y}, w, 98 * k, rgb(0x86B5BE));
  }
  paint_plant(s, s.back, {r.X(0.57), r.down(0.04)}, 130 * k);
  paint_sunlight(s, s.back, win, r.down(0.16), s.ground(s.text_bottom() ? 0.46 : 0.75));
  paint_rug(s, s.back, {r.X(0.52), r.down(0.80)}, s.width * 0.40, (s.floor - s.horizon) * 0.50,
            rgb(0xE9A68C));
  paint_basket(s, s.back, {r.X(0.95), r.down(0.52)}, 130 * k, rgb(0xF2E6D6));
  s.back.add(std::move(soap));
  if (s.text_bottom()) s.quiet = s.tone(0xEFE4D4).with_alpha(0.84);
  nightfall(s, {l1, l2}, 330 * k);
}

}  // namespace talewright::engines::illustrator
