// The settings, by family. Each draws its layers from the sky to the framing foreground.
#pragma once

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// A setting that can be drawn.
struct Setting {
  std::string_view name;
  Air air;
  Footing footing;
  void (*draw)(Stage&);
};

/// The setting of that name; else the one whose name it contains; else the meadow.
const Setting& setting_named(std::string_view name);
std::span<const Setting> all_settings();

void draw_forest(Stage&);
void draw_meadow(Stage&);
void draw_garden(Stage&);
void draw_farm(Stage&);
void draw_river(Stage&);
void draw_mountain(Stage&);
void draw_desert(Stage&);
void draw_jungle(Stage&);
void draw_snowfield(Stage&);
void draw_beach(Stage&);
void draw_underwater(Stage&);
void draw_village(Stage&);
void draw_city(Stage&);
void draw_castle(Stage&);
void draw_playground(Stage&);
void draw_bedroom(Stage&);
void draw_kitchen(Stage&);
void draw_classroom(Stage&);
void draw_cave(Stage&);
void draw_space(Stage&);
void draw_moon(Stage&);
void draw_sky(Stage&);
void draw_library(Stage&);
void draw_hospital(Stage&);
void draw_shop(Stage&);
void draw_train(Stage&);
void draw_stage(Stage&);
void draw_spaceship(Stage&);
void draw_boat(Stage&);
void draw_camp(Stage&);
void draw_street(Stage&);
void draw_living_room(Stage&);
void draw_bathroom(Stage&);
void draw_bakery(Stage&);
void draw_museum(Stage&);
void draw_circus(Stage&);
void draw_treehouse(Stage&);

}  // namespace talewright::engines::illustrator
