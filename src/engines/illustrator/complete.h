// Completing a descriptor: what nobody said of a character is chosen from its seed and species, so
// that it is stable, visible and can be changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "story/descriptor.h"

namespace talewright::engines::illustrator {

/// Every unsaid member filled in; what was said is kept where the rigs can draw it. An unknown
/// species, garment or accessory becomes the nearest known one or is dropped, with a sentence in
/// `notes`. Same input, same output; completing a complete descriptor changes nothing.
story::Descriptor complete_descriptor(story::Descriptor descriptor, std::uint64_t seed,
                                      std::vector<std::string>& notes);

}  // namespace talewright::engines::illustrator
