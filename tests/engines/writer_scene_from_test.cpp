// What sentences about pictures are understood as.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "base/text.h"
#include "engines/engines.h"
#include "engines/writer_said.h"

namespace talewright::engines {
namespace {

struct Case {
  std::string text, said, left;
};

const std::vector<Case> kCases{
    {"Mina and the fox read a book in the library at night, rain on the window, close-up, seen "
     "from above",
     "library night rain close bird; hero read happy holding book; friend read happy holding book; "
     "[window]",
     ""},
    {"Rusty runs through the forest in autumn", "forest autumn; friend run happy", ""},
    {"Mina holds hands with the bear on a bridge at sunset",
     "river sunset; hero stand happy hold_hands helper; helper stand happy", ""},
    {"Ben gives Mina a red apple in the garden",
     "garden; helper give happy holding red apple give hero; hero stand happy", ""},
    {"Mina gives the apple to Rusty",
     "meadow; hero give happy holding apple give friend; friend stand happy", ""},
    {"Mina rides on Ben across the snowy mountain, wide shot",
     "mountain winter snow wide; hero ride happy ride helper; helper stand happy", ""},
    {"three balloons in the sky over the village",
     "village wide; hero stand happy; friend stand happy; helper stand happy; [balloons sky]; "
     "[balloons sky]; [balloons sky]",
     ""},
    {"a sad fox sits under a tree with a sign that says \"OPEN\"",
     "meadow sad; friend sit sad; [tree]; [sign “OPEN”]", ""},
    {"everyone cheers at the beach, golden hour, leave room at the top, wide 16:9",
     "beach sunset wide warm 1.78; hero cheer happy; friend cheer happy; helper cheer happy", ""},
    {"Mina looks at the moon", "meadow night; hero stand happy; [moon sky]", ""},
    {"the bear sleeping in bed by candlelight", "bedroom lamplight cozy; helper sleep sleepy", ""},
    {"Mina watching Rusty dance in the spotlight in a castle",
     "castle spotlight; hero stand happy; friend dance happy", ""},
    {"Mina on the left, Ben in the background on the right, foggy morning in the city",
     "city fog; hero stand happy; helper stand happy at back", ""},
    {"portrait format, Rusty hugging Ben, cosy mood, kitchen",
     "kitchen cozy 0.75; friend hug happy hug helper; helper stand happy", ""},
    {"the girl waves at the fox", "meadow; hero wave happy; friend stand happy", ""},
    {"Mina and Rusty hug each other in the rain",
     "meadow rain; hero hug happy hug friend; friend hug happy", ""},
    {"Ben is angry and Mina is scared in the cave",
     "cave tense; helper stand angry; hero stand scared", ""},
    {"Rusty eats a cake in the kitchen", "kitchen; friend eat happy holding cake", ""},
    {"Mina climbs a mountain in winter, low angle", "mountain winter worm; hero climb happy", ""},
    {"an underwater scene, Mina swims", "underwater; hero swim happy", ""},
    {"Mina and Ben walk hand in hand through a snowy village at dusk",
     "village sunset winter snow; hero walk happy hold_hands helper; helper walk happy", ""},
    {"backlit, Rusty jumps over a puddle in spring", "meadow backlit; friend jump happy; [droplet]",
     ""},
    {"Rusty hides behind a tree in the jungle", "jungle; friend hide happy; [tree]", ""},
    {"Mina carries a lantern through the dark forest at midnight",
     "forest night; hero carry happy holding lantern", "dark"},
    {"a worried bear thinks in the desert", "desert tense; helper think worried", ""},
    {"Ben points at the stars", "meadow night; helper point happy; [stars sky]", ""},
    {"Mina flies a kite on a windy hill", "meadow wind; hero hold happy holding kite", ""},
    {"Mina holding a yellow umbrella in a storm, dramatic lighting",
     "meadow storm dramatic; hero hold happy holding yellow umbrella", ""},
    {"square, bird's eye view of the farm with two tractors",
     "farm wide bird; hero stand happy; friend stand happy; helper stand happy; [tractors]; "
     "[tractors]",
     ""},
    {"Mina rides a bicycle through the city", "city; hero ride happy; [bicycle]", ""},
    {"Rusty asleep in the meadow", "meadow cozy; friend sleep sleepy", ""},
    {"Ben pulls a sled in the snow", "meadow winter snow; helper pull happy; [sled]", ""},
    {"Mina kneels in the garden beside Rusty", "garden; hero kneel happy; friend stand happy", ""},
    {"they dance together on the moon",
     "moon wide; hero dance happy; friend dance happy; helper dance happy", ""},
    {"the fox, mischievous, peeks out from behind a rock",
     "meadow; friend hide mischievous; [rock]", ""},
    {"over-the-shoulder shot of Ben in the classroom",
     "classroom over_shoulder; helper stand happy", ""},
    {"Mina looks back at Rusty in the city at night",
     "city night; hero look_back happy; friend stand happy", ""},
    {"Mina, seen from behind, looks up at the sky", "meadow; hero look_up happy", ""},
    {"a calm evening by the lake",
     "river sunset wide calm; hero stand neutral; friend stand neutral; helper stand neutral", ""},
    {"space, Mina floats past a rocket", "space; hero fly happy; [rocket sky]", ""},
    {"Mina shows the map to Ben",
     "meadow; hero give happy holding map give helper; helper stand happy", ""},
    {"A close-up of Rusty crying", "meadow close sad focus:friend; friend stand crying", ""},
    {"Mina proudly holds a trophy", "meadow; hero hold proud holding trophy", ""},
    {"leave space on the left, Mina reads in the library", "library text:left; hero read happy",
     ""},
    {"five mushrooms and a big pumpkin in the forest",
     "forest wide; hero stand happy; friend stand happy; helper stand happy; [mushrooms]; "
     "[mushrooms]; [mushrooms]; [mushrooms]; [mushrooms]; [pumpkin large]",
     ""},
    {"a tiny house in the distance",
     "meadow wide; hero stand happy; friend stand happy; helper stand happy; [house small]", ""},
    {"Ben carries Mina's backpack", "meadow; helper carry happy; hero stand happy; [backpack]", ""},
    {"Rusty offers Ben a cookie",
     "meadow; friend give happy holding cookie give helper; helper stand happy", ""},
    {"Mina hugs the teddy bear", "meadow; hero hug happy; [teddy bear]", ""},
    {"a spooky castle in a thunderstorm",
     "castle storm wide tense; hero stand worried; friend stand worried; helper stand worried", ""},
    {"Mina laughs while Rusty sleeps", "meadow; hero stand joyful; friend sleep sleepy", ""},
    {"Rusty pushes a cart through the village", "village; friend push happy; [cart]", ""},
    {"Mina sits on a chair and eats an apple", "meadow; hero eat happy holding apple; [chair]", ""},
    {"a sign saying “Willkommen” at the farm",
     "farm wide; hero stand happy; friend stand happy; helper stand happy; [sign “Willkommen”]",
     ""},
    {"tilted camera, Mina runs from the bear", "meadow tilted; hero run happy; helper stand happy",
     ""},
    {"magical meadow, soft light, butterflies in the air",
     "meadow wide soft wonder; hero stand surprised; friend stand surprised; helper stand "
     "surprised; [butterflies sky]",
     ""},
    {"A dragon flies over the castle",
     "castle wide; hero stand happy; friend stand happy; helper stand happy", "dragon"},
    {"the friends build a sandcastle at the seaside",
     "beach wide; hero kneel happy; friend kneel happy; helper kneel happy", ""},
    {"no text, Rusty alone in the desert at noon, cool light",
     "desert cool text:none; friend stand happy", ""},
    {"Mina celebrates her birthday with a cake and six balloons",
     "meadow; hero cheer happy; [cake]; [balloons sky]; [balloons sky]; [balloons sky]; [balloons "
     "sky]; [balloons sky]; [balloons sky]",
     ""},
    {"Ben, sleepy, yawns in the playground", "playground cozy; helper stand sleepy", ""},
    {"Mina in a red coat and a wool hat walks through the snow",
     "snowfield winter snow; hero walk happy", ""},
    {"Rusty wearing pyjamas yawns in the bedroom", "bedroom cozy; friend stand sleepy", ""},
    {"Mina looks for a book in the library", "library; hero stand happy; [book]", ""},
    {"Ben drinks tea on the sofa in the living room", "living_room; helper eat happy holding tea",
     ""},
    {"Mina and Rusty on a boat at sunset, silhouette",
     "boat sunset backlit; hero stand happy; friend stand happy", ""},
};

const std::vector<story::CastMember>& cast() {
  static const auto all = [] {
    std::vector<story::CastMember> list;
    const auto writer = make_builtin_writer();
    const auto add = [&](std::string key, std::string name, std::string_view words) {
      story::CastMember member;
      member.key = std::move(key);
      member.name = std::move(name);
      member.descriptor = writer->describe(words).descriptor;
      list.push_back(std::move(member));
    };
    add("hero", "Mina", "a girl");
    add("friend", "Rusty", "a fox");
    add("helper", "Ben", "an old bear");
    return list;
  }();
  return all;
}

SceneDraft scene(const std::string& text) {
  return make_builtin_writer()->scene_from(text, cast(), 7);
}

TEST(SceneFrom, ReadsTheTable) {
  for (const Case& one : kCases) {
    const SceneDraft got = scene(one.text);
    EXPECT_EQ(summary(got.spec), one.said) << one.text;
    EXPECT_EQ(join(got.not_understood, "; "), one.left) << one.text;
  }
}

TEST(SceneFrom, PlacesWhoIsSaidToStandSomewhere) {
  const auto spec = scene("Ben on the far right, Mina in the background on the left").spec;
  ASSERT_EQ(spec.characters.size(), 2u);
  EXPECT_EQ(spec.characters[0].place, story::Place::FarRight);
  EXPECT_EQ(spec.characters[1].place, story::Place::Left);
  EXPECT_EQ(spec.characters[1].depth, story::Depth::Back);
}

TEST(SceneFrom, LetsNobodyShareAPlaceByAccident) {
  const auto spec = scene("Mina on the left, Rusty and Ben dance in the meadow").spec;
  ASSERT_EQ(spec.characters.size(), 3u);
  EXPECT_NE(spec.characters[1].place, spec.characters[0].place);
  EXPECT_NE(spec.characters[2].place, spec.characters[0].place);
  EXPECT_NE(spec.characters[2].place, spec.characters[1].place);
}

TEST(SceneFrom, SetsGazes) {
  const auto spec = scene("Mina watches the fox while Ben looks at a kite").spec;
  ASSERT_EQ(spec.characters.size(), 3u);
  EXPECT_EQ(spec.characters[0].looks_at, "friend");
  EXPECT_EQ(spec.characters[2].looks_at, "kite");
}

TEST(SceneFrom, DressesWhoIsSaidToWearSomething) {
  const auto spec = scene("Mina wearing a red coat walks with Rusty").spec;
  ASSERT_EQ(spec.characters.size(), 2u);
  ASSERT_TRUE(spec.characters[0].outfit);
  EXPECT_EQ(spec.characters[0].outfit->clothes.at(0).item, "coat");
  EXPECT_FALSE(spec.characters[1].outfit);
}

TEST(SceneFrom, ShowsNobodyWhenThereIsNoCast) {
  const auto draft = make_builtin_writer()->scene_from("a quiet forest at dawn", {}, 3);
  EXPECT_TRUE(draft.spec.characters.empty());
  EXPECT_EQ(draft.spec.setting, "forest");
  EXPECT_EQ(draft.spec.seed, 3u);
  EXPECT_FALSE(draft.spec.alt.empty());
}

TEST(SceneFrom, SaysWhoIsNotInTheCast) {
  const auto draft = scene("A dragon flies over the castle");
  EXPECT_NE(join(draft.notes, " ").find("dragon"), std::string::npos);
}

TEST(SceneFrom, SurvivesAnyWords) {
  const auto writer = make_builtin_writer();
  const std::vector<std::string> pieces{"Mina",       "the fox",
                                        "Ben",        "gives",
                                        "hugs",       "rides",
                                        "hold hands", "with",
                                        "looks at",   "a",
                                        "three",      "balloons",
                                        "in the sky", "says",
                                        "\"HI\"",     "“",
                                        "”",          "from above",
                                        "at night",   "rain",
                                        "close-up",   "on the left",
                                        "and",        ",",
                                        ".",          "they",
                                        "everyone",   "\xff",
                                        "🦊",       "to",
                                        "apple",      "wearing",
                                        "a red hat",  "sleeps",
                                        "sad",        "forest",
                                        "16:9",       "leave room at the top",
                                        "9",          "behind",
                                        "Mina’s",     "watching",
                                        "狐狸",       "dragon"};
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t n = random.below(30); n > 0; --n)
      text += random.pick(pieces) + (random.chance(0.9) ? " " : "");
    const SceneDraft got = writer->scene_from(text, cast(), 7);
    EXPECT_LE(got.spec.characters.size(), 3u);
    EXPECT_LE(got.spec.props.size(), 16u);
    for (const auto& figure : got.spec.characters)
      EXPECT_EQ(figure.interaction.has_value(), !figure.with.empty()) << text;
    for (const auto& figure : got.spec.characters) EXPECT_NE(figure.with, figure.character) << text;
    for (const auto& left : got.not_understood) EXPECT_TRUE(is_valid_utf8(left)) << text;
    EXPECT_EQ(story::scene_spec_from_json(story::to_json(got.spec)), got.spec) << text;
  }
}

}  // namespace
}  // namespace talewright::engines
