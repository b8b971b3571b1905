#include "engines/writer/reading_level.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"

namespace talewright::engines::writer {

int syllables(std::string_view word) {
  const std::string w = lower(word);
  int count = 0;
  bool in_vowel = false;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const bool vowel = std::string_view("aeiouy").find(w[i]) != std::string_view::npos;
    if (vowel && !in_vowel) ++count;
    in_vowel = vowel;
  }
  const auto ends = [&](std::string_view s) {
    return w.size() > s.size() && w.substr(w.size() - s.size()) == s;
  };
  // A final e is silent (kite), but not after a consonant and l (little); -ed mostly is (walked).
  if (ends("e") && !ends("le") && !ends("ee") && count > 1)
    --count;
  else if (ends("ed") && !ends("ted") && !ends("ded") && count > 1)
    --count;
  else if (ends("es") && !ends("ses") && !ends("zes") && !ends("ches") && !ends("shes") &&
           count > 1)
    --count;
  return std::max(count, 1);
}

ReadingLevel reading_level(std::string_view text) {
  ReadingLevel level;
  for (const std::string& word : bare_words(text)) {
    ++level.words;
    level.syllables += static_cast<std::size_t>(syllables(word));
  }
  level.sentences = sentences(text).size();
  if (level.words == 0 || level.sentences == 0) return level;
  level.words_per_sentence = double(level.words) / double(level.sentences);
  const double per_word = double(level.syllables) / double(level.words);
  level.ease = 206.835 - 1.015 * level.words_per_sentence - 84.6 * per_word;
  level.grade = 0.39 * level.words_per_sentence + 11.8 * per_word - 15.59;
  return level;
}

const BandLimits& limits_of(story::Band band) {
  static constexpr std::array<BandLimits, 3> limits{
      BandLimits{6, 22, 10, 3}, BandLimits{18, 46, 14, 4}, BandLimits{28, 70, 15, 5}};
  return limits[static_cast<std::size_t>(band)];
}

std::vector<std::string> page_level_slips(std::string_view text, story::Band band) {
  const BandLimits& limits = limits_of(band);
  const ReadingLevel level = reading_level(text);
  std::vector<std::string> slips;
  if (level.words < limits.least_words)
    slips.push_back(fmt::format("{} words; at least {}", level.words, limits.least_words));
  if (level.words > limits.most_words)
    slips.push_back(fmt::format("{} words; at most {}", level.words, limits.most_words));
  if (level.words_per_sentence > limits.most_words_per_sentence)
    slips.push_back(fmt::format("{:.1f} words a sentence; at most {:.1f}", level.words_per_sentence,
                                limits.most_words_per_sentence));
  return slips;
}

}  // namespace talewright::engines::writer
