#include "studio/plan_previews.h"

#include "engines/engines.h"
#include "rooms.h"
#include "studio/plans.h"

using namespace talewright;

namespace {

class PlanPreviews : public test::StudioTest {
 protected:
  story::PlanDocument plan() {
    engines::StoryRequest request;
    request.prompt = "A brave little raccoon who learns to share with forest friends";
    request.pages = 4;
    return studio::plan_story(studio, kAccount, std::move(request), {}, {}, {}).document;
  }
};

/// Width and height from a PNG's header.
std::pair<int, int> size_of(const std::string& png) {
  const auto number = [&](std::size_t at) {
    int n = 0;
    for (std::size_t i = at; i < at + 4; ++i) n = n * 256 + static_cast<unsigned char>(png.at(i));
    return n;
  };
  EXPECT_EQ(png.substr(1, 3), "PNG");
  return {number(16), number(20)};
}

}  // namespace

TEST_F(PlanPreviews, ShowTheCoverAndEveryPageAndNothingElse) {
  const auto document = plan();
  for (int page = 0; page <= 4; ++page) {
    const auto png = studio::page_preview_png(document, page);
    ASSERT_TRUE(png) << page;
    EXPECT_EQ(size_of(*png).first, 512) << page;
    EXPECT_LT(png->size(), 500'000u) << page;
  }
  EXPECT_NE(studio::page_preview_png(document, 1), studio::page_preview_png(document, 2));
  EXPECT_FALSE(studio::page_preview_png(document, 5));
  EXPECT_FALSE(studio::page_preview_png(document, -1));
}

TEST_F(PlanPreviews, ArePureFunctionsOfThePlan) {
  const auto document = plan();
  EXPECT_EQ(studio::page_preview_png(document, 1), studio::page_preview_png(document, 1));
  auto other = document;
  other.style = "flat";
  EXPECT_NE(studio::page_preview_png(document, 1), studio::page_preview_png(other, 1));
  EXPECT_EQ(studio::portrait_png(document, "hero"), studio::portrait_png(document, "hero"));
}

TEST_F(PlanPreviews, PortrayEachOfTheCastSquarely) {
  const auto document = plan();
  ASSERT_GT(document.cast.size(), 1u);
  std::vector<std::string> seen;
  for (const story::CastMember& who : document.cast) {
    const auto png = studio::portrait_png(document, who.key);
    ASSERT_TRUE(png) << who.key;
    EXPECT_EQ(size_of(*png), std::pair(256, 256)) << who.key;
    EXPECT_EQ(std::count(seen.begin(), seen.end(), *png), 0) << who.key;
    seen.push_back(*png);
  }
  EXPECT_FALSE(studio::portrait_png(document, "nobody"));
}
