// Letters through Pango: measuring, finding break places, painting. Sizes and results are points.
// Pango's font maps belong to one thread each; these functions keep one per thread, so that any of
// them may call. Internal to press/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "press/page_layout.h"

typedef struct _cairo cairo_t;

namespace talewright::press {

/// A stretch of text that is never broken inside, with the white space that follows it.
struct Piece {
  std::string text;   ///< without the white space
  std::string space;  ///< what separates it from the next piece when both stand on one line
  double width = 0, space_width = 0;
};

struct LetterMetrics {
  double ascent = 0, descent = 0;  ///< of the main font, positive
};

double text_width(const std::string& text, const Lettering& lettering, double tracking = 0);
LetterMetrics letter_metrics(const Lettering& lettering);
/// The pieces of one paragraph between which a line may break (Unicode rules, any script).
std::vector<Piece> pieces(const std::string& paragraph, const Lettering& lettering);
/// Cuts a text that must be broken inside a word, into parts no wider than `width` where possible.
std::vector<std::string> forced_pieces(const std::string& text, const Lettering& lettering,
                                       double width);
bool runs_right_to_left(const std::string& text);

/// Characters that none of the fonts has; `example` receives the first.
std::size_t missing_glyphs(const std::string& text, const Lettering& lettering,
                           std::string& example);
/// Whether the lettering's own family has every letter of the text.
bool covers(const Lettering& lettering, const std::string& text);

/// Paints one line: shadow, contour, then the letters as live text.
void paint_line(cairo_t* cr, const TextLine& line, const Lettering& lettering);

}  // namespace talewright::press
