// The little English that a story writer needs: articles by sound, plurals, past and -ing forms,
// possessives, curly quotes, and the cutting of text into sentences and words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace talewright::engines::writer {

/// "a" or "an", by the sound of the first word: an hour, a unicorn, an umbrella.
std::string_view article_for(std::string_view phrase);
std::string with_article(std::string_view phrase);
/// The last word of the phrase made plural: "blue berry" gives "blue berries".
std::string plural(std::string_view phrase);
/// The first word of a verb phrase in the past: "ride a bike" gives "rode a bike".
std::string past(std::string_view verb_phrase);
/// The same with -ing: "ride a bike" gives "riding a bike".
std::string gerund(std::string_view verb_phrase);
/// A clause in the third person put into the past: "is afraid", "sings low", "can’t sleep" give
/// "was afraid", "sang low", "couldn’t sleep".
std::string past_clause(std::string_view clause);
/// With a curly apostrophe: "Rusty’s", "the bees’".
std::string possessive(std::string_view name);
/// Headline capitals: "the last red apple" gives "The Last Red Apple".
std::string title_case(std::string_view phrase);
/// First letter raised, skipping an opening quote.
std::string sentence_case(std::string_view text);
/// Straight quotes and apostrophes become curly; runs of blanks become one; three dots become one.
std::string typographic(std::string_view text);
/// Ends on a question or something cut off, a closing quote aside.
bool ends_on_a_turn(std::string_view text);

/// Sentences as written, without the white space between them. A quote that goes on ("…?” asked
/// Pip.) stays one sentence.
std::vector<std::string> sentences(std::string_view text);
/// Words without the punctuation around them, as written.
std::vector<std::string> bare_words(std::string_view text);
/// Lower case, apostrophes straight: for comparing.
std::string folded(std::string_view word);
std::size_t word_count(std::string_view text);

}  // namespace talewright::engines::writer
