// Wild country: mountain, desert, jungle, snowfield.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/frames.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using story::Season;

void draw_mountain(Stage& s) {
  const Light& l = s.light;
  const bool snow = l.snowy(), left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.05);
  const double base = s.horizon + s.height * 0.06,
               free = base - (s.text_top() ? s.calm.bottom() * 0.92 : s.height * 0.10);
  paint_peak(s, s.back, {X(0.86), base - free * 0.70}, s.width * 0.72, base, rgb(0x98A8BF), 0.92,
             true);
  paint_peak(s, s.back, {X(0.14), base - free * 0.78}, s.width * 0.80, base, rgb(0x93A3BA), 0.84,
             true);
  paint_peak(s, s.back, {X(0.56), base - free * 0.96}, s.width * 0.95, base + 10, rgb(0x8796AE),
             0.62, true);
  // Mist lies in the valleys between.
  Shape mist = area(rectangle({-10, base - s.height * 0.10, s.width + 20, s.height * 0.14}), l.haze,
                    Role::Weather);
  mist.fill = Fill::linear(
      {0, base - s.height * 0.10}, {0, base + s.height * 0.04},
      {{0, l.haze.with_alpha(0)}, {0.7, l.haze.with_alpha(0.75)}, {1, l.haze.with_alpha(0.2)}});
  s.back.add(std::move(mist));
  paint_hill(s, s.back, s.horizon + s.height * 0.025, 18 * s.zoom, s.height,
             snow ? rgb(0xDCE6F0) : rgb(0x9DB08E), 0.62, 2);
  for (int i = 0; i < 9; ++i) {
    const double share = (i + s.random.between(0.1, 0.9)) / 9,
                 y = s.horizon + s.height * s.random.between(0.03, 0.055);
    paint_tree(s, s.back, Tree::Pine, {s.x(share), y}, s.size_at(y) * s.random.between(70, 110),
               0.52);
  }
  const Color alp = snow ? rgb(0xEAF0F6) : mix(grass_color(l), rgb(0xB5A98C), 0.38);
  paint_ground(s, s.ground(0.14), alp);
  paint_path(s, X(0.60), X(0.40), s.ground(0.145), s.width * 0.30,
             snow ? rgb(0xD3DEEA) : rgb(0xCFBFA2));
  // A cliff closes one side.
  Group cliff;
  cliff.name = "setting.cliff";
  const double cy = s.ground(0.26), u = s.size_at(cy), cw = std::min(s.width * 0.22, 120 * u),
               ch = std::min(190 * u, cy - (s.text_top() ? s.calm.bottom() : 0.0) - 10);
  const Color rock = rgb(0xA29C98);
  Path face = polygon({{X(-0.05), cy},
                       {X(-0.05), cy - ch},
                       {X(0) + (left ? 1 : -1) * cw * 0.42, cy - ch * 0.94},
                       {X(0) + (left ? 1 : -1) * cw * 0.58, cy - ch * 0.62},
                       {X(0) + (left ? 1 : -1) * cw * 0.82, cy - ch * 0.52},
                       {X(0) + (left ? 1 : -1) * cw * 0.90, cy - ch * 0.18},
                       {X(0) + (left ? 1 : -1) * cw * 1.06, cy}});
  cliff.add(inked(face, s.tone(lighter(rock, 0.12), 0.12), s.tone(darker(rock, 0.12), 0.08),
                  Role::Land, 0.55));
  Group inside;
  inside.clip = face;
  for (int i = 0; i < 4; ++i) {
    const double y = cy - ch * (0.9 - 0.22 * i),
                 x = X(0) + (left ? 1 : -1) * cw * s.random.between(0.1, 0.5);
    inside.add(
        area(polygon({{x - cw * 0.4, y},
                      {x + cw * 0.3, y - ch * 0.03},
                      {x + cw * 0.22, y + ch * 0.10},
                      {x - cw * 0.3, y + ch * 0.13}}),
             s.tone(snow ? rgb(0xFFFFFF) : lighter(rock, 0.28), 0.1).with_alpha(snow ? 0.9 : 0.5),
             Role::Land));
  }
  inside.add(
      line(dashes(s.random, face, 9, ch * 0.09, 74), 2, s.tone(darker(rock, 0.3)).with_alpha(0.5)));
  cliff.add(std::move(inside));
  s.back.add(std::move(cliff));
  paint_tree(s, s.back, Tree::Pine, {X(0.92), s.ground(0.24)},
             std::min(270 * s.size_at(s.ground(0.24)),
                      s.ground(0.24) - (s.text_top() ? s.calm.bottom() : 0)),
             0.14);
  paint_tree(s, s.back, Tree::Pine, {X(0.81), s.ground(0.19)}, 190 * s.size_at(s.ground(0.19)),
             0.26);
  for (int i = 0; i < 8; ++i) {
    const double t = s.random.between(0.24, s.text_bottom() ? 0.5 : 0.85), y = s.ground(t);
    const double share =
        s.random.chance(0.5) ? s.random.between(0.0, 0.30) : s.random.between(0.70, 1.0);
    paint_rock(s, s.back, {s.x(share), y}, s.size_at(y) * s.random.between(20, 58), 0.2 - 0.2 * t,
               rock);
  }
  paint_grass(s, s.back, s.ground(0.24), s.ground(0.95), 60, alp);
  paint_flowers(s, s.back, s.ground(0.28), s.ground(s.text_bottom() ? 0.56 : 0.85), 12);
  frame_with(s, Frame::Stones);
  if (s.text_bottom()) s.quiet = s.tone(lighter(alp, 0.05)).with_alpha(0.80);
}

void draw_desert(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.04);
  // By moonlight sand is blue, and only the rocks remember the sun.
  const Color sand = l.night() ? rgb(0xC9C4E0) : rgb(0xEBC98F),
              umber = l.night() ? rgb(0x8E88B8) : rgb(0xC78C60);
  // Table mountains far off.
  for (int i = 0; i < 3; ++i) {
    const double x = X(0.16 + 0.36 * i + s.random.between(-0.06, 0.06)),
                 w = s.width * s.random.between(0.10, 0.17) * std::sqrt(s.zoom),
                 h = s.height * s.random.between(0.07, 0.12) * std::sqrt(s.zoom),
                 y = s.horizon + s.height * 0.03;
    s.back.add(area(polygon({{x - w * 0.8, y},
                             {x - w * 0.52, y - h * 0.5},
                             {x - w * 0.46, y - h},
                             {x + w * 0.42, y - h * 0.96},
                             {x + w * 0.5, y - h * 0.45},
                             {x + w * 0.85, y}}),
                    s.tone(0xD0916F, 0.6), s.tone(0xDDAA86, 0.75), Role::Land));
    // Layers of rock run through them.
    Path layers;
    for (double k : {0.30, 0.52, 0.74})
      layers.add(segment({x - w * (0.66 - 0.22 * k), y - h * k},
                         {x + w * (0.64 - 0.20 * k), y - h * (k - 0.02)}));
    s.back.add(line(layers, h * 0.05, s.tone(0xB9725C, 0.6).with_alpha(0.45), Role::Land));
    const double side = l.towards.x < 0 ? 1 : -1;
    s.back.add(area(polygon({{x + side * w * 0.44, y - h * 0.95},
                             {x + side * w * 0.1, y - h * 0.95},
                             {x + side * w * 0.16, y},
                             {x + side * w * 0.8, y}}),
                    s.tone(0xB0765F, 0.6).with_alpha(0.5), Role::Land));
  }
  // Dunes: a lit slope and a shaded one meet in a sharp winding crest.
  for (int i = 0; i < 4; ++i) {
    const double t = 0.03 + 0.12 * i, y = s.ground(t), far = 0.75 - 0.2 * i,
                 rise = s.height * (0.035 + 0.012 * i) * std::sqrt(s.zoom);
    const double top_x = X(0.2 + 0.23 * ((i * 2) % 4) + s.random.between(-0.08, 0.08)),
                 dir = i % 2 ? 1 : -1;
    Path whole;
    whole.move_to({-30, y + rise * 0.4})
        .curve_to({top_x - s.width * 0.35, y + rise * 0.2}, {top_x - s.width * 0.12, y - rise},
                  {top_x, y - rise});
    whole
        .curve_to({top_x + s.width * 0.12, y - rise}, {top_x + s.width * 0.35, y + rise * 0.2},
                  {s.width + 30, y + rise * 0.5})
        .line_to({s.width + 30, s.height + 20})
        .line_to({-30, s.height + 20})
        .close();
    const Color lit = s.tone(lighter(sand, 0.12), far), dark = s.tone(mix(sand, umber, 0.55), far);
    Shape dune = area(whole, lit, Role::Land);
    dune.fill =
        Fill::linear({0, y - rise}, {0, s.height},
                     {{0, lit}, {0.5, s.tone(sand, far * 0.6)}, {1, s.tone(darker(sand, 0.08))}});
    s.back.add(std::move(dune));
    Path shade;
    shade.move_to({top_x, y - rise})
        .curve_to({top_x + dir * s.width * 0.05, y - rise * 0.2},
                  {top_x - dir * s.width * 0.03, y + rise * 0.8},
                  {top_x + dir * s.width * 0.08, y + rise * 1.8});
    shade.curve_to({top_x + dir * s.width * 0.2, y + rise * 1.5},
                   {top_x + dir * s.width * 0.33, y + rise * 0.9},
                   {top_x + dir * s.width * 0.42, y + rise * 0.42});
    shade
        .curve_to({top_x + dir * s.width * 0.3, y + rise * 0.1},
                  {top_x + dir * s.width * 0.12, y - rise}, {top_x, y - rise})
        .close();
    s.back.add(area(shade, dark.with_alpha(0.65), dark.with_alpha(0.25), Role::Land));
  }
  // A trail winds to what draws the eye: an oasis, or an arch of rock.
  const double oy = s.ground(0.135), ou = s.size_at(oy), ox = X(0.60);
  paint_path(s, s.x(s.random.between(0.30, 0.66)), ox, oy + 8, s.width * 0.26,
             mix(sand, umber, 0.42), false);
  if (s.random.chance(0.6)) {
    const double room = s.text_top() ? oy - s.calm.bottom() : 1e9;
    s.back.add(area(drawing::ellipse({ox, oy + 6}, ou * 190, ou * 30), s.tone(0xA9B56E, 0.3),
                    s.tone(0x8FA55F, 0.25), Role::Foliage));
    s.back.add(area(drawing::ellipse({ox, oy + 8}, ou * 130, ou * 17), s.tone(0x9BD3DC, 0.2),
                    s.tone(0x5FA9BC, 0.15), Role::Water));
    const double palms[][2] = {{-150, 300}, {-104, 220}, {148, 270}};
    for (const auto& p : palms)
      paint_tree(s, s.back, Tree::Palm, {ox + ou * p[0], oy + 4}, std::min(ou * p[1], room), 0.30,
                 0);
    paint_bush(s, s.back, {ox + ou * 176, oy + 10}, ou * 84, 0.28, 1);
    paint_bush(s, s.back, {ox - ou * 190, oy + 12}, ou * 70, 0.28, 3);
  } else {
    const double w = ou * 210, h = ou * 240;
    Path arch;
    arch.move_to({ox - w, oy + 10})
        .curve_to({ox - w * 0.98, oy - h * 0.6}, {ox - w * 0.8, oy - h}, {ox - w * 0.1, oy - h})
        .curve_to({ox + w * 0.6, oy - h}, {ox + w * 0.86, oy - h * 0.7}, {ox + w, oy + 10})
        .line_to({ox + w * 0.50, oy + 12})
        .curve_to({ox + w * 0.46, oy - h * 0.42}, {ox + w * 0.24, oy - h * 0.62},
                  {ox - w * 0.06, oy - h * 0.62})
        .curve_to({ox - w * 0.36, oy - h * 0.60}, {ox - w * 0.44, oy - h * 0.36},
                  {ox - w * 0.42, oy + 12})
        .close();
    Shape stone = inked(arch, s.tone(0xDC9A74, 0.28), s.tone(0xB9745A, 0.22), Role::Land, 0.5);
    stone.volume = true;
    s.back.add(std::move(stone));
    Group bands;
    bands.clip = arch;
    for (double k : {0.22, 0.46, 0.72, 0.88})
      bands.add(line(curve({{ox - w, oy - h * k}, {ox, oy - h * (k + 0.05)}, {ox + w, oy - h * k}}),
                     h * 0.045, s.tone(0x9C5B49, 0.25).with_alpha(0.35), Role::Land));
    s.back.add(std::move(bands));
    paint_rock(s, s.back, {ox + w * 1.15, oy + 14}, ou * 70, 0.25, rgb(0xC98F70));
  }
  // Ripples in the near sand.
  Path ripples;
  for (int i = 0; i < 34; ++i) {
    const double t = s.random.between(0.46, 0.98), y = s.ground(t), x = s.x(s.random.unit()),
                 w = s.size_at(y) * s.random.between(16, 38);
    ripples.move_to({x - w, y})
        .curve_to({x - w * 0.3, y - w * 0.12}, {x + w * 0.3, y + w * 0.10}, {x + w, y});
  }
  s.back.add(line(ripples, 2.4, s.tone(darker(sand, 0.16)).with_alpha(0.5), Role::Land));
  // Cacti with arms, stones, a dry bush.
  const auto cactus = [&](Point base, double h, double far) {
    Group g;
    g.name = "setting.cactus";
    g.add(ground_shadow(s, base, h * 0.45));
    const Color green = rgb(0x7BA06A);
    Path p = limb({base, base + Point{0, -h * 0.5}, base + Point{0, -h * 0.9}},
                  {h * 0.17, h * 0.20, h * 0.17});
    Path left_arm = limb({base + Point{-h * 0.03, -h * 0.36}, base + Point{-h * 0.22, -h * 0.40},
                          base + Point{-h * 0.25, -h * 0.66}},
                         {h * 0.12, h * 0.13, h * 0.12});
    Path right_arm = limb({base + Point{h * 0.03, -h * 0.50}, base + Point{h * 0.21, -h * 0.54},
                           base + Point{h * 0.24, -h * 0.78}},
                          {h * 0.11, h * 0.12, h * 0.11});
    for (Path* arm : {&left_arm, &right_arm, &p}) {
      Shape b = inked(*arm, s.tone(lighter(green, 0.14), far), s.tone(darker(green, 0.10), far),
                      Role::Foliage, 0.5);
      b.volume = true;
      g.add(std::move(b));
    }
    Path ribs;
    for (double k : {-0.045, 0.0, 0.045})
      ribs.add(segment(base + Point{h * k, -h * 0.06}, base + Point{h * k, -h * 0.88}));
    g.add(line(ribs, std::max(1.4, h * 0.010), s.tone(darker(green, 0.22), far).with_alpha(0.6),
               Role::Foliage));
    g.add(area(crown(s.random, base + Point{0, -h * 0.98}, h * 0.07, h * 0.05, 6),
               s.tone(0xF0A0B0, far), Role::Foliage));
    s.back.add(std::move(g));
  };
  cactus({X(0.30), s.ground(0.20)}, 110 * s.size_at(s.ground(0.2)), 0.36);
  cactus({X(0.88), s.ground(0.30)},
         std::min(210 * s.size_at(s.ground(0.3)),
                  s.ground(0.3) - (s.text_top() ? s.calm.bottom() : 0)),
         0.14);
  for (int i = 0; i < 5; ++i) {
    const double y = s.ground(s.random.between(0.3, s.text_bottom() ? 0.5 : 0.7));
    paint_rock(s, s.back, {X(i % 2 ? s.random.between(0.72, 1.0) : s.random.between(0.0, 0.26)), y},
               s.size_at(y) * s.random.between(20, 50), 0.1, rgb(0xC99D7E));
  }
  Path dry;
  for (int i = 0; i < 9; ++i) {
    const double y = s.ground(s.random.between(0.3, s.text_bottom() ? 0.55 : 0.9));
    dry.add(tuft(s.random, {s.x(s.random.unit()), y}, s.size_at(y) * s.random.between(14, 26), 5,
                 s.size_at(y) * 12));
  }
  s.back.add(area(dry, s.tone(0xB39A5E).with_alpha(0.85), Role::Foliage));
  frame_with(s, Frame::Desert);
  if (s.text_bottom()) s.quiet = s.tone(lighter(sand, 0.10)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
