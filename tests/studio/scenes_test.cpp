#include "studio/scenes.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/json.h"
#include "drawing/color.h"
#include "rooms.h"
#include "studio/characters.h"
#include "studio/references.h"

using namespace talewright;
using namespace talewright::studio;
using test::refusal;
using testing::Contains;
using testing::HasSubstr;

namespace {

class Scenes : public test::StudioTest {
 protected:
  std::string locked(const std::string& name, const std::string& about) {
    const Character c = create_character(studio, kAccount, {.name = name, .description = about});
    lock_character(studio, kAccount, c.row.id);
    return c.row.id;
  }
  Scene draw(SceneOrder order) {
    if (!order.width) order.width = 256;
    return generate_scene(studio, kAccount, order, {});
  }
  static json::object spec(std::string_view text) { return json::parse(text).as_object(); }
};

std::vector<std::string> in_picture(const Scene& scene) {
  std::vector<std::string> keys;
  for (const story::SceneFigure& figure : scene.document.spec.characters)
    keys.push_back(figure.character);
  return keys;
}

}  // namespace

TEST_F(Scenes, AreDrawnFromASentenceAndComeBackWithTheirSpec) {
  const std::string id = locked("Rusty", "a raccoon with a red scarf");
  const Scene scene =
      draw({.prompt = "Rusty runs through the forest at night", .character_ids = {id}});
  EXPECT_EQ(scene.document.spec.setting, "forest");
  EXPECT_EQ(scene.document.spec.time, story::TimeOfDay::Night);
  ASSERT_EQ(in_picture(scene), std::vector<std::string>{"rusty"});
  EXPECT_EQ(scene.document.spec.characters[0].pose, story::Pose::Run);
  EXPECT_EQ(scene.document.cast.at(0).character_id, id);
  EXPECT_EQ(scene.document.cast.at(0).revision, 1);
  EXPECT_TRUE(scene_png(studio, scene).starts_with("\x89PNG"));

  json::object again = story::to_json(scene.document.spec);
  again["time"] = "day";
  const Scene day = draw({.spec = again, .character_ids = {id}});
  story::SceneSpec expected = scene.document.spec;
  expected.time = story::TimeOfDay::Day;
  EXPECT_EQ(day.document.spec, expected) << "an adjusted spec is what is drawn";
}

TEST_F(Scenes, TakeTheSpecOverTheSentence) {
  const Scene scene = draw({.prompt = "a cat sleeps in the kitchen",
                            .spec = spec(R"({"setting":"beach","shot":"wide","aspect":2})"),
                            .guests = {{"mia", "Mia", "a grey cat", {}}}});
  EXPECT_EQ(scene.document.spec.setting, "beach");
  EXPECT_EQ(scene.document.spec.shot, story::Shot::Wide);
  EXPECT_EQ(scene.row.width, 256);
  EXPECT_EQ(scene.row.height, 128);
  EXPECT_EQ(scene.document.cast.at(0).descriptor.species, "cat");
}

TEST_F(Scenes, WithTheSameOrderHaveTheSameBytes) {
  const SceneOrder order{.prompt = "An owl reads in the library", .seed = 5};
  EXPECT_EQ(draw(order).row.image_blob, draw(order).row.image_blob);
  SceneOrder other = order;
  other.seed = 6;
  EXPECT_NE(draw(order).row.image_blob, draw(other).row.image_blob);
}

TEST_F(Scenes, ShowTheBeingOfTheSentenceWhereNobodyWasCast) {
  for (const auto& [prompt, species] : {std::pair{"A small fox flies a kite on the beach", "fox"},
                                        {"An owl reads in the library", "owl"}}) {
    const Scene scene = draw({.prompt = prompt});
    ASSERT_EQ(scene.document.cast.size(), 1u) << prompt;
    EXPECT_EQ(scene.document.cast[0].descriptor.species, species);
    EXPECT_EQ(in_picture(scene), std::vector<std::string>{"hero"});
  }
}

TEST_F(Scenes, CallCharactersByKeyNameOrId) {
  const std::string id = locked("Mo Bear", "a brown bear");
  for (const std::string& said :
       {std::string("mo-bear"), std::string("mo bear"), id, std::string("hero")}) {
    json::object members;
    members["characters"] = {{{"character", said}, {"pose", "sit"}}};
    members["focus"] = said;
    const Scene scene = draw({.spec = members, .character_ids = {id}});
    EXPECT_EQ(in_picture(scene), std::vector<std::string>{"mo-bear"}) << said;
  }
  EXPECT_EQ(
      refusal([&] {
        draw({.spec = spec(R"({"characters":[{"character":"nobody"}]})"), .character_ids = {id}});
      }),
      "validation_failed");
}

TEST_F(Scenes, RefuseDraftsStrangersAndTooMany) {
  const Character draft = create_character(studio, kAccount, {.name = "Mo"});
  EXPECT_EQ(refusal([&] { draw({.prompt = "x", .character_ids = {draft.row.id}}); }),
            "character_state_invalid");
  EXPECT_EQ(refusal([&] { draw({.prompt = "x", .character_ids = {"char_nobody"}}); }),
            "character_not_found");
  EXPECT_EQ(refusal([&] { draw({.prompt = "x", .style = "oil"}); }), "validation_failed");
  EXPECT_EQ(refusal([&] { draw({}); }), "validation_failed");
  EXPECT_EQ(refusal([&] { draw({.prompt = "x", .previous_id = "scene_nothing"}); }),
            "scene_not_found");
  SceneOrder crowd{.prompt = "all of them"};
  for (int i = 0; i < 9; ++i) crowd.guests.push_back({"k" + std::to_string(i), "", "a cat", {}});
  EXPECT_EQ(refusal([&] { draw(crowd); }), "validation_failed");
}

TEST_F(Scenes, HoldUpToEightAndLoseNobody) {
  SceneOrder all{.spec = spec(R"({"setting":"meadow","aspect":2})")};
  for (const char* species : {"fox", "owl", "bear", "horse", "snake", "robot", "human", "snail"}) {
    story::Descriptor d;
    d.species = species;
    all.guests.push_back({species, species, "", d});
  }
  EXPECT_EQ(in_picture(draw(all)).size(), 8u);
}

TEST_F(Scenes, ContinueThePictureBefore) {
  const std::string id = locked("Rusty", "a raccoon");
  const Scene first = draw(
      {.spec = spec(
           R"({"setting":"kitchen","time":"night","lighting":"lamplight","weather":"rain","seed":77,
               "characters":[{"character":"hero","pose":"sit",
                 "outfit":{"clothes":[{"item":"raincoat","color":"#ffcc00"}],"accessories":[]}}],
               "props":[{"name":"apple"}]})"),
       .character_ids = {id},
       .style = "flat"});
  const Scene next =
      draw({.prompt = "Rusty waves", .character_ids = {id}, .previous_id = first.row.id});
  const story::SceneSpec& a = first.document.spec;
  const story::SceneSpec& b = next.document.spec;
  EXPECT_EQ(b.setting, "kitchen");
  EXPECT_EQ(b.time, a.time);
  EXPECT_EQ(b.lighting, a.lighting);
  EXPECT_EQ(b.seed, 77u) << "the same set";
  EXPECT_EQ(b.characters.at(0).pose, story::Pose::Wave);
  EXPECT_EQ(b.characters.at(0).outfit, a.characters.at(0).outfit);
  EXPECT_EQ(next.row.style, "flat");
  EXPECT_EQ(next.document.previous_id, first.row.id);

  const Scene outside = draw({.prompt = "Rusty swims in a river at sunset",
                              .character_ids = {id},
                              .previous_id = first.row.id});
  EXPECT_EQ(outside.document.spec.lighting, story::Lighting::Natural) << "no lamp goes along";
  EXPECT_EQ(outside.document.spec.characters.at(0).outfit, a.characters.at(0).outfit);

  const Scene day = draw({.spec = spec(R"({"time":"day"})"), .previous_id = first.row.id});
  story::SceneSpec expected = a;
  expected.time = story::TimeOfDay::Day;
  EXPECT_EQ(day.document.spec.setting, expected.setting);
  EXPECT_EQ(day.document.spec.characters, expected.characters) << "unless said otherwise";
}

TEST_F(Scenes, KeepTheRevisionTheyWereDrawnFrom) {
  const std::string id = locked("Mo", "a white rabbit");
  const Scene old = draw({.prompt = "Mo sits in the garden", .character_ids = {id}});
  unlock_character(studio, kAccount, id);
  story::Descriptor black;
  black.main_color = "#101010";
  update_character(studio, kAccount, id, {.descriptor = black});
  lock_character(studio, kAccount, id);
  const Scene now = draw({.prompt = "Mo sits in the garden", .character_ids = {id}});
  EXPECT_EQ(now.document.cast.at(0).revision, 2);
  EXPECT_EQ(now.document.cast.at(0).descriptor.main_color, "#101010");
  const Scene read = get_scene(studio, kAccount, old.row.id);
  EXPECT_EQ(read.document.cast.at(0).revision, 1);
  EXPECT_EQ(read.document.cast.at(0).descriptor, old.document.cast.at(0).descriptor);
  const Scene varied =
      vary_scene(studio, kAccount, {.scene_id = old.row.id, .target = "sad"}, {}, [](int, int) {
      }).scenes.at(0);
  EXPECT_EQ(varied.document.cast.at(0).revision, 1) << "an old picture is varied as it is";
  delete_character(studio, kAccount, id);
  EXPECT_EQ(scene_png(studio, get_scene(studio, kAccount, old.row.id)), scene_png(studio, old));
}

TEST_F(Scenes, AreVariedInOneDimensionOnly) {
  const std::string id = locked("Rusty", "a raccoon with a red scarf");
  const Scene source = draw({.spec = spec(
                                 R"({"setting":"forest","characters":[{"character":"hero",
                                     "pose":"stand","expression":"happy","facing":"front"}],
                                     "props":[{"name":"apple"}]})"),
                             .character_ids = {id}});
  const json::object before = story::to_json(source.document.spec);
  using story::Dimension;
  const std::pair<Dimension, std::vector<std::string>> expected[] = {
      {Dimension::Expression, {"characters"}},
      {Dimension::Outfit, {"characters"}},
      {Dimension::Lighting, {"lighting", "time", "weather", "mood"}},
      {Dimension::Angle, {"angle", "shot"}},
      {Dimension::Pose, {"characters"}},
      {Dimension::Background, {"setting", "season", "weather", "props"}}};
  for (const auto& [dimension, may_change] : expected) {
    const auto made = vary_scene(studio, kAccount,
                                 {.scene_id = source.row.id, .dimension = dimension, .count = 2},
                                 {}, [](int, int) {});
    EXPECT_EQ(made.scenes.size() + static_cast<std::size_t>(made.failed), 2u);
    for (const Scene& scene : made.scenes) {
      const json::object after = story::to_json(scene.document.spec);
      int changed = 0;
      for (const auto& member : before) {
        if (member.key() == "alt") continue;  // it tells the picture as it is
        const json::value* now = after.if_contains(member.key());
        if (now && *now == member.value()) continue;
        ++changed;
        EXPECT_THAT(may_change, Contains(std::string(member.key())))
            << story::spelling(dimension) << " changed " << member.key();
      }
      EXPECT_GT(changed, 0) << story::spelling(dimension);
      EXPECT_EQ(scene.document.source_id, source.row.id);
      EXPECT_EQ(scene.row.style, source.row.style);
      const story::SceneFigure& was = source.document.spec.characters.at(0);
      const story::SceneFigure& is = scene.document.spec.characters.at(0);
      if (dimension != Dimension::Expression) EXPECT_EQ(is.expression, was.expression);
      if (dimension != Dimension::Pose) EXPECT_EQ(is.pose, was.pose);
      if (dimension != Dimension::Outfit) EXPECT_EQ(is.outfit, was.outfit);
    }
  }
}

TEST_F(Scenes, StopBetweenVariantsWhenTheCallerIsGone) {
  const Scene source = draw({.prompt = "A cat sits in the garden"});
  std::stop_source stop;
  EXPECT_EQ(refusal([&] {
              vary_scene(studio, kAccount, {.scene_id = source.row.id, .count = 4},
                         stop.get_token(), [&](int done, int) {
                           if (done == 1) stop.request_stop();
                         });
            }),
            "canceled");
  EXPECT_LE(studio.store().list_scenes(kAccount, "", "", 10).rows.size(), 2u);
}

TEST_F(Scenes, WearTheLogoInACorner) {
  drawing::Upload logo;
  logo.raster = {64, 32, std::vector<std::uint32_t>(64 * 32, 0xFFFF00FF)};
  const Scene plain = draw({.prompt = "A cat sits in the garden"});
  const Scene branded = draw({.prompt = "A cat sits in the garden", .logo = logo});
  EXPECT_NE(plain.row.image_blob, branded.row.image_blob);
  const auto pixels = drawing::read_photo(scene_png(studio, branded), 256, "").raster;
  int pink = 0;
  for (const std::uint32_t p : pixels.pixels) pink += (p & 0xFFFFFF) == 0xFF00FF;
  EXPECT_GT(pink, 100);
}

TEST_F(Scenes, OfAnotherAccountDoNotExist) {
  const Scene scene = draw({.prompt = "A cat sits in the garden"});
  EXPECT_EQ(refusal([&] { get_scene(studio, "other", scene.row.id); }), "scene_not_found");
  EXPECT_EQ(refusal([&] { delete_scene(studio, "other", scene.row.id); }), "scene_not_found");
  EXPECT_EQ(refusal([&] {
              vary_scene(studio, "other", {.scene_id = scene.row.id}, {}, [](int, int) {});
            }),
            "scene_not_found");
  delete_scene(studio, kAccount, scene.row.id);
  EXPECT_EQ(refusal([&] { get_scene(studio, kAccount, scene.row.id); }), "scene_not_found");
}
