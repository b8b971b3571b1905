// Where people live: village, city, castle, playground.
#include "engines/illustrator/settings/buildings.h"
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

/// Flat stones set in rows that grow towards the eye.
void cobbles(Stage& s, double y, Color noon) {
  Path dark, light;
  for (double t = 0.02; t < 1.0; t = t * 1.16 + 0.020) {
    const double at = y + (s.height - y) * t, w = (14 + 62 * t) * s.zoom * 0.8;
    for (double x = -w * s.random.unit(); x < s.width + w; x += w * 1.35) {
      if (!s.random.chance(0.30)) continue;
      (s.random.chance(0.5) ? dark : light).add(ellipse({x, at}, w * 0.5, w * 0.12));
    }
  }
  s.back.add(area(dark, s.tone(darker(noon, 0.10)).with_alpha(0.45), Role::Land));
  s.back.add(area(light, s.tone(lighter(noon, 0.25)).with_alpha(0.45), Role::Land));
}

/// A house with a shop below: awning, sign board, big window.
void shop(Stage& s, Group& into, Box b, double far, int hue) {
  static constexpr std::array<unsigned, 5> walls{0xF0D9B5, 0xD9C0C4, 0xBFD0CB, 0xE6C3A4, 0xC9CBDD};
  static constexpr std::array<unsigned, 5> cloths{0xD4685A, 0x5E939C, 0xE0A54C, 0x7B79AE, 0x6C9A68};
  const auto k = static_cast<std::size_t>(std::abs(hue)) % 5;
  const Color wall = rgb(walls[k]), cloth = rgb(cloths[k]);
  Group g;
  g.name = "setting.shop";
  g.add(inked(rectangle(b), s.tone(lighter(wall, 0.12), far), s.tone(darker(wall, 0.06), far), Role::Structure, 0.5));
  const double w = b.width, floor_h = w * 0.62;
  Path roof = polygon({{b.x - w * 0.05, b.y + 2}, {b.x + w * 0.10, b.y - w * 0.22}, {b.right() - w * 0.10, b.y - w * 0.22}, {b.right() + w * 0.05, b.y + 2}});
  g.add(inked(roof, s.tone(s.light.snowy() ? rgb(0xFFFFFF) : lighter(cloth, 0.05), far), s.tone(s.light.snowy() ? rgb(0xDFE8F2) : mix(cloth, rgb(0x7A5A50), 0.4), far), Role::Structure, 0.5));
  for (double y = b.y + w * 0.14; y + w * 0.34 < b.bottom() - floor_h; y += w * 0.44)
    for (double x : {0.16, 0.60}) {
      paint_pane(s, g, {b.x + w * x, y, w * 0.24, w * 0.28}, far, s.random.chance(0.6));
      for (double d : {-0.065, 0.25}) g.add(area(rectangle({b.x + w * (x + d), y, w * 0.055, w * 0.28}), s.tone(mix(cloth, rgb(0x6A8A80), 0.3), far), Role::Structure));
    }
  const double base = b.bottom();
  paint_pane(s, g, {b.x + w * 0.08, base - floor_h * 0.72, w * 0.50, floor_h * 0.58}, far, true);
  g.add(inked(rounded_rectangle({b.x + w * 0.66, base - floor_h * 0.74, w * 0.24, floor_h * 0.75}, w * 0.03), s.tone(mix(cloth, rgb(0x6A4A3A), 0.45), far), s.tone(mix(cloth, rgb(0x4A3028), 0.5), far), Role::Structure, 0.45));
  paint_pane(s, g, {b.x + w * 0.70, base - floor_h * 0.68, w * 0.16, floor_h * 0.28}, far, true);
  const double top = base - floor_h * 1.02;
  for (int i = 0; i < 8; ++i) {
    const double x0 = b.x + w * 0.02 + w * 0.12 * i, x1 = x0 + w * 0.12;
    Path p;
    p.move_to({x0 + (i < 4 ? w * 0.01 : -w * 0.01), top}).line_to({x1, top}).line_to({x1, top + floor_h * 0.20}).quad_to({(x0 + x1) / 2, top + floor_h * 0.34}, {x0, top + floor_h * 0.20}).close();
    g.add(area(p, s.tone(i % 2 ? rgb(0xFFF6E6) : cloth, far), s.tone(i % 2 ? rgb(0xEBDDC6) : darker(cloth, 0.1), far), Role::Structure));
  }
  into.add(std::move(g));
}

}  // namespace

void draw_village(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  paint_hill(s, s.back, s.horizon - s.height * 0.045 * s.zoom, 24 * s.zoom, s.horizon + 100, snow ? rgb(0xD6E2EE) : rgb(0x94B59C), 0.9, 2);
  paint_treeline(s, s.back, s.horizon + 4, 34 * s.zoom, 0.72, snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // The church, then houses that come nearer down both sides of the street.
  Group church;
  const Point cb{X(0.50), s.horizon + s.height * 0.02};
  const double ch = s.height * 0.13 * std::sqrt(s.zoom);
  church.add(area(rectangle({cb.x - ch * 0.15, cb.y - ch * 0.75, ch * 0.30, ch * 0.75}), s.tone(0xE6DCCB, 0.6), Role::Structure));
  church.add(area(polygon({{cb.x - ch * 0.19, cb.y - ch * 0.74}, {cb.x, cb.y - ch * 1.35}, {cb.x + ch * 0.19, cb.y - ch * 0.74}}), s.tone(0xA2685A, 0.6), Role::Structure));
  s.back.add(std::move(church));
  const int hue = static_cast<int>(s.random.below(6));
  struct Lot { double x, t, w; };
  const Lot lots[] = {{0.40, 0.035, 150}, {0.64, 0.045, 150}, {0.26, 0.085, 210}, {0.76, 0.095, 200}, {0.07, 0.17, 260}, {0.95, 0.18, 260}};
  int i = 0;
  for (const Lot& lot : lots) {
    const double y = s.ground(lot.t), room = s.text_top() ? (y - s.calm.bottom()) / 1.05 : 1e9;
    if (i == 2) paint_ground(s, s.ground(0.06), grass);
    paint_house(s, s.back, {X(lot.x), y}, std::min(lot.w * s.size_at(y) * 1.15, room), 0.5 - lot.t * 2.2, hue + i);
    if (i >= 2) paint_bush(s, s.back, {X(lot.x + (lot.x < 0.5 ? 0.12 : -0.12)), y + 8}, s.size_at(y) * 56, 0.4 - lot.t, i);
    ++i;
  }
  paint_path(s, X(0.52), X(0.51), s.ground(0.065), s.width * 0.62, snow ? rgb(0xD5DFEA) : rgb(0xDBC6A2));
  cobbles(s, s.ground(0.42), snow ? rgb(0xD5DFEA) : rgb(0xC8B592));
  const double wy = s.ground(0.29);
  paint_well(s, s.back, {X(0.83), wy}, s.size_at(wy) * 78, 0.1);
  paint_street_lamp(s, s.back, {X(0.30), s.ground(0.23)}, s.size_at(s.ground(0.23)) * 150, 0.14);
  paint_tree(s, s.back, seasonal(s, Tree::Round), {X(0.02), s.ground(0.34)}, std::min(280 * s.size_at(s.ground(0.30)), s.text_top() ? s.ground(0.34) - s.calm.bottom() : 1e9), 0.06, 3);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.6), 50, grass);
  paint_flowers(s, s.back, s.ground(0.26), s.ground(s.text_bottom() ? 0.5 : 0.6), 14);
  frame_with_branch(s, left, leaf_color(l.season, 1));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : leaf_color(l.season, 1));
  if (s.text_bottom()) s.quiet = s.tone(snow ? rgb(0xE6EDF4) : rgb(0xDDCBA9)).with_alpha(0.82);
}

void draw_city(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.04);
  const double base = s.horizon + s.height * 0.05, top = s.text_top() ? s.calm.bottom() * 0.96 : s.height * 0.10;
  // Skyline in two paler rows, then the street's own houses left and right.
  for (int row = 0; row < 2; ++row) {
    double x = -20;
    while (x < s.width) {
      const double w = s.width * s.random.between(0.05, 0.10) * std::sqrt(s.zoom), h = (base - top) * s.random.between(0.35, 0.95) * (row ? 0.72 : 1);
      paint_tower_block(s, s.back, {x, base - h, w, h + 30}, row ? 0.62 : 0.92, static_cast<int>(s.random.below(6)));
      x += w * s.random.between(1.0, 1.25);
    }
  }
  const Color street = snow ? rgb(0xD9E1EA) : rgb(0xA9A6AE), pavement = snow ? rgb(0xEAF0F5) : rgb(0xD9CFC2);
  paint_treeline(s, s.back, base + 8, 30 * s.zoom, 0.5, snow ? rgb(0xB9C8CE) : leaf_color(l.season, 2));
  paint_ground(s, s.ground(0.09), pavement);
  const double sy = s.ground(0.17), sw = std::min(200 * s.size_at(sy), s.width * 0.30);
  const int hue = static_cast<int>(s.random.below(5));
  for (int i = 0; i < 2; ++i) {
    const double h = std::min(sw * (1.55 - 0.2 * i), (sy - top) * 0.98 - sw * 0.24);
    shop(s, s.back, {X(0.02) - (left ? 0 : sw) + (left ? 1 : -1) * i * sw * 1.06 - (left ? sw * 0.35 : -sw * 0.35), sy - h - i * 10, sw, h}, 0.14 + 0.08 * i, hue + i);
  }
  {
    const double h = std::min(sw * 1.7, (sy - top) * 0.98 - sw * 0.24);
    shop(s, s.back, {X(0.985) - (left ? sw : 0) + (left ? 1 : -1) * sw * 0.3, sy - h, sw, h}, 0.12, hue + 3);
  }
  // The street runs across; pavement and kerb before it.
  const double y0 = s.ground(0.20), y1 = s.ground(0.40);
  Shape road = area(rectangle({-20, y0, s.width + 40, y1 - y0}), s.tone(lighter(street, 0.10), 0.15), s.tone(darker(street, 0.06)), Role::Land);
  s.back.add(std::move(road));
  Path dashes_path;
  for (double x = -40; x < s.width; x += 130 * s.zoom) dashes_path.add(polygon({{x, (y0 + y1) / 2 - 4}, {x + 66 * s.zoom, (y0 + y1) / 2 - 4}, {x + 62 * s.zoom, (y0 + y1) / 2 + 5}, {x - 6, (y0 + y1) / 2 + 5}}));
  s.back.add(area(dashes_path, s.tone(0xFBF4E4).with_alpha(0.85), Role::Land));
  for (double y : {y0 - 7 * s.zoom, y1}) s.back.add(inked(rectangle({-20, y, s.width + 40, 9 * s.zoom}), s.tone(0xE8E0D4), s.tone(0xC9BFB2), Role::Land, 0.3));
  Shape walk = area(rectangle({-20, y1 + 9 * s.zoom, s.width + 40, s.height - y1}), pavement, Role::Land);
  walk.fill = Fill::linear({0, y1}, {0, s.height}, {{0, s.tone(lighter(pavement, 0.12))}, {1, s.tone(darker(pavement, 0.10))}});
  s.back.add(std::move(walk));
  Path joints;
  for (double t : {0.10, 0.24, 0.42, 0.66, 0.95}) joints.add(segment({-10, y1 + (s.height - y1) * t}, {s.width + 10, y1 + (s.height - y1) * t}));
  for (int i = -9; i <= 9; ++i) joints.add(segment({s.x(0.5) + i * s.width * 0.085, y1 + 10}, {s.x(0.5) + i * s.width * 0.15, s.height + 10}));
  s.back.add(line(joints, 2.2, s.tone(darker(pavement, 0.16)).with_alpha(0.45), Role::Land));
  // A car drives by.
  {
    const double w = 150 * s.size_at(y0) * 1.3, x = X(0.66), y = y0 + (y1 - y0) * 0.36;
    static constexpr std::array<unsigned, 3> paints{0xE2B450, 0x6F9FB4, 0xD7705E};
    const Color c = rgb(paints[s.random.below(3)]);
    Group g;
    g.name = "setting.car";
    g.add(ground_shadow(s, {x, y}, w));
    Path cabin;
    cabin.move_to({x - w * 0.26, y - w * 0.22}).curve_to({x - w * 0.20, y - w * 0.40}, {x - w * 0.14, y - w * 0.42}, {x - w * 0.04, y - w * 0.42}).curve_to({x + w * 0.12, y - w * 0.42}, {x + w * 0.18, y - w * 0.38}, {x + w * 0.28, y - w * 0.22}).close();
    g.add(inked(cabin, s.tone(lighter(c, 0.15), 0.1), s.tone(c, 0.1), Role::Structure, 0.5));
    Path glass = polygon({{x - w * 0.19, y - w * 0.23}, {x - w * 0.13, y - w * 0.36}, {x - w * 0.02, y - w * 0.36}, {x - w * 0.02, y - w * 0.23}});
    glass.add(polygon({{x + w * 0.02, y - w * 0.23}, {x + w * 0.02, y - w * 0.36}, {x + w * 0.11, y - w * 0.35}, {x + w * 0.20, y - w * 0.23}}));
    g.add(area(glass, l.lamps() ? rgb(0xFFE2A0) : s.tone(0xCFE4EA), Role::Structure));
    g.add(inked(rounded_rectangle({x - w * 0.48, y - w * 0.24, w * 0.96, w * 0.17}, w * 0.07), s.tone(lighter(c, 0.1), 0.1), s.tone(darker(c, 0.08), 0.1), Role::Structure, 0.5));
    Path wheels = ellipse({x - w * 0.27, y - w * 0.06}, w * 0.085, w * 0.085);
    wheels.add(ellipse({x + w * 0.28, y - w * 0.06}, w * 0.085, w * 0.085));
    g.add(inked(wheels, s.tone(0x565560), Role::Structure, 0.5));
    s.back.add(std::move(g));
  }
  const double ly = s.ground(0.47);
  paint_street_lamp(s, s.back, {X(0.93), ly}, std::min(200 * s.size_at(ly), ly - (s.text_top() ? s.calm.bottom() : 0) - 10), 0.05);
  paint_tree(s, s.back, seasonal(s, Tree::Round), {X(0.05), s.ground(0.46)}, std::min(230 * s.size_at(ly), s.ground(0.46) - (s.text_top() ? s.calm.bottom() : 0) - 10), 0.05, 2);
  paint_bench(s, s.back, {X(0.20), s.ground(0.50)}, s.size_at(ly) * 104, 0.05);
  if (s.text_bottom()) s.quiet = s.tone(lighter(pavement, 0.08)).with_alpha(0.8);
  frame_with_branch(s, left, leaf_color(l.season, 2));
}

void draw_castle(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l), stone_color = rgb(0xC9BDB0);
  paint_hill(s, s.back, s.horizon - s.height * 0.03, 20 * s.zoom, s.horizon + 100, snow ? rgb(0xD6E2EE) : rgb(0x94B59C), 0.9, 2);
  paint_treeline(s, s.back, s.horizon + 8, 40 * s.zoom, 0.7, snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  paint_ground(s, s.ground(0.06), grass);
  // The keep over the courtyard.
  const double ky = s.ground(0.12), room = s.text_top() ? ky - s.calm.bottom() : ky - s.height * 0.06;
  paint_castle(s, s.back, {X(0.54), ky}, std::min(s.width * 0.86, room / 0.95), 0.30);
  paint_path(s, X(0.46), X(0.54), ky, s.width * 0.46, snow ? rgb(0xD5DFEA) : rgb(0xD8C6A6));
  // One wall comes forward with a banner and a torch.
  Group wall;
  wall.name = "setting.wall";
  const double wy = s.ground(0.32), sign = left ? 1 : -1, ww = s.width * 0.20, x0 = X(-0.02);
  const double top = std::max(wy - 230 * s.size_at(wy) , s.text_top() ? s.calm.bottom() * 0.98 : 30.0);
  Path face;
  face.move_to({x0, wy}).line_to({x0, top});
  for (int i = 0; i < 3; ++i) {
    const double a = x0 + sign * ww * (0.33 * i), b = x0 + sign * ww * (0.33 * i + 0.17), c = x0 + sign * ww * (0.33 * (i + 1));
    face.line_to({a, top}).line_to({b, top}).line_to({b, top + 22 * s.zoom}).line_to({c, top + 22 * s.zoom});
  }
  face.line_to({x0 + sign * ww, wy}).close();
  wall.add(inked(face, s.tone(lighter(stone_color, 0.10), 0.08), s.tone(darker(stone_color, 0.10), 0.05), Role::Structure, 0.55));
  Group joints;
  joints.clip = face;
  Path bricks;
  int row = 0;
  for (double y = top + 40 * s.zoom; y < wy; y += 30 * s.zoom, ++row)
    for (double k = row % 2 ? -0.1 : 0.0; k < 1; k += 0.30)
      if (s.random.chance(0.55)) bricks.add(rounded_rectangle({std::min(x0 + sign * ww * k, x0 + sign * ww * (k + 0.27)), y, ww * 0.27, 26 * s.zoom}, 5));
  joints.add(line(bricks, 2, s.tone(darker(stone_color, 0.2)).with_alpha(0.55), Role::Structure));
  wall.add(std::move(joints));
  const double bx = x0 + sign * ww * 0.48, bw = ww * 0.40, bt = top + 70 * s.zoom * 0.7, bh = std::min(150 * s.zoom, (wy - bt) * 0.6);
  wall.add(inked(polygon({{bx - bw / 2, bt}, {bx + bw / 2, bt}, {bx + bw / 2, bt + bh}, {bx, bt + bh * 0.82}, {bx - bw / 2, bt + bh}}), s.tone(0xC75F5B), s.tone(0xA9494D), Role::Cloth, 0.5));
  wall.add(area(drawing::star({bx, bt + bh * 0.38}, bw * 0.26, bw * 0.11, 5), s.tone(0xF5CF75), Role::Cloth));
  wall.add(inked(rounded_rectangle({bx - bw * 0.6, bt - 6, bw * 1.2, 9 * s.zoom}, 4), s.tone(0x8A6A4E), Role::Structure, 0.4));
  s.back.add(std::move(wall));
  // Clipped trees and roses line the way.
  for (int i = 0; i < 3; ++i) {
    const double t = 0.17 + 0.08 * i, y = s.ground(t), z = s.size_at(y);
    for (double k : {0.54 - 0.16 - 0.07 * i, 0.54 + 0.16 + 0.09 * i}) {
      if (k < 0.24) continue;
      const Point b{X(k), y};
      Group g;
      g.add(ground_shadow(s, b, z * 34));
      g.add(inked(polygon({{b.x - z * 12, b.y - z * 18}, {b.x + z * 12, b.y - z * 18}, {b.x + z * 9, b.y}, {b.x - z * 9, b.y}}), s.tone(0xD79A74, 0.2), s.tone(0xB97A58, 0.2), Role::Structure, 0.45));
      s.back.add(std::move(g));
      Group ball;
      const Color c = snow ? rgb(0x93AAA4) : leaf_color(l.season, 1);
      ball.add(inked(crown(s.random, {b.x, b.y - z * 34}, z * 21, z * 21, 11, 0.3), s.tone(lighter(c, 0.12), 0.2), s.tone(darker(c, 0.12), 0.2), Role::Foliage, 0.45));
      s.back.add(std::move(ball));
    }
  }
  cobbles(s, s.ground(0.45), snow ? rgb(0xDDE5EE) : mix(grass, rgb(0xC9B894), 0.4));
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.9), 60, grass);
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.55 : 0.8), 18);
  frame_with_branch(s, !left, leaf_color(l.season, 1));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : leaf_color(l.season, 3));
  if (s.text_bottom()) s.quiet = s.tone(lighter(mix(grass, rgb(0xD8C6A6), 0.4), 0.05)).with_alpha(0.82);
}

void draw_playground(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  // Houses look over the trees.
  for (int i = 0; i < 4; ++i) {
    const double w = s.width * 0.13 * std::sqrt(s.zoom);
    paint_house(s, s.back, {s.x(0.12 + 0.26 * i + s.random.between(-0.05, 0.05)), s.horizon + 10}, w, 0.78, static_cast<int>(s.random.below(6)));
  }
  paint_treeline(s, s.back, s.horizon + s.height * 0.022, 50 * s.zoom, 0.6, snow ? rgb(0xB0C2C8) : leaf_color(l.season, 1));
  paint_ground(s, s.ground(0.06), grass);
  paint_fence(s, s.back, {-20, s.ground(0.10)}, {s.width + 20, s.ground(0.10)}, s.size_at(s.ground(0.1)) * 44, 0.34);
  const double ty = s.ground(0.16), room = s.text_top() ? ty - s.calm.bottom() : 1e9;
  paint_tree(s, s.back, seasonal(s, Tree::Round), {X(0.93), ty}, std::min(270 * s.size_at(ty), room), 0.22, 0);
  paint_tree(s, s.back, seasonal(s, Tree::Tall), {X(0.46), s.ground(0.12)}, std::min(190 * s.size_at(s.ground(0.12)), room), 0.3, 2);
  // Sand under the things one can fall from.
  const double sy = s.ground(0.30), z = s.size_at(sy);
  s.back.add(area(ellipse({X(0.22), sy}, 200 * z * 0.72, 26 * z), s.tone(snow ? 0xE1E9F2 : 0xE6CF9F, 0.1), s.tone(snow ? 0xD5E0EC : 0xD9BF8B, 0.1), Role::Land));
  paint_slide(s, s.back, {X(0.20), sy}, std::min({190 * z, (sy - (s.text_top() ? s.calm.bottom() : 0)) / 1.05, s.width * 0.4}), 0.1);
  s.back.add(area(ellipse({X(0.78), s.ground(0.26)}, 150 * z * 0.7, 20 * z), s.tone(snow ? 0xE1E9F2 : 0xE6CF9F, 0.15), s.tone(snow ? 0xD5E0EC : 0xD9BF8B, 0.15), Role::Land));
  paint_swing(s, s.back, {X(0.76), s.ground(0.26)}, std::min({185 * s.size_at(s.ground(0.26)), s.width * 0.36}), 0.16);
  // A sand pit with its tools.
  const double by = s.ground(s.text_bottom() ? 0.43 : 0.46), bz = s.size_at(by);
  s.back.add(inked(ellipse({X(0.90), by}, 70 * bz, 16 * bz), s.tone(0xC99A68), s.tone(0xB08255), Role::Structure, 0.45));
  s.back.add(area(ellipse({X(0.90), by - 1}, 62 * bz, 12.5 * bz), s.tone(snow ? 0xF2F6FA : 0xF0DCAE), s.tone(snow ? 0xE1EAF2 : 0xE2C98F), Role::Land));
  s.back.add(inked(polygon({{X(0.88) - 9 * bz, by - 20 * bz}, {X(0.88) + 9 * bz, by - 20 * bz}, {X(0.88) + 7 * bz, by - 3 * bz}, {X(0.88) - 7 * bz, by - 3 * bz}}), s.tone(0xE8796A), s.tone(0xCF6253), Role::Prop, 0.45));
  s.back.add(inked(polygon({{X(0.94) - 16 * bz, by}, {X(0.94), by - 22 * bz}, {X(0.94) + 16 * bz, by}}), s.tone(0xEBD29B), s.tone(0xD9BB80), Role::Land, 0.4));
  paint_bench(s, s.back, {X(0.50), s.ground(0.19)}, s.size_at(s.ground(0.19)) * 84, 0.25);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 80, grass);
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.55 : 0.85), 15);
  frame_with_branch(s, !left, leaf_color(l.season, 1));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : leaf_color(l.season, 1));
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
