// What grows and lies under the trees: bushes, ferns, mushrooms, logs.
#include "engines/illustrator/brushes/tree_parts.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using story::Season;

void paint_bush(Stage& s, Group& into, Point base, double w, double far, int hue) {
  Group g;
  g.name = "setting.bush";
  g.add(ground_shadow(s, base, w * 0.95));
  Color noon = s.varied(leaf_color(s.light.season, hue), 0.04);
  if (s.light.snowy()) noon = mix(noon, rgb(0xE4ECF2), 0.35);
  paint_foliage(s, g, {base.x - w * 0.22, base.y - w * 0.22}, w * 0.30, w * 0.24, far,
                darker(noon, 0.08), 8);
  paint_foliage(s, g, {base.x + w * 0.22, base.y - w * 0.20}, w * 0.30, w * 0.22, far,
                darker(noon, 0.03), 8);
  paint_foliage(s, g, {base.x, base.y - w * 0.26}, w * 0.34, w * 0.28, far, noon, 9);
  if (s.light.snowy()) paint_snow_on(s, g, {base.x, base.y - w * 0.42}, w * 0.26, w * 0.10, far);
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
      into_path.add(leaf(p, p + dir * (w * 0.5) + n * w, w * 0.36));
      into_path.add(leaf(p, p + dir * (w * 0.5) - n * w, w * 0.36));
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
