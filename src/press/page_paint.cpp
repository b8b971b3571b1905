#include "press/page_paint.h"

#include <cairo.h>

#include "drawing/style.h"
#include "press/handles.h"
#include "press/letters.h"
#include "press/picture_book.h"

namespace talewright::press {

void trace(cairo_t* cr, const drawing::Path& path) {
  const auto& pts = path.points();
  std::size_t at = 0;
  using Verb = drawing::Path::Verb;
  for (Verb verb : path.verbs()) {
    switch (verb) {
      case Verb::Move:
        cairo_move_to(cr, pts[at].x, pts[at].y);
        at += 1;
        break;
      case Verb::Line:
        cairo_line_to(cr, pts[at].x, pts[at].y);
        at += 1;
        break;
      case Verb::Curve:
        cairo_curve_to(cr, pts[at].x, pts[at].y, pts[at + 1].x, pts[at + 1].y, pts[at + 2].x,
                       pts[at + 2].y);
        at += 3;
        break;
      case Verb::Close:
        cairo_close_path(cr);
        break;
    }
  }
}

void paint_picture(cairo_t* cr, const PageLayout& layout, const drawing::DisplayList* picture,
                   const std::string& style) {
  SavedState saved(cr);
  cairo_set_source_rgb(cr, layout.paper.r, layout.paper.g, layout.paper.b);
  cairo_rectangle(cr, 0, 0, kTrim, kTrim);
  cairo_fill(cr);
  if (!picture || !layout.picture) return;
  trace(cr, layout.picture->window);
  cairo_clip(cr);
  drawing::paint(cr, *picture, style, layout.picture->whole);
}

void paint_over(cairo_t* cr, const PageLayout& layout) {
  if (layout.over.children.empty()) return;
  // No shape of a page asks for contour or form, so cartoon paints it as it is. Not every style
  // does: flat has no gradients, and a veil must end softly.
  drawing::DisplayList list;
  list.width = list.height = kTrim;
  list.root = layout.over;
  drawing::paint(cr, list, "cartoon", {0, 0, kTrim, kTrim});
}

void paint_art(cairo_t* cr, const PageLayout& layout, const drawing::DisplayList* picture,
               const std::string& style) {
  paint_picture(cr, layout, picture, style);
  paint_over(cr, layout);
}

void paint_letters(cairo_t* cr, const PageLayout& layout) {
  for (const TextLine& line : layout.lines)
    paint_line(cr, line, layout.letterings.at(line.lettering));
}

}  // namespace talewright::press
