// Golden pictures: small scenes in each style, compared with tests/golden/*.png by a tolerance that
// forgives another Cairo and catches a missing figure, a lost colour or a broken style. A missing
// reference fails. TW_UPDATE_GOLDEN=1 writes references and still fails, so it cannot hide in CI.
#include <cairo.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "drawing/png.h"
#include "drawing/style.h"
#include "engines/engines.h"

using namespace talewright;

namespace {

constexpr int kSidePx = 128;
constexpr double kMeanTolerance = 4;   // of 255, over all pixels and channels
constexpr double kFarShare = 0.03;     // pixels that may differ by more than kFar in a channel
constexpr int kFar = 48;

struct Case {
  const char* name;
  const char* species;
  const char* other;
  const char* setting;
  story::TimeOfDay time;
  story::Weather weather;
  story::Pose pose;
  bool every_style = true;  ///< else in the first only: a sample of rigs, poses and places
};

constexpr Case kCases[] = {
    {"raccoon-forest", "raccoon", "fox", "forest", story::TimeOfDay::Day, story::Weather::Clear, story::Pose::Wave},
    {"child-bedroom-night", "human", "cat", "bedroom", story::TimeOfDay::Night, story::Weather::Clear, story::Pose::Read},
    {"whale-underwater", "whale", "fish", "underwater", story::TimeOfDay::Day, story::Weather::Clear, story::Pose::Swim},
    {"robot-city-rain", "robot", "owl", "city", story::TimeOfDay::Sunset, story::Weather::Rain, story::Pose::Run},
    {"dragon-snowfield", "dragon", "penguin", "snowfield", story::TimeOfDay::Dawn, story::Weather::Snow, story::Pose::Sit},
    {"horse-farm", "horse", "chicken", "farm", story::TimeOfDay::Day, story::Weather::Clear, story::Pose::Walk, false},
    {"elephant-train", "elephant", "mouse", "train", story::TimeOfDay::Sunset, story::Weather::Clear, story::Pose::LookBack, false},
    {"octopus-bathroom", "octopus", "duck", "bathroom", story::TimeOfDay::Day, story::Weather::Clear, story::Pose::Cheer, false},
    {"lion-stage", "lion", "giraffe", "stage", story::TimeOfDay::Night, story::Weather::Clear, story::Pose::Dance, false},
    {"unicorn-camp", "unicorn", "ghost", "camp", story::TimeOfDay::Night, story::Weather::Clear, story::Pose::Lie, false},
    {"snail-garden", "snail", "butterfly", "garden", story::TimeOfDay::Day, story::Weather::Rain, story::Pose::LookUp, false},
    {"alien-spaceship", "alien", "dog", "spaceship", story::TimeOfDay::Day, story::Weather::Clear, story::Pose::Push, false},
    {"wolf-street", "wolf", "sheep", "street", story::TimeOfDay::Dawn, story::Weather::Fog, story::Pose::Sleep, false},
};

std::string draw(const Case& c, std::string_view style) {
  const auto illustrator = engines::make_builtin_illustrator();
  std::vector<std::string> notes;
  std::vector<story::CastMember> cast(2);
  cast[0].key = "hero";
  cast[0].descriptor.species = c.species;
  cast[1].key = "friend";
  cast[1].descriptor.species = c.other;
  for (story::CastMember& m : cast) m.descriptor = illustrator->complete(m.descriptor, 7, notes);
  story::SceneSpec scene;
  scene.setting = c.setting;
  scene.time = c.time;
  scene.weather = c.weather;
  scene.characters = {{.character = "hero", .pose = c.pose}, {.character = "friend"}};
  scene.seed = 3;
  return drawing::draw_png(illustrator->draw(scene, cast, {}), style, kSidePx);
}

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

Surface decode(const std::string& png) {
  struct Source {
    const std::string& bytes;
    std::size_t at = 0;
  } source{png};
  return Surface(cairo_image_surface_create_from_png_stream(
                     [](void* closure, unsigned char* out, unsigned n) {
                       auto& s = *static_cast<Source*>(closure);
                       if (s.at + n > s.bytes.size()) return CAIRO_STATUS_READ_ERROR;
                       std::copy_n(s.bytes.data() + s.at, n, out);
                       s.at += n;
                       return CAIRO_STATUS_SUCCESS;
                     },
                     &source),
                 &cairo_surface_destroy);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace

TEST(GoldenPictures, LookAsTheyDid) {
  for (const Case& c : kCases)
    for (const drawing::StyleEntry& style : drawing::styles()) {
      if (!c.every_style && &style != &drawing::styles().front()) continue;
      const std::string name = fmt::format("{}-{}.png", c.name, style.name);
      const std::string path = fmt::format("{}/golden/{}", TALEWRIGHT_TEST_DATA, name);
      const std::string actual = draw(c, style.name);
      if (std::getenv("TW_UPDATE_GOLDEN")) {
        std::ofstream(path, std::ios::binary) << actual;
        ADD_FAILURE() << "wrote " << name;
        continue;
      }
      const std::string expected = read_file(path);
      ASSERT_FALSE(expected.empty()) << name << " is missing";
      const Surface a = decode(actual), e = decode(expected);
      ASSERT_EQ(cairo_image_surface_get_height(a.get()), cairo_image_surface_get_height(e.get())) << name;
      ASSERT_EQ(cairo_image_surface_get_width(e.get()), kSidePx) << name;
      double sum = 0;
      int far = 0;
      for (int y = 0; y < kSidePx; ++y) {
        const unsigned char* pa = cairo_image_surface_get_data(a.get()) + y * cairo_image_surface_get_stride(a.get());
        const unsigned char* pe = cairo_image_surface_get_data(e.get()) + y * cairo_image_surface_get_stride(e.get());
        for (int x = 0; x < kSidePx; ++x) {
          int most = 0;
          for (int k = 0; k < 3; ++k) {
            const int d = std::abs(pa[4 * x + k] - pe[4 * x + k]);
            sum += d;
            most = std::max(most, d);
          }
          far += most > kFar;
        }
      }
      EXPECT_LT(sum / (3.0 * kSidePx * kSidePx), kMeanTolerance) << name;
      EXPECT_LT(far, kFarShare * kSidePx * kSidePx) << name;
    }
}
