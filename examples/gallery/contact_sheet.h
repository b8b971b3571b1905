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

/// One picture as PNG, `width_px` wide. Throws std::runtime_error when it cannot be written.
void write_picture(const std::string& path, const drawing::DisplayList& picture,
                   const std::string& style, int width_px);

/// Cells in rows of `columns`, each picture `width_px` wide and in the frame of the first one's
/// proportions, on warm paper. Written to `path` as PNG. Throws std::runtime_error when that fails.
void write_sheet(const std::string& path, const std::string& title, const std::vector<Cell>& cells,
                 int columns, int width_px);

/// Each cell as a picture of its own in the folder named as `path` without its ending:
/// "cast.png" -> "cast/01 otter.png". Throws std::runtime_error when one cannot be written.
void write_singly(const std::string& path, const std::vector<Cell>& cells, int width_px);

}  // namespace talewright::gallery
