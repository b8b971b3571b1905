// Green country: forest, meadow, garden, farm and river.
#include "engines/illustrator/settings/buildings.h"
#include "engines/illustrator/settings/nature.h"
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
  g.add(glow(gap, s.height * 0.52, mix(l.key, l.haze, l.night() ? 0.6 : 0.2).with_alpha(l.night() ? 0.35 : 0.8), 0.05));
  for (int row = 0; row < 3; ++row) {
    const double far = 1.0 - 0.26 * row, base = s.horizon + s.height * (0.012 + 0.022 * row);
    const double h = s.height * (0.46 + 0.06 * row);
    const Color leaf = bare ? rgb(0x8FA3A8) : darker(leaf_color(l.season, row == 1 ? 3 : 1), 0.06);
    Path trunks;
    const int n = static_cast<int>((9 - 2 * row) * s.width / 1000 / std::sqrt(s.zoom)) + 2;
    for (int i = 0; i < n; ++i) {
      const double share = (i + s.random.between(0.15, 0.85)) / n;
      if (row == 2 && std::abs(s.x(share) - gap.x) < s.width * 0.20) continue;
      const double x = s.x(share), w = (9 + 9 * row) * std::sqrt(s.zoom) * s.random.between(0.7, 1.3);
      trunks.add(limb({{x, base + 8}, {x + w * s.random.between(-0.5, 0.5), base - h * 0.5}, {x + w * s.random.between(-1, 1), base - h * 1.1}}, {w * 1.5, w, w * 0.8}));
    }
    g.add(area(trunks, s.tone(0x84725F, far), s.tone(0x84725F, std::min(1.0, far + 0.15)), Role::Foliage));
    if (!bare) {
      // Canopy masses hang from above, open in the middle.
      for (int i = 0; i < 6; ++i) {
        const double share = (i + s.random.between(0.2, 0.8)) / 6;
        const double off = std::abs(s.x(share) - gap.x) / s.width;
        const double drop = h * (0.10 + 0.80 * off) * s.random.between(0.8, 1.1);
        g.add(area(crown(s.random, {s.x(share), base - h * 1.18 + drop * 0.2}, s.width * 0.17, h * 0.2 + drop * 0.5, 11),
                   s.tone(leaf, std::min(1.0, far + 0.12)), s.tone(lighter(leaf, 0.08), far), Role::Foliage));
      }
    }
    // Undergrowth closes the row.
    paint_treeline(s, g, base, s.height * (0.05 + 0.012 * row) * std::sqrt(s.zoom), far - 0.05, bare ? rgb(0xC5D2DA) : leaf);
  }
  s.back.add(std::move(g));
}

}  // namespace

void draw_forest(Stage& s) {
  const Light& l = s.light;
  Shape sky = area(rectangle({-20, -20, s.width + 40, s.height + 40}), l.haze, Role::Sky);
  const Color green = mix(l.sky_low, s.tone(leaf_color(l.season, 2), 0.45), l.season == Season::Winter ? 0.2 : 0.45);
  sky.fill = Fill::linear({0, 0}, {0, s.horizon}, {{0, mix(green, l.sky_top, 0.25)}, {0.7, mix(green, l.sky_low, 0.5)}, {1, mix(l.haze, l.key, 0.35)}});
  s.back.add(std::move(sky));
  s.quiet = mix(green, l.sky_low, 0.35).with_alpha(0.66);
  if (l.night()) {
    s.quiet = mix(l.sky_top, green, 0.35).with_alpha(0.7);
    if (!l.overcast()) paint_stars(s, s.back, {0, 0, s.width, s.horizon * 0.7}, 40);
    if (!l.overcast()) paint_moon(s, s.back, {s.x(0.70), s.text_top() ? s.calm.bottom() + 30 : s.horizon * 0.35}, 40 * std::sqrt(s.zoom));
  }
  deep_woods(s);
  const Color grass = grass_color(l), floor = l.snowy() ? grass : mix(grass, rgb(0x8E8A57), 0.32);
  paint_ground(s, s.horizon + s.height * 0.045, floor);
  const double way = s.random.between(0.40, 0.60);
  paint_path(s, s.x(s.random.between(0.36, 0.64)), s.x(way), s.horizon + s.height * 0.05, s.width * 0.34, l.snowy() ? rgb(0xD9E2EC) : rgb(0xCDB38A));
  // Middle distance: whole trees left and right of the way.
  const int left_kind = static_cast<int>(s.random.below(3));
  struct Spot { double x, t; Tree kind; double height; };
  std::vector<Spot> spots{{0.20, 0.14, Tree::Pine, 300}, {0.80, 0.15, Tree::Round, 290}, {0.315, 0.10, Tree::Birch, 270}, {0.70, 0.09, Tree::Pine, 250},
                          {0.05, 0.24, left_kind == 0 ? Tree::Round : Tree::Pine, 400}, {0.95, 0.26, left_kind == 1 ? Tree::Pine : Tree::Round, 410}};
  if (s.random.chance(0.5)) for (Spot& p : spots) p.x = 1 - p.x;
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.t < b.t; });
  for (const Spot& p : spots) {
    const double y = s.ground(p.t), x = s.x(p.x + s.random.between(-0.03, 0.03));
    double h = p.height * s.size_at(y) * s.random.between(0.9, 1.1);
    paint_tree(s, s.back, seasonal(s, p.kind), {x, y}, h, 0.46 - p.t, static_cast<int>(s.random.below(5)));
    if (p.t < 0.2) paint_bush(s, s.back, {x + s.random.between(-50, 50), y + 8}, s.size_at(y) * s.random.between(60, 95), 0.40 - p.t, static_cast<int>(s.random.below(4)));
  }
  if (!l.overcast()) paint_light_shafts(s, s.back, s.ground(0.45), 4);
  paint_grass(s, s.back, s.ground(0.16), s.ground(0.9), 70, floor);
  // The forest floor.
  const double side = s.random.chance(0.5) ? 1 : 0;
  const double yl = s.ground(s.text_bottom() ? 0.34 : 0.36);
  paint_log(s, s.back, {s.x(side ? 0.80 : 0.19), yl}, s.size_at(yl) * 125, 0.12);
  for (int i = 0; i < 7; ++i) {
    const double t = s.random.between(0.2, s.text_bottom() ? 0.5 : 0.72), y = s.ground(t);
    const double share = s.random.chance(0.5) ? s.random.between(0.02, 0.30) : s.random.between(0.70, 0.98);
    if (i % 3 == 0) paint_fern(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(34, 52), 0.25 - 0.25 * t);
    else if (i % 3 == 1 && !l.snowy()) {
      paint_mushroom(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(15, 24), 0.1, i / 3);
      paint_mushroom(s, s.back, {s.x(share) + s.size_at(y) * 14, y + 4}, s.size_at(y) * s.random.between(9, 13), 0.1, i / 3);
    } else paint_rock(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(26, 48), 0.2 - 0.2 * t, rgb(0xA7A79A));
  }
  if (!l.snowy()) paint_flowers(s, s.back, s.ground(0.2), s.ground(0.6), 9);
  if (l.night() && !l.wet() && !l.snowy()) paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 14);
  frame_with_branch(s, s.random.chance(0.5), leaf_color(l.season, 1));
  frame_with_leaves(s, l.snowy() ? rgb(0x7F9A98) : leaf_color(l.season, 1));
}

void draw_meadow(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy();
  paint_hill(s, s.back, s.horizon - s.height * 0.055 * s.zoom, 26 * s.zoom, s.horizon + 120, snow ? rgb(0xD6E2EE) : rgb(0x8FB2A0), 0.95, 2);
  paint_hill(s, s.back, s.horizon - s.height * 0.02 * s.zoom, 22 * s.zoom, s.horizon + 150, snow ? rgb(0xDFE8F1) : mix(grass, rgb(0x7FAE8A), 0.5), 0.72, 1);
  paint_treeline(s, s.back, s.horizon + s.height * 0.004, 26 * s.zoom, 0.72, snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // A quilt of fields on the next hill, hedges between them.
  paint_hill(s, s.back, s.horizon + s.height * 0.028, 18 * s.zoom, s.height, snow ? rgb(0xE7EEF5) : lighter(mix(grass, rgb(0xD8CF7E), 0.22), 0.05), 0.45, 1);
  for (int i = 0; i < 5; ++i) {
    const double x = s.x((i + s.random.between(0.1, 0.9)) / 5), y = s.horizon + s.height * s.random.between(0.035, 0.055);
    paint_tree(s, s.back, seasonal(s, s.random.chance(0.3) ? Tree::Tall : Tree::Round), {x, y}, s.size_at(y) * s.random.between(70, 110), 0.48, static_cast<int>(s.random.below(5)));
  }
  paint_ground(s, s.horizon + s.height * 0.075, grass);
  const double way = s.random.between(0.3, 0.7);
  paint_path(s, s.x(1 - way), s.x(way), s.horizon + s.height * 0.077, s.width * 0.30, snow ? rgb(0xD3DEEA) : rgb(0xDCC597));
  // One great tree gives the picture its side; a fence answers it.
  const bool left = s.random.chance(0.5);
  const double ty = s.ground(0.22), th = std::min(330 * s.size_at(ty), s.text_top() ? ty - s.calm.bottom() * 0.98 : 1e9);
  paint_fence(s, s.back, {s.x(left ? 0.58 : -0.02), s.ground(0.20)}, {s.x(left ? 1.02 : 0.42), s.ground(0.24)}, s.size_at(s.ground(0.22)) * 36, 0.22);
  paint_tree(s, s.back, seasonal(s, s.random.chance(0.5) ? Tree::Round : Tree::Fruit), {s.x(left ? 0.13 : 0.87), ty}, th, 0.16, static_cast<int>(s.random.below(5)));
  paint_bush(s, s.back, {s.x(left ? 0.27 : 0.73), ty + 8}, s.size_at(ty) * 74, 0.16, 2);
  paint_bush(s, s.back, {s.x(left ? 0.93 : 0.07), s.ground(0.27)}, s.size_at(ty) * 96, 0.14, 1);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 120, grass);
  const double ry = s.ground(0.38);
  paint_rock(s, s.back, {s.x(left ? 0.90 : 0.10), ry}, s.size_at(ry) * 46, 0.1, rgb(0xB0AEA4));
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.58 : 0.9), 42);
  if (l.night() && !l.wet() && !snow) paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.32}, 14);
  frame_with_branch(s, left, leaf_color(l.season, 0));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : mix(grass, rgb(0x5E9458), 0.55));
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}


void draw_garden(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_treeline(s, s.back, s.horizon + s.height * 0.01, 60 * s.zoom, 0.75, snow ? rgb(0xB5C7CC) : leaf_color(l.season, 1));
  // The house the garden belongs to, half behind its hedge.
  const double hw = std::min(300 * s.size_at(s.ground(0.06)), s.width * 0.42);
  paint_house(s, s.back, {X(0.20), s.ground(0.10)}, hw, 0.24, static_cast<int>(s.random.below(6)));
  paint_ground(s, s.ground(0.09), grass);
  paint_fence(s, s.back, {s.x(-0.02), s.ground(0.13)}, {s.x(1.02), s.ground(0.13)}, s.size_at(s.ground(0.13)) * 44, 0.22);
  paint_path(s, X(0.62), X(0.30), s.ground(0.12), s.width * 0.30, snow ? rgb(0xD5DFEA) : rgb(0xDCC9A8));
  paint_tree(s, s.back, seasonal(s, Tree::Fruit), {X(0.86), s.ground(0.20)}, std::min(280 * s.size_at(s.ground(0.2)), s.text_top() ? s.ground(0.2) - s.calm.bottom() : 1e9), 0.14, 0);
  // Beds of flowers and vegetables in rows that lead the eye.
  for (int bed = 0; bed < 2; ++bed) {
    const double y = s.ground(bed ? 0.46 : 0.27), x0 = X(bed ? 0.10 : 0.66), sz = s.size_at(y), w = s.width * (bed ? 0.36 : 0.30), d = (left ? 1 : -1);
    const double cx = bed ? x0 + d * w * 0.16 : x0;
    s.back.add(inked(ellipse({cx, y + sz * 6}, w * 0.5, sz * 15), s.tone(snow ? 0xE3EAF2 : 0x9A7656, 0.1), s.tone(snow ? 0xCBD7E5 : 0x7F5E46, 0.1), Role::Land, 0.35));
    if (snow) continue;
    std::vector<Point> spots;
    for (int i = 0; i < 13; ++i) spots.push_back({cx + w * 0.43 * s.random.between(-1, 1), y + sz * s.random.between(-4, 14)});
    std::sort(spots.begin(), spots.end(), [](Point a, Point b) { return a.y < b.y; });
    const int kind = static_cast<int>(s.random.below(6));
    for (std::size_t i = 0; i < spots.size(); ++i) {
      if (bed && i % 3 == 0) s.back.add(inked(crown(s.random, spots[i] + Point{0, -sz * 5}, sz * 9, sz * 7, 8, 0.3), s.tone(0xB5CE86), s.tone(0x86AE66), Role::Foliage, 0.35));
      else paint_flower(s, s.back, spots[i], sz * s.random.between(20, 30), kind + static_cast<int>(i % 2) * 3, 0.08);
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
      s.back.add(inked(drawing::star(head, sz * 15, sz * 9, 12), s.tone(0xF4C552, 0.1), s.tone(0xE6A93F, 0.1), Role::Foliage, 0.35));
      s.back.add(area(ellipse(head, sz * 7.5, sz * 7), s.tone(0x8A5A36, 0.1), Role::Foliage));
    }
  }
  paint_grass(s, s.back, s.ground(0.22), s.ground(0.95), 70, grass);
  if (l.night() && !l.wet() && !snow) paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 12);
  frame_with_branch(s, !left, leaf_color(l.season, 2));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : leaf_color(l.season, 1));
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

void draw_farm(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_hill(s, s.back, s.horizon - s.height * 0.04 * s.zoom, 22 * s.zoom, s.horizon + 100, snow ? rgb(0xD6E2EE) : rgb(0x9DBB98), 0.9, 2);
  paint_windmill(s, s.back, {X(0.70), s.horizon - 6}, 130 * s.zoom, 0.62);
  paint_treeline(s, s.back, s.horizon + s.height * 0.01, 24 * s.zoom, 0.68, snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  // Ploughed stripes run to one point: depth without detail.
  paint_hill(s, s.back, s.horizon + s.height * 0.02, 8 * s.zoom, s.height, snow ? rgb(0xE7EEF5) : rgb(0xD9C882), 0.42, 1);
  Path furrows;
  for (int i = -9; i <= 9; ++i) {
    const Point far{X(0.62) + i * s.width * 0.022, s.horizon + s.height * 0.03}, near{X(0.62) + i * s.width * 0.13, s.ground(0.22)};
    furrows.add(segment(far, near));
  }
  s.back.add(line(furrows, 4 * s.zoom, s.tone(snow ? 0xCBD8E6 : 0xB59A5B, 0.4).with_alpha(0.55), Role::Land));
  paint_ground(s, s.ground(0.16), grass);
  paint_path(s, X(0.46), X(0.24), s.ground(0.165), s.width * 0.36, snow ? rgb(0xD3DEEA) : rgb(0xD9BF90));
  const double by = s.ground(0.19), bw = std::min({300 * s.size_at(by), s.width * 0.44, s.text_top() ? (by - s.calm.bottom()) / 0.9 : 1e9});
  paint_barn(s, s.back, {X(0.21), by}, bw, 0.16);
  paint_tree(s, s.back, seasonal(s, Tree::Tall), {X(0.42), s.ground(0.15)}, 170 * s.size_at(s.ground(0.15)), 0.28, 1);
  const double fy = s.ground(0.27);
  paint_fence(s, s.back, {X(0.66), fy}, {X(1.03), s.ground(0.31)}, s.size_at(fy) * 42, 0.14);
  for (int i = 0; i < 2; ++i) paint_hay(s, s.back, {X(0.80 + 0.12 * i), s.ground(0.36 + 0.05 * i)}, s.size_at(s.ground(0.36)) * 78, 0.1);
  if (!snow) {
    // Wheat stands at the edge of the field.
    Path wheat;
    for (int i = 0; i < 40; ++i) wheat.add(tuft(s.random, {X(0.64 + 0.38 * s.random.unit()), s.ground(0.21) + s.random.between(-6, 6)}, s.size_at(s.ground(0.2)) * s.random.between(22, 34), 3, 8));
    s.back.add(area(wheat, s.tone(0xE8C872, 0.16), s.tone(0xC9A352, 0.16), Role::Foliage));
  }
  paint_grass(s, s.back, s.ground(0.3), s.ground(0.95), 90, grass);
  paint_flowers(s, s.back, s.ground(0.36), s.ground(s.text_bottom() ? 0.55 : 0.88), 15);
  frame_with_branch(s, left, leaf_color(l.season, 1));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : mix(grass, rgb(0xC9A94F), 0.5));
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

void draw_river(Stage& s) {
  const Light& l = s.light;
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l);
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_peak(s, s.back, {X(0.62), s.horizon - s.height * 0.12 * s.zoom}, s.width * 0.6 * s.zoom, s.horizon + 20, rgb(0x8FA3B8), 0.85, true);
  paint_hill(s, s.back, s.horizon - s.height * 0.03, 20 * s.zoom, s.horizon + 100, snow ? rgb(0xD6E2EE) : rgb(0x8FB2A0), 0.85, 2);
  paint_treeline(s, s.back, s.horizon + s.height * 0.012, 44 * s.zoom, 0.62, snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  paint_hill(s, s.back, s.horizon + s.height * 0.02, 6, s.height, grass, 0.4, 1);
  // The river comes from behind the trees, swings round and passes before the far bank.
  const double y0 = s.horizon + s.height * 0.035, y1 = s.ground(0.40);
  Group g;
  g.name = "setting.water";
  Path bed;
  bed.move_to({X(0.44), y0}).curve_to({X(0.70), y0 + (y1 - y0) * 0.25}, {X(0.25), y0 + (y1 - y0) * 0.35}, {X(-0.06), y0 + (y1 - y0) * 0.45});
  bed.line_to({X(-0.06), y1}).curve_to({X(0.2), y1 + 14}, {X(0.5), y1 - 10}, {X(1.06), y1 + 6}).line_to({X(1.06), y0 + (y1 - y0) * 0.62});
  bed.curve_to({X(0.74), y0 + (y1 - y0) * 0.5}, {X(0.86), y0 + (y1 - y0) * 0.2}, {X(0.50), y0}).close();
  g.clip = bed;
  paint_water(s, g, {-10, y0, s.width + 20, y1 - y0 + 30}, snow ? rgb(0xB9D3DE) : rgb(0x6FB3BE), 0.35);
  // Trees look into it.
  for (int i = 0; i < 5; ++i) {
    Shape mirror = area(ellipse({s.x(s.random.unit()), y0 + (y1 - y0) * 0.5}, 46 * s.zoom, (y1 - y0) * 0.22), s.tone(leaf_color(l.season, 1), 0.3).with_alpha(0.22), Role::Water);
    g.add(std::move(mirror));
  }
  s.back.add(std::move(g));
  s.back.add(line(bed, 3.2 * s.zoom, s.tone(snow ? 0xFFFFFF : 0xE9E3C2, 0.2).with_alpha(0.8), Role::Water));
  paint_tree(s, s.back, seasonal(s, Tree::Willow), {X(0.14), s.ground(0.15)}, std::min(260 * s.size_at(s.ground(0.15)), s.text_top() ? s.ground(0.15) - s.calm.bottom() : 1e9), 0.22, 2);
  paint_tree(s, s.back, seasonal(s, Tree::Birch), {X(0.90), s.ground(0.14)}, 230 * s.size_at(s.ground(0.14)), 0.26, 0);
  paint_tree(s, s.back, Tree::Pine, {X(0.97), s.ground(0.19)}, 230 * s.size_at(s.ground(0.19)), 0.2, 0);
  paint_bridge(s, s.back, {X(left ? 0.50 : 0.78), s.ground(0.185)}, s.width * 0.28, 40 * s.zoom, 0.24);
  for (int i = 0; i < 5; ++i) {
    const double y = s.ground(s.random.between(0.28, 0.37));
    paint_rock(s, s.back, {s.x(s.random.unit()), y}, s.size_at(y) * s.random.between(22, 44), 0.15, rgb(0xA9ABA6));
  }
  if (!snow) {
    for (int i = 0; i < 4; ++i) {
      const Point c{X(0.30 + 0.12 * i + s.random.between(-0.04, 0.04)), s.ground(s.random.between(0.31, 0.36))};
      const double r = 15 * s.zoom;
      s.back.add(area(ellipse(c, r * 1.6, r * 0.5), s.tone(0x86B573, 0.12), s.tone(0x6A9E62, 0.12), Role::Foliage));
      if (i % 2 == 0) s.back.add(area(crown(s.random, c + Point{0, -r * 0.4}, r * 0.6, r * 0.4, 7), s.tone(0xF6C4D0, 0.05), Role::Foliage));
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
  if (l.night() && !l.wet() && !snow) paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 12);
  frame_with_branch(s, left, leaf_color(l.season, 2));
  frame_with_leaves(s, snow ? rgb(0xA9BAC2) : mix(grass, rgb(0x5E9458), 0.5));
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
