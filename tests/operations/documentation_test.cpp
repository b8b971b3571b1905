#include "operations/documentation.h"

#include <gtest/gtest.h>

#include <set>

#include "base/embedded.h"
#include "contract/recipes.h"

using namespace talewright::operations;

TEST(Documentation, HasAPageForEachOperationAndEachFile) {
  std::set<std::string> names;
  for (const DocPage& page : doc_pages()) {
    EXPECT_TRUE(names.insert(page.name).second) << page.name;
    EXPECT_FALSE(page.title.empty()) << page.name;
    EXPECT_NE(doc_index().find("talewright://docs/" + page.name), std::string::npos);
  }
  EXPECT_EQ(names.size(), talewright::embedded_files("tools/").size() +
                              talewright::embedded_files("resources/docs/").size() +
                              talewright::contract::recipes().size() + 1);
  EXPECT_NE(find_doc_page("errors"), nullptr);
  EXPECT_EQ(find_doc_page("../errors"), nullptr);
}

TEST(Documentation, IsFoundByItsWords) {
  std::set<std::string> found;
  for (const DocHit& hit : search_doc_pages("setting weather props", 2))
    found.insert(hit.page->name);
  EXPECT_EQ(found, (std::set<std::string>{"scenes", "shapes/scene_spec"}));
  EXPECT_EQ(search_doc_pages("lock_character", 1).at(0).page->name, "tools/lock_character");
  EXPECT_TRUE(search_doc_pages("zzzz", 3).empty());
  EXPECT_TRUE(search_doc_pages("", 3).empty());
}
