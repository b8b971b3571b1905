// The writer's words, read once from resources/: species, settings, people, colours, clothes,
// names, topics, things and the words that scenes are seen in.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "story/descriptor.h"
#include "story/scene_spec.h"

namespace talewright::engines::writer {

struct Species {
  std::string name, spoken, plural, kind, home, food, sound, moves, size, hand, cover;
  std::vector<std::string> habitats;
};

struct Spot {
  std::string text, prop;  ///< "behind the tall ferns", "herb"
};

struct Setting {
  std::string name, kind;  ///< kind: land, water, space, indoor, snow, air
  std::string in, through, to, under;
  std::vector<std::string> things, near, locals, senses;
  std::vector<Spot> spots;
};

struct Person {
  std::string spoken, called, age, pronouns;
  std::vector<story::Garment> clothes;
  std::vector<std::string> accessories;
};

struct Thing {
  std::string text, prop;
};

struct Topic {
  std::string arc, line;
};

/// A situation that many books are about ("first day of school") and what it sets.
struct Situation {
  std::string arc, fear, skill, object, setting, time, weather;
};

/// What one or more words stand for. `near` = a species or person it had to be replaced by.
struct Sense {
  enum Kind {
    kSpecies,
    kNear,
    kPerson,
    kSetting,
    kGarment,
    kAccessory,
    kHair,
    kTopic,
    kSituation
  } kind;
  std::size_t index = 0;  ///< into the list of its kind
  std::string name;       ///< garment, accessory, hair style, setting
};

/// Phrases of one to four words that mean something, longest first.
class Phrases {
 public:
  void add(std::string_view phrase, Sense sense);
  struct Match {
    const Sense* sense;
    std::size_t length;
  };
  /// The longest phrase that starts at folded[at] and whose kind is wanted; null sense if none.
  Match at(const std::vector<std::string>& folded, std::size_t at) const;

 private:
  std::map<std::string, std::vector<std::pair<std::vector<std::string>, Sense>>, std::less<>>
      by_first_;
};

struct Lexicon {
  std::vector<Species> species;
  std::vector<Setting> settings;
  std::vector<Person> people;
  std::vector<Topic> topics;
  std::vector<Situation> situations;
  Phrases beings, places, wear, themes, plights;
  std::map<std::string, std::string, std::less<>> colors, nouns, emoji;
  std::map<std::string, std::string, std::less<>> verbs;  ///< base form to what kind of wish it is
  std::set<std::string, std::less<>> traits, looks, not_names;
  std::map<std::string, story::TimeOfDay, std::less<>> times;
  std::map<std::string, story::Season, std::less<>> seasons;
  std::map<std::string, story::Weather, std::less<>> weathers;
  std::map<std::string, std::vector<std::string>, std::less<>> names;
  std::map<std::string, story::Pose, std::less<>> poses;
  std::map<std::string, story::Expression, std::less<>> expressions;
  /// things["treasures"]["land"]; fears and skills have no prop.
  std::map<std::string, std::map<std::string, std::vector<Thing>>> things;

  /// The base form of a known verb: "flies" gives "fly"; empty for other words.
  std::string base_verb(std::string_view word) const;
  const Species& species_named(std::string_view name) const;
  const Setting& setting_named(std::string_view name) const;
  const Setting* find_setting(std::string_view name) const;
};

const Lexicon& lexicon();

}  // namespace talewright::engines::writer
