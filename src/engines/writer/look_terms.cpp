#include "engines/writer/look_terms.h"

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/looks.h"

namespace talewright::engines::writer {

namespace {

/// Things that texts cast as heroes. They are beings only when no animal or person is named.
constexpr std::string_view kThings =
    "potato, teapot, sock, pumpkin, cloud, cactus, car, train, truck, tractor, bus, digger, boat, "
    "lighthouse, airplane, rocket, computer, toaster, toy, doll, leaf, snowflake, shooting star, "
    "puppet, spirit, keeper, guard, driver, captain, giant, mushroom, broccoli, carrot, tomato, "
    "strawberry, pineapple, watermelon, cupcake, donut, banana, apple, tree, rock, sun, moon, "
    "star, "
    "book, pencil, lamp, cup, plant, flower, sunflower, raindrop, snowball, thing, being, "
    "creature, "
    "critter, character, hero, heroine, figure, somebody, someone, people, person, human, "
    "spaceship, "
    "submarine, washing machine, fridge, vacuum cleaner, machine, animal, lady, gentleman, mammal";

bool is_thing(std::string_view word) {
  static const std::vector<std::string> things = split(kThings, ',');
  for (const auto& thing : things)
    if (trimmed(thing) == word) return true;
  return false;
}

Terms read_look_terms() {
  Terms terms;
  const json::value looks = parse_embedded("resources/story/looks.json");
  const json::object& fields = looks.as_object();
  terms.add_file(fields);
  for (const auto& [species, list] : *object_at(fields, "kind"))
    for (const auto& phrase : split(list.as_string(), ',')) {
      const auto word = trimmed(phrase);
      terms.add_noun(word,
                     is_thing(word)       ? "weak"
                     : species == "human" ? "species"
                                          : "near",
                     species);
    }
  const json::value species_file = parse_embedded("resources/species.json");
  for (const json::value& value : species_file.as_array()) {
    const auto& o = value.as_object();
    const std::string name = text_or(o, "name");
    for (const auto& word : texts_or_none(o, "near"))
      terms.add_noun(word, is_thing(word) ? "weak" : "near", name);
    if (name == "human") continue;  // its own words are people
    for (const auto& word : texts_or_none(o, "words"))
      terms.add_noun(word, is_thing(word) ? "weak" : "species", name);
    terms.add_noun(replaced(name, "_", " "), "species", name);
  }
  const json::value words_file = parse_embedded("resources/story/words.json");
  const json::object& words = words_file.as_object();
  std::size_t index = 0;
  for (const json::value& value : *array_at(words, "people")) {
    for (const auto& word : texts_or_none(value.as_object(), "words"))
      terms.add_noun(word, "person", std::to_string(index));
    ++index;
  }
  const auto worn = [&](std::string_view key, std::string_view field) {
    for (const auto& [name, list] : *object_at(words, key))
      for (const json::value& word : list.as_array()) terms.add(word.as_string(), field, name);
    for (const auto& [name, list] : *object_at(fields, field))
      for (const auto& phrase : split(list.as_string(), ','))
        terms.add_noun(trimmed(phrase), field, name);
  };
  worn("garments", "garment");
  worn("accessories", "accessory");
  for (const auto& [name, list] : *object_at(fields, "held"))
    for (const auto& phrase : split(list.as_string(), ','))
      terms.add_noun(trimmed(phrase), "held", name);
  for (const auto& word : texts_or_none(words, "traits")) terms.add(word, "personality", "");
  return terms;
}

}  // namespace

const Terms& look_terms() {
  static const Terms one = read_look_terms();
  return one;
}

void become(const Meaning& being, const std::string& word, story::Descriptor& look) {
  const Lexicon& words = lexicon();
  Sense sense;
  sense.name = word;
  sense.kind = being.field == "person" ? Sense::kPerson : Sense::kSpecies;
  if (being.field == "person") {
    sense.index = static_cast<std::size_t>(std::stoul(std::string(being.value)));
  } else {
    while (sense.index < words.species.size() && words.species[sense.index].name != being.value)
      ++sense.index;
    if (sense.index == words.species.size()) return;
  }
  become(sense, look);
}

}  // namespace talewright::engines::writer
