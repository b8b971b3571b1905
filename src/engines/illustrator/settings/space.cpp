// Space, on a small world of its own, and the moon.
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;

namespace {

void planet(Stage& s, Group& into, Point c, double r, Color noon, bool ring, int bands) {
  Group g;
  g.name = "setting.planet";
  g.add(glow(c, r * 1.7, lighter(noon, 0.3).with_alpha(0.28), 0.4));
  const Path disc = ellipse(c, r, r);
  Path band_back, band_front;
  if (ring) {
    Path whole = ellipse(c, r * 1.75, r * 0.42, -16);
    g.add(line(whole, r * 0.16, lighter(noon, 0.45).with_alpha(0.75), Role::Celestial));
  }
  g.add(inked(disc, lighter(noon, 0.16), darker(noon, 0.10), Role::Celestial, 0.4));
  Group inside;
  inside.clip = disc;
  for (int i = 0; i < bands; ++i) {
    const double y = c.y - r + 2 * r * (i + s.random.between(0.3, 0.7)) / bands;
    inside.add(area(ellipse({c.x + r * s.random.between(-0.2, 0.2), y}, r * 1.2,
                            r * s.random.between(0.06, 0.13), -16),
                    (i % 2 ? lighter(noon, 0.28) : darker(noon, 0.14)).with_alpha(0.6),
                    Role::Celestial));
  }
  Path night = rectangle({c.x - r * 1.2, c.y - r * 1.2, r * 2.4, r * 2.4});
  Shape dark = area(night, rgb(0x14123A), Role::Shadow);
  dark.fill =
      Fill::linear(c + s.light.towards * r, c - s.light.towards * r,
                   {{0, rgb(0x14123A, 0)}, {0.5, rgb(0x14123A, 0.05)}, {1, rgb(0x14123A, 0.62)}});
  inside.add(std::move(dark));
  g.add(std::move(inside));
  if (ring) {
    Group near;
    near.clip = polygon({{c.x - r * 2, c.y + r * 0.58},
                         {c.x + r * 2, c.y - r * 0.58},
                         {c.x + r * 2, c.y + r * 2},
                         {c.x - r * 2, c.y + r * 2}});
    near.add(line(ellipse(c, r * 1.75, r * 0.42, -16), r * 0.16,
                  lighter(noon, 0.5).with_alpha(0.85), Role::Celestial));
    g.add(std::move(near));
  }
  into.add(std::move(g));
}

/// Out there the hour is a matter of which side the sun is on.
void away_from_the_sun(Stage& s) {
  if (s.light.night()) s.light.tint = {0.40, 0.53, 0.80};
  if (s.light.low_sun()) s.light.tint = {1.0, 0.86, 0.84};
}

/// Sky without air: a deep gradient, clouds of light, stars by size.
void deep_space(Stage& s, Color top, Color low, Color mist_a, Color mist_b) {
  Shape dome = area(rectangle({-20, -20, s.width + 40, s.height + 40}), top, Role::Sky);
  dome.fill = Fill::linear({0, 0}, {s.width * 0.3, s.height},
                           {{0, top}, {0.6, low}, {1, mix(low, mist_b, 0.35)}});
  s.back.add(std::move(dome));
  for (int i = 0; i < 7; ++i) {
    const Point p{s.x(s.random.unit()), s.height * s.random.between(0.05, 0.75)};
    s.back.add(glow(p, s.height * s.random.between(0.18, 0.36),
                    (i % 2 ? mist_a : mist_b).with_alpha(0.20)));
  }
  const double from = s.text_top() ? s.calm.bottom() * 0.9 : 0;
  paint_stars(s, s.back, {0, from, s.width, s.height - from},
              static_cast<int>(s.width * (s.light.night() ? 0.19 : 0.10)));
  if (!s.light.night() && !s.text_top()) {
    // The sun without a sky about it: a disc in its own light, with four thin rays.
    const Point sun{s.x(s.light.towards.x < 0 ? 0.10 : 0.90), s.height * 0.11};
    s.back.add(glow(sun, s.height * 0.46, rgb(0xFFE6B4, 0.42), 0.02));
    s.back.add(glow(sun, s.height * 0.17, rgb(0xFFF4D6, 0.95), 0.16));
    Path rays;
    for (double degrees : {18.0, 108.0, 198.0, 288.0}) {
      const double t = radians(degrees);
      rays.add(leaf(sun, sun + Point{std::cos(t), std::sin(t)} * (s.height * 0.15), 5));
    }
    Shape fine = area(rays, rgb(0xFFFBEA), Role::Glow);
    fine.fill =
        Fill::radial(sun, s.height * 0.16, {{0, rgb(0xFFFBEA, 0.7)}, {1, rgb(0xFFFBEA, 0)}});
    s.back.add(std::move(fine));
    s.back.add(area(ellipse(sun, 30, 30), rgb(0xFFFFFA), rgb(0xFFF6D2), Role::Celestial));
  }
  if (from > 0) paint_stars(s, s.back, {0, 0, s.width, from}, 12);
  s.quiet = mix(top, low, 0.35).with_alpha(0.75);
}

/// One crater: a raised rim that is lit towards the sun, a bowl in the shade of that side, and the
/// far wall in the light.
void crater(Stage& s, Group& into, Point c, double w, Color noon, double far) {
  const double h = w * 0.27, d = s.light.towards.x < 0 ? 1 : -1;  // away from the light
  const Color shade = mix(s.tone(darker(noon, 0.52), far), s.light.shade, 0.30);
  const Color light = s.tone(lighter(noon, 0.46), far);
  // What its wall throws on the ground, the wall, the bowl.
  into.add(area(ellipse(c + Point{d * w * 0.13, h * 0.10}, w * 1.07, h * 1.06),
                shade.with_alpha(0.30), Role::Land));
  Shape wall = area(ellipse(c, w, h), light, Role::Land);
  wall.fill = Fill::linear(
      c + Point{-d * w, -h * 0.4}, c + Point{d * w, h * 0.4},
      {{0, light}, {0.5, s.tone(lighter(noon, 0.14), far)}, {1, s.tone(darker(noon, 0.12), far)}});
  into.add(std::move(wall));
  const Path bowl = ellipse(c + Point{0, h * 0.07}, w * 0.80, h * 0.74);
  Shape hollow = area(bowl, shade, Role::Land);
  hollow.fill = Fill::linear(
      c + Point{-d * w * 0.8, 0}, c + Point{d * w * 0.8, h * 0.3},
      {{0, shade}, {0.42, s.tone(darker(noon, 0.24), far)}, {0.78, s.tone(noon, far)}, {1, light}});
  into.add(std::move(hollow));
}

/// Craters small and many far away, a few large ones nearer, none where the story stands.
void craters(Stage& s, Group& into, double y_from, double y_to, Color noon) {
  struct Place {
    double x, t, size;
  };
  static constexpr Place kPlaces[] = {{0.10, 0.00, 34}, {0.38, 0.02, 26}, {0.63, 0.01, 30},
                                      {0.88, 0.05, 36}, {0.25, 0.10, 40}, {0.74, 0.15, 38},
                                      {0.06, 0.26, 58}, {0.95, 0.34, 62}, {0.33, 0.36, 30},
                                      {0.17, 0.56, 74}, {0.84, 0.66, 84}, {0.60, 0.52, 26}};
  for (const Place& p : kPlaces) {
    const double y = y_from + (y_to - y_from) * (p.t + s.random.between(0, 0.05));
    crater(s, into, {s.x(p.x + s.random.between(-0.05, 0.05)), y},
           s.size_at(y) * p.size * s.random.between(0.8, 1.1), noon, s.far_at(y) * 0.7);
  }
}

/// Fine stones strewn over the ground, lit on one side.
void gravel(Stage& s, Group& into, double y_from, double y_to, int count, Color noon) {
  const double d = s.light.towards.x < 0 ? 1 : -1;
  Path dark, light;
  for (int i = 0; i < count; ++i) {
    const double t = std::pow(s.random.unit(), 0.8), y = y_from + (y_to - y_from) * t;
    const double r = (1.6 + 6.5 * t * s.random.unit()) * std::sqrt(s.zoom);
    const Point p{s.x(s.random.unit()), y};
    dark.add(ellipse(p + Point{d * r * 0.9, r * 0.25}, r * 1.7, r * 0.55));
    light.add(ellipse(p, r, r * 0.72));
  }
  into.add(area(dark, s.tone(darker(noon, 0.45)).with_alpha(0.55), Role::Land));
  into.add(area(light, s.tone(lighter(noon, 0.20)), Role::Land));
}

/// Somebody has walked here: prints that come from far off and pass by.
void footprints(Stage& s, Group& into, Point from, Point to, Color noon) {
  Path prints, edges;
  constexpr int kSteps = 15;
  for (int i = 0; i < kSteps; ++i) {
    const double t = static_cast<double>(i) / (kSteps - 1), u = t * t;
    const double k = s.size_at(from.y + (to.y - from.y) * u);
    const Point p{from.x + (to.x - from.x) * t + std::sin(t * 5) * s.width * 0.03,
                  from.y + (to.y - from.y) * u};
    const Point foot = p + Point{(i % 2 ? 11.0 : -11.0) * k, 0};
    prints.add(ellipse(foot, 9 * k, 4 * k, 8));
    edges.add(ellipse(foot + Point{0, 1.6 * k}, 9.6 * k, 4.3 * k, 8));
  }
  into.add(area(edges, s.tone(lighter(noon, 0.32)).with_alpha(0.8), Role::Land));
  into.add(area(prints, s.tone(darker(noon, 0.40)).with_alpha(0.75), Role::Land));
}

/// The ground as one light models it: bright where the sun lies on it, deep across from there.
Fill sunlit_ground(const Stage& s, double y, Color noon) {
  const bool left = s.light.towards.x < 0;
  const Color deep = mix(s.tone(darker(noon, 0.36)), s.light.shade, 0.45);
  return Fill::linear({left ? 0 : s.width, y}, {left ? s.width : 0, s.height * 1.08},
                      {{0, s.tone(lighter(noon, 0.34))},
                       {0.32, s.tone(lighter(noon, 0.08))},
                       {0.66, s.tone(darker(noon, 0.12))},
                       {1, deep}});
}

/// Rocks in the dark at the picture's lower edge: we look out from behind them.
void near_rocks(Stage& s, Color noon) {
  if (s.text_bottom()) return;
  const Color deep = mix(s.tone(darker(noon, 0.62)), s.light.shade, 0.55);
  const double z = std::sqrt(s.zoom), h = s.height;
  for (int side = 0; side < 2; ++side) {
    const double d = side ? -1 : 1, x = side ? s.width : 0;
    const double a = s.random.between(0.9, 1.2) * z;
    Path p;
    p.move_to({x - d * 30, h + 20})
        .line_to({x - d * 30, h - 104 * a})
        .line_to({x + d * 34 * a, h - 122 * a})
        .line_to({x + d * 84 * a, h - 82 * a})
        .line_to({x + d * 116 * a, h - 74 * a})
        .line_to({x + d * 168 * a, h - 30 * a})
        .line_to({x + d * 236 * a, h - 20 * a})
        .line_to({x + d * 280 * a, h + 20})
        .close();
    s.front.add(area(p, deep, Role::Land));
    // The light catches the tops that face it.
    Path facet = polygon({{x + d * 34 * a, h - 122 * a},
                          {x + d * 84 * a, h - 82 * a},
                          {x + d * 58 * a, h - 62 * a},
                          {x + d * 22 * a, h - 96 * a}});
    facet.add(polygon({{x + d * 116 * a, h - 74 * a},
                       {x + d * 168 * a, h - 30 * a},
                       {x + d * 120 * a, h - 38 * a}}));
    const bool lit = (s.light.towards.x < 0) == (side == 1);
    s.front.add(area(facet, mix(deep, s.tone(lighter(noon, 0.2)), lit ? 0.34 : 0.14), Role::Land));
  }
}

}  // namespace

void draw_space(Stage& s) {
  away_from_the_sun(s);
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  deep_space(s, rgb(0x2B2A66), rgb(0x5A4A94), rgb(0xE08ABF), rgb(0x6FC3DC));
  const double sky = s.text_top() ? s.calm.bottom() : s.height * 0.05, room = s.horizon - sky;
  planet(s, s.back, {X(0.80), sky + room * 0.42}, 74 * std::sqrt(s.zoom), rgb(0xE9A56E), true, 5);
  planet(s, s.back, {X(0.16), sky + room * 0.70}, 40 * std::sqrt(s.zoom), rgb(0x7FC7BE), false, 4);
  planet(s, s.back, {X(0.50), sky + room * 0.26}, 17 * std::sqrt(s.zoom), rgb(0xE58AA6), false, 3);
  // A comet, and stones that drift.
  {
    const Point head{X(0.34), sky + room * 0.28};
    Shape tail = area(polygon({head + Point{0, -7}, head + Point{(left ? -1 : 1) * 150.0, -66},
                               head + Point{0, 7}}),
                      rgb(0xFFFFFF), Role::Glow);
    tail.fill = Fill::linear(head, head + Point{(left ? -1 : 1) * 150.0, -66},
                             {{0, rgb(0xFFF3CE, 0.85)}, {1, rgb(0xFFF3CE, 0)}});
    s.back.add(std::move(tail));
    s.back.add(glow(head, 26, rgb(0xFFF6DC, 0.9), 0.2));
  }
  for (int i = 0; i < 4; ++i) {
    const Point c{X(s.random.between(0.05, 0.95)), s.horizon - room * s.random.between(0.02, 0.5)};
    const double r = s.random.between(10, 20) * std::sqrt(s.zoom);
    s.back.add(inked(crown(s.random, c, r, r * 0.8, 6, 0.2), rgb(0xA79AC0), rgb(0x7A6C9C),
                     Role::Celestial, 0.35));
  }
  // A small world of our own curves under the feet.
  const double crest = s.horizon + s.height * 0.03, wide = s.width * 0.95;
  const Color ground = s.light.night() ? rgb(0xA9B4C8) : rgb(0xDD9C88);
  s.back.add(glow({s.width / 2, crest + wide * 0.62}, wide * 1.06,
                  s.light.night() ? rgb(0x7FA8E8, 0.42) : rgb(0xF2B6B0, 0.5), 0.55));
  Path world = ellipse({s.width / 2, crest + wide * 0.9}, wide * 1.05, wide * 0.9);
  Shape w = inked(world, ground, Role::Land, 0.4);
  w.fill = sunlit_ground(s, crest, ground);
  s.back.add(std::move(w));
  Group on;
  on.clip = world;
  craters(s, on, s.ground(0.13), s.ground(s.text_bottom() ? 0.60 : 0.95), ground);
  gravel(s, on, s.ground(0.10), s.ground(s.text_bottom() ? 0.6 : 1.0), 46, ground);
  s.back.add(std::move(on));
  for (const auto& [x, t, size] :
       {std::tuple{0.05, 0.62, 74.0}, {0.145, 0.68, 40.0}, {0.93, 0.50, 58.0}})
    paint_rock(s, s.back, {X(x), s.ground(s.text_bottom() ? t * 0.7 : t)},
               s.size_at(s.ground(t)) * size, 0, darker(ground, 0.12));
  // What grows there: round trees of stars, glowing buds.
  for (int i = 0; i < 5; ++i) {
    static constexpr double shares[] = {0.07, 0.93, 0.20, 0.82, 0.98};
    static constexpr double depths[] = {0.28, 0.27, 0.19, 0.18, 0.45};
    const double y = s.ground(depths[i]), h = s.size_at(y) * s.random.between(50, 90),
                 x = X(shares[i]);
    s.back.add(inked(limb({{x, y}, {x + h * 0.05, y - h * 0.4}, {x, y - h * 0.7}},
                          {h * 0.11, h * 0.08, h * 0.06}),
                     s.tone(0x8E7BC4), s.tone(0x6F5EA8), Role::Foliage, 0.45));
    const Color c = i % 2 ? rgb(0x8FE0D0) : rgb(0xF7D98A);
    s.back.add(glow({x, y - h * 0.86}, h * 0.6, c.with_alpha(0.4), 0.1));
    s.back.add(inked(ellipse({x, y - h * 0.86}, h * 0.23, h * 0.23), lighter(c, 0.25), c,
                     Role::Foliage, 0.45));
  }
  near_rocks(s, ground);
  if (s.text_bottom()) s.quiet = s.tone(lighter(ground, 0.10)).with_alpha(0.8);
}

void draw_moon(Stage& s) {
  away_from_the_sun(s);
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  deep_space(s, rgb(0x1B2150), rgb(0x3A4684), rgb(0x6E8BD0), rgb(0x8A78C0));
  // The earth rises.
  const double sky = s.text_top() ? s.calm.bottom() : s.height * 0.05, room = s.horizon - sky;
  const Point c{X(0.70), sky + room * 0.48};
  const double r = std::min(88 * std::sqrt(s.zoom), room * 0.42);
  Group earth;
  earth.name = "setting.earth";
  earth.add(glow(c, r * 1.9, rgb(0x9FD6FF, 0.42), 0.4));
  const Path disc = ellipse(c, r, r);
  earth.add(inked(disc, rgb(0x86C6EA), rgb(0x3F83C4), Role::Celestial, 0.4));
  Group inside;
  inside.clip = disc;
  inside.add(area(crown(s.random, c + Point{-r * 0.35, -r * 0.25}, r * 0.48, r * 0.42, 8, 0.25),
                  rgb(0x8DC58B), Role::Celestial));
  inside.add(area(crown(s.random, c + Point{r * 0.42, r * 0.32}, r * 0.40, r * 0.46, 8, 0.25),
                  rgb(0x9CC781), Role::Celestial));
  inside.add(area(ellipse(c + Point{r * 0.1, -r * 0.5}, r * 0.5, r * 0.09, -12),
                  rgb(0xFFFFFF, 0.85), Role::Celestial));
  inside.add(area(ellipse(c + Point{-r * 0.2, r * 0.42}, r * 0.55, r * 0.10, 10),
                  rgb(0xFFFFFF, 0.8), Role::Celestial));
  Shape dark = area(rectangle({c.x - r, c.y - r, 2 * r, 2 * r}), rgb(0x10143A), Role::Shadow);
  dark.fill = Fill::linear(c + s.light.towards * r, c - s.light.towards * r,
                           {{0.45, rgb(0x10143A, 0)}, {1, rgb(0x10143A, 0.6)}});
  inside.add(std::move(dark));
  earth.add(std::move(inside));
  s.back.add(std::move(earth));
  const Color dust = rgb(0xD4CFC6);
  paint_peak(s, s.back, {X(0.16), s.horizon - s.height * 0.07}, s.width * 0.42, s.horizon + 30,
             rgb(0x9C9AB4), 0.6, false);
  paint_peak(s, s.back, {X(0.90), s.horizon - s.height * 0.045}, s.width * 0.46, s.horizon + 30,
             rgb(0xA3A1BA), 0.7, false);
  paint_hill(s, s.back, s.horizon + s.height * 0.01, 10 * s.zoom, s.height, dust, 0.45, 2);
  Shape plain =
      area(rolling(s.random, -40, s.width + 40, s.ground(0.08), 8 * s.zoom, s.height + 20, 2), dust,
           Role::Land);
  plain.fill = sunlit_ground(s, s.ground(0.08), dust);
  s.back.add(std::move(plain));
  craters(s, s.back, s.ground(0.13), s.ground(s.text_bottom() ? 0.58 : 0.96), dust);
  gravel(s, s.back, s.ground(0.10), s.ground(s.text_bottom() ? 0.6 : 1.0), 54, dust);
  footprints(s, s.back, {X(0.17), s.ground(0.24)}, {X(0.40), s.ground(s.text_bottom() ? 0.6 : 1.0)},
             dust);
  for (int i = 0; i < 7; ++i) {
    const double y = s.ground(s.random.between(0.15, s.text_bottom() ? 0.5 : 0.8));
    paint_rock(s, s.back, {X(i % 2 ? s.random.between(0.74, 1.0) : s.random.between(0.0, 0.26)), y},
               s.size_at(y) * s.random.between(22, 60), 0.1, rgb(0xADA9BC));
  }
  // A lander stands by.
  const double y = s.ground(0.20), h = s.size_at(y) * 150;
  Group g;
  g.name = "setting.rocket";
  const Point b{X(0.13), y};
  const double k = std::min(h, y - sky);
  g.add(ground_shadow(s, b, k * 0.5));
  for (double d : {-1.0, 1.0})
    g.add(inked(polygon({b + Point{d * k * 0.10, -k * 0.34}, b + Point{d * k * 0.26, -k * 0.10},
                         b + Point{d * k * 0.25, 0}, b + Point{d * k * 0.09, -k * 0.12}}),
                s.tone(0xE2735F, 0.1), s.tone(0xC25A4B, 0.1), Role::Structure, 0.45));
  Path hull;
  hull.move_to(b + Point{0, -k})
      .curve_to(b + Point{k * 0.17, -k * 0.82}, b + Point{k * 0.20, -k * 0.4},
                b + Point{k * 0.11, -k * 0.10})
      .line_to(b + Point{-k * 0.11, -k * 0.10})
      .curve_to(b + Point{-k * 0.20, -k * 0.4}, b + Point{-k * 0.17, -k * 0.82}, b + Point{0, -k})
      .close();
  Shape body = inked(hull, s.tone(0xFBF6EE, 0.1), s.tone(0xCFCBD8, 0.1), Role::Structure, 0.5);
  body.volume = true;
  g.add(std::move(body));
  Group tip;
  tip.clip = hull;
  tip.add(area(rectangle({b.x - k * 0.3, b.y - k * 1.05, k * 0.6, k * 0.29}), s.tone(0xE2735F, 0.1),
               Role::Structure));
  g.add(std::move(tip));
  g.add(inked(ellipse(b + Point{0, -k * 0.52}, k * 0.068, k * 0.068), rgb(0xCDEBF5), rgb(0x86BCD8),
              Role::Structure, 0.5));
  s.back.add(std::move(g));
  near_rocks(s, dust);
  if (s.text_bottom()) s.quiet = s.tone(lighter(dust, 0.12)).with_alpha(0.8);
}

}  // namespace talewright::engines::illustrator
