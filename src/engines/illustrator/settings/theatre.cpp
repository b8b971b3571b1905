// The stage of a little theatre, seen from the stalls: curtain, painted sky, footlights, heads.
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

/// Painted scenery: flat hills, a cardboard castle, a moon and stars on strings.
void scenery(Stage& s, const Room& r, Group& into, bool evening) {
  Group g;
  g.name = "setting.scenery";
  const double k = r.k, base = s.horizon;
  Shape cloth = area(rectangle({-20, -20, s.width + 40, base + 30}), rgb(0xFFFFFF), Role::Interior);
  const Color high = evening ? rgb(0x3E4E92) : rgb(0x86BEDC),
              low = evening ? rgb(0xE49A8C) : rgb(0xF7E6BE);
  cloth.fill = Fill::linear({0, 0}, {0, base}, {{0, s.tone(high)}, {0.95, s.tone(low)}});
  g.add(std::move(cloth));
  Path folds;
  for (double x = 20; x < s.width; x += 78 * k) folds.add(segment({x, 0}, {x + 6, base}));
  g.add(line(folds, 7, s.tone(darker(high, 0.2)).with_alpha(0.12), Role::Interior));
  const double top = s.text_top() ? r.top : 0;
  Path strings, stars;
  for (int i = 0; i < 7; ++i) {
    const Point p{s.x(0.2 + 0.6 * (i + s.random.between(0.1, 0.9)) / 7),
                  r.up(s.random.between(0.62, 0.9))};
    strings.add(segment({p.x, top}, p));
    stars.add(drawing::star(p + Point{0, 12 * k}, 17 * k, 7.5 * k, 5, s.random.between(-15, 15)));
  }
  const Point moon{r.X(0.66), r.up(0.74)};
  strings.add(segment({moon.x, top}, moon));
  g.add(line(strings, 2, s.tone(0xF3E6C4).with_alpha(0.6), Role::Interior));
  g.add(inked(stars, s.tone(0xFBD66C), s.tone(0xE5B24A), Role::Interior, 0.35));
  Path crescent;
  const double m = 48 * k;
  crescent.move_to(moon + Point{m * 0.3, -m * 0.2})
      .curve_to(moon + Point{-m * 1.2, -m * 0.1}, moon + Point{-m * 1.2, m * 1.7},
                moon + Point{m * 0.4, m * 1.7})
      .curve_to(moon + Point{-m * 0.5, m * 1.3}, moon + Point{-m * 0.5, m * 0.3},
                moon + Point{m * 0.3, -m * 0.2})
      .close();
  g.add(inked(crescent, s.tone(0xFFF0B8), s.tone(0xF2CF72), Role::Interior, 0.4));
  // Hills on boards, one behind the other, each with its painted edge.
  static constexpr std::array<unsigned, 3> hills{0x8AA9A0, 0x74A07C, 0x5E8C66};
  for (int i = 0; i < 3; ++i) {
    Path p = rolling(s.random, -40, s.width + 40, r.up(0.34 - 0.10 * i), 30 * k, base + 6, 2 + i);
    g.add(inked(p, s.tone(lighter(rgb(hills[static_cast<std::size_t>(i)]), 0.12)),
                s.tone(hills[static_cast<std::size_t>(i)]), Role::Interior, 0.4));
    if (i == 0) {  // the cardboard castle stands on the first
      const double x = r.X(0.40), w = 190 * k, y = r.up(0.24);
      Path walls;
      for (const auto& [dx, dw, dh] : {std::tuple{-0.5, 0.22, 0.86},
                                       {-0.28, 0.56, 0.52},
                                       {0.28, 0.22, 1.0},
                                       {-0.10, 0.20, 0.78}}) {
        const double wx = x + w * dx, ww = w * dw, wh = w * dh;
        walls.add(rectangle({wx, y - wh, ww, wh}));
        for (int t = 0; t < 3; ++t)
          walls.add(
              rectangle({wx + ww * (0.04 + 0.36 * t), y - wh - w * 0.05, ww * 0.2, w * 0.06}));
      }
      g.add(inked(walls, s.tone(0xE9D6BE), s.tone(0xC9AF98), Role::Interior, 0.4));
      Path roofs = polygon({{x - w * 0.54, y - w * 0.88},
                            {x - w * 0.39, y - w * 1.26},
                            {x - w * 0.24, y - w * 0.88}});
      roofs.add(polygon({{x + w * 0.24, y - w * 1.02},
                         {x + w * 0.39, y - w * 1.42},
                         {x + w * 0.54, y - w * 1.02}}));
      g.add(inked(roofs, s.tone(0xC95F56), s.tone(0xA94A48), Role::Interior, 0.4));
      Path doors = rounded_rectangle({x - w * 0.07, y - w * 0.30, w * 0.14, w * 0.30}, w * 0.07);
      doors.add(rectangle({x + w * 0.34, y - w * 0.8, w * 0.08, w * 0.14}));
      doors.add(rectangle({x - w * 0.42, y - w * 0.66, w * 0.08, w * 0.14}));
      g.add(area(doors, s.tone(0x7A5560), Role::Interior));
    }
  }
  // Two wooden trees on stands.
  for (double x : {0.22, 0.80}) {
    const Point b{r.X(x), r.down(0.10)};
    g.add(inked(rectangle({b.x - 7 * k, b.y - 80 * k, 14 * k, 80 * k}), s.tone(0xA9794E),
                Role::Interior, 0.4));
    g.add(inked(crown(s.random, b + Point{0, -126 * k}, 60 * k, 68 * k, 9, 0.3), s.tone(0x7FB078),
                s.tone(0x5E9462), Role::Interior, 0.5));
    g.add(inked(polygon({b + Point{-30 * k, 2}, b + Point{0, -22 * k}, b + Point{30 * k, 2}}),
                s.tone(0x8A5F3E), Role::Interior, 0.4));
  }
  into.add(std::move(g));
}

void drape(Stage& s, Group& into, double x0, double d, double w, double y0, double y1, Color c) {
  Path p;
  p.move_to({x0 - d * 40, y0}).line_to({x0 + d * w * 1.2, y0});
  p.curve_to({x0 + d * w * 1.1, y0 + (y1 - y0) * 0.3}, {x0 + d * w * 0.62, y0 + (y1 - y0) * 0.5},
             {x0 + d * w * 0.58, y0 + (y1 - y0) * 0.60});
  p.curve_to({x0 + d * w * 0.66, y0 + (y1 - y0) * 0.75}, {x0 + d * w * 0.92, y0 + (y1 - y0) * 0.9},
             {x0 + d * w * 0.86, y1});
  p.line_to({x0 - d * 40, y1}).close();
  Shape body = inked(p, s.tone(lighter(c, 0.06)), s.tone(darker(c, 0.12)), Role::Interior, 0.6);
  body.volume = true;
  into.add(std::move(body));
  Group inside;
  inside.clip = p;
  Path dark, light;
  for (int i = 0; i < 7; ++i) {
    const double t = (i + 0.5) / 6;
    Path f;
    const double top = x0 + d * w * 1.15 * t, tie = x0 + d * w * 0.56 * t,
                 foot = x0 + d * w * 0.86 * t, ym = y0 + (y1 - y0) * 0.6;
    f.move_to({top, y0})
        .curve_to({top, y0 + (y1 - y0) * 0.3}, {tie, ym - (y1 - y0) * 0.15}, {tie, ym})
        .curve_to({tie, ym + (y1 - y0) * 0.1}, {foot, y1 - (y1 - y0) * 0.2}, {foot, y1});
    (i % 2 ? dark : light).add(f);
  }
  inside.add(line(dark, w * 0.055, s.tone(darker(c, 0.30)).with_alpha(0.55), Role::Interior));
  inside.add(line(light, w * 0.045, s.tone(lighter(c, 0.22)).with_alpha(0.45), Role::Interior));
  into.add(std::move(inside));
  const double ty = y0 + (y1 - y0) * 0.585;
  into.add(inked(
      rounded_rectangle({std::min(x0 - d * 20, x0 + d * w * 0.61), ty, w * 0.61 + 20, 20}, 10),
      s.tone(0xF2CC70), s.tone(0xC9963E), Role::Interior, 0.4));
  Path tassel = ellipse({x0 + d * w * 0.56, ty + 26}, 11, 12);
  tassel.add(polygon({{x0 + d * w * 0.56 - 12, ty + 34},
                      {x0 + d * w * 0.56 + 12, ty + 34},
                      {x0 + d * w * 0.56 + 17, ty + 74},
                      {x0 + d * w * 0.56 - 17, ty + 74}}));
  into.add(inked(tassel, s.tone(0xF2CC70), s.tone(0xC9963E), Role::Interior, 0.4));
}

}  // namespace

void draw_stage(Stage& s) {
  const Room r(s, 0.64);
  const double k = r.k, edge = s.floor + s.height * 0.028;
  const bool evening = s.light.night() || s.light.low_sun();
  const Color red = rgb(s.random.chance(0.6) ? 0xB4343Cu : 0x7A3A78u);
  scenery(s, r, s.back, evening);
  // The boards.
  Shape floor = area(rectangle({-20, s.horizon, s.width + 40, edge - s.horizon}), rgb(0xC98F5C),
                     Role::Interior);
  floor.fill =
      Fill::linear({0, s.horizon}, {0, edge},
                   {{0, s.tone(0x94623E)}, {0.4, s.tone(0xC48B58)}, {1, s.tone(0xE0AC74)}});
  s.back.add(std::move(floor));
  Path seams;
  for (int i = -16; i <= 16; ++i)
    seams.add(segment({s.width * 0.5 + i * s.width * 0.055, s.horizon},
                      {s.width * 0.5 + i * s.width * 0.078, edge}));
  s.back.add(line(seams, 2.4, s.tone(0x7A4E32).with_alpha(0.5), Role::Interior));
  // Spotlights from both sides meet where the story happens.
  const Point spot{s.width * 0.5, r.down(0.82)};
  paint_pool(s, s.back, spot, s.width * 0.34, (s.floor - s.horizon) * 0.42, rgb(0xFFF0BE),
             s.light.night() ? 0.50 : 0.26);
  if (s.light.night())
    for (double x : {0.10, 0.90}) {
      const Point from{s.x(x), s.text_top() ? s.calm.bottom() * 0.8 : -20};
      s.back.add(cone(from, 44, spot, s.width * 0.60, rgb(0xFFF0C4, 0.28)));
    }
  // Bushes of painted board stand before the hills.
  for (const auto& [x, t, w] : {std::tuple{0.30, 0.22, 92.0}, {0.71, 0.26, 76.0}}) {
    const Point b{r.X(x), r.down(t)};
    s.back.add(ground_shadow(s, b, w * k * 1.6));
    s.back.add(
        inked(crown(s.random, b + Point{0, -w * 0.36 * k}, w * 0.78 * k, w * 0.46 * k, 9, 0.3),
              s.tone(0x8DBB74), s.tone(0x639A5E), Role::Interior, 0.5));
    Path berries;
    for (int i = 0; i < 6; ++i)
      berries.add(ellipse(b + Point{(-0.45 + 0.18 * i) * w * k, -w * (0.28 + 0.18 * (i % 2)) * k},
                          w * 0.05 * k, w * 0.05 * k));
    s.back.add(area(berries, s.tone(0xE0604C), Role::Interior));
  }
  // A trunk of costumes and a crown on it.
  paint_chest(s, s.back, {r.X(0.83), r.down(0.40)}, 130 * k, rgb(0x5E8A9A));
  const Point cr{r.X(0.83), r.down(0.40) - 78 * k};
  s.back.add(inked(
      polygon({cr + Point{-34 * k, 0}, cr + Point{-40 * k, -40 * k}, cr + Point{-18 * k, -20 * k},
               cr + Point{0, -48 * k}, cr + Point{18 * k, -20 * k}, cr + Point{40 * k, -40 * k},
               cr + Point{34 * k, 0}}),
      s.tone(0xFBDA7A), s.tone(0xDDA83E), Role::Interior, 0.45));
  // The lamps that make these cones hang out of sight; the curtain is in half light.
  nightfall(s, {Point{spot.x, s.horizon * 0.92}}, s.width * 0.36, false);
  if (s.light.by_lamps()) s.light.tint = {0.78, 0.66, 0.66};
  // The curtain hangs open; its pelmet closes the top.
  const double top = s.text_top() ? s.calm.bottom() * 0.80 : -10,
               cw = std::min(s.width * 0.20, 230 * k);
  drape(s, s.back, 0, 1, cw, top, edge - 6, red);
  drape(s, s.back, s.width, -1, cw, top, edge - 6, red);
  Path pelmet;
  const int swags = std::max(5, static_cast<int>(s.width / 190));
  const double depth = s.text_top() ? 74 : 118 * k;
  pelmet.move_to({-20, top - 300})
      .line_to({s.width + 20, top - 300})
      .line_to({s.width + 20, top + depth * 0.5});
  for (int i = swags; i-- > 0;) {
    const double x0 = -20 + (s.width + 40) * i / swags, x1 = -20 + (s.width + 40) * (i + 1) / swags;
    pelmet.curve_to({x1 - (x1 - x0) * 0.2, top + depth * 1.25},
                    {x0 + (x1 - x0) * 0.2, top + depth * 1.25}, {x0, top + depth * 0.5});
  }
  pelmet.close();
  Shape band =
      inked(pelmet, s.tone(darker(red, 0.10)), s.tone(lighter(red, 0.10)), Role::Interior, 0.6);
  band.fill = Fill::linear({0, top - 40}, {0, top + depth},
                           {{0, s.tone(darker(red, 0.18))}, {1, s.tone(lighter(red, 0.10))}});
  s.back.add(std::move(band));
  Path fringe;
  for (int i = 0; i < swags; ++i) {
    const double x0 = -20 + (s.width + 40) * i / swags, x1 = -20 + (s.width + 40) * (i + 1) / swags;
    fringe.move_to({x0, top + depth * 0.5})
        .curve_to({x0 + (x1 - x0) * 0.2, top + depth * 1.25},
                  {x1 - (x1 - x0) * 0.2, top + depth * 1.25}, {x1, top + depth * 0.5});
  }
  s.back.add(line(fringe, 9, s.tone(0xF0C768), Role::Interior));
  // The stage's edge with its gilded moulding, shells of light, and who came to see it.
  const double h = s.height - edge + 20;
  Shape front = inked(rectangle({-20, edge, s.width + 40, h}), s.tone(0x8E4038), s.tone(0x401E30),
                      Role::Interior, 0.5);
  s.back.add(std::move(front));
  s.back.add(inked(rectangle({-20, edge - 7, s.width + 40, 20}), s.tone(0xF4D488), s.tone(0xC08E42),
                   Role::Interior, 0.5));
  const int lamps = std::max(7, static_cast<int>(s.width / 120));
  Path shells, bulbs;
  for (int i = 0; i < lamps; ++i) {
    const Point p{s.width * (i + 0.5) / lamps, edge + 4};
    if (s.light.lamps()) s.back.add(glow(p + Point{0, -12}, 70, rgb(0xFFDF9A, 0.55), 0.05));
    shells.move_to(p + Point{-25, 12})
        .curve_to(p + Point{-27, -22}, p + Point{27, -22}, p + Point{25, 12})
        .close();
    bulbs.add(ellipse(p + Point{0, -9}, 9, 6));
  }
  s.back.add(area(bulbs, s.light.lamps() ? rgb(0xFFF6D0) : s.tone(0xFFF3D6), Role::Glow));
  s.back.add(inked(shells, s.tone(0xF2CE7C), s.tone(0xB9853C), Role::Interior, 0.45));
  if (!s.text_bottom()) {
    Group crowd;
    crowd.name = "setting.audience";
    const Color hall = s.light.night() ? rgb(0x1E1838) : mix(s.tone(0x4A2E42), rgb(0x2A1E38), 0.4);
    for (int row = 0; row < 2; ++row) {
      Path heads;
      const double y = s.height * (row ? 1.012 : 0.978), z = row ? 66 : 48;
      double x = -30 + s.random.between(0, 60);
      for (int i = 0; x < s.width + 60; ++i) {
        const double w = z * s.random.between(0.82, 1.1);
        heads.add(ellipse({x, y}, w * 0.62, w * 0.62));
        heads.add(rounded_rectangle({x - w * 0.95, y + w * 0.42, w * 1.9, w * 1.6}, w * 0.5));
        switch (s.random.below(5)) {
          case 0:  // long ears
            for (double d : {-0.3, 0.3})
              heads.add(ellipse({x + w * d, y - w * 0.85}, w * 0.15, w * 0.46, d * 40));
            break;
          case 1:  // round ears
            for (double d : {-0.5, 0.5})
              heads.add(ellipse({x + w * d, y - w * 0.46}, w * 0.24, w * 0.24));
            break;
          case 2:  // pointed ears
            for (double d : {-1.0, 1.0})
              heads.add(polygon({{x + d * w * 0.10, y - w * 0.54},
                                 {x + d * w * 0.52, y - w * 0.92},
                                 {x + d * w * 0.60, y - w * 0.2}}));
            break;
          case 3:  // a bun
            heads.add(ellipse({x, y - w * 0.72}, w * 0.26, w * 0.24));
            break;
          default:
            break;
        }
        x += w * s.random.between(2.0, 2.7);
      }
      crowd.add(area(heads, row ? hall : mix(hall, s.tone(0x9A5A50), 0.35), Role::Interior));
    }
    s.back.add(std::move(crowd));
  }
  s.quiet = s.text_bottom() ? s.tone(0x4A2438).with_alpha(0.80)
                            : mix(s.tone(darker(red, 0.2)), rgb(0x3A1830), 0.3).with_alpha(0.80);
}

}  // namespace talewright::engines::illustrator
