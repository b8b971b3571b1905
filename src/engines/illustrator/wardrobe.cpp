#include "engines/illustrator/wardrobe.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/embedded.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator {

using drawing::Color;
using rig::SpeciesRig;
using story::Age;
using story::Descriptor;
using story::Pronouns;

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

bool wears_any(const Descriptor& d, std::initializer_list<std::string_view> items) {
  return std::any_of(d.clothes.begin(), d.clothes.end(), [&](const story::Garment& g) {
    return std::find(items.begin(), items.end(), g.item) != items.end();
  });
}

double apart(Color a, Color b) {
  return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

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
  // A colour goes where the thing goes.
  const auto add = [&](const std::string& item, const std::string& color) {
    if (!among(accessories, item)) accessories.push_back(item);
    if (!color.empty()) d.accessory_colors.emplace(item, color);
  };
  const auto color_of = [&](const std::string& said) {
    const auto it = d.accessory_colors.find(said);
    return it == d.accessory_colors.end() ? std::string() : it->second;
  };
  for (story::Garment g : d.clothes) {
    const std::string said = g.item;
    g.item = known(said);
    if (among(garment_names(), g.item))
      replaced_note(said, g.item), wear(g);
    else if (among(accessory_names(), g.item))
      replaced_note(said, g.item), add(g.item, g.color);
    else
      notes.push_back(fmt::format("There is no drawing of \"{}\" to wear; it was left out.", said));
  }
  for (const std::string& said : d.accessories) {
    const std::string item = known(said);
    if (among(accessory_names(), item))
      replaced_note(said, item), add(item, color_of(said));
    else if (among(garment_names(), item))
      replaced_note(said, item), wear({item, color_of(said), ""});
    else
      notes.push_back(fmt::format("There is no drawing of \"{}\" to wear; it was left out.", said));
  }
  d.clothes = std::move(clothes);
  d.accessories = std::move(accessories);
}

namespace {

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

bool hides_hair(const Outfit& outfit) {
  return std::any_of(outfit.accessories.begin(), outfit.accessories.end(),
                     [](const std::string& a) { return a.ends_with("hat") || a == "cap"; });
}

bool covers_body(const Descriptor& d) {
  for (const story::Garment& g : d.clothes)
    if (g.item != "boots" && g.item != "shoes" && g.item != "sandals" && g.item != "cape")
      return true;
  return false;
}

/// People are dressed from neck to foot, however little of it was said.
void finish_outfit(Descriptor& d) {
  const auto wear = [&](const char* item) { d.clothes.push_back({item, "", ""}); };
  if (d.age == Age::Baby && !covers_body(d)) wear("onesie");
  if (!wears_any(d, {"dress", "robe", "pyjamas", "space_suit", "swimsuit", "onesie"})) {
    if (!wears_any(d, {"t_shirt", "sweater", "hoodie", "jacket", "coat", "raincoat", "armor"}))
      wear("t_shirt");
    if (!wears_any(d, {"trousers", "shorts", "skirt", "dungarees"})) wear("trousers");
  }
  if (d.age != Age::Baby &&
      !wears_any(d, {"shoes", "boots", "sandals", "space_suit", "swimsuit", "pyjamas"}))
    wear("shoes");
}

}  // namespace

void dress(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed, bool hair_said) {
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
      if ((o.who.empty() || (o.who == "she") == (d.pronouns == Pronouns::She)) &&
          !(hair_said && hides_hair(o)))
        fitting.push_back(o);
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
                       g.item == "trousers" || g.item == "dungarees" || g.item == "onesie";
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

void color_accessories(Descriptor& d) {
  static const std::vector<std::string> kept{"beard", "long_beard", "mustache", "wings"};
  const rig::Build build{.who = &d};
  std::map<std::string, std::string> colors;
  for (const std::string& item : d.accessories)
    if (const auto said = d.accessory_colors.find(item);
        said != d.accessory_colors.end() && drawing::parse_color(said->second))
      colors[item] = drawing::to_hex(*drawing::parse_color(said->second));
    else if (!among(kept, item))
      colors[item] = drawing::to_hex(rig::accessory_color(build, item));
  d.accessory_colors = std::move(colors);
}

}  // namespace talewright::engines::illustrator
