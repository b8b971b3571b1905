// Graphic novel: two inks on a toned paper, and much black. The hour and the place choose the inks
// (a ramp of five flat colours, from black to paper); everything behind the figures is printed in
// them by value, with hard steps and no veil. Figures keep their own hue, so that they stay who
// they are. Form is cut in light, half and black: large masses turn away from the light, their edge
// worked with a dry brush, and a rim of light saves the far side from the dark. What frames the
// picture is a black cut-out.
#include <algorithm>
#include <cmath>

#include "base/failure.h"
#include "base/random.h"
#include "drawing/exposure.h"
#include "drawing/ink.h"
#include "drawing/painter.h"
#include "drawing/steps.h"

namespace talewright::drawing {

namespace {

class GraphicNovel : public Painter {
 public:
  GraphicNovel(const Canvas& canvas, const DisplayList& list)
      : Painter(canvas, list), exposure_(exposure_of(list)) {
    ramp_ = &canvas.style.palette(ramp_name());
    ensure(ramp_->size() == kSteps, "resources/styles.json has five colours to a ramp");
    black_ = ramp_->front();
    paper_ = ramp_->back();
  }

  void paint(const Group& group) override {
    const int before = figures_;
    if (group.name == "air") return;  // haze behind a figure: print has none
    const bool framed = framed_;
    if (is_figure(group)) ++figures_, begun_ = true;
    if (group.name == "foreground") framed_ = true;
    Painter::paint(group);
    figures_ = before;
    framed_ = framed;
  }

 private:
  bool in_figure() const { return figures_ > 0; }
  double measure(std::string_view key) const { return canvas_.style.number(key); }

  std::string_view ramp_name() const {
    const Color hue = exposure_.hue;
    if (exposure_.water > 0.2 && !exposure_.open) return "water";
    const bool warm = hue.r > hue.b * 1.12;
    if (exposure_.night) return warm ? "lamp" : "night";
    return hue.r > hue.g * 1.16 ? "dusk" : "noon";
  }

  void paint_area(const Shape& shape) override {
    const Box box = shape.path.bounds();
    const double size = girth(shape.path, box);
    const Color own = mean_color(shape.fill);
    if (own.a < 0.02) return;
    if (shape.role == Role::Shadow || shape.role == Role::Glow) return paint_light(shape, box);
    if (framed_ && own.a > 0.5) {
      trace(cr_, shape.path);
      set_color(cr_, black_);
      return cairo_fill(cr_);
    }
    const bool scenery = is_scenery(shape.role) && !in_figure();
    // What is small and has no line would be lost in the ink behind it: fishes, birds, far leaves.
    const bool lost = scenery && !shape.outlined && size < 26 && own.a > 0.6 &&
                      std::max(box.width, box.height) < 120;
    const Color color = limited(lost ? darker(own, 0.22) : own, shape.role);
    // Bands are for what is wide; each costs a PDF a kilobyte.
    const bool wide = shape.role == Role::Sky || box.width > 0.6 * list_.width;
    const bool land = shape.role == Role::Land && !in_figure();  // one tone: steps would be bands
    if (shape.fill.stops.size() < 2 || size < 120 || !wide || land || in_figure()) {
      trace(cr_, shape.path);
      set_color(cr_, color);
      cairo_fill(cr_);
    } else {
      fill_bands(cr_, shape, 24, [&](Color c) { return limited(c, shape.role); });
    }
    const bool form = (shape.volume || (scenery && shape.outlined)) && size > 16 && own.a > 0.6 &&
                      !is_muzzle(shape);
    if (form) paint_form(shape, box, size, color, scenery);
    if (shape.outlined && !scenery) {
      nib_stroke(cr_, shape.path, measure("line") * shape.line_weight, 0.4, 52, black_);
    } else if (shape.outlined && size > 40) {
      nib_stroke(cr_, shape.path, measure("scenery_line") * shape.line_weight, 0.4, 52,
                 mix(color, black_, 0.75).with_alpha(own.a));
    }
  }

  /// Light and shade that lie over things: flat, with an edge.
  void paint_light(const Shape& shape, const Box& box) {
    const Color most = strongest(shape.fill);
    const bool light =
        shape.role == Role::Glow && !is_darkness(shape.fill) && lightness(most) > 0.4;
    if (most.a < 0.05 || is_haze(shape.fill)) return;
    const bool warm = most.r > most.b * 1.1;
    const Color ink = !light                                         ? black_
                      : !exposure_.night || shape.fill.stops.empty() ? paper_
                      : warm                                         ? saturated(most, 1.5)
                                                                     : (*ramp_)[2];
    if (!in_figure() && is_land_shade(shape, list_.width)) {  // a close tone of what it lies on
      trace(cr_, shape.path);
      set_color(cr_, (*ramp_)[1].with_alpha(0.16));
      return cairo_fill(cr_);
    }
    if (shape.fill.stops.empty()) {
      // A hollow across the land is a tone; what lies under things is nearly black.
      const bool hollow = !light && !in_figure() && box.width > 0.45 * list_.width;
      trace(cr_, shape.path);
      set_color(cr_, hollow  ? (*ramp_)[1].with_alpha(std::min(0.3, most.a))
                     : light ? ink.with_alpha(std::min(0.9, most.a * 1.2))
                             : ink.with_alpha(std::clamp(most.a * 2, 0.3, 0.85)));
      return cairo_fill(cr_);
    }
    // Over figures an edge of light would cut faces in two.
    if (begun_ && !in_figure() && shape.fill.kind == Fill::Kind::Radial && shape.fill.radius > 90)
      return;
    if (light && shape.fill.kind == Fill::Kind::Linear) return fill_shaft(cr_, shape, ink, 0.8);
    if (in_figure()) {  // on a figure shade comes gradually, or it would be a marking
      trace(cr_, shape.path);
      set_fill(cr_, shape.fill);
      return cairo_fill(cr_);
    }
    if (light && warm && exposure_.night && exposure_.open && shape.fill.squash > 0.6)
      return paint_halo(shape, most);
    const bool large = box.width > 300;
    const Color step =
        ink.with_alpha(light ? std::min(0.34, most.a * 0.5) : std::min(0.52, most.a * 0.8));
    const Step steps[] = {{large ? 0.3 : 0.5, step}, {0.8, step}};
    fill_steps(cr_, shape, std::span(steps, light && !large ? 1 : 2));
  }

  /// A lamp in the street has a small pool of light: a large disc would be a dome wherever a house
  /// cuts it off.
  void paint_halo(const Shape& shape, Color most) {
    const Color ink = saturated(mix(most, (*ramp_)[4], 0.4), 1.3);
    const Step step{0.72, ink.with_alpha(std::min(0.3, most.a * 0.5))};
    fill_steps(cr_, shape, std::span(&step, 1));
  }

  void paint_line(const Shape& shape) override {
    const Color c = shape.stroke.color;
    if (c.a < 0.05) return;
    if (framed_ && c.a > 0.4) return stroke(cr_, shape.path, shape.stroke.width, black_);
    brush_line(cr_, shape.path, shape.stroke.width, 0.25,
               lightness(c) < 0.4       ? black_.with_alpha(std::min(1.0, c.a * 1.2))
               : is_scenery(shape.role) ? limited(darker(c, 0.1), shape.role)
                                        : limited(c, shape.role));
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
      return crescent(cr_, shape.path, box, {0, 9}, lighter_ink(color));
    }
    const bool face = shape.part.ends_with(".head");
    if (face) light = across(light);
    // Half light over a good half of the form, black over what turns away.
    const double half = std::min(size * 0.46, 170.0);
    const Color dark = mix(saturated(darker(color, 0.36), 1.5), list_.shade, 0.06);
    crescent(cr_, shape.path, box, light * half,
             face ? dark : mix(color, mix((*ramp_)[1], black_, 0.25), scenery ? 0.88 : 0.55));
    const double core = std::min(size * (face ? 0.12 : 0.25), 110.0);
    const bool worked = size > (scenery ? 64 : 44);
    const Feathers brush{.spacing = std::clamp(size * 0.035, 4.5, 9.0),
                         .length = worked ? core * 0.7 : 0,
                         .width = std::clamp(size * 0.02, 2.2, 4.0),
                         .most = scenery ? 44 : 70};
    const Color mass = mix(black_, color, face ? 0.3 : scenery ? 0.16 : 0.08).with_alpha(1);
    feathered_shadow(cr_, shape.path, box, light, core, brush, mass);
    if (worked && size > 70 && !face) {  // dry brush in the half light
      const Saved inner(cr_);
      trace(cr_, shape.path.transformed(Affine::translation(light.x * half, light.y * half)));
      cairo_rectangle(cr_, box.x - half, box.y - half, box.width + 2 * half, box.height + 2 * half);
      cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_clip(cr_);
      hatch(cr_, box, std::max(7.0, size * (scenery ? 0.085 : 0.06)), 2.4, slope(),
            mass.with_alpha(0.8), seed);
    }
    if (!scenery || size > 90) {  // the rim that parts it from what is behind
      const double rim = std::clamp(size * 0.03, 2.0, 6.0) + (scenery ? 0 : measure("line") * 0.4);
      const Point side{-light.x * 0.9, light.y * 0.35};
      crescent(cr_, shape.path, box, side * -rim, mix(paper_, color, 0.25));
    }
  }

  double slope() const { return list_.light.x < 0 ? -52 : -128; }

  /// The next lighter of the inks.
  Color lighter_ink(Color c) const {
    for (const Color& ink : *ramp_)
      if (lightness(ink) > lightness(c) + 0.04) return ink;
    return paper_;
  }

  /// The colour in this picture's inks: by value, in hard steps behind the figures.
  Color limited(Color c, Role role) const {
    // What lives or was made keeps its hue, on a model sheet too.
    const bool own = in_figure() || !(is_scenery(role) || role == Role::Sky ||
                                      role == Role::Weather || role == Role::Glow);
    double value = lightness(c);
    if (in_figure()) value = std::min(1.0, value / exposure_.white);
    if (!own) {
      // Behind the figures light and dark part: near darks go black.
      const double middle = std::clamp(exposure_.around, 0.3, 0.7);
      const double apart = role == Role::Sky || role == Role::Land ? 1.2 : 1.7;
      value = std::clamp(middle + (value - middle) * apart - 0.05, 0.0, 1.0);
    }
    // Rises of the ground lie close together, between two inks.
    Color two = own || role == Role::Land ? blended(value) : nearest(value);
    const double keep = own ? measure("figure_hue") : measure("scenery_hue");
    Color result = mix(two, saturated(c, own ? 1.06 : 0.8), keep);
    result.a = c.a;
    return result;
  }

  /// Of the ramp, the ink of about that value.
  Color nearest(double value) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kSteps; ++i)
      if (std::abs(lightness((*ramp_)[i]) - value) < std::abs(lightness((*ramp_)[best]) - value))
        best = i;
    return (*ramp_)[best];
  }

  Color blended(double value) const {
    for (std::size_t i = 1; i < kSteps; ++i) {
      const double low = lightness((*ramp_)[i - 1]), high = lightness((*ramp_)[i]);
      if (value <= high)
        return mix((*ramp_)[i - 1], (*ramp_)[i],
                   std::clamp((value - low) / (high - low), 0.0, 1.0));
    }
    return paper_;
  }

  static constexpr std::size_t kSteps = 5;
  Exposure exposure_;
  const std::vector<Color>* ramp_ = nullptr;  ///< dark to light
  Color paper_, black_;
  int figures_ = 0;
  bool begun_ = false;   ///< a figure has been painted
  bool framed_ = false;  ///< within what frames the picture
};

}  // namespace

void paint_graphic_novel(const Canvas& canvas, const DisplayList& list) {
  set_color(canvas.cr, canvas.style.paper);
  cairo_paint(canvas.cr);
  GraphicNovel(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
