// What a style is in code: the way it paints one shape. The walk through groups, clips and
// opacities is the same for all. Internal to drawing/.
#pragma once

#include <memory>

#include "drawing/display_list.h"
#include "drawing/pen.h"

namespace talewright::drawing {

class Painter {
 public:
  Painter(cairo_t* cr, const DisplayList& list) : cr_(cr), list_(list) {}
  virtual ~Painter() = default;
  void paint(const Group& group);

 protected:
  /// Paints fill, form and contour of a shape that has a fill.
  virtual void paint_area(const Shape& shape) = 0;
  virtual void paint_line(const Shape& shape);

  cairo_t* cr_;
  const DisplayList& list_;
};

/// Whether a role stands behind the figures: it is drawn with a lighter hand, so that they come
/// forward.
bool is_scenery(Role role);

std::unique_ptr<Painter> make_cartoon(cairo_t* cr, const DisplayList& list);
std::unique_ptr<Painter> make_flat(cairo_t* cr, const DisplayList& list);

}  // namespace talewright::drawing
