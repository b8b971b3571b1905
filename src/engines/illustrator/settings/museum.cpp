// The great hall of a museum: a giant's bones under a skylight, and treasures along the walls.
#include "engines/illustrator/brushes/buildings.h"
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

/// A long-necked dinosaur's skeleton; `at` is where it stands, `w` from head to tail.
void bones(Stage& s, Group& into, Point at, double w, double d, double high) {
  Group g;
  g.name = "setting.skeleton";
  const Color c = rgb(0xF2E6CC);
  const auto P = [&](double x, double y) { return Point{at.x + d * w * x, at.y - high * y}; };
  g.add(inked(rounded_rectangle({at.x - w * 0.40, at.y - 8, w * 0.80, 30}, 6), s.tone(0x9A7A5C),
              s.tone(0x6E5440), Role::Interior, 0.5));
  // Far legs and ribs, then the spine, the near ones, and the head.
  const auto leg = [&](double x, double y0, double lean) {
    Path p = limb({P(x, y0), P(x + lean, y0 * 0.55), P(x + lean * 0.2, y0 * 0.52)},
                  {w * 0.030, w * 0.022, w * 0.026});
    p.add(limb({P(x + lean * 0.3, y0 * 0.54), P(x - lean * 0.2, y0 * 0.28), P(x, 0.04)},
               {w * 0.026, w * 0.018, w * 0.026}));
    p.add(limb({P(x - 0.01, 0.03), P(x + 0.02, 0.015), P(x + 0.045, 0.012)},
               {w * 0.022, w * 0.022, w * 0.014}));
    return p;
  };
  Path far = leg(-0.10, 0.46, -0.02);
  far.add(leg(0.16, 0.46, 0.02));
  g.add(inked(far, s.tone(darker(c, 0.22)), Role::Prop, 0.4));
  const std::vector<Point> spine{P(-0.56, 0.20), P(-0.42, 0.28), P(-0.26, 0.44),
                                 P(-0.08, 0.56), P(0.10, 0.57),  P(0.22, 0.56),
                                 P(0.30, 0.66),  P(0.35, 0.82),  P(0.42, 0.94)};
  Path ribs;
  for (int i = 0; i < 8; ++i) {
    const double x = -0.10 + 0.036 * i, deep = 0.22 + 0.05 * std::sin(i * 0.45);
    Path r;
    r.move_to(P(x, 0.555))
        .curve_to(P(x - 0.03, 0.50), P(x - 0.02, 0.56 - deep), P(x + 0.03, 0.55 - deep * 1.02));
    ribs.add(r);
  }
  g.add(line(ribs, w * 0.018, s.tone(darker(c, 0.32)), Role::Prop));
  g.add(line(ribs, w * 0.012, s.tone(c), Role::Prop));
  Path line_of = drawing::curve_through(spine);
  g.add(line(line_of, w * 0.020, s.tone(darker(c, 0.25)), Role::Prop));
  Path beads;
  for (std::size_t i = 0; i + 1 < spine.size(); ++i)
    for (int k = 0; k < 4; ++k) {
      const Point p = talewright::mix(spine[i], spine[i + 1], k / 4.0);
      const double z = w * (i == 0 ? 0.010 : i < 3 ? 0.015 : i < 6 ? 0.020 : 0.014);
      beads.add(rounded_rectangle({p.x - z * 0.9, p.y - z, z * 1.8, z * 2}, z * 0.5));
      if (i >= 2 && i < 6)
        beads.add(limb({p, p + Point{0, -z * 1.2}, p + Point{-d * z * 0.4, -z * 2.4}},
                       {z * 0.8, z * 0.7, z * 0.4}));
    }
  g.add(inked(beads, s.tone(lighter(c, 0.3)), s.tone(darker(c, 0.06)), Role::Prop, 0.35));
  Path near = leg(-0.16, 0.50, -0.03);
  near.add(leg(0.22, 0.50, 0.03));
  near.add(ellipse(P(-0.15, 0.51), w * 0.035, w * 0.025));
  near.add(ellipse(P(0.21, 0.51), w * 0.032, w * 0.024));
  g.add(inked(near, s.tone(lighter(c, 0.3)), s.tone(darker(c, 0.08)), Role::Prop, 0.45));
  const Path skull = blob({P(0.40, 0.97), P(0.43, 1.02), P(0.49, 0.99), P(0.545, 0.93),
                           P(0.54, 0.905), P(0.47, 0.905), P(0.42, 0.91)});
  g.add(inked(skull, s.tone(lighter(c, 0.3)), s.tone(darker(c, 0.05)), Role::Prop, 0.45));
  g.add(inked(blob({P(0.43, 0.905), P(0.53, 0.885), P(0.52, 0.870), P(0.43, 0.880)}), s.tone(c),
              Role::Prop, 0.4));
  g.add(area(ellipse(P(0.450, 0.965), w * 0.014, w * 0.013), s.tone(0x5E4A3A), Role::Prop));
  into.add(std::move(g));
}

void column(Stage& s, Group& into, double x, double w, double y0, double y1) {
  const Color c = rgb(0xEFE4D2);
  into.add(inked(rectangle({x - w * 0.40, y0, w * 0.80, y1 - y0}), s.tone(lighter(c, 0.10)),
                 s.tone(darker(c, 0.08)), Role::Interior, 0.45));
  Path flutes;
  for (double k : {-0.22, -0.07, 0.08, 0.23})
    flutes.add(segment({x + w * k, y0 + w * 0.5}, {x + w * k, y1 - w * 0.4}));
  into.add(line(flutes, w * 0.05, s.tone(darker(c, 0.14)).with_alpha(0.6), Role::Interior));
  into.add(inked(rounded_rectangle({x - w * 0.58, y0, w * 1.16, w * 0.34}, 5),
                 s.tone(lighter(c, 0.3)), s.tone(c), Role::Interior, 0.45));
  into.add(inked(rounded_rectangle({x - w * 0.58, y1 - w * 0.32, w * 1.16, w * 0.36}, 5),
                 s.tone(lighter(c, 0.2)), s.tone(darker(c, 0.08)), Role::Interior, 0.45));
}

/// The brass lamp over a picture; where its light begins.
Point picture_light(Stage& s, Group& into, Box frame) {
  const double w = frame.width * 0.62, y = frame.y - frame.width * 0.30;
  const Point at{frame.centre().x, y};
  Path arm;
  arm.move_to({at.x, frame.y - frame.width * 0.10}).line_to({at.x, y});
  into.add(line(arm, frame.width * 0.045, s.tone(0xB98C3C), Role::Interior));
  const Shape shade = inked(rounded_rectangle({at.x - w / 2, y - w * 0.10, w, w * 0.17}, w * 0.08),
                            s.tone(0xF2D07A), s.tone(0xB98C3C), Role::Interior, 0.4);
  if (s.light.lamps())
    into.add(shining(
        area(rounded_rectangle({at.x - w * 0.42, y + w * 0.04, w * 0.84, w * 0.08}, w * 0.03),
             rgb(0xFFF3C8), Role::Interior)));
  into.add(shade);
  return at + Point{0, w * 0.1};
}

void framed(Stage& s, Group& into, Box b, int motif) {
  into.add(inked(rectangle(b.grown(b.width * 0.12)), s.tone(0xF0CE80), s.tone(0xB8863C),
                 Role::Interior, 0.5));
  into.add(inked(rectangle(b.grown(b.width * 0.05)), s.tone(0xC9984A), s.tone(0xE6BE6C),
                 Role::Interior, 0.3));
  Group view;
  view.clip = rectangle(b);
  static constexpr std::array<unsigned, 3> skies{0xF2C99A, 0x9FC4D0, 0xD6B4C4};
  view.add(area(rectangle(b), s.tone(skies[static_cast<std::size_t>(motif) % 3]), s.tone(0xF6E6C8),
                Role::Interior));
  if (motif % 3 == 0) {
    view.add(
        area(ellipse({b.x + b.width * 0.66, b.y + b.height * 0.42}, b.width * 0.11, b.width * 0.11),
             s.tone(0xE9764E), Role::Interior));
    view.add(area(rolling(s.random, b.x - 9, b.right() + 9, b.y + b.height * 0.62, b.height * 0.07,
                          b.bottom() + 3, 1),
                  s.tone(0x5E8A86), Role::Interior));
    view.add(area(rolling(s.random, b.x - 9, b.right() + 9, b.y + b.height * 0.78, b.height * 0.05,
                          b.bottom() + 3, 1),
                  s.tone(0x3F6A6C), Role::Interior));
  } else if (motif % 3 == 1) {  // a lady with a hat
    const Point c{b.centre().x, b.y + b.height * 0.46};
    view.add(area(blob({{b.x + b.width * 0.08, b.bottom() + 4},
                        {c.x - b.width * 0.22, c.y + b.height * 0.26},
                        {c.x, c.y + b.height * 0.16},
                        {c.x + b.width * 0.22, c.y + b.height * 0.26},
                        {b.right() - b.width * 0.08, b.bottom() + 4}}),
                  s.tone(0x7A3F50), Role::Interior));
    view.add(area(ellipse(c, b.width * 0.17, b.height * 0.17), s.tone(0xE6B894), Role::Interior));
    view.add(area(ellipse(c + Point{0, -b.height * 0.13}, b.width * 0.34, b.height * 0.05),
                  s.tone(0x3F3A50), Role::Interior));
    view.add(
        area(rounded_rectangle(
                 {c.x - b.width * 0.17, c.y - b.height * 0.29, b.width * 0.34, b.height * 0.17}, 8),
             s.tone(0x3F3A50), Role::Interior));
  } else {  // a ship in a storm
    view.add(area(polygon({{b.x + b.width * 0.24, b.y + b.height * 0.60},
                           {b.x + b.width * 0.80, b.y + b.height * 0.56},
                           {b.x + b.width * 0.70, b.y + b.height * 0.74},
                           {b.x + b.width * 0.34, b.y + b.height * 0.76}}),
                  s.tone(0x6E4630), Role::Interior));
    view.add(area(polygon({{b.x + b.width * 0.50, b.y + b.height * 0.14},
                           {b.x + b.width * 0.53, b.y + b.height * 0.54},
                           {b.x + b.width * 0.82, b.y + b.height * 0.50}}),
                  s.tone(0xFDF6E2), Role::Interior));
    view.add(area(polygon({{b.x + b.width * 0.46, b.y + b.height * 0.20},
                           {b.x + b.width * 0.48, b.y + b.height * 0.55},
                           {b.x + b.width * 0.26, b.y + b.height * 0.54}}),
                  s.tone(0xF0E2C4), Role::Interior));
    view.add(area(rolling(s.random, b.x - 9, b.right() + 9, b.y + b.height * 0.74, b.height * 0.06,
                          b.bottom() + 3, 2),
                  s.tone(0x4A7A92), Role::Interior));
  }
  into.add(std::move(view));
}

}  // namespace

void draw_museum(Stage& s) {
  const Room r(s);
  const double k = r.k;
  static constexpr std::array<unsigned, 3> walls{0xB5564C, 0x4F7F7A, 0x6A6FA0};
  const Color wall = rgb(walls[s.random.below(3)]);
  paint_room(s, wall, rgb(0xBBA189), 0, false);
  paint_panelling(s, s.back, r.up(0.16), rgb(0xE9DCC8), 120 * k);
  // An arched window high in the hall, light falling from it.
  const double ww = std::min(290 * k, s.width * 0.3);
  const Box win{r.X(0.50) - ww / 2, r.up(1.0), ww, r.wall * 0.70};
  Path arch;
  const double rad = ww / 2;
  arch.move_to({win.x, win.bottom()})
      .line_to({win.x, win.y + rad})
      .curve_to({win.x, win.y + rad * 0.45}, {win.x + rad * 0.45, win.y}, {win.x + rad, win.y})
      .curve_to({win.right() - rad * 0.45, win.y}, {win.right(), win.y + rad * 0.45},
                {win.right(), win.y + rad})
      .line_to({win.right(), win.bottom()})
      .close();
  paint_opening(s, s.back, arch, win, Outside::Street, 4, 4, rgb(0xF3E6CC), 11 * k);
  const Box broad{r.X(0.20) - 70 * k, r.up(0.78), 130 * k, 96 * k},
      tall{r.X(0.80) - 44 * k, r.up(0.82), 92 * k, 122 * k};
  framed(s, s.back, broad, static_cast<int>(s.random.below(3)));
  framed(s, s.back, tall, static_cast<int>(s.random.below(3)) + 1);
  if (r.span > 1.2) framed(s, s.back, {r.X(0.92) - 50 * k, r.up(0.78), 100 * k, 80 * k}, 2);
  for (double x : {0.025, 0.335, 0.665, 0.975})
    column(s, s.back, r.X(x), 62 * k, r.up(1.06), s.horizon + 12);
  s.back.add(inked(rectangle({-20, r.up(1.06) - 30 * k, s.width + 40, 34 * k}), s.tone(0xFBF2E0),
                   s.tone(0xDACBB2), Role::Interior, 0.5));
  const Point lamp1 = picture_light(s, s.back, broad), lamp2 = picture_light(s, s.back, tall);
  paint_sunlight(s, s.back, win, r.down(0.10), s.ground(s.text_bottom() ? 0.5 : 0.85));
  // Polished stone: the window's light stands in the floor.
  if (!s.light.night())
    paint_pool(s, s.back, {win.centre().x, r.down(0.35)}, ww * 0.7, 50 * k, rgb(0xFFFFFF), 0.20);
  const double bw = std::min(s.width * 0.72, 800.0 * k);
  bones(s, s.back, {r.X(0.44), r.down(0.20)}, bw, r.flip ? -1 : 1,
        std::min(430 * k, r.wall * 0.86));
  // Rope on brass posts before it.
  const double py = r.down(0.46);
  Path posts, rope;
  const int n = 6;
  for (int i = 0; i <= n; ++i) {
    const double x = s.x(0.02 + 0.96 * i / n);
    posts.add(rectangle({x - 4 * k, py - 84 * k, 8 * k, 84 * k}));
    posts.add(ellipse({x, py - 88 * k}, 9 * k, 9 * k));
    posts.add(ellipse({x, py}, 20 * k, 6 * k));
    if (i < n)
      rope.move_to({x, py - 74 * k})
          .quad_to({x + s.width * 0.48 / n, py - 34 * k}, {x + s.width * 0.96 / n, py - 74 * k});
  }
  s.back.add(line(rope, 9 * k, s.tone(0xA93C48), Role::Interior));
  s.back.add(inked(posts, s.tone(0xF2D07A), s.tone(0xB98C3C), Role::Interior, 0.4));
  // A vase on a plinth, a knight, a bench.
  const Point vase{r.X(0.90), r.down(0.58)};
  s.back.add(ground_shadow(s, vase, 110 * k));
  s.back.add(inked(rectangle({vase.x - 46 * k, vase.y - 104 * k, 92 * k, 104 * k}),
                   s.tone(0xF6EEE0), s.tone(0xD3C6B2), Role::Interior, 0.5));
  s.back.add(inked(rectangle({vase.x - 54 * k, vase.y - 116 * k, 108 * k, 18 * k}),
                   s.tone(0xFFFAF0), s.tone(0xDCD0BC), Role::Interior, 0.45));
  const Path pot = blob({vase + Point{-22 * k, -114 * k}, vase + Point{-48 * k, -166 * k},
                         vase + Point{-26 * k, -214 * k}, vase + Point{-30 * k, -232 * k},
                         vase + Point{30 * k, -232 * k}, vase + Point{26 * k, -214 * k},
                         vase + Point{48 * k, -166 * k}, vase + Point{22 * k, -114 * k}});
  Shape clay = inked(pot, s.tone(0xD98A52), s.tone(0xA9603A), Role::Prop, 0.5);
  clay.volume = true;
  s.back.add(std::move(clay));
  Group bands;
  bands.clip = pot;
  Path zig;
  zig.move_to(vase + Point{-60 * k, -170 * k});
  for (int i = 1; i < 14; ++i)
    zig.line_to(vase + Point{(-60.0 + 9 * i) * k, (i % 2 ? -156.0 : -170.0) * k});
  bands.add(line(zig, 5 * k, s.tone(0x3E2A2E), Role::Prop));
  Path rings = rectangle({vase.x - 60 * k, vase.y - 188 * k, 120 * k, 7 * k});
  rings.add(rectangle({vase.x - 60 * k, vase.y - 146 * k, 120 * k, 7 * k}));
  bands.add(area(rings, s.tone(0x3E2A2E), Role::Prop));
  s.back.add(std::move(bands));
  paint_bench(s, s.back, {r.X(0.12), r.down(0.72)}, 170 * k, 0);
  if (s.text_bottom()) s.quiet = s.tone(0xE3D8CA).with_alpha(0.84);
  nightfall(s, {lamp1, lamp2}, 400 * k);
}

}  // namespace talewright::engines::illustrator
