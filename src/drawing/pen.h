// The few Cairo calls that all painters share, and owners for Cairo's handles. Internal to
// drawing/.
#pragma once

#include <cairo.h>

#include <memory>
#include <string_view>

#include "drawing/display_list.h"

namespace talewright::drawing {

struct CairoFree {
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(cairo_pattern_t* p) const { cairo_pattern_destroy(p); }
};
using Cairo = std::unique_ptr<cairo_t, CairoFree>;
using Surface = std::unique_ptr<cairo_surface_t, CairoFree>;
using Pattern = std::unique_ptr<cairo_pattern_t, CairoFree>;

/// Saves the graphics state and restores it at the end of the scope.
class Saved {
 public:
  explicit Saved(cairo_t* cr) : cr_(cr) { cairo_save(cr); }
  ~Saved() { cairo_restore(cr_); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;

 private:
  cairo_t* cr_;
};

/// Adds a path, moved by `shift`, to the current one.
void trace(cairo_t* cr, const Path& path, Point shift = {});
void set_color(cairo_t* cr, Color color);
void set_fill(cairo_t* cr, const Fill& fill);
/// The same for what lies within bounds, which costs less where the gradient slants.
void set_fill(cairo_t* cr, const Fill& fill, const Box& bounds);
/// Fills a glow, as its own fill says, at less cost than any other shape where that looks the same.
void fill_glow(cairo_t* cr, const Shape& shape);
/// Fills a sample with the very colour it has, and draws its line.
void fill_sample(cairo_t* cr, const Shape& shape);
/// An opaque or translucent gradient of an ellipse inscribed in `box`, centred at `centre` (in box
/// shares), reaching `reach` times the box's half axes.
void set_oval_gradient(cairo_t* cr, const Box& box, Point centre, double reach,
                       const std::vector<GradientStop>& stops);
/// Strokes with round caps and joins.
void stroke(cairo_t* cr, const Path& path, double width, Color color);
/// Strokes with a broad nib: full width across `degrees`, `thin` times the width along it.
void nib_stroke(cairo_t* cr, const Path& path, double width, double thin, double degrees,
                Color color);
/// Clips to a path; to be used within a Saved scope.
inline void clip_to(cairo_t* cr, const Path& path) {
  trace(cr, path);
  cairo_clip(cr);
}
/// Fills what of the path lies outside its copy moved by `shift`. The path is the clip already.
void crescent(cairo_t* cr, const Path& path, const Box& bounds, Point shift, Color color);

/// The colour a fill has on the whole: what ink and shade are mixed from.
Color mean_color(const Fill& fill);
/// Sets the shape's own fill; where it is a gradient over less than a fortieth of the picture,
/// which nobody sees but which costs as much as a large one, its mean colour. `size` is its smaller
/// side.
void set_own_fill(cairo_t* cr, const Shape& shape, double size);

/// A PNG that this program wrote, as an ARGB32 or RGB24 surface; null when it is damaged. Files
/// from outside go through drawing/upload.h.
Surface read_png(std::string_view bytes);

}  // namespace talewright::drawing
