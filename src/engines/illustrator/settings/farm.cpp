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
  // Beds of flowers and vegetables in rows that lead the eye.
  for (int bed = 0; bed < 2; ++bed) {
    const double y = s.ground(bed ? 0.46 : 0.27), x0 = X(bed ? 0.10 : 0.66), sz = s.size_at(y),
                 w = s.width * (bed ? 0.36 : 0.30), d = (left ? 1 : -1);
    const double cx = bed ? x0 + d * w * 0.16 : x0;
    s.back.add(inked(ellipse({cx, y + sz * 6}, w * 0.5, sz * 15),
                     s.tone(snow ? 0xE3EAF2 : 0x9A7656, 0.1),
                     s.tone(snow ? 0xCBD7E5 : 0x7F5E46, 0.1), Role::Land, 0.35));
    if (snow) continue;
    std::vector<Point> spots;
    for (int i = 0; i < 13; ++i)
      spots.push_back({cx + w * 0.43 * s.random.between(-1, 1), y + sz * s.random.between(-4, 14)});
    std::sort(spots.begin(), spots.end(), [](Point a, Point b) { return a.y < b.y; });
    const int kind = static_cast<int>(s.random.below(6));
    for (std::size_t i = 0; i < spots.size(); ++i) {
      if (bed && i % 3 == 0)
        s.back.add(inked(crown(s.random, spots[i] + Point{0, -sz * 5}, sz * 9, sz * 7, 8, 0.3),
                         s.tone(0xB5CE86), s.tone(0x86AE66), Role::Foliage, 0.35));
      else
        paint_flower(s, s.back, spots[i], sz * s.random.between(20, 30),
                     kind + static_cast<int>(i % 2) * 3, 0.08);
    }
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
  if (!snow) {
    // Wheat stands at the edge of the field.
    Path wheat;
    for (int i = 0; i < 40; ++i)
      wheat.add(tuft(s.random,
                     {X(0.64 + 0.38 * s.random.unit()), s.ground(0.21) + s.random.between(-6, 6)},
                     s.size_at(s.ground(0.2)) * s.random.between(22, 34), 3, 8));
    s.back.add(area(wheat, s.tone(0xE8C872, 0.16), s.tone(0xC9A352, 0.16), Role::Foliage));
  }
  paint_grass(s, s.back, s.ground(0.3), s.ground(0.95), 90, grass);
  paint_flowers(s, s.back, s.ground(0.36), s.ground(s.text_bottom() ? 0.55 : 0.88), 15);
  frame_with(s, Frame::Harvest);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
