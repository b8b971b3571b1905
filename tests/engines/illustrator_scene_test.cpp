// Pictures of scenes: what must hold for every setting, hour and shot.
#include <gtest/gtest.h>

#include <thread>

#include "base/failure.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/scene.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {
namespace {

using drawing::DisplayList;
using drawing::Region;
using story::Shot;
using story::TextSpace;
using story::TimeOfDay;

std::vector<story::CastMember> cast_of(std::initializer_list<const char*> species) {
  static constexpr const char* keys[] = {"hero", "friend", "helper", "fourth", "fifth", "sixth"};
  std::vector<story::CastMember> cast;
  for (const char* name : species) {
    story::CastMember m;
    m.key = keys[cast.size()];
    m.descriptor.species = name;
    std::vector<std::string> notes;
    m.descriptor = complete_descriptor(m.descriptor, cast.size() + 1, notes);
    cast.push_back(std::move(m));
  }
  return cast;
}

story::SceneSpec scene_with(const std::vector<story::CastMember>& cast) {
  story::SceneSpec spec;
  for (const story::CastMember& m : cast) spec.characters.push_back({.character = m.key});
  return spec;
}

std::vector<Region> regions_of(const DisplayList& list, Region::Kind kind) {
  std::vector<Region> result;
  for (const Region& r : list.regions)
    if (r.kind == kind) result.push_back(r);
  return result;
}

double shared(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

std::size_t shapes_in(const drawing::Group& group) {
  std::size_t n = 0;
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item))
      n += shapes_in(*inner);
    else
      ++n;
  }
  return n;
}

void expect_well_composed(const DisplayList& list, const std::string& what) {
  const auto faces = regions_of(list, Region::Kind::Face),
             calm = regions_of(list, Region::Kind::Calm);
  const Box frame{0, 0, list.width, list.height};
  for (const Region& f : faces) {
    EXPECT_GE(shared(f.box, frame), 0.99 * f.box.width * f.box.height) << what << " " << f.name;
    for (const Region& c : calm) EXPECT_LE(shared(f.box, c.box), 1.0) << what << " " << f.name;
    for (const Region& other : faces)
      if (&other != &f)
        EXPECT_LE(shared(f.box, other.box),
                  0.06 * std::min(f.box.width * f.box.height, other.box.width * other.box.height))
            << what << " " << f.name << " and " << other.name;
  }
}

TEST(Scene, EverySettingIsDrawnAtEveryHourAndShot) {
  const auto cast = cast_of({"raccoon", "mouse"});
  for (const Setting& setting : all_settings())
    for (TimeOfDay time : {TimeOfDay::Dawn, TimeOfDay::Day, TimeOfDay::Sunset, TimeOfDay::Night})
      for (Shot shot : {Shot::Wide, Shot::Medium, Shot::Close}) {
        story::SceneSpec spec = scene_with(cast);
        spec.setting = setting.name;
        spec.time = time;
        spec.shot = shot;
        spec.text_space =
            static_cast<TextSpace>((static_cast<int>(time) + static_cast<int>(shot)) % 3);
        const DisplayList list = draw_scene(spec, cast, {});
        const std::string what = std::string(setting.name) + " " +
                                 std::string(story::spelling(time)) + " " +
                                 std::string(story::spelling(shot));
        expect_well_composed(list, what);
        EXPECT_EQ(regions_of(list, Region::Kind::Face).size(), 2u) << what;
        EXPECT_LT(drawing::to_text(list).size(), 600'000u) << what;
        EXPECT_LT(shapes_in(list.root), 2'200u) << what;
      }
}

TEST(Scene, GroupsOfUpToSixStandApartInEveryShot) {
  for (std::size_t n = 1; n <= 6; ++n) {
    auto cast = cast_of({"raccoon", "mouse", "elephant", "owl", "fox", "human"});
    cast.resize(n);
    for (Shot shot : {Shot::Wide, Shot::Medium, Shot::Close})
      for (double aspect : {0.7, 1.0, 1.6, 2.0})
        for (TextSpace space : {TextSpace::Top, TextSpace::Bottom, TextSpace::None}) {
          story::SceneSpec spec = scene_with(cast);
          spec.shot = shot, spec.aspect = aspect, spec.text_space = space, spec.seed = n;
          const DisplayList list = draw_scene(spec, cast, {});
          expect_well_composed(list, std::to_string(n) + " " + std::string(story::spelling(shot)) +
                                         " " + std::to_string(aspect) + " " +
                                         std::string(story::spelling(space)));
        }
  }
}

TEST(Scene, FiguresOfWideAndMediumShotsLieInsideThePicture) {
  const auto cast = cast_of({"fox", "dragon", "rabbit"});
  for (const Setting& setting : all_settings())
    for (Shot shot : {Shot::Wide, Shot::Medium}) {
      story::SceneSpec spec = scene_with(cast);
      spec.setting = setting.name, spec.shot = shot;
      spec.characters[1].pose = story::Pose::Jump;
      const DisplayList list = draw_scene(spec, cast, {});
      for (const Region& r : regions_of(list, Region::Kind::Figure)) {
        EXPECT_GT(r.box.x, 0) << setting.name;
        EXPECT_LT(r.box.right(), list.width) << setting.name;
        EXPECT_GT(r.box.y, 0) << setting.name;
        EXPECT_LE(r.box.bottom(), list.height) << setting.name;
      }
    }
}

TEST(Scene, TheSameSpecGivesTheSamePictureOnEveryThread) {
  const auto cast = cast_of({"fox", "owl"});
  story::SceneSpec spec = scene_with(cast);
  spec.setting = "forest";
  spec.props.push_back({.name = "red ball"});
  spec.characters[0].holding = "apple";
  const std::string expected = drawing::to_text(draw_scene(spec, cast, {}));
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& r : results)
    threads.emplace_back([&] { r = drawing::to_text(draw_scene(spec, cast, {})); });
  for (std::thread& t : threads) t.join();
  for (const std::string& r : results) EXPECT_EQ(r, expected);
  spec.seed = 2;
  EXPECT_NE(drawing::to_text(draw_scene(spec, cast, {})), expected);
}

TEST(Scene, RefusesACharacterOutsideTheCast) {
  const auto cast = cast_of({"fox"});
  story::SceneSpec spec = scene_with(cast);
  spec.characters.push_back({.character = "stranger"});
  try {
    draw_scene(spec, cast, {});
    FAIL() << "drew a stranger";
  } catch (const Failure& f) {
    EXPECT_EQ(f.code(), "validation_failed");
    EXPECT_NE(f.message().find("stranger"), std::string::npos);
  }
}

TEST(Scene, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  try {
    draw_scene({}, {}, source.get_token());
    FAIL() << "went on";
  } catch (const Failure& f) {
    EXPECT_EQ(f.code(), "canceled");
  }
}

TEST(Scene, AnUnknownSettingBecomesTheNearestOrTheMeadow) {
  EXPECT_EQ(setting_named("forest").name, "forest");
  EXPECT_EQ(setting_named("dark forest").name, "forest");
  EXPECT_EQ(setting_named("nowhere").name, "meadow");
  EXPECT_GE(all_settings().size(), 22u);
}

TEST(Scene, AnUnknownPropIsLeftOut) {
  story::SceneSpec spec;
  const std::string without = drawing::to_text(draw_scene(spec, {}, {}));
  spec.props.push_back({.name = "qwrtzplonk"});
  EXPECT_EQ(drawing::to_text(draw_scene(spec, {}, {})), without);
}

TEST(Scene, WhoHugsStandsCloserThanWhoDoesNot) {
  const auto cast = cast_of({"rabbit", "bear"});
  const auto gap = [&](story::Pose pose) {
    story::SceneSpec spec = scene_with(cast);
    spec.shot = Shot::Wide;
    for (auto& c : spec.characters) c.pose = pose;
    const auto faces = regions_of(draw_scene(spec, cast, {}), Region::Kind::Face);
    const Box &a = faces[0].box, &b = faces[1].box;
    return std::abs(a.centre().x - b.centre().x) - (a.width + b.width) / 2;
  };
  EXPECT_LT(gap(story::Pose::Hug), 25);
  EXPECT_GT(gap(story::Pose::Stand), 60);
}

TEST(Scene, TheArmsOfWhoHugLieOverTheOther) {
  const auto cast = cast_of({"human", "bear"});
  story::SceneSpec spec = scene_with(cast);
  spec.characters[0].pose = story::Pose::Hug;
  const DisplayList list = draw_scene(spec, cast, {});
  std::vector<std::string> order;
  for (const drawing::Node& node : list.root.children)
    if (const auto* g = std::get_if<drawing::Group>(&node.item))
      if (g->name.starts_with("figure.")) order.push_back(g->name);
  // Two far arms, two bodies, two near arms.
  ASSERT_EQ(order.size(), 6u);
  EXPECT_NE(order[0], order[1]);
  EXPECT_NE(order[2], order[3]);
  EXPECT_NE(order[4], order[5]);
}

TEST(Scene, WhoLiesIsSeenFromHeadToFoot) {
  for (const char* species : {"human", "dog", "dragon", "elephant"})
    for (const char* setting : {"meadow", "bedroom", "desert"})
      for (Shot shot : {Shot::Wide, Shot::Medium, Shot::Close})
        for (story::Pose pose : {story::Pose::Lie, story::Pose::Sleep}) {
          const auto cast = cast_of({species, "mouse"});
          story::SceneSpec spec = scene_with(cast);
          spec.setting = setting, spec.shot = shot;
          spec.characters[0].pose = pose;
          const DisplayList list = draw_scene(spec, cast, {});
          const Box box = regions_of(list, Region::Kind::Figure).front().box;
          const std::string what = std::string(species) + " " + setting;
          EXPECT_GT(box.x, list.width * 0.005) << what;
          EXPECT_LT(box.right(), list.width * 0.995) << what;
          expect_well_composed(list, what);
        }
}

TEST(Scene, NightIsDarkerAndTheDayLeavesFiguresTheirColours) {
  story::SceneSpec spec;
  const drawing::Color orange = drawing::rgb(0xE08A4A);
  EXPECT_EQ(light_for(spec, Air::Open).figure_tone(orange), orange);
  spec.time = TimeOfDay::Night;
  const Light night = light_for(spec, Air::Open);
  EXPECT_LT(drawing::luminance(night.tone(orange)), drawing::luminance(orange) * 0.5);
  EXPECT_GT(drawing::luminance(night.figure_tone(orange)), drawing::luminance(orange) * 0.4);
}

TEST(Scene, AMoodColoursTheWorldAndNotTheFigures) {
  story::SceneSpec spec;
  const drawing::Color green = drawing::rgb(0x88B060);
  const Light happy = light_for(spec, Air::Open);
  spec.mood = story::Mood::Sad;
  const Light sad = light_for(spec, Air::Open);
  EXPECT_NE(sad.tone(green), happy.tone(green));
  EXPECT_EQ(sad.figure_tone(green), happy.figure_tone(green));
}

}  // namespace
}  // namespace talewright::engines::illustrator
