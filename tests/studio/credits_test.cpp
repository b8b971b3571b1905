#include "studio/credits.h"

#include "rooms.h"
#include "studio/accounts.h"
#include "studio/jobs.h"
#include "studio/plans.h"
#include "studio/scenes.h"

using namespace talewright;
using namespace talewright::studio;
using test::detail;
using test::refusal;

namespace {

class CreditsOfAReader : public test::TimedStudioTest {
 protected:
  CreditsOfAReader() { create_account(studio, {.id = "reader", .plan = "free"}); }
  void TearDown() override { EXPECT_TRUE(studio.store().unbalanced().empty()); }

  std::int64_t left() {
    const CreditsNow now = credits_of(studio, "reader");
    return now.balance.monthly + now.balance.perpetual;
  }
  void spend_all_but(std::int64_t credits) { charge(studio, "reader", left() - credits, "test"); }
  Scene draw(const std::string& prompt) {
    return generate_scene(studio, "reader", {.prompt = prompt, .width = 256}, {});
  }
  std::size_t scenes() { return studio.store().list_scenes("reader", "", "", 100).rows.size(); }
};

}  // namespace

TEST_F(CreditsOfAReader, PayForAPicture) {
  EXPECT_EQ(draw("An empty beach at sunset").charged, 1);
  EXPECT_EQ(left(), 29);
  const auto newest = list_transactions(studio, "reader", "", 1).rows.at(0);
  EXPECT_EQ(newest.kind, "charge");
  EXPECT_EQ(newest.amount, -1);
  EXPECT_EQ(newest.note, "scene");
  EXPECT_EQ(newest.balance_after, 29);
}

TEST_F(CreditsOfAReader, PayMoreForSeveralCharacters) {
  SceneOrder order{.prompt = "They play", .width = 256};
  order.guests = {{"pip", "Pip", "a robot", {}}, {"mia", "Mia", "a fox", {}}};
  const Scene scene = generate_scene(studio, "reader", order, {});
  ASSERT_EQ(scene.document.spec.characters.size(), 2u);
  EXPECT_EQ(scene.charged, 2);
  EXPECT_EQ(left(), 28);
}

TEST_F(CreditsOfAReader, PayForEachVariation) {
  const Scene source = draw("A cat sits in the garden");
  const Variations made =
      vary_scene(studio, "reader",
                 {.scene_id = source.row.id, .dimension = story::Dimension::Lighting, .count = 3},
                 {}, [](int, int) {});
  EXPECT_EQ(left(), 29 - static_cast<std::int64_t>(made.scenes.size()));
  EXPECT_EQ(scenes(), 1 + made.scenes.size());
  for (const Scene& scene : made.scenes) EXPECT_EQ(scene.charged, 1);
}

TEST_F(CreditsOfAReader, AreAskedForBeforeAnythingIsDrawn) {
  const Scene source = draw("A cat sits in the garden");
  spend_all_but(1);
  int begun = 0;
  const auto vary = [&](int count) {
    vary_scene(studio, "reader", {.scene_id = source.row.id, .count = count}, {},
               [&](int, int) { ++begun; });
  };
  EXPECT_EQ(refusal([&] { vary(2); }), "insufficient_credits");
  EXPECT_EQ(begun, 0);
  EXPECT_EQ(detail("required", [&] { vary(2); }), "2");
  EXPECT_EQ(detail("available", [&] { vary(2); }), "1");
  spend_all_but(0);
  EXPECT_EQ(refusal([&] { draw("An empty beach"); }), "insufficient_credits");
  EXPECT_EQ(scenes(), 1u);
  EXPECT_EQ(left(), 0);
}

TEST_F(CreditsOfAReader, AreNotTouchedByWhatFails) {
  const Scene source = draw("A cat sits in the garden");
  std::stop_source gone;
  gone.request_stop();
  EXPECT_EQ(refusal([&] {
              generate_scene(studio, "reader", {.prompt = "A dog", .width = 256}, gone.get_token());
            }),
            "canceled");
  std::stop_source later;
  EXPECT_EQ(refusal([&] {
              vary_scene(studio, "reader", {.scene_id = source.row.id, .count = 4},
                         later.get_token(), [&](int done, int) {
                           if (done == 2) later.request_stop();
                         });
            }),
            "canceled");
  EXPECT_EQ(scenes(), 1u);
  EXPECT_EQ(left(), 29);
}

TEST_F(CreditsOfAReader, AreKeptTogetherWithWhatTheyPaidFor) {
  struct Undone {};
  try {
    studio.store().in_transaction([&] {
      draw("A cat sits in the garden");
      throw Undone{};
    });
  } catch (const Undone&) {
  }
  EXPECT_EQ(scenes(), 0u);
  EXPECT_EQ(left(), 30);
}

TEST_F(CreditsOfAReader, AreReservedByAJobAndRefusedToAnotherThatNeedsThem) {
  engines::StoryRequest request;
  request.prompt = "A snail who wants to win a race";
  request.pages = 4;
  const Plan plan = plan_story(studio, "reader", request, {}, {}, {});
  approve_plan(studio, "reader", plan.row.id, true, {});
  spend_all_but(plan.row.quoted - 1);
  EXPECT_EQ(refusal([&] { generate_book(studio, "reader", plan.row.id); }), "insufficient_credits");
  EXPECT_EQ(detail("required", [&] { generate_book(studio, "reader", plan.row.id); }),
            std::to_string(plan.row.quoted));
  EXPECT_TRUE(studio.store().list_jobs("reader", "", "", "", 10).rows.empty());

  EXPECT_EQ(grant_credits(studio, "reader", 1, "a gift").balance.perpetual, plan.row.quoted);
  const store::JobRecord job = generate_book(studio, "reader", plan.row.id);
  const auto done = studio.pipeline().wait("reader", job.id, {}, std::chrono::minutes(2), {});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->state, "READY");
  EXPECT_EQ(left(), 0);
  EXPECT_EQ(credits_of(studio, "reader").balance.held, 0);
}

TEST_F(CreditsOfAReader, AreListedInPages) {
  for (int i = 1; i <= 5; ++i) grant_credits(studio, "reader", i, "gift");
  std::vector<std::int64_t> amounts;
  std::string cursor;
  int pages = 0;
  do {
    const auto page = list_transactions(studio, "reader", cursor, 2);
    for (const auto& t : page.rows) amounts.push_back(t.amount);
    cursor = page.next;
    ++pages;
  } while (!cursor.empty());
  EXPECT_EQ(amounts, (std::vector<std::int64_t>{5, 4, 3, 2, 1, 30}));
  EXPECT_EQ(pages, 3);
  const std::string other_list = cursor_below("audit", 3);
  EXPECT_EQ(refusal([&] { list_transactions(studio, "reader", other_list, 2); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] { list_transactions(studio, "reader", "nonsense", 2); }),
            "validation_failed");
  EXPECT_EQ(refusal([&] { list_transactions(studio, "nobody", "", 2); }), "account_not_found");
}

TEST_F(CreditsOfAReader, AreGrantedWithinBounds) {
  for (const std::int64_t amount : {std::int64_t{0}, std::int64_t{-5}, kMostGranted + 1})
    EXPECT_EQ(refusal([&] { grant_credits(studio, "reader", amount, ""); }), "validation_failed");
  EXPECT_EQ(refusal([&] { grant_credits(studio, "nobody", 1, ""); }), "account_not_found");
  EXPECT_EQ(left(), 30);
}
