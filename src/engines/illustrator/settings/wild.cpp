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

namespace {

/// A natural arch: two legs of unlike width, a bridge thick at one end, bedding that runs through
/// all of it, and sky below.
void rock_arch(Stage& s, Point foot, double w, double h, Color rock) {
  const auto at = [&](double x, double up) { return foot + Point{x * w, 10 - up * h}; };
  Group g;
  g.name = "setting.arch";
  g.add(ground_shadow(s, at(0, 0), w * 2.1));
  Path arch;
  arch.move_to(at(-1.10, 0)).curve_to(at(-1.02, 0.10), at(-1.0, 0.22), at(-0.94, 0.34));
  arch.curve_to(at(-1.0, 0.44), at(-0.94, 0.60), at(-0.82, 0.70)).line_to(at(-0.74, 0.84));
  arch.curve_to(at(-0.56, 0.98), at(-0.30, 0.92), at(-0.06, 0.86));
  arch.curve_to(at(0.22, 0.80), at(0.40, 0.78), at(0.56, 0.66)).line_to(at(0.64, 0.54));
  arch.curve_to(at(0.76, 0.42), at(0.74, 0.30), at(0.82, 0.20))
      .curve_to(at(0.86, 0.10), at(0.96, 0.06), at(1.02, 0));
  arch.line_to(at(0.44, -0.02)).curve_to(at(0.40, 0.10), at(0.46, 0.22), at(0.40, 0.34));
  arch.curve_to(at(0.36, 0.48), at(0.22, 0.58), at(0.02, 0.62))
      .curve_to(at(-0.20, 0.66), at(-0.34, 0.56), at(-0.38, 0.42));
  arch.curve_to(at(-0.44, 0.28), at(-0.34, 0.14), at(-0.36, -0.02)).close();
  Shape stone = inked(arch, s.tone(lighter(rock, 0.16), 0.28), s.tone(darker(rock, 0.08), 0.20),
                      Role::Land, 0.5);
  g.add(std::move(stone));
  Group inside;
  inside.clip = arch;
  // The underside and the legs' far faces lie in shade.
  inside.add(area(blob({at(-0.36, -0.04), at(-0.46, 0.30), at(-0.34, 0.62), at(0.02, 0.72),
                        at(0.30, 0.64), at(0.48, 0.42), at(0.56, 0.10), at(0.50, -0.05),
                        at(0.40, -0.04), at(0.36, 0.34), at(0.0, 0.56), at(-0.34, 0.36)}),
                  s.tone(mix(darker(rock, 0.26), s.light.shade, 0.14), 0.22), Role::Land));
  Path bands, lights;
  for (const auto& [up, thick] :
       {std::pair{0.16, 0.030}, {0.33, 0.045}, {0.52, 0.030}, {0.70, 0.050}, {0.83, 0.025}}) {
    bands.add(
        limb({at(-1.1, up - 0.02), at(-0.4, up + 0.03), at(0.3, up - 0.02), at(1.1, up - 0.05)},
             {h * thick, h * thick * 0.6, h * thick, h * thick * 0.7}));
    lights.add(limb({at(-1.1, up + 0.045), at(-0.7, up + 0.075), at(-0.42, up + 0.07)},
                    {h * 0.006, h * 0.022, h * 0.004}));
  }
  inside.add(area(std::move(bands), s.tone(darker(rock, 0.20), 0.25).with_alpha(0.55), Role::Land));
  inside.add(
      area(std::move(lights), s.tone(lighter(rock, 0.34), 0.25).with_alpha(0.8), Role::Land));
  Path cracks;
  for (const auto& [x, top, low] :
       {std::array{-0.80, 0.62, 0.36}, {-0.62, 0.34, 0.06}, {0.10, 0.82, 0.68}, {0.62, 0.48, 0.20}})
    cracks.move_to(at(x, top)).line_to(at(x + 0.03, (top + low) / 2)).line_to(at(x - 0.01, low));
  inside.add(line(std::move(cracks), 2, s.tone(darker(rock, 0.36), 0.25).with_alpha(0.6)));
  g.add(std::move(inside));
  // Rubble at the feet.
  Path rubble;
  for (const auto& [x, size] :
       {std::pair{-1.12, 0.22}, {-0.92, 0.14}, {0.98, 0.20}, {1.14, 0.12}, {-0.30, 0.10}})
    rubble.add(
        talewright::engines::illustrator::stone(s.random, at(x, -0.03), w * size, w * size * 0.6));
  g.add(inked(std::move(rubble), s.tone(lighter(rock, 0.12), 0.22), s.tone(darker(rock, 0.14), 0.2),
              Role::Land, 0.4));
  s.back.add(std::move(g));
}

/// A crag that closes one side: faceted towers of rock with ledges, grass on them, a pine above.
void crag(Stage& s, Point foot, double d, double w, double h, Color rock) {
  const auto at = [&](double x, double up) { return foot + Point{d * x * w, -up * h}; };
  const bool snow = s.light.snowy(), lit_out = (s.light.towards.x > 0) == (d > 0);
  Group g;
  g.name = "setting.cliff";
  g.add(ground_shadow(s, at(0.3, 0), w * 1.6));
  const Path face = polygon({at(-0.4, -0.02), at(-0.4, 1.0), at(0.06, 0.97), at(0.20, 0.90),
                             at(0.34, 0.93), at(0.46, 0.74), at(0.55, 0.58), at(0.66, 0.60),
                             at(0.78, 0.40), at(0.84, 0.24), at(0.98, 0.16), at(1.12, -0.02)});
  g.add(inked(face, s.tone(lighter(rock, 0.10), 0.14), s.tone(darker(rock, 0.14), 0.08), Role::Land,
              0.55));
  Group inside;
  inside.clip = face;
  // Facets turned to the light and from it meet in sharp edges.
  Path bright, dim;
  Path& out = lit_out ? bright : dim;
  Path& in = lit_out ? dim : bright;
  out.add(
      polygon({at(0.20, 0.90), at(0.34, 0.93), at(0.46, 0.74), at(0.36, 0.46), at(0.24, 0.60)}));
  out.add(polygon({at(0.66, 0.60), at(0.78, 0.40), at(0.72, 0.20), at(0.60, 0.34)}));
  out.add(
      polygon({at(0.36, 0.46), at(0.55, 0.58), at(0.56, 0.22), at(0.44, -0.02), at(0.34, 0.16)}));
  out.add(polygon({at(0.84, 0.24), at(0.98, 0.16), at(1.12, -0.02), at(0.86, -0.02)}));
  in.add(
      polygon({at(-0.4, 0.84), at(0.06, 0.97), at(0.20, 0.90), at(0.10, 0.56), at(-0.10, 0.64)}));
  in.add(polygon({at(0.10, 0.56), at(0.24, 0.60), at(0.36, 0.46), at(0.34, 0.16), at(0.14, 0.22)}));
  in.add(polygon({at(-0.4, 0.46), at(-0.04, 0.40), at(0.10, 0.02), at(-0.4, -0.02)}));
  inside.add(
      area(std::move(dim), s.tone(mix(darker(rock, 0.20), s.light.shade, 0.14), 0.10), Role::Land));
  inside.add(area(std::move(bright), s.tone(lighter(rock, 0.30), 0.12), Role::Land));
  Path ledges;
  for (const auto& [x, up, wide] : {std::array{0.20, 0.92, 0.22},
                                    {0.60, 0.60, 0.16},
                                    {0.90, 0.20, 0.16},
                                    {0.02, 0.60, 0.22},
                                    {0.30, 0.42, 0.14}})
    ledges.add(
        blob({at(x - wide, up), at(x, up + 0.035), at(x + wide, up - 0.01),
              at(x + wide * 0.5, up - 0.045), at(x, up - 0.02), at(x - wide * 0.6, up - 0.05)}));
  inside.add(
      area(std::move(ledges),
           s.tone(snow ? rgb(0xFFFFFF) : mix(leaf_color(s.light.season, 1), rock, 0.15), 0.10),
           Role::Foliage));
  g.add(std::move(inside));
  s.back.add(std::move(g));
}

}  // namespace

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
  // A crag closes one side, a pine leaning over its brow.
  const Color rock = rgb(0xA29C98);
  {
    const double cy = s.ground(0.27), u = s.size_at(cy), cw = std::min(s.width * 0.25, 140 * u),
                 ch = std::min(230 * u, cy - (s.text_top() ? s.calm.bottom() : 0.0) - 10);
    const double d = left ? 1 : -1;
    if (!s.text_top())
      paint_tree(s, s.back, Tree::Pine, {X(0) + d * cw * 0.10, cy - ch * 0.95}, ch * 0.62, 0.24);
    crag(s, {X(0), cy}, d, cw, ch, rock);
    paint_rock(s, s.back, {X(0) + d * cw * 1.02, cy + 6}, u * 44, 0.12, rock);
    paint_bush(s, s.back, {X(0) + d * cw * 0.62, cy + 8}, u * 52, 0.12, 1);
  }
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
  paint_flowers(s, s.back, s.ground(0.28), s.ground(s.text_bottom() ? 0.56 : 0.85), 21);
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
    // The lee side lies in shade below a crest that winds towards us.
    const auto crest = [&](double k) {
      return Point{top_x + dir * s.width * (0.30 * k * k - 0.05 * std::sin(k * 5.2)),
                   y - rise + rise * 3.0 * k};
    };
    std::vector<Point> ridge;
    for (int k = 0; k <= 6; ++k) ridge.push_back(crest(k / 6.0));
    Path shade = drawing::curve_through(ridge);
    shade.curve_to(crest(0.86) + Point{dir * s.width * 0.10, rise * 0.1},
                   {top_x + dir * s.width * 0.42, y + rise * 0.7},
                   {top_x + dir * s.width * 0.48, y + rise * 0.42});
    shade
        .curve_to({top_x + dir * s.width * 0.34, y + rise * 0.14},
                  {top_x + dir * s.width * 0.12, y - rise}, ridge.front())
        .close();
    s.back.add(area(std::move(shade), mix(lit, dark, 0.72), mix(lit, dark, 0.18), Role::Land));
    std::vector<double> thin;
    for (int k = 0; k <= 6; ++k)
      thin.push_back((0.4 + 1.7 * std::sin(std::numbers::pi * k / 6.0)) * std::sqrt(s.zoom) *
                     (1 - 0.5 * far));
    s.back.add(area(drawing::tapered(ridge, thin), s.tone(lighter(sand, 0.42), far), Role::Land));
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
    const double w = ou * 230, h = std::min(ou * 250, oy - (s.text_top() ? s.calm.bottom() : 30.0));
    rock_arch(s, {ox, oy}, w, h, l.night() ? rgb(0xA493B8) : rgb(0xD08A66));
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
  cactus({X(0.93), s.ground(0.30)},
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
