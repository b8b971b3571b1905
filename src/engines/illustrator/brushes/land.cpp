// Land, water and what lies on it.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using story::Season;

Shape ground_shadow(const Stage& s, Point base, double width) {
  const double shift = -s.light.towards.x * width * 0.18;
  Shape shadow = area(ellipse({base.x + shift, base.y}, width * 0.56, width * 0.10),
                      s.light.shade.with_alpha(s.light.night() ? 0.30 : 0.20), Role::Shadow);
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

namespace {

/// Drifts with a lit edge and a blue hollow, and the glitter of frost: snow is not a white sheet.
void snow_lies(Stage& s, Group& g, double y) {
  Path hollows, edges, frost;
  for (int i = 0; i < 8; ++i) {
    const double t = 0.06 + 0.86 * (i + s.random.unit()) / 8, at = y + (s.height - y) * t,
                 x = s.x(s.random.unit()), w = s.width * s.random.between(0.07, 0.15) * (0.6 + t),
                 h = (5 + 15 * t) * s.zoom;
    hollows.move_to({x - w, at + h * 0.2})
        .curve_to({x - w * 0.5, at - h * 0.2}, {x + w * 0.2, at - h * 0.5}, {x + w, at})
        .curve_to({x + w * 0.4, at + h * 0.2}, {x - w * 0.2, at + h * 0.9}, {x - w, at + h * 0.2})
        .close();
    edges.move_to({x - w * 0.8, at})
        .curve_to({x - w * 0.4, at - h * 0.5}, {x + w * 0.2, at - h * 0.8},
                  {x + w * 0.9, at - h * 0.2})
        .curve_to({x + w * 0.2, at - h * 0.5}, {x - w * 0.4, at - h * 0.2}, {x - w * 0.8, at})
        .close();
  }
  for (int i = 0; i < 24; ++i)
    frost.add(
        drawing::star({s.x(s.random.unit()), y + (s.height - y) * s.random.between(0.1, 0.98)},
                      s.random.between(2.5, 5.5), 0.9, 4));
  g.add(area(hollows, s.tone(0xA9C0E0).with_alpha(0.50), Role::Land));
  g.add(area(edges, s.light.night() ? rgb(0xC9D8FF, 0.75) : s.tone(0xFFFFFF), Role::Land));
  g.add(area(frost, rgb(0xFFFFFF, s.light.night() ? 0.75 : 0.9), Role::Glow));
}

}  // namespace

void paint_ground(Stage& s, double y, Color noon) {
  Group g;
  g.name = "setting.ground";
  Path p = rolling(s.random, -40, s.width + 40, y, 7 * s.zoom, s.height + 20, 2);
  if (s.light.night() && s.light.snowy()) noon = mix(noon, rgb(0xFFF1DC), 0.6);
  const Color deep = s.light.snowy() ? rgb(0xC9D6E8) : darker(drawing::hue_turned(noon, 10), 0.16);
  Shape base = area(p, noon, Role::Land);
  base.fill = Fill::linear(
      {0, y}, {0, s.height},
      {{0, s.tone(lighter(noon, 0.22), 0.45)}, {0.35, s.tone(noon, 0.10)}, {1, s.tone(deep)}});
  g.add(std::move(base));
  // Long soft swells of light and shade across the ground, flatter the further away.
  for (int i = 0; i < 7; ++i) {
    const double t = 0.08 + 0.86 * std::pow((i + s.random.between(0.1, 0.9)) / 7, 1.2);
    const double at = y + (s.height - y) * t;
    const double w = s.width * s.random.between(0.22, 0.42) * (0.7 + t * 0.6);
    const bool sunny = i % 2 == 0;
    const Color c = sunny ? mix(lighter(noon, 0.25), s.light.key, 0.35) : deep;
    g.add(area(ellipse({s.x(s.random.between(0.02, 0.98)), at}, w, (6 + 22 * t) * s.zoom),
               s.tone(c).with_alpha(sunny ? 0.26 : 0.20), Role::Land));
  }
  if (s.light.night() && !s.light.overcast()) {
    // Moonlight lies across the middle ground, under the moon.
    const double x = s.x(s.light.towards.x > 0 ? 0.74 : 0.26);
    for (int i = 0; i < 3; ++i)
      g.add(area(ellipse({x, y + (s.height - y) * (0.10 + 0.13 * i)}, s.width * (0.30 + 0.07 * i),
                         (12 + 13 * i) * s.zoom),
                 rgb(0xB9CCFF, s.light.snowy() ? 0.20 : 0.10), Role::Glow));
  }
  if (s.light.snowy()) snow_lies(s, g, y);
  s.back.add(std::move(g));
}

void paint_path(Stage& s, double x_front, double x_far, double y_far, double width, Color noon) {
  const double y0 = s.height + 20, y1 = y_far, h = y0 - y1;
  const double bend = (x_front - x_far) * 0.55 + s.width * 0.07;
  const auto side = [&](double k, Path& p, bool down) {
    const Point far{x_far + k * width * 0.035, y1}, near{x_front + k * width * 0.5, y0};
    const Point c1{x_far + bend + k * width * 0.10, y1 + h * 0.30};
    const Point c2{x_front - bend * 0.7 + k * width * 0.30, y1 + h * 0.58};
    if (down)
      p.curve_to(c1, c2, near);
    else
      p.curve_to(c2, c1, far);
  };
  Path p;
  p.move_to({x_far - width * 0.035, y1});
  side(-1, p, true);
  p.line_to({x_front + width * 0.5, y0});
  side(1, p, false);
  p.close();
  Shape way = area(p, noon, Role::Land);
  way.fill = Fill::linear({0, y1}, {0, y0},
                          {{0, s.tone(lighter(noon, 0.2), 0.5)},
                           {0.5, s.tone(noon, 0.1)},
                           {1, s.tone(darker(noon, 0.12))}});
  s.back.add(std::move(way));
  // The middle and half the width of the way at a height.
  const auto across = [=](double y) {
    const double t = std::clamp((y - y1) / h, 0.0, 1.0), u = 1 - t;
    // y is a cubic of the curve's parameter too, near enough to linear to be taken as such.
    const double mid = x_front * t * t * t + 3 * (x_front - bend * 0.7) * t * t * u +
                       3 * (x_far + bend) * t * u * u + x_far * u * u * u;
    return std::pair{mid, width * (0.035 + 0.46 * t * t)};
  };
  s.trodden = [across, y1](Point p) {
    const auto [mid, half] = across(p.y);
    return p.y > y1 && std::abs(p.x - mid) < half * 1.15;
  };
  Path pebbles;
  for (int i = 0; i < 26; ++i) {
    const double t = std::pow(s.random.unit(), 0.7), y = y1 + h * t;
    const auto [mid, half] = across(y);
    const double r = (1.2 + 5 * t) * s.random.between(0.6, 1.2);
    pebbles.add(ellipse({mid + half * s.random.between(-0.85, 0.85), y}, r * 1.5, r * 0.8));
  }
  s.back.add(area(pebbles, s.tone(darker(noon, 0.16)).with_alpha(0.55), Role::Land));
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
                 w = s.width * s.random.between(0.03, 0.085);
    const double d = lean * y_to;
    Path p = polygon({{x - d * 0.3, -10},
                      {x - d * 0.3 + w, -10},
                      {x + d * 0.7 + w * 2.3, y_to},
                      {x + d * 0.7, y_to}});
    Shape shaft = area(p, s.light.key, Role::Glow);
    const double a = s.light.night() ? 0.10 : 0.26;
    shaft.fill = Fill::linear({0, 0}, {0, y_to},
                              {{0, s.light.key.with_alpha(a)},
                               {0.6, s.light.key.with_alpha(a * 0.6)},
                               {1, s.light.key.with_alpha(0)}});
    into.add(std::move(shaft));
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

void paint_cobbles(Stage& s, double y, Color noon) {
  Path dark, light;
  for (double t = 0.02; t < 1.0; t = t * 1.16 + 0.020) {
    const double at = y + (s.height - y) * t, w = (14 + 62 * t) * s.zoom * 0.8;
    for (double x = -w * s.random.unit(); x < s.width + w; x += w * 1.35) {
      if (!s.random.chance(0.30)) continue;
      (s.random.chance(0.5) ? dark : light).add(ellipse({x, at}, w * 0.5, w * 0.12));
    }
  }
  s.back.add(area(dark, s.tone(darker(noon, 0.10)).with_alpha(0.45), Role::Land));
  s.back.add(area(light, s.tone(lighter(noon, 0.25)).with_alpha(0.45), Role::Land));
}

}  // namespace talewright::engines::illustrator
