#include "engines/writer/stage.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

using story::Expression;
using story::Pose;

namespace {

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9');
}

/// Where `name` stands in the text as a word of its own; other scripts have no word ends to check.
std::size_t find_name(std::string_view text, std::string_view name) {
  if (name.empty()) return std::string_view::npos;
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string_view::npos;
       at += name.size()) {
    const bool before = at == 0 || !is_word_byte(text[at - 1]);
    const std::size_t end = at + name.size();
    const bool after = end == text.size() || !is_word_byte(text[end]);
    if (before && after) return at;
  }
  return std::string_view::npos;
}

std::size_t where_named(std::string_view text, const story::CastMember& member) {
  const std::size_t whole = find_name(text, member.name);
  if (whole != std::string_view::npos) return whole;
  const std::size_t space = member.name.rfind(' ');
  return space == std::string::npos
             ? whole
             : find_name(text, std::string_view(member.name).substr(space + 1));
}

/// The kind of a member named in passing: "the fox".
std::size_t where_called(std::string_view text, const story::CastMember& member) {
  if (member.descriptor.species == "human") return std::string_view::npos;
  const Species& species = lexicon().species_named(member.descriptor.species);
  return find_name(lower(text), "the " + species.spoken);
}

bool speaks_of_someone(std::string_view text) {
  for (const auto& word : bare_words(text)) {
    const std::string w = folded(word);
    if (w == "he" || w == "she" || w == "they" || w == "his" || w == "her" || w == "their" ||
        w == "him" || w == "i")
      return true;
  }
  return false;
}

bool speaks_of_both(std::string_view text) {
  for (const auto& word : bare_words(text)) {
    const std::string w = folded(word);
    if (w == "they" || w == "both" || w == "them" || w == "each") return true;
  }
  return false;
}

template <class E>
std::optional<E> first_of(std::string_view text,
                          const std::map<std::string, E, std::less<>>& table) {
  const std::string low = folded(text);
  for (const auto& word : bare_words(low))
    if (const auto it = table.find(word); it != table.end()) return it->second;
  for (const auto& [phrase, value] : table)
    if (phrase.find(' ') != std::string::npos && low.find(phrase) != std::string::npos)
      return value;
  return std::nullopt;
}

void place_figures(story::SceneSpec& scene) {
  using story::Place;
  static const std::vector<std::vector<Place>> rows{
      {Place::Center},
      {Place::Left, Place::Right},
      {Place::Left, Place::Center, Place::Right},
      {Place::FarLeft, Place::Left, Place::Right, Place::FarRight},
      {Place::FarLeft, Place::Left, Place::Center, Place::Right, Place::FarRight}};
  auto& figures = scene.characters;
  const auto& row = rows[std::min(figures.size(), rows.size()) - 1];
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figures[i].place = row[std::min(i, row.size() - 1)];
    if (i >= row.size()) figures[i].depth = story::Depth::Middle;
    // The first looks at the second, all others at the first; a lone figure looks on, to the turn.
    if (figures.size() > 1) figures[i].looks_at = figures[i == 0 ? 1 : 0].character;
    if (figures.size() == 1 && figures[i].pose != Pose::Sleep)
      figures[i].facing = story::Facing::Right;
  }
  if (figures.size() == 1 && !scene.props.empty()) figures[0].place = Place::Left;
}

}  // namespace

Expression by_mood(story::Mood mood) {
  switch (mood) {
    case story::Mood::Calm:
      return Expression::Neutral;
    case story::Mood::Happy:
      return Expression::Happy;
    case story::Mood::Tense:
      return Expression::Worried;
    case story::Mood::Sad:
      return Expression::Sad;
    case story::Mood::Cozy:
      return Expression::Happy;
    case story::Mood::Wonder:
      return Expression::Surprised;
  }
  return Expression::Happy;
}

story::Mood mood_of(Expression expression) {
  switch (expression) {
    case Expression::Sad:
    case Expression::Crying:
      return story::Mood::Sad;
    case Expression::Worried:
    case Expression::Scared:
    case Expression::Angry:
      return story::Mood::Tense;
    case Expression::Surprised:
    case Expression::Curious:
      return story::Mood::Wonder;
    case Expression::Sleepy:
      return story::Mood::Cozy;
    case Expression::Neutral:
    case Expression::Thoughtful:
      return story::Mood::Calm;
    default:
      return story::Mood::Happy;
  }
}

bool names(std::string_view text, const story::CastMember& member) {
  return where_named(text, member) != std::string_view::npos;
}

Pose possible_pose(const story::Descriptor& who, Pose pose, std::string_view setting_kind) {
  const Species& species = lexicon().species_named(who.species);
  const bool under_water = setting_kind == "water";
  const bool fish = species.habitats == std::vector<std::string>{"underwater"};
  const bool wings = who.species == "bee" || who.species == "butterfly" ||
                     who.species == "ladybug" || who.species == "ghost" || who.species == "fairy";
  if (fish || under_water) {
    switch (pose) {
      case Pose::Walk:
      case Pose::Run:
      case Pose::Climb:
      case Pose::Fly:
      case Pose::Jump:
        return Pose::Swim;
      case Pose::Sit:
      case Pose::Kneel:
      case Pose::Lie:
        return fish ? Pose::Stand : pose;
      case Pose::Stand:
        return fish ? Pose::Swim : pose;
      default:
        return pose;
    }
  }
  if (wings && (pose == Pose::Walk || pose == Pose::Run || pose == Pose::Climb)) return Pose::Fly;
  if (pose == Pose::Fly && species.moves != "fly" && setting_kind != "space" &&
      setting_kind != "air")
    return Pose::Jump;
  if (pose == Pose::Swim && setting_kind != "water" && species.moves != "swim") return Pose::Walk;
  if (who.species == "snake" || who.species == "snail" || who.species == "caterpillar")
    if (pose == Pose::Run || pose == Pose::Jump || pose == Pose::Kneel || pose == Pose::Dance)
      return pose == Pose::Run ? Pose::Walk : Pose::Stand;
  return pose;
}

bool can_be_held(std::string_view prop) {
  static const std::set<std::string, std::less<>> large{"crescent-moon",
                                                        "full-moon",
                                                        "sun",
                                                        "rainbow",
                                                        "deciduous-tree",
                                                        "evergreen-tree",
                                                        "castle",
                                                        "house",
                                                        "sailboat",
                                                        "canoe",
                                                        "rocket",
                                                        "airplane",
                                                        "locomotive",
                                                        "bus",
                                                        "automobile",
                                                        "tractor",
                                                        "pickup-truck",
                                                        "bed",
                                                        "door",
                                                        "volcano",
                                                        "cloud",
                                                        "comet",
                                                        "ringed-planet",
                                                        "flying-saucer",
                                                        "camping",
                                                        "ladder",
                                                        "bicycle",
                                                        "helicopter",
                                                        "fire",
                                                        "snowman",
                                                        "piano",
                                                        "lighthouse",
                                                        "tent",
                                                        "milky-way",
                                                        "chair",
                                                        "sled",
                                                        "musical-keyboard",
                                                        "water-wave",
                                                        "playground-slide",
                                                        "swing",
                                                        "shooting-star",
                                                        "kick-scooter"};
  return !prop.empty() && !large.count(prop);
}

story::SceneSpec stage(std::string_view text, const StageWorld& world, const StageHints& hints) {
  const Lexicon& words = lexicon();
  story::SceneSpec scene = world.frame;
  scene.characters.clear();
  scene.props.clear();
  const auto list = bare_words(text);
  std::vector<std::string> low;
  for (const auto& word : list) low.push_back(folded(word));

  if (world.read_world) {
    for (std::size_t i = 0; i < low.size(); ++i) {
      const auto match = words.places.at(low, i);
      const bool placed =
          i > 0 &&
          (low[i - 1] == "the" || low[i - 1] == "a" || low[i - 1] == "in" || low[i - 1] == "at" ||
           low[i - 1] == "her" || low[i - 1] == "his" || low[i - 1] == "to");
      static const std::set<std::string, std::less<>> weak{
          "home",   "house",  "tree", "trees",  "star",    "stars",  "flowers", "room",  "sun",
          "cloud",  "clouds", "sky",  "moon",   "rainbow", "boat",   "ship",    "grass", "air",
          "street", "wood",   "bed",  "flying", "snow",    "rocket", "planet"};
      if (match.sense && placed && !weak.count(low[i])) {
        scene.setting = match.sense->name;
        break;
      }
    }
    if (const auto time = first_of(text, words.times)) scene.time = *time;
    if (const auto weather = first_of(text, words.weathers)) scene.weather = *weather;
    if (const auto season = first_of(text, words.seasons)) scene.season = *season;
  }
  const Setting* setting = words.find_setting(scene.setting);
  const std::string kind = setting ? setting->kind : "land";

  // Who is there: everybody named, in the order of the cast; the hero when only pronouns speak.
  const auto& cast = *world.cast;
  std::vector<const story::CastMember*> present;
  for (const auto& member : cast)
    if (where_named(text, member) != std::string_view::npos) present.push_back(&member);
  if (world.read_world)
    for (const auto& member : cast)
      if (std::find(present.begin(), present.end(), &member) == present.end() &&
          where_called(text, member) != std::string_view::npos)
        present.push_back(&member);
  const bool hero_there = !present.empty() && present.front() == &cast.front();
  const auto hinted = [&](const std::string& key) {
    const auto hint = hints.who.find(key);
    return hint != hints.who.end() && !hint->second.absent;
  };
  if (!cast.empty() && !hero_there &&
      (present.empty() || hinted("hero") || (!world.read_world && speaks_of_someone(text))))
    present.insert(present.begin(), &cast.front());
  // "They went home": a companion that the beat expects is meant too.
  if (hinted("friend") && speaks_of_both(text))
    for (const auto& member : cast)
      if (member.key == "friend" &&
          std::find(present.begin(), present.end(), &member) == present.end())
        present.insert(present.begin() +
                           std::min<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(present.size())),
                       &member);
  std::erase_if(present, [&](const story::CastMember* member) {
    const auto hint = hints.who.find(member->key);
    return hint != hints.who.end() && hint->second.absent;
  });

  const auto face = first_of(text, words.expressions);
  for (const story::CastMember* member : present) {
    story::SceneFigure figure;
    figure.character = member->key;
    // The sentence that names them says what they do; what is said of nobody else is the hero's.
    std::string own;
    for (const auto& sentence : sentences(text))
      if (where_named(sentence, *member) != std::string_view::npos) own += sentence + " ";
    if (own.empty()) own = std::string(text);
    std::size_t at = where_named(own, *member);
    if (at == std::string_view::npos) at = 0;
    figure.pose = first_of(std::string_view(own).substr(at), words.poses).value_or(Pose::Stand);
    if (hints.mood && !first_of(own, words.expressions))
      figure.expression = by_mood(*hints.mood);
    else
      figure.expression =
          first_of(own, words.expressions).value_or(face.value_or(Expression::Happy));
    if (const auto hint = hints.who.find(member->key); hint != hints.who.end()) {
      if (hint->second.pose) figure.pose = *hint->second.pose;
      if (hint->second.expression) figure.expression = *hint->second.expression;
      figure.holding = hint->second.holding;
    }
    if (figure.holding.empty() && !world.read_world &&
        (figure.pose == Pose::Hold || figure.pose == Pose::Carry || figure.pose == Pose::Give))
      figure.pose = figure.pose == Pose::Give ? Pose::Reach : Pose::Stand;
    figure.pose = possible_pose(member->descriptor, figure.pose, kind);
    scene.characters.push_back(std::move(figure));
  }

  // What is there: the story's own thing first, then other things the text names.
  std::vector<std::string> seen;
  for (const auto& figure : scene.characters)
    if (!figure.holding.empty()) seen.push_back(figure.holding);
  const auto add = [&](const std::string& name, bool small) {
    if (name.empty() || scene.props.size() >= 4 ||
        std::find(seen.begin(), seen.end(), name) != seen.end())
      return;
    seen.push_back(name);
    story::SceneProp prop;
    prop.name = name;
    prop.size = small ? "small" : "medium";
    static const std::set<std::string, std::less<>> aloft{"crescent-moon",
                                                          "full-moon",
                                                          "glowing-star",
                                                          "star",
                                                          "sun",
                                                          "cloud",
                                                          "rainbow",
                                                          "kite",
                                                          "balloon",
                                                          "comet",
                                                          "ringed-planet",
                                                          "shooting-star",
                                                          "butterfly",
                                                          "rocket",
                                                          "bird",
                                                          "snowflake",
                                                          "airplane",
                                                          "musical-notes",
                                                          "cloud-with-rain",
                                                          "milky-way",
                                                          "satellite",
                                                          "sun-with-face",
                                                          "bat",
                                                          "dove",
                                                          "honeybee",
                                                          "bubbles"};
    prop.in_sky = aloft.count(name) > 0;
    static const std::vector<story::Place> spread{story::Place::FarRight, story::Place::FarLeft,
                                                  story::Place::Center, story::Place::Right};
    prop.place = spread[(scene.props.size() + (prop.in_sky ? 1 : 0)) % spread.size()];
    if (scene.props.size() >= 2) prop.depth = story::Depth::Middle;
    scene.props.push_back(std::move(prop));
  };
  if (!hints.object_prop.empty()) {
    const bool mentioned =
        std::find(low.begin(), low.end(), folded(hints.object_noun)) != low.end();
    bool held = false;
    for (auto& figure : scene.characters) held |= !figure.holding.empty();
    if (mentioned && !held && !scene.characters.empty() && world.read_world) {
      auto& pose = scene.characters.front().pose;
      if (pose == Pose::Hold || pose == Pose::Carry || pose == Pose::Give)
        scene.characters.front().holding = hints.object_prop;
    }
  }
  for (const auto& name : hints.props) add(name, false);
  for (const auto& word : low) {
    const auto it = words.nouns.find(word);
    if (it == words.nouns.end() || word == "home" || word == "house" || word == "sun" ||
        word == "leaves" || word == "leaf" || word == "music" || word == "song" || word == "tree" ||
        word == "box" || word == "bed" || word == "watch" || word == "orange" || word == "swing" ||
        word == "ring" || word == "rock" || word == "picture" || word == "bow" || word == "plant" ||
        word == "fire" || word == "paint" || word == "brush" || word == "whistle")
      continue;
    const bool is_object = word == folded(hints.object_noun);
    if (is_object && hints.hide_object) continue;
    bool of_cast = word == "window" || word == "cloud" || word == "clouds" || word == "nut" ||
                   word == "bone" || word == "row" || (word == "rose" && !is_object);
    for (const auto& member : cast)
      of_cast |= find_name(folded(member.name), word) != std::string_view::npos ||
                 member.descriptor.species == word;
    if (of_cast) continue;
    add(is_object && !hints.object_prop.empty() ? hints.object_prop : it->second, true);
  }

  scene.mood = hints.mood                 ? *hints.mood
               : scene.characters.empty() ? story::Mood::Calm
                                          : mood_of(scene.characters.front().expression);
  scene.shot = hints.shot                       ? *hints.shot
               : world.page == 0                ? story::Shot::Wide
               : scene.characters.size() >= 3   ? story::Shot::Wide
               : scene.mood == story::Mood::Sad ? story::Shot::Close
                                                : story::Shot::Medium;
  const bool low_text = kind == "indoor" ? world.page % 2 == 0 : world.page % 4 == 3;
  scene.text_space = low_text ? story::TextSpace::Bottom : story::TextSpace::Top;
  if (!scene.characters.empty()) place_figures(scene);
  scene.alt = alt_text(scene, cast);
  return scene;
}

void vary_shots(std::vector<story::PlanPage>& pages) {
  for (std::size_t i = 2; i < pages.size(); ++i) {
    auto& shot = pages[i].scene.shot;
    if (shot != pages[i - 1].scene.shot || shot != pages[i - 2].scene.shot) continue;
    const bool crowded = pages[i].scene.characters.size() >= 3;
    if (shot == story::Shot::Medium)
      shot = crowded || i % 2 ? story::Shot::Wide : story::Shot::Close;
    else
      shot = story::Shot::Medium;
  }
}

}  // namespace talewright::engines::writer
