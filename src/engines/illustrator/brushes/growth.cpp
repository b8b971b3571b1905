// Grass, flowers, and the leaves that frame a picture.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using story::Season;

void paint_grass(Stage& s, Group& into, double y_from, double y_to, int clumps, Color noon) {
  if (s.light.snowy()) {
    noon = mix(noon, rgb(0xD6C9A4), 0.5);
    clumps /= 3;
  }
  // Few shapes: the clumps of one depth and tone share one path.
  for (int row = 0; row < 4; ++row) {
    const double y = y_from + (y_to - y_from) * (row + 0.5) / 4;
    const double size = s.size_at(y);
    Path dark, light;
    for (int i = 0; i < clumps / 4; ++i) {
      const Point at{s.x(s.random.unit()), y + (y_to - y_from) * s.random.between(-0.13, 0.13)};
      if (!s.grows_at(at)) continue;
      Path one = tuft(s.random, at, size * s.random.between(9, 17), 4, size * 6);
      (s.random.chance(0.5) ? dark : light).add(one);
    }
    const double far = s.far_at(y);
    if (!dark.empty())
      into.add(area(dark, s.tone(darker(noon, 0.15), far).with_alpha(0.8), Role::Foliage));
    if (!light.empty())
      into.add(area(light, s.tone(lighter(noon, 0.18), far).with_alpha(0.8), Role::Foliage));
  }
}

void paint_flower(Stage& s, Group& into, Point base, double size, int kind, double far) {
  static constexpr std::array<unsigned, 6> petals{0xFDF6EE, 0xF2A7B4, 0xF6CF63,
                                                  0xB9A3DC, 0xE8735C, 0x8FB4E3};
  const Color petal = s.tone(petals[static_cast<std::size_t>(kind) % petals.size()], far);
  const Color green = s.tone(0x6D9A58, far);
  const double sway = size * s.random.between(-0.22, 0.22);
  const Point head{base.x + sway, base.y - size};
  Path stem;
  stem.move_to(base).quad_to({base.x + sway * 0.1, base.y - size * 0.5}, head);
  into.add(line(stem, std::max(1.2, size * 0.07), green, Role::Foliage));
  into.add(area(leaf({base.x, base.y - size * 0.12}, {base.x + size * 0.34, base.y - size * 0.46},
                     size * 0.13),
                green, Role::Foliage));
  const double r = size * 0.30;
  if (kind % 6 == 4 || kind % 6 == 3) {  // a tulip's cup
    Path cup = blob({{head.x - r * 0.8, head.y},
                     {head.x - r * 0.75, head.y - r * 1.1},
                     {head.x - r * 0.28, head.y - r * 0.75},
                     {head.x, head.y - r * 1.3},
                     {head.x + r * 0.28, head.y - r * 0.75},
                     {head.x + r * 0.75, head.y - r * 1.1},
                     {head.x + r * 0.8, head.y},
                     {head.x, head.y + r * 0.55}});
    Shape c = inked(cup, lighter(petal, 0.12), petal, Role::Foliage, 0.3);
    c.outlined = size > 26;
    into.add(std::move(c));
    return;
  }
  Path ring;
  const int n = kind % 6 == 0 ? 8 : 5;
  const double turn = s.random.between(0, 360);
  for (int i = 0; i < n; ++i) {
    const double a = radians(turn + 360.0 * i / n);
    ring.add(ellipse({head.x + r * 0.68 * std::cos(a), head.y + r * 0.62 * std::sin(a)}, r * 0.5,
                     r * (n > 5 ? 0.24 : 0.42), turn + 360.0 * i / n));
  }
  into.add(area(ring, petal, Role::Foliage));
  into.add(area(ellipse(head, r * 0.36, r * 0.33), s.tone(kind % 6 == 2 ? 0xB9772E : 0xF3C24C, far),
                Role::Foliage));
}

void paint_flowers(Stage& s, Group& into, double y_from, double y_to, int count) {
  if (s.light.snowy()) return;
  const int patch_kinds = 3, first = static_cast<int>(s.random.below(6));
  std::vector<std::pair<Point, int>> at;
  // In drifts, not sprinkled: each kind gathers around a few places.
  for (int k = 0; k < patch_kinds; ++k) {
    const double cx = s.random.unit();
    for (int i = 0; i < count / patch_kinds; ++i)
      at.push_back({{s.x(cx + s.random.between(-0.22, 0.22) +
                         (i % 3 == 0 ? s.random.between(-0.4, 0.4) : 0)),
                     s.random.between(y_from, y_to)},
                    first + k * 2 + (i % 5 == 0 ? 1 : 0)});
  }
  std::sort(at.begin(), at.end(),
            [](const auto& a, const auto& b) { return a.first.y < b.first.y; });
  for (const auto& [p, kind] : at)
    if (s.grows_at(p))
      paint_flower(s, into, p, s.size_at(p.y) * s.random.between(15, 23), kind, s.far_at(p.y));
}

void frame_with_leaves(Stage& s, Color noon) {
  if (s.text_bottom()) return;
  Group g;
  g.name = "setting.frame";
  const Color dark = s.tone(mix(darker(noon, 0.42), s.light.shade, 0.28));
  const int heavy = static_cast<int>(s.random.below(2));  // one corner weighs more than the other
  for (int side = 0; side < 2; ++side) {
    const bool left = side == 0, large = side == heavy;
    const double u = std::clamp(s.unit, 2.3, 2.7) * (large ? 1.25 : 0.85), sign = left ? 1 : -1;
    const double w = std::min(s.width, 1300.0) *
                     (large ? s.random.between(0.19, 0.24) : s.random.between(0.11, 0.15)),
                 x0 = left ? 0 : s.width;
    // Two masses, the nearer one darker; blades and long leaves stand out of them.
    for (int layer = 0; layer < 2; ++layer) {
      const double k = layer == 0 ? 1.0 : 0.64;
      const Color c = talewright::drawing::mix(dark, s.tone(noon), layer == 0 ? 0.36 : 0.05);
      Path mass = crown(s.random, {x0 + sign * w * 0.10, s.height + 9 * u}, w * k,
                        (20 + 14 * k) * u, 9, 0.34);
      g.add(
          area(std::move(mass), talewright::drawing::mix(c, s.tone(noon), 0.14), c, Role::Foliage));
      Path blades;
      for (int i = 0; i < 4; ++i)
        blades.add(tuft(s.random, {x0 + sign * w * k * (0.1 + 0.24 * i), s.height + 6},
                        u * s.random.between(34, 58) * k * (1 - 0.14 * i), 5, u * 13));
      for (int i = 0; i < (large ? 5 : 2); ++i) {
        const Point root{x0 + sign * w * k * s.random.between(0.0, 0.7), s.height + 4};
        const double a = radians(-90 + sign * s.random.between(-10, 46)),
                     l = u * s.random.between(38, 66) * k;
        blades.add(leaf(root, root + Point{std::cos(a) * l, std::sin(a) * l}, l * 0.17));
      }
      g.add(area(std::move(blades), c, Role::Foliage));
    }
  }
  s.front.add(std::move(g));
}

void frame_with_branch(Stage& s, bool left, Color noon) {
  if (s.text_top()) return;
  Group g;
  g.name = "setting.branch";
  const double sign = left ? 1 : -1, x0 = left ? -20 : s.width + 20, k = 0.8 + 0.25 * s.zoom;
  const double reach = s.width * 0.30;
  const Color bark = s.tone(mix(rgb(0x5E4638), s.light.shade, 0.25));
  const Color dark = s.tone(mix(darker(noon, 0.30), s.light.shade, 0.18)),
              mid = s.tone(darker(noon, 0.14));
  g.add(area(limb({{x0, 20}, {x0 + sign * reach * 0.45, 52 * k}, {x0 + sign * reach, 62 * k}},
                  {20 * k, 11 * k, 3}),
             bark, Role::Foliage));
  Path back, front;
  for (int i = 0; i < 34; ++i) {
    const double t = s.random.between(0.0, 1.05);
    const Point root{x0 + sign * reach * t, 26 + 36 * k * t + s.random.between(-8, 8)};
    const double a = radians(s.random.between(20, 160)), l = s.random.between(34, 60) * k;
    const Point tip =
        root + Point{std::cos(a) * l, std::sin(a) * l * (s.random.chance(0.25) ? -0.7 : 1)};
    (i % 2 ? back : front).add(leaf(root, tip, l * 0.32));
  }
  if (!(s.light.season == Season::Winter)) {
    g.add(area(std::move(back), dark, Role::Foliage));
    g.add(area(std::move(front), mid, Role::Foliage));
  }
  s.front.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
