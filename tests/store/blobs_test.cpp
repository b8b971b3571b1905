// Blobs: a name always has its whole content, and nothing else ever lies around.
#include "store/blobs.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <thread>
#include <vector>

#include "base/digest.h"
#include "store/folders.h"
#include "store/rows.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;

struct BlobsTest : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Blobs> blobs = open_blobs(folder.path());
};
struct ABlob : BlobsTest {};

TEST_F(ABlob, IsNamedByItsContentAndKept) {
  const std::string bytes("picture\0with zero", 17);
  const std::string name = blobs->put(bytes);
  EXPECT_EQ(name, sha256_hex(bytes));
  EXPECT_EQ(blobs->put(bytes), name);
  EXPECT_EQ(blobs->path_of(name), folder.path() + "/blobs/" + name.substr(0, 2) + "/" + name);
  blobs = open_blobs(folder.path());
  EXPECT_EQ(blobs->get(name), bytes);
  EXPECT_EQ(bytes_of(blobs->path_of(name)), bytes);
  EXPECT_EQ(blobs->get(blobs->put("")), "");
}

TEST_F(ABlob, ThatIsNotThereIsNothing) {
  EXPECT_FALSE(blobs->get(std::string(64, 'a')));
  for (const char* name : {"", "abc", "../../etc/passwd"}) {
    EXPECT_FALSE(blobs->get(name));
    EXPECT_EQ(blobs->path_of(name), "");
  }
  EXPECT_FALSE(blobs->get(std::string(64, 'A')));
}

TEST_F(ABlob, ThatDoesNotMatchItsNameIsDamage) {
  const std::string name = blobs->put("the right bytes");
  write_file(blobs->path_of(name), "the wrong bytes");
  EXPECT_EQ(code_of([&] { blobs->get(name); }), "data_folder_damaged");
  write_file(blobs->path_of(name), "short");
  EXPECT_EQ(blobs->put("the right bytes"), name) << "keeping it again mends it";
  EXPECT_EQ(blobs->get(name), "the right bytes");
}

TEST_F(ABlob, PutByManyThreadsAtOnceIsOneFile) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        const std::string bytes(5000, static_cast<char>('a' + i));
        ASSERT_EQ(blobs->get(blobs->put(bytes)), bytes);
      }
    });
  threads.clear();
  EXPECT_TRUE(std::filesystem::is_empty(folder / "blobs/tmp"));
}

TEST_F(ABlob, HalfWrittenByADeadProcessIsRemoved) {
  write_file(folder / "blobs/tmp/part_of_the_dead-0", "half a pic");
  blobs = open_blobs(folder.path());
  EXPECT_TRUE(std::filesystem::is_empty(folder / "blobs/tmp"));
}

}  // namespace
}  // namespace talewright::store
