// A scene changed in one dimension. A target that says exactly what it wants is the first answer;
// the others are its neighbours, so that four variations are four pictures.
#include <algorithm>

#include <fmt/format.h>

#include "base/random.h"
#include "base/text.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/plain_words.h"
#include "engines/writer/scene_reader.h"
#include "engines/writer/stage.h"

namespace talewright::engines::writer {

bool is_lasting(const std::string& accessory) {
  static const std::vector<std::string> lasting{"glasses", "hearing_aid", "wheelchair",
                                                "beard",   "mustache",    "headscarf",
                                                "wings",   "eye_patch"};
  return std::find(lasting.begin(), lasting.end(), accessory) != lasting.end();
}

namespace {

using story::Expression;
using story::Lighting;
using story::Pose;
using story::TimeOfDay;

/// A value and what lies near it, nearest first.
template <class E>
std::vector<E> with_neighbours(std::string_view group, E value) {
  const json::value file = parse_embedded("resources/story/neighbours.json");
  std::vector<E> result{value};
  const json::object& lists = *object_at(file.as_object(), group);
  for (const auto& name : words(lists.at(story::spelling(value)).as_string()))
    if (const auto near = story::parse<E>(name)) result.push_back(*near);
  return result;
}

template <class E>
E other_than(E now, std::initializer_list<E> choices, int index) {
  std::vector<E> rest(choices);
  std::erase(rest, now);
  return rest[static_cast<std::size_t>(index) % rest.size()];
}

struct Change {
  SceneDraft& draft;
  const SceneSaid& said;
  std::span<const story::CastMember> cast;
  std::string_view target;
  int index;

  /// Figures that the target names, or all of them; with what was said of each.
  std::vector<std::pair<story::SceneFigure*, const FigureSaid*>> figures() const {
    std::vector<std::pair<story::SceneFigure*, const FigureSaid*>> result;
    for (auto& figure : draft.spec.characters) {
      const auto named =
          std::find_if(said.figures.begin(), said.figures.end(),
                       [&](const FigureSaid& f) { return cast[f.member].key == figure.character; });
      if (said.figures.empty() || said.all)
        result.emplace_back(&figure, &said.everyone);
      else if (named != said.figures.end())
        result.emplace_back(&figure, &*named);
    }
    if (result.empty())
      for (auto& figure : draft.spec.characters) result.emplace_back(&figure, &said.everyone);
    return result;
  }
  void choose_freely(std::string_view what) const {
    if (!trimmed(target).empty())
      draft.notes.push_back(fmt::format("“{}” says nothing about the {}; one was chosen.",
                                        first_code_points(trimmed(target), 80), what));
  }
};

void change_expression(const Change& change) {
  bool free = true;
  for (const auto& [figure, said] : change.figures()) {
    const auto wanted = said->expression ? said->expression : change.said.everyone.expression;
    if (wanted) {
      const auto near = with_neighbours("expression", *wanted);
      figure->expression = near[static_cast<std::size_t>(change.index) % near.size()];
      free = false;
    } else if (change.said.mood) {
      const auto near = with_neighbours("expression", by_mood(*change.said.mood));
      figure->expression = near[static_cast<std::size_t>(change.index) % near.size()];
      free = false;
    } else if (change.said.figures.empty() || said != &change.said.everyone) {
      figure->expression = other_than(figure->expression,
                                      {Expression::Joyful, Expression::Surprised, Expression::Sad,
                                       Expression::Determined, Expression::Curious},
                                      change.index);
    }
  }
  if (free) change.choose_freely("expression");
}

void change_pose(const Change& change) {
  bool free = true;
  const Setting* setting = lexicon().find_setting(change.draft.spec.setting);
  for (const auto& [figure, said] : change.figures()) {
    const auto wanted = said->pose ? said->pose : change.said.everyone.pose;
    const auto member =
        std::find_if(change.cast.begin(), change.cast.end(),
                     [&, key = figure->character](const auto& m) { return m.key == key; });
    const bool deed = said->interaction && change.index == 0;
    figure->interaction = deed ? said->interaction : std::nullopt;
    figure->with = deed ? said->with : "";
    if (wanted) {
      const auto near = with_neighbours("pose", *wanted);
      figure->pose = near[static_cast<std::size_t>(change.index) % near.size()];
      free = false;
    } else if (!deed) {
      figure->pose = other_than(
          figure->pose, {Pose::Wave, Pose::Sit, Pose::Jump, Pose::Point, Pose::Walk}, change.index);
    } else {
      free = false;
    }
    if (member != change.cast.end() && !deed)
      figure->pose = possible_pose(member->descriptor, figure->pose,
                                   setting ? setting->kind : std::string("land"));
  }
  if (free) change.choose_freely("pose");
}

void change_lighting(const Change& change) {
  auto& spec = change.draft.spec;
  const auto pick = static_cast<std::size_t>(change.index);
  if (change.said.time) spec.time = *change.said.time;
  if (change.said.lighting) {
    const auto near = with_neighbours("lighting", *change.said.lighting);
    spec.lighting = near[pick % near.size()];
  } else if (change.said.time) {
    static const std::map<TimeOfDay, std::vector<Lighting>> usual{
        {TimeOfDay::Dawn, {Lighting::Soft, Lighting::Natural, Lighting::Backlit, Lighting::Cool}},
        {TimeOfDay::Day, {Lighting::Natural, Lighting::Soft, Lighting::Warm, Lighting::Dramatic}},
        {TimeOfDay::Sunset,
         {Lighting::Warm, Lighting::Backlit, Lighting::Natural, Lighting::Dramatic}},
        {TimeOfDay::Night,
         {Lighting::Natural, Lighting::Cool, Lighting::Lamplight, Lighting::Dramatic}}};
    spec.lighting = usual.at(*change.said.time)[pick % 4];
  } else {
    change.choose_freely("light");
    std::vector<std::pair<TimeOfDay, Lighting>> all{{TimeOfDay::Sunset, Lighting::Warm},
                                                    {TimeOfDay::Night, Lighting::Cool},
                                                    {TimeOfDay::Day, Lighting::Dramatic},
                                                    {TimeOfDay::Dawn, Lighting::Soft},
                                                    {TimeOfDay::Day, Lighting::Natural}};
    std::erase(all, std::pair(spec.time, spec.lighting));
    std::tie(spec.time, spec.lighting) = all[pick % all.size()];
  }
}

void change_angle(const Change& change) {
  using story::Angle;
  using story::Shot;
  auto& spec = change.draft.spec;
  const SceneSaid& said = change.said;
  bool faced = false;
  for (const auto& [figure, words] : change.figures()) {
    const auto facing = words->facing ? words->facing : said.everyone.facing;
    if (facing) figure->facing = facing, faced = true;
  }
  if (!said.shot && !said.angle && !faced) change.choose_freely("angle");
  std::vector<std::pair<Shot, Angle>> all;
  const auto add = [&](Shot shot, Angle angle) {
    if (std::find(all.begin(), all.end(), std::pair(shot, angle)) == all.end())
      all.emplace_back(shot, angle);
  };
  const std::initializer_list<Shot> shots{Shot::Close, Shot::Wide, Shot::Medium};
  const std::initializer_list<Angle> angles{Angle::Worm, Angle::Bird, Angle::EyeLevel,
                                            Angle::Tilted};
  if (said.shot || said.angle || faced)
    add(said.shot.value_or(spec.shot), said.angle.value_or(spec.angle));
  if (said.angle && !said.shot) {
    for (Shot shot : shots) add(shot, *said.angle);
  } else if (said.shot && !said.angle) {
    for (Angle angle : angles) add(*said.shot, angle);
  } else if (said.shot && said.angle) {
    for (Shot shot : shots) add(shot, *said.angle);
  } else {
    add(Shot::Close, spec.angle), add(spec.shot, Angle::Bird), add(spec.shot, Angle::Worm);
    add(Shot::Wide, Angle::Tilted), add(Shot::Medium, Angle::EyeLevel);
    if (!faced) std::erase(all, std::pair(spec.shot, spec.angle));
  }
  add(said.shot.value_or(spec.shot), Angle::Tilted);
  add(said.shot.value_or(spec.shot), Angle::EyeLevel);
  std::tie(spec.shot, spec.angle) = all[static_cast<std::size_t>(change.index) % all.size()];
}

void change_background(const Change& change) {
  using story::Season;
  using story::Weather;
  auto& spec = change.draft.spec;
  const SceneSaid& said = change.said;
  const std::string old = spec.setting;
  const auto pick = static_cast<std::size_t>(change.index);
  const bool free = said.setting.empty() && !said.season && !said.weather && said.props.empty();
  if (free) {
    change.choose_freely("background");
    std::vector<std::string> places;
    const Setting* now = lexicon().find_setting(old);
    if (now) places = now->near;
    std::vector<std::string> rest;
    for (const Setting& s : lexicon().settings) rest.push_back(s.name);
    Random random(spec.seed, "background");
    random.shuffle(rest);
    for (auto& name : rest)
      if (std::find(places.begin(), places.end(), name) == places.end()) places.push_back(name);
    std::erase(places, old);
    spec.setting = places[pick % places.size()];
  }
  if (!said.setting.empty()) spec.setting = said.setting;
  if (said.season) spec.season = *said.season;
  if (said.weather) spec.weather = *said.weather;
  if (said.weather == Weather::Snow && !said.season) spec.season = Season::Winter;
  if (spec.setting != old) {
    // What belonged to the old place stays there, unless somebody has to do with it.
    const Setting* was = lexicon().find_setting(old);
    std::erase_if(spec.props, [&](const story::SceneProp& prop) {
      const bool needed = prop.name == spec.focus || !prop.text.empty() ||
                          std::any_of(spec.characters.begin(), spec.characters.end(),
                                      [&](const auto& f) { return f.looks_at == prop.name; });
      return was && !needed &&
             std::find(was->things.begin(), was->things.end(), prop.name) != was->things.end();
    });
  }
  static const std::vector<story::Place> order{story::Place::FarRight, story::Place::FarLeft,
                                               story::Place::Center, story::Place::Right};
  std::size_t next = 0;
  for (story::SceneProp prop : said.props) {
    if (!prop.place) prop.place = order[next++ % order.size()];
    if (spec.props.size() < 16) spec.props.push_back(std::move(prop));
  }
  if (free || pick == 0) return;
  // Further answers keep to what was said and change the rest of the set.
  const Setting* setting = lexicon().find_setting(spec.setting);
  const bool outdoors = !setting || (setting->kind != "indoor" && setting->kind != "space" &&
                                     setting->kind != "water");
  const auto season = static_cast<Season>((static_cast<std::size_t>(spec.season) + pick) % 4);
  if (outdoors && !said.season && spec.weather != Weather::Snow && spec.setting != "snowfield")
    spec.season = season;
  else if (outdoors && !said.weather)
    spec.weather = other_than(
        spec.weather, {Weather::Clear, Weather::Cloudy, Weather::Wind, Weather::Fog}, change.index);
  else if (setting && !setting->things.empty()) {
    story::SceneProp prop;
    prop.name = setting->things[pick % setting->things.size()];
    prop.place = order[pick % order.size()];
    prop.depth = story::Depth::Middle;
    if (spec.props.size() < 16) spec.props.push_back(std::move(prop));
  }
}

std::string occasion_of(const story::SceneSpec& spec) {
  const Setting* setting = lexicon().find_setting(spec.setting);
  const std::string kind = setting ? setting->kind : "land";
  if (kind == "space") return "space";
  if (spec.setting == "underwater") return "water";
  if (spec.setting == "bedroom" || (kind == "indoor" && spec.time == TimeOfDay::Night))
    return "night";
  if (kind == "indoor") return "indoor";
  if (kind == "snow" || spec.season == story::Season::Winter ||
      spec.weather == story::Weather::Snow)
    return "winter";
  if (spec.weather == story::Weather::Rain || spec.weather == story::Weather::Storm) return "rain";
  if (spec.setting == "beach" && spec.season == story::Season::Summer) return "water";
  return std::string(story::spelling(spec.season));
}

void change_outfit(const Change& change, const Description& worn) {
  const auto& spec = change.draft.spec;
  const auto pick = static_cast<std::size_t>(change.index);
  story::Outfit outfit{worn.descriptor.clothes, worn.descriptor.accessories,
                       worn.descriptor.accessory_colors};
  const bool free = outfit.clothes.empty() && outfit.accessories.empty();
  if (free) {
    change.choose_freely("outfit");
    const json::value file = parse_embedded("resources/story/outfits.json");
    const auto& list = file.as_object().at(occasion_of(spec)).as_array();
    outfit = story::outfit_from_json(list[pick % list.size()].as_object());
  } else if (pick > 0) {
    // The same things in other colours, where no colour was asked for; else in another pattern.
    static const std::vector<std::string> colors{"#3f78c9", "#d9773f", "#5f9f6a", "#b3506f"};
    static const std::vector<std::string> patterns{"plain", "stripes", "dots", "checks"};
    std::size_t k = pick;
    const bool uncolored = std::any_of(outfit.clothes.begin(), outfit.clothes.end(),
                                       [](const auto& g) { return g.color.empty(); });
    for (auto& garment : outfit.clothes) {
      if (garment.color.empty())
        garment.color = colors[k++ % colors.size()];
      else if (!uncolored && garment.pattern.empty())
        garment.pattern = patterns[pick % patterns.size()];
    }
    if (outfit.clothes.empty() || (!uncolored && !outfit.clothes.front().pattern.empty() &&
                                   !worn.descriptor.clothes.front().pattern.empty())) {
      static const std::vector<std::string> extra{"scarf", "bow_tie", "backpack"};
      outfit.accessories.push_back(extra[(pick - 1) % extra.size()]);
    }
  }
  for (const auto& [figure, said] : change.figures()) {
    story::Outfit own = outfit;
    for (const auto& member : change.cast)
      if (member.key == figure->character)
        for (const auto& item : member.descriptor.accessories)
          if (is_lasting(item) && std::find(own.accessories.begin(), own.accessories.end(), item) ==
                                      own.accessories.end())
            own.accessories.push_back(item);
    figure->outfit = std::move(own);
  }
}

}  // namespace

SceneDraft varied(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                  story::Dimension dimension, std::string_view target, int index) {
  using story::Dimension;
  SceneDraft draft;
  draft.spec = spec;
  const std::vector<story::CastMember> all(cast.begin(), cast.end());
  const bool own_alt = spec.alt == alt_text(spec, all);
  // Vocabulary words ("look_up", "eye_level") are plain words once their bars are blanks.
  const std::string plain = replaced(std::string(target), "_", " ");
  const bool background = dimension == Dimension::Background;
  SceneSaid said = hear_scene(plain, cast, background ? Things::AllNamed : Things::None);
  const Change change{draft, said, cast, target, std::clamp(index, 0, 3)};
  std::vector<std::string_view> fields;
  switch (dimension) {
    case Dimension::Expression:
      change_expression(change);
      fields = {"characters", "characters.expression", "mood"};
      break;
    case Dimension::Pose:
      change_pose(change);
      fields = {"characters", "characters.pose", "characters.interaction"};
      break;
    case Dimension::Lighting:
      change_lighting(change);
      fields = {"lighting", "time"};
      break;
    case Dimension::Angle:
      change_angle(change);
      fields = {"characters", "shot", "angle", "characters.facing"};
      break;
    case Dimension::Background:
      change_background(change);
      fields = {"setting",     "season",      "weather",    "props",
                "props.place", "props.depth", "props.text", "props.in_sky"};
      break;
    case Dimension::Outfit: {
      const Description worn = describe_text(plain);
      change_outfit(change, worn);
      for (const Understood& u : worn.understood)
        if (u.field == "clothes" || u.field == "accessories") draft.understood.push_back(u);
      draft.not_understood = worn.not_understood;
      fields = {"characters"};
      break;
    }
  }
  for (const Understood& u : said.understood) {
    if (std::find(fields.begin(), fields.end(), u.field) != fields.end())
      draft.understood.push_back(u);
    else if (dimension != Dimension::Outfit)
      draft.notes.push_back(fmt::format("“{}” is about the {}, which this variation leaves alone.",
                                        u.words, replaced(u.field, "characters.", "")));
  }
  if (dimension != Dimension::Outfit) draft.not_understood = said.not_understood;
  if (own_alt) draft.spec.alt = alt_text(draft.spec, all);
  return draft;
}

}  // namespace talewright::engines::writer
