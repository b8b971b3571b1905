// Reference pictures: panels of a character's sheet as pictures of their own, and the photo that a
// person gave. They belong to one revision. Those of a locked revision are never drawn anew.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/display_list.h"
#include "studio/characters.h"

namespace talewright::studio {

/// Told before each picture: how many are done, how many there are, what comes.
using DrawingProgress = std::function<void(std::size_t done, std::size_t total, std::string what)>;

struct DrawnReferences {
  Character character;
  std::vector<std::string> drawn;  ///< labels that are new or were drawn again
};

/// Draws those of `labels` (empty = all that the engine has) that the character's revision has not,
/// in a draft also those it has. Throws character_not_found, validation_failed (unknown label or
/// style), canceled; what was drawn until then is kept.
DrawnReferences draw_references(Studio& studio, std::string_view account, std::string_view id,
                                std::vector<std::string> labels, std::string_view style,
                                std::stop_token stop, const DrawingProgress& progress);

/// The views that a revision is locked with when nobody drew any: those of the turnaround.
std::vector<store::ReferenceRecord> standard_references(Studio& studio, const Character& character);

/// The bytes of one reference.
std::string reference_bytes(Studio& studio, const store::ReferenceRecord& reference);

/// "photo.jpg", "expression.happy.png": the last part of a reference's URI.
std::string reference_file(const store::ReferenceRecord& reference);

}  // namespace talewright::studio
