// Trees that keep their leaves: the pine in its tiers, the palm in its fronds.
#include "engines/illustrator/brushes/tree_parts.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;

void paint_pine(Stage& s, Group& g, Point base, double h, double far, Color noon) {
  const double w = h * 0.25, tw = h * 0.045;
  paint_trunk(s, g, base, h * 0.24, tw, far, rgb(0x7A5C4A));
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

void paint_palm(Stage& s, Group& g, Point base, double h, double far) {
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

}  // namespace talewright::engines::illustrator
