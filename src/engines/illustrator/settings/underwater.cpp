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

void fish_school(Stage& s, Group& into, Point c, double size, int count, double far, Color color) {
  Path bodies, tails;
  const double d = s.random.chance(0.5) ? 1 : -1;
  for (int i = 0; i < count; ++i) {
    const Point p =
        c + Point{s.random.between(-3, 3) * size * 1.3, s.random.between(-1, 1) * size * 1.5};
    const double z = size * s.random.between(0.8, 1.15);
    bodies.add(leaf(p + Point{-d * z * 0.5, 0}, p + Point{d * z * 0.5, 0}, z * 0.38));
    tails.add(polygon({p + Point{-d * z * 0.42, 0}, p + Point{-d * z * 0.8, -z * 0.24},
                       p + Point{-d * z * 0.7, 0}, p + Point{-d * z * 0.8, z * 0.24}}));
  }
  into.add(area(tails, s.tone(darker(color, 0.12), far), Role::Foliage));
  into.add(area(bodies, s.tone(lighter(color, 0.15), far), s.tone(color, far), Role::Foliage));
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
  // Ribbons of light, and the far reef in two steps of blue.
  for (int i = 0; i < 6; ++i) {
    const double x = s.x((i + s.random.between(0.1, 0.9)) / 6),
                 w = s.width * s.random.between(0.025, 0.06);
    Shape ray = area(polygon({{x, -10},
                              {x + w, -10},
                              {x + w * 2.6 + s.width * 0.10, bed},
                              {x + s.width * 0.05, bed}}),
                     rgb(0xFFFFFF), Role::Glow);
    ray.fill = Fill::linear({0, 0}, {0, bed},
                            {{0, rgb(0xF4FFF2, l.night() ? 0.10 : 0.24)}, {1, rgb(0xF4FFF2, 0)}});
    s.back.add(std::move(ray));
  }
  for (int row = 0; row < 2; ++row) {
    const double y = bed - s.height * (row ? 0.01 : 0.04);
    std::vector<Point> pts;
    Path ridge;
    ridge.move_to({-30, s.height + 20}).line_to({-30, y});
    double x = -30;
    while (x < s.width) {
      const double w = s.width * s.random.between(0.07, 0.16),
                   h = s.height * s.random.between(0.03, 0.16) * (row ? 0.7 : 1);
      ridge.curve_to({x + w * 0.1, y - h}, {x + w * 0.7, y - h * 1.1}, {x + w, y - h * 0.2});
      x += w;
    }
    ridge.line_to({s.width + 30, s.height + 20}).close();
    s.back.add(area(ridge, s.tone(0x4F8FA0, row ? 0.72 : 0.95), s.tone(0x4F8FA0, row ? 0.85 : 1.0),
                    Role::Land));
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
  // The sea floor with its net of light.
  const Color sand = rgb(0xE9DCB4);
  Path floor = rolling(s.random, -40, s.width + 40, bed, 14 * s.zoom, s.height + 20, 2);
  Shape f = area(floor, sand, Role::Land);
  f.fill = Fill::linear(
      {0, bed}, {0, s.height},
      {{0, s.tone(sand, 0.75)}, {0.5, s.tone(sand, 0.32)}, {1, s.tone(darker(sand, 0.10), 0.2)}});
  s.back.add(std::move(f));
  Group net;
  net.clip = floor;
  Path caustics;
  for (int i = 0; i < 14; ++i) {
    const double y = bed + (s.height - bed) * s.random.between(0.12, 0.95),
                 x = s.x(s.random.unit()), w = 70 * s.zoom * s.random.between(0.6, 1.3);
    caustics.move_to({x - w, y})
        .curve_to({x - w * 0.4, y - 14}, {x - w * 0.2, y + 12}, {x, y})
        .curve_to({x + w * 0.2, y - 12}, {x + w * 0.5, y + 12}, {x + w, y - 4});
  }
  net.add(line(caustics, 4, rgb(0xFBFFF0, l.night() ? 0.12 : 0.32), Role::Glow));
  s.back.add(std::move(net));
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
    // Dark weed in the corners frames the water.
    Group g;
    g.name = "setting.frame";
    for (int side = 0; side < 2; ++side)
      for (int i = 0; i < 3; ++i)
        seaweed(s, g,
                {side ? s.width * (0.99 - 0.045 * i) : s.width * (0.01 + 0.045 * i), s.height + 10},
                s.height * (0.30 - 0.07 * i) * s.random.between(0.8, 1.1), 0.5,
                mix(rgb(0x2F6B6E), l.shade, 0.4));
    s.front.add(std::move(g));
  } else {
    s.quiet = s.tone(lighter(sand, 0.05), 0.22).with_alpha(0.75);
  }
}

}  // namespace talewright::engines::illustrator
