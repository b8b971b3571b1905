// Under the big top: a ring of sawdust, tiers of lights, and somebody in every seat.
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void draw_circus(Stage& s) {
  const Room r(s, 0.62);
  const double k = r.k;
  static constexpr std::array<unsigned, 3> colors{0xD0463F, 0x3F7FA6, 0x8A4F96};
  const Color cloth = rgb(colors[s.random.below(3)]), cream = rgb(0xFBEBC8);
  // Stripes of canvas run up to the king pole.
  const Point apex{r.X(0.56), s.text_top() ? s.calm.bottom() * 0.25 : -60.0};
  Shape base = area(rectangle({-20, -80, s.width + 40, s.horizon + 120}), cream, Role::Interior);
  base.fill =
      Fill::linear({0, 0}, {0, s.horizon}, {{0, s.tone(darker(cream, 0.18))}, {1, s.tone(cream)}});
  s.back.add(std::move(base));
  Path stripes;
  const int n = static_cast<int>(9 * std::max(1.0, r.span)) * 2;
  const double far = s.width * 1.3, left = s.width / 2 - far;
  for (int i = 0; i < n; i += 2) {
    const double x0 = left + 2 * far * i / n, x1 = left + 2 * far * (i + 1) / n;
    Path p;
    p.move_to(apex)
        .quad_to({(apex.x + x0) / 2, s.horizon * 0.44}, {x0, s.horizon + 10})
        .line_to({x1, s.horizon + 10})
        .quad_to({(apex.x + x1) / 2, s.horizon * 0.44}, apex)
        .close();
    stripes.add(p);
  }
  Shape red = area(stripes, cloth, Role::Interior);
  red.fill = Fill::linear({0, 0}, {0, s.horizon},
                          {{0, s.tone(darker(cloth, 0.20))}, {1, s.tone(lighter(cloth, 0.06))}});
  s.back.add(std::move(red));
  Shape shade =
      area(rectangle({-20, -80, s.width + 40, s.horizon + 100}), s.light.shade, Role::Shadow);
  shade.fill = Fill::radial({s.width / 2, s.horizon * 0.75}, s.width * 0.8,
                            {{0, s.light.shade.with_alpha(0)},
                             {0.5, s.light.shade.with_alpha(0.08)},
                             {1, s.light.shade.with_alpha(s.light.night() ? 0.62 : 0.34)}});
  s.back.add(std::move(shade));
  // The crowd in the tiers: rows of heads, dark and soft.
  Group crowd;
  crowd.name = "setting.crowd";
  for (int row = 0; row < 3; ++row) {
    const double y = r.up(0.22 - 0.075 * row), z = (15 + 2.5 * row) * k;
    std::array<Path, 3> heads;
    for (double x = -10 + (row % 2) * z; x < s.width + 20; x += z * 2.5) {
      const double hx = x + s.random.between(-3, 3);
      Path& p = heads[s.random.below(3)];
      p.add(ellipse({hx, y}, z * 0.72, z * 0.78));
      p.add(rounded_rectangle({hx - z * 1.0, y + z * 0.6, z * 2.0, z * 2}, z * 0.6));
      if (s.random.chance(0.3))
        for (double e : {-0.4, 0.4}) p.add(ellipse({hx + z * e, y - z * 0.9}, z * 0.2, z * 0.5));
      else if (s.random.chance(0.3))
        for (double e : {-0.6, 0.6}) p.add(ellipse({hx + z * e, y - z * 0.6}, z * 0.3, z * 0.3));
    }
    static constexpr std::array<unsigned, 3> tones{0x8A5A66, 0x6E5478, 0x9A6E5C};
    for (std::size_t i = 0; i < 3; ++i)
      crowd.add(area(heads[i], s.tone(mix(rgb(tones[i]), cloth, 0.15), 0),
                     s.tone(darker(rgb(tones[i]), 0.2)), Role::Interior));
    Path bench = rectangle({-20, y + z * 1.9, s.width + 40, z * 0.6});
    crowd.add(area(bench, s.tone(0x6A4638), Role::Interior));
  }
  s.back.add(std::move(crowd));
  // The performers' door with its curtain and star.
  const Point door{r.X(0.28), s.horizon + 8};
  const double dw = 170 * k, dh = std::min(250 * k, r.wall * 0.5);
  s.back.add(
      inked(rounded_rectangle({door.x - dw * 0.62, door.y - dh * 1.1, dw * 1.24, dh * 1.1}, 12),
            s.tone(0xF2C95E), s.tone(0xC48F34), Role::Interior, 0.55));
  s.back.add(area(rectangle({door.x - dw * 0.48, door.y - dh, dw * 0.96, dh}), s.tone(0x3A1E34),
                  Role::Interior));
  for (double d : {-1.0, 1.0}) {
    Path drape;
    drape.move_to({door.x + d * dw * 0.5, door.y - dh})
        .line_to({door.x + d * dw * 0.02, door.y - dh})
        .curve_to({door.x + d * dw * 0.06, door.y - dh * 0.6},
                  {door.x + d * dw * 0.3, door.y - dh * 0.5},
                  {door.x + d * dw * 0.32, door.y - dh * 0.42})
        .curve_to({door.x + d * dw * 0.28, door.y - dh * 0.2},
                  {door.x + d * dw * 0.30, door.y - dh * 0.1}, {door.x + d * dw * 0.28, door.y})
        .line_to({door.x + d * dw * 0.5, door.y})
        .close();
    Shape c =
        inked(drape, s.tone(lighter(rgb(0x4F7FA8), 0.1)), s.tone(0x36608A), Role::Interior, 0.5);
    c.volume = true;
    s.back.add(std::move(c));
  }
  s.back.add(inked(drawing::star({door.x, door.y - dh * 1.12}, 40 * k, 18 * k, 5), s.tone(0xFFF0B0),
                   s.tone(0xF2C452), Role::Interior, 0.45));
  // Poles, a trapeze, strings of bulbs from the top.
  for (double x : {0.10, 0.90}) {
    const double px = r.X(x);
    Path pole = rectangle({px - 11 * k, -30, 22 * k, s.horizon + 34});
    s.back.add(inked(pole, s.tone(0xF6E2B4), s.tone(0xCDA764), Role::Interior, 0.5));
    Group wound;
    wound.clip = pole;
    Path bands;
    for (double y = -40; y < s.horizon + 30; y += 54 * k)
      bands.add(polygon({{px - 14 * k, y + 24 * k},
                         {px + 14 * k, y},
                         {px + 14 * k, y + 22 * k},
                         {px - 14 * k, y + 46 * k}}));
    wound.add(area(bands, s.tone(cloth), Role::Interior));
    s.back.add(std::move(wound));
  }
  const Point bar{r.X(0.72), r.up(0.62)};
  Path ropes = segment({bar.x - 46 * k + r.side() * 40 * k, -20}, bar + Point{-46 * k, 0});
  ropes.add(segment({bar.x + 46 * k + r.side() * 40 * k, -20}, bar + Point{46 * k, 0}));
  s.back.add(line(ropes, 4, s.tone(0xE9DAB6), Role::Interior));
  s.back.add(inked(rounded_rectangle({bar.x - 56 * k, bar.y - 5 * k, 112 * k, 11 * k}, 5),
                   s.tone(0xC98F4E), Role::Interior, 0.45));
  if (!s.text_top()) {
    paint_garland_lights(s, s.back, {apex.x, 10}, {r.X(-0.04), r.up(0.52)}, 60 * k, 10);
    paint_garland_lights(s, s.back, {apex.x, 10}, {r.X(1.04), r.up(0.52)}, 60 * k, 10);
  }
  // Sawdust, the ring's padded edge behind and before.
  Shape dust = area(rectangle({-20, s.horizon, s.width + 40, s.height - s.horizon + 20}),
                    rgb(0xE3B876), Role::Land);
  dust.fill = Fill::linear({0, s.horizon}, {0, s.height},
                           {{0, s.tone(0xB98A56)}, {0.3, s.tone(0xDDB070)}, {1, s.tone(0xEBC68C)}});
  s.back.add(std::move(dust));
  const double ry0 = r.down(0.10), cx = s.width * 0.5;
  Path grains;
  for (int i = 0; i < 70; ++i) {
    const double t = s.random.unit();
    grains.add(
        ellipse({s.width * s.random.unit(), s.ground(0.1 + 0.88 * t)}, 2 + 4 * t, 1 + 1.6 * t));
  }
  s.back.add(area(grains, s.tone(0x9E7242).with_alpha(0.45), Role::Land));
  const auto kerb = [&](double y, double sag, double h, int blocks, Group& into) {
    Path all, second;
    for (int i = 0; i < blocks; ++i) {
      const double a = -0.06 + 1.12 * i / blocks, b = -0.06 + 1.12 * (i + 1) / blocks;
      const auto Y = [&](double t) { return y + sag * (4 * (t - 0.5) * (t - 0.5)); };
      (i % 2 ? all : second)
          .add(polygon({{s.x(a), Y(a) - h}, {s.x(b), Y(b) - h}, {s.x(b), Y(b)}, {s.x(a), Y(a)}}));
    }
    into.add(
        inked(all, s.tone(lighter(cloth, 0.08)), s.tone(darker(cloth, 0.12)), Role::Interior, 0.5));
    into.add(inked(second, s.tone(0xFFF6E0), s.tone(0xE4CFA2), Role::Interior, 0.5));
  };
  kerb(ry0, 46 * k, 42 * k, static_cast<int>(14 * std::max(1.0, r.span)), s.back);
  const Point spot{cx, r.down(0.80)};
  paint_pool(s, s.back, spot, s.width * 0.36, (s.floor - s.horizon) * 0.36, rgb(0xFFF4CC),
             s.light.night() ? 0.55 : 0.30);
  if (s.light.night())
    for (double x : {0.10, 0.90}) {
      const Point from{r.X(x), std::max(0.0, s.text_top() ? s.calm.bottom() * 0.9 : 30)};
      s.back.add(cone(from, 44, spot, s.width * 0.60, rgb(0xFFF0C4, 0.40)));
    }
  // A star-spangled tub, a ball, a drum, hoops.
  const Point tub{r.X(0.84), r.down(0.46)};
  s.back.add(ground_shadow(s, tub, 170 * k));
  s.back.add(inked(polygon({tub + Point{-82 * k, 0}, tub + Point{-62 * k, -80 * k},
                            tub + Point{62 * k, -80 * k}, tub + Point{82 * k, 0}}),
                   s.tone(0x4F86B0), s.tone(0x38628A), Role::Prop, 0.5));
  Path stars;
  for (int i = 0; i < 3; ++i)
    stars.add(drawing::star(tub + Point{(-42.0 + 42 * i) * k, -38 * k}, 17 * k, 7.5 * k, 5));
  s.back.add(inked(stars, s.tone(0xFBD66C), Role::Prop, 0.35));
  s.back.add(inked(ellipse(tub + Point{0, -80 * k}, 64 * k, 15 * k), s.tone(0xF2C95E),
                   s.tone(0xD9A840), Role::Prop, 0.45));
  const Point ball{r.X(0.12), r.down(0.52)};
  s.back.add(ground_shadow(s, ball, 120 * k));
  const Path round = ellipse(ball + Point{0, -54 * k}, 55 * k, 55 * k);
  Shape sphere = inked(round, s.tone(0xFFF3D8), s.tone(0xE6CFA6), Role::Prop, 0.5);
  sphere.volume = true;
  s.back.add(std::move(sphere));
  Group on_ball;
  on_ball.clip = round;
  Path wedges;
  for (int i = 0; i < 3; ++i) {
    const double a0 = radians(120.0 * i - 20), a1 = radians(120.0 * i + 40);
    const Point c = ball + Point{10 * k, -70 * k};
    wedges.move_to(c)
        .line_to(c + Point{90 * k * std::cos(a0), 90 * k * std::sin(a0)})
        .line_to(c + Point{90 * k * std::cos(a1), 90 * k * std::sin(a1)})
        .close();
  }
  on_ball.add(area(wedges, s.tone(cloth), Role::Prop));
  s.back.add(std::move(on_ball));
  const Point drum{r.X(0.965), r.down(0.72)};
  s.back.add(ground_shadow(s, drum, 120 * k));
  s.back.add(inked(rounded_rectangle({drum.x - 56 * k, drum.y - 78 * k, 112 * k, 78 * k}, 12),
                   s.tone(lighter(cloth, 0.1)), s.tone(darker(cloth, 0.1)), Role::Prop, 0.5));
  Path zig;
  zig.move_to(drum + Point{-54 * k, -66 * k});
  for (int i = 1; i < 8; ++i)
    zig.line_to(drum + Point{(-54.0 + 15.4 * i) * k, (i % 2 ? -10.0 : -66.0) * k});
  s.back.add(line(zig, 4 * k, s.tone(0xFBE6B0), Role::Prop));
  s.back.add(
      inked(ellipse(drum + Point{0, -78 * k}, 56 * k, 14 * k), s.tone(0xFFF8E6), Role::Prop, 0.45));
  if (!s.text_bottom())
    kerb(s.height * 1.012, -30, 62, static_cast<int>(10 * std::max(1.0, r.span)), s.back);
  s.quiet = s.text_bottom() ? s.tone(0xE6C48C).with_alpha(0.86)
                            : s.tone(darker(cream, 0.05)).with_alpha(0.84);
  nightfall(s, {Point{spot.x, s.horizon * 0.62}}, s.width * 0.42, false);
}

}  // namespace talewright::engines::illustrator
