// A camp by the lake: tent, fire, pines and, after dark, every star there is.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/frames.h"
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

void ridge_tent(Stage& s, Group& into, Point b, double w, double d) {
  static constexpr std::array<unsigned, 3> cloths{0xE39A4C, 0x5FA394, 0xD0655A};
  const Color cloth = rgb(cloths[s.random.below(3)]);
  const bool lit = s.light.lamps(), snow = s.light.snowy();
  Group g;
  g.name = "setting.tent";
  const double h = w * 0.66;
  const auto X = [&](double k) { return b.x + d * w * k; };
  g.add(ground_shadow(s, b, w * 1.2));
  if (lit) g.add(glow({X(-0.12), b.y - h * 0.4}, w * 0.9, rgb(0xFFC36B, 0.5), 0.05));
  // The long side, then the front with its flaps folded back.
  const Path side = polygon(
      {{X(-0.10), b.y - h}, {X(0.46), b.y - h * 0.90}, {X(0.66), b.y - h * 0.06}, {X(0.22), b.y}});
  g.add(inked(side, lit ? mix(s.tone(cloth), rgb(0xFFB65C), 0.45) : s.tone(lighter(cloth, 0.06)),
              lit ? mix(s.tone(cloth), rgb(0xE9863F), 0.3) : s.tone(darker(cloth, 0.12)),
              Role::Structure, 0.5));
  if (snow)
    g.add(area(polygon({{X(-0.10), b.y - h},
                        {X(0.46), b.y - h * 0.90},
                        {X(0.55), b.y - h * 0.62},
                        {X(0.36), b.y - h * 0.55},
                        {X(0.20), b.y - h * 0.66},
                        {X(0.02), b.y - h * 0.62}}),
               s.tone(0xFDFEFF), Role::Structure));
  g.add(inked(polygon({{X(-0.10), b.y - h}, {X(0.22), b.y}, {X(-0.44), b.y}}),
              lit ? rgb(0xFFDF98) : s.tone(0x6E4A3E), lit ? rgb(0xF2A552) : s.tone(0x523630),
              Role::Structure, 0.5));
  g.add(inked(blob({{X(-0.36), b.y},
                    {X(-0.30), b.y - h * 0.10},
                    {X(-0.02), b.y - h * 0.12},
                    {X(0.16), b.y}}),
              s.tone(0x7E9AC0), s.tone(0x5F78A0), Role::Structure, 0.4));
  g.add(inked(polygon({{X(-0.10), b.y - h}, {X(-0.26), b.y}, {X(-0.50), b.y}}),
              s.tone(lighter(cloth, 0.28)), s.tone(cloth), Role::Structure, 0.45));
  g.add(inked(polygon({{X(-0.10), b.y - h}, {X(0.10), b.y}, {X(0.26), b.y}}),
              s.tone(lighter(cloth, 0.22)), s.tone(darker(cloth, 0.04)), Role::Structure, 0.45));
  Path guys = segment({X(-0.10), b.y - h}, {X(-0.72), b.y + 4});
  guys.add(segment({X(0.46), b.y - h * 0.90}, {X(0.92), b.y - 2}));
  g.add(line(guys, 2.5, s.tone(0xF2E6C8).with_alpha(0.8), Role::Structure));
  into.add(std::move(g));
}

void lake(Stage& s, double y0, double y1) {
  const Light& l = s.light;
  const bool ice = l.season == story::Season::Winter;
  if (ice) {
    Shape sheet =
        area(rectangle({-20, y0, s.width + 40, y1 - y0 + 20}), rgb(0xCFE2EE), Role::Water);
    sheet.fill = Fill::linear(
        {0, y0}, {0, y1}, {{0, mix(s.tone(0xD9E8F2, 0.4), l.sky_low, 0.4)}, {1, s.tone(0xB9D4E6)}});
    s.back.add(std::move(sheet));
    Path cracks;
    for (int i = 0; i < 5; ++i) {
      const Point p{s.x(s.random.unit()), y0 + (y1 - y0) * s.random.between(0.2, 0.8)};
      cracks.move_to(p).line_to(p + Point{70, 8}).line_to(p + Point{130, 0});
    }
    s.back.add(line(cracks, 2, s.tone(0xFFFFFF).with_alpha(0.8), Role::Water));
    return;
  }
  paint_water(s, s.back, {-20, y0, s.width + 40, y1 - y0 + 20}, rgb(0x5FA3B4), 0.5);
  // The woods look at themselves.
  Path mirror;
  for (int i = 0; i < 26; ++i) {
    const double x = s.x((i + s.random.unit()) / 26), h = (y1 - y0) * s.random.between(0.25, 0.6);
    mirror.add(polygon({{x - 16, y0}, {x, y0 + h}, {x + 16, y0}}));
  }
  s.back.add(area(mirror, s.tone(0x3F6E6A).with_alpha(0.35), s.tone(0x3F6E6A).with_alpha(0.05),
                  Role::Water));
}

}  // namespace

void draw_camp(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5), snow = l.snowy();
  const double d = left ? 1 : -1;
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.02);
  if (l.night() && !l.overcast()) {
    // The milky way.
    for (int i = 0; i < 9; ++i) {
      const double t = (i + 0.5) / 9;
      s.back.add(glow({X(0.05 + 0.75 * t), s.horizon * (0.95 - 0.90 * t)},
                      s.height * s.random.between(0.09, 0.15),
                      rgb(i % 2 ? 0x9FA8F0u : 0xC9A4E8u, 0.13)));
    }
    paint_stars(s, s.back, {0, s.text_top() ? s.calm.bottom() : 0, s.width, s.horizon * 0.8},
                static_cast<int>(s.width * 0.09));
  }
  const double room = s.text_top() ? s.horizon - s.calm.bottom() : s.horizon * 0.86;
  paint_peak(s, s.back, {X(0.68), s.horizon - room * 0.62}, s.width * 0.66, s.horizon + 20,
             rgb(0x8C9DB8), 0.85, true);
  paint_peak(s, s.back, {X(0.40), s.horizon - room * 0.42}, s.width * 0.60, s.horizon + 20,
             rgb(0x94A5BE), 0.92, l.season != story::Season::Summer);
  // The far shore: woods in two tones, low enough to let the mountains stand.
  for (int row = 0; row < 2; ++row) {
    Path woods;
    for (double x = -20; x < s.width + 20; x += 26) {
      const double h = s.height * s.random.between(0.035, 0.075) * (row ? 0.8 : 1.25),
                   px = x + s.random.between(-8, 8),
                   y = s.horizon + s.height * (0.010 + 0.012 * row);
      woods.add(polygon({{px - h * 0.26, y}, {px, y - h}, {px + h * 0.26, y}}));
    }
    s.back.add(area(woods, s.tone(snow ? rgb(0xA9BECA) : rgb(0x54827A), row ? 0.45 : 0.72),
                    Role::Foliage));
  }
  const double shore = s.ground(0.19);
  lake(s, s.horizon + s.height * 0.02, shore);
  if (l.night() && !l.overcast())
    // The moon looks at itself in the lake.
    s.back.add(
        area(ellipse({s.x(l.towards.x > 0 ? 0.86 : 0.14), s.ground(0.10)}, s.width * 0.10, 4),
             rgb(0xDDE6FF, 0.40), Role::Glow));
  const Color ground = snow ? rgb(0xEAF0F6) : mix(grass_color(l), rgb(0xC2A878), 0.30);
  paint_ground(s, s.ground(0.18), ground);
  // A trodden round of earth about the fire.
  const Point fire{X(0.66), s.ground(0.42)};
  s.back.add(area(ellipse(fire + Point{-d * 30, 12}, s.width * 0.30, s.height * 0.062),
                  s.tone(snow ? rgb(0xD3DDE8) : rgb(0xCBB189)).with_alpha(0.75), Role::Land));
  // Pines on both sides, each side its own number and height.
  const auto pine = [&](double x, double t, double h, double far) {
    const double y = s.ground(t);
    paint_tree(s, s.back, Tree::Pine, {X(x), y},
               std::min(h * s.size_at(y), s.text_top() ? y - s.calm.bottom() : 1e9), far);
  };
  pine(0.93, 0.20, 250, 0.34), pine(0.83, 0.185, 170, 0.42), pine(0.30, 0.19, 190, 0.40),
      pine(0.13, 0.20, 280, 0.32);
  pine(0.99, 0.26, 330, 0.14);
  // A canoe drawn up on the shore.
  {
    const Point c{X(0.50), s.ground(0.225)};
    const double w = 170;
    Path hull;
    hull.move_to(c + Point{-w * 0.5, -34})
        .curve_to(c + Point{-w * 0.3, -14}, c + Point{w * 0.3, -14}, c + Point{w * 0.5, -34})
        .curve_to(c + Point{w * 0.46, -6}, c + Point{w * 0.36, 6}, c + Point{0, 6})
        .curve_to(c + Point{-w * 0.36, 6}, c + Point{-w * 0.46, -6}, c + Point{-w * 0.5, -34})
        .close();
    s.back.add(ground_shadow(s, c + Point{0, 4}, w));
    s.back.add(inked(hull, s.tone(0xC85A48, 0.15), s.tone(0x93403A, 0.1), Role::Structure, 0.5));
    Path rim;
    rim.move_to(c + Point{-w * 0.5, -34})
        .curve_to(c + Point{-w * 0.3, -14}, c + Point{w * 0.3, -14}, c + Point{w * 0.5, -34});
    s.back.add(line(rim, 5, s.tone(0xF1D9A8, 0.1), Role::Structure));
  }
  const Point tent{X(0.24), s.ground(0.34)};
  pine(0.02, 0.30, 400, 0.10);
  ridge_tent(s, s.back, tent, 330, d);
  // Lights hang between the tent and the pine when it grows dark.
  paint_garland_lights(s, s.back, {tent.x - d * 33, tent.y - 218}, {X(0.02), tent.y - 300}, 30, 6);
  // Logs to sit on, the fire with a kettle over it.
  if (l.lamps()) {
    paint_pool(s, s.back, fire + Point{0, 14}, 330, 92, rgb(0xFFB45C), 0.44);
    s.back.add(glow(fire + Point{0, -50}, 420, rgb(0xFFA84E, 0.34), 0.03));
  }
  paint_log(s, s.back, fire + Point{d * 190, -8}, 170, 0.05);
  paint_log(s, s.back, fire + Point{-d * 150, -26}, 130, 0.08);
  paint_campfire(s, s.back, fire, 132, 0);
  Path legs = segment(fire + Point{-96, 8}, fire + Point{0, -196});
  legs.add(segment(fire + Point{96, 8}, fire + Point{0, -196}));
  legs.add(segment(fire + Point{26, -30}, fire + Point{0, -196}));
  s.back.add(line(legs, 6, s.tone(0x7A5A40), Role::Structure));
  s.back.add(line(segment(fire + Point{0, -190}, fire + Point{0, -150}), 3, s.tone(0x5A5058),
                  Role::Structure));
  s.back.add(inked(blob({fire + Point{-28, -108}, fire + Point{-24, -144}, fire + Point{0, -152},
                         fire + Point{24, -144}, fire + Point{28, -108}, fire + Point{0, -100}}),
                   s.tone(0x6F7682), s.tone(0x474B58), Role::Structure, 0.5));
  for (int i = 0; i < 3; ++i) {
    Path smoke;
    const double x = fire.x + (i - 1) * 18.0, y = fire.y - 205;
    smoke.move_to({x, y}).curve_to({x - 26 * d, y - 60}, {x + 30 * d, y - 110},
                                   {x + 6 * d, y - 175 - 22 * i});
    s.back.add(
        line(smoke, 10 - 2.0 * i, mix(l.haze, rgb(0xFFFFFF), 0.3).with_alpha(0.28), Role::Glow));
  }
  if (l.lamps()) {
    Path sparks;
    for (int i = 0; i < 16; ++i)
      sparks.add(
          ellipse(fire + Point{s.random.between(-70, 70), -s.random.between(90, 330)}, 2.6, 2.6));
    s.back.add(area(sparks, rgb(0xFFD27A, 0.9), Role::Glow));
  }
  // What they brought: a rucksack, a lantern.
  const Point bag{X(0.435), s.ground(0.36)};
  s.back.add(ground_shadow(s, bag, 84));
  s.back.add(inked(rounded_rectangle({bag.x - 36, bag.y - 84, 72, 84}, 24), s.tone(0x6E8FB5),
                   s.tone(0x4F6C92), Role::Prop, 0.5));
  s.back.add(inked(rounded_rectangle({bag.x - 42, bag.y - 104, 84, 26}, 13), s.tone(0xE3B25C),
                   s.tone(0xC08C3C), Role::Prop, 0.45));
  s.back.add(inked(rounded_rectangle({bag.x - 24, bag.y - 44, 48, 34}, 9), s.tone(0x86A6CA),
                   Role::Prop, 0.4));
  paint_grass(s, s.back, s.ground(0.2), s.ground(0.66), 46, ground);
  paint_flowers(s, s.back, s.ground(0.26), s.ground(s.text_bottom() ? 0.55 : 0.8), 9);
  for (double x : {0.05, 0.90})
    paint_rock(s, s.back, {X(x), s.ground(0.50)}, 76, 0.05, rgb(0xA29C98));
  const Lamp blaze{fire + Point{0, -40}, 400};
  lamps_warm(s, {&blaze, 1});
  if (l.night() && l.season == story::Season::Summer)
    paint_fireflies(s, s.back, {0, s.ground(0.05), s.width, s.height * 0.3}, 10);
  frame_with(s, Frame::Ferns);
  if (s.text_bottom()) s.quiet = s.tone(lighter(ground, 0.05)).with_alpha(0.82);
}

}  // namespace talewright::engines::illustrator
