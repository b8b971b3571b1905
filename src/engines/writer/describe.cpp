// Free words about one character, read into a descriptor.
#include <algorithm>

#include <fmt/format.h>

#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/plain_words.h"
#include "engines/writer/tokens.h"

namespace talewright::engines::writer {

namespace {

bool is_any(const std::string& word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Description describe_text(std::string_view text) {
  const Lexicon& words = lexicon();
  Description result;
  story::Descriptor& look = result.descriptor;
  auto& notes = result.notes;
  look.notes = std::string(text);
  const auto tokens = tokens_of(text);
  const auto folded = folded_words(tokens);
  bool found = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto match = words.beings.at(folded, i);
    if (!match.sense) continue;
    if (!found || (look.species == "human" && match.sense->kind != Sense::kPerson && i > 0 &&
                   words.beings.at(folded, i - 1).sense)) {
      become(*match.sense, look);
      if (match.sense->kind == Sense::kNear)
        notes.push_back(fmt::format("There is no {} among the species; it is drawn as {}.",
                                    match.sense->name,
                                    with_article(words.species[match.sense->index].spoken)));
    }
    found = true;
    i += match.length - 1;
  }
  if (!found)
    notes.push_back(
        "No species or kind of person was found in the description; one will be chosen.");
  const SeenLook seen = read_look(tokens, 0, tokens.size(), look);
  for (const auto& trait : seen.traits)
    if (!words.looks.count(trait)) look.personality.push_back(trait);
  for (std::size_t i = 0; i < tokens.size() && !look.pronouns; ++i) {
    if (is_any(folded[i], {"she", "her", "hers"}))
      look.pronouns = story::Pronouns::She;
    else if (is_any(folded[i], {"he", "him", "his"}))
      look.pronouns = story::Pronouns::He;
    else if (is_any(folded[i], {"they", "them", "their"}))
      look.pronouns = story::Pronouns::They;
    else if (is_any(folded[i], {"it", "its"}))
      look.pronouns = story::Pronouns::It;
  }
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (is_any(folded[i], {"voice", "speaks"}))
      look.voice = i > 0 ? folded[i - 1] + " " + folded[i] : folded[i];
  // What was seen but has no place: said plainly, so that nobody expects it in the pictures.
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (is_any(folded[i], {"tattoo", "horns", "antlers", "claws", "sword", "tusks", "braces",
                           "cane", "earrings", "gloves", "belt", "mittens", "socks", "umbrella",
                           "watch", "jewels", "medal", "monocle", "bracelet"}))
      notes.push_back(
          fmt::format("“{}” has no place in the look of a character; put it into a scene as "
                      "something held, or leave it to the text.",
                      tokens[i].text));
  return result;
}

}  // namespace talewright::engines::writer
