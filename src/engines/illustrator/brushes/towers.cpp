// What people build high: tower blocks, the castle, the lighthouse.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_tower_block(Stage& s, Group& into, Box b, double far, int hue) {
  static constexpr std::array<unsigned, 6> walls{0xD9A58A, 0xE6D3B3, 0xA9B8C6,
                                                 0xC98D7A, 0xB9C4B4, 0xC9B6C9};
  const Color wall = rgb(walls[static_cast<std::size_t>(std::abs(hue)) % 6]);
  Group g;
  g.name = "setting.block";
  g.add(
      built(rectangle(b), s.tone(lighter(wall, 0.12), far), s.tone(darker(wall, 0.08), far), far));
  const double side = s.light.towards.x < 0 ? 1 : -1;
  g.add(area(rectangle({side > 0 ? b.x + b.width * 0.72 : b.x, b.y, b.width * 0.28, b.height}),
             s.light.shade.with_alpha(0.12 * (1 - far * 0.6)), Role::Shadow));
  g.add(
      built(rectangle({b.x - b.width * 0.03, b.y - b.width * 0.05, b.width * 1.06, b.width * 0.08}),
            s.tone(lighter(wall, 0.25), far), s.tone(wall, far), far, 0.4));
  switch (hue % 3) {
    case 0:
      g.add(built(
          rectangle({b.x + b.width * 0.15, b.y - b.width * 0.25, b.width * 0.16, b.width * 0.22}),
          s.tone(0x9A8478, far), s.tone(0x857066, far), far, 0.4));
      break;
    case 1:
      g.add(line(segment({b.x + b.width * 0.7, b.y}, {b.x + b.width * 0.7, b.y - b.width * 0.36}),
                 2.5, s.tone(0x7C7480, far), Role::Structure));
      break;
    default: {
      Path roof = polygon({{b.x - b.width * 0.04, b.y - b.width * 0.02},
                           {b.x + b.width * 0.12, b.y - b.width * 0.24},
                           {b.x + b.width * 0.88, b.y - b.width * 0.24},
                           {b.right() + b.width * 0.04, b.y - b.width * 0.02}});
      g.add(built(roof, s.tone(0x9C7480, far), s.tone(0x805E6C, far), far, 0.45));
    }
  }
  const int columns = b.width > 110 ? 3 : 2;
  const double cw = b.width / columns, ch = std::max(cw * 1.0, 34.0);
  Path panes, lit;
  for (double y = b.y + ch * 0.35; y + ch * 0.6 < b.bottom() - ch * 0.4; y += ch)
    for (int i = 0; i < columns; ++i)
      (s.random.chance(0.5) ? lit : panes)
          .add(rectangle({b.x + cw * (i + 0.27), y, cw * 0.46, ch * 0.56}));
  const bool lamps = s.light.lamps();
  const Color glass = mix(s.light.sky_middle, s.tone(0x7F9FB5, far), 0.6);
  Shape p = area(panes, lamps ? s.tone(0x4A5574, far) : glass, Role::Structure);
  Shape l = area(
      lit, lamps ? mix(rgb(0xFFD98A), s.light.haze, far * 0.35) : mix(glass, rgb(0xFFFFFF), 0.25),
      Role::Structure);
  p.outlined = l.outlined = far < 0.3;
  p.line_weight = l.line_weight = 0.3;
  if (!panes.empty()) g.add(std::move(p));
  if (!lit.empty()) g.add(std::move(l));
  into.add(std::move(g));
}

void paint_castle_tower(Stage& s, Group& g, Point base, double w, double h, double far,
                        Color stone_color, Color roof, bool flag) {
  const Box body{base.x - w / 2, base.y - h, w, h};
  g.add(built(rectangle(body), s.tone(lighter(stone_color, 0.12), far),
              s.tone(darker(stone_color, 0.06), far), far));
  const double side = s.light.towards.x < 0 ? 1 : -1;
  g.add(area(rectangle({side > 0 ? base.x + w * 0.14 : body.x, body.y, w * 0.36, h}),
             s.light.shade.with_alpha(0.13 * (1 - 0.5 * far)), Role::Shadow));
  g.add(built(rectangle({base.x - w * 0.60, body.y - w * 0.10, w * 1.2, w * 0.20}),
              s.tone(lighter(stone_color, 0.18), far), s.tone(stone_color, far), far, 0.5));
  Path cone;
  cone.move_to({base.x - w * 0.68, body.y - w * 0.08})
      .quad_to({base.x - w * 0.16, body.y - w * 0.6}, {base.x, body.y - w * 1.45});
  cone.quad_to({base.x + w * 0.16, body.y - w * 0.6}, {base.x + w * 0.68, body.y - w * 0.08})
      .close();
  g.add(built(cone, s.tone(lighter(roof, 0.12), far), s.tone(darker(roof, 0.06), far), far));
  if (s.light.snowy())
    g.add(area(polygon({{base.x, body.y - w * 1.45},
                        {base.x + w * 0.22, body.y - w * 0.75},
                        {base.x, body.y - w * 0.84},
                        {base.x - w * 0.22, body.y - w * 0.72}}),
               s.tone(0xFFFFFF, far * 0.6), Role::Structure));
  if (flag) {
    const Point top{base.x, body.y - w * 1.42};
    g.add(line(segment(top, top + Point{0, -w * 0.5}), std::max(1.4, w * 0.03),
               s.tone(0x7A6658, far), Role::Structure));
    Path f;
    f.move_to(top + Point{0, -w * 0.5})
        .curve_to(top + Point{w * 0.2, -w * 0.58}, top + Point{w * 0.3, -w * 0.36},
                  top + Point{w * 0.55, -w * 0.40});
    f.line_to(top + Point{w * 0.4, -w * 0.30})
        .curve_to(top + Point{w * 0.3, -w * 0.2}, top + Point{w * 0.2, -w * 0.34},
                  top + Point{0, -w * 0.25})
        .close();
    g.add(built(f, s.tone(0xE2745C, far), s.tone(0xC65C48, far), far, 0.35));
  }
  for (double t : {0.30, 0.62})
    paint_pane(s, g, {base.x - w * 0.11, body.y + h * t - w * 0.16, w * 0.22, w * 0.32}, far,
               t < 0.5);
}

void paint_castle(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.castle";
  const Color stone_color = rgb(0xD8CDBF), roof = rgb(0x7B86B4), roof2 = rgb(0xB9708A);
  g.add(ground_shadow(s, base, w * 0.9));
  paint_castle_tower(s, g, {base.x - w * 0.13, base.y}, w * 0.13, w * 0.62, far + 0.05,
                     darker(stone_color, 0.04), roof2, true);
  paint_castle_tower(s, g, {base.x + w * 0.15, base.y}, w * 0.11, w * 0.52, far + 0.05,
                     darker(stone_color, 0.04), roof, true);
  g.add(built(rectangle({base.x - w * 0.24, base.y - w * 0.40, w * 0.48, w * 0.40}),
              s.tone(lighter(stone_color, 0.1), far), s.tone(stone_color, far), far));
  const auto wall = [&](double l, double r, double h) {
    Path p;
    p.move_to({l, base.y}).line_to({l, base.y - h});
    const int n = std::max(2, static_cast<int>((r - l) / (w * 0.05)));
    for (int i = 0; i < n; ++i) {
      const double x0 = l + (r - l) * i / n, x1 = l + (r - l) * (i + 0.5) / n,
                   x2 = l + (r - l) * (i + 1) / n;
      p.line_to({x0, base.y - h - w * 0.035})
          .line_to({x1, base.y - h - w * 0.035})
          .line_to({x1, base.y - h})
          .line_to({x2, base.y - h});
    }
    p.line_to({r, base.y}).close();
    g.add(built(p, s.tone(lighter(stone_color, 0.08), far), s.tone(darker(stone_color, 0.06), far),
                far));
  };
  paint_castle_tower(s, g, {base.x, base.y - w * 0.38}, w * 0.17, w * 0.22, far, stone_color, roof,
                     true);
  wall(base.x - w * 0.46, base.x + w * 0.46, w * 0.22);
  paint_castle_tower(s, g, {base.x - w * 0.42, base.y}, w * 0.13, w * 0.36, far, stone_color, roof,
                     true);
  paint_castle_tower(s, g, {base.x + w * 0.42, base.y}, w * 0.13, w * 0.36, far, stone_color, roof2,
                     true);
  Path gate;
  gate.move_to({base.x - w * 0.075, base.y}).line_to({base.x - w * 0.075, base.y - w * 0.10});
  gate.curve_to({base.x - w * 0.075, base.y - w * 0.20}, {base.x + w * 0.075, base.y - w * 0.20},
                {base.x + w * 0.075, base.y - w * 0.10})
      .line_to({base.x + w * 0.075, base.y})
      .close();
  g.add(built(gate, s.tone(0x7B5B45, far), s.tone(0x5F4636, far), far));
  Path bricks;
  for (int i = 0; i < 22; ++i) {
    const Point p{base.x + w * s.random.between(-0.44, 0.42),
                  base.y - w * s.random.between(0.02, 0.2)};
    if (std::abs(p.x - base.x) < w * 0.1) continue;
    bricks.add(rounded_rectangle({p.x, p.y, w * 0.03, w * 0.014}, w * 0.004));
  }
  if (far < 0.5)
    g.add(area(bricks, s.tone(darker(stone_color, 0.14), far).with_alpha(0.6), Role::Structure));
  into.add(std::move(g));
}

void paint_lighthouse(Stage& s, Group& into, Point base, double h, double far) {
  Group g;
  g.name = "setting.lighthouse";
  const auto x = [&](double t) { return h * (0.115 - 0.045 * t); };
  for (int i = 0; i < 5; ++i) {
    const double a = 0.15 * i, b = 0.15 * (i + 1);
    g.add(built(polygon({{base.x - x(a), base.y - h * a},
                         {base.x - x(b), base.y - h * b},
                         {base.x + x(b), base.y - h * b},
                         {base.x + x(a), base.y - h * a}}),
                s.tone(i % 2 ? 0xFBF5EA : 0xD2604F, far), s.tone(i % 2 ? 0xE9DECD : 0xBC4F41, far),
                far, 0.4));
  }
  if (s.light.lamps()) {
    g.add(glow({base.x, base.y - h * 0.83}, h * 0.5, rgb(0xFFE7A0, 0.6), 0.04));
  }
  g.add(built(rectangle({base.x - h * 0.10, base.y - h * 0.78, h * 0.20, h * 0.03}),
              s.tone(0x6F7480, far), s.tone(0x5A5F6C, far), far, 0.4));
  g.add(built(rectangle({base.x - h * 0.055, base.y - h * 0.89, h * 0.11, h * 0.11}),
              s.light.lamps() ? rgb(0xFFE9A8) : s.tone(0xCFE6EA, far),
              s.light.lamps() ? rgb(0xFFD27C) : s.tone(0xA9CCD6, far), far, 0.4));
  g.add(built(polygon({{base.x - h * 0.08, base.y - h * 0.89},
                       {base.x, base.y - h},
                       {base.x + h * 0.08, base.y - h * 0.89}}),
              s.tone(0xC75B4C, far), s.tone(0xA94A3E, far), far, 0.4));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
