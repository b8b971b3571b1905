// Rooms: bedroom, kitchen, classroom.
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

/// The top of what may hang on the wall.
double wall_top(const Stage& s) {
  return s.text_top() ? s.calm.bottom() + s.height * 0.015 : s.height * 0.09;
}

/// Where the floor meets the wall, as a share of the height: lower from above, higher from below.
double floor_line(const Stage& s, double line) {
  if (s.text_bottom()) line -= 0.20;
  if (s.spec.angle == story::Angle::Bird) return line - (s.text_bottom() ? 0.14 : 0.22);
  if (s.spec.angle == story::Angle::Worm) return std::min(s.floor / s.height - 0.10, line + 0.12);
  return line;
}

/// A child's coat on its peg: hood, sleeves that hang, a row of buttons.
void coat(Stage& s, Group& into, Point peg, double u, Color cloth) {
  const auto P = [&](double x, double y) { return peg + Point{x, y} * u; };
  Path sleeves = limb({P(-9, 17), P(-15, 38), P(-15.5, 61)}, {9 * u, 9 * u, 7.5 * u});
  sleeves.add(limb({P(9, 17), P(15, 38), P(15.5, 61)}, {9 * u, 9 * u, 7.5 * u}));
  into.add(inked(std::move(sleeves), s.tone(darker(cloth, 0.04)), s.tone(darker(cloth, 0.14)),
                 Role::Interior, 0.45));
  Path body;
  body.move_to(P(-6, 11)).curve_to(P(-13, 13), P(-13, 22), P(-12, 34));
  body.line_to(P(-15, 78)).quad_to(P(0, 82), P(15, 78)).line_to(P(12, 34));
  body.curve_to(P(13, 22), P(13, 13), P(6, 11)).close();
  into.add(
      inked(std::move(body), s.tone(lighter(cloth, 0.10)), s.tone(cloth), Role::Interior, 0.45));
  into.add(inked(blob({P(0, -2), P(9, 5), P(9, 16), P(0, 21), P(-9, 16), P(-9, 5)}),
                 s.tone(lighter(cloth, 0.20)), s.tone(lighter(cloth, 0.02)), Role::Interior, 0.4));
  into.add(area(blob({P(0, 5), P(5, 9), P(4, 15), P(0, 17), P(-4, 15), P(-5, 9)}),
                s.tone(darker(cloth, 0.28)), Role::Interior));
  Path marks = segment(P(0, 22), P(0, 79));
  marks.add(segment(P(-10, 58), P(-4, 57))).add(segment(P(10, 58), P(4, 57)));
  into.add(line(marks, 1.6 * u, s.tone(darker(cloth, 0.24)), Role::Interior));
  Path buttons;
  for (double y : {30.0, 43.0, 56.0}) buttons.add(ellipse(P(3.4, y), 1.7 * u, 1.7 * u));
  into.add(area(std::move(buttons), s.tone(0xFFF3DA), Role::Interior));
}

}  // namespace

void draw_bedroom(Stage& s) {
  s.horizon = s.height * floor_line(s, 0.66);
  const bool flip = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(flip ? 1 - k : k); };
  paint_room(s, rgb(0xCFE0DC), rgb(0xD8B48A), 1, true);
  const double top = wall_top(s), wall = s.horizon - top, u = s.unit * 0.98;
  const double win = std::min(wall * 0.62, s.width * 0.26);
  paint_window(s, s.back,
               {X(0.64) - win * 0.5, top + wall * 0.07, win, std::min(wall * 0.66, win * 1.15)},
               rgb(0xE6A08A));
  paint_picture(s, s.back, {X(0.40) - 36 * s.zoom, top + wall * 0.16, 66 * s.zoom, 52 * s.zoom},
                static_cast<int>(s.random.below(3)));
  paint_picture(s, s.back, {X(0.46) - 22 * s.zoom, top + wall * 0.48, 44 * s.zoom, 52 * s.zoom},
                static_cast<int>(s.random.below(3)) + 1);
  const double shelf_h = std::min(wall * 0.92, 190 * u);
  paint_shelf(s, s.back, {X(0.92) - 55 * u, s.horizon + 14 * s.zoom - shelf_h, 110 * u, shelf_h}, 3,
              0);
  const double by = s.horizon + (s.height - s.horizon) * 0.20;
  // Whoever sleeps gets the bed, and the bed comes into the picture.
  const auto rests = [](const story::SceneFigure& f) {
    return f.pose == story::Pose::Sleep || f.pose == story::Pose::Lie;
  };
  const bool used = std::any_of(s.spec.characters.begin(), s.spec.characters.end(), rests);
  const double bed_w = used ? std::min(330 * u, s.width * 0.66) : std::min(250 * u, s.width * 0.48);
  const double bed_y = used ? s.ground(s.text_bottom() ? 0.34 : 0.50) : by;
  const Point bed_at{X(used ? 0.36 : 0.16), bed_y};
  paint_table(s, s.back, {X(0.42), s.horizon + 26 * s.zoom}, 52 * u, 50 * u, rgb(0xC99A6A));
  paint_lamp(s, s.back, {X(0.42), s.horizon + 26 * s.zoom - 50 * u}, 52 * u, rgb(0xF2C879));
  if (!s.text_top())
    paint_garland_lights(s, s.back, {-10, s.height * 0.03}, {s.width + 10, s.height * 0.05},
                         34 * s.zoom, static_cast<int>(12 * s.width / 1000));
  paint_plant(s, s.back, {X(0.785), s.horizon + 20 * s.zoom}, 96 * u);
  paint_rug(s, s.back, {X(0.56), s.ground(s.text_bottom() ? 0.36 : 0.52)}, s.width * 0.62,
            (s.height - s.horizon) * (s.text_bottom() ? 0.24 : 0.50), rgb(0xD9877A));
  paint_bed(s, s.back, bed_at, bed_w, rgb(0x7F9CC4), !flip);
  s.pillow_left = !flip;
  if (used)
    s.bed = Box{bed_at.x - bed_w * 0.44, bed_at.y - bed_w * 0.335, bed_w * 0.86, bed_w * 0.3};
  const double ty = s.ground(0.30);
  paint_chest(s, s.back, {X(0.80), ty}, 74 * u, rgb(0x9DBDAE));
  paint_toy(s, s.back, {X(0.80), ty - 42 * u}, 40 * u, 2);
  paint_toy(s, s.back, {X(0.94), s.ground(0.46)}, 36 * u, 1);
  paint_toy(s, s.back, {X(0.08), s.ground(0.62)}, 32 * u, 0);
  nightfall(s, {Point{X(0.42), s.horizon + 26 * s.zoom - 88 * u}}, s.width * 0.36);
}

void draw_kitchen(Stage& s) {
  s.horizon = s.height * floor_line(s, 0.68);
  const bool flip = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(flip ? 1 - k : k); };
  paint_room(s, rgb(0xF3E3C3), rgb(0xCF9F78), 3, false);
  const double top = wall_top(s), wall = s.horizon - top, u = s.unit * 0.98;
  const double ch = std::min(88 * u, wall * 0.46),
               cy = s.horizon + 12 * s.zoom;  // height of the counter
  const double win = std::min({(wall - ch) * 0.95, s.width * 0.22});
  paint_window(s, s.back,
               {X(0.42) - win * 0.6, top + (wall - ch) * 0.10, win * 1.2,
                std::max(40.0, (wall - ch) * 0.72)},
               rgb(0x8FB7A8).with_alpha(0));
  // The counter along the wall: doors, drawers, a stove and a sink.
  Group g;
  g.name = "setting.counter";
  const Color front = rgb(0x8DB5AC), board = rgb(0xD9A873);
  const double l = X(flip ? 0.74 : -0.02), w = s.width * 0.76;
  const double left_edge = flip ? s.width - w + s.width * 0.02 : l;
  g.add(inked(rectangle({left_edge, cy - ch, w, ch}), s.tone(lighter(front, 0.10)),
              s.tone(darker(front, 0.08)), Role::Interior, 0.5));
  const int doors = std::max(3, static_cast<int>(w / (70 * u)));
  for (int i = 0; i < doors; ++i) {
    const Box d{left_edge + w * i / doors + 5 * s.zoom, cy - ch * 0.84, w / doors - 10 * s.zoom,
                ch * 0.74};
    g.add(inked(rounded_rectangle(d, 5 * s.zoom), s.tone(lighter(front, 0.18)), s.tone(front),
                Role::Interior, 0.4));
    g.add(area(ellipse({d.x + d.width * (i % 2 ? 0.14 : 0.86), d.centre().y - d.height * 0.2},
                       4 * s.zoom, 4 * s.zoom),
               s.tone(0xF2D9A8), Role::Interior));
  }
  g.add(inked(rounded_rectangle({left_edge - 6, cy - ch * 1.09, w + 14 * s.zoom, ch * 0.13}, 5),
              s.tone(lighter(board, 0.2)), s.tone(board), Role::Interior, 0.5));
  // Stove with a pot that steams.
  const double sx = X(0.20), sw = 78 * u, counter = cy - ch * 1.09;
  g.add(inked(rounded_rectangle({sx - sw / 2, cy - ch * 1.12, sw, ch * 1.12}, 8), s.tone(0xF7F1E8),
              s.tone(0xD9D0C4), Role::Interior, 0.55));
  Shape oven = inked(rounded_rectangle({sx - sw * 0.36, cy - ch * 0.66, sw * 0.72, ch * 0.44}, 6),
                     s.tone(s.light.lamps() ? 0xF5A55A : 0x5A5560),
                     s.tone(s.light.lamps() ? 0xD9783F : 0x443F4A), Role::Interior, 0.45);
  g.add(s.light.lamps() ? shining(std::move(oven)) : std::move(oven));
  Path knobs;
  for (int i = 0; i < 4; ++i)
    knobs.add(ellipse({sx + sw * (-0.3 + 0.2 * i), cy - ch * 0.88}, sw * 0.045, sw * 0.045));
  g.add(inked(knobs, s.tone(0xD06A58), Role::Interior, 0.35));
  const Point pot{sx, cy - ch * 1.12};
  g.add(inked(
      rounded_rectangle({pot.x - sw * 0.27, pot.y - sw * 0.32, sw * 0.54, sw * 0.32}, sw * 0.06),
      s.tone(0xE07A62), s.tone(0xBE5B48), Role::Interior, 0.5));
  g.add(inked(limb({{pot.x - sw * 0.28, pot.y - sw * 0.34},
                    {pot.x, pot.y - sw * 0.40},
                    {pot.x + sw * 0.28, pot.y - sw * 0.34}},
                   {sw * 0.05, sw * 0.08, sw * 0.05}),
              s.tone(0xC96652), Role::Interior, 0.45));
  for (int i = 0; i < 3; ++i) {
    const double x = pot.x + sw * (-0.12 + 0.12 * i), y = pot.y - sw * 0.5;
    Path steam;
    steam.move_to({x, y}).curve_to({x - sw * 0.08, y - sw * 0.12}, {x + sw * 0.08, y - sw * 0.2},
                                   {x, y - sw * 0.34});
    g.add(line(steam, 4 * s.zoom, rgb(0xFFFFFF, 0.55), Role::Glow));
  }
  // On the board: jars, bread, a plant in the window.
  static constexpr std::array<unsigned, 3> jars{0xE9B75C, 0xB5654F, 0x8FAE6C};
  for (int i = 0; i < 3; ++i) {
    const double x = X(0.58) + i * 24 * u, h = (26 + 6 * (i % 2)) * u;
    g.add(inked(rounded_rectangle({x - 9 * u, counter - h, 18 * u, h}, 4 * u),
                s.tone(lighter(rgb(jars[static_cast<std::size_t>(i)]), 0.2)),
                s.tone(jars[static_cast<std::size_t>(i)]), Role::Interior, 0.4));
    g.add(inked(rounded_rectangle({x - 10 * u, counter - h - 5 * u, 20 * u, 7 * u}, 2 * u),
                s.tone(0xC99A6A), Role::Interior, 0.35));
  }
  s.back.add(std::move(g));
  paint_plant(s, s.back, {X(0.34), counter + 2}, 46 * u);
  paint_jars(s, s.back, {X(0.49) - 40 * u, counter - 34 * u, 80 * u, 34 * u}, 3);
  if (!s.text_top() && wall - ch > 120 * s.zoom)
    paint_bunting(s, s.back, {X(-0.02), s.height * 0.045}, {X(0.60), s.height * 0.06}, 20 * s.zoom);
  // A dresser with plates fills the other side.
  const double dh = std::min(wall * 0.94, 200 * u);
  paint_shelf(s, s.back, {X(0.89) - 55 * u, s.horizon + 16 * s.zoom - dh, 110 * u, dh}, 3, 2);
  // Pans hang over the stove.
  const double ry = top + (wall - ch) * 0.14;
  if (wall - ch > 90 * s.zoom) {
    Group rail;
    rail.name = "setting.rail";
    rail.add(line(segment({sx - sw * 0.6, ry}, {sx + sw * 0.6, ry}), 4 * s.zoom, s.tone(0x7A6A60),
                  Role::Interior));
    for (int i = 0; i < 3; ++i) {
      const double x = sx + sw * (-0.42 + 0.42 * i), r = sw * (0.13 + 0.03 * (i % 2));
      rail.add(line(segment({x, ry}, {x, ry + sw * 0.26}), 3.4 * s.zoom, s.tone(0x6A5D58),
                    Role::Interior));
      rail.add(inked(ellipse({x, ry + sw * 0.26 + r}, r, r), s.tone(i == 1 ? 0xD9916A : 0xA9ADB2),
                     s.tone(i == 1 ? 0xB9714F : 0x83898F), Role::Interior, 0.45));
    }
    s.back.add(std::move(rail));
  }
  const double lamp_w = 84 * s.zoom;
  const Point lamp{X(0.66), s.text_top() ? s.calm.bottom() + 10 : s.height * 0.10};
  paint_hanging_lamp(s, s.back, lamp, lamp_w, rgb(0xD9795F));
  // The table in the room.
  const double ty = s.ground(0.26);
  paint_rug(s, s.back, {X(0.52), s.ground(s.text_bottom() ? 0.36 : 0.58)}, s.width * 0.56,
            (s.height - s.horizon) * (s.text_bottom() ? 0.22 : 0.42), rgb(0xA9BFA9));
  paint_basket(s, s.back, {X(0.10), s.ground(0.32)}, 74 * u, rgb(0xD9604C));
  paint_cat(s, s.back, {X(0.40), s.ground(s.text_bottom() ? 0.34 : 0.5)}, 62 * u, rgb(0xE0A258));
  paint_chair(s, s.back, {X(0.70), ty}, 84 * u, rgb(0xC08F60), flip);
  paint_table(s, s.back, {X(0.85), s.ground(0.36)}, std::min(120 * u, s.width * 0.3), 62 * u,
              rgb(0xD3A06C));
  Group bowl;
  const Point b{X(0.85), s.ground(0.36) - 62 * u};
  Path fruit = ellipse(b + Point{-9 * u, -13 * u}, 7 * u, 7 * u);
  fruit.add(ellipse(b + Point{8 * u, -13 * u}, 7 * u, 7 * u));
  bowl.add(inked(fruit, s.tone(0xD9604C), Role::Interior, 0.4));
  bowl.add(
      inked(ellipse(b + Point{0, -15 * u}, 7 * u, 7 * u), s.tone(0xF0B652), Role::Interior, 0.4));
  Path dish;
  dish.move_to(b + Point{-20 * u, -12 * u})
      .curve_to(b + Point{-17 * u, 2}, b + Point{17 * u, 2}, b + Point{20 * u, -12 * u})
      .close();
  bowl.add(inked(dish, s.tone(0xFBF5EA), s.tone(0xC9D6DC), Role::Interior, 0.5));
  s.back.add(std::move(bowl));
  nightfall(s, {lamp + Point{0, lamp_w * 0.36}}, s.width * 0.46);
}

void draw_classroom(Stage& s) {
  s.horizon = s.height * floor_line(s, 0.66);
  const bool flip = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(flip ? 1 - k : k); };
  paint_room(s, rgb(0xF1E7C8), rgb(0xD2A87E), 0, true);
  const double top = wall_top(s), wall = s.horizon - top, u = s.unit * 0.98;
  // The blackboard with a lesson on it.
  const double bw = std::min(s.width * 0.46, wall * 1.35), bh = std::min(bw * 0.52, wall * 0.66);
  const Box board{X(0.46) - bw / 2, top + wall * 0.08, bw, bh};
  Group g;
  g.name = "setting.board";
  g.add(inked(rounded_rectangle(board.grown(9 * s.zoom), 6), s.tone(0xC99763), s.tone(0xA87A4C),
              Role::Interior, 0.55));
  g.add(area(rectangle(board), s.tone(0x55806E), s.tone(0x476E60), Role::Interior));
  const Color chalk = s.tone(0xFBF8EC).with_alpha(0.88);
  Path drawing_on;
  drawing_on.add(ellipse({board.x + bw * 0.16, board.y + bh * 0.34}, bh * 0.13, bh * 0.13));
  for (int i = 0; i < 8; ++i) {
    const double a = radians(45.0 * i);
    drawing_on.add(segment({board.x + bw * 0.16 + bh * 0.17 * std::cos(a),
                            board.y + bh * 0.34 + bh * 0.17 * std::sin(a)},
                           {board.x + bw * 0.16 + bh * 0.23 * std::cos(a),
                            board.y + bh * 0.34 + bh * 0.23 * std::sin(a)}));
  }
  const Point hb{board.x + bw * 0.42, board.y + bh * 0.78};
  drawing_on.add(rectangle({hb.x - bh * 0.17, hb.y - bh * 0.28, bh * 0.34, bh * 0.28}));
  drawing_on.add(polygon({{hb.x - bh * 0.23, hb.y - bh * 0.28},
                          {hb.x, hb.y - bh * 0.52},
                          {hb.x + bh * 0.23, hb.y - bh * 0.28}}));
  drawing_on.add(
      drawing::star({board.x + bw * 0.66, board.y + bh * 0.34}, bh * 0.13, bh * 0.06, 5));
  drawing_on.move_to({board.x + bw * 0.08, board.y + bh * 0.82})
      .curve_to({board.x + bw * 0.2, board.y + bh * 0.7}, {board.x + bw * 0.24, board.y + bh * 0.9},
                {board.x + bw * 0.33, board.y + bh * 0.80});
  for (int i = 0; i < 3; ++i)
    drawing_on.add(segment({board.x + bw * 0.60, board.y + bh * (0.62 + 0.1 * i)},
                           {board.x + bw * (0.92 - 0.06 * i), board.y + bh * (0.62 + 0.1 * i)}));
  g.add(line(drawing_on, 3.2 * std::sqrt(s.zoom), chalk, Role::Interior));
  g.add(inked(rectangle({board.x - 12, board.bottom() + 7 * s.zoom, bw + 24, 9 * s.zoom}),
              s.tone(0xC08E5C), Role::Interior, 0.4));
  s.back.add(std::move(g));
  const double win = std::min(wall * 0.46, s.width * 0.19);
  paint_window(s, s.back, {X(0.86) - win / 2, top + wall * 0.08, win, win * 1.2},
               rgb(0xE7B45E).with_alpha(0));
  // Children's pictures in a row, flags above, hooks with satchels.
  for (int i = 0; i < 2; ++i)
    paint_picture(
        s, s.back,
        {X(0.085) - 28 * s.zoom, top + wall * (0.10 + 0.30 * i), 54 * s.zoom, 46 * s.zoom}, i);
  if (!s.text_top())
    paint_bunting(s, s.back, {-10, s.height * 0.035}, {s.width + 10, s.height * 0.035},
                  26 * s.zoom);
  const double sh = std::min(wall * 0.55, 92 * u);
  paint_shelf(s, s.back, {X(0.08) - 60 * u, s.horizon + 14 * s.zoom - sh, 120 * u, sh}, 2, 0);
  // The globe on it.
  const Point gl{X(0.08) - 20 * u, s.horizon + 14 * s.zoom - sh};
  Group globe;
  globe.add(inked(limb({gl, gl + Point{0, -8 * u}, gl + Point{0, -14 * u}}, {18 * u, 6 * u, 5 * u}),
                  s.tone(0xB5835A), Role::Interior, 0.4));
  const Path ball = ellipse(gl + Point{0, -30 * u}, 17 * u, 17 * u);
  Shape sea = inked(ball, s.tone(0x8CC0D6), s.tone(0x679FBD), Role::Interior, 0.45);
  sea.volume = true;
  globe.add(std::move(sea));
  Group land;
  land.clip = ball;
  land.add(area(crown(s.random, gl + Point{-6 * u, -34 * u}, 9 * u, 8 * u, 7, 0.25),
                s.tone(0x93BE7E), Role::Interior));
  land.add(area(crown(s.random, gl + Point{9 * u, -24 * u}, 7 * u, 8 * u, 7, 0.25),
                s.tone(0x93BE7E), Role::Interior));
  globe.add(std::move(land));
  s.back.add(std::move(globe));
  paint_plant(s, s.back, {X(0.975), s.ground(0.16)}, 84 * u);
  paint_rug(s, s.back, {X(0.52), s.ground(s.text_bottom() ? 0.34 : 0.52)}, s.width * 0.44,
            (s.height - s.horizon) * (s.text_bottom() ? 0.22 : 0.40), rgb(0x7FA8B8));
  Group coats;
  coats.name = "setting.coats";
  const double peg = s.horizon - 118 * u, cx = X(0.865);
  coats.add(inked(rounded_rectangle({cx - 74 * u, peg - 7 * u, 148 * u, 10 * u}, 4),
                  s.tone(0xC08E5C), Role::Interior, 0.4));
  static constexpr std::array<unsigned, 4> cloth{0xE0B04E, 0xC9685B, 0x6F9E9A, 0x7F86B4};
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = cx + (-54.0 + 36.0 * static_cast<double>(i)) * u;
    coat(s, coats, {x, peg}, u * (i % 2 ? 0.90 : 1.0), rgb(cloth[i]));
  }
  s.back.add(std::move(coats));
  // Desks in two depths, at the sides; the middle is for the story.
  const Color wood = rgb(0xDDB07A);
  struct Place {
    double x, t;
  };
  for (const Place& p :
       {Place{0.30, 0.10}, Place{0.72, 0.10}, Place{0.14, 0.38}, Place{0.90, 0.36}}) {
    const double y = s.ground(p.t), z = s.unit * (0.62 + 0.55 * p.t), x = X(p.x);
    paint_chair(s, s.back, {x + (p.x < 0.5 ? -1 : 1) * (flip ? -1 : 1) * 34 * z, y - 2}, 72 * z,
                rgb(0xC9705C), (p.x < 0.5) != flip);
    paint_table(s, s.back, {x, y}, 92 * z, 52 * z, wood);
    s.back.add(inked(polygon({{x - 24 * z, y - 53 * z},
                              {x + 2 * z, y - 53 * z},
                              {x + 5 * z, y - 60 * z},
                              {x - 19 * z, y - 60 * z}}),
                     s.tone(0xD9705F), s.tone(0xC25A4B), Role::Interior, 0.4));
    s.back.add(inked(rounded_rectangle({x + 16 * z, y - 68 * z, 13 * z, 16 * z}, 3 * z),
                     s.tone(0x86AEB8), Role::Interior, 0.4));
    Path pencils = segment({x + 19 * z, y - 66 * z}, {x + 17 * z, y - 80 * z});
    pencils.add(segment({x + 25 * z, y - 66 * z}, {x + 28 * z, y - 79 * z}));
    s.back.add(line(pencils, 2.6 * s.zoom, s.tone(0xEFC052), Role::Interior));
  }
  // Two lamps hang over the class.
  const double lamp_w = 92 * s.zoom, lamp_y = s.text_top() ? s.calm.bottom() + 8 : s.height * 0.085;
  const Point one{X(0.13), lamp_y}, other{X(0.715), lamp_y};
  for (const Point& at : {one, other}) paint_hanging_lamp(s, s.back, at, lamp_w, rgb(0x5E8E86));
  nightfall(s, {other + Point{0, lamp_w * 0.36}, one + Point{0, lamp_w * 0.36}}, s.width * 0.42);
}

}  // namespace talewright::engines::illustrator
