// The children's ward: beds under a painted wall, and everything a little softer than it must be.
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

/// A painted wall: hills, a giraffe to be measured against, birds.
void mural(Stage& s, const Room& r, Group& into) {
  Group g;
  g.name = "setting.mural";
  const double base = s.horizon - 14;
  Path hills;
  hills.move_to({-20, base}).line_to({-20, r.up(0.26)});
  const double w = s.width + 40;
  hills.curve_to({w * 0.16, r.up(0.44)}, {w * 0.26, r.up(0.16)}, {w * 0.42, r.up(0.22)})
      .curve_to({w * 0.6, r.up(0.34)}, {w * 0.74, r.up(0.36)}, {w, r.up(0.18)})
      .line_to({w, base})
      .close();
  g.add(area(hills, s.tone(0xBFDDB8), s.tone(0xA9D0B0), Role::Interior));
  Path low;
  low.move_to({-20, base})
      .line_to({-20, r.up(0.12)})
      .curve_to({w * 0.3, r.up(0.26)}, {w * 0.5, r.up(0.05)}, {w, r.up(0.16)})
      .line_to({w, base})
      .close();
  g.add(area(low, s.tone(0x9CC7A4), Role::Interior));
  // The giraffe: neck with marks for every child's height.
  const double x = r.X(0.055), d = r.side(), k = r.k, neck = std::min(r.wall * 0.72, 420 * k);
  const Color hide = rgb(0xF2C76E), spots = rgb(0xC98B4A);
  const Path body = limb({{x - d * 40 * k, base},
                          {x, base - 90 * k},
                          {x + d * 10 * k, base - neck * 0.6},
                          {x + d * 16 * k, base - neck}},
                         {120 * k, 92 * k, 52 * k, 40 * k});
  g.add(area(body, s.tone(hide), Role::Interior));
  Group marks;
  marks.clip = body;
  Path dots;
  for (int i = 0; i < 12; ++i)
    dots.add(crown(s.random, {x + s.random.between(-36, 36) * k, base - neck * (0.08 + 0.075 * i)},
                   15 * k, 13 * k, 5, 0.1));
  marks.add(area(dots, s.tone(spots), Role::Interior));
  g.add(std::move(marks));
  const Point head{x + d * 34 * k, base - neck - 6 * k};
  Path horns = segment(head + Point{-d * 12 * k, -16 * k}, head + Point{-d * 14 * k, -48 * k});
  horns.add(segment(head + Point{d * 8 * k, -20 * k}, head + Point{d * 8 * k, -50 * k}));
  g.add(line(horns, 7 * k, s.tone(spots), Role::Interior));
  g.add(area(ellipse(head, 46 * k, 27 * k, d * 14), s.tone(hide), Role::Interior));
  g.add(area(ellipse(head + Point{d * 36 * k, 10 * k}, 20 * k, 16 * k), s.tone(0xFBE3B4),
             Role::Interior));
  g.add(area(ellipse(head + Point{d * 4 * k, -8 * k}, 5 * k, 6 * k), s.tone(0x5A4030),
             Role::Interior));
  Path scale;
  for (int i = 0; i < 12; ++i) {
    const double y = base - neck * (0.10 + 0.07 * i);
    scale.add(segment({x + d * 76 * k, y}, {x + d * (i % 3 ? 90 : 104) * k, y}));
  }
  g.add(line(scale, 3, s.tone(0xE07F6A), Role::Interior));
  into.add(std::move(g));
}

void ward_bed(Stage& s, Group& into, Point b, double w, Color cover, double d) {
  Group g;
  g.name = "setting.bed";
  g.add(ground_shadow(s, b, w * 1.02));
  const auto X = [&](double k) { return b.x + d * w * k; };
  Path legs;
  for (double x : {-0.44, 0.44}) {
    legs.add(
        limb({{X(x), b.y - w * 0.2}, {X(x), b.y - w * 0.1}, {X(x), b.y - w * 0.03}}, {9, 8, 7}));
    legs.add(ellipse({X(x), b.y - w * 0.02}, w * 0.025, w * 0.025));
  }
  g.add(inked(legs, s.tone(0x9FB2BC), Role::Interior, 0.4));
  // Rails at the head and the foot, the mattress, the pillow, the cover with its turned edge.
  g.add(inked(rounded_rectangle({X(-0.47) - w * 0.02, b.y - w * 0.56, w * 0.045, w * 0.42}, 6),
              s.tone(0xF3F6F6), s.tone(0xC9D6DA), Role::Interior, 0.45));
  g.add(inked(rounded_rectangle({X(0.46) - w * 0.02, b.y - w * 0.44, w * 0.045, w * 0.32}, 6),
              s.tone(0xF3F6F6), s.tone(0xC9D6DA), Role::Interior, 0.45));
  g.add(inked(rounded_rectangle({b.x - w * 0.46, b.y - w * 0.25, w * 0.92, w * 0.10}, 8),
              s.tone(0xE9F0F0), s.tone(0xC6D4D8), Role::Interior, 0.45));
  Shape pillow = inked(blob({{X(-0.43), b.y - w * 0.26},
                             {X(-0.42), b.y - w * 0.40},
                             {X(-0.22), b.y - w * 0.38},
                             {X(-0.20), b.y - w * 0.26}}),
                       s.tone(0xFFFFFF), s.tone(0xDCE7EC), Role::Interior, 0.45);
  pillow.volume = true;
  g.add(std::move(pillow));
  Path blanket;
  blanket.move_to({X(-0.16), b.y - w * 0.29})
      .curve_to({X(0.1), b.y - w * 0.34}, {X(0.3), b.y - w * 0.32}, {X(0.45), b.y - w * 0.27})
      .line_to({X(0.46), b.y - w * 0.12})
      .curve_to({X(0.2), b.y - w * 0.09}, {X(0.0), b.y - w * 0.13}, {X(-0.16), b.y - w * 0.11})
      .close();
  g.add(inked(blanket, s.tone(lighter(cover, 0.12)), s.tone(darker(cover, 0.06)), Role::Interior,
              0.5));
  Group pattern;
  pattern.clip = blanket;
  Path stars;
  for (int i = 0; i < 12; ++i)
    stars.add(drawing::star({X(-0.10 + 0.05 * i), b.y - w * (0.15 + 0.045 * (i % 3))}, w * 0.017,
                            w * 0.008, 5));
  pattern.add(area(stars, s.tone(0xFFF3C4), Role::Interior));
  g.add(std::move(pattern));
  g.add(inked(
      rounded_rectangle({std::min(X(-0.17), X(-0.09)), b.y - w * 0.30, w * 0.08, w * 0.19}, 8),
      s.tone(0xFFFFFF), s.tone(0xE3ECF0), Role::Interior, 0.4));
  into.add(std::move(g));
}

}  // namespace

void draw_hospital(Stage& s) {
  const Room r(s);
  const double k = r.k;
  paint_room(s, rgb(0xC2DFE0), rgb(0x9FBDBD), 0, false);
  mural(s, r, s.back);
  const double ww = std::min(300 * k, s.width * 0.32);
  const Box win{r.X(0.50) - ww / 2, r.up(0.92), ww, r.wall * 0.52};
  paint_opening(s, s.back, rounded_rectangle(win, 10), win, Outside::Country, 2, 2, rgb(0xFDFDF8),
                11 * k);
  s.back.add(
      inked(rounded_rectangle({win.x - 20 * k, win.bottom() + 8 * k, ww + 40 * k, 16 * k}, 6),
            s.tone(0xFDFBF2), s.tone(0xD9E0DC), Role::Interior, 0.45));
  paint_plant(s, s.back, {win.x + ww * 0.14, win.bottom() + 9 * k}, 78 * k);
  paint_toy(s, s.back, {win.x + ww * 0.84, win.bottom() + 9 * k}, 58 * k, 2);
  // Get-well cards on a string.
  if (!s.text_top())
    paint_bunting(s, s.back, {r.X(-0.02), r.up(1.03)}, {r.X(1.02), r.up(1.05)}, 22 * k);
  // The curtain between the beds hangs from its rail.
  const double cx = r.X(0.735), rail = r.up(0.90);
  s.back.add(
      line(segment({r.X(0.70), rail}, {r.X(1.05), rail}), 6 * k, s.tone(0xB7C6CC), Role::Interior));
  Path curtain;
  const double cw = 92 * k, bottom = s.horizon + 4;
  curtain.move_to({cx - cw / 2, rail})
      .line_to({cx + cw / 2, rail})
      .curve_to({cx + cw * 0.46, rail + 120 * k}, {cx + cw * 0.62, bottom - 80 * k},
                {cx + cw * 0.58, bottom});
  for (int i = 5; i-- > 0;) {
    const double x0 = cx - cw * 0.58 + cw * 1.16 * i / 5;
    curtain.quad_to({x0 + cw * 0.12, bottom + 14 * k}, {x0, bottom});
  }
  curtain
      .curve_to({cx - cw * 0.62, bottom - 80 * k}, {cx - cw * 0.46, rail + 120 * k},
                {cx - cw / 2, rail})
      .close();
  Shape cloth = inked(curtain, s.tone(0xF7D9A8), s.tone(0xE6B985), Role::Interior, 0.5);
  cloth.volume = true;
  s.back.add(std::move(cloth));
  Path folds;
  for (int i = 1; i < 5; ++i)
    folds.add(segment({cx - cw / 2 + cw * i / 5, rail + 10},
                      {cx - cw * 0.58 + cw * 1.16 * i / 5, bottom - 4}));
  s.back.add(line(folds, 2.5, s.tone(0xC99662).with_alpha(0.6), Role::Interior));
  // The bed by the window; a sleeper takes it.
  const bool used = std::any_of(s.spec.characters.begin(), s.spec.characters.end(),
                                [](const story::SceneFigure& f) {
                                  return f.pose == story::Pose::Sleep || f.pose == story::Pose::Lie;
                                });
  paint_sunlight(s, s.back, win, r.down(0.16), s.ground(s.text_bottom() ? 0.5 : 0.8));
  ward_bed(s, s.back, {r.X(0.95), r.down(0.10)}, 300 * k, rgb(0xE9A68C), -r.side());
  const double bw = used ? std::min(560.0 * k, s.width * 0.62) : 400 * k;
  const Point bed{r.X(used ? 0.36 : 0.24),
                  used ? s.ground(s.text_bottom() ? 0.36 : 0.52) : r.down(0.26)};
  ward_bed(s, s.back, bed, bw, rgb(0x7FAFC9), r.side());
  s.pillow_left = !r.flip;
  if (used) s.bed = Box{bed.x - bw * 0.45, bed.y - bw * 0.335, bw * 0.88, bw * 0.28};
  // Bedside: a drip stand, a monitor with its green heart, a cupboard with flowers.
  const Point drip{r.X(0.015) + r.side() * 20 * k, r.down(0.36)};
  if (!used) {
    Path stand = segment(drip, drip + Point{0, -270 * k});
    stand.add(segment(drip + Point{-20 * k, -268 * k}, drip + Point{20 * k, -268 * k}));
    stand.add(segment(drip + Point{-26 * k, 0}, drip + Point{26 * k, 0}));
    s.back.add(line(stand, 6 * k, s.tone(0xA9BAC2), Role::Interior));
    s.back.add(inked(rounded_rectangle({drip.x + 4 * k, drip.y - 262 * k, 34 * k, 58 * k}, 12 * k),
                     s.tone(0xE9F6FA), s.tone(0xA9D3E2), Role::Interior, 0.4));
  }
  const Point cup{r.X(0.49), r.down(0.16)};
  s.back.add(ground_shadow(s, cup, 96 * k));
  s.back.add(inked(rounded_rectangle({cup.x - 44 * k, cup.y - 98 * k, 88 * k, 98 * k}, 6),
                   s.tone(0xF7F3E6), s.tone(0xD6D6CA), Role::Interior, 0.5));
  s.back.add(inked(rounded_rectangle({cup.x - 34 * k, cup.y - 86 * k, 68 * k, 30 * k}, 4),
                   s.tone(0xA9CFC6), Role::Interior, 0.35));
  s.back.add(inked(rounded_rectangle({cup.x - 34 * k, cup.y - 50 * k, 68 * k, 40 * k}, 4),
                   s.tone(0xA9CFC6), Role::Interior, 0.35));
  const Point lamp{cup.x - r.side() * 18 * k, cup.y - 98 * k};
  paint_lamp(s, s.back, lamp, 70 * k, rgb(0xF4B98A));
  s.back.add(inked(
      rounded_rectangle({cup.x + r.side() * 22 * k - 11 * k, cup.y - 132 * k, 22 * k, 34 * k}, 8),
      s.tone(0xA7CBDD), Role::Interior, 0.4));
  for (int i = 0; i < 3; ++i)
    paint_flower(s, s.back, {cup.x + r.side() * (22 - 10 + 10.0 * i) * k, cup.y - 130 * k}, 34 * k,
                 i, 0);
  const Point mon{r.X(0.605), r.down(0.06)};
  s.back.add(line(segment(mon, mon + Point{0, -140 * k}), 7 * k, s.tone(0xA9BAC2), Role::Interior));
  s.back.add(inked(rounded_rectangle({mon.x - 46 * k, mon.y - 206 * k, 92 * k, 72 * k}, 10),
                   s.tone(0xF4F7F7), s.tone(0xCBD6D8), Role::Interior, 0.45));
  const Box screen{mon.x - 37 * k, mon.y - 197 * k, 74 * k, 50 * k};
  s.back.add(shining(area(rounded_rectangle(screen, 5), rgb(0x234A52), Role::Interior)));
  Path beat;
  beat.move_to({screen.x + 5 * k, screen.centre().y})
      .line_to({screen.x + 24 * k, screen.centre().y})
      .line_to({screen.x + 31 * k, screen.y + 8 * k})
      .line_to({screen.x + 39 * k, screen.bottom() - 8 * k})
      .line_to({screen.x + 46 * k, screen.centre().y})
      .line_to({screen.right() - 5 * k, screen.centre().y});
  s.back.add(line(beat, 3 * k, rgb(0x8DF0B4), Role::Glow));
  // Balloons tied to the foot of the bed, a teddy with a plaster.
  const Point tie{bed.x + r.side() * bw * 0.46, bed.y - bw * 0.44};
  static constexpr std::array<unsigned, 3> colors{0xE5685C, 0xF2C14E, 0x6BA8D0};
  for (int i = 0; i < (used ? 0 : 3); ++i) {
    const Point c = tie + Point{(-34.0 + 34 * i) * k, -(110.0 + (i == 1 ? 46 : 0)) * k};
    Path string;
    string.move_to(tie).quad_to(tie + Point{(c.x - tie.x) * 0.2, -60 * k}, c + Point{0, 40 * k});
    s.back.add(line(string, 2, s.tone(0x8A8A90), Role::Interior));
    Shape b = inked(ellipse(c, 30 * k, 38 * k),
                    s.tone(lighter(rgb(colors[static_cast<std::size_t>(i)]), 0.15)),
                    s.tone(colors[static_cast<std::size_t>(i)]), Role::Prop, 0.45);
    b.volume = true;
    s.back.add(std::move(b));
  }
  paint_rug(s, s.back, {r.X(0.60), r.down(0.78)}, s.width * 0.42, (s.floor - s.horizon) * 0.50,
            rgb(0x8FC1BC));
  paint_toy(s, s.back, {r.X(0.93), r.down(0.70)}, 84 * k, 2);
  paint_toy(s, s.back, {r.X(0.06), r.down(1.02)}, 64 * k, 1);
  if (s.text_bottom()) s.quiet = s.tone(0xDCE8E4).with_alpha(0.84);
  nightfall(s, {lamp + Point{0, -50 * k}}, 390 * k);
  if (s.light.night()) s.back.add(glow(screen.centre(), 90 * k, rgb(0x8DF0C4, 0.25)));
}

}  // namespace talewright::engines::illustrator
