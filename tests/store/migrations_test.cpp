// Data folders of earlier programs, brought up to date with everything in them.
#include "store/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

// As the program of schema 2 wrote it: a job in every state, its credits in the old ledger.
constexpr const char* kVersionTwo = R"(
INSERT INTO characters VALUES ('char_1', 'local', 'Rusty', 'locked', 1, '{}', '', 1, 1, '[]');
INSERT INTO revisions VALUES ('char_1', 1, 'Rusty', '{}', '', 1, '[]');
INSERT INTO scenes VALUES ('scene_1', 'local', 'cartoon', 64, 48, printf('%064d', 0), '{}', 1);
INSERT INTO scene_characters VALUES ('scene_1', 'char_1', 1);
INSERT INTO reference_images VALUES ('char_1', 1, 'front', 'flat', 'image/png', 9, 9,
                                     printf('%064d', 0), 0, 1);
INSERT INTO plans VALUES ('plan_1', 'local', 'APPROVED', 1, 'The kite', '{}', 10, '', 1, 2, 2);
INSERT INTO plans VALUES ('plan_2', 'local', 'REQUIRES_APPROVAL', 1, 'T', '{}', 10, '', 1, 1, NULL);
INSERT INTO jobs VALUES
  ('job_queued', 'local', 'plan_1', 'picture_book', 'QUEUED', '{}', 0, 1, 'm', '', 0, '', 4, 4, 0,
   0, 1, 1, NULL, NULL),
  ('job_running', 'local', 'plan_1', 'picture_book', 'RUNNING', '{}', 1, 2, 'm', '', 0, '', 10, 10,
   3, 0, 2, 2, 2, NULL),
  ('job_ready', 'local', 'plan_1', 'picture_book', 'READY', '{}', 1, 1, 'm', '', 0, 'book_1', 5, 5,
   4, 1, 3, 3, 3, 9),
  ('job_failed', 'local', NULL, 'picture_book', 'FAILED', '{}', 1, 2, 'm', '{"code":"x"}', 0, '', 7,
   7, 2, 5, 4, 4, 4, 9),
  ('job_canceled', 'local', NULL, 'picture_book', 'CANCELED', '{}', 0, 1, 'm', '', 1, '', 6, 6, 0,
   6, 5, 5, NULL, 9),
  ('job_free', 'local', NULL, 'picture_book', 'READY', '{}', 0, 0, 'm', '', 0, '', 0, 0, 0, 0, 6, 6,
   6, 9);
INSERT INTO steps (job_id, ordinal, kind, name, message, state, price, finished_ms) VALUES
  ('job_queued', 0, 'picture', '0', 'm', 'PENDING', 4, NULL),
  ('job_running', 0, 'picture', '0', 'm', 'DONE', 3, 5),
  ('job_running', 1, 'picture', '1', 'm', 'PENDING', 5, NULL),
  ('job_ready', 0, 'picture', '0', 'm', 'DONE', 4, 5),
  ('job_failed', 0, 'picture', '0', 'm', 'DONE', 2, 5),
  ('job_failed', 1, 'picture', '1', 'm', 'FAILED', 5, 5),
  ('job_canceled', 0, 'picture', '0', 'm', 'CANCELED', 6, 5);
INSERT INTO step_needs VALUES ('job_running', 1, 0);
INSERT INTO books VALUES ('book_1', 'local', 'job_ready', 'plan_1', 'The kite', 'picture_book',
                          '{}', '{}', 9);
INSERT INTO book_files VALUES ('book_1', 'book.pdf', 'The book', 'application/pdf',
                               printf('%064d', 0), 9, 0, 0, 0);
INSERT INTO ledger (account, job_id, kind, step, amount, at_ms) VALUES
  ('local', 'job_queued', 'reserve', -1, 4, 1),
  ('local', 'job_running', 'reserve', -1, 10, 2),
  ('local', 'job_ready', 'reserve', -1, 5, 3),
  ('local', 'job_ready', 'settle', 0, 4, 4),
  ('local', 'job_running', 'settle', 0, 3, 5),
  ('local', 'job_ready', 'release', -1, 1, 6),
  ('local', 'job_failed', 'reserve', -1, 7, 7),
  ('local', 'job_failed', 'settle', 0, 2, 8),
  ('local', 'job_failed', 'release', -1, 5, 9),
  ('local', 'job_canceled', 'reserve', -1, 6, 10),
  ('local', 'job_canceled', 'release', -1, 6, 11);
)";

struct AFolderOfSchemaTwo : testing::Test {
  AFolderOfSchemaTwo() {
    Database older(folder.path(), Database::Access::Write);
    older.ask_text("PRAGMA journal_mode = WAL");
    migrate(older, 0, 2);
    older.execute(kVersionTwo);
    before = older.ask_text(kCounts);
  }
  std::vector<std::string> transactions(Store& store, const std::string& job_id) {
    std::vector<std::string> result;
    for (const TransactionRecord& row : store.transactions_of(job_id)) {
      EXPECT_FALSE(row.balance_after);
      result.push_back(row.kind + ' ' + std::to_string(row.step) + ' ' +
                       std::to_string(row.amount));
    }
    return result;
  }
  static constexpr const char* kCounts =
      "SELECT (SELECT count(*) FROM characters) || ' ' || "
      "(SELECT count(*) FROM revisions) || ' ' || "
      "(SELECT count(*) FROM scenes) || ' ' || "
      "(SELECT count(*) FROM scene_characters) || ' ' || "
      "(SELECT count(*) FROM reference_images) || ' ' || "
      "(SELECT count(*) FROM plans) || ' ' || "
      "(SELECT count(*) FROM jobs) || ' ' || "
      "(SELECT count(*) FROM steps) || ' ' || "
      "(SELECT count(*) FROM step_needs) || ' ' || "
      "(SELECT count(*) FROM books) || ' ' || "
      "(SELECT count(*) FROM book_files)";
  TemporaryFolder folder;
  std::string before;
};

TEST_F(AFolderOfSchemaTwo, KeepsEveryRow) {
  const auto store = open_store(folder.path());
  EXPECT_EQ(inspect_folder(folder.path()).version, newest_migration());
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
  Database look(folder.path(), Database::Access::Read);
  EXPECT_EQ(look.ask_text(kCounts), before);
  EXPECT_EQ(look.ask("SELECT count(*) FROM transactions"), 11);
  EXPECT_EQ(look.ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_THAT(store->events_after(0, 100), IsEmpty()) << "nothing happened just now";
}

TEST_F(AFolderOfSchemaTwo, KeepsItsLedgerInDoubleEntry) {
  const auto store = open_store(folder.path());
  EXPECT_THAT(store->unbalanced(), IsEmpty());
  EXPECT_THAT(transactions(*store, "job_queued"), ElementsAre("reserve -1 -4"));
  EXPECT_THAT(transactions(*store, "job_running"), ElementsAre("reserve -1 -10", "settle 0 3"));
  EXPECT_THAT(transactions(*store, "job_ready"),
              ElementsAre("reserve -1 -5", "settle 0 4", "release -1 1"));
  EXPECT_THAT(transactions(*store, "job_failed"),
              ElementsAre("reserve -1 -7", "settle 0 2", "release -1 5"));
  EXPECT_THAT(transactions(*store, "job_canceled"), ElementsAre("reserve -1 -6", "release -1 6"));
  EXPECT_THAT(transactions(*store, "job_free"), IsEmpty());
  const BalanceRecord balance = store->balance_of("local");
  EXPECT_TRUE(balance.unlimited);
  EXPECT_EQ(balance.held, 4 + 7);
  EXPECT_EQ(balance.spent, 3 + 4 + 2);
  EXPECT_EQ(store->list_transactions("local", 0, 100).size(), 11u);
}

TEST_F(AFolderOfSchemaTwo, GoesOnWithTheJobsThatWereUnfinished) {
  const auto store = open_store(folder.path());
  while (const auto step = store->lease_step("me", 20, 1000))
    ASSERT_TRUE(store->finish_step(*step, "me", 21));
  for (const char* id : {"job_queued", "job_running"}) {
    JobRecord row = *store->find_job("local", id);
    row.state = "READY";
    row.finished_ms = 30;
    ASSERT_TRUE(store->finish_job(row)) << id;
  }
  EXPECT_THAT(transactions(*store, "job_running"),
              ElementsAre("reserve -1 -10", "settle 0 3", "settle 1 5", "release -1 2"));
  EXPECT_EQ(store->balance_of("local").held, 0);
  EXPECT_EQ(store->balance_of("local").spent, 3 + 4 + 2 + 4 + 5);
  EXPECT_THAT(store->unbalanced(), IsEmpty());
}

TEST_F(AFolderOfSchemaTwo, KilledAmidItsMigrationIsMigratedByTheNext) {
  for (int life = 0; life < 10; ++life) {
    const int end = in_a_short_life(std::chrono::microseconds(500 * life),
                                    [&] { return open_store(folder.path()) ? 0 : 1; });
    ASSERT_TRUE(end == 0 || end == -SIGKILL);
  }
  EXPECT_EQ(open_store(folder.path())->list_transactions("local", 0, 100).size(), 11u);
}

}  // namespace
}  // namespace talewright::store
