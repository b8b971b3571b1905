// The castle and its courtyard; the playground.
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

/// The curtain wall comes from the castle towards us, in perspective, and leaves the picture: from
/// its foot near the eye to its foot at the keep.
void curtain_wall(Stage& s, Point near_foot, Point far_foot, Color stone_color) {
  Group wall;
  wall.name = "setting.wall";
  const double tall = std::min(300 * s.size_at(near_foot.y) / 1.75 * 1.2,
                               near_foot.y - (s.text_top() ? s.calm.bottom() : 20.0));
  const double low = tall * 0.56;
  // t runs from the near end (0) to the far one (1); up 0 = foot, 1 = the walk.
  const auto at = [&](double t, double up) {
    const double h = tall + (low - tall) * t;
    return talewright::mix(near_foot, far_foot, t) + Point{0, -h * up};
  };
  Path face;
  face.move_to(at(0, 0)).line_to(at(0, 0.88));
  for (int i = 0; i < 5; ++i) {
    // Merlons shorten with the distance.
    const auto along = [](double k) { return 1 - std::pow(1 - k, 1.25); };
    const double a = along(i / 5.0), b = along((i + 0.55) / 5.0), c = along((i + 1) / 5.0);
    face.line_to(at(a, 1)).line_to(at(b, 1)).line_to(at(b, 0.88)).line_to(at(c, 0.88));
  }
  face.line_to(at(1, 0)).close();
  const Color lit = lighter(stone_color, 0.06),
              deep = darker(mix(stone_color, s.light.shade, 0.16), 0.16);
  wall.add(inked(face, s.tone(lit, 0.10), s.tone(deep, 0.05), Role::Structure, 0.55));
  Group inside;
  inside.clip = face;
  Path bricks, pale;
  for (int row = 0; row < 7; ++row)
    for (int i = 0; i < 5; ++i) {
      if (!s.random.chance(0.42)) continue;
      const double t0 = (i + (row % 2 ? 0.4 : 0.0)) / 5, t1 = t0 + 0.15, u0 = 0.04 + 0.115 * row;
      (s.random.chance(0.4) ? pale : bricks)
          .add(polygon({at(t0, u0), at(t1, u0), at(t1, u0 + 0.09), at(t0, u0 + 0.09)}));
    }
  inside.add(area(std::move(bricks), s.tone(darker(stone_color, 0.24), 0.08).with_alpha(0.5),
                  Role::Structure));
  inside.add(area(std::move(pale), s.tone(lighter(stone_color, 0.24), 0.08).with_alpha(0.5),
                  Role::Structure));
  if (!s.light.snowy()) {  // ivy climbs from the foot
    Path ivy;
    for (int i = 0; i < 9; ++i)
      ivy.add(crown(s.random, at(s.random.between(0.02, 0.34), 0.05 + 0.055 * i), 22 - i * 1.2,
                    17 - i, 7));
    inside.add(area(std::move(ivy), s.tone(leaf_color(s.light.season, 3), 0.1),
                    s.tone(darker(leaf_color(s.light.season, 3), 0.2), 0.05), Role::Foliage));
  } else {
    Path cap;
    cap.move_to(at(0, 0.92)).line_to(at(0, 1.06)).line_to(at(1, 1.06)).line_to(at(1, 0.97));
    inside.add(area(cap.close(), s.tone(0xFFFFFF, 0.05), Role::Structure));
  }
  wall.add(std::move(inside));
  // A string course and a banner hang on it, in the same perspective.
  wall.add(inked(polygon({at(-0.05, 0.86), at(1, 0.86), at(1, 0.81), at(-0.05, 0.81)}),
                 s.tone(lighter(stone_color, 0.16), 0.1), s.tone(stone_color, 0.1), Role::Structure,
                 0.4));
  const auto banner = [&](double t, Color c) {
    wall.add(inked(polygon({at(t, 0.78), at(t + 0.17, 0.78), at(t + 0.17, 0.36),
                            at(t + 0.085, 0.44), at(t, 0.34)}),
                   s.tone(lighter(c, 0.08), 0.05), s.tone(darker(c, 0.12), 0.05), Role::Cloth,
                   0.5));
    wall.add(area(drawing::star(at(t + 0.085, 0.62), tall * 0.046, tall * 0.020, 5),
                  s.tone(0xF5CF75, 0.05), Role::Cloth));
  };
  banner(0.27, rgb(0xC75F5B));
  banner(0.66, rgb(0x5E7FB4));
  // A tower stands where the wall turns to the keep.
  paint_castle_tower(s, wall, far_foot + Point{0, 6}, low * 0.62, low * 1.30, 0.22, stone_color,
                     rgb(0x7C86A8), true);
  s.back.add(std::move(wall));
}

/// Water before the gate and the bridge over it.
void moat(Stage& s, double y0, double y1, double gate) {
  const double h = y1 - y0, half = s.size_at(y1) * 34;
  const bool ice = s.light.snowy();
  Path bed;
  bed.move_to({-30, y0 + h * 0.30})
      .curve_to({s.width * 0.3, y0 - h * 0.05}, {s.width * 0.7, y0 - h * 0.05},
                {s.width + 30, y0 + h * 0.30})
      .line_to({s.width + 30, y1 + h * 0.25})
      .curve_to({s.width * 0.7, y1 - h * 0.02}, {s.width * 0.3, y1 - h * 0.02},
                {-30, y1 + h * 0.25})
      .close();
  Group g;
  g.name = "setting.moat";
  const Color water = ice ? rgb(0xC4DBE8) : rgb(0x5F9FB0),
              sky = mix(s.light.sky_low, s.light.sky_middle, 0.4);
  g.add(area(bed, mix(s.tone(darker(water, 0.12), 0.3), sky, 0.10),
             mix(s.tone(water, 0.15), sky, 0.35), Role::Water));
  Path glints;
  for (int i = 0; i < 9; ++i) {
    const double x = s.x(s.random.unit()), y = y0 + h * s.random.between(0.35, 0.95),
                 l = 26 + 30 * s.random.unit();
    glints.add(leaf({x - l, y}, {x + l, y}, 1.8));
  }
  g.add(area(std::move(glints), mix(s.tone(0xFFFFFF, 0.2), sky, 0.3).with_alpha(0.7), Role::Water));
  g.add(line(bed, 3 * s.zoom, s.tone(ice ? 0xFFFFFF : 0xB7A98C, 0.25).with_alpha(0.8), Role::Land));
  // Planks run across; chains hold the bridge at the gate.
  const Path planks = polygon({{gate - half * 0.72, y0 - h * 0.05},
                               {gate + half * 0.72, y0 - h * 0.05},
                               {gate + half * 1.08, y1 + h * 0.08},
                               {gate - half * 1.08, y1 + h * 0.08}});
  g.add(inked(planks, s.tone(ice ? 0xE8EEF4 : 0xB98E62, 0.25),
              s.tone(ice ? 0xCAD7E4 : 0x8F6846, 0.15), Role::Structure, 0.5));
  Path seams, chains;
  for (int i = 1; i < 5; ++i) {
    const double t = i / 5.0, y = y0 + h * t, k = half * (0.72 + 0.36 * t);
    seams.add(segment({gate - k, y}, {gate + k, y}));
  }
  for (double d : {-1.0, 1.0})
    chains.add(
        segment({gate + d * half * 0.70, y0 - h * 1.3}, {gate + d * half * 1.02, y1 - h * 0.05}));
  g.add(line(std::move(seams), 2, s.tone(0x5F4434, 0.2).with_alpha(0.55), Role::Structure));
  g.add(line(std::move(chains), 3, s.tone(0x6E6868, 0.25), Role::Structure));
  s.back.add(std::move(g));
}

}  // namespace

void draw_castle(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.03);
  const Color grass = grass_color(l), stone_color = rgb(0xC9BDB0);
  paint_hill(s, s.back, s.horizon - s.height * 0.03, 20 * s.zoom, s.horizon + 100,
             snow ? rgb(0xD6E2EE) : rgb(0x94B59C), 0.9, 2);
  paint_treeline(s, s.back, s.horizon + 8, 40 * s.zoom, 0.7,
                 snow ? rgb(0xA5B9BF) : leaf_color(l.season, 1));
  paint_ground(s, s.ground(0.06), grass);
  // The keep over the courtyard.
  const double ky = s.ground(0.12),
               room = s.text_top() ? ky - s.calm.bottom() : ky - s.height * 0.06;
  paint_castle(s, s.back, {X(0.54), ky}, std::min(s.width * 0.86, room / 0.95), 0.30);
  const double bridge = s.ground(0.19);
  moat(s, ky + 4, bridge, X(0.54));
  paint_path(s, X(0.46), X(0.54), bridge - 2, s.width * 0.46, snow ? rgb(0xD5DFEA) : rgb(0xD8C6A6));
  curtain_wall(s, {X(-0.03), s.ground(0.36)}, {X(0.17), s.ground(0.135)}, stone_color);
  // Clipped trees and roses line the way.
  for (int i = 0; i < 3; ++i) {
    const double t = 0.215 + 0.075 * i, y = s.ground(t), z = s.size_at(y);
    for (double k : {0.54 - 0.17 - 0.07 * i, 0.54 + 0.17 + 0.09 * i}) {
      if (k < 0.26) continue;
      const Point b{X(k), y};
      Group g;
      g.add(ground_shadow(s, b, z * 34));
      g.add(inked(polygon({{b.x - z * 12, b.y - z * 18},
                           {b.x + z * 12, b.y - z * 18},
                           {b.x + z * 9, b.y},
                           {b.x - z * 9, b.y}}),
                  s.tone(0xD79A74, 0.2), s.tone(0xB97A58, 0.2), Role::Structure, 0.45));
      s.back.add(std::move(g));
      Group ball;
      const Color c = snow ? rgb(0x93AAA4) : leaf_color(l.season, 1);
      ball.add(inked(crown(s.random, {b.x, b.y - z * 34}, z * 21, z * 21, 11, 0.3),
                     s.tone(lighter(c, 0.12), 0.2), s.tone(darker(c, 0.12), 0.2), Role::Foliage,
                     0.45));
      s.back.add(std::move(ball));
    }
  }
  paint_cobbles(s, s.ground(0.30), snow ? rgb(0xDDE5EE) : rgb(0xC9B894));
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.9), 60, grass);
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.55 : 0.8), 18);
  frame_with(s, Frame::Grass);
  if (s.text_bottom())
    s.quiet = s.tone(lighter(mix(grass, rgb(0xD8C6A6), 0.4), 0.05)).with_alpha(0.82);
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
    paint_house(s, s.back, {s.x(0.12 + 0.26 * i + s.random.between(-0.05, 0.05)), s.horizon + 10},
                w, 0.78, static_cast<int>(s.random.below(6)));
  }
  paint_treeline(s, s.back, s.horizon + s.height * 0.022, 50 * s.zoom, 0.6,
                 snow ? rgb(0xB0C2C8) : leaf_color(l.season, 1));
  paint_ground(s, s.ground(0.06), grass);
  paint_fence(s, s.back, {-20, s.ground(0.10)}, {s.width + 20, s.ground(0.10)},
              s.size_at(s.ground(0.1)) * 44, 0.34);
  const double ty = s.ground(0.16), room = s.text_top() ? ty - s.calm.bottom() : 1e9;
  paint_tree(s, s.back, seasonal(s, Tree::Round), {X(0.93), ty},
             std::min(270 * s.size_at(ty), room), 0.22, 0);
  paint_tree(s, s.back, seasonal(s, Tree::Tall), {X(0.46), s.ground(0.12)},
             std::min(190 * s.size_at(s.ground(0.12)), room), 0.3, 2);
  // Sand under the things one can fall from.
  const double sy = s.ground(0.30), z = s.size_at(sy);
  s.back.add(area(ellipse({X(0.22), sy}, 200 * z * 0.72, 26 * z),
                  s.tone(snow ? 0xE1E9F2 : 0xE6CF9F, 0.1), s.tone(snow ? 0xD5E0EC : 0xD9BF8B, 0.1),
                  Role::Land));
  paint_slide(
      s, s.back, {X(0.20), sy},
      std::min({190 * z, (sy - (s.text_top() ? s.calm.bottom() : 0)) / 1.05, s.width * 0.4}), 0.1);
  s.back.add(area(ellipse({X(0.78), s.ground(0.26)}, 150 * z * 0.7, 20 * z),
                  s.tone(snow ? 0xE1E9F2 : 0xE6CF9F, 0.15),
                  s.tone(snow ? 0xD5E0EC : 0xD9BF8B, 0.15), Role::Land));
  paint_swing(s, s.back, {X(0.76), s.ground(0.26)},
              std::min({185 * s.size_at(s.ground(0.26)), s.width * 0.36}), 0.16);
  if (!snow) {  // a seesaw between the two
    const Point p{X(0.50), s.ground(0.235)};
    const double w = 120 * s.size_at(p.y);
    s.back.add(ground_shadow(s, p, w * 0.5));
    s.back.add(
        inked(polygon({p + Point{-w * 0.09, 0}, p + Point{0, -w * 0.22}, p + Point{w * 0.09, 0}}),
              s.tone(0x6FA3B8, 0.2), s.tone(0x5A8699, 0.2), Role::Structure, 0.45));
    s.back.add(inked(polygon({p + Point{-w * 0.5, -w * 0.32}, p + Point{w * 0.5, -w * 0.09},
                              p + Point{w * 0.5, -w * 0.14}, p + Point{-w * 0.5, -w * 0.37}}),
                     s.tone(0xE9BE5F, 0.2), s.tone(0xC99B48, 0.2), Role::Structure, 0.45));
  }
  // A sand pit with its tools: boards around heaped sand, dug and printed.
  const double by = s.ground(s.text_bottom() ? 0.43 : 0.46), bz = s.size_at(by);
  const double px = X(0.87);
  const auto pit = [&](double across, double up) { return Point{px + across * bz, by - up * bz}; };
  s.back.add(ground_shadow(s, pit(0, -12), 190 * bz));
  s.back.add(inked(polygon({pit(-66, 20), pit(66, 20), pit(92, -14), pit(-92, -14)}),
                   s.tone(0xD9AC74), s.tone(0xB98A58), Role::Structure, 0.5));
  const Path sand = polygon({pit(-58, 15), pit(58, 15), pit(77, -8), pit(-77, -8)});
  s.back.add(area(sand, s.tone(snow ? 0xF6F9FC : 0xF3E0B4), s.tone(snow ? 0xDCE7F2 : 0xDFC48A),
                  Role::Land));
  Group dug;
  dug.clip = sand;
  dug.add(area(blob({pit(-70, -2), pit(-44, 12), pit(-14, 6), pit(-24, -6), pit(-60, -12)}),
               s.tone(snow ? 0xFFFFFF : 0xFAECC8), Role::Land));
  dug.add(
      area(ellipse(pit(30, -1), 22 * bz, 5 * bz), s.tone(snow ? 0xC4D4E6 : 0xC9AA70), Role::Land));
  s.back.add(std::move(dug));
  // A castle of three pails' worth, a flag on it; a pail and a spade.
  s.back.add(inked(polygon({pit(-34, 0), pit(-29, 22), pit(-13, 22), pit(-10, 14), pit(-4, 14),
                            pit(0, 32), pit(14, 32), pit(19, 0)}),
                   s.tone(snow ? 0xF4F8FC : 0xF0D8A0), s.tone(snow ? 0xC9D8E8 : 0xCDAA6C),
                   Role::Land, 0.45));
  s.back.add(line(segment(pit(7, 32), pit(7, 48)), 2.2, s.tone(0x8A6A50)));
  s.back.add(area(polygon({pit(7, 48), pit(22, 43), pit(7, 38)}), s.tone(0xE0604F), Role::Prop));
  s.back.add(inked(polygon({pit(44, 20), pit(62, 20), pit(59, 1), pit(47, 1)}), s.tone(0xE8796A),
                   s.tone(0xCF6253), Role::Prop, 0.45));
  s.back.add(line(segment(pit(-60, -4), pit(-52, 26)), 4 * bz * 0.8, s.tone(0x5F9FB4)));
  s.back.add(inked(blob({pit(-66, 2), pit(-54, 2), pit(-56, -10), pit(-62, -13), pit(-67, -8)}),
                   s.tone(0x6FB0C4), Role::Prop, 0.4));
  // The near board lies over the sand's edge.
  s.back.add(inked(polygon({pit(-92, -14), pit(92, -14), pit(88, -8), pit(-88, -8)}),
                   s.tone(0xE3BB86), s.tone(0xC4965F), Role::Structure, 0.4));
  paint_bench(s, s.back, {X(0.40), s.ground(0.145)}, s.size_at(s.ground(0.145)) * 84, 0.28);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 80, grass);
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.55 : 0.85), 15);
  frame_with_bough(s, !left, leaf_color(l.season, 1));
  frame_with(s, Frame::Grass);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
