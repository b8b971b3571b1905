// Contact sheets: many pictures with captions on one PNG.
#pragma once

#include <string>
#include <vector>

#include "drawing/display_list.h"

namespace talewright::gallery {

struct Cell {
  drawing::DisplayList picture;
  std::string style = "cartoon";
  std::string caption;  ///< below the picture; empty = none
};

/// Cells in rows of `columns`, each picture `width_px` wide and in the frame of the first one's
/// proportions, on warm paper. Written to `path` as PNG. Throws std::runtime_error when that fails.
void write_sheet(const std::string& path, const std::string& title, const std::vector<Cell>& cells,
                 int columns, int width_px);

}  // namespace talewright::gallery
