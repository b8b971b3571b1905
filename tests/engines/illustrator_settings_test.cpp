// Every place, in every light: that it can be drawn, stands on its ground, and looks different by
// night, by seed and by weather.
#include <gtest/gtest.h>

#include <set>

#include "base/embedded.h"
#include "base/json.h"
#include "drawing/each_shape.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/weather.h"

namespace talewright::engines::illustrator {
namespace {

using story::Season;
using story::Shot;
using story::TextSpace;
using story::TimeOfDay;
using story::Weather;

constexpr std::size_t kMostShapes = 700;

struct Drawn {
  drawing::DisplayList list;
  double horizon = 0, floor = 0;
  Color quiet;
};

Drawn drawn(const story::SceneSpec& spec) {
  const Setting& setting = setting_named(spec.setting);
  Stage stage(spec, light_for(spec, setting.air));
  setting.draw(stage);
  calm_down(stage);
  Drawn result;
  result.horizon = stage.horizon, result.floor = stage.floor, result.quiet = stage.quiet;
  result.list.width = stage.width, result.list.height = stage.height;
  result.list.root.add(std::move(stage.back));
  Group weather;
  weather_behind(stage, weather);
  result.list.root.add(std::move(weather));
  result.list.root.add(std::move(stage.front));
  Group before;
  weather_before(stage, before, {});
  result.list.root.add(std::move(before));
  return result;
}

std::size_t shapes_in(const Group& group) {
  std::size_t n = 0;
  drawing::each_shape(group, [&](const Shape&) { ++n; });
  return n;
}

/// The first point that is not a number, or lies absurdly far out, as text.
std::string wild_point(const drawing::DisplayList& list) {
  std::string found;
  drawing::each_shape(list.root, [&](const Shape& s) {
    for (const Point p : s.path.points())
      if (!std::isfinite(p.x) || !std::isfinite(p.y) || std::abs(p.x) > 2e4 || std::abs(p.y) > 2e4)
        found = s.part + " " + std::to_string(p.x) + "," + std::to_string(p.y);
    if (s.stroke.width < 0 || !std::isfinite(s.stroke.width)) found = "a stroke's width";
  });
  return found;
}

story::SceneSpec place(std::string_view name) {
  story::SceneSpec spec;
  spec.setting = std::string(name);
  spec.shot = Shot::Wide;
  spec.text_space = TextSpace::None;
  spec.seed = 5;
  return spec;
}

std::string text_of(const story::SceneSpec& spec) { return drawing::to_text(drawn(spec).list); }

/// What is painted last at a point, in colours without alpha: roughly what is seen there.
Color seen_at(const drawing::DisplayList& list, Point p) {
  Color seen{0, 0, 0};
  drawing::each_shape(list.root, [&](const Shape& s) {
    if (s.fill.kind == drawing::Fill::Kind::None || !s.path.bounds().contains(p)) return;
    const Color c =
        s.fill.kind == drawing::Fill::Kind::Solid ? s.fill.color : s.fill.stops.back().color;
    if (s.role != Role::Glow && s.role != Role::Shadow && s.role != Role::Weather)
      seen = drawing::mix(seen, c.with_alpha(1), c.a);
  });
  return seen;
}

TEST(Settings, ThereAreAtLeastThirtyFourAndEachHasItsOwnName) {
  std::set<std::string_view> names;
  for (const Setting& s : all_settings()) names.insert(s.name);
  EXPECT_EQ(names.size(), all_settings().size());
  EXPECT_GE(names.size(), 34u);
}

TEST(Settings, TheWriterKnowsExactlyThePlacesThatCanBeDrawn) {
  std::set<std::string> drawn_names, written;
  for (const Setting& s : all_settings()) drawn_names.insert(std::string(s.name));
  const json::value file = parse_embedded("resources/settings.json");
  std::set<std::string> words;
  for (const json::value& s : file.as_array()) {
    written.insert(std::string(s.at("name").as_string()));
    for (const json::value& word : s.at("words").as_array())
      EXPECT_TRUE(words.insert(std::string(word.as_string())).second)
          << word << " means two places";
    for (const json::value& near : s.at("near").as_array())
      EXPECT_TRUE(drawn_names.count(std::string(near.as_string()))) << near;
    EXPECT_GE(s.at("spots").as_array().size(), 7u) << s.at("name");
    EXPECT_GE(s.at("senses").as_array().size(), 5u) << s.at("name");
  }
  EXPECT_EQ(written, drawn_names);
}

TEST(Settings, EveryPlaceIsFiniteAndLeanInEveryShotAndRoomForWords) {
  for (const Setting& setting : all_settings())
    for (Shot shot : {Shot::Wide, Shot::Medium, Shot::Close, Shot::OverShoulder})
      for (TextSpace space :
           {TextSpace::Top, TextSpace::Bottom, TextSpace::Left, TextSpace::Right, TextSpace::None})
        for (double aspect : {0.6, 1.0, 2.0}) {
          story::SceneSpec spec = place(setting.name);
          spec.shot = shot, spec.text_space = space, spec.aspect = aspect;
          spec.time =
              static_cast<TimeOfDay>((static_cast<int>(shot) + static_cast<int>(space)) % 4);
          const Drawn d = drawn(spec);
          const std::string what = spec.setting + " " + std::string(story::spelling(shot)) + " " +
                                   std::string(story::spelling(space)) + " " +
                                   std::to_string(aspect);
          EXPECT_EQ(wild_point(d.list), "") << what;
          const double wide = std::max(1.0, aspect);
          EXPECT_LT(static_cast<double>(shapes_in(d.list.root)), kMostShapes * wide) << what;
        }
}

TEST(Settings, EveryPlaceIsDrawnAtEveryHourSeasonAndWeather) {
  for (const Setting& setting : all_settings())
    for (TimeOfDay time : {TimeOfDay::Dawn, TimeOfDay::Day, TimeOfDay::Sunset, TimeOfDay::Night})
      for (Season season : {Season::Spring, Season::Summer, Season::Autumn, Season::Winter})
        for (Weather weather : {Weather::Clear, Weather::Cloudy, Weather::Rain, Weather::Snow,
                                Weather::Fog, Weather::Wind, Weather::Storm}) {
          story::SceneSpec spec = place(setting.name);
          spec.time = time, spec.season = season, spec.weather = weather;
          const Drawn d = drawn(spec);
          EXPECT_EQ(wild_point(d.list), "")
              << setting.name << " " << story::spelling(time) << " " << story::spelling(season)
              << " " << story::spelling(weather);
          EXPECT_LT(shapes_in(d.list.root), kMostShapes) << setting.name;
        }
}

TEST(Settings, TheFeetStandOnTheGroundNotOnTheWallOrTheSky) {
  for (const Setting& setting : all_settings()) {
    if (setting.footing != Footing::Ground) continue;
    for (Shot shot : {Shot::Wide, Shot::Medium, Shot::Close})
      for (TextSpace space : {TextSpace::Top, TextSpace::Bottom, TextSpace::None}) {
        story::SceneSpec spec = place(setting.name);
        spec.shot = shot, spec.text_space = space;
        const Drawn d = drawn(spec);
        EXPECT_LT(d.horizon, std::min(d.floor, d.list.height) - d.list.height * 0.03)
            << setting.name << " " << story::spelling(shot) << " " << story::spelling(space);
        EXPECT_GT(d.horizon, d.list.height * 0.12) << setting.name;
      }
  }
}

TEST(Settings, NightIsDarkerThanDayAndNoTwoSeedsAreTheSame) {
  for (const Setting& setting : all_settings()) {
    story::SceneSpec day = place(setting.name), night = day, other = day;
    night.time = TimeOfDay::Night;
    other.seed = 77;
    EXPECT_NE(text_of(day), text_of(night)) << setting.name;
    EXPECT_NE(text_of(day), text_of(other)) << setting.name;
    EXPECT_EQ(text_of(day), text_of(day)) << setting.name;
    if (setting.air == Air::Space) continue;
    const Drawn bright = drawn(day), dark = drawn(night);
    double sum_day = 0, sum_night = 0;
    for (int i = 0; i < 25; ++i) {
      const Point p{100.0 + 200.0 * (i % 5), 620.0 + 85.0 * (i / 5)};
      sum_day += drawing::luminance(seen_at(bright.list, p));
      sum_night += drawing::luminance(seen_at(dark.list, p));
    }
    EXPECT_LT(sum_night, sum_day) << setting.name;
  }
}

TEST(Settings, EveryPlaceHasForegroundMiddleAndBackground) {
  // Bands of the picture in which something of its own stands or lies.
  for (const Setting& setting : all_settings()) {
    const Drawn d = drawn(place(setting.name));
    int far = 0, middle = 0, near = 0;
    drawing::each_shape(d.list.root, [&](const Shape& s) {
      const Box b = s.path.bounds();
      if (s.role == Role::Shadow || s.role == Role::Weather || b.empty()) return;
      const double foot = std::min(b.bottom(), d.list.height);
      if (foot < d.horizon + (d.floor - d.horizon) * 0.2)
        ++far;
      else if (foot < d.horizon + (d.floor - d.horizon) * 0.8)
        ++middle;
      else
        ++near;
    });
    EXPECT_GE(far, 3) << setting.name;
    EXPECT_GE(middle, 3) << setting.name;
    EXPECT_GE(near, 3) << setting.name;
  }
}

TEST(Settings, SeasonAndWeatherShowOutOfDoorsAndThroughWindows) {
  for (const Setting& setting : all_settings()) {
    // Under the sea, under the earth, among the stars and on a stage there is no weather.
    if (setting.air == Air::Water || setting.air == Air::Space || setting.air == Air::Cave ||
        setting.name == "stage" || setting.name == "circus" || setting.name == "spaceship" ||
        setting.name == "sky" || setting.name == "snowfield" || setting.name == "desert")
      continue;
    story::SceneSpec summer = place(setting.name), winter = summer, rain = summer;
    winter.season = Season::Winter;
    rain.weather = Weather::Rain;
    EXPECT_NE(text_of(summer), text_of(winter)) << setting.name;
    EXPECT_NE(text_of(summer), text_of(rain)) << setting.name;
  }
}

TEST(Settings, ANearerShotShowsTheSamePlaceLarger) {
  for (std::string_view name : {"library", "shop", "train", "boat", "street", "camp"}) {
    story::SceneSpec wide = place(name), close = wide;
    close.shot = Shot::Close;
    const Drawn a = drawn(wide), b = drawn(close);
    const auto largest = [](const drawing::DisplayList& list) {
      double most = 0;
      drawing::each_shape(list.root, [&](const Shape& s) {
        if (s.role != Role::Sky) most = std::max(most, s.path.bounds().width);
      });
      return most;
    };
    EXPECT_GT(largest(b.list), largest(a.list) * 1.5) << name;
  }
}

}  // namespace
}  // namespace talewright::engines::illustrator
