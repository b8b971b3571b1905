#include "engines/writer/lexicon.h"

#include <algorithm>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "engines/writer/english.h"

namespace talewright::engines::writer {

void Phrases::add(std::string_view phrase, Sense sense) {
  std::vector<std::string> parts;
  for (const auto& word : bare_words(phrase)) parts.push_back(folded(word));
  if (parts.empty()) return;
  auto& list = by_first_[parts.front()];
  list.emplace_back(std::move(parts), std::move(sense));
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

Phrases::Match Phrases::at(const std::vector<std::string>& folded, std::size_t at) const {
  const auto it = by_first_.find(folded[at]);
  if (it == by_first_.end()) return {nullptr, 0};
  for (const auto& [parts, sense] : it->second) {
    if (at + parts.size() > folded.size()) continue;
    if (std::equal(parts.begin(), parts.end(), folded.begin() + static_cast<std::ptrdiff_t>(at)))
      return {&sense, parts.size()};
  }
  return {nullptr, 0};
}

namespace {

const json::object& object_of(const json::value& value) { return value.as_object(); }

void read_species(Lexicon& lexicon) {
  const json::value file = parse_embedded("resources/species.json");
  for (const json::value& value : file.as_array()) {
    const auto& o = object_of(value);
    Species s{text_or(o, "name"),  text_or(o, "spoken"), text_or(o, "plural"),
              text_or(o, "kind"),  text_or(o, "home"),   text_or(o, "food"),
              text_or(o, "sound"), text_or(o, "moves"),  text_or(o, "size"),
              text_or(o, "hand"),  text_or(o, "cover"),  texts_or_none(o, "habitats")};
    const std::size_t index = lexicon.species.size();
    lexicon.species.push_back(std::move(s));
    if (text_or(o, "name") == "human") {
      for (const auto& word : texts_or_none(o, "near")) {
        lexicon.beings.add(word, {Sense::kNear, index, word});
        lexicon.beings.add(plural(word), {Sense::kNear, index, word});
      }
      continue;  // its own words are people
    }
    for (const auto& word : texts_or_none(o, "words")) {
      lexicon.beings.add(word, {Sense::kSpecies, index, word});
      lexicon.beings.add(plural(word), {Sense::kSpecies, index, word});
    }
    for (const auto& word : texts_or_none(o, "near")) {
      lexicon.beings.add(word, {Sense::kNear, index, word});
      lexicon.beings.add(plural(word), {Sense::kNear, index, word});
    }
  }
}

void read_settings(Lexicon& lexicon) {
  const json::value file = parse_embedded("resources/settings.json");
  for (const json::value& value : file.as_array()) {
    const auto& o = object_of(value);
    const json::object& phrases = *object_at(o, "phrases");
    Setting s{text_or(o, "name"),
              text_or(o, "kind"),
              text_or(phrases, "in"),
              text_or(phrases, "through"),
              text_or(phrases, "to"),
              text_or(phrases, "under"),
              texts_or_none(o, "things"),
              texts_or_none(o, "near"),
              texts_or_none(o, "locals"),
              texts_or_none(o, "senses"),
              {}};
    for (const json::value& spot : *array_at(o, "spots"))
      s.spots.push_back({text_or(object_of(spot), "text"), text_or(object_of(spot), "prop")});
    for (const auto& word : texts_or_none(o, "words"))
      lexicon.places.add(word, {Sense::kSetting, lexicon.settings.size(), s.name});
    lexicon.settings.push_back(std::move(s));
  }
}

template <class E>
void read_when(const json::object& words, std::string_view key,
               std::map<std::string, E, std::less<>>& into) {
  for (const auto& [name, list] : *object_at(*object_at(words, "when"), key))
    for (const json::value& word : list.as_array())
      into[std::string(word.as_string())] = *story::parse<E>(name);
}

}  // namespace

static Lexicon read_lexicon();

const Lexicon& lexicon() {
  static const Lexicon one = read_lexicon();
  return one;
}

static Lexicon read_lexicon() {
  Lexicon lexicon;
  read_species(lexicon);
  read_settings(lexicon);
  const json::value words_file = parse_embedded("resources/story/words.json");
  const json::object& words = words_file.as_object();
  for (const json::value& value : *array_at(words, "people")) {
    const auto& o = object_of(value);
    Person p{text_or(o, "spoken"),
             text_or(o, "called"),
             text_or(o, "age"),
             text_or(o, "pronouns"),
             {},
             texts_or_none(o, "accessories")};
    for (const json::value& garment : *array_at(o, "clothes"))
      p.clothes.push_back(
          {text_or(object_of(garment), "item"), text_or(object_of(garment), "color"), ""});
    for (const auto& word : texts_or_none(o, "words")) {
      lexicon.beings.add(word, {Sense::kPerson, lexicon.people.size(), word});
      lexicon.beings.add(plural(word), {Sense::kPerson, lexicon.people.size(), word});
    }
    lexicon.people.push_back(std::move(p));
  }
  for (const auto& [name, color] : *object_at(words, "colors"))
    lexicon.colors[std::string(name)] = std::string(color.as_string());
  for (const auto& [sign, word] : *object_at(words, "emoji"))
    lexicon.emoji[std::string(sign)] = std::string(word.as_string());
  const auto wear = [&](std::string_view key, Sense::Kind kind) {
    for (const auto& [name, list] : *object_at(words, key))
      for (const json::value& word : list.as_array())
        lexicon.wear.add(word.as_string(), {kind, 0, std::string(name)});
  };
  wear("garments", Sense::kGarment);
  wear("accessories", Sense::kAccessory);
  wear("hair", Sense::kHair);
  for (auto& word : texts_or_none(words, "traits")) lexicon.traits.insert(word);
  for (auto& word : texts_or_none(words, "looks")) lexicon.looks.insert(word);
  for (auto& word : texts_or_none(words, "not_names")) lexicon.not_names.insert(lower(word));
  read_when(words, "time", lexicon.times);
  read_when(words, "season", lexicon.seasons);
  read_when(words, "weather", lexicon.weathers);
  for (const auto& [place, setting] : *object_at(words, "place_names"))
    lexicon.places.add(std::string_view(place),
                       {Sense::kSetting, 0, std::string(setting.as_string())});

  const json::value names = parse_embedded("resources/story/names.json");
  for (const auto& [group, list] : names.as_object())
    for (const json::value& name : list.as_array())
      lexicon.names[std::string(group)].emplace_back(name.as_string());

  const json::value topics_file = parse_embedded("resources/story/topics.json");
  for (const json::value& value : *array_at(topics_file.as_object(), "topics")) {
    const auto& o = object_of(value);
    for (const auto& word : texts_or_none(o, "words"))
      lexicon.themes.add(word, {Sense::kTopic, lexicon.topics.size(), word});
    lexicon.topics.push_back({text_or(o, "arc"), text_or(o, "line")});
  }
  for (const json::value& value : *array_at(topics_file.as_object(), "situations")) {
    const auto& o = object_of(value);
    for (const auto& word : texts_or_none(o, "words"))
      lexicon.plights.add(word, {Sense::kSituation, lexicon.situations.size(), word});
    lexicon.situations.push_back({text_or(o, "arc"), text_or(o, "fear"), text_or(o, "skill"),
                                  text_or(o, "object"), text_or(o, "setting"), text_or(o, "time"),
                                  text_or(o, "weather")});
  }

  const json::value verbs = parse_embedded("resources/story/verbs.json");
  for (const auto& [kind, list] : verbs.as_object())
    for (const json::value& verb : list.as_array())
      lexicon.verbs[std::string(verb.as_string())] = std::string(kind);

  const json::value things = parse_embedded("resources/story/things.json");
  for (const auto& [group, kinds] : things.as_object())
    for (const auto& [kind, list] : kinds.as_object())
      for (const json::value& value : list.as_array())
        lexicon.things[std::string(group)][std::string(kind)].push_back(
            value.is_string()
                ? Thing{std::string(value.as_string()), ""}
                : Thing{text_or(value.as_object(), "text"), text_or(value.as_object(), "prop")});

  const json::value scene = parse_embedded("resources/story/scene_words.json");
  for (const auto& [pose, list] : *object_at(scene.as_object(), "poses"))
    for (const json::value& word : list.as_array())
      lexicon.poses[std::string(word.as_string())] = *story::parse<story::Pose>(pose);
  for (const auto& [face, list] : *object_at(scene.as_object(), "expressions"))
    for (const json::value& word : list.as_array())
      lexicon.expressions[std::string(word.as_string())] = *story::parse<story::Expression>(face);
  for (const auto& [noun, prop] : *object_at(scene.as_object(), "nouns"))
    lexicon.nouns[std::string(noun)] = std::string(prop.as_string());
  const auto single = lexicon.nouns;
  for (const auto& [noun, prop] : single)
    if (!noun.ends_with("s") && !noun.ends_with("er") && noun.size() > 4)
      lexicon.nouns.emplace(plural(noun), prop);
  return lexicon;
}

std::string Lexicon::base_verb(std::string_view word) const {
  const auto known = [&](std::string base) { return verbs.count(base) ? base : std::string(); };
  if (verbs.count(word)) return std::string(word);
  const std::string w(word);
  if (w.ends_with("ies"))
    if (auto base = known(w.substr(0, w.size() - 3) + "y"); !base.empty()) return base;
  if (w.ends_with("s"))
    if (auto base = known(w.substr(0, w.size() - 1)); !base.empty()) return base;
  if (w.ends_with("es")) return known(w.substr(0, w.size() - 2));
  return "";
}

const Species& Lexicon::species_named(std::string_view name) const {
  for (const Species& s : species)
    if (s.name == name) return s;
  return species_named("human");
}

const Setting* Lexicon::find_setting(std::string_view name) const {
  for (const Setting& s : settings)
    if (s.name == name) return &s;
  return nullptr;
}

const Setting& Lexicon::setting_named(std::string_view name) const {
  if (const Setting* s = find_setting(name)) return *s;
  throw std::logic_error("no setting named " + std::string(name));
}

}  // namespace talewright::engines::writer
