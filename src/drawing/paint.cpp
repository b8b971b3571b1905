// The walk through a display list, and the table of styles. Everything is vectors, and nothing is
// asked of Cairo that makes its PDF surface fall back to pixels: only OVER, gradients, clips and
// groups with an opacity.
#include <stdexcept>

#include "base/embedded.h"
#include "base/json.h"
#include "drawing/painter.h"
#include "drawing/style.h"

namespace talewright::drawing {

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
      if (shape->fill.kind != Fill::Kind::None) paint_area(*shape);
      if (shape->stroke.width > 0) paint_line(*shape);
    } else {
      paint(std::get<Group>(node.item));
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

bool is_scenery(Role role) {
  return role == Role::Cloud || role == Role::Land || role == Role::Water ||
         role == Role::Foliage || role == Role::Structure || role == Role::Interior ||
         role == Role::Celestial;
}

namespace {

struct StyleRow {
  std::string_view name;
  std::unique_ptr<Painter> (*make)(cairo_t*, const DisplayList&);
};

constexpr StyleRow kStyles[] = {{"cartoon", make_cartoon}, {"flat", make_flat}};

const StyleRow* find_style(std::string_view name) {
  for (const StyleRow& row : kStyles)
    if (row.name == name) return &row;
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

bool is_style(std::string_view name) { return find_style(name) != nullptr; }

void paint(cairo_t* cr, const DisplayList& list, std::string_view style, const Box& target) {
  const StyleRow* row = find_style(style);
  if (!row) throw std::invalid_argument("unknown style: " + std::string(style));
  if (!(list.width > 0) || !(list.height > 0) || target.empty()) return;
  Saved saved(cr);
  double across = target.width, down = 0;
  cairo_user_to_device_distance(cr, &across, &down);
  // At print size 16 steps of coverage at an edge and half a pixel off a curve look the same as
  // finer ones and cost a tenth less; in a picture so small that it is measured, not looked at, too.
  const double scale = std::hypot(across, down) / list.width;
  const bool coarse = scale >= 2 || scale <= 0.25;
  cairo_translate(cr, target.x, target.y);
  cairo_scale(cr, target.width / list.width, target.height / list.height);
  cairo_rectangle(cr, 0, 0, list.width, list.height);
  cairo_clip(cr);
  cairo_set_tolerance(cr, coarse ? 0.5 : 0.2);
  if (coarse) cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
  row->make(cr, list)->paint(list.root);
}

}  // namespace talewright::drawing
