// Eight views of every species: what is seen from where.
#include <gtest/gtest.h>

#include <set>

#include "drawing/each_shape.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"

namespace talewright::engines::illustrator {
namespace {

using story::Expression;
using story::Facing;
using story::Pose;

story::Descriptor plain(const std::string& species, const std::string& stance = "") {
  story::Descriptor d;
  d.species = species;
  d.stance = stance;
  d.dressed = true;  // in nothing: hats and glasses would hide what is counted
  std::vector<std::string> notes;
  story::Descriptor done = complete_descriptor(d, 7, notes);
  done.clothes.clear();
  done.accessories.clear();
  return done;
}

Figure build(const story::Descriptor& who, Facing facing, Pose pose = Pose::Stand,
             Expression expression = Expression::Neutral) {
  FigureRequest request{who, "hero"};
  request.pose = pose;
  request.expression = expression;
  request.facing = facing;
  return build_figure(request);
}

/// Eyes by what each has one of: a pupil, or a bead's shape of its own.
int eyes_of(const Figure& f) {
  int pupils = 0, beads = 0;
  drawing::each_shape(f.art, [&](const drawing::Shape& s) {
    pupils += s.part == "hero.eye.pupil";
    beads += s.part == "hero.eye";
  });
  return pupils + beads;
}

bool draws(const Figure& f, const std::string& part) {
  bool found = false;
  drawing::each_shape(
      f.art, [&](const drawing::Shape& s) { found |= s.part.starts_with("hero." + part); });
  return found;
}

std::vector<story::Descriptor> everybody() {
  std::vector<story::Descriptor> all;
  for (const std::string& species : species_names())
    for (const char* stance : {"upright", "four_legged"}) all.push_back(plain(species, stance));
  return all;
}

TEST(Views, ProfilesShowExactlyOneEye) {
  for (const story::Descriptor& who : everybody())
    for (Facing side : {Facing::SideLeft, Facing::SideRight})
      EXPECT_EQ(eyes_of(build(who, side)), 1) << who.species << " " << who.stance;
}

TEST(Views, ThreeQuarterAndFrontShowBothEyes) {
  for (const story::Descriptor& who : everybody())
    for (Facing facing : {Facing::Front, Facing::Left, Facing::Right})
      EXPECT_EQ(eyes_of(build(who, facing)), 2) << who.species << " " << who.stance;
}

TEST(Views, FromBehindThereAreNeitherEyesNorMouth) {
  for (const story::Descriptor& who : everybody())
    for (Facing facing : {Facing::Back, Facing::BackLeft, Facing::BackRight}) {
      const Figure f = build(who, facing);
      EXPECT_FALSE(draws(f, "eye.pupil") || draws(f, "eye.white")) << who.species;
      EXPECT_FALSE(draws(f, "mouth")) << who.species << " " << who.stance;
      EXPECT_FALSE(draws(f, "brow")) << who.species << " " << who.stance;
    }
}

TEST(Views, LeftIsTheMirrorOfRight) {
  for (const story::Descriptor& who : everybody())
    for (const auto& [left, right] : {std::pair{Facing::Left, Facing::Right},
                                      {Facing::SideLeft, Facing::SideRight},
                                      {Facing::BackLeft, Facing::BackRight}}) {
      const Figure a = build(who, left, Pose::Walk), b = build(who, right, Pose::Walk);
      EXPECT_NEAR(a.bounds.x, -b.bounds.right(), 1e-6) << who.species;
      EXPECT_NEAR(a.bounds.width, b.bounds.width, 1e-6) << who.species;
      EXPECT_NEAR(a.eyes.x, -b.eyes.x, 1e-6) << who.species;
      EXPECT_NEAR(a.hand.x, -b.hand.x, 1e-6) << who.species;
    }
}

TEST(Views, TheThreeKindsOfViewAreDifferentDrawings) {
  for (const char* species : {"fox", "human", "owl", "whale", "snowman"}) {
    const story::Descriptor who = plain(species, "upright");
    std::set<std::string> drawings;
    for (std::size_t i = 0; i < story::spellings<Facing>().size(); ++i) {
      drawing::DisplayList list;
      list.root = build(who, static_cast<Facing>(i)).art;
      drawings.insert(drawing::to_text(list));
    }
    EXPECT_EQ(drawings.size(), story::spellings<Facing>().size()) << species;
  }
}

TEST(Views, APersonIsThinnerFromTheSideThanFromTheFront) {
  const story::Descriptor who = plain("human");
  EXPECT_LT(build(who, Facing::SideRight).trunk.width,
            build(who, Facing::Front).trunk.width * 0.95);
}

TEST(Views, MuzzlesReachBeyondTheSkullInProfile) {
  for (const char* species : {"fox", "bear", "wolf", "crocodile", "mouse"}) {
    const Figure f = build(plain(species, "upright"), Facing::SideRight);
    EXPECT_GT(f.head.right(), f.skull.right() + f.skull.width * 0.05) << species;
  }
}

TEST(Views, EarsAreSeenFromBehindWhateverOneLooksAt) {
  for (const char* species : {"otter", "bear", "cat", "fox", "panda", "mouse"})
    for (Facing facing : {Facing::Back, Facing::BackLeft, Facing::BackRight})
      for (Pose pose : {Pose::Stand, Pose::LookUp, Pose::Hide}) {
        const Figure f = build(plain(species), facing, pose);
        EXPECT_TRUE(draws(f, "ear.near") && draws(f, "ear.far")) << species;
      }
}

TEST(Views, AnOpenMouthLowersTheChinInProfile) {
  for (const char* species : {"otter", "fox", "bear", "dog", "frog", "dragon"}) {
    const auto lowest = [&](Expression expression, const std::string& part) {
      double low = -1e9;
      drawing::each_shape(build(plain(species), Facing::SideRight, Pose::Stand, expression).art,
                          [&](const drawing::Shape& s) {
                            if (s.part == "hero." + part)
                              low = std::max(low, s.path.bounds().bottom());
                          });
      return low;
    };
    EXPECT_LT(lowest(Expression::Joyful, "mouth"), lowest(Expression::Joyful, "head")) << species;
  }
}

TEST(Views, BirdsFoldTheirWingsOnTheirBacks) {
  for (const char* species : {"bird", "owl", "parrot", "flamingo"}) {
    const Figure f = build(plain(species), Facing::Back);
    EXPECT_TRUE(draws(f, "wing.near") && draws(f, "wing.far") && draws(f, "tail")) << species;
  }
}

TEST(Views, LookingBackShowsTheFaceEvenFromBehind) {
  for (const char* species : {"fox", "human", "owl", "robot"}) {
    const story::Descriptor who = plain(species, "upright");
    for (Facing facing : {Facing::Back, Facing::BackRight, Facing::Right, Facing::SideRight}) {
      const Figure f = build(who, facing, Pose::LookBack);
      EXPECT_TRUE(draws(f, "eye.pupil")) << species;
    }
    // The body walks right, the head looks left.
    EXPECT_LT(build(who, Facing::Right, Pose::LookBack).eyes.x,
              build(who, Facing::Right, Pose::Walk).eyes.x)
        << species;
  }
}

TEST(Views, RidersSitAstrideWithTheirHandsBeforeThem) {
  const story::Descriptor who = plain("human");
  const Figure side = build(who, Facing::SideRight, Pose::Ride);
  EXPECT_GT(side.hand.x, side.trunk.centre().x);
  // With bent knees they are lower than standing.
  EXPECT_GT(side.bounds.y, build(who, Facing::SideRight).bounds.y + side.height * 0.03);
}

TEST(Features, AreDrawnWhereTheySay) {
  for (const std::string& name : feature_names()) {
    story::Descriptor who = plain("fox", "upright");
    drawing::DisplayList without, with;
    without.root = build(who, Facing::Right, Pose::Stand, Expression::Happy).art;
    who.features = {name};
    with.root = build(who, Facing::Right, Pose::Stand, Expression::Happy).art;
    EXPECT_NE(drawing::to_text(without), drawing::to_text(with)) << name;
  }
}

TEST(Features, ASewnPatchIsSeenOnFourLegsToo) {
  story::Descriptor who = plain("cat", "four_legged");
  EXPECT_FALSE(draws(build(who, Facing::Right), "patch"));
  who.features = {"patch"};
  EXPECT_TRUE(draws(build(who, Facing::Right), "patch"));
}

TEST(Features, ATornEarIsDrawnOverTheHat) {
  story::Descriptor who = plain("bear");
  who.features = {"torn_ear"};
  who.accessories = {"cap"};
  bool hat_seen = false, ear_over_it = false;
  drawing::each_shape(build(who, Facing::Right).art, [&](const drawing::Shape& s) {
    hat_seen |= s.part == "hero.hat";
    ear_over_it |= hat_seen && s.part.starts_with("hero.ear");
  });
  EXPECT_TRUE(hat_seen);
  EXPECT_TRUE(ear_over_it);
}

TEST(Features, SurviveTheirJsonForm) {
  story::Descriptor who = plain("fox");
  who.features = {"torn_ear", "scar"};
  EXPECT_EQ(story::descriptor_from_json(story::to_json(who)), who);
}

}  // namespace
}  // namespace talewright::engines::illustrator
