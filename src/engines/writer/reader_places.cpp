// Where and when a prompt plays, and for whom it is.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

using story::Pronouns;

void Reader::read_audience() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (word_at(i, {"year", "years", "yr", "yo"}) && i > 0) set_age(folded_[i - 1]);
    if (folded_[i][0] >= '0' && folded_[i][0] <= '9' &&
        folded_[i].find("-year") != std::string::npos)
      set_age(folded_[i]);
    if (word_at(i, {"age", "ages", "aged"}) && i + 1 < tokens_.size()) set_age(folded_[i + 1]);
    if (word_at(i, {"toddler", "toddlers", "preschooler", "preschoolers", "kindergartners",
                    "babies"})) {
      if (!result_.band)
        result_.band = folded_[i].starts_with("toddler") || folded_[i] == "babies"
                           ? story::Band::Toddler
                           : story::Band::Preschool;
      used_[i] = true;
    }
    if (word_at(i, {"funny", "hilarious", "joke", "jokes", "silly", "humorous", "giggle"}))
      result_.funny = true;
    if (word_at(i, {"children", "kids", "childrens", "kid", "child", "children's"}) &&
        (word_at(i + 1, {"book", "story", "picture", "books"}) || tokens_[i].owner))
      used_[i] = true;
    if (folded_[i] == "for" && i + 1 < tokens_.size()) {
      std::size_t k = i + 1;
      while (k < tokens_.size() && k < i + 8 &&
             (word_at(k, {"my",       "our",           "a",        "his",    "her",
                          "little",   "young",         "old",      "year",   "years",
                          "year-old", "the",           "class",    "of",     "first",
                          "second",   "grade",         "children", "kids",   "child",
                          "kid",      "toddler",       "toddlers", "son",    "daughter",
                          "grandson", "granddaughter", "niece",    "nephew", "students",
                          "boys",     "girls",         "boy",      "girl",   "and",
                          "aged",     "ages",          "readers",  "early"}) ||
              (folded_[k][0] >= '0' && folded_[k][0] <= '9')))
        ++k;
      bool audience = false;
      for (std::size_t j = i + 1; j < k; ++j)
        audience |=
            word_at(j, {"son",      "daughter", "grandson", "granddaughter", "niece",   "nephew",
                        "children", "kids",     "child",    "kid",           "toddler", "toddlers",
                        "students", "class",    "boys",     "girls",         "boy",     "girl",
                        "old",      "readers",  "year-old"});
      // "for her grandmother" is in the story; "for my daughter" and "for kids" is who listens.
      if (audience &&
          word_at(i + 1, {"my", "our", "a", "children", "kids", "toddlers", "the", "boys", "girls",
                          "students", "ages", "aged", "early", "young", "little", "toddler"}) &&
          (word_at(i + 1, {"my", "our"}) || k - i > 1) &&
          !word_at(k, {"who", "named", "called", "in", "with"})) {
        for (std::size_t j = i; j < k; ++j) used_[j] = true;
        for (std::size_t j = i; j < k; ++j)
          if (folded_[j][0] >= '0' && folded_[j][0] <= '9') set_age(folded_[j]);
        if (k < tokens_.size() && tokens_[k].capital && !tokens_[k].opens_sentence)
          audience_name_ = k, used_[k] = true;
      }
    }
  }
}

void Reader::set_age(const std::string& word) {
  static const std::map<std::string, int, std::less<>> numbers{
      {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}};
  int age = 0;
  if (const auto n = numbers.find(word); n != numbers.end())
    age = n->second;
  else if (!word.empty() && word[0] >= '0' && word[0] <= '9')
    age = std::atoi(word.c_str());
  if (age < 1 || age > 12 || result_.band) return;
  result_.band = age <= 3   ? story::Band::Toddler
                 : age <= 5 ? story::Band::Preschool
                            : story::Band::EarlyReader;
}

void Reader::read_when_and_where() {
  const Lexicon& words = lexicon();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (used_[i]) continue;
    const std::string& word = folded_[i];
    if (const auto it = words.times.find(word); it != words.times.end() && !result_.time)
      result_.time = it->second, ++understood_;
    if (const auto it = words.seasons.find(word); it != words.seasons.end() && !result_.season)
      result_.season = it->second, ++understood_;
    if (const auto it = words.weathers.find(word);
        it != words.weathers.end() && !result_.weather && !(i > 0 && word_at(i - 1, {"of"})))
      result_.weather = it->second, ++understood_;
  }
  // Places said with a preposition count first, then bare ones.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto match = words.places.at(folded_, i);
      if (!match.sense) continue;
      bool placed = false;
      for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        if (word_at(i - back,
                    {"in",   "on",      "at",     "through",  "into",    "under",  "near",
                     "by",   "around",  "across", "inside",   "beside",  "visits", "visit",
                     "from", "beneath", "above",  "explores", "explore", "along"})) {
          placed = true;
          break;
        }
        if (!words.traits.count(folded_[i - back]) && !words.colors.count(folded_[i - back]) &&
            !words.weathers.count(folded_[i - back]) &&
            !word_at(i - back,
                     {"the",     "a",     "an",     "her",    "his",   "their",    "big",
                      "deep",    "dark",  "old",    "snowy",  "magic", "magical",  "enchanted",
                      "busy",    "quiet", "small",  "little", "tiny",  "far",      "rainy",
                      "windy",   "green", "frozen", "hot",    "and",   "local",    "sunny",
                      "great",   "blue",  "wide",   "bottom", "of",    "mountain", "fishing",
                      "seaside", "city",  "middle"}))
          break;
      }
      const bool weak = word_at(i, {"home",    "house",   "room",    "star",
                                    "stars",   "ship",    "boat",    "air",
                                    "tree",    "trees",   "street",  "flowers",
                                    "snow",    "ice",     "winter",  "christmas",
                                    "moon",    "rocket",  "cloud",   "clouds",
                                    "rainbow", "bed",     "bedtime", "sun",
                                    "planet",  "planets", "plane",   "airplane",
                                    "home",    "flying",  "grass",   "museum",
                                    "teacher", "lesson",  "royal",   "theatre",
                                    "wood",    "mine",    "den",     "burrow",
                                    "oven",    "cooking", "baking",  "hot air balloon",
                                    "hill",    "bridge",  "tunnel",  "spaceship",
                                    "shop",    "ocean",   "sea",     "comet",
                                    "sand"});
      if (placed != (round == 0) || (weak && round == 1 && !placed)) continue;
      // "in the sea" of a swimmer is under it; "on" a ship or the sea is the coast.
      std::string name = match.sense->name;
      if (word_at(i, {"sea", "ocean"}) && i >= 2 &&
          (word_at(i - 2, {"under", "in", "beneath", "of", "below"})))
        name = "underwater";
      if (placed && weak && word_at(i, {"bed"}) && word_at(i > 1 ? i - 2 : i, {"under"}))
        name = "bedroom";
      if (std::find(result_.settings.begin(), result_.settings.end(), name) ==
          result_.settings.end())
        result_.settings.push_back(name);
      ++understood_;
      if (result_.settings.size() >= 3) return;
    }
}

}  // namespace talewright::engines::writer
