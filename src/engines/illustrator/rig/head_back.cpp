// Heads from behind.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;

void draw_cheek_behind(Art& art, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry, k = h.yaw();
  if (k < 0.1) return;
  const SpeciesRig& rig = *h.build.rig;
  if (h.build.human()) {
    art.form(blob(std::array{Point{rx * 0.5, -ry * 0.2}, Point{rx * 0.92, -ry * 0.1},
                             Point{rx * 1.0, ry * 0.2}, Point{rx * 1.03, ry * 0.36},
                             Point{rx * 0.92, ry * 0.62}, Point{rx * 0.6, ry * 0.8}}),
             h.skin, Role::Body, "cheek");
    return;
  }
  if (rig.family == "bird") {
    const double y = rig.name == "owl" ? 0.24 : 0.3;
    art.form(cornered({{{rx * 0.8, ry * (y - 0.14)},
                        {rx * 1.04, ry * (y - 0.08)},
                        {rx * 1.3, ry * (y + 0.1)}},
                       {{rx * 1.3, ry * (y + 0.1)},
                        {rx * 1.0, ry * (y + 0.16)},
                        {rx * 0.8, ry * (y + 0.14)}}}),
             rig.name == "owl" ? rgb(0xE8A84A) : h.build.accent, Role::Body, "beak", 0.8);
    return;
  }
  if (rig.nose == "trunk") {
    const std::array line{Point{rx * 0.8, ry * 0.2}, Point{rx * 1.06, ry * 0.6},
                          Point{rx * 1.3, ry * 0.9}, Point{rx * 1.5, ry * 0.82}};
    art.form(drawing::tapered(line, std::array{rx * 0.4, rx * 0.34, rx * 0.27, rx * 0.22}), h.skin,
             Role::Body, "trunk");
    return;
  }
  if (rig.muzzle.wide <= 0) return;
  const Muzzle& m = rig.muzzle;
  const double out = 0.8 + 0.2 * m.wide + 0.5 * m.out;
  art.form(ellipse({rx * out, ry * m.y}, rx * 0.34, ry * m.high * 0.86), muzzle_color(h),
           Role::Body, "muzzle", 1.2);
  if (rig.nose == "oval" || rig.nose == "triangle" || rig.nose == "button")
    art.plain(ellipse({rx * (out + 0.31), ry * (m.y - m.high * 0.4)}, rx * 0.06, ry * 0.075),
              h.build.nose, Role::Marking, "nose");
}

}  // namespace talewright::engines::illustrator::rig
