#include "engines/illustrator/brushes/furniture.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

void paint_bed(Stage& s, Group& into, Point base, double w, Color cover, bool head_left) {
  Group g;
  g.name = "setting.bed";
  const double h = w * 0.30, sign = head_left ? 1 : -1;
  const auto X = [&](double share) { return base.x + sign * w * (share - 0.5); };
  const auto box = [&](double x0, double x1, double y0, double y1) {
    return Box{std::min(X(x0), X(x1)), base.y - y1, std::abs(X(x1) - X(x0)), y1 - y0};
  };
  const Color wood = rgb(0xBE8F63);
  g.add(ground_shadow(s, {base.x, base.y}, w * 1.0));
  // Head board with a round crest.
  Path head;
  head.move_to({X(-0.02), base.y}).line_to({X(-0.02), base.y - h * 1.75});
  head.curve_to({X(-0.02), base.y - h * 2.05}, {X(0.07), base.y - h * 2.05},
                {X(0.07), base.y - h * 1.75});
  head.line_to({X(0.07), base.y}).close();
  g.add(inked(head, s.tone(lighter(wood, 0.1)), s.tone(darker(wood, 0.1)), Role::Interior, 0.6));
  Shape frame = inked(rounded_rectangle(box(0.02, 0.98, h * 0.18, h * 0.62), h * 0.08),
                      s.tone(wood), s.tone(darker(wood, 0.14)), Role::Interior, 0.55);
  g.add(std::move(frame));
  g.add(inked(rounded_rectangle(box(0.04, 0.96, h * 0.52, h * 0.95), h * 0.14), s.tone(0xFFFBF3),
              s.tone(0xE9DFD2), Role::Cloth, 0.5));
  Path pillow = blob({{X(0.05), base.y - h * 0.95},
                      {X(0.06), base.y - h * 1.30},
                      {X(0.15), base.y - h * 1.42},
                      {X(0.26), base.y - h * 1.28},
                      {X(0.27), base.y - h * 0.95},
                      {X(0.16), base.y - h * 0.86}});
  Shape p = inked(pillow, s.tone(0xFFFDF8), s.tone(0xE6DED6), Role::Cloth, 0.5);
  p.volume = true;
  g.add(std::move(p));
  // The cover with a turned edge and a scalloped hem.
  Path c;
  c.move_to({X(0.26), base.y - h * 1.04});
  c.curve_to({X(0.45), base.y - h * 1.26}, {X(0.75), base.y - h * 1.12},
             {X(0.97), base.y - h * 1.02});
  c.line_to({X(0.985), base.y - h * 0.30});
  for (int i = 0; i < 6; ++i) {
    const double a = 0.985 - (0.985 - 0.24) * i / 6, b = 0.985 - (0.985 - 0.24) * (i + 1) / 6;
    c.curve_to({X(a - 0.02), base.y - h * 0.16}, {X(b + 0.02), base.y - h * 0.16},
               {X(b), base.y - h * 0.30});
  }
  c.close();
  Shape cover_shape =
      inked(c, s.tone(lighter(cover, 0.10)), s.tone(darker(cover, 0.10)), Role::Cloth, 0.6);
  cover_shape.volume = true;
  g.add(std::move(cover_shape));
  Group pattern;
  pattern.clip = c;
  Path stars;
  for (int i = 0; i < 9; ++i)
    for (int k = 0; k < 2; ++k)
      stars.add(
          drawing::star({X(0.32 + 0.075 * i + (k ? 0.03 : 0)), base.y - h * (0.44 + 0.36 * k)},
                        h * 0.075, h * 0.034, 5, 12 * i));
  pattern.add(area(stars, s.tone(lighter(cover, 0.55)).with_alpha(0.85), Role::Cloth));
  g.add(std::move(pattern));
  Path turned = limb(
      {{X(0.25), base.y - h * 1.02}, {X(0.265), base.y - h * 0.66}, {X(0.245), base.y - h * 0.28}},
      {h * 0.22, h * 0.24, h * 0.2});
  g.add(
      inked(turned, s.tone(lighter(cover, 0.62)), s.tone(lighter(cover, 0.45)), Role::Cloth, 0.5));
  Path foot;
  foot.move_to({X(0.955), base.y}).line_to({X(0.955), base.y - h * 1.10});
  foot.curve_to({X(0.955), base.y - h * 1.28}, {X(1.02), base.y - h * 1.28},
                {X(1.02), base.y - h * 1.10})
      .line_to({X(1.02), base.y})
      .close();
  g.add(inked(foot, s.tone(lighter(wood, 0.1)), s.tone(darker(wood, 0.12)), Role::Interior, 0.6));
  into.add(std::move(g));
}

void paint_lamp(Stage& s, Group& into, Point base, double h, Color shade) {
  const bool lit = s.light.lamps();
  if (lit) into.add(glow({base.x, base.y - h * 0.75}, h * 2.1, rgb(0xFFD887, 0.55), 0.05));
  Path foot = ellipse({base.x, base.y - h * 0.03}, h * 0.20, h * 0.05);
  foot.add(limb({{base.x, base.y}, {base.x, base.y - h * 0.3}, {base.x, base.y - h * 0.6}},
                {h * 0.10, h * 0.14, h * 0.05}));
  into.add(inked(foot, s.tone(0xDDB784), s.tone(0xB68C5C), Role::Interior, 0.45));
  Path p = polygon({{base.x - h * 0.30, base.y - h * 0.50},
                    {base.x - h * 0.17, base.y - h},
                    {base.x + h * 0.17, base.y - h},
                    {base.x + h * 0.30, base.y - h * 0.50}});
  into.add(inked(p, lit ? rgb(0xFFE9AE) : s.tone(lighter(shade, 0.15)),
                 lit ? rgb(0xFFD078) : s.tone(shade), Role::Interior, 0.5));
}

void paint_hanging_lamp(Stage& s, Group& into, Point at, double w, Color shade) {
  const bool lit = s.light.lamps();
  into.add(line(segment({at.x, -10}, at), 3, s.tone(0x6B5A52), Role::Interior));
  if (lit) {
    const double fall = std::min(s.horizon - at.y, w * 4.2);
    into.add(cone({at.x, at.y + w * 0.34}, w * 0.7, {at.x, at.y + fall}, w * 0.7 + fall * 0.9,
                  rgb(0xFFDF9A, 0.40)));
    into.add(glow({at.x, at.y + w * 0.36}, w * 1.5, rgb(0xFFD887, 0.5), 0.05));
  }
  Path p;
  p.move_to({at.x - w * 0.5, at.y + w * 0.34})
      .curve_to({at.x - w * 0.45, at.y}, {at.x - w * 0.2, at.y - w * 0.05},
                {at.x, at.y - w * 0.05});
  p.curve_to({at.x + w * 0.2, at.y - w * 0.05}, {at.x + w * 0.45, at.y},
             {at.x + w * 0.5, at.y + w * 0.34})
      .close();
  into.add(area(ellipse({at.x, at.y + w * 0.34}, w * 0.18, w * 0.14),
                lit ? rgb(0xFFF3C4) : s.tone(0xFBF3DD), Role::Interior));
  into.add(
      inked(p, s.tone(lighter(shade, 0.12)), s.tone(darker(shade, 0.08)), Role::Interior, 0.5));
}

void paint_rug(Stage& s, Group& into, Point c, double w, double h, Color color) {
  into.add(inked(ellipse(c, w / 2, h / 2), s.tone(color), s.tone(darker(color, 0.06)),
                 Role::Interior, 0.4));
  into.add(area(ellipse(c, w * 0.42, h * 0.41), s.tone(lighter(color, 0.45)), Role::Interior));
  into.add(area(ellipse(c, w * 0.38, h * 0.365), s.tone(lighter(color, 0.16)), Role::Interior));
  Path fringe;
  for (int i = 0; i < 44; ++i) {
    const double a = radians(360.0 * i / 44);
    fringe.move_to({c.x + w * 0.5 * std::cos(a), c.y + h * 0.5 * std::sin(a)})
        .line_to({c.x + w * 0.515 * std::cos(a), c.y + h * 0.535 * std::sin(a)});
  }
  into.add(line(fringe, 2.4, s.tone(lighter(color, 0.4)), Role::Interior));
}

void paint_shelf(Stage& s, Group& into, Box b, int boards, int what) {
  Group g;
  g.name = "setting.shelf";
  const Color wood = rgb(0xC89B6D);
  g.add(ground_shadow(s, {b.centre().x, b.bottom()}, b.width * 1.05));
  g.add(inked(rounded_rectangle(b, b.width * 0.03), s.tone(lighter(wood, 0.08)),
              s.tone(darker(wood, 0.08)), Role::Interior, 0.6));
  const double t = b.width * 0.055, cell = (b.height - t) / boards;
  static constexpr std::array<unsigned, 7> spines{0xC9685B, 0xE2B35C, 0x6F9E9A, 0x7F8FBF,
                                                  0xE8DCC2, 0xA97A9B, 0x8FAF6C};
  for (int i = 0; i < boards; ++i) {
    const Box hole{b.x + t, b.y + t + i * cell, b.width - 2 * t, cell - t};
    g.add(area(rectangle(hole), s.tone(darker(wood, 0.42)), s.tone(darker(wood, 0.30)),
               Role::Interior));
    double x = hole.x + 3;
    const double stop = hole.x + hole.width * (i % 2 ? 0.62 : 0.97);
    while (what == 0 || what == 1) {
      const double w = b.width * s.random.between(0.055, 0.10),
                   h = hole.height * s.random.between(0.66, 0.9);
      if (x + w > stop) break;
      Shape book = inked(rectangle({x, hole.bottom() - h, w, h}), s.tone(spines[s.random.below(7)]),
                         Role::Interior, 0.3);
      g.add(std::move(book));
      x += w + 1;
    }
    if (i % 2 || what == 2) {
      if (what == 2) {
        for (int k = 0; k < 3; ++k) {
          const double cx = hole.x + hole.width * (0.2 + 0.3 * k), r = hole.height * 0.30;
          if (k == 1)
            g.add(inked(
                rounded_rectangle({cx - r * 0.6, hole.bottom() - r * 2, r * 1.2, r * 2}, r * 0.3),
                s.tone(spines[s.random.below(7)]), Role::Interior, 0.35));
          else
            g.add(inked(ellipse({cx, hole.bottom() - r}, r, r), s.tone(0xFBF6EC), s.tone(0xD9E4E8),
                        Role::Interior, 0.35));
        }
      } else {
        paint_toy(s, g, {hole.x + hole.width * 0.80, hole.bottom()}, hole.height * 0.75,
                  static_cast<int>(s.random.below(4)));
      }
    }
  }
  into.add(std::move(g));
}

void paint_picture(Stage& s, Group& into, Box b, int motif) {
  Group g;
  g.name = "setting.picture";
  g.add(inked(rounded_rectangle(b.grown(b.width * 0.09), 4), s.tone(0xD9B07B), s.tone(0xB78A58),
              Role::Interior, 0.45));
  g.add(area(rectangle(b), s.tone(motif % 2 ? 0xF6E9CF : 0xCFE4E6), Role::Interior));
  Group view;
  view.clip = rectangle(b);
  if (motif % 3 == 0) {
    view.add(
        area(ellipse({b.x + b.width * 0.7, b.y + b.height * 0.3}, b.width * 0.13, b.width * 0.13),
             s.tone(0xF4C766), Role::Interior));
    view.add(area(ellipse({b.x + b.width * 0.3, b.bottom()}, b.width * 0.5, b.height * 0.4),
                  s.tone(0x8FB57C), Role::Interior));
    view.add(area(ellipse({b.x + b.width * 0.85, b.bottom()}, b.width * 0.5, b.height * 0.3),
                  s.tone(0x6F9F74), Role::Interior));
  } else if (motif % 3 == 1) {
    view.add(area(drawing::star(b.centre(), b.width * 0.34, b.width * 0.15, 5), s.tone(0xE9A94E),
                  Role::Interior));
  } else {
    view.add(area(polygon({{b.x + b.width * 0.2, b.y + b.height * 0.64},
                           {b.x + b.width * 0.8, b.y + b.height * 0.64},
                           {b.x + b.width * 0.66, b.y + b.height * 0.82},
                           {b.x + b.width * 0.34, b.y + b.height * 0.82}}),
                  s.tone(0xB5694F), Role::Interior));
    view.add(area(polygon({{b.x + b.width * 0.5, b.y + b.height * 0.12},
                           {b.x + b.width * 0.5, b.y + b.height * 0.6},
                           {b.x + b.width * 0.82, b.y + b.height * 0.6}}),
                  s.tone(0xFFFDF5), Role::Interior));
  }
  g.add(std::move(view));
  into.add(std::move(g));
}

void paint_table(Stage& s, Group& into, Point base, double w, double h, Color wood) {
  Group g;
  g.name = "setting.table";
  g.add(ground_shadow(s, base, w * 0.9));
  for (double k : {-0.40, 0.40}) {
    const double x = base.x + w * k;
    g.add(inked(limb({{x, base.y - h * 0.9},
                      {x + w * k * 0.03, base.y - h * 0.4},
                      {x + w * k * 0.06, base.y}},
                     {w * 0.07, w * 0.055, w * 0.04}),
                s.tone(wood), s.tone(darker(wood, 0.2)), Role::Interior, 0.5));
  }
  g.add(inked(rectangle({base.x - w * 0.44, base.y - h * 0.92, w * 0.88, h * 0.16}),
              s.tone(darker(wood, 0.08)), s.tone(darker(wood, 0.18)), Role::Interior, 0.5));
  g.add(inked(rounded_rectangle({base.x - w * 0.5, base.y - h, w, h * 0.13}, h * 0.06),
              s.tone(lighter(wood, 0.20)), s.tone(wood), Role::Interior, 0.55));
  into.add(std::move(g));
}

void paint_chair(Stage& s, Group& into, Point base, double h, Color wood, bool faces_right) {
  Group g;
  const double d = faces_right ? 1 : -1, w = h * 0.46;
  g.add(ground_shadow(s, base, w));
  const auto X = [&](double k) { return base.x + d * w * k; };
  Path legs = limb({{X(-0.42), base.y - h}, {X(-0.40), base.y - h * 0.5}, {X(-0.46), base.y}},
                   {h * 0.06, h * 0.06, h * 0.045});
  legs.add(limb({{X(0.40), base.y - h * 0.44}, {X(0.41), base.y - h * 0.2}, {X(0.44), base.y}},
                {h * 0.06, h * 0.055, h * 0.045}));
  g.add(inked(legs, s.tone(wood), s.tone(darker(wood, 0.15)), Role::Interior, 0.5));
  g.add(inked(rounded_rectangle({std::min(X(-0.48), X(0.5)), base.y - h * 0.50, w * 0.98, h * 0.08},
                                h * 0.03),
              s.tone(lighter(wood, 0.15)), s.tone(wood), Role::Interior, 0.5));
  into.add(std::move(g));
}

void paint_chest(Stage& s, Group& into, Point base, double w, Color wood) {
  Group g;
  const double h = w * 0.52;
  g.add(ground_shadow(s, base, w * 1.05));
  g.add(inked(rounded_rectangle({base.x - w / 2, base.y - h, w, h}, w * 0.04),
              s.tone(lighter(wood, 0.1)), s.tone(darker(wood, 0.1)), Role::Interior, 0.55));
  g.add(
      inked(rounded_rectangle({base.x - w * 0.53, base.y - h * 1.16, w * 1.06, h * 0.34}, w * 0.06),
            s.tone(lighter(wood, 0.22)), s.tone(wood), Role::Interior, 0.55));
  g.add(inked(drawing::star({base.x, base.y - h * 0.42}, w * 0.11, w * 0.05, 5), s.tone(0xF7D37C),
              Role::Interior, 0.35));
  into.add(std::move(g));
}

void paint_plant(Stage& s, Group& into, Point base, double h) {
  Group g;
  g.add(ground_shadow(s, base, h * 0.36));
  Path leaves, dark;
  for (int i = 0; i < 9; ++i) {
    const double a = radians(-90 + (i - 4) * 19 + s.random.between(-6, 6)),
                 l = h * s.random.between(0.5, 0.7);
    const Point root{base.x, base.y - h * 0.30};
    (i % 2 ? leaves : dark)
        .add(leaf(root, root + Point{std::cos(a) * l * 0.9, std::sin(a) * l}, l * 0.20));
  }
  g.add(inked(dark, s.tone(0x5C8E62), Role::Foliage, 0.35));
  g.add(inked(leaves, s.tone(0x86B57A), s.tone(0x6BA06A), Role::Foliage, 0.35));
  Path pot = polygon({{base.x - h * 0.17, base.y - h * 0.34},
                      {base.x + h * 0.17, base.y - h * 0.34},
                      {base.x + h * 0.12, base.y},
                      {base.x - h * 0.12, base.y}});
  Shape p = inked(pot, s.tone(0xD98B63), s.tone(0xB96B4A), Role::Interior, 0.5);
  p.volume = true;
  g.add(std::move(p));
  into.add(std::move(g));
}

void paint_toy(Stage& s, Group& into, Point base, double z, int kind) {
  switch (kind % 4) {
    case 0: {  // a ball in panels
      const Point c{base.x, base.y - z * 0.4};
      Shape ball =
          inked(ellipse(c, z * 0.4, z * 0.4), s.tone(0xE7705A), s.tone(0xC9553F), Role::Prop, 0.4);
      ball.volume = true;
      into.add(std::move(ball));
      Group inside;
      inside.clip = ellipse(c, z * 0.4, z * 0.4);
      inside.add(area(ellipse(c, z * 0.15, z * 0.44, 20), s.tone(0xFBF1DC), Role::Prop));
      into.add(std::move(inside));
      break;
    }
    case 1:  // blocks
      for (int i = 0; i < 3; ++i) {
        static constexpr std::array<unsigned, 3> colors{0xE5B251, 0x6FA7A8, 0xD9705F};
        const double b = z * 0.42,
                     x = base.x + (i == 2   ? 0
                                   : i == 0 ? -b * 0.55
                                            : b * 0.55),
                     y = base.y - (i == 2 ? b : 0);
        into.add(inked(rounded_rectangle({x - b / 2, y - b, b, b}, b * 0.12),
                       s.tone(colors[static_cast<std::size_t>(i)]), Role::Prop, 0.4));
        into.add(area(drawing::star({x, y - b * 0.5}, b * 0.28, b * 0.13, i == 1 ? 4 : 5),
                      s.tone(0xFFF6E2).with_alpha(0.85), Role::Prop));
      }
      break;
    case 2: {  // a bear
      const Color fur = s.tone(0xB98A5E), pale = s.tone(0xE5C79E);
      Path ears = ellipse({base.x - z * 0.20, base.y - z * 0.92}, z * 0.10, z * 0.10);
      ears.add(ellipse({base.x + z * 0.20, base.y - z * 0.92}, z * 0.10, z * 0.10));
      into.add(inked(ears, fur, Role::Prop, 0.4));
      into.add(
          inked(ellipse({base.x, base.y - z * 0.28}, z * 0.27, z * 0.28), fur, Role::Prop, 0.4));
      into.add(area(ellipse({base.x, base.y - z * 0.25}, z * 0.16, z * 0.17), pale, Role::Prop));
      into.add(
          inked(ellipse({base.x, base.y - z * 0.70}, z * 0.27, z * 0.24), fur, Role::Prop, 0.4));
      into.add(area(ellipse({base.x, base.y - z * 0.62}, z * 0.13, z * 0.10), pale, Role::Prop));
      Path face = ellipse({base.x - z * 0.11, base.y - z * 0.74}, z * 0.026, z * 0.03);
      face.add(ellipse({base.x + z * 0.11, base.y - z * 0.74}, z * 0.026, z * 0.03));
      face.add(ellipse({base.x, base.y - z * 0.65}, z * 0.04, z * 0.028));
      into.add(area(face, s.tone(0x4A382F), Role::Prop));
      break;
    }
    default: {  // a little train car
      into.add(
          inked(rounded_rectangle({base.x - z * 0.5, base.y - z * 0.62, z, z * 0.46}, z * 0.08),
                s.tone(0x6E9CB8), Role::Prop, 0.4));
      into.add(inked(rectangle({base.x + z * 0.10, base.y - z * 0.95, z * 0.32, z * 0.36}),
                     s.tone(0xE2B35C), Role::Prop, 0.4));
      Path wheels = ellipse({base.x - z * 0.28, base.y - z * 0.13}, z * 0.13, z * 0.13);
      wheels.add(ellipse({base.x + z * 0.26, base.y - z * 0.13}, z * 0.13, z * 0.13));
      into.add(inked(wheels, s.tone(0xC9685B), Role::Prop, 0.4));
    }
  }
}

void paint_bunting(Stage& s, Group& into, Point from, Point to, double sag) {
  static constexpr std::array<unsigned, 5> colors{0xE0776A, 0xEFC468, 0x84B3A5, 0x8FA6D0, 0xF0E3CB};
  Path string;
  const Point mid = talewright::mix(from, to, 0.5) + Point{0, sag * 2};
  string.move_to(from).quad_to(mid, to);
  into.add(line(string, 2.2, s.tone(0x8A7565), Role::Interior));
  const int n = std::max(5, static_cast<int>(length(to - from) / (54 * s.zoom)));
  for (int i = 0; i < n; ++i) {
    const double t = (i + 0.5) / n, u = 1 - t, w = length(to - from) / n * 0.36;
    const Point p = from * (u * u) + mid * (2 * u * t) + to * (t * t);
    into.add(inked(polygon({{p.x - w, p.y}, {p.x + w, p.y}, {p.x, p.y + w * 2.1}}),
                   s.tone(colors[static_cast<std::size_t>(i) % 5]), Role::Interior, 0.35));
  }
}

}  // namespace talewright::engines::illustrator
