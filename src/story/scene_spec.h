// The scene spec: what one picture shows. The illustrator draws from it and nothing else (besides
// the cast's descriptors), so the same spec, cast and seed give the same picture.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "story/vocabulary.h"

namespace talewright::story {

/// A cast member in the picture.
struct SceneFigure {
  std::string character;  ///< cast key in the plan: "hero", "friend"
  Pose pose = Pose::Stand;
  Expression expression = Expression::Happy;
  std::optional<Facing> facing;  ///< not said: towards `looks_at`, else towards the middle
  std::optional<Place> place;    ///< not said: the composer chooses
  Depth depth = Depth::Front;
  std::string holding;   ///< a prop name ("apple"), or empty
  std::string looks_at;  ///< a cast key or prop name, or empty
  friend bool operator==(const SceneFigure&, const SceneFigure&) = default;
};

/// A thing in the picture. `name` is looked up in the prop set by its words.
struct SceneProp {
  std::string name;
  std::optional<Place> place;
  Depth depth = Depth::Front;
  std::string size = "medium";  ///< "small", "medium", "large"
  bool in_sky = false;          ///< hangs or flies instead of standing on the ground
  friend bool operator==(const SceneProp&, const SceneProp&) = default;
};

struct SceneSpec {
  std::string setting = "meadow";  ///< a name in resources/settings.json
  TimeOfDay time = TimeOfDay::Day;
  Season season = Season::Summer;
  Weather weather = Weather::Clear;
  Shot shot = Shot::Medium;
  Mood mood = Mood::Happy;
  std::vector<SceneFigure> characters;
  std::vector<SceneProp> props;
  TextSpace text_space = TextSpace::Top;
  double aspect = 1;  ///< width / height, 0.4..2.5
  std::uint64_t seed = 1;
  std::string alt;  ///< one or two sentences for those who cannot see the picture
  friend bool operator==(const SceneSpec&, const SceneSpec&) = default;
};

boost::json::object to_json(const SceneSpec& spec);
/// As descriptor_from_json: absent members take the defaults above.
SceneSpec scene_spec_from_json(const boost::json::object& json);

}  // namespace talewright::story
