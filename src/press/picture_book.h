// A picture book: which pages it has, and how each becomes a picture or the whole becomes a PDF.
// The trim is 8.5 x 8.5 in (612 x 612 pt). Every function may be called from several threads at
// once and gives the same bytes for the same input on every one of them; a page needs nothing but
// the plan and its own picture.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "drawing/display_list.h"
#include "press/page_layout.h"
#include "story/plan_document.h"

namespace talewright::press {

/// Trim of the page in points, both ways.
inline constexpr double kTrim = 612;

/// The pictures of a book. A list without children counts as "not there": its page is set without a
/// picture, so that a book with failed pages can still be bound.
struct BookArt {
  drawing::DisplayList cover;
  std::vector<drawing::DisplayList> pages;  ///< one per story page
};

/// Cover, title page, one page per story page, end page. Labels: "Cover", "Title", "1", "2" ...,
/// "End"; they name pages in notes, in the outline and in the PDF's page labels.
std::vector<BookPage> book_pages(const story::PlanDocument& plan);

/// The picture that a page shows: the cover's for Cover and Title, its own for Story, the last one
/// for End. Null when the book has none.
const drawing::DisplayList* picture_of(const BookArt& art, const BookPage& page);

/// A page as an opaque RGB PNG, width_px wide and high; pHYs says its print resolution. `picture`
/// may be null.
std::string page_png(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                     const BookPage& page, int width_px);

/// The same for a page that has been laid out, with the picture it was laid out with.
std::string page_png(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                     const PageLayout& layout, int width_px);

/// A page as a JPEG, width_px wide and high. `picture` may be null.
std::string page_jpeg(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                      const BookPage& page, int width_px);

/// The whole book as a tagged PDF: vector art, live text with embedded fonts, outline, page labels,
/// alternative texts. Identical input gives identical bytes; SOURCE_DATE_EPOCH, if set, is its
/// date.
std::string book_pdf(const story::PlanDocument& plan, const BookArt& art);

}  // namespace talewright::press
