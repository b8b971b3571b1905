// What prompts say: hero, species, name, pronouns, place, arc, object; and what descriptions say.
#include <gtest/gtest.h>

#include "engines/writer/plain_words.h"
#include "engines/writer/understanding.h"

namespace talewright::engines::writer {
namespace {

struct Row {
  std::string prompt, name, species, pronouns, setting, arc, object;  ///< empty = not checked
};

TEST(Understanding, ReadsPrompts) {
  const std::vector<Row> rows{
      {"A shy raccoon named Rusty who learns to share his last red apple", "Rusty", "raccoon", "he",
       "", "sharing", "red apple"},
      {"Mia and her grandmother look for the moon", "Mia", "human", "she", "", "quest", "moon"},
      {"A little robot who is afraid of the dark", "", "robot", "", "", "courage", ""},
      {"A lonely dragon makes a friend", "", "dragon", "", "", "friendship", ""},
      {"A bedtime story about a sleepy otter named Juno", "Juno", "otter", "", "", "bedtime", ""},
      {"Luna the cat loses her red kite in the city", "Luna", "cat", "she", "city",
       "lost_and_found", "red kite"},
      {"A snail named Turbo who wants to win a race", "Turbo", "snail", "", "", "trying_again", ""},
      {"A hedgehog in a yellow raincoat finds a golden key on a rainy day", "", "hedgehog", "", "",
       "quest", "golden key"},
      {"Captain Nina the pirate cat searches for treasure", "Captain Nina", "cat", "she", "", "",
       "treasure"},
      {"Юки ищет луну", "Юки", "human", "she", "", "", ""},
      {"小明和他的小猫", "", "", "", "", "", ""},
      {"A boy named Diego who is new at school and makes a friend", "Diego", "human", "he",
       "classroom", "friendship", ""},
      {"A dolphin named Marina who saves a fish", "Marina", "dolphin", "", "", "", ""},
      {"Nonbinary kid Sky finds their voice", "Sky", "human", "they", "", "", ""},
      {"A story about honesty: a squirrel who breaks his friend's blue vase", "", "squirrel", "he",
       "", "honesty", "blue vase"},
      {"A dinosaur's first day of school", "", "dinosaur", "", "classroom", "courage", ""},
      {"Leila learns to ride a bike", "Leila", "human", "she", "", "trying_again", ""},
      {"A lion who is scared of thunder", "", "lion", "", "", "courage", ""},
      {"Zuri and the baobab tree, a story about being brave", "Zuri", "human", "she", "", "courage",
       ""},
      {"A penguin with red boots named Pip goes to the moon", "Pip", "penguin", "", "", "", ""},
      {"An astronaut named Yara on the moon", "Yara", "human", "she", "moon", "", ""},
      {"Princess Ada wants to build a rocket", "Princess Ada", "human", "she", "", "make_something",
       ""},
      {"Noah can't sleep", "Noah", "human", "he", "", "bedtime", ""},
      {"A grumpy bear who doesn't want to share his honey", "", "bear", "he", "", "sharing",
       "honey"},
      {"A mystery: who ate the birthday cake?", "", "", "", "", "mystery", "birthday cake"},
      {"A ladybug without spots", "", "ladybug", "", "", "being_different", ""},
      {"A koala and a kangaroo go on a treasure hunt in the desert", "", "koala", "", "desert", "",
       ""},
      {"A horse named Clover who is afraid of jumping", "Clover", "horse", "", "", "courage", ""},
      {"Penny the pig learns that sharing is caring", "Penny", "pig", "she", "", "sharing", ""},
      {"A beaver who builds the tallest dam by the river", "", "beaver", "", "river", "", ""},
      {"A shark who is vegetarian", "", "shark", "", "", "", ""},
      {"A zebra with no stripes", "", "zebra", "", "", "being_different", ""},
      {"A wizard who lost his hat", "", "human", "he", "", "lost_and_found", "hat"},
      {"A deer and a rabbit in the snow", "", "deer", "", "snowfield", "", ""},
      {"Chidi shares his drum", "Chidi", "human", "he", "", "sharing", "drum"},
      {"Fatima's first day of kindergarten", "Fatima", "human", "she", "", "courage", ""},
      {"A story about a lost teddy bear", "", "human", "", "", "lost_and_found", "teddy bear"},
      {"A little cloud who does not want to rain", "", "monster", "", "", "courage", ""},
      {"The bear who stole the moon", "", "bear", "", "", "sharing", "moon"},
      {"Hugo the hippo learns to swim", "Hugo", "hippo", "he", "", "trying_again", ""},
      {"A cat and a dog who are neighbours and do not get along", "", "cat", "", "", "", ""},
      {"Teo's truck is stuck", "Teo", "human", "he", "", "", ""},
      {"🐻🍯🌲", "", "bear", "", "forest", "", ""},
  };
  for (const Row& row : rows) {
    const Understanding got = understand(row.prompt);
    SCOPED_TRACE(row.prompt);
    if (!row.species.empty()) {
      ASSERT_FALSE(got.beings.empty());
      EXPECT_EQ(got.beings[0].look.species, row.species);
      EXPECT_EQ(got.beings[0].name, row.name);
    }
    if (!row.pronouns.empty()) {
      ASSERT_TRUE(got.beings[0].look.pronouns.has_value());
      EXPECT_EQ(story::spelling(*got.beings[0].look.pronouns), row.pronouns);
    }
    if (!row.setting.empty()) {
      ASSERT_FALSE(got.settings.empty());
      EXPECT_EQ(got.settings[0], row.setting);
    }
    if (!row.arc.empty()) EXPECT_EQ(got.arc, row.arc);
    if (!row.object.empty()) {
      ASSERT_TRUE(got.desire.has_value());
      EXPECT_EQ(got.desire->text, row.object);
    }
  }
}

TEST(Understanding, ReadsAgesTimeAndWeather) {
  EXPECT_EQ(understand("For my 3 year old: a bunny").band, story::Band::Toddler);
  EXPECT_EQ(understand("a picture book for 7-year-olds about a fox").band,
            story::Band::EarlyReader);
  const Understanding snowy = understand("Tariq finds a baby bird on a snowy night");
  EXPECT_EQ(snowy.time, story::TimeOfDay::Night);
  EXPECT_EQ(snowy.weather, story::Weather::Snow);
}

TEST(Understanding, SaysWhatWasReplaced) {
  EXPECT_FALSE(understand("A sloth wins a medal").notes.empty());
  EXPECT_FALSE(understand("asdf qwer zxcv").notes.empty());
}

TEST(Describe, PlacesColoursClothesAndNature) {
  const auto look = describe_text(
                        "a shy blue elephant girl with green eyes in a yellow raincoat, red boots "
                        "and round glasses")
                        .descriptor;
  EXPECT_EQ(look.species, "elephant");
  EXPECT_EQ(look.main_color, "#3f78c9");
  EXPECT_EQ(look.eye_color, "#4f9d45");
  ASSERT_EQ(look.clothes.size(), 2u);
  EXPECT_EQ(look.clothes[0].item, "raincoat");
  EXPECT_EQ(look.clothes[0].color, "#f7c92e");
  EXPECT_EQ(look.clothes[1].item, "boots");
  EXPECT_EQ(look.accessories, std::vector<std::string>{"glasses"});
  EXPECT_EQ(look.personality, std::vector<std::string>{"shy"});
}

TEST(Describe, SaysWhatHasNoPlace) {
  const auto notes =
      describe_text("an old pirate with a beard, a striped shirt and a sword").notes;
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].find("sword"), std::string::npos);
}

}  // namespace
}  // namespace talewright::engines::writer
