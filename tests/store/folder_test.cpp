// Folders that must be refused, each with its reason, and each left as it was.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <vector>

#include "base/random.h"
#include "store/blobs.h"
#include "store/folders.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;

struct Refused : testing::Test {
  TemporaryFolder folder;
  std::string database = folder / "talewright.db";

  void make_store() {
    const auto store = open_store(folder.path());
    store->insert_character(a_character("char_1"));
  }
  // Opens `at`, which must be refused with this code and a reason, and change nothing in `folder`.
  std::string reason_of_refusal(const std::string& at, const std::string& code) {
    const auto before = everything_in(folder.path());
    std::string reason;
    try {
      open_store(at);
      ADD_FAILURE() << "was opened";
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), code) << failure.message();
      EXPECT_EQ(failure.details().at("folder").as_string(), at.c_str());
      EXPECT_NE(failure.message().find(at), std::string::npos);
      reason = std::string(failure.details().at("reason").as_string());
    }
    const FolderReport report = inspect_folder(at);
    EXPECT_TRUE(report.integrity != "ok" || report.version > report.newest_known)
        << "the doctor sees it too";
    EXPECT_TRUE(before == everything_in(folder.path())) << "something was changed";
    return reason;
  }
  std::string reason_of_damage() { return reason_of_refusal(folder.path(), "data_folder_damaged"); }
};
struct Folder : Refused {};

// Runs SQL on the file behind the store's back; a clean end, so no log is left.
void execute(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(connection);
  sqlite3_close(connection);
}

TEST_F(Folder, IsMadeForItsOwnerOnlyAndReopened) {
  const std::string deep = folder / "a/b/c";
  open_store(deep)->insert_character(a_character("char_1"));
  EXPECT_EQ(std::filesystem::status(deep).permissions(), std::filesystem::perms::owner_all);
  EXPECT_TRUE(open_store(deep + "/")->find_character("local", "char_1"));
  EXPECT_FALSE(std::filesystem::exists(deep + "/talewright.db-wal")) << "a clean end leaves no log";
}

TEST_F(Folder, ThatIsOpenSaysWhoHasIt) {
  int told[2];
  ASSERT_EQ(::pipe(told), 0);
  make_store();
  const pid_t holder = start_a_child([&] {
    const auto store = open_store(folder.path());
    if (::write(told[1], "x", 1) == 1) ::pause();
    return 1;
  });
  char c = 0;
  ASSERT_EQ(::read(told[0], &c, 1), 1);
  const std::string who = "process " + std::to_string(holder);
  try {
    open_store(folder.path());
    FAIL() << "opened twice";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "data_folder_in_use");
    EXPECT_NE(failure.message().find("in use by " + who), std::string::npos) << failure.message();
  }
  FolderReport report = inspect_folder(folder.path());
  EXPECT_TRUE(report.in_use);
  EXPECT_EQ(report.in_use_by, who);
  EXPECT_EQ(report.integrity, "ok");
  ::kill(holder, SIGKILL);  // the kernel gives the lock back
  EXPECT_EQ(end_of(holder), -SIGKILL);
  report = inspect_folder(folder.path());
  EXPECT_FALSE(report.in_use);
  EXPECT_EQ(report.integrity, "ok") << "read through the log that was left";
  EXPECT_EQ(report.version, newest_migration());
  EXPECT_TRUE(open_store(folder.path())->find_character("local", "char_1"));
}

TEST_F(Folder, IsNotOpenedTwiceByOneProcess) {
  const auto store = open_store(folder.path());
  EXPECT_EQ(code_of([&] { open_store(folder.path()); }), "data_folder_in_use");
  EXPECT_EQ(inspect_folder(folder.path()).in_use_by, "process " + std::to_string(::getpid()));
  store->insert_character(a_character("char_1"));  // asking took no lock away
  EXPECT_EQ(in_a_child([&] {
              return code_of([&] { open_store(folder.path()); }) == "data_folder_in_use" ? 0 : 1;
            }),
            0);
}

TEST_F(Folder, IsReportedWithoutBeingMade) {
  const FolderReport report = inspect_folder(folder / "none");
  EXPECT_FALSE(report.exists);
  EXPECT_EQ(report.version, 0);
  EXPECT_EQ(report.newest_known, newest_migration());
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
  EXPECT_TRUE(inspect_folder(folder.path()).exists);
  EXPECT_TRUE(everything_in(folder.path()).empty());
}

TEST_F(Folder, LeftByAKillIsReadThroughItsLogAndNotChangedByLooking) {
  EXPECT_EQ(in_a_child([&] {
              const auto store = open_store(folder.path());
              store->insert_character(a_character("char_1"));
              return ::kill(::getpid(), SIGKILL);
            }),
            -SIGKILL);
  ASSERT_GT(std::filesystem::file_size(database + "-wal"), 0u);
  const auto before = everything_in(folder.path());
  EXPECT_EQ(inspect_folder(folder.path()).integrity, "ok");
  EXPECT_TRUE(before == everything_in(folder.path()));
  EXPECT_TRUE(open_store(folder.path())->find_character("local", "char_1"));
}

TEST_F(Folder, KilledWhileItWasMadeIsMadeByTheNext) {
  Random random(9);
  for (int i = 0; i < 40; ++i) {
    const std::string path = folder / std::to_string(i);
    const auto life = std::chrono::microseconds(random.below(4000));
    const int end = in_a_short_life(life, [&] { return open_store(path) ? 0 : 1; });
    EXPECT_TRUE(end == 0 || end == -SIGKILL);
    open_store(path)->insert_character(a_character("char_1"));
    EXPECT_EQ(inspect_folder(path).integrity, "ok");
  }
}

TEST_F(Folder, WantedByManyAtOnceIsOpenedOrInUseAndNeverCalledDamaged) {
  for (int round = 0; round < 10; ++round) {
    const std::string path = folder / std::to_string(round);
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i)
      children.push_back(start_a_child([&] {
        const std::string code = code_of([&] { open_store(path); });
        return code.empty() ? 0 : code == "data_folder_in_use" ? 1 : 2;
      }));
    int opened = 0;
    for (const pid_t child : children) {
      const int end = end_of(child);
      EXPECT_TRUE(end == 0 || end == 1) << end;
      opened += end == 0;
    }
    EXPECT_GE(opened, 1);
    EXPECT_TRUE(open_store(path));
  }
}

TEST_F(Refused, ANewerVersion) {
  make_store();
  execute(database, "PRAGMA user_version = 1000");
  EXPECT_EQ(reason_of_refusal(folder.path(), "data_folder_newer"), "schema version 1000");
}

TEST_F(Refused, ANewerVersionThatOnlyTheLogKnowsOf) {
  make_store();
  EXPECT_EQ(in_a_child([&] {
              sqlite3* connection = nullptr;
              sqlite3_open(database.c_str(), &connection);
              sqlite3_exec(connection, "PRAGMA user_version = 1000", nullptr, nullptr, nullptr);
              return ::kill(::getpid(), SIGKILL);
            }),
            -SIGKILL);
  ASSERT_GT(std::filesystem::file_size(database + "-wal"), 0u);
  EXPECT_EQ(reason_of_refusal(folder.path(), "data_folder_newer"), "schema version 1000");
}

TEST_F(Refused, AFileOfRandomBytes) {
  Random random(7);
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>(random.below(256));
  write_file(database, bytes);
  EXPECT_EQ(reason_of_damage(), "the file is not a database");
}

TEST_F(Refused, ARandomPageInOurDatabase) {
  make_store();
  std::string bytes = bytes_of(database);
  Random random(8);
  for (std::size_t i = 100; i < 4096; ++i) bytes[i] = static_cast<char>(random.below(256));
  write_file(database, bytes);
  reason_of_damage();
}

TEST_F(Refused, AFileThatWasCutShort) {
  make_store();
  const std::string bytes = bytes_of(database);
  for (const std::size_t kept :
       {bytes.size() - 1, bytes.size() / 2, std::size_t{4096}, std::size_t{50}}) {
    write_file(database, bytes.substr(0, kept));
    reason_of_damage();
  }
}

TEST_F(Refused, AnEmptyFileWhereBooksWereKept) {
  make_store();
  open_blobs(folder.path())->put("a picture");
  write_file(database, "");
  EXPECT_EQ(reason_of_damage(), "the file is empty");
}

TEST_F(Refused, ADatabaseOfAnotherProgram) {
  execute(database, "CREATE TABLE notes (text TEXT)");
  EXPECT_EQ(reason_of_damage(), "it belongs to another program");
  execute(database, "PRAGMA application_id = 4711; PRAGMA user_version = 1");
  EXPECT_EQ(reason_of_damage(), "it belongs to another program");
}

TEST_F(Refused, OurDatabaseWithoutItsTables) {
  make_store();
  execute(database,
          "PRAGMA writable_schema = ON; "
          "DELETE FROM sqlite_schema WHERE tbl_name NOT LIKE 'sqlite_%'");
  execute(database, "VACUUM");
  EXPECT_EQ(reason_of_damage(), "its tables are missing");
}

TEST_F(Refused, AFileInTheWay) {
  write_file(folder / "file", "hello");
  EXPECT_NE(reason_of_refusal(folder / "file", "data_folder_unwritable").find("Not a directory"),
            std::string::npos);
  reason_of_refusal(folder / "file/below", "data_folder_unwritable");
}

TEST_F(Refused, AFolderWhereTheDatabaseShouldBe) {
  std::filesystem::create_directory(database);
  reason_of_refusal(folder.path(), "data_folder_unwritable");
}

TEST_F(Refused, AFolderWhereTheLockShouldBe) {
  std::filesystem::create_directory(folder / "talewright.lock");
  reason_of_refusal(folder.path(), "data_folder_unwritable");
}

TEST_F(Refused, BlobsBehindAFile) {
  write_file(folder / "blobs", "hello");
  EXPECT_EQ(code_of([&] { open_blobs(folder.path()); }), "data_folder_unwritable");
}

TEST_F(Refused, AFileSystemThatIsReadOnly) {
  make_store();
  const std::string& path = folder.path();
  if (::mount(path.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) != 0)
    GTEST_SKIP() << "mounting is not permitted here";
  const int read_only =
      ::mount(path.c_str(), path.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr);
  std::string reason, fresh;
  if (read_only == 0) {
    try {
      open_store(path);
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code(), "data_folder_unwritable");
      reason = std::string(failure.details().at("reason").as_string());
    }
    fresh = code_of([&] { open_store(path + "/below"); });
    EXPECT_FALSE(inspect_folder(path).writable);
    EXPECT_EQ(inspect_folder(path).integrity, "ok");
  }
  ::umount2(path.c_str(), MNT_DETACH);
  ASSERT_EQ(read_only, 0);
  EXPECT_NE(reason.find("Read-only file system"), std::string::npos) << reason;
  EXPECT_EQ(fresh, "data_folder_unwritable");
}

TEST_F(Folder, WithDamageDeepInsideSaysSoWhenItIsMet) {
  {
    const auto store = open_store(folder.path());
    CharacterRecord row = a_character("");
    row.descriptor = '"' + std::string(3000, 'x') + '"';
    store->in_transaction([&] {
      for (int i = 0; i < 1000; ++i) {
        row.id = "char_" + std::to_string(i);
        store->insert_character(row);
      }
    });
  }
  std::string bytes = bytes_of(database);
  ASSERT_GT(bytes.size(), 2u << 20) << "too large to be checked whole at the opening";
  for (std::size_t i = 1 << 19; i < bytes.size(); i += 512) bytes[i] = '\xff';
  for (std::size_t page = 128; page * 4096 < bytes.size(); ++page)
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 4096), 64, '\xee');
  write_file(database, bytes);
  EXPECT_EQ(code_of([&] {
              const auto store = open_store(folder.path());
              std::string cursor;
              do {
                const auto page = store->list_characters("local", "", "nobody", cursor, 200);
                cursor = page.next;
              } while (!cursor.empty());
              for (int i = 0; i < 1000; ++i)
                store->find_character("local", "char_" + std::to_string(i));
            }),
            "data_folder_damaged");
}

}  // namespace
}  // namespace talewright::store
