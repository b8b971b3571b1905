#include "engines/illustrator/held.h"

#include <array>
#include <cmath>
#include <string_view>

#include "drawing/each_shape.h"

namespace talewright::engines::illustrator {

using drawing::Color;
using drawing::Fill;
using drawing::Group;
using drawing::Shape;

namespace {

Color behind(const story::Descriptor& d) {
  static constexpr std::array<std::string_view, 14> kTops{
      "coat",    "raincoat", "jacket", "vest",    "apron",   "dungarees",  "hoodie",
      "sweater", "dress",    "robe",   "t_shirt", "pyjamas", "space_suit", "armor"};
  for (std::string_view top : kTops)
    for (const story::Garment& g : d.clothes)
      if (g.item == top)
        if (const auto c = drawing::parse_color(g.color)) return *c;
  return drawing::parse_color(d.main_color).value_or(Color{0.5, 0.5, 0.5});
}

Group edged(
    const Group& held,
    const story::Descriptor& holder) {  // The mean colour by area of what the thing is made of.
  double weight = 0, r = 0, g = 0, b = 0;
  drawing::each_shape(held, [&](const Shape& s) {
    const Box box = s.path.bounds();
    Color c = s.fill.color;
    if (s.fill.kind == Fill::Kind::None) return;
    if (!s.fill.stops.empty()) c = s.fill.stops.front().color;
    const double a = box.width * box.height * c.a;
    weight += a, r += a * c.r, g += a * c.g, b += a * c.b;
  });
  if (weight <= 0) return held;
  const Color mean{r / weight, g / weight, b / weight}, cloth = behind(holder);
  const double apart =
      std::abs(mean.r - cloth.r) + std::abs(mean.g - cloth.g) + std::abs(mean.b - cloth.b);
  if (apart > 0.50) return held;
  const Color rim = drawing::luminance(cloth) > 0.62
                        ? drawing::darker(cloth, 0.55)
                        : drawing::mix(cloth, drawing::rgb(0xFFF9E8), 0.78);
  Group result;
  result.name = held.name;
  drawing::each_shape(held, [&](const Shape& s) {
    const Box box = s.path.bounds();
    if (s.fill.kind == Fill::Kind::None || box.width * box.height < 0.03) return;
    Shape edge;
    edge.path = s.path;
    edge.fill = Fill::solid(rim);
    edge.stroke = {0.055, rim};
    edge.role = drawing::Role::Prop;
    edge.part = "held.rim";
    result.add(std::move(edge));
  });
  result.add(held);
  return result;
}

}  // namespace

Group set_off(const Group& held, const story::Descriptor& holder) {
  Group named = edged(held, holder);
  named.name = "held";
  return named;
}

}  // namespace talewright::engines::illustrator
