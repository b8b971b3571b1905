// A full disk, made in two ways: a small file system in memory (where mounting is permitted), and
// in a child process a limit on the size of files, swept so that every write is once the first that
// fails. Each time the caller hears storage_full, nothing of the call is kept, and when there is
// room again the same call goes through.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "store/blobs.h"
#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;

void limit_files_to(rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

CharacterRecord a_large_character(int number) {
  CharacterRecord row = a_character("char_" + std::to_string(number));
  row.descriptor = '"' + std::string(5000, 'x') + '"';
  return row;
}

int characters_in(Store& store) {
  int count = 0;
  std::string cursor;
  do {
    const auto page = store.list_characters("local", "", "", cursor, 200);
    count += static_cast<int>(page.rows.size());
    cursor = page.next;
  } while (!cursor.empty());
  return count;
}

TEST(AFullDisk, RollsAWholeTransactionBackWhicheverWriteFails) {
  for (rlim_t room = 0; room <= 120'000; room += 5'003) {
    TemporaryFolder folder;
    const int result = in_a_child([&] {
      const auto store = open_store(folder.path());
      store->insert_character(a_character("char_before"));
      const auto work = [&] {
        store->in_transaction([&] {
          for (int i = 0; i < 10; ++i) store->insert_character(a_large_character(i));
        });
      };
      limit_files_to(room);
      const std::string code = code_of(work);
      limit_files_to(RLIM_INFINITY);
      const int kept = characters_in(*store);
      if (code.empty()) return kept == 11 ? 0 : 1;
      if (code != "storage_full") return 2;
      if (kept != 1) return 3;
      work();
      return characters_in(*store) == 11 ? 0 : 4;
    });
    ASSERT_EQ(result, 0) << "with room for " << room;
    ASSERT_EQ(inspect_folder(folder.path()).integrity, "ok");
    ASSERT_EQ(characters_in(*open_store(folder.path())), 11);
  }
}

TEST(AFullDisk, MetInANestedPartEndsTheWholeEvenIfThatIsCaught) {
  TemporaryFolder folder;
  EXPECT_EQ(in_a_child([&] {
              const auto store = open_store(folder.path());
              const std::string code = code_of([&] {
                store->in_transaction([&] {
                  store->insert_character(a_character("char_first"));
                  limit_files_to(0);
                  // Large enough to spill pages from the cache to the log before the end.
                  const std::string nested = code_of([&] {
                    for (int i = 0; i < 2000; ++i) store->insert_character(a_large_character(i));
                  });
                  limit_files_to(RLIM_INFINITY);
                  if (nested == "storage_full") store->insert_character(a_character("char_last"));
                });
              });
              if (code == "storage_full") return characters_in(*store) == 0 ? 0 : 1;
              return store->find_character("local", "char_last") ? 0 : 2;
            }),
            0);
}

TEST(AFullDisk, LeavesNoRubbishOfABlob) {
  TemporaryFolder folder;
  EXPECT_EQ(in_a_child([&] {
              const auto blobs = open_blobs(folder.path());
              limit_files_to(10'000);
              const std::string code = code_of([&] { blobs->put(std::string(50'000, 'x')); });
              if (code != "storage_full") return 1;
              blobs->put(std::string(9'000, 'x'));
              limit_files_to(RLIM_INFINITY);
              const std::string name = blobs->put(std::string(50'000, 'x'));
              return blobs->get(name)->size() == 50'000 ? 0 : 2;
            }),
            0);
  EXPECT_TRUE(std::filesystem::is_empty(folder / "blobs/tmp"));
}

TEST(AFullDisk, LeavesNoHalfMadeStore) {
  for (const rlim_t room : {0, 5, 100, 5'000, 20'000}) {
    TemporaryFolder folder;
    const std::string path = folder / "data";
    EXPECT_EQ(in_a_child([&] {
                limit_files_to(room);
                return code_of([&] { open_store(path); }) == "storage_full" ? 0 : 1;
              }),
              0)
        << room;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "with room for " << room;
    EXPECT_TRUE(open_store(path));
  }
}

TEST(AFullDisk, OfASmallFileSystemRefusesBothAndTakesBothAgainWhenThereIsRoom) {
  TemporaryFolder folder;
  const std::string& path = folder.path();
  if (::mount("none", path.c_str(), "tmpfs", 0, "size=1m") != 0)
    GTEST_SKIP() << "mounting is not permitted here";
  std::string row_code, blob_code, after;
  std::size_t left_over = 99;
  int kept = 0, stored = 0;
  {
    const auto store = open_store(path);
    const auto blobs = open_blobs(path);
    write_file(path + "/ballast", std::string(300'000, 'x'));
    for (; row_code.empty() && stored < 10'000; ++stored)
      row_code = code_of([&] { store->insert_character(a_large_character(stored)); });
    kept = characters_in(*store);
    blob_code = code_of([&] { blobs->put(std::string(400'000, 'x')); });
    left_over = static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(path + "/blobs/tmp"), {}));
    std::filesystem::remove(path + "/ballast");
    after = code_of([&] {
      store->insert_character(a_large_character(stored - 1));
      blobs->put(std::string(100'000, 'x'));
    });
    if (after.empty()) ++kept;
    EXPECT_EQ(characters_in(*store), kept);
  }
  const std::string integrity = inspect_folder(path).integrity;
  ::umount2(path.c_str(), MNT_DETACH);
  EXPECT_EQ(row_code, "storage_full");
  EXPECT_EQ(blob_code, "storage_full");
  EXPECT_EQ(left_over, 0u);
  EXPECT_EQ(after, "");
  EXPECT_EQ(kept, stored) << "all that was not refused, and the refused one at its second try";
  EXPECT_EQ(integrity, "ok");
}

}  // namespace
}  // namespace talewright::store
