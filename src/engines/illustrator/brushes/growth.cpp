// Grass and flowers. They grow in groups, large among small, and a group is painted as one: its
// leaves, its petals, its hearts.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;

void paint_grass(Stage& s, Group& into, double y_from, double y_to, int clumps, Color noon) {
  if (s.light.snowy()) {
    noon = mix(noon, rgb(0xD6C9A4), 0.5);
    clumps /= 4;
  }
  // Few shapes: the clumps of one depth and tone share one path.
  for (int row = 0; row < 3; ++row) {
    const double y = y_from + (y_to - y_from) * (row + 0.5) / 3, size = s.size_at(y);
    Path dark, light;
    // Each nest: one tall clump, smaller ones around it.
    for (int nest = 0; nest < std::max(2, clumps / 12); ++nest) {
      const Point middle{s.x(s.random.unit()), y + (y_to - y_from) * s.random.between(-0.17, 0.17)};
      for (int i = 0; i < 3; ++i) {
        const Point at = middle + Point{size * s.random.between(-22, 22) * (i > 0),
                                        size * s.random.between(-5, 6) * (i > 0)};
        if (!s.grows_at(at)) continue;
        const double k = i == 0 ? s.random.between(14, 21) : s.random.between(7, 12);
        Path one = tuft(s.random, at, size * k, i == 0 ? 6 : 4, size * k * 0.5);
        (i % 2 ? light : dark).add(one);
      }
    }
    const double far = s.far_at(y);
    if (!dark.empty())
      into.add(area(dark, s.tone(darker(noon, 0.17), far).with_alpha(0.85), Role::Foliage));
    if (!light.empty())
      into.add(area(light, s.tone(lighter(noon, 0.20), far).with_alpha(0.85), Role::Foliage));
  }
}

namespace {

/// The forms a flower has, added to the paths of its group.
struct Bloom {
  Path green, petals, lights, hearts;
};

void grow(Bloom& b, Random& random, Point base, double size, int kind) {
  const double sway = size * random.between(-0.24, 0.24), r = size * 0.30;
  const Point head{base.x + sway, base.y - size};
  const Point knee{base.x + sway * 0.1, base.y - size * 0.5};
  b.green.add(limb({base, knee, head}, {size * 0.085, size * 0.07, size * 0.05}));
  const double side = random.chance(0.5) ? 1 : -1;
  b.green.add(leaf({base.x, base.y - size * 0.06},
                   {base.x + side * size * 0.34, base.y - size * 0.44}, size * 0.13));
  b.green.add(leaf(base, {base.x - side * size * 0.26, base.y - size * 0.30}, size * 0.10));
  switch (kind % 6) {
    case 3:
    case 4:  // a tulip's cup
      b.petals.add(blob({{head.x - r * 0.8, head.y},
                         {head.x - r * 0.75, head.y - r * 1.1},
                         {head.x - r * 0.28, head.y - r * 0.75},
                         {head.x, head.y - r * 1.3},
                         {head.x + r * 0.28, head.y - r * 0.75},
                         {head.x + r * 0.75, head.y - r * 1.1},
                         {head.x + r * 0.8, head.y},
                         {head.x, head.y + r * 0.55}}));
      b.lights.add(
          leaf(head + Point{-r * 0.2, r * 0.4}, head + Point{-r * 0.35, -r * 0.9}, r * 0.24));
      return;
    case 5:  // bells along the stem
      for (int i = 0; i < 4; ++i) {
        const Point p = talewright::mix(head, knee, 0.20 * i) +
                        Point{(i % 2 ? 1 : -1) * r * (0.25 + 0.12 * i), 0};
        b.petals.add(ellipse(p, r * (0.30 + 0.05 * i), r * (0.36 + 0.04 * i)));
        b.lights.add(ellipse(p + Point{-r * 0.08, -r * 0.12}, r * 0.13, r * 0.15));
      }
      return;
    default: {
      const int n = kind % 6 == 0 ? 8 : 5;
      const double turn = random.between(0, 360);
      for (int i = 0; i < n; ++i) {
        const double a = turn + 360.0 * i / n;
        b.petals.add(ellipse(
            {head.x + r * 0.68 * std::cos(radians(a)), head.y + r * 0.60 * std::sin(radians(a))},
            r * 0.5, r * (n > 5 ? 0.24 : 0.42), a));
      }
      b.hearts.add(ellipse(head, r * 0.36, r * 0.33));
    }
  }
}

}  // namespace

void paint_blooms(Stage& s, Group& into, std::span<const Point> feet, double size, int kind,
                  double far) {
  static constexpr std::array<unsigned, 6> petals{0xFDF6EE, 0xF2A7B4, 0xF6CF63,
                                                  0xB9A3DC, 0xE8735C, 0x8FA6E8};
  const Color petal = rgb(petals[static_cast<std::size_t>(kind) % petals.size()]);
  Bloom b;
  for (std::size_t i = 0; i < feet.size(); ++i)
    grow(b, s.random, feet[i], size * (i == 0 ? 1.2 : s.random.between(0.62, 1.0)), kind);
  into.add(area(std::move(b.green), s.tone(lighter(rgb(0x6D9A58), 0.08), far),
                s.tone(darker(rgb(0x5F8A4E), 0.06), far), Role::Foliage));
  Shape heads = inked(std::move(b.petals), s.tone(petal, far), Role::Foliage, 0.3);
  heads.outlined = size > 30 && far < 0.2;
  into.add(std::move(heads));
  if (!b.lights.empty())
    into.add(area(std::move(b.lights), s.tone(lighter(petal, 0.35), far), Role::Foliage));
  if (!b.hearts.empty())
    into.add(
        area(std::move(b.hearts), s.tone(kind % 6 == 2 ? 0xB9772E : 0xF3C24C, far), Role::Foliage));
}

void paint_flower(Stage& s, Group& into, Point base, double size, int kind, double far) {
  const Point one[] = {base};
  paint_blooms(s, into, one, size, kind, far);
}

void paint_flowers(Stage& s, Group& into, double y_from, double y_to, int count) {
  if (s.light.snowy()) return;
  // Drifts of one kind each: a large one, some of middle size, a few flowers that strayed.
  const int first = static_cast<int>(s.random.below(6));
  struct Drift {
    Point at;
    int flowers, kind;
  };
  std::vector<Drift> drifts;
  for (int left = count, i = 0; left > 0; ++i) {
    const int n = std::min(left, i == 0 ? 9 : i < 3 ? 6 : 3);
    drifts.push_back(
        {{s.x(s.random.unit()), s.random.between(y_from, y_to)}, n, first + i % 3 * 2});
    left -= n;
  }
  std::sort(drifts.begin(), drifts.end(),
            [](const Drift& a, const Drift& b) { return a.at.y < b.at.y; });
  for (const Drift& d : drifts) {
    const double z = s.size_at(d.at.y);
    std::vector<Point> feet;
    for (int i = 0; i < d.flowers; ++i) {
      // Around the middle, thinner outwards, flat as the ground lies.
      const double a = radians(137.5 * i), k = z * 13 * std::sqrt(i);
      const Point p = d.at + Point{std::cos(a) * k * 1.25, std::sin(a) * k * 0.38};
      if (s.grows_at(p)) feet.push_back(p);
    }
    if (feet.empty()) continue;
    std::sort(feet.begin(), feet.end(), [](Point a, Point b) { return a.y < b.y; });
    paint_blooms(s, into, feet, z * s.random.between(18, 25), d.kind, s.far_at(d.at.y));
  }
}

}  // namespace talewright::engines::illustrator
