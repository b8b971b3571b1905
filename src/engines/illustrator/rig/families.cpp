#include "engines/illustrator/rig/families.h"

#include <map>

#include "engines/illustrator/rig/forms.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

namespace {

/// Where a child could sit on those who are no four-legged: shares of the box of the trunk, or of
/// everything where body and limbs are one, when seen from the side.
struct Seat {
  double x, y;
};

const Seat* seat_on(std::string_view species) {
  static const std::map<std::string_view, Seat> seats{
      {"whale", {0.46, 0.24}},   {"dolphin", {0.5, 0.3}},    {"shark", {0.4, 0.32}},
      {"snail", {0.34, 0.06}},   {"walrus", {0.46, 0.5}},    {"seahorse", {0.2, 0.42}},
      {"ostrich", {0.12, 0.16}}, {"swan", {0.12, 0.2}},      {"goose", {0.12, 0.2}},
      {"eagle", {0.14, 0.12}},   {"dinosaur", {0.14, 0.16}}, {"dragon", {0.14, 0.16}}};
  const auto it = seats.find(species);
  return it == seats.end() ? nullptr : &it->second;
}

}  // namespace

Figure draw_family(const Sitter& sitter) {
  static const std::map<std::string, Figure (*)(const Sitter&), std::less<>> forms{
      {"whale", draw_whale},
      {"dolphin", draw_dolphin},
      {"fish", draw_fish},
      {"octopus", draw_octopus},
      {"crab", draw_crab},
      {"bee", draw_bee},
      {"butterfly", draw_butterfly},
      {"ladybug", draw_ladybug},
      {"snail", draw_snail},
      {"caterpillar", draw_caterpillar},
      {"snake", draw_snake},
      {"ghost", draw_ghost},
      {"snowman", draw_snowman},
      {"shark", draw_shark},
      {"seal", draw_seal},
      {"seahorse", draw_seahorse},
      {"jellyfish", draw_jellyfish},
      {"starfish", draw_starfish},
      {"ant", draw_ant},
      {"spider", draw_spider},
      {"dragonfly", draw_dragonfly},
      {"worm", draw_worm}};
  if (sitter.build.who->stance == "four_legged" && goes_on_fours(*sitter.build.rig))
    return draw_quadruped(sitter);
  const auto it = forms.find(sitter.build.rig->family);
  Figure figure = it == forms.end() ? draw_biped(sitter) : it->second(sitter);
  if (const Seat* seat = seat_on(sitter.build.rig->name)) {
    const Box& box = figure.trunk.empty() ? figure.bounds : figure.trunk;
    const double x = sitter.view.front() ? 0.5 : seat->x;
    figure.saddle = Point{box.x + box.width * x, box.y + box.height * seat->y};
  }
  return figure;
}

}  // namespace talewright::engines::illustrator::rig
