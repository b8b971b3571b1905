#include "studio/books.h"

#include <thread>

#include "base/json.h"
#include "press/picture_book.h"
#include "rooms.h"
#include "studio/characters.h"
#include "studio/jobs.h"
#include "studio/plans.h"
#include "studio/prices.h"

using namespace talewright;
using namespace talewright::studio;
using namespace std::chrono_literals;
using test::refusal;

namespace {

class Books : public test::StudioTest {
 protected:
  Plan small_plan(std::string prompt = "A mouse who finds a key") {
    engines::StoryRequest request;
    request.prompt = std::move(prompt);
    request.pages = 4;
    return plan_story(studio, kAccount, request, {}, {}, {});
  }
  store::JobRecord made(const Plan& plan) {
    approve_plan(studio, kAccount, plan.row.id, true, {});
    return wait_for_job(studio, generate_book(studio, kAccount, plan.row.id), 60s, {}, [](auto&) {});
  }
};

}  // namespace

TEST_F(Books, APlanIsApprovedByAPersonOnce) {
  const Plan plan = small_plan();
  EXPECT_EQ(plan.row.state, "REQUIRES_APPROVAL");
  EXPECT_EQ(refusal([&] { generate_book(studio, kAccount, plan.row.id); }), "plan_state_invalid");
  EXPECT_EQ(refusal([&] { approve_plan(studio, kAccount, plan.row.id, false, {}); }), "approval_required");
  EXPECT_EQ(refusal([&] { approve_plan(studio, kAccount, plan.row.id, true, 2); }), "plan_state_invalid");
  EXPECT_EQ(approve_plan(studio, kAccount, plan.row.id, true, 1).row.state, "APPROVED");
  EXPECT_EQ(refusal([&] { approve_plan(studio, kAccount, plan.row.id, true, {}); }), "plan_state_invalid");
}

TEST_F(Books, ARevisionThatIsRefusedChangesNothing) {
  const Plan plan = small_plan();
  PlanChange change;
  change.title = "Another title";
  change.pages = {{.page = 1, .text = "New."}, {.page = 99, .text = "Far."}};
  EXPECT_EQ(refusal([&] { revise_plan(studio, kAccount, plan.row.id, change); }), "validation_failed");
  EXPECT_EQ(get_plan(studio, kAccount, plan.row.id).row.document, plan.row.document);
  change.pages = {{.page = 5, .text = "One page more."}};
  const Plan longer = revise_plan(studio, kAccount, plan.row.id, change);
  EXPECT_EQ(longer.document.pages.size(), 5u);
  EXPECT_EQ(longer.document.pages[4].text, "One page more.");
  EXPECT_EQ(longer.row.quoted, plan.row.quoted + price_of("picture"));
}

TEST_F(Books, ASceneIsChangedMemberByMember) {
  const Plan plan = small_plan();
  PlanChange change;
  change.pages = {{.page = 2, .text = {}, .scene = {{"setting", "beach"}, {"time", "sunset"}}}};
  const Plan changed = revise_plan(studio, kAccount, plan.row.id, change);
  EXPECT_EQ(changed.document.pages[1].scene.setting, "beach");
  EXPECT_EQ(changed.document.pages[1].scene.characters, plan.document.pages[1].scene.characters);
  EXPECT_EQ(changed.document.pages[1].text, plan.document.pages[1].text);
}

TEST_F(Books, ABookHasItsPagesItsPdfAndItsReport) {
  const Plan plan = small_plan();
  const store::JobRecord job = made(plan);
  ASSERT_EQ(job.state, "READY") << job.error;
  EXPECT_EQ(job.settled, plan.row.quoted);
  const Book book = get_book(studio, kAccount, job.book_id);
  EXPECT_EQ(book.files.size(), press::book_pages(plan.document).size() + 1);
  const auto pdf = book_file(studio, book, "book.pdf");
  ASSERT_TRUE(pdf);
  EXPECT_TRUE(pdf->starts_with("%PDF-"));
  EXPECT_FALSE(book_file(studio, book, "../secret"));
  EXPECT_TRUE(page_preview(studio, book, 0, 200)->starts_with("\x89PNG"));
  EXPECT_FALSE(page_preview(studio, book, 99, 200));
  const json::value report = json::parse(book.row.report);
  EXPECT_TRUE(report.as_object().contains("notes"));
  EXPECT_EQ(report.at("sha256").at("book.pdf").as_string(), book.files.back().blob);
  EXPECT_EQ(generate_book(studio, kAccount, plan.row.id).id, job.id) << "a book is made once";
}

TEST_F(Books, TwoWhoAskAtOnceGetOneJob) {
  const Plan plan = small_plan();
  approve_plan(studio, kAccount, plan.row.id, true, {});
  std::string first, second;
  std::thread other([&] { first = generate_book(studio, kAccount, plan.row.id).id; });
  second = generate_book(studio, kAccount, plan.row.id).id;
  other.join();
  EXPECT_EQ(first, second);
}

TEST_F(Books, AnOldBookKeepsTheLookOfARevisedCharacter) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  lock_character(studio, kAccount, c.row.id);
  engines::StoryRequest request;
  request.prompt = "Mo counts the stars";
  request.pages = 4;
  const Plan plan = plan_story(studio, kAccount, request, {c.row.id}, {}, {});
  EXPECT_EQ(plan.document.cast.at(0).name, "Mo");
  EXPECT_EQ(plan.document.cast.at(0).descriptor, c.descriptor);
  const store::JobRecord job = made(plan);
  ASSERT_EQ(job.state, "READY") << job.error;
  unlock_character(studio, kAccount, c.row.id);
  delete_character(studio, kAccount, c.row.id);
  const Book book = get_book(studio, kAccount, job.book_id);
  const auto document = story::plan_document_from_json(json::parse(book.row.document).as_object());
  EXPECT_EQ(document.cast.at(0).descriptor, c.descriptor);
}
