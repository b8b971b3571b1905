// A house in the crown of a great tree: a deck of planks, a rope bridge, and leaves on all sides.
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

constexpr unsigned kPlank = 0xCF9E68;

/// The hut: boards, a crooked roof, a round window, a door curtain.
void hut(Stage& s, Group& into, Point b, double w, double d) {
  Group g;
  g.name = "setting.hut";
  const bool lit = s.light.lamps(), snow = s.light.snowy();
  const double h = w * 0.78;
  const Color wood = rgb(0xB98452), roof = rgb(0x8E5A48);
  g.add(ground_shadow(s, b, w));
  g.add(inked(polygon({{b.x - w * 0.46, b.y},
                       {b.x - w * 0.43, b.y - h},
                       {b.x + w * 0.43, b.y - h * 1.04},
                       {b.x + w * 0.46, b.y}}),
              s.tone(lighter(wood, 0.10)), s.tone(darker(wood, 0.12)), Role::Structure, 0.55));
  Path boards;
  for (int i = 1; i < 7; ++i)
    boards.add(segment({b.x - w * 0.46, b.y - h * i / 7}, {b.x + w * 0.46, b.y - h * i / 7 - 3}));
  g.add(line(boards, 2.4, s.tone(darker(wood, 0.28)).with_alpha(0.6), Role::Structure));
  const Path top = polygon({{b.x - w * 0.62, b.y - h * 0.93},
                            {b.x - w * 0.04, b.y - h * 1.58},
                            {b.x + w * 0.60, b.y - h * 0.98},
                            {b.x + w * 0.54, b.y - h * 0.90},
                            {b.x - w * 0.04, b.y - h * 1.38},
                            {b.x - w * 0.56, b.y - h * 0.84}});
  g.add(inked(polygon({{b.x - w * 0.44, b.y - h * 0.98},
                       {b.x - w * 0.04, b.y - h * 1.42},
                       {b.x + w * 0.44, b.y - h}}),
              s.tone(wood), s.tone(darker(wood, 0.08)), Role::Structure, 0.45));
  g.add(inked(top, s.tone(snow ? rgb(0xFFFFFF) : lighter(roof, 0.14)),
              s.tone(snow ? rgb(0xDCE7F2) : roof), Role::Structure, 0.55));
  const Point eye{b.x - d * w * 0.20, b.y - h * 0.62};
  const double r = w * 0.135;
  if (lit) g.add(glow(eye, r * 3.4, rgb(0xFFC96E, 0.55), 0.05));
  g.add(inked(ellipse(eye, r * 1.22, r * 1.22), s.tone(0xE8C08A), Role::Structure, 0.45));
  g.add(area(ellipse(eye, r, r),
             lit ? rgb(0xFFF0B8) : mix(s.light.sky_middle, s.tone(0x8FB4C8), 0.4),
             lit ? rgb(0xFFC76A) : s.tone(0x7FA5BC), Role::Structure));
  Path cross = segment(eye + Point{-r, 0}, eye + Point{r, 0});
  cross.add(segment(eye + Point{0, -r}, eye + Point{0, r}));
  g.add(line(cross, 5, s.tone(0xE8C08A), Role::Structure));
  const double dx = b.x + d * w * 0.20;
  g.add(inked(rounded_rectangle({dx - w * 0.14, b.y - h * 0.72, w * 0.28, h * 0.72}, w * 0.13),
              lit ? rgb(0xF2B25C) : s.tone(0x5E4034), lit ? rgb(0xC98040) : s.tone(0x46302A),
              Role::Structure, 0.5));
  Path drape;
  drape.move_to({dx - w * 0.14, b.y - h * 0.60})
      .quad_to({dx - w * 0.10, b.y - h * 0.74}, {dx + w * 0.02, b.y - h * 0.70})
      .curve_to({dx + w * 0.02, b.y - h * 0.4}, {dx - w * 0.10, b.y - h * 0.34},
                {dx - w * 0.10, b.y - 4})
      .line_to({dx - w * 0.14, b.y - 4})
      .close();
  g.add(inked(drape, s.tone(0xE2765E), s.tone(0xBC5A48), Role::Structure, 0.45));
  g.add(inked(drawing::star({b.x - w * 0.04, b.y - h * 1.14}, w * 0.075, w * 0.034, 5),
              s.tone(0xF6CE62), Role::Structure, 0.35));
  into.add(std::move(g));
}

/// A great trunk that goes up through the deck: roots spread where it leaves the planks, boughs
/// leave it as thick as what it loses, and fork.
void trunk(Stage& s, Group& into, double x, double w, double foot, double d) {
  Group g;
  g.name = "setting.trunk";
  const Color bark = rgb(0x8A6248);
  const auto at = [&](double across, double y) { return Point{x + d * w * across, y}; };
  const double top = -40, mid = foot * 0.52;
  Path body;
  body.move_to(at(-1.05, foot - w * 0.02));
  body.curve_to(at(-0.66, foot - w * 0.10), at(-0.50, foot - w * 0.7), at(-0.46, mid));
  body.curve_to(at(-0.42, mid * 0.6), at(-0.56, mid * 0.3), at(-0.62, top));
  body.line_to(at(0.80, top));
  body.curve_to(at(0.62, mid * 0.3), at(0.40, mid * 0.6), at(0.42, mid));
  body.curve_to(at(0.46, foot - w * 0.7), at(0.64, foot - w * 0.12), at(1.06, foot));
  body.curve_to(at(0.76, foot + w * 0.02), at(0.60, foot + w * 0.14), at(0.34, foot + w * 0.02));
  body.curve_to(at(0.16, foot + w * 0.18), at(-0.08, foot + w * 0.18), at(-0.22, foot + w * 0.03));
  body.curve_to(at(-0.46, foot + w * 0.14), at(-0.74, foot + w * 0.06), at(-1.05, foot - w * 0.02))
      .close();
  // Boughs behind, so that the trunk takes them in.
  const auto bough = [&](double y, double reach, double lift, double thick) {
    const Point root = at(0.10, y + w * 0.28), elbow = at(reach * 0.42, y + w * 0.02),
                wrist = at(reach * 0.72, y - lift * 0.35), tip = at(reach, y - lift);
    Path wood = limb({root, at(reach * 0.20, y + w * 0.16), elbow, wrist, tip},
                     {thick * 1.5, thick, thick * 0.72, thick * 0.46, thick * 0.14});
    Path forks = limb({elbow, at(reach * 0.60, y + w * 0.10), at(reach * 0.78, y + w * 0.06)},
                      {thick * 0.5, thick * 0.30, thick * 0.10});
    forks.add(limb({at(reach * 0.30, y + w * 0.06), at(reach * 0.40, y - lift * 0.55),
                    at(reach * 0.52, y - lift * 1.05)},
                   {thick * 0.55, thick * 0.32, thick * 0.10}));
    g.add(inked(std::move(forks), s.tone(bark), s.tone(darker(bark, 0.16)), Role::Foliage, 0.45));
    g.add(inked(std::move(wood), s.tone(lighter(bark, 0.04)), s.tone(darker(bark, 0.14)),
                Role::Foliage, 0.5));
    if (s.light.snowy())
      g.add(
          area(limb({at(reach * 0.22, y + w * 0.16 - thick * 0.44), elbow + Point{0, -thick * 0.34},
                     wrist + Point{0, -thick * 0.24}, talewright::mix(wrist, tip, 0.8)},
                    {thick * 0.1, thick * 0.26, thick * 0.20, thick * 0.04}),
               s.tone(0xFFFFFF), Role::Foliage));
    if (s.light.season == story::Season::Winter) return;
    // Leaves gather where it forks and ends.
    const Color green = leaf_color(s.light.season, 1);
    for (int i = 0; i < 3; ++i) {
      const Point c = i == 0   ? tip
                      : i == 1 ? at(reach * 0.52, y - lift * 1.05)
                               : at(reach * 0.80, y + w * 0.04);
      const double r = w * (i == 0 ? 0.52 : 0.40);
      Path outline = crown(s.random, c, r, r * 0.62, 9);
      Shape mass = inked(outline, s.tone(lighter(green, 0.06)), s.tone(darker(green, 0.20)),
                         Role::Foliage, 0.45);
      g.add(std::move(mass));
      g.add(area(crown(s.random, c + Point{-d * r * 0.16, -r * 0.20}, r * 0.56, r * 0.28, 7),
                 s.tone(mix(lighter(green, 0.2), s.light.key, 0.2)), s.tone(lighter(green, 0.04)),
                 Role::Foliage));
    }
  };
  bough(s.height * 0.17, 2.9, w * 0.55, w * 0.40);
  bough(s.height * 0.345, 1.9, w * 0.34, w * 0.30);
  g.add(inked(body, s.tone(lighter(bark, 0.08)), s.tone(darker(bark, 0.14)), Role::Foliage, 0.55));
  Group inside;
  inside.clip = body;
  // Its far side lies in shade; furrows run with the wood.
  const double shady = s.light.towards.x * d < 0 ? 1 : -1;
  inside.add(area(limb({at(shady * 0.62, foot + 20), at(shady * 0.36, mid), at(shady * 0.62, top)},
                       {w * 0.7, w * 0.34, w * 0.6}),
                  s.tone(mix(darker(bark, 0.16), s.light.shade, 0.16)), Role::Foliage));
  Path furrows, lights;
  for (int i = 0; i < 13; ++i) {
    const double k = -0.42 + 0.07 * i + s.random.between(-0.02, 0.02),
                 y0 = foot * s.random.between(0.05, 0.72),
                 y1 = y0 + foot * s.random.between(0.10, 0.24),
                 sway = s.random.between(-0.03, 0.03);
    (i % 3 ? furrows : lights)
        .add(limb({at(k * 1.1, y0), at(k + sway, (y0 + y1) / 2), at(k * 1.05, y1)},
                  {1, w * 0.030, 1}));
  }
  for (double k : {-0.62, -0.2, 0.25, 0.66})
    furrows.add(limb(
        {at(k * 0.62, foot - w * 0.55), at(k * 0.8, foot - w * 0.2), at(k * 1.15, foot + w * 0.04)},
        {1, w * 0.034, 2}));
  inside.add(area(std::move(furrows), s.tone(darker(bark, 0.30)), Role::Foliage));
  inside.add(area(std::move(lights), s.tone(lighter(bark, 0.20)), Role::Foliage));
  g.add(std::move(inside));
  // A hole with a swollen rim.
  const Point hollow = at(-0.04, s.horizon + 6);
  g.add(
      inked(ellipse(hollow, w * 0.21, w * 0.28), s.tone(lighter(bark, 0.14)), Role::Foliage, 0.4));
  g.add(area(ellipse(hollow + Point{0, w * 0.01}, w * 0.145, w * 0.21), s.tone(darker(bark, 0.5)),
             Role::Foliage));
  into.add(std::move(g));
}

}  // namespace

void draw_treehouse(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5), snow = l.snowy(),
             winter = l.season == story::Season::Winter;
  const double d = left ? 1 : -1;
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.10);
  // Hills, then the tops of the wood below, like a sea.
  paint_hill(s, s.back, s.horizon - s.height * 0.03, 26, s.height,
             snow ? rgb(0xD2DEEA) : rgb(0x8FB09E), 0.9, 2);
  paint_hill(s, s.back, s.horizon + s.height * 0.01, 20, s.height,
             snow ? rgb(0xDAE5EE) : rgb(0x86AC86), 0.72, 2);
  for (int row = 0; row < 3; ++row)
    paint_treeline(s, s.back, s.horizon + s.height * (0.05 + 0.045 * row), 54.0 + 22 * row,
                   0.62 - 0.18 * row, snow ? rgb(0xC2D2DA) : leaf_color(l.season, row));
  const double deck = s.ground(0.36);
  s.back.add(area(rectangle({-20, deck - 40, s.width + 40, 80}),
                  s.tone(snow ? rgb(0xB9CAD4) : darker(leaf_color(l.season, 2), 0.1), 0.2),
                  Role::Foliage));
  // Another tree, and the bridge of ropes that leads to it.
  const double nx = X(0.87), tw = 92;
  s.back.add(inked(limb({{nx, deck + 30},
                         {nx - d * 6, s.horizon - 60},
                         {nx + d * 8, winter ? -30 : s.horizon - 330}},
                        {tw, tw * 0.74, tw * 0.55}),
                   s.tone(0x8A6A52, 0.3), s.tone(0x735642, 0.2), Role::Foliage, 0.45));
  if (!winter)
    for (int i = 0; i < 3; ++i)
      s.back.add(area(
          crown(s.random, {nx + (i - 1) * 110.0, s.horizon - (i == 1 ? 330 : 270)}, 150, 110, 11),
          s.tone(lighter(leaf_color(l.season, i), 0.1), 0.3),
          s.tone(darker(leaf_color(l.season, i), 0.06), 0.3), Role::Foliage));
  s.back.add(inked(ellipse({nx, deck + 6}, 130, 22), s.tone(lighter(rgb(kPlank), 0.05), 0.15),
                   Role::Structure, 0.45));
  const Point b0{X(0.50), deck + 2}, b1{nx - d * 96, deck - 2};
  Path treads, ropes;
  const auto on = [&](double t, double up) {
    return Point{b0.x + (b1.x - b0.x) * t, b0.y + (b1.y - b0.y) * t + 46 * 4 * t * (1 - t) - up};
  };
  for (int i = 0; i <= 14; ++i) {
    const Point p = on(i / 14.0, 0);
    treads.add(rectangle({p.x - 8, p.y - 4, 15, 9}));
    if (i % 2 == 0) ropes.add(segment(p, on(i / 14.0, 62)));
  }
  ropes.move_to(on(0, 62));
  for (int i = 1; i <= 14; ++i) ropes.line_to(on(i / 14.0, 62));
  s.back.add(line(ropes, 4, s.tone(0xB99A6A, 0.1), Role::Structure));
  s.back.add(inked(treads, s.tone(0xC08E58, 0.1), s.tone(0x94683E, 0.1), Role::Structure, 0.4));
  // The deck.
  const Color plank = snow ? rgb(0xE6EBF0) : l.night() ? rgb(0xB8A29A) : rgb(kPlank);
  Path floor;
  floor.move_to({-30, deck + 8})
      .curve_to({s.width * 0.3, deck - 8}, {s.width * 0.7, deck + 14}, {s.width + 30, deck + 4})
      .line_to({s.width + 30, s.height + 20})
      .line_to({-30, s.height + 20})
      .close();
  Shape top = inked(floor, s.tone(plank), Role::Structure, 0.5);
  top.fill = Fill::linear(
      {0, deck}, {0, s.height},
      {{0, s.tone(darker(plank, 0.12))}, {0.3, s.tone(plank)}, {1, s.tone(lighter(plank, 0.08))}});
  s.back.add(std::move(top));
  Group grain;
  grain.clip = floor;
  Path seams;
  for (int i = 0; i < 8; ++i) {
    const double t = std::pow((i + 1) / 8.0, 1.3), y = deck + (s.height - deck) * t;
    seams.move_to({-20, y}).curve_to({s.width * 0.3, y - 6}, {s.width * 0.7, y + 6},
                                     {s.width + 20, y});
    for (int k = 0; k < 2; ++k) {
      const double x = s.x(s.random.unit()), gap = (s.height - deck) * (t - std::pow(i / 8.0, 1.3));
      seams.add(segment({x, y}, {x, y - gap}));
    }
  }
  grain.add(line(seams, 2.8, s.tone(darker(plank, 0.28)).with_alpha(0.6), Role::Structure));
  if (!winter && !l.overcast() && !l.night()) {
    // What the crown lets through lies in handfuls, leaf by leaf.
    Path dapples;
    for (int i = 0; i < 7; ++i) {
      const double t = s.random.between(0.12, 0.95), z = 16 + 34 * t;
      const Point at{s.x(s.random.unit()), deck + (s.height - deck) * t};
      for (int k = 0; k < 5; ++k) {
        const Point p = at + Point{s.random.between(-2.2, 2.2), s.random.between(-0.5, 0.5)} * z;
        const double l = z * s.random.between(0.4, 0.8);
        const Point along{l, l * s.random.between(-0.24, 0.24)};
        dapples.add(leaf(p - along, p + along, z * s.random.between(0.26, 0.36)));
      }
    }
    grain.add(area(dapples, mix(l.key, rgb(0xFFFFFF), 0.2).with_alpha(0.20), Role::Glow));
  }
  s.back.add(std::move(grain));
  // A rail of branches, lights along it.
  Path posts, rails;
  for (int i = 0; i <= 7; ++i) {
    const double x = X(0.46 + 0.085 * i), y = deck + 14;
    if (i == 1 || i == 2) continue;  // where the bridge comes in
    posts.add(limb({{x, y}, {x + 3, y - 50}, {x - 2, y - 104}}, {17, 14, 15}));
  }
  for (double up : {88.0, 46.0})
    rails.add(limb({{X(0.70), deck + 10 - up}, {X(0.85), deck + 4 - up}, {X(1.05), deck + 10 - up}},
                   {12, 10, 12}));
  s.back.add(inked(rails, s.tone(0xA9784C), s.tone(0x855A38), Role::Structure, 0.45));
  s.back.add(inked(posts, s.tone(0xB98656), s.tone(0x8C603C), Role::Structure, 0.45));
  trunk(s, s.back, X(0.075), 190, s.ground(0.50), d);
  hut(s, s.back, {X(0.325), s.ground(0.43)}, 300, d);
  if (!s.text_top())
    paint_garland_lights(s, s.back, {X(0.14), s.horizon - 210}, {X(0.88), s.horizon - 190}, 52, 12);
  const Point lamp{X(0.535), s.horizon - 44};
  s.back.add(line(segment({lamp.x, lamp.y - 60}, lamp), 3, s.tone(0x6E5236), Role::Structure));
  s.back.add(line(segment({X(0.46), lamp.y - 60}, {lamp.x + d * 14, lamp.y - 60}), 8,
                  s.tone(0x8A6040), Role::Structure));
  if (l.lamps()) s.back.add(glow(lamp, 150, rgb(0xFFCE7E, 0.5), 0.05));
  s.back.add(inked(rounded_rectangle({lamp.x - 15, lamp.y - 4, 30, 40}, 8),
                   l.lamps() ? rgb(0xFFEFB4) : s.tone(0xE9F0E4),
                   l.lamps() ? rgb(0xFFC25E) : s.tone(0xC2D2C8), Role::Structure, 0.45));
  if (l.lamps()) paint_pool(s, s.back, {X(0.42), s.ground(0.52)}, 240, 54, rgb(0xFFC773), 0.42);
  // A telescope, a chest, a pile of books, acorns in a basket.
  const Point eye{X(0.80), s.ground(0.46)};
  s.back.add(ground_shadow(s, eye, 110));
  Path legs = segment(eye + Point{-44, 0}, eye + Point{0, -112});
  legs.add(segment(eye + Point{44, 0}, eye + Point{0, -112}));
  legs.add(segment(eye + Point{6, 8}, eye + Point{0, -112}));
  s.back.add(line(legs, 8, s.tone(0x94683E), Role::Prop));
  s.back.add(
      inked(limb({eye + Point{-d * 66, -94}, eye + Point{0, -120}, eye + Point{d * 84, -160}},
                 {24, 32, 44}),
            s.tone(0xE6B95C), s.tone(0xB4863A), Role::Prop, 0.5));
  s.back.add(
      inked(limb({eye + Point{d * 70, -154}, eye + Point{d * 84, -160}, eye + Point{d * 92, -164}},
                 {48, 50, 50}),
            s.tone(0x5E7F94), Role::Prop, 0.45));
  paint_chest(s, s.back, {X(0.945), s.ground(0.56)}, 120, rgb(0x7FA08A));
  paint_book_pile(s, s.back, {X(0.055), s.ground(s.text_bottom() ? 0.56 : 0.66)}, 92, 4);
  paint_basket(s, s.back, {X(0.945), s.ground(s.text_bottom() ? 0.60 : 0.76)}, 110, rgb(0xC08A4C));
  const Lamp lantern{lamp, 380};
  lamps_warm(s, {&lantern, 1});
  // The crown overhead and at the near corners.
  if (!s.text_top() && !winter) {
    Group leaves;
    leaves.name = "setting.crown";
    for (int i = 0; i < 6; ++i) {
      const double t = i / 5.0, x = X(-0.04 + 0.62 * t);
      leaves.add(area(crown(s.random, {x, 4 - 22 * t}, 150, 96 - 40 * t, 12),
                      s.tone(darker(leaf_color(l.season, i), 0.20)),
                      s.tone(darker(leaf_color(l.season, i), 0.06)), Role::Foliage));
    }
    s.back.add(std::move(leaves));
  }
  if (l.night() && l.season == story::Season::Summer)
    paint_fireflies(s, s.back, {0, s.horizon - 60, s.width, s.height * 0.3}, 10);
  if (s.text_bottom()) s.quiet = s.tone(lighter(plank, 0.05)).with_alpha(0.82);
}

}  // namespace talewright::engines::illustrator
