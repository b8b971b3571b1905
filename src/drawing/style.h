// Styles: the ways of painting a display list. A style is one entry in resources/styles.json (what
// it is called, its paper, its lettering, its measures) and one file in styles/ that paints by
// them: `paint_<name>`. Nothing else names it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "drawing/display_list.h"

typedef struct _cairo cairo_t;

namespace talewright::drawing {

/// How a style letters the words in its pictures.
struct LetteringStyle {
  std::string family;  ///< one of resources/fonts.json
  bool bold = false;
  bool capitals = false;  ///< as comics letter
};

struct StyleEntry {
  std::string name;    ///< "cartoon"
  std::string title;   ///< "Cartoon"
  std::string about;   ///< one sentence for people and agents
  bool vector = true;  ///< false = pixels, in a PDF too
  Color paper;         ///< what shows where nothing is painted
  Color page;          ///< the paper of a book in this style; the same where none is given
  double bare_edge =
      0;  ///< picture units from the frame within which paper shows: paint ends there
  bool vignette = false;  ///< paint fades into the paper towards the frame, on purpose
  LetteringStyle lettering;
  std::map<std::string, double, std::less<>> numbers;             ///< the style's own measures
  std::map<std::string, std::vector<Color>, std::less<>> colors;  ///< the style's own palettes
  /// A measure or palette that the entry must have. Throws std::logic_error when it has not.
  double number(std::string_view key) const;
  const std::vector<Color>& palette(std::string_view key) const;
};

/// Every style that can be painted now, in the order of resources/styles.json.
std::span<const StyleEntry> styles();
bool is_style(std::string_view name);
/// Throws std::invalid_argument for an unknown style.
const StyleEntry& style_named(std::string_view name);

/// Paints the list in a style, scaled so that its whole width and height fill `target`, in the
/// user space of `cr` (pixels on an image surface, points on a PDF surface). A style that is
/// `vector` draws vectors only, so that a PDF stays vector; the others put one bitmap there, at 300
/// pixels an inch in a PDF. Deterministic. Throws std::invalid_argument for an unknown style.
void paint(cairo_t* cr, const DisplayList& list, std::string_view style, const Box& target);

}  // namespace talewright::drawing
