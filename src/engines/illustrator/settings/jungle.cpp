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

namespace {

/// Where the way leads: water falls in two steps over dark rocks into a pool, mist about its foot.
void waterfall(Stage& s, double x, double d) {
  Group fall;
  fall.name = "setting.waterfall";
  const double w = s.width * 0.052 * std::sqrt(s.zoom), low = s.ground(0.10) + 2,
               tall = std::min(s.height * 0.30, low - (s.text_top() ? s.calm.bottom() : 0.0) - 20);
  const auto at = [&](double across, double up) {
    return Point{x + d * w * across, low - tall * up};
  };
  // The cliff: green above, its shoulders of different height, bedding that steps outwards.
  const Color rock = rgb(0x7C8C80);
  const Path cliff =
      drawing::blob(std::array{at(-4.6, -0.02), at(-3.9, 0.34), at(-3.0, 0.52), at(-2.5, 0.82),
                               at(-1.3, 0.98), at(-0.5, 0.95), at(0.6, 0.97), at(1.4, 1.06),
                               at(2.4, 0.92), at(2.8, 0.60), at(3.8, 0.42), at(4.8, -0.02)},
                    0.35);
  fall.add(
      area(cliff, s.tone(lighter(rock, 0.06), 0.62), s.tone(darker(rock, 0.10), 0.46), Role::Land));
  Group inside;
  inside.clip = cliff;
  Path ledges, gaps;
  for (const auto& [l, r, up] :
       {std::array{-4.2, -1.0, 0.30}, {-3.2, -0.9, 0.62}, {0.9, 3.6, 0.40}, {1.0, 3.0, 0.74}}) {
    ledges.add(blob({at(l, up), at((l + r) / 2, up + 0.05), at(r, up + 0.01),
                     at(r - 0.2, up - 0.05), at(l + 0.5, up - 0.06)}));
    gaps.add(blob({at(l + 0.4, up - 0.06), at(r, up - 0.04), at(r - 0.4, up - 0.17),
                   at((l + r) / 2, up - 0.12)}));
  }
  inside.add(area(std::move(gaps), s.tone(darker(rock, 0.28), 0.5), Role::Land));
  inside.add(area(std::move(ledges), s.tone(mix(rgb(0x8FB57A), rock, 0.25), 0.5), Role::Foliage));
  fall.add(std::move(inside));
  Path green;
  for (const auto& [k, up] :
       {std::pair{-2.4, 0.86}, {-1.5, 1.02}, {1.3, 1.08}, {2.3, 0.96}, {-3.4, 0.52}, {3.4, 0.50}})
    green.add(crown(s.random, at(k, up), w * 0.85, tall * 0.085, 7));
  fall.add(area(std::move(green), s.tone(0x7FAE72, 0.56), s.tone(0x5A9470, 0.5), Role::Foliage));
  // The fall narrows over the lip, strikes a ledge and goes on wider.
  Path water;
  water.move_to(at(-0.62, 0.97)).curve_to(at(-0.2, 1.0), at(0.2, 1.0), at(0.52, 0.97));
  water.curve_to(at(0.66, 0.8), at(0.62, 0.6), at(0.70, 0.50))
      .curve_to(at(1.10, 0.46), at(1.05, 0.2), at(1.25, -0.02));
  water.line_to(at(-1.35, -0.02)).curve_to(at(-1.1, 0.2), at(-1.25, 0.38), at(-0.80, 0.44));
  water.curve_to(at(-0.66, 0.6), at(-0.78, 0.8), at(-0.62, 0.97)).close();
  fall.add(area(water, s.tone(0xF7FCFC, 0.25), s.tone(0xB9DFE8, 0.25), Role::Water));
  Path threads;
  for (const auto& [k, top, foot] : {std::array{-0.40, 0.90, 0.56},
                                     {-0.05, 0.94, 0.50},
                                     {0.28, 0.86, 0.60},
                                     {-0.85, 0.36, 0.06},
                                     {-0.35, 0.40, 0.10},
                                     {0.15, 0.42, 0.03},
                                     {0.66, 0.38, 0.10}})
    threads.add(leaf(at(k, top), at(k * 1.12, foot), w * 0.07));
  fall.add(area(std::move(threads), s.tone(0x86C3D2, 0.25), Role::Water));
  Path rocks;
  for (const auto& [k, up, size] : {std::array{-1.15, 0.40, 0.75},
                                    {0.95, 0.45, 0.65},
                                    {-1.7, -0.03, 1.3},
                                    {1.75, -0.03, 1.2},
                                    {0.35, -0.05, 0.6}})
    rocks.add(stone(s.random, at(k, up), w * size, tall * 0.10 * size));
  fall.add(area(std::move(rocks), s.tone(lighter(rock, 0.16), 0.42),
                s.tone(darker(rock, 0.16), 0.40), Role::Land));
  // The pool, rings on it, and mist.
  fall.add(area(ellipse(at(0, -0.06), w * 4.6, tall * 0.085), s.tone(0xA9D9DC, 0.3),
                s.tone(0x5FA7AC, 0.25), Role::Water));
  Path rings = leaf(at(-3.2, -0.06), at(-0.8, -0.07), 2.2);
  rings.add(leaf(at(0.6, -0.09), at(3.4, -0.08), 2.2))
      .add(leaf(at(-1.6, -0.11), at(1.0, -0.115), 2.4));
  fall.add(area(std::move(rings), s.tone(0xF4FBFB, 0.2).with_alpha(0.8), Role::Water));
  fall.add(glow(at(0, 0.02), w * 3.2,
                mix(s.tone(0xFFFFFF, 0.3), s.light.haze, 0.2).with_alpha(0.75), 0.1, 0.5));
  s.back.add(std::move(fall));
}

/// Lianas swing from one side of the picture's top to the other.
void lianas(Stage& s, double d, double from, double to, double sag, double far) {
  if (s.text_top()) return;
  const double x0 = d > 0 ? s.x(from) : s.x(1 - from), x1 = d > 0 ? s.x(to) : s.x(1 - to);
  const auto on = [&](double t) {
    return Point{x0 + (x1 - x0) * t, -20 + (sag + 20) * (1 - std::pow(2 * t - 1, 2))};
  };
  std::vector<Point> line;
  std::vector<double> thick;
  Path leaves;
  for (int i = 0; i <= 10; ++i) {
    const double t = i / 10.0, l = s.random.between(20, 34) * s.zoom;
    line.push_back(on(t));
    thick.push_back((i % 2 ? 6 : 7.5) * s.zoom);
    leaves.add(leaf(on(t), on(t) + Point{s.random.between(-0.6, 0.6) * l, l}, l * 0.32));
  }
  Path rope = drawing::tapered(line, thick);
  s.back.add(area(std::move(rope), s.tone(0x6C7F4E, far), Role::Foliage));
  s.back.add(area(std::move(leaves), s.tone(0x5C9A62, far), Role::Foliage));
}

/// A banana plant: long torn leaves in a fountain.
void fountain(Stage& s, Point base, double h, double far, Color c) {
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
      const Point p = talewright::mix(talewright::mix(base, knee, t), talewright::mix(knee, tip, t),
                                      t),
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
}

}  // namespace

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
  // Far rows of crowns with palms standing out of them.
  paint_treeline(s, s.back, s.horizon + 10, s.height * 0.20, 0.95, deep);
  // Palms in a group and one alone, none as tall as the next.
  for (const auto& [k, h] : {std::pair{0.10, 0.34}, {0.17, 0.22}, {0.26, 0.28}, {0.84, 0.38}})
    paint_tree(s, s.back, Tree::Palm,
               {X(k + s.random.between(-0.03, 0.03)), s.horizon + s.height * 0.03},
               s.height * h * s.random.between(0.9, 1.1) * std::sqrt(s.zoom), 0.62);
  paint_treeline(s, s.back, s.horizon + s.height * 0.045, s.height * 0.07 * std::sqrt(s.zoom), 0.6,
                 rgb(0x5C9A6E));
  const Color floor = rgb(0x93AE62);
  paint_ground(s, s.ground(0.10), floor);
  waterfall(s, X(0.50), left ? 1 : -1);
  paint_path(s, X(0.56), X(0.52), s.ground(0.165), s.width * 0.32, rgb(0xC9AE82));
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
  lianas(s, left ? 1 : -1, 0.10, 0.62, s.height * 0.20, 0.30);
  lianas(s, left ? 1 : -1, 0.55, 0.97, s.height * 0.13, 0.20);
  if (!l.overcast()) paint_light_shafts(s, s.back, s.ground(0.4), 2);
  // Banana plants: long torn leaves in a fountain.
  fountain(s, {X(0.21), s.ground(0.20)}, 100 * s.size_at(s.ground(0.2)), 0.26, rgb(0x6FAA67));
  fountain(s, {X(0.80), s.ground(0.18)}, 95 * s.size_at(s.ground(0.18)), 0.28, rgb(0x7DB26B));
  fountain(s, {X(0.97), s.ground(0.40)}, 120 * s.size_at(s.ground(0.4)), 0.05, rgb(0x5B9C66));
  fountain(s, {X(0.02), s.ground(0.42)}, 105 * s.size_at(s.ground(0.42)), 0.05, rgb(0x6BA862));
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
