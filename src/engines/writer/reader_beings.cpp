// Who a prompt speaks of: kinds, families, looks and pronouns.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

using story::Pronouns;

void Reader::find_beings() {
  const Lexicon& words = lexicon();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto match = words.beings.at(folded_, i);
    if (!match.sense) continue;
    const std::size_t end = i + match.length;
    bool skip = false;
    for (std::size_t k = i; k < end; ++k) skip |= used_[k];
    const bool plural_word =
        folded_[end - 1].ends_with("s") && folded_[end - 1] != match.sense->name;
    // A word that is also a verb, a thing or a name is a being only after an article or the like.
    bool counted = false;
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      if (word_at(i - back, {"two", "three", "four", "five", "seven", "twin"})) counted = true;
      if (word_at(i - back, {"a", "an", "the", "his", "her", "their", "two", "three", "my", "named",
                             "and", "with", "of"}))
        break;
    }
    const bool odd = is_any(
        match.sense->name,
        {"potato",   "teapot",     "sock",     "pumpkin", "cloud",         "cactus",    "train",
         "car",      "truck",      "bus",      "tractor", "toy",           "doll",      "fly",
         "bug",      "calf",       "ram",      "kid",     "guard",         "driver",    "cook",
         "computer", "toaster",    "mole",     "crane",   "spirit",        "keeper",    "twin",
         "puppet",   "bat",        "pad",      "ox",      "mole",          "lady",      "captain",
         "boat",     "lighthouse", "airplane", "rocket",  "shooting star", "snowflake", "leaf"});
    if (is_any(match.sense->name, {"boat", "lighthouse", "airplane", "rocket", "snowflake", "leaf",
                                   "shooting star"}) &&
        (!mentions_.empty() || i > 4 || (i > 1 && word_at(i - 2, {"and"}))))
      skip = true;
    const bool article =
        i > 0 && (word_at(i - 1, {"a", "an", "the", "named", "his", "her", "their", "my",
                                  "nonbinary", "non-binary", "last"}) ||
                  words.traits.count(folded_[i - 1]) || words.colors.count(folded_[i - 1]));
    if (odd && (!article ||
                (end < tokens_.size() &&
                 word_at(end, {"ride", "trip", "stop", "station", "house", "seat"})) ||
                plural_word))
      skip = skip || !tokens_[i].opens_sentence || plural_word;
    if (tokens_[i].owner && (word_at(end, {"day", "house", "book", "story"}))) skip = true;
    if (word_at(end, {"tail", "tale",    "tales", "egg",  "eggs",  "ears",   "suit",
                      "fin",  "bone",    "book",  "show", "dance", "house",  "food",
                      "mask", "costume", "songs", "song", "lamp",  "blanket"}) &&
        !plural_word)
      skip = true;
    if (i > 0 && word_at(i - 1, {"like", "fairy-tale", "dressed", "hot", "teddy-bear", "mother's",
                                 "be", "become", "gummy"}))
      skip = true;
    if (i > 1 && word_at(i - 2, {"be", "become", "being", "becoming", "like", "as"})) skip = true;
    if (match.sense->name == "fairy" && word_at(end, {"tale", "tales"})) skip = true;
    if (match.sense->name == "fish" && i > 0 && word_at(i - 1, {"to", "catch", "eat", "some"}))
      skip = true;
    if (match.sense->name == "santa" && word_at(end, {"claus"})) skip = false;
    if (plural_word && !counted && !mentions_.empty() && !word_at(i - 1, {"two", "three"}))
      skip = true;  // "all the animals", "loves foxes"
    // What somebody hates is the trouble, not the company.
    if (i > 0 && word_at(i - 1, {"hates", "hate", "dislikes", "eats", "counts"})) skip = true;
    if (odd && i > 1 && word_at(i - 2, {"drive", "drives", "ride", "rides", "fly", "flies"}))
      skip = true;
    if (i > 1 && word_at(i - 2, {"steals", "stole", "eats", "catches"})) skip = true;
    if (skip) continue;
    ++understood_;
    // The same kind again is the same being.
    bool again = false;
    for (Mention& m : mentions_) {
      const Being& b = result_.beings[m.being];
      const bool same =
          match.sense->kind == Sense::kPerson
              ? b.look.species == "human" && b.spoken == words.people[match.sense->index].spoken
              : b.look.species == words.species[match.sense->index].name;
      if (same && !(i > 0 && word_at(i - 1, {"another", "other", "second"}))) again = true;
    }
    if (again || result_.beings.size() >= 4) {
      i = end - 1;
      continue;
    }
    // "a robot teacher", "a pirate cat": the species stays, the trade dresses it.
    if (!mentions_.empty() && mentions_.back().end == i && !tokens_[i].opens_clause &&
        !tokens_[i].opens_sentence && !mentions_.back().has_name) {
      Being& b = result_.beings[mentions_.back().being];
      const bool was_person = b.look.species == "human";
      if (match.sense->kind != Sense::kPerson && was_person) {
        const auto species = words.species[match.sense->index];
        b.look.species = species.name;
        b.spoken = species.spoken;
        b.called.clear();
        if (match.sense->kind == Sense::kNear) note_near(b, *match.sense);
      } else if (match.sense->kind == Sense::kPerson && !was_person) {
        const auto species = b.look.species;
        become(*match.sense, b.look);
        b.look.species = species;
        if (species != "human") b.look.age.reset();
      }
      mentions_.back().end = end;
      i = end - 1;
      continue;
    }
    Being being;
    become(*match.sense, being.look);
    if (match.sense->kind == Sense::kPerson) {
      being.spoken = words.people[match.sense->index].spoken;
      being.called = words.people[match.sense->index].called;
      if (!being.called.empty() &&
          is_any(
              match.sense->name,
              {"granny", "nana",   "abuela",   "oma",     "nonna",   "babushka", "opa",   "abuelo",
               "nonno",  "gramps", "granddad", "grandad", "mom",     "mum",      "mommy", "mummy",
               "dad",    "daddy",  "baba",     "gran",    "halmoni", "dedushka"}))
        being.called = capitalized(match.sense->name);
    } else {
      being.spoken = words.species[match.sense->index].spoken;
      if (match.sense->kind == Sense::kNear)
        note_near(being, *match.sense);
      else if (is_any(
                   match.sense->name,
                   {"kitten",      "puppy",   "bunny",       "duckling",    "piglet", "lamb",
                    "hen",         "rooster", "pony",        "goldfish",    "kitty",  "polar bear",
                    "hermit crab", "robin",   "sparrow",     "tortoise",    "toad",   "bumblebee",
                    "goose",       "t-rex",   "triceratops", "stegosaurus", "fawn",   "foal",
                    "owlet",       "chick",   "clownfish",   "reindeer",    "hare",   "fledgling"}))
        being.spoken = match.sense->name;
    }
    if (match.sense->name.starts_with("baby ") || (i > 0 && word_at(i - 1, {"baby"})))
      being.look.age = story::Age::Baby;
    being.many = counted || (plural_word && mentions_.empty());
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      if (word_at(i - back, {"her", "his", "their", "my"}) && match.sense->kind == Sense::kPerson)
        being.relative = !being.called.empty();
      if (tokens_[i - back].owner && !being.called.empty()) being.relative = true;
    }
    mentions_.push_back({i, end, result_.beings.size(), false});
    result_.beings.push_back(std::move(being));
    i = end - 1;
  }
}

void Reader::note_near(Being& being, const Sense& sense) {
  const std::string drawn = lexicon().species[sense.index].spoken;
  being.spoken = sense.name;
  result_.notes.push_back(fmt::format(
      "The {} is drawn as {}, the nearest animal or figure the pictures have; the text says {}.",
      sense.name, with_article(drawn), sense.name));
}

void Reader::dress() {
  for (std::size_t k = 0; k < mentions_.size(); ++k) {
    const Mention& m = mentions_[k];
    std::size_t begin = m.begin;
    while (begin > 0 && m.begin - begin < 6 && (k == 0 || begin > mentions_[k - 1].end) &&
           !stops(folded_[begin - 1]) && !tokens_[begin].opens_sentence)
      --begin;
    std::size_t end = k + 1 < mentions_.size() ? mentions_[k + 1].begin : tokens_.size();
    if (k + 1 < mentions_.size())  // the next one's own adjectives are not ours
      while (end > m.end && !stops(folded_[end - 1]) && mentions_[k + 1].begin - end < 4) --end;
    std::vector<Token> own(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens_.begin() + static_cast<std::ptrdiff_t>(end));
    // Things that the story turns round are not worn.
    for (std::size_t i = begin; i < end; ++i)
      if (used_[i]) own[i - begin].folded = "-";
    Being& b = result_.beings[m.being];
    const SeenLook seen = read_look(own, 0, own.size(), b.look);
    if (b.color_word.empty()) b.color_word = seen.color_word;
    if (b.wearing.empty()) b.wearing = seen.wearing;
    for (const auto& trait : seen.traits)
      if (std::find(b.traits.begin(), b.traits.end(), trait) == b.traits.end())
        b.traits.push_back(trait);
    for (const auto& trait : b.traits)
      if (!lexicon().looks.count(trait)) b.look.personality.push_back(trait);
  }
}

std::optional<story::Pronouns> Reader::pronoun_of_name(const std::string& name) {
  const auto list_of = words(name);
  if (list_of.size() > 1)
    for (std::string_view part : list_of)
      if (const auto known = pronoun_of_name(std::string(part))) return known;
  const std::string first = std::string(list_of.empty() ? std::string_view(name) : list_of.front());
  const Lexicon& lex = lexicon();
  const auto in = [&](std::string_view group) {
    const auto& list = lex.names.find(group)->second;
    return std::find(list.begin(), list.end(), first) != list.end();
  };
  const std::string title = folded(first);
  if (is_any(title, {"mrs", "ms", "princess", "queen", "grandma", "granny", "nana", "aunt",
                     "auntie", "abuela", "oma", "lady"}))
    return story::Pronouns::She;
  if (is_any(title, {"mr", "prince", "king", "grandpa", "uncle", "sir", "opa"}))
    return story::Pronouns::He;
  if (in("she")) return story::Pronouns::She;
  if (in("he")) return story::Pronouns::He;
  return std::nullopt;
}

void Reader::choose_pronouns() {
  if (result_.beings.empty()) return;
  Being& hero = result_.beings.front();
  for (std::size_t i = 0; i < tokens_.size() && !hero.look.pronouns; ++i) {
    if (used_[i] && !word_at(i, {"his", "her", "their"})) continue;
    // A pronoun right after another being is that one's ("a girl and her dog" fixes neither
    // wrongly).
    if (word_at(i, {"she", "her", "hers", "herself"}))
      hero.look.pronouns = story::Pronouns::She;
    else if (word_at(i, {"he", "him", "his", "himself"}))
      hero.look.pronouns = story::Pronouns::He;
    else if (word_at(i,
                     {"they", "them", "their", "theirs", "themself", "nonbinary", "non-binary"}) &&
             result_.beings.size() == 1 && !hero.many)
      hero.look.pronouns = story::Pronouns::They;
  }
  for (Being& b : result_.beings) {
    if (!b.look.pronouns && !b.name.empty()) b.look.pronouns = pronoun_of_name(b.name);
    if (b.look.species == "human" && b.spoken.empty())
      b.spoken = !b.look.pronouns || b.look.pronouns == story::Pronouns::They ? "child"
                 : b.look.pronouns == story::Pronouns::She                    ? "girl"
                                                                              : "boy";
  }
}

}  // namespace talewright::engines::writer
