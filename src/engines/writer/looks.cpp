#include "engines/writer/looks.h"

#include <algorithm>

#include "engines/writer/english.h"

namespace talewright::engines::writer {

namespace {

bool is_any(const std::string& word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_plural_wear(const std::string& word) {
  return (word.ends_with("s") && !word.ends_with("dress") && word != "compass") ||
         word == "armor" || word == "armour";
}

}  // namespace

SeenLook read_look(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                   story::Descriptor& look) {
  const Lexicon& words = lexicon();
  const auto folded = folded_words(tokens);
  SeenLook seen;
  std::vector<std::string> colors, color_words;  // said, and waiting for their noun
  std::string pattern;
  const auto forget = [&] { colors.clear(), color_words.clear(), pattern.clear(); };
  for (std::size_t i = begin; i < end; ++i) {
    const std::string& word = folded[i];
    if (const auto color = words.colors.find(word); color != words.colors.end()) {
      colors.push_back(color->second);
      color_words.push_back(word);
      continue;
    }
    static const std::map<std::string, std::string, std::less<>> patterns{
        {"striped", "stripes"}, {"stripy", "stripes"}, {"dotted", "dots"},
        {"polka-dot", "dots"},  {"checked", "checks"}, {"plaid", "checks"},
        {"starry", "stars"},    {"spotted", "spots"},  {"patterned", ""}};
    if (const auto p = patterns.find(word); p != patterns.end()) {
      pattern = p->second;
      continue;
    }
    const auto wear = words.wear.at(folded, i);
    if (wear.sense && i + wear.length <= end && wear.sense->kind != Sense::kHair) {
      std::string said;
      for (std::size_t k = 0; k < wear.length; ++k) said += (k ? " " : "") + folded[i + k];
      const std::string noun = said;
      if (!color_words.empty()) said = color_words.back() + " " + said;
      const bool garment = wear.sense->kind == Sense::kGarment;
      if (garment)
        look.clothes.push_back({wear.sense->name, colors.empty() ? "" : colors.back(),
                                pattern == "spots" ? "dots" : pattern});
      else if (std::find(look.accessories.begin(), look.accessories.end(), wear.sense->name) ==
               look.accessories.end())
        look.accessories.push_back(wear.sense->name);
      if (seen.wearing.empty())
        seen.wearing = (garment && noun != "boots" && noun != "shoes" ? "in "
                        : wear.sense->name == "wheelchair"            ? "in "
                                                                      : "with ") +
                       (is_plural_wear(noun) ? said : with_article(said));
      look.dressed = true;
      forget();
      i += wear.length - 1;
      continue;
    }
    if (wear.sense && i + wear.length <= end) {
      look.hair_style = wear.sense->name;
      if (!colors.empty()) look.hair_color = colors.back();
      forget();
      i += wear.length - 1;
      continue;
    }
    if (is_any(word, {"eyes", "eye", "eyed"})) {
      if (!colors.empty()) look.eye_color = colors.back();
      forget();
    } else if (word == "hair" || word == "haired") {
      if (!colors.empty()) look.hair_color = colors.back();
      forget();
    } else if (is_any(word, {"fur", "feathers", "feathered", "scales", "skin", "shell", "wool",
                             "furred", "body", "coloured", "colored"})) {
      if (!colors.empty()) look.main_color = colors.front();
      if (colors.size() > 1) look.second_color = colors[1];
      if (!color_words.empty() && seen.color_word.empty() && word != "skin")
        seen.color_word = color_words.front();
      forget();
    } else if (is_any(word, {"belly", "tummy", "chest", "muzzle", "face", "paws", "tail"})) {
      if (!colors.empty()) look.second_color = colors.back();
      forget();
    } else if (is_any(word, {"stripes", "spots", "patches", "mask", "freckles"})) {
      look.marking = word;
      if (!colors.empty()) look.accent_color = colors.back();
      forget();
    } else if (words.beings.at(folded, i).sense) {
      if (!colors.empty()) look.main_color = colors.front();
      if (colors.size() > 1) look.second_color = colors[1];
      if (!color_words.empty()) seen.color_word = color_words.front();
      if (pattern == "stripes" || pattern == "spots") look.marking = pattern;
      i += words.beings.at(folded, i).length - 1;
      forget();
    } else if (words.traits.count(word)) {
      if (std::find(seen.traits.begin(), seen.traits.end(), word) == seen.traits.end())
        seen.traits.push_back(word);
      if (is_any(word, {"round", "chubby"})) look.roundness = 0.9;
      if (is_any(word, {"skinny"})) look.roundness = 0.1;
      if (is_any(word, {"tiny", "small", "short"})) look.height = 0.15;
      if (is_any(word, {"tall", "big", "giant"})) look.height = 0.9;
      if (word == "young") look.age = story::Age::Child;
      if (word == "old") look.age = story::Age::Elder;
    } else if (!is_any(word, {"and", "with", "a", "an", "the", "round", "warm", "bright", "dark",
                              "light", "big", "long", "short"})) {
      forget();
    }
  }
  return seen;
}

void become(const Sense& sense, story::Descriptor& look) {
  const Lexicon& words = lexicon();
  if (sense.kind == Sense::kPerson) {
    const Person& person = words.people[sense.index];
    look.species = "human";
    if (!look.age) look.age = story::parse<story::Age>(person.age);
    if (!person.pronouns.empty()) look.pronouns = story::parse<story::Pronouns>(person.pronouns);
    if (look.clothes.empty() && !person.clothes.empty()) {
      look.clothes = person.clothes;
      look.dressed = true;
    }
    for (const auto& item : person.accessories)
      if (std::find(look.accessories.begin(), look.accessories.end(), item) ==
              look.accessories.end() &&
          !(item == "beard" && look.pronouns == story::Pronouns::She)) {
        look.accessories.push_back(item);
        look.dressed = true;
      }
    return;
  }
  look.species = words.species[sense.index].name;
  const auto any = [&](std::initializer_list<std::string_view> list) {
    return is_any(sense.name, list);
  };
  if (any({"kitten",   "kitty",      "kittens",   "pup",       "puppy",    "puppies", "cub",
           "bear cub", "fox cub",    "lion cub",  "tiger cub", "wolf cub", "fox kit", "bunny",
           "duckling", "ducklings",  "chick",     "piglet",    "lamb",     "calf",    "foal",
           "fawn",     "owlet",      "joey",      "hoglet",    "gosling",  "cygnet",  "tadpole",
           "froglet",  "dragonling", "mouseling", "fledgling"}))
    look.age = story::Age::Child;
  if (any({"hen", "cow", "cows", "mare", "doe", "vixen", "lioness", "tigress", "ewe", "mermaid"}))
    look.pronouns = story::Pronouns::She;
  if (any({"rooster", "cockerel", "bull", "stag", "ram", "drake", "tomcat", "merman"}))
    look.pronouns = story::Pronouns::He;
  if (sense.name == "polar bear" && look.main_color.empty()) look.main_color = "#f4f4f0";
  if (sense.name == "zebra")
    look.main_color = "#f4f4f0", look.marking = "stripes", look.accent_color = "#2e2c30";
  if (sense.name == "dalmatian" && look.main_color.empty())
    look.main_color = "#f4f4f0", look.marking = "spots", look.accent_color = "#2e2c30";
  if (sense.name == "red panda" && look.main_color.empty()) look.main_color = "#b5562a";
}

}  // namespace talewright::engines::writer
