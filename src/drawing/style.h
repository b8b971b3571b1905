// Styles: the ways of painting a display list. One entry in resources/styles.json and one painter
// each; adding a style touches those two places.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "drawing/display_list.h"

typedef struct _cairo cairo_t;

namespace talewright::drawing {

struct StyleEntry {
  std::string name;   ///< "cartoon"
  std::string title;  ///< "Cartoon"
  std::string about;  ///< one sentence for people and agents
};

/// Every style that can be painted now, in the order of resources/styles.json.
std::span<const StyleEntry> styles();
bool is_style(std::string_view name);

/// Paints the list in a style, scaled so that its whole width and height fill `target`, in the
/// user space of `cr` (pixels on an image surface, points on a PDF surface). Draws vectors only, so
/// that a PDF stays vector. Deterministic. Throws std::invalid_argument for an unknown style.
void paint(cairo_t* cr, const DisplayList& list, std::string_view style, const Box& target);

}  // namespace talewright::drawing
