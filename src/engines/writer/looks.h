// Reads the look of one character out of a stretch of words.
#pragma once

#include <string>
#include <vector>

#include "engines/writer/lexicon.h"
#include "engines/writer/tokens.h"
#include "story/descriptor.h"

namespace talewright::engines::writer {

struct SeenLook {
  std::string color_word;  ///< said of the whole character: "blue"
  std::string wearing;     ///< "in a yellow raincoat with a red scarf", for texts
  std::vector<std::string> traits;
};

/// Adds what tokens[begin, end) say to `look`; species and persons found there are left alone.
SeenLook read_look(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                   story::Descriptor& look);

/// Sets species, age, pronouns and costume from what a word stands for.
void become(const Sense& sense, story::Descriptor& look);

}  // namespace talewright::engines::writer
