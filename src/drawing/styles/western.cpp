// Western: the American comic book. Flat, bright colours off a four-colour press on creamy paper,
// Ben-Day dots for shade, and a brush that spots blacks: what turns from the light goes black with
// a feathered edge, contours swell on that side, what lies under things is black.
#include <algorithm>
#include <cmath>

#include "drawing/exposure.h"
#include "drawing/ink.h"
#include "drawing/steps.h"
#include "drawing/tone.h"

namespace talewright::drawing {

namespace {

constexpr Color kInk = rgb(0x14101A);
constexpr double kNib = 40;  // degrees
constexpr int kLamplit = 4;  // bands of a wall by its lamp

class Western : public Painter {
 public:
  Western(const Canvas& canvas, const DisplayList& list)
      : Painter(canvas, list),
        screen_(canvas, canvas.style.number("pitch")),
        exposure_(exposure_of(list)) {}

  void paint(const Group& group) override {
    if (group.name == "air") return;  // haze behind a figure: print has none
    const int before = figures_;
    if (is_figure(group)) ++figures_, begun_ = true;
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
    const Color color = printed(own);
    switch (shape.role) {
      case Role::Sky:
        return paint_sky(shape, box);
      case Role::Glow:
        return paint_glow(shape, own);
      case Role::Shadow:
        return paint_shadow(shape, own, size);
      case Role::Blush:
        return screen_.fill(shape.path, printed(own.with_alpha(1)), std::min(0.45, own.a));
      default:
        break;
    }
    if (own.a < 0.6) {  // a veil: dots would bite into the lines beneath it
      trace(cr_, shape.path);
      set_color(cr_, color.with_alpha(own.a));
      return cairo_fill(cr_);
    }
    const bool scenery = is_scenery(shape.role) && !in_figure();
    const double line = shape.line_weight * measure(scenery ? "scenery_line" : "line");
    if (shape.outlined && size > 12)
      heavy_side(
          cr_, shape.path,
          list_.light * (-measure("swell") * (scenery ? 0.5 : 1) * std::min(1.0, size / 110)),
          kInk);
    if (shape.fill.kind == Fill::Kind::Radial && size > 150 && scenery) {  // a wall by its lamp
      fill_bands(cr_, shape, kLamplit,
                 [&](Color c) { return printed(by_lamp(c, shape.fill)).with_alpha(1); });
      screen_bands(shape, kLamplit);
    } else {
      trace(cr_, shape.path);
      set_color(cr_, color.with_alpha(1));
      cairo_fill(cr_);
    }
    if (shape.volume && size > 22 && !is_muzzle(shape))
      paint_form(shape, box, size, color, scenery);
    if (shape.outlined) nib_stroke(cr_, shape.path, line, 0.42, kNib, kInk);
  }

  void paint_line(const Shape& shape) override {
    const Color c = shape.stroke.color;
    if (c.a < 0.08) return;
    const bool ink = lightness(c) < 0.42 && c.a > 0.5;
    brush_line(cr_, shape.path, shape.stroke.width * (ink ? 1.15 : 1), 0.28,
               ink ? kInk : printed(c));
  }

  void paint_words(const Words& words) override {
    fill_words(cr_, words, canvas_.style.lettering,
               lightness(words.color) < 0.45 ? kInk : words.color);
  }

  void paint_sky(const Shape& shape, const Box& box) {
    if (shape.fill.stops.size() < 2) {
      trace(cr_, shape.path);
      set_color(cr_, printed(mean_color(shape.fill)));
      return cairo_fill(cr_);
    }
    // One flat plate, and a second one screened over it towards the zenith.
    const Color top = printed(shape.fill.stops.front().color);
    const Color middle = printed(shape.fill.stops[shape.fill.stops.size() / 2].color);
    const Color low = printed(shape.fill.stops.back().color);
    const double height = std::min(box.height, list_.height);
    trace(cr_, shape.path);
    set_color(cr_, mix(middle, low, 0.6).with_alpha(1));
    cairo_fill(cr_);
    screen_.fill(shape.path, top.with_alpha(1), box.y, 0.99, box.y + height * 0.62, 0.0);
    if (exposure_.night) screen_.fill(shape.path, kInk, box.y, 0.72, box.y + height * 0.45, 0.0);
  }

  void paint_glow(const Shape& shape, Color own) {
    double most = own.a;
    for (const GradientStop& stop : shape.fill.stops) most = std::max(most, stop.color.a);
    if (most < 0.06 || is_haze(shape.fill)) return;
    const Color warm = shape.fill.stops.empty() ? own : shape.fill.stops.front().color;
    const Color plain = mix(printed(warm.with_alpha(1)), rgb(0xFFF3C0), 0.35);
    // Yellow over the blue of a night is grey: its halo is amber.
    const bool amber = exposure_.night && warm.r > warm.b * 1.1;
    const Color color = amber ? mix(plain, rgb(0xFF9A38), 0.5) : plain;
    if (is_darkness(shape.fill)) return paint_darkness(shape);
    if (shape.fill.stops.empty() || in_figure()) {
      trace(cr_, shape.path);
      set_color(cr_, color.with_alpha(std::min(0.6, most * 0.8)));
      return cairo_fill(cr_);
    }
    if (shape.fill.kind != Fill::Kind::Radial) {
      return fill_shaft(cr_, shape, color, 0.9);
    }
    // Over figures an edge of light would cut faces in two.
    if (begun_ && shape.fill.radius > 90) return;
    // A pool of light is one flat tint, and round it, if it hangs in the air, a ring of dots.
    const bool ground = shape.fill.squash < 0.6;
    const Step step{ground ? 0.4 : 0.62,
                    color.with_alpha(std::min(ground || amber ? 0.28 : 0.5, most * 0.8))};
    fill_steps(cr_, shape, std::span(&step, 1));
    if (shape.fill.radius > 60 && !ground) screen_step(shape, 0.28, color, 0.3);
  }

  /// Dots where a shape's gradient is at least as opaque as a share of its strongest.
  void screen_step(const Shape& shape, double level, Color ink, double share) {
    const double most = strongest(shape.fill).a;
    const auto region = where_at_least(shape.fill, most * level, shape.path.bounds());
    if (!region) return;
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    screen_.fill(*region, ink, share);
  }

  /// Each band of a wall's light runs into the next darker one with a ring of its dots.
  void screen_bands(const Shape& shape, int count) {
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    const Fill& fill = shape.fill;
    for (int i = 1; i < count; ++i) {
      const Color dark =
          printed(by_lamp(color_at(fill.stops, (i + 0.5) / count), fill)).with_alpha(1);
      const double outer = fill.radius * i / count, inner = outer - 0.25 * fill.radius / count;
      Path ring = ellipse(fill.from, outer, outer * fill.squash);
      ring.add(ellipse(fill.from, inner, inner * fill.squash));
      screen_.fill(ring, dark, 0.38);
    }
  }

  /// Dark around a lit place: a ring of dots, and a flat tint outside it.
  void paint_darkness(const Shape& shape) {
    if (begun_) return;  // over figures dots would be dirt
    const double most = strongest(shape.fill).a;
    const Color dark = darkened(list_.shade);
    const Step step{0.6, dark.with_alpha(std::min(0.55, most * 0.8))};
    fill_steps(cr_, shape, std::span(&step, 1));
    screen_step(shape, 0.3, dark, std::min(0.22, most * 0.5));
  }

  void paint_shadow(const Shape& shape, Color own, double size) {
    if (own.a < 0.05) return;
    if (is_darkness(shape.fill)) return paint_darkness(shape);
    if (!in_figure() && is_land_shade(shape, list_.width)) {  // dots are for what is really dark
      trace(cr_, shape.path);
      set_color(cr_, own.a > 0.9 ? printed(own) : darkened(list_.shade).with_alpha(own.a * 0.7));
      return cairo_fill(cr_);
    }
    if (!shape.fill.stops.empty() &&
        !in_figure()) {  // shade that comes gradually: one step of dots
      if (!begun_)
        screen_step(shape, 0.4, darkened(list_.shade), std::min(0.4, strongest(shape.fill).a));
      return;
    }
    if (!shape.fill.stops.empty()) {
      trace(cr_, shape.path);
      set_fill(cr_, shape.fill);
      return cairo_fill(cr_);
    }
    const Box box = shape.path.bounds();
    const bool underfoot = box.width > 4 * box.height;
    if (in_figure() && size < 26 && own.a < 0.5 && !underfoot) {  // on eyes, under fringes
      trace(cr_, shape.path);
      set_color(cr_, darkened(list_.shade).with_alpha(own.a));
      return cairo_fill(cr_);
    }
    screen_.fill(shape.path, darkened(list_.shade), std::clamp(own.a * 1.3, 0.3, 0.6));
    if (!in_figure() || box.width < box.height * 2) return;
    // Under what stands, black.
    const Point middle = box.centre();
    trace(cr_,
          ellipse({middle.x, middle.y - box.height * 0.06}, box.width * 0.36, box.height * 0.27));
    set_color(cr_, kInk);
    cairo_fill(cr_);
  }

  void paint_form(const Shape& shape, const Box& box, double size, Color color, bool scenery) {
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    const bool face = shape.part.ends_with(".head");
    const Point light = face ? across(list_.light) : list_.light;
    if (shape.role == Role::Land)  // a crest catches the light
      return crescent(cr_, shape.path, box, {0, 7}, mix(color, rgb(0xFFF6D8), 0.16));
    if (box.width * box.height > 250'000)
      return screen_.fill(shape.path, darkened(color), box.y + box.height * 0.15, 0.0,
                          std::min(box.bottom(), list_.height), 0.5);
    const double soft = std::min(size * (face ? 0.16 : 0.30), 90.0);
    Path shade;
    shade.add(rectangle(box.grown(soft + 1)));
    shade.add(shape.path.transformed(Affine::translation(light.x * soft, light.y * soft)));
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    screen_.fill(shade, darkened(color), 0.42);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
    if (!scenery || size > 50)  // the lit rim, one flat lighter plate
      crescent(cr_, shape.path, box, light * -(std::min(size * 0.05, 9.0) + 2),
               mix(color, rgb(0xFFFBEA), 0.45));
    if (shape.role == Role::Cloud || size < 34 || !shape.outlined) return;
    const double core = std::min(size * (face      ? 0.055
                                         : scenery ? 0.10
                                                   : 0.12),
                                 scenery ? 30.0 : 38.0);
    Feathers feathers{.spacing = std::clamp(size * 0.045, 5.0, 9.0),
                      .length = core * (face ? 0.8 : 1.15),
                      .width = std::clamp(size * 0.028, 3.0, 5.5)};
    if (size < 60) feathers.length = 0;
    feathered_shadow(cr_, shape.path, box, light, core, feathers, kInk);
  }

  /// As a four-colour press would mix it: vivid colours in twelfths of each plate.
  Color printed(Color c) const {
    Color bright = c;
    if (in_figure() && exposure_.white < 0.9) {
      const double lift = 1 + (1 / std::max(0.4, exposure_.white) - 1) * 0.6;
      bright = {std::min(1.0, c.r * lift), std::min(1.0, c.g * lift), std::min(1.0, c.b * lift),
                c.a};
    }
    bright = saturated(bright, 1.35);
    const bool vivid =
        std::max({bright.r, bright.g, bright.b}) - std::min({bright.r, bright.g, bright.b}) > 0.18;
    if (!vivid) return on_paper(bright);
    const auto plate = [](double v) { return std::round(std::clamp(v, 0.0, 1.0) * 12) / 12; };
    return on_paper({plate(bright.r), plate(bright.g), plate(bright.b), c.a});
  }

  /// Ink lets the paper through.
  Color on_paper(Color c) const {
    const Color paper = canvas_.style.paper;
    return {c.r * paper.r, c.g * paper.g, c.b * paper.b, c.a};
  }

  static Color darkened(Color c) {
    Color dark = saturated(darker(c, 0.48), 1.25);
    dark.a = 1;
    return {dark.r * 0.92, dark.g * 0.9, std::min(1.0, dark.b * 1.08), 1};
  }

  Screen screen_;
  Exposure exposure_;
  int figures_ = 0;
  bool begun_ = false;  ///< a figure has been painted
};

}  // namespace

void paint_western(const Canvas& canvas, const DisplayList& list) {
  set_color(canvas.cr, canvas.style.paper);
  cairo_paint(canvas.cr);
  Western(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
