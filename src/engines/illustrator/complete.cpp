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
#include "engines/illustrator/wardrobe.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::Color;
using rig::SpeciesRig;
using story::Age;
using story::Descriptor;
using story::Pronouns;

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

void fill_nature(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  Random random(seed, "nature " + d.species);
  const double age = random.unit(), she = random.unit(), tall = random.unit(),
               round = random.unit();
  if (!d.age)
    d.age = rig.family == "human" && rig.name == "human" && age > 0.82 ? Age::Adult : Age::Child;
  if (!d.pronouns) {
    const bool neutral =
        rig.name == "robot" || rig.name == "ghost" || rig.name == "alien" || rig.name == "monster";
    d.pronouns = neutral                                      ? Pronouns::They
                 : rig.crest == "mane"                        ? Pronouns::He  // lionesses are said
                 : she < (rig.crest == "antlers" ? 0.2 : 0.5) ? Pronouns::She
                                                              : Pronouns::He;
  }
  const auto rounded = [](double v) { return std::round(v * 100) / 100; };
  d.height = std::clamp(d.height.value_or(rounded(0.3 + 0.4 * tall)), 0.0, 1.0);
  d.roundness = std::clamp(d.roundness.value_or(rounded(0.3 + 0.45 * round)), 0.0, 1.0);
}

/// Which of a person's palettes goes with hair whose colour was said: red and fair hair is
/// commonest on light skin and possible on all; the other colours say nothing.
const rig::Palette* palette_for_hair(const Descriptor& d, const SpeciesRig& rig,
                                     std::uint64_t seed) {
  const auto hair = drawing::parse_color(d.hair_color);
  if (!hair || rig.family != "human") return nullptr;
  const double high = std::max({hair->r, hair->g, hair->b}),
               low = std::min({hair->r, hair->g, hair->b});
  if (hair->r < high || hair->b > low || high - low < 0.28 * high) return nullptr;
  const double hue = 60 * (hair->g - hair->b) / (high - low);
  const bool red = (hue < 24 && high > 0.5) || (hue < 34 && high > 0.72),
             fair = hue < 56 && high > 0.74;
  if (!red && !fair) return nullptr;
  std::vector<double> weights;
  double all = 0;
  for (const rig::Palette& p : rig.palettes) {
    const double light = drawing::luminance(*drawing::parse_color(p.main));
    all += weights.emplace_back(0.16 + 6 * light * std::sqrt(light));
  }
  double at = Random(seed, "skin that goes with hair").unit() * all;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if ((at -= weights[i]) < 0) return &rig.palettes[i];
  return &rig.palettes.back();
}

void fill_colors(Descriptor& d, const SpeciesRig& rig, std::uint64_t seed) {
  Random random(seed, "colors " + d.species);
  // The first palettes are the usual ones.
  const std::size_t n = rig.palettes.size(), first = random.below(n), second = random.below(n);
  rig::Palette palette = rig.palettes[rig.family == "human" ? first : std::min(first, second)];
  std::size_t eye = random.below(64);
  if (const rig::Palette* fitting = palette_for_hair(d, rig, seed)) palette = *fitting;
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
  // Dark skin mostly goes with brown eyes, which are the first two.
  if (rig.family == "human" && eye % 8 != 0 &&
      drawing::luminance(*drawing::parse_color(d.main_color)) < 0.22)
    eye = eye / 8 % 2;
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

/// The style that words for hair mean: "Long curly hair", "braids with beads"; empty = none.
std::string hair_style_of(std::string_view said) {
  const std::string name = as_name(said);
  if (among(hair_style_names(), name)) return name;
  const auto has = [&](std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return name.find(part) != name.npos; });
  };
  if (has({"curl", "ringlet", "frizz"}))
    return has({"long"}) ? "long_curly" : has({"short"}) ? "short_curly" : "curly";
  if (has({"dread", "locs", "plait", "cornrow"})) return "braids";
  for (const char* style : {"pigtail", "ponytail", "braid", "afro", "bald", "spik", "bob", "bun",
                            "wavy", "long", "short"})
    if (has({style}))
      for (const std::string& known : hair_style_names())
        if (known.starts_with(style)) return known;
  return has({"mohawk", "messy", "tousled"}) ? "spiky" : "";
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
  d.hair_style = hair_style_of(d.hair_style);
  if (d.hair_style.empty()) d.hair_style = style;
  if (!drawing::parse_color(d.hair_color)) d.hair_color = color;
}

/// Worn by those who have hands, or a trunk that stands upright.
bool dressed_upright(const Descriptor& d) {
  constexpr std::array accessories{"wheelchair", "satchel", "tie", "braces", "bib"};
  return wears_any(d,
                   {"dress", "skirt", "trousers", "shorts", "dungarees", "pyjamas", "robe", "apron",
                    "space_suit", "armor", "swimsuit", "t_shirt", "onesie", "shoes", "sandals"}) ||
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

}  // namespace

Descriptor complete_descriptor(Descriptor d, std::uint64_t seed, std::vector<std::string>& notes) {
  settle_species(d, notes);
  const SpeciesRig& rig = *rig::find_rig(d.species);
  settle_worn(d, notes);
  fill_nature(d, rig, seed);
  fill_colors(d, rig, seed);
  fill_marking(d, rig, seed);
  const bool hair_said = !d.hair_style.empty() || !d.hair_color.empty();
  fill_hair(d, rig, seed);
  settle_stance(d, rig, notes);
  dress(d, rig, seed, hair_said);
  color_accessories(d);
  return d;
}

}  // namespace talewright::engines::illustrator
