// Under the sea.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

void seaweed(Stage& s, Group& into, Point base, double h, double far, Color c) {
  Path back, front;
  for (int i = 0; i < 4; ++i) {
    const double x = base.x + h * 0.10 * (i - 1.5), l = h * s.random.between(0.65, 1.0),
                 sway = h * s.random.between(0.07, 0.13);
    std::vector<Point> pts;
    std::vector<double> widths;
    for (int k = 0; k <= 6; ++k) {
      const double t = k / 6.0;
      pts.push_back({x + sway * std::sin(t * 5.2 + i) * t, base.y - l * t});
      widths.push_back(h * 0.055 * (1.05 - t));
    }
    (i % 2 ? back : front).add(drawing::tapered(pts, widths));
  }
  Shape b =
      inked(back, s.tone(darker(c, 0.12), far), s.tone(darker(c, 0.22), far), Role::Foliage, 0.35);
  Shape f = inked(front, s.tone(lighter(c, 0.14), far), s.tone(c, far), Role::Foliage, 0.35);
  b.outlined = f.outlined = far < 0.4;
  into.add(std::move(b));
  into.add(std::move(f));
}

void branch_coral(Path& p, Random& random, Point from, double angle, double len, double width,
                  int depth) {
  const Point to = from + Point{std::cos(radians(angle)), std::sin(radians(angle))} * len;
  const Point pts[] = {from, talewright::mix(from, to, 0.5), to};
  const double widths[] = {width, width * 0.9, width * 0.85};
  p.add(drawing::tapered(pts, widths));
  if (depth == 0) return;
  for (double d : {-28.0, 26.0})
    branch_coral(p, random, to, angle + d + random.between(-8, 8), len * 0.74, width * 0.78,
                 depth - 1);
}

void coral(Stage& s, Group& into, Point base, double h, double far, int kind) {
  static constexpr std::array<unsigned, 5> colors{0xF0897B, 0xF2B56B, 0xC98AC0, 0xEE9DB0, 0x8FC7B4};
  const Color c = rgb(colors[static_cast<std::size_t>(kind) % 5]);
  if (kind % 3 == 0) {
    Path p;
    for (double a : {-118.0, -90.0, -62.0})
      branch_coral(p, s.random, base, a, h * 0.36, h * 0.09, 2);
    into.add(area(std::move(p), s.tone(lighter(c, 0.12), far), s.tone(darker(c, 0.10), far),
                  Role::Foliage));
  } else if (kind % 3 == 1) {  // a brain
    Path body = blob({{base.x - h * 0.55, base.y},
                      {base.x - h * 0.5, base.y - h * 0.4},
                      {base.x, base.y - h * 0.66},
                      {base.x + h * 0.5, base.y - h * 0.4},
                      {base.x + h * 0.55, base.y},
                      {base.x, base.y + h * 0.06}});
    Shape b = inked(body, s.tone(lighter(c, 0.12), far), s.tone(darker(c, 0.12), far),
                    Role::Foliage, 0.45);
    b.volume = true;
    b.outlined = far < 0.4;
    into.add(std::move(b));
    Group g;
    g.clip = body;
    Path lines;
    for (int i = 0; i < 6; ++i) {
      const double y = base.y - h * (0.06 + 0.10 * i);
      lines.move_to({base.x - h * 0.6, y});
      for (int k = 0; k < 8; ++k)
        lines.quad_to({base.x - h * 0.6 + h * 0.15 * (k + 0.5), y + (k % 2 ? h * 0.06 : -h * 0.06)},
                      {base.x - h * 0.6 + h * 0.15 * (k + 1), y});
    }
    g.add(line(lines, std::max(1.5, h * 0.025), s.tone(darker(c, 0.22), far).with_alpha(0.6),
               Role::Foliage));
    into.add(std::move(g));
  } else {  // tubes
    for (int i = 0; i < 5; ++i) {
      const double x = base.x + h * 0.15 * (i - 2),
                   l = h * (0.9 - 0.13 * std::abs(i - 2)) * s.random.between(0.8, 1.1);
      Shape t =
          inked(limb({{x * 0.92 + base.x * 0.08, base.y},
                      {x, base.y - l * 0.5},
                      {x + h * 0.05 * (i - 2), base.y - l}},
                     {h * 0.12, h * 0.15, h * 0.18}),
                s.tone(lighter(c, 0.12), far), s.tone(darker(c, 0.10), far), Role::Foliage, 0.4);
      t.outlined = far < 0.4;
      into.add(std::move(t));
      into.add(area(ellipse({x + h * 0.05 * (i - 2), base.y - l - h * 0.03}, h * 0.065, h * 0.035),
                    s.tone(darker(c, 0.35), far), Role::Foliage));
    }
  }
}

/// A stem of kelp close to the eye: broad wavy leaves along it, bladders at their feet.
void kelp(Stage&, Random& random, Group& into, Point base, double h, double d, Color c) {
  Path body, bladders;
  std::vector<Point> stem;
  std::vector<double> widths;
  const double phase = random.between(0, 3);
  const auto at = [&](double t) {
    return base + Point{d * h * (0.10 * t + 0.045 * std::sin(4.6 * t + phase)), -h * t};
  };
  for (int i = 0; i <= 6; ++i) {
    stem.push_back(at(i / 6.0));
    widths.push_back(h * 0.020 * (1.15 - i / 6.0));
  }
  body.add(drawing::tapered(stem, widths));
  for (int i = 1; i <= 9; ++i) {
    const double t = 0.10 * i, side = i % 2 ? 1 : -1,
                 l = h * random.between(0.17, 0.23) * (1.1 - 0.55 * t);
    const Point p = at(t), tip = p + Point{side * l * 0.85, -l * random.between(0.35, 0.75)};
    const Point knee = talewright::mix(p, tip, 0.5) + Point{0, l * 0.16};
    body.add(limb({p, knee, tip}, {l * 0.10, l * 0.26, l * 0.03}));
    bladders.add(ellipse(p + Point{side * l * 0.10, 0}, l * 0.07, l * 0.085));
  }
  into.add(area(std::move(body), c, darker(c, 0.16), Role::Foliage));
  into.add(area(std::move(bladders), lighter(c, 0.14), Role::Foliage));
}

/// A shoal that turns as one, each a little otherwise: near ones large, stragglers behind.
void fish_school(Stage& s, Group& into, Point c, double size, int count, double far, Color color) {
  Path bodies, tails;
  const double d = s.random.chance(0.5) ? 1 : -1, turn = s.random.between(0, 360);
  for (int i = 0; i < count; ++i) {
    // Spread as seeds in a flower head: no two side by side, no rows.
    const double out = std::sqrt((i + 0.6) / count), a = radians(turn + 137.5 * i);
    const Point p = c + Point{std::cos(a) * out * size * 3.4 - d * size * out * out * 1.2,
                              std::sin(a) * out * size * 1.9};
    const double z = size * (1.25 - 0.55 * out) * s.random.between(0.75, 1.2),
                 tilt = radians(s.random.between(-14, 14) - 16 * std::sin(a));
    const Point along = Point{d * std::cos(tilt), std::sin(tilt)} * z,
                across = Point{-along.y, along.x};
    bodies.add(leaf(p - along * 0.5, p + along * 0.5, z * s.random.between(0.34, 0.42)));
    tails.add(polygon({p - along * 0.42, p - along * 0.8 - across * 0.24, p - along * 0.68,
                       p - along * 0.8 + across * 0.24}));
  }
  into.add(area(tails, s.tone(darker(color, 0.12), far), Role::Foliage));
  into.add(area(bodies, s.tone(lighter(color, 0.15), far), s.tone(color, far), Role::Foliage));
}

/// By night the sea has lights of its own: a few jellyfish, and sparks adrift.
void sea_lights(Stage& s, Group& into, double bed, const std::function<double(double)>& X) {
  Random random(s.spec.seed, "sea lights");
  const double top = s.text_top() ? s.calm.bottom() + 40 : s.height * 0.12;
  for (const auto& [x, t, k] :
       {std::array{0.14, 0.16, 1.0}, {0.90, 0.52, 0.72}, {0.30, 0.0, 0.5}}) {
    const double r = 44 * k * std::sqrt(s.zoom);
    const Point p{X(x + random.between(-0.03, 0.03)), top + (bed - top) * t + r};
    const Color c = k == 0.72 ? rgb(0xE9A6F0) : rgb(0x8FE8F0);
    into.add(glow(p, r * 3.4, c.with_alpha(0.34), 0.04));
    Path arms;
    for (int i = 0; i < 5; ++i) {
      const double at = p.x + r * 0.34 * (i - 2), sway = r * random.between(0.10, 0.22),
                   l = r * random.between(1.2, 2.1);
      arms.add(limb({{at, p.y},
                     {at + sway, p.y + l * 0.4},
                     {at - sway, p.y + l * 0.75},
                     {at + sway * 0.6, p.y + l}},
                    {r * 0.12, r * 0.10, r * 0.07, r * 0.02}));
    }
    into.add(area(std::move(arms), c.with_alpha(0.42), Role::Glow));
    Path bell;
    bell.move_to({p.x - r, p.y + r * 0.10})
        .curve_to({p.x - r * 1.02, p.y - r * 1.15}, {p.x + r * 1.02, p.y - r * 1.15},
                  {p.x + r, p.y + r * 0.10});
    for (int i = 0; i < 4; ++i)
      bell.quad_to({p.x + r * (0.75 - 0.5 * i), p.y + r * 0.34},
                   {p.x + r * (0.5 - 0.5 * i), p.y + r * 0.10});
    bell.close();
    into.add(area(std::move(bell), mix(c, rgb(0xFFFFFF), 0.35).with_alpha(0.80), c.with_alpha(0.40),
                  Role::Glow));
  }
  Path sparks;
  for (int i = 0; i < 34; ++i) {
    const double r = random.between(1.4, 4.2);
    sparks.add(ellipse({s.x(random.unit()), top + (s.height - top) * random.unit()}, r, r));
  }
  into.add(area(std::move(sparks), rgb(0xA8FFF0, 0.62), Role::Glow));
}

/// A ship that sank long ago leans in the blue, a story of its own.
void wreck(Stage& s, Point at, double w, double d) {
  Group g;
  g.name = "setting.wreck";
  const auto P = [&](double x, double y) {
    // Heeled over: every upright leans.
    return Point{at.x + d * w * (x + 0.22 * y), at.y - w * (y - 0.10 * x)};
  };
  const Color wood = rgb(0x8A7A66);
  for (const auto& [x, top] : {std::pair{-0.16, 0.62}, {0.14, 0.74}}) {
    g.add(area(limb({P(x, 0.1), P(x, top * 0.6), P(x, top)}, {w * 0.030, w * 0.022, w * 0.014}),
               s.tone(wood, 0.66), Role::Structure));
    g.add(area(limb({P(x - 0.13, top * 0.72), P(x, top * 0.74), P(x + 0.13, top * 0.72)},
                    {w * 0.010, w * 0.016, w * 0.010}),
               s.tone(wood, 0.66), Role::Structure));
  }
  g.add(area(polygon({P(0.14, 0.54), P(0.27, 0.52), P(0.24, 0.30), P(0.20, 0.36), P(0.15, 0.26)}),
             s.tone(0xC9C4B0, 0.72), Role::Structure));
  Path hull;
  hull.move_to(P(-0.50, 0.26))
      .line_to(P(-0.42, 0.17))
      .line_to(P(0.30, 0.14))
      .line_to(P(0.52, 0.24));
  hull.curve_to(P(0.46, 0.10), P(0.34, -0.02), P(0.20, -0.08));
  hull.line_to(P(-0.30, -0.08)).curve_to(P(-0.42, 0.0), P(-0.48, 0.14), P(-0.50, 0.26)).close();
  g.add(area(hull, s.tone(wood, 0.60), s.tone(wood, 0.80), Role::Structure));
  Group inside;
  inside.clip = hull;
  Path planks, ports;
  for (int i = 1; i < 4; ++i)
    planks.add(segment(P(-0.5, 0.16 - 0.06 * i), P(0.5, 0.16 - 0.06 * i)));
  for (int i = 0; i < 5; ++i) {
    const Point p = P(-0.30 + 0.14 * i, 0.07);
    ports.add(ellipse(p, w * 0.020, w * 0.020));
  }
  ports.add(blob({P(0.20, 0.02), P(0.26, 0.08), P(0.34, 0.05), P(0.30, -0.04), P(0.22, -0.06)}));
  inside.add(line(planks, w * 0.006, s.tone(darker(wood, 0.3), 0.76), Role::Structure));
  inside.add(area(ports, s.tone(darker(wood, 0.5), 0.70), Role::Structure));
  g.add(std::move(inside));
  s.back.add(std::move(g));
}

}  // namespace

void draw_underwater(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  const Color surface = mix(l.haze, rgb(0xD9F5EC), l.night() ? 0.16 : 0.55),
              deep = mix(l.haze, rgb(0x1F5A86), l.night() ? 0.45 : 0.50);
  Shape sea = area(rectangle({-20, -20, s.width + 40, s.height + 40}), l.haze, Role::Water);
  sea.fill = Fill::linear({0, 0}, {0, s.height},
                          {{0, surface}, {0.45, mix(l.haze, surface, 0.25)}, {1, deep}});
  s.back.add(std::move(sea));
  s.quiet = mix(surface, l.haze, 0.25).with_alpha(0.5);
  const double bed = s.text_bottom() ? s.height * 0.72 : s.height * 0.80;
  // The far reef stands in three steps of blue, each with its own arches and stacks.
  for (int row = 0; row < 3; ++row) {
    const double y = bed - s.height * (0.05 - 0.025 * row), share = 0.98 - 0.16 * row;
    Path ridge;
    ridge.move_to({-30, s.height + 20}).line_to({-30, y});
    double x = -30;
    while (x < s.width) {
      // Tall at the sides, low in the middle, where the water is deepest.
      const double side = std::abs(x / s.width - 0.5) * 2,
                   w = s.width * s.random.between(0.07, 0.15),
                   h = s.height * (0.07 + 0.30 * side) * s.random.between(0.55, 1.0) *
                       (1 - 0.24 * row);
      ridge.curve_to({x + w * 0.04, y - h * 0.8}, {x + w * 0.10, y - h * 1.04},
                     {x + w * 0.34, y - h});
      ridge.curve_to({x + w * 0.70, y - h * 0.96}, {x + w * 0.60, y - h * 0.5},
                     {x + w, y - h * 0.30});
      x += w;
    }
    ridge.line_to({s.width + 30, s.height + 20}).close();
    const Color stone = darker(mix(rgb(0x4F93A6), deep, 0.2), 0.05 + 0.10 * row);
    s.back.add(area(std::move(ridge), mix(s.tone(stone, share), deep, 0.16 + 0.20 * row),
                    mix(s.tone(stone, share + 0.02), deep, 0.04), Role::Land));
  }
  wreck(s, {X(s.random.between(0.28, 0.38)), bed + s.height * 0.02},
        std::min(s.width * 0.46, 520.0) * std::sqrt(s.zoom), left ? 1 : -1);
  for (int i = 0; i < 5; ++i)
    seaweed(s, s.back, {s.x(s.random.unit()), bed + 6}, s.height * s.random.between(0.10, 0.2),
            0.75, rgb(0x5FA08A));
  fish_school(s, s.back, {X(0.74), s.height * (s.text_top() ? 0.42 : 0.24)}, 38 * std::sqrt(s.zoom),
              9, 0.30, rgb(0xF2A24E));
  fish_school(s, s.back, {X(0.18), s.height * (s.text_top() ? 0.52 : 0.42)}, 26 * std::sqrt(s.zoom),
              7, 0.55, rgb(0x8FA8D8));
  // Light falls in fans, down to the sea floor.
  for (int i = 0; i < 4; ++i) {
    const double x = s.x((i + s.random.between(0.15, 0.85)) / 4),
                 w = s.width * s.random.between(0.05, 0.11);
    Shape ray = beam({x - s.width * 0.05, -w * 0.3}, w * 0.45, {x + s.width * 0.08, bed + 80},
                     w * 1.9, rgb(0xF4FFF2));
    for (drawing::GradientStop& stop : ray.fill.stops) stop.color.a *= l.night() ? 0.12 : 0.26;
    s.back.add(std::move(ray));
  }
  if (l.night()) sea_lights(s, s.back, bed, X);
  // The sea floor.
  const Color sand = rgb(0xE9DCB4);
  Path floor = rolling(s.random, -40, s.width + 40, bed, 14 * s.zoom, s.height + 20, 2);
  Shape f = area(floor, sand, Role::Land);
  f.fill = Fill::linear(
      {0, bed}, {0, s.height},
      {{0, s.tone(sand, 0.75)}, {0.5, s.tone(sand, 0.32)}, {1, s.tone(darker(sand, 0.10), 0.2)}});
  s.back.add(std::move(f));
  // Ripples that the swell has left: crescents, wider and further apart the nearer they lie.
  Path hollows, crests;
  for (int row = 0; row < 7; ++row) {
    const double t = 0.10 + 0.13 * row, y = bed + (s.height - bed) * t,
                 w = s.width * (0.05 + 0.10 * t);
    for (double x = -w * s.random.unit(); x < s.width + w; x += w * s.random.between(1.5, 2.3)) {
      const double h = (s.height - bed) * (0.020 + 0.045 * t), at = y + s.random.between(-1, 1) * h;
      hollows.move_to({x - w, at})
          .curve_to({x - w * 0.4, at - h}, {x + w * 0.4, at + h * 0.2}, {x + w, at - h * 0.2});
      hollows.curve_to({x + w * 0.4, at + h}, {x - w * 0.4, at + h * 0.1}, {x - w, at}).close();
      crests.add(
          limb({{x - w * 0.9, at - h * 0.2}, {x, at - h * 0.45}, {x + w * 0.9, at - h * 0.4}},
               {0.6, 3.4 * t + 1, 0.6}));
    }
  }
  s.back.add(
      area(std::move(hollows), s.tone(darker(sand, 0.30), 0.30).with_alpha(0.60), Role::Land));
  s.back.add(area(std::move(crests),
                  s.tone(lighter(sand, 0.5), 0.3).with_alpha(l.night() ? 0.3 : 0.7), Role::Land));
  const double u = s.unit * 1.05;
  const auto reef = [&](double share, double y, double k) {
    paint_rock(s, s.back, {X(share), y}, 130 * u * k, 0.30, rgb(0x8E9AA0));
    coral(s, s.back, {X(share - 0.05), y - 34 * u * k}, 62 * u * k, 0.2,
          static_cast<int>(s.random.below(5)) * 3);
    coral(s, s.back, {X(share + 0.06), y - 2}, 50 * u * k, 0.15,
          static_cast<int>(s.random.below(5)) * 3 + 1);
    coral(s, s.back, {X(share + (share < 0.5 ? 0.12 : -0.13)), y + 12}, 44 * u * k, 0.12,
          static_cast<int>(s.random.below(5)) * 3 + 2);
    seaweed(s, s.back, {X(share + (share < 0.5 ? -0.05 : 0.07)), y + 4}, 150 * u * k, 0.2,
            rgb(0x6FAE7C));
  };
  const double step = s.height - bed;
  reef(0.10, bed + step * 0.22, 1.0);
  reef(0.92, bed + step * 0.30, 1.1);
  coral(s, s.back, {X(0.40), bed + step * 0.16}, 40 * u, 0.3, 2);
  seaweed(s, s.back, {X(0.62), bed + step * 0.14}, 84 * u, 0.35, rgb(0x8FBF6F));
  s.back.add(inked(drawing::star({X(0.56), bed + step * 0.40}, 15 * u, 7 * u, 5, 14),
                   s.tone(0xF09A6E, 0.1), s.tone(0xD97F58, 0.1), Role::Prop, 0.4));
  for (int c = 0; c < 3; ++c) {
    Path bubbles;
    const double x = X(c == 0 ? 0.14 : c == 1 ? 0.88 : 0.60), y = bed - s.height * 0.06;
    for (int i = 0; i < 6; ++i) {
      const double r = s.random.between(3.5, 9) * std::sqrt(s.zoom);
      bubbles.add(ellipse({x + 10 * s.zoom * std::sin(i * 1.9),
                           y - i * s.height * 0.05 * s.random.between(0.7, 1.2)},
                          r, r));
    }
    Shape b = area(bubbles, rgb(0xFFFFFF, 0.22), Role::Water);
    b.stroke = {1.8, rgb(0xFFFFFF, 0.6)};
    s.back.add(std::move(b));
  }
  if (!s.text_bottom()) {
    // Kelp and a dark ledge of the reef stand close to the eye, on the side the seed chooses.
    Random random(s.spec.seed, "frame");
    Group g;
    g.name = "setting.frame";
    const std::size_t choice = random.below(4);  // 0, 1 = one side, 2, 3 = both, one heavier
    for (int side = 0; side < 2; ++side) {
      const bool heavy = side == static_cast<int>(choice % 2);
      if (!heavy && choice < 2) continue;
      const double k = heavy ? 1.0 : 0.62, e = side ? s.width : 0, d = side ? -1 : 1;
      const Color dark = mix(mix(s.tone(0x2F6B6E), l.shade, 0.30), deep, l.night() ? 0.0 : 0.15);
      kelp(s, random, g, {e + d * s.width * 0.035, s.height + 10}, s.height * 0.62 * k, d,
           mix(dark, s.tone(rgb(0x4F9A84), 0.3), 0.30));
      if (heavy)
        kelp(s, random, g, {e + d * s.width * 0.11, s.height + 10}, s.height * 0.40, d, dark);
      const double w = s.width * 0.17 * k, h = s.height * 0.10 * k;
      g.add(area(blob({{e - d * 30, s.height + 30},
                       {e - d * 30, s.height - h},
                       {e + d * w * 0.35, s.height - h * 1.05},
                       {e + d * w * 0.72, s.height - h * 0.5},
                       {e + d * w * 1.1, s.height + 30}}),
                 mix(dark, s.tone(rgb(0x5F8F96), 0.2), 0.3), dark, Role::Land));
      Path fans;
      for (int i = 0; i < 3; ++i)
        branch_coral(fans, random, {e + d * w * (0.22 + 0.26 * i), s.height - h * (0.9 - 0.25 * i)},
                     -90 + d * 12.0 * i, h * (0.42 - 0.07 * i), h * 0.09, 2);
      g.add(area(std::move(fans), mix(s.tone(rgb(0xC0647A), 0.2), dark, 0.45), Role::Foliage));
    }
    s.front.add(std::move(g));
  } else {
    s.quiet = s.tone(lighter(sand, 0.05), 0.22).with_alpha(0.75);
  }
}

}  // namespace talewright::engines::illustrator
