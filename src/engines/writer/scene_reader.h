// What a sentence says of a picture, and nothing that it does not say.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engines/writer/scene_terms.h"
#include "story/plan_document.h"

namespace talewright::engines::writer {

/// Said of one cast member, or of everybody.
struct FigureSaid {
  std::size_t member = 0;  ///< index into the cast
  std::optional<story::Pose> pose;
  std::optional<story::Expression> expression;
  std::optional<story::Facing> facing;
  std::optional<story::Place> place;
  std::optional<story::Depth> depth;
  std::string holding, looks_at;
  std::optional<story::Interaction> interaction;
  std::string with;
  std::optional<story::Outfit> outfit;  ///< clothes and accessories as said, no more
};

struct SceneSaid {
  std::string setting;
  std::optional<story::TimeOfDay> time;
  std::optional<story::Season> season;
  std::optional<story::Weather> weather;
  std::optional<story::Shot> shot;
  std::optional<story::Angle> angle;
  std::optional<story::Lighting> lighting;
  std::optional<story::Mood> mood;
  std::optional<story::TextSpace> text_space;
  std::optional<double> aspect;
  std::string focus;
  std::vector<FigureSaid> figures;  ///< in the order of their first mention
  FigureSaid everyone;              ///< said when nobody was named
  bool all = false;                 ///< "they", "everyone": the whole cast is meant
  std::vector<story::SceneProp> props;
  std::vector<Understood> understood;
  std::vector<std::string> not_understood, notes;
};

/// How much a reader takes for a thing in the picture.
enum class Things { AllNamed, None };

SceneSaid hear_scene(std::string_view sentence, std::span<const story::CastMember> cast,
                     Things things = Things::AllNamed);

/// What nobody takes off with their clothes: glasses, a wheelchair, a beard.
bool is_lasting(const std::string& accessory);

/// Reads one sentence; see hear_scene.
class SceneReader {
 public:
  SceneReader(std::string_view sentence, std::span<const story::CastMember> cast, Things things);
  SceneSaid read();

 private:
  /// What a cast member named next would be to those who are spoken of.
  enum class Link { Subject, LookedAt, Partner, Company, Beside };
  struct Found {
    std::vector<std::size_t> members;
    std::size_t length = 0;
  };

  std::size_t step(std::size_t i);
  Found member_at(std::size_t i) const;
  std::size_t meet(std::size_t i, const Found& found);
  std::size_t frame(std::size_t i, const Meanings& here);
  std::size_t place_things(std::size_t i, const Meanings& here);
  std::size_t act(std::size_t i, const Meanings& here);
  std::size_t setting(std::size_t i, const Meanings& here);
  std::size_t thing(std::size_t i);
  std::size_t letters(std::size_t i);
  std::size_t clothes(std::size_t i);
  /// The name that the prop set has for a phrase; empty when it has none.
  const std::string& prop_named(const std::string& phrase);
  bool member_follows(std::size_t i) const;
  FigureSaid& figure(std::size_t member);
  /// Those who are spoken of; everybody when nobody has been named yet.
  std::vector<FigureSaid*> subjects();
  void settle_deeds();

  Heard heard_;
  const Terms& terms_;
  std::span<const story::CastMember> cast_;
  Things things_;
  SceneSaid said_;
  FigureSaid nobody_;  ///< somebody whom the cast does not have
  bool of_nobody_ = false;
  Terms names_;
  std::vector<std::size_t> subjects_, last_met_;
  Link link_ = Link::Subject;
  bool acted_ = false;  ///< a verb stood since the last subject
  bool holds_ = false;  ///< the next thing is in somebody's hands
  bool last_is_thing_ = false;
  std::size_t holder_since_ = 0;
  std::optional<story::Expression> face_ahead_;
  int count_ = 1;
  std::size_t phrase_at_ = 0;  ///< where number and adjectives of the next thing begin
  bool phrase_open_ = false;
  std::string size_, color_;
  double scale_ = 1;
  bool weak_setting_ = false;
  std::size_t look_at_ = 0;  ///< the verb of a look whose object is still to come
  /// "watching Rusty dance": who acts when a verb follows at once.
  std::vector<std::size_t> next_actors_;
  std::size_t next_act_at_ = 0;
  /// What the prop set answered; asking is dear, so a text may ask for so many words only.
  std::map<std::string, std::string, std::less<>> asked_;
};

}  // namespace talewright::engines::writer
