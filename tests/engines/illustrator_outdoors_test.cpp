// Out of doors: that what stands near the eye belongs to the place, that the sky is that of the
// weather, and that the ground has form.
#include <gtest/gtest.h>

#include <set>

#include "drawing/each_shape.h"
#include "engines/illustrator/brushes/frames.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {
namespace {

using story::Season;
using story::TextSpace;
using story::TimeOfDay;
using story::Weather;

story::SceneSpec place(std::string_view name, std::uint64_t seed = 5) {
  story::SceneSpec spec;
  spec.setting = std::string(name);
  spec.shot = story::Shot::Wide;
  spec.text_space = TextSpace::None;
  spec.seed = seed;
  return spec;
}

Stage drawn(const story::SceneSpec& spec) {
  const Setting& setting = setting_named(spec.setting);
  Stage stage(spec, light_for(spec, setting.air));
  setting.draw(stage);
  return stage;
}

const Group* named(const Group& group, std::string_view name) {
  for (const drawing::Node& node : group.children)
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      if (inner->name == name) return inner;
      if (const Group* found = named(*inner, name)) return found;
    }
  return nullptr;
}

/// Which lower corners hold something: 0 none, 1 left, 2 right, 3 both.
int corners(const Stage& stage) {
  const Group* frame = named(stage.front, "setting.frame");
  int held = 0;
  if (frame)
    drawing::each_shape(*frame, [&](const Shape& s) {
      held |= s.path.bounds().centre().x < stage.width / 2 ? 1 : 2;
    });
  return held;
}

std::string frame_text(std::string_view name, Season season = Season::Summer) {
  story::SceneSpec spec = place(name, 1);
  spec.season = season;
  const Stage stage = drawn(spec);
  drawing::DisplayList list;
  if (const Group* frame = named(stage.front, "setting.frame")) list.root.add(*frame);
  return drawing::to_text(list);
}

TEST(Outdoors, TheSeedChoosesWhichCornersHoldSomething) {
  std::set<int> seen;
  for (std::uint64_t seed = 1; seed <= 40; ++seed)
    seen.insert(corners(drawn(place("meadow", seed))));
  EXPECT_EQ(seen, (std::set<int>{0, 1, 2, 3}));
}

TEST(Outdoors, EachPlaceHasItsOwnForeground) {
  std::set<std::string> all;
  const auto places = {"meadow", "forest",   "jungle",  "river", "beach",
                       "desert", "mountain", "village", "city"};
  for (const char* name : places) all.insert(frame_text(name));
  EXPECT_EQ(all.size(), places.size());
}

TEST(Outdoors, NothingStandsWhereWordsWillStand) {
  for (const char* name : {"meadow", "forest", "beach", "city", "river"})
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      story::SceneSpec spec = place(name, seed);
      spec.text_space = TextSpace::Bottom;
      EXPECT_EQ(corners(drawn(spec)), 0) << name << " " << seed;
      spec.text_space = TextSpace::Left;
      EXPECT_EQ(corners(drawn(spec)) & 1, 0) << name << " " << seed;
      spec.text_space = TextSpace::Right;
      EXPECT_EQ(corners(drawn(spec)) & 2, 0) << name << " " << seed;
    }
}

TEST(Outdoors, ABoughInWinterCarriesSnowAndNoLeaves) {
  int boughs = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    story::SceneSpec spec = place("meadow", seed);
    spec.season = Season::Winter;
    const Stage stage = drawn(spec);
    const Group* bough = named(stage.front, "setting.branch");
    if (!bough) continue;
    ++boughs;
    ASSERT_EQ(bough->children.size(), 2u) << "wood and snow";
    const Shape& wood = std::get<Shape>(bough->children[0].item);
    const Shape& snow = std::get<Shape>(bough->children[1].item);
    EXPECT_GT(drawing::luminance(snow.fill.color), drawing::luminance(wood.fill.color) + 0.3);
  }
  EXPECT_GT(boughs, 0);
}

TEST(Outdoors, BoughsHangOnlyWhereTreesStand) {
  for (const char* name : {"village", "city", "castle", "beach", "desert", "snowfield", "farm"})
    for (std::uint64_t seed = 1; seed <= 6; ++seed)
      EXPECT_EQ(named(drawn(place(name, seed)).front, "setting.branch"), nullptr) << name;
}

/// Width over height of the clouds in the sky, the widest cloud's share of the picture first.
std::vector<double> clouds(Weather weather, TimeOfDay time, double& widest) {
  std::vector<double> shapes;
  widest = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    story::SceneSpec spec = place("meadow", seed);
    spec.weather = weather, spec.time = time;
    const Stage stage = drawn(spec);
    const Group* sky = named(stage.back, "setting.sky");
    if (sky == nullptr) continue;
    drawing::each_shape(*sky, [&](const Shape& s) {
      if (s.role != Role::Cloud) return;
      const Box b = s.path.bounds();
      shapes.push_back(b.width / b.height);
      widest = std::max(widest, b.width / stage.width);
    });
  }
  std::sort(shapes.begin(), shapes.end());
  return shapes;
}

TEST(Outdoors, CloudsAreThoseOfTheWeatherAndTheHour) {
  double fair = 0, rain = 0, dusk = 0;
  const auto by_day = clouds(Weather::Clear, TimeOfDay::Day, fair);
  const auto in_rain = clouds(Weather::Rain, TimeOfDay::Day, rain);
  const auto at_dusk = clouds(Weather::Clear, TimeOfDay::Sunset, dusk);
  ASSERT_FALSE(by_day.empty() || in_rain.empty() || at_dusk.empty());
  EXPECT_LT(fair, 0.7) << "fair weather leaves most of the sky free";
  EXPECT_GT(rain, 1.0) << "a lid of cloud carries the rain";
  EXPECT_GT(at_dusk[at_dusk.size() / 2], 1.5 * by_day[by_day.size() / 2]) << "banks, not heaps";
}

TEST(Outdoors, NothingThatIsBuiltCutsTheMoonOfACity) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    story::SceneSpec spec = place("city", seed);
    spec.time = TimeOfDay::Night;
    const Stage stage = drawn(spec);
    const Group* sky = named(stage.back, "setting.sky");
    ASSERT_TRUE(sky) << seed;
    Box moon;
    drawing::each_shape(*sky, [&](const Shape& s) {
      const Box b = s.path.bounds();
      if (s.role == Role::Celestial && b.width > 60 && std::abs(b.width - b.height) < 1) moon = b;
    });
    ASSERT_FALSE(moon.empty()) << seed;
    for (const drawing::Node& node : stage.back.children)
      if (const Group* g = std::get_if<Group>(&node.item))
        if (g->name == "setting.block" || g->name == "setting.shop") {
          const Box b = drawing::bounds(*g);
          EXPECT_FALSE(b.x < moon.right() && b.right() > moon.x && b.y < moon.bottom())
              << seed << ": " << g->name << " at " << b.x << ", " << b.y;
        }
  }
}

TEST(Outdoors, WhatATrainPassesByNightKeepsTheColoursOfTheNight) {
  story::SceneSpec spec = place("train");
  spec.time = TimeOfDay::Night;
  const Stage stage = drawn(spec);
  const Group* view = named(stage.back, "setting.view");
  ASSERT_TRUE(view) << "the view is known as one, so that no lamp falls on it";
  int land = 0;
  drawing::each_shape(*view, [&](const Shape& s) {
    if (s.role != Role::Land) return;
    const Color c = s.fill.stops.empty() ? s.fill.color : s.fill.stops.back().color;
    EXPECT_GT(c.b, c.r) << ++land;
    ++land;
  });
  EXPECT_GE(land, 6);
}

TEST(Outdoors, TheSkyReachesDownToTheGround) {
  for (const char* name :
       {"garden", "meadow", "farm", "village", "castle", "playground", "mountain"}) {
    const Stage stage = drawn(place(name));
    const Group *sky = named(stage.back, "setting.sky"),
                *ground = named(stage.back, "setting.ground");
    ASSERT_TRUE(sky && ground) << name;
    const Box dome = std::get<Shape>(sky->children.front().item).path.bounds(),
              land = std::get<Shape>(ground->children.front().item).path.bounds();
    EXPECT_GE(dome.bottom(), land.y + 14 * stage.zoom) << name;
  }
}

TEST(Outdoors, TheGroundRisesUnlessItIsAFloor) {
  const story::SceneSpec spec = place("meadow");
  const auto hills = [&](double relief) {
    Stage stage(spec, light_for(spec, Air::Open));
    paint_ground(stage, stage.horizon, rgb(0x99BF6C), relief);
    int n = 0;
    drawing::each_shape(stage.back, [&](const Shape& s) { n += s.role == Role::Land; });
    return n;
  };
  EXPECT_EQ(hills(0), 1);
  EXPECT_GE(hills(1), 4);
}

TEST(Outdoors, GrassAndFlowersKeepOffTheWay) {
  const story::SceneSpec spec = place("meadow");
  Stage stage(spec, light_for(spec, Air::Open));
  paint_path(stage, 500, 500, stage.ground(0.1), 300, rgb(0xDCC597));
  EXPECT_FALSE(stage.grows_at({500, stage.height - 2}));
  EXPECT_TRUE(stage.grows_at({20, stage.height - 2}));
}

}  // namespace
}  // namespace talewright::engines::illustrator
