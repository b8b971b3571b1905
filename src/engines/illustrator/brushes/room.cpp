// The shell of a room: wall, floor, window.
#include "engines/illustrator/brushes/interior.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_room(Stage& s, Color wall, Color floor, int pattern, bool boards) {
  Group g;
  g.name = "setting.room";
  const double line_y = s.horizon;
  Shape w = area(rectangle({-20, -20, s.width + 40, line_y + 30}), wall, Role::Interior);
  // Light comes in from one side and the corner across from it lies in shade.
  const bool left = s.light.towards.x < 0;
  w.fill = Fill::linear({left ? 0 : s.width, 0}, {left ? s.width : 0, line_y},
                        {{0, s.tone(darker(wall, 0.03))},
                         {0.38, s.tone(lighter(wall, 0.12))},
                         {1, s.tone(darker(wall, 0.13))}});
  g.add(std::move(w));
  if (pattern == 1) {
    Path dots;
    const double step = 64 * s.zoom;
    int row = 0;
    for (double y = step * 0.5; y < line_y - 60 * s.zoom; y += step * 0.7, ++row)
      for (double x = row % 2 ? step * 0.5 : 0; x < s.width; x += step)
        dots.add(drawing::star({x, y}, 6 * s.zoom, 2.2 * s.zoom, 4));
    g.add(area(dots, s.tone(darker(wall, 0.08)).with_alpha(0.55), Role::Interior));
  } else if (pattern == 2) {
    Path stripes;
    const double step = 74 * s.zoom;
    for (double x = step * 0.3; x < s.width; x += step)
      stripes.add(rectangle({x, -10, step * 0.42, line_y}));
    g.add(area(stripes, s.tone(darker(wall, 0.05)).with_alpha(0.6), Role::Interior));
  } else if (pattern == 3) {
    Path grid;
    const double step = 58 * s.zoom, y0 = line_y * 0.62;
    for (double y = line_y; y > y0; y -= step) grid.add(segment({-10, y}, {s.width + 10, y}));
    for (double x = 0; x < s.width; x += step) grid.add(segment({x, y0}, {x, line_y}));
    g.add(area(rectangle({-10, y0 - 8 * s.zoom, s.width + 20, 10 * s.zoom}),
               s.tone(darker(wall, 0.12)), Role::Interior));
    g.add(line(grid, 2, s.tone(darker(wall, 0.12)).with_alpha(0.7), Role::Interior));
  }
  Shape f =
      area(rectangle({-20, line_y, s.width + 40, s.height - line_y + 20}), floor, Role::Interior);
  f.fill = Fill::linear(
      {0, line_y}, {0, s.height},
      {{0, s.tone(darker(floor, 0.16))}, {0.3, s.tone(floor)}, {1, s.tone(lighter(floor, 0.10))}});
  g.add(std::move(f));
  Path seams;
  const Point eye{s.width * 0.5, line_y - s.height * 0.42};
  if (boards) {
    for (int i = -14; i <= 14; ++i) {
      const double x = s.width * 0.5 + i * s.width * 0.085;
      const Point far{eye.x + (x - eye.x) * (line_y - eye.y) / (s.height - eye.y) * 1.0, line_y};
      seams.add(segment(far, {x + (x - far.x) * 0.02, s.height + 10}));
      for (int k = 0; k < 2; ++k) {
        const double y = line_y + (s.height - line_y) * std::pow(s.random.unit(), 1.3);
        const double t = (y - line_y) / (s.height - line_y), xa = far.x + (x - far.x) * t;
        const double x2 = x + s.width * 0.085,
                     far2 = eye.x + (x2 - eye.x) * (line_y - eye.y) / (s.height - eye.y);
        seams.add(segment({xa, y}, {far2 + (x2 - far2) * t, y}));
      }
    }
  } else {
    for (int i = -14; i <= 14; ++i) {
      const double x = s.width * 0.5 + i * s.width * 0.12;
      seams.add(segment({eye.x + (x - eye.x) * (line_y - eye.y) / (s.height - eye.y), line_y},
                        {x, s.height + 10}));
    }
    for (double t = 0.03; t < 1; t = t * 1.45 + 0.06)
      seams.add(segment({-10, line_y + (s.height - line_y) * t},
                        {s.width + 10, line_y + (s.height - line_y) * t}));
  }
  g.add(line(seams, 2, s.tone(darker(floor, 0.18)).with_alpha(0.45), Role::Interior));
  const double skirting = 17 * s.zoom;
  g.add(inked(rectangle({-20, line_y - skirting, s.width + 40, skirting}), s.tone(0xFFF8EC),
              s.tone(0xEADFCB), Role::Interior, 0.35));
  Shape dark =
      area(rectangle({-20, line_y, s.width + 40, 26 * s.zoom}), s.light.shade, Role::Shadow);
  dark.fill = Fill::linear({0, line_y}, {0, line_y + 26 * s.zoom},
                           {{0, s.light.shade.with_alpha(0.22)}, {1, s.light.shade.with_alpha(0)}});
  g.add(std::move(dark));
  s.back.add(std::move(g));
  s.quiet = s.text_bottom() ? s.tone(lighter(floor, 0.05)).with_alpha(0.6)
                            : s.tone(lighter(wall, 0.07)).with_alpha(0.7);
}

void paint_window(Stage& s, Group& into, Box b, Color curtain) {
  Group g;
  g.name = "setting.window";
  const double frame = b.width * 0.055;
  g.add(inked(rounded_rectangle(b.grown(frame), frame * 0.7), s.tone(0xFFFAF0), s.tone(0xEADCC6),
              Role::Interior, 0.5));
  Group view;
  view.name = "setting.view";
  view.clip = rectangle(b);
  // The view has its own light: out there it is the hour that it is.
  story::SceneSpec outside = s.spec;
  outside.text_space = story::TextSpace::None;
  const Light out = light_for(outside, Air::Open);
  Shape sky = area(rectangle(b), out.sky_top, Role::Sky);
  sky.fill = Fill::linear({0, b.y}, {0, b.bottom()},
                          {{0, out.sky_top}, {0.55, out.sky_middle}, {0.85, out.sky_low}});
  view.add(std::move(sky));
  if (out.night() && !out.overcast()) {
    paint_stars(s, view, b, 14);
    paint_moon(s, view, {b.x + b.width * 0.70, b.y + b.height * 0.27}, b.width * 0.095);
  } else if (out.low_sun()) {
    view.add(glow({b.x + b.width * 0.7, b.y + b.height * 0.62}, b.width * 0.6, rgb(0xFFF0BE, 0.85),
                  0.05));
  }
  const Color hill = grass_color(out);
  view.add(area(rolling(s.random, b.x - 20, b.right() + 20, b.y + b.height * 0.68, b.height * 0.05,
                        b.bottom() + 5, 1),
                out.tone(mix(hill, rgb(0x8FB2A0), 0.5), 0.7), Role::Land));
  for (int i = 0; i < 3; ++i)
    view.add(area(crown(s.random,
                        {b.x + b.width * (0.1 + 0.38 * i + s.random.between(-0.05, 0.05)),
                         b.y + b.height * s.random.between(0.72, 0.78)},
                        b.width * 0.13, b.height * 0.10, 8),
                  out.tone(leaf_color(out.season, i), 0.35), Role::Foliage));
  view.add(area(rolling(s.random, b.x - 20, b.right() + 20, b.y + b.height * 0.84, b.height * 0.03,
                        b.bottom() + 5, 1),
                out.tone(hill, 0.2), Role::Land));
  if (out.wet() || out.weather == story::Weather::Snow) {
    Path drops;
    for (int i = 0; i < 26; ++i) {
      const Point p{b.x + b.width * s.random.unit(), b.y + b.height * s.random.unit()};
      if (out.wet())
        drops.move_to(p).line_to(p + Point{-b.height * 0.02, b.height * 0.08});
      else
        drops.add(ellipse(p, b.width * 0.012, b.width * 0.012));
    }
    view.add(out.wet() ? line(drops, 2, rgb(0xE8F1F8, 0.7), Role::Weather)
                       : area(drops, rgb(0xFFFFFF, 0.9), Role::Weather));
  }
  view.add(area(polygon({{b.x + b.width * 0.08, b.bottom()},
                         {b.x + b.width * 0.40, b.y},
                         {b.x + b.width * 0.54, b.y},
                         {b.x + b.width * 0.22, b.bottom()}}),
                rgb(0xFFFFFF, out.night() ? 0.07 : 0.20), Role::Glow));
  g.add(std::move(view));
  Path bars = rectangle({b.centre().x - frame * 0.35, b.y, frame * 0.7, b.height});
  bars.add(rectangle({b.x, b.y + b.height * 0.46, b.width, frame * 0.7}));
  g.add(inked(bars, s.tone(0xFFFAF0), s.tone(0xF0E4D0), Role::Interior, 0.35));
  g.add(inked(rounded_rectangle(
                  {b.x - frame * 2.4, b.bottom() + frame * 0.4, b.width + frame * 4.8, frame * 1.4},
                  frame * 0.5),
              s.tone(0xFFFAF0), s.tone(0xE0D1B8), Role::Interior, 0.5));
  if (curtain.a > 0) {
    const double top = b.y - frame * 3, len = b.height + frame * 5.5;
    for (int side = 0; side < 2; ++side) {
      const double sign = side ? -1 : 1, x0 = side ? b.right() + frame * 4.2 : b.x - frame * 4.2;
      // Gathered at the top, held to the side lower down.
      Path p;
      p.move_to({x0, top}).line_to({x0 + sign * b.width * 0.44, top});
      p.curve_to({x0 + sign * b.width * 0.40, top + len * 0.35},
                 {x0 + sign * b.width * 0.12, top + len * 0.45},
                 {x0 + sign * b.width * 0.11, top + len * 0.62});
      p.curve_to({x0 + sign * b.width * 0.14, top + len * 0.8},
                 {x0 + sign * b.width * 0.2, top + len * 0.95},
                 {x0 + sign * b.width * 0.22, top + len});
      p.curve_to({x0 + sign * b.width * 0.14, top + len * 1.02},
                 {x0 + sign * b.width * 0.04, top + len * 0.98},
                 {x0 - sign * b.width * 0.04, top + len})
          .close();
      Shape c = inked(p, s.tone(lighter(curtain, 0.08)), s.tone(darker(curtain, 0.08)),
                      Role::Interior, 0.5);
      c.volume = true;
      g.add(std::move(c));
      Path folds;
      for (int i = 1; i < 4; ++i) {
        const double fx = x0 + sign * b.width * 0.10 * i;
        folds.move_to({fx, top + len * 0.03})
            .curve_to({fx, top + len * 0.3},
                      {x0 + sign * b.width * (0.03 + 0.022 * i), top + len * 0.45},
                      {x0 + sign * b.width * (0.02 + 0.025 * i), top + len * 0.6});
      }
      g.add(line(folds, 2.2, s.tone(darker(curtain, 0.20)).with_alpha(0.6), Role::Interior));
      g.add(
          inked(rounded_rectangle({std::min(x0 - sign * b.width * 0.03, x0 + sign * b.width * 0.13),
                                   top + len * 0.60, b.width * 0.16, frame * 0.8},
                                  frame * 0.4),
                s.tone(darker(curtain, 0.22)), Role::Interior, 0.35));
    }
    g.add(inked(rounded_rectangle({b.x - frame * 6, top - frame * 0.8, b.width + frame * 12, frame},
                                  frame * 0.5),
                s.tone(0xC79B6B), s.tone(0xA97F55), Role::Interior, 0.45));
  }
  // What falls in.
  if (!out.overcast() && s.spec.weather != story::Weather::Fog) {
    const double d = s.height * 0.34, lean = out.towards.x < 0 ? 0.5 : -0.5;
    Shape beam = area(polygon({{b.x, b.bottom()},
                               {b.right(), b.bottom()},
                               {b.right() + lean * d + b.width * 0.2, b.bottom() + d},
                               {b.x + lean * d - b.width * 0.1, b.bottom() + d}}),
                      out.key, Role::Glow);
    beam.fill = Fill::linear(
        {0, b.bottom()}, {0, b.bottom() + d},
        {{0, out.key.with_alpha(out.night() ? 0.16 : 0.30)}, {1, out.key.with_alpha(0)}});
    g.add(out.night() ? moonlight(std::move(beam)) : std::move(beam));
  }
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
