// What stands in streets, yards and camps.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_street_lamp(Stage& s, Group& into, Point base, double h, double far) {
  Group g;
  g.name = "setting.lamp";
  const Color iron = rgb(0x55606E);
  if (s.light.lamps()) {
    g.add(glow({base.x, base.y - h * 0.90}, h * 0.62, rgb(0xFFDF94, 0.6), 0.03));
    g.add(glow(base, h * 0.56, rgb(0xFFE3A0, 0.50), 0.05, 0.19));
  }
  g.add(built(limb({base, {base.x, base.y - h * 0.12}, {base.x, base.y - h * 0.82}},
                   {h * 0.075, h * 0.04, h * 0.026}),
              s.tone(lighter(iron, 0.1), far), s.tone(iron, far), far));
  g.add(built(polygon({{base.x - h * 0.035, base.y - h * 0.82},
                       {base.x + h * 0.035, base.y - h * 0.82},
                       {base.x + h * 0.06, base.y - h * 0.95},
                       {base.x - h * 0.06, base.y - h * 0.95}}),
              s.light.lamps() ? rgb(0xFFF2C4) : s.tone(0xEAF1EE, far),
              s.light.lamps() ? rgb(0xFFD686) : s.tone(0xC9D8DA, far), far));
  g.add(built(polygon({{base.x - h * 0.075, base.y - h * 0.95},
                       {base.x, base.y - h * 1.02},
                       {base.x + h * 0.075, base.y - h * 0.95}}),
              s.tone(iron, far), s.tone(darker(iron, 0.1), far), far));
  into.add(std::move(g));
}

void paint_bench(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.bench";
  const Color wood = rgb(0xB98558), iron = rgb(0x5F6872);
  g.add(ground_shadow(s, base, w));
  for (double k : {-0.40, 0.40})
    g.add(built(limb({{base.x + w * k, base.y - w * 0.42},
                      {base.x + w * k, base.y - w * 0.16},
                      {base.x + w * k * 1.05, base.y}},
                     {w * 0.035, w * 0.045, w * 0.035}),
                s.tone(iron, far), s.tone(darker(iron, 0.15), far), far));
  for (double y : {0.43, 0.33})
    g.add(built(rounded_rectangle({base.x - w * 0.5, base.y - w * y, w, w * 0.075}, w * 0.03),
                s.tone(lighter(wood, 0.15), far), s.tone(wood, far), far));
  g.add(built(
      rounded_rectangle({base.x - w * 0.52, base.y - w * 0.21, w * 1.04, w * 0.085}, w * 0.03),
      s.tone(lighter(wood, 0.22), far), s.tone(wood, far), far));
  into.add(std::move(g));
}

void paint_hay(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.hay";
  const Color straw = rgb(0xE2C06D);
  g.add(ground_shadow(s, base, w * 0.95));
  const Point c{base.x, base.y - w * 0.36};
  g.add(built(ellipse(c, w * 0.42, w * 0.37), s.tone(lighter(straw, 0.12), far),
              s.tone(darker(straw, 0.14), far), far));
  Path spiral;
  spiral.move_to(c);
  for (int i = 1; i < 28; ++i) {
    const double a = i * 0.62, r = w * 0.0128 * i;
    spiral.line_to({c.x + r * std::cos(a), c.y + r * 0.9 * std::sin(a)});
  }
  g.add(line(spiral, std::max(1.6, w * 0.016), s.tone(darker(straw, 0.22), far).with_alpha(0.7),
             Role::Structure));
  Path wisps;
  for (int i = 0; i < 7; ++i)
    wisps.add(tuft(s.random, {base.x + w * s.random.between(-0.4, 0.4), base.y + 2}, w * 0.12, 3,
                   w * 0.06));
  g.add(area(wisps, s.tone(straw, far), Role::Foliage));
  into.add(std::move(g));
}

void paint_well(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.well";
  const Color stone_color = rgb(0xB9B2A8), wood = rgb(0x9C7350), roof = rgb(0xB5644C);
  g.add(ground_shadow(s, base, w * 1.05));
  for (double k : {-0.36, 0.36})
    g.add(built(rectangle({base.x + w * k - w * 0.035, base.y - w * 1.05, w * 0.07, w * 0.8}),
                s.tone(lighter(wood, 0.1), far), s.tone(wood, far), far));
  g.add(
      line(segment({base.x - w * 0.36, base.y - w * 0.80}, {base.x + w * 0.36, base.y - w * 0.80}),
           w * 0.05, s.tone(darker(wood, 0.15), far), Role::Structure));
  g.add(line(segment({base.x, base.y - w * 0.80}, {base.x, base.y - w * 0.46}), w * 0.015,
             s.tone(0xD8C49A, far), Role::Structure));
  g.add(area(ellipse({base.x, base.y - w * 0.42}, w * 0.46, w * 0.10), s.tone(0x4E4A52, far),
             Role::Structure));
  Path body;
  body.move_to({base.x - w * 0.48, base.y - w * 0.42})
      .curve_to({base.x - w * 0.4, base.y - w * 0.31}, {base.x + w * 0.4, base.y - w * 0.31},
                {base.x + w * 0.48, base.y - w * 0.42});
  body.line_to({base.x + w * 0.44, base.y - w * 0.06})
      .curve_to({base.x + w * 0.3, base.y + w * 0.03}, {base.x - w * 0.3, base.y + w * 0.03},
                {base.x - w * 0.44, base.y - w * 0.06})
      .close();
  Shape wall = built(body, s.tone(lighter(stone_color, 0.12), far),
                     s.tone(darker(stone_color, 0.12), far), far);
  wall.volume = true;
  g.add(std::move(wall));
  Group joints;
  joints.clip = body;
  Path p;
  for (int row = 0; row < 4; ++row)
    for (int i = 0; i < 6; ++i)
      p.add(rounded_rectangle({base.x - w * 0.5 + w * (0.18 * i + (row % 2 ? 0.09 : 0)),
                               base.y - w * (0.34 - 0.09 * row), w * 0.16, w * 0.075},
                              w * 0.02));
  joints.add(line(p, std::max(1.2, w * 0.010),
                  s.tone(darker(stone_color, 0.26), far).with_alpha(0.6), Role::Structure));
  g.add(std::move(joints));
  g.add(built(polygon({{base.x - w * 0.56, base.y - w * 1.0},
                       {base.x, base.y - w * 1.38},
                       {base.x + w * 0.56, base.y - w * 1.0},
                       {base.x + w * 0.50, base.y - w * 0.95},
                       {base.x - w * 0.50, base.y - w * 0.95}}),
              s.tone(s.light.snowy() ? 0xFFFFFF : 0xC97A5E, far),
              s.tone(s.light.snowy() ? rgb(0xDFE9F3) : roof, far), far));
  g.add(built(polygon({{base.x - w * 0.08, base.y - w * 0.50},
                       {base.x + w * 0.08, base.y - w * 0.50},
                       {base.x + w * 0.065, base.y - w * 0.36},
                       {base.x - w * 0.065, base.y - w * 0.36}}),
              s.tone(lighter(wood, 0.1), far), s.tone(wood, far), far, 0.4));
  into.add(std::move(g));
}

void paint_bridge(Stage& s, Group& into, Point left, double w, double rise, double far) {
  Group g;
  g.name = "setting.bridge";
  const Color stone_color = rgb(0xC9B9A4);
  Path p;
  const Point l = left, r = left + Point{w, 0};
  p.move_to(l + Point{0, rise * 0.5})
      .line_to(l)
      .curve_to(l + Point{w * 0.3, -rise}, r + Point{-w * 0.3, -rise}, r)
      .line_to(r + Point{0, rise * 0.5});
  p.line_to(r + Point{-w * 0.16, rise * 0.5})
      .curve_to(r + Point{-w * 0.22, -rise * 0.52}, l + Point{w * 0.22, -rise * 0.52},
                l + Point{w * 0.16, rise * 0.5})
      .close();
  g.add(built(p, s.tone(lighter(stone_color, 0.14), far), s.tone(darker(stone_color, 0.14), far),
              far));
  Path rail;
  rail.move_to(l + Point{-w * 0.02, -rise * 0.16})
      .curve_to(l + Point{w * 0.3, -rise * 1.2}, r + Point{-w * 0.3, -rise * 1.2},
                r + Point{w * 0.02, -rise * 0.16});
  rail.line_to(r + Point{w * 0.02, 0})
      .curve_to(r + Point{-w * 0.3, -rise}, l + Point{w * 0.3, -rise}, l + Point{-w * 0.02, 0})
      .close();
  g.add(built(rail, s.tone(lighter(stone_color, 0.24), far), s.tone(stone_color, far), far));
  Group joints;
  joints.clip = p;
  joints.add(
      line(dashes(s.random, rectangle({l.x, l.y - rise * 0.75, w, rise * 1.2}), 16, w * 0.06, 0),
           1.8, s.tone(darker(stone_color, 0.25), far).with_alpha(0.5)));
  g.add(std::move(joints));
  into.add(std::move(g));
}

void paint_boat(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.boat";
  const double m = base.y - w * 0.14;
  g.add(line(segment({base.x, m}, {base.x, base.y - w * 0.95}), w * 0.025, s.tone(0x8A6A50, far),
             Role::Structure));
  Path sail;
  sail.move_to({base.x + w * 0.03, base.y - w * 0.92})
      .curve_to({base.x + w * 0.26, base.y - w * 0.7}, {base.x + w * 0.40, base.y - w * 0.45},
                {base.x + w * 0.42, base.y - w * 0.22})
      .line_to({base.x + w * 0.03, base.y - w * 0.22})
      .close();
  g.add(built(sail, s.tone(0xFFFBF0, far), s.tone(0xEADFCB, far), far, 0.4));
  g.add(built(polygon({{base.x - w * 0.03, base.y - w * 0.84},
                       {base.x - w * 0.03, base.y - w * 0.24},
                       {base.x - w * 0.28, base.y - w * 0.24}}),
              s.tone(0xE98A6E, far), s.tone(0xD27158, far), far, 0.4));
  Path hull;
  hull.move_to({base.x - w * 0.46, m})
      .line_to({base.x + w * 0.5, m})
      .curve_to({base.x + w * 0.40, base.y + w * 0.02}, {base.x + w * 0.3, base.y + w * 0.04},
                {base.x + w * 0.2, base.y + w * 0.04});
  hull.line_to({base.x - w * 0.24, base.y + w * 0.04})
      .curve_to({base.x - w * 0.36, base.y + w * 0.02}, {base.x - w * 0.42, base.y - w * 0.06},
                {base.x - w * 0.46, m})
      .close();
  g.add(built(hull, s.tone(0xB56B4C, far), s.tone(0x8F513B, far), far, 0.5));
  g.add(area(rectangle({base.x - w * 0.45, m, w * 0.94, w * 0.035}), s.tone(0xF3E4C6, far),
             Role::Structure));
  into.add(std::move(g));
}

void paint_campfire(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.fire";
  g.add(glow({base.x, base.y - w * 0.4}, w * (s.light.night() ? 2.6 : 1.6),
             rgb(0xFFC163, s.light.night() ? 0.6 : 0.35), 0.05));
  Path stones;
  for (int i = 0; i < 7; ++i)
    stones.add(stone(
        s.random,
        {base.x + w * (-0.48 + 0.16 * i), base.y + w * 0.06 * std::sin(std::numbers::pi * i / 6)},
        w * 0.19, w * 0.13));
  for (double d : {-1.0, 1.0})
    g.add(built(limb({{base.x - d * w * 0.36, base.y - w * 0.02},
                      {base.x, base.y - w * 0.10},
                      {base.x + d * w * 0.30, base.y - w * 0.22}},
                     {w * 0.12, w * 0.11, w * 0.09}),
                s.tone(0x8C684C, far), s.tone(0x6B4D3A, far), far));
  const auto flame = [&](double k, double x) {
    return blob({{base.x + x, base.y - w * 0.08},
                 {base.x + x - w * 0.26 * k, base.y - w * 0.24 * k - w * 0.06},
                 {base.x + x - w * 0.15 * k, base.y - w * 0.50 * k},
                 {base.x + x + w * 0.02, base.y - w * 0.92 * k},
                 {base.x + x + w * 0.10 * k, base.y - w * 0.56 * k},
                 {base.x + x + w * 0.25 * k, base.y - w * 0.30 * k}});
  };
  Shape outer = inked(flame(1, 0), rgb(0xF7A04A), rgb(0xE8683A), Role::Glow, 0.4);
  g.add(std::move(outer));
  g.add(area(flame(0.68, w * 0.01), rgb(0xFFD169), rgb(0xFBAE4A), Role::Glow));
  g.add(area(flame(0.36, 0), rgb(0xFFF5C9), rgb(0xFFE08A), Role::Glow));
  g.add(built(stones, s.tone(0xB4ABA2, far), s.tone(0x8E867F, far), far, 0.45));
  into.add(std::move(g));
}

void paint_tent(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.tent";
  const Color cloth = rgb(0xE59A5A);
  g.add(ground_shadow(s, base, w * 1.05));
  const double h = w * 0.62;
  Path p;
  p.move_to({base.x - w * 0.5, base.y})
      .quad_to({base.x - w * 0.16, base.y - h * 0.5}, {base.x - w * 0.02, base.y - h})
      .quad_to({base.x + w * 0.22, base.y - h * 0.45}, {base.x + w * 0.5, base.y})
      .close();
  g.add(built(p, s.tone(lighter(cloth, 0.15), far), s.tone(darker(cloth, 0.10), far), far));
  g.add(built(polygon({{base.x - w * 0.02, base.y - h},
                       {base.x + w * 0.13, base.y},
                       {base.x - w * 0.16, base.y}}),
              s.tone(s.light.lamps() ? 0xFFD58A : 0x7A5644, far),
              s.tone(s.light.lamps() ? 0xE9A75C : 0x5F4338, far), far));
  g.add(built(polygon({{base.x - w * 0.02, base.y - h},
                       {base.x - w * 0.04, base.y},
                       {base.x - w * 0.20, base.y}}),
              s.tone(lighter(cloth, 0.3), far), s.tone(cloth, far), far, 0.4));
  into.add(std::move(g));
}

void paint_swing(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.swing";
  const double h = w * 0.86;
  const Color frame = rgb(0xC96A5B), seat = rgb(0xE9BE5F);
  g.add(ground_shadow(s, base, w));
  for (double k : {-0.46, 0.46})
    for (double d : {-0.09, 0.09})
      g.add(built(limb({{base.x + w * k * 0.9, base.y - h},
                        {base.x + w * (k * 0.95 + d * 0.5), base.y - h * 0.5},
                        {base.x + w * (k + d), base.y}},
                       {w * 0.04, w * 0.04, w * 0.04}),
                  s.tone(lighter(frame, 0.1), far), s.tone(frame, far), far));
  g.add(
      built(rounded_rectangle({base.x - w * 0.46, base.y - h * 1.03, w * 0.92, w * 0.05}, w * 0.02),
            s.tone(lighter(frame, 0.15), far), s.tone(frame, far), far));
  for (double k : {-0.2, 0.2}) {
    const double lean = k < 0 ? w * 0.05 : -w * 0.01;
    Path ropes = segment({base.x + w * (k - 0.07), base.y - h},
                         {base.x + w * (k - 0.07) + lean, base.y - h * 0.30});
    ropes.add(segment({base.x + w * (k + 0.07), base.y - h},
                      {base.x + w * (k + 0.07) + lean, base.y - h * 0.30}));
    g.add(line(ropes, std::max(1.6, w * 0.012), s.tone(0x8A7A6C, far), Role::Structure));
    g.add(built(
        rounded_rectangle({base.x + w * (k - 0.095) + lean, base.y - h * 0.31, w * 0.19, w * 0.04},
                          w * 0.015),
        s.tone(lighter(seat, 0.1), far), s.tone(seat, far), far, 0.45));
  }
  into.add(std::move(g));
}

void paint_slide(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.slide";
  const double h = w * 0.72;
  const Color blue = rgb(0x6FA3B8), yellow = rgb(0xF0C25F), red = rgb(0xD26A58);
  g.add(ground_shadow(s, base, w * 1.05));
  for (double k : {-0.44, -0.24})
    g.add(built(rectangle({base.x + w * k - w * 0.02, base.y - h * 1.12, w * 0.04, h * 1.12}),
                s.tone(blue, far), s.tone(darker(blue, 0.12), far), far));
  Path rungs;
  for (int i = 1; i < 6; ++i)
    rungs.add(segment({base.x - w * 0.44, base.y - h * 0.14 * i},
                      {base.x - w * 0.24, base.y - h * 0.14 * i}));
  g.add(line(rungs, w * 0.022, s.tone(yellow, far), Role::Structure));
  g.add(
      built(rounded_rectangle({base.x - w * 0.47, base.y - h * 0.80, w * 0.30, h * 0.07}, w * 0.01),
            s.tone(lighter(red, 0.1), far), s.tone(red, far), far));
  Path chute;
  chute.move_to({base.x - w * 0.20, base.y - h * 0.90})
      .curve_to({base.x + w * 0.02, base.y - h * 0.80}, {base.x + w * 0.16, base.y - h * 0.12},
                {base.x + w * 0.5, base.y - h * 0.10});
  chute.line_to({base.x + w * 0.5, base.y - h * 0.01})
      .curve_to({base.x + w * 0.06, base.y}, {base.x - w * 0.02, base.y - h * 0.62},
                {base.x - w * 0.20, base.y - h * 0.73})
      .close();
  g.add(built(chute, s.tone(lighter(yellow, 0.18), far), s.tone(yellow, far), far));
  g.add(built(polygon({{base.x - w * 0.52, base.y - h * 1.10},
                       {base.x - w * 0.34, base.y - h * 1.42},
                       {base.x - w * 0.16, base.y - h * 1.10}}),
              s.tone(lighter(red, 0.1), far), s.tone(red, far), far));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
