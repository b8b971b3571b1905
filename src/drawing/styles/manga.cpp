// Manga: black ink on white paper, and no grey but what the dots of screentone make.
//
// Value decides everything: what is white stays paper, what is dark is spotted black, what lies
// between gets tone in a few steps. Figures are measured against the whites of their eyes, so that
// faces stay clean at night while the sky behind them is black. A contour is a thin nib line before
// a copy of the shape moved away from the light, which makes it swell on the far side; scenery is
// drawn with a fine line and light tone, so that figures come forward.
#include <algorithm>
#include <cmath>

#include "drawing/exposure.h"
#include "drawing/ink.h"
#include "drawing/set_off.h"
#include "drawing/steps.h"
#include "drawing/tone.h"

namespace talewright::drawing {

namespace {

constexpr Color kInk = kPrintInk, kWhite = kPrintPaper;
constexpr double kNib = 48;  // degrees
/// The values that tone is laid in, as a share of ink: paper and black stand at the ends.
constexpr double kPale = 0.10, kLight = 0.20, kMiddle = 0.34, kDeep = 0.56;

class Manga : public Painter {
 public:
  Manga(const Canvas& canvas, const DisplayList& list)
      : Painter(canvas, list),
        screen_(canvas, canvas.style.number("pitch")),
        exposure_(exposure_of(list)) {}

  void paint(const Group& group) override {
    if (group.name == "air") return;  // haze behind a figure: paper has none
    const bool figure = is_figure(group);
    if ((figure || group.name.starts_with("prop.")) && !lines_drawn_) {
      lines_drawn_ = true;
      draw_emphasis(cr_, list_, exposure_.night && exposure_.open);
    }
    const int before = figures_;
    if (figure && ++figures_ == 1) {
      spotted_ = has_black(group);
      body_ = nullptr;
      if (exposure_.night) cut_out(cr_, group);
    }
    const bool framed = framed_;
    framed_ = framed || group.name == "foreground";
    Painter::paint(group);
    figures_ = before;
    framed_ = framed;
  }

 private:
  bool in_figure() const { return figures_ > 0; }

  /// Whether something of a figure, but for its face, will be spotted black.
  bool has_black(const Group& group) const {
    return std::any_of(group.children.begin(), group.children.end(), [&](const Node& node) {
      if (const Group* inner = std::get_if<Group>(&node.item)) return has_black(*inner);
      const Shape* shape = std::get_if<Shape>(&node.item);
      if (!shape || shape->fill.kind == Fill::Kind::None || !shape->outlined) return false;
      if (shape->role == Role::Eye || shape->role == Role::Mouth) return false;
      const Color color = mean_color(shape->fill);
      const double size = girth(shape->path, shape->path.bounds());
      return color.a >= 0.75 && size > 26 && figure_share(*shape, color, size) >= 0.98;
    });
  }

  /// Ink sets off a figure that has no black of its own: the head throws a shadow on what is worn.
  void throw_chin_shadow(const Shape& head, double size) {
    const Saved saved(cr_);
    clip_to(cr_, body_->path);
    trace(cr_, head.path, {-list_.light.x * size * 0.03, size * 0.06});
    set_color(cr_, kInk);
    cairo_fill(cr_);
  }
  double measure(std::string_view key) const { return canvas_.style.number(key); }

  void paint_area(const Shape& shape) override {
    const Color color = mean_color(shape.fill);
    if (color.a < 0.02) return;
    const Box box = shape.path.bounds();
    const double size = girth(shape.path, box);
    switch (shape.role) {
      case Role::Sky:
        return paint_sky(shape, box);
      case Role::Glow:
        return paint_glow(shape, color, box);
      case Role::Shadow:
        if (is_darkness(shape.fill)) return paint_darkness(shape, box);
        // Shade that comes gradually over all is left to the tone of the things themselves.
        if (!shape.fill.stops.empty() && size > 250) return;
        return screen_.fill(shape.path, kInk, shade_share(shape, color, box));
      case Role::Blush:
        return paint_blush(shape, box);
      case Role::Weather:
      case Role::Celestial:
        return paint_light(shape, color, size);
      default:
        break;
    }
    if (color.a < 0.75) return paint_veil(shape, color);
    const bool scenery = is_scenery(shape.role) && !in_figure();
    if (!ground_begun_ && shape.role == Role::Water && !shape.outlined && box.y < 1 &&
        box.height > 0.8 * list_.height)
      return paint_deep(shape);
    if (shape.role != Role::Cloud) ground_begun_ = true;
    const double share = scenery ? scenery_share(shape, color) : figure_share(shape, color, size);
    const bool black = share >= 0.98;
    if (in_figure() && !spotted_) {
      if (shape.role == Role::Cloth && shape.volume && size > 40) body_ = &shape;
      if (!body_ && shape.part.ends_with(".body")) body_ = &shape;
      if (body_ && shape.part.ends_with(".head")) throw_chin_shadow(shape, size);
    }
    // By night leaves are cut out of what stands behind them.
    if (exposure_.night && exposure_.open && scenery && shape.role == Role::Foliage &&
        shape.outlined && size > 40)
      stroke(cr_, shape.path, 7, kWhite);
    const double line = shape.line_weight * measure(scenery ? "scenery_line" : "line");
    if (shape.outlined && !scenery && size > 14)
      heavy_side(cr_, shape.path, list_.light * (-measure("swell") * std::min(1.0, size / 90)),
                 kInk);
    else if (shape.outlined && scenery && size > 60)
      heavy_side(cr_, shape.path, list_.light * -1.6, kInk);
    // Leaves and tufts come many to a path: their line goes beneath, so that it shows outside only.
    if (!shape.outlined && scenery && size > 2 && shape.part != "sheet.child")
      stroke(cr_, shape.path, size < 90 ? 2.0 : 1.3, kInk);
    const bool lamplit = scenery && size > 150 && shape.fill.kind == Fill::Kind::Radial;
    trace(cr_, shape.path);
    set_color(cr_, black && !lamplit ? kInk : kWhite);
    cairo_fill(cr_);
    if (lamplit)
      tone_lamplight(shape, box);
    else if (!black)
      fill_tone(shape, box, share, scenery);
    if (shape.volume && size > 26 && !is_muzzle(shape))
      paint_form(shape, box, size, share, scenery);
    if (!shape.outlined) {
      return;
    }
    // A black shape needs a white seam where it overlaps another black one.
    if (black && size > 30) stroke(cr_, shape.path, line + 2.2, kWhite);
    nib_stroke(cr_, shape.path, line, 0.45, kNib, kInk);
  }

  /// What lies under somebody and what he throws are one tone; hollows of the ground are paler.
  double shade_share(const Shape& shape, Color color, const Box& box) const {
    if (!in_figure() && is_land_shade(shape, list_.width)) return exposure_.snowy ? kLight : kPale;
    const bool cast = shape.part == "light.shadow" ||
                      (shape.part.empty() && color.a > 0.24 && box.width > 4 * box.height);
    return cast ? kMiddle : in_figure() || color.a < 0.2 ? kLight : kMiddle;
  }

  void paint_line(const Shape& shape) override {
    const Color color = shape.stroke.color;
    if (color.a < 0.15) return;
    const double value = lightness(color) / (in_figure() ? exposure_.white : 1);
    // Faces are light here, even those whose features were drawn light on dark.
    const bool feature = in_figure() && (shape.role == Role::Eye || shape.role == Role::Mouth ||
                                         shape.role == Role::Mark);
    const bool white = shape.role == Role::Weather ? exposure_.night : value > 0.72 && !feature;
    double width = shape.stroke.width;
    if (deep_ && white && !in_figure()) {  // bubbles have a rim, light on the sand is a fine line
      if (shape.role == Role::Glow) return stroke(cr_, shape.path, 1.3, kInk);
      stroke(cr_, shape.path, std::clamp(width, 1.5, 4.0) + 3, kInk);
    }
    if (!in_figure()) width = std::min(width, shape.role == Role::Weather ? 2.2 : 3.0);
    if (color.a < 0.5) width *= 0.6;
    brush_line(cr_, shape.path, width, shape.role == Role::Weather ? 0.5 : 0.3,
               white ? kWhite : kInk);
  }

  void paint_words(const Words& words) override {
    fill_words(cr_, words, canvas_.style.lettering, lightness(words.color) > 0.7 ? kWhite : kInk);
  }

  void paint_sky(const Shape& shape, const Box& box) {
    const auto value = [&](std::size_t i) {
      return lightness(shape.fill.stops.empty() ? shape.fill.color : shape.fill.stops[i].color);
    };
    const double top = value(0);
    const double low = value(shape.fill.stops.empty() ? 0 : shape.fill.stops.size() - 1);
    trace(cr_, shape.path);
    if (exposure_.open ? exposure_.night : lightness(mean_color(shape.fill)) < 0.5) {
      set_color(cr_, kInk);
      cairo_fill(cr_);
      // A few white dots towards the horizon, where the night is thinner.
      return screen_.fill(shape.path, kWhite, box.y + box.height * 0.5, 0.0,
                          box.y + std::min(box.height, list_.height) * 0.95, 0.16);
    }
    set_color(cr_, kWhite);
    cairo_fill(cr_);
    const double dark = std::clamp((1 - top) * 0.7, 0.08, 0.30);
    const double light = std::clamp((1 - low) * 0.25 - 0.02, 0.0, 0.08);
    // It runs out before it meets the land; over snow it stays, so that the snow is the white.
    const double height = std::min(box.height, list_.height);
    if (exposure_.snowy)
      return screen_.fill(shape.path, kInk, box.y, 0.46, box.y + height * 0.9, 0.2);
    screen_.fill(shape.path, kInk, box.y, dark, box.y + height * 0.72, exposure_.open ? 0 : light);
  }

  /// The open water: light where the surface is near, a few steps of tone towards the depth.
  void paint_deep(const Shape& shape) {
    deep_ = true;
    trace(cr_, shape.path);
    set_color(cr_, kWhite);
    cairo_fill(cr_);
    tone_deep(shape.path, 0.02);
  }

  /// From a share of the picture's height on.
  void tone_deep(const Path& path, double from) {
    const double shown = list_.height, dim = exposure_.around < 0.45 ? 1.5 : 1;
    screen_.fill(path, kInk, shown * from, 0, shown * 0.86, std::min(0.66, 0.54 * dim));
  }

  /// A shaft of light under water is thinner tone, which gathers downwards until the shaft is lost.
  void paint_shaft(const Shape& shape) {
    trace(cr_, shape.path);
    set_color(cr_, kWhite);
    cairo_fill(cr_);
    tone_deep(shape.path, 0.18);
  }

  /// Dark that leaves a lit place free: rings of tone around it, their edges cut.
  void paint_darkness(const Shape& shape, const Box& box) {
    if (lines_drawn_ || in_figure()) return;  // over figures it would be dirt
    const double most = strongest(shape.fill).a;
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    for (const auto& [level, share] : {std::pair{0.3, 0.13}, {0.66, kMiddle}, {0.95, kDeep}})
      if (const auto ring = where_at_least(shape.fill, most * level, box))
        screen_.fill(*ring, kInk, share);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
  }

  /// A wall or floor by its lamp: paper where it is lit, and rings of tone as the light thins.
  void tone_lamplight(const Shape& shape, const Box& box) {
    const Fill& fill = shape.fill;
    double most = 0;
    for (const GradientStop& stop : fill.stops) most = std::max(most, lightness(stop.color));
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    constexpr int kLook = 32;
    for (const auto& [under, share] : {std::pair{0.84, 0.13}, {0.62, kMiddle}, {0.42, kDeep}}) {
      int i = 0;
      while (i <= kLook &&
             lightness(color_at(fill.stops, static_cast<double>(i) / kLook)) > under * most)
        ++i;
      if (i > kLook) break;
      const double radius = fill.radius * i / kLook;
      Path ring = rectangle(box);
      if (radius > 0) ring.add(ellipse(fill.from, radius, radius * fill.squash));
      screen_.fill(ring, kInk, share);
    }
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
  }

  /// Light as a hole in the tone: white dots in rings that thin out.
  void paint_glow(const Shape& shape, Color color, const Box& box) {
    if (is_darkness(shape.fill)) return paint_darkness(shape, box);
    if (is_haze(shape.fill)) return;
    if (deep_ && !ground_begun_ && shape.fill.kind == Fill::Kind::Linear) return paint_shaft(shape);
    if (shape.fill.kind == Fill::Kind::Solid && color.a > 0.8 && box.width < 60) {  // a sparkle
      stroke(cr_, shape.path, 2.4, kInk);
      trace(cr_, shape.path);
      set_color(cr_, kWhite);
      return cairo_fill(cr_);
    }
    double most = color.a;
    for (const GradientStop& stop : shape.fill.stops) most = std::max(most, stop.color.a);
    // Over tone, white dots would fall on black ones: only the sky may glow.
    if (lightness(color) < 0.4 || most < 0.08 || ground_begun_) return;
    if (shape.fill.kind != Fill::Kind::Radial) return;
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    const double reach = std::min(shape.fill.radius, std::max(box.width, box.height) / 2);
    const double share = std::min(1.0, most + 0.2);
    if (exposure_.night)
      for (const auto& [far, dots] : {std::pair{0.9, 0.16}, {0.66, 0.36}})
        screen_.fill(ellipse(shape.fill.from, reach * far, reach * far), kWhite, dots * share);
    screen_.fill(ellipse(shape.fill.from, reach * 0.42, reach * 0.42), kWhite,
                 exposure_.night ? 0.7 * share : 1);
  }

  void paint_blush(const Shape& shape, const Box& box) {
    Path lines;
    for (int i = 0; i < 3; ++i) {
      const double x = box.x + box.width * (0.28 + 0.22 * i);
      lines.move_to({x + box.width * 0.07, box.y + box.height * 0.24});
      lines.line_to({x - box.width * 0.07, box.y + box.height * 0.76});
    }
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    brush_line(cr_, lines, std::clamp(box.width * 0.06, 1.2, 3.0), 0.4, kInk);
  }

  /// Snow, drops, stars, the moon: paper white, with a line where they would be lost.
  void paint_light(const Shape& shape, Color color, double size) {
    if (color.a < 0.3) return screen_.fill(shape.path, kWhite, color.a);
    trace(cr_, shape.path);
    set_color(cr_, kWhite);
    cairo_fill(cr_);
    if (size > 5 && !exposure_.night) stroke(cr_, shape.path, 1.2, kInk);
    if (shape.volume && size > 40) {
      const Saved saved(cr_);
      clip_to(cr_, shape.path);
      screen_.fill(shape.path, kInk, 0.06);
    }
  }

  /// What lets through. Thin mist is left out, for white dots on black ones look like a mistake.
  void paint_veil(const Shape& shape, Color color) {
    const double value = lightness(color);
    if (value > 0.6) {
      if (deep_ && !in_figure() && shape.role == Role::Water) {  // bubbles
        stroke(cr_, shape.path, 3.2, kInk);
        trace(cr_, shape.path);
        set_color(cr_, kWhite);
        return cairo_fill(cr_);
      }
      if (color.a > 0.5) screen_.fill(shape.path, kWhite, 1);
      return;
    }
    const Box box = shape.path.bounds();  // the dimness of a whole room is left to spotted blacks
    if (box.width * box.height > 0.3 * list_.width * list_.height) return;
    screen_.fill(shape.path, kInk, std::min(0.3, color.a * (1 - value) * 0.5));
  }

  double scenery_share(const Shape& shape, Color color) const {
    if (framed_) return 1;  // what frames the picture is a black cut-out
    const double value = lightness(color);
    if (exposure_.night && exposure_.open) {
      // By night the world is black cut-outs under a black sky, lit windows are paper.
      if (value > 0.66) return 0;
      if (shape.role == Role::Cloud) return 0.88;
      if (value < 0.30) return 1;
      if (shape.role == Role::Foliage) return shape.outlined && value > 0.42 ? 0.74 : 1;
      const Box box = shape.path.bounds();
      const bool floor = box.y > 0.45 * list_.height && box.width > 0.9 * list_.width;
      if (floor || shape.role == Role::Land || shape.role == Role::Water)
        return value > 0.4 ? kPale : kLight;  // the ground lies in the moonlight
      return value > 0.52 ? kMiddle : value > 0.38 ? kDeep : 0.74;
    }
    // Near things in the dark of the foreground are cut-outs; all else is light, so that figures
    // read.
    const double light = std::clamp(exposure_.around, 0.4, 0.9);
    const double under = value / light;
    if (shape.role == Role::Cloud) return 0;
    if (shape.role == Role::Interior) {  // walls and floors: figures need air around them
      const Box box = shape.path.bounds();
      if (box.width * box.height > 0.15 * list_.width * list_.height)
        return under < 0.66 ? kLight : 0;
    }
    if (deep_ && shape.role == Role::Land) {  // distant reefs rise dark out of the depth
      const Box box = shape.path.bounds();
      if (!shape.outlined && box.y < 0.75 * list_.height) return kDeep;
    }
    if (exposure_.snowy && under < 0.62 && shape.role != Role::Land && shape.role != Role::Water) {
      const Box box = shape.path.bounds();  // trunks, fences, bare twigs
      if (girth(shape.path, box) < 90) return 1;
    }
    if (under < 0.45) return shape.outlined ? kDeep : 1;
    if (under < 0.66) return kMiddle;
    return under < 0.84 && shape.role != Role::Land ? kPale : 0;
  }

  double figure_share(const Shape& shape, Color color, double size) const {
    const double value = std::min(1.0, lightness(color) / exposure_.white);
    if (shape.role == Role::Eye) return value > 0.72 ? 0 : value > 0.42 && size > 8 ? 0.5 : 1;
    if (shape.role == Role::Mouth) return value > 0.7 ? 0 : value > 0.35 ? 0.28 : 1;
    if (size < 24 && !shape.volume) return value > 0.62 ? 0 : 1;  // brows, noses: no room for dots
    if (shape.role == Role::Body) {                               // faces stay clean
      if (value > 0.6) return 0;
      return value > 0.2 ? (shape.part.ends_with(".head") ? kPale : 0.14) : 1;
    }
    if (value > 0.74) return 0;
    if (value > 0.60) return 0.14;
    if (value > 0.46) return kMiddle;
    return value > 0.32 ? kDeep : 1;
  }

  void fill_tone(const Shape& shape, const Box& box, double share, bool scenery) {
    if (share <= 0) return;
    if (shape.role == Role::Eye)  // an iris: dark under the lid, light below
      return screen_.fill(shape.path, kInk, box.y + box.height * 0.35, 1, box.bottom(), 0.15);
    if (scenery && box.height > 160)  // large things fade towards their foot
      return screen_.fill(shape.path, kInk, std::max(0.0, box.y), share * 1.15,
                          std::min(box.bottom(), list_.height), share * 0.55);
    screen_.fill(shape.path, kInk, share);
  }

  void paint_form(const Shape& shape, const Box& box, double size, double share, bool scenery) {
    const Saved saved(cr_);
    clip_to(cr_, shape.path);
    const Point light = shape.part.ends_with(".head") ? across(list_.light) : list_.light;
    if (share >= 0.98) {
      // A gleam along the lit side of black hair and cloth.
      if (scenery) return;
      const double in = std::min(size * 0.10, 12.0) + 2;
      return gleam(shape, box, light, in, std::min(size * 0.055, 6.0));
    }
    const double reach = std::min(size * (scenery ? 0.10 : 0.16), scenery ? 26.0 : 40.0);
    Path shade;
    shade.add(rectangle(box.grown(reach + 1)));
    shade.add(shape.path.transformed(Affine::translation(light.x * reach, light.y * reach)));
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    const bool face = shape.part.ends_with(".head");
    screen_.fill(shade, kInk, std::min(0.62, share + (scenery || face ? 0.14 : 0.20)));
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
  }

  void gleam(const Shape& shape, const Box& box, Point light, double in, double width) {
    // What lies between two copies moved away from the light: a band just inside the rim.
    clip_to(cr_, shape.path.transformed(Affine::translation(light.x * -in, light.y * -in)));
    crescent(cr_, shape.path, box, light * -(in + width), kWhite);
  }

  Screen screen_;
  Exposure exposure_;
  int figures_ = 0;
  bool spotted_ = false;         ///< the figure being painted has black of its own
  const Shape* body_ = nullptr;  ///< what its head may throw a shadow on
  bool lines_drawn_ = false;
  bool ground_begun_ = false;  ///< something stands before the sky already
  bool framed_ = false;        ///< within what frames the picture
  bool deep_ = false;          ///< all is under water
};

}  // namespace

void paint_manga(const Canvas& canvas, const DisplayList& list) {
  set_color(canvas.cr, canvas.style.paper);
  cairo_paint(canvas.cr);
  Manga(canvas, list).paint(list.root);
}

}  // namespace talewright::drawing
