#include "drawing/set_off.h"

#include "drawing/ink.h"
#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

constexpr double kRim = 13;  // of paper, both sides of the line

}  // namespace

void cut_out(cairo_t* cr, const Group& figure) {
  for (const Node& node : figure.children) {
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      if (!inner->clip) cut_out(cr, *inner);
      continue;
    }
    const Shape* shape = std::get_if<Shape>(&node.item);
    if (!shape || !shape->outlined || shape->fill.kind == Fill::Kind::None) continue;
    if (is_scenery(shape->role) || shape->role == Role::Eye || shape->role == Role::Mouth) continue;
    const Box box = shape->path.bounds();
    if (std::max(box.width, box.height) > 30) stroke(cr, shape->path, kRim, kPrintPaper);
  }
}

void draw_emphasis(cairo_t* cr, const DisplayList& list, bool dark) {
  const Emphasis& e = list.emphasis;
  if (e.kind == Emphasis::Kind::Motion) {
    // In pairs of paper and ink, so that they are seen before light and dark alike.
    speed_lines(cr, e.box, e.direction, 14, dark ? 15 : 13, kPrintPaper, 7);
    speed_lines(cr, e.box, e.direction, 14, 7, kPrintInk, 7);
  } else if (e.kind == Emphasis::Kind::Focus) {
    std::vector<Box> free{e.box.grown(20)};
    for (const Region& region : list.regions)
      if (region.kind != Region::Kind::Calm) free.push_back(region.box.grown(16));
    focus_lines(cr, {0, 0, list.width, list.height}, e.box, free, 160,
                dark ? kPrintPaper : kPrintInk, 4);
  }
}

}  // namespace talewright::drawing
