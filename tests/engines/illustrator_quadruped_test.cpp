// Animals on four legs: every species that has them, in every pose and from every side.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator {
namespace {

using story::Facing;
using story::Pose;

story::Descriptor standing_on(const std::string& species, const std::string& stance) {
  story::Descriptor d;
  d.species = species;
  d.stance = stance;
  std::vector<std::string> notes;
  return complete_descriptor(d, 7, notes);
}

story::Descriptor four_legged(const std::string& species) {
  return standing_on(species, "four_legged");
}

std::vector<std::string> walkers() {
  std::vector<std::string> names;
  for (const rig::SpeciesRig& r : rig::species_rigs())
    if (r.four) names.push_back(r.name);
  return names;
}

Figure build(const story::Descriptor& who, Pose pose = Pose::Stand, Facing facing = Facing::Right) {
  FigureRequest request{who, "hero"};
  request.pose = pose;
  request.facing = facing;
  return build_figure(request);
}

struct Census {
  std::size_t broken = 0, strangers = 0;
  std::set<std::string> parts;
};

void count(const drawing::Group& group, Census& census) {
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      count(*inner, census);
      continue;
    }
    const auto& shape = std::get<drawing::Shape>(node.item);
    for (const Point& p : shape.path.points())
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) ++census.broken;
    if (shape.part.rfind("hero.", 0) != 0) ++census.strangers;
    census.parts.insert(shape.part);
  }
}

Census census_of(const Figure& figure) {
  Census census;
  count(figure.art, census);
  return census;
}

std::string text_of(const drawing::Group& group) {
  drawing::DisplayList list;
  list.root = group;
  return drawing::to_text(list);
}

TEST(Quadruped, IsSoundForEverySpeciesPoseAndFacing) {
  ASSERT_GE(walkers().size(), 40u);
  for (const std::string& species : walkers()) {
    const story::Descriptor who = four_legged(species);
    ASSERT_EQ(who.stance, "four_legged") << species;
    for (std::size_t pose = 0; pose < story::spellings<Pose>().size(); ++pose)
      for (std::size_t facing = 0; facing < story::spellings<Facing>().size(); ++facing) {
        const Figure f = build(who, static_cast<Pose>(pose), static_cast<Facing>(facing));
        const Census census = census_of(f);
        const std::string where = species + " " + std::string(story::spellings<Pose>()[pose]) +
                                  " " + std::string(story::spellings<Facing>()[facing]);
        ASSERT_EQ(census.broken, 0u) << where;
        ASSERT_EQ(census.strangers, 0u) << where;
        ASSERT_FALSE(f.head.empty()) << where;
        ASSERT_TRUE(f.bounds.grown(1).contains(f.head.centre())) << where;
        ASSERT_TRUE(f.saddle.has_value()) << where;
        ASSERT_LT(f.bounds.width, f.height * 3.2) << where;
        ASSERT_LT(f.bounds.height, f.height * 2.0) << where;
      }
  }
}

TEST(Quadruped, HasFourLegsOfItsOwn) {
  for (const std::string& species : walkers())
    for (Facing facing : {Facing::Right, Facing::SideLeft, Facing::Front, Facing::Back}) {
      const Census census = census_of(build(four_legged(species), Pose::Stand, facing));
      for (const char* leg :
           {"hero.leg.near_fore", "hero.leg.far_fore", "hero.leg.near_hind", "hero.leg.far_hind"})
        EXPECT_TRUE(census.parts.contains(leg)) << species << " " << leg;
      EXPECT_TRUE(census.parts.contains("hero.head")) << species;
      EXPECT_TRUE(census.parts.contains("hero.body")) << species;
    }
}

TEST(Quadruped, StandsOnTheGroundUnlessItLeapsSwimsOrFlies) {
  for (const std::string& species : walkers()) {
    const story::Descriptor who = four_legged(species);
    for (Pose pose : {Pose::Stand, Pose::Walk, Pose::Sit, Pose::Lie, Pose::Sleep, Pose::Cheer,
                      Pose::Kneel, Pose::Eat}) {
      const Figure f = build(who, pose);
      EXPECT_NEAR(f.bounds.bottom(), 0, f.height * 0.08) << species << " " << story::spelling(pose);
    }
    for (Pose pose : {Pose::Jump, Pose::Fly, Pose::Swim})
      EXPECT_LT(build(who, pose).bounds.bottom(), -3) << species << " " << story::spelling(pose);
  }
}

TEST(Quadruped, IsLongerThanItsUprightSelf) {
  for (const char* species : {"horse", "dog", "bear", "fox", "crocodile"}) {
    const Figure upright = build(standing_on(species, "upright"));
    const Figure fours = build(four_legged(species));
    EXPECT_GT(fours.trunk.width / fours.trunk.height, upright.trunk.width / upright.trunk.height)
        << species;
  }
}

TEST(Quadruped, LowersItsHeadToEatAndRearsToCheer) {
  for (const char* species : {"horse", "cow", "sheep", "deer", "zebra"}) {
    const story::Descriptor who = four_legged(species);
    const double stand = build(who).eyes.y;
    EXPECT_GT(build(who, Pose::Eat).eyes.y, stand + 20) << species;
    EXPECT_GT(build(who, Pose::Sleep).eyes.y, stand + 20) << species;
    EXPECT_LT(build(who, Pose::Cheer).eyes.y, stand) << species;
  }
}

TEST(Quadruped, TakesPosesThatDiffer) {
  const story::Descriptor who = four_legged("dog");
  std::set<std::string> seen;
  for (std::size_t pose = 0; pose < story::spellings<Pose>().size(); ++pose)
    seen.insert(text_of(build(who, static_cast<Pose>(pose)).art));
  // Sitting is how it rides.
  EXPECT_GE(seen.size(), story::spellings<Pose>().size() - 1);
}

TEST(Quadruped, CarriesItsMarkingsOnTheTrunk) {
  for (const auto& [species, part] : {std::pair{"zebra", "hero.body.stripe"},
                                      {"tiger", "hero.body.stripe"},
                                      {"giraffe", "hero.body.spot"},
                                      {"leopard", "hero.body.spot"},
                                      {"deer", "hero.body.spot"},
                                      {"cow", "hero.body.patch"},
                                      {"skunk", "hero.body.stripe"}})
    for (Facing facing : {Facing::Right, Facing::SideRight})
      EXPECT_TRUE(census_of(build(four_legged(species), Pose::Walk, facing)).parts.contains(part))
          << species;
}

TEST(Quadruped, GrowsWhatItsKindHasOnTheBack) {
  for (const auto& [species, part] : {std::pair{"turtle", "hero.shell"},
                                      {"sheep", "hero.wool"},
                                      {"hedgehog", "hero.spines"},
                                      {"camel", "hero.hump"},
                                      {"horse", "hero.mane"},
                                      {"dragon", "hero.wing"}})
    EXPECT_TRUE(census_of(build(four_legged(species))).parts.contains(part)) << species;
}

TEST(Quadruped, WearsWhatFitsIt) {
  story::Descriptor bare = four_legged("dog");
  bare.clothes.clear(), bare.accessories.clear();
  const std::string nude = text_of(build(bare).art);
  for (const std::string& item : garment_names()) {
    story::Descriptor who = bare;
    who.clothes = {{item, "#3178b5", "dots"}};
    EXPECT_NE(text_of(build(who).art), nude) << item;
  }
  for (const char* item : {"scarf", "hat", "glasses", "bow", "necklace", "backpack", "satchel",
                           "bow_tie", "tie", "crown", "wings"}) {
    story::Descriptor who = bare;
    who.accessories = {item};
    EXPECT_NE(text_of(build(who).art), nude) << item;
  }
}

TEST(Quadruped, HoldsThingsInItsMouth) {
  const story::Descriptor who = four_legged("dog");
  drawing::Shape stick;
  stick.path = drawing::ellipse({0, 0}, 0.5, 0.2);
  stick.fill = drawing::Fill::solid(drawing::rgb(0x8A5A3C));
  stick.part = "hero.held";
  FigureRequest request{who, "hero"};
  request.pose = Pose::Carry;
  request.held.emplace();
  request.held->add(stick);
  const Figure f = build_figure(request);
  EXPECT_TRUE(census_of(f).parts.contains("hero.held"));
  EXPECT_TRUE(f.head.grown(f.height * 0.15).contains(f.hand));
}

TEST(Quadruped, HugsWithItsNeckAndStaysOnItsFeet) {
  FigureRequest request{four_legged("deer"), "hero"};
  const auto drawn = [&](Pose pose, bool reaching) {
    request.pose = pose;
    request.near_hand.reset(), request.far_hand.reset();
    if (reaching) request.near_hand = request.far_hand = Point{70, -50};
    return text_of(build_figure(request).art);
  };
  EXPECT_EQ(drawn(Pose::Hug, true), drawn(Pose::Hug, false));
  EXPECT_NE(drawn(Pose::Give, true), drawn(Pose::Give, false));
}

TEST(Quadruped, FacesLeftAsTheMirrorOfRight) {
  const story::Descriptor who = four_legged("fox");
  const Figure right = build(who), left = build(who, Pose::Stand, Facing::Left);
  EXPECT_NEAR(left.bounds.x, -right.bounds.right(), 1e-6);
  EXPECT_NEAR(left.saddle->x, -right.saddle->x, 1e-6);
  EXPECT_GT(right.eyes.x, left.eyes.x);
}

TEST(Quadruped, HasItsSaddleOnTheBackBehindTheHead) {
  for (const char* species : {"horse", "elephant", "turtle", "unicorn", "camel"}) {
    const Figure f = build(four_legged(species));
    EXPECT_LT(f.saddle->x, f.eyes.x) << species;
    EXPECT_LT(f.saddle->y, -f.height * 0.35) << species;
    EXPECT_TRUE(f.bounds.grown(1).contains(*f.saddle)) << species;
  }
}

TEST(Saddle, IsThereWhereAChildCouldSit) {
  for (const char* species : {"whale", "dolphin", "snail", "ostrich", "swan", "dinosaur", "dragon"})
    EXPECT_TRUE(build(standing_on(species, "upright")).saddle.has_value()) << species;
  for (const char* species : {"human", "mouse", "ant", "ghost"})
    EXPECT_FALSE(build(standing_on(species, "upright")).saddle.has_value()) << species;
}

TEST(Stance, UprightIsDrawnAsBeforeThereWereStances) {
  for (const std::string& species : walkers()) {
    story::Descriptor upright = standing_on(species, "upright"), old = upright;
    old.stance.clear();
    EXPECT_EQ(text_of(build(old).art), text_of(build(upright).art)) << species;
    EXPECT_FALSE(census_of(build(old)).parts.contains("hero.leg.near_fore")) << species;
  }
}

TEST(Stance, GoesThroughJsonAndBack) {
  const story::Descriptor d = four_legged("horse");
  EXPECT_EQ(story::descriptor_from_json(story::to_json(d)), d);
}

}  // namespace
}  // namespace talewright::engines::illustrator
