// What a prompt names must be in its book: the thing, the companion, the place, the wish, in the
// words and in the pictures.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "engines/engines.h"
#include "engines/writer/english.h"

namespace talewright::engines {
namespace {

struct Kept {
  std::string prompt;
  std::string words;    ///< parted by ';': each is in the text
  std::string prop;     ///< held or standing in a picture, on the cover too
  std::string hero;     ///< species
  std::string company;  ///< species of the friend, who is in a picture
  std::string places;   ///< parted by ';': each is the setting of a page
};

const std::vector<Kept> kKept{
    {"Hana and her robot dog look for a rainbow", "Hana;rainbow", "rainbow", "human", "robot", ""},
    {"The bear's bicycle", "bicycle", "bicycle", "bear", "", ""},
    {"A cow and a chicken drive a tractor to the beach", "drive a tractor", "tractor", "cow",
     "chicken", "beach"},
    {"Ali plays the drum too loud", "played the drum too loud", "", "human", "", ""},
    {"A wolf who cannot howl at the moon", "howl at the moon", "crescent-moon", "wolf", "", ""},
    {"A cat who wants to visit Paris", "visit Paris", "", "cat", "", "city"},
    {"An astronaut loses her glove on the moon", "glove", "gloves", "human", "", "moon"},
    {"A grumpy cactus gets a balloon", "cactus;balloon", "balloon", "", "", ""},
    {"Grandma Rosa and the lost red balloon in the city at night", "red balloon", "balloon", "", "",
     "city"},
    {"A shy owl in winter learns that friends help", "owl", "", "owl", "", "snowfield"},
    {"Princess Amara wants to fly with a purple dragon", "fly with a purple dragon", "", "",
     "dragon", "sky"},
    {"Tomás and his grandfather go fishing on a stormy sea", "go fishing;Grandpa", "fishing-pole",
     "", "human", "beach"},
    {"Grandma builds a rocket out of kitchen pots and flies to the moon", "rocket;kitchen pots",
     "rocket", "human", "", "kitchen;moon"},
    {"A funny story about a penguin who hates fish", "hated fish", "fish", "penguin", "", ""},
    {"A fox and the silver flute in the snow", "silver flute", "flute", "fox", "", "snowfield"},
    {"Kwame wants to be an astronaut", "be an astronaut", "rocket", "human", "", "moon"},
    {"Yuki and her little brother build a snow castle", "snow castle;brother", "castle", "human",
     "human", ""},
    {"A robot who wants to sing in the choir", "sing in the choir", "", "robot", "", ""},
    {"A pirate hamster sails a paper boat to a secret island", "paper boat", "sailboat",
     "guinea_pig", "", "beach"},
    {"A mouse detective and the missing blue button", "blue button", "coin", "mouse", "", ""},
    {"A firefighter named Ana rescues a kitten from a tall tree", "Ana", "", "human", "cat", ""},
    {"Two dinosaurs open a bakery", "bakery", "", "dinosaur", "dinosaur", ""},
    {"Twins Ola and Ben swap places for a day", "Ola;Ben;swap places", "", "human", "human", ""},
    {"A dog named Bruno who is afraid of thunder", "Bruno;thunder", "", "dog", "", ""},
    {"Sanjay in his wheelchair wins the big race", "Sanjay;race", "", "human", "", ""},
    {"Lucia has a new baby brother", "Lucia;baby brother", "", "human", "human", ""},
    {"Omar moves to a new house by the sea", "Omar", "", "human", "", "beach"},
    {"A tiger's first day of school", "school", "", "tiger", "", "classroom"},
    {"Nora loses her first tooth", "Nora;tooth", "tooth", "human", "", ""},
    {"A birthday surprise for a lonely giant", "giant", "", "", "", ""},
    {"Grandpa Li and the garden of giant pumpkins", "Grandpa Li;giant pumpkins", "jack-o-lantern",
     "human", "", "garden"},
    {"A bear who plays the violin in the forest", "violin", "guitar", "bear", "", "forest"},
    {"Ingrid wants to play football with her big brothers", "Ingrid;play football", "soccer-ball",
     "human", "human", ""},
    {"A frog who loves the rain", "loved the rain", "", "frog", "", ""},
    {"A tiny dragon who cannot breathe fire", "breathe fire", "", "dragon", "", ""},
    {"A unicorn and a yellow kite on a windy beach", "yellow kite", "kite", "unicorn", "", "beach"},
    {"An elephant who wants to dance ballet", "dance ballet", "", "elephant", "", ""},
    {"A squirrel who bakes a chestnut pie for her grandmother", "chestnut pie;Grandma", "pie",
     "squirrel", "squirrel", ""},
    {"A whale who wants to see the stars", "see the stars", "glowing-star", "whale", "",
     "underwater"},
    {"Mei and the paper lantern", "Mei;paper lantern", "red-paper-lantern", "human", "", ""},
    {"An alien named Zog who lost his spaceship on a farm", "Zog;spaceship", "rocket", "alien", "",
     "farm"},
    {"Chidi and the golden trumpet at night", "Chidi;golden trumpet", "trumpet", "human", "", ""},
    {"A lighthouse keeper and a seagull in a storm", "keeper;seagull;storm", "", "human", "bird",
     "beach"},
    {"A little train goes through a snowy mountain", "train", "", "robot", "", "mountain"},
    {"Papa and I bake bread in the kitchen", "Papa;bread", "bread", "human", "human", "kitchen"},
    {"A princess who would rather be a pirate", "be a pirate", "sailboat", "human", "", ""},
    {"A hedgehog who wants to fly a red plane", "fly a red plane", "airplane", "hedgehog", "", ""},
    {"A cat named Miso who steals the fish from the market", "Miso;fish", "fish", "cat", "", ""},
    {"A snail who wants to climb the mountain", "climb the mountain", "", "snail", "", "mountain"},
    {"Aisha paints a big picture for her sick friend", "Aisha;big picture", "framed-picture",
     "human", "", ""},
    {"A crocodile who is afraid of the toothbrush", "toothbrush", "toothbrush", "crocodile", "",
     ""},
    {"The moose with a green umbrella", "moose;green umbrella", "umbrella", "", "", ""},
    {"A turtle and a hare run a race again", "run a race;hare", "", "turtle", "rabbit", ""},
    {"A knight who has lost her shiny shield in the forest", "shiny shield;knight", "shield",
     "human", "", "forest"},
    {"Three mice put on a show in the barn", "show", "", "mouse", "mouse", "farm"},
    {"A penguin with a broken alarm clock", "broken alarm clock", "alarm-clock", "penguin", "", ""},
    {"A ghost who wants a birthday cake", "birthday cake", "birthday-cake", "ghost", "", ""},
    {"Samira plants a sunflower in the city", "Samira;sunflower", "sunflower", "human", "", "city"},
    {"A lion who cannot roar", "roar", "", "lion", "", ""},
    {"Hugo and his robot build a treehouse", "Hugo;treehouse", "house", "human", "robot", ""},
    {"Pablo and his abuela make tamales", "Pablo;Abuela;tamales", "tamale", "human", "human", ""},
    {"A deaf bear and a singing bird become friends", "bear;bird", "", "bear", "bird", ""},
    {"A story about a magic pencil", "magic pencil", "pencil", "", "", ""},
    {"A koala who is late for everything", "late for everything", "", "koala", "", ""},
    {"Leo the lion and the stolen crown", "Leo;crown", "crown", "lion", "", ""},
    {"A mermaid finds a bottle with a letter", "bottle", "amphora", "", "", ""},
    {"Nadia and the broken bicycle", "Nadia;broken bicycle", "bicycle", "human", "", ""},
    {"An owl teaches a bat to read", "teach a bat to read", "", "owl", "", ""},
    {"A rabbit who learns to say sorry", "rabbit", "", "rabbit", "", ""},
    {"The king who never laughed", "never laughed", "", "human", "", ""},
};

story::PlanDocument draft(const std::string& prompt, std::uint64_t seed) {
  StoryRequest request;
  request.prompt = prompt;
  request.pages = 13;
  request.seed = seed;
  return make_builtin_writer()->draft(request, {});
}

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(';', at), list.size());
    result.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

bool shows(const story::SceneSpec& scene, const std::string& prop) {
  return std::any_of(scene.props.begin(), scene.props.end(),
                     [&](const auto& thing) { return thing.name == prop; }) ||
         std::any_of(scene.characters.begin(), scene.characters.end(),
                     [&](const auto& figure) { return figure.holding == prop; });
}

TEST(KeptPrompts, NameTheirThingsCompanionsAndPlacesInWordsAndPictures) {
  for (const Kept& kept : kKept)
    for (const std::uint64_t seed : {1, 2, 3}) {
      SCOPED_TRACE(kept.prompt + " seed " + std::to_string(seed));
      const story::PlanDocument plan = draft(kept.prompt, seed);
      std::string text = plan.title + "\n";
      for (const auto& page : plan.pages) text += page.text + "\n";
      for (const auto& words : parts(kept.words))
        EXPECT_NE(lower(text).find(lower(words)), std::string::npos) << words;
      if (!kept.hero.empty()) {
        EXPECT_EQ(plan.cast[0].descriptor.species, kept.hero);
      }
      if (!kept.company.empty()) {
        ASSERT_GE(plan.cast.size(), 2u);
        EXPECT_EQ(plan.cast[1].descriptor.species, kept.company);
      }
      std::size_t shown = 0, accompanied = 0;
      for (const auto& page : plan.pages) {
        shown += !kept.prop.empty() && shows(page.scene, kept.prop);
        for (const auto& figure : page.scene.characters)
          accompanied += figure.character == "friend";
      }
      if (!kept.prop.empty()) {
        EXPECT_GE(shown, 1u) << kept.prop;
        EXPECT_TRUE(shows(plan.cover, kept.prop)) << kept.prop << " on the cover";
      }
      if (!kept.company.empty()) {
        EXPECT_GE(accompanied, 2u);
      }
      for (const auto& place : parts(kept.places))
        EXPECT_TRUE(std::any_of(plan.pages.begin(), plan.pages.end(), [&](const auto& page) {
          return page.scene.setting == place;
        })) << place;
    }
}

TEST(KeptPrompts, ColourWhomTheyColour) {
  const story::PlanDocument plan = draft("Princess Amara wants to fly with a purple dragon", 1);
  ASSERT_GE(plan.cast.size(), 2u);
  EXPECT_FALSE(plan.cast[1].descriptor.main_color.empty());
  EXPECT_EQ(plan.cover.characters.size(), 2u);
  EXPECT_EQ(plan.title, "Princess Amara Wants to Fly with a Purple Dragon");
}

TEST(KeptPrompts, BringTheirWeather) {
  const story::PlanDocument plan = draft("Tomás and his grandfather go fishing on a stormy sea", 1);
  EXPECT_EQ(plan.pages.front().scene.weather, story::Weather::Storm);
  EXPECT_EQ(plan.title, "Tomás and Grandpa Go Fishing");
}

TEST(KeptPrompts, LeaveOutWhatCannotBeParsed) {
  const story::PlanDocument plan = draft("A shy owl in winter learns that friends help", 1);
  EXPECT_EQ(plan.pages.front().text.find("friended"), std::string::npos);
  EXPECT_TRUE(plan.arc == "friendship" || plan.arc == "helping") << plan.arc;
}

TEST(KeptPrompts, SayWhenOnlyPartsWereRead) {
  bool told = false;
  for (const auto& note : draft("Юки ищет луну", 1).notes)
    told |= note.find("another script") != std::string::npos;
  EXPECT_TRUE(told);
  for (const auto& note : draft("Tomás looks for a red kite", 1).notes)
    EXPECT_EQ(note.find("another script"), std::string::npos);
}

}  // namespace
}  // namespace talewright::engines
