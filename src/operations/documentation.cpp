#include "operations/documentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/embedded.h"
#include "base/text.h"
#include "contract/recipes.h"
#include "contract/shapes.h"
#include "operations/contract_pages.h"

namespace talewright::operations {

namespace {

DocPage page_of(std::string name, std::string text) {
  DocPage page;
  page.title = std::string(trimmed(std::string_view(text).substr(0, text.find('\n'))));
  if (page.title.starts_with("# ")) page.title.erase(0, 2);
  page.name = std::move(name);
  page.text = std::move(text);
  return page;
}

/// "tools/shapes/cast.json" -> "cast".
std::string stem(std::string_view path) {
  const std::string_view file = path.substr(path.rfind('/') + 1);
  return std::string(file.substr(0, file.rfind('.')));
}

/// Words of three letters and more, lower case, a plural s dropped.
std::vector<std::string> terms(std::string_view text) {
  std::vector<std::string> result;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    if (word.size() >= 3) result.push_back(word);
    word.clear();
  };
  for (char c : lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80))
      word += c;
    else
      flush();
  }
  flush();
  return result;
}

}  // namespace

const std::vector<DocPage>& doc_pages() {
  static const auto pages = [] {
    std::vector<DocPage> all;
    for (const EmbeddedFile& file : embedded_files("resources/docs/"))
      all.push_back(page_of(stem(file.path), with_tables(std::string(file.bytes))));
    all.push_back(page_of("errors", errors_text()));
    for (const EmbeddedFile& file : embedded_files("tools/"))
      all.push_back(contract::Shapes::is_shape(file.path)
                        ? page_of("shapes/" + stem(file.path), shape_text(file))
                        : page_of("tools/" + stem(file.path), operation_text(file)));
    for (const contract::Recipe& recipe : contract::recipes())
      all.push_back(page_of("recipes/" + recipe.id, recipe_text(recipe)));
    std::sort(all.begin(), all.end(),
              [](const DocPage& a, const DocPage& b) { return a.name < b.name; });
    return all;
  }();
  return pages;
}

const DocPage* find_doc_page(std::string_view name) {
  for (const DocPage& page : doc_pages())
    if (page.name == name) return &page;
  return nullptr;
}

std::string doc_index() {
  std::string text = "# Talewright documentation\n\n";
  for (const DocPage& page : doc_pages())
    text += fmt::format("- [{}](talewright://docs/{})\n", page.title, page.name);
  return text;
}

std::vector<DocHit> search_doc_pages(std::string_view query, std::size_t most) {
  const auto& pages = doc_pages();
  std::vector<std::map<std::string, double>> counts;
  std::vector<double> lengths;
  double mean_length = 0;
  std::map<std::string, double> pages_with;
  for (const DocPage& page : pages) {
    std::map<std::string, double> count;
    const auto all = terms(page.text);
    lengths.push_back(static_cast<double>(all.size()));
    mean_length += lengths.back() / static_cast<double>(pages.size());
    for (const std::string& t : all) count[t] += 1;
    for (const std::string& t : terms(page.title + " " + page.name)) count[t] += 5;
    for (const auto& [term, n] : count) pages_with[term] += 1;
    counts.push_back(std::move(count));
  }
  const std::vector<std::string> wanted = terms(query);
  std::vector<DocHit> hits;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    double score = 0;
    for (const std::string& term : wanted) {
      const auto found = counts[i].find(term);
      if (found == counts[i].end()) continue;
      const double rarity = std::log(1 + static_cast<double>(pages.size()) / pages_with[term]);
      // BM25 (Robertson and Zaragoza 2009) with k = 1.2, b = 0.75: long pages do not win by length.
      const double n = found->second, size = 0.25 + 0.75 * lengths[i] / mean_length;
      score += rarity * n * 2.2 / (n + 1.2 * size);
    }
    if (score <= 0) continue;
    std::string best;
    std::size_t best_hits = 0;
    for (const std::string& line : split(pages[i].text, '\n')) {
      std::size_t n = 0;
      const auto in_line = terms(line);
      for (const std::string& term : wanted)
        n += std::count(in_line.begin(), in_line.end(), term) > 0;
      if (n > best_hits) best_hits = n, best = line;
    }
    hits.push_back({&pages[i], score, std::string(first_code_points(best, 240))});
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const DocHit& a, const DocHit& b) { return a.score > b.score; });
  if (hits.size() > most) hits.resize(most);
  return hits;
}

}  // namespace talewright::operations
