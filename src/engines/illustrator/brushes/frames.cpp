// The green corners, and the bough above.
#include "engines/illustrator/brushes/frames.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using story::Season;

Path bent_blade(Point root, Point tip, double width) {
  const Point ctrl{root.x + (tip.x - root.x) * 0.12, root.y + (tip.y - root.y) * 0.72};
  Path p;
  p.move_to(root + Point{-width * 0.5, 0}).quad_to(ctrl + Point{-width * 0.42, 0}, tip);
  p.quad_to(ctrl + Point{width * 0.42, 0}, root + Point{width * 0.5, 0});
  return p.close();
}

Color near_tone(const Stage& s, Color noon, double depth) {
  return s.tone(
      drawing::mix(darker(noon, 0.12 + 0.22 * depth), s.light.shade, 0.06 + 0.16 * depth));
}

namespace {

Color grass_of(const Stage& s) {
  return s.light.season == Season::Autumn ? rgb(0xB7A04E) : rgb(0x6FA356);
}

/// Long blades that arch away from the corner; `stiff` ones stand.
Path blades(Random& random, const Corner& c, int count, double tall, double reach, double width,
            double stiff) {
  Path p;
  for (int i = 0; i < count; ++i) {
    const double t = (i + random.between(0.1, 0.9)) / count, x = reach * t;
    const double h = tall * random.between(0.62, 1.0) * (1 - 0.5 * t);
    const double lean = random.between(-0.25, 1.0) * h * (0.62 - 0.45 * stiff);
    p.add(
        bent_blade(c.from(x, -4), c.from(x + lean, h), width * random.between(0.7, 1.2) * c.unit));
  }
  return p;
}

/// A low cushion from which things grow.
Path cushion(Random& random, const Corner& c, double across, double high) {
  return crown(random, c.from(across * 0.28, -high * 0.35), across * 0.86 * c.unit,
               high * 1.2 * c.unit, 9, 0.28);
}

/// Flower heads close to the eye: large, few, in one colour and its heart.
void blossoms(Stage& s, Random& random, Group& g, const Corner& c, double reach, int count) {
  static constexpr std::array<unsigned, 5> petals{0xFBF3E4, 0xE2705A, 0xF0A6B4, 0xF1C65C, 0xA993D6};
  const Color petal = rgb(random.pick(petals));
  Path stems, ring, shade, hearts;
  for (int i = 0; i < count; ++i) {
    const double x = reach * (0.12 + 0.8 * i / count) + random.between(-3, 3),
                 h = random.between(30, 52) * (1 - 0.22 * x / reach), r = random.between(6.0, 9.5);
    const Point head = c.from(x + random.between(0, 8), h);
    stems.add(bent_blade(c.from(x, -4), head, 2.4 * c.unit));
    const double turn = random.between(0, 72);
    for (int k = 0; k < 6; ++k) {
      const double a = turn + 60.0 * k;
      const Point d{std::cos(radians(a)), std::sin(radians(a)) * 0.82};
      (k < 3 ? shade : ring)
          .add(ellipse(head + d * (r * 0.62 * c.unit), r * 0.50 * c.unit, r * 0.34 * c.unit, a));
    }
    hearts.add(ellipse(head, r * 0.34 * c.unit, r * 0.30 * c.unit));
  }
  g.add(area(std::move(stems), near_tone(s, grass_of(s), 0.5), Role::Foliage));
  g.add(area(std::move(shade), near_tone(s, petal, 0.45), Role::Foliage));
  g.add(area(std::move(ring), near_tone(s, petal, 0.15), Role::Foliage));
  g.add(area(std::move(hearts), near_tone(s, rgb(0xE0A33A), 0.3), Role::Foliage));
}

void grass(Stage& s, Random& random, Group& g, const Corner& c, bool ripe) {
  const double reach = c.reach / c.unit;
  const Color green = ripe ? rgb(0xCBA552) : grass_of(s);
  g.add(area(blades(random, c, 11, 62, reach, 4.6, 0.2), near_tone(s, lighter(green, 0.16), 0.15),
             near_tone(s, green, 0.55), Role::Foliage));
  if (ripe) {
    // Ears hang over: the field begins right here.
    Path ears, awns;
    for (int i = 0; i < 6; ++i) {
      const double x = reach * (0.1 + 0.14 * i), h = random.between(44, 66) * (1 - 0.06 * i);
      const Point foot = c.from(x, -4), head = c.from(x + 7, h), tip = c.from(x + 16, h - 8);
      awns.add(bent_blade(foot, head, 2.2 * c.unit));
      ears.add(leaf(head + Point{0, 2}, tip, 4.2 * c.unit));
    }
    g.add(area(std::move(awns), near_tone(s, rgb(0xB8934A), 0.4), Role::Foliage));
    g.add(area(std::move(ears), near_tone(s, rgb(0xEBC873), 0.1), Role::Foliage));
  } else if (reach > 50) {
    blossoms(s, random, g, c, reach, 3 + static_cast<int>(random.below(2)));
  }
  Path front = blades(random, c, 12, 34, reach * 0.86, 5.4, 0.1);
  front.add(cushion(random, c, reach * 0.62, 10));
  g.add(
      area(std::move(front), near_tone(s, green, 0.45), near_tone(s, green, 0.95), Role::Foliage));
}

/// One frond: leaflets that shorten towards the tip of an arched spine.
void frond(Path& into, Point root, Point tip, double wide) {
  const Point knee = root + Point{(tip.x - root.x) * 0.25, (tip.y - root.y) * 0.95};
  for (int k = 1; k <= 10; ++k) {
    const double t = k / 10.6;
    const Point a = talewright::mix(root, knee, t), b = talewright::mix(knee, tip, t);
    const Point p = talewright::mix(a, b, t), q = b - a;
    const Point dir = q * (1 / std::max(1e-6, length(q))), n{-dir.y, dir.x};
    const double w = wide * std::sin(std::numbers::pi * (0.18 + 0.80 * t));
    for (double side : {-1.0, 1.0})
      into.add(leaf(p, p + dir * (w * 0.45) + n * (side * w), w * 0.24));
  }
  into.add(bent_blade(root, tip, wide * 0.14));
}

void ferns(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  const Color green = s.light.season == Season::Autumn ? rgb(0xB88A48) : rgb(0x5F9556);
  Path back, front;
  for (int i = 0; i < 4; ++i) {
    const double x = reach * (0.05 + 0.16 * i), h = random.between(44, 60) * (1 - 0.12 * i);
    frond(i % 2 ? front : back, c.from(x, -6),
          c.from(x + random.between(0.45, 0.9) * h * (i == 0 ? 0.3 : 1), h * 0.9),
          c.unit * random.between(9, 12));
  }
  g.add(area(std::move(back), near_tone(s, lighter(green, 0.06), 0.35), Role::Foliage));
  // A root or stone under moss holds them.
  Path mound = blob({c.from(-12, -12), c.from(-12, 20), c.from(reach * 0.18, 21),
                     c.from(reach * 0.42, 11), c.from(reach * 0.66, -12)});
  g.add(
      area(mound, near_tone(s, rgb(0x93AE5E), 0.25), near_tone(s, rgb(0x6C6A48), 0.9), Role::Land));
  g.add(area(std::move(front), near_tone(s, green, 0.75), Role::Foliage));
}

/// A broad leaf with notches and a light midrib.
void broad_leaf(Path& body, Path& ribs, Point root, Point tip, double wide) {
  const Point d = tip - root, n = Point{-d.y, d.x} * (wide / std::max(1e-6, length(d)));
  const auto at = [&](double along, double across) { return root + d * along + n * across; };
  body.move_to(at(0.08, 0));
  for (double side : {1.0, -1.0}) {
    if (side > 0) {
      body.curve_to(at(-0.10, 0.5), at(-0.02, 1.05), at(0.26, 0.98));
      body.quad_to(at(0.36, 0.80), at(0.34, 0.50)).quad_to(at(0.48, 0.72), at(0.50, 0.84));
      body.quad_to(at(0.62, 0.62), at(0.58, 0.36)).quad_to(at(0.74, 0.44), at(0.76, 0.50));
      body.quad_to(at(0.92, 0.22), at(1.0, 0));
    } else {
      body.quad_to(at(0.92, -0.22), at(0.76, -0.50)).quad_to(at(0.74, -0.44), at(0.58, -0.36));
      body.quad_to(at(0.62, -0.62), at(0.50, -0.84)).quad_to(at(0.48, -0.72), at(0.34, -0.50));
      body.quad_to(at(0.36, -0.80), at(0.26, -0.98));
      body.curve_to(at(-0.02, -1.05), at(-0.10, -0.5), at(0.08, 0));
    }
  }
  body.close();
  ribs.add(leaf(at(0.06, 0), at(0.94, 0), wide * 0.05));
  for (double along : {0.20, 0.42, 0.62})
    for (double side : {-1.0, 1.0})
      ribs.add(leaf(at(along - 0.06, 0), at(along + 0.04, side * 0.62), wide * 0.025));
}

void big_leaves(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  for (int layer = 0; layer < 2; ++layer) {
    Path body, ribs;
    const int n = layer ? 2 : 3;
    for (int i = 0; i < n; ++i) {
      const double x = reach * (layer ? 0.04 + 0.28 * i : 0.02 + 0.24 * i);
      const double h = (layer ? 40 : 66) * random.between(0.86, 1.06) * (1 - 0.14 * i);
      const double lean = (layer ? 16 : 8) + 15 * i + random.between(-4, 6);
      const Point root = c.from(x, -6), tip = c.from(x + lean, h);
      broad_leaf(body, ribs, root + (tip - root) * 0.18, tip, c.unit * (layer ? 15 : 14));
    }
    const Color green = layer ? rgb(0x3F8657) : rgb(0x6BA85E);
    const double depth = layer ? 0.75 : 0.25;
    g.add(area(std::move(body), near_tone(s, lighter(green, 0.08), depth * 0.6),
               near_tone(s, green, depth), Role::Foliage));
    g.add(area(std::move(ribs), near_tone(s, lighter(green, 0.34), depth * 0.7), Role::Foliage));
  }
}

void reeds(Stage& s, Random& random, Group& g, const Corner& c) {
  const double reach = c.reach / c.unit;
  const Color green = s.light.season == Season::Autumn ? rgb(0xB3A35C) : rgb(0x76A25F);
  g.add(area(blades(random, c, 9, 76, reach, 4.4, 0.75), near_tone(s, lighter(green, 0.14), 0.15),
             near_tone(s, green, 0.6), Role::Foliage));
  Path stems, heads;
  for (int i = 0; i < 3; ++i) {
    const double x = reach * (0.12 + 0.22 * i) + random.between(-2, 2),
                 h = random.between(60, 78) * (1 - 0.1 * i);
    stems.add(bent_blade(c.from(x, -4), c.from(x + 3, h), 2.2 * c.unit));
    heads.add(drawing::rounded_rectangle(
        {c.from(x + 2.2, h).x - 2.6 * c.unit, c.from(0, h - 4).y, 5.2 * c.unit, 17 * c.unit},
        2.6 * c.unit));
  }
  g.add(area(std::move(stems), near_tone(s, green, 0.5), Role::Foliage));
  g.add(area(std::move(heads), near_tone(s, rgb(0x8A5C3E), 0.25), Role::Foliage));
  Path front = blades(random, c, 8, 40, reach * 0.9, 5.2, 0.4);
  front.add(cushion(random, c, reach * 0.5, 8));
  g.add(area(std::move(front), near_tone(s, green, 0.5), near_tone(s, green, 0.95), Role::Foliage));
}

}  // namespace

void frame_with(Stage& s, Frame frame) {
  if (s.text_bottom()) return;
  Random random(s.spec.seed, "frame");
  // Which corners, and how much of each: both, one, or the open field.
  static constexpr double sizes[][2] = {{1, 0.55}, {0.55, 1},   {1.08, 0}, {0, 1.08},
                                        {0.8, 0},  {0.62, 0.9}, {0, 0.8},  {0, 0}};
  const auto& size = sizes[random.below(std::size(sizes))];
  Group g;
  g.name = "setting.frame";
  for (int side = 0; side < 2; ++side) {
    const double k = size[side];
    if (k <= 0) continue;
    const Corner c{{side ? s.width : 0, s.height},
                   side ? -1.0 : 1.0,
                   std::min(s.width, 1300.0) * 0.22 * k,
                   std::clamp(s.unit, 2.3, 2.7) * (0.62 + 0.42 * k)};
    if (!s.calm.empty() && s.calm.contains({side ? s.width - 2 : 2, s.height - 2})) continue;
    const bool warm = frame == Frame::Leaves || frame == Frame::Desert;  // there snow never lies
    if (s.light.snowy() && !warm) {
      frame_snow(s, random, g, c, frame == Frame::Planter || frame == Frame::Tubs);
      continue;
    }
    switch (frame) {
      case Frame::Grass:
        grass(s, random, g, c, false);
        break;
      case Frame::Harvest:
        grass(s, random, g, c, true);
        break;
      case Frame::Ferns:
        ferns(s, random, g, c);
        break;
      case Frame::Leaves:
        big_leaves(s, random, g, c);
        break;
      case Frame::Reeds:
        reeds(s, random, g, c);
        break;
      case Frame::Dune:
        frame_dune(s, random, g, c);
        break;
      case Frame::Desert:
        frame_desert(s, random, g, c);
        break;
      case Frame::Stones:
        frame_stones(s, random, g, c);
        break;
      case Frame::Tubs:
        frame_tubs(s, random, g, c);
        break;
      case Frame::Planter:
        frame_planter(s, random, g, c);
        break;
    }
  }
  if (!g.children.empty()) s.front.add(std::move(g));
}

void frame_with_bough(Stage& s, bool left, Color noon) {
  if (s.text_top()) return;
  if (!s.calm.empty() && s.calm.contains({left ? 2 : s.width - 2, 2})) return;
  Random random(s.spec.seed, "bough");
  if (random.chance(0.3)) return;
  Group g;
  g.name = "setting.branch";
  const double sign = left ? 1 : -1, x0 = left ? -20 : s.width + 20, k = 0.8 + 0.25 * s.zoom;
  const double reach = std::min(s.width, 1300.0) * random.between(0.24, 0.34);
  const bool bare = s.light.season == Season::Winter;
  const Color bark = s.tone(drawing::mix(rgb(0x5E4638), s.light.shade, 0.25));
  const auto at = [&](double t, double down) {
    return Point{x0 + sign * reach * t, (18 + 46 * t * t + down) * k};
  };
  // The bough and the twigs that leave it, each with its own end.
  Path wood = limb({at(0, 0), at(0.5, 4), at(1, 8)}, {20 * k, 10 * k, 3});
  std::vector<std::pair<Point, Point>> twigs;
  for (int i = 0; i < 6; ++i) {
    const double t = 0.14 + 0.15 * i;
    const Point from = at(t, 4),
                to = from + Point{sign * random.between(36, 66),
                                  (i % 3 == 1 ? -0.5 : 1) * random.between(30, 58)} *
                                (k * (1 - 0.45 * t));
    wood.add(limb({from, talewright::mix(from, to, 0.5) + Point{0, -4 * k}, to},
                  {6 * k * (1 - 0.5 * t), 4 * k * (1 - 0.4 * t), 1.6}));
    twigs.emplace_back(from, to);
    if (!bare) continue;
    for (double d : {0.45, 0.75}) {
      const Point fork = talewright::mix(from, to, d);
      const Point end =
          fork +
          Point{sign * random.between(16, 28), (d > 0.6 ? 1 : -1) * random.between(10, 22)} * k;
      wood.add(limb({fork, talewright::mix(fork, end, 0.5), end}, {3 * k, 2 * k, 1}));
    }
  }
  g.add(area(std::move(wood), bark, Role::Foliage));
  if (bare) {
    // Snow lies along the upper side.
    Path snow = limb({at(0, -8), at(0.48, -3), at(0.92, 5)}, {11 * k, 8 * k, 3});
    for (const auto& [from, to] : twigs)
      snow.add(limb({from + Point{0, -3 * k}, talewright::mix(from, to, 0.5) + Point{0, -7 * k},
                     talewright::mix(from, to, 0.9) + Point{0, -2 * k}},
                    {3 * k, 5 * k, 2 * k}));
    g.add(area(std::move(snow), s.tone(0xFFFFFF), Role::Foliage));
    s.front.add(std::move(g));
    return;
  }
  Path back, front;
  for (std::size_t i = 0; i < twigs.size(); ++i) {
    const auto& [from, to] = twigs[i];
    for (int n = 0; n < 6; ++n) {
      // Leaves in pairs along the twig, one at its end.
      const double t = n == 5 ? 1.0 : 0.35 + 0.13 * n;
      const Point root = talewright::mix(from, to, t), d = to - from;
      const double a = std::atan2(d.y, d.x) + (n == 5 ? 0.0 : (n % 2 ? 0.9 : -0.9)) +
                       random.between(-0.25, 0.25),
                   l = random.between(30, 44) * k;
      (n % 2 ? back : front)
          .add(leaf(root, root + Point{std::cos(a) * l, std::sin(a) * l}, l * 0.30));
    }
  }
  g.add(area(std::move(back), s.tone(drawing::mix(darker(noon, 0.30), s.light.shade, 0.18)),
             Role::Foliage));
  g.add(area(std::move(front), s.tone(darker(noon, 0.12)), Role::Foliage));
  s.front.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
