#include "engines/illustrator/props_drawn.h"

#include "engines/illustrator/settings/buildings.h"
#include "engines/illustrator/settings/furniture.h"
#include "engines/illustrator/settings/nature.h"

namespace talewright::engines::illustrator {

namespace {

struct Entry {
  std::string_view name;
  DrawnProp draw;
};

template <Tree kind>
void tree(Stage& s, Group& g, Point base, double size) {
  paint_tree(s, g, kind, base, size, s.far_at(base.y) * 0.4, 0);
}

// Sorted by name.
constexpr Entry kDrawn[] = {
    {"apple-tree", tree<Tree::Fruit>},
    {"bed", [](Stage& s, Group& g, Point b, double z) { paint_bed(s, g, b, z, rgb(0x7F9CC4), true); }},
    {"birch", tree<Tree::Birch>},
    {"bookshelf", [](Stage& s, Group& g, Point b, double z) { paint_shelf(s, g, {b.x - z * 0.3, b.y - z, z * 0.6, z}, 4, 0); }},
    {"bush", [](Stage& s, Group& g, Point b, double z) { paint_bush(s, g, b, z, 0.05, 1); }},
    {"chest", [](Stage& s, Group& g, Point b, double z) { paint_chest(s, g, b, z, rgb(0xB98A5A)); }},
    {"cloud", [](Stage& s, Group& g, Point b, double z) { paint_cloud(s, g, b, z, 0.1); }},
    {"deciduous-tree", tree<Tree::Round>},
    {"evergreen-tree", tree<Tree::Pine>},
    {"fern", [](Stage& s, Group& g, Point b, double z) { paint_fern(s, g, b, z, 0.05); }},
    {"log", [](Stage& s, Group& g, Point b, double z) { paint_log(s, g, b, z, 0.05); }},
    {"mushroom", [](Stage& s, Group& g, Point b, double z) { paint_mushroom(s, g, b, z, 0, 0); }},
    {"palm-tree", tree<Tree::Palm>},
    {"rock", [](Stage& s, Group& g, Point b, double z) { paint_rock(s, g, b, z, 0.05, rgb(0xA9A79E)); }},
    {"rug", [](Stage& s, Group& g, Point b, double z) { paint_rug(s, g, b, z, z * 0.3, rgb(0xD9877A)); }},
    {"table", [](Stage& s, Group& g, Point b, double z) { paint_table(s, g, b, z, z * 0.52, rgb(0xC99A6A)); }},
    {"table-lamp", [](Stage& s, Group& g, Point b, double z) { paint_lamp(s, g, b, z, rgb(0xF2C879)); }},
    {"willow", tree<Tree::Willow>},
};

}  // namespace

DrawnProp drawn_prop(std::string_view name) {
  for (const Entry& e : kDrawn)
    if (e.name == name) return e.draw;
  return nullptr;
}

}  // namespace talewright::engines::illustrator
