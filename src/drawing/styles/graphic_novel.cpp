// Graphic novel: few colours and much black. Everything behind the figures is printed in two hues,
// one of the shadow and one of the light, by value; figures keep their own hue, muted, so that they
// stay who they are. Form is cut in light, half and black: large masses turn away from the light,
// their edge worked with a dry brush, and a rim of light saves the far side from the dark.
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "drawing/exposure.h"
#include "drawing/ink.h"
#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

class GraphicNovel : public Painter {
 public:
  GraphicNovel(const Canvas& canvas, const DisplayList& list)
      : Painter(canvas, list), exposure_(exposure_of(list)) {
    const auto& papers = canvas.style.palette("papers");
    // The shadow's hue comes from the picture; the light's is its opposite, warm or cold.
    const bool cold = list.shade.b > list.shade.r * 1.15;
    paper_ = papers[exposure_.night ? (cold ? 2 : 1) : (cold ? 0 : 1)];
    black_ = mix(rgb(0x0D0C10), list.shade, 0.18);
    middle_ = saturated(mix(list.shade, paper_, exposure_.night ? 0.30 : 0.42), 0.85);
  }

  void paint(const Group& group) override {
    const int before = figures_;
    if (is_figure(group)) ++figures_;
    Painter::paint(group);
    figures_ = before;
  }

 private:
  bool in_figure() const { return figures_ > 0; }
  double measure(std::string_view key) const { return canvas_.style.number(key); }

  void paint_area(const Shape& shape) override {
    const Box box = shape.path.bounds();
    const double size = girth(shape.path, box);
    const Color own = mean_color(shape.fill);
    if (own.a < 0.02) return;
    if (shape.role == Role::Shadow) {
      trace(cr_, shape.path);
      if (!shape.fill.stops.empty()) {  // shade that comes gradually lies over the colours
        set_fill(cr_, shape.fill);
        return cairo_fill(cr_);
      }
      set_color(cr_, black_.with_alpha(std::clamp(own.a * 1.9, 0.25, 0.85)));
      return cairo_fill(cr_);
    }
    const Color color = limited(own, shape.role);
    const bool scenery = is_scenery(shape.role) && !in_figure();
    trace(cr_, shape.path);
    if (shape.fill.kind == Fill::Kind::Solid || size < 25) {
      set_color(cr_, color);
    } else {
      Fill fill = shape.fill;
      for (GradientStop& stop : fill.stops) stop.color = limited(stop.color, shape.role);
      set_fill(cr_, fill);
    }
    cairo_fill(cr_);
    const bool form = (shape.volume || (scenery && shape.outlined)) && size > 16 && own.a > 0.6;
    if (form) paint_form(shape, box, size, color, scenery);
    if (shape.outlined && !scenery) {
      nib_stroke(cr_, shape.path, measure("line") * shape.line_weight, 0.4, 52, black_);
    } else if (shape.outlined && size > 40) {
      nib_stroke(cr_, shape.path, measure("scenery_line") * shape.line_weight, 0.4, 52,
                 mix(color, black_, 0.75).with_alpha(own.a));
    }
  }

  void paint_line(const Shape& shape) override {
    const Color c = shape.stroke.color;
    if (c.a < 0.05) return;
    brush_line(
        cr_, shape.path, shape.stroke.width, 0.25,
        lightness(c) < 0.4 ? black_.with_alpha(std::min(1.0, c.a * 1.2)) : limited(c, shape.role));
  }

  void paint_words(const Words& words) override {
    fill_words(cr_, words, canvas_.style.lettering, limited(words.color, Role::Prop));
  }

  void paint_form(const Shape& shape, const Box& box, double size, Color color, bool scenery) {
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    Point light = list_.light;
    const std::uint64_t seed = hash64(shape.part, static_cast<std::uint64_t>(box.x * 8 + box.y));
    if (shape.role == Role::Land || shape.role == Role::Cloud || shape.role == Role::Water ||
        shape.role == Role::Interior || box.width * box.height > 500'000) {
      crescent(cr_, shape.path, box, {0, 10}, mix(color, paper_, 0.35));
      if (shape.role == Role::Land)
        set_fill(cr_, Fill::linear({0, box.y + 40}, {0, std::min(box.bottom(), list_.height)},
                                   {{0, black_.with_alpha(0)}, {1, black_.with_alpha(0.6)}})),
            trace(cr_, shape.path), cairo_fill(cr_);
      return;
    }
    const bool face = shape.part.ends_with(".head");
    if (face) light = across(light);
    // Half light over a good half of the form, black over what turns away.
    const double half = std::min(size * 0.46, 170.0);
    const Color dark = mix(saturated(darker(color, 0.34), 1.9), list_.shade, 0.06);
    crescent(cr_, shape.path, box, light * half,
             face ? dark : mix(color, mix(middle_, black_, 0.45), 0.5));
    const double core = std::min(size * (face ? 0.12 : 0.25), 110.0);
    const bool worked = size > 44;
    const Feathers brush{.spacing = std::clamp(size * 0.035, 4.5, 9.0),
                         .length = worked ? core * 0.7 : 0,
                         .width = std::clamp(size * 0.02, 2.2, 4.0),
                         .most = 70};
    const Color mass = mix(black_, color, face ? 0.3 : scenery ? 0.16 : 0.08).with_alpha(1);
    feathered_shadow(cr_, shape.path, box, light, core, brush, mass);
    if (worked && size > 70 && !face) {  // dry brush in the half light
      const Saved inner(cr_);
      trace(cr_, shape.path.transformed(Affine::translation(light.x * half, light.y * half)));
      cairo_rectangle(cr_, box.x - half, box.y - half, box.width + 2 * half, box.height + 2 * half);
      cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_clip(cr_);
      hatch(cr_, box, std::max(7.0, size * 0.06), 2.4, slope(), mass.with_alpha(0.8), seed);
    }
    if (!scenery || size > 90) {  // the rim that parts it from what is behind
      const double rim = std::clamp(size * 0.03, 2.0, 6.0) + (scenery ? 0 : measure("line") * 0.4);
      const Point side{-light.x * 0.9, light.y * 0.35};
      crescent(cr_, shape.path, box, side * -rim, mix(paper_, color, 0.25));
    }
  }

  double slope() const { return list_.light.x < 0 ? -52 : -128; }

  /// The colour in this picture's palette.
  Color limited(Color c, Role role) const {
    const bool own = in_figure() || role == Role::Prop;
    double value = lightness(c);
    if (in_figure()) value = std::min(1.0, value / exposure_.white);
    if (!own && role != Role::Sky && role != Role::Glow) {
      // Behind the figures light and dark part: near darks go black.
      const double middle = std::clamp(exposure_.around, 0.3, 0.7);
      value = std::clamp(middle + (value - middle) * 1.7 - 0.06, 0.0, 1.0);
      value = std::round(value * 7) / 7;
    }
    // Two hues by value: black, the shadow's, the light's.
    const Color two = value < 0.5 ? mix(black_, middle_, std::pow(value / 0.5, 1.25))
                                  : mix(middle_, paper_, (value - 0.5) / 0.5);
    const double keep = role == Role::Glow ? 0.5
                        : own              ? measure("figure_hue")
                                           : measure("scenery_hue");
    Color result = mix(two, saturated(c, own ? 1.02 : 0.8), keep);
    result.a = c.a;
    return result;
  }

  Exposure exposure_;
  Color paper_, black_, middle_;
  int figures_ = 0;
};

}  // namespace

void paint_graphic_novel(const Canvas& canvas, const DisplayList& list) {
  set_color(canvas.cr, canvas.style.paper);
  cairo_paint(canvas.cr);
  GraphicNovel(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
