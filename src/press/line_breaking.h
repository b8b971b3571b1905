// Where lines break: as few lines as the width needs, of about equal length, at the ends of phrases
// where that costs little, as a picture-book setter would do it by hand. Internal to press/.
#pragma once

#include <string>
#include <vector>

#include "press/letters.h"

namespace talewright::press {

struct BrokenLine {
  std::string text;  ///< ends with the space that the break stands for, so that words stay apart
  double width = 0;  ///< without that space
  bool starts_paragraph = false;
  double space_before = 0;  ///< in line heights: 0.5 after an empty line of the author
};

/// A text measured once, for breaking at many sizes and widths: without hinting, widths grow in
/// proportion to the size.
class MeasuredText {
 public:
  MeasuredText(const std::string& text, Lettering lettering);
  /// Breaks at the given width. The author's own line breaks stay. Nothing is hyphenated; a word
  /// wider than the line is cut.
  std::vector<BrokenLine> broken(double size, double width) const;
  /// How many lines `broken` gives, found much faster.
  std::size_t line_count(double size, double width) const;

 private:
  struct Paragraph {
    std::vector<Piece> pieces;
    double space_before = 0;
  };
  std::vector<Piece> cut_to(const Paragraph& paragraph, double width) const;
  Lettering lettering_;  ///< at the reference size
  std::vector<Paragraph> paragraphs_;
};

/// The same for one size.
std::vector<BrokenLine> break_lines(const std::string& text, const Lettering& lettering,
                                    double width);

}  // namespace talewright::press
