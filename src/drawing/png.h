// Cairo image surfaces as PNG files in memory.
#pragma once

#include <string>

#include "drawing/display_list.h"

typedef struct _cairo_surface cairo_surface_t;


namespace talewright::drawing {

/// An opaque RGB PNG (8 bit, sRGB chunk, no text, no time: the same pixels give the same bytes).
/// `ppi` goes into pHYs; 0 leaves it out. The surface must be CAIRO_FORMAT_RGB24 or ARGB32.
std::string encode_png(cairo_surface_t* surface, double ppi = 0);

/// Paints a list in a style to a PNG of width_px x (height in proportion).
std::string draw_png(const DisplayList& list, std::string_view style, int width_px, double ppi = 0);

}  // namespace talewright::drawing
