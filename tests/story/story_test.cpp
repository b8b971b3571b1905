// The nouns of a story: their JSON forms lose nothing, and their closed lists are those of the tools.
#include <gtest/gtest.h>

#include "base/failure.h"
#include "base/json.h"
#include "story/plan_document.h"
#include "story/vocabulary.h"

using namespace talewright;
using namespace talewright::story;

namespace {

Descriptor full_descriptor() {
  Descriptor d;
  d.species = "otter";
  d.stance = "four_legged";
  d.age = Age::Child;
  d.pronouns = Pronouns::They;
  d.height = 0.25;
  d.roundness = 0.5;
  d.main_color = "#112233";
  d.second_color = "#445566";
  d.accent_color = "#778899";
  d.eye_color = "#abcdef";
  d.hair_color = "#fedcba";
  d.hair_style = "curly";
  d.marking = "spots";
  d.clothes = {{"raincoat", "#ffcc00", "plain"}};
  d.accessories = {"scarf"};
  d.dressed = true;
  d.personality = {"shy"};
  d.voice = "soft";
  d.notes = "one torn ear";
  return d;
}

SceneSpec full_scene() {
  SceneSpec s;
  s.setting = "beach";
  s.time = TimeOfDay::Sunset;
  s.season = Season::Autumn;
  s.weather = Weather::Wind;
  s.shot = Shot::Close;
  s.mood = Mood::Tense;
  s.characters = {{"hero", Pose::LookUp, Expression::Surprised, Facing::Left, Place::FarRight,
                   Depth::Middle, "kite", "friend"},
                  {"friend"}};
  s.characters[0].interaction = Interaction::HoldHands;
  s.characters[0].with = "friend";
  s.characters[1].outfit = Outfit{{{"raincoat", "#ffcc00", "plain"}}, {"scarf"}};
  s.props = {{"sign", Place::Left, Depth::Back, "large", 1.5, "Ночь", true}};
  s.angle = Angle::Worm;
  s.lighting = Lighting::Backlit;
  s.focus = "friend";
  s.brand = {{"#102030"}, {"snake"}};
  s.text_space = TextSpace::Bottom;
  s.aspect = 1.5;
  s.seed = 99;
  s.alt = "Wind.";
  return s;
}

std::vector<std::string> enum_at(const json::value& schema) {
  std::vector<std::string> result;
  for (const json::value& v : schema.at("enum").as_array()) result.emplace_back(v.as_string());
  return result;
}

template <class E>
std::vector<std::string> words_of() {
  return {spellings<E>().begin(), spellings<E>().end()};
}

}  // namespace

TEST(Descriptor, SurvivesJson) {
  const Descriptor d = full_descriptor();
  EXPECT_EQ(descriptor_from_json(to_json(d)), d);
  EXPECT_EQ(descriptor_from_json({}), Descriptor{});
}

TEST(Descriptor, OverlaidTakesWhatIsSaidAndKeepsTheRest) {
  Descriptor over;
  over.main_color = "#000000";
  const Descriptor d = overlaid(full_descriptor(), over);
  EXPECT_EQ(d.main_color, "#000000");
  EXPECT_EQ(d.second_color, "#445566");
  EXPECT_EQ(d.clothes.size(), 1u);
}

TEST(Descriptor, AnotherSpeciesLetsItsNaturalColoursGo) {
  Descriptor over;
  over.species = "fox";
  EXPECT_EQ(overlaid(full_descriptor(), over).main_color, "");
}

TEST(SceneSpec, SurvivesJson) {
  EXPECT_EQ(scene_spec_from_json(to_json(full_scene())), full_scene());
  EXPECT_EQ(scene_spec_from_json({}), SceneSpec{});
}

TEST(SceneSpec, AnUnknownWordIsRefusedByName) {
  try {
    scene_spec_from_json({{"time", "teatime"}});
    FAIL() << "teatime was taken";
  } catch (const Failure& f) {
    EXPECT_EQ(f.code(), "validation_failed");
    EXPECT_EQ(text_or(f.details(), "field"), "time");
  }
}

TEST(PlanDocument, SurvivesJson) {
  PlanDocument d;
  d.title = "T";
  d.author = "A";
  d.band = Band::EarlyReader;
  d.cast = {{"hero", "Olli", "hero", "char_1", 2, full_descriptor()}};
  d.cover = full_scene();
  d.pages = {{"Text\nlines", TextBy::Agent, "turn", true, full_scene()}};
  d.notes = {"a note"};
  const PlanDocument back = plan_document_from_json(to_json(d));
  EXPECT_EQ(back.cast, d.cast);
  EXPECT_EQ(back.pages, d.pages);
  EXPECT_EQ(back.cover, d.cover);
  EXPECT_EQ(to_json(back), to_json(d));
}

TEST(Vocabulary, IsWhatTheToolsSay) {
  const json::value file = parse_embedded("tools/shapes/scene_spec.json");
  const json::value& scene = file.at("properties");
  EXPECT_EQ(enum_at(scene.at("time")), words_of<TimeOfDay>());
  EXPECT_EQ(enum_at(scene.at("season")), words_of<Season>());
  EXPECT_EQ(enum_at(scene.at("weather")), words_of<Weather>());
  EXPECT_EQ(enum_at(scene.at("lighting")), words_of<Lighting>());
  EXPECT_EQ(enum_at(scene.at("shot")), words_of<Shot>());
  EXPECT_EQ(enum_at(scene.at("angle")), words_of<Angle>());
  EXPECT_EQ(enum_at(scene.at("mood")), words_of<Mood>());
  EXPECT_EQ(enum_at(scene.at("text_space")), words_of<TextSpace>());
  const json::value& figure = scene.at("characters").at("items").at("properties");
  EXPECT_EQ(enum_at(figure.at("pose")), words_of<Pose>());
  EXPECT_EQ(enum_at(figure.at("expression")), words_of<Expression>());
  EXPECT_EQ(enum_at(figure.at("facing")), words_of<Facing>());
  EXPECT_EQ(enum_at(figure.at("place")), words_of<Place>());
  EXPECT_EQ(enum_at(figure.at("depth")), words_of<Depth>());
  EXPECT_EQ(enum_at(figure.at("interaction")), words_of<Interaction>());
  const json::value& prop = scene.at("props").at("items").at("properties");
  EXPECT_EQ(enum_at(prop.at("place")), words_of<Place>());
  EXPECT_EQ(enum_at(prop.at("depth")), words_of<Depth>());
  const json::value described = parse_embedded("tools/shapes/descriptor.json");
  const json::value& descriptor = described.at("properties");
  EXPECT_EQ(enum_at(descriptor.at("age")), words_of<Age>());
  EXPECT_EQ(enum_at(descriptor.at("pronouns")), words_of<Pronouns>());
  const json::value vary = parse_embedded("tools/vary_scene.json");
  EXPECT_EQ(enum_at(vary.at("inputSchema").at("properties").at("vary")), words_of<Dimension>());
}

// What a result shows can be sent back as it is.
TEST(Vocabulary, NamesEveryMemberThatSpecsAndDescriptorsAreWrittenWith) {
  const auto known = [](std::string_view file, const json::object& written) {
    const json::value shape = parse_embedded(file);
    for (const auto& member : written)
      EXPECT_TRUE(shape.at("properties").as_object().contains(member.key())) << member.key();
  };
  const json::object scene = to_json(full_scene());
  known("tools/shapes/scene_spec.json", scene);
  const json::value file = parse_embedded("tools/shapes/scene_spec.json");
  for (const char* list : {"characters", "props"})
    for (const json::value& item : scene.at(list).as_array())
      for (const auto& member : item.as_object())
        EXPECT_TRUE(file.at("properties").at(list).at("items").at("properties").as_object().contains(
            member.key()))
            << member.key();
  known("tools/shapes/descriptor.json", to_json(full_descriptor()));
}
