// What sets figures off where there is only black and white: a rim of paper before the dark, lines
// of speed and of focus around them. Internal to drawing/.
#pragma once

#include "drawing/pen.h"

namespace talewright::drawing {

constexpr Color kPrintInk = rgb(0x0B0B0B);
constexpr Color kPrintPaper = rgb(0xFFFFFF);

/// A rim of paper around the outlined parts of a figure that stands before a dark place. To be
/// drawn before the figure, which covers the inner half of it.
void cut_out(cairo_t* cr, const Group& figure);

/// The lines that a list's emphasis asks for; before a dark place (`dark`) they are paper.
void draw_emphasis(cairo_t* cr, const DisplayList& list, bool dark);

}  // namespace talewright::drawing
