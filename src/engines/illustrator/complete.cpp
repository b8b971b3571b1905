#include "engines/illustrator/complete.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/embedded.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "drawing/color.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/quadruped.h"
#include "engines/illustrator/rig/species_rig.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::Color;
using rig::SpeciesRig;
using story::Age;
using story::Descriptor;
using story::Pronouns;

struct Outfit {
  std::vector<std::string> clothes, accessories;
  std::string who;  ///< "", "she" or "he"
};

/// The wardrobe of resources/rigs.json.
struct Wardrobe {
  std::vector<std::string> colors;
  std::map<std::string, std::string, std::less<>> same;  ///< other words for things worn
  std::map<std::string, std::vector<Outfit>, std::less<>> outfits;
  std::map<std::string, std::vector<std::string>, std::less<>> hair_colors, hair_styles;
};

const Wardrobe& wardrobe() {
  static const Wardrobe all = [] {
    Wardrobe w;
    const json::value file = parse_embedded("resources/rigs.json");
    const json::object& o = file.at("wardrobe").as_object();
    w.colors = texts_or_none(o, "colors");
    for (const auto& [word, name] : o.at("same").as_object())
      w.same[std::string(word)] = std::string(name.as_string());
    for (const auto& [group, outfits] : o.at("outfits").as_object())
      for (const json::value& v : outfits.as_array()) {
        const json::object& outfit = v.as_object();
        w.outfits[std::string(group)].push_back({texts_or_none(outfit, "clothes"),
                                                 texts_or_none(outfit, "accessories"),
                                                 text_or(outfit, "who")});
      }
    for (const auto& [name, colors] : o.at("hair_colors").as_object())
      for (const json::value& c : colors.as_array())
        w.hair_colors[std::string(name)].push_back(std::string(c.as_string()));
    for (const auto& [name, styles] : o.at("hair_styles").as_object())
      for (const json::value& c : styles.as_array())
        w.hair_styles[std::string(name)].push_back(std::string(c.as_string()));
    return w;
  }();
  return all;
}

bool among(std::span<const std::string> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string as_name(std::string_view text) {
  std::string name = lower(trimmed(text));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return name;
}

/// The species whose words or neighbours hold what was said, else the one that shares a word.
std::string nearest_species(const std::string& said) {
  const std::string text = " " + replaced(lower(said), "_", " ") + " ";
  const json::value file = parse_embedded("resources/species.json");
  for (const char* list : {"words", "near"})
    for (const json::value& v : file.as_array())
      for (const std::string& word : texts_or_none(v.as_object(), list))
        if (text.find(" " + word + " ") != std::string::npos &&
            rig::find_rig(v.at("name").as_string()))
          return std::string(v.at("name").as_string());
  return "bear";
}

void settle_species(Descriptor& d, std::vector<std::string>& notes) {
  const std::string name = as_name(d.species);
  if (rig::find_rig(name)) {
    d.species = name;
    return;
  }
  const std::string said = d.species;
  d.species = said.empty() ? "bear" : nearest_species(name);
  if (said.empty())
    notes.push_back("No species was given; a bear was chosen.");
  else
    notes.push_back(fmt::format("\"{}\" is drawn as the nearest figure there is: {}.", said,
                                replaced(d.species, "_", " ")));
}

/// What is worn under its known name; things that were listed in the wrong place change over.
void settle_worn(Descriptor& d, std::vector<std::string>& notes) {
  const auto known = [](std::string_view item) {
    std::string name = as_name(item);
    const auto& same = wardrobe().same;
    if (const auto it = same.find(name); it != same.end()) return it->second;
    if (name.size() > 1 && name.back() == 's' && !among(garment_names(), name) &&
        !among(accessory_names(), name)) {
      const std::string one = name.substr(0, name.size() - 1);
      if (among(garment_names(), one) || among(accessory_names(), one)) return one;
    }
    // "red_wool_scarf" is a scarf.
    if (!among(garment_names(), name) && !among(accessory_names(), name)) {
      for (std::size_t at = name.find('_'); at != std::string::npos; at = name.find('_', at + 1)) {
        const std::string rest = name.substr(at + 1);
        if (among(garment_names(), rest) || among(accessory_names(), rest)) return rest;
        if (const auto it = same.find(rest); it != same.end()) return it->second;
      }
    }
    return name;
  };
  const auto replaced_note = [&](const std::string& said, const std::string& by) {
    if (as_name(said) != by)
      notes.push_back(fmt::format("\"{}\" is drawn as {}.", said, replaced(by, "_", " ")));
  };
  std::vector<story::Garment> clothes;
  std::vector<std::string> accessories;
  const auto wear = [&](story::Garment g) {
    if (std::none_of(clothes.begin(), clothes.end(),
                     [&](const auto& c) { return c.item == g.item; }))
      clothes.push_back(std::move(g));
  };
  const auto add = [&](const std::string& item) {
    if (!among(accessories, item)) accessories.push_back(item);
  };
  for (story::Garment g : d.clothes) {
    const std::string said = g.item;
    g.item = known(said);
    if (among(garment_names(), g.item))
      replaced_note(said, g.item), wear(g);
    else if (among(accessory_names(), g.item))
      replaced_note(said, g.item), add(g.item);
    else
      notes.push_back(fmt::format("There is no drawing of \"{}\" to wear; it was left out.", said));
  }
  for (const std::string& said : d.accessories) {
    const std::string item = known(said);
    if (among(accessory_names(), item))
      replaced_note(said, item), add(item);
    else if (among(garment_names(), item))
      replaced_note(said, item), wear({item, "", ""});
    else
      notes.push_back(fmt::format("There is no drawing of \"{}\" to wear; it was left out.", said));
  }
  d.clothes = std::move(clothes);
  d.accessories = std::move(accessories);
}

double apart(Color a, Color b) {
  return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

/// A colour of the wardrobe that stands out from the body and from what is already worn.
std::string cloth_color(const Descriptor& d, Random& random) {
  const std::vector<std::string>& colors = wardrobe().colors;
  const Color main = drawing::parse_color(d.main_color).value_or(Color{0.5, 0.5, 0.5});
  std::vector<std::string> good;
  for (const std::string& hex : colors) {
    const Color c = *drawing::parse_color(hex);
    bool clear = apart(c, main) > 0.7;
    for (const story::Garment& g : d.clothes)
      if (!g.color.empty()) clear &= apart(c, drawing::parse_color(g.color).value_or(c)) > 0.5;
    if (clear) good.push_back(hex);
  }
  return good.empty() ? random.pick(colors) : random.pick(good);
}

void fill_nature(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  Random random(seed, "nature " + d.species);
  const double age = random.unit(), she = random.unit(), tall = random.unit(),
               round = random.unit();
  if (!d.age)
    d.age = rig.family == "human" && rig.name == "human" && age > 0.82 ? Age::Adult : Age::Child;
  if (!d.pronouns) {
    const bool neutral =
        rig.name == "robot" || rig.name == "ghost" || rig.name == "alien" || rig.name == "monster";
    d.pronouns = neutral ? Pronouns::They
                 : she < (rig.crest == "mane" || rig.crest == "antlers" ? 0.2 : 0.5) ? Pronouns::She
                                                                                     : Pronouns::He;
  }
  const auto rounded = [](double v) { return std::round(v * 100) / 100; };
  d.height = std::clamp(d.height.value_or(rounded(0.3 + 0.4 * tall)), 0.0, 1.0);
  d.roundness = std::clamp(d.roundness.value_or(rounded(0.3 + 0.45 * round)), 0.0, 1.0);
}

void fill_colors(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  Random random(seed, "colors " + d.species);
  // The first palettes are the usual ones.
  const std::size_t n = rig.palettes.size(), first = random.below(n), second = random.below(n);
  rig::Palette palette = rig.palettes[rig.family == "human" ? first : std::min(first, second)];
  const std::size_t eye = random.below(64);
  if (!d.main_color.empty()) {
    // A colour of one's own: the rest follows it, unless the species has a palette close to it.
    const Color main = drawing::parse_color(d.main_color).value_or(Color{0.6, 0.5, 0.4});
    const rig::Palette* near = &rig.palettes.front();
    for (const rig::Palette& p : rig.palettes)
      if (apart(*drawing::parse_color(p.main), main) <
          apart(*drawing::parse_color(near->main), main))
        near = &p;
    palette = *near;
    if (apart(*drawing::parse_color(palette.main), main) > 0.45) {
      palette.second = drawing::to_hex(drawing::mix(main, {1, 0.98, 0.94}, 0.72));
      if (rig.face != "fox" && rig.family != "bird")
        palette.accent =
            drawing::to_hex(drawing::darker(main, drawing::luminance(main) > 0.1 ? 0.48 : 0.3));
    }
    if (rig.family == "human") palette.second = d.main_color;
  }
  const auto fill = [](std::string& member, const std::string& value) {
    if (const auto c = drawing::parse_color(member))
      member = drawing::to_hex(*c);
    else
      member = value;
  };
  fill(d.main_color, palette.main);
  fill(d.second_color, palette.second);
  fill(d.accent_color, palette.accent);
  fill(d.eye_color,
       rig.eye_colors.empty() ? "#4a2f1d" : rig.eye_colors[eye % rig.eye_colors.size()]);
}

void fill_marking(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  if (among(marking_names(), d.marking)) return;
  Random random(seed, "marking " + d.species);
  const double luck = random.unit();
  d.marking = rig.marking;
  if (rig.name == "human" && luck < 0.22)
    d.marking = "freckles";
  else if (((rig.name == "dog" && luck < 0.35) || (rig.name == "rabbit" && luck < 0.12)))
    d.marking = "patches";
  else if (rig.name == "pig" && luck < 0.25)
    d.marking = "spots";
  else if (rig.name == "cat" && luck < 0.3)
    d.marking = "patches";
}

void fill_hair(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  // Only people have hair; the members are filled so that a complete descriptor has no gaps.
  if (rig.family != "human") {
    if (d.hair_style.empty()) d.hair_style = "short";
    if (!drawing::parse_color(d.hair_color)) d.hair_color = d.accent_color;
    return;
  }
  Random random(seed, "hair");
  const double skin = drawing::luminance(*drawing::parse_color(d.main_color));
  const char* tone = skin > 0.55 ? "light" : skin > 0.25 ? "medium" : "dark";
  const Wardrobe& w = wardrobe();
  std::string key = d.age == Age::Baby            ? "baby"
                    : d.pronouns == Pronouns::She ? "she"
                    : d.pronouns == Pronouns::He  ? "he"
                                                  : "they";
  if (d.age == Age::Elder) key = d.pronouns == Pronouns::He ? "old_he" : "old_she";
  std::vector<std::string> styles = w.hair_styles.at(key);
  if (skin <= 0.25)
    for (const std::string& s : w.hair_styles.at("dark_skin"))
      if (d.pronouns != Pronouns::He || (s != "braids" && s != "bun" && s != "pigtails"))
        styles.push_back(s);
  const std::string style = random.pick(styles);
  const std::string color = random.pick(w.hair_colors.at(d.age == Age::Elder ? "old" : tone));
  if (!among(hair_style_names(), d.hair_style)) d.hair_style = style;
  if (!drawing::parse_color(d.hair_color)) d.hair_color = color;
}

bool wears_any(const Descriptor& d, std::initializer_list<std::string_view> items) {
  return std::any_of(d.clothes.begin(), d.clothes.end(), [&](const story::Garment& g) {
    return std::find(items.begin(), items.end(), g.item) != items.end();
  });
}

/// People are dressed from neck to foot, however little of it was said.
void finish_outfit(Descriptor& d) {
  const auto wear = [&](const char* item) { d.clothes.push_back({item, "", ""}); };
  if (!wears_any(d, {"dress", "robe", "pyjamas", "space_suit", "swimsuit"})) {
    if (!wears_any(d, {"t_shirt", "sweater", "hoodie", "jacket", "coat", "raincoat", "armor"}))
      wear("t_shirt");
    if (!wears_any(d, {"trousers", "shorts", "skirt", "dungarees"})) wear("trousers");
  }
  if (d.age != story::Age::Baby &&
      !wears_any(d, {"shoes", "boots", "sandals", "space_suit", "swimsuit", "pyjamas"}))
    wear("shoes");
}

/// Worn by those who have hands, or a trunk that stands upright.
bool dressed_upright(const Descriptor& d) {
  constexpr std::array accessories{"wheelchair", "satchel", "tie"};
  return wears_any(d,
                   {"dress", "skirt", "trousers", "shorts", "dungarees", "pyjamas", "robe", "apron",
                    "space_suit", "armor", "swimsuit", "t_shirt", "shoes", "sandals"}) ||
         std::any_of(accessories.begin(), accessories.end(),
                     [&](const char* item) { return among(d.accessories, item); });
}

/// Descriptors that were complete before there were stances show those who walk upright.
bool was_complete(const Descriptor& d) {
  return d.dressed && d.age && d.pronouns && d.height && d.roundness && !d.main_color.empty() &&
         !d.eye_color.empty() && !d.marking.empty() && !d.hair_style.empty();
}

void settle_stance(Descriptor& d, const SpeciesRig& rig, std::vector<std::string>& notes) {
  const bool can = rig::goes_on_fours(rig);
  const std::string said = as_name(d.stance);
  if (said.empty()) {
    d.stance = can && rig.four_by_nature && !dressed_upright(d) && !was_complete(d) ? "four_legged"
                                                                                    : "upright";
    return;
  }
  d.stance = said == "four_legged" ? said : "upright";
  if (d.stance == "four_legged" && !can) {
    notes.push_back(fmt::format("A {} does not go on four legs; it is drawn as it is.",
                                replaced(rig.name, "_", " ")));
    d.stance = "upright";
  } else if (said != d.stance) {
    notes.push_back(fmt::format("\"{}\" is no stance that is known; it is drawn upright.", said));
  }
}

bool covers_body(const Descriptor& d) {
  for (const story::Garment& g : d.clothes)
    if (g.item != "boots" && g.item != "shoes" && g.item != "sandals" && g.item != "cape")
      return true;
  return false;
}

void dress(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  Random random(seed, "clothes " + d.species);
  const bool person = rig.family == "human";
  const Wardrobe& w = wardrobe();
  if (!d.dressed) {
    std::string group = rig.name;
    if (d.stance == "four_legged")
      group = "four_legged";
    else if (!w.outfits.contains(group))
      group = person                  ? "person"
              : rig.family == "bird"  ? "bird"
              : rig.family == "biped" ? "biped"
                                      : "small";
    if (rig.name == "human")
      group = d.age == Age::Baby    ? "baby"
              : d.age == Age::Elder ? "elder"
              : d.age == Age::Adult ? "adult"
                                    : "person";
    std::vector<Outfit> fitting;
    for (const Outfit& o : w.outfits.at(group))
      if (o.who.empty() || (o.who == "she") == (d.pronouns == Pronouns::She)) fitting.push_back(o);
    const Outfit outfit = random.pick(fitting);
    if (d.clothes.empty() && d.accessories.empty()) {
      for (const std::string& item : outfit.clothes) d.clothes.push_back({item, "", ""});
      d.accessories = outfit.accessories;
    } else if (person && !covers_body(d)) {
      for (const std::string& item : outfit.clothes)
        if (!wears_any(d, {item})) d.clothes.push_back({item, "", ""});
    }
    d.dressed = true;
  }
  if (person) finish_outfit(d);
  static const std::vector<std::string> patterns{"plain", "plain",  "plain",   "stripes", "dots",
                                                 "plain", "checks", "stripes", "stars"};
  static const std::vector<std::string> names{"plain", "stripes", "dots", "checks", "stars"};
  bool patterned = false;
  for (story::Garment& g : d.clothes) {
    const std::string color = cloth_color(d, random), pattern = random.pick(patterns);
    const bool plain = g.item == "shoes" || g.item == "boots" || g.item == "sandals" ||
                       g.item == "raincoat" || g.item == "armor" || g.item == "space_suit" ||
                       g.item == "trousers" || g.item == "dungarees";
    if (const auto c = drawing::parse_color(g.color))
      g.color = drawing::to_hex(*c);
    else if (g.item == "raincoat")
      g.color = "#f5c431";
    else if (g.item == "armor")
      g.color = "#a9b4c2";
    else if (g.item == "space_suit")
      g.color = "#e9edf3";
    else if (g.item == "shoes" || g.item == "sandals")
      g.color = random.pick(std::vector<std::string>{"#7a4a32", "#4a4f63", "#b8443a"});
    else
      g.color = color;
    if (!among(names, g.pattern)) g.pattern = plain || patterned ? "plain" : pattern;
    patterned |= g.pattern != "plain";
  }
}

/// Writes down the colours that accessories are drawn in, so that another outfit does not change
/// those of glasses or a wheelchair.
void color_accessories(Descriptor& d) {
  static const std::vector<std::string> kept{"beard", "mustache", "wings", "eye_patch"};
  const rig::Build build{.who = &d};
  std::map<std::string, std::string> colors;
  for (const std::string& item : d.accessories)
    if (!among(kept, item)) colors[item] = drawing::to_hex(rig::accessory_color(build, item));
  d.accessory_colors = std::move(colors);
}

}  // namespace

Descriptor complete_descriptor(Descriptor d, std::uint64_t seed, std::vector<std::string>& notes) {
  settle_species(d, notes);
  const SpeciesRig& rig = *rig::find_rig(d.species);
  settle_worn(d, notes);
  fill_nature(d, rig, seed);
  fill_colors(d, rig, seed);
  fill_marking(d, rig, seed);
  fill_hair(d, rig, seed);
  settle_stance(d, rig, notes);
  dress(d, rig, seed);
  color_accessories(d);
  return d;
}

}  // namespace talewright::engines::illustrator
