// A whole scene from one sentence: what was said, and believable choices for the rest.
#include <algorithm>

#include <fmt/format.h>

#include "engines/writer/lexicon.h"
#include "engines/writer/plain_words.h"
#include "engines/writer/scene_reader.h"
#include "engines/writer/stage.h"

namespace talewright::engines::writer {

namespace {

using story::Place;

constexpr std::size_t kMostFigures = 8;

story::SceneFigure figure_of(const FigureSaid& said, const FigureSaid& everyone,
                             const story::CastMember& member, const SceneSaid& scene,
                             std::string_view kind) {
  story::SceneFigure figure;
  figure.character = member.key;
  figure.pose = said.pose.value_or(everyone.pose.value_or(story::Pose::Stand));
  const auto face = said.expression ? said.expression : everyone.expression;
  figure.expression = face                                ? *face
                      : figure.pose == story::Pose::Sleep ? story::Expression::Sleepy
                      : scene.mood                        ? by_mood(*scene.mood)
                                                          : story::Expression::Happy;
  figure.facing = said.facing ? said.facing : everyone.facing;
  figure.place = said.place ? said.place : everyone.place;
  figure.depth = said.depth.value_or(everyone.depth.value_or(story::Depth::Front));
  figure.holding = said.holding.empty() ? everyone.holding : said.holding;
  figure.looks_at = said.looks_at.empty() ? everyone.looks_at : said.looks_at;
  figure.interaction = said.interaction;
  figure.with = said.with;
  if (const auto& worn = said.outfit ? said.outfit : everyone.outfit) {
    figure.outfit = worn;
    if (worn->clothes.empty()) figure.outfit->clothes = member.descriptor.clothes;
    for (const auto& item : member.descriptor.accessories)
      if (is_lasting(item)) figure.outfit->accessories.push_back(item);
  }
  if (!figure.interaction && everyone.interaction && everyone.with != member.key) {
    figure.interaction = everyone.interaction;
    figure.with = everyone.with;
  }
  if (figure.interaction != story::Interaction::Ride)
    figure.pose = possible_pose(member.descriptor, figure.pose, kind);
  return figure;
}

/// Those whose place nobody said stand in the free fifths, first in the row that fits their number.
void spread(story::SceneSpec& spec) {
  static const std::vector<std::vector<Place>> rows{
      {Place::Center},
      {Place::Left, Place::Right},
      {Place::Left, Place::Center, Place::Right},
      {Place::FarLeft, Place::Left, Place::Right, Place::FarRight},
      {Place::FarLeft, Place::Left, Place::Center, Place::Right, Place::FarRight}};
  auto& figures = spec.characters;
  if (figures.empty()) return;
  std::vector<Place> free = rows[std::min(figures.size(), rows.size()) - 1];
  if (figures.size() == 1 && !spec.props.empty()) free = {Place::Left};
  for (Place place : rows.back())
    if (std::find(free.begin(), free.end(), place) == free.end()) free.push_back(place);
  for (const auto& figure : figures)
    if (figure.place) std::erase(free, *figure.place);
  std::size_t next = 0;
  for (auto& figure : figures) {
    if (!figure.place) {
      if (next < free.size()) {
        figure.place = free[next++];
      } else {
        figure.place = rows.back()[next++ % 5];
        if (figure.depth == story::Depth::Front) figure.depth = story::Depth::Middle;
      }
    }
    if (figure.looks_at.empty() && !figure.facing) {
      if (!figure.with.empty())
        figure.looks_at = figure.with;
      else if (figures.size() > 1)
        figure.looks_at = figures[&figure == &figures[0] ? 1 : 0].character;
      else if (figure.pose != story::Pose::Sleep)
        figure.facing = story::Facing::Right;
    }
  }
}

void spread_props(story::SceneSpec& spec) {
  static const std::vector<Place> order{Place::FarRight, Place::FarLeft, Place::Center,
                                        Place::Right, Place::Left};
  std::size_t next = 0;
  for (auto& prop : spec.props) {
    if (!prop.place) prop.place = order[(next + (prop.in_sky ? 1 : 0)) % order.size()];
    if (next++ >= 3 && prop.depth == story::Depth::Front && !prop.in_sky)
      prop.depth = story::Depth::Middle;
  }
}

}  // namespace

SceneDraft scene_from(std::string_view sentence, std::span<const story::CastMember> cast,
                      std::uint64_t seed) {
  SceneSaid said = hear_scene(sentence, cast);
  SceneDraft draft;
  draft.understood = std::move(said.understood);
  draft.not_understood = std::move(said.not_understood);
  draft.notes = std::move(said.notes);
  story::SceneSpec& spec = draft.spec;
  spec.seed = seed;
  if (said.setting.empty())
    draft.notes.push_back(
        fmt::format("No place was named; the scene is set in a {}.", spec.setting));
  else
    spec.setting = said.setting;
  spec.time = said.time.value_or(spec.time);
  const bool moon_up = std::any_of(said.props.begin(), said.props.end(), [](const auto& prop) {
    return prop.name.find("moon") != std::string::npos || prop.name.starts_with("star");
  });
  if (!said.time && moon_up) spec.time = story::TimeOfDay::Night;
  spec.weather = said.weather.value_or(spec.weather);
  const bool cold = spec.weather == story::Weather::Snow || spec.setting == "snowfield";
  spec.season = said.season.value_or(cold ? story::Season::Winter : spec.season);
  spec.angle = said.angle.value_or(spec.angle);
  spec.lighting = said.lighting.value_or(spec.lighting);
  spec.text_space = said.text_space.value_or(spec.text_space);
  spec.aspect = said.aspect.value_or(spec.aspect);
  spec.focus = said.focus;

  const Setting* setting = lexicon().find_setting(spec.setting);
  const std::string kind = setting ? setting->kind : "land";
  if (said.figures.empty())
    for (std::size_t k = 0; k < cast.size(); ++k) {
      said.figures.push_back({});
      said.figures.back().member = k;
    }
  if (said.figures.size() > kMostFigures) {
    draft.notes.push_back(
        fmt::format("A picture shows {} characters at most; the first were taken.", kMostFigures));
    said.figures.resize(kMostFigures);
  }
  for (const FigureSaid& figure : said.figures)
    spec.characters.push_back(figure_of(figure, said.everyone, cast[figure.member], said, kind));
  // One umbrella that all hold is in the hands of the first; everyone reads a book of their own.
  for (std::size_t k = 1; k < spec.characters.size(); ++k) {
    auto& figure = spec.characters[k];
    const bool own = figure.pose == story::Pose::Read || figure.pose == story::Pose::Eat;
    if (figure.holding.empty() || own || figure.holding != said.everyone.holding) continue;
    figure.holding.clear();
    if (figure.pose == story::Pose::Hold || figure.pose == story::Pose::Carry)
      figure.pose = story::Pose::Stand;
  }
  const auto shown = [&](const std::string& key) {
    return std::any_of(spec.characters.begin(), spec.characters.end(),
                       [&](const auto& f) { return f.character == key; });
  };
  for (auto& figure : spec.characters) {
    const bool done = figure.interaction && shown(figure.with) && figure.with != figure.character;
    if (!done) figure.interaction.reset(), figure.with.clear();
    if (figure.looks_at == figure.character) figure.looks_at.clear();
  }
  spec.props = std::move(said.props);
  spread(spec);
  spread_props(spec);

  spec.mood = said.mood                 ? *said.mood
              : spec.characters.empty() ? story::Mood::Calm
                                        : mood_of(spec.characters.front().expression);
  spec.shot = said.shot.value_or(spec.characters.empty() || spec.characters.size() >= 3
                                     ? story::Shot::Wide
                                     : story::Shot::Medium);
  spec.alt = alt_text(spec, {cast.begin(), cast.end()});
  return draft;
}

}  // namespace talewright::engines::writer
