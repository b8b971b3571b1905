// Settling scenes: what cannot be drawn as said becomes the nearest believable thing, and says so.
#include "engines/illustrator/settle.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "engines/illustrator/complete.h"

namespace talewright::engines::illustrator {
namespace {

using story::Interaction;
using story::Pose;
using story::SceneSpec;

std::vector<story::CastMember> cast_of(std::initializer_list<const char*> species) {
  static constexpr const char* keys[] = {"hero",  "friend",  "helper", "fourth", "fifth",
                                         "sixth", "seventh", "eighth", "ninth"};
  std::vector<story::CastMember> cast;
  for (const char* name : species) {
    story::CastMember m;
    m.key = keys[cast.size()];
    m.descriptor.species = name;
    std::vector<std::string> notes;
    m.descriptor = complete_descriptor(m.descriptor, cast.size() + 1, notes);
    cast.push_back(std::move(m));
  }
  return cast;
}

SceneSpec scene_with(const std::vector<story::CastMember>& cast) {
  SceneSpec spec;
  for (const story::CastMember& m : cast) spec.characters.push_back({.character = m.key});
  return spec;
}

struct Settled {
  SceneSpec spec;
  std::vector<std::string> notes;
};

Settled settled(const SceneSpec& spec, const std::vector<story::CastMember>& cast) {
  Settled s;
  s.spec = settle_scene(spec, cast, s.notes);
  // Settling again changes nothing more.
  std::vector<std::string> again;
  EXPECT_EQ(settle_scene(s.spec, cast, again), s.spec);
  return s;
}

/// The field that a refusal names.
std::string refused_field(const SceneSpec& spec, const std::vector<story::CastMember>& cast) {
  std::vector<std::string> notes;
  try {
    settle_scene(spec, cast, notes);
  } catch (const Failure& f) {
    EXPECT_EQ(f.code(), "validation_failed");
    EXPECT_TRUE(f.details().contains("limit"));
    EXPECT_TRUE(f.details().contains("given"));
    EXPECT_EQ(f.details().at("problems").as_array().size(), 1u);
    return std::string(f.details().at("field").as_string());
  }
  return "";
}

TEST(Settle, ASceneWithoutContradictionsStaysAsItIs) {
  const auto cast = cast_of({"fox", "owl"});
  SceneSpec spec = scene_with(cast);
  spec.characters[0].looks_at = "friend";
  spec.characters[1].holding = "apple";
  spec.props.push_back({.name = "red ball"});
  spec.focus = "red ball";
  const Settled s = settled(spec, cast);
  EXPECT_EQ(s.spec, spec);
  EXPECT_TRUE(s.notes.empty()) << s.notes.front();
}

TEST(Settle, AnUnknownSettingBecomesTheNearestWithANote) {
  const std::pair<const char*, const char*> cases[] = {{"dark forest", "forest"},
                                                       {"Jungel", "jungle"},
                                                       {"the seaside", "beach"},
                                                       {"woods", "forest"},
                                                       {"qwxyzzz", "meadow"},
                                                       {"UNDERWATER", "underwater"},
                                                       {"", "meadow"},
                                                       {"\xE6\xA3\xAE", "meadow"}};
  for (const auto& [given, found] : cases) {
    SceneSpec spec;
    spec.setting = given;
    const Settled s = settled(spec, {});
    EXPECT_EQ(s.spec.setting, found) << given;
    EXPECT_EQ(s.notes.size(), 1u) << given;
  }
}

TEST(Settle, AnUnknownSettingMayHaveALongName) {
  const auto cast = cast_of({"fox"});
  SceneSpec spec = scene_with(cast);
  spec.setting = "the-most_wonderful enchanted old forest behind the seven hills";
  EXPECT_EQ(settled(spec, cast).spec.setting, "forest");
}

TEST(Settle, WeatherStaysOutsideOfRoomsAndSpace) {
  SceneSpec spec;
  spec.setting = "bedroom", spec.weather = story::Weather::Rain;
  Settled s = settled(spec, {});
  EXPECT_EQ(s.spec.weather, story::Weather::Rain);
  ASSERT_EQ(s.notes.size(), 1u);
  EXPECT_NE(s.notes[0].find("window"), std::string::npos);
  spec.setting = "space";
  s = settled(spec, {});
  EXPECT_EQ(s.spec.weather, story::Weather::Clear);
  spec.setting = "cave", spec.season = story::Season::Winter;
  s = settled(spec, {});
  EXPECT_EQ(s.spec.season, story::Season::Summer);
  EXPECT_EQ(s.notes.size(), 2u);
}

TEST(Settle, NobodySwimsWithoutWater) {
  const auto cast = cast_of({"fox"});
  SceneSpec spec = scene_with(cast);
  spec.characters[0].pose = Pose::Swim;
  for (const auto& [place, pose] : {std::pair{"kitchen", Pose::Walk},
                                    {"space", Pose::Fly},
                                    {"sky", Pose::Fly},
                                    {"meadow", Pose::Swim}}) {
    spec.setting = place;
    EXPECT_EQ(settled(spec, cast).spec.characters[0].pose, pose) << place;
  }
}

TEST(Settle, LooksAndFocusOnNothingAreLeftOut) {
  const auto cast = cast_of({"fox", "owl"});
  SceneSpec spec = scene_with(cast);
  spec.characters[0].looks_at = "hero";
  spec.characters[1].looks_at = "the moon queen";
  spec.focus = "nobody";
  const Settled s = settled(spec, cast);
  EXPECT_EQ(s.spec.characters[0].looks_at, "");
  EXPECT_EQ(s.spec.characters[1].looks_at, "");
  EXPECT_EQ(s.spec.focus, "");
  EXPECT_EQ(s.notes.size(), 3u);
}

TEST(Settle, NobodyInteractsWithThemselvesOrTheAbsent) {
  const auto cast = cast_of({"fox", "owl", "bear"});
  for (const auto deed :
       {Interaction::HoldHands, Interaction::Hug, Interaction::Give, Interaction::Ride})
    for (const char* with : {"hero", "stranger", ""}) {
      SceneSpec spec = scene_with(cast);
      spec.characters[0].interaction = deed;
      spec.characters[0].with = with;
      const Settled s = settled(spec, cast);
      EXPECT_FALSE(s.spec.characters[0].interaction) << with;
      EXPECT_EQ(s.spec.characters[0].with, "");
      EXPECT_EQ(s.notes.size(), 1u);
    }
}

TEST(Settle, OfTwoWhoRideOnEachOtherOneIsCarried) {
  const auto cast = cast_of({"mouse", "elephant"});
  SceneSpec spec = scene_with(cast);
  for (std::size_t i = 0; i < 2; ++i) {
    spec.characters[i].interaction = Interaction::Ride;
    spec.characters[i].with = spec.characters[1 - i].character;
  }
  const Settled s = settled(spec, cast);
  EXPECT_NE(s.spec.characters[0].interaction.has_value(),
            s.spec.characters[1].interaction.has_value());
}

TEST(Settle, WhoRidesOnSomebodyUprightIsToldOfTheShoulders) {
  for (const char* species : {"human", "horse"}) {
    const auto cast = cast_of({"mouse", species});
    SceneSpec spec = scene_with(cast);
    spec.characters[0].interaction = Interaction::Ride;
    spec.characters[0].with = spec.characters[1].character;
    spec.characters[0].pose = story::Pose::Ride;
    const Settled s = settled(spec, cast);
    const bool told = std::any_of(s.notes.begin(), s.notes.end(), [](const std::string& n) {
      return n.find("shoulders") != n.npos;
    });
    EXPECT_EQ(told, std::string_view(species) == "human") << species;
  }
}

TEST(Settle, WhoGivesHasSomethingToGiveAndWhoTakesAFreeHand) {
  const auto cast = cast_of({"mouse", "elephant"});
  SceneSpec spec = scene_with(cast);
  spec.characters[0].interaction = Interaction::Give;
  spec.characters[1].holding = "apple";
  const Settled s = settled(spec, cast);
  EXPECT_EQ(s.spec.characters[0].with, "friend");
  EXPECT_FALSE(s.spec.characters[0].holding.empty());
  EXPECT_TRUE(s.spec.characters[1].holding.empty());
}

TEST(Settle, UnknownThingsAreLeftOutAndImpossibleWordsToo) {
  const auto cast = cast_of({"fox"});
  SceneSpec spec = scene_with(cast);
  spec.characters[0].holding = "qwrtzplonk";
  spec.props = {{.name = "zzyzxqq"},
                {.name = "ball", .text = "hello"},
                {.name = "sign", .text = "hello"},
                {.name = "apple", .scale = 90}};
  const Settled s = settled(spec, cast);
  EXPECT_EQ(s.spec.characters[0].holding, "");
  ASSERT_EQ(s.spec.props.size(), 3u);
  EXPECT_EQ(s.spec.props[0].text, "");
  EXPECT_EQ(s.spec.props[1].text, "hello");
  EXPECT_EQ(s.spec.props[2].scale, 4);
  EXPECT_EQ(s.notes.size(), 4u);
}

TEST(Settle, PartsOfThePlaceAreNotThings) {
  const auto cast = cast_of({"fox"});
  SceneSpec spec = scene_with(cast);
  spec.props = {{.name = "the old window"}, {.name = "ball"}};
  const Settled s = settled(spec, cast);
  ASSERT_EQ(s.spec.props.size(), 1u);
  EXPECT_EQ(s.spec.props[0].name, "ball");
  EXPECT_EQ(s.notes.size(), 1u);
}

TEST(Settle, ALookOverAShoulderNeedsTwo) {
  const auto cast = cast_of({"fox"});
  SceneSpec spec = scene_with(cast);
  spec.shot = story::Shot::OverShoulder;
  EXPECT_EQ(settled(spec, cast).spec.shot, story::Shot::Medium);
}

TEST(Settle, WhatABrandForbidsIsTakenOut) {
  auto cast = cast_of({"fox", "owl"});
  cast[0].descriptor.accessories = {"glasses", "scarf"};
  cast[0].descriptor.dressed = true;
  SceneSpec spec = scene_with(cast);
  spec.weather = story::Weather::Snow, spec.season = story::Season::Winter;
  spec.characters[1].holding = "football";
  spec.props = {{.name = "red balloon"}, {.name = "sign", .text = "Free Candy"}, {.name = "apple"}};
  spec.brand.forbidden = {"snow", "balloons", "ball", "candy", "glasses"};
  const Settled s = settled(spec, cast);
  EXPECT_EQ(s.spec.weather, story::Weather::Clear);
  EXPECT_NE(s.spec.season, story::Season::Winter);
  EXPECT_EQ(s.spec.characters[1].holding, "");
  ASSERT_EQ(s.spec.props.size(), 2u);
  EXPECT_EQ(s.spec.props[0].text, "");
  EXPECT_EQ(s.spec.props[1].name, "apple");
  ASSERT_TRUE(s.spec.characters[0].outfit);
  EXPECT_EQ(s.spec.characters[0].outfit->accessories, std::vector<std::string>{"scarf"});
  EXPECT_EQ(s.spec.characters[0].outfit->clothes, cast[0].descriptor.clothes);
}

TEST(Settle, RefusesWhatCannotBeMendedAndNamesTheField) {
  auto nine = cast_of({"fox", "owl", "bear", "mouse", "dog", "cat", "pig", "cow", "horse"});
  EXPECT_EQ(refused_field(scene_with(nine), nine), "characters");
  const auto cast = cast_of({"fox", "owl"});
  SceneSpec spec = scene_with(cast);
  spec.characters[1].character = "stranger";
  EXPECT_EQ(refused_field(spec, cast), "characters/1/character");
  spec.characters[1].character = "hero";
  EXPECT_EQ(refused_field(spec, cast), "characters/1/character");
  spec = scene_with(cast), spec.brand.palette = {"#aabbcc", "red"};
  EXPECT_EQ(refused_field(spec, cast), "brand/palette/1");
  spec = scene_with(cast), spec.props = {{.name = "ball", .scale = 0}};
  EXPECT_EQ(refused_field(spec, cast), "props/0/scale");
  spec = scene_with(cast), spec.aspect = -1;
  EXPECT_EQ(refused_field(spec, cast), "aspect");
  spec = scene_with(cast), spec.brand.forbidden = {"forests"}, spec.setting = "forest";
  EXPECT_EQ(refused_field(spec, cast), "setting");
  spec = scene_with(cast), spec.brand.forbidden = {"owl"};
  EXPECT_EQ(refused_field(spec, cast), "characters/1/character");
}

}  // namespace
}  // namespace talewright::engines::illustrator
