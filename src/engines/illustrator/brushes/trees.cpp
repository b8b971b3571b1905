// Leafy trees. A tree is a trunk with its light side and bark, and masses of
// leaves: a dark mass behind, the body, and lit clusters towards the light with drawn leaf marks.
#include "engines/illustrator/brushes/tree_parts.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using story::Season;

void paint_trunk(Stage& s, Group& into, Point base, double height, double width, double far,
                 Color noon) {
  const double lean = width * s.random.between(-0.5, 0.5);
  const Point top{base.x + lean, base.y - height};
  Path p;
  // Roots flare at the foot.
  p.move_to({base.x - width * 0.95, base.y + width * 0.06});
  p.curve_to({base.x - width * 0.45, base.y - width * 0.2},
             {base.x - width * 0.5, base.y - height * 0.35}, {top.x - width * 0.32, top.y});
  p.line_to({top.x + width * 0.32, top.y});
  p.curve_to({base.x + width * 0.5, base.y - height * 0.35},
             {base.x + width * 0.45, base.y - width * 0.2},
             {base.x + width * 0.95, base.y + width * 0.06});
  p.curve_to({base.x + width * 0.5, base.y - width * 0.02},
             {base.x + width * 0.2, base.y + width * 0.12}, {base.x, base.y + width * 0.04});
  p.curve_to({base.x - width * 0.3, base.y + width * 0.12}, {base.x - width * 0.5, base.y},
             {base.x - width * 0.95, base.y + width * 0.06});
  p.close();
  Shape body = inked(p, s.tone(noon, far), s.tone(darker(noon, 0.12), far), Role::Foliage, 0.55);
  body.outlined = far < kInkless;
  into.add(std::move(body));
  const double side = s.light.towards.x < 0 ? -1 : 1;
  into.add(area(limb({{base.x + side * width * 0.30, base.y - width * 0.4},
                      {base.x + side * width * 0.26 + lean * 0.5, base.y - height * 0.5},
                      {top.x + side * width * 0.18, top.y + 2}},
                     {width * 0.2, width * 0.22, width * 0.14}),
                s.tone(lighter(noon, 0.28), far).with_alpha(0.6), Role::Foliage));
  if (far < 0.5) {
    Path bark;
    for (int i = 0; i < 5; ++i) {
      const double y = base.y - height * s.random.between(0.1, 0.9),
                   x = base.x + lean * (base.y - y) / height -
                       side * width * s.random.between(-0.1, 0.32);
      bark.move_to({x, y}).quad_to({x + width * 0.05, y - height * 0.03},
                                   {x, y - height * s.random.between(0.05, 0.09)});
    }
    into.add(
        line(bark, std::max(1.0, width * 0.06), s.tone(darker(noon, 0.30), far).with_alpha(0.55)));
  }
}

void paint_foliage(Stage& s, Group& into, Point c, double rx, double ry, double far, Color noon,
                   int lobes, bool lights) {
  const double side = s.light.towards.x < 0 ? -1 : 1;
  const Color body = s.tone(noon, far);
  const Color low = s.tone(mix(darker(noon, 0.20), s.light.shade, 0.10), far);
  const Color high = s.tone(mix(lighter(noon, 0.20), s.light.key, 0.22), far);
  Path outline = crown(s.random, c, rx, ry, lobes);
  Shape mass = inked(outline, body, low, Role::Foliage, 0.5);
  mass.outlined = far < kInkless;
  into.add(std::move(mass));
  if (!lights) return;
  // A veil of light towards the sun that thins out downwards, mixed here with the mass behind it:
  // translucent gradients cost a PDF reader a soft mask each.
  const auto behind = [&](double y) {
    return mix(body, low, std::clamp((y - (c.y - ry)) / (2 * ry), 0.0, 1.0));
  };
  const Point sunny{c.x + rx * 0.04 * side, c.y - ry * 0.30};
  into.add(area(crown(s.random, sunny, rx * 0.54, ry * 0.42, std::max(5, lobes / 2 + 1)),
                mix(behind(sunny.y - ry * 0.42), high, 0.55),
                mix(behind(sunny.y + ry * 0.42), body, 0.25), Role::Foliage));
  // Smaller clusters run down the lit side.
  Path clusters;
  for (int i = 1; i < (far < 0.5 ? 4 : 2); ++i) {
    const double a = radians(-90 + side * (8 + 34 * i) + s.random.between(-14, 14));
    const Point at{c.x + rx * 0.52 * std::cos(a),
                   c.y + ry * 0.52 * std::sin(a) + (i > 1 ? ry * 0.12 : 0)};
    const double r = s.random.between(0.20, 0.30);
    clusters.add(crown(s.random, at, rx * r, ry * r * 0.8, 6));
  }
  into.add(area(std::move(clusters), mix(behind(c.y - ry * 0.5), high, 0.6),
                mix(behind(c.y + ry * 0.3), body, 0.4), Role::Foliage));
  if (far < 0.45) {
    // Leaf marks: small arcs, dark below, light above.
    Path dark, light;
    for (int i = 0; i < 12; ++i) {
      const double a = radians(s.random.between(0, 360)), k = std::sqrt(s.random.unit()) * 0.72;
      const Point p{c.x + rx * k * std::cos(a), c.y + ry * k * std::sin(a)};
      const double w = std::min(rx, ry) * s.random.between(0.06, 0.10);
      (p.y > c.y - ry * 0.05 ? dark : light)
          .move_to({p.x - w, p.y})
          .quad_to({p.x, p.y + w * 1.1}, {p.x + w, p.y});
    }
    const double pen = std::clamp(std::min(rx, ry) * 0.016, 1.2, 3.2);
    if (!dark.empty()) into.add(line(dark, pen, low.with_alpha(0.9), Role::Foliage));
    if (!light.empty()) into.add(line(light, pen, high.with_alpha(0.9), Role::Foliage));
  }
}

void paint_snow_on(Stage& s, Group& into, Point c, double rx, double ry, double far) {
  into.add(area(blob({{c.x - rx, c.y},
                      {c.x - rx * 0.5, c.y - ry * 0.8},
                      {c.x, c.y - ry},
                      {c.x + rx * 0.5, c.y - ry * 0.8},
                      {c.x + rx, c.y},
                      {c.x + rx * 0.5, c.y + ry * 0.15},
                      {c.x + rx * 0.2, c.y - ry * 0.1},
                      {c.x - rx * 0.3, c.y + ry * 0.2}}),
                s.tone(0xFFFFFF, far * 0.6), s.tone(0xDCE7F2, far), Role::Foliage));
}

namespace {

void round_tree(Stage& s, Group& g, Point base, double h, double far, Color noon, bool tall) {
  const double w = h * (tall ? 0.24 : 0.36), tw = h * (tall ? 0.055 : 0.075);
  paint_trunk(s, g, base, h * 0.52, tw, far, rgb(0x8A6A52));
  if (tall) {
    paint_foliage(s, g, {base.x, base.y - h * 0.60}, w, h * 0.40, far, noon, 13);
    return;
  }
  // Forks carry three masses: the back one darker.
  const double d = s.random.chance(0.5) ? 1 : -1;
  Path forks = limb({{base.x, base.y - h * 0.36},
                     {base.x + d * w * 0.30, base.y - h * 0.50},
                     {base.x + d * w * 0.5, base.y - h * 0.60}},
                    {tw * 0.7, tw * 0.5, tw * 0.3});
  g.add(area(forks, s.tone(0x7B5D48, far), Role::Foliage));
  paint_foliage(s, g, {base.x - d * w * 0.10, base.y - h * 0.72}, w * 0.92, h * 0.27, far,
                darker(noon, 0.10), 12, false);
  paint_foliage(s, g, {base.x + d * w * 0.52, base.y - h * 0.56}, w * 0.56, h * 0.17, far,
                darker(noon, 0.05), 9);
  paint_foliage(s, g, {base.x - d * w * 0.44, base.y - h * 0.55}, w * 0.62, h * 0.19, far, noon,
                10);
  paint_foliage(s, g, {base.x + d * w * 0.10, base.y - h * 0.76}, w * 0.62, h * 0.20, far,
                lighter(noon, 0.05), 10);
}

/// A branch and what leaves it; `snow` gathers what lies on its upper side.
void twigs(Stage& s, Path& p, Path* snow, Point from, double angle, double length, double width,
           int depth) {
  // It bends up towards the light.
  const double rise = angle < -90 ? 12 : -12;
  const Point bend =
      from + Point{std::cos(radians(angle)), std::sin(radians(angle))} * (length * 0.5);
  const double turned = angle - rise * s.random.between(0.4, 1.4);
  const Point to =
      bend + Point{std::cos(radians(turned)), std::sin(radians(turned))} * (length * 0.5);
  const Point pts[] = {from, bend, to};
  const double widths[] = {width, width * 0.74, width * 0.44};
  p.add(drawing::tapered(pts, widths));
  if (snow && depth > 0 && std::abs(std::cos(radians(angle))) > 0.35) {
    const Point up{0, -width * 0.42};
    const Point line[] = {talewright::mix(from, bend, 0.5) + up, bend + up,
                          talewright::mix(bend, to, 0.7) + up * 0.7};
    const double thick[] = {width * 0.3, width * 0.62, width * 0.3};
    snow->add(drawing::tapered(line, thick));
  }
  if (depth == 0) return;
  for (int i = 0; i < 3; ++i) {
    const double t = i == 2 ? 1.0 : 0.45 + 0.3 * i;
    twigs(s, p, snow,
          t < 0.5 ? talewright::mix(from, bend, t * 2) : talewright::mix(bend, to, t * 2 - 1),
          turned +
              (i == 2 ? s.random.between(-10, 10) : (i == 0 ? -1 : 1) * s.random.between(26, 44)),
          length * s.random.between(0.52, 0.68), width * 0.48, depth - 1);
  }
}

void bare_tree(Stage& s, Group& g, Point base, double h, double far) {
  const Color bark = rgb(0x836A5C);
  Path wood, snow;
  const double tw = h * 0.075;
  // The boughs leave the trunk at different heights and are as thick as what it loses.
  const double flip = s.random.chance(0.5) ? 1 : -1;
  for (const auto& [up, angle, length, width] : {std::array{0.36, -52.0, 0.26, 0.60},
                                                 {0.44, -128.0, 0.25, 0.56},
                                                 {0.49, -74.0, 0.26, 0.56},
                                                 {0.49, -104.0, 0.27, 0.56}})
    twigs(s, wood, s.light.snowy() ? &snow : nullptr, base + Point{0, -h * up},
          flip > 0 ? angle : -180 - angle, h * length, tw * width, far > 0.5 ? 1 : 2);
  g.add(area(std::move(wood), s.tone(lighter(bark, 0.05), far), Role::Foliage));
  paint_trunk(s, g, base, h * 0.50, tw, far, bark);
  if (!snow.empty()) g.add(area(std::move(snow), s.tone(0xFFFFFF, far * 0.5), Role::Foliage));
}

void birch(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  const double tw = h * 0.045;
  const bool bare = s.light.season == Season::Winter;
  if (bare) {
    Path wood;
    for (int i = 0; i < 7; ++i)
      twigs(s, wood, nullptr, base + Point{0, -h * (0.40 + 0.075 * i)}, i % 2 ? -58 : -122,
            h * (0.20 - 0.016 * i), tw * 0.32, 1);
    wood.add(limb({base + Point{0, -h * 0.86}, base + Point{tw * 0.1, -h * 0.97},
                   base + Point{tw * 0.3, -h * 1.10}},
                  {tw * 0.6, tw * 0.4, tw * 0.08}));
    g.add(area(std::move(wood), s.tone(0x857A76, far), Role::Foliage));
  } else {
    paint_foliage(s, g, {base.x, base.y - h * 0.66}, h * 0.20, h * 0.30, far, darker(noon, 0.06),
                  11, false);
  }
  paint_trunk(s, g, base, h * (bare ? 0.92 : 0.66), tw, far, rgb(0xEFE9DF));
  Path marks;
  for (int i = 0; i < (bare ? 11 : 7); ++i) {
    const double y = base.y - h * (0.05 + 0.075 * i) - s.random.between(0, h * 0.02),
                 x = base.x + (s.random.chance(0.5) ? -1 : 1) * tw * 0.2;
    marks.add(leaf({x - tw * 0.26, y}, {x + tw * 0.26, y + tw * 0.08}, tw * 0.09));
  }
  g.add(area(std::move(marks), s.tone(0x5A4D4B, far).with_alpha(0.8), Role::Foliage));
  if (bare) return;
  // Light veils hang before the stem, in steps to both sides.
  const double d = s.random.chance(0.5) ? 1 : -1;
  paint_foliage(s, g, {base.x + d * h * 0.10, base.y - h * 0.54}, h * 0.14, h * 0.11, far, noon, 8);
  paint_foliage(s, g, {base.x - d * h * 0.07, base.y - h * 0.76}, h * 0.14, h * 0.14, far,
                lighter(noon, 0.08), 9);
}

void willow(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  paint_trunk(s, g, base, h * 0.55, h * 0.09, far, rgb(0x84705A));
  paint_foliage(s, g, {base.x, base.y - h * 0.70}, h * 0.36, h * 0.24, far, noon, 12);
  Path back, front;
  for (int i = 0; i < 22; ++i) {
    const double x = base.x + h * 0.40 * (2.0 * i / 21 - 1),
                 top = base.y - h * (0.70 - 0.10 * std::pow(std::abs(2.0 * i / 21 - 1), 2));
    const double l = h * s.random.between(0.34, 0.56);
    (i % 2 ? back : front)
        .add(limb({{x, top}, {x + h * 0.01, top + l * 0.5}, {x - h * 0.01, top + l}},
                  {h * 0.03, h * 0.036, h * 0.008}));
  }
  g.add(
      area(back, s.tone(darker(noon, 0.10), far), s.tone(darker(noon, 0.16), far), Role::Foliage));
  g.add(area(front, s.tone(lighter(noon, 0.10), far), s.tone(noon, far), Role::Foliage));
}

}  // namespace

Tree seasonal(const Stage& s, Tree kind) {
  if (s.light.season != Season::Winter) return kind;
  return kind == Tree::Pine || kind == Tree::Palm || kind == Tree::Birch ? kind : Tree::Bare;
}

void paint_tree(Stage& s, Group& into, Tree kind, Point base, double h, double far, int hue) {
  Group g;
  g.name = "setting.tree";
  g.add(ground_shadow(s, base, h * (kind == Tree::Pine || kind == Tree::Tall ? 0.34 : 0.5)));
  const Color noon = s.varied(leaf_color(s.light.season, hue), 0.04);
  switch (kind) {
    case Tree::Round:
      round_tree(s, g, base, h, far, noon, false);
      break;
    case Tree::Tall:
      round_tree(s, g, base, h, far, noon, true);
      break;
    case Tree::Birch:
      birch(s, g, base, h, far, noon);
      break;
    case Tree::Pine:
      paint_pine(s, g, base, h, far,
                 s.varied(s.light.season == Season::Winter ? rgb(0x6A8F86) : rgb(0x5B8B6C), 0.05));
      break;
    case Tree::Willow:
      willow(s, g, base, h, far, noon);
      break;
    case Tree::Bare:
      bare_tree(s, g, base, h, far);
      break;
    case Tree::Palm:
      paint_palm(s, g, base, h, far);
      break;
    case Tree::Fruit: {
      round_tree(s, g, base, h, far, noon, false);
      Path fruit;
      for (int i = 0; i < 11; ++i) {
        const double a = radians(s.random.between(0, 360)), k = std::sqrt(s.random.unit());
        fruit.add(ellipse(
            {base.x + h * 0.28 * k * std::cos(a), base.y - h * 0.68 + h * 0.18 * k * std::sin(a)},
            h * 0.018, h * 0.019));
      }
      const bool blossom = s.light.season == Season::Spring;
      g.add(area(fruit, s.tone(blossom ? 0xFFE6EC : 0xD9543F, far), Role::Foliage));
      break;
    }
  }
  into.add(std::move(g));
}

void paint_treeline(Stage& s, Group& into, double y, double height, double far, Color noon) {
  std::vector<Point> pts;
  double x = -60;
  const double step = std::max(26.0, height * 0.42);
  while (x < s.width + 60) {
    pts.push_back({x, y - height * s.random.between(0.55, 1.0)});
    x += step * s.random.between(0.7, 1.3);
  }
  Path p;
  p.move_to({-60, y + 30}).line_to(pts.front());
  for (std::size_t i = 0; i + 1 < pts.size(); ++i) {
    const Point d = pts[i + 1] - pts[i], out = Point{d.y, -d.x} * 0.40;
    p.curve_to(pts[i] + out, pts[i + 1] + out, pts[i + 1]);
  }
  p.line_to({s.width + 60, y + 30}).close();
  into.add(area(std::move(p), s.tone(lighter(noon, 0.08), far),
                s.tone(noon, std::min(1.0, far + 0.25)), Role::Foliage));
}

}  // namespace talewright::engines::illustrator
