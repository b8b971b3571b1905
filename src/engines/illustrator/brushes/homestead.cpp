// What shows that people live here: hens, washing on a line, a cart, a scarecrow, roses over a
// gate.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::rounded_rectangle;

void paint_hen(Stage& s, Group& into, Point b, double z, double d, int hue) {
  static constexpr std::array<unsigned, 3> coats{0xF6EBDC, 0xB9703F, 0x6E5A58};
  const Color coat = rgb(coats[static_cast<std::size_t>(hue) % 3]);
  const auto at = [&](double x, double up) { return b + Point{d * x, -up} * z; };
  Group g;
  g.name = "setting.hen";
  g.add(ground_shadow(s, b, z * 1.1));
  Path legs = segment(at(-0.06, 0.26), at(-0.08, 0));
  legs.add(segment(at(0.10, 0.26), at(0.10, 0)));
  legs.add(segment(at(-0.08, 0), at(0.0, 0.0))).add(segment(at(0.10, 0), at(0.19, 0.0)));
  g.add(line(std::move(legs), std::max(1.4, z * 0.035), s.tone(0xE0A23C), Role::Mark));
  Path comb = ellipse(at(0.33, 0.98), z * 0.06, z * 0.07);
  comb.add(ellipse(at(0.41, 0.96), z * 0.055, z * 0.06))
      .add(ellipse(at(0.47, 0.68), z * 0.04, z * 0.07));
  g.add(area(std::move(comb), s.tone(0xD8483E), Role::Prop));
  g.add(area(polygon({at(0.47, 0.86), at(0.62, 0.79), at(0.47, 0.74)}), s.tone(0xEDB348),
             Role::Prop));
  // Tail, body and neck in one outline, full in the breast.
  g.add(inked(
      blob({at(0.22, 0.84), at(0.32, 0.95), at(0.46, 0.92), at(0.50, 0.78), at(0.48, 0.58),
            at(0.44, 0.36), at(0.26, 0.20), at(-0.06, 0.15), at(-0.32, 0.24), at(-0.46, 0.44),
            at(-0.60, 0.72), at(-0.50, 0.82), at(-0.36, 0.70), at(-0.14, 0.64), at(0.12, 0.68)}),
      s.tone(lighter(coat, 0.08)), s.tone(darker(coat, 0.10)), Role::Prop, 0.45));
  g.add(area(leaf(at(0.22, 0.42), at(-0.34, 0.50), z * 0.12), s.tone(darker(coat, 0.18)),
             Role::Prop));
  g.add(area(ellipse(at(0.40, 0.84), z * 0.028, z * 0.034), s.tone(0x33272A), Role::Prop));
  into.add(std::move(g));
}

void paint_laundry(Stage& s, Group& into, Point from, Point to, double z, double far) {
  static constexpr std::array<unsigned, 5> cloths{0xF8F1E4, 0xD9736A, 0x7FA6C4, 0xF0CB74, 0xA7BE8C};
  Group g;
  g.name = "setting.laundry";
  const auto on = [&](double t) {
    return talewright::mix(from, to, t) + Point{0, z * 0.22 * 4 * t * (1 - t)};
  };
  Path posts;
  for (Point p : {from, to})
    posts.add(limb({p + Point{0, -z * 0.08}, p + Point{0, z * 0.6}, p + Point{0, z * 1.25}},
                   {z * 0.05, z * 0.06, z * 0.07}));
  g.add(area(std::move(posts), s.tone(0x9A7A5C, far), Role::Structure));
  Path rope;
  rope.move_to(from).quad_to(talewright::mix(from, to, 0.5) + Point{0, z * 0.44}, to);
  g.add(line(std::move(rope), std::max(1.2, z * 0.018), s.tone(0x8A7764, far), Role::Structure));
  const int first = static_cast<int>(s.random.below(5));
  for (int i = 0; i < 4; ++i) {
    const Point p = on(0.16 + 0.22 * i);
    const Color c = rgb(cloths[static_cast<std::size_t>(first + i) % 5]);
    const double w = z * 0.17, h = z * s.random.between(0.42, 0.54), sway = z * 0.05;
    Path cloth;
    if (i % 2 == 0) {  // a sheet that swings
      cloth.move_to(p + Point{-w, 0}).line_to(p + Point{w, 0});
      cloth.curve_to(p + Point{w + sway, h * 0.4}, p + Point{w, h * 0.7}, p + Point{w + sway, h});
      cloth.quad_to(p + Point{sway, h * 1.08}, p + Point{-w + sway, h});
      cloth.curve_to(p + Point{-w, h * 0.7}, p + Point{-w + sway, h * 0.4}, p + Point{-w, 0});
    } else {  // a shirt, hung by its hem
      cloth = polygon({p + Point{-w * 0.6, 0}, p + Point{w * 0.6, 0}, p + Point{w * 0.66, h * 0.6},
                       p + Point{w * 1.2, h * 0.86}, p + Point{w * 0.9, h},
                       p + Point{w * 0.4, h * 0.92}, p + Point{-w * 0.4, h * 0.92},
                       p + Point{-w * 0.9, h}, p + Point{-w * 1.2, h * 0.86},
                       p + Point{-w * 0.66, h * 0.6}});
    }
    cloth.close();
    g.add(built(std::move(cloth), s.tone(lighter(c, 0.08), far), s.tone(darker(c, 0.08), far), far,
                0.4));
  }
  into.add(std::move(g));
}

void paint_cart(Stage& s, Group& into, Point b, double w, double far, double d) {
  const Color wood = rgb(0xA9794F), hay = rgb(0xE4C069);
  const auto at = [&](double x, double up) { return b + Point{d * x, -up} * w; };
  Group g;
  g.name = "setting.cart";
  g.add(ground_shadow(s, b, w * 1.05));
  const bool snow = s.light.snowy();
  g.add(built(
      blob({at(-0.40, 0.40), at(-0.30, 0.60), at(-0.02, 0.72), at(0.26, 0.62), at(0.40, 0.40)}),
      s.tone(snow ? rgb(0xFFFFFF) : lighter(hay, 0.14), far),
      s.tone(snow ? rgb(0xD3E0EE) : darker(hay, 0.06), far), far, 0.45));
  if (!snow) {
    Path straws;
    for (int i = 0; i < 9; ++i) {
      const Point p = at(s.random.between(-0.3, 0.3), s.random.between(0.44, 0.62));
      straws.add(segment(p, p + Point{s.random.between(-0.06, 0.06), -0.07} * w));
    }
    g.add(line(std::move(straws), std::max(1.2, w * 0.012),
               s.tone(darker(hay, 0.22), far).with_alpha(0.7)));
  }
  g.add(built(polygon({at(0.30, 0.30), at(0.86, 0.10), at(0.87, 0.05), at(0.30, 0.22)}),
              s.tone(wood, far), s.tone(darker(wood, 0.15), far), far, 0.4));
  g.add(built(polygon({at(-0.46, 0.46), at(0.46, 0.46), at(0.38, 0.20), at(-0.38, 0.20)}),
              s.tone(lighter(wood, 0.10), far), s.tone(darker(wood, 0.10), far), far));
  Path seams = segment(at(-0.43, 0.375), at(0.43, 0.375));
  seams.add(segment(at(-0.40, 0.29), at(0.40, 0.29)));
  g.add(line(std::move(seams), std::max(1.2, w * 0.010),
             s.tone(darker(wood, 0.28), far).with_alpha(0.7)));
  const Point hub = at(-0.06, 0.20);
  const double r = w * 0.20;
  Path wheel = ellipse(hub, r, r);
  for (int i = 0; i < 4; ++i) {
    const Point dir{std::cos(radians(45.0 * i)) * r, std::sin(radians(45.0 * i)) * r};
    wheel.add(segment(hub - dir, hub + dir));
  }
  g.add(line(std::move(wheel), w * 0.036, s.tone(darker(wood, 0.30), far), Role::Structure));
  g.add(area(ellipse(hub, r * 0.22, r * 0.22), s.tone(darker(wood, 0.38), far), Role::Structure));
  into.add(std::move(g));
}

void paint_scarecrow(Stage& s, Group& into, Point b, double h, double far) {
  const auto at = [&](double x, double up) { return b + Point{x, -up} * h; };
  Group g;
  g.name = "setting.scarecrow";
  g.add(ground_shadow(s, b, h * 0.4));
  g.add(area(limb({at(0, 0), at(0, 0.4), at(0, 0.8)}, {h * 0.04, h * 0.04, h * 0.035}),
             s.tone(0x8A6A4C, far), Role::Structure));
  Path straw;
  for (double d : {-1.0, 1.0})
    for (double k : {-0.05, 0.0, 0.05})
      straw.add(leaf(at(d * 0.36, 0.62), at(d * 0.50, 0.60 + k * 1.6), h * 0.02));
  straw.add(tuft(s.random, at(0, 0.26), -h * 0.14, 6, h * 0.10));
  g.add(area(std::move(straw), s.tone(0xE2BE62, far), Role::Prop));
  g.add(built(
      polygon({at(-0.12, 0.72), at(0.12, 0.72), at(0.38, 0.67), at(0.39, 0.56), at(0.15, 0.57),
               at(0.17, 0.27), at(-0.17, 0.25), at(-0.15, 0.57), at(-0.39, 0.56), at(-0.38, 0.67)}),
      s.tone(0xC7604E, far), s.tone(0x9E4840, far), far, 0.45));
  g.add(area(polygon({at(0.01, 0.46), at(0.11, 0.45), at(0.10, 0.36), at(0.02, 0.36)}),
             s.tone(0xE9C877, far), Role::Prop));
  g.add(built(ellipse(at(0, 0.82), h * 0.105, h * 0.115), s.tone(0xF0D9A4, far),
              s.tone(0xD9B878, far), far, 0.45));
  Path face = ellipse(at(-0.04, 0.83), h * 0.012, h * 0.016);
  face.add(ellipse(at(0.04, 0.83), h * 0.012, h * 0.016));
  g.add(area(std::move(face), s.tone(0x4A3428, far), Role::Prop));
  Path smile;
  smile.move_to(at(-0.045, 0.785)).quad_to(at(0, 0.755), at(0.045, 0.785));
  g.add(line(std::move(smile), std::max(1.2, h * 0.008), s.tone(0x6A4630, far)));
  g.add(built(polygon({at(-0.19, 0.885), at(-0.08, 0.90), at(-0.02, 1.06), at(0.06, 1.03),
                       at(0.09, 0.91), at(0.19, 0.875), at(0.0, 0.86)}),
              s.tone(0x8A6A50, far), s.tone(0x6B4F3E, far), far, 0.45));
  into.add(std::move(g));
}

void paint_rose_arch(Stage& s, Group& into, Point b, double w, double far) {
  const double h = w * 1.25;
  const bool snow = s.light.snowy();
  const Color leafy = snow ? rgb(0xC2D0D0) : leaf_color(s.light.season, 3);
  Group g;
  g.name = "setting.arch";
  const auto on = [&](double t) {  // along the arch, from the left foot over the top
    const double a = std::numbers::pi * t;
    return b + Point{-std::cos(a) * w * 0.5,
                     -(h * 0.55 + h * 0.45 * std::sin(a)) * (t > 0.06 && t < 0.94)};
  };
  Path frame, slats;
  for (double k : {0.44, 0.56}) {
    frame.move_to(b + Point{-w * k, 0}).line_to(b + Point{-w * k, -h * 0.55});
    frame.curve_to(b + Point{-w * k, -h * (0.86 + 0.34 * (k - 0.44) * 4)},
                   b + Point{w * k, -h * (0.86 + 0.34 * (k - 0.44) * 4)},
                   b + Point{w * k, -h * 0.55});
    frame.line_to(b + Point{w * k, 0});
  }
  g.add(line(std::move(frame), w * 0.035, s.tone(0xF4ECDD, far), Role::Structure));
  Path back, front, roses, hearts;
  for (int i = 0; i < 13; ++i) {
    const double t = 0.07 + 0.86 * i / 12, up = std::sin(std::numbers::pi * t);
    const Point p = on(t) + Point{0, (1 - up) * h * (i % 2 ? 0.12 : 0.30)};
    (i % 2 ? front : back).add(crown(s.random, p, w * 0.12, w * 0.10, 7));
    for (int k = 0; k < 2 && !snow; ++k) {
      const Point q = p + Point{s.random.between(-0.08, 0.08), s.random.between(-0.07, 0.07)} * w;
      roses.add(crown(s.random, q, w * 0.042, w * 0.040, 5, 0.5));
      hearts.add(ellipse(q, w * 0.016, w * 0.014));
    }
  }
  g.add(area(std::move(back), s.tone(darker(leafy, 0.14), far), Role::Foliage));
  g.add(
      area(std::move(front), s.tone(lighter(leafy, 0.06), far), s.tone(leafy, far), Role::Foliage));
  if (!snow) {
    const bool pink = s.random.chance(0.5);
    g.add(area(std::move(roses), s.tone(pink ? 0xF09CAE : 0xE0604F, far), Role::Foliage));
    g.add(area(std::move(hearts), s.tone(pink ? 0xD9677F : 0xB53F3A, far), Role::Foliage));
  }
  into.add(std::move(g));
}

void paint_watering_can(Stage& s, Group& into, Point b, double z, double d) {
  const auto at = [&](double x, double up) { return b + Point{d * x, -up} * z; };
  const Color tin = rgb(0x7FA8B4);
  Group g;
  g.name = "setting.can";
  g.add(ground_shadow(s, b, z));
  Path handle;
  handle.move_to(at(-0.24, 0.48)).curve_to(at(-0.56, 0.62), at(-0.58, 0.12), at(-0.26, 0.10));
  handle.move_to(at(-0.18, 0.52)).curve_to(at(-0.10, 0.78), at(0.16, 0.78), at(0.18, 0.52));
  g.add(line(std::move(handle), z * 0.06, s.tone(darker(tin, 0.14)), Role::Prop));
  g.add(inked(polygon({at(0.20, 0.20), at(0.62, 0.56), at(0.57, 0.62), at(0.20, 0.36)}),
              s.tone(tin), Role::Prop, 0.4));
  g.add(inked(polygon({at(0.52, 0.66), at(0.68, 0.50), at(0.74, 0.58), at(0.60, 0.72)}),
              s.tone(lighter(tin, 0.12)), Role::Prop, 0.4));
  g.add(inked(rounded_rectangle({b.x - z * 0.27, b.y - z * 0.54, z * 0.54, z * 0.54}, z * 0.06),
              s.tone(lighter(tin, 0.14)), s.tone(darker(tin, 0.10)), Role::Prop, 0.5));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
