#include "engines/illustrator/brushes/interior.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

Room::Room(Stage& stage, double floor_line) : s(stage), flip(stage.random.chance(0.5)) {
  // From above one sees more floor, from the floor more wall.
  double line = s.text_bottom() ? floor_line - 0.20 : floor_line;
  if (s.spec.angle == story::Angle::Bird) line -= s.text_bottom() ? 0.14 : 0.22;
  if (s.spec.angle == story::Angle::Worm) line = std::min(s.floor / s.height - 0.10, line + 0.12);
  s.horizon = s.height * line;
  top = s.text_top() ? s.calm.bottom() + s.height * 0.015 : s.height * 0.07;
  wall = s.horizon - top;
  k = std::clamp(wall / 560, 0.66, 1.3);
  span = s.width / 1000;
}

namespace {

void far_town(Stage& s, Group& view, Box b, const Light& out) {
  static constexpr std::array<unsigned, 5> walls{0xEBCFA8, 0xD9A58C, 0xBFCBC4, 0xE9D9BE, 0xC7B7CB};
  static constexpr std::array<unsigned, 3> roofs{0xB5624E, 0x8C6A6A, 0xA97C50};
  Path panes;
  double x = b.x - b.width * s.random.between(0.05, 0.15);
  for (std::size_t i = s.random.below(5); x < b.right(); ++i) {
    const double w = std::min(b.width * 0.34, b.height * 0.4) * s.random.between(0.85, 1.15),
                 h = b.height * s.random.between(0.36, 0.56), y = b.y + b.height * 0.88;
    view.add(inked(rectangle({x, y - h, w, h}), out.tone(lighter(rgb(walls[i % 5]), 0.1), 0.25),
                   out.tone(rgb(walls[i % 5]), 0.25), Role::Structure, 0.3));
    const Color roof = out.snowy() ? rgb(0xF6F9FC) : rgb(roofs[i % 3]);
    view.add(inked(
        polygon({{x - w * 0.06, y - h}, {x + w * 0.5, y - h - w * 0.42}, {x + w * 1.06, y - h}}),
        out.tone(roof, 0.25), Role::Structure, 0.3));
    for (double py = y - h * 0.86; py < y - h * 0.25; py += w * 0.42)
      for (double px : {0.18, 0.58}) panes.add(rectangle({x + w * px, py, w * 0.22, w * 0.26}));
    x += w * 1.06;
  }
  view.add(
      area(panes, out.lamps() ? rgb(0xFFD987) : out.tone(rgb(0x8FB0C2), 0.2), Role::Structure));
  view.add(area(rectangle({b.x, b.y + b.height * 0.88, b.width, b.height * 0.2}),
                out.tone(out.snowy() ? rgb(0xE8EEF4) : rgb(0xC9BBA8), 0.1), Role::Land));
}

void country(Stage& s, Group& view, Box b, const Light& out) {
  const Color grass = grass_color(out);
  view.add(area(rolling(s.random, b.x - 20, b.right() + 20, b.y + b.height * 0.62, b.height * 0.07,
                        b.bottom() + 5, 1),
                out.tone(out.snowy() ? rgb(0xD5E0EC) : rgb(0x8FB2A0), 0.75), Role::Land));
  view.add(area(rolling(s.random, b.x - 20, b.right() + 20, b.y + b.height * 0.74, b.height * 0.05,
                        b.bottom() + 5, 1),
                out.tone(grass, 0.4), Role::Land));
  Path crowns[2];
  const int n = std::max(3, static_cast<int>(3 * b.width / b.height));
  for (int i = 0; i < n; ++i)
    crowns[i % 2].add(crown(s.random,
                            {b.x + b.width * (i + s.random.between(0.1, 0.9)) / n,
                             b.y + b.height * s.random.between(0.74, 0.82)},
                            b.height * 0.10, b.height * s.random.between(0.08, 0.12), 8));
  for (int i = 0; i < 2; ++i)
    view.add(area(crowns[i], out.tone(out.snowy() ? rgb(0xC9D8E0) : leaf_color(out.season, i), 0.3),
                  Role::Foliage));
  view.add(area(rolling(s.random, b.x - 20, b.right() + 20, b.y + b.height * 0.87, b.height * 0.03,
                        b.bottom() + 5, 1),
                out.tone(grass, 0.12), Role::Land));
}

void stars_outside(Stage& s, Group& view, Box b) {
  Shape dark = area(rectangle(b), rgb(0x191C48), Role::Sky);
  dark.fill = Fill::linear({b.x, b.y}, {b.right(), b.bottom()},
                           {{0, rgb(0x141640)}, {0.55, rgb(0x2C2A6C)}, {1, rgb(0x59408C)}});
  view.add(std::move(dark));
  for (int i = 0; i < 3; ++i)
    view.add(glow({b.x + b.width * s.random.unit(), b.y + b.height * s.random.unit()},
                  b.height * s.random.between(0.4, 0.7), rgb(i % 2 ? 0x5FA8D8u : 0xC86FB0u, 0.22)));
  paint_stars(s, view, b, static_cast<int>(30 + b.width * b.height / 5000));
}

void sea_outside(Stage& s, Group& view, Box b, const Light& out) {
  const double y = b.y + b.height * 0.56;
  Shape water = area(rectangle({b.x, y, b.width, b.bottom() - y}), out.sky_low, Role::Water);
  water.fill = Fill::linear(
      {0, y}, {0, b.bottom()},
      {{0, mix(out.tone(rgb(0x6FB6C8), 0.5), out.sky_low, 0.4)}, {1, out.tone(rgb(0x3F8FA8))}});
  view.add(std::move(water));
  Path ripples;
  for (int i = 0; i < 12; ++i) {
    const double t = s.random.unit();
    const Point p{b.x + b.width * s.random.unit(), y + (b.bottom() - y) * t};
    ripples.add(segment(p, p + Point{b.width * (0.04 + 0.06 * t), 0}));
  }
  view.add(line(ripples, 2, rgb(0xFFFFFF, 0.4), Role::Water));
}

}  // namespace

void paint_view(Stage& s, Group& into, const Path& opening, Box b, Outside what) {
  Group view;
  view.name = "setting.view";
  view.clip = opening;
  story::SceneSpec outside = s.spec;
  outside.text_space = story::TextSpace::None;
  const Light out = light_for(outside, Air::Open);
  if (what == Outside::Stars) {
    stars_outside(s, view, b);
    into.add(std::move(view));
    return;
  }
  const Light inside = std::exchange(s.light, out);
  Shape sky = area(rectangle(b), out.sky_top, Role::Sky);
  sky.fill = Fill::linear({0, b.y}, {0, b.bottom()},
                          {{0, out.sky_top}, {0.5, out.sky_middle}, {0.8, out.sky_low}});
  view.add(std::move(sky));
  const double r = std::min(b.width, b.height) * 0.075;
  const Point lamp{b.x + b.width * s.random.between(0.62, 0.8), b.y + b.height * 0.24};
  if (out.night() && !out.overcast()) {
    paint_stars(s, view, {b.x, b.y, b.width, b.height * 0.6},
                static_cast<int>(10 + b.width * b.height / 9000));
    paint_moon(s, view, lamp, r);
  } else if (out.low_sun()) {
    view.add(glow({lamp.x, b.y + b.height * 0.6}, b.height * 0.7, rgb(0xFFF0BE, 0.85), 0.05));
  } else {
    for (int i = 0; i < 2; ++i)
      paint_cloud(s, view,
                  {b.x + b.width * s.random.between(0.1, 0.9),
                   b.y + b.height * s.random.between(0.2, 0.42)},
                  b.height * s.random.between(0.3, 0.45), 0.4);
  }
  if (what == Outside::Country) country(s, view, b, out);
  if (what == Outside::Street) far_town(s, view, b, out);
  if (what == Outside::Sea) sea_outside(s, view, b, out);
  if (out.wet() || out.weather == story::Weather::Snow) {
    Path drops;
    const int n = static_cast<int>(20 + b.width * b.height / 3000);
    for (int i = 0; i < n; ++i) {
      const Point p{b.x + b.width * s.random.unit(), b.y + b.height * s.random.unit()};
      if (out.wet())
        drops.move_to(p).line_to(p + Point{-b.height * 0.015, b.height * 0.06});
      else
        drops.add(ellipse(p, 3, 3));
    }
    view.add(out.wet() ? line(drops, 2, rgb(0xE8F1F8, 0.6), Role::Weather)
                       : area(drops, rgb(0xFFFFFF, 0.9), Role::Weather));
  }
  if (out.weather == story::Weather::Fog)
    view.add(area(rectangle(b), rgb(0xE6ECEC, out.night() ? 0.15 : 0.5), Role::Weather));
  const double w = b.height * 0.22;
  view.add(area(polygon({{b.x + b.width * 0.1, b.bottom()},
                         {b.x + b.width * 0.1 + b.height * 0.5, b.y},
                         {b.x + b.width * 0.1 + b.height * 0.5 + w, b.y},
                         {b.x + b.width * 0.1 + w, b.bottom()}}),
                rgb(0xFFFFFF, out.night() ? 0.06 : 0.17), Role::Glow));
  s.light = inside;
  into.add(std::move(view));
}

void paint_opening(Stage& s, Group& into, const Path& opening, Box b, Outside what, int upright,
                   int level, Color frame, double thick) {
  Group g;
  g.name = "setting.window";
  Shape rim = inked(opening, s.tone(frame), Role::Interior, 0.5);
  rim.stroke = {thick * 2, s.tone(frame)};
  g.add(std::move(rim));
  Shape edge = line(opening, thick * 0.5, s.tone(darker(frame, 0.16)), Role::Interior);
  paint_view(s, g, opening, b, what);
  g.add(std::move(edge));
  Group bars;
  bars.clip = opening;
  Path p;
  for (int i = 1; i < upright; ++i)
    p.add(rectangle({b.x + b.width * i / upright - thick * 0.3, b.y, thick * 0.6, b.height}));
  for (int i = 1; i < level; ++i)
    p.add(rectangle({b.x, b.y + b.height * i / level - thick * 0.3, b.width, thick * 0.6}));
  if (!p.empty()) bars.add(inked(p, s.tone(frame), Role::Interior, 0.3));
  g.add(std::move(bars));
  into.add(std::move(g));
}

void paint_sunlight(Stage& s, Group& into, Box w, double y0, double y1) {
  if (s.light.overcast()) return;
  story::SceneSpec outside = s.spec;
  const Light out = light_for(outside, Air::Open);
  const double lean = (out.towards.x < 0 ? 0.55 : -0.55) * (y1 - y0), grow = 0.16 * w.width;
  const bool night = out.night();
  const Color c = night ? rgb(0x7FA8FF) : out.low_sun() ? rgb(0xFFC98A) : rgb(0xFFF3C9);
  const double a = night ? 0.38 : 0.46;
  const auto at = [&](double x, double t) {
    return Point{w.x + w.width * x + lean * (t + 0.25) + (x - 0.5) * grow * 2 * t,
                 y0 + (y1 - y0) * t};
  };
  Path panes;
  for (double x : {0.0, 0.53})
    for (double t : {0.0, 0.53})
      panes.add(polygon({at(x, t), at(x + 0.47, t), at(x + 0.47, t + 0.47), at(x, t + 0.47)}));
  Shape light = area(panes, c.with_alpha(a), Role::Glow);
  light.fill = Fill::linear({0, y0}, {0, y1}, {{0, c.with_alpha(a)}, {1, c.with_alpha(a * 0.35)}});
  into.add(night ? moonlight(std::move(light)) : std::move(light));
  // And the dust that dances in it.
  Shape dust = beam({w.centre().x, w.y + w.height * 0.2}, w.width * 0.86, at(0.5, 0.75),
                    w.width * 1.1, c.with_alpha(a * (night ? 0.30 : 0.45)));
  into.add(night ? moonlight(std::move(dust)) : std::move(dust));
}

void paint_panelling(Stage& s, Group& into, double y, Color noon, double step) {
  Group g;
  g.name = "setting.panelling";
  g.add(area(rectangle({-20, y, s.width + 40, s.horizon - y}), s.tone(lighter(noon, 0.06)),
             s.tone(darker(noon, 0.07)), Role::Interior));
  Path fields;
  const double h = s.horizon - y, m = step * 0.10;
  for (double x = -step * 0.3; x < s.width; x += step)
    fields.add(rectangle({x + m, y + h * 0.16, step - 2 * m, h * 0.62}));
  Shape inner =
      inked(fields, s.tone(darker(noon, 0.04)), s.tone(darker(noon, 0.10)), Role::Interior, 0.3);
  g.add(std::move(inner));
  g.add(inked(rectangle({-20, y - 6, s.width + 40, 12}), s.tone(lighter(noon, 0.18)),
              s.tone(darker(noon, 0.05)), Role::Interior, 0.35));
  g.add(inked(rectangle({-20, s.horizon - 16, s.width + 40, 16}), s.tone(lighter(noon, 0.10)),
              s.tone(darker(noon, 0.10)), Role::Interior, 0.35));
  into.add(std::move(g));
}

void paint_pool(Stage&, Group& into, Point c, double rx, double ry, Color light, double strength) {
  into.add(glow(c, rx * 1.25, light.with_alpha(std::min(1.0, strength * 1.05)), 0.05, ry / rx));
}

void Books::row(Stage& s, Box b, double filled) {
  double x = b.x + 2;
  const double stop = b.x + b.width * filled;
  while (true) {
    const double w = b.height * s.random.between(0.12, 0.26),
                 h = b.height * s.random.between(0.62, 0.94);
    if (x + w > stop) break;
    if (s.random.chance(0.06) && x + h * 0.5 < stop) {  // one leans
      spines_[s.random.below(7)].add(polygon({{x, b.bottom()},
                                              {x + h * 0.30, b.bottom() - h * 0.93},
                                              {x + h * 0.30 + w * 0.9, b.bottom() - h * 0.83},
                                              {x + w, b.bottom()}}));
      x += h * 0.30 + w;
      continue;
    }
    spines_[s.random.below(7)].add(rectangle({x, b.bottom() - h, w, h}));
    if (s.random.chance(0.35)) bands_.add(rectangle({x, b.bottom() - h * 0.80, w, h * 0.07}));
    x += w + 0.8;
  }
}

void Books::shelve(Stage& s, Group& into) {
  static constexpr std::array<unsigned, 7> colors{0xB9574B, 0xD9A650, 0x5F8E8A, 0x6C7BAE,
                                                  0xE4D6B8, 0x8E6289, 0x7F9A5C};
  for (std::size_t i = 0; i < 7; ++i)
    if (!spines_[i].empty()) into.add(inked(spines_[i], s.tone(colors[i]), Role::Interior, 0.22));
  if (!bands_.empty()) into.add(area(bands_, s.tone(0xF3E2B0).with_alpha(0.8), Role::Interior));
}

}  // namespace talewright::engines::illustrator
