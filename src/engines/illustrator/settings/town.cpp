// Where people live: village, city, castle, playground.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/frames.h"
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

/// A house with a shop below: awning, sign board, big window.
void shop(Stage& s, Group& into, Box b, double far, int hue) {
  static constexpr std::array<unsigned, 5> walls{0xE8BE82, 0xC98F8C, 0x8FB3AC, 0xDB9A70, 0x9FA3C6};
  static constexpr std::array<unsigned, 5> cloths{0xD4685A, 0x5E939C, 0xE0A54C, 0x7B79AE, 0x6C9A68};
  const auto k = static_cast<std::size_t>(std::abs(hue)) % 5;
  const Color wall = rgb(walls[k]), cloth = rgb(cloths[k]);
  Group g;
  g.name = "setting.shop";
  g.add(inked(rectangle(b), s.tone(lighter(wall, 0.12), far), s.tone(darker(wall, 0.06), far),
              Role::Structure, 0.5));
  const double w = b.width, floor_h = w * 0.62;
  Path roof = polygon({{b.x - w * 0.05, b.y + 2},
                       {b.x + w * 0.10, b.y - w * 0.22},
                       {b.right() - w * 0.10, b.y - w * 0.22},
                       {b.right() + w * 0.05, b.y + 2}});
  g.add(inked(roof, s.tone(s.light.snowy() ? rgb(0xFFFFFF) : lighter(cloth, 0.05), far),
              s.tone(s.light.snowy() ? rgb(0xDFE8F2) : mix(cloth, rgb(0x7A5A50), 0.4), far),
              Role::Structure, 0.5));
  for (double y = b.y + w * 0.14; y + w * 0.34 < b.bottom() - floor_h; y += w * 0.44)
    for (double x : {0.16, 0.60}) {
      paint_pane(s, g, {b.x + w * x, y, w * 0.24, w * 0.28}, far, s.random.chance(0.6));
      for (double d : {-0.065, 0.25})
        g.add(area(rectangle({b.x + w * (x + d), y, w * 0.055, w * 0.28}),
                   s.tone(mix(cloth, rgb(0x6A8A80), 0.3), far), Role::Structure));
    }
  const double base = b.bottom();
  paint_pane(s, g, {b.x + w * 0.08, base - floor_h * 0.72, w * 0.50, floor_h * 0.58}, far, true);
  g.add(inked(rounded_rectangle({b.x + w * 0.66, base - floor_h * 0.74, w * 0.24, floor_h * 0.75},
                                w * 0.03),
              s.tone(mix(cloth, rgb(0x6A4A3A), 0.45), far),
              s.tone(mix(cloth, rgb(0x4A3028), 0.5), far), Role::Structure, 0.45));
  paint_pane(s, g, {b.x + w * 0.70, base - floor_h * 0.68, w * 0.16, floor_h * 0.28}, far, true);
  const double top = base - floor_h * 1.02;
  for (int i = 0; i < 8; ++i) {
    const double x0 = b.x + w * 0.02 + w * 0.12 * i, x1 = x0 + w * 0.12;
    Path p;
    p.move_to({x0 + (i < 4 ? w * 0.01 : -w * 0.01), top})
        .line_to({x1, top})
        .line_to({x1, top + floor_h * 0.20})
        .quad_to({(x0 + x1) / 2, top + floor_h * 0.34}, {x0, top + floor_h * 0.20})
        .close();
    g.add(area(p, s.tone(i % 2 ? rgb(0xFFF6E6) : cloth, far),
               s.tone(i % 2 ? rgb(0xEBDDC6) : darker(cloth, 0.1), far), Role::Structure));
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
  paint_hill(s, s.back, s.horizon - s.height * 0.045 * s.zoom, 24 * s.zoom, s.horizon + 100,
             snow ? rgb(0xD6E2EE) : rgb(0x94B59C), 0.9, 2);
  paint_treeline(s, s.back, s.horizon + 4, 34 * s.zoom, 0.72,
                 snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // The church, then houses that come nearer down both sides of the street.
  Group church;
  const Point cb{X(0.50), s.horizon + s.height * 0.02};
  const double ch = s.height * 0.13 * std::sqrt(s.zoom);
  church.add(area(rectangle({cb.x - ch * 0.15, cb.y - ch * 0.75, ch * 0.30, ch * 0.75}),
                  s.tone(0xE6DCCB, 0.6), Role::Structure));
  church.add(area(polygon({{cb.x - ch * 0.19, cb.y - ch * 0.74},
                           {cb.x, cb.y - ch * 1.35},
                           {cb.x + ch * 0.19, cb.y - ch * 0.74}}),
                  s.tone(0xA2685A, 0.6), Role::Structure));
  s.back.add(std::move(church));
  const int hue = static_cast<int>(s.random.below(6));
  struct Lot {
    double x, t, w;
  };
  // Each house stands partly before the next: a village grows together.
  const Lot lots[] = {{0.405, 0.030, 140}, {0.665, 0.036, 150}, {0.315, 0.050, 170},
                      {0.755, 0.062, 180}, {0.215, 0.095, 215}, {0.85, 0.11, 210},
                      {0.045, 0.17, 270},  {0.985, 0.19, 270}};
  int i = 0;
  for (const Lot& lot : lots) {
    const double y = s.ground(lot.t), room = s.text_top() ? (y - s.calm.bottom()) / 1.05 : 1e9;
    if (i == 3) paint_ground(s, s.ground(0.06), grass);
    paint_house(s, s.back, {X(lot.x), y}, std::min(lot.w * s.size_at(y) * 1.15, room),
                0.5 - lot.t * 2.2, hue + i);
    if (i >= 4)
      paint_bush(s, s.back, {X(lot.x + (lot.x < 0.5 ? 0.115 : -0.115)), y + 8}, s.size_at(y) * 52,
                 0.4 - lot.t, i);
    ++i;
  }
  paint_path(s, X(0.52), X(0.51), s.ground(0.065), s.width * 0.62,
             snow ? rgb(0xD5DFEA) : rgb(0xDBC6A2));
  paint_cobbles(s, s.ground(0.16), snow ? rgb(0xD5DFEA) : rgb(0xC8B592));
  // Front gardens: a fence on both sides of the street, washing behind one of them.
  const double fy = s.ground(0.235);
  paint_laundry(s, s.back, {X(0.70), s.ground(0.20) - 74 * s.size_at(fy)},
                {X(0.90), s.ground(0.215) - 78 * s.size_at(fy)}, 62 * s.size_at(fy), 0.16);
  paint_fence(s, s.back, {X(-0.03), s.ground(0.265)}, {X(0.225), s.ground(0.225)},
              s.size_at(fy) * 36, 0.14);
  paint_fence(s, s.back, {X(0.80), s.ground(0.24)}, {X(1.03), s.ground(0.285)}, s.size_at(fy) * 36,
              0.14);
  const double wy = s.ground(0.35);
  switch (s.random.below(3)) {
    case 0:
      paint_well(s, s.back, {X(0.86), wy}, s.size_at(wy) * 84, 0.08);
      break;
    case 1:
      paint_cart(s, s.back, {X(0.84), wy}, s.size_at(wy) * 120, 0.06, left ? -1 : 1);
      break;
    default:
      paint_bench(s, s.back, {X(0.86), wy}, s.size_at(wy) * 96, 0.08);
      paint_bush(s, s.back, {X(0.95), wy - 4}, s.size_at(wy) * 60, 0.08, 1);
  }
  for (int hen = 0; hen < 3 && !snow; ++hen) {
    const double y = s.ground(0.40 + 0.035 * hen), x = 0.10 + 0.075 * ((hen * 2) % 3);
    paint_hen(s, s.back, {X(x), y}, s.size_at(y) * 26, (hen % 2 ? 1 : -1) * (left ? 1 : -1), hen);
  }
  paint_street_lamp(s, s.back, {X(0.30), s.ground(0.23)}, s.size_at(s.ground(0.23)) * 150, 0.14);
  paint_tree(s, s.back, seasonal(s, Tree::Round), {X(-0.01), s.ground(0.32)},
             std::min(260 * s.size_at(s.ground(0.30)),
                      s.text_top() ? s.ground(0.32) - s.calm.bottom() : 1e9),
             0.06, 3);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.6), 50, grass);
  paint_flowers(s, s.back, s.ground(0.28), s.ground(s.text_bottom() ? 0.5 : 0.7), 18);
  frame_with(s, Frame::Tubs);
  if (s.text_bottom()) s.quiet = s.tone(snow ? rgb(0xE6EDF4) : rgb(0xDDCBA9)).with_alpha(0.82);
}

void draw_city(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  const double base = s.horizon + s.height * 0.05,
               top = s.text_top() ? s.calm.bottom() * 0.96 : s.height * 0.10;
  // No cloud comes down among the towers.
  const Box moon = paint_sky(s, s.horizon + s.height * 0.04, top + (base - top) * 0.30);
  // The moon stands free: what is built below it stays lower.
  const auto below_moon = [&](double x, double w, double foot, double h) {
    if (moon.empty() || x > moon.right() + w * 0.1 || x + w * 1.1 < moon.x) return h;
    const double room = foot - moon.bottom() - w * 0.30;
    return std::min(h, std::max(room * h / (foot - top), w * 0.9));
  };
  // Skyline in two paler rows, then the street's own houses left and right.
  for (int row = 0; row < 2; ++row) {
    double x = -20;
    while (x < s.width) {
      const double w = s.width * s.random.between(0.05, 0.10) * std::sqrt(s.zoom),
                   h = below_moon(x, w, base,
                                  (base - top) * s.random.between(0.35, 0.95) * (row ? 0.66 : 1));
      paint_tower_block(s, s.back, {x, base - h, w, h + 30}, row ? 0.34 : 0.88,
                        static_cast<int>(s.random.below(6)));
      x += w * s.random.between(1.0, 1.25);
    }
  }
  const Color street = snow ? rgb(0xC9D3DF) : rgb(0x86848F),
              pavement = snow ? rgb(0xEAF0F5) : rgb(0xD3C4B0);
  paint_treeline(s, s.back, base + 8, 30 * s.zoom, 0.5,
                 snow ? rgb(0xB9C8CE) : leaf_color(l.season, 2));
  paint_ground(s, s.ground(0.09), pavement, 0);
  const double sy = s.ground(0.17), sw = std::min(200 * s.size_at(sy), s.width * 0.30);
  const int hue = static_cast<int>(s.random.below(5));
  for (int i = 0; i < 2; ++i) {
    const double x = X(0.02) - (left ? 0 : sw) + (left ? 1 : -1) * i * sw * 1.06 -
                     (left ? sw * 0.35 : -sw * 0.35),
                 h = below_moon(x, sw, sy,
                                std::min(sw * (1.55 - 0.2 * i), (sy - top) * 0.98 - sw * 0.24));
    shop(s, s.back, {x, sy - h - i * 10, sw, h}, 0.14 + 0.08 * i, hue + i);
  }
  {
    const double x = X(0.985) - (left ? sw : 0) + (left ? 1 : -1) * sw * 0.3,
                 h = below_moon(x, sw, sy, std::min(sw * 1.7, (sy - top) * 0.98 - sw * 0.24));
    shop(s, s.back, {x, sy - h, sw, h}, 0.12, hue + 3);
  }
  // The street runs across; pavement and kerb before it.
  const double y0 = s.ground(0.20), y1 = s.ground(0.40);
  Shape road = area(rectangle({-20, y0, s.width + 40, y1 - y0}),
                    s.tone(lighter(street, 0.10), 0.15), s.tone(darker(street, 0.06)), Role::Land);
  s.back.add(std::move(road));
  Path dashes_path;
  for (double x = -40; x < s.width; x += 130 * s.zoom)
    dashes_path.add(polygon({{x, (y0 + y1) / 2 - 4},
                             {x + 66 * s.zoom, (y0 + y1) / 2 - 4},
                             {x + 62 * s.zoom, (y0 + y1) / 2 + 5},
                             {x - 6, (y0 + y1) / 2 + 5}}));
  s.back.add(area(dashes_path, s.tone(0xFBF4E4).with_alpha(0.85), Role::Land));
  for (double y : {y0 - 7 * s.zoom, y1})
    s.back.add(inked(rectangle({-20, y, s.width + 40, 9 * s.zoom}), s.tone(0xE8E0D4),
                     s.tone(0xC9BFB2), Role::Land, 0.3));
  Shape walk =
      area(rectangle({-20, y1 + 9 * s.zoom, s.width + 40, s.height - y1}), pavement, Role::Land);
  walk.fill =
      Fill::linear({0, y1}, {0, s.height},
                   {{0, s.tone(lighter(pavement, 0.12))}, {1, s.tone(darker(pavement, 0.10))}});
  s.back.add(std::move(walk));
  if (!l.overcast() && !l.night()) {
    // The houses behind us lay their shadow over the near pavement: the light stands beyond it.
    const double d = l.towards.x < 0 ? 1 : -1, edge = d > 0 ? -20 : s.width + 20;
    s.back.add(area(polygon({{edge, y1 + (s.height - y1) * 0.50},
                             {edge + d * s.width * 0.20, y1 + (s.height - y1) * 0.54},
                             {edge + d * s.width * 0.24, y1 + (s.height - y1) * 0.74},
                             {edge + d * s.width * 0.46, y1 + (s.height - y1) * 0.78},
                             {edge + d * s.width * 0.52, y1 + (s.height - y1) * 0.92},
                             {edge + d * s.width * 1.04, y1 + (s.height - y1) * 0.97},
                             {edge + d * s.width * 1.04, s.height + 20},
                             {edge, s.height + 20}}),
                    s.tone(mix(darker(pavement, 0.22), l.shade, 0.22)).with_alpha(0.46),
                    Role::Land));
  }
  Path joints;
  for (double t : {0.10, 0.24, 0.42, 0.66, 0.95})
    joints.add(segment({-10, y1 + (s.height - y1) * t}, {s.width + 10, y1 + (s.height - y1) * t}));
  for (int i = -9; i <= 9; ++i)
    joints.add(segment({s.x(0.5) + i * s.width * 0.085, y1 + 10},
                       {s.x(0.5) + i * s.width * 0.15, s.height + 10}));
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
    cabin.move_to({x - w * 0.26, y - w * 0.22})
        .curve_to({x - w * 0.20, y - w * 0.40}, {x - w * 0.14, y - w * 0.42},
                  {x - w * 0.04, y - w * 0.42})
        .curve_to({x + w * 0.12, y - w * 0.42}, {x + w * 0.18, y - w * 0.38},
                  {x + w * 0.28, y - w * 0.22})
        .close();
    g.add(inked(cabin, s.tone(lighter(c, 0.15), 0.1), s.tone(c, 0.1), Role::Structure, 0.5));
    Path glass = polygon({{x - w * 0.19, y - w * 0.23},
                          {x - w * 0.13, y - w * 0.36},
                          {x - w * 0.02, y - w * 0.36},
                          {x - w * 0.02, y - w * 0.23}});
    glass.add(polygon({{x + w * 0.02, y - w * 0.23},
                       {x + w * 0.02, y - w * 0.36},
                       {x + w * 0.11, y - w * 0.35},
                       {x + w * 0.20, y - w * 0.23}}));
    g.add(area(glass, l.lamps() ? rgb(0xFFE2A0) : s.tone(0xCFE4EA), Role::Structure));
    g.add(inked(rounded_rectangle({x - w * 0.48, y - w * 0.24, w * 0.96, w * 0.17}, w * 0.07),
                s.tone(lighter(c, 0.1), 0.1), s.tone(darker(c, 0.08), 0.1), Role::Structure, 0.5));
    Path wheels = ellipse({x - w * 0.27, y - w * 0.06}, w * 0.085, w * 0.085);
    wheels.add(ellipse({x + w * 0.28, y - w * 0.06}, w * 0.085, w * 0.085));
    g.add(inked(wheels, s.tone(0x565560), Role::Structure, 0.5));
    s.back.add(std::move(g));
  }
  const double ly = s.ground(0.47);
  paint_street_lamp(s, s.back, {X(0.93), ly},
                    std::min(200 * s.size_at(ly), ly - (s.text_top() ? s.calm.bottom() : 0) - 10),
                    0.05);
  paint_tree(
      s, s.back, seasonal(s, Tree::Round), {X(0.05), s.ground(0.46)},
      std::min(230 * s.size_at(ly), s.ground(0.46) - (s.text_top() ? s.calm.bottom() : 0) - 10),
      0.05, 2);
  paint_bench(s, s.back, {X(0.20), s.ground(0.50)}, s.size_at(ly) * 104, 0.05);
  frame_with(s, Frame::Planter);
  if (s.text_bottom()) s.quiet = s.tone(lighter(pavement, 0.08)).with_alpha(0.8);
}

}  // namespace talewright::engines::illustrator
