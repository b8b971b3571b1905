#include "operations/kept_calls.h"

#include <atomic>
#include <latch>
#include <thread>

#include "base/json.h"
#include "generated/failures.h"
#include "studio/accounts.h"
#include "studio/characters.h"
#include "studio/credits.h"
#include "studio/jobs.h"
#include "studio/plans.h"
#include "studio/rooms.h"
#include "studio/scenes.h"

using namespace talewright;
using test::detail;
using test::refusal;

namespace {

class KeptCallsTest : public test::TimedStudioTest {
 protected:
  using Outcome = contract::KeptCalls::Outcome;

  /// Makes a character, the way a handler does.
  contract::Reply make() {
    ++made;
    const auto character = studio::create_character(
        studio, caller.account, {.name = "Pip", .description = "a small robot"});
    contract::Reply reply;
    reply.structured = {{"character_id", character.row.id}, {"number", 7}};
    reply.text = "Made.";
    reply.links.push_back({.uri = "talewright://characters/x/sheet.png",
                           .name = "sheet.png",
                           .title = "Sheet",
                           .media_type = "image/png",
                           .bytes = 12});
    return reply;
  }
  Outcome once(std::string_view key, std::string_view fingerprint = "print") {
    return calls.once(caller, key, "create_character", fingerprint, [&] { return make(); });
  }
  std::size_t characters(const std::string& account = "local") {
    return studio.store().list_characters(account, "", "", "", 100).rows.size();
  }

  operations::KeptCalls calls{studio};
  contract::Caller caller;
  std::atomic<int> made{0};
};

}  // namespace

TEST_F(KeptCallsTest, AreMadeOnceAndAnsweredAgain) {
  const Outcome first = once("a");
  EXPECT_FALSE(first.replayed);
  EXPECT_EQ(first.reply.text, "Made.");
  const Outcome again = once("a");
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.reply.structured, first.reply.structured);
  ASSERT_EQ(again.reply.links.size(), 1u);
  EXPECT_EQ(again.reply.links[0].uri, first.reply.links[0].uri);
  EXPECT_EQ(again.reply.links[0].media_type, "image/png");
  EXPECT_EQ(again.reply.links[0].bytes, 12u);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(characters(), 1u);
  EXPECT_FALSE(once("b").replayed);
  EXPECT_EQ(characters(), 2u);
}

TEST_F(KeptCallsTest, ConflictWhenTheSameKeyIsForSomethingElse) {
  once("a");
  EXPECT_EQ(refusal([&] { once("a", "another"); }), "idempotency_conflict");
  EXPECT_EQ(
      refusal([&] { calls.once(caller, "a", "plan_story", "print", [&] { return make(); }); }),
      "idempotency_conflict");
  EXPECT_EQ(made, 1);
}

TEST_F(KeptCallsTest, OfOneAccountSayNothingToAnother) {
  studio::create_account(studio, {.id = "reader", .plan = "free"});
  once("a");
  caller.account = "reader";
  EXPECT_FALSE(once("a", "another").replayed);
  EXPECT_EQ(characters("reader"), 1u);
}

TEST_F(KeptCallsTest, LeaveNothingOfWhatFailedAndTheirKeyFree) {
  const auto failing = [&] {
    calls.once(caller, "a", "create_character", "print", [&]() -> contract::Reply {
      make();
      throw engine_failed("no luck");
    });
  };
  EXPECT_EQ(refusal(failing), "engine_failed");
  EXPECT_EQ(characters(), 0u);
  EXPECT_FALSE(once("a").replayed);
  EXPECT_EQ(characters(), 1u);
  EXPECT_TRUE(once("a").replayed);
}

TEST_F(KeptCallsTest, PassOnWhatIsNoFailure) {
  const auto asking = [&] {
    calls.once(caller, "a", "approve_plan", "print",
               []() -> contract::Reply { throw contract::AnswersNeeded{}; });
  };
  EXPECT_THROW(asking(), contract::AnswersNeeded);
  EXPECT_THROW(asking(), contract::AnswersNeeded) << "the key is free again";
}

TEST_F(KeptCallsTest, FreezeNoWantOfCredits) {
  studio::create_account(studio, {.id = "reader", .plan = "free"});
  studio::charge(studio, "reader", 30, "test");
  caller.account = "reader";
  const auto draw = [&] {
    return calls.once(caller, "a", "generate_scene", "print", [&] {
      const auto scene =
          studio::generate_scene(studio, "reader", {.prompt = "A beach", .width = 256}, {});
      contract::Reply reply;
      reply.structured = {{"scene_id", scene.row.id}};
      return reply;
    });
  };
  EXPECT_EQ(refusal(draw), "insufficient_credits");
  studio::grant_credits(studio, "reader", 5, "a gift");
  EXPECT_FALSE(draw().replayed);
  EXPECT_TRUE(draw().replayed);
  EXPECT_EQ(studio::credits_of(studio, "reader").balance.perpetual, 4) << "paid once";
}

TEST_F(KeptCallsTest, AreForgottenAfterADay) {
  once("a");
  wait(operations::KeptCalls::kKeptMs);
  EXPECT_TRUE(once("a").replayed);
  wait(1);
  EXPECT_FALSE(once("a", "another").replayed);
  EXPECT_TRUE(once("a", "another").replayed) << "and kept anew";
  EXPECT_EQ(made, 2);
}

TEST_F(KeptCallsTest, TakeKeysThatCanBeHeaders) {
  EXPECT_EQ(refusal([&] { once("~ !" + std::string(252, 'x')); }), "");
  for (const std::string& key :
       {std::string(), std::string(256, 'x'), std::string("a\nb"), std::string("\0", 1),
        std::string("caf\xc3\xa9"), std::string("\x7f")})
    EXPECT_EQ(refusal([&] { once(key); }), "validation_failed");
}

TEST_F(KeptCallsTest, TellWhoComesMeanwhileToWait) {
  std::latch begun(1), go_on(1);
  std::jthread slow([&] {
    calls.once(caller, "a", "create_character", "print", [&] {
      begun.count_down();
      go_on.wait();
      return make();
    });
  });
  begun.wait();
  EXPECT_EQ(refusal([&] { once("a"); }), "idempotency_in_progress");
  EXPECT_EQ(detail("retry_after_seconds", [&] { once("a"); }), "1");
  EXPECT_FALSE(once("b").replayed) << "others go on: nothing is written yet";
  go_on.count_down();
  slow.join();
  EXPECT_TRUE(once("a").replayed);
}

TEST_F(KeptCallsTest, AreMadeOnceForManyAtATime) {
  std::atomic<int> done{0}, replayed{0}, told_to_wait{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (bool answered = false; !answered;) {
          try {
            const Outcome outcome = once("a");
            (outcome.replayed ? replayed : done)++;
            answered = true;
          } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), "idempotency_in_progress");
            ++told_to_wait;
            std::this_thread::yield();
          }
        }
      });
  }
  EXPECT_EQ(done, 1);
  EXPECT_EQ(replayed, 7);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(characters(), 1u);
}

TEST_F(KeptCallsTest, BeginAJobThatWorkersFindOnceItIsKept) {
  engines::StoryRequest request;
  request.prompt = "A snail who wants to win a race";
  request.pages = 4;
  const auto plan = studio::plan_story(studio, "local", request, {}, {}, {});
  studio::approve_plan(studio, "local", plan.row.id, true, {});
  const auto begin = [&] {
    return calls.once(caller, "a", "generate_book", "print", [&] {
      const auto job = studio::generate_book(studio, "local", plan.row.id);
      EXPECT_EQ(job.state, "QUEUED");
      contract::Reply reply;
      reply.structured = {{"job_id", job.id}};
      return reply;
    });
  };
  const std::string id = text_or(begin().reply.structured, "job_id");
  const auto job = studio.pipeline().wait("local", id, {}, std::chrono::minutes(2), {});
  ASSERT_TRUE(job);
  EXPECT_EQ(job->state, "READY");
  EXPECT_EQ(text_or(begin().reply.structured, "job_id"), id);
  EXPECT_EQ(studio.store().list_jobs("local", "", "", "", 10).rows.size(), 1u);
}

// Two processes on one folder: the row decides.
TEST_F(KeptCallsTest, YieldToAnotherProcessThatWasFaster) {
  const auto beside = store::open_store_beside(folder.string());
  bool first = true;
  const Outcome outcome = calls.once(caller, "a", "create_character", "print", [&] {
    if (std::exchange(first, false))
      beside->keep_call({.account = "local",
                         .key = "a",
                         .operation = "create_character",
                         .fingerprint = "print",
                         .reply = R"({"structured":{"character_id":"theirs"},"links":[]})",
                         .at_ms = studio.now()});
    return make();
  });
  EXPECT_TRUE(outcome.replayed);
  EXPECT_EQ(text_or(outcome.reply.structured, "character_id"), "theirs");
  EXPECT_EQ(characters(), 0u) << "nothing of ours stays";
}
