// Hills, peaks, rocks, water, and the light that falls on them.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using story::Season;

Shape ground_shadow(const Stage& s, Point base, double width) {
  // Darkest under it, thinning out to the side that the light does not reach.
  const double shift = -s.light.towards.x * width * 0.16;
  const Color c = s.light.shade.with_alpha(s.light.night() ? 0.42 : 0.30);
  const double rx = width * 0.60, flat = 0.15;
  const Point middle{base.x + shift, base.y};
  Shape shadow = area(ellipse(middle, rx, rx * flat), c, Role::Shadow);
  shadow.fill = Fill::radial(middle, rx,
                             {{0, c},
                              {0.5, c.with_alpha(c.a * 0.86)},
                              {0.8, c.with_alpha(c.a * 0.36)},
                              {1, c.with_alpha(0)}},
                             flat);
  return shadow;
}

void paint_hill(Stage& s, Group& into, double y, double swing, double bottom, Color noon,
                double far, int waves) {
  Path p = rolling(s.random, -40, s.width + 40, y, swing, bottom, waves);
  const Color top = s.tone(lighter(noon, 0.10), far),
              low = s.tone(darker(noon, 0.05), std::min(1.0, far + 0.12));
  Shape hill = area(std::move(p), top, low, Role::Land);
  into.add(std::move(hill));
}

void paint_peak(Stage& s, Group& into, Point top, double width, double base_y, Color noon,
                double far, bool snow) {
  const double h = base_y - top.y, w = width / 2;
  const auto r = [&](double v) { return v * s.random.between(0.75, 1.25); };
  // The ridge from left foot over the top to the right foot, with shoulders.
  const std::vector<Point> left{{top.x - w, base_y},
                                {top.x - w * 0.66, base_y - r(h * 0.28)},
                                {top.x - w * 0.42, base_y - r(h * 0.50)},
                                {top.x - w * 0.20, base_y - r(h * 0.72)}};
  const std::vector<Point> right{{top.x + w * 0.17, base_y - r(h * 0.70)},
                                 {top.x + w * 0.40, base_y - r(h * 0.46)},
                                 {top.x + w * 0.70, base_y - r(h * 0.24)},
                                 {top.x + w, base_y}};
  std::vector<Point> ridge = left;
  ridge.push_back(top);
  ridge.insert(ridge.end(), right.begin(), right.end());
  into.add(area(drawing::polygon(ridge), s.tone(noon, far),
                s.tone(lighter(noon, 0.12), std::min(1.0, far + 0.3)), Role::Land));
  // The side away from the light.
  const bool light_left = s.light.towards.x < 0;
  const auto& dark = light_left ? right : left;
  std::vector<Point> shade{top};
  if (light_left)
    shade.insert(shade.end(), dark.begin(), dark.end());
  else
    shade.insert(shade.end(), dark.rbegin(), dark.rend());
  const double lean = light_left ? 1 : -1;
  shade.push_back({top.x + lean * w * 0.16, base_y});
  shade.push_back({top.x + lean * w * 0.22, base_y - h * 0.30});
  shade.push_back({top.x + lean * w * 0.04, base_y - h * 0.52});
  shade.push_back({top.x + lean * w * 0.10, base_y - h * 0.76});
  into.add(area(drawing::polygon(shade),
                s.tone(mix(noon, s.light.shade, 0.26), far).with_alpha(0.75),
                s.tone(mix(noon, s.light.shade, 0.10), std::min(1.0, far + 0.3)).with_alpha(0.35),
                Role::Land));
  if (!snow) return;
  // A cap with a ragged hem.
  const double d = 0.36;
  const auto on = [&](const std::vector<Point>& side, bool l) {
    const Point a = l ? side.back() : side.front();
    return mix(top, a, std::min(1.0, d * h / std::max(1.0, a.y - top.y)));
  };
  const Point l = on(left, true), rr = on(right, false);
  const double cw = rr.x - l.x;
  std::vector<Point> cap{top, rr};
  for (int i = 1; i < 6; ++i)
    cap.push_back(
        {rr.x - cw * i / 6.0, l.y + (rr.y - l.y) * (1 - i / 6.0) +
                                  (i % 2 ? 0.16 : -0.06) * d * h * s.random.between(0.7, 1.3)});
  cap.push_back(l);
  into.add(area(drawing::polygon(cap), s.tone(0xFFFFFF, far * 0.5), s.tone(0xE3ECF6, far * 0.7),
                Role::Land));
  into.add(area(polygon({top,
                         light_left ? rr : l,
                         {top.x + lean * cw * 0.10, l.y},
                         {top.x + lean * cw * 0.04, top.y + d * h * 0.5}}),
                s.tone(0xB9C8E2, far * 0.7).with_alpha(0.8), Role::Land));
}

void paint_rock(Stage& s, Group& into, Point base, double w, double far, Color noon) {
  const double h = w * s.random.between(0.5, 0.72);
  into.add(ground_shadow(s, {base.x, base.y - 1}, w * 1.1));
  const Path body = stone(s.random, base, w, h);
  Shape b = inked(body, s.tone(lighter(noon, 0.16), far), s.tone(darker(noon, 0.14), far),
                  Role::Land, 0.55);
  b.volume = far < 0.3;
  into.add(std::move(b));
  const double lean = s.light.towards.x < 0 ? -1 : 1;
  Group inside;
  inside.clip = body;
  inside.add(area(stone(s.random, {base.x + lean * w * 0.14, base.y - h * 0.42}, w * 0.58, h * 0.5),
                  s.tone(s.light.snowy() ? rgb(0xFFFFFF) : lighter(noon, 0.34), far)
                      .with_alpha(s.light.snowy() ? 0.95 : 0.55),
                  Role::Land));
  Path marks = dashes(s.random, stone(s.random, base, w, h * 0.6), 4, w * 0.10, 62);
  inside.add(line(marks, std::max(1.2, w * 0.014), s.tone(darker(noon, 0.3), far).with_alpha(0.5)));
  into.add(std::move(inside));
}

void paint_water(Stage& s, Group& into, Box b, Color noon, double far) {
  Shape w = area(rectangle(b), noon, Role::Water);
  const Color sky = mix(s.light.sky_low, s.light.sky_middle, 0.3);
  w.fill = Fill::linear({0, b.y}, {0, b.bottom()},
                        {{0, mix(s.tone(noon, far), sky, 0.55)},
                         {0.4, mix(s.tone(noon, far * 0.5), sky, 0.2)},
                         {1, s.tone(darker(noon, 0.12))}});
  into.add(std::move(w));
  // Ripples grow towards the eye; under the light they glitter.
  const double glitter_x = s.x(s.light.towards.x < 0 ? 0.22 : 0.78);
  Path bright, dark, sparks;
  for (int i = 0; i < 46; ++i) {
    const double t = std::pow(s.random.unit(), 0.8), y = b.y + b.height * (0.04 + 0.92 * t);
    const double l = (14 + 60 * t) * s.zoom * s.random.between(0.6, 1.3),
                 x = b.x + b.width * s.random.unit();
    const double th = 1.2 + 2.6 * t;
    Path one;
    one.move_to({x - l, y}).curve_to({x - l * 0.4, y - th}, {x + l * 0.4, y - th}, {x + l, y});
    one.curve_to({x + l * 0.4, y + th * 0.6}, {x - l * 0.4, y + th * 0.6}, {x - l, y});
    one.close();
    (i % 2 ? bright : dark).add(one);
    const double gx = glitter_x + s.width * (0.02 + 0.10 * t) * s.random.between(-1, 1);
    sparks.add(ellipse({gx, y}, l * 0.34, th * 0.6));
  }
  into.add(area(bright, mix(s.tone(lighter(noon, 0.5)), sky, 0.5).with_alpha(0.55), Role::Water));
  into.add(area(dark, s.tone(darker(noon, 0.20)).with_alpha(0.35), Role::Water));
  if (!s.light.overcast()) into.add(area(sparks, s.light.key.with_alpha(0.7), Role::Glow));
}

void paint_light_shafts(Stage& s, Group& into, double y_to, int count) {
  const double lean = s.light.towards.x < 0 ? 0.34 : -0.34;
  for (int i = 0; i < count; ++i) {
    const double x = s.x((i + s.random.between(0.1, 0.9)) / count),
                 w = s.width * s.random.between(0.07, 0.15), d = lean * y_to;
    // Fades along its way and, in steps too fine to see, to its sides.
    const double a = s.light.night() ? 0.046 : 0.112;
    for (double k : {1.0, 0.64, 0.30}) {
      const double half = w * k * 0.5;
      Shape shaft = area(polygon({{x - d * 0.3 - half * 0.7, -10},
                                  {x - d * 0.3 + half * 0.7, -10},
                                  {x + d * 0.7 + half * 1.3, y_to},
                                  {x + d * 0.7 - half * 1.3, y_to}}),
                         s.light.key, Role::Glow);
      shaft.fill = Fill::linear({0, 0}, {0, y_to},
                                {{0, s.light.key.with_alpha(a)},
                                 {0.55, s.light.key.with_alpha(a * 0.65)},
                                 {1, s.light.key.with_alpha(0)}});
      into.add(std::move(shaft));
    }
  }
}

void paint_fireflies(Stage& s, Group& into, Box b, int count) {
  for (int i = 0; i < count; ++i) {
    const Point p{b.x + b.width * s.random.unit(), b.y + b.height * s.random.unit()};
    const double r = s.random.between(2.0, 3.6);
    into.add(glow(p, r * 6, rgb(0xFFE79A, 0.55)));
    into.add(area(ellipse(p, r, r), rgb(0xFFF6C9), Role::Glow));
  }
}

}  // namespace talewright::engines::illustrator
