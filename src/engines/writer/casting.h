// Chooses who plays and where: the request's locked characters first, then who the prompt names,
// then companions that live in the story's places.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "engines/engines.h"
#include "engines/writer/arcs.h"
#include "engines/writer/understanding.h"

namespace talewright::engines::writer {

/// A role filled: the plan's cast member and how texts speak of it.
struct Player {
  story::CastMember member;
  std::string spoken;      ///< "raccoon", "girl"
  std::string intro;       ///< at first mention: "Momo the fox"; the name alone for relatives
  std::string adjectives;  ///< "curious little blue"
  std::string wearing;     ///< "in a yellow raincoat"
  bool relative = false;
};

struct World {
  std::vector<std::string> settings;  ///< home first, then where the story goes
  story::TimeOfDay time = story::TimeOfDay::Day;
  bool time_said = false;
  bool voyage = false;  ///< the prompt sends the heroes somewhere: the last of the settings
  story::Season season = story::Season::Summer;
  story::Weather weather = story::Weather::Clear;
};

World choose_world(const StoryRequest& request, const Understanding& said,
                   const std::string& hero_species, Random& random);
/// The species a hero has when nobody said one, fit for the places that were said.
std::string choose_species(const Understanding& said, Random& random);

class Casting {
 public:
  Casting(const StoryRequest& request, const Understanding& said, const World& world,
          const Arc& arc, Random& random);
  const Player& hero() const { return players_[0]; }
  const Player& companion() const { return players_[1]; }
  /// The nth helper, invented on first use among those who live in `setting`. `most` caps how many
  /// there are; beyond it they come again.
  const Player& helper(std::size_t n, const std::string& setting, std::size_t most);
  const std::vector<Player>& players() const { return players_; }

 private:
  Player from_being(const Being& being, std::string key, std::string role);
  Player invent(const std::string& setting, std::string key, std::string role, bool peer);
  std::string fresh_name(const story::Descriptor& look);
  bool taken(const std::string& name) const;
  const World& world_;
  Random random_;
  std::vector<Player> players_;  ///< hero, companion, helpers
  std::vector<Being> waiting_;   ///< beings of the prompt that have no role yet
  std::vector<story::CastMember> locked_;
};

}  // namespace talewright::engines::writer
