// The same spec and seed give the same bytes, whatever else is drawn at the same time.
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "base/digest.h"
#include "drawing/png.h"
#include "drawing/style.h"
#include "engines/engines.h"

namespace talewright {

namespace {

std::vector<std::string> draw_all(unsigned threads) {
  const auto illustrator = engines::make_builtin_illustrator();
  std::vector<story::CastMember> cast(2);
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < 2; ++i) {
    cast[i].key = i ? "friend" : "hero";
    cast[i].descriptor.species = i ? "owl" : "human";
    cast[i].descriptor = illustrator->complete(cast[i].descriptor, 5 + i, notes);
  }
  const auto styles = drawing::styles();
  const char* settings[] = {"forest", "city", "bedroom"};
  std::vector<std::string> digests(styles.size() * std::size(settings));
  const auto work = [&](unsigned first) {
    for (std::size_t i = first; i < digests.size(); i += threads) {
      story::SceneSpec spec;
      spec.setting = settings[i / styles.size()];
      spec.time = static_cast<story::TimeOfDay>(i % 4);
      spec.weather = static_cast<story::Weather>(i % 7);
      spec.characters = {{.character = "hero", .pose = story::Pose::Run},
                         {.character = "friend", .pose = story::Pose::Wave}};
      spec.seed = i;
      digests[i] = sha256_hex(drawing::draw_png(illustrator->draw(spec, cast, {}),
                                                styles[i % styles.size()].name, 240));
    }
  };
  std::vector<std::jthread> crew;
  for (unsigned t = 0; t < threads; ++t) crew.emplace_back(work, t);
  crew.clear();
  return digests;
}

}  // namespace

TEST(Determinism, OneThreadAndEightDrawTheSameBytesInEveryStyle) {
  const std::vector<std::string> alone = draw_all(1);
  EXPECT_EQ(draw_all(8), alone);
  EXPECT_EQ(draw_all(3), alone);
}

TEST(Determinism, AnotherSeedDrawsAnotherPicture) {
  const std::vector<std::string> all = draw_all(2);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

}  // namespace talewright
