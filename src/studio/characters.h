// Characters: who can appear in books. A draft may be changed; a locked one may be used; unlocking
// starts a new revision, and what was made from the old one keeps showing it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.h"
#include "story/plan_document.h"
#include "studio/photos.h"

namespace talewright::studio {

class Studio;

/// The style that sheets are painted in.
inline constexpr std::string_view kSheetStyle = "cartoon";

struct Character {
  store::CharacterRecord row;
  story::Descriptor descriptor;
  std::vector<store::ReferenceRecord> references;  ///< of this revision
  std::vector<std::string> notes;  ///< what was understood otherwise than said, at creation or change
};

struct CharacterOrder {
  std::string name;
  std::string description;      ///< free words; what they say is read into the descriptor
  story::Descriptor descriptor; ///< what is fixed; wins over the description
  std::uint64_t seed = 1;       ///< fills in the rest
  std::optional<PhotoFile> photo = std::nullopt;  ///< its colours fill what nobody said
};

/// Keeps a new draft with its sheet drawn. Throws validation_failed for a blank name.
Character create_character(Studio& studio, std::string_view account, const CharacterOrder& order);

/// Throws character_not_found.
Character get_character(Studio& studio, std::string_view account, std::string_view id);

struct CharacterChange {
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<story::Descriptor> descriptor;
  std::optional<PhotoFile> photo = std::nullopt;  ///< replaces the photo; its colours win over those filled in
};

/// Changes a draft and redraws its sheet; reference pictures of the old look are gone, the photo
/// stays. Throws character_state_invalid unless it is a draft.
Character update_character(Studio& studio, std::string_view account, std::string_view id,
                           const CharacterChange& change);

/// Throws character_state_invalid when it already is in that state, or was changed meanwhile. Locking
/// freezes descriptor, sheet and references; without any drawn it draws those of the turnaround.
Character lock_character(Studio& studio, std::string_view account, std::string_view id);
Character unlock_character(Studio& studio, std::string_view account, std::string_view id);

/// Its reference pictures go with it. Books and scenes that show it keep showing it.
void delete_character(Studio& studio, std::string_view account, std::string_view id);

/// What a revision was locked with; a Character whose state is "locked". Throws character_not_found.
Character get_revision(Studio& studio, std::string_view account, std::string_view id,
                       std::int64_t revision);

/// The sheet as PNG, scaled down to `longest_px` when that is positive.
std::string character_sheet_png(Studio& studio, const Character& character, int longest_px = 0);

/// A locked character as a member of a cast. Throws character_not_found, or
/// character_state_invalid for a draft.
story::CastMember cast_member(Studio& studio, std::string_view account, std::string_view id,
                              std::string key);

/// Gives the cast the photos of their revisions, where the image engine looks at them; those of a
/// deleted character are gone.
void add_photos(Studio& studio, std::vector<story::CastMember>& cast);

}  // namespace talewright::studio
