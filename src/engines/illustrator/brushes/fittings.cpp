// Fittings that tell who lives in a room.
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_armchair(Stage& s, Group& into, Point b, double w, Color cloth, bool right) {
  Group g;
  g.name = "setting.armchair";
  const double d = right ? 1 : -1;
  g.add(ground_shadow(s, b, w * 1.1));
  Path feet = rectangle({b.x - w * 0.38, b.y - w * 0.10, w * 0.07, w * 0.10});
  feet.add(rectangle({b.x + w * 0.31, b.y - w * 0.10, w * 0.07, w * 0.10}));
  g.add(inked(feet, s.tone(0x7A5236), Role::Interior, 0.4));
  // A winged back, the seat with its cushion, and an arm that rolls forward.
  Shape back =
      inked(blob({{b.x - d * w * 0.46, b.y - w * 0.14},
                  {b.x - d * w * 0.52, b.y - w * 0.70},
                  {b.x - d * w * 0.36, b.y - w * 1.10},
                  {b.x + d * w * 0.10, b.y - w * 1.14},
                  {b.x + d * w * 0.30, b.y - w * 0.86},
                  {b.x + d * w * 0.26, b.y - w * 0.30}}),
            s.tone(lighter(cloth, 0.08)), s.tone(darker(cloth, 0.10)), Role::Interior, 0.55);
  back.volume = true;
  g.add(std::move(back));
  Path tufts;
  for (double x : {-0.22, 0.04})
    for (double y : {0.92, 0.68})
      tufts.add(ellipse({b.x + d * w * x, b.y - w * y}, w * 0.018, w * 0.018));
  g.add(area(tufts, s.tone(darker(cloth, 0.25)), Role::Interior));
  g.add(inked(rounded_rectangle({b.x - w * 0.42, b.y - w * 0.42, w * 0.86, w * 0.34}, w * 0.09),
              s.tone(cloth), s.tone(darker(cloth, 0.14)), Role::Interior, 0.5));
  g.add(inked(rounded_rectangle({b.x - w * 0.36, b.y - w * 0.52, w * 0.78, w * 0.17}, w * 0.08),
              s.tone(lighter(cloth, 0.20)), s.tone(cloth), Role::Interior, 0.45));
  Shape arm =
      inked(rounded_rectangle({b.x - d * w * 0.40 - w * 0.13, b.y - w * 0.66, w * 0.26, w * 0.58},
                              w * 0.12),
            s.tone(lighter(cloth, 0.14)), s.tone(darker(cloth, 0.06)), Role::Interior, 0.5);
  g.add(std::move(arm));
  // A knitted throw and a cushion.
  g.add(inked(rounded_rectangle({b.x + d * w * 0.06 - w * 0.15, b.y - w * 0.78, w * 0.30, w * 0.28},
                                w * 0.07),
              s.tone(0xF2D79A), s.tone(0xDDB267), Role::Interior, 0.4));
  into.add(std::move(g));
}

void paint_sofa(Stage& s, Group& into, Point b, double w, Color cloth) {
  Group g;
  g.name = "setting.sofa";
  const double h = w * 0.40;
  g.add(ground_shadow(s, b, w * 1.05));
  Path feet;
  for (double x : {-0.42, 0.37})
    feet.add(rectangle({b.x + w * x, b.y - h * 0.16, w * 0.05, h * 0.16}));
  g.add(inked(feet, s.tone(0x7A5236), Role::Interior, 0.4));
  Shape back =
      inked(rounded_rectangle({b.x - w * 0.45, b.y - h, w * 0.90, h * 0.8}, h * 0.24),
            s.tone(lighter(cloth, 0.06)), s.tone(darker(cloth, 0.14)), Role::Interior, 0.55);
  back.volume = true;
  g.add(std::move(back));
  for (double x : {-0.40, 0.01})
    g.add(inked(rounded_rectangle({b.x + w * x, b.y - h * 0.54, w * 0.39, h * 0.26}, h * 0.10),
                s.tone(lighter(cloth, 0.20)), s.tone(cloth), Role::Interior, 0.45));
  g.add(inked(rounded_rectangle({b.x - w * 0.44, b.y - h * 0.36, w * 0.88, h * 0.24}, h * 0.06),
              s.tone(cloth), s.tone(darker(cloth, 0.14)), Role::Interior, 0.45));
  static constexpr std::array<unsigned, 2> pillows{0xE9B65C, 0xD9776A};
  for (int i = 0; i < 2; ++i) {
    const double x = b.x + w * (i ? 0.24 : -0.26);
    g.add(inked(blob({{x - h * 0.2, b.y - h * 0.50},
                      {x - h * 0.16, b.y - h * 0.86},
                      {x + h * 0.2, b.y - h * 0.88},
                      {x + h * 0.22, b.y - h * 0.50}}),
                s.tone(lighter(rgb(pillows[static_cast<std::size_t>(i)]), 0.12)),
                s.tone(pillows[static_cast<std::size_t>(i)]), Role::Interior, 0.4));
  }
  for (double x : {-0.5, 0.40})
    g.add(inked(rounded_rectangle({b.x + w * x, b.y - h * 0.70, w * 0.10, h * 0.58}, w * 0.05),
                s.tone(lighter(cloth, 0.12)), s.tone(darker(cloth, 0.06)), Role::Interior, 0.5));
  into.add(std::move(g));
}

void paint_door(Stage& s, Group& into, Point b, double w, double h, Color wood, bool glass) {
  Group g;
  g.name = "setting.door";
  g.add(inked(rectangle({b.x - w * 0.58, b.y - h - w * 0.08, w * 1.16, h + w * 0.08}),
              s.tone(lighter(wood, 0.28)), s.tone(lighter(wood, 0.12)), Role::Interior, 0.45));
  g.add(inked(rectangle({b.x - w * 0.5, b.y - h, w, h}), s.tone(lighter(wood, 0.06)),
              s.tone(darker(wood, 0.10)), Role::Interior, 0.5));
  const Box upper{b.x - w * 0.36, b.y - h * 0.92, w * 0.72, h * 0.44};
  if (glass) {
    paint_opening(s, g, rounded_rectangle(upper, w * 0.05), upper, Outside::Street, 2, 2,
                  lighter(wood, 0.2), w * 0.035);
  } else {
    g.add(inked(rectangle(upper), s.tone(darker(wood, 0.05)), s.tone(darker(wood, 0.13)),
                Role::Interior, 0.35));
  }
  g.add(inked(rectangle({b.x - w * 0.36, b.y - h * 0.40, w * 0.72, h * 0.32}),
              s.tone(darker(wood, 0.05)), s.tone(darker(wood, 0.13)), Role::Interior, 0.35));
  g.add(inked(ellipse({b.x + w * 0.40, b.y - h * 0.45}, w * 0.045, w * 0.045), s.tone(0xF0CF7A),
              Role::Interior, 0.35));
  into.add(std::move(g));
}

void paint_wall_lamp(Stage& s, Group& into, Point at, double z) {
  const bool lit = s.light.lamps();
  into.add(inked(
      limb({at, at + Point{0, z * 0.28}, at + Point{0, z * 0.4}}, {z * 0.10, z * 0.12, z * 0.2}),
      s.tone(0xC9A25C), Role::Interior, 0.35));
  if (lit) into.add(glow(at, z * 2.4, rgb(0xFFD68A, 0.45), 0.04));
  into.add(inked(polygon({{at.x - z * 0.18, at.y - z * 0.4},
                          {at.x + z * 0.18, at.y - z * 0.4},
                          {at.x + z * 0.34, at.y + z * 0.06},
                          {at.x - z * 0.34, at.y + z * 0.06}}),
                 lit ? rgb(0xFFF0BF) : s.tone(0xFBF1DC), lit ? rgb(0xFFCE78) : s.tone(0xE6D2AC),
                 Role::Interior, 0.4));
}

void paint_book_pile(Stage& s, Group& into, Point b, double w, int books) {
  static constexpr std::array<unsigned, 5> colors{0xC25E50, 0x5F8E9A, 0xE0AE57, 0x7A6BA0, 0x86A566};
  into.add(ground_shadow(s, b, w * 1.1));
  double y = b.y;
  const std::size_t first = s.random.below(5);
  for (int i = 0; i < books; ++i) {
    const double h = w * s.random.between(0.15, 0.22), l = w * s.random.between(0.78, 1.0),
                 x = b.x - l / 2 + w * s.random.between(-0.07, 0.07);
    const Color c = rgb(colors[(first + static_cast<std::size_t>(i)) % 5]);
    into.add(inked(rounded_rectangle({x, y - h, l, h}, h * 0.2), s.tone(lighter(c, 0.08)),
                   s.tone(darker(c, 0.08)), Role::Interior, 0.4));
    into.add(area(rectangle({x + l * 0.06, y - h * 0.78, l * 0.94, h * 0.50}), s.tone(0xFBF3DF),
                  Role::Interior));
    y -= h;
  }
}

void paint_jars(Stage& s, Group& into, Box row, int count) {
  static constexpr std::array<unsigned, 6> sweets{0xE07A6A, 0xF0C45C, 0x8FBF7A,
                                                  0xB98AC4, 0x6FA8C4, 0xE8A35C};
  Path glass, lids;
  const double step = row.width / count;
  std::array<Path, 6> fill;
  for (int i = 0; i < count; ++i) {
    const double h = row.height * s.random.between(0.6, 0.92), w = std::min(step * 0.78, h * 0.8),
                 x = row.x + step * (i + 0.5);
    const Box jar{x - w / 2, row.bottom() - h, w, h};
    fill[s.random.below(6)].add(
        rounded_rectangle({jar.x, jar.y + h * 0.28, w, h * 0.72}, w * 0.16));
    glass.add(rectangle({jar.x + w * 0.14, jar.y + h * 0.3, w * 0.14, h * 0.5}));
    lids.add(rounded_rectangle({jar.x + w * 0.08, jar.y + h * 0.10, w * 0.84, h * 0.18}, w * 0.06));
  }
  for (std::size_t i = 0; i < 6; ++i)
    if (!fill[i].empty())
      into.add(inked(fill[i], s.tone(lighter(rgb(sweets[i]), 0.18)), s.tone(sweets[i]),
                     Role::Interior, 0.3));
  into.add(area(glass, rgb(0xFFFFFF, s.light.night() ? 0.18 : 0.42), Role::Interior));
  into.add(inked(lids, s.tone(0xD9B98A), Role::Interior, 0.3));
}

void paint_box(Stage& s, Group& into, Box b, Color c) {
  into.add(
      inked(rectangle(b), s.tone(lighter(c, 0.10)), s.tone(darker(c, 0.10)), Role::Interior, 0.45));
  into.add(area(rectangle({b.centre().x - b.width * 0.07, b.y, b.width * 0.14, b.height}),
                s.tone(lighter(c, 0.36)).with_alpha(0.8), Role::Interior));
}

void paint_barrel(Stage& s, Group& into, Point b, double w) {
  Group g;
  g.name = "setting.barrel";
  const double h = w * 1.2;
  const Color wood = rgb(0xB07A4C);
  g.add(ground_shadow(s, b, w * 1.2));
  Path body;
  body.move_to({b.x - w * 0.40, b.y - h})
      .curve_to({b.x - w * 0.56, b.y - h * 0.7}, {b.x - w * 0.56, b.y - h * 0.3},
                {b.x - w * 0.40, b.y});
  body.quad_to({b.x, b.y + h * 0.08}, {b.x + w * 0.40, b.y})
      .curve_to({b.x + w * 0.56, b.y - h * 0.3}, {b.x + w * 0.56, b.y - h * 0.7},
                {b.x + w * 0.40, b.y - h})
      .close();
  Shape shape =
      inked(body, s.tone(lighter(wood, 0.12)), s.tone(darker(wood, 0.14)), Role::Structure, 0.5);
  shape.volume = true;
  g.add(std::move(shape));
  Group inside;
  inside.clip = body;
  Path hoops = rectangle({b.x - w, b.y - h * 0.82, 2 * w, h * 0.08});
  hoops.add(rectangle({b.x - w, b.y - h * 0.24, 2 * w, h * 0.08}));
  inside.add(area(hoops, s.tone(0x5B5A60), Role::Structure));
  Path staves;
  for (double x : {-0.2, 0.0, 0.2})
    staves.add(segment({b.x + w * x, b.y - h}, {b.x + w * x * 1.2, b.y}));
  inside.add(line(staves, 2, s.tone(darker(wood, 0.25)).with_alpha(0.6), Role::Structure));
  g.add(std::move(inside));
  g.add(inked(ellipse({b.x, b.y - h}, w * 0.40, w * 0.10), s.tone(lighter(wood, 0.2)),
              Role::Structure, 0.45));
  into.add(std::move(g));
}

void paint_basket(Stage& s, Group& into, Point b, double w, Color goods) {
  Group g;
  g.name = "setting.basket";
  const double h = w * 0.46;
  g.add(ground_shadow(s, b, w * 1.1));
  Path one, two;
  for (int i = 0; i < 7; ++i) {
    const double t = (i + 0.5) / 7, r = w * s.random.between(0.085, 0.105);
    (i % 2 ? one : two)
        .add(ellipse({b.x - w * 0.42 + w * 0.84 * t, b.y - h - r * (i % 2 ? 0.9 : 0.35)}, r, r));
  }
  g.add(
      inked(one, s.tone(lighter(goods, 0.12)), s.tone(darker(goods, 0.06)), Role::Interior, 0.35));
  g.add(inked(two, s.tone(lighter(drawing::hue_turned(goods, 14), 0.16)), s.tone(goods),
              Role::Interior, 0.35));
  Path body = polygon({{b.x - w * 0.5, b.y - h},
                       {b.x + w * 0.5, b.y - h},
                       {b.x + w * 0.40, b.y},
                       {b.x - w * 0.40, b.y}});
  g.add(inked(body, s.tone(0xDDB27A), s.tone(0xB98A56), Role::Interior, 0.5));
  Path weave;
  for (int r = 1; r < 4; ++r)
    for (int c = 0; c < 7; ++c) {
      const double x = b.x - w * 0.42 + w * 0.13 * (c + (r % 2) * 0.5), y = b.y - h * r / 4;
      weave.add(segment({x, y}, {x + w * 0.07, y}));
    }
  g.add(line(weave, 2.2, s.tone(0x94693F).with_alpha(0.7), Role::Interior));
  g.add(inked(rounded_rectangle({b.x - w * 0.52, b.y - h * 1.06, w * 1.04, h * 0.17}, h * 0.08),
              s.tone(0xE6C18C), Role::Interior, 0.4));
  into.add(std::move(g));
}

void paint_garland_lights(Stage& s, Group& into, Point from, Point to, double sag, int bulbs) {
  const Point mid = talewright::mix(from, to, 0.5) + Point{0, sag * 2};
  Path string;
  string.move_to(from).quad_to(mid, to);
  into.add(line(string, 2, s.tone(0x5C5048), Role::Interior));
  Path on;
  for (int i = 0; i < bulbs; ++i) {
    const double t = (i + 0.5) / bulbs, u = 1 - t;
    const Point p = from * (u * u) + mid * (2 * u * t) + to * (t * t) + Point{0, 7};
    if (s.light.lamps()) into.add(glow(p, 34, rgb(0xFFD98A, 0.5), 0.05));
    on.add(ellipse(p, 5.5, 7));
  }
  into.add(
      shining(inked(on, s.light.lamps() ? rgb(0xFFF2BE) : s.tone(0xF6E7C0), Role::Interior, 0.3)));
}

void paint_cat(Stage& s, Group& into, Point b, double z, Color fur) {
  // Curled up, asleep.
  Shape body = inked(blob({{b.x - z * 0.5, b.y - z * 0.10},
                           {b.x - z * 0.36, b.y - z * 0.40},
                           {b.x + z * 0.10, b.y - z * 0.50},
                           {b.x + z * 0.48, b.y - z * 0.26},
                           {b.x + z * 0.42, b.y},
                           {b.x - z * 0.36, b.y}}),
                     s.tone(lighter(fur, 0.1)), s.tone(darker(fur, 0.08)), Role::Prop, 0.4);
  body.volume = true;
  into.add(std::move(body));
  Path ears = polygon({{b.x - z * 0.50, b.y - z * 0.28},
                       {b.x - z * 0.48, b.y - z * 0.50},
                       {b.x - z * 0.34, b.y - z * 0.36}});
  ears.add(polygon({{b.x - z * 0.26, b.y - z * 0.36},
                    {b.x - z * 0.14, b.y - z * 0.48},
                    {b.x - z * 0.12, b.y - z * 0.26}}));
  into.add(inked(ears, s.tone(fur), Role::Prop, 0.35));
  into.add(inked(ellipse({b.x - z * 0.31, b.y - z * 0.20}, z * 0.21, z * 0.18),
                 s.tone(lighter(fur, 0.12)), Role::Prop, 0.4));
  Path face;
  for (double x : {-0.40, -0.24})
    face.move_to({b.x + z * (x - 0.04), b.y - z * 0.21})
        .quad_to({b.x + z * x, b.y - z * 0.17}, {b.x + z * (x + 0.04), b.y - z * 0.21});
  into.add(line(face, std::max(1.5, z * 0.018), s.tone(0x4A382F)));
  Path tail;
  tail.move_to({b.x + z * 0.44, b.y - z * 0.06})
      .curve_to({b.x + z * 0.3, b.y + z * 0.05}, {b.x - z * 0.05, b.y + z * 0.05},
                {b.x - z * 0.14, b.y - z * 0.03});
  into.add(line(tail, z * 0.10, s.tone(darker(fur, 0.08)), Role::Prop));
}

}  // namespace talewright::engines::illustrator
