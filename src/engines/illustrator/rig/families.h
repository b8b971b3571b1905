// Which family draws which species, and the families that are not two-legged with hands.
#pragma once

#include "engines/illustrator/rig/biped.h"

namespace talewright::engines::illustrator {

/// As build_figure, turned by so many degrees from the reader instead of the facing's own turn
/// (a negative turn changes nothing): for model sheets.
Figure build_figure(const FigureRequest& request, double turn);

namespace rig {

/// By the descriptor's stance, where the species has both; descriptors that say none, as those
/// locked before there were two, are drawn upright.
Figure draw_family(const Sitter& sitter);

}  // namespace rig
}  // namespace talewright::engines::illustrator
