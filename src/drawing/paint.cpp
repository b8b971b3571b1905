// The walk through a display list, and the table of styles. Everything is vectors, and nothing is
// asked of Cairo that makes its PDF surface fall back to pixels: only OVER, gradients, clips and
// groups with an opacity.
#include <stdexcept>

#include "base/embedded.h"
#include "base/failure.h"
#include "base/json.h"
#include "drawing/painter.h"
#include "drawing/style.h"

namespace talewright::drawing {

namespace {

/// Whether a shape, its line and its shade may touch the picture: what a close shot leaves outside
/// need not be traced.
bool in_sight(const Shape& shape, const DisplayList& list) {
  const Box box = shape.path.bounds().grown(24 + shape.stroke.width);
  return box.right() > 0 && box.bottom() > 0 && box.x < list.width && box.y < list.height;
}

}  // namespace

void Painter::paint(const Group& group) {
  if (group.opacity <= 0) return;
  Saved saved(cr_);
  if (group.clip) {
    trace(cr_, *group.clip);
    cairo_clip(cr_);
  }
  const bool layer = group.opacity < 1;
  if (layer) {
    // A group's surface is as large as the clip: kept to what is painted, it stays small.
    const Box box = bounds(group).grown(12);
    cairo_rectangle(cr_, box.x, box.y, box.width, box.height);
    cairo_clip(cr_);
    cairo_push_group(cr_);
  }
  for (const Node& node : group.children) {
    if (const Shape* shape = std::get_if<Shape>(&node.item)) {
      if (!in_sight(*shape, list_)) continue;
      if (shape->role == Role::Sample) {
        fill_sample(cr_, *shape);
        continue;
      }
      if (shape->fill.kind != Fill::Kind::None) paint_area(*shape);
      if (shape->stroke.width > 0) paint_line(*shape);
    } else if (const Group* inner = std::get_if<Group>(&node.item)) {
      paint(*inner);
    } else if (const Words* words = std::get_if<Words>(&node.item)) {
      paint_words(*words);
    } else {
      paint_picture(std::get<Picture>(node.item));
    }
  }
  if (layer) {
    cairo_pop_group_to_source(cr_);
    cairo_paint_with_alpha(cr_, group.opacity);
  }
}

void Painter::paint_line(const Shape& shape) {
  stroke(cr_, shape.path, shape.stroke.width, shape.stroke.color);
}

void Painter::paint_words(const Words& words) {
  fill_words(cr_, words, canvas_.style.lettering, words.color);
}

void Painter::paint_picture(const Picture& picture) {
  if (!picture.png || picture.box.empty()) return;
  const Surface image = read_png(*picture.png);
  if (!image) return;
  const Saved saved(cr_);
  cairo_translate(cr_, picture.box.x, picture.box.y);
  cairo_scale(cr_, picture.box.width / cairo_image_surface_get_width(image.get()),
              picture.box.height / cairo_image_surface_get_height(image.get()));
  cairo_set_source_surface(cr_, image.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr_), CAIRO_FILTER_GOOD);
  cairo_paint(cr_);
}

bool is_scenery(Role role) {
  return role == Role::Cloud || role == Role::Land || role == Role::Water ||
         role == Role::Foliage || role == Role::Structure || role == Role::Interior ||
         role == Role::Celestial;
}

bool is_muzzle(const Shape& shape) { return shape.part.ends_with(".muzzle"); }

#define STYLE(name) void paint_##name(const Canvas& canvas, const DisplayList& list);
#include "generated/styles.inc"
#undef STYLE

namespace {

struct StyleRow {
  std::string_view name;
  void (*paint)(const Canvas&, const DisplayList&);
};

#define STYLE(name) {#name, paint_##name},
constexpr StyleRow kStyles[] = {
#include "generated/styles.inc"
};
#undef STYLE

const StyleRow* find_style(std::string_view name) {
  for (const StyleRow& row : kStyles)
    if (row.name == name) return &row;
  return nullptr;
}

Color color_of(const json::value& v) {
  const auto color = parse_color(v.as_string());
  ensure(color.has_value(), "resources/styles.json holds colours as #rrggbb");
  return *color;
}

StyleEntry read_style(const json::object& o) {
  StyleEntry style{.name = text_or(o, "name"),
                   .title = text_or(o, "title"),
                   .about = text_or(o, "about"),
                   .vector = flag_or(o, "vector", true),
                   .paper = color_of(o.at("paper")),
                   .page = color_of(o.contains("page") ? o.at("page") : o.at("paper")),
                   .bare_edge = number_or(o, "bare_edge", 0),
                   .vignette = flag_or(o, "vignette", false)};
  const json::object& lettering = o.at("lettering").as_object();
  style.lettering = {text_or(lettering, "family"), flag_or(lettering, "bold", false),
                     flag_or(lettering, "capitals", false)};
  if (const json::object* numbers = object_at(o, "numbers"))
    for (const auto& [key, value] : *numbers) style.numbers.emplace(key, value.to_number<double>());
  if (const json::object* colors = object_at(o, "colors"))
    for (const auto& [key, value] : *colors)
      for (const json::value& v : value.as_array())
        style.colors[std::string(key)].push_back(color_of(v));
  return style;
}

}  // namespace

double StyleEntry::number(std::string_view key) const {
  const auto found = numbers.find(key);
  if (found == numbers.end())
    throw std::logic_error("style " + name + " has no number " + std::string(key));
  return found->second;
}

const std::vector<Color>& StyleEntry::palette(std::string_view key) const {
  const auto found = colors.find(key);
  if (found == colors.end())
    throw std::logic_error("style " + name + " has no palette " + std::string(key));
  return found->second;
}

std::span<const StyleEntry> styles() {
  static const auto all = [] {
    std::vector<StyleEntry> result;
    const json::value file = parse_embedded("resources/styles.json");
    for (const json::value& v : file.at("styles").as_array())
      result.push_back(read_style(v.as_object()));
    return result;
  }();
  return all;
}

bool is_style(std::string_view name) { return find_style(name) != nullptr; }

const StyleEntry& style_named(std::string_view name) {
  const StyleRow* row = find_style(name);
  if (!row) throw std::invalid_argument("unknown style: " + std::string(name));
  return styles()[static_cast<std::size_t>(row - kStyles)];
}

void paint(cairo_t* cr, const DisplayList& list, std::string_view style, const Box& target) {
  const StyleRow* row = find_style(style);
  if (!row) throw std::invalid_argument("unknown style: " + std::string(style));
  if (!(list.width > 0) || !(list.height > 0) || target.empty()) return;
  const Saved saved(cr);
  double across = target.width, down = 0;
  cairo_user_to_device_distance(cr, &across, &down);
  double pixels = std::hypot(across, down) / list.width;
  const bool vector = cairo_surface_get_type(cairo_get_target(cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  // At print size 16 steps of coverage at an edge and half a pixel off a curve look the same as
  // finer ones and cost a tenth less; in a picture so small that it is measured, not looked at,
  // too.
  const bool coarse = pixels >= 2 || pixels <= 0.25;
  cairo_translate(cr, target.x, target.y);
  cairo_scale(cr, target.width / list.width, target.height / list.height);
  cairo_rectangle(cr, 0, 0, list.width, list.height);
  cairo_clip(cr);
  cairo_set_tolerance(cr, coarse ? 0.5 : 0.2);
  if (coarse) cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
  if (vector) pixels *= 300.0 / 72;
  const StyleEntry& entry = styles()[static_cast<std::size_t>(row - kStyles)];
  row->paint({cr, entry, pixels, vector}, list);
}

}  // namespace talewright::drawing
