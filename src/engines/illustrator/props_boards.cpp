#include "engines/illustrator/props_boards.h"

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::lighter;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

constexpr unsigned kWood = 0xC08A55;

/// A post from y0 down to y1, a little crooked as by hand.
Shape post(const Stage& s, double x, double y0, double y1, double w, unsigned wood) {
  Path p = polygon(
      {{x - w * 0.48, y0}, {x + w * 0.52, y0 + w * 0.1}, {x + w * 0.46, y1}, {x - w * 0.54, y1}});
  return inked(p, s.tone(lighter(rgb(wood), 0.04)), s.tone(darker(rgb(wood), 0.16)),
               Role::Structure, 0.6);
}

void grain(Stage& s, Group& g, const Box& b, unsigned wood) {
  Path seams;
  for (int i = 0; i < 3; ++i) {
    const double y = b.y + b.height * (0.22 + 0.28 * i), x = b.x + b.width * (0.05 + 0.1 * (i % 2));
    const double w = b.width * s.random.between(0.16, 0.34);
    seams.add(curve({{x, y}, {x + w * 0.5, y - b.height * 0.02}, {x + w, y + b.height * 0.01}}));
    seams.add(curve({{b.right() - w * 0.9, y + b.height * 0.07},
                     {b.right() - w * 0.5, y + b.height * 0.05},
                     {b.right() - b.width * 0.04, y + b.height * 0.07}}));
  }
  g.add(line(seams, std::max(1.0, b.height * 0.018),
             s.tone(darker(rgb(wood), 0.35)).with_alpha(0.4)));
}

}  // namespace

void paint_sign(Stage& s, Group& into, Point b, double z) {
  into.add(ground_shadow(s, b, z * 0.4));
  Group g;
  g.add(post(s, b.x, b.y - z * 0.95, b.y, z * 0.09, 0xA87445));
  // A plank with corners knocked off.
  const Box board{b.x - z * 0.5, b.y - z * 0.92, z, z * 0.46};
  Path plank = polygon({{board.x + z * 0.02, board.y + z * 0.03},
                        {board.x + z * 0.30, board.y},
                        {board.right() - z * 0.03, board.y + z * 0.02},
                        {board.right(), board.bottom() - z * 0.05},
                        {board.right() - z * 0.04, board.bottom()},
                        {board.x + z * 0.55, board.bottom() - z * 0.01},
                        {board.x + z * 0.03, board.bottom() + z * 0.01},
                        {board.x, board.y + z * 0.2}});
  Shape face =
      inked(plank, s.tone(lighter(rgb(0xE2BC86), 0.06)), s.tone(0xCFA26A), Role::Structure, 0.8);
  face.volume = true;
  g.add(std::move(face));
  grain(s, g, board, kWood);
  for (const double x : {0.045, 0.955})
    g.add(area(drawing::ellipse({board.x + z * x, board.y + z * 0.23}, z * 0.013, z * 0.013),
               s.tone(0x5B4632), Role::Structure));
  // Grass about the foot.
  if (s.light.air == Air::Open)
    g.add(area(tuft(s.random, {b.x - z * 0.03, b.y + z * 0.01}, z * 0.13, 7, z * 0.16),
               s.tone(grass_color(s.light)), Role::Foliage));
  into.add(std::move(g));
}

void paint_banner(Stage& s, Group& into, Point b, double z) {
  Group g;
  const double top = b.y - z * 0.9;
  for (const double side : {-0.46, 0.46}) {
    into.add(ground_shadow(s, {b.x + z * side, b.y}, z * 0.16));
    g.add(post(s, b.x + z * side, b.y - z, b.y, z * 0.035, 0x9A6B42));
    g.add(inked(drawing::ellipse({b.x + z * side, b.y - z}, z * 0.03, z * 0.03), s.tone(0xE9C25A),
                Role::Structure, 0.5));
  }
  // Cloth that sags a little between its posts.
  Path cloth;
  cloth.move_to({b.x - z * 0.46, top})
      .curve_to({b.x - z * 0.2, top + z * 0.035}, {b.x + z * 0.2, top + z * 0.035},
                {b.x + z * 0.46, top})
      .line_to({b.x + z * 0.46, top + z * 0.32})
      .curve_to({b.x + z * 0.2, top + z * 0.365}, {b.x - z * 0.2, top + z * 0.365},
                {b.x - z * 0.46, top + z * 0.32})
      .close();
  Shape sheet = inked(cloth, s.tone(0xFFF8E6), s.tone(0xF3E2BE), Role::Cloth, 0.7);
  sheet.volume = true;
  g.add(std::move(sheet));
  Path hems;
  for (const double y : {0.03, 0.29})
    hems.move_to({b.x - z * 0.455, top + z * y})
        .curve_to({b.x - z * 0.2, top + z * (y + 0.035)}, {b.x + z * 0.2, top + z * (y + 0.035)},
                  {b.x + z * 0.455, top + z * y});
  g.add(line(hems, z * 0.014, s.tone(0xD9584F).with_alpha(0.85), Role::Cloth));
  into.add(std::move(g));
}

void paint_poster(Stage& s, Group& into, Point b, double z) {
  into.add(ground_shadow(s, b, z * 0.5));
  Group g;
  // An A-board: the far leg shows beside the near panel.
  g.add(inked(polygon({{b.x + z * 0.20, b.y - z * 0.93},
                       {b.x + z * 0.27, b.y - z * 0.90},
                       {b.x + z * 0.37, b.y - z * 0.03},
                       {b.x + z * 0.31, b.y - z * 0.03}}),
              s.tone(0x8C6140), Role::Structure, 0.6));
  const Box panel{b.x - z * 0.34, b.y - z * 0.96, z * 0.68, z * 0.80};
  for (const double x : {-0.30, 0.26})
    g.add(post(s, b.x + z * x, b.y - z * 0.3, b.y, z * 0.05, 0xA87445));
  Shape frame = inked(rounded_rectangle(panel, z * 0.03), s.tone(0xB98352), s.tone(0x9C6A40),
                      Role::Structure, 0.8);
  g.add(std::move(frame));
  g.add(area(rectangle({panel.x + z * 0.035, panel.y + z * 0.035, panel.width - z * 0.07,
                        panel.height - z * 0.07}),
             s.tone(0xFFFBF0), s.tone(0xF4E9D4), Role::Prop));
  into.add(std::move(g));
}

void paint_blackboard(Stage& s, Group& into, Point b, double z) {
  into.add(ground_shadow(s, b, z * 0.8));
  Group g;
  for (const double side : {-1.0, 1.0})
    g.add(inked(polygon({{b.x + side * z * 0.30, b.y - z * 0.9},
                         {b.x + side * z * 0.35, b.y - z * 0.9},
                         {b.x + side * z * 0.42, b.y},
                         {b.x + side * z * 0.36, b.y}}),
                s.tone(kWood), s.tone(darker(rgb(kWood), 0.2)), Role::Structure, 0.6));
  const Box board{b.x - z * 0.44, b.y - z * 0.94, z * 0.88, z * 0.60};
  g.add(inked(rounded_rectangle(board, z * 0.02), s.tone(0xC79A63), s.tone(0xA87A48),
              Role::Structure, 0.8));
  g.add(area(rectangle({board.x + z * 0.035, board.y + z * 0.035, board.width - z * 0.07,
                        board.height - z * 0.07}),
             s.tone(0x2F5148), s.tone(0x29463F), Role::Prop));
  g.add(inked(rounded_rectangle({board.x + z * 0.06, board.bottom() - z * 0.005,
                                 board.width - z * 0.12, z * 0.035},
                                z * 0.012),
              s.tone(0xB98A56), Role::Structure, 0.5));
  for (const double x : {0.2, 0.27})
    g.add(area(rounded_rectangle(
                   {board.x + board.width * x, board.bottom() - z * 0.018, z * 0.045, z * 0.016},
                   z * 0.006),
               s.tone(0xFFFDF4), Role::Prop));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
