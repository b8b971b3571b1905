// Two processes on one data folder: the server, which holds it, and an operator's command beside
// it. In these tests a child never inherits an open store: SQLite must not be carried across a
// fork.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include "store/database.h"
#include "store/folders.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;

/// A word from one process to another.
class Signal {
 public:
  Signal() {
    if (::pipe(ends_) != 0) throw std::runtime_error("no pipe");
  }
  ~Signal() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;
  bool give() { return ::write(ends_[1], "x", 1) == 1; }
  bool await() {
    char c = 0;
    return ::read(ends_[0], &c, 1) == 1;
  }

 private:
  int ends_[2];
};

struct Beside : testing::Test {
  TemporaryFolder folder;
  std::string log = folder / "talewright.db-wal";

  static void write(Store& store, const std::string& whose, int count) {
    for (int i = 0; i < count; ++i) {
      store.insert_character(a_character(whose + std::to_string(i)));
      store.grant("local", 1, whose, i);
    }
  }
  static int characters_in(Store& store) {
    return static_cast<int>(store.list_characters("local", "", "", "", 200).rows.size());
  }
  std::string code_beside(const std::string& at) {
    return code_of([&] { open_store_beside(at); });
  }
};

TEST_F(Beside, AServerThatWritesTooEverythingIsKeptAndSeenByBoth) {
  Signal ready, done;
  const pid_t server = start_a_child([&] {
    const auto store = open_store(folder.path());
    if (!ready.give()) return 1;
    write(*store, "char_server_", 40);
    if (!done.await()) return 2;
    if (characters_in(*store) != 80 || store->balance_of("local").perpetual != 80) return 3;
    store->insert_character(a_character("char_last"));
    return store->unbalanced().empty() ? 0 : 4;
  });
  ASSERT_TRUE(ready.await());
  {
    const auto store = open_store_beside(folder.path());
    EXPECT_EQ(code_of([&] { open_store(folder.path()); }), "data_folder_in_use");
    write(*store, "char_operator_", 40);
  }
  EXPECT_GT(std::filesystem::file_size(log), 0u) << "the log is the server's";
  EXPECT_EQ(inspect_folder(folder.path()).in_use_by, "process " + std::to_string(server));
  ASSERT_TRUE(done.give());
  EXPECT_EQ(end_of(server), 0);
  EXPECT_FALSE(std::filesystem::exists(log)) << "which took it away at its end";
  EXPECT_EQ(characters_in(*open_store(folder.path())), 81);
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
}

TEST_F(Beside, AServerThatIsKilledTheCommandGoesOnAndTheNextStartFindsAll) {
  Signal ready;
  const pid_t server = start_a_child([&] {
    const auto store = open_store(folder.path());
    write(*store, "char_server_", 5);
    if (ready.give()) ::pause();
    return 1;
  });
  ASSERT_TRUE(ready.await());
  {
    const auto store = open_store_beside(folder.path());
    write(*store, "char_before_", 5);
    ::kill(server, SIGKILL);
    EXPECT_EQ(end_of(server), -SIGKILL);
    write(*store, "char_after_", 5);
  }
  EXPECT_GT(std::filesystem::file_size(log), 0u) << "left, as after a kill";
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
  const auto store = open_store(folder.path());
  EXPECT_EQ(characters_in(*store), 15);
  EXPECT_EQ(store->balance_of("local").perpetual, 15);
}

TEST_F(Beside, AServerThatIsKilledAmidAWriteNothingOfThatIsSeen) {
  Signal ready;
  const pid_t server = start_a_child([&] {
    const auto store = open_store(folder.path());
    store->in_transaction([&] {
      write(*store, "char_half_", 5);
      if (ready.give()) ::pause();
    });
    return 1;
  });
  ASSERT_TRUE(ready.await());
  const auto store = open_store_beside(folder.path());
  EXPECT_EQ(characters_in(*store), 0);
  ::kill(server, SIGKILL);
  EXPECT_EQ(end_of(server), -SIGKILL);
  write(*store, "char_after_", 1);
  EXPECT_EQ(characters_in(*store), 1);
}

TEST_F(Beside, ServersThatComeAndGoCommandsComeAndGo) {
  constexpr int kCommands = 25;
  open_store(folder.path());
  const pid_t commands = start_a_child([&] {
    for (int i = 0; i < kCommands; ++i)
      write(*open_store_beside(folder.path()), "char_" + std::to_string(i) + '_', 1);
    return 0;
  });
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(code_of([&] {
                const auto server = open_store(folder.path());
                write(*server, "char_server_" + std::to_string(i) + '_', 1);
              }),
              "");
  }
  EXPECT_EQ(end_of(commands), 0);
  const auto store = open_store(folder.path());
  EXPECT_EQ(characters_in(*store), kCommands + 10);
  EXPECT_TRUE(store->unbalanced().empty());
}

TEST_F(Beside, NobodyItWorksToo) {
  open_store(folder.path());
  write(*open_store_beside(folder.path()), "char_", 3);
  EXPECT_EQ(characters_in(*open_store_beside(folder.path())), 3);
  EXPECT_EQ(characters_in(*open_store(folder.path())), 3);
}

TEST_F(Beside, AFolderThatIsNotThereIsNotMade) {
  EXPECT_EQ(code_beside(folder / "none"), "data_folder_unwritable");
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
  EXPECT_EQ(code_beside(folder.path()), "data_folder_unwritable");
  EXPECT_TRUE(everything_in(folder.path()).empty());
}

TEST_F(Beside, ASchemaOfAnotherVersionNothingIsChanged) {
  {
    Database older(folder.path(), Database::Access::Write);
    older.ask_text("PRAGMA journal_mode = WAL");
    migrate(older, 0, newest_migration() - 1);
  }
  const std::string before = bytes_of(folder / "talewright.db");
  try {
    open_store_beside(folder.path());
    FAIL() << "was opened";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "data_folder_unwritable");
    EXPECT_EQ(failure.details().at("reason").as_string(),
              "schema version " + std::to_string(newest_migration() - 1));
  }
  EXPECT_TRUE(before == bytes_of(folder / "talewright.db"));
  open_store(folder.path());
  EXPECT_EQ(code_beside(folder.path()), "");
  Database(folder.path(), Database::Access::Write).execute("PRAGMA user_version = 1000");
  EXPECT_EQ(code_beside(folder.path()), "data_folder_newer");
}

TEST_F(Beside, WhatIsNotOursIsRefused) {
  write_file(folder / "talewright.db", std::string(5000, 'x'));
  EXPECT_EQ(code_beside(folder.path()), "data_folder_damaged");
  std::filesystem::remove(folder / "talewright.db");
  Database(folder.path(), Database::Access::Write).execute("CREATE TABLE notes (text TEXT)");
  EXPECT_EQ(code_beside(folder.path()), "data_folder_damaged");
}

}  // namespace
}  // namespace talewright::store
