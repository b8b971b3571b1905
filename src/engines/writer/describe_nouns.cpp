// What the nouns of a description do with the adjectives before them.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/describer.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

namespace {

/// A colour lighter, darker or stronger than it was said.
std::string shaded(const std::string& hex, std::string_view shade) {
  const auto part = [&](std::size_t at) {
    return static_cast<double>(std::stoi(hex.substr(at, 2), nullptr, 16));
  };
  double rgb[3] = {part(1), part(3), part(5)};
  const double mean = (rgb[0] + rgb[1] + rgb[2]) / 3;
  for (double& c : rgb) {
    if (shade == "light") c += (255 - c) * 0.5;
    if (shade == "dark") c *= 0.6;
    if (shade == "bright") c = std::clamp(mean + (c - mean) * 1.3 + 10, 0.0, 255.0);
  }
  return fmt::format("#{:02x}{:02x}{:02x}", static_cast<int>(rgb[0]), static_cast<int>(rgb[1]),
                     static_cast<int>(rgb[2]));
}

std::string as_words(std::string_view value) { return replaced(std::string(value), "_", " "); }

std::string drawn(std::string_view item) {
  return item.ends_with("s") && item != "dress" ? as_words(item) : with_article(as_words(item));
}

}  // namespace

std::vector<std::string> Describer::colors() const {
  std::vector<std::string> result;
  std::string_view shade;
  for (const Waiting& w : pending_) {
    if (heard_.word(w.begin).starts_with("#")) result.push_back(heard_.word(w.begin));
    const Meaning* color = w.meanings.of("color");
    if (!color) color = w.meanings.of("rainbow");
    if (color) {
      result.push_back(shade.empty() ? std::string(color->value)
                                     : shaded(std::string(color->value), shade));
      shade = {};
    } else if (const Meaning* said = w.meanings.of("shade")) {
      shade = said->value;
    }
  }
  return result;
}

std::string Describer::pattern(bool& lost) const {
  std::string result;
  for (const Waiting& w : pending_) {
    if (const Meaning* p = w.meanings.of("pattern")) result = p->value;
    lost |= w.meanings.of("lost_pattern") != nullptr;
  }
  return result;
}

std::size_t Describer::noun(std::size_t i, const Meanings& here) {
  const Meaning* best = here.longest(
      {"feature",   "species",   "near",        "person",    "hair_style",   "garment",
       "accessory", "part",      "no_place",    "held",      "pattern_noun", "plain_part",
       "teen",      "color",     "marking",     "skin",      "stance",       "age",
       "height",    "roundness", "personality", "hair_color"});
  if (!best) return 0;
  // "curly", "spiky" and the like are adjectives when hair or a head of it follows.
  if (best->field == "hair_style" && here.of("hair_adjective") &&
      here.of("hair_adjective")->length == best->length) {
    bool hair_follows = !person_;
    for (std::size_t k = i + 1; k < std::min(i + 4, heard_.size()) && !heard_.opens_clause(k); ++k)
      if (const Meanings next = terms_.at(heard_.words(), k); next.of("part"))
        hair_follows |= next.of("part")->value == "hair";
    if (hair_follows) return 0;
  }
  static const std::set<std::string_view> adjectives{
      "color", "stance", "age", "height", "roundness", "personality", "hair_color", "marking"};
  if (predicate_ && !adjectives.count(best->field)) flush();
  const auto is = [&](std::string_view field) { return best->field == field; };
  if (is("species") || is("near") || is("person")) {
    if (is_aside(i, best->length)) {
      pending_.clear();
      return best->length;
    }
    return be(i, *best);
  }
  if (is("feature")) {
    auto& list = look_.features;
    if (!negates() && std::find(list.begin(), list.end(), best->value) == list.end())
      list.emplace_back(best->value);
    if (!negates()) heard_.report(begin_or(i), i + best->length, "features", best->value);
    if (terms_.at({heard_.word(i)}, 0).has("weak"))
      result_.notes.push_back(fmt::format("“{}” is drawn as {}.", heard_.said(i, i + best->length),
                                          drawn(best->value)));
    pending_.clear();
    return best->length;
  }
  // A robin's bib is a patch of feathers.
  if (is("accessory") && best->value == "bib" && !person_ && here.of("part"))
    return part(i, *here.of("part"));
  if (is("hair_style")) return hair(i, *best);
  if (is("garment")) return wearing(i, *best);
  if (is("accessory")) return adorned(i, *best);
  if (is("part")) return part(i, *best);
  if (is("held")) return held(i, *best);
  if (is("no_place")) {
    if (!negates())
      result_.notes.push_back(
          fmt::format("“{}” has no place in the look of a character; put it into a scene as "
                      "something held, or leave it to the text.",
                      heard_.said(i, i + best->length)));
    heard_.take(denied_from(begin_or(i)), i + best->length);
    pending_.clear();
    return best->length;
  }
  if (is("pattern_noun")) {
    if (heard_.is(i, {"stripes", "stripe", "spots", "dots"})) {
      static constexpr std::string_view kStripes = "stripes", kSpots = "spots";
      return marked(i, {"marking", heard_.word(i)[1] == 't' ? kStripes : kSpots, 1});
    }
    return 0;
  }
  if (is("plain_part")) {
    const auto said = colors();
    if (!said.empty() && heard_.is(i, {"ears", "ear", "legs", "leg", "eared", "legged", "nosed"}) &&
        look_.accent_color.empty()) {
      look_.accent_color = said.back();
      heard_.report(begin_or(i), i + 1, "accent_color", said.back());
    } else if (pending_.empty() && heard_.is(i + 1, {"is", "are"})) {
      predicate_ = nullptr;
    }
    pending_.clear();
    return 1;
  }
  if (is("marking") && !here.of("pattern")) return marked(i, *best);
  if (is("skin") && person_) {
    // "black girl": the girl is still to be read.
    const bool tells_who = terms_.has(heard_.word(i + best->length - 1), "person");
    const std::size_t length = best->length - (tells_who && best->length > 1 ? 1 : 0);
    flush();
    pending_.push_back({i, i + length, here});
    flush();
    return length;
  }
  if (is("teen")) {
    pending_.push_back({i, i + best->length, here});
    if (!found_) {
      look_.species = "human";
      found_ = true;
      being_end_ = i + best->length;
    }
    flush();
    return best->length;
  }
  return 0;
}

bool Describer::is_age_before_kind(std::size_t i) const {
  return heard_.is(i, {"baby", "toddler", "infant", "newborn"}) && i + 1 < heard_.size() &&
         terms_.at(heard_.words(), i + 1).has_any({"species", "near"});
}

std::size_t Describer::be(std::size_t i, const Meaning& being) {
  const std::size_t end = i + being.length;
  const std::string word = lower(heard_.said(i, end));
  const bool person = being.field == "person";
  const bool adjoins = found_ && being_end_ == i && !heard_.opens_clause(i);
  const bool dressed_as = i >= 2 && heard_.is(i - 2, {"as"}) && heard_.is(i - 3, {"dressed"});
  if (found_ && !adjoins && !(dressed_as && person)) {
    if (!person && being.value != look_.species && !negates())
      result_.notes.push_back(
          fmt::format("“{}” is a second kind of being; a figure has one kind, so only {} is drawn.",
                      word, with_article(as_words(look_.species))));
    if (person && look_.species == "human") heard_.take(i, end);
    if (being.value == look_.species || !person) heard_.take(begin_or(i), end);
    flush();
    return being.length;
  }
  if (negates()) {
    heard_.take(i, end);
    pending_.clear();
    return being.length;
  }
  if (is_age_before_kind(i)) {
    look_.age = story::Age::Baby;
    age_said_ = true;
    heard_.report(i, end, "age", "baby");
    return being.length;
  }
  // "A baby girl" is a baby.
  const bool infant = person && (word.starts_with("baby ") || heard_.is(i, {"toddler"}) ||
                                 (adjoins && look_.age == story::Age::Baby));
  if (adjoins && person && !age_said_) look_.age.reset();
  const std::string species = look_.species;
  std::string plain = word;
  if (const auto& last = heard_.word(end - 1); last.ends_with("s") && !terms_.has(last, "person"))
    plain = word.substr(0, word.size() - 1);
  const std::size_t wearing_before = look_.clothes.size();
  become(being, word, look_);
  if (const Meanings here = terms_.at(heard_.words(), i); !person && here.of("plumage"))
    plumage_ = here.of("plumage")->value;
  // A boy wizard is a boy, and so is a little one.
  const bool young_trade = person && look_.clothes.size() != wearing_before && i > 0 &&
                           (heard_.is(i - 1, {"girl", "boy", "child", "kid"}) ||
                            (heard_.is(i - 1, {"little"}) && !heard_.is(i, {"santa", "father"})));
  if (young_trade && !age_said_) {
    look_.age = story::Age::Child;
    if (heard_.is(i - 1, {"girl"})) look_.pronouns = story::Pronouns::She;
    if (heard_.is(i - 1, {"boy"})) look_.pronouns = story::Pronouns::He;
  }
  if (look_.clothes.size() != wearing_before)
    for (const auto& garment : look_.clothes) costume_.insert(garment.item);
  for (const auto& item : look_.accessories) costume_.insert(item);
  if (infant && !age_said_) look_.age = story::Age::Baby;
  if (heard_.is(i, {"toddler"}) && !look_.height) look_.height = kToddlerHeight;
  if (adjoins || dressed_as) {
    // "a pirate cat", "an elephant girl": the animal stays, the trade dresses it.
    if (person) look_.species = species;
    if (!age_said_ && look_.species != "human") look_.age.reset();
    if (person && species != "human" && heard_.is(i, {"girl", "boy", "child", "kid", "baby"}))
      look_.age = heard_.is(i, {"baby"}) ? story::Age::Baby : story::Age::Child;
  }
  if ((being.field == "near" || being.field == "weak") && !word.ends_with(being.value))
    result_.notes.push_back(fmt::format("There is no {} among the species; it is drawn as {}.",
                                        word, with_article(as_words(being.value))));
  if (person)
    heard_.report(i, end, "species", look_.species.empty() ? "human" : look_.species);
  else
    heard_.report(i, end, "species", being.value);
  if (look_.species == "horse" && word == "zebra") look_.marking = "stripes";
  found_ = true;
  being_end_ = end;
  if (heard_.is(end, {"shaped", "like"})) {
    heard_.take(end, end + 1);
    const Meanings next = terms_.at(heard_.words(), std::min(end + 1, heard_.size() - 1));
    if (const Meaning* made = next.of("substance"); made && end + 1 < heard_.size()) {
      if (look_.main_color.empty()) look_.main_color = made->value;
      heard_.report(end + 1, end + 1 + made->length, "main_color", made->value);
    }
  }
  predicate_ = nullptr;
  // "made of": what it is made of colours it.
  if (heard_.is(end, {"made"}) && heard_.is(end + 1, {"of", "from", "out"})) {
    std::size_t at = end + 2;
    while (heard_.is(at, {"of", "a", "soft", "old", "pure"})) ++at;
    if (at < heard_.size()) {
      const Meanings meanings = terms_.at(heard_.words(), at);
      if (const Meaning* made = meanings.of("substance")) {
        look_.main_color = made->value;
        heard_.report(end, at + made->length, "main_color", made->value);
      }
    }
  }
  flush();
  return being.length;
}

void Describer::wear(std::size_t begin, std::size_t end, std::string_view item,
                     const std::string& color, std::string_view pattern) {
  const auto worn = std::find_if(look_.clothes.begin(), look_.clothes.end(),
                                 [&](const story::Garment& g) { return g.item == item; });
  // What was said outdoes the costume of a trade: a pirate in a raincoat wears no coat.
  static const std::set<std::string, std::less<>> outer{
      "coat", "raincoat", "jacket", "robe",     "dress",      "sweater", "hoodie",
      "vest", "pyjamas",  "apron",  "swimsuit", "space_suit", "armor",   "onesie"};
  // A coat would hide the shirt that was said; a cape hides nothing.
  static const std::set<std::string, std::less<>> over_shirts{"coat", "jacket", "robe", "armor"};
  if (worn == look_.clothes.end() && (outer.count(item) || item == "t_shirt"))
    std::erase_if(look_.clothes, [&](const story::Garment& g) {
      return (item == "t_shirt" ? over_shirts : outer).count(g.item) && costume_.count(g.item);
    });
  const auto again = std::find_if(look_.clothes.begin(), look_.clothes.end(),
                                  [&](const story::Garment& g) { return g.item == item; });
  const story::Garment garment{std::string(item), color, std::string(pattern)};
  if (again == look_.clothes.end())
    look_.clothes.push_back(garment);
  else if (!color.empty() || !pattern.empty())
    *again = garment;
  look_.dressed = true;
  heard_.report(begin, end, "clothes",
                std::string(item) + (color.empty() ? "" : " " + color) +
                    (pattern.empty() ? "" : " " + std::string(pattern)));
}

std::size_t Describer::wearing(std::size_t i, const Meaning& garment) {
  std::size_t end = i + garment.length;
  if (negates()) {
    absent_.insert(std::string(garment.value));
    heard_.report(negated_, end, "clothes", fmt::format("no {}", as_words(garment.value)));
    pending_.clear();
    return garment.length;
  }
  const std::size_t begin = begin_or(i);
  const auto said = colors();
  std::string color = said.empty() ? "" : said.front();
  bool lost = false;
  std::string figure = pattern(lost);
  for (const Waiting& w : pending_)
    if (const Meaning* made = w.meanings.of("material"); made && color.empty()) color = made->value;
  for (std::size_t k = i; k < end && color.empty(); ++k)
    if (const Meanings word = terms_.at({heard_.word(k)}, 0); word.of("material"))
      color = word.of("material")->value;  // "denim jacket"
  pending_.clear();
  // "with white dots"
  std::size_t at = end;
  if (heard_.is(at, {"with"})) ++at;
  while (at < heard_.size() && at < end + 4 && !heard_.opens_sentence(at)) {
    const Meanings here = terms_.at(heard_.words(), at);
    if (const Meaning* dots = here.of("pattern_noun"); dots && at > end) {
      figure = dots->value;
      end = at + dots->length;
      break;
    }
    const Meaning* between = here.longest({"color", "shade", "height", "plain_adjective"});
    if (!between) break;
    at += between->length;
  }
  if (lost && figure.empty())
    result_.notes.push_back(fmt::format(
        "“{}”: cloth is plain, striped, dotted, checked or starry; this one is drawn plain.",
        heard_.said(begin, end)));
  const std::string word = lower(heard_.said(i, i + garment.length));
  if (terms_.at({heard_.word(i + garment.length - 1)}, 0).has("drawn_as"))
    result_.notes.push_back(fmt::format("“{}” is drawn as {}.", word, drawn(garment.value)));
  wear(begin, end, garment.value, color, figure);
  return end - i;
}

void Describer::doff(std::initializer_list<std::string_view> items) {
  for (std::string_view item : items) {
    if (!costume_.contains(item)) continue;
    std::erase(look_.accessories, item);
    std::erase_if(look_.clothes, [&](const story::Garment& g) { return g.item == item; });
  }
}

void Describer::put_on(std::size_t begin, std::size_t end, std::string_view item) {
  // What is said outdoes the costume: an old man with a moustache has no beard besides.
  if (item == "beard" || item == "long_beard") beard_said_ = true;
  static const std::set<std::string_view> hats{"hat",        "cap",        "sun_hat", "wool_hat",
                                               "wizard_hat", "pirate_hat", "helmet",  "headscarf",
                                               "crown",      "tiara",      "turban"};
  if (item == "mustache" || item == "long_beard") doff({"beard"});
  if (item == "braces") doff({"vest", "sweater", "coat"});
  if (item == "sunglasses") doff({"glasses"});
  if (hats.count(item) && !costume_.contains(item))
    for (std::string_view hat : hats) doff({hat});
  if (std::find(look_.accessories.begin(), look_.accessories.end(), item) ==
      look_.accessories.end())
    look_.accessories.emplace_back(item);
  look_.dressed = true;
  heard_.report(begin, end, "accessories", item);
}

std::size_t Describer::adorned(std::size_t i, const Meaning& accessory) {
  const std::size_t end = i + accessory.length;
  if (negates()) {
    absent_.insert(std::string(accessory.value));
    heard_.report(negated_, end, "accessories", fmt::format("no {}", as_words(accessory.value)));
    pending_.clear();
    return accessory.length;
  }
  const std::size_t begin = begin_or(i);
  const std::string word = lower(heard_.said(i, end));
  if (accessory.value == "wings" && heard_.is(i, {"wings"}) && found_ &&
      (look_.species == "dragon" || look_.species == "fairy" ||
       lexicon().species_named(look_.species).moves == "fly")) {
    // They come with the kind; only their colour can be said.
    const auto said = colors();
    if (!said.empty()) look_.accent_color = said.back();
    heard_.report(begin, end, said.empty() ? "species" : "accent_color",
                  said.empty() ? look_.species : said.back());
    pending_.clear();
    return accessory.length;
  }
  std::string_view item = accessory.value;
  if (item == "beard")
    for (const Waiting& w : pending_)
      if (const Meaning* how = w.meanings.of("hair_adjective"); how && how->value == "long")
        item = "long_beard";
  const bool of_hair = item == "beard" || item == "long_beard" || item == "mustache";
  if (!colors().empty() && !of_hair) look_.accessory_colors[std::string(item)] = colors().back();
  if (!colors().empty() && of_hair && look_.hair_color.empty()) look_.hair_color = colors().back();
  if (terms_.at({heard_.word(end - 1)}, 0).has("drawn_as"))
    result_.notes.push_back(fmt::format("“{}” is drawn as {}.", word, drawn(accessory.value)));
  pending_.clear();
  put_on(begin, end, item);
  return accessory.length;
}

std::size_t Describer::held(std::size_t i, const Meaning& thing) {
  const std::size_t end = i + thing.length;
  if (!negates())
    result_.notes.push_back(
        fmt::format("“{}” is held, not worn: a character holds things scene by scene, so put it "
                    "into the scene as “holding”.",
                    heard_.said(i, end)));
  heard_.take(carries_ ? carried_at_ : begin_or(i), end);
  pending_.clear();
  return thing.length;
}

}  // namespace talewright::engines::writer
