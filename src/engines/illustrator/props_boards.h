// Things that carry words: a signpost, a banner, a poster, a blackboard.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// Each stands at base within a square of `size`; the words go where props_words.cpp says.
void paint_sign(Stage& stage, Group& into, Point base, double size);
void paint_banner(Stage& stage, Group& into, Point base, double size);
void paint_poster(Stage& stage, Group& into, Point base, double size);
void paint_blackboard(Stage& stage, Group& into, Point base, double size);

}  // namespace talewright::engines::illustrator
