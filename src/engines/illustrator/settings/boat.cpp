// On deck: planks underfoot, the sail overhead, the sea all round.
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

void swell(Stage& s, double y0, double y1) {
  const Light& l = s.light;
  const Color sea = l.storm() ? rgb(0x4E7A88) : rgb(0x4FA6BC);
  paint_water(s, s.back, {-20, y0, s.width + 40, y1 - y0 + 40}, sea, 0.7);
  // Rows of waves with white crests, higher where they are near and when it blows.
  const double rough = l.storm() ? 2.1 : l.weather == story::Weather::Wind || l.wet() ? 1.5 : 1.0;
  for (int i = 0; i < 4; ++i) {
    const double t = (i + 0.6) / 4, y = y0 + (y1 - y0) * t, step = 60 + 110 * t,
                 h = (5 + 15 * t) * rough;
    Path wave, foam;
    double x = -step * s.random.unit();
    wave.move_to({x, y1 + 40}).line_to({x, y});
    while (x < s.width + step) {
      wave.curve_to({x + step * 0.35, y - h}, {x + step * 0.6, y - h}, {x + step, y});
      if (s.random.chance(0.45))
        foam.move_to({x + step * 0.25, y - h * 0.55})
            .curve_to({x + step * 0.4, y - h * 0.9}, {x + step * 0.6, y - h * 0.8},
                      {x + step * 0.72, y - h * 0.42});
      x += step;
    }
    wave.line_to({x, y1 + 40}).close();
    const Color c = s.tone(mix(lighter(sea, 0.18), darker(sea, 0.16), t), 0.5 * (1 - t));
    s.back.add(area(wave, c, s.tone(darker(sea, 0.1 + 0.12 * t), 0.4 * (1 - t)), Role::Water));
    s.back.add(line(foam, 2 + 2.5 * t, s.tone(0xFFFFFF).with_alpha(0.75), Role::Water));
  }
}

void wheel(Stage& s, Group& into, Point b, double z) {
  Group g;
  g.name = "setting.wheel";
  g.add(ground_shadow(s, b, z * 0.8));
  g.add(inked(polygon({b + Point{-z * 0.16, 0}, b + Point{-z * 0.10, -z * 0.72},
                       b + Point{z * 0.10, -z * 0.72}, b + Point{z * 0.16, 0}}),
              s.tone(0xB4794A), s.tone(0x7E5034), Role::Structure, 0.5));
  const Point c = b + Point{0, -z * 0.78};
  Path spokes;
  for (int i = 0; i < 8; ++i) {
    const double a = radians(45.0 * i + 12);
    const Point d{std::cos(a), std::sin(a)};
    spokes.add(limb({c, c + d * (z * 0.3), c + d * (z * 0.50)}, {z * 0.05, z * 0.045, z * 0.06}));
  }
  g.add(inked(spokes, s.tone(0xD49A5E), s.tone(0xA56E40), Role::Structure, 0.4));
  Path rim = ellipse(c, z * 0.36, z * 0.36);
  g.add(line(rim, z * 0.115, s.tone(0x6E452C), Role::Structure));
  g.add(line(rim, z * 0.075, s.tone(0xC78C54), Role::Structure));
  g.add(inked(ellipse(c, z * 0.09, z * 0.09), s.tone(0xF1CB6E), s.tone(0xC4953F), Role::Structure,
              0.4));
  into.add(std::move(g));
}

void lantern(Stage& s, Group& into, Point at, double z) {
  const bool lit = s.light.lamps();
  if (lit) into.add(glow(at, z * 4.2, rgb(0xFFCE7E, 0.55), 0.05));
  into.add(inked(rounded_rectangle({at.x - z * 0.3, at.y - z * 0.42, z * 0.6, z * 0.84}, z * 0.12),
                 lit ? rgb(0xFFF3C4) : s.tone(0xE9F0EA), lit ? rgb(0xFFC767) : s.tone(0xC6D4D2),
                 Role::Structure, 0.45));
  Path iron = rectangle({at.x - z * 0.38, at.y + z * 0.40, z * 0.76, z * 0.14});
  iron.add(polygon({{at.x - z * 0.40, at.y - z * 0.40},
                    {at.x, at.y - z * 0.72},
                    {at.x + z * 0.40, at.y - z * 0.40}}));
  iron.add(rectangle({at.x - z * 0.03, at.y - z * 0.42, z * 0.06, z * 0.84}));
  into.add(inked(iron, s.tone(0x8A6A3E), Role::Structure, 0.4));
}

}  // namespace

void draw_boat(Stage& s) {
  const Light& l = s.light;
  // The sail stands where it hides neither sun nor moon, as a rule.
  const bool left = s.random.chance(0.85) == (l.towards.x > 0);
  const double d = left ? 1 : -1;
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + 4);
  // Far land, and somebody else's sail.
  Group far;
  far.name = "setting.far";
  const double fh = s.height;
  Path isle;
  const double ix = X(0.70), iw = std::min(s.width * 0.30, 420.0);
  isle.move_to({ix - iw * 0.6, s.horizon + 3})
      .curve_to({ix - iw * 0.3, s.horizon - fh * 0.02}, {ix - iw * 0.22, s.horizon - fh * 0.10},
                {ix - iw * 0.05, s.horizon - fh * 0.095})
      .curve_to({ix + iw * 0.1, s.horizon - fh * 0.09}, {ix + iw * 0.14, s.horizon - fh * 0.03},
                {ix + iw * 0.28, s.horizon - fh * 0.045})
      .curve_to({ix + iw * 0.4, s.horizon - fh * 0.05}, {ix + iw * 0.5, s.horizon},
                {ix + iw * 0.62, s.horizon + 3})
      .close();
  far.add(area(isle, s.tone(0x86A898, 0.62), s.tone(0xA9C0A2, 0.72), Role::Land));
  paint_lighthouse(s, far, {ix + d * iw * 0.42, s.horizon + 1}, fh * 0.085, 0.55);
  s.back.add(std::move(far));
  const double deck = s.ground(0.36), rail_h = 92;
  swell(s, s.horizon, deck);
  paint_boat(s, s.back, {X(0.40), s.ground(0.06)}, 84, 0.45);
  if (l.night() && !l.overcast()) {
    // The moon's road on the water.
    Path road;
    const double mx = s.x(l.towards.x > 0 ? 0.875 : 0.125);
    for (int i = 0; i < 22; ++i) {
      const double t = (i + 0.5) / 22, y = s.horizon + 4 + (deck - s.horizon - 20) * t,
                   w = (10 + 46 * t) * s.random.between(0.5, 1.2);
      road.add(ellipse({mx + s.random.between(-1, 1) * 22 * t, y}, w, 1.6 + 2 * t));
    }
    s.back.add(area(road, rgb(0xF3EFCF, 0.65), Role::Glow));
  }
  Path gulls;
  for (int i = 0; i < 5; ++i) {
    const Point p{X(s.random.between(0.42, 0.95)),
                  s.horizon * s.random.between(s.text_top() ? 0.68 : 0.34, 0.86)};
    const double w = s.random.between(10, 20);
    gulls.move_to(p + Point{-w, -w * 0.2})
        .quad_to(p + Point{-w * 0.5, -w * 0.6}, p)
        .quad_to(p + Point{w * 0.5, -w * 0.6}, p + Point{w, -w * 0.2});
  }
  if (!l.night()) s.back.add(line(gulls, 3, s.tone(0xFFFFFF), Role::Mark));
  // The bulwark, with the sheer of the hull: it rises towards the bow.
  const Color hull = rgb(0xB9673F), wood = rgb(0xD6A36C), white = rgb(0xFBF1DE);
  const auto edge = [&](double share) {
    return deck - 34 * std::pow(std::abs(left ? share - 0.15 : 0.85 - share), 2.0) * 1.6;
  };
  const auto along = [&](double lift_a, double lift_b) {
    Path p;
    p.move_to({-30, edge(0) - lift_a});
    p.curve_to({s.width * 0.33, edge(0.33) - lift_a}, {s.width * 0.66, edge(0.66) - lift_a},
               {s.width + 30, edge(1) - lift_a});
    p.line_to({s.width + 30, edge(1) - lift_b});
    p.curve_to({s.width * 0.66, edge(0.66) - lift_b}, {s.width * 0.33, edge(0.33) - lift_b},
               {-30, edge(0) - lift_b});
    return p.close();
  };
  Group bulwark;
  bulwark.name = "setting.bulwark";
  bulwark.add(inked(along(rail_h * 0.58, -30), s.tone(lighter(white, 0.05)),
                    s.tone(darker(white, 0.12)), Role::Structure, 0.5));
  bulwark.add(area(along(rail_h * 0.30, rail_h * 0.16), s.tone(hull), Role::Structure));
  Path posts;
  for (double x = 20; x < s.width + 20; x += 92)
    posts.add(rounded_rectangle({x, edge(x / s.width) - rail_h, 15, rail_h * 0.5}, 4));
  bulwark.add(
      inked(posts, s.tone(lighter(wood, 0.1)), s.tone(darker(wood, 0.15)), Role::Structure, 0.4));
  bulwark.add(inked(along(rail_h * 1.10, rail_h * 0.92), s.tone(lighter(wood, 0.18)), s.tone(wood),
                    Role::Structure, 0.5));
  s.back.add(std::move(bulwark));
  // The deck.
  Path planks_area;
  planks_area.move_to({-30, edge(0) + 8})
      .curve_to({s.width * 0.33, edge(0.33) + 8}, {s.width * 0.66, edge(0.66) + 8},
                {s.width + 30, edge(1) + 8})
      .line_to({s.width + 30, s.height + 20})
      .line_to({-30, s.height + 20})
      .close();
  const Color plank = l.snowy() ? rgb(0xE4E8EC) : l.night() ? rgb(0xBFA894) : rgb(0xD9AC78);
  Shape floor = inked(planks_area, s.tone(plank), Role::Structure, 0.5);
  floor.fill = Fill::linear(
      {0, deck}, {0, s.height},
      {{0, s.tone(darker(plank, 0.12))}, {0.3, s.tone(plank)}, {1, s.tone(lighter(plank, 0.10))}});
  s.back.add(std::move(floor));
  Group boards;
  boards.clip = planks_area;
  Path seams;
  const double vx = X(0.42);
  for (int i = -22; i <= 22; ++i)
    seams.add(segment({vx + i * 46.0 * std::max(1.0, s.width / 1000), deck - 40},
                      {vx + i * 84.0 * std::max(1.0, s.width / 1000), s.height + 20}));
  boards.add(line(seams, 2.6, s.tone(darker(plank, 0.28)).with_alpha(0.55), Role::Structure));
  // The sail's shadow lies across it.
  if (!l.overcast() && !l.night())
    boards.add(area(
        polygon(
            {{X(0.0), deck}, {X(0.30), deck}, {X(0.62), s.height + 20}, {X(0.08), s.height + 20}}),
        l.shade.with_alpha(0.13), Role::Shadow));
  s.back.add(std::move(boards));
  // Mast, boom and sail close one side of the picture.
  const Point foot{X(0.20), s.ground(0.52)};
  Group rig;
  rig.name = "setting.mast";
  rig.add(ground_shadow(s, foot, 84));
  const double boom = s.ground(0.02) - 20;
  Path sail;
  sail.move_to({foot.x - d * 14, boom})
      .line_to({foot.x - d * 14, -30})
      .line_to({foot.x - d * s.width * 0.5, -30})
      .line_to({foot.x - d * s.width * 0.5, boom - 40})
      .close();
  Shape back_sail = inked(sail, s.tone(0xF3E3C2), s.tone(0xDDC59C), Role::Structure, 0.5);
  rig.add(std::move(back_sail));
  Path jib;
  jib.move_to({foot.x + d * 18, -30})
      .line_to({foot.x + d * s.width * 0.20, -30})
      .curve_to({foot.x + d * s.width * 0.26, s.horizon * 0.4},
                {foot.x + d * s.width * 0.22, boom - 120},
                {foot.x + d * s.width * 0.155, boom - 10})
      .curve_to({foot.x + d * s.width * 0.10, boom + 12}, {foot.x + d * s.width * 0.05, boom + 10},
                {foot.x + d * 18, boom - 4})
      .close();
  Shape cloth = inked(jib, s.tone(0xFFF9EA), s.tone(0xEBD9B6), Role::Structure, 0.55);
  cloth.volume = true;
  rig.add(std::move(cloth));
  Group on_sail;
  on_sail.clip = jib;
  for (int i = 0; i < 3; ++i) {
    const double y = boom - 150 * (i + 1);
    on_sail.add(area(rectangle({foot.x - s.width * 0.4, y, s.width * 0.8, 62}),
                     s.tone(0xD9624E).with_alpha(0.88), Role::Structure));
  }
  Path creases;
  for (int i = 0; i < 4; ++i)
    creases.move_to({foot.x + d * 20, boom - 60 - 130.0 * i})
        .quad_to({foot.x + d * s.width * 0.10, boom - 20 - 130.0 * i},
                 {foot.x + d * s.width * 0.22, boom - 70 - 130.0 * i});
  on_sail.add(line(creases, 3, s.tone(0xC9AE84).with_alpha(0.5), Role::Structure));
  rig.add(std::move(on_sail));
  rig.add(inked(limb({{foot.x - d * 30, boom + 6},
                      {foot.x + d * s.width * 0.08, boom + 10},
                      {foot.x + d * s.width * 0.18, boom + 4}},
                     {20, 18, 14}),
                s.tone(lighter(wood, 0.1)), s.tone(darker(wood, 0.2)), Role::Structure, 0.45));
  Shape mast = inked(limb({foot, {foot.x, s.horizon}, {foot.x + d * 4, -40}}, {46, 36, 28}),
                     s.tone(lighter(wood, 0.06)), s.tone(darker(wood, 0.22)), Role::Structure, 0.5);
  mast.volume = true;
  rig.add(std::move(mast));
  Path bands;
  for (double y : {foot.y - 40, foot.y - 220, boom - 30})
    bands.add(rounded_rectangle({foot.x - 24, y, 48, 14}, 5));
  rig.add(inked(bands, s.tone(0xE8D2A4), s.tone(0xB99C66), Role::Structure, 0.35));
  // Shrouds: a ladder of ropes up from the rail.
  const Point r0{X(0.015), edge(left ? 0.0 : 1.0) - rail_h},
      r1{X(0.115), edge(left ? 0.1 : 0.9) - rail_h};
  const Point up{foot.x - d * 4, -60};
  Path ropes = segment(r0, up);
  ropes.add(segment(r1, up));
  for (int i = 1; i < 9; ++i)
    ropes.add(segment(talewright::mix(r0, up, i / 10.0), talewright::mix(r1, up, i / 10.0)));
  rig.add(line(ropes, 4, s.tone(0x8A6A48), Role::Structure));
  lantern(s, rig, {foot.x + d * 48, boom + 74}, 46);
  rig.add(line(segment({foot.x + d * 48, boom + 12}, {foot.x + d * 48, boom + 46}), 4,
               s.tone(0x6E5236), Role::Structure));
  s.back.add(std::move(rig));
  // A line of pennants from the mast to the bow.
  if (!s.text_top())
    paint_bunting(s, s.back, {foot.x, s.horizon * 0.10}, {X(1.06), s.horizon * 0.42}, 46);
  // Ring buoy on the rail, barrels, a coil of rope, the wheel.
  const Point buoy{X(0.60), edge(0.6) - rail_h * 0.20};
  s.back.add(line(ellipse(buoy, 36, 36), 25, s.tone(0x9E4A3C), Role::Structure));
  s.back.add(line(ellipse(buoy, 36, 36), 20, s.tone(0xFBF3E2), Role::Structure));
  for (int i = 0; i < 4; ++i) {
    const double a = radians(90.0 * i + 28), b = radians(90.0 * i + 62);
    Path arc;
    arc.move_to(buoy + Point{36 * std::cos(a), 36 * std::sin(a)})
        .quad_to(buoy + Point{38.5 * std::cos((a + b) / 2), 38.5 * std::sin((a + b) / 2)},
                 buoy + Point{36 * std::cos(b), 36 * std::sin(b)});
    s.back.add(line(arc, 20, s.tone(0xE0604C), Role::Structure));
  }
  wheel(s, s.back, {X(0.875), s.ground(0.50)}, 190);
  paint_barrel(s, s.back, {X(0.045), s.ground(0.54)}, 104);
  paint_box(s, s.back, {X(0.70) - 50, s.ground(0.43) - 66, 100, 66}, rgb(0xB98A56));
  const Point coil{X(0.965), s.ground(s.text_bottom() ? 0.60 : 0.78)};
  s.back.add(ground_shadow(s, coil, 150));
  for (int i = 0; i < 4; ++i)
    s.back.add(inked(ellipse(coil + Point{0, -9.0 * i}, 72.0 - 5 * i, 24.0 - 2 * i),
                     s.tone(lighter(rgb(0xCDA76C), 0.05 * i)), Role::Structure, 0.4));
  s.back.add(area(ellipse(coil + Point{0, -29}, 30, 9), s.tone(0x7E5C36), Role::Structure));
  if (l.lamps())
    paint_pool(s, s.back, {foot.x + d * 60, s.ground(0.60)}, 240, 60, rgb(0xFFC773), 0.42);
  const Lamp lamp{{foot.x + d * 48, boom + 74}, 330};
  lamps_warm(s, {&lamp, 1});
  if (s.text_bottom()) s.quiet = s.tone(lighter(plank, 0.05)).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
