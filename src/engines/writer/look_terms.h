// The words that descriptions of characters are read with.
#pragma once

#include "engines/writer/terms.h"

namespace talewright::engines::writer {

/// Fields: those of resources/story/looks.json, and "species" (value: a species), "near" (the
/// nearest species; the words are no species of ours), "weak" (as near, for things that are
/// characters only when nothing else is) and "person" (value: an index into Lexicon::people).
const Terms& look_terms();

/// What a species or person word sets besides the species: age of young ones, pronouns, colours of
/// breeds, the costume of a trade.
void become(const Meaning& being, const std::string& word, story::Descriptor& look);

}  // namespace talewright::engines::writer
