// The bridge of a small spaceship: a wide window full of stars, and knobs within reach.
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

namespace {

void console(Stage& s, Group& into, Point b, double w, double h, Color metal) {
  Group g;
  g.name = "setting.console";
  g.add(ground_shadow(s, b, w * 1.1));
  g.add(inked(polygon({{b.x - w * 0.42, b.y},
                       {b.x - w * 0.48, b.y - h * 0.62},
                       {b.x + w * 0.48, b.y - h * 0.62},
                       {b.x + w * 0.42, b.y}}),
              s.tone(lighter(metal, 0.06)), s.tone(darker(metal, 0.18)), Role::Interior, 0.5));
  g.add(inked(polygon({{b.x - w * 0.5, b.y - h * 0.60},
                       {b.x - w * 0.40, b.y - h},
                       {b.x + w * 0.40, b.y - h},
                       {b.x + w * 0.5, b.y - h * 0.60}}),
              s.tone(lighter(metal, 0.26)), s.tone(metal), Role::Interior, 0.5));
  static constexpr std::array<unsigned, 4> colors{0xF26D5E, 0xF7C65A, 0x7BE0B4, 0x7FC4F5};
  std::array<Path, 4> lights;
  for (int row = 0; row < 3; ++row)
    for (int i = 0; i < 9; ++i) {
      const double t = (i + 0.5) / 9 - 0.5, y = b.y - h * (0.68 + 0.10 * row);
      lights[s.random.below(4)].add(
          rounded_rectangle({b.x + t * w * (0.90 - 0.06 * row) - 6, y - 4, 12, 8}, 3));
    }
  for (std::size_t i = 0; i < 4; ++i) g.add(inked(lights[i], rgb(colors[i]), Role::Glow, 0.25));
  const Box screen{b.x - w * 0.30, b.y - h * 0.52, w * 0.60, h * 0.36};
  g.add(inked(rounded_rectangle(screen, 8), rgb(0x1D4A5A), rgb(0x12303F), Role::Interior, 0.4));
  Path orbit = ellipse(screen.centre(), screen.width * 0.34, screen.height * 0.30);
  orbit.add(ellipse(screen.centre(), screen.width * 0.18, screen.height * 0.16));
  g.add(line(orbit, 2, rgb(0x7FF0D0, 0.8), Role::Glow));
  g.add(area(ellipse(screen.centre() + Point{screen.width * 0.3, -screen.height * 0.12}, 5, 5),
             rgb(0xFFE08A), Role::Glow));
  into.add(std::move(g));
}

}  // namespace

void draw_spaceship(Stage& s) {
  const Room r(s);
  const double k = r.k;
  // On board it is evening when the lamps are turned down.
  const bool dim = s.light.night();
  const Color hull = rgb(0xD3DCE4), metal = rgb(0x93A6B8);
  static constexpr std::array<unsigned, 3> accents{0xF2A24E, 0x62C7B8, 0xE77A84};
  const Color accent = rgb(accents[s.random.below(3)]);
  Shape wall = area(rectangle({-20, -20, s.width + 40, s.horizon + 30}), hull, Role::Interior);
  wall.fill = Fill::linear(
      {0, 0}, {0, s.horizon},
      {{0, s.tone(darker(hull, 0.22))}, {0.5, s.tone(hull)}, {1, s.tone(darker(hull, 0.10))}});
  s.back.add(std::move(wall));
  Path seams;
  for (double x = 40; x < s.width; x += 150 * k) seams.add(segment({x, 0}, {x, s.horizon}));
  for (double y : {0.16, 0.9}) seams.add(segment({-10, r.up(y)}, {s.width + 10, r.up(y)}));
  s.back.add(line(seams, 2.4, s.tone(darker(hull, 0.2)).with_alpha(0.5), Role::Interior));
  // The window: three panes that bow outwards.
  const double ww = std::min(s.width * 0.80, r.wall * 1.75), cx = r.X(0.48), y0 = r.up(0.86),
               y1 = r.up(0.24);
  Path open;
  open.move_to({cx - ww * 0.5, y1 - (y1 - y0) * 0.10})
      .curve_to({cx - ww * 0.49, y0 + (y1 - y0) * 0.3}, {cx - ww * 0.42, y0 + 8},
                {cx - ww * 0.26, y0})
      .line_to({cx + ww * 0.26, y0})
      .curve_to({cx + ww * 0.42, y0 + 8}, {cx + ww * 0.49, y0 + (y1 - y0) * 0.3},
                {cx + ww * 0.5, y1 - (y1 - y0) * 0.10})
      .quad_to({cx + ww * 0.5, y1}, {cx + ww * 0.44, y1})
      .line_to({cx - ww * 0.44, y1})
      .quad_to({cx - ww * 0.5, y1}, {cx - ww * 0.5, y1 - (y1 - y0) * 0.10})
      .close();
  Group window;
  window.name = "setting.window";
  Shape rim = inked(open, s.tone(metal), Role::Interior, 0.6);
  rim.stroke = {40 * k, s.tone(lighter(metal, 0.14))};
  window.add(std::move(rim));
  const Box view{cx - ww / 2, y0, ww, y1 - y0};
  paint_view(s, window, open, view, Outside::Stars);
  Group sky;
  sky.name = "setting.view";
  sky.clip = open;
  // A world near by, its ring, a moon, a comet.
  const double pr = view.height * (0.36 + 0.06 * s.random.unit());
  const Point p{cx + r.side() * ww * 0.20, y0 + view.height * 0.50};
  static constexpr std::array<unsigned, 3> worlds{0xF0A56A, 0x6FB4DE, 0xB58AE0};
  const Color world = rgb(worlds[s.random.below(3)]);
  sky.add(glow(p, pr * 1.7, lighter(world, 0.3).with_alpha(0.45), 0.45));
  const Path disc = ellipse(p, pr, pr);
  Shape ball = inked(disc, lighter(world, 0.2), darker(world, 0.1), Role::Celestial, 0.4);
  sky.add(std::move(ball));
  Group bands;
  bands.clip = disc;
  Path stripes, dark;
  for (int i = 0; i < 4; ++i)
    stripes.add(ellipse(p + Point{pr * s.random.between(-0.3, 0.3), pr * (-0.7 + 0.42 * i)},
                        pr * 0.9, pr * s.random.between(0.05, 0.10), -12));
  bands.add(area(stripes, lighter(world, 0.4).with_alpha(0.7), Role::Celestial));
  bands.add(area(ellipse(p + Point{pr * 0.5, pr * 0.42}, pr * 1.05, pr * 1.05), rgb(0x1A1848, 0.0),
                 Role::Celestial));
  Shape shade = area(disc, rgb(0x1A1848, 0.5), Role::Celestial);
  shade.fill =
      Fill::radial(p + Point{-pr * 0.45, -pr * 0.45}, pr * 1.9,
                   {{0, rgb(0x1A1848, 0)}, {0.5, rgb(0x1A1848, 0.05)}, {1, rgb(0x14123E, 0.75)}});
  bands.add(std::move(shade));
  sky.add(std::move(bands));
  Path ring;
  ring.move_to(p + Point{-pr * 0.9, pr * 0.16})
      .curve_to(p + Point{-pr * 2.1, pr * 0.62}, p + Point{pr * 1.3, pr * 0.2},
                p + Point{pr * 1.55, -pr * 0.30});
  sky.add(line(ring, pr * 0.10, rgb(0xFBE6C0, 0.65), Role::Celestial));
  const Point moon{cx - r.side() * ww * 0.26, y0 + view.height * 0.30};
  sky.add(inked(ellipse(moon, pr * 0.2, pr * 0.2), rgb(0xE6E0F0), rgb(0xA79EC4), Role::Celestial,
                0.35));
  const Point comet{cx - r.side() * ww * 0.33, y0 + view.height * 0.62};
  Shape tail = area(polygon({comet + Point{0, -5}, comet + Point{-r.side() * -130.0 * k, -50 * k},
                             comet + Point{0, 5}}),
                    rgb(0xFFFFFF), Role::Glow);
  tail.fill = Fill::linear(comet, comet + Point{r.side() * 130 * k, -50 * k},
                           {{0, rgb(0xFFF6DA, 0.9)}, {1, rgb(0xFFF6DA, 0)}});
  sky.add(std::move(tail));
  sky.add(glow(comet, 20, rgb(0xFFF6DA, 0.9), 0.2));
  window.add(std::move(sky));
  Path ribs;
  for (double d : {-1.0, 1.0})
    ribs.add(polygon({{cx + d * ww * 0.20 - 8 * k, y0 - 6},
                      {cx + d * ww * 0.20 + 8 * k, y0 - 6},
                      {cx + d * ww * 0.235 + 10 * k, y1 + 6},
                      {cx + d * ww * 0.235 - 10 * k, y1 + 6}}));
  window.add(inked(ribs, s.tone(lighter(metal, 0.24)), s.tone(metal), Role::Interior, 0.5));
  Path bolts;
  for (int i = 0; i < 9; ++i)
    bolts.add(ellipse({cx - ww * 0.40 + ww * 0.10 * i, y1 + 14 * k}, 4 * k, 4 * k));
  window.add(area(bolts, s.tone(darker(metal, 0.3)), Role::Interior));
  window.add(line(open, 5 * k, s.tone(darker(metal, 0.25)), Role::Interior));
  s.back.add(std::move(window));
  // Ribs of the hull, pipes, lamps along the ceiling.
  for (double x : {0.0, 1.0}) {
    const double d = x < 0.5 ? 1 : -1, x0 = s.x(x);
    Path rib;
    rib.move_to({x0 - d * 30, -20})
        .line_to({x0 + d * 130 * k, -20})
        .curve_to({x0 + d * 64 * k, r.up(0.7)}, {x0 + d * 50 * k, r.up(0.4)},
                  {x0 + d * 66 * k, s.horizon + 6})
        .line_to({x0 - d * 30, s.horizon + 6})
        .close();
    s.back.add(inked(rib, s.tone(lighter(metal, 0.18)), s.tone(darker(metal, 0.06)), Role::Interior,
                     0.55));
    Path strip;
    strip.move_to({x0 + d * 92 * k, 0})
        .curve_to({x0 + d * 36 * k, r.up(0.7)}, {x0 + d * 26 * k, r.up(0.4)},
                  {x0 + d * 36 * k, s.horizon - 14});
    s.back.add(line(strip, 9 * k, dim ? mix(accent, rgb(0xFFFFFF), 0.25) : s.tone(accent),
                    dim ? Role::Glow : Role::Interior));
    if (dim) s.back.add(glow({x0 + d * 40 * k, r.up(0.5)}, 190 * k, accent.with_alpha(0.32)));
  }
  // The floor: plates that run to the window, strips of light between them.
  Shape floor = area(rectangle({-20, s.horizon, s.width + 40, s.height - s.horizon + 20}), metal,
                     Role::Interior);
  const Color deck = rgb(0x7E8FA6);
  floor.fill = Fill::linear(
      {0, s.horizon}, {0, s.height},
      {{0, s.tone(darker(deck, 0.14))}, {0.4, s.tone(deck)}, {1, s.tone(lighter(deck, 0.12))}});
  s.back.add(std::move(floor));
  Path plates, strips;
  const double h = s.height - s.horizon;
  for (int i = -9; i <= 9; ++i)
    plates.add(
        segment({cx + i * s.width * 0.075, s.horizon}, {cx + i * s.width * 0.15, s.height + 10}));
  for (double t : {0.10, 0.24, 0.44, 0.72})
    plates.add(segment({-10, s.horizon + h * t}, {s.width + 10, s.horizon + h * t}));
  s.back.add(line(plates, 2.6, s.tone(darker(deck, 0.22)).with_alpha(0.6), Role::Interior));
  for (double d : {-1.0, 1.0})
    strips.add(polygon({{cx + d * s.width * 0.30 - 3, s.horizon + 4},
                        {cx + d * s.width * 0.30 + 3, s.horizon + 4},
                        {cx + d * s.width * 0.60 + 10, s.height + 10},
                        {cx + d * s.width * 0.60 - 10, s.height + 10}}));
  s.back.add(area(strips, dim ? mix(accent, rgb(0xFFFFFF), 0.3) : s.tone(lighter(accent, 0.15)),
                  dim ? Role::Glow : Role::Interior));
  // The planet's light lies on the floor.
  paint_pool(s, s.back, {p.x, r.down(0.50)}, s.width * 0.30, (s.floor - s.horizon) * 0.40,
             lighter(world, 0.35), dim ? 0.34 : 0.22);
  // The desk under the window, the pilot's seat, consoles at both sides.
  const double dy = r.down(0.10);
  s.back.add(inked(polygon({{cx - ww * 0.42, dy},
                            {cx - ww * 0.46, r.up(0.13)},
                            {cx + ww * 0.46, r.up(0.13)},
                            {cx + ww * 0.42, dy}}),
                   s.tone(lighter(metal, 0.22)), s.tone(darker(metal, 0.12)), Role::Interior,
                   0.55));
  s.back.add(inked(polygon({{cx - ww * 0.46, r.up(0.12)},
                            {cx - ww * 0.42, r.up(0.20)},
                            {cx + ww * 0.42, r.up(0.20)},
                            {cx + ww * 0.46, r.up(0.12)}}),
                   s.tone(lighter(hull, 0.2)), s.tone(hull), Role::Interior, 0.5));
  static constexpr std::array<unsigned, 4> colors{0xF26D5E, 0xF7C65A, 0x7BE0B4, 0x7FC4F5};
  std::array<Path, 4> knobs;
  for (int i = 0; i < 22; ++i)
    knobs[s.random.below(4)].add(
        ellipse({cx - ww * 0.38 + ww * 0.76 * i / 21, r.up(i % 2 ? 0.145 : 0.178)}, 7 * k, 5 * k));
  for (std::size_t i = 0; i < 4; ++i) s.back.add(inked(knobs[i], rgb(colors[i]), Role::Glow, 0.25));
  console(s, s.back, {r.X(0.11), r.down(0.40)}, 210 * k, 176 * k, metal);
  // A tree in a glass tube: somebody grows tomatoes out here.
  const Point t{r.X(0.90), r.down(0.34)};
  s.back.add(ground_shadow(s, t, 130 * k));
  s.back.add(inked(rounded_rectangle({t.x - 58 * k, t.y - 46 * k, 116 * k, 46 * k}, 10),
                   s.tone(lighter(metal, 0.2)), s.tone(darker(metal, 0.1)), Role::Interior, 0.5));
  paint_plant(s, s.back, t + Point{0, -40 * k}, 190 * k);
  Path fruit;
  for (int i = 0; i < 5; ++i)
    fruit.add(ellipse(t + Point{(-36.0 + 18 * i) * k, (-150.0 - 26 * (i % 3)) * k}, 9 * k, 9 * k));
  s.back.add(inked(fruit, s.tone(0xE8584A), Role::Prop, 0.35));
  const Path tube = rounded_rectangle({t.x - 52 * k, t.y - 252 * k, 104 * k, 208 * k}, 46 * k);
  Shape glass = area(tube, rgb(0xD8F4FF, 0.22), Role::Glow);
  glass.stroke = {3.5, rgb(0xF4FCFF, 0.8)};
  s.back.add(std::move(glass));
  s.back.add(area(rounded_rectangle({t.x - 40 * k, t.y - 232 * k, 12 * k, 150 * k}, 6 * k),
                  rgb(0xFFFFFF, 0.45), Role::Glow));
  s.back.add(inked(rounded_rectangle({t.x - 58 * k, t.y - 264 * k, 116 * k, 26 * k}, 10),
                   s.tone(lighter(metal, 0.2)), s.tone(metal), Role::Interior, 0.45));
  const Point seat{r.X(0.30), r.down(0.26)};
  s.back.add(ground_shadow(s, seat, 120 * k));
  s.back.add(inked(
      limb({seat, seat + Point{0, -40 * k}, seat + Point{0, -70 * k}}, {70 * k, 22 * k, 26 * k}),
      s.tone(metal), s.tone(darker(metal, 0.2)), Role::Interior, 0.45));
  Shape chair =
      inked(blob({seat + Point{-62 * k, -70 * k}, seat + Point{-66 * k, -170 * k},
                  seat + Point{-40 * k, -232 * k}, seat + Point{40 * k, -232 * k},
                  seat + Point{66 * k, -170 * k}, seat + Point{62 * k, -70 * k}}),
            s.tone(lighter(accent, 0.10)), s.tone(darker(accent, 0.16)), Role::Interior, 0.55);
  chair.volume = true;
  s.back.add(std::move(chair));
  s.back.add(inked(rounded_rectangle({seat.x - 38 * k, seat.y - 222 * k, 76 * k, 42 * k}, 16 * k),
                   s.tone(lighter(accent, 0.4)), s.tone(lighter(accent, 0.2)), Role::Interior,
                   0.4));
  // Things float: a mug and a ball.
  const Point mug{r.X(0.76), r.up(0.10)};
  s.back.add(inked(rounded_rectangle({mug.x - 19 * k, mug.y - 22 * k, 38 * k, 42 * k}, 9 * k)
                       .transformed(Affine::translation(mug.x, mug.y) * Affine::rotation(18) *
                                    Affine::translation(-mug.x, -mug.y)),
                   s.tone(0xFFF6E6), s.tone(0xE0D4C8), Role::Prop, 0.4));
  s.quiet = s.text_bottom() ? s.tone(darker(deck, 0.05)).with_alpha(0.84)
                            : s.tone(darker(hull, 0.10)).with_alpha(0.80);
  // The desk's own lamps are what is left on.
  nightfall(
      s,
      {Point{cx + r.side() * ww * 0.16, r.up(0.17)}, Point{cx - r.side() * ww * 0.34, r.up(0.17)}},
      290 * k);
}

}  // namespace talewright::engines::illustrator
