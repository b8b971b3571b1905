// Painting a layout: the same walk for pixels and PDF. User space of `cr` = points. Internal to
// press/.
#pragma once

#include <string>

#include "press/page_layout.h"

typedef struct _cairo cairo_t;

namespace talewright::press {

/// Paper, picture, veils and ornaments: all but the letters.
void paint_art(cairo_t* cr, const PageLayout& layout, const drawing::DisplayList* picture,
               const std::string& style);
/// Only the picture, or only what lies over it: for the PDF, which tags them apart.
void paint_picture(cairo_t* cr, const PageLayout& layout, const drawing::DisplayList* picture,
                   const std::string& style);
void paint_over(cairo_t* cr, const PageLayout& layout);
void paint_letters(cairo_t* cr, const PageLayout& layout);

/// Adds a path to Cairo's current one.
void trace(cairo_t* cr, const drawing::Path& path);

}  // namespace talewright::press
