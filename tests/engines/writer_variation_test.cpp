// A variation changes one dimension and nothing else.
#include <gtest/gtest.h>

#include <set>

#include <boost/json.hpp>

#include "engines/engines.h"
#include "engines/writer_said.h"

namespace talewright::engines {
namespace {

using story::Dimension;

std::vector<story::CastMember> cast() {
  std::vector<story::CastMember> list(2);
  const auto writer = make_builtin_writer();
  list[0].key = "hero", list[0].name = "Mina";
  list[0].descriptor = writer->describe("a girl with glasses in a green dress").descriptor;
  list[1].key = "friend", list[1].name = "Rusty";
  list[1].descriptor = writer->describe("a fox").descriptor;
  return list;
}

story::SceneSpec picture() {
  auto spec = make_builtin_writer()
                  ->scene_from("Mina and Rusty walk in the forest with a lantern", cast(), 9)
                  .spec;
  story::SceneProp tree;
  tree.name = "mushroom";
  spec.props.push_back(tree);
  return spec;
}

SceneDraft vary(Dimension dimension, std::string_view target, int index = 0) {
  return make_builtin_writer()->varied(picture(), cast(), dimension, target, index);
}

/// The spec's JSON without the members of a dimension, and without the alt text, which follows.
std::string rest(const story::SceneSpec& spec, Dimension dimension) {
  boost::json::object json = story::to_json(spec);
  json.erase("alt");
  const auto figures = [&](std::initializer_list<const char*> members) {
    for (auto& figure : json.at("characters").as_array())
      for (const char* member : members) figure.as_object().erase(member);
  };
  switch (dimension) {
    case Dimension::Expression:
      figures({"expression"});
      break;
    case Dimension::Pose:
      figures({"pose", "interaction", "with"});
      break;
    case Dimension::Outfit:
      figures({"outfit"});
      break;
    case Dimension::Lighting:
      json.erase("lighting"), json.erase("time");
      break;
    case Dimension::Angle:
      json.erase("shot"), json.erase("angle");
      figures({"facing"});
      break;
    case Dimension::Background:
      for (const char* member : {"setting", "season", "weather", "props"}) json.erase(member);
      break;
  }
  return boost::json::serialize(json);
}

TEST(Varied, LeavesEveryOtherMemberAsItWas) {
  const story::SceneSpec before = picture();
  for (int d = 0; d < 6; ++d)
    for (const char* target : {"",
                               "sad at night in a red coat, running, seen from above, at the "
                               "beach in winter with three balloons",
                               "the fox sad", "nonsense blorp", "close", "golden hour"})
      for (int index = 0; index < 4; ++index) {
        const auto dimension = static_cast<Dimension>(d);
        EXPECT_EQ(rest(vary(dimension, target, index).spec, dimension), rest(before, dimension))
            << story::spelling(dimension) << " " << target;
      }
}

TEST(Varied, GivesFourDifferentAnswersToAnOpenTarget) {
  for (int d = 0; d < 6; ++d) {
    std::set<std::string> seen{boost::json::serialize(story::to_json(picture()))};
    for (int index = 0; index < 4; ++index)
      seen.insert(
          boost::json::serialize(story::to_json(vary(static_cast<Dimension>(d), "", index).spec)));
    EXPECT_EQ(seen.size(), 5u) << story::spelling(static_cast<Dimension>(d));
  }
}

TEST(Varied, VariesWithinAPreciseTarget) {
  for (const auto& [dimension, target] : std::vector<std::pair<Dimension, const char*>>{
           {Dimension::Expression, "sad"},
           {Dimension::Pose, "jumping"},
           {Dimension::Lighting, "golden hour"},
           {Dimension::Angle, "from below"},
           {Dimension::Background, "beach"},
           {Dimension::Outfit, "winter coat and red hat"}}) {
    std::set<std::string> seen;
    for (int index = 0; index < 4; ++index)
      seen.insert(boost::json::serialize(story::to_json(vary(dimension, target, index).spec)));
    EXPECT_EQ(seen.size(), 4u) << target;
  }
}

TEST(Varied, DoesWhatTheTargetSays) {
  EXPECT_EQ(vary(Dimension::Expression, "sad").spec.characters[0].expression,
            story::Expression::Sad);
  EXPECT_EQ(vary(Dimension::Expression, "crying").spec.characters[1].expression,
            story::Expression::Crying);
  const auto only_fox = vary(Dimension::Expression, "the fox sad").spec;
  EXPECT_EQ(only_fox.characters[0].expression, picture().characters[0].expression);
  EXPECT_EQ(only_fox.characters[1].expression, story::Expression::Sad);
  EXPECT_EQ(vary(Dimension::Pose, "look_up").spec.characters[0].pose, story::Pose::LookUp);
  EXPECT_EQ(vary(Dimension::Pose, "Rusty runs").spec.characters[1].pose, story::Pose::Run);
  EXPECT_EQ(vary(Dimension::Pose, "Rusty runs").spec.characters[0].pose, story::Pose::Walk);
  const auto golden = vary(Dimension::Lighting, "golden hour").spec;
  EXPECT_EQ(golden.time, story::TimeOfDay::Sunset);
  EXPECT_EQ(golden.lighting, story::Lighting::Warm);
  EXPECT_EQ(vary(Dimension::Lighting, "backlit").spec.lighting, story::Lighting::Backlit);
  const auto low = vary(Dimension::Angle, "close-up from below").spec;
  EXPECT_EQ(low.shot, story::Shot::Close);
  EXPECT_EQ(low.angle, story::Angle::Worm);
  const auto beach = vary(Dimension::Background, "a snowy mountain").spec;
  EXPECT_EQ(beach.setting, "mountain");
  EXPECT_EQ(beach.weather, story::Weather::Snow);
}

TEST(Varied, DressesForTheOccasionAndKeepsGlasses) {
  const auto coat = vary(Dimension::Outfit, "winter coat and red hat").spec;
  ASSERT_TRUE(coat.characters[0].outfit && coat.characters[1].outfit);
  EXPECT_EQ(coat.characters[0].outfit->clothes.at(0).item, "coat");
  const auto& worn = coat.characters[0].outfit->accessories;
  EXPECT_EQ(std::count(worn.begin(), worn.end(), "hat"), 1);
  EXPECT_EQ(std::count(worn.begin(), worn.end(), "glasses"), 1);
  const auto mina = vary(Dimension::Outfit, "Mina in pyjamas").spec;
  EXPECT_EQ(mina.characters[0].outfit->clothes.at(0).item, "pyjamas");
  EXPECT_FALSE(mina.characters[1].outfit);
}

TEST(Varied, SaysWhenATargetMeansNothing) {
  EXPECT_FALSE(vary(Dimension::Expression, "blorp").notes.empty());
  EXPECT_EQ(vary(Dimension::Expression, "blorp").not_understood, std::vector<std::string>{"blorp"});
}

TEST(Varied, TakesAPictureOfNobody) {
  story::SceneSpec empty;
  for (int d = 0; d < 6; ++d)
    EXPECT_NO_THROW(make_builtin_writer()->varied(empty, {}, static_cast<Dimension>(d), "sad", 2));
}

}  // namespace
}  // namespace talewright::engines
