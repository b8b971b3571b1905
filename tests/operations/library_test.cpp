#include "operations/library.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/json.h"
#include "engines/engines.h"
#include "studio/jobs.h"
#include "studio/plans.h"
#include "studio/rooms.h"

using namespace talewright;

namespace {

class LibraryTest : public test::StudioTest {
 protected:
  std::string plan_id() {
    engines::StoryRequest request;
    request.prompt = "A snail who wants to win a race";
    request.pages = 4;
    return studio::plan_story(studio, context.caller.account, std::move(request), {}, {}, {}).row.id;
  }
  std::optional<contract::ResourceContents> read(const std::string& uri) {
    return library.read(context, uri);
  }

  operations::Library library{studio};
  contract::Context context;
};

TEST_F(LibraryTest, ServesThePlanReviewAsOneDocumentForHosts) {
  const auto page = read("ui://talewright/plan-review");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->media_type, "text/html;profile=mcp-app");
  EXPECT_TRUE(page->is_text);
  EXPECT_TRUE(page->bytes.starts_with("<!DOCTYPE html>"));
  EXPECT_LT(page->bytes.size(), 400'000u);
  EXPECT_EQ(json::serialize(page->meta), R"({"ui":{"prefersBorder":true}})");
  EXPECT_FALSE(read("ui://talewright/other"));

  const auto listed = library.list(context, "").entries;
  const auto entry = std::ranges::find(listed, page->uri, &contract::ResourceEntry::uri);
  ASSERT_NE(entry, listed.end());
  EXPECT_EQ(entry->media_type, page->media_type);
}

TEST_F(LibraryTest, DrawsThePicturesOfAPlan) {
  const std::string base = "talewright://plans/" + plan_id();
  for (const char* path : {"/pages/0.png", "/pages/1.png", "/pages/4.png", "/cast/hero.png"}) {
    const auto picture = read(base + path);
    ASSERT_TRUE(picture) << path;
    EXPECT_EQ(picture->media_type, "image/png");
    EXPECT_FALSE(picture->is_text);
    EXPECT_TRUE(picture->bytes.starts_with("\x89PNG"));
  }
}

TEST_F(LibraryTest, TellsHowFarAJobIs) {
  const std::string plan = plan_id();
  studio::approve_plan(studio, context.caller.account, plan, true, {});
  const auto job = studio::generate_book(studio, context.caller.account, plan);
  const auto told = read("talewright://jobs/" + job.id);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->media_type, "application/json");
  const json::value shown = json::parse(told->bytes);
  EXPECT_EQ(text_or(shown.as_object(), "job_id"), job.id);
  EXPECT_EQ(text_or(shown.as_object(), "plan_id"), plan);
  EXPECT_FALSE(read("talewright://jobs/" + job.id + "/more"));
  EXPECT_FALSE(read("talewright://jobs/job_x"));
  context.caller.account = "somebody else";
  EXPECT_FALSE(read("talewright://jobs/" + job.id));
}

TEST_F(LibraryTest, HasNothingUnderNamesThatDoNotExist) {
  const std::string base = "talewright://plans/" + plan_id();
  for (const char* path : {"", "/", "/pages", "/pages/5.png", "/pages/-1.png", "/pages/1.jpg",
                           "/pages/1", "/pages/.png", "/pages/99999999999999999999.png",
                           "/pages/1.png/2.png", "/cast/nobody.png", "/cast/hero", "/cast/.png"})
    EXPECT_FALSE(read(base + path)) << path;
  EXPECT_FALSE(read("talewright://plans/plan_x/pages/1.png"));
  context.caller.account = "somebody else";
  EXPECT_FALSE(read(base + "/pages/1.png"));
}

TEST_F(LibraryTest, DescribesEveryTemplate) {
  for (const contract::ResourceEntry& entry : library.templates()) {
    EXPECT_NE(entry.uri.find('{'), std::string::npos) << entry.uri;
    EXPECT_FALSE(entry.description.empty()) << entry.uri;
    EXPECT_FALSE(entry.media_type.empty()) << entry.uri;
  }
}

}  // namespace
