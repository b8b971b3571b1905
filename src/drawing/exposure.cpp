#include "drawing/exposure.h"

#include <algorithm>
#include <cmath>

#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

struct Sums {
  double area = 0, light = 0, sky_area = 0, sky_light = 0, indoors = 0, white = 0, water = 0;
  int land = 0, snow = 0;  // wide stretches of ground
  Color color;
};

void read(const Group& group, const Box& frame, Sums& sums) {
  for (const Node& node : group.children) {
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      read(*inner, frame, sums);
      continue;
    }
    const Shape* shape = std::get_if<Shape>(&node.item);
    if (!shape || shape->fill.kind == Fill::Kind::None) continue;
    const Color color = mean_color(shape->fill);
    if (shape->role == Role::Eye) sums.white = std::max(sums.white, lightness(color));
    const bool sky = shape->role == Role::Sky;
    if (!sky && !is_scenery(shape->role)) continue;
    const Box box = shape->path.bounds();
    const double w = std::min(box.right(), frame.right()) - std::max(box.x, frame.x);
    const double h = std::min(box.bottom(), frame.bottom()) - std::max(box.y, frame.y);
    if (w <= 0 || h <= 0 || color.a < 0.5) continue;
    sums.area += w * h;
    sums.light += w * h * lightness(color);
    sums.color = {sums.color.r + w * h * color.r, sums.color.g + w * h * color.g,
                  sums.color.b + w * h * color.b};
    if (shape->role == Role::Land && box.y > 0.3 * frame.height && box.width > 0.8 * frame.width) {
      ++sums.land;
      if (lightness(color) > 0.8 && std::abs(color.r - color.b) < 0.2) ++sums.snow;
    }
    if (shape->role == Role::Water) sums.water += w * h;
    if (shape->role == Role::Interior) sums.indoors += w * h;
    if (sky) sums.sky_area += w * h, sums.sky_light += w * h * lightness(color);
  }
}

}  // namespace

double lightness(Color color) {
  const double y = luminance(color);
  return y > 0.008856 ? 1.16 * std::cbrt(y) - 0.16 : 9.033 * y;
}

Exposure exposure_of(const DisplayList& list) {
  Sums sums;
  read(list.root, {0, 0, list.width, list.height}, sums);
  Exposure e;
  if (sums.white > 0.3) e.white = sums.white;
  if (sums.area > 0) {
    e.around = sums.light / sums.area;
    e.hue = {sums.color.r / sums.area, sums.color.g / sums.area, sums.color.b / sums.area};
    e.water = sums.water / sums.area;
  }
  // A sky in a window does not make a room the outdoors.
  e.open = sums.sky_area > 0.05 * list.width * list.height && sums.sky_area > sums.indoors;
  if (e.open) e.sky = sums.sky_light / sums.sky_area;
  e.night = e.open ? e.sky < 0.45 : e.around < 0.42;
  e.snowy = !e.night && sums.land > 0 && 2 * sums.snow > sums.land;
  return e;
}

bool is_figure(const Group& group) { return group.name.starts_with("figure."); }

}  // namespace talewright::drawing
