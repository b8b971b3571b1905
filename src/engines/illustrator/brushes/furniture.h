// What stands in rooms. A base point is where a thing stands on the floor; sizes are picture units.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// Wall and floor of a room, skirting between them; pattern: 0 plain, 1 dots, 2 stripes, 3 tiles.
void paint_room(Stage& stage, Color wall, Color floor, int pattern, bool boards);
/// A window with what is outside: sky of the hour, hills, rain; and curtains (alpha 0 = none).
void paint_window(Stage& stage, Group& into, Box where, Color curtain);
void paint_bed(Stage& stage, Group& into, Point base, double width, Color cover, bool left);
void paint_lamp(Stage& stage, Group& into, Point base, double height, Color shade);
void paint_hanging_lamp(Stage& stage, Group& into, Point at, double width, Color shade);
void paint_rug(Stage& stage, Group& into, Point centre, double width, double height, Color color);
void paint_shelf(Stage& stage, Group& into, Box where, int boards, int what);
void paint_picture(Stage& stage, Group& into, Box where, int motif);
void paint_table(Stage& stage, Group& into, Point base, double width, double height, Color wood);
void paint_chair(Stage& stage, Group& into, Point base, double height, Color wood,
                 bool faces_right);
void paint_chest(Stage& stage, Group& into, Point base, double width, Color wood);
void paint_plant(Stage& stage, Group& into, Point base, double height);
void paint_toy(Stage& stage, Group& into, Point base, double size, int kind);
void paint_bunting(Stage& stage, Group& into, Point from, Point to, double sag);

}  // namespace talewright::engines::illustrator
