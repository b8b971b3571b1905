// The table of settings.
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

std::span<const Setting> all_settings() {
  static constexpr std::array<Setting, 3> all{{
      {"forest", Air::Open, Footing::Ground, draw_forest},
      {"meadow", Air::Open, Footing::Ground, draw_meadow},
      {"bedroom", Air::Indoor, Footing::Ground, draw_bedroom},
  }};
  return all;
}

}  // namespace talewright::engines::illustrator
