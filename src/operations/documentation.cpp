#include "operations/documentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "contract/shapes.h"

namespace talewright::operations {

namespace {

constexpr std::string_view kFolder = "resources/docs/";

DocPage page_of(std::string name, std::string text) {
  DocPage page;
  page.title = std::string(trimmed(std::string_view(text).substr(0, text.find('\n'))));
  if (page.title.starts_with("# ")) page.title.erase(0, 2);
  page.name = std::move(name);
  page.text = std::move(text);
  return page;
}

DocPage operation_page(const EmbeddedFile& file) {
  const json::value tool_value = parse_embedded(file.path);
  const json::object& tool = tool_value.as_object();
  const json::object& extra = tool.at("talewright").as_object();
  const std::string name = text_or(tool, "name");
  std::string text = fmt::format("# {}: {}\n\n{}\n\n", name, text_or(tool, "title"),
                                 text_or(tool, "description"));
  text += fmt::format("REST: `{} /api/v1{}`. Scope: `{}`. Toolset: `{}`.\n\n## Arguments\n\n",
                      text_or(extra.at("rest").as_object(), "method"),
                      text_or(extra.at("rest").as_object(), "path"), text_or(extra, "scope"),
                      text_or(extra, "toolset"));
  const json::object& schema = tool.at("inputSchema").as_object();
  const std::vector<std::string> required = texts_or_none(schema, "required");
  for (const auto& member : schema.at("properties").as_object()) {
    const bool needed = std::count(required.begin(), required.end(), member.key()) > 0;
    text += fmt::format("- `{}`{}: `{}`\n", std::string_view(member.key()),
                        needed ? " (required)" : "", json::serialize(member.value()));
  }
  text += "\n## Examples\n\n";
  for (const json::value& v : extra.at("examples").as_array())
    text += fmt::format("{}:\n\n```json\n{}\n```\n\n", text_or(v.as_object(), "title"),
                        json::serialize(v.at("arguments")));
  text += "## Errors\n\n";
  for (const std::string& code : texts_or_none(extra, "errors")) text += fmt::format("- `{}`\n", code);
  return page_of("tools/" + name, std::move(text));
}

/// What several operations take, member by member.
DocPage shape_page(const EmbeddedFile& file) {
  const json::value shape = parse_embedded(file.path);
  std::string name(file.path.substr(file.path.rfind('/') + 1));
  name.erase(name.rfind('.'));
  std::string text = fmt::format("# {}\n\nWhat operations call `shapes/{}.json`.\n\n", name, name);
  if (const json::object* members = object_at(shape.as_object(), "properties"))
    for (const auto& member : *members)
      text += fmt::format("- `{}`: `{}`\n", std::string_view(member.key()),
                          json::serialize(member.value()));
  else
    text += fmt::format("`{}`\n", json::serialize(shape));
  return page_of("shapes/" + name, std::move(text));
}

DocPage error_page() {
  std::string text =
      "# Errors\n\nEvery refusal is `{\"error\":{\"code\",\"message\",\"requestId\",\"details\"}}`.\n\n";
  const json::value file = parse_embedded("resources/errors.json");
  for (const json::value& v : file.at("errors").as_array()) {
    const json::object& e = v.as_object();
    text += fmt::format("## {} ({})\n\n{} {}\n\n", text_or(e, "code"), integer_or(e, "status", 500),
                        text_or(e, "meaning"), text_or(e, "action"));
  }
  return page_of("errors", std::move(text));
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
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80)) word += c;
    else flush();
  }
  flush();
  return result;
}

}  // namespace

const std::vector<DocPage>& doc_pages() {
  static const auto pages = [] {
    std::vector<DocPage> all;
    for (const EmbeddedFile& file : embedded_files(kFolder)) {
      std::string name(file.path.substr(kFolder.size()));
      all.push_back(page_of(name.substr(0, name.rfind('.')), std::string(file.bytes)));
    }
    all.push_back(error_page());
    for (const EmbeddedFile& file : embedded_files("tools/"))
      all.push_back(contract::Shapes::is_shape(file.path) ? shape_page(file)
                                                          : operation_page(file));
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
      for (const std::string& term : wanted) n += std::count(in_line.begin(), in_line.end(), term) > 0;
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
