// The walk through a display list, and the two painters that exist. Everything is vectors: crescents
// of light and shade are the difference of a shape and its own shifted copy, so that a PDF stays
// sharp at any size.
#include <cairo.h>

#include <stdexcept>

#include "base/embedded.h"
#include "base/json.h"
#include "drawing/style.h"

namespace talewright::drawing {

namespace {

void trace(cairo_t* cr, const Path& path) {
  const auto& pts = path.points();
  std::size_t at = 0;
  for (Path::Verb verb : path.verbs()) {
    switch (verb) {
      case Path::Verb::Move: cairo_move_to(cr, pts[at].x, pts[at].y); at += 1; break;
      case Path::Verb::Line: cairo_line_to(cr, pts[at].x, pts[at].y); at += 1; break;
      case Path::Verb::Curve:
        cairo_curve_to(cr, pts[at].x, pts[at].y, pts[at + 1].x, pts[at + 1].y, pts[at + 2].x,
                       pts[at + 2].y);
        at += 3;
        break;
      case Path::Verb::Close: cairo_close_path(cr); break;
    }
  }
}

void set_color(cairo_t* cr, Color c) { cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a); }

void set_fill(cairo_t* cr, const Fill& fill) {
  if (fill.kind == Fill::Kind::Solid) return set_color(cr, fill.color);
  cairo_pattern_t* pattern =
      fill.kind == Fill::Kind::Linear
          ? cairo_pattern_create_linear(fill.from.x, fill.from.y, fill.to.x, fill.to.y)
          : cairo_pattern_create_radial(fill.from.x, fill.from.y, 0, fill.from.x, fill.from.y,
                                        fill.radius);
  for (const GradientStop& s : fill.stops)
    cairo_pattern_add_color_stop_rgba(pattern, s.at, s.color.r, s.color.g, s.color.b, s.color.a);
  cairo_set_source(cr, pattern);
  cairo_pattern_destroy(pattern);
}

/// The colour a fill has on the whole: what ink and shade are mixed from.
Color mean_color(const Fill& fill) {
  if (fill.kind == Fill::Kind::Solid) return fill.color;
  if (fill.stops.empty()) return {};
  Color sum{0, 0, 0, 0};
  for (const GradientStop& s : fill.stops) {
    sum.r += s.color.r, sum.g += s.color.g, sum.b += s.color.b, sum.a += s.color.a;
  }
  const double n = static_cast<double>(fill.stops.size());
  return {sum.r / n, sum.g / n, sum.b / n, sum.a / n};
}

/// How a style treats shapes.
struct Manner {
  double contour = 0;      ///< width of outlines in picture units; 0 = none
  double contour_dark = 0; ///< how far the ink goes from the fill towards the picture's shade
  double shade = 0, shade_reach = 0;  ///< opacity and width (share of the shape's size) of form shade
  double shine = 0, shine_reach = 0;  ///< the same for light
};

constexpr Manner kCartoon{.contour = 4.4, .contour_dark = 0.72, .shade = 0.20, .shade_reach = 0.13,
                          .shine = 0.22, .shine_reach = 0.07};
constexpr Manner kFlat{.contour = 0, .contour_dark = 0, .shade = 0.13, .shade_reach = 0.24,
                       .shine = 0, .shine_reach = 0};

class Painter {
 public:
  Painter(cairo_t* cr, const DisplayList& list, const Manner& manner)
      : cr_(cr), list_(list), manner_(manner) {}

  void paint(const Group& group) {
    cairo_save(cr_);
    if (group.clip) {
      trace(cr_, *group.clip);
      cairo_clip(cr_);
    }
    const bool layer = group.opacity < 1;
    if (layer) cairo_push_group(cr_);
    for (const Node& node : group.children) {
      if (const Shape* shape = std::get_if<Shape>(&node.item))
        paint(*shape);
      else
        paint(std::get<Group>(node.item));
    }
    if (layer) {
      cairo_pop_group_to_source(cr_);
      cairo_paint_with_alpha(cr_, group.opacity);
    }
    cairo_restore(cr_);
  }

 private:
  void paint(const Shape& shape) {
    if (shape.fill.kind != Fill::Kind::None) {
      trace(cr_, shape.path);
      set_fill(cr_, shape.fill);
      cairo_fill(cr_);
      if (shape.volume) model(shape);
      if (shape.outlined && manner_.contour > 0) {
        Color ink = mix(mean_color(shape.fill), darker(list_.shade, 0.45), manner_.contour_dark);
        ink.a = mean_color(shape.fill).a;
        line(shape.path, manner_.contour * shape.line_weight, ink);
      }
    }
    if (shape.stroke.width > 0) line(shape.path, shape.stroke.width, shape.stroke.color);
  }

  void line(const Path& path, double width, Color color) {
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cr_, width);
    set_color(cr_, color);
    trace(cr_, path);
    cairo_stroke(cr_);
  }

  /// Light on the side towards the light, shade on the other.
  void model(const Shape& shape) {
    const Box box = shape.path.bounds();
    const double size = std::min(box.width, box.height);
    if (size < 6) return;
    const Color base = mean_color(shape.fill);
    cairo_save(cr_);
    trace(cr_, shape.path);
    cairo_clip(cr_);
    if (manner_.shade > 0)
      crescent(shape.path, box, list_.light * (size * manner_.shade_reach),
               mix(list_.shade, darker(base, 0.6), 0.3).with_alpha(manner_.shade));
    if (manner_.shine > 0)
      crescent(shape.path, box, list_.light * (-size * manner_.shine_reach),
               rgb(0xFFFFFF, manner_.shine));
    cairo_restore(cr_);
  }

  /// What of the shape lies outside its copy shifted by `shift`.
  void crescent(const Path& path, const Box& box, Point shift, Color color) {
    trace(cr_, rectangle(box.grown(box.width + box.height)));
    trace(cr_, path.transformed(Affine::translation(shift.x, shift.y)));
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
    set_color(cr_, color);
    cairo_fill(cr_);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
  }

  cairo_t* cr_;
  const DisplayList& list_;
  const Manner& manner_;
};

const Manner* manner_of(std::string_view style) {
  if (style == "cartoon") return &kCartoon;
  if (style == "flat") return &kFlat;
  return nullptr;
}

}  // namespace

std::span<const StyleEntry> styles() {
  static const auto all = [] {
    std::vector<StyleEntry> result;
    const json::value file = parse_embedded("resources/styles.json");
    for (const json::value& v : file.at("styles").as_array()) {
      const json::object& o = v.as_object();
      result.push_back({text_or(o, "name"), text_or(o, "title"), text_or(o, "about")});
    }
    return result;
  }();
  return all;
}

bool is_style(std::string_view name) { return manner_of(name) != nullptr; }

void paint(cairo_t* cr, const DisplayList& list, std::string_view style, const Box& target) {
  const Manner* manner = manner_of(style);
  if (!manner) throw std::invalid_argument("unknown style: " + std::string(style));
  cairo_save(cr);
  cairo_translate(cr, target.x, target.y);
  cairo_scale(cr, target.width / list.width, target.height / list.height);
  cairo_rectangle(cr, 0, 0, list.width, list.height);
  cairo_clip(cr);
  Painter(cr, list, *manner).paint(list.root);
  cairo_restore(cr);
}

}  // namespace talewright::drawing
