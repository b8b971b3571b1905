#include "engines/illustrator/rig/families.h"

namespace talewright::engines::illustrator::rig {

Figure draw_family(const Sitter& sitter) { return draw_biped(sitter); }

}  // namespace talewright::engines::illustrator::rig
