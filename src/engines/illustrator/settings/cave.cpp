// The cave.
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;

namespace {

void crystal(Stage& s, Group& into, Point base, double h, Color c, double far) {
  if (far < 0.5) into.add(glow(base + Point{0, -h * 0.45}, h * 1.3, c.with_alpha(0.42), 0.05));
  for (int i = 0; i < 4; ++i) {
    const double lean = (i - 1.5) * 0.26 + s.random.between(-0.05, 0.05),
                 l = h * (i == 1 ? 1 : s.random.between(0.5, 0.8)), w = h * 0.12;
    const Point foot = base + Point{(i - 1.5) * w * 0.9, 0}, tip = foot + Point{lean * l, -l},
                side{w, 0};
    Shape body = inked(polygon({foot - side, talewright::mix(foot, tip, 0.74) - side * 0.9, tip,
                                talewright::mix(foot, tip, 0.74) + side * 0.9, foot + side}),
                       lighter(c, 0.35), darker(c, 0.08), Role::Land, 0.45);
    body.outlined = far < 0.5;
    into.add(std::move(body));
    into.add(area(polygon({foot - side, talewright::mix(foot, tip, 0.74) - side * 0.9, tip,
                           talewright::mix(foot, tip, 0.70), foot}),
                  rgb(0xFFFFFF, 0.30), Role::Land));
  }
}

}  // namespace

void draw_cave(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  const Color rock = rgb(0x8B7B82);
  Shape wall = area(rectangle({-20, -20, s.width + 40, s.height + 40}), rock, Role::Land);
  wall.fill = Fill::linear({0, 0}, {0, s.height},
                           {{0, s.tone(lighter(rock, 0.22), 0.20)},
                            {0.5, s.tone(lighter(rock, 0.10), 0.15)},
                            {1, s.tone(darker(rock, 0.25))}});
  s.back.add(std::move(wall));
  s.quiet = s.tone(lighter(rock, 0.42), 0.3).with_alpha(0.72);
  // The way out: sky and trees in a ragged arch, light on the floor.
  const double top = s.text_top() ? s.calm.bottom() * 1.02 : s.height * 0.14,
               base = s.horizon + s.height * 0.03, cx = X(0.55),
               w = s.width * 0.22 * std::sqrt(s.zoom);
  Path arch = blob({{cx - w, base + 10},
                    {cx - w * 0.95, base - (base - top) * 0.4},
                    {cx - w * 0.55, base - (base - top) * 0.82},
                    {cx + w * 0.05, top},
                    {cx + w * 0.62, base - (base - top) * 0.78},
                    {cx + w * 0.92, base - (base - top) * 0.36},
                    {cx + w * 1.05, base + 10},
                    {cx, base + 16}});
  s.back.add(glow({cx, base - (base - top) * 0.45}, w * 2.9,
                  mix(l.key, l.sky_low, 0.4).with_alpha(l.night() ? 0.35 : 0.6), 0.1));
  Group out;
  out.name = "setting.mouth";
  out.clip = arch;
  Shape sky =
      area(rectangle({cx - w * 1.3, top - 10, w * 2.6, base - top + 60}), l.sky_top, Role::Sky);
  sky.fill =
      Fill::linear({0, top}, {0, base}, {{0, l.sky_top}, {0.5, l.sky_middle}, {1, l.sky_low}});
  out.add(std::move(sky));
  if (l.night()) {
    paint_stars(s, out, {cx - w, top, w * 2, base - top}, 16);
    paint_moon(s, out, {cx + w * 0.2, top + (base - top) * 0.34}, w * 0.17);
  }
  story::SceneSpec open = s.spec;
  const Light day = light_for(open, Air::Open);
  out.add(area(crown(s.random, {cx - w * 0.6, base - (base - top) * 0.12}, w * 0.55,
                     (base - top) * 0.22, 10),
               day.tone(leaf_color(l.season, 1), 0.6), Role::Foliage));
  out.add(area(
      crown(s.random, {cx + w * 0.6, base - (base - top) * 0.10}, w * 0.6, (base - top) * 0.26, 10),
      day.tone(leaf_color(l.season, 3), 0.5), Role::Foliage));
  out.add(area(ellipse({cx, base + 14}, w * 1.4, (base - top) * 0.10),
               day.tone(grass_color(day), 0.3), Role::Land));
  s.back.add(std::move(out));
  s.back.add(line(arch, 12 * s.zoom, s.tone(lighter(rock, 0.30)).with_alpha(0.7), Role::Land));
  // Walls in three darker steps towards us.
  for (int step = 0; step < 2; ++step) {
    const double k = 1.35 + 0.75 * step, far = 0.22 - 0.15 * step;
    for (int side = 0; side < 2; ++side) {
      const double sg = side ? 1 : -1, xi = cx + sg * w * k;
      Path p;
      const double edge = side ? s.width + 30 : -30,
                   t0 = s.text_top() ? s.calm.bottom() * (0.55 - 0.25 * step) : -20;
      p.move_to({edge, t0}).line_to({xi + sg * w * 0.5, t0});
      p.curve_to({xi + sg * w * 0.1, t0 + (base - t0) * 0.3},
                 {xi + sg * w * 0.35, t0 + (base - t0) * 0.5}, {xi, t0 + (base - t0) * 0.7});
      p.curve_to({xi - sg * w * 0.12, t0 + (base - t0) * 0.85}, {xi - sg * w * 0.05, base},
                 {xi - sg * w * 0.2, base + (24 + 30 * step) * s.zoom})
          .line_to({edge, base + (60 + 50 * step) * s.zoom})
          .close();
      s.back.add(inked(p, s.tone(lighter(rock, 0.06 - 0.10 * step), far),
                       s.tone(darker(rock, 0.20 + 0.08 * step), far), Role::Land, 0.35));
      s.back.add(line(dashes(s.random, p, 8, 44 * s.zoom, 78 * sg), 2.4,
                      s.tone(darker(rock, 0.36), far).with_alpha(0.45)));
    }
  }
  // Somebody painted on the wall, long ago.
  {
    const double u = s.height * 0.030 * std::sqrt(s.zoom), px = X(0.15), py = s.horizon - u * 1.2;
    const Color ochre = s.tone(0xC06A3E, 0.1).with_alpha(0.75);
    Path beasts;
    for (int i = 0; i < 3; ++i) {
      const Point o{px + u * (i - 1) * 2.9, py - u * (i == 1 ? 1.5 : 0)};
      beasts.add(drawing::ellipse(o, u * 0.95, u * 0.44));
      beasts.add(drawing::ellipse(o + Point{u * 1.05, -u * 0.40}, u * 0.36, u * 0.27));
      for (double k : {-0.66, -0.38, 0.40, 0.68})
        beasts.add(
            drawing::rounded_rectangle({o.x + u * (k - 0.07), o.y, u * 0.14, u * 0.95}, u * 0.06));
      beasts.add(polygon({o + Point{u * 1.05, -u * 0.6}, o + Point{u * 0.9, -u * 1.15},
                          o + Point{u * 1.2, -u * 0.66}}));
    }
    beasts.add(drawing::star({px + u * 3.2, py - u * 2.6}, u * 0.85, u * 0.40, 9));
    s.back.add(area(beasts, ochre, Role::Land));
  }
  paint_ground(s, s.horizon + s.height * 0.055, rgb(0xA8957F));
  // A pool lies beside the way out and holds the light.
  {
    const double y = s.ground(0.20), u = s.size_at(y), x = X(0.27);
    const Color water = mix(s.tone(0x5FB2C4), l.sky_low, 0.2);
    s.back.add(area(ellipse({x, y}, u * 175, u * 30), s.tone(darker(rock, 0.22)), Role::Land));
    s.back.add(area(ellipse({x, y + u * 2}, u * 160, u * 24), lighter(water, 0.22),
                    darker(water, 0.10), Role::Water));
    Path shine;
    for (int i = 0; i < 4; ++i)
      shine.add(segment({x - u * (90 - 34 * i), y - u * (6 - 5 * i)},
                        {x - u * (24 - 40 * i), y - u * (6 - 5 * i)}));
    s.back.add(line(shine, 2.6, rgb(0xF4FDFF, 0.6), Role::Water));
  }
  // The light from outside lies on the floor.
  const Color entering = mix(l.key, l.sky_low, 0.4);
  s.back.add(glow({cx, s.ground(0.24)}, w * 3.2, entering.with_alpha(l.night() ? 0.34 : 0.55), 0.04,
                  0.42));
  // Stalactites hang from the vault, stalagmites answer.
  const double hang = s.text_top() ? s.calm.bottom() * 0.78 : s.height * 0.045;
  Path vault;
  vault.move_to({-20, -20}).line_to({s.width + 20, -20}).line_to({s.width + 20, hang * 1.5});
  vault.curve_to({s.x(0.85), hang * 1.1}, {s.x(0.72), hang * 0.9}, {s.x(0.5), hang * 0.86})
      .curve_to({s.x(0.3), hang * 0.9}, {s.x(0.12), hang * 1.15}, {-20, hang * 1.5})
      .close();
  s.back.add(inked(vault, s.tone(darker(rock, 0.10), 0.15), s.tone(darker(rock, 0.06), 0.15),
                   Role::Land, 0.3));
  for (int i = 0; i < 11; ++i) {
    const double share = (i + s.random.between(0.2, 0.8)) / 11, x = s.x(share),
                 len =
                     s.height * s.random.between(0.05, 0.13) * (0.5 + 1.3 * std::abs(share - 0.55)),
                 ww = len * 0.22;
    if (s.text_top() && std::abs(x - cx) < w) continue;
    s.back.add(inked(blob({{x - ww, hang * 0.92 - 6},
                           {x + ww, hang * 0.92 - 6},
                           {x + ww * 0.35, hang + len * 0.5},
                           {x, hang + len},
                           {x - ww * 0.35, hang + len * 0.5}}),
                     s.tone(lighter(rock, 0.16), 0.15), s.tone(darker(rock, 0.12), 0.1), Role::Land,
                     0.35));
  }
  for (int i = 0; i < 7; ++i) {
    const double share = i % 2 ? s.random.between(0.76, 1.0) : s.random.between(0.0, 0.26),
                 y = s.ground(s.random.between(0.10, 0.32)),
                 len = s.size_at(y) * s.random.between(36, 80), x = X(share), ww = len * 0.22;
    s.back.add(inked(blob({{x - ww, y},
                           {x - ww * 0.4, y - len * 0.55},
                           {x, y - len},
                           {x + ww * 0.4, y - len * 0.55},
                           {x + ww, y},
                           {x, y + ww * 0.2}}),
                     s.tone(lighter(rock, 0.12), 0.1), s.tone(darker(rock, 0.15)), Role::Land,
                     0.4));
  }
  const std::array<Color, 3> gems{rgb(0x8FD6E8), rgb(0xC9A2EE), rgb(0xF2B6CC)};
  const int first = static_cast<int>(s.random.below(3));
  const double places[][2] = {{0.10, 0.26}, {0.90, 0.22}, {0.97, 0.44}, {0.25, 0.14}, {0.03, 0.46}};
  for (int i = 0; i < 5; ++i) {
    const double y = s.ground(places[i][1]);
    const Color gem = gems[static_cast<std::size_t>(first + i) % 3];
    const double size = s.size_at(y) * s.random.between(40, 62);
    if (l.night())  // their light lies about them
      s.back.add(glow({X(places[i][0]), y}, size * 3.4, gem.with_alpha(0.42), 0.03, 0.45));
    crystal(s, s.back, {X(places[i][0]), y}, size, gem, 0.1);
  }
  for (int i = 0; i < 6; ++i) {
    const double y = s.ground(s.random.between(0.2, s.text_bottom() ? 0.5 : 0.8));
    paint_rock(s, s.back, {X(i % 2 ? s.random.between(0.7, 1.0) : s.random.between(0.0, 0.3)), y},
               s.size_at(y) * s.random.between(20, 46), 0.1, rgb(0x95878A));
  }
  // Mushrooms that glow of themselves, and glow-worms under the vault.
  for (int i = 0; i < 4; ++i) {
    const double y = s.ground(0.30 + 0.045 * i), u = s.size_at(y),
                 x = X(i % 2 ? 0.86 + 0.035 * i : 0.80 + 0.02 * i), h = u * (30 + 9 * (i % 3));
    s.back.add(glow({x, y - h * 0.7}, h * 1.5, rgb(0x9FF0D0, 0.40), 0.05));
    paint_mushroom(s, s.back, {x, y}, h, 0.05, 1);
  }
  paint_fireflies(s, s.back,
                  {s.width * 0.05, s.text_top() ? s.calm.bottom() : s.height * 0.10, s.width * 0.9,
                   s.height * 0.16},
                  9);
  if (!s.text_bottom()) {
    Group g;
    g.name = "setting.frame";
    for (int side = 0; side < 2; ++side) {
      const double x0 = side ? s.width : 0, sg = side ? -1 : 1;
      g.add(area(blob({{x0 - sg * 40, s.height * 0.80},
                       {x0 + sg * s.width * 0.05, s.height * 0.88},
                       {x0 + sg * s.width * 0.16, s.height * 0.965},
                       {x0 + sg * s.width * 0.2, s.height + 30},
                       {x0 - sg * 40, s.height + 40}}),
                 s.tone(mix(darker(rock, 0.45), l.shade, 0.4)), Role::Land));
    }
    s.front.add(std::move(g));
  } else {
    s.quiet = s.tone(rgb(0xB5A48E)).with_alpha(0.78);
  }
}

}  // namespace talewright::engines::illustrator
