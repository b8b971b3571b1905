// Cartoon: ink of the fill's own hue from a broad nib, round form, light from one side.
//
// Form is baked into the fill where that is one colour: an opaque oval gradient costs one fill and,
// in a PDF, no soft mask. On top lie a crescent of shade away from the light and a thin rim of
// light towards it.
#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

constexpr double kContour = 5.0;  // picture units, across the nib
constexpr double kSceneryContour = 3.6;
constexpr double kThin = 0.56;        // along the nib
constexpr double kSmallestForm = 18;  // shapes narrower than this get no form
constexpr double kShadeReach = 0.14;  // of the shape's smaller side
constexpr double kRimReach = 0.05;
constexpr double kLargeArea = 90'000;  // square picture units

class Cartoon : public Painter {
 public:
  using Painter::Painter;

 private:
  void paint_area(const Shape& shape) override {
    if (shape.role == Role::Glow && !shape.outlined) return fill_glow(cr_, shape);
    const Color base = mean_color(shape.fill);
    const Box box = shape.path.bounds();
    const double size = std::min(box.width, box.height);
    const bool form = shape.volume && size >= kSmallestForm && base.a > 0.6;
    trace(cr_, shape.path);
    if (!form || shape.fill.kind != Fill::Kind::Solid)
      set_own_fill(cr_, shape, size);
    else if (is_scenery(shape.role) || box.width * box.height > kLargeArea)
      // A gradient straight down costs far less than an oval one: Cairo then has one colour per
      // row of pixels; roundness is kept for those whom the reader looks at.
      set_fill(cr_, Fill::linear({0, box.y}, {0, std::min(box.bottom(), list_.height)},
                                 {{0, lit(base)}, {0.35, base}, {1, shaded(base, 0.13)}}));
    else
      set_oval_gradient(
          cr_, box, {0.5 + 0.22 * list_.light.x, 0.5 + 0.22 * list_.light.y}, 1.5,
          {{0, lit(base)}, {0.42, base}, {0.78, shaded(base, 0.09)}, {1, shaded(base, 0.2)}});
    cairo_fill(cr_);
    if (form && !is_muzzle(shape)) paint_form(shape, box, size, base);
    if (shape.outlined) {
      const bool scenery = is_scenery(shape.role);
      nib_stroke(cr_, shape.path, (scenery ? kSceneryContour : kContour) * shape.line_weight, kThin,
                 38, ink(base, scenery));
    }
  }

  void paint_form(const Shape& shape, const Box& box, double size, Color base) {
    const double reach = std::min(size * kShadeReach, 34.0);
    const double weight = base.a;
    Saved saved(cr_);
    clip_to(cr_, shape.path);
    if (shape.role == Role::Land) {  // a soft lip of light along the crest
      crescent(cr_, shape.path, box, {0, 16}, lit(lit(base)).with_alpha(0.35 * weight));
      return;
    }
    crescent(cr_, shape.path, box, list_.light * reach,
             shaded(base, 0.75).with_alpha(0.17 * weight));
    if (size > 40)
      crescent(cr_, shape.path, box, list_.light * (reach * 0.5),
               shaded(base, 0.75).with_alpha(0.10 * weight));
    // The rim starts inside the contour, which covers half its width.
    const double rim = std::min(size * kRimReach, 8.0) + (shape.outlined ? kContour * 0.4 : 0);
    crescent(
        cr_, shape.path, box, list_.light * -rim,
        mix(base, rgb(0xFFF8E2), 0.7).with_alpha((is_scenery(shape.role) ? 0.26 : 0.38) * weight));
  }

  Color lit(Color c) const { return mix(c, rgb(0xFFF6DC, c.a), 0.16); }
  /// Towards the picture's shade, keeping the hue alive.
  Color shaded(Color c, double amount) const {
    Color dark = mix(saturated(darker(c, 0.55), 1.2), list_.shade, 0.35);
    dark.a = c.a;
    return mix(c, dark, amount);
  }
  Color ink(Color c, bool scenery) const {
    Color dark = mix(saturated(darker(c, 0.6), 1.3), darker(list_.shade, 0.35), 0.22);
    if (scenery) dark = mix(c, dark, 0.62);
    dark.a = c.a;
    return dark;
  }
};

}  // namespace

void paint_cartoon(const Canvas& canvas, const DisplayList& list) {
  Cartoon(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
