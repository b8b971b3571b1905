// What the store keeps of characters, plans and books, and how it refuses.
#include "store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/folders.h"
#include "store/rows.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;

struct StoreTest : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());
  void reopen() {
    store.reset();
    store = open_store(folder.path());
  }
};
struct Characters : StoreTest {};
struct Plans : StoreTest {};
struct Books : StoreTest {};
struct Lists : StoreTest {};

TEST_F(Characters, AreKeptAcrossReopening) {
  CharacterRecord row = a_character("char_1", 1'700'000'000'123);
  row.name = "Zo\u00eb \xf0\x9f\xa6\x9d";
  row.sheet_blob = std::string(64, 'a');
  store->insert_character(row);
  reopen();
  const auto found = store->find_character("local", "char_1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, row.name);
  EXPECT_EQ(found->state, "draft");
  EXPECT_EQ(found->revision, 1);
  EXPECT_EQ(found->descriptor, row.descriptor);
  EXPECT_EQ(found->sheet_blob, row.sheet_blob);
  EXPECT_EQ(found->created_ms, 1'700'000'000'123);
}

TEST_F(Characters, OfAnotherAccountAreNotFound) {
  store->insert_character(a_character("char_1"));
  EXPECT_FALSE(store->find_character("somebody", "char_1"));
  EXPECT_FALSE(store->delete_character("somebody", "char_1"));
  EXPECT_TRUE(store->list_characters("somebody", "", "", "", 10).rows.empty());
  CharacterRecord row = a_character("char_1");
  row.account = "somebody";
  EXPECT_FALSE(store->update_character(row, "draft", 1));
}

TEST_F(Characters, ChangeOnlyFromTheStateAndRevisionThatWasExpected) {
  store->insert_character(a_character("char_1"));
  CharacterRecord row = a_character("char_1");
  row.state = "locked";
  row.updated_ms = 2;
  EXPECT_FALSE(store->update_character(row, "locked", 1));
  EXPECT_FALSE(store->update_character(row, "draft", 2));
  EXPECT_EQ(store->find_character("local", "char_1")->state, "draft");
  EXPECT_TRUE(store->update_character(row, "draft", 1));
  EXPECT_FALSE(store->update_character(row, "draft", 1)) << "the second of two is late";
  EXPECT_EQ(store->find_character("local", "char_1")->state, "locked");
}

TEST_F(Characters, LeaveTheirRevisionsBehindWhenDeleted) {
  store->insert_character(a_character("char_1"));
  RevisionRecord revision{"char_1", 1, "Rusty", R"({"species":"fox"})", "", 5};
  store->insert_revision(revision);
  EXPECT_TRUE(store->delete_character("local", "char_1"));
  EXPECT_FALSE(store->delete_character("local", "char_1"));
  EXPECT_FALSE(store->find_character("local", "char_1"));
  ASSERT_TRUE(store->find_revision("char_1", 1));
  EXPECT_EQ(store->find_revision("char_1", 1)->descriptor, R"({"species":"fox"})");
  EXPECT_FALSE(store->find_revision("char_1", 2));
}

TEST_F(Characters, ThatBreakARuleAreOurFault) {
  CharacterRecord row = a_character("char_1");
  row.descriptor = "no json";
  EXPECT_THROW(store->insert_character(row), std::logic_error);
  row = a_character("char_1");
  row.state = "LOCKED";
  EXPECT_THROW(store->insert_character(row), std::logic_error);
  store->insert_character(a_character("char_1"));
  EXPECT_THROW(store->insert_character(a_character("char_1")), std::logic_error);
}

TEST_F(Lists, RunNewestFirstPageByPageEvenAcrossReopening) {
  store->insert_character(a_character("char_b", 20));
  store->insert_character(a_character("char_a", 20));  // same moment: ordered by id
  store->insert_character(a_character("char_c", 10));
  store->insert_character(a_character("char_d", 30));
  auto page = store->list_characters("local", "", "", "", 2);
  EXPECT_THAT(ids(page), ElementsAre("char_d", "char_b"));
  ASSERT_FALSE(page.next.empty());
  reopen();
  store->insert_character(a_character("char_e", 40));  // newer than the page: not seen
  page = store->list_characters("local", "", "", page.next, 2);
  EXPECT_THAT(ids(page), ElementsAre("char_a", "char_c"));
  EXPECT_EQ(page.next, "");
}

TEST_F(Lists, AreFilteredByStateAndPartOfTheName) {
  CharacterRecord row = a_character("char_1", 1);
  row.name = "Captain RUSTY";
  row.state = "locked";
  store->insert_character(row);
  store->insert_character(a_character("char_2", 2));
  row = a_character("char_3", 3);
  row.name = "Mo";
  store->insert_character(row);
  EXPECT_THAT(ids(store->list_characters("local", "", "rusty", "", 10)),
              ElementsAre("char_2", "char_1"));
  EXPECT_THAT(ids(store->list_characters("local", "locked", "", "", 10)), ElementsAre("char_1"));
  EXPECT_THAT(ids(store->list_characters("local", "draft", "Rus", "", 10)), ElementsAre("char_2"));
}

TEST_F(Lists, RefuseCursorsTheyDidNotGive) {
  for (const char* cursor : {"x", "!!!", "MTIzNDU", "Ojox", "MTA6Y2hhcl8x=", "MTA6"}) {
    try {
      store->list_characters("local", "", "", cursor, 10);
      FAIL() << cursor;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), "validation_failed");
      EXPECT_EQ(failure.details().at("field"), "cursor");
    }
    EXPECT_EQ(code_of([&] { store->list_jobs("local", "", "", cursor, 10); }), "validation_failed");
    EXPECT_EQ(code_of([&] { store->list_books("local", cursor, 10); }), "validation_failed");
  }
}

TEST_F(Plans, ChangeOnlyFromTheStateAndVersionThatWasExpected) {
  store->insert_plan(a_plan("plan_1"));
  PlanRecord row = *store->find_plan("local", "plan_1");
  EXPECT_FALSE(row.decided_ms);
  row.version = 2;
  row.document = R"({"title":"The red kite"})";
  EXPECT_TRUE(store->update_plan(row, "REQUIRES_APPROVAL", 1));
  EXPECT_FALSE(store->update_plan(row, "REQUIRES_APPROVAL", 1));
  row.state = "APPROVED";
  EXPECT_THROW(store->update_plan(row, "REQUIRES_APPROVAL", 2), std::logic_error)
      << "approved without a time";
  row.decided_ms = 77;
  EXPECT_TRUE(store->update_plan(row, "REQUIRES_APPROVAL", 2));
  reopen();
  row = *store->find_plan("local", "plan_1");
  EXPECT_EQ(row.state, "APPROVED");
  EXPECT_EQ(row.decided_ms, 77);
  EXPECT_EQ(row.document, R"({"title":"The red kite"})");
  EXPECT_FALSE(store->find_plan("somebody", "plan_1"));
}

TEST_F(Books, AreKeptWithTheirFilesInOrder) {
  store->insert_plan(a_plan("plan_1"));
  store->insert_job(a_job("job_1", 0), {});
  const std::string blob(64, 'b');
  BookRecord book{"book_1", "local", "job_1", "plan_1", "The kite", "picture_book", "{}", "{}", 9};
  store->insert_book(book,
                     {{"book_1", "book.pdf", "The book", "application/pdf", blob, 1000, 0, 0, 1},
                      {"book_1", "pages/page-01.png", "Page 1", "image/png", blob, 50, 8, 9, 0}});
  reopen();
  ASSERT_TRUE(store->find_book("local", "book_1"));
  EXPECT_EQ(store->find_book("local", "book_1")->job_id, "job_1");
  EXPECT_FALSE(store->find_book("somebody", "book_1"));
  EXPECT_THAT(ids(store->list_books("local", "", 5)), ElementsAre("book_1"));
  const auto files = store->files_of("book_1");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].path, "pages/page-01.png");
  EXPECT_EQ(files[0].height, 9);
  EXPECT_EQ(files[1].bytes, 1000);
}

TEST_F(Books, OfNoKnownJobAreOurFault) {
  BookRecord book{"book_1", "local", "job_none", "", "T", "picture_book", "{}", "{}", 9};
  EXPECT_THROW(store->insert_book(book, {}), std::logic_error);
  EXPECT_FALSE(store->find_book("local", "book_1"));
}

}  // namespace
}  // namespace talewright::store
