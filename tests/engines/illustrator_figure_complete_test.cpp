// What nobody said of a character is filled in, once and for all.
#include <gtest/gtest.h>

#include <map>

#include "drawing/color.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"

namespace talewright::engines::illustrator {
namespace {

using story::Descriptor;

Descriptor complete(Descriptor d, std::uint64_t seed = 7) {
  std::vector<std::string> notes;
  return complete_descriptor(std::move(d), seed, notes);
}

Descriptor of(const std::string& species) {
  Descriptor d;
  d.species = species;
  return d;
}

TEST(CompleteDescriptor, FillsEveryMemberOfEverySpecies) {
  for (const std::string& species : species_names()) {
    const Descriptor d = complete(of(species));
    EXPECT_EQ(d.species, species);
    EXPECT_TRUE(d.age && d.pronouns && d.height && d.roundness && d.dressed) << species;
    for (const std::string* color :
         {&d.main_color, &d.second_color, &d.accent_color, &d.eye_color, &d.hair_color})
      EXPECT_TRUE(drawing::parse_color(*color)) << species << " " << *color;
    EXPECT_FALSE(d.marking.empty());
    EXPECT_FALSE(d.hair_style.empty());
    for (const story::Garment& g : d.clothes) {
      EXPECT_TRUE(drawing::parse_color(g.color)) << species << " " << g.item;
      EXPECT_FALSE(g.pattern.empty()) << species << " " << g.item;
    }
  }
}

TEST(CompleteDescriptor, ChangesNothingWhenItIsDoneAgain) {
  for (const std::string& species : species_names())
    for (std::uint64_t seed = 1; seed < 12; ++seed) {
      const Descriptor once = complete(of(species), seed);
      EXPECT_EQ(complete(once, seed), once) << species;
      EXPECT_EQ(complete(once, seed + 99), once) << species;
    }
}

TEST(CompleteDescriptor, KeepsWhatWasSaid) {
  Descriptor said = of("otter");
  said.main_color = "#7040a0";
  said.age = story::Age::Elder;
  said.clothes = {{"raincoat", "#f0d020", "dots"}};
  said.accessories = {"glasses"};
  said.notes = "with one torn ear";
  const Descriptor d = complete(said);
  EXPECT_EQ(d.main_color, "#7040a0");
  EXPECT_EQ(d.age, story::Age::Elder);
  EXPECT_EQ(d.clothes, said.clothes);
  EXPECT_EQ(d.accessories, said.accessories);
  EXPECT_EQ(d.notes, said.notes);
}

TEST(CompleteDescriptor, WritesDownTheColoursOfAccessoriesAndKeepsThoseThatWereSaid) {
  std::vector<std::string> notes;
  story::Descriptor d;
  d.species = "fox";
  d.accessories = {"scarf", "glasses"};
  d.accessory_colors = {{"scarf", "#c0392b"}};
  d.dressed = true;
  d = complete_descriptor(d, 3, notes);
  EXPECT_EQ(d.accessory_colors.at("scarf"), "#c0392b");
  EXPECT_TRUE(d.accessory_colors.contains("glasses"));
  // Another outfit leaves the glasses as they are.
  const story::Descriptor other =
      story::dressed_in(d, {{{"dress", "#2e86ab", ""}}, {"glasses"}, {}});
  EXPECT_EQ(other.accessory_colors.at("glasses"), d.accessory_colors.at("glasses"));
}

TEST(CompleteDescriptor, LeavesTheUndressedUndressed) {
  Descriptor said = of("cat");
  said.dressed = true;
  EXPECT_TRUE(complete(said).clothes.empty());
}

TEST(CompleteDescriptor, DressesPeopleWhoseClothesWereNotSaid) {
  Descriptor said = of("human");
  said.accessories = {"glasses"};
  const Descriptor d = complete(said);
  EXPECT_FALSE(d.clothes.empty());
  EXPECT_EQ(d.accessories, said.accessories);
}

TEST(CompleteDescriptor, LeavesNobodyHalfDressedWhateverWasSaid) {
  const auto any = [](const Descriptor& d, std::initializer_list<std::string_view> items) {
    return std::any_of(d.clothes.begin(), d.clothes.end(), [&](const story::Garment& g) {
      return std::find(items.begin(), items.end(), g.item) != items.end();
    });
  };
  for (const std::string& item : garment_names()) {
    Descriptor said = of("human");
    said.clothes = {{item, "", ""}};
    for (bool dressed : {false, true}) {
      said.dressed = dressed;
      const Descriptor d = complete(said);
      EXPECT_TRUE(any(d, {item})) << item;
      EXPECT_TRUE(any(d, {"dress", "robe", "pyjamas", "space_suit", "swimsuit", "onesie",
                          "trousers", "shorts", "skirt", "dungarees"}))
          << item;
      EXPECT_TRUE(any(d, {"dress", "robe", "pyjamas", "space_suit", "swimsuit", "onesie", "t_shirt",
                          "sweater", "hoodie", "jacket", "coat", "raincoat", "armor"}))
          << item;
      EXPECT_EQ(complete(d), d) << item;
    }
  }
}

TEST(CompleteDescriptor, SaysHowAnUnknownSpeciesIsDrawn) {
  std::vector<std::string> notes;
  const Descriptor d = complete_descriptor(of("quokka-shaped cloud"), 1, notes);
  EXPECT_NE(std::find(species_names().begin(), species_names().end(), d.species),
            species_names().end());
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].find("quokka"), std::string::npos);
}

TEST(CompleteDescriptor, FindsTheNearestGarmentOrSaysItWasLeftOut) {
  Descriptor said = of("bear");
  said.clothes = {{"jumper", "#aa2222", "plain"}, {"chandelier", "", ""}};
  said.accessories = {"red woolly scarf", "cape"};
  std::vector<std::string> notes;
  const Descriptor d = complete_descriptor(said, 1, notes);
  ASSERT_EQ(d.clothes.size(), 2u);
  EXPECT_EQ(d.clothes[0].item, "sweater");
  EXPECT_EQ(d.clothes[1].item, "cape");
  EXPECT_EQ(d.accessories, std::vector<std::string>{"scarf"});
  EXPECT_GE(notes.size(), 2u);
}

TEST(CompleteDescriptor, CarriesTheColourOfAThingToItsKnownName) {
  Descriptor said = of("bear");
  said.clothes = {{"scarf", "#aa2222", ""}};
  said.accessories = {"spectacles", "cape"};
  said.accessory_colors = {{"spectacles", "#22aa22"}, {"cape", "#2222aa"}};
  const Descriptor d = complete(said);
  EXPECT_EQ(d.accessory_colors.at("scarf"), "#aa2222");
  EXPECT_EQ(d.accessory_colors.at("glasses"), "#22aa22");
  ASSERT_EQ(d.clothes.size(), 1u);
  EXPECT_EQ(d.clothes[0].color, "#2222aa");
}

TEST(CompleteDescriptor, StandsOnFourLegsByNatureOrAsSaid) {
  for (const char* species : {"horse", "cow", "giraffe", "turtle", "zebra", "unicorn"})
    EXPECT_EQ(complete(of(species)).stance, "four_legged") << species;
  for (const char* species : {"raccoon", "fox", "bear", "mouse", "rabbit", "human", "owl"})
    EXPECT_EQ(complete(of(species)).stance, "upright") << species;
  Descriptor fox = of("fox"), horse = of("horse");
  fox.stance = "four_legged", horse.stance = "upright";
  EXPECT_EQ(complete(fox).stance, "four_legged");
  EXPECT_EQ(complete(horse).stance, "upright");
}

TEST(CompleteDescriptor, StandsUprightInWhatNeedsHands) {
  Descriptor said = of("horse");
  said.clothes = {{"dungarees", "", ""}};
  EXPECT_EQ(complete(said).stance, "upright");
  said.clothes = {{"raincoat", "", ""}};
  EXPECT_EQ(complete(said).stance, "four_legged");
}

TEST(CompleteDescriptor, SaysWhoCannotGoOnFourLegs) {
  Descriptor said = of("owl");
  said.stance = "four_legged";
  std::vector<std::string> notes;
  EXPECT_EQ(complete_descriptor(said, 1, notes).stance, "upright");
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].find("owl"), std::string::npos);
}

TEST(CompleteDescriptor, LeavesThoseUprightWhoWereCompleteBeforeThereWereStances) {
  Descriptor old = complete(of("horse"));
  old.stance.clear();
  EXPECT_EQ(complete(old).stance, "upright");
}

TEST(CompleteDescriptor, ReadsHairInTheWordsOfTheCaller) {
  const auto styled = [](const char* words) {
    Descriptor said = of("human");
    said.hair_style = words;
    return complete(said).hair_style;
  };
  EXPECT_EQ(styled("Long curly hair"), "long_curly");
  EXPECT_EQ(styled("short curls"), "short_curly");
  EXPECT_EQ(styled("braids with beads"), "braids");
  EXPECT_EQ(styled("a messy bun"), "bun");
  EXPECT_EQ(styled("messy"), "spiky");
  EXPECT_EQ(styled("pigtails"), "pigtails");
}

TEST(CompleteDescriptor, ChoosesSkinThatGoesWithRedHairAndKeepsEveryToneAmongTheUnsaid) {
  std::map<std::string, int> red, black, unsaid;
  for (std::uint64_t seed = 1; seed <= 700; ++seed) {
    Descriptor who = of("human");
    ++unsaid[complete(who, seed).main_color];
    who.hair_color = "#c4552b";
    ++red[complete(who, seed).main_color];
    who.hair_color = "#2e2c30";
    ++black[complete(who, seed).main_color];
  }
  EXPECT_EQ(unsaid.size(), 7u);
  EXPECT_EQ(black.size(), 7u);
  EXPECT_EQ(red.size(), 7u);  // rare is not never
  for (const auto& [tone, times] : black) EXPECT_GT(times, 60) << tone;
  EXPECT_GT(red["#f7d7bd"] + red["#f0c39c"], 350);
  EXPECT_LT(red["#4f3122"] + red["#6b432c"], 70);
}

TEST(CompleteDescriptor, GivesAPlainLionHisMane) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    EXPECT_EQ(complete(of("lion"), seed).pronouns, story::Pronouns::He);
}

TEST(CompleteDescriptor, PutsNoHatOnHairThatWasSaid) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Descriptor who = of("human");
    who.hair_color = "#c4552b";
    for (const std::string& item : complete(who, seed).accessories)
      EXPECT_FALSE(item.ends_with("hat") || item == "cap") << item;
  }
}

TEST(CompleteDescriptor, KnowsSeventySpeciesAndMore) { EXPECT_GE(species_names().size(), 70u); }

TEST(CompleteDescriptor, GivesOtherSeedsOtherLooks) {
  int same = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    same += complete(of("human"), seed) == complete(of("human"), seed + 1);
  EXPECT_EQ(same, 0);
}

}  // namespace
}  // namespace talewright::engines::illustrator
