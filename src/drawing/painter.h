// What a style is in code: the way it paints one shape. The walk through groups, clips and
// opacities is the same for all. Internal to drawing/.
#pragma once

#include <memory>

#include "drawing/display_list.h"
#include "drawing/pen.h"
#include "drawing/style.h"

namespace talewright::drawing {

/// Where a style paints: user space is picture units, the clip is the picture.
struct Canvas {
  cairo_t* cr;
  const StyleEntry& style;
  double pixels;  ///< device pixels of one picture unit; for a PDF those of 300 an inch
  bool vector;    ///< the surface keeps vectors (PDF, recording)
};

class Painter {
 public:
  Painter(const Canvas& canvas, const DisplayList& list)
      : cr_(canvas.cr), canvas_(canvas), list_(list) {}
  virtual ~Painter() = default;
  virtual void paint(const Group& group);

 protected:
  /// Paints fill, form and contour of a shape that has a fill.
  virtual void paint_area(const Shape& shape) = 0;
  virtual void paint_line(const Shape& shape);
  virtual void paint_words(const Words& words);
  virtual void paint_picture(const Picture& picture);

  cairo_t* cr_;
  Canvas canvas_;
  const DisplayList& list_;
};

/// Whether a role stands behind the figures: it is drawn with a lighter hand, so that they come
/// forward.
bool is_scenery(Role role);

/// Whether a shape is the muzzle of a face: a crescent of shade on it would be a second mouth.
bool is_muzzle(const Shape& shape);

/// Fills words, fitted into their box, with a colour.
void fill_words(cairo_t* cr, const Words& words, const LetteringStyle& lettering, Color color);

}  // namespace talewright::drawing
