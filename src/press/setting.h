// Setting text in boxes, and the places of a picture on a page: what the page designs share.
// Internal to press/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drawing/style.h"
#include "press/backdrop.h"
#include "press/line_breaking.h"
#include "press/picture_book.h"

namespace talewright::press {

inline constexpr double kMargin = 40;  ///< of text from the trim; 36 is the printers' limit

/// A text broken into lines at one size.
struct Block {
  double size = 0, leading = 0;  ///< points
  std::vector<BrokenLine> lines;
  double width = 0, height = 0;  ///< of the letters, from the first ascender to the last descender
};

Block block_of(const MeasuredText& text, double size, double width);
double leading_of(double size);
/// How many characters of an average text fill a line of this width.
double characters_in(double width, const Lettering& lettering);

enum class Align { Left, Centre };
/// Adds a block's lines to the layout, its letters filling `box` from the top. Gives the boxes of
/// the lines.
std::vector<Box> place_block(PageLayout& layout, const Block& block, const Box& box, Align align,
                             const Lettering& lettering, TextLine::Purpose purpose);
/// Adds one line centred at x with the given baseline.
Box place_line(PageLayout& layout, const std::string& text, double x, double baseline,
               const Lettering& lettering, TextLine::Purpose purpose, double tracking = 0);
/// The box of a line's letters: x-height area with some air.
Box line_box(const TextLine& line, double size);

/// Where the whole picture lies when what is painted of it fills a part of the page, cropped
/// evenly: the bare paper that a style leaves at the frame lies outside.
Box covering(const drawing::DisplayList& picture, const std::string& style, const Box& target);
/// A box in picture units under that placement.
Box on_page(const Box& box, const drawing::DisplayList& picture, const Box& whole);
std::vector<Box> regions_on_page(const drawing::DisplayList& picture, const Box& whole,
                                 drawing::Region::Kind kind);
/// Places the picture so that its main figure fills the circle.
PlacedPicture vignette(const drawing::DisplayList& picture, Point centre, double radius,
                       std::string alt);

/// A veil over a band of the page from its top (or bottom) edge: `opacity` behind the text, then
/// easing out over `fade` points.
drawing::Shape veil(bool at_top, double text_edge, double fade, drawing::Color color,
                    double opacity);
/// The veil's colour for an ink on a light, in a style whose paper it leans to.
drawing::Color veil_color(const Light& light, drawing::Color ink, const drawing::StyleEntry& style);

/// Adds the measures of the text lines that have been placed, on the whole page as it is painted.
void measure_text(PageLayout& layout, const drawing::DisplayList* picture,
                  const std::string& style);
void measure_text(PageLayout& layout, const drawing::DisplayList* picture,
                  const Backdrop& backdrop);

drawing::Shape plain_area(drawing::Path path, drawing::Color color);
bool has_art(const drawing::DisplayList* picture);
/// A word of resources/book_words.json in the plan's language, else in English.
std::string book_word(const std::string& language, std::string_view key);

PageLayout story_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                      const BookPage& page);
PageLayout cover_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                      const BookPage& page);
PageLayout title_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                      const BookPage& page);
PageLayout end_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                    const BookPage& page);

}  // namespace talewright::press
