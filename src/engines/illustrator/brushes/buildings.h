// What people build: houses, fences, towers, and the things that stand in streets and yards.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// A built form: graded from top to foot, inked unless far off.
Shape built(Path path, Color top, Color low, double far, double weight = 0.5);

void paint_fence(Stage& stage, Group& into, Point from, Point to, double height, double far);
/// A cottage; `hue` chooses wall and roof. Its windows are lit when lamps are.
void paint_house(Stage& stage, Group& into, Point base, double width, double far, int hue);
void paint_barn(Stage& stage, Group& into, Point base, double width, double far);
void paint_windmill(Stage& stage, Group& into, Point base, double height, double far);
void paint_tower_block(Stage& stage, Group& into, Box where, double far, int hue);
void paint_castle_tower(Stage& stage, Group& into, Point base, double width, double height,
                        double far, Color stone, Color roof, bool flag);
void paint_castle(Stage& stage, Group& into, Point base, double width, double far);
void paint_street_lamp(Stage& stage, Group& into, Point base, double height, double far);
void paint_bench(Stage& stage, Group& into, Point base, double width, double far);
void paint_hay(Stage& stage, Group& into, Point base, double width, double far);
void paint_well(Stage& stage, Group& into, Point base, double width, double far);
void paint_bridge(Stage& stage, Group& into, Point left, double width, double rise, double far);
void paint_boat(Stage& stage, Group& into, Point base, double width, double far);
void paint_campfire(Stage& stage, Group& into, Point base, double width, double far);
void paint_tent(Stage& stage, Group& into, Point base, double width, double far);
void paint_swing(Stage& stage, Group& into, Point base, double width, double far);
void paint_slide(Stage& stage, Group& into, Point base, double width, double far);
void paint_lighthouse(Stage& stage, Group& into, Point base, double height, double far);

// ---- homestead.cpp; `toward` = +1 when it faces right
void paint_hen(Stage& stage, Group& into, Point base, double size, double toward, int hue);
/// Washing on a line between the tops of two posts, `size` = their height.
void paint_laundry(Stage& stage, Group& into, Point from, Point to, double size, double far);
void paint_cart(Stage& stage, Group& into, Point base, double width, double far, double toward);
void paint_scarecrow(Stage& stage, Group& into, Point base, double height, double far);
void paint_rose_arch(Stage& stage, Group& into, Point base, double width, double far);
void paint_watering_can(Stage& stage, Group& into, Point base, double size, double toward);

/// A window pane: glass by day, warm light when lamps are lit.
void paint_pane(Stage& stage, Group& into, Box pane, double far, bool lit);

}  // namespace talewright::engines::illustrator
