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
  paint_path(s, X(0.46), X(0.54), ky, s.width * 0.46, snow ? rgb(0xD5DFEA) : rgb(0xD8C6A6));
  // One wall comes forward with a banner and a torch.
  Group wall;
  wall.name = "setting.wall";
  const double wy = s.ground(0.32), sign = left ? 1 : -1, ww = s.width * 0.20, x0 = X(-0.02);
  const double top =
      std::max(wy - 230 * s.size_at(wy), s.text_top() ? s.calm.bottom() * 0.98 : 30.0);
  Path face;
  face.move_to({x0, wy}).line_to({x0, top});
  for (int i = 0; i < 3; ++i) {
    const double a = x0 + sign * ww * (0.33 * i), b = x0 + sign * ww * (0.33 * i + 0.17),
                 c = x0 + sign * ww * (0.33 * (i + 1));
    face.line_to({a, top})
        .line_to({b, top})
        .line_to({b, top + 22 * s.zoom})
        .line_to({c, top + 22 * s.zoom});
  }
  face.line_to({x0 + sign * ww, wy}).close();
  wall.add(inked(face, s.tone(lighter(stone_color, 0.10), 0.08),
                 s.tone(darker(stone_color, 0.10), 0.05), Role::Structure, 0.55));
  Group joints;
  joints.clip = face;
  Path bricks;
  int row = 0;
  for (double y = top + 40 * s.zoom; y < wy; y += 30 * s.zoom, ++row)
    for (double k = row % 2 ? -0.1 : 0.0; k < 1; k += 0.30)
      if (s.random.chance(0.55))
        bricks.add(rounded_rectangle(
            {std::min(x0 + sign * ww * k, x0 + sign * ww * (k + 0.27)), y, ww * 0.27, 26 * s.zoom},
            5));
  joints.add(line(bricks, 2, s.tone(darker(stone_color, 0.2)).with_alpha(0.55), Role::Structure));
  wall.add(std::move(joints));
  const double bx = x0 + sign * ww * 0.48, bw = ww * 0.40, bt = top + 70 * s.zoom * 0.7,
               bh = std::min(150 * s.zoom, (wy - bt) * 0.6);
  wall.add(inked(polygon({{bx - bw / 2, bt},
                          {bx + bw / 2, bt},
                          {bx + bw / 2, bt + bh},
                          {bx, bt + bh * 0.82},
                          {bx - bw / 2, bt + bh}}),
                 s.tone(0xC75F5B), s.tone(0xA9494D), Role::Cloth, 0.5));
  wall.add(area(drawing::star({bx, bt + bh * 0.38}, bw * 0.26, bw * 0.11, 5), s.tone(0xF5CF75),
                Role::Cloth));
  wall.add(inked(rounded_rectangle({bx - bw * 0.6, bt - 6, bw * 1.2, 9 * s.zoom}, 4),
                 s.tone(0x8A6A4E), Role::Structure, 0.4));
  s.back.add(std::move(wall));
  // Clipped trees and roses line the way.
  for (int i = 0; i < 3; ++i) {
    const double t = 0.17 + 0.08 * i, y = s.ground(t), z = s.size_at(y);
    for (double k : {0.54 - 0.16 - 0.07 * i, 0.54 + 0.16 + 0.09 * i}) {
      if (k < 0.24) continue;
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
  paint_cobbles(s, s.ground(0.45), snow ? rgb(0xDDE5EE) : mix(grass, rgb(0xC9B894), 0.4));
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
  // A sand pit with its tools.
  const double by = s.ground(s.text_bottom() ? 0.43 : 0.46), bz = s.size_at(by);
  s.back.add(inked(ellipse({X(0.90), by}, 70 * bz, 16 * bz), s.tone(0xC99A68), s.tone(0xB08255),
                   Role::Structure, 0.45));
  s.back.add(area(ellipse({X(0.90), by - 1}, 62 * bz, 12.5 * bz),
                  s.tone(snow ? 0xF2F6FA : 0xF0DCAE), s.tone(snow ? 0xE1EAF2 : 0xE2C98F),
                  Role::Land));
  s.back.add(inked(polygon({{X(0.88) - 9 * bz, by - 20 * bz},
                            {X(0.88) + 9 * bz, by - 20 * bz},
                            {X(0.88) + 7 * bz, by - 3 * bz},
                            {X(0.88) - 7 * bz, by - 3 * bz}}),
                   s.tone(0xE8796A), s.tone(0xCF6253), Role::Prop, 0.45));
  s.back.add(
      inked(polygon({{X(0.94) - 16 * bz, by}, {X(0.94), by - 22 * bz}, {X(0.94) + 16 * bz, by}}),
            s.tone(0xEBD29B), s.tone(0xD9BB80), Role::Land, 0.4));
  paint_bench(s, s.back, {X(0.50), s.ground(0.19)}, s.size_at(s.ground(0.19)) * 84, 0.25);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 80, grass);
  paint_flowers(s, s.back, s.ground(0.24), s.ground(s.text_bottom() ? 0.55 : 0.85), 15);
  frame_with_bough(s, !left, leaf_color(l.season, 1));
  frame_with(s, Frame::Grass);
  if (s.text_bottom()) s.quiet = s.tone(lighter(grass, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
