// Free words about one character, read into a descriptor. Adjectives wait for their noun: "long"
// is a hair style before "hair" and nothing before "ears"; "old" is an age before "woman" and
// nothing before "hat".
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/describer.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

namespace {

bool is_number(const std::string& word) {
  return !word.empty() && word.size() <= 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Describer::Describer(std::string_view text)
    : heard_(text), terms_(look_terms()), look_(result_.descriptor) {
  look_.notes = std::string(text);
  for (std::size_t i = 0; i < heard_.size(); ++i) {
    const Meanings here = terms_.at(heard_.words(), i);
    if (const Meaning* being = here.longest({"species", "near", "person"});
        being && !is_aside(i, being->length) && !is_age_before_kind(i)) {
      strong_ = true;
      if (!first_being_is_animal_ && !person_) {
        first_being_is_animal_ = being->field != "person" && being->value != "human";
        person_ = !first_being_is_animal_;
      }
      i += being->length - 1;
    }
  }
  if (!strong_) person_ = true;
  for (std::size_t i = 0; i < heard_.size(); ++i) respell(i);
}

void Describer::respell(std::size_t i) {
  const std::string& word = heard_.word(i);
  if (word.size() < 5 || terms_.knows(word)) return;
  std::string near = terms_.nearest(word, {"color", "garment", "accessory"});
  if (near.empty() && !strong_) near = terms_.nearest(word, {"species", "near", "person"});
  if (near.empty()) return;
  result_.notes.push_back(fmt::format("“{}” was read as {}.", heard_.said(i, i + 1), near));
  heard_.read_as(i, near);
  const Meanings meant = terms_.at({near}, 0);
  const Meaning* being = meant.longest({"species", "near"});
  if (being && !strong_) person_ = being->value == "human";
}

bool Describer::is_aside(std::size_t at, std::size_t length) const {
  // "a fox mask", "rabbit ears", "brave as a lion", "in a bear costume"
  if (heard_.is(at + length, {"ears", "tail", "costume", "mask", "print", "suit", "onesie", "skin",
                              "hat", "fur", "badge", "logo", "toy", "feathers", "nose", "pattern"}))
    return true;
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    if (heard_.is(at - back, {"like", "as"}))
      return !heard_.is(at - back - 1, {"looks", "look", "looking", "shaped", "dressed"});
    if (!heard_.is(at - back, {"a", "an", "the", "little", "big"})) break;
  }
  return false;
}

Description Describer::read() {
  for (std::size_t i = 0; i < heard_.size();) {
    if (heard_.opens_sentence(i)) {
      flush();
      negated_ = npos;
      carries_ = false;
    } else if (heard_.opens_clause(i)) {
      if (predicate_) flush();
      negated_ = npos;
    }
    i += std::max<std::size_t>(1, step(i));
  }
  flush();
  if (!found_) find_being();
  finish();
  return std::move(result_);
}

std::size_t Describer::step(std::size_t i) {
  if (const std::size_t n = special(i)) return n;
  const Meanings here = terms_.at(heard_.words(), i);
  if (const Meaning* no = here.of("negation")) {
    flush();
    negated_ = i;
    if (heard_.is(i, {"not"}) && heard_.is(i + 1, {"only", "very", "so", "too"})) negated_ = npos;
    heard_.take(i, i + no->length);
    return no->length;
  }
  if (const Meaning* carry = here.of("carry")) {
    // "with a basket" carries, "with a beard" does not: the noun decides.
    if (!heard_.is(i, {"with"}) || terms_.at(heard_.words(), i + carry->length).has("held")) {
      flush();
      carries_ = true;
      carried_at_ = i;
      heard_.take(i, i + carry->length);
      return carry->length;
    }
  }
  if (const std::size_t n = noun(i, here)) return n;
  if (const std::size_t n = fruit(i, here)) return n;
  if (const Meaning* adjective =
          here.longest({"color", "rainbow", "hair_color", "skin", "stance", "pattern", "marking",
                        "height", "roundness", "age", "teen", "hair_adjective", "pronouns",
                        "personality", "shade", "lost_pattern", "material", "plain_adjective"})) {
    if (const Meaning* pronoun = here.of("pronouns");
        pronoun && pronoun->length == adjective->length)
      return say_pronoun(i, *pronoun);
    pending_.push_back({i, i + adjective->length, here});
    return adjective->length;
  }
  if (heard_.word(i).starts_with("#")) {
    pending_.push_back({i, i + 1, here});
    return 1;
  }
  if (terms_.has(heard_.word(i), "stop")) {
    if (heard_.is(i, {"with", "but", "wearing", "wears", "who", "that", "has", "have", "in", "on",
                      "dressed", "which", "of"})) {
      flush();
      if (!heard_.is(i, {"in", "on", "of"}) || !carries_) carries_ = false;
      if (heard_.is(i, {"with", "but", "wearing", "wears"}) && negated_ + 1 != i) negated_ = npos;
    }
    return 1;
  }
  // A word without meaning here: what stood before it was said of it, not of the character, unless
  // it is the very word for the character.
  if (!strong_ && !found_ && unknown_.empty() && i > 0 &&
      (heard_.is(i - 1, {"a", "an", "the"}) || !pending_.empty())) {
    unknown_ = heard_.said(i, i + 1);
    flush();
    return 1;
  }
  pending_.clear();
  predicate_ = nullptr;
  return 1;
}

std::size_t Describer::fruit(std::size_t i, const Meanings& here) {
  // "With a carrot and a yellow coat": a thing that only shares its name with a colour.
  const Meaning* color = here.of("color");
  if (!color || color->length != 1 || i == 0 || !heard_.is(i - 1, {"a", "an", "the"}) ||
      !heard_.is(i, {"carrot", "pumpkin", "lemon", "lime", "peach", "apricot", "plum", "rose",
                     "raspberry", "tangerine", "pearl", "brick", "hazelnut"}))
    return 0;
  const bool ends = i + 1 == heard_.size() || heard_.opens_clause(i + 1) ||
                    heard_.is(i + 1, {"and", "in", "on", "with", "under", "behind"});
  return ends ? held(i, {"held", heard_.word(i), 1}) : 0;
}

std::size_t Describer::special(std::size_t i) {
  // Names, ages in years, voices.
  if (heard_.is(i, {"named", "called"}) && i + 1 < heard_.size() && heard_.capital(i + 1)) {
    std::size_t end = i + 2;
    while (end < heard_.size() && end < i + 4 && heard_.capital(end) && !heard_.opens_clause(end))
      ++end;
    flush();
    heard_.report(i, end, "name", heard_.said(i + 1, end));
    return end - i;
  }
  static const std::vector<std::string> numbers{"one", "two",   "three", "four", "five",
                                                "six", "seven", "eight", "nine", "ten"};
  const auto spelled = std::find(numbers.begin(), numbers.end(), heard_.word(i));
  if ((is_number(heard_.word(i)) || spelled != numbers.end()) &&
      heard_.is(i + 1, {"year", "years", "yr", "yo"})) {
    const int years = spelled != numbers.end() ? static_cast<int>(spelled - numbers.begin()) + 1
                                               : std::atoi(heard_.word(i).c_str());
    std::size_t end = i + 2;
    if (heard_.is(end, {"old"})) ++end;
    look_.age = years < 3    ? story::Age::Baby
                : years < 18 ? story::Age::Child
                : years < 62 ? story::Age::Adult
                             : story::Age::Elder;
    if (years > 12 && years < 18) look_.height = 0.85;
    if (years == 2) look_.height = kToddlerHeight;
    if (years == 3 || years == 4) look_.height = 0.12;
    age_said_ = true;
    heard_.report(i, end, "age", story::spelling(*look_.age));
    return end - i;
  }
  if ((negates() && heard_.is(i, {"clothes", "clothing"})) ||
      heard_.is(i, {"naked", "undressed", "unclothed"})) {
    absent_.insert("clothes");
    heard_.report(denied_from(i), i + 1, "clothes", "none");
    pending_.clear();
    return 1;
  }
  if (heard_.is(i, {"voice"}) || (heard_.is(i, {"speaks"}) && i + 1 < heard_.size())) {
    const bool after = heard_.is(i, {"speaks"});
    const std::size_t begin = after || i == 0 ? i : i - 1, end = after ? i + 2 : i + 1;
    look_.voice = lower(heard_.said(begin, end));
    heard_.report(begin, end, "voice", look_.voice);
    pending_.clear();
    return end - i;
  }
  return 0;
}

std::size_t Describer::say_pronoun(std::size_t i, const Meaning& pronoun) {
  if (!pronoun_said_ && (!look_.pronouns || pronoun.value != "it")) {
    look_.pronouns = story::parse<story::Pronouns>(pronoun.value);
    heard_.report(i, i + pronoun.length, "pronouns", pronoun.value);
    pronoun_said_ = true;
  }
  heard_.take(i, i + pronoun.length);
  return pronoun.length;
}

void Describer::find_being() {
  for (std::size_t i = 0; i < heard_.size() && !found_; ++i) {
    const Meanings here = terms_.at(heard_.words(), i);
    if (heard_.taken(i)) continue;
    if (const Meaning* being = here.longest({"species", "near", "person", "weak"}))
      if (!is_aside(i, being->length)) be(i, *being);
  }
  const bool of_a_person = !look_.hair_style.empty() || !look_.hair_color.empty() || skin_said_ ||
                           look_.age || pronoun_said_;
  if (!found_ && unknown_.empty() && of_a_person) {
    look_.species = "human";
    result_.notes.push_back("No kind of being was named; what is said is said of a person.");
    found_ = true;
  }
}

void Describer::finish() {
  // Manes grow with the years.
  for (std::size_t i = 0; look_.species == "lion" && i < heard_.size(); ++i)
    if (heard_.is(i, {"cub", "cubs"})) look_.age = story::Age::Baby;
  const auto drop = [&](const std::string& item) {
    std::erase_if(look_.clothes, [&](const story::Garment& g) { return g.item == item; });
    std::erase(look_.accessories, item);
  };
  // A trade's beard is its elders', not a child's.
  if (!beard_said_ && (look_.age == story::Age::Child || look_.age == story::Age::Baby))
    drop("beard");
  // A bird known by its colours has them, unless it is said to be of another.
  if (!plumage_.empty() && look_.main_color.empty()) {
    const std::vector<std::string> own = split(plumage_, ' ');
    look_.main_color = own.at(0);
    if (look_.second_color.empty()) look_.second_color = own.at(1);
    if (look_.accent_color.empty()) look_.accent_color = own.at(2);
  }
  for (const auto& item : absent_) drop(item);
  if (!absent_.empty()) look_.dressed = true;
  if (absent_.count("clothes")) look_.clothes.clear();
  if (!found_ && heard_.size() > 0)
    result_.notes.push_back(
        unknown_.empty()
            ? "No species or kind of person was found in the description; one will be chosen."
            : fmt::format("“{}” is no kind of being that the pictures know; one will be chosen.",
                          unknown_));
  if (heard_.cut())
    result_.notes.push_back("Only the first 4000 letters of the description were read.");
  result_.understood = heard_.understood();
  result_.not_understood = heard_.left(terms_);
}

Description describe_text(std::string_view text) { return Describer(text).read(); }

}  // namespace talewright::engines::writer
