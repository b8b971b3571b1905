#include "engines/illustrator/rig/chair.h"

#include <array>

#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

Group empty_wheelchair(const Build& b, const std::string& who) {
  Art art(who);
  const double u = b.tall / 100, r = b.tall * 0.21;
  const Color c = accessory_color(b, "wheelchair"), metal = rgb(0x5B6B84), tyre = rgb(0x3A3F4C);
  const Point hub{-u * 4, -r};
  const double seat = -b.tall * 0.25, top = -b.tall * 0.54, back = hub.x - u * 11;
  const auto bar = [&](auto points, double wide) {
    art.line(curve_through(points), u * wide, metal, "wheelchair.frame", Role::Prop);
  };
  const auto wheel = [&](Point at, double size) {
    art.line(ellipse(at, size, size), u * 3.0, tyre, "wheelchair.tyre", Role::Prop);
    art.line(ellipse(at, size * 0.86, size * 0.86), u * 1.0, lighter(metal, 0.4), "wheelchair.rim",
             Role::Prop);
  };
  // From the far side to the near one.
  art.line(ellipse(hub + Point{u * 6, 0}, r * 0.94, r * 0.98), u * 2.6, darker(metal, 0.3),
           "wheelchair.tyre", Role::Prop);
  bar(std::array{Point{back + u, seat}, Point{back - u, top}, Point{back - u * 7, top - u * 2}},
      2.6);
  art.form(drawing::rounded_rectangle({back - u * 2, top, u * 7.5, seat - top + u * 4}, u * 3), c,
           Role::Prop, "wheelchair.back");
  art.form(drawing::rounded_rectangle({back, seat - u, u * 31, u * 6.5}, u * 3), darker(c, 0.12),
           Role::Prop, "wheelchair.seat");
  bar(std::array{Point{back + u * 2, seat - u * 12}, Point{back + u * 20, seat - u * 12}}, 2.6);
  bar(std::array{Point{back + u * 20, seat - u * 12}, Point{back + u * 21, seat + u}}, 2.2);
  bar(std::array{Point{back + u * 29, seat + u * 3}, Point{back + u * 34, -u * 5},
                 Point{back + u * 42, -u * 4}},
      2.4);
  wheel(hub, r);
  for (double a : {15.0, 75.0, 135.0}) {
    const Point d{std::cos(radians(a)) * r * 0.86, std::sin(radians(a)) * r * 0.86};
    art.line(curve_through(std::array{hub - d, hub + d}), u * 0.7, lighter(metal, 0.25),
             "wheelchair.spoke", Role::Prop);
  }
  art.detail(ellipse(hub, u * 2.6, u * 2.6), c, Role::Prop, "wheelchair.hub", 0.6);
  wheel({back + u * 30, -r * 0.26}, r * 0.24);
  Group chair = art.take();
  chair.name = "wheelchair";
  return chair;
}

}  // namespace talewright::engines::illustrator::rig
