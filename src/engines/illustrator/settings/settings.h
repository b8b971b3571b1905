// The settings, by family. Each draws its layers from the sky to the framing foreground.
#pragma once

#include "engines/illustrator/settings/stage.h"

namespace talewright::engines::illustrator {

// country.cpp, wild.cpp
void draw_forest(Stage&);
void draw_meadow(Stage&);
void draw_garden(Stage&);
void draw_farm(Stage&);
void draw_river(Stage&);
void draw_mountain(Stage&);
void draw_desert(Stage&);
void draw_jungle(Stage&);
void draw_snowfield(Stage&);
// water.cpp
void draw_beach(Stage&);
void draw_underwater(Stage&);
// town.cpp
void draw_village(Stage&);
void draw_city(Stage&);
void draw_castle(Stage&);
void draw_playground(Stage&);
// rooms.cpp
void draw_bedroom(Stage&);
void draw_kitchen(Stage&);
void draw_classroom(Stage&);
// wonder.cpp
void draw_cave(Stage&);
void draw_space(Stage&);
void draw_moon(Stage&);
void draw_sky(Stage&);

}  // namespace talewright::engines::illustrator
