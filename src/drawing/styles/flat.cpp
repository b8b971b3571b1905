// Flat: cut paper. No contour; each sheet throws a small soft shadow on what lies beneath, so that
// neighbours of one colour stay apart, shows two clean tones, and has a thin bright cut edge.
#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

constexpr double kSmallestForm = 18;
constexpr double kSecondTone = 0.26;  // of the shape's smaller side
constexpr double kEdge = 1.6;
constexpr double kLargeArea = 60'000;  // square picture units

class Flat : public Painter {
 public:
  using Painter::Painter;

 private:
  void paint_area(const Shape& shape) override {
    if (shape.role == Role::Glow && !shape.outlined) return fill_glow(cr_, shape);
    const Color base = mean_color(shape.fill);
    const Box box = shape.path.bounds();
    const double size = std::min(box.width, box.height);
    const bool sheet = shape.outlined && base.a > 0.9;
    const bool form = shape.volume && size >= kSmallestForm && base.a > 0.6;
    if (sheet) throw_shadow(shape, box);
    trace(cr_, shape.path);
    if (form && shape.fill.kind == Fill::Kind::Solid) {
      // From the lit side to the far one; straight down where it need not
      // show roundness, for that costs far less.
      const bool plain = is_scenery(shape.role) || box.width * box.height > kLargeArea;
      const Point half = plain ? Point{0, std::min(box.height, 700.0) / -2}
                               : list_.light * (std::max(box.width, box.height) / 2);
      set_fill(cr_,
               Fill::linear(box.centre() + half, box.centre() - half,
                            {{0, mix(base, rgb(0xFFF6DC, base.a), 0.1)}, {1, toned(base, 0.1)}}),
               box);
    } else {
      set_own_fill(cr_, shape, size);
    }
    cairo_fill(cr_);
    if (form && shape.role != Role::Land) {
      Saved saved(cr_);
      clip_to(cr_, shape.path);
      crescent(cr_, shape.path, box, list_.light * std::min(size * kSecondTone, 60.0),
               toned(base, 0.8).with_alpha(0.16 * base.a));
    }
    if (sheet)
      stroke(cr_, shape.path, kEdge * std::min(1.0, shape.line_weight + 0.2),
             mix(base, rgb(0xFFFAEC, base.a), luminance(base) > 0.75 ? 0.0 : 0.16));
  }

  void throw_shadow(const Shape& shape, const Box& box) {
    if (box.width * box.height > kLargeArea)  // only its rim is seen: the sheet covers the rest
      return stroke(cr_, shape.path, 11, list_.shade.with_alpha(0.09));
    const double size = std::min(box.width, box.height);
    const double far = std::clamp(size * 0.05, 1.5, 6.0);
    if (size < 70) {
      trace(cr_, shape.path, list_.light * -far);
      set_color(cr_, list_.shade.with_alpha(0.16));
      return cairo_fill(cr_);
    }
    for (const auto& [reach, opacity] : {std::pair{1.0, 0.10}, std::pair{0.5, 0.13}}) {
      trace(cr_, shape.path, list_.light * (-far * reach));
      set_color(cr_, list_.shade.with_alpha(opacity));
      cairo_fill(cr_);
    }
  }

  Color toned(Color c, double amount) const {
    Color dark = mix(saturated(darker(c, 0.5), 1.15), list_.shade, 0.4);
    dark.a = c.a;
    return mix(c, dark, amount);
  }
};

}  // namespace

void paint_flat(const Canvas& canvas, const DisplayList& list) {
  Flat(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
