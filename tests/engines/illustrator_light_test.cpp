// The light in rooms by night: each thing is as bright as the lamps make it where it stands.
#include <gtest/gtest.h>

#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/light_effects.h"

namespace talewright::engines::illustrator {
namespace {

story::SceneSpec night_in(const char* setting) {
  story::SceneSpec spec;
  spec.setting = setting;
  spec.time = story::TimeOfDay::Night;
  spec.text_space = story::TextSpace::None;
  return spec;
}

double value(Color c) { return c.r + c.g + c.b; }

Shape white_box(Point at) {
  return area(drawing::rectangle({at.x - 10, at.y - 10, 20, 20}), rgb(0xFFFFFF), Role::Interior);
}

/// The colour of the nth shape after night has fallen with one lamp at (300, 300).
Color color_after(const Stage& s, std::size_t n) {
  return std::get<Shape>(s.back.children.at(n).item).fill.color;
}

TEST(Nightfall, LeavesWhatIsNearALampWarmAndSinksTheRestIntoBlue) {
  const story::SceneSpec spec = night_in("bedroom");
  Stage s(spec, light_for(spec, Air::Indoor));
  s.back.add(white_box({300, 300}));
  s.back.add(white_box({950, 80}));
  nightfall(s, {Point{300, 300}}, 250);
  const Color near = color_after(s, 0), far = color_after(s, 1);
  EXPECT_GT(near.r, near.b + 0.1);
  EXPECT_GT(value(near), 2.4);
  EXPECT_GT(far.b, far.r + 0.1);
  EXPECT_LT(value(far), 1.2);
  // Not mauve: green never lies below the mean of red and blue by much.
  EXPECT_GT(far.g, (far.r + far.b) / 2 - 0.03);
}

TEST(Nightfall, KeepsWhatShinesAndWhatLiesOutOfTheWindow) {
  const story::SceneSpec spec = night_in("bedroom");
  Stage s(spec, light_for(spec, Air::Indoor));
  s.back.add(shining(white_box({950, 80})));
  Group view;
  view.name = "setting.view";
  view.add(white_box({950, 80}));
  s.back.add(std::move(view));
  nightfall(s, {Point{300, 300}}, 250);
  EXPECT_EQ(value(color_after(s, 0)), 3);
  const Group& out = std::get<Group>(s.back.children.at(1).item);
  EXPECT_EQ(value(std::get<Shape>(out.children.at(0).item).fill.color), 3);
}

TEST(Nightfall, DoesNothingByDay) {
  story::SceneSpec spec = night_in("bedroom");
  spec.time = story::TimeOfDay::Day;
  Stage s(spec, light_for(spec, Air::Indoor));
  s.back.add(white_box({950, 80}));
  nightfall(s, {Point{300, 300}}, 250);
  EXPECT_EQ(s.back.children.size(), 1u);
  EXPECT_EQ(value(color_after(s, 0)), 3);
  EXPECT_TRUE(s.lamps.empty());
}

TEST(Nightfall, LetsAWallPaleAwayFromItsLampWithoutAStep) {
  const story::SceneSpec spec = night_in("bedroom");
  Stage s(spec, light_for(spec, Air::Indoor));
  s.back.add(area(drawing::rectangle({-20, -20, 1040, 500}), rgb(0xF6E2BC), Role::Interior));
  nightfall(s, {Point{300, 300}}, 250);
  const Fill& wall = std::get<Shape>(s.back.children.at(0).item).fill;
  ASSERT_EQ(wall.kind, Fill::Kind::Radial);
  EXPECT_EQ(wall.from.x, 300);
  for (std::size_t i = 1; i < wall.stops.size(); ++i) {
    EXPECT_GT(wall.stops[i].at, wall.stops[i - 1].at);
    EXPECT_LE(value(wall.stops[i].color), value(wall.stops[i - 1].color) + 1e-9);
  }
}

TEST(Nightfall, TurnsTheLightOfWhoeverStandsThereTowardsTheNearestLamp) {
  const story::SceneSpec spec = night_in("bedroom");
  Stage s(spec, light_for(spec, Air::Indoor));
  const Point before = s.light.towards;
  light_from_lamps(s, {400, 400, 100, 200});
  EXPECT_EQ(s.light.towards.x, before.x);
  nightfall(s, {Point{900, 200}, Point{100, 200}}, 250);
  light_from_lamps(s, {700, 400, 100, 200});
  EXPECT_GT(s.light.towards.x, 0.2);
  light_from_lamps(s, {200, 400, 100, 200});
  EXPECT_LT(s.light.towards.x, -0.2);
  EXPECT_LT(s.light.towards.y, 0);
}

TEST(LampsOutOfDoors, WarmTheSideOfNearThingsThatFacesThem) {
  const story::SceneSpec spec = night_in("camp");
  Stage s(spec, light_for(spec, Air::Open));
  s.horizon = 450;
  const Color blue = rgb(0x4A5A80);
  const auto wall = [&](Box b) { return area(drawing::rectangle(b), blue, blue, Role::Structure); };
  s.back.add(wall({400, 500, 200, 200}));
  s.back.add(wall({250, 300, 100, 100}));  // beyond the horizon
  const Lamp lamp{{300, 550}, 300};
  lamps_warm(s, {&lamp, 1});
  const Fill near = std::get<Shape>(s.back.children.at(0).item).fill,
             far = std::get<Shape>(s.back.children.at(1).item).fill;
  EXPECT_GT(near.stops.front().color.r, near.stops.back().color.r + 0.08);
  EXPECT_GT(near.stops.front().color.r, blue.r * 1.3);
  EXPECT_NEAR(near.stops.back().color.r, blue.r, 0.08);
  EXPECT_EQ(far.stops.front().color.r, blue.r);
}

TEST(GroundPools, AreFlatGradientsThatFadeOut) {
  const Shape pool = glow({500, 800}, 200, rgb(0xFFC773, 0.5), 0.1, 0.25);
  const Box box = pool.path.bounds();
  EXPECT_NEAR(box.height / box.width, 0.25, 0.01);
  EXPECT_EQ(pool.fill.squash, 0.25);
  EXPECT_EQ(pool.fill.stops.back().color.a, 0);
}

TEST(GroundPools, KeepTheirFlatnessInAStoredPicture) {
  drawing::DisplayList list;
  list.root.add(glow({500, 800}, 200, rgb(0xFFC773, 0.5), 0.1, 0.25));
  const drawing::DisplayList read = drawing::parse_display_list(drawing::to_text(list));
  const Fill& fill = std::get<Shape>(read.root.children.at(0).item).fill;
  EXPECT_EQ(fill.kind, Fill::Kind::Radial);
  EXPECT_EQ(fill.squash, 0.25);
  EXPECT_EQ(fill.stops.size(), 5u);
}

}  // namespace
}  // namespace talewright::engines::illustrator
