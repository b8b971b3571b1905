#include "engines/illustrator/props_drawn.h"

#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/furniture.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/props_boards.h"

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

constexpr Entry kDrawn[] = {
    {"apple-tree", tree<Tree::Fruit>},
    {"banner", paint_banner},
    {"bed",
     [](Stage& s, Group& g, Point b, double z) { paint_bed(s, g, b, z, rgb(0x7F9CC4), true); }},
    {"birch", tree<Tree::Birch>},
    {"barn", [](Stage& s, Group& g, Point b, double z) { paint_barn(s, g, b, z, 0.15); }},
    {"blackboard", paint_blackboard},
    {"bench", [](Stage& s, Group& g, Point b, double z) { paint_bench(s, g, b, z, 0.05); }},
    {"bookshelf",
     [](Stage& s, Group& g, Point b, double z) {
       paint_shelf(s, g, {b.x - z * 0.3, b.y - z, z * 0.6, z}, 4, 0);
     }},
    {"bush", [](Stage& s, Group& g, Point b, double z) { paint_bush(s, g, b, z, 0.05, 1); }},
    {"bridge",
     [](Stage& s, Group& g, Point b, double z) {
       paint_bridge(s, g, {b.x - z / 2, b.y - z * 0.12}, z, z * 0.2, 0.12);
     }},
    {"castle", [](Stage& s, Group& g, Point b, double z) { paint_castle(s, g, b, z, 0.25); }},
    {"chair",
     [](Stage& s, Group& g, Point b, double z) { paint_chair(s, g, b, z, rgb(0xC08F60), true); }},
    {"chest",
     [](Stage& s, Group& g, Point b, double z) { paint_chest(s, g, b, z, rgb(0xB98A5A)); }},
    {"cloud", [](Stage& s, Group& g, Point b, double z) { paint_cloud(s, g, b, z, 0.1); }},
    {"deciduous-tree", tree<Tree::Round>},
    {"evergreen-tree", tree<Tree::Pine>},
    {"fern", [](Stage& s, Group& g, Point b, double z) { paint_fern(s, g, b, z, 0.05); }},
    {"fence",
     [](Stage& s, Group& g, Point b, double z) {
       paint_fence(s, g, {b.x - z / 2, b.y}, {b.x + z / 2, b.y}, z * 0.3, 0.05);
     }},
    {"fire", [](Stage& s, Group& g, Point b, double z) { paint_campfire(s, g, b, z, 0.0); }},
    {"hay", [](Stage& s, Group& g, Point b, double z) { paint_hay(s, g, b, z, 0.05); }},
    {"house", [](Stage& s, Group& g, Point b,
                 double z) { paint_house(s, g, b, z, 0.12, static_cast<int>(s.random.below(6))); }},
    {"lighthouse",
     [](Stage& s, Group& g, Point b, double z) { paint_lighthouse(s, g, b, z, 0.2); }},
    {"log", [](Stage& s, Group& g, Point b, double z) { paint_log(s, g, b, z, 0.05); }},
    {"mushroom", [](Stage& s, Group& g, Point b, double z) { paint_mushroom(s, g, b, z, 0, 0); }},
    {"palm-tree", tree<Tree::Palm>},
    {"poster", paint_poster},
    {"rock",
     [](Stage& s, Group& g, Point b, double z) { paint_rock(s, g, b, z, 0.05, rgb(0xA9A79E)); }},
    {"rug",
     [](Stage& s, Group& g, Point b, double z) { paint_rug(s, g, b, z, z * 0.3, rgb(0xD9877A)); }},
    {"sign", paint_sign},
    {"sailboat", [](Stage& s, Group& g, Point b, double z) { paint_boat(s, g, b, z, 0.1); }},
    {"playground-slide",
     [](Stage& s, Group& g, Point b, double z) { paint_slide(s, g, b, z, 0.05); }},
    {"potted-plant", [](Stage& s, Group& g, Point b, double z) { paint_plant(s, g, b, z); }},
    {"street-lamp",
     [](Stage& s, Group& g, Point b, double z) { paint_street_lamp(s, g, b, z, 0.05); }},
    {"swing", [](Stage& s, Group& g, Point b, double z) { paint_swing(s, g, b, z, 0.05); }},
    {"table", [](Stage& s, Group& g, Point b,
                 double z) { paint_table(s, g, b, z, z * 0.52, rgb(0xC99A6A)); }},
    {"table-lamp",
     [](Stage& s, Group& g, Point b, double z) { paint_lamp(s, g, b, z, rgb(0xF2C879)); }},
    {"tent", [](Stage& s, Group& g, Point b, double z) { paint_tent(s, g, b, z, 0.05); }},
    {"well", [](Stage& s, Group& g, Point b, double z) { paint_well(s, g, b, z, 0.05); }},
    {"willow", tree<Tree::Willow>},
};

}  // namespace

DrawnProp drawn_prop(std::string_view name) {
  for (const Entry& e : kDrawn)
    if (e.name == name) return e.draw;
  return nullptr;
}

}  // namespace talewright::engines::illustrator
