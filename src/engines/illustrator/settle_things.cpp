// The things of a scene: every prop and held thing is one that can be drawn.
#include <fmt/format.h>

#include "base/text.h"
#include "engines/illustrator/props.h"
#include "engines/illustrator/props_words.h"
#include "engines/illustrator/settle.h"
#include "engines/illustrator/settle_steps.h"

namespace talewright::engines::illustrator::settling {

void settle_things(Desk& desk) {
  story::SceneSpec& spec = desk.spec;
  std::vector<story::SceneProp> kept;
  for (story::SceneProp& prop : spec.props) {
    const std::string shown(first_code_points(prop.name, 80));
    const bool built_in = belongs_to_place(prop.name);
    const auto found = built_in ? std::nullopt : find_prop(prop.name);
    if (!found) {
      desk.notes.push_back(
          built_in ? fmt::format("'{}' is drawn where the place has one, not as a thing.", shown)
                   : fmt::format("Nothing known is like '{}': it is left out.", shown));
      if (spec.focus == prop.name) spec.focus.clear();
      for (story::SceneFigure& f : spec.characters)
        if (f.looks_at == prop.name) f.looks_at.clear();
      continue;
    }
    if (kept.size() == kMostProps) {
      desk.notes.push_back(
          fmt::format("A picture holds {} things: '{}' is left out.", kMostProps, shown));
      continue;
    }
    if (const double scale = std::clamp(prop.scale, 0.25, 4.0); scale != prop.scale) {
      desk.notes.push_back(fmt::format("The scale of '{}' lies between 0.25 and 4: {} became {}.",
                                       shown, prop.scale, scale));
      prop.scale = scale;
    }
    if (prop.size != "small" && prop.size != "medium" && prop.size != "large") {
      desk.notes.push_back(
          fmt::format("The size of '{}' is none of small, medium, large: medium.", shown));
      prop.size = "medium";
    }
    if (!prop.text.empty() && !board_of(found->name)) {
      desk.notes.push_back(fmt::format("Nobody can write on '{}': the words are left out.", shown));
      prop.text.clear();
    }
    kept.push_back(std::move(prop));
  }
  spec.props = std::move(kept);
  for (story::SceneFigure& f : spec.characters) {
    if (f.holding.empty() || find_held(f.holding)) continue;
    desk.notes.push_back(fmt::format("Nothing known is like '{}': {} holds nothing.",
                                     first_code_points(f.holding, 80), desk.called(f.character)));
    f.holding.clear();
  }
}

}  // namespace talewright::engines::illustrator::settling
