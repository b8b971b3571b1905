// What trees and bushes are made of, for the files that grow them: a trunk with its light side and
// bark, and masses of leaves. Sizes and `far` as in nature.h.
#pragma once

#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

constexpr double kInkless = 0.42;  ///< farther than this nothing gets a contour

void paint_trunk(Stage& stage, Group& into, Point base, double height, double width, double far,
                 Color noon);
/// One leafy mass with its lights; without them where others stand before it.
void paint_foliage(Stage& stage, Group& into, Point centre, double rx, double ry, double far,
                   Color noon, int lobes, bool lights = true);
void paint_snow_on(Stage& stage, Group& into, Point centre, double rx, double ry, double far);

void paint_pine(Stage& stage, Group& into, Point base, double height, double far, Color noon);
void paint_palm(Stage& stage, Group& into, Point base, double height, double far);

}  // namespace talewright::engines::illustrator
