// The beach.
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

void umbrella(Stage& s, Group& into, Point base, double w) {
  Group g;
  g.name = "setting.umbrella";
  const double h = w * 0.95;
  g.add(ground_shadow(s, base, w * 0.9));
  g.add(line(segment(base, base + Point{w * 0.10, -h}), w * 0.028, s.tone(0xF0E4CE),
             Role::Structure));
  const Affine m = Affine::translation(base.x + w * 0.10, base.y - h * 0.92) * Affine::rotation(8);
  static constexpr std::array<unsigned, 2> colors{0xE4735F, 0xFBF3E2};
  for (int i = 0; i < 6; ++i) {
    const double a = -1 + i / 3.0, b = -1 + (i + 1) / 3.0;
    Path p;
    p.move_to({0, -w * 0.30})
        .curve_to({a * w * 0.30, -w * 0.27}, {a * w * 0.46, -w * 0.12}, {a * w * 0.5, 0});
    p.quad_to({(a + b) * w * 0.25, -w * 0.06}, {b * w * 0.5, 0})
        .curve_to({b * w * 0.46, -w * 0.12}, {b * w * 0.30, -w * 0.27}, {0, -w * 0.30})
        .close();
    g.add(inked(p.transformed(m),
                s.tone(lighter(rgb(colors[static_cast<std::size_t>(i) % 2]), 0.06)),
                s.tone(colors[static_cast<std::size_t>(i) % 2]), Role::Structure, 0.4));
  }
  into.add(std::move(g));
}

}  // namespace

void draw_beach(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + 4);
  const Color sand = rgb(0xF0D9AE), sea = rgb(0x5FB4C2);
  // A headland with its lighthouse, sails on the line of the sea.
  const double shore = s.ground(0.30);
  s.swim = s.ground(0.27);
  Group far;
  far.name = "setting.far";
  Path head;
  const double d = left ? 1 : -1, x0 = X(-0.03);
  head.move_to({x0, s.horizon + 3})
      .line_to({x0, s.horizon - s.height * 0.075})
      .curve_to({x0 + d * s.width * 0.10, s.horizon - s.height * 0.085},
                {x0 + d * s.width * 0.16, s.horizon - s.height * 0.04},
                {x0 + d * s.width * 0.24, s.horizon - s.height * 0.028});
  head.curve_to({x0 + d * s.width * 0.30, s.horizon - s.height * 0.02},
                {x0 + d * s.width * 0.31, s.horizon}, {x0 + d * s.width * 0.33, s.horizon + 3})
      .close();
  paint_lighthouse(s, far, {X(0.07), s.horizon - s.height * 0.07},
                   s.height * 0.14 * std::sqrt(s.zoom), 0.45);
  far.add(area(head, s.tone(0x8FB58F, 0.6), s.tone(0xB5A98C, 0.6), Role::Land));
  s.back.add(std::move(far));
  Group water;
  water.name = "setting.water";
  paint_water(s, water, {-10, s.horizon, s.width + 20, shore - s.horizon + 40}, sea, 0.5);
  s.back.add(std::move(water));
  paint_boat(s, s.back, {X(0.66), s.horizon + s.height * 0.018}, 74 * s.zoom, 0.45);
  paint_boat(s, s.back, {X(0.46), s.horizon + s.height * 0.006}, 34 * s.zoom, 0.7);
  // Three breakers roll in.
  for (int i = 0; i < 3; ++i) {
    const double t = 0.42 + 0.25 * i, y = s.horizon + (shore - s.horizon) * t,
                 w = (4 + 5.0 * i) * s.zoom;
    Path crest;
    crest.move_to({-20, y});
    const int n = 5;
    for (int k = 0; k < n; ++k) {
      const double xa = -20 + (s.width + 40) * k / n, xb = -20 + (s.width + 40) * (k + 1.0) / n;
      crest.curve_to({xa + (xb - xa) * 0.3, y - w * s.random.between(0.4, 1.4)},
                     {xa + (xb - xa) * 0.6, y + w * s.random.between(0.2, 1.0)},
                     {xb, y + w * s.random.between(-0.4, 0.4)});
    }
    s.back.add(
        line(crest, w * 0.8, s.tone(0xFFFFFF, 0.35 - 0.1 * i).with_alpha(0.75), Role::Water));
  }
  // The wash: foam, wet sand, dry sand.
  const auto wash = [&](double y, double swing) {
    return rolling(s.random, -40, s.width + 40, y, swing, s.height + 20, 2);
  };
  s.back.add(
      area(wash(shore - 4, 9 * s.zoom), s.tone(0xFFFFFF, 0.05).with_alpha(0.95), Role::Water));
  s.back.add(area(wash(shore + 8 * s.zoom, 8 * s.zoom), s.tone(mix(sand, rgb(0x9CA39A), 0.45)),
                  s.tone(sand), Role::Land));
  paint_ground(s, shore + 30 * s.zoom, sand);
  Path ripples;
  for (int i = 0; i < 22; ++i) {
    const double y = s.ground(s.random.between(0.48, 0.98)), x = s.x(s.random.unit()),
                 w = s.size_at(y) * s.random.between(12, 30);
    ripples.move_to({x - w, y})
        .curve_to({x - w * 0.3, y - w * 0.1}, {x + w * 0.3, y + w * 0.1}, {x + w, y});
  }
  s.back.add(line(ripples, 2.2, s.tone(darker(sand, 0.14)).with_alpha(0.5), Role::Land));
  const double py = s.ground(0.42), room = s.text_top() ? py - s.calm.bottom() : 1e9;
  paint_rock(s, s.back, {X(0.98), s.ground(0.36)}, s.size_at(s.ground(0.36)) * 90, 0.1,
             rgb(0xB3A596));
  paint_tree(s, s.back, Tree::Palm, {X(0.91), py}, std::min(330 * s.size_at(py), room), 0.05);
  paint_tree(s, s.back, Tree::Palm, {X(0.99), s.ground(0.38)}, std::min(260 * s.size_at(py), room),
             0.12);
  const double uy = s.ground(0.45), uw = 96 * s.size_at(uy);
  umbrella(s, s.back, {X(0.13), uy}, uw);
  s.back.add(inked(polygon({{X(0.13) + uw * 0.2, uy + uw * 0.02},
                            {X(0.13) + uw * 0.75, uy + uw * 0.02},
                            {X(0.13) + uw * 0.62, uy + uw * 0.20},
                            {X(0.13) - uw * 0.02, uy + uw * 0.20}}),
                   s.tone(0x7FB3BE), s.tone(0x6A9FB0), Role::Structure, 0.4));
  // What the sea leaves: shells, a starfish, pebbles, grass.
  for (int i = 0; i < 9; ++i) {
    const double y = s.ground(s.random.between(0.44, s.text_bottom() ? 0.58 : 0.94)),
                 z = s.size_at(y) * s.random.between(6, 10), x = s.x(s.random.unit());
    if (i % 3 == 0)
      s.back.add(inked(drawing::star({x, y}, z, z * 0.45, 5, s.random.between(0, 70)),
                       s.tone(0xEE9168), s.tone(0xDB7A55), Role::Prop, 0.35));
    else if (i % 3 == 1) {
      Path shell;
      shell.move_to({x, y})
          .curve_to({x - z * 1.1, y - z * 0.3}, {x - z * 0.8, y - z * 1.3}, {x, y - z * 1.2})
          .curve_to({x + z * 0.8, y - z * 1.3}, {x + z * 1.1, y - z * 0.3}, {x, y})
          .close();
      s.back.add(inked(shell, s.tone(0xFFEFE6), s.tone(0xF0BFB0), Role::Prop, 0.35));
      Path ribs = segment({x, y}, {x - z * 0.4, y - z});
      ribs.add(segment({x, y}, {x, y - z * 1.1})).add(segment({x, y}, {x + z * 0.4, y - z}));
      s.back.add(line(ribs, 1.5, s.tone(0xD39C8C)));
    } else
      s.back.add(area(ellipse({x, y}, z * 0.7, z * 0.4), s.tone(0xB9A68C), Role::Land));
  }
  Path dune;
  for (int i = 0; i < 10; ++i) {
    const double y = s.ground(s.random.between(0.40, 0.5));
    dune.add(tuft(s.random, {X(s.random.between(0.76, 1.02)), y},
                  s.size_at(y) * s.random.between(24, 40), 5, s.size_at(y) * 10));
  }
  s.back.add(area(dune, s.tone(0x9FB06A), Role::Foliage));
  if (!l.night() && !l.wet()) {
    Path gulls;
    for (int i = 0; i < 4; ++i) {
      const Point p{s.x(s.random.between(0.3, 0.8)),
                    (s.text_top() ? s.calm.bottom() : s.height * 0.1) +
                        s.height * s.random.between(0.02, 0.12)};
      const double w = s.random.between(12, 20) * std::sqrt(s.zoom);
      gulls.move_to(p + Point{-w, -w * 0.3})
          .quad_to(p + Point{-w * 0.4, -w * 0.7}, p)
          .quad_to(p + Point{w * 0.4, -w * 0.7}, p + Point{w, -w * 0.3});
    }
    s.back.add(line(gulls, 3, s.tone(0xF9FBFB).with_alpha(0.95), Role::Mark));
  }
  if (s.text_bottom())
    s.quiet = s.tone(lighter(sand, 0.12)).with_alpha(0.82);
  else
    frame_with(s, Frame::Dune);
}

}  // namespace talewright::engines::illustrator
