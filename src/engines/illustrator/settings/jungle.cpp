// The jungle.
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

void draw_jungle(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  const Color mist = mix(l.sky_low, s.tone(0xA9CFA0, 0.3), 0.5), deep = rgb(0x3F7F62);
  Shape sky = area(rectangle({-20, -20, s.width + 40, s.height + 40}), mist, Role::Sky);
  sky.fill =
      Fill::linear({0, 0}, {0, s.horizon},
                   {{0, mix(mist, l.sky_top, 0.3)}, {0.6, mist}, {1, mix(mist, l.key, 0.45)}});
  s.back.add(std::move(sky));
  s.quiet = mix(mist, l.sky_low, 0.3).with_alpha(0.62);
  if (l.night()) {
    s.quiet = mix(l.sky_top, s.tone(0x6FA58A, 0.2), 0.3).with_alpha(0.7);
    paint_moon(s, s.back, {X(0.62), s.text_top() ? s.calm.bottom() + 36 : s.horizon * 0.3},
               42 * std::sqrt(s.zoom));
  }
  s.back.add(glow({X(0.5), s.horizon - s.height * 0.06}, s.height * 0.46,
                  mix(l.key, l.haze, l.night() ? 0.6 : 0.15).with_alpha(l.night() ? 0.3 : 0.8),
                  0.05));
  // Far rows of crowns with palms standing out of them; a waterfall in the gap.
  paint_treeline(s, s.back, s.horizon + 10, s.height * 0.20, 0.95, deep);
  {
    Group fall;
    fall.name = "setting.waterfall";
    const double x = X(0.52), w = s.width * 0.045 * std::sqrt(s.zoom),
                 top = s.horizon - s.height * 0.17, low = s.horizon + s.height * 0.055;
    fall.add(area(polygon({{x - w * 2.4, low},
                           {x - w * 1.7, top - 8},
                           {x + w * 1.8, top - 12},
                           {x + w * 2.6, low}}),
                  s.tone(0x8C9B8C, 0.7), s.tone(0x7A8F80, 0.6), Role::Land));
    fall.add(area(
        polygon({{x - w * 0.5, top}, {x + w * 0.5, top}, {x + w * 0.8, low}, {x - w * 0.8, low}}),
        s.tone(0xF3FAFA, 0.3), s.tone(0xCDE9EE, 0.3), Role::Water));
    Path streaks;
    for (int i = 0; i < 6; ++i)
      streaks.add(
          segment({x + w * (-0.45 + 0.18 * i), top + 10}, {x + w * (-0.65 + 0.26 * i), low - 10}));
    fall.add(line(streaks, 2.2, s.tone(0x9CCBD6, 0.3).with_alpha(0.7), Role::Water));
    fall.add(area(crown(s.random, {x, low}, w * 1.7, w * 0.5, 9),
                  s.tone(0xFFFFFF, 0.3).with_alpha(0.8), Role::Water));
    s.back.add(std::move(fall));
  }
  // Palms in a group and one alone, none as tall as the next.
  for (const auto& [k, h] : {std::pair{0.10, 0.34}, {0.17, 0.22}, {0.26, 0.28}, {0.84, 0.38}})
    paint_tree(s, s.back, Tree::Palm,
               {X(k + s.random.between(-0.03, 0.03)), s.horizon + s.height * 0.03},
               s.height * h * s.random.between(0.9, 1.1) * std::sqrt(s.zoom), 0.62);
  paint_treeline(s, s.back, s.horizon + s.height * 0.045, s.height * 0.07 * std::sqrt(s.zoom), 0.6,
                 rgb(0x5C9A6E));
  const Color floor = rgb(0x93AE62);
  paint_ground(s, s.ground(0.10), floor);
  paint_path(s, X(0.56), X(0.50), s.ground(0.105), s.width * 0.32, rgb(0xC9AE82));
  // Great trunks with buttress roots and vines at the sides.
  for (int i = 0; i < 2; ++i) {
    const double k = i ? 0.95 : 0.06, y = s.ground(i ? 0.22 : 0.26), u = s.size_at(y), w = 44 * u;
    Group g;
    g.name = "setting.trunk";
    const Color bark = rgb(0x8A6F57);
    Path p;
    const double x = X(k), top = -20;
    p.move_to({x - w * 1.3, y + 6})
        .curve_to({x - w * 0.5, y - w * 0.5}, {x - w * 0.5, y - w * 2}, {x - w * 0.42, top});
    p.line_to({x + w * 0.42, top})
        .curve_to({x + w * 0.5, y - w * 2}, {x + w * 0.5, y - w * 0.5}, {x + w * 1.3, y + 6});
    p.curve_to({x + w * 0.7, y - 2}, {x + w * 0.4, y + 10}, {x, y + 2})
        .curve_to({x - w * 0.4, y + 10}, {x - w * 0.7, y}, {x - w * 1.3, y + 6})
        .close();
    g.add(inked(p, s.tone(bark, 0.30), s.tone(darker(bark, 0.12), 0.12), Role::Foliage, 0.5));
    g.add(line(dashes(s.random, rectangle({x - w * 0.4, top + 60, w * 0.8, y - top - 80}), 9,
                      40 * s.zoom, 88),
               2.4, s.tone(darker(bark, 0.25), 0.2).with_alpha(0.5)));
    Path vine = curve({{x - w * 0.5, top + 40},
                       {x + w * 0.2, top + (y - top) * 0.3},
                       {x - w * 0.2, top + (y - top) * 0.5},
                       {x + w * 0.4, top + (y - top) * 0.75}});
    g.add(line(vine, 4 * s.zoom, s.tone(0x5F9157, 0.15), Role::Foliage));
    s.back.add(std::move(g));
  }
  if (!l.overcast()) paint_light_shafts(s, s.back, s.ground(0.4), 4);
  // Banana plants: long torn leaves in a fountain.
  const auto fountain = [&](Point base, double h, double far, Color c) {
    Group g;
    g.name = "setting.plant";
    g.add(ground_shadow(s, base, h * 0.6));
    for (int i = 0; i < 8; ++i) {
      const double a = radians(-90 + (i - 3.5) * 24 + s.random.between(-6, 6)),
                   len = h * s.random.between(0.8, 1.0);
      const Point tip =
          base + Point{std::cos(a) * len * 0.95,
                       std::sin(a) * len * 0.95 + std::pow(std::cos(a), 2) * len * 0.35};
      const Point knee = base + Point{std::cos(a) * len * 0.4, std::sin(a) * len * 0.85};
      std::vector<Point> up, down;
      for (int k = 1; k < 7; ++k) {
        const double t = k / 7.0;
        const Point p = talewright::mix(talewright::mix(base, knee, t),
                                        talewright::mix(knee, tip, t), t),
                    q = talewright::mix(knee, tip, t) - talewright::mix(base, knee, t);
        const Point n = Point{-q.y, q.x} * (1 / std::max(1e-6, length(q)));
        const double w = h * 0.13 * std::sin(std::numbers::pi * std::pow(t, 0.8));
        up.push_back(p + n * w), down.push_back(p - n * w);
      }
      std::vector<Point> all{base};
      all.insert(all.end(), up.begin(), up.end());
      all.push_back(tip);
      all.insert(all.end(), down.rbegin(), down.rend());
      const Color one = i % 2 ? c : darker(c, 0.12);
      Shape f = inked(drawing::blob(all, 0.15), s.tone(lighter(one, 0.12), far), s.tone(one, far),
                      Role::Foliage, 0.4);
      f.outlined = far < 0.4;
      g.add(std::move(f));
      Path rib;
      rib.move_to(base).quad_to(knee, tip);
      g.add(line(rib, std::max(1.5, h * 0.012), s.tone(lighter(one, 0.3), far).with_alpha(0.7),
                 Role::Foliage));
    }
    s.back.add(std::move(g));
  };
  fountain({X(0.21), s.ground(0.20)}, 100 * s.size_at(s.ground(0.2)), 0.26, rgb(0x6FAA67));
  fountain({X(0.80), s.ground(0.18)}, 95 * s.size_at(s.ground(0.18)), 0.28, rgb(0x7DB26B));
  fountain({X(0.97), s.ground(0.40)}, 120 * s.size_at(s.ground(0.4)), 0.05, rgb(0x5B9C66));
  fountain({X(0.02), s.ground(0.42)}, 105 * s.size_at(s.ground(0.42)), 0.05, rgb(0x6BA862));
  for (int i = 0; i < 6; ++i) {
    const double y = s.ground(s.random.between(0.2, s.text_bottom() ? 0.5 : 0.7));
    paint_fern(s, s.back, {X(i % 2 ? s.random.between(0.72, 1.0) : s.random.between(0.0, 0.28)), y},
               s.size_at(y) * s.random.between(30, 48), 0.12);
  }
  paint_flowers(s, s.back, s.ground(0.22), s.ground(s.text_bottom() ? 0.55 : 0.8), 15);
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.95), 60, floor);
  if (l.night() && !l.wet())
    paint_fireflies(s, s.back, {0, s.horizon, s.width, s.height * 0.3}, 14);
  frame_with_bough(s, !left, rgb(0x4E9160));
  frame_with(s, Frame::Leaves);
  if (s.text_bottom()) s.quiet = s.tone(lighter(floor, 0.05)).with_alpha(0.78);
}

}  // namespace talewright::engines::illustrator
