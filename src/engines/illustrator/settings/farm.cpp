// Garden and farm.
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
using story::Season;

namespace {

/// A bed with boards round it: cabbages and carrots, or flowers, in rows that run to the horizon.
/// `at` = the middle of its near board, `across` half its width, `deep` how far up it reaches.
void bed(Stage& s, Point at, double across, double deep, double d, int kind) {
  const bool snow = s.light.snowy();
  const auto on = [&](double x, double t) {  // x -1..1 across, t 0 = near, 1 = far
    const double k = 1 - 0.34 * t;
    return Point{at.x + across * (x * k + d * 0.22 * t), at.y - deep * t};
  };
  Group g;
  g.name = "setting.bed";
  const double board = deep * 0.16;
  g.add(area(polygon({on(-1.06, -0.14), on(1.06, -0.14), on(1.03, 1.02), on(-1.03, 1.02)}),
             s.light.shade.with_alpha(0.18), Role::Shadow));
  const Path soil = polygon({on(-1, 0), on(1, 0), on(1, 1), on(-1, 1)});
  g.add(inked(soil, s.tone(snow ? 0xF0F5FA : 0xA07A58, 0.14),
              s.tone(snow ? 0xD6E2EE : 0x7E5C44, 0.06), Role::Land, 0.4));
  if (!snow) {
    Path furrows;
    for (int i = -2; i <= 2; ++i)
      furrows.add(polygon({on(0.4 * i - 0.05, 0), on(0.4 * i + 0.05, 0), on(0.4 * i + 0.04, 1),
                           on(0.4 * i - 0.04, 1)}));
    g.add(area(std::move(furrows), s.tone(0x694A38, 0.08), Role::Land));
    for (int row = 0; row < 4; ++row) {
      const double t = 0.88 - 0.26 * row, z = s.size_at(on(0, t).y);
      std::vector<Point> feet;
      for (int i = 0; i < 5; ++i)
        feet.push_back(on(-0.78 + 0.39 * i + s.random.between(-0.03, 0.03), t));
      const bool flowers = kind == 2 || (kind == 1 && row % 2 == 0);
      if (flowers) {
        paint_blooms(s, g, feet, z * 30, row + kind, 0.10);
      } else if (row % 2) {  // carrots: feathery green over an orange shoulder
        Path tops, roots;
        for (const Point& p : feet) {
          tops.add(tuft(s.random, p + Point{0, -z * 3}, z * 21, 7, z * 12));
          roots.add(ellipse(p + Point{0, -z * 2}, z * 4.6, z * 4));
        }
        g.add(area(std::move(roots), s.tone(0xEB8A48, 0.08), Role::Foliage));
        g.add(area(std::move(tops), s.tone(0x7FB05E, 0.08), s.tone(0x5E934E, 0.08), Role::Foliage));
      } else {  // cabbages: a ruff of leaves about a pale heart
        Path ruff, heart;
        for (const Point& p : feet) {
          ruff.add(crown(s.random, p + Point{0, -z * 5.5}, z * 14, z * 10, 8, 0.34));
          heart.add(crown(s.random, p + Point{0, -z * 9}, z * 7.5, z * 6, 6, 0.30));
        }
        g.add(inked(std::move(ruff), s.tone(0x9CC27A, 0.08), s.tone(0x6E9E5E, 0.08), Role::Foliage,
                    0.35));
        g.add(
            area(std::move(heart), s.tone(0xD3E2A4, 0.06), s.tone(0xA9CC88, 0.08), Role::Foliage));
      }
    }
  }
  for (double side : {-1.0, 1.0})
    g.add(inked(polygon({on(side * 1.04, -0.04), on(side * 0.97, 0.0), on(side * 0.98, 1.0),
                         on(side * 1.03, 1.0)}),
                s.tone(0xC69C6C, 0.12), s.tone(0xA87C50, 0.1), Role::Structure, 0.35));
  g.add(inked(polygon({on(-1.05, 0) + Point{0, -board * 0.3}, on(1.05, 0) + Point{0, -board * 0.3},
                       on(1.05, 0) + Point{0, board}, on(-1.05, 0) + Point{0, board}}),
              s.tone(snow ? 0xFFFFFF : 0xD2A978, 0.05), s.tone(0xA97E52, 0.05), Role::Structure,
              0.45));
  s.back.add(std::move(g));
}

/// Sheaves of corn lean together.
void sheaf(Stage& s, Point b, double h) {
  Path straw, ears;
  for (int i = -4; i <= 4; ++i) {
    const Point foot = b + Point{h * 0.075 * i, 0}, waist = b + Point{h * 0.030 * i, -h * 0.48},
                tip = b + Point{h * 0.11 * i, -h * (0.94 - 0.02 * i * i)};
    straw.add(limb({foot, waist, tip}, {h * 0.07, h * 0.06, h * 0.05}));
    ears.add(leaf(talewright::mix(waist, tip, 0.75), tip + (tip - waist) * 0.25, h * 0.05));
  }
  s.back.add(ground_shadow(s, b, h * 0.8));
  s.back.add(
      inked(std::move(straw), s.tone(0xE6C672, 0.1), s.tone(0xC79E4C, 0.08), Role::Prop, 0.4));
  s.back.add(area(std::move(ears), s.tone(0xF3D98F, 0.08), Role::Prop));
  s.back.add(inked(
      drawing::rounded_rectangle({b.x - h * 0.17, b.y - h * 0.53, h * 0.34, h * 0.10}, h * 0.04),
      s.tone(0xA97A42, 0.08), Role::Prop, 0.35));
}

}  // namespace

void draw_garden(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_treeline(s, s.back, s.horizon + s.height * 0.01, 60 * s.zoom, 0.75,
                 snow ? rgb(0xB5C7CC) : leaf_color(l.season, 1));
  // The house the garden belongs to, half behind its hedge.
  const double hw = std::min(300 * s.size_at(s.ground(0.06)), s.width * 0.42);
  paint_house(s, s.back, {X(0.20), s.ground(0.10)}, hw, 0.24, static_cast<int>(s.random.below(6)));
  paint_ground(s, s.ground(0.09), grass);
  paint_fence(s, s.back, {s.x(-0.02), s.ground(0.13)}, {s.x(1.02), s.ground(0.13)},
              s.size_at(s.ground(0.13)) * 44, 0.22);
  paint_path(s, X(0.62), X(0.30), s.ground(0.12), s.width * 0.30,
             snow ? rgb(0xD5DFEA) : rgb(0xDCC9A8));
  paint_tree(s, s.back, seasonal(s, Tree::Fruit), {X(0.86), s.ground(0.20)},
             std::min(280 * s.size_at(s.ground(0.2)),
                      s.text_top() ? s.ground(0.2) - s.calm.bottom() : 1e9),
             0.14, 0);
  // Beds edged with boards, their rows running away from us.
  const double d = left ? 1 : -1;
  bed(s, {X(0.71), s.ground(0.30)}, s.size_at(s.ground(0.30)) * 92,
      s.ground(0.30) - s.ground(0.215), -d, static_cast<int>(s.random.below(3)));
  bed(s, {X(0.14), s.ground(0.44)}, s.size_at(s.ground(0.44)) * 112,
      s.ground(0.44) - s.ground(0.30), d, static_cast<int>(s.random.below(3)));
  // Roses over the gate, and what the gardener left standing.
  paint_rose_arch(s, s.back, {X(0.315), s.ground(0.14)}, s.size_at(s.ground(0.14)) * 96, 0.16);
  if (!snow) {
    const double ty = s.ground(0.50), z = s.size_at(ty);
    paint_watering_can(s, s.back, {X(0.86), ty}, z * 40, -d);
    const Point spade{X(0.27), s.ground(0.405)};
    const double h = s.size_at(spade.y) * 62;
    s.back.add(area(limb({spade + Point{0, -h * 0.25}, spade + Point{d * h * 0.06, -h * 0.7},
                          spade + Point{d * h * 0.10, -h}},
                         {h * 0.05, h * 0.045, h * 0.045}),
                    s.tone(0xB98A58), Role::Prop));
    s.back.add(line(segment(spade + Point{d * h * 0.10 - h * 0.09, -h},
                            spade + Point{d * h * 0.10 + h * 0.09, -h - h * 0.02}),
                    h * 0.05, s.tone(0x9A6E46), Role::Prop));
    s.back.add(
        inked(polygon({spade + Point{-h * 0.10, -h * 0.30}, spade + Point{h * 0.12, -h * 0.28},
                       spade + Point{h * 0.10, 0}, spade + Point{-h * 0.11, 0}}),
              s.tone(0x9FAAB2), s.tone(0x7C8790), Role::Prop, 0.4));
  }
  paint_bush(s, s.back, {X(0.97), s.ground(0.36)}, s.size_at(s.ground(0.36)) * 110, 0.08, 1);
  if (!snow) {
    // Sunflowers keep watch at the fence.
    for (int i = 0; i < 3; ++i) {
      const double y = s.ground(0.17), sz = s.size_at(y), h = sz * s.random.between(84, 108);
      const Point b{X(0.52 + 0.055 * i), y}, head = b + Point{s.random.between(-3, 3), -h};
      s.back.add(line(segment(b, head), sz * 4, s.tone(0x6D9A55, 0.12), Role::Foliage));
      Path leaves = leaf(b + Point{0, -h * 0.35}, b + Point{sz * 22, -h * 0.48}, sz * 7);
      leaves.add(leaf(b + Point{0, -h * 0.5}, b + Point{-sz * 20, -h * 0.64}, sz * 7));
      s.back.add(area(leaves, s.tone(0x78A75E, 0.12), Role::Foliage));
      s.back.add(inked(drawing::star(head, sz * 15, sz * 9, 12), s.tone(0xF4C552, 0.1),
                       s.tone(0xE6A93F, 0.1), Role::Foliage, 0.35));
      s.back.add(area(ellipse(head, sz * 7.5, sz * 7), s.tone(0x8A5A36, 0.1), Role::Foliage));
    }
  }
  paint_grass(s, s.back, s.ground(0.22), s.ground(0.95), 70, grass);
  if (l.night() && !l.wet() && !snow)
    paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 12);
  frame_with_bough(s, !left, leaf_color(l.season, 2));
  frame_with(s, Frame::Tubs);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

void draw_farm(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_hill(s, s.back, s.horizon - s.height * 0.04 * s.zoom, 22 * s.zoom, s.horizon + 100,
             snow ? rgb(0xD6E2EE) : rgb(0x9DBB98), 0.9, 2);
  paint_windmill(s, s.back, {X(0.70), s.horizon - 6}, 130 * s.zoom, 0.62);
  paint_treeline(s, s.back, s.horizon + s.height * 0.01, 24 * s.zoom, 0.68,
                 snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // Ploughed stripes run to one point: depth without detail.
  paint_hill(s, s.back, s.horizon + s.height * 0.02, 8 * s.zoom, s.height,
             snow ? rgb(0xE7EEF5) : rgb(0xD9C882), 0.42, 1);
  Path furrows;
  for (int i = -9; i <= 9; ++i) {
    const Point far{X(0.62) + i * s.width * 0.022, s.horizon + s.height * 0.03},
        near{X(0.62) + i * s.width * 0.13, s.ground(0.22)};
    furrows.add(segment(far, near));
  }
  s.back.add(line(furrows, 4 * s.zoom, s.tone(snow ? 0xCBD8E6 : 0xB59A5B, 0.4).with_alpha(0.55),
                  Role::Land));
  paint_ground(s, s.ground(0.16), grass);
  paint_path(s, X(0.46), X(0.24), s.ground(0.165), s.width * 0.36,
             snow ? rgb(0xD3DEEA) : rgb(0xD9BF90));
  const double by = s.ground(0.19),
               bw = std::min({300 * s.size_at(by), s.width * 0.44,
                              s.text_top() ? (by - s.calm.bottom()) / 0.9 : 1e9});
  paint_barn(s, s.back, {X(0.21), by}, bw, 0.16);
  paint_tree(s, s.back, seasonal(s, Tree::Tall), {X(0.42), s.ground(0.15)},
             170 * s.size_at(s.ground(0.15)), 0.28, 1);
  const double fy = s.ground(0.27);
  paint_fence(s, s.back, {X(0.66), fy}, {X(1.03), s.ground(0.31)}, s.size_at(fy) * 42, 0.14);
  for (int i = 0; i < 2; ++i)
    paint_hay(s, s.back, {X(0.80 + 0.12 * i), s.ground(0.36 + 0.05 * i)},
              s.size_at(s.ground(0.36)) * 78, 0.1);
  const double d = left ? 1 : -1;
  if (!snow) {
    // A scarecrow over the corn, hens before the barn; in autumn sheaves and pumpkins.
    const double cy = s.ground(0.20);
    paint_scarecrow(s, s.back, {X(0.73), cy}, s.size_at(cy) * 120, 0.16);
    for (int hen = 0; hen < 4; ++hen) {
      const double y = s.ground(0.275 + 0.032 * hen), x = 0.08 + 0.068 * ((hen * 3) % 4);
      paint_hen(s, s.back, {X(x), y}, s.size_at(y) * 30, (hen % 2 ? 1 : -1) * d, hen);
    }
    // Wheat stands at the edge of the field.
    Path wheat;
    for (int i = 0; i < 40; ++i)
      wheat.add(tuft(s.random,
                     {X(0.64 + 0.38 * s.random.unit()), s.ground(0.21) + s.random.between(-6, 6)},
                     s.size_at(s.ground(0.2)) * s.random.between(22, 34), 3, 8));
    s.back.add(area(wheat, s.tone(0xE8C872, 0.16), s.tone(0xC9A352, 0.16), Role::Foliage));
  }
  if (l.season == Season::Autumn) {
    const double y = s.ground(0.33), z = s.size_at(y);
    sheaf(s, {X(0.68), y - z * 8}, z * 74);
    sheaf(s, {X(0.725), y}, z * 66);
  } else {
    paint_cart(s, s.back, {X(0.40), s.ground(0.245)}, s.size_at(s.ground(0.245)) * 96, 0.14, -d);
  }
  paint_grass(s, s.back, s.ground(0.3), s.ground(0.95), 90, grass);
  paint_flowers(s, s.back, s.ground(0.36), s.ground(s.text_bottom() ? 0.55 : 0.88), 18);
  frame_with(s, Frame::Harvest);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
