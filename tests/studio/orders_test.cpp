#include "studio/orders.h"

#include <zip.h>

#include "base/json.h"
#include "rooms.h"
#include "studio/accounts.h"
#include "studio/book_archive.h"
#include "studio/book_making.h"
#include "studio/jobs.h"

using namespace talewright;
using namespace talewright::studio;
using namespace std::chrono_literals;
using test::refusal;

namespace {

class Orders : public test::StudioTest {
 protected:
  static BookOrder small() {
    BookOrder order;
    order.prompt = "A mouse who finds a key";
    order.author = "A. Author";
    order.pages = 4;
    return order;
  }
  OrderedBook ordered(const BookOrder& order, std::string_view account = kAccount) {
    return order_book(studio, account, order, {});
  }
  store::JobRecord made(const store::JobRecord& job) {
    return wait_for_job(studio, job, 60s, {}, [](auto&) {});
  }
};

/// Names and bytes of an archive.
std::map<std::string, std::string> unpacked(const std::string& bytes) {
  zip_error_t error;
  zip_t* archive =
      zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error),
                           ZIP_RDONLY | ZIP_CHECKCONS, &error);
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t facts;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &facts);
    std::string content(facts.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, content.data(), content.size());
    zip_fclose(file);
    files[facts.name] = std::move(content);
  }
  if (archive) zip_discard(archive);
  return files;
}

}  // namespace

TEST_F(Orders, AreTheirOwnApproval) {
  const OrderedBook book = ordered(small());
  EXPECT_EQ(book.plan.row.state, "APPROVED");
  EXPECT_TRUE(book.plan.row.decided_ms);
  EXPECT_EQ(book.plan.row.reason, "Ordered in one call.");
  EXPECT_EQ(book.job.quoted, book.plan.row.quoted);
  EXPECT_FALSE(book.pages_wished);
  for (const store::EventRecord& event : studio.store().events_after(0, 100))
    EXPECT_NE(event.type, "plan.requires_approval") << "nobody is asked";
  EXPECT_EQ(generate_book(studio, kAccount, book.plan.row.id).id, book.job.id);
}

TEST_F(Orders, GetThePagesThatTheirFormatAllows) {
  BookOrder order = small();
  order.pages = 60;
  const OrderedBook most = ordered(order);
  EXPECT_EQ(most.plan.document.pages.size(), 40u);
  EXPECT_EQ(most.pages_wished, 60);
  cancel_job(studio, kAccount, most.job.id);
  order.pages = 1;
  const OrderedBook fewest = ordered(order);
  EXPECT_EQ(fewest.plan.document.pages.size(), 4u);
  EXPECT_EQ(fewest.pages_wished, 1);
}

TEST_F(Orders, GetThePagesThatTheirPlanAllows) {
  create_account(studio, {.id = "reader", .name = "", .plan = "free"});
  BookOrder order = small();
  order.pages = 30;
  const OrderedBook book = ordered(order, "reader");
  EXPECT_EQ(static_cast<std::int64_t>(book.plan.document.pages.size()),
            find_terms("free")->story_pages);
  EXPECT_EQ(book.pages_wished, 30);
}

TEST_F(Orders, OfBooksThatAreNotMadeYetAreRefusedWithWords) {
  for (const char* format : {"comic", "chapter_comic", "novel"}) {
    BookOrder order = small();
    order.format = format;
    try {
      ordered(order);
      ADD_FAILURE() << format;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), "validation_failed");
      EXPECT_NE(failure.message().find("planned"), std::string::npos) << failure.message();
    }
  }
  BookOrder order = small();
  order.format = "papyrus";
  EXPECT_EQ(refusal([&] { ordered(order); }), "validation_failed");
  order = small();
  order.prompt = "  ";
  EXPECT_EQ(refusal([&] { ordered(order); }), "validation_failed");
  order = small();
  order.style = "etching";
  EXPECT_EQ(refusal([&] { ordered(order); }), "validation_failed");
  EXPECT_TRUE(studio.store().events_after(0, 10).empty()) << "nothing is kept of them";
}

TEST_F(Orders, LeaveNothingBehindWhenTheyCannotBePaid) {
  create_account(studio, {.id = "poor", .name = "", .plan = "free"});
  const auto had = studio.store().balance_of("poor").perpetual;
  BookOrder order = small();
  order.pages = 24;
  studio.store().charge("poor", had - 1, "spent elsewhere", studio.now());
  EXPECT_EQ(refusal([&] { ordered(order, "poor"); }), "insufficient_credits");
  EXPECT_TRUE(studio.store().list_jobs("poor", "", "", "", 10).rows.empty());
  for (const store::EventRecord& event : studio.store().events_after(0, 100))
    EXPECT_FALSE(event.type.starts_with("plan.")) << event.type;
  EXPECT_EQ(studio.store().balance_of("poor").perpetual, 1);
}

TEST_F(Orders, JoinATransactionThatIsOpen) {
  std::string plan;
  const auto broken = [&] {
    studio.store().in_late_transaction([&] {
      plan = ordered(small()).plan.row.id;
      throw std::runtime_error("after it");
    });
  };
  EXPECT_THROW(broken(), std::runtime_error);
  EXPECT_EQ(refusal([&] { get_plan(studio, kAccount, plan); }), "plan_not_found");
  std::string job;
  studio.store().in_late_transaction([&] { job = ordered(small()).job.id; });
  EXPECT_EQ(made(get_job(studio, kAccount, job)).state, "READY");
}

TEST_F(Orders, AreFoundByTheirJobAndByTheirBook) {
  const OrderedBook order = ordered(small());
  EXPECT_EQ(find_order(studio, kAccount, order.job.id).id, order.job.id);
  EXPECT_EQ(refusal([&] { find_order(studio, kAccount, "book_none"); }), "book_not_found");
  EXPECT_EQ(refusal([&] { find_order(studio, "another", order.job.id); }), "book_not_found");
  const store::JobRecord job = made(order.job);
  ASSERT_EQ(job.state, "READY") << job.error;
  EXPECT_EQ(phase_of(job), "done");
  EXPECT_EQ(find_order(studio, kAccount, job.book_id).id, job.id);
  EXPECT_EQ(find_ordered_book(studio, kAccount, job.id).row.id, job.book_id);
  EXPECT_EQ(find_ordered_book(studio, kAccount, job.book_id).row.id, job.book_id);
  EXPECT_EQ(refusal([&] { find_ordered_book(studio, "another", job.id); }), "book_not_found");
}

TEST_F(Orders, ThatEndedWithoutABookSaySo) {
  BookOrder order = small();
  order.pages = 40;
  const OrderedBook long_one = ordered(order);
  EXPECT_EQ(refusal([&] { find_ordered_book(studio, kAccount, long_one.job.id); }),
            "job_state_invalid");
  cancel_job(studio, kAccount, long_one.job.id);
  const auto job = made(long_one.job);
  EXPECT_EQ(phase_of(job), "error");
}

TEST_F(Orders, TellTheirPhaseByTheMessageOfEachStep) {
  const Plan plan = draft_plan(studio, kAccount, {.prompt = "A mouse", .pages = 4}, {}, {}, {});
  std::set<std::string_view> phases;
  for (const store::StepRecord& step : picture_book_steps("job_x", plan.document)) {
    const std::string_view phase = phase_of(std::string_view(step.message));
    EXPECT_EQ(phase, step.kind == "picture" ? "illustrating"
                     : step.kind == "page"  ? "layout"
                                            : "binding")
        << step.message;
    phases.insert(phase);
  }
  EXPECT_EQ(phases.size(), 3u);
  const store::JobRecord job = ordered(small()).job;
  EXPECT_EQ(phase_of(job), "planning") << job.message;
}

TEST_F(Orders, CanBeCarriedAwayWhole) {
  const store::JobRecord job = made(ordered(small()).job);
  ASSERT_EQ(job.state, "READY") << job.error;
  const Book book = get_book(studio, kAccount, job.book_id);
  const std::string archive = book_zip(studio, book);
  EXPECT_EQ(book_zip(studio, book), archive) << "the same every time";
  const auto files = unpacked(archive);
  std::set<std::string> names;
  for (const auto& file : files) names.insert(file.first);
  EXPECT_EQ(names,
            (std::set<std::string>{"cover.jpg", "book.pdf", "metadata.json", "pages/page_01.png",
                                   "pages/page_02.png", "pages/page_03.png", "pages/page_04.png",
                                   "pages/page_05.png", "pages/page_06.png", "pages/page_07.png"}));
  EXPECT_TRUE(files.at("cover.jpg").starts_with("\xff\xd8\xff"));
  EXPECT_EQ(files.at("book.pdf"), book_file(studio, book, "book.pdf"));
  EXPECT_EQ(files.at("pages/page_03.png"), book_file(studio, book, "pages/page-03.png"));
  const json::value value = json::parse(files.at("metadata.json"));
  const json::object& facts = value.as_object();
  EXPECT_EQ(text_or(facts, "author"), "A. Author");
  EXPECT_EQ(text_or(facts, "prompt"), "A mouse who finds a key");
  EXPECT_EQ(facts.at("pages").as_array().size(), 7u);
  EXPECT_EQ(facts.at("pages").at(2).at("file").as_string(), "pages/page_03.png");
  EXPECT_FALSE(facts.at("pages").at(2).at("text").as_string().empty());
  EXPECT_FALSE(facts.at("fonts").as_array().empty());
  EXPECT_TRUE(facts.at("made_by").as_object().contains("pictures"));
}
