// Turns a page's words into a picture's spec: who is named is there, what they do becomes a pose,
// what they feel a face, what is mentioned a prop. Beats of the writer's own arcs add hints.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/plan_document.h"

namespace talewright::engines::writer {

struct FigureHint {
  std::optional<story::Pose> pose;
  std::optional<story::Expression> expression;
  std::string holding;
  bool absent = false;  ///< spoken of, but not in the picture
};

struct StageHints {
  std::map<std::string, FigureHint> who;  ///< by cast key
  std::vector<std::string> props;
  std::optional<story::Shot> shot;
  std::optional<story::Mood> mood;
  std::string object_noun, object_prop;  ///< what the story turns round
  bool hide_object = false;              ///< it is lost or not yet found: only spoken of
};

/// The frame that the picture stands in; the text may change place, time and weather only when
/// `read_world` is set (pages that somebody else wrote).
struct StageWorld {
  const std::vector<story::CastMember>* cast = nullptr;
  story::SceneSpec frame;  ///< setting, time, season, weather, aspect, seed
  bool read_world = false;
  std::size_t page = 0;
};

story::SceneSpec stage(std::string_view text, const StageWorld& world, const StageHints& hints);

/// Whether the text speaks of this member by name.
bool names(std::string_view text, const story::CastMember& member);
/// Poses that a body can do: fish do not sit on chairs, bees do not walk.
story::Pose possible_pose(const story::Descriptor& who, story::Pose pose,
                          std::string_view setting_kind);
/// Whether a figure can carry the prop: a kite, but no moon, tree or castle.
bool can_be_held(std::string_view prop);
/// The face that goes with a mood when nobody says one, and the mood that a face gives a picture.
story::Expression by_mood(story::Mood mood);
story::Mood mood_of(story::Expression expression);
/// Factual words for those who cannot see the picture.
std::string alt_text(const story::SceneSpec& scene, const std::vector<story::CastMember>& cast);
/// No three pictures in a row from the same distance.
void vary_shots(std::vector<story::PlanPage>& pages);

}  // namespace talewright::engines::writer
