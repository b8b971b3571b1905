// The table of settings.
#include "engines/illustrator/settings/camera.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

namespace {

/// Drawn as a wide shot sees it and brought nearer by the camera.
template <void (*draw)(Stage&)>
void seen(Stage& stage) {
  through_camera(stage, draw);
  // By night the floor under the words is as dark as the corners of the room.
  if (stage.text_bottom() && stage.light.air == Air::Indoor && stage.light.night())
    stage.quiet = drawing::mix(stage.quiet.with_alpha(1), rgb(0x262A70), 0.52).with_alpha(0.84);
}

}  // namespace

std::span<const Setting> all_settings() {
  static constexpr std::array<Setting, 37> all{{
      {"forest", Air::Open, Footing::Ground, draw_forest},
      {"meadow", Air::Open, Footing::Ground, draw_meadow},
      {"beach", Air::Open, Footing::Ground, draw_beach},
      {"underwater", Air::Water, Footing::Water, draw_underwater},
      {"mountain", Air::Open, Footing::Ground, draw_mountain},
      {"desert", Air::Open, Footing::Ground, draw_desert},
      {"jungle", Air::Open, Footing::Ground, draw_jungle},
      {"farm", Air::Open, Footing::Ground, draw_farm},
      {"garden", Air::Open, Footing::Ground, draw_garden},
      {"village", Air::Open, Footing::Ground, draw_village},
      {"city", Air::Open, Footing::Ground, draw_city},
      {"castle", Air::Open, Footing::Ground, draw_castle},
      {"cave", Air::Cave, Footing::Ground, draw_cave},
      {"space", Air::Space, Footing::Ground, draw_space},
      {"moon", Air::Space, Footing::Ground, draw_moon},
      {"bedroom", Air::Indoor, Footing::Ground, draw_bedroom},
      {"kitchen", Air::Indoor, Footing::Ground, draw_kitchen},
      {"classroom", Air::Indoor, Footing::Ground, draw_classroom},
      {"playground", Air::Open, Footing::Ground, draw_playground},
      {"river", Air::Open, Footing::Ground, draw_river},
      {"snowfield", Air::Open, Footing::Ground, draw_snowfield},
      {"sky", Air::Open, Footing::Air, draw_sky},
      {"library", Air::Indoor, Footing::Ground, seen<draw_library>},
      {"hospital", Air::Indoor, Footing::Ground, seen<draw_hospital>},
      {"shop", Air::Indoor, Footing::Ground, seen<draw_shop>},
      {"train", Air::Indoor, Footing::Ground, seen<draw_train>},
      {"stage", Air::Indoor, Footing::Ground, seen<draw_stage>},
      {"spaceship", Air::Indoor, Footing::Ground, seen<draw_spaceship>},
      {"boat", Air::Open, Footing::Ground, seen<draw_boat>},
      {"camp", Air::Open, Footing::Ground, seen<draw_camp>},
      {"street", Air::Open, Footing::Ground, seen<draw_street>},
      {"living_room", Air::Indoor, Footing::Ground, seen<draw_living_room>},
      {"bathroom", Air::Indoor, Footing::Ground, seen<draw_bathroom>},
      {"bakery", Air::Indoor, Footing::Ground, seen<draw_bakery>},
      {"museum", Air::Indoor, Footing::Ground, seen<draw_museum>},
      {"circus", Air::Indoor, Footing::Ground, seen<draw_circus>},
      {"treehouse", Air::Open, Footing::Ground, seen<draw_treehouse>},
  }};
  return all;
}

const Setting& setting_named(std::string_view name) {
  const auto all = all_settings();
  const auto find = [&](std::string_view wanted) -> const Setting* {
    for (const Setting& s : all)
      if (s.name == wanted) return &s;
    return nullptr;
  };
  if (const Setting* s = find(name)) return *s;
  for (const Setting& s : all)
    if (name.find(s.name) != std::string_view::npos) return s;
  return *find("meadow");
}

}  // namespace talewright::engines::illustrator
