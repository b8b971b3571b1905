#include "studio/guidance.h"

#include "base/embedded.h"
#include "rooms.h"

using namespace talewright;
using namespace talewright::studio;
using test::refusal;

using GuidanceOfAgents = test::TimedStudioTest;

TEST_F(GuidanceOfAgents, IsTheProgramsOwnUntilSomebodyChangesIt) {
  const Guidance guidance = current_guidance(studio);
  EXPECT_TRUE(guidance.built_in);
  EXPECT_EQ(guidance.row.version, 0);
  EXPECT_EQ(guidance.row.text, embedded_file("resources/guidance.md"));
  EXPECT_TRUE(guidance_history(studio).empty());
}

TEST_F(GuidanceOfAgents, KeepsEveryVersion) {
  EXPECT_EQ(update_guidance(studio, "Be kind.", "first", "local").row.version, 1);
  wait(1000);
  EXPECT_EQ(update_guidance(studio, "Be brief.", "second", "reader").row.version, 2);
  EXPECT_EQ(current_guidance(studio).row.text, "Be brief.");
  EXPECT_FALSE(current_guidance(studio).built_in);
  EXPECT_EQ(find_guidance(studio, 1)->row.text, "Be kind.");
  EXPECT_EQ(find_guidance(studio, 0)->row.text, embedded_file("resources/guidance.md"));
  EXPECT_FALSE(find_guidance(studio, 3));
  const auto history = guidance_history(studio);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].row.author, "reader");
  EXPECT_EQ(history[0].row.at_ms, at(kStart) + 1000);
  EXPECT_EQ(history[1].row.note, "first");
}

TEST_F(GuidanceOfAgents, CanBeTheProgramsOwnAgain) {
  update_guidance(studio, "Be kind.", "", "local");
  const Guidance reset = update_guidance(studio, std::nullopt, "as it came", "local");
  EXPECT_EQ(reset.row.version, 2);
  EXPECT_TRUE(reset.built_in);
  EXPECT_EQ(current_guidance(studio).row.text, embedded_file("resources/guidance.md"));
}

TEST_F(GuidanceOfAgents, IsNeverEmptyAndNeverABook) {
  EXPECT_EQ(refusal([&] { update_guidance(studio, " \n", "", "local"); }), "validation_failed");
  EXPECT_EQ(
      refusal([&] { update_guidance(studio, std::string(kMostGuidance + 1, 'x'), "", "local"); }),
      "validation_failed");
  EXPECT_EQ(current_guidance(studio).row.version, 0);
}
