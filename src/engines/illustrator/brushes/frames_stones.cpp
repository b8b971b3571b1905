// The corners where little grows: sand, stone, snow, and what people set at a wall.
#include "engines/illustrator/brushes/frames.h"
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using story::Season;

namespace {

/// A swell of ground that rises out of the corner and runs out at `reach`.
Path swell(const Corner& c, double reach, double high) {
  Path p;
  p.move_to(c.from(-12, -12)).line_to(c.from(-12, high));
  p.curve_to(c.from(reach * 0.30, high * 1.05), c.from(reach * 0.55, high * 0.30),
             c.from(reach * 1.1, -12));
  return p.close();
}

/// Stones from far to near: each with its light side, those of one size as one shape.
void stones(Stage& s, Random& random, Group& g, const Corner& c,
            std::initializer_list<std::array<double, 3>> across_up_size, Color noon) {
  for (const auto& [x, up, size] : across_up_size) {
    const double w = size * c.unit, h = w * random.between(0.60, 0.75);
    const Path body = stone(random, c.from(x, up), w, h);
    g.add(inked(body, near_tone(s, lighter(noon, 0.12), 0.05), near_tone(s, noon, 0.75), Role::Land,
                0.5));
    Group light;
    light.clip = body;
    const double lean = s.light.towards.x < 0 ? -1 : 1;
    light.add(
        area(stone(random, c.from(x, up) + Point{lean * w * 0.12, -h * 0.46}, w * 0.66, h * 0.5),
             near_tone(s, lighter(noon, 0.34), 0.0), Role::Land));
    g.add(std::move(light));
  }
}

/// Dry twigs in a fan, for one path.
void thorn(Path& p, Random& random, Point from, double angle, double length, int depth) {
  const Point to = from + Point{std::cos(radians(angle)), std::sin(radians(angle))} * length;
  p.add(limb(
      {from, talewright::mix(from, to, 0.5) + Point{random.between(-0.06, 0.06) * length, 0}, to},
      {length * 0.075, length * 0.05, length * 0.02}));
  if (depth == 0) return;
  for (double t : {0.5, 0.8})
    thorn(p, random, talewright::mix(from, to, t),
          angle + (t < 0.6 ? -1 : 1) * random.between(24, 44), length * 0.52, depth - 1);
}

}  // namespace

void frame_dune(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  const Color sand = s.light.night() ? rgb(0xCFC6DC) : rgb(0xEBD6A6), straw = rgb(0xA9B069);
  Path back, front;
  for (int i = 0; i < 9; ++i) {
    const double x = reach * 0.075 * i, h = random.between(36, 60) * (1 - 0.05 * i);
    back.add(bent_blade(c.from(x, 8), c.from(x + random.between(0.1, 0.9) * h, h), 2.8 * c.unit));
  }
  g.add(area(std::move(back), near_tone(s, lighter(straw, 0.2), 0.1), near_tone(s, straw, 0.5),
             Role::Foliage));
  g.add(
      area(swell(c, reach, 17), s.tone(lighter(sand, 0.24)), near_tone(s, sand, 0.4), Role::Land));
  for (int i = 0; i < 7; ++i) {
    const double x = reach * 0.055 * i, h = random.between(22, 40) * (1 - 0.06 * i);
    front.add(bent_blade(c.from(x, 1), c.from(x + random.between(0.2, 1.0) * h, h), 3.2 * c.unit));
  }
  g.add(area(std::move(front), near_tone(s, straw, 0.4), near_tone(s, straw, 0.85), Role::Foliage));
  // A shell where the sand runs out: a fan with ribs.
  if (reach < 50) return;
  const Point at = c.from(reach * 0.74, 2.5);
  const double r = 7.5 * c.unit;
  Path fan, ribs;
  fan.move_to(at);
  fan.curve_to(at + Point{-r * 1.3, -r * 0.3}, at + Point{-r * 0.9, -r * 1.35},
               at + Point{0, -r * 1.3});
  fan.curve_to(at + Point{r * 0.9, -r * 1.35}, at + Point{r * 1.3, -r * 0.3}, at).close();
  g.add(inked(fan, s.tone(0xFBE4D6), s.tone(0xE9A992), Role::Prop, 0.4));
  for (double d : {-0.6, -0.2, 0.2, 0.6})
    ribs.add(segment(at + Point{0, -r * 0.12}, at + Point{r * d, -r * (1.18 - 0.3 * std::abs(d))}));
  g.add(line(std::move(ribs), 1.8, s.tone(0xC98570).with_alpha(0.7)));
}

void frame_desert(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  const Color red = s.light.night() ? rgb(0x9C92B4) : rgb(0xC98E6A);
  if (random.chance(0.5)) {
    Path wood;
    for (double a : {-124.0, -96.0, -66.0, -42.0})
      thorn(wood, random, c.from(reach * 0.22, 0), c.sign > 0 ? a : -180 - a,
            c.unit * random.between(34, 46), 2);
    g.add(area(std::move(wood), near_tone(s, rgb(0x8A6F58), 0.5), Role::Foliage));
  } else {
    // A prickly pear: pads on pads, fruit on top.
    const Color green = rgb(0x7E9F66);
    Path fruit;
    const auto pad = [&](double x, double up, double w, double h, double turn) {
      g.add(inked(ellipse(c.from(x, up), w * c.unit, h * c.unit, c.sign * turn),
                  near_tone(s, lighter(green, 0.12), 0.1), near_tone(s, green, 0.7), Role::Foliage,
                  0.45));
    };
    pad(reach * 0.10, 40, 8.5, 12.5, -14);
    pad(reach * 0.38, 36, 7.5, 11, 24);
    pad(reach * 0.22, 16, 11, 17, 0);
    for (const auto& [x, up] : {std::pair{0.06, 53.0}, {0.13, 54.0}, {0.44, 47.5}})
      fruit.add(ellipse(c.from(reach * x, up), 2.6 * c.unit, 3.4 * c.unit));
    g.add(area(std::move(fruit), near_tone(s, rgb(0xD9627A), 0.2), Role::Foliage));
  }
  stones(s, random, g, c, {{reach * 0.52, 2, 20}, {reach * 0.10, -3, 30}, {reach * 0.74, -2, 12}},
         red);
}

void frame_stones(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  const Color green = s.light.season == Season::Autumn ? rgb(0xB39C55) : rgb(0x7C9E63);
  Path back;
  for (int i = 0; i < 8; ++i) {
    const double x = reach * 0.11 * i, h = random.between(24, 40) * (1 - 0.05 * i);
    back.add(bent_blade(c.from(x, -2), c.from(x + random.between(-0.2, 0.7) * h, h), 3.4 * c.unit));
  }
  g.add(area(std::move(back), near_tone(s, lighter(green, 0.1), 0.2), near_tone(s, green, 0.7),
             Role::Foliage));
  stones(s, random, g, c,
         {{reach * 0.14, 2, 50},
          {reach * 0.56, -2, 32},
          {reach * 0.30, -7, 28},
          {reach * 0.84, -3, 14}},
         rgb(0xA39F9C));
  Path stars, hearts;
  for (int i = 0; i < 4; ++i) {
    const Point p = c.from(reach * (0.36 + 0.11 * i), random.between(7, 15));
    stars.add(drawing::star(p, 5.2 * c.unit, 2.6 * c.unit, 5, random.between(0, 72)));
    hearts.add(ellipse(p, 1.4 * c.unit, 1.3 * c.unit));
  }
  g.add(area(std::move(stars), near_tone(s, rgb(0xB3A2E0), 0.1), Role::Foliage));
  g.add(area(std::move(hearts), near_tone(s, rgb(0xF5DF8E), 0.1), Role::Foliage));
}

void frame_snow(Stage& s, Random& random, Group& g, const Corner& c, bool paved) {
  const double reach = c.reach / c.unit, kind = paved ? 1 : random.unit();
  const Color white = drawing::mix(s.tone(0xFFFFFF), rgb(0xDCE6FF), s.light.night() ? 0.35 : 0.0),
              blue = s.tone(0xC2D3EA);
  if (kind < 0.9) {
    // Grasses that the snow left standing, bent one way: some bear their seed still.
    Path blades, seeds;
    for (const auto& [across, up, lean] : {std::array{0.05, 62.0, 9.0},
                                           {0.09, 40.0, -6.0},
                                           {0.14, 76.0, 20.0},
                                           {0.18, 34.0, 17.0},
                                           {0.25, 50.0, 24.0},
                                           {0.37, 30.0, -5.0},
                                           {0.41, 42.0, 13.0},
                                           {0.46, 24.0, 15.0}}) {
      const double h = up * random.between(0.82, 1.15), bow = lean * random.between(0.8, 1.3);
      const Point root = c.from(reach * across, 0),
                  knee = c.from(reach * across + bow * 0.22, h * 0.6),
                  tip = c.from(reach * across + bow, h);
      blades.add(limb({root, knee, tip}, {2.2 * c.unit, 1.8 * c.unit, 0.7 * c.unit}));
      if (up < 40) continue;
      // A plume that nods over, and a blade from its foot.
      const Point nod = tip + Point{c.sign * bow * 0.42, h * 0.02} * c.unit;
      seeds.add(limb({talewright::mix(knee, tip, 0.45), tip, nod},
                     {0.8 * c.unit, up * 0.085 * c.unit, 0.6 * c.unit}));
      blades.add(limb({root, c.from(reach * across - bow * 0.1, h * 0.3),
                       c.from(reach * across - bow * 0.8, h * 0.52)},
                      {1.8 * c.unit, 1.6 * c.unit, 0.4 * c.unit}));
    }
    // So much light comes off the snow that they are never dark.
    const double lit = s.light.night() ? 0.44 : 0.21;
    g.add(area(std::move(blades), drawing::mix(near_tone(s, rgb(0xB8A07C), 0.1), blue, lit),
               Role::Foliage));
    g.add(area(std::move(seeds), drawing::mix(near_tone(s, rgb(0xD6BC92), 0.0), blue, lit),
               Role::Foliage));
  }
  g.add(area(swell(c, reach * 1.06, 20), white, blue, Role::Land));
  g.add(area(swell(c, reach * 0.66, 11), drawing::mix(white, blue, 0.25), s.tone(0xA9BFE0),
             Role::Land));
}

void frame_tubs(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  static constexpr std::array<unsigned, 4> blooms{0xE58A94, 0xE3695A, 0xF2C45E, 0xB79AE0};
  const Color clay = rgb(0xC07A55), leafy = leaf_color(s.light.season, 1);
  const auto tub = [&](double x, double w, double h, double up) {
    // Leaves first, the rim cuts them; flowers stand and hang over it.
    const Point m = c.from(x, up + h);
    g.add(inked(
        crown(random, m + Point{0, -w * 0.22 * c.unit}, w * 0.62 * c.unit, w * 0.46 * c.unit, 9),
        near_tone(s, lighter(leafy, 0.06), 0.1), near_tone(s, leafy, 0.7), Role::Foliage, 0.45));
    Path heads, hearts;
    for (int i = 0; i < 6; ++i) {
      const double a = radians(-170 + 32.0 * i + random.between(-8, 8));
      const Point p = m + Point{std::cos(a) * w * 0.50,
                                std::sin(a) * w * random.between(0.30, 0.56) - w * 0.14} *
                              c.unit;
      heads.add(crown(random, p, w * 0.14 * c.unit, w * 0.125 * c.unit, 5, 0.5));
      hearts.add(ellipse(p, w * 0.045 * c.unit, w * 0.042 * c.unit));
    }
    g.add(
        inked(std::move(heads), near_tone(s, rgb(random.pick(blooms)), 0.08), Role::Foliage, 0.35));
    g.add(area(std::move(hearts), near_tone(s, rgb(0xF7E3A1), 0.1), Role::Foliage));
    g.add(inked(
        polygon({m + Point{-w * 0.46, 2} * c.unit, m + Point{w * 0.46, 2} * c.unit,
                 m + Point{w * 0.34, h + 16} * c.unit, m + Point{-w * 0.34, h + 16} * c.unit}),
        near_tone(s, lighter(clay, 0.08), 0.1), near_tone(s, clay, 0.8), Role::Structure, 0.5));
    g.add(inked(
        drawing::rounded_rectangle(
            {m.x - w * 0.52 * c.unit, m.y - 1 * c.unit, w * 1.04 * c.unit, w * 0.16 * c.unit},
            w * 0.05 * c.unit),
        near_tone(s, lighter(clay, 0.16), 0.05), near_tone(s, clay, 0.4), Role::Structure, 0.45));
  };
  if (reach > 46) tub(reach * 0.66, 26, 22, -6);
  tub(reach * 0.20, 40, 34, -8);
}

void frame_planter(Stage& s, Random& random, Group& g, const Corner& c) {
  // A stone trough with clipped green, cut by the picture's edge.
  const double reach = c.reach / c.unit, top = 20;
  const Color box = rgb(0xB9ADA2), leafy = leaf_color(s.light.season, 3);
  for (int i = 0; i < 3; ++i) {
    const double x = reach * (0.02 + 0.26 * i);
    g.add(inked(crown(random, c.from(x, top + 8), 15 * c.unit, 14 * c.unit, 9),
                near_tone(s, lighter(leafy, 0.10), 0.1), near_tone(s, leafy, 0.75), Role::Foliage,
                0.45));
  }
  Path bloom;
  for (int i = 0; i < 7; ++i)
    bloom.add(crown(random, c.from(reach * 0.10 * i, top + random.between(5, 17)), 3.4 * c.unit,
                    3.0 * c.unit, 5, 0.5));
  g.add(area(std::move(bloom), near_tone(s, rgb(0xE9838A), 0.1), Role::Foliage));
  g.add(inked(polygon({c.from(-12, top), c.from(reach * 0.80, top), c.from(reach * 0.76, -8),
                       c.from(-12, -8)}),
              near_tone(s, lighter(box, 0.06), 0.15), near_tone(s, box, 0.8), Role::Structure,
              0.5));
  g.add(inked(polygon({c.from(-12, top + 5), c.from(reach * 0.86, top + 5),
                       c.from(reach * 0.86, top - 1), c.from(-12, top - 1)}),
              near_tone(s, lighter(box, 0.22), 0.05), near_tone(s, box, 0.3), Role::Structure,
              0.45));
}

}  // namespace talewright::engines::illustrator
