// Flat: the shapes of a modern screen print. No contour, no gradient, no soft shadow: each thing is
// one bold colour with one crisp shape of shade and, where it is large, one of light. What lies on
// another part of the same figure throws a hard shade on it, so that neighbours of one colour stay
// apart; figures part from the scenery by value, which is quieter and lighter there.
#include <array>
#include <cmath>

#include "drawing/exposure.h"
#include "drawing/painter.h"
#include "drawing/steps.h"

namespace talewright::drawing {

namespace {

constexpr double kSmallestForm = 18;
constexpr double kSecondTone = 0.30;  // of the shape's smaller side
constexpr int kBands = 5;             // of a sky or a sea
constexpr int kLamplit = 4;           // of a wall by its lamp
constexpr double kThrown = 6;         // units that a part's shade falls from it
constexpr std::size_t kBeneath = 3;   // parts that it falls on

class Flat : public Painter {
 public:
  Flat(const Canvas& canvas, const DisplayList& list)
      : Painter(canvas, list), exposure_(exposure_of(list)) {}

  void paint(const Group& group) override {
    if (group.name == "air") return;  // haze behind a figure: flat colour has none
    const bool outermost = is_figure(group) && !in_figure_;
    if (outermost) in_figure_ = true, parts_.clear();
    Painter::paint(group);
    if (outermost) in_figure_ = false;
  }

 private:
  void paint_area(const Shape& shape) override {
    const Box box = shape.path.bounds();
    if (shape.part == "light.rim") return;  // a pale line around a figure is the cartoon's
    const bool veil = shape.role == Role::Glow || shape.role == Role::Shadow;
    if (veil && !shape.outlined && !shape.fill.stops.empty()) return paint_veil(shape, box);
    const bool scenery = !in_figure_ && (is_scenery(shape.role) || shape.role == Role::Sky);
    const Color base = bold(mean_color(shape.fill), scenery);
    const double size = std::min(box.width, box.height);
    const bool part = in_figure_ && shape.outlined && base.a > 0.9;
    if (part) throw_shade(shape, box, size);
    const bool lit = shape.fill.kind == Fill::Kind::Radial;  // a wall by its lamp
    if (shape.fill.stops.size() > 1 && size > 150 && !in_figure_ &&
        (lit || shape.role == Role::Sky || shape.role == Role::Water)) {
      fill_bands(cr_, shape, lit ? kLamplit : kBands,
                 [&](Color c) { return bold(lit ? by_lamp(c, shape.fill) : c, scenery); });
    } else {
      trace(cr_, shape.path);
      set_color(cr_, base);
      cairo_fill(cr_);
    }
    if (shape.volume && size >= kSmallestForm && base.a > 0.6) paint_form(shape, box, size, base);
    if (part && size > 12) parts_.push_back(&shape);
  }

  void paint_line(const Shape& shape) override {
    const bool scenery = !in_figure_ && is_scenery(shape.role);
    stroke(cr_, shape.path, shape.stroke.width, bold(shape.stroke.color, scenery));
  }

  /// A shape of shade with an edge, and where there is room one of light.
  void paint_form(const Shape& shape, const Box& box, double size, Color base) {
    if (is_muzzle(shape)) return;
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    if (shape.role == Role::Land) return crescent(cr_, shape.path, box, {0, 14}, lit(base, 0.22));
    crescent(cr_, shape.path, box, list_.light * std::min(size * kSecondTone, 74.0),
             toned(base, 0.34));
    if (size > 90)
      crescent(cr_, shape.path, box, list_.light * -std::min(size * 0.07, 12.0), lit(base, 0.3));
  }

  /// The hard shade of a part on those that lie beneath it.
  void throw_shade(const Shape& shape, const Box& box, double size) {
    if (size < 14) return;
    const double far = std::min(kThrown, size * 0.12);
    const Box reach = box.grown(far + 3);
    std::array<const Shape*, kBeneath> under{};
    std::size_t found = 0;
    for (auto part = parts_.rbegin(); part != parts_.rend() && found < kBeneath; ++part)
      if ((*part)->path.bounds().overlaps(reach)) under[found++] = *part;
    while (found > 0) {  // the lowest first: the higher ones cover it
      const Shape& part = *under[--found];
      const Saved saved(cr_);
      clip_to(cr_, part.path);
      set_color(cr_, toned(bold(mean_color(part.fill), false), 0.42));
      trace(cr_, shape.path, list_.light * -far);
      cairo_fill_preserve(cr_);
      cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width(cr_, 5);
      cairo_stroke(cr_);
    }
  }

  /// Light and dark that come gradually: two flat steps.
  void paint_veil(const Shape& shape, const Box& box) {
    const Color most = strongest(shape.fill);
    if (most.a < 0.04 || is_haze(shape.fill)) return;
    if (in_figure_ || std::max(box.width, box.height) < 40) {
      trace(cr_, shape.path);
      set_fill(cr_, shape.fill);
      return cairo_fill(cr_);
    }
    if (shape.role == Role::Glow && shape.fill.kind == Fill::Kind::Linear)
      return fill_shaft(cr_, shape, most, 1);
    const bool dark = is_darkness(shape.fill) || shape.role == Role::Shadow;
    Color step = most.with_alpha(std::min(0.5, most.a * (dark ? 0.42 : 0.55)));
    // Yellow over the blue of a night is grey: its halo is amber.
    if (!dark && exposure_.night && most.r > most.b)
      step = mix(most, rgb(0xFF8A2E), 0.55).with_alpha(std::min(0.3, step.a));
    const Step steps[] = {{dark ? 0.3 : 0.42, step}, {0.72, step}};
    fill_steps(cr_, shape, std::span(steps, dark ? 2 : 1));
  }

  /// Stronger than the cartoon's colours, and scenery a little lighter than what stands before it.
  static Color bold(Color c, bool scenery) {
    const Color strong = saturated(c, scenery ? 1.22 : 1.16);
    return scenery ? mix(strong, rgb(0xFFFFFF), 0.07 * luminance(c)).with_alpha(c.a) : strong;
  }

  static Color lit(Color c, double amount) { return mix(c, rgb(0xFFF6DC), amount).with_alpha(c.a); }
  Color toned(Color c, double amount) const {
    // Shade on figures stays warm: skin must not go grey.
    const Color dark = in_figure_ ? mix(saturated(darker(c, 0.42), 1.6), list_.shade, 0.14)
                                  : mix(saturated(darker(c, 0.5), 1.2), list_.shade, 0.35);
    return mix(c, dark, amount).with_alpha(c.a);
  }

  Exposure exposure_;
  bool in_figure_ = false;
  std::vector<const Shape*> parts_;  ///< of the figure so far, that shade may fall on
};

}  // namespace

void paint_flat(const Canvas& canvas, const DisplayList& list) {
  Flat(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
