// A railway carriage: two seats, a table, and the country going by.
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

/// What goes by: mountains slowly, poles fast, a viaduct or a village between.
void landscape(Stage& s, Group& into, const Path& opening, Box b, const Light& out, bool viaduct) {
  Group view;
  view.name = "setting.view";
  view.clip = opening;
  // Out there it is the hour that it is, whatever burns in here.
  const Light inside = std::exchange(s.light, out);
  Shape sky = area(rectangle(b), out.sky_top, Role::Sky);
  sky.fill = Fill::linear({0, b.y}, {0, b.bottom()},
                          {{0, out.sky_top}, {0.5, out.sky_middle}, {0.75, out.sky_low}});
  view.add(std::move(sky));
  const bool right = out.towards.x > 0;
  const Point lamp{b.x + b.width * (right ? 0.80 : 0.17), b.y + b.height * 0.24};
  if (out.night() && !out.overcast()) {
    paint_stars(s, view, {b.x, b.y, b.width, b.height * 0.55}, static_cast<int>(b.width * 0.09));
    paint_moon(s, view, lamp, 34);
  } else if (!out.overcast()) {
    const Point p{lamp.x, out.low_sun() ? b.y + b.height * 0.52 : lamp.y};
    view.add(glow(p, b.height * 0.7, rgb(0xFFF1C2, 0.8), 0.05));
    view.add(area(ellipse(p, 30, 30), rgb(0xFFFBE3), rgb(0xFFE6A0), Role::Celestial));
  }
  for (int i = 0; i < 4; ++i)
    paint_cloud(s, view,
                {b.x + b.width * (i + s.random.between(0.1, 0.8)) / 4,
                 b.y + b.height * s.random.between(0.18, 0.42)},
                b.height * s.random.between(0.3, 0.5), 0.3);
  const double base = b.y + b.height * 0.66;
  const int peaks = std::max(3, static_cast<int>(b.width / (b.height * 0.55)));
  for (int i = 0; i < peaks; ++i)
    paint_peak(s, view,
               {b.x + b.width * (i + s.random.between(0.2, 0.8)) / peaks,
                base - b.height * s.random.between(0.24, 0.42)},
               b.height * s.random.between(0.9, 1.3), base + 6, rgb(0x93A6C0), 0.85, true);
  const Color grass = grass_color(out);
  view.add(area(rolling(s.random, b.x - 30, b.right() + 30, base, b.height * 0.05, b.bottom(), 2),
                out.tone(out.snowy() ? rgb(0xD9E4EE) : rgb(0x8FB596), 0.6), Role::Land));
  Path woods;
  for (int i = 0; i < peaks * 4; ++i) {
    const Point p{b.x + b.width * (i + s.random.unit()) / (peaks * 4),
                  base + b.height * s.random.between(0.02, 0.06)};
    const double h = b.height * s.random.between(0.05, 0.09);
    woods.add(polygon({{p.x - h * 0.36, p.y}, {p.x, p.y - h * 1.5}, {p.x + h * 0.36, p.y}}));
  }
  view.add(area(woods, out.tone(out.snowy() ? rgb(0xB4C7CF) : rgb(0x6F9C80), 0.5), Role::Foliage));
  view.add(area(rolling(s.random, b.x - 30, b.right() + 30, b.y + b.height * 0.76, b.height * 0.035,
                        b.bottom(), 2),
                out.tone(grass, 0.35), Role::Land));
  if (viaduct) {
    // Far ahead the line itself crosses the valley, and our engine with it.
    const double y = b.y + b.height * 0.70, h = b.height * 0.16, w = b.width * 0.30,
                 x = b.x + b.width * (right ? 0.12 : 0.58);
    Path arches = rectangle({x, y, w, h * 0.22});
    for (int i = 0; i <= 6; ++i) arches.add(rectangle({x + w * i / 6 - w * 0.02, y, w * 0.04, h}));
    view.add(area(arches, out.tone(rgb(0xC9A88A), 0.4), Role::Structure));
    Path coaches;
    for (int i = 0; i < 4; ++i)
      coaches.add(
          rounded_rectangle({x + w * (0.14 + 0.19 * i), y - h * 0.30, w * 0.17, h * 0.30}, 3));
    view.add(area(coaches, out.tone(rgb(0xB8483E), 0.3), Role::Structure));
    Path lights;
    for (int i = 0; i < 12; ++i)
      lights.add(rectangle(
          {x + w * (0.155 + 0.19 * (i / 3) + 0.048 * (i % 3)), y - h * 0.24, w * 0.03, h * 0.12}));
    view.add(
        area(lights, out.lamps() ? rgb(0xFFDC90) : out.tone(rgb(0xE8F0EE), 0.3), Role::Structure));
  } else {
    Path walls, roofs, panes;
    for (int i = 0; i < 5; ++i) {
      const double w = b.height * s.random.between(0.07, 0.10),
                   x = b.x + b.width * 0.30 + i * w * 1.5, y = b.y + b.height * 0.79;
      walls.add(rectangle({x, y - w * 0.8, w, w * 0.8}));
      roofs.add(polygon(
          {{x - w * 0.1, y - w * 0.8}, {x + w * 0.5, y - w * 1.4}, {x + w * 1.1, y - w * 0.8}}));
      panes.add(rectangle({x + w * 0.3, y - w * 0.55, w * 0.3, w * 0.3}));
    }
    view.add(area(walls, out.tone(rgb(0xF1E2C8), 0.35), Role::Structure));
    view.add(
        area(roofs, out.tone(out.snowy() ? rgb(0xFFFFFF) : rgb(0xB5624E), 0.35), Role::Structure));
    view.add(
        area(panes, out.lamps() ? rgb(0xFFD987) : out.tone(rgb(0x8FB0C2), 0.3), Role::Structure));
  }
  view.add(area(rolling(s.random, b.x - 30, b.right() + 30, b.y + b.height * 0.87, b.height * 0.025,
                        b.bottom() + 4, 2),
                out.tone(mix(grass, rgb(0x6F9A5A), out.snowy() ? 0.0 : 0.3), 0.1), Role::Land));
  // Hedges and stalks by the line are drawn out by the speed.
  Path streaks;
  for (int i = 0; i < 16; ++i) {
    const Point p{b.x + b.width * s.random.between(-0.1, 0.95),
                  b.y + b.height * s.random.between(0.88, 0.99)};
    streaks.add(rounded_rectangle({p.x, p.y, b.width * s.random.between(0.05, 0.12), 4}, 2));
  }
  view.add(area(streaks,
                out.tone(out.snowy() ? rgb(0xFFFFFF) : lighter(grass, 0.25)).with_alpha(0.7),
                Role::Land));
  Path poles, wires;
  const double step = std::max(b.width * 0.36, 260.0), first = b.x + step * s.random.unit();
  for (double x = first - step; x < b.right() + step; x += step) {
    poles.add(polygon({{x - 5, b.bottom()},
                       {x + 1, b.y + b.height * 0.20},
                       {x + 7, b.y + b.height * 0.20},
                       {x + 4, b.bottom()}}));
    poles.add(rectangle({x - 24, b.y + b.height * 0.25, 56, 6}));
    for (double d : {-20.0, 26.0})
      wires.move_to({x + d, b.y + b.height * 0.25})
          .quad_to({x + step / 2 + d, b.y + b.height * 0.40},
                   {x + step + d, b.y + b.height * 0.25});
  }
  view.add(area(poles, out.tone(rgb(0x7B6250), 0.1), Role::Structure));
  view.add(line(wires, 2, out.tone(rgb(0x6B5A52), 0.1), Role::Structure));
  if (out.wet() || out.weather == story::Weather::Snow) {
    Path drops;
    for (int i = 0; i < 70; ++i) {
      const Point p{b.x + b.width * s.random.unit(), b.y + b.height * s.random.unit()};
      if (out.wet())
        drops.move_to(p).line_to(p + Point{-34, 10});
      else
        drops.add(ellipse(p, 4, 3));
    }
    view.add(out.wet() ? line(drops, 2, rgb(0xE8F1F8, 0.6), Role::Weather)
                       : area(drops, rgb(0xFFFFFF, 0.9), Role::Weather));
  }
  if (out.weather == story::Weather::Fog)
    view.add(area(rectangle(b), out.haze.with_alpha(0.5), Role::Weather));
  view.add(area(polygon({{b.x + b.width * 0.08, b.bottom()},
                         {b.x + b.width * 0.08 + b.height * 0.6, b.y},
                         {b.x + b.width * 0.08 + b.height * 0.85, b.y},
                         {b.x + b.width * 0.08 + b.height * 0.25, b.bottom()}}),
                rgb(0xFFFFFF, out.night() ? 0.05 : 0.15), Role::Glow));
  s.light = inside;
  into.add(std::move(view));
}

/// A seat for two, seen from the side.
void seat(Stage& s, Group& into, Point b, double w, double d, Color cloth) {
  Group g;
  g.name = "setting.seat";
  const auto X = [&](double k) { return b.x + d * w * k; };
  g.add(ground_shadow(s, b, w * 1.1));
  g.add(inked(rectangle({std::min(X(-0.42), X(0.34)), b.y - w * 0.24, w * 0.76, w * 0.24}),
              s.tone(0x8A5A3C), s.tone(0x663F2C), Role::Interior, 0.45));
  Shape back =
      inked(blob({{X(-0.50), b.y - w * 0.20},
                  {X(-0.60), b.y - w * 0.9},
                  {X(-0.58), b.y - w * 1.42},
                  {X(-0.44), b.y - w * 1.52},
                  {X(-0.30), b.y - w * 1.40},
                  {X(-0.26), b.y - w * 0.8},
                  {X(-0.22), b.y - w * 0.30}}),
            s.tone(lighter(cloth, 0.10)), s.tone(darker(cloth, 0.12)), Role::Interior, 0.55);
  back.volume = true;
  g.add(std::move(back));
  Shape cushion =
      inked(rounded_rectangle({std::min(X(-0.46), X(0.46)), b.y - w * 0.46, w * 0.92, w * 0.26},
                              w * 0.11),
            s.tone(lighter(cloth, 0.16)), s.tone(darker(cloth, 0.08)), Role::Interior, 0.5);
  g.add(std::move(cushion));
  g.add(inked(rounded_rectangle({std::min(X(-0.52), X(-0.24)), b.y - w * 1.46, w * 0.28, w * 0.30},
                                w * 0.10),
              s.tone(0xFFF6E4), s.tone(0xE6D8BE), Role::Interior, 0.4));
  g.add(inked(rounded_rectangle({std::min(X(-0.34), X(0.22)), b.y - w * 0.72, w * 0.56, w * 0.11},
                                w * 0.05),
              s.tone(0xB57F52), s.tone(0x8F5D3C), Role::Interior, 0.45));
  Path seams;
  for (double y : {0.62, 0.86, 1.08})
    seams.add(segment({X(-0.54), b.y - w * y}, {X(-0.29), b.y - w * (y - 0.02)}));
  g.add(line(seams, 2.4, s.tone(darker(cloth, 0.25)).with_alpha(0.7), Role::Interior));
  into.add(std::move(g));
}

}  // namespace

void draw_train(Stage& s) {
  const Room r(s, 0.68);
  const double k = r.k;
  story::SceneSpec outside = s.spec;
  outside.text_space = story::TextSpace::None;
  const Light out = light_for(outside, Air::Open);
  static constexpr std::array<unsigned, 3> cloths{0x4F8077, 0xA9503F, 0x55709E};
  const Color cloth = rgb(cloths[s.random.below(3)]), wood = rgb(0xB5784A);
  paint_room(s, rgb(0xF3E2C2), rgb(0x9C6B4C), 0, true);
  paint_panelling(s, s.back, r.up(0.34), wood, 88 * k);
  // One long window, or two with a pillar between, off the middle.
  const double ww = std::min(s.width * 0.66, r.wall * 1.5), wx = r.X(0.47) - ww / 2;
  const Box win{wx, r.up(0.82), ww, r.wall * 0.46};
  const Path opening = rounded_rectangle(win, 34 * k);
  Group window;
  window.name = "setting.window";
  Shape rim = inked(opening, s.tone(wood), Role::Interior, 0.5);
  rim.stroke = {30 * k, s.tone(darker(wood, 0.08))};
  window.add(std::move(rim));
  landscape(s, window, opening, win, out, s.random.chance(0.55));
  Shape lip = line(opening, 7 * k, s.tone(0xE9C48E), Role::Interior);
  window.add(std::move(lip));
  if (ww > 560 * k) {
    const double x = win.x + ww * (r.flip ? 0.36 : 0.64);
    window.add(inked(rectangle({x - 11 * k, win.y, 22 * k, win.height}),
                     s.tone(lighter(wood, 0.15)), s.tone(darker(wood, 0.06)), Role::Interior,
                     0.45));
  }
  s.back.add(std::move(window));
  // Smaller windows show at the edges.
  for (double side : {-1.0, 1.0}) {
    const Box small{side < 0 ? win.x - 110 * k - ww : win.right() + 110 * k, win.y, ww, win.height};
    if (small.right() < -10 || small.x > s.width + 10) continue;
    const Path hole = rounded_rectangle(small, 34 * k);
    Shape edge = inked(hole, s.tone(wood), Role::Interior, 0.5);
    edge.stroke = {30 * k, s.tone(darker(wood, 0.08))};
    s.back.add(std::move(edge));
    paint_view(s, s.back, hole, small, Outside::Country);
    s.back.add(line(hole, 7 * k, s.tone(0xE9C48E), Role::Interior));
  }
  // Curtains tied back at both ends.
  for (double d : {-1.0, 1.0}) {
    const double x = d < 0 ? win.x : win.right();
    Path c;
    c.move_to({x - d * 96 * k, win.y - 22 * k})
        .line_to({x + d * 34 * k, win.y - 22 * k})
        .line_to({x + d * 26 * k, win.bottom() + 8 * k});
    c.curve_to({x - d * 10 * k, win.bottom()}, {x - d * 22 * k, win.y + win.height * 0.75},
               {x - d * 4 * k, win.y + win.height * 0.55})
        .curve_to({x - d * 30 * k, win.y + win.height * 0.42},
                  {x - d * 80 * k, win.y + win.height * 0.3}, {x - d * 96 * k, win.y - 22 * k})
        .close();
    Shape curtain =
        inked(c, s.tone(lighter(cloth, 0.26)), s.tone(lighter(cloth, 0.05)), Role::Interior, 0.5);
    curtain.volume = true;
    s.back.add(std::move(curtain));
    s.back.add(inked(
        rounded_rectangle({x - d * 6 * k - 22 * k, win.y + win.height * 0.53, 50 * k, 13 * k}, 6),
        s.tone(0xEBC46E), Role::Interior, 0.35));
  }
  s.back.add(inked(rounded_rectangle({win.x - 60 * k, win.y - 32 * k, ww + 120 * k, 14 * k}, 7),
                   s.tone(0xD9B06A), s.tone(0xA97F42), Role::Interior, 0.45));
  // The rack with what people take along.
  const double ry = std::max(r.up(0.955), 34.0);
  if (!s.text_top()) {
    for (double x = r.X(0.5) - s.width * 0.40, i = 0; x < s.width * 0.9; x += 150 * k, ++i) {
      static constexpr std::array<unsigned, 4> cases{0xA9603F, 0x5E8A86, 0xD9A850, 0x7D5E7A};
      const Color c = rgb(cases[static_cast<std::size_t>(i) % 4]);
      const double w = s.random.between(84, 124) * k, h = s.random.between(46, 66) * k;
      s.back.add(inked(rounded_rectangle({x + w * 0.36, ry - h - 10 * k, w * 0.28, 14 * k}, 6),
                       s.tone(darker(c, 0.25)), Role::Interior, 0.35));
      s.back.add(inked(rounded_rectangle({x, ry - h, w, h}, 8 * k), s.tone(lighter(c, 0.12)),
                       s.tone(darker(c, 0.08)), Role::Interior, 0.5));
      Path straps = rectangle({x + w * 0.16, ry - h, w * 0.07, h});
      straps.add(rectangle({x + w * 0.77, ry - h, w * 0.07, h}));
      s.back.add(area(straps, s.tone(darker(c, 0.28)), Role::Interior));
    }
    Path rack = rectangle({-20, ry, s.width + 40, 7 * k});
    rack.add(rectangle({-20, ry + 22 * k, s.width + 40, 5 * k}));
    for (double x = 14; x < s.width; x += 30 * k) rack.add(rectangle({x, ry, 3, 26 * k}));
    s.back.add(area(rack, s.tone(0xC29A54), Role::Interior));
  }
  // Lamps between window and seats, the little table under the window.
  const Point lamp_l{win.x - 74 * k, r.up(0.60)}, lamp_r{win.right() + 74 * k, r.up(0.60)};
  paint_wall_lamp(s, s.back, lamp_l, 58 * k);
  paint_wall_lamp(s, s.back, lamp_r, 58 * k);
  const double tx = win.centre().x, ty = r.down(0.12), th = 126 * k, tw = 190 * k;
  s.back.add(inked(limb({{tx, ty - th}, {tx, ty - th * 0.5}, {tx, ty}}, {22 * k, 18 * k, 40 * k}),
                   s.tone(0x8F5D3C), Role::Interior, 0.45));
  s.back.add(inked(rounded_rectangle({tx - tw / 2, ty - th - 12 * k, tw, 20 * k}, 8 * k),
                   s.tone(0xD9A268), s.tone(0xB0774A), Role::Interior, 0.5));
  s.back.add(inked(rounded_rectangle({tx - 58 * k, ty - th - 48 * k, 38 * k, 36 * k}, 9 * k),
                   s.tone(0xFFF9EC), s.tone(0xD9D3C6), Role::Interior, 0.4));
  Path steam;
  steam.move_to({tx - 44 * k, ty - th - 56 * k})
      .curve_to({tx - 56 * k, ty - th - 76 * k}, {tx - 30 * k, ty - th - 84 * k},
                {tx - 40 * k, ty - th - 106 * k});
  s.back.add(line(steam, 4 * k, rgb(0xFFFFFF, 0.6), Role::Glow));
  paint_book_pile(s, s.back, {tx + 44 * k, ty - th - 12 * k}, 58 * k, 2);
  paint_sunlight(s, s.back, {win.x + ww * 0.2, win.y, ww * 0.5, win.height}, r.down(0.1),
                 s.ground(s.text_bottom() ? 0.5 : 0.85));
  // A runner on the floor, the seats facing each other.
  const double y0 = r.down(0.62), y1 = r.down(1.12);
  s.back.add(inked(polygon({{-20, y0}, {s.width + 20, y0}, {s.width + 20, y1}, {-20, y1}}),
                   s.tone(darker(cloth, 0.05)), s.tone(lighter(cloth, 0.08)), Role::Interior,
                   0.35));
  Path border = rectangle({-20, y0 + (y1 - y0) * 0.12, s.width + 40, (y1 - y0) * 0.05});
  border.add(rectangle({-20, y0 + (y1 - y0) * 0.80, s.width + 40, (y1 - y0) * 0.06}));
  s.back.add(area(border, s.tone(0xEBC97E).with_alpha(0.85), Role::Interior));
  const double sw = 218 * k, sy = r.down(0.44);
  const double inset = std::max(0.0, (s.width - 1000) * 0.26);
  seat(s, s.back, {inset + 88 * k, sy}, sw, 1, cloth);
  seat(s, s.back, {s.width - inset - 88 * k, sy}, sw, -1, cloth);
  // A satchel left at the feet of one seat.
  const Point bag{r.X(0.25), r.down(0.58)};
  s.back.add(ground_shadow(s, bag, 90 * k));
  s.back.add(inked(blob({bag + Point{-42 * k, 0}, bag + Point{-40 * k, -56 * k},
                         bag + Point{40 * k, -58 * k}, bag + Point{44 * k, 0}}),
                   s.tone(0xC08A4C), s.tone(0x94623A), Role::Interior, 0.5));
  s.back.add(inked(
      blob({bag + Point{-42 * k, -34 * k}, bag + Point{-36 * k, -62 * k},
            bag + Point{36 * k, -64 * k}, bag + Point{42 * k, -36 * k}, bag + Point{0, -22 * k}}),
      s.tone(0xD9A564), Role::Interior, 0.4));
  if (s.text_bottom()) s.quiet = s.tone(lighter(rgb(0x9C6B4C), 0.2)).with_alpha(0.86);
  nightfall(s, {lamp_l, lamp_r}, 290 * k);
}

}  // namespace talewright::engines::illustrator
