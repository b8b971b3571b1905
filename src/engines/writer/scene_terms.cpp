#include "engines/writer/scene_terms.h"

#include <set>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

namespace {

std::string third_person(const std::string& verb_phrase) {
  const std::size_t cut = verb_phrase.find(' ');
  std::string verb = verb_phrase.substr(0, cut);
  const std::string rest = cut == std::string::npos ? "" : verb_phrase.substr(cut);
  const auto ends = [&](std::string_view e) { return verb.ends_with(e); };
  if (verb == "have") return "has" + rest;
  if (verb == "be") return "is" + rest;
  if (ends("y") && verb.size() > 1 &&
      std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos)
    return verb.substr(0, verb.size() - 1) + "ies" + rest;
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || ends("o"))
    return verb + "es" + rest;
  return verb + "s" + rest;
}

/// The forms that english.h's rules for regular verbs would get wrong.
std::vector<std::string> odd_forms(const std::string& phrase) {
  static const std::map<std::string, std::vector<std::string>, std::less<>> odd{
      {"stand", {"standing", "stood"}},
      {"lie", {"lying", "lay"}},
      {"creep", {"crept"}},
      {"nap", {"napping", "napped"}},
      {"grab", {"grabbing", "grabbed"}},
      {"hug", {"hugging", "hugged"}},
      {"flit", {"flitting", "flitted"}},
      {"squat", {"squatting", "squatted"}},
      {"grip", {"gripping", "gripped"}},
      {"peep", {"peeping"}},
      {"drag", {"dragging", "dragged"}},
      {"tug", {"tugging", "tugged"}},
      {"lug", {"lugging", "lugged"}},
      {"spot", {"spotting", "spotted"}},
      {"sled", {"sledding", "sledded"}},
      {"jog", {"jogging", "jogged"}},
      {"trot", {"trotting", "trotted"}},
      {"step", {"stepping", "stepped"}},
      {"sip", {"sipping", "sipped"}},
      {"put", {"putting", "put"}},
      {"spring", {"sprang"}},
      {"ski", {"skiing"}},
      {"sweep", {"swept"}},
      {"wave", {"waving", "waved"}},
      {"kneel", {"knelt"}},
      {"bend", {"bent"}},
      {"flee", {"fled"}},
      {"sneak", {"sneaking"}},
      {"show", {"shown"}},
      {"lead", {"leading"}},
      {"dig", {"dug"}},
      {"swim", {"swum"}},
      {"spin", {"spun"}},
      {"leap", {"leaped"}},
      {"bite", {"bit"}},
      {"stay", {"stayed"}},
      {"sing", {"singing"}},
      {"cling", {"clung"}},
      {"scan", {"scanning"}},
      {"pat", {"patting"}},
      {"stroll", {"strolling"}},
      {"see", {"seen"}}};
  std::vector<std::string> forms;
  const std::size_t cut = phrase.find(' ');
  if (const auto it = odd.find(phrase.substr(0, cut)); it != odd.end())
    for (const auto& form : it->second)
      forms.push_back(form + (cut == std::string::npos ? "" : phrase.substr(cut)));
  return forms;
}

void add_verb(Terms& terms, const std::string& verb, std::string_view field,
              std::string_view value) {
  if (verb == "be") return;
  terms.add(verb, field, value);
  terms.add(third_person(verb), field, value);
  terms.add(gerund(verb), field, value);
  terms.add(past(verb), field, value);
  for (const auto& form : odd_forms(verb)) terms.add(form, field, value);
}

Terms read_scene_terms() {
  Terms terms;
  const json::value file = parse_embedded("resources/story/framing.json");
  const json::object& fields = file.as_object();
  terms.add_file(fields);
  for (const auto& [field, values] : fields) {
    const std::string_view name = field;
    if (!name.starts_with("verb_")) continue;
    for (const auto& [value, list] : values.as_object())
      for (const auto& verb : split(list.as_string(), ','))
        add_verb(terms, std::string(trimmed(verb)), name.substr(5), value);
  }
  // A place that has the word for its name comes before one that has it among its words.
  const json::value settings = parse_embedded("resources/settings.json");
  for (const json::value& value : settings.as_array()) {
    const std::string name = text_or(value.as_object(), "name");
    terms.add(replaced(name, "_", " "), "setting", name);
  }
  for (const json::value& value : settings.as_array())
    for (const auto& word : texts_or_none(value.as_object(), "words"))
      terms.add(word, "setting", text_or(value.as_object(), "name"));
  const json::value words = parse_embedded("resources/story/words.json");
  for (const auto& [place, setting] : *object_at(words.as_object(), "place_names"))
    terms.add(place, "setting", setting.as_string());
  return terms;
}

}  // namespace

const Terms& scene_terms() {
  static const Terms one = read_scene_terms();
  return one;
}

bool is_weak_place(std::string_view word) {
  static const std::set<std::string, std::less<>> weak{
      "home",       "house",       "tree",       "trees",      "star",         "stars",
      "flowers",    "room",        "sun",        "cloud",      "clouds",       "sky",
      "moon",       "rainbow",     "boat",       "ship",       "grass",        "air",
      "street",     "wood",        "bed",        "flying",     "snow",         "rocket",
      "planet",     "planets",     "snowy",      "ice",        "winter",       "christmas",
      "bedtime",    "cooking",     "baking",     "oven",       "teacher",      "lesson",
      "royal",      "bridge",      "comet",      "sand",       "plane",        "airplane",
      "igloo",      "swing",       "slide",      "coral",      "bamboo",       "tower",
      "wardrobe",   "closet",      "hill",       "cliff",      "iceberg",      "airship",
      "spaceship",  "mine",        "train",      "bus",        "car",          "sledding",
      "skiing",     "traffic",     "lighthouse", "fair",       "pyramid",      "hot air balloon",
      "tent",       "raft",        "puddle",     "fire",       "flower bed",   "stage",
      "sofa",       "fireplace",   "clown",      "baker",      "bath",         "campfire",
      "store",      "tent",        "sailboat",   "camping",    "sailing boat", "bathtub",
      "carriage",   "deck",        "counter",    "curtain",    "towel",        "couch",
      "armchair",   "book",        "books",      "bread",      "cake",         "cakes",
      "statue",     "play",        "sail",       "toothbrush", "shower",       "sailor",
      "shopkeeper", "juggler",     "ringmaster", "acrobat",    "grocer",       "ambulance",
      "bookshelf",  "bookshelves", "bonfire",    "painting"};
  return weak.count(word) > 0;
}

}  // namespace talewright::engines::writer
