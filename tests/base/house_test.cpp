// The house of design.md: which room may include which.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace fs = std::filesystem;

TEST(House, IncludesRunDownwardsOnly) {
  const std::map<std::string, std::set<std::string>> may_use{
      {"base", {}},
      {"contract", {"base"}},
      {"faces", {"contract", "base"}},
      {"net", {"base"}},
      {"drawing", {"base"}},
      {"story", {"base"}},
      {"store", {"base"}},
      {"press", {"story", "drawing", "base"}},
      {"engines", {"story", "drawing", "base"}},
      {"pipeline", {"store", "base"}},
      {"studio", {"pipeline", "engines", "press", "net", "store", "story", "drawing", "base"}},
      {"operations",
       {"studio", "contract", "pipeline", "engines", "press", "net", "store", "story", "drawing", "base"}}};
  const fs::path src = fs::path(TALEWRIGHT_SOURCE) / "src";
  const std::regex include("^#include \"([a-z_]+)/");
  int files = 0;
  for (const auto& [room, allowed] : may_use)
    for (const auto& entry : fs::recursive_directory_iterator(src / room)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      ++files;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, include)) continue;
        const std::string used = match[1];
        if (used == room || used == "generated") continue;
        EXPECT_TRUE(allowed.contains(used)) << entry.path() << ": " << line;
      }
    }
  EXPECT_GT(files, 50);
}

TEST(House, EveryRoomIsInTheTable) {
  for (const auto& entry : fs::directory_iterator(fs::path(TALEWRIGHT_SOURCE) / "src"))
    if (entry.is_directory())
      EXPECT_TRUE(std::set<std::string>({"base", "contract", "faces", "net", "drawing", "story", "store",
                                         "press", "engines", "pipeline", "studio", "operations"})
                      .contains(entry.path().filename().string()))
          << entry.path();
}
