// Trees and what grows under them. A tree is a trunk with its light side and bark, and masses of
// leaves: a dark mass behind, the body, and lit clusters towards the light with drawn leaf marks.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using story::Season;

namespace {

constexpr double kInkless = 0.42;  // farther than this nothing gets a contour

void trunk(Stage& s, Group& into, Point base, double height, double width, double far, Color noon) {
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

/// One leafy mass with its lights.
void foliage(Stage& s, Group& into, Point c, double rx, double ry, double far, Color noon,
             int lobes) {
  const double side = s.light.towards.x < 0 ? -1 : 1;
  const Color body = s.tone(noon, far);
  const Color low = s.tone(mix(darker(noon, 0.20), s.light.shade, 0.10), far);
  const Color high = s.tone(mix(lighter(noon, 0.20), s.light.key, 0.22), far);
  Path outline = crown(s.random, c, rx, ry, lobes);
  Shape mass = inked(outline, body, low, Role::Foliage, 0.5);
  mass.outlined = far < kInkless;
  into.add(std::move(mass));
  // Lit clusters, largest towards the light.
  const int clusters = far < 0.5 ? 4 : 2;
  for (int i = 0; i < clusters; ++i) {
    const double a = radians(-90 + side * (8 + 34 * i) + s.random.between(-14, 14)),
                 k = i == 0 ? 0.30 : 0.52;
    const Point at{c.x + rx * k * std::cos(a),
                   c.y + ry * k * std::sin(a) + ry * (i > 1 ? 0.12 : 0)};
    const double r = i == 0 ? 0.52 : s.random.between(0.22, 0.34);
    // A veil of light that thins out downwards, mixed here with the mass behind it: translucent
    // gradients cost a PDF reader a soft mask each.
    const auto behind = [&](double y) {
      return mix(body, low, std::clamp((y - (c.y - ry)) / (2 * ry), 0.0, 1.0));
    };
    into.add(area(crown(s.random, at, rx * r, ry * r * 0.8, std::max(5, lobes / 2 + 1)),
                  mix(behind(at.y - ry * r * 0.8), high, i == 0 ? 0.55 : 0.6),
                  mix(behind(at.y + ry * r * 0.8), body, 0.25), Role::Foliage));
  }
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

void snow_on(Stage& s, Group& into, Point c, double rx, double ry, double far) {
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

void round_tree(Stage& s, Group& g, Point base, double h, double far, Color noon, bool tall) {
  const double w = h * (tall ? 0.24 : 0.36), tw = h * (tall ? 0.055 : 0.075);
  trunk(s, g, base, h * 0.52, tw, far, rgb(0x8A6A52));
  if (tall) {
    foliage(s, g, {base.x, base.y - h * 0.60}, w, h * 0.40, far, noon, 13);
    return;
  }
  // Forks carry three masses: the back one darker.
  const double d = s.random.chance(0.5) ? 1 : -1;
  Path forks = limb({{base.x, base.y - h * 0.36},
                     {base.x + d * w * 0.30, base.y - h * 0.50},
                     {base.x + d * w * 0.5, base.y - h * 0.60}},
                    {tw * 0.7, tw * 0.5, tw * 0.3});
  g.add(area(forks, s.tone(0x7B5D48, far), Role::Foliage));
  foliage(s, g, {base.x - d * w * 0.10, base.y - h * 0.72}, w * 0.92, h * 0.27, far,
          darker(noon, 0.10), 12);
  foliage(s, g, {base.x + d * w * 0.52, base.y - h * 0.56}, w * 0.56, h * 0.17, far,
          darker(noon, 0.05), 9);
  foliage(s, g, {base.x - d * w * 0.44, base.y - h * 0.55}, w * 0.62, h * 0.19, far, noon, 10);
  foliage(s, g, {base.x + d * w * 0.10, base.y - h * 0.76}, w * 0.62, h * 0.20, far,
          lighter(noon, 0.05), 10);
}

void pine(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  const double w = h * 0.25, tw = h * 0.045;
  trunk(s, g, base, h * 0.24, tw, far, rgb(0x7A5C4A));
  const int tiers = far > 0.5 ? 4 : 5;
  const double side = s.light.towards.x < 0 ? -1 : 1;
  for (int i = 0; i < tiers; ++i) {
    const double t = static_cast<double>(i) / tiers;
    const double y = base.y - h * (0.14 + 0.62 * t), tip = y - h * (0.34 - 0.06 * t),
                 half = w * (1 - t * 0.74);
    // A skirt with a hem of hanging tufts.
    Path p;
    p.move_to({base.x, tip});
    p.curve_to({base.x + half * 0.20, y - h * 0.16}, {base.x + half * 0.6, y - h * 0.05},
               {base.x + half, y + h * 0.012});
    const int n = 5;
    for (int k = 0; k < n; ++k) {
      const double x0 = base.x + half - 2 * half * k / n,
                   x1 = base.x + half - 2 * half * (k + 1) / n;
      const double sag = h * 0.030 * (1 - std::abs((x0 + x1) / 2 - base.x) / half);
      p.curve_to({x0 - half * 0.05, y + h * 0.035 + sag}, {x1 + half * 0.12, y + h * 0.035 + sag},
                 {x1, y + (k + 1 == n ? h * 0.012 : sag * 0.8)});
    }
    p.curve_to({base.x - half * 0.6, y - h * 0.05}, {base.x - half * 0.20, y - h * 0.16},
               {base.x, tip});
    p.close();
    Shape tier =
        inked(p, s.tone(lighter(noon, 0.06 + 0.03 * i), far),
              s.tone(mix(darker(noon, 0.20), s.light.shade, 0.12), far), Role::Foliage, 0.5);
    tier.outlined = far < kInkless;
    g.add(std::move(tier));
    if (far < 0.75) {
      Path lit;
      lit.move_to({base.x, tip + h * 0.02});
      lit.curve_to({base.x + side * half * 0.2, y - h * 0.14},
                   {base.x + side * half * 0.55, y - h * 0.05}, {base.x + side * half * 0.86, y});
      lit.curve_to({base.x + side * half * 0.5, y - h * 0.02},
                   {base.x + side * half * 0.24, y - h * 0.05}, {base.x, tip + h * 0.02});
      lit.close();
      const bool snow = s.light.snowy();
      g.add(area(lit,
                 s.tone(snow ? rgb(0xFFFFFF) : mix(lighter(noon, 0.25), s.light.key, 0.2), far)
                     .with_alpha(snow ? 0.95 : 0.6),
                 Role::Foliage));
    }
  }
}

void birch(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  const double tw = h * 0.04;
  trunk(s, g, base, h * 0.86, tw, far, rgb(0xEFE9DF));
  Path marks;
  for (int i = 0; i < 9; ++i) {
    const double y = base.y - h * (0.05 + 0.075 * i) - s.random.between(0, h * 0.02),
                 x = base.x + (s.random.chance(0.5) ? -1 : 1) * tw * 0.2;
    marks.add(leaf({x - tw * 0.26, y}, {x + tw * 0.26, y + tw * 0.08}, tw * 0.09));
  }
  g.add(area(marks, s.tone(0x5A4D4B, far).with_alpha(0.8), Role::Foliage));
  if (s.light.season == Season::Winter) return;
  for (int i = 0; i < 4; ++i) {
    const double t = 0.48 + 0.15 * i, d = i % 2 ? 1 : -1;
    foliage(s, g, {base.x + d * h * (0.10 - 0.02 * i), base.y - h * t}, h * (0.15 - 0.018 * i),
            h * 0.11, far, lighter(noon, 0.08), 8);
  }
}

void twigs(Stage& s, Path& p, Point from, double angle, double length, double width, int depth) {
  const Point to = from + Point{std::cos(radians(angle)), std::sin(radians(angle))} * length;
  const Point bend = mix(from, to, 0.5) + Point{s.random.between(-0.08, 0.08) * length, 0};
  const Point pts[] = {from, bend, to};
  const double widths[] = {width, width * 0.8, width * 0.55};
  p.add(drawing::tapered(pts, widths));
  if (depth == 0) return;
  const int n = depth > 1 ? 3 : 2;
  for (int i = 0; i < n; ++i)
    twigs(s, p, mix(bend, to, i == 0 ? 1.0 : s.random.between(0.2, 0.8)),
          angle + (i - (n - 1) / 2.0) * 38 + s.random.between(-9, 9),
          length * s.random.between(0.55, 0.72), width * 0.55, depth - 1);
}

void bare_tree(Stage& s, Group& g, Point base, double h, double far) {
  const Color bark = rgb(0x836A5C);
  trunk(s, g, base, h * 0.42, h * 0.075, far, bark);
  Path p;
  for (double a : {-122.0, -90.0, -56.0})
    twigs(s, p, {base.x, base.y - h * 0.38}, a + s.random.between(-6, 6), h * 0.25, h * 0.045, 2);
  Shape crown_of_twigs = area(p, s.tone(bark, far), Role::Foliage);
  g.add(std::move(crown_of_twigs));
  if (s.light.snowy()) snow_on(s, g, {base.x, base.y - h * 0.40}, h * 0.07, h * 0.03, far);
}

void willow(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  trunk(s, g, base, h * 0.55, h * 0.09, far, rgb(0x84705A));
  foliage(s, g, {base.x, base.y - h * 0.70}, h * 0.36, h * 0.24, far, noon, 12);
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

void palm(Stage& s, Group& g, Point base, double h, double far) {
  const double d = s.random.chance(0.5) ? 1 : -1;
  const Point top{base.x + d * h * 0.14, base.y - h * 0.78};
  Shape stem = inked(limb({base, {base.x + d * h * 0.02, base.y - h * 0.4}, top},
                          {h * 0.085, h * 0.055, h * 0.045}),
                     s.tone(0xB58D63, far), s.tone(0x936D4C, far), Role::Foliage, 0.5);
  stem.outlined = far < kInkless;
  g.add(std::move(stem));
  Path rings;
  for (int i = 1; i < 9; ++i) {
    const Point c =
        mix(base, top, i / 9.0) + Point{-d * h * 0.05 * std::sin(std::numbers::pi * i / 9), 0};
    rings.move_to({c.x - h * 0.022, c.y}).quad_to({c.x, c.y + h * 0.014}, {c.x + h * 0.022, c.y});
  }
  g.add(line(rings, std::max(1.2, h * 0.008), s.tone(0x7A583E, far).with_alpha(0.7)));
  for (int i = 0; i < 8; ++i) {
    static constexpr std::array<double, 8> angles{-168, 10, -25, -150, -60, -120, 34, 152};
    const double a = radians(angles[static_cast<std::size_t>(i)] + s.random.between(-7, 7)),
                 l = h * s.random.between(0.34, 0.42);
    const Point tip = top + Point{std::cos(a) * l, std::sin(a) * l * 0.6 + l * 0.34};
    const Point knee = top + Point{std::cos(a) * l * 0.5, std::sin(a) * l * 0.55 - l * 0.10};
    // A frond: arched spine with a sawn lower edge.
    std::vector<Point> upper, lower;
    for (int k = 0; k <= 7; ++k) {
      const double t = k / 7.0;
      const Point p = mix(mix(top, knee, t), mix(knee, tip, t), t);
      const double w = l * 0.13 * std::sin(std::numbers::pi * std::min(1.0, t * 0.9 + 0.1));
      upper.push_back({p.x, p.y - w * 0.5});
      lower.push_back({p.x, p.y + w * (k % 2 ? 1.15 : 0.35)});
    }
    Path f;
    f.move_to(top);
    for (const Point& p : upper) f.line_to(p);
    for (auto it = lower.rbegin(); it != lower.rend(); ++it) f.line_to(*it);
    f.close();
    const Color c = i % 2 ? rgb(0x7FAF62) : rgb(0x63985C);
    Shape frond = inked(f, s.tone(lighter(c, 0.1), far), s.tone(c, far), Role::Foliage, 0.35);
    frond.outlined = far < kInkless;
    g.add(std::move(frond));
  }
  Path nuts = ellipse(top + Point{-h * 0.02, h * 0.02}, h * 0.024, h * 0.026);
  nuts.add(ellipse(top + Point{h * 0.026, h * 0.025}, h * 0.022, h * 0.025));
  g.add(area(nuts, s.tone(0x7B5638, far), Role::Foliage));
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
      pine(s, g, base, h, far,
           s.varied(s.light.season == Season::Winter ? rgb(0x6A8F86) : rgb(0x5B8B6C), 0.05));
      break;
    case Tree::Willow:
      willow(s, g, base, h, far, noon);
      break;
    case Tree::Bare:
      bare_tree(s, g, base, h, far);
      break;
    case Tree::Palm:
      palm(s, g, base, h, far);
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

void paint_bush(Stage& s, Group& into, Point base, double w, double far, int hue) {
  Group g;
  g.name = "setting.bush";
  g.add(ground_shadow(s, base, w * 0.95));
  Color noon = s.varied(leaf_color(s.light.season, hue), 0.04);
  if (s.light.snowy()) noon = mix(noon, rgb(0xE4ECF2), 0.35);
  foliage(s, g, {base.x - w * 0.22, base.y - w * 0.22}, w * 0.30, w * 0.24, far, darker(noon, 0.08),
          8);
  foliage(s, g, {base.x + w * 0.22, base.y - w * 0.20}, w * 0.30, w * 0.22, far, darker(noon, 0.03),
          8);
  foliage(s, g, {base.x, base.y - w * 0.26}, w * 0.34, w * 0.28, far, noon, 9);
  if (s.light.snowy()) snow_on(s, g, {base.x, base.y - w * 0.42}, w * 0.26, w * 0.10, far);
  into.add(std::move(g));
}

void paint_fern(Stage& s, Group& into, Point base, double h, double far) {
  Color noon = s.light.season == Season::Autumn ? rgb(0xB98F4E) : rgb(0x6C9E5C);
  if (s.light.snowy()) noon = rgb(0x9DB3A4);
  Path back, front;
  for (int i = 0; i < 7; ++i) {
    const double a = radians(-90 + (i - 3) * 24 + s.random.between(-7, 7)),
                 l = h * s.random.between(0.8, 1.05) * (1 - 0.05 * std::abs(i - 3));
    const Point tip =
        base + Point{std::cos(a) * l * 1.1, std::sin(a) * l + std::abs(std::cos(a)) * l * 0.25};
    const Point knee = base + Point{std::cos(a) * l * 0.45, std::sin(a) * l * 0.75};
    Path& into_path = i % 2 ? back : front;
    for (int k = 1; k <= 7; ++k) {
      const double t = k / 7.5;
      const Point p = mix(mix(base, knee, t), mix(knee, tip, t), t),
                  q = mix(knee, tip, t) - mix(base, knee, t);
      const Point dir = q * (1 / std::max(1e-6, length(q))), n{-dir.y, dir.x};
      const double w = h * 0.19 * (1 - t * 0.75);
      into_path.add(leaf(p, p + dir * (w * 0.5) + n * w, w * 0.26));
      into_path.add(leaf(p, p + dir * (w * 0.5) - n * w, w * 0.26));
    }
  }
  into.add(area(back, s.tone(darker(noon, 0.14), far), Role::Foliage));
  into.add(area(front, s.tone(lighter(noon, 0.10), far), s.tone(noon, far), Role::Foliage));
}

void paint_mushroom(Stage& s, Group& into, Point base, double h, double far, int kind) {
  const Color cap = kind % 2 ? rgb(0xB98358) : rgb(0xD9584A);
  const double w = h * 0.52;
  Shape stem = inked(limb({base, {base.x, base.y - h * 0.4}, {base.x, base.y - h * 0.7}},
                          {h * 0.30, h * 0.22, h * 0.2}),
                     s.tone(0xF6ECDA, far), s.tone(0xDCCBB0, far), Role::Foliage, 0.45);
  into.add(std::move(stem));
  Path p;
  p.move_to({base.x - w, base.y - h * 0.50});
  p.curve_to({base.x - w * 0.95, base.y - h * 1.12}, {base.x + w * 0.95, base.y - h * 1.12},
             {base.x + w, base.y - h * 0.50});
  p.curve_to({base.x + w * 0.5, base.y - h * 0.40}, {base.x - w * 0.5, base.y - h * 0.40},
             {base.x - w, base.y - h * 0.50})
      .close();
  Shape c =
      inked(p, s.tone(lighter(cap, 0.10), far), s.tone(darker(cap, 0.10), far), Role::Foliage, 0.5);
  c.volume = true;
  into.add(std::move(c));
  if (kind % 2 == 0) {
    Path dots = ellipse({base.x - w * 0.4, base.y - h * 0.70}, h * 0.075, h * 0.06);
    dots.add(ellipse({base.x + w * 0.12, base.y - h * 0.82}, h * 0.09, h * 0.065));
    dots.add(ellipse({base.x + w * 0.52, base.y - h * 0.62}, h * 0.06, h * 0.05));
    into.add(area(dots, s.tone(0xFFF6EA, far), Role::Foliage));
  }
}

void paint_log(Stage& s, Group& into, Point base, double w, double far) {
  const double r = w * 0.15;
  into.add(ground_shadow(s, base, w * 1.05));
  const Color bark = rgb(0x8E6B50);
  Path p = drawing::rounded_rectangle({base.x - w / 2, base.y - 2 * r, w, 2 * r}, r * 0.9);
  Shape body = inked(p, s.tone(lighter(bark, 0.10), far), s.tone(darker(bark, 0.18), far),
                     Role::Foliage, 0.55);
  into.add(std::move(body));
  into.add(line(
      dashes(s.random, drawing::rectangle({base.x - w * 0.4, base.y - 1.8 * r, w * 0.7, 1.6 * r}),
             7, w * 0.10, 2),
      2, s.tone(darker(bark, 0.3), far).with_alpha(0.5)));
  into.add(inked(ellipse({base.x + w / 2 - r * 0.5, base.y - r}, r * 0.62, r),
                 s.tone(0xD9B98C, far), s.tone(0xC29C6E, far), Role::Foliage, 0.5));
  into.add(line(ellipse({base.x + w / 2 - r * 0.5, base.y - r}, r * 0.32, r * 0.55), 1.6,
                s.tone(0x9C7850, far)));
  const Color moss = s.light.snowy() ? rgb(0xF6FAFD) : rgb(0x8FB069);
  into.add(area(blob({{base.x - w * 0.42, base.y - r * 1.6},
                      {base.x - w * 0.3, base.y - r * 2.25},
                      {base.x - w * 0.05, base.y - r * 2.1},
                      {base.x + w * 0.12, base.y - r * 1.85},
                      {base.x - w * 0.1, base.y - r * 1.5},
                      {base.x - w * 0.26, base.y - r * 1.2}}),
                s.tone(moss, far), Role::Foliage));
}

}  // namespace talewright::engines::illustrator
