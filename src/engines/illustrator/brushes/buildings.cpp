// Houses, barns and mills, their panes and fences.
#include "engines/illustrator/brushes/buildings.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

Shape built(Path p, Color top, Color low, double far, double weight) {
  Shape s = inked(std::move(p), top, low, Role::Structure, weight);
  s.outlined = far < 0.42;
  return s;
}

void paint_pane(Stage& s, Group& into, Box b, double far, bool lit) {
  const bool lamp = lit && s.light.lamps();
  if (lamp)
    into.add(
        glow(b.centre(), std::max(b.width, b.height) * 1.5, rgb(0xFFD27A, 0.40 * (1 - far * 0.6))));
  const Color top = lamp ? rgb(0xFFEDB0) : mix(s.light.sky_middle, s.tone(0x9FC0D6, far), 0.5);
  const Color low = lamp ? rgb(0xFBC565) : s.tone(0x7FA5C0, far);
  Shape pane = inked(rectangle(b), lamp ? mix(top, s.light.haze, far * 0.3) : top,
                     lamp ? mix(low, s.light.haze, far * 0.3) : low, Role::Structure, 0.4);
  pane.outlined = far < 0.42;
  into.add(std::move(pane));
  if (b.width < 9) return;
  const double bar = std::max(1.2, b.width * 0.07);
  Path cross = segment({b.centre().x, b.y}, {b.centre().x, b.bottom()});
  cross.add(segment({b.x, b.centre().y}, {b.right(), b.centre().y}));
  into.add(line(cross, bar, s.tone(0xFBF5E8, far), Role::Structure));
}

void paint_fence(Stage& s, Group& into, Point from, Point to, double height, double far) {
  const double len = length(to - from), gap = height * 0.62;
  const int n = std::max(2, static_cast<int>(len / gap));
  const Color wood = rgb(0xC9A77C);
  Path rails, posts;
  for (double k : {0.38, 0.74}) {
    const Point a = from + Point{0, -height * k}, b = to + Point{0, -height * k};
    const Point mid = talewright::mix(a, b, 0.5) + Point{0, height * 0.03};
    rails.add(limb({a, mid, b}, {height * 0.13, height * 0.12, height * 0.13}));
  }
  for (int i = 0; i <= n; ++i) {
    const Point p = mix(from, to, static_cast<double>(i) / n);
    const double h = height * s.random.between(0.92, 1.04), w = height * 0.085,
                 lean = height * s.random.between(-0.04, 0.04);
    posts.add(polygon({{p.x - w, p.y},
                       {p.x - w + lean, p.y - h},
                       {p.x + lean, p.y - h - w * 0.9},
                       {p.x + w + lean, p.y - h},
                       {p.x + w, p.y}}));
  }
  Shape r = inked(std::move(rails), s.tone(darker(wood, 0.12), far), Role::Structure, 0.4);
  r.outlined = far < 0.42;
  into.add(std::move(r));
  Shape p = inked(std::move(posts), s.tone(lighter(wood, 0.16), far), s.tone(wood, far),
                  Role::Structure, 0.45);
  p.outlined = far < 0.42;
  into.add(std::move(p));
  if (s.light.snowy()) {
    Path caps;
    for (int i = 0; i <= n; ++i) {
      const Point q = mix(from, to, static_cast<double>(i) / n);
      caps.add(ellipse({q.x, q.y - height * 1.04}, height * 0.13, height * 0.07));
    }
    into.add(area(caps, s.tone(0xFFFFFF, far * 0.5), Role::Structure));
  }
}

namespace {

/// Rows of tiles in a roof: soft arcs in one path.
void tiles(Stage& s, Group& into, const Path& roof, Color noon, double far, double step) {
  if (far > 0.40) return;
  const Box b = roof.bounds();
  Group g;
  g.clip = roof;
  Path p;
  int row = 0;
  for (double y = b.y + step; y < b.bottom(); y += step, ++row)
    for (double x = b.x + (row % 2 ? 0 : step * 0.7); x < b.right(); x += step * 1.4)
      if (s.random.chance(0.55))
        p.move_to({x, y}).quad_to({x + step * 0.6, y + step * 0.7}, {x + step * 1.2, y});
  g.add(line(std::move(p), std::max(1.2, step * 0.10),
             s.tone(darker(noon, 0.22), far).with_alpha(0.6), Role::Structure));
  into.add(std::move(g));
}

}  // namespace

void paint_house(Stage& s, Group& into, Point base, double w, double far, int hue) {
  if (w < 4) return;  // no room for one at this horizon
  static constexpr std::array<unsigned, 6> walls{0xF5E6C8, 0xE9D3BE, 0xF3EFE4,
                                                 0xD9E0D0, 0xF1D9B0, 0xD6DDE4};
  static constexpr std::array<unsigned, 6> roofs{0xC9694F, 0x8A7391, 0x6E8B9C,
                                                 0xB5594A, 0x8C6A54, 0xC58848};
  static constexpr std::array<unsigned, 6> doors{0x5F8A86, 0xC0664F, 0x7C6AA0,
                                                 0x54789C, 0xA8553F, 0x6D8C57};
  const auto k = static_cast<std::size_t>(std::abs(hue)) % 6;
  const Color wall = rgb(walls[k]), roof = rgb(roofs[k]);
  Group g;
  g.name = "setting.house";
  g.add(ground_shadow(s, base, w * 1.1));
  const double h = w * 0.52, l = base.x - w * 0.42, r = base.x + w * 0.42, eave = base.y - h;
  const double ridge = eave - w * 0.42;
  // Chimney first: the roof overlaps it.
  const double cx = base.x + w * 0.20;
  g.add(built(rectangle({cx - w * 0.05, ridge - w * 0.02, w * 0.10, w * 0.26}),
              s.tone(0xC98B72, far), s.tone(0xA97360, far), far));
  g.add(built(rectangle({cx - w * 0.065, ridge - w * 0.05, w * 0.13, w * 0.045}),
              s.tone(0xD9A890, far), s.tone(0xB98A74, far), far, 0.4));
  if (far < 0.7) {  // smoke curls away and widens
    const double d = s.light.towards.x < 0 ? 1 : -1;
    const Point from{cx, ridge - w * 0.05};
    g.add(area(
        limb({from, from + Point{d * w * 0.05, -w * 0.12}, from + Point{d * w * 0.01, -w * 0.22},
              from + Point{d * w * 0.12, -w * 0.36}, from + Point{d * w * 0.26, -w * 0.42}},
             {w * 0.035, w * 0.065, w * 0.085, w * 0.10, w * 0.02}),
        mix(s.light.sky_middle, rgb(0xFFFFFF), s.light.night() ? 0.22 : 0.6).with_alpha(0.62),
        Role::Cloud));
  }
  Path gable =
      polygon({{l, base.y}, {l, eave}, {base.x, ridge + w * 0.06}, {r, eave}, {r, base.y}});
  g.add(built(gable, s.tone(lighter(wall, 0.15), far), s.tone(darker(wall, 0.08), far), far));
  // The side away from the light lies in shade.
  const double side = s.light.towards.x < 0 ? 1 : -1;
  Shape shade = area(polygon({{base.x + side * w * 0.42, base.y},
                              {base.x + side * w * 0.42, eave},
                              {base.x + side * w * 0.16, eave},
                              {base.x + side * w * 0.24, base.y}}),
                     s.light.shade.with_alpha(0.12), Role::Shadow);
  g.add(std::move(shade));
  Path rp;
  const double lip = w * 0.09;
  rp.move_to({base.x, ridge})
      .curve_to({base.x + w * 0.12, ridge + w * 0.10}, {r - w * 0.02, eave - w * 0.12},
                {r + lip, eave + lip * 0.9});
  rp.line_to({r + lip * 0.3, eave + lip * 1.3})
      .line_to({base.x, ridge + w * 0.17})
      .line_to({l - lip * 0.3, eave + lip * 1.3})
      .line_to({l - lip, eave + lip * 0.9});
  rp.curve_to({l + w * 0.02, eave - w * 0.12}, {base.x - w * 0.12, ridge + w * 0.10},
              {base.x, ridge})
      .close();
  g.add(built(rp, s.tone(lighter(roof, 0.12), far), s.tone(darker(roof, 0.08), far), far));
  tiles(s, g, rp, roof, far, w * 0.055);
  if (s.light.snowy()) {
    Path snow;
    snow.move_to({base.x, ridge - w * 0.02})
        .curve_to({base.x + w * 0.12, ridge + w * 0.08}, {r, eave - w * 0.14},
                  {r + lip, eave + lip * 0.7});
    snow.quad_to({r - w * 0.05, eave - w * 0.04}, {base.x + w * 0.18, ridge + w * 0.22})
        .quad_to({base.x + w * 0.06, ridge + w * 0.14}, {base.x, ridge + w * 0.13});
    snow.quad_to({base.x - w * 0.08, ridge + w * 0.14}, {base.x - w * 0.2, ridge + w * 0.23})
        .quad_to({l + w * 0.05, eave - w * 0.04}, {l - lip, eave + lip * 0.7});
    snow.curve_to({l, eave - w * 0.14}, {base.x - w * 0.12, ridge + w * 0.08},
                  {base.x, ridge - w * 0.02})
        .close();
    g.add(area(snow, s.tone(0xFFFFFF, far * 0.6), s.tone(0xDEE8F3, far), Role::Structure));
  }
  // Door, windows, a round one above.
  Path door =
      rounded_rectangle({base.x - w * 0.095, base.y - w * 0.33, w * 0.19, w * 0.35}, w * 0.09);
  Group foot;
  foot.clip = rectangle({base.x - w, base.y - w, 2 * w, w});
  foot.add(built(door, s.tone(lighter(rgb(doors[k]), 0.1), far), s.tone(doors[k], far), far, 0.5));
  g.add(std::move(foot));
  g.add(area(ellipse({base.x + w * 0.055, base.y - w * 0.15}, w * 0.014, w * 0.014),
             s.tone(0xF2D27A, far), Role::Structure));
  for (double x : {-0.27, 0.27}) {
    const Box pane{base.x + w * x - w * 0.075, base.y - w * 0.36, w * 0.15, w * 0.17};
    paint_pane(s, g, pane, far, true);
    if (far < 0.5) {
      g.add(built(rectangle({pane.x - w * 0.02, pane.bottom(), w * 0.19, w * 0.035}),
                  s.tone(0xB5805A, far), s.tone(0x9C6C4A, far), far, 0.35));
      if (!s.light.snowy()) {
        Path blooms;
        for (int i = 0; i < 5; ++i)
          blooms.add(
              ellipse({pane.x + w * 0.035 * i, pane.bottom() - w * 0.008}, w * 0.021, w * 0.019));
        g.add(area(blooms, s.tone(k % 2 ? 0xEB9AA6 : 0xF2C35B, far), Role::Foliage));
      }
    }
  }
  paint_pane(s, g, {base.x - w * 0.055, eave - w * 0.17, w * 0.11, w * 0.12}, far, k % 2 == 0);
  if (far < 0.36 && !s.light.snowy()) {
    // Flowers stand at the wall, left and right of the door.
    for (double side_of_door : {-1.0, 1.0}) {
      std::vector<Point> feet;
      for (int i = 0; i < 5; ++i)
        feet.push_back({base.x + side_of_door * w * (0.15 + 0.064 * i),
                        base.y + w * s.random.between(0.0, 0.025)});
      paint_blooms(s, g, feet, w * 0.10, hue + (side_of_door > 0 ? 2 : 0), far);
    }
  }
  into.add(std::move(g));
}

void paint_barn(Stage& s, Group& into, Point base, double w, double far) {
  Group g;
  g.name = "setting.barn";
  const Color red = rgb(0xBF5A4B), white = rgb(0xF7EEDF);
  const double h = w * 0.46, l = base.x - w * 0.45, r = base.x + w * 0.45, eave = base.y - h;
  g.add(ground_shadow(s, base, w * 1.1));
  const Path wall = polygon({{l, base.y},
                             {l, eave},
                             {base.x - w * 0.28, eave - w * 0.26},
                             {base.x, eave - w * 0.38},
                             {base.x + w * 0.28, eave - w * 0.26},
                             {r, eave},
                             {r, base.y}});
  g.add(built(wall, s.tone(lighter(red, 0.08), far), s.tone(darker(red, 0.10), far), far));
  Group boards;
  boards.clip = wall;
  Path seams;
  for (double x = l; x < r; x += w * 0.06) seams.add(segment({x, base.y}, {x, eave - w * 0.4}));
  boards.add(line(seams, std::max(1.0, w * 0.005), s.tone(darker(red, 0.25), far).with_alpha(0.5),
                  Role::Structure));
  g.add(std::move(boards));
  Path roof;
  const double d = w * 0.05;
  roof.move_to({l - d, eave + d * 0.6})
      .line_to({base.x - w * 0.30, eave - w * 0.29})
      .line_to({base.x, eave - w * 0.43})
      .line_to({base.x + w * 0.30, eave - w * 0.29})
      .line_to({r + d, eave + d * 0.6});
  roof.line_to({r + d * 0.2, eave + d * 1.1})
      .line_to({base.x + w * 0.275, eave - w * 0.235})
      .line_to({base.x, eave - w * 0.36})
      .line_to({base.x - w * 0.275, eave - w * 0.235})
      .line_to({l - d * 0.2, eave + d * 1.1})
      .close();
  g.add(built(roof, s.tone(s.light.snowy() ? 0xFFFFFF : 0x8D8480, far),
              s.tone(s.light.snowy() ? 0xDDE7F2 : 0x6F6865, far), far));
  const Box door{base.x - w * 0.17, base.y - w * 0.33, w * 0.34, w * 0.33};
  g.add(
      built(rectangle(door), s.tone(darker(red, 0.22), far), s.tone(darker(red, 0.30), far), far));
  Path cross = rectangle(door);
  cross.add(segment({door.x, door.y}, {door.right(), door.bottom()}))
      .add(segment({door.right(), door.y}, {door.x, door.bottom()}));
  cross.add(segment({base.x, door.y}, {base.x, door.bottom()}));
  g.add(line(cross, w * 0.022, s.tone(white, far), Role::Structure));
  paint_pane(s, g, {base.x - w * 0.07, eave - w * 0.20, w * 0.14, w * 0.13}, far, true);
  into.add(std::move(g));
}

void paint_windmill(Stage& s, Group& into, Point base, double h, double far) {
  Group g;
  g.name = "setting.windmill";
  g.add(built(polygon({{base.x - h * 0.14, base.y},
                       {base.x - h * 0.085, base.y - h * 0.62},
                       {base.x + h * 0.085, base.y - h * 0.62},
                       {base.x + h * 0.14, base.y}}),
              s.tone(0xF6EDDC, far), s.tone(0xDCCDB6, far), far));
  Path cap;
  cap.move_to({base.x - h * 0.10, base.y - h * 0.61})
      .curve_to({base.x - h * 0.09, base.y - h * 0.78}, {base.x + h * 0.09, base.y - h * 0.78},
                {base.x + h * 0.10, base.y - h * 0.61})
      .close();
  g.add(built(cap, s.tone(0xB96A50, far), s.tone(0x9C5644, far), far));
  const Point hub{base.x, base.y - h * 0.64};
  const double turn = s.random.between(12, 40);
  for (int i = 0; i < 4; ++i) {
    const Affine m = Affine::translation(hub.x, hub.y) * Affine::rotation(turn + 90 * i);
    g.add(built(rectangle({h * 0.06, -h * 0.012, h * 0.30, h * 0.075}).transformed(m),
                s.tone(0xFFF9EC, far), s.tone(0xEADFC9, far), far, 0.4));
    g.add(line(segment(m({0, 0}), m({h * 0.37, 0})), h * 0.014, s.tone(0x8A6A50, far),
               Role::Structure));
  }
  g.add(built(ellipse(hub, h * 0.025, h * 0.025), s.tone(0x8A6A50, far), s.tone(0x74573F, far), far,
              0.4));
  g.add(built(
      rounded_rectangle({base.x - h * 0.035, base.y - h * 0.13, h * 0.07, h * 0.13}, h * 0.03),
      s.tone(0x8A6A50, far), s.tone(0x74573F, far), far, 0.4));
  paint_pane(s, g, {base.x - h * 0.025, base.y - h * 0.40, h * 0.05, h * 0.07}, far, true);
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
