// What a prompt says: who, where, when, about what. By rules and vocabulary, never by guessing at
// a model; what is not found stays empty, so that the story can choose it from the seed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/writer/lexicon.h"
#include "story/descriptor.h"

namespace talewright::engines::writer {

/// Somebody the prompt speaks of.
struct Being {
  std::string name;        ///< "Rusty"; empty = the story gives one
  std::string spoken;      ///< how texts call its kind: "raccoon", "girl", "grandmother"
  std::string called;      ///< family address: "Grandma"; empty for others
  std::string color_word;  ///< "blue", for the text
  std::string wearing;     ///< "in a yellow raincoat", for the text
  bool relative = false;   ///< belongs to the hero's family ("her grandmother")
  bool many = false;       ///< "two foxes": more of the same kind
  std::vector<std::string> traits;
  story::Descriptor look;
};

/// What the story turns round: "red kite".
struct Desire {
  std::string text;     ///< without article: "red kite"
  std::string noun;     ///< "kite"
  std::string prop;     ///< a prop name, or empty
  bool many = false;    ///< "keys"
  bool unique = false;  ///< "the moon", "the sea": there is one
  bool mass = false;    ///< "honey": some, not one
  bool eaten = false;
};

struct Understanding {
  std::vector<Being> beings;  ///< the hero first
  std::vector<std::string> settings;
  std::optional<story::TimeOfDay> time;
  std::optional<story::Season> season;
  std::optional<story::Weather> weather;
  std::optional<story::Band> band;
  std::string arc, lesson, lesson_line;
  std::optional<Desire> desire;
  std::string fear, skill;
  std::string skill_kind;   ///< of the skill's verb in verbs.json: "make", "body", "voice", "dream"
  std::string destination;  ///< a setting that the story goes to: "moon"
  std::vector<std::string> activity_props;  ///< what shows the activity: "fishing-pole"
  bool together = false;  ///< the prompt's beings do it together: "X and Y go fishing"
  std::string quirk;      ///< what the prompt says after "who", in the past: "sang too low"
  bool funny = false;
  std::vector<std::string> notes;
};

Understanding understand(std::string_view prompt);
/// The arc and quiet line that a lesson in free words leads to; empty arc if none.
const Topic* topic_of(std::string_view lesson);

}  // namespace talewright::engines::writer
