#include "engines/illustrator/rig/families.h"

#include <map>

#include "engines/illustrator/rig/forms.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

Figure draw_family(const Sitter& sitter) {
  static const std::map<std::string, Figure (*)(const Sitter&), std::less<>> forms{
      {"whale", draw_whale},         {"dolphin", draw_dolphin},
      {"fish", draw_fish},           {"octopus", draw_octopus},
      {"crab", draw_crab},           {"bee", draw_bee},
      {"butterfly", draw_butterfly}, {"ladybug", draw_ladybug},
      {"snail", draw_snail},         {"caterpillar", draw_caterpillar},
      {"snake", draw_snake},         {"ghost", draw_ghost},
      {"snowman", draw_snowman}};
  if (sitter.build.who->stance == "four_legged" && goes_on_fours(*sitter.build.rig))
    return draw_quadruped(sitter);
  const auto it = forms.find(sitter.build.rig->family);
  return it == forms.end() ? draw_biped(sitter) : it->second(sitter);
}

}  // namespace talewright::engines::illustrator::rig
