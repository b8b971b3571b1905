// Whole figures by family, each facing right (or front, or back) with its lowest part on y = 0.
#pragma once

#include "engines/illustrator/figure.h"
#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/looks.h"
#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

/// Everything a family needs; `figure.h` explains the request.
struct Sitter {
  const FigureRequest& request;
  const Build& build;
  const Look& look;
  View view;
  Point gaze;  ///< in the figure's own direction: mirrored when it faces left
};

Figure draw_biped(const Sitter& sitter);

/// Held art in its box, moved to `at` with its longest side `size`.
Group placed_held(const Sitter& sitter, const Group& held, Point at, double size,
                  double turned = 0);

}  // namespace talewright::engines::illustrator::rig
