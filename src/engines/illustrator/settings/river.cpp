// By the river.
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

void draw_river(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_peak(s, s.back, {X(0.62), s.horizon - s.height * 0.12 * s.zoom}, s.width * 0.6 * s.zoom,
             s.horizon + 20, rgb(0x8FA3B8), 0.85, true);
  paint_hill(s, s.back, s.horizon - s.height * 0.03, 20 * s.zoom, s.horizon + 100,
             snow ? rgb(0xD6E2EE) : rgb(0x8FB2A0), 0.85, 2);
  paint_treeline(s, s.back, s.horizon + s.height * 0.012, 44 * s.zoom, 0.62,
                 snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  paint_hill(s, s.back, s.horizon + s.height * 0.02, 6, s.height, grass, 0.4, 1);
  // The river comes from behind the trees, swings round and passes before the far bank.
  const double y0 = s.horizon + s.height * 0.035, y1 = s.ground(0.40);
  Group g;
  g.name = "setting.water";
  Path bed;
  bed.move_to({X(0.44), y0})
      .curve_to({X(0.70), y0 + (y1 - y0) * 0.25}, {X(0.25), y0 + (y1 - y0) * 0.35},
                {X(-0.06), y0 + (y1 - y0) * 0.45});
  bed.line_to({X(-0.06), y1})
      .curve_to({X(0.2), y1 + 14}, {X(0.5), y1 - 10}, {X(1.06), y1 + 6})
      .line_to({X(1.06), y0 + (y1 - y0) * 0.62});
  bed.curve_to({X(0.74), y0 + (y1 - y0) * 0.5}, {X(0.86), y0 + (y1 - y0) * 0.2}, {X(0.50), y0})
      .close();
  g.clip = bed;
  paint_water(s, g, {-10, y0, s.width + 20, y1 - y0 + 30}, snow ? rgb(0xB9D3DE) : rgb(0x6FB3BE),
              0.35);
  s.swim = s.ground(0.345);
  // What stands on the far bank looks into it: long soft strokes, straight down.
  Path mirror;
  const double top = y0 + (y1 - y0) * 0.42;
  for (const auto& [share, wide] :
       {std::pair{0.10, 30.0}, {0.17, 38.0}, {0.23, 24.0}, {0.90, 20.0}, {0.96, 30.0}}) {
    const double x = X(share), w = wide * s.zoom;
    mirror.add(blob({{x - w, top},
                     {x + w, top},
                     {x + w * 0.7, top + (y1 - top) * 0.4},
                     {x + w * 0.2, top + (y1 - top) * 0.66},
                     {x - w * 0.5, top + (y1 - top) * 0.45}}));
  }
  g.add(area(std::move(mirror),
             mix(s.tone(leaf_color(l.season, 1), 0.3), s.tone(0x4F8E98, 0.2), 0.5).with_alpha(0.34),
             Role::Water));
  s.back.add(std::move(g));
  s.back.add(line(bed, 3.2 * s.zoom, s.tone(snow ? 0xFFFFFF : 0xE9E3C2, 0.2).with_alpha(0.8),
                  Role::Water));
  paint_tree(s, s.back, seasonal(s, Tree::Willow), {X(0.14), s.ground(0.15)},
             std::min(260 * s.size_at(s.ground(0.15)),
                      s.text_top() ? s.ground(0.15) - s.calm.bottom() : 1e9),
             0.22, 2);
  paint_tree(s, s.back, seasonal(s, Tree::Birch), {X(0.90), s.ground(0.14)},
             230 * s.size_at(s.ground(0.14)), 0.26, 0);
  paint_tree(s, s.back, Tree::Pine, {X(0.97), s.ground(0.19)}, 230 * s.size_at(s.ground(0.19)), 0.2,
             0);
  {
    // The arch sees its lower half in the water.
    const double bx = X(left ? 0.50 : 0.78), bw = s.width * 0.28,
                 by = s.ground(0.185) + 20 * s.zoom, rise = 26 * s.zoom;
    Path mirror;
    mirror.move_to({bx + bw * 0.02, by})
        .curve_to({bx + bw * 0.28, by + rise}, {bx + bw * 0.72, by + rise}, {bx + bw * 0.98, by})
        .line_to({bx + bw * 0.82, by})
        .curve_to({bx + bw * 0.70, by + rise * 0.5}, {bx + bw * 0.30, by + rise * 0.5},
                  {bx + bw * 0.18, by})
        .close();
    s.back.add(area(std::move(mirror), s.tone(0x6E8C8E, 0.24).with_alpha(0.55), Role::Water));
  }
  paint_bridge(s, s.back, {X(left ? 0.50 : 0.78), s.ground(0.185)}, s.width * 0.28, 40 * s.zoom,
               0.24);
  for (int i = 0; i < 5; ++i) {
    const double y = s.ground(s.random.between(0.28, 0.37));
    paint_rock(s, s.back, {s.x(s.random.unit()), y}, s.size_at(y) * s.random.between(22, 44), 0.15,
               rgb(0xA9ABA6));
  }
  if (!snow) {
    for (int i = 0; i < 4; ++i) {
      const Point c{X(0.30 + 0.12 * i + s.random.between(-0.04, 0.04)),
                    s.ground(s.random.between(0.31, 0.36))};
      const double r = 15 * s.zoom;
      s.back.add(area(ellipse(c, r * 1.6, r * 0.5), s.tone(0x86B573, 0.12), s.tone(0x6A9E62, 0.12),
                      Role::Foliage));
      if (i % 2 == 0)
        s.back.add(area(crown(s.random, c + Point{0, -r * 0.4}, r * 0.6, r * 0.4, 7),
                        s.tone(0xF6C4D0, 0.05), Role::Foliage));
    }
  }
  Path reeds, heads;
  for (int i = 0; i < 11; ++i) {
    const double share = i < 6 ? s.random.between(0.0, 0.22) : s.random.between(0.80, 1.0);
    const Point root{X(share), s.ground(0.42)};
    const double h = s.size_at(root.y) * s.random.between(50, 84), lean = s.random.between(-8, 8);
    reeds.add(tuft(s.random, root, h, 3, h * 0.24));
    if (i % 2) heads.add(ellipse({root.x + lean, root.y - h}, h * 0.045, h * 0.13, lean));
  }
  const Color reed = snow ? rgb(0xC4B78F) : rgb(0x7FA262);
  s.back.add(area(reeds, s.tone(lighter(reed, 0.1), 0.08), s.tone(reed, 0.05), Role::Foliage));
  s.back.add(area(heads, s.tone(0x8B6042, 0.05), Role::Foliage));
  // The near bank carries the figures.
  paint_ground(s, s.ground(0.405), grass);
  paint_grass(s, s.back, s.ground(0.44), s.ground(0.95), 80, grass);
  paint_flowers(s, s.back, s.ground(0.46), s.ground(s.text_bottom() ? 0.58 : 0.9), 18);
  if (l.night() && !l.wet() && !snow)
    paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 12);
  frame_with_bough(s, left, leaf_color(l.season, 2));
  frame_with(s, Frame::Reeds);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
