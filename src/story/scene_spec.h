// The scene spec: what one picture shows. The illustrator draws from it and nothing else (besides
// the cast's descriptors), so the same spec, cast and seed give the same picture.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "story/descriptor.h"

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
  std::optional<Interaction> interaction;  ///< what is done with `with`
  std::string with;                        ///< the cast key of the other one
  std::optional<Outfit> outfit;            ///< worn in this picture instead of the descriptor's
  friend bool operator==(const SceneFigure&, const SceneFigure&) = default;
};

/// A thing in the picture. `name` is looked up in the prop set by its words.
struct SceneProp {
  std::string name;
  std::optional<Place> place;
  Depth depth = Depth::Front;
  std::string size = "medium";  ///< "small", "medium", "large"
  double scale = 1;             ///< on top of size, 0.25..4
  std::string text;             ///< what stands on it, on things that can be written on (a sign)
  bool in_sky = false;          ///< hangs or flies instead of standing on the ground
  friend bool operator==(const SceneProp&, const SceneProp&) = default;
};

/// What a brand asks of a picture.
struct Brand {
  std::vector<std::string> palette;    ///< "#rrggbb", most important first; scenery leans to it
  std::vector<std::string> forbidden;  ///< words for what must not be seen
  bool empty() const { return palette.empty() && forbidden.empty(); }
  friend bool operator==(const Brand&, const Brand&) = default;
};

struct SceneSpec {
  std::string setting = "meadow";  ///< a name in resources/settings.json
  TimeOfDay time = TimeOfDay::Day;
  Season season = Season::Summer;
  Weather weather = Weather::Clear;
  Shot shot = Shot::Medium;
  Angle angle = Angle::EyeLevel;
  Lighting lighting = Lighting::Natural;
  Mood mood = Mood::Happy;
  std::vector<SceneFigure> characters;
  std::vector<SceneProp> props;
  std::string focus;  ///< the cast key or prop name that the picture is about; empty = all alike
  Brand brand;
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
