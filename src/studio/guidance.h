// What agents are told of how to work with the studio. It comes with the program
// (resources/guidance.md); an operator may put another text in its place while it runs, and every
// version is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.h"

namespace talewright::studio {

class Studio;

struct Guidance {
  store::GuidanceRecord row;  ///< version 0: nobody has changed it yet
  bool built_in = true;       ///< the text is the program's own
};

/// The one that holds.
Guidance current_guidance(Studio& studio);
/// One version; nothing when there is none of that number.
std::optional<Guidance> find_guidance(Studio& studio, std::int64_t version);
/// What was done, newest first, at most 20; version 0 is not among them.
std::vector<Guidance> guidance_history(Studio& studio);

inline constexpr std::size_t kMostGuidance = 20'000;  ///< characters

/// Puts another text in its place; nothing = the program's own again. Throws validation_failed.
Guidance update_guidance(Studio& studio, const std::optional<std::string>& text,
                         std::string_view note, std::string_view author);

}  // namespace talewright::studio
