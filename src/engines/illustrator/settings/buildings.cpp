#include "engines/illustrator/settings/buildings.h"

#include "engines/illustrator/settings/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_pane(Stage& s, Group& into, Box b, double far, bool lit) {
  const bool lamp = lit && s.light.lamps();
  if (lamp) into.add(glow(b.centre(), std::max(b.width, b.height) * 1.5, rgb(0xFFD27A, 0.40 * (1 - far * 0.6))));
  const Color top = lamp ? rgb(0xFFEDB0) : mix(s.light.sky_middle, s.tone(0x9FC0D6, far), 0.5);
  const Color low = lamp ? rgb(0xFBC565) : s.tone(0x7FA5C0, far);
  Shape pane = inked(rectangle(b), lamp ? mix(top, s.light.haze, far * 0.3) : top, lamp ? mix(low, s.light.haze, far * 0.3) : low, Role::Structure, 0.4);
  pane.outlined = far < 0.42;
  into.add(std::move(pane));
  if (b.width < 9) return;
  const double bar = std::max(1.2, b.width * 0.07);
  Path cross = segment({b.centre().x, b.y}, {b.centre().x, b.bottom()});
  cross.add(segment({b.x, b.centre().y}, {b.right(), b.centre().y}));
  into.add(line(cross, bar, s.tone(0xFBF5E8, far), Role::Structure));
}

void paint_fence(Stage& s, Group& into, Point from, Point to, double height, double far) {
  const double len = length(to - from), gap = height * 0.62;
  const int n = std::max(2, static_cast<int>(len / gap));
  const Color wood = rgb(0xC9A77C);
  Path rails, posts;
  for (double k : {0.38, 0.74}) {
    const Point a = from + Point{0, -height * k}, b = to + Point{0, -height * k};
    const Point mid = talewright::mix(a, b, 0.5) + Point{0, height * 0.03};
    rails.add(limb({a, mid, b}, {height * 0.13, height * 0.12, height * 0.13}));
  }
  for (int i = 0; i <= n; ++i) {
    const Point p = mix(from, to, static_cast<double>(i) / n);
    const double h = height * s.random.between(0.92, 1.04), w = height * 0.085, lean = height * s.random.between(-0.04, 0.04);
    posts.add(polygon({{p.x - w, p.y}, {p.x - w + lean, p.y - h}, {p.x + lean, p.y - h - w * 0.9}, {p.x + w + lean, p.y - h}, {p.x + w, p.y}}));
  }
  Shape r = inked(std::move(rails), s.tone(darker(wood, 0.12), far), Role::Structure, 0.4);
  r.outlined = far < 0.42;
  into.add(std::move(r));
  Shape p = inked(std::move(posts), s.tone(lighter(wood, 0.16), far), s.tone(wood, far), Role::Structure, 0.45);
  p.outlined = far < 0.42;
  into.add(std::move(p));
  if (s.light.snowy()) {
    Path caps;
    for (int i = 0; i <= n; ++i) {
      const Point q = mix(from, to, static_cast<double>(i) / n);
      caps.add(ellipse({q.x, q.y - height * 1.04}, height * 0.13, height * 0.07));
    }
    into.add(area(caps, s.tone(0xFFFFFF, far * 0.5), Role::Structure));
  }
}

}  // namespace talewright::engines::illustrator
