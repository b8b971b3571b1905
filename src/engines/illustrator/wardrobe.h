// The wardrobe of resources/rigs.json: how people and animals are dressed when nobody said, and
// under which names things are worn.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/color.h"
#include "engines/illustrator/rig/species_rig.h"
#include "story/descriptor.h"

namespace talewright::engines::illustrator {

struct Outfit {
  std::vector<std::string> clothes, accessories;
  std::string who;  ///< "", "she" or "he"
};

/// The wardrobe of resources/rigs.json.
struct Wardrobe {
  std::vector<std::string> colors;
  std::map<std::string, std::string, std::less<>> same;  ///< other words for things worn
  std::map<std::string, std::vector<Outfit>, std::less<>> outfits;
  std::map<std::string, std::vector<std::string>, std::less<>> hair_colors, hair_styles;
};

/// Read once; thread-safe.
const Wardrobe& wardrobe();

bool among(std::span<const std::string> names, std::string_view name);
/// Lower case, words joined by "_".
std::string as_name(std::string_view text);
bool wears_any(const story::Descriptor& who, std::initializer_list<std::string_view> items);
/// How far two colours lie apart: the sum over the channels, 0..3.
double apart(drawing::Color a, drawing::Color b);

/// What is worn under its known name; things that were listed in the wrong place change over.
void settle_worn(story::Descriptor& who, std::vector<std::string>& notes);
/// Clothes where none were said, and colours and patterns for those without.
/// `hair_said`: nothing is put on that would hide it.
void dress(story::Descriptor& who, const rig::SpeciesRig& rig, std::uint64_t seed, bool hair_said);
/// Writes down the colours that accessories are drawn in, so that another outfit does not change
/// those of glasses or a wheelchair.
void color_accessories(story::Descriptor& who);

}  // namespace talewright::engines::illustrator
