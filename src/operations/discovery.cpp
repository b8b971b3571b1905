// Handlers of the operations that tell what is here.
#include <fmt/format.h>

#include "base/json.h"
#include "generated/operations.h"
#include "operations/capabilities.h"
#include "operations/documentation.h"

namespace talewright::operations {

contract::Reply get_capabilities(studio::Studio& studio, contract::Context& context,
                                 const json::object&) {
  contract::Reply r;
  r.structured = capabilities(studio, context.caller);
  const json::object& vocabulary = r.structured["vocabulary"].as_object();
  r.text = fmt::format("Talewright {}: picture books as PDF and PNG, {} styles, {} species, {} settings. "
                       "Settings: {}. Species: {}.",
                       text_or(r.structured, "version"), r.structured["styles"].as_array().size(),
                       vocabulary.at("species").as_array().size(),
                       vocabulary.at("settings").as_array().size(),
                       json::serialize(vocabulary.at("settings")),
                       json::serialize(vocabulary.at("species")));
  return r;
}

contract::Reply search_docs(studio::Studio&, contract::Context&, const json::object& arguments) {
  const std::string query = text_or(arguments, "query");
  json::array results;
  contract::Reply r;
  for (const DocHit& hit :
       search_doc_pages(query, static_cast<std::size_t>(integer_or(arguments, "limit", 5)))) {
    const std::string uri = "talewright://docs/" + hit.page->name;
    results.push_back({{"uri", uri},
                       {"title", hit.page->title},
                       {"score", std::round(hit.score * 100) / 100},
                       {"excerpt", hit.excerpt}});
    r.text += fmt::format("{} — {}\n  {}\n", uri, hit.page->title, hit.excerpt);
    r.links.push_back({.uri = uri, .name = hit.page->name, .title = hit.page->title,
                       .media_type = "text/markdown", .bytes = hit.page->text.size()});
  }
  if (results.empty()) r.text = fmt::format("No page speaks of \"{}\".", query);
  r.structured = {{"results", std::move(results)}};
  return r;
}

}  // namespace talewright::operations
