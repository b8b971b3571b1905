// How hard a text is to read, by formula, and what each age band allows. Flesch-Kincaid grade:
// Kincaid and others 1975. Texts under 100 words are noisy, so a page is judged by its words and
// sentence length and only the whole book by its grade.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/vocabulary.h"

namespace talewright::engines::writer {

/// Syllables of an English word by its vowel groups; at least 1.
int syllables(std::string_view word);

struct ReadingLevel {
  std::size_t words = 0, sentences = 0, syllables = 0;
  double words_per_sentence = 0;
  double ease = 0;   ///< Flesch reading ease; 100 is very easy
  double grade = 0;  ///< Flesch-Kincaid grade; can be negative
};

ReadingLevel reading_level(std::string_view text);

/// What a band allows. A page's words count everything on it, the refrain too.
struct BandLimits {
  std::size_t least_words, most_words;  ///< per page
  double most_words_per_sentence;       ///< on average, per page
  double most_grade;                    ///< of the whole book
};
const BandLimits& limits_of(story::Band band);

/// What breaks the limits of the band, as sentences; empty when all is well.
std::vector<std::string> page_level_slips(std::string_view text, story::Band band);

}  // namespace talewright::engines::writer
