// The layout of one page: everything that is on it and where, decided once and then painted to
// pixels or PDF alike. All lengths are points on the trimmed page (612 x 612), (0,0) top left.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "drawing/display_list.h"
#include "story/plan_document.h"

namespace talewright::press {

enum class PageKind { Cover, Title, Story, End };

struct BookPage {
  PageKind kind = PageKind::Story;
  std::size_t story_index = 0;  ///< into PlanDocument::pages; Story only
  std::string label;            ///< "Cover", "Title", "1" ..., "End"
};

/// How letters look.
struct Lettering {
  std::string family;  ///< one of resources/fonts.json
  bool bold = false;
  bool italic = false;
  double size = 12;  ///< points
  drawing::Color color;
  double outline_width = 0;  ///< of a contour around the letters, 0 = none; drawn behind them
  drawing::Color outline;
  Point shadow_offset;  ///< of a hard shadow of letters and contour; (0,0) = none
  drawing::Color shadow;
};

/// One line of live text, in reading order.
struct TextLine {
  enum class Purpose { Title, Subtitle, Byline, Series, Story, Closing, Colophon, Folio };
  std::string text;  ///< UTF-8, no line breaks; ends with the space that a break stands for
  Point start;       ///< left end of the baseline
  double width = 0;  ///< advance without that space
  Purpose purpose = Purpose::Story;
  bool starts_paragraph = true;
  std::size_t lettering = 0;  ///< into PageLayout::letterings
  double tracking = 0;        ///< points between letters
};

/// A part of the picture shown in a place on the page.
struct PlacedPicture {
  Box whole;             ///< where the picture as a whole lies; may reach beyond the page
  drawing::Path window;  ///< what of it is seen
  std::string alt;
};

/// What was measured behind the text of a page, on the painted picture with panel and veil.
struct TextMeasures {
  double contrast_low = 21;  ///< WCAG contrast at the least readable of the 5th..95th percentile
  double luminance_mean = 1;
  double luminance_spread = 0;     ///< 95th minus 5th percentile of relative luminance
  double faces_covered = 0;        ///< share of the largest covered face that lies under text, 0..1
  std::size_t missing_glyphs = 0;  ///< characters that no font of ours has
  std::string missing_example;     ///< the first of them
};

struct PageLayout {
  BookPage page;
  std::string arrangement;  ///< "overlay", "overlay_veil", "overlay_panel", "picture_above", ...
  drawing::Color paper;
  std::optional<PlacedPicture> picture;
  /// Veils, panels, paper bands and ornaments: in points, painted over the picture, under the text.
  drawing::Group over;
  std::vector<Lettering> letterings;
  std::vector<TextLine> lines;
  Box text_box;  ///< around the page's main text
  TextMeasures measures;
};

/// `picture` may be null: the page is then set on paper.
PageLayout layout_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                       const BookPage& page);

/// The layout as lines of text, lengths rounded to 0.1 pt: for golden tests and for people.
std::string dump(const PageLayout& layout);

/// A broken rule of the craft, with what an agent needs to repair it.
struct LayoutNote {
  std::string page;   ///< the page's label
  std::string rule;   ///< "contrast", "text_size", "line_length", "lines", "missing_glyphs", ...
  std::string limit;  ///< "at least 4.5:1"
  std::string given;  ///< "3.1:1"
  std::string fix;    ///< the shortest change that would cure it
};

std::vector<LayoutNote> layout_notes(const story::PlanDocument& plan, const PageLayout& layout);

}  // namespace talewright::press
