// A small picture that uses everything a display list knows.
#pragma once

#include "drawing/display_list.h"

namespace talewright::drawing {

inline Shape area(Path path, Color color, Role role, bool outlined = true, bool volume = true) {
  Shape s;
  s.path = std::move(path);
  s.fill = Fill::solid(color);
  s.role = role;
  s.outlined = outlined;
  s.volume = volume;
  return s;
}

inline DisplayList small_picture() {
  DisplayList list;
  Shape sky = area(rectangle({0, 0, 1000, 1000}), rgb(0), Role::Sky, false, false);
  sky.fill = Fill::linear({0, 0}, {0, 1000}, {{0, rgb(0x8FD0EE)}, {1, rgb(0xFBEBC8)}});
  list.root.add(sky);
  Shape sun = area(ellipse({800, 180}, 150, 150), rgb(0), Role::Glow, false, false);
  sun.fill = Fill::radial({800, 180}, 150, {{0, rgb(0xFFF2B0, 0.9)}, {1, rgb(0xFFF2B0, 0)}});
  list.root.add(sun);
  list.root.add(area(rectangle({-50, 700, 1100, 400}), rgb(0x86BF6A), Role::Land));
  Group bear;
  bear.name = "hero";
  bear.opacity = 0.9;
  bear.clip = rectangle({100, 100, 700, 880});
  bear.add(area(ellipse({450, 700}, 160, 200), rgb(0x9A6B4A), Role::Body));
  Shape head = area(ellipse({450, 430}, 150, 130, 8), rgb(0x9A6B4A), Role::Body);
  head.part = "hero.head";
  head.line_weight = 1.25;
  bear.add(head);
  Shape mouth;
  const Point smile[] = {{410, 470}, {450, 490}, {490, 470}};
  mouth.path = curve_through(smile);
  mouth.stroke = {6, rgb(0x3A2524)};
  mouth.role = Role::Mark;
  bear.add(mouth);
  list.root.add(bear);
  list.regions.push_back({Region::Kind::Face, "hero", {300, 300, 300, 260}});
  list.regions.push_back({Region::Kind::Calm, "", {0, 0, 1000, 260}});
  return list;
}

}  // namespace talewright::drawing
