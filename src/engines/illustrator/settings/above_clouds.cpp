// Up in the sky, among the clouds.
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;

void draw_sky(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  const double low = s.height * (s.text_bottom() ? 0.62 : 0.80);
  s.horizon = s.height * (s.text_bottom() ? 0.40 : 0.62);
  paint_sky(s, low);
  s.back.add(area(rectangle({-20, low, s.width + 40, s.height - low + 20}), l.sky_low, Role::Sky));
  if (!l.night() && !l.overcast()) {
    const Point c{X(0.42), s.height * 1.0};
    static constexpr std::array<unsigned, 6> colors{0xF09A8A, 0xF6BE82, 0xF7E39A,
                                                    0xA9D8A2, 0x9AC6EA, 0xC3AEE6};
    for (int i = 0; i < 6; ++i) {
      Path arc;
      const double r = s.height * (0.62 - 0.022 * i);
      arc.move_to({c.x - r, c.y})
          .curve_to({c.x - r, c.y - r * 0.55}, {c.x - r * 0.55, c.y - r * 0.84},
                    {c.x, c.y - r * 0.84});
      arc.curve_to({c.x + r * 0.55, c.y - r * 0.84}, {c.x + r, c.y - r * 0.55}, {c.x + r, c.y});
      s.back.add(line(arc, s.height * 0.021, rgb(colors[static_cast<std::size_t>(i)], 0.42),
                      Role::Celestial));
    }
  }
  // Banks of cloud, nearer and larger downwards; birds and a balloon for scale.
  for (int i = 0; i < 5; ++i)
    paint_cloud(s, s.back,
                {s.x((i + s.random.between(0.1, 0.9)) / 5),
                 s.horizon + s.height * s.random.between(0.0, 0.08)},
                s.width * s.random.between(0.20, 0.32), 0.55);
  {
    // Opposite the sun, or the moon.
    const Point c{s.x(l.towards.x > 0 ? 0.15 : 0.84),
                  (s.text_top() ? s.calm.bottom() : s.height * 0.06) + 84 * std::sqrt(s.zoom)};
    const double r = 54 * std::sqrt(s.zoom);
    Group g;
    g.name = "setting.balloon";
    static constexpr std::array<unsigned, 3> colors{0xE27563, 0xF5D489, 0x6FA6AE};
    Path env;
    env.move_to({c.x - r * 0.3, c.y + r * 1.15})
        .curve_to({c.x - r * 1.05, c.y + r * 0.5}, {c.x - r * 1.1, c.y - r}, {c.x, c.y - r})
        .curve_to({c.x + r * 1.1, c.y - r}, {c.x + r * 1.05, c.y + r * 0.5},
                  {c.x + r * 0.3, c.y + r * 1.15})
        .close();
    Shape e = inked(env, s.tone(lighter(rgb(colors[0]), 0.08), 0.2), s.tone(colors[0], 0.2),
                    Role::Structure, 0.4);
    g.add(std::move(e));
    Group stripes;
    stripes.clip = env;
    for (int i = -1; i <= 1; ++i)
      stripes.add(area(ellipse({c.x + i * r * 0.62, c.y}, r * 0.19, r * 1.35),
                       s.tone(colors[static_cast<std::size_t>(i ? 1 : 2)], 0.2), Role::Structure));
    g.add(std::move(stripes));
    Path ropes = segment({c.x - r * 0.26, c.y + r * 1.15}, {c.x - r * 0.16, c.y + r * 1.5});
    ropes.add(segment({c.x + r * 0.26, c.y + r * 1.15}, {c.x + r * 0.16, c.y + r * 1.5}));
    g.add(line(ropes, 2, s.tone(0x8A6A50, 0.2), Role::Structure));
    g.add(inked(
        drawing::rounded_rectangle({c.x - r * 0.2, c.y + r * 1.5, r * 0.4, r * 0.3}, r * 0.06),
        s.tone(0xB98A5C, 0.2), s.tone(0x976B45, 0.2), Role::Structure, 0.4));
    s.back.add(std::move(g));
  }
  if (!l.night()) {
    Path birds;
    for (int i = 0; i < 5; ++i) {
      const Point p{X(s.random.between(0.10, 0.5)),
                    s.horizon - s.height * s.random.between(0.05, 0.22)};
      const double w = s.random.between(9, 16) * std::sqrt(s.zoom);
      birds.move_to(p + Point{-w, -w * 0.3})
          .quad_to(p + Point{-w * 0.4, -w * 0.7}, p)
          .quad_to(p + Point{w * 0.4, -w * 0.7}, p + Point{w, -w * 0.3});
    }
    s.back.add(line(birds, 2.6, s.tone(0x6A7A92, 0.2), Role::Mark));
  }
  for (int row = 0; row < 3; ++row) {
    const double y = s.horizon + (s.height - s.horizon) * (0.42 + 0.30 * row);
    for (int i = 0; i < 4; ++i)
      paint_cloud(s, s.back, {s.x((i + s.random.between(0.0, 1.0)) / 4), y},
                  s.width * (0.34 + 0.08 * row), 0.35 - 0.16 * row);
  }
  // The sea of cloud below everything.
  const Color foot = l.night() ? rgb(0x56659F) : mix(l.sky_low, rgb(0xFFFFFF), 0.6);
  Shape sea =
      area(rectangle({-10, s.height * 0.80, s.width + 20, s.height * 0.25}), foot, Role::Cloud);
  sea.fill = Fill::linear({0, s.height * 0.80}, {0, s.height},
                          {{0, foot.with_alpha(0)}, {0.6, foot.with_alpha(0.85)}, {1, foot}});
  s.back.add(std::move(sea));
  if (s.text_bottom()) s.quiet = foot.with_alpha(0.9);
}

}  // namespace talewright::engines::illustrator
