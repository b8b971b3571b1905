// The descriptor: the structured look and nature of a character. What a person or agent says is
// kept; what nobody says is filled in from the seed by the illustrator and written back, so that it
// is stable and visible.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "story/vocabulary.h"

namespace talewright::story {

/// One thing worn. `item` is one of the illustrator's garments ("sweater", "raincoat", "dress").
struct Garment {
  std::string item;
  std::string color;    ///< "#rrggbb"; empty = not said
  std::string pattern;  ///< "plain", "stripes", "dots", "checks", "stars"; empty = not said
  friend bool operator==(const Garment&, const Garment&) = default;
};

/// What is worn, all of it: a scene may dress somebody differently than their descriptor does.
struct Outfit {
  std::vector<Garment> clothes;
  std::vector<std::string> accessories;
  std::map<std::string, std::string> accessory_colors;  ///< as in Descriptor
  friend bool operator==(const Outfit&, const Outfit&) = default;
};

struct Descriptor {
  std::string species;  ///< a name in resources/species.json: "raccoon", "human", "robot"
  std::string stance;   ///< "upright" or "four_legged"; empty = not said
  std::optional<Age> age;
  std::optional<Pronouns> pronouns;
  std::optional<double> height;     ///< 0..1 within what is usual for the species and age
  std::optional<double> roundness;  ///< 0 = slim .. 1 = very round

  /// Colours as "#rrggbb"; empty = not said. `main` is fur, feathers, shell or skin; `second` the
  /// belly, face or muzzle; `accent` stripes, mask, wing tips, beak or metal trim.
  std::string main_color, second_color, accent_color, eye_color;
  std::string marking;  ///< "none", "mask", "stripes", "spots", "patches", "freckles"; empty = not said
  std::string hair_style, hair_color;  ///< people: "short", "long", "curly", "braids", "bun", "bald"...

  /// Small lasting things that one knows somebody by: names of the illustrator's features
  /// ("torn_ear", "scar", "patch"). Never filled in.
  std::vector<std::string> features;

  std::vector<Garment> clothes;
  std::vector<std::string> accessories;  ///< "glasses", "scarf", "crown", "backpack", ...
  std::map<std::string, std::string> accessory_colors;  ///< "#rrggbb" by accessory
  bool dressed = false;  ///< whether clothes and accessories were said or filled in

  std::vector<std::string> personality;  ///< "brave", "curious"
  std::string voice;                     ///< free words for the narrator
  std::string notes;                     ///< the caller's own words, verbatim
  friend bool operator==(const Descriptor&, const Descriptor&) = default;
};

/// What `over` says, and what `base` says of the rest.
Descriptor overlaid(Descriptor base, const Descriptor& over);

boost::json::object to_json(const Descriptor& descriptor);
/// Puts the outfit on: all clothes and accessories are the outfit's. An accessory whose colour it
/// does not say keeps the one that the descriptor has for it.
Descriptor dressed_in(Descriptor who, const Outfit& outfit);
boost::json::object to_json(const Outfit& outfit);
Outfit outfit_from_json(const boost::json::object& json);
/// Reads what to_json writes; absent members mean "not said". The shape has been checked by the
/// contract's schema; a value outside it throws validation_failed with its JSON pointer.
Descriptor descriptor_from_json(const boost::json::object& json);

}  // namespace talewright::story
