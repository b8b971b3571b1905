// Green country: forest, meadow, garden, farm and river.
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

/// A forest that fades into light: rows of trunks and crowns, paler the deeper.
void deep_woods(Stage& s) {
  Group g;
  g.name = "setting.far";
  const Light& l = s.light;
  const bool bare = l.season == Season::Winter;
  // The clearing's light.
  const Point gap{s.x(s.random.between(0.42, 0.58)), s.horizon - s.height * 0.12};
  g.add(glow(gap, s.height * 0.40,
             mix(l.key, l.haze, l.night() ? 0.6 : 0.2).with_alpha(l.night() ? 0.35 : 0.8), 0.05));
  for (int row = 0; row < 3; ++row) {
    const double far = 1.0 - 0.26 * row, base = s.horizon + s.height * (0.012 + 0.022 * row);
    const double h = s.height * (0.46 + 0.06 * row);
    const Color leaf = bare ? rgb(0x8FA3A8) : darker(leaf_color(l.season, row == 1 ? 3 : 1), 0.06);
    Path trunks;
    const int n = static_cast<int>((9 - 2 * row) * s.width / 1000 / std::sqrt(s.zoom)) + 2;
    for (int i = 0; i < n; ++i) {
      const double share = (i + s.random.between(0.15, 0.85)) / n;
      if (row == 2 && std::abs(s.x(share) - gap.x) < s.width * 0.20) continue;
      const double x = s.x(share),
                   w = (9 + 9 * row) * std::sqrt(s.zoom) * s.random.between(0.7, 1.3);
      trunks.add(limb({{x, base + 8},
                       {x + w * s.random.between(-0.5, 0.5), base - h * 0.5},
                       {x + w * s.random.between(-1, 1), base - h * 1.1}},
                      {w * 1.5, w, w * 0.8}));
    }
    g.add(area(trunks, s.tone(0x84725F, far), s.tone(0x84725F, std::min(1.0, far + 0.15)),
               Role::Foliage));
    if (!bare) {
      // Canopy masses hang from above, open in the middle: one shape a row.
      Path canopy;
      for (int i = 0; i < 6; ++i) {
        const double share = (i + s.random.between(0.2, 0.8)) / 6;
        const double off = std::abs(s.x(share) - gap.x) / s.width;
        const double drop = h * (0.10 + 0.80 * off) * s.random.between(0.8, 1.1);
        canopy.add(crown(s.random, {s.x(share), base - h * 1.18 + drop * 0.2}, s.width * 0.17,
                         h * 0.2 + drop * 0.5, 11));
      }
      g.add(area(std::move(canopy), s.tone(leaf, std::min(1.0, far + 0.12)),
                 s.tone(lighter(leaf, 0.08), far), Role::Foliage));
    }
    // Undergrowth closes the row.
    paint_treeline(s, g, base, s.height * (0.05 + 0.012 * row) * std::sqrt(s.zoom), far - 0.05,
                   bare ? rgb(0xC5D2DA) : leaf);
  }
  s.back.add(std::move(g));
}

}  // namespace

void draw_forest(Stage& s) {
  const Light& l = s.light;
  Shape sky = area(rectangle({-20, -20, s.width + 40, s.height + 40}), l.haze, Role::Sky);
  const Color green = mix(l.sky_low, s.tone(leaf_color(l.season, 2), 0.45),
                          l.season == Season::Winter ? 0.2 : 0.45);
  sky.fill = Fill::linear({0, 0}, {0, s.horizon},
                          {{0, mix(green, l.sky_top, 0.25)},
                           {0.7, mix(green, l.sky_low, 0.5)},
                           {1, mix(l.haze, l.key, 0.35)}});
  s.back.add(std::move(sky));
  s.quiet = mix(green, l.sky_low, 0.35).with_alpha(0.66);
  if (l.night()) {
    s.quiet = mix(l.sky_top, green, 0.35).with_alpha(0.7);
    if (!l.overcast()) paint_stars(s, s.back, {0, 0, s.width, s.horizon * 0.7}, 40);
    if (!l.overcast())
      paint_moon(s, s.back, {s.x(0.70), s.text_top() ? s.calm.bottom() + 30 : s.horizon * 0.35},
                 40 * std::sqrt(s.zoom));
  }
  deep_woods(s);
  const Color grass = grass_color(l), floor = l.snowy() ? grass : mix(grass, rgb(0x8E8A57), 0.32);
  paint_ground(s, s.horizon + s.height * 0.045, floor);
  const double way = s.random.between(0.40, 0.60);
  paint_path(s, s.x(s.random.between(0.36, 0.64)), s.x(way), s.horizon + s.height * 0.05,
             s.width * 0.34, l.snowy() ? rgb(0xD9E2EC) : rgb(0xCDB38A));
  // Middle distance: whole trees left and right of the way.
  const int left_kind = static_cast<int>(s.random.below(3));
  struct Spot {
    double x, t;
    Tree kind;
    double height;
  };
  std::vector<Spot> spots{{0.20, 0.14, Tree::Pine, 300},
                          {0.80, 0.15, Tree::Round, 290},
                          {0.315, 0.10, Tree::Birch, 270},
                          {0.70, 0.09, Tree::Pine, 250},
                          {0.05, 0.24, left_kind == 0 ? Tree::Round : Tree::Pine, 400},
                          {0.95, 0.26, left_kind == 1 ? Tree::Pine : Tree::Round, 410}};
  if (s.random.chance(0.5))
    for (Spot& p : spots) p.x = 1 - p.x;
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.t < b.t; });
  for (const Spot& p : spots) {
    const double y = s.ground(p.t), x = s.x(p.x + s.random.between(-0.03, 0.03));
    double h = p.height * s.size_at(y) * s.random.between(0.9, 1.1);
    paint_tree(s, s.back, seasonal(s, p.kind), {x, y}, h, 0.46 - p.t,
               static_cast<int>(s.random.below(5)));
    if (p.t < 0.2)
      paint_bush(s, s.back, {x + s.random.between(-50, 50), y + 8},
                 s.size_at(y) * s.random.between(60, 95), 0.40 - p.t,
                 static_cast<int>(s.random.below(4)));
  }
  if (!l.overcast()) paint_light_shafts(s, s.back, s.ground(0.45), 2);
  paint_grass(s, s.back, s.ground(0.16), s.ground(0.9), 70, floor);
  // The forest floor.
  const double side = s.random.chance(0.5) ? 1 : 0;
  const double yl = s.ground(s.text_bottom() ? 0.34 : 0.36);
  const double big = s.size_at(yl), bx = side ? 0.81 : 0.18;
  switch (s.random.below(5)) {
    case 0:
      paint_log(s, s.back, {s.x(bx), yl}, big * 125, 0.12);
      break;
    case 1:  // a ring of toadstools
      for (int i = 0; i < 6; ++i)
        paint_mushroom(s, s.back, {s.x(bx) + big * (i - 2.5) * 24, yl + big * (i % 2 ? 7 : -5)},
                       big * s.random.between(20, 44), 0.1, i % 3 ? 0 : 1);
      break;
    case 2:  // boulders
      paint_rock(s, s.back, {s.x(bx) + big * 36, yl - 6}, big * 78, 0.16, rgb(0x9CA39A));
      paint_rock(s, s.back, {s.x(bx) - big * 26, yl}, big * 96, 0.10, rgb(0x939B92));
      paint_fern(s, s.back, {s.x(bx) - big * 74, yl + 6}, big * 60, 0.10);
      break;
    case 3:  // a thicket of ferns
      for (int i = 0; i < 4; ++i)
        paint_fern(s, s.back, {s.x(bx) + big * (i - 1.5) * 40, yl + big * (i % 2 ? 8 : -4)},
                   big * s.random.between(54, 80), 0.12);
      break;
    default:
      paint_bush(s, s.back, {s.x(bx), yl}, big * 120, 0.12, 2);
      if (!l.snowy()) paint_mushroom(s, s.back, {s.x(bx) + big * 70, yl + 8}, big * 34, 0.1, 0);
  }
  for (int i = 0; i < 7; ++i) {
    const double t = s.random.between(0.2, s.text_bottom() ? 0.5 : 0.72), y = s.ground(t);
    const double share =
        s.random.chance(0.5) ? s.random.between(0.02, 0.30) : s.random.between(0.70, 0.98);
    if (i % 3 == 0)
      paint_fern(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(34, 52),
                 0.25 - 0.25 * t);
    else if (i % 3 == 1 && !l.snowy()) {
      paint_mushroom(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(15, 24), 0.1,
                     i / 3);
      paint_mushroom(s, s.back, {s.x(share) + s.size_at(y) * 14, y + 4},
                     s.size_at(y) * s.random.between(9, 13), 0.1, i / 3);
    } else
      paint_rock(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(26, 48), 0.2 - 0.2 * t,
                 rgb(0xA7A79A));
  }
  if (!l.snowy()) paint_flowers(s, s.back, s.ground(0.2), s.ground(0.6), 9);
  if (l.night() && !l.wet() && !l.snowy())
    paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 14);
  frame_with_bough(s, s.random.chance(0.5), leaf_color(l.season, 1));
  frame_with(s, Frame::Ferns);
}

void draw_meadow(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy();
  paint_hill(s, s.back, s.horizon - s.height * 0.055 * s.zoom, 26 * s.zoom, s.horizon + 120,
             snow ? rgb(0xD6E2EE) : rgb(0x8FB2A0), 0.95, 2);
  paint_hill(s, s.back, s.horizon - s.height * 0.02 * s.zoom, 22 * s.zoom, s.horizon + 150,
             snow ? rgb(0xDFE8F1) : mix(grass, rgb(0x7FAE8A), 0.5), 0.72, 1);
  paint_treeline(s, s.back, s.horizon + s.height * 0.004, 26 * s.zoom, 0.72,
                 snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // A quilt of fields on the next hill, hedges between them.
  paint_hill(s, s.back, s.horizon + s.height * 0.028, 18 * s.zoom, s.height,
             snow ? rgb(0xE7EEF5) : lighter(mix(grass, rgb(0xD8CF7E), 0.22), 0.05), 0.45, 1);
  for (int i = 0; i < 5; ++i) {
    const double x = s.x((i + s.random.between(0.1, 0.9)) / 5),
                 y = s.horizon + s.height * s.random.between(0.035, 0.055);
    paint_tree(s, s.back, seasonal(s, s.random.chance(0.3) ? Tree::Tall : Tree::Round), {x, y},
               s.size_at(y) * s.random.between(70, 110), 0.48, static_cast<int>(s.random.below(5)));
  }
  paint_ground(s, s.horizon + s.height * 0.075, grass);
  const double way = s.random.between(0.3, 0.7);
  paint_path(s, s.x(1 - way), s.x(way), s.horizon + s.height * 0.077, s.width * 0.30,
             snow ? rgb(0xD3DEEA) : rgb(0xDCC597));
  // One great tree gives the picture its side; a fence answers it.
  const bool left = s.random.chance(0.5);
  const double ty = s.ground(0.22),
               th = std::min(330 * s.size_at(ty), s.text_top() ? ty - s.calm.bottom() * 0.98 : 1e9);
  paint_fence(s, s.back, {s.x(left ? 0.58 : -0.02), s.ground(0.20)},
              {s.x(left ? 1.02 : 0.42), s.ground(0.24)}, s.size_at(s.ground(0.22)) * 36, 0.22);
  paint_tree(s, s.back, seasonal(s, s.random.chance(0.5) ? Tree::Round : Tree::Fruit),
             {s.x(left ? 0.13 : 0.87), ty}, th, 0.16, static_cast<int>(s.random.below(5)));
  paint_bush(s, s.back, {s.x(left ? 0.27 : 0.73), ty + 8}, s.size_at(ty) * 74, 0.16, 2);
  paint_bush(s, s.back, {s.x(left ? 0.93 : 0.07), s.ground(0.27)}, s.size_at(ty) * 96, 0.14, 1);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 120, grass);
  const double ry = s.ground(0.38);
  paint_rock(s, s.back, {s.x(left ? 0.90 : 0.10), ry}, s.size_at(ry) * 46, 0.1, rgb(0xB0AEA4));
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.58 : 0.9), 42);
  if (l.night() && !l.wet() && !snow)
    paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.32}, 14);
  frame_with_bough(s, left, leaf_color(l.season, 0));
  frame_with(s, Frame::Grass);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
