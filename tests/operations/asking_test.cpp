// What operations ask of a person, and jobs as tasks, without any protocol around them.
#include <gtest/gtest.h>

#include "base/json.h"
#include "contract/call.h"
#include "engines/engines.h"
#include "generated/operations.h"
#include "operations/job_tasks.h"
#include "studio/jobs.h"
#include "studio/plans.h"
#include "studio/rooms.h"

using namespace talewright;

namespace {

class AskingTest : public test::StudioTest {
 protected:
  AskingTest() { context.abilities.form = true; }

  studio::Plan plan() {
    engines::StoryRequest request;
    request.prompt = "A snail who wants to win a race";
    request.pages = 4;
    return studio::plan_story(studio, context.caller.account, std::move(request), {}, {}, {});
  }
  /// Calls approve_plan as a face would: again with the answer to each question.
  contract::Reply approve(const std::string& plan_id, const json::object& answer) {
    for (;;) {
      try {
        return operations::approve_plan(studio, context, {{"plan_id", plan_id}});
      } catch (const contract::AnswersNeeded& needed) {
        ++asked;
        context.answers[needed.questions.front().key] = answer;
      }
    }
  }
  std::string refusal(const std::string& plan_id, const json::object& answer) {
    try {
      approve(plan_id, answer);
    } catch (const Failure& failure) {
      return failure.code();
    }
    return "";
  }

  contract::Context context;
  int asked = 0;
};

TEST_F(AskingTest, APersonWhoAcceptsApproves) {
  const auto reply = approve(plan().row.id, {{"action", "accept"}, {"content", {{"approve", true}}}});
  EXPECT_EQ(reply.structured.at("state"), "APPROVED");
  EXPECT_EQ(asked, 1);
}

TEST_F(AskingTest, APersonWhoSaysNoOrNothingLeavesThePlanWaiting) {
  const std::string id = plan().row.id;
  EXPECT_EQ(refusal(id, {{"action", "decline"}}), "approval_declined");
  context.answers.clear();
  EXPECT_EQ(refusal(id, {{"action", "accept"}, {"content", {{"approve", false}}}}),
            "approval_declined");
  context.answers.clear();
  EXPECT_EQ(refusal(id, {{"action", "cancel"}}), "approval_required");
  EXPECT_EQ(studio::get_plan(studio, context.caller.account, id).row.state, "REQUIRES_APPROVAL");
}

TEST_F(AskingTest, AYesIsForTheVersionThatWasShown) {
  const std::string id = plan().row.id;
  try {
    operations::approve_plan(studio, context, {{"plan_id", id}});
    FAIL();
  } catch (const contract::AnswersNeeded& needed) {
    context.answers[needed.questions.front().key] = {{"action", "accept"},
                                                     {"content", {{"approve", true}}}};
  }
  studio::PlanChange change;
  change.title = "Another title";
  studio::revise_plan(studio, context.caller.account, id, change);
  EXPECT_THROW(operations::approve_plan(studio, context, {{"plan_id", id}}),
               contract::AnswersNeeded);
}

TEST_F(AskingTest, ARevisionIsForTheVersionThatWasRead) {
  const std::string id = plan().row.id;
  const json::object first{{"plan_id", id}, {"version", 1}, {"title", "One"}};
  EXPECT_EQ(operations::revise_plan(studio, context, first).structured.at("version"), 2);
  EXPECT_EQ(test::refusal([&] { operations::revise_plan(studio, context, first); }),
            "plan_state_invalid");
}

TEST_F(AskingTest, NobodyIsAskedAboutWhatCannotBeApproved) {
  const std::string id = plan().row.id;
  studio::reject_plan(studio, context.caller.account, id, "");
  EXPECT_EQ(refusal(id, {}), "plan_state_invalid");
  EXPECT_EQ(refusal("plan_unknown", {}), "plan_not_found");
  EXPECT_EQ(asked, 0);
}

TEST_F(AskingTest, WithoutFormsUserConfirmedDecides) {
  context.abilities.form = false;
  const std::string id = plan().row.id;
  EXPECT_EQ(refusal(id, {}), "approval_required");
  const auto reply =
      operations::approve_plan(studio, context, {{"plan_id", id}, {"userConfirmed", true}});
  EXPECT_EQ(reply.structured.at("state"), "APPROVED");
}

TEST_F(AskingTest, ACharactersNameIsAskedFor) {
  EXPECT_THROW(operations::create_character(studio, context, {}), contract::AnswersNeeded);
  context.answers["character"] = {
      {"action", "accept"}, {"content", {{"name", "Pim"}, {"description", "a shy otter"}}}};
  const auto reply = operations::create_character(studio, context, {});
  EXPECT_EQ(reply.structured.at("name"), "Pim");
  EXPECT_EQ(reply.structured.at("descriptor").at("species"), "otter");
  context.answers["character"] = {{"action", "cancel"}};
  EXPECT_THROW(operations::create_character(studio, context, {}), Failure);
}

TEST_F(AskingTest, AJobIsATaskForThoseWhoKnowTasks) {
  context.abilities.tasks = true;
  const std::string id = plan().row.id;
  studio::approve_plan(studio, context.caller.account, id, true, {});
  const auto reply = operations::generate_book(studio, context, {{"plan_id", id}});
  ASSERT_FALSE(reply.task_id.empty());
  EXPECT_EQ(reply.structured.at("job_id").as_string(), reply.task_id);

  operations::JobTasks tasks(studio);
  EXPECT_TRUE(tasks.cancel(context, reply.task_id));
  const auto job = studio::get_job(studio, context.caller.account, reply.task_id);
  studio::wait_for_job(studio, job, std::chrono::seconds(60), {}, [](const auto&) {});
  const auto task = tasks.find(context, reply.task_id);
  ASSERT_TRUE(task);
  EXPECT_EQ(task->status, contract::Task::Status::Canceled);
  EXPECT_TRUE(tasks.cancel(context, reply.task_id)) << "cancelling twice is no fault";

  EXPECT_FALSE(tasks.find(context, "job_unknown"));
  EXPECT_FALSE(tasks.cancel(context, "job_unknown"));
  contract::Context other;
  other.caller.account = "somebody";
  EXPECT_FALSE(tasks.find(other, reply.task_id)) << "not yours looks like not there";
}

}  // namespace
