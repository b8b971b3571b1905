// Snow country, where it is always winter.
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

void draw_snowfield(Stage& s) {
  // Here it is always winter.
  s.light.season = Season::Winter;
  const Light& l = s.light;
  const bool left = s.random.chance(0.5);
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.04);
  if (l.night() && !l.overcast()) {
    // Northern lights.
    for (int i = 0; i < 30; ++i) {
      const double t = i / 29.0, x = s.x(t * 1.1 - 0.05),
                   y = s.horizon - s.height * (0.12 + 0.05 * std::sin(t * 7)),
                   h = s.height * s.random.between(0.12, 0.24), w = s.width * 0.05;
      const Color c = mix(rgb(0x86E6C0), rgb(0xB79CF0), 0.5 + 0.5 * std::sin(t * 9));
      Shape ray =
          area(polygon({{x - w, y}, {x - w * 0.6, y - h}, {x + w * 0.9, y - h}, {x + w, y}}), c,
               Role::Glow);
      ray.fill =
          Fill::linear({0, y - h}, {0, y},
                       {{0, c.with_alpha(0)}, {0.75, c.with_alpha(0.15)}, {1, c.with_alpha(0)}});
      s.back.add(std::move(ray));
    }
  }
  paint_peak(s, s.back, {X(0.24), s.horizon - s.height * 0.13 * std::sqrt(s.zoom)}, s.width * 0.6,
             s.horizon + 24, rgb(0xA9BBD2), 0.85, true);
  paint_peak(s, s.back, {X(0.72), s.horizon - s.height * 0.10 * std::sqrt(s.zoom)}, s.width * 0.7,
             s.horizon + 24, rgb(0xB3C3D8), 0.92, true);
  paint_hill(s, s.back, s.horizon + s.height * 0.005, 16 * s.zoom, s.height, rgb(0xDDE7F2), 0.7, 2);
  for (int i = 0; i < 10; ++i) {
    const double share = (i + s.random.between(0.1, 0.9)) / 10,
                 y = s.horizon + s.height * s.random.between(0.015, 0.04);
    paint_tree(s, s.back, Tree::Pine, {s.x(share), y}, s.size_at(y) * s.random.between(50, 90),
               0.6);
  }
  paint_hill(s, s.back, s.ground(0.09), 20 * s.zoom, s.height, rgb(0xE6EEF6), 0.35, 1);
  paint_ground(s, s.ground(0.17), rgb(0xEEF3F9));
  const double ty = s.ground(0.22);
  const double room = s.text_top() ? ty - s.calm.bottom() : 1e9;
  paint_tree(s, s.back, Tree::Pine, {X(0.09), s.ground(0.27)}, std::min(320 * s.size_at(ty), room),
             0.12);
  paint_tree(s, s.back, Tree::Pine, {X(0.23), ty}, std::min(220 * s.size_at(ty), room), 0.24);
  paint_tree(s, s.back, Tree::Bare, {X(0.88), ty}, std::min(240 * s.size_at(ty), room), 0.2);
  paint_fence(s, s.back, {X(0.62), s.ground(0.21)}, {X(1.03), s.ground(0.25)}, s.size_at(ty) * 36,
              0.2);
  paint_rock(s, s.back, {X(0.94), s.ground(0.38)}, s.size_at(s.ground(0.38)) * 56, 0.08,
             rgb(0xA5ADB9));
  // Drifts: blue hollows with lit edges.
  for (int i = 0; i < 6; ++i) {
    const double t = 0.26 + 0.12 * i, y = s.ground(t), x = s.x(s.random.unit()),
                 w = s.width * s.random.between(0.16, 0.3);
    s.back.add(area(blob({{x - w, y},
                          {x - w * 0.3, y - 7 * s.zoom},
                          {x + w * 0.5, y - 3},
                          {x + w, y + 3},
                          {x + w * 0.2, y + 8 * s.zoom},
                          {x - w * 0.5, y + 7 * s.zoom}}),
                    s.tone(0xC3D4EA).with_alpha(0.55), s.tone(0xDCE7F4).with_alpha(0.15),
                    Role::Land));
  }
  // Tracks lead in.
  Path tracks;
  for (int i = 0; i < 11; ++i) {
    const double t = 0.22 + 0.07 * i, y = s.ground(t),
                 x = X(0.52 + 0.10 * std::sin(i * 0.7)) + (i % 2 ? 7 : -7) * t * s.zoom;
    tracks.add(ellipse({x, y}, (4 + 9 * t) * s.zoom, (1.6 + 3.4 * t) * s.zoom));
  }
  s.back.add(area(tracks, s.tone(0xB9CCE4).with_alpha(0.8), Role::Land));
  Path sparkle;
  for (int i = 0; i < 26; ++i)
    sparkle.add(drawing::star({s.x(s.random.unit()), s.ground(s.random.between(0.2, 0.98))},
                              s.random.between(3, 6), 1, 4));
  s.back.add(area(sparkle, rgb(0xFFFFFF, 0.9), Role::Glow));
  frame_with(s, Frame::Stones);
  s.quiet = s.text_bottom() ? s.tone(0xEEF3F9).with_alpha(0.8) : s.quiet;
}

}  // namespace talewright::engines::illustrator
