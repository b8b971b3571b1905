// The outline of a whole group as one path, for shadows, rims and light that lie on a figure.
#pragma once

#include "drawing/display_list.h"

namespace talewright::engines::illustrator {

/// All that is painted in the group as one path to be filled by the nonzero rule: every part runs
/// the same way round, so that overlapping parts add up. Lines, shadows and lights are left out.
drawing::Path silhouette(const drawing::Group& group);

}  // namespace talewright::engines::illustrator
