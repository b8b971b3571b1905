#include "press/zip.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <map>

namespace talewright::press {
namespace {

/// What another reading of the archive finds: name -> bytes.
std::map<std::string, std::string> unpacked(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  EXPECT_NE(archive, nullptr) << zip_error_strerror(&error);
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t facts;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &facts);
    std::string content(facts.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, content.data(), content.size()),
              static_cast<zip_int64_t>(content.size()));
    zip_fclose(file);
    files[facts.name] = content;
  }
  if (archive) zip_discard(archive);
  return files;
}

const std::vector<ZipFile> kFiles{{"book.pdf", "%PDF-1.7 and so on", false},
                                  {"pages/page_01.png", std::string(10'000, 'a')},
                                  {"empty.txt", ""},
                                  {"Märchen.txt", "Es war einmal"}};

TEST(Zip, GivesBackWhatWasPutIn) {
  const auto files = unpacked(zip(kFiles));
  ASSERT_EQ(files.size(), kFiles.size());
  for (const ZipFile& file : kFiles) EXPECT_EQ(files.at(file.name), file.bytes) << file.name;
}

TEST(Zip, CompressesWhatMayBe) {
  EXPECT_LT(zip({kFiles[1]}).size(), 1000u);
  EXPECT_GT(zip({{"a", std::string(10'000, 'a'), false}}).size(), 10'000u);
}

TEST(Zip, GivesTheSameBytesForTheSameFiles) {
  EXPECT_EQ(zip(kFiles), zip(kFiles));
  auto other = kFiles;
  std::swap(other[0], other[1]);
  EXPECT_NE(zip(other), zip(kFiles));
  EXPECT_EQ(unpacked(zip(other)), unpacked(zip(kFiles)));
}

TEST(Zip, ReadsFilesWhenTheirTurnComes) {
  std::string order;
  const auto lazy = [&](std::string name, std::size_t size, bool compress) {
    ZipFile file{std::move(name), "", compress};
    file.size = size;
    file.read = [&order, name = file.name, size] {
      order += name;
      return std::string(size, 'x');
    };
    return file;
  };
  const std::string archive = zip({lazy("a", 100'000, false), lazy("b", 70'000, true)});
  EXPECT_EQ(order, "ab") << "each once";
  EXPECT_EQ(archive,
            zip({{"a", std::string(100'000, 'x'), false}, {"b", std::string(70'000, 'x')}}));
}

TEST(Zip, FailsAsItsFilesDo) {
  ZipFile file{"a", "", false};
  file.size = 1;
  file.read = []() -> std::string { throw std::domain_error("the disk is gone"); };
  EXPECT_THROW(zip({{"b", "x"}, file}), std::domain_error);
}

TEST(Zip, RefusesNamesThatLeadElsewhere) {
  for (const char* name : {"", "/etc/passwd", "../up", "a/../../up", "a/.."})
    EXPECT_THROW(zip({{name, "x"}}), std::invalid_argument) << name;
  EXPECT_THROW(zip({{"twice", "x"}, {"twice", "y"}}), std::invalid_argument);
  EXPECT_NO_THROW(zip({{"..a/b..", "x"}}));
}

}  // namespace
}  // namespace talewright::press
