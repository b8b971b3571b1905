// The documentation that agents and people read: the pages in resources/docs/, and those made from
// the contract's own files: one for each operation, shape and recipe, one for the error codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::operations {

struct DocPage {
  std::string name;   ///< "scenes", "tools/plan_story"; the last part of its URI
  std::string title;  ///< its first heading
  std::string text;   ///< Markdown
};

/// All pages, by name.
const std::vector<DocPage>& doc_pages();
const DocPage* find_doc_page(std::string_view name);
/// The list of pages as Markdown.
std::string doc_index();

struct DocHit {
  const DocPage* page;
  double score;
  std::string excerpt;  ///< the line that fits best
};

/// Pages that hold the query's words, best first: words in the title count five times more, rare
/// words more than common ones (BM25).
std::vector<DocHit> search_doc_pages(std::string_view query, std::size_t most);

}  // namespace talewright::operations
