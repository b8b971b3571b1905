#include "operations/documentation.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "base/embedded.h"
#include "contract/recipes.h"
#include "operations/contract_pages.h"

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

TEST(Documentation, LinksToPagesThatAreThere) {
  const std::regex address("talewright://docs/([a-z0-9_/-]+)");
  int links = 0;
  for (const DocPage& page : doc_pages())
    for (std::sregex_iterator at(page.text.begin(), page.text.end(), address), end; at != end;
         ++at) {
      ++links;
      const std::string name = (*at)[1];
      EXPECT_TRUE(name == "index" || find_doc_page(name)) << name << " in " << page.name;
    }
  EXPECT_GT(links, 100);
}

TEST(Documentation, PutsTablesOfTheDataIntoPages) {
  for (const DocPage& page : doc_pages())
    EXPECT_EQ(page.text.find("{table:"), std::string::npos) << page.name;
  EXPECT_NE(find_doc_page("keys")->text.find("| `operator:write` |"), std::string::npos);
  EXPECT_NE(find_doc_page("credits")->text.find("| `school` |"), std::string::npos);
  EXPECT_THROW(with_tables("{table: weather}"), std::logic_error);
}

TEST(Documentation, ShowsEachOperationAsARequest) {
  const std::string& text = find_doc_page("tools/revise_plan")->text;
  EXPECT_NE(text.find("PATCH /api/v1/plans/plan_"), std::string::npos);
  EXPECT_NE(text.find("| `pages[].text` | text, 1–1200 characters |"), std::string::npos);
  EXPECT_NE(find_doc_page("tools/search_docs")->text.find("GET /api/v1/docs/search?query="),
            std::string::npos);
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
