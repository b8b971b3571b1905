// Figures of every species in every pose, expression and facing.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/sheet.h"

namespace talewright::engines::illustrator {
namespace {

using story::Expression;
using story::Facing;
using story::Pose;

story::Descriptor complete(const std::string& species, std::uint64_t seed = 7) {
  story::Descriptor d;
  d.species = species;
  std::vector<std::string> notes;
  return complete_descriptor(d, seed, notes);
}

Figure build(const story::Descriptor& who, Pose pose = Pose::Stand,
             Expression expression = Expression::Happy, Facing facing = Facing::Right) {
  FigureRequest request{who, "hero"};
  request.pose = pose;
  request.expression = expression;
  request.facing = facing;
  return build_figure(request);
}

struct Census {
  std::size_t shapes = 0, strangers = 0, broken = 0;
  std::set<std::string> parts;
};

void count(const drawing::Group& group, Census& census) {
  const auto check = [&](const drawing::Path& path) {
    for (const Point& p : path.points())
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) ++census.broken;
  };
  if (group.clip) check(*group.clip);
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      count(*inner, census);
      continue;
    }
    const auto& shape = std::get<drawing::Shape>(node.item);
    ++census.shapes;
    check(shape.path);
    if (shape.path.empty() || shape.stroke.width < 0) ++census.broken;
    if (shape.part.rfind("hero.", 0) != 0) ++census.strangers;
    census.parts.insert(shape.part);
  }
}

std::string text_of(const drawing::Group& group) {
  drawing::DisplayList list;
  list.root = group;
  return drawing::to_text(list);
}

TEST(Figure, IsSoundForEverySpeciesPoseExpressionAndFacing) {
  for (const std::string& species : species_names()) {
    const story::Descriptor who = complete(species);
    for (std::size_t pose = 0; pose < story::spellings<Pose>().size(); ++pose)
      for (std::size_t facing = 0; facing < story::spellings<Facing>().size(); ++facing) {
        // Every expression appears with every pose; each species sees all of both.
        const std::size_t looks = story::spellings<Expression>().size();
        for (std::size_t look = facing % 2; look < looks; look += 2) {
          const Figure f = build(who, static_cast<Pose>(pose), static_cast<Expression>(look),
                                 static_cast<Facing>(facing));
          Census census;
          count(f.art, census);
          const std::string where = species + " " + std::string(story::spellings<Pose>()[pose]) +
                                    " " + std::string(story::spellings<Expression>()[look]);
          ASSERT_GT(census.shapes, 4u) << where;
          ASSERT_EQ(census.broken, 0u) << where;
          ASSERT_EQ(census.strangers, 0u) << where;
          ASSERT_GT(f.height, 30) << where;
          ASSERT_LT(f.height, 260) << where;
          ASSERT_LT(f.bounds.width, f.height * 3.2) << where;
          ASSERT_LT(f.bounds.height, f.height * 2.0) << where;
          ASSERT_FALSE(f.head.empty()) << where;
        }
      }
  }
}

TEST(Figure, StandsWithItsLowestPointOnTheGround) {
  for (const std::string& species : species_names()) {
    const story::Descriptor who = complete(species);
    for (Facing facing : {Facing::Right, Facing::Left, Facing::Front, Facing::Back}) {
      const Figure f = build(who, Pose::Stand, Expression::Happy, facing);
      if (f.floats) {
        EXPECT_LT(f.bounds.bottom(), f.height * 0.05) << species;
        continue;
      }
      // Seen along its body, the tail of a four-legged one comes nearer to the reader than its
      // feet.
      const bool along =
          who.stance == "four_legged" && (facing == Facing::Front || facing == Facing::Back);
      EXPECT_NEAR(f.bounds.bottom(), 0, f.height * (along ? 0.14 : 0.06)) << species;
    }
  }
}

TEST(Figure, JumpsAndFliesAboveTheGround) {
  for (const char* species : {"raccoon", "human", "owl", "dragon", "fish"}) {
    const story::Descriptor who = complete(species);
    EXPECT_LT(build(who, Pose::Jump).bounds.bottom(), -5) << species;
    EXPECT_LT(build(who, Pose::Fly).bounds.bottom(), -5) << species;
  }
}

TEST(Figure, FacingLeftMirrorsFacingRight) {
  for (const char* species : {"fox", "human", "duck", "snail"}) {
    const story::Descriptor who = complete(species);
    const Figure right = build(who, Pose::Walk),
                 left = build(who, Pose::Walk, Expression::Happy, Facing::Left);
    EXPECT_NEAR(left.bounds.x, -right.bounds.right(), 1e-6);
    EXPECT_NEAR(left.eyes.x, -right.eyes.x, 1e-6);
    EXPECT_NEAR(left.hand.y, right.hand.y, 1e-6);
    EXPECT_GT(right.eyes.x, left.eyes.x) << species;
  }
}

TEST(Figure, IsTheSameForTheSameRequest) {
  const story::Descriptor who = complete("bear");
  EXPECT_EQ(text_of(build(who, Pose::Dance).art), text_of(build(who, Pose::Dance).art));
  EXPECT_NE(text_of(build(who, Pose::Dance).art), text_of(build(who, Pose::Sit).art));
}

TEST(Figure, ShowsEyesFromTheFrontAndNoneFromBehind) {
  for (const std::string& species : species_names()) {
    Census front, back;
    count(build(complete(species), Pose::Stand, Expression::Neutral).art, front);
    count(build(complete(species), Pose::Stand, Expression::Neutral, Facing::Back).art, back);
    EXPECT_TRUE(front.parts.contains("hero.eye.pupil")) << species;
    EXPECT_FALSE(back.parts.contains("hero.eye.pupil")) << species;
  }
}

TEST(Figure, EveryExpressionIsDrawnDifferently) {
  for (const char* species : {"raccoon", "human", "owl", "whale"}) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < story::spellings<Expression>().size(); ++i)
      seen.insert(text_of(build(complete(species), Pose::Stand, static_cast<Expression>(i)).art));
    EXPECT_EQ(seen.size(), story::spellings<Expression>().size()) << species;
  }
}

TEST(Figure, EveryGarmentAndAccessoryIsDrawn) {
  story::Descriptor bare = complete("raccoon");
  bare.clothes.clear();
  bare.accessories.clear();
  Census nude;
  count(build(bare).art, nude);
  for (const std::string& item : garment_names()) {
    story::Descriptor who = bare;
    who.clothes = {{item, "#3178b5", "dots"}};
    Census census;
    count(build(who).art, census);
    EXPECT_GT(census.shapes, nude.shapes) << item;
  }
  for (const std::string& item : accessory_names()) {
    story::Descriptor who = bare;
    who.accessories = {item};
    EXPECT_NE(text_of(build(who).art), text_of(build(bare).art)) << item;
  }
}

/// Whether a shape of `part` is filled or drawn in `color`.
bool shows(const drawing::Group& group, std::string_view part, drawing::Color color) {
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      if (shows(*inner, part, color)) return true;
    } else if (const auto* shape = std::get_if<drawing::Shape>(&node.item)) {
      if (shape->part == part && (drawing::to_hex(shape->fill.color) == drawing::to_hex(color) ||
                                  drawing::to_hex(shape->stroke.color) == drawing::to_hex(color)))
        return true;
    }
  }
  return false;
}

TEST(Figure, DrawsWhatIsWornInTheColourThatWasSaid) {
  const drawing::Color teal = *drawing::parse_color("#12ab9c");
  for (const char* species : {"otter", "human"})
    for (const char* item :
         {"satchel", "backpack", "scarf", "hat", "glasses", "bow", "crown", "tiara", "sun_hat",
          "pirate_hat", "cap", "wool_hat", "braces", "bib"}) {
      story::Descriptor who = complete(species);
      who.accessories = {item};
      who.accessory_colors = {{item, "#12ab9c"}};
      const std::string part = std::string_view(item).ends_with("hat") || item == std::string("cap")
                                   ? "hero.hat"
                                   : std::string("hero.") + item;
      EXPECT_TRUE(shows(build(who).art, part, teal)) << species << " " << item;
    }
  story::Descriptor who = complete("human");
  who.clothes = {{"boots", "#12ab9c", "plain"}};
  EXPECT_TRUE(shows(build(who).art, "hero.foot.near", teal));
}

TEST(Figure, DrawsAccessoriesOfOldDescriptorsAsTheyWere) {
  // Colours that were filled in before crowns and satchels took one.
  story::Descriptor who = complete("human");
  who.accessories = {"crown", "satchel"};
  who.accessory_colors = {{"crown", "#7a4fb5"}, {"satchel", "#e4572e"}};
  const Figure figure = build(who);
  EXPECT_TRUE(shows(figure.art, "hero.crown", drawing::rgb(0xF6C23C)));
  EXPECT_TRUE(shows(figure.art, "hero.satchel", drawing::rgb(0x9A6236)));
}

TEST(Figure, HairFallsAsFarAsWasSaid) {
  const auto hem = [](const char* style, story::Pronouns pronouns) {
    story::Descriptor who = complete("human");
    who.accessories.clear();
    who.hair_style = style, who.pronouns = pronouns, who.age = story::Age::Child;
    const Figure f = build(who);
    return (f.head.bottom() - f.skull.y) / f.skull.height;
  };
  using story::Pronouns;
  EXPECT_GT(hem("long_curly", Pronouns::She), hem("curly", Pronouns::She));
  EXPECT_GT(hem("curly", Pronouns::She), hem("curly", Pronouns::He));
  EXPECT_NEAR(hem("short_curly", Pronouns::She), hem("curly", Pronouns::He), 0.01);
}

TEST(Figure, BabiesAreMostlyHeadAndToddlersHalfWayToChildren) {
  const auto head_share = [](story::Age age, double height) {
    story::Descriptor who = complete("human");
    who.age = age, who.height = height;
    const Figure f = build(who);
    return f.skull.height / f.height;
  };
  const double baby = head_share(story::Age::Baby, 0.4),
               toddler = head_share(story::Age::Baby, 0.95),
               child = head_share(story::Age::Child, 0.4);
  EXPECT_GT(baby, 0.48);
  EXPECT_GT(baby, toddler + 0.02);
  EXPECT_GT(toddler, child + 0.02);
}

TEST(Figure, AMoustacheIsNoBeardAndNeitherHidesTheNose) {
  for (const char* item : {"mustache", "beard", "long_beard"}) {
    story::Descriptor who = complete("human");
    who.age = story::Age::Elder;
    who.accessories = {item};
    Census census;
    count(build(who).art, census);
    EXPECT_EQ(census.parts.contains("hero.beard"), item != std::string("mustache")) << item;
    EXPECT_TRUE(census.parts.contains("hero.mustache")) << item;
    EXPECT_TRUE(census.parts.contains("hero.nose")) << item;
  }
}

TEST(Figure, LionessesAndCubsHaveNoMane) {
  const auto maned = [](story::Pronouns pronouns, story::Age age) {
    story::Descriptor who = complete("lion");
    who.pronouns = pronouns, who.age = age;
    Census census;
    count(build(who).art, census);
    return census.parts.contains("hero.mane");
  };
  EXPECT_TRUE(maned(story::Pronouns::He, story::Age::Child));
  EXPECT_FALSE(maned(story::Pronouns::She, story::Age::Adult));
  EXPECT_FALSE(maned(story::Pronouns::He, story::Age::Baby));
}

TEST(Figure, HoldsWhatItIsGivenNearItsHand) {
  const story::Descriptor who = complete("rabbit");
  drawing::Shape apple;
  apple.path = drawing::ellipse({0, 0}, 0.5, 0.5);
  apple.fill = drawing::Fill::solid(drawing::rgb(0xE0342B));
  apple.part = "hero.held";
  for (Pose pose : {Pose::Stand, Pose::Hold, Pose::Give, Pose::Carry, Pose::Eat, Pose::Wave}) {
    FigureRequest request{who, "hero"};
    request.pose = pose;
    request.held.emplace();
    request.held->add(apple);
    request.held_size = 20;
    const Figure f = build_figure(request);
    Census census;
    count(f.art, census);
    EXPECT_TRUE(census.parts.contains("hero.held"));
    EXPECT_TRUE(f.bounds.grown(25).contains(f.hand));
  }
}

TEST(CharacterSheet, HasAPanelForEveryViewAndLeavesRoomForTheTitle) {
  story::CastMember who;
  who.key = "hero";
  for (const char* species : {"raccoon", "giraffe", "whale", "human"}) {
    who.descriptor = complete(species);
    const drawing::DisplayList sheet = character_sheet(who);
    std::set<std::string> names;
    for (const drawing::Region& r : sheet.regions) {
      names.insert(r.name);
      EXPECT_TRUE((Box{0, 0, 1500, 1000}.contains({r.box.x, r.box.y}))) << r.name;
      EXPECT_LE(r.box.right(), 1500) << r.name;
      EXPECT_LE(r.box.bottom(), 1000) << r.name;
      if (r.kind == drawing::Region::Kind::Figure)
        EXPECT_FALSE(r.box.overlaps({30, 24, 420, 90})) << r.name;
    }
    for (const char* name :
         {"front", "three_quarter", "side", "back", "expression.happy", "pose.run", "palette"})
      EXPECT_TRUE(names.contains(name)) << name;
  }
}

}  // namespace
}  // namespace talewright::engines::illustrator
