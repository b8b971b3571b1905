#include "faces/rest/indexes.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "contract/recipes.h"

namespace talewright::faces::rest {

namespace {

/// What is not a page: kept here in one list, for llms.txt and the index for agents.
struct Landmark {
  const char *id, *kind, *title, *path, *media_type, *about;
  bool asks_key = false;  ///< where the server asks for keys at all
};
constexpr Landmark kLandmarks[] = {
    {"openapi", "openapi", "OpenAPI", "/openapi.json", "application/json",
     "Every operation over REST, with schemas, examples and errors (OpenAPI 3.1)"},
    {"openapi-gpt", "openapi", "OpenAPI for GPT actions", "/openapi-gpt.json", "application/json",
     "The part of it that a custom GPT takes"},
    {"mcp", "mcp", "Model Context Protocol", "/mcp", "application/json",
     "The endpoint of the Streamable HTTP transport", true},
    {"capabilities", "data", "Capabilities", "/api/v1/capabilities", "application/json",
     "What is possible here now, with limits and prices", true},
    {"guidance", "guidance", "Guidance for agents", "/api/v1/agent-guidance", "application/json",
     "How to make a good book; read it at the beginning of each task", true},
    {"examples", "data", "Recipes", "/api/v1/examples", "application/json",
     "Whole tasks step by step, as data and as scripts for curl, Python and Node"},
    {"docs", "docs", "Documentation", "/docs", "text/html", "For people"},
    {"docs-markdown", "docs", "List of the documentation", "/docs.md", "text/markdown",
     "For agents; each page has a twin in Markdown"},
    {"docs-search-index", "docs", "Search index", "/docs/search-index.json", "application/json",
     "Every page with its headings and words"},
    {"llms", "docs", "Summary for language models", "/llms.txt", "text/plain",
     "This server in one page"},
    {"llms-full", "docs", "All documentation in one text", "/llms-full.txt", "text/plain",
     "Every page, one after the other"},
    {"errors", "docs", "Error codes", "/docs/errors.md", "text/markdown",
     "Every code, its status, what it means and what to do"},
    {"health", "operators", "Alive", "/healthz", "application/json", "200 as long as it answers"},
    {"readiness", "operators", "Ready", "/readyz", "application/json", "503 says why not"},
    {"metrics", "operators", "Metrics", "/metrics", "text/plain", "For Prometheus", true},
};

/// "" of nothing, else ": text".
std::string after_colon(std::string_view text) {
  return text.empty() ? std::string() : fmt::format(": {}", text);
}

/// The first sentence, in the brackets of a list.
std::string brief(const SitePage& page) {
  std::string_view all = page.readable.summary;
  all = all.substr(0, all.find(". "));
  if (all.ends_with('.')) all.remove_suffix(1);
  return std::string(first_code_points(all, 200));
}

std::string links_of(const SiteGroup& group, std::string_view base, bool markdown_twins) {
  std::string text;
  for (const SitePage& page : group.pages)
    text +=
        fmt::format("- [{}]({}{}){}\n", page.title, base,
                    markdown_twins ? page.markdown_path() : page.path(), after_colon(brief(page)));
  return text;
}

json::object auth(const Offer& offer, std::string_view base) {
  if (!offer.gate->wants_keys())
    return {{"required", false},
            {"about", "This server serves this machine only, and asks for no key."}};
  return {
      {"required", true},
      {"schemes", json::array{"bearer", "x-api-key"}},
      {"header", "Authorization: Bearer tw_…"},
      {"about", "The operator makes keys with `talewright keys create`; every key has its scopes."},
      {"docs", fmt::format("{}/docs/keys.md", base)}};
}

}  // namespace

std::string llms_text(const Offer& offer, const Site& site, std::string_view base) {
  std::string text = fmt::format(
      "# {}\n\n> A story studio for AI agents: characters that stay the same, scenes, and "
      "illustrated "
      "books as PDF and pictures, from a plan that a person approves. Self-hosted; it writes and "
      "draws "
      "by itself.\n\n"
      "The same operations are reached over the Model Context Protocol ({}/mcp) and over REST "
      "({}/api/v1, described by {}/openapi.json). {} Refusals are "
      "`{{\"error\": {{\"code\", \"message\", \"requestId\", \"details\"}}}}`; match on the "
      "code.\n\n"
      "## Start here\n\n",
      offer.title, base, base, base,
      offer.gate->wants_keys() ? "Calls need an API key: `Authorization: Bearer tw_…`."
                               : "This server serves its own machine and asks for no key.");
  for (const Landmark& mark : kLandmarks)
    if (mark.kind != std::string_view("operators"))
      text += fmt::format("- [{}]({}{}): {}\n", mark.title, base, mark.path, mark.about);
  for (const bool optional : {false, true})
    for (const SiteGroup& group : site.groups())
      if (group.optional == optional)
        text += fmt::format("\n## {}\n\n{}", optional ? "Optional" : group.title,
                            links_of(group, base, true));
  return text;
}

std::string llms_full_text(const Site& site, const SitePage& guidance, std::string_view base) {
  std::string text;
  for (const SiteGroup& group : site.groups())
    for (const SitePage& page : group.pages) {
      const SitePage& current = page.name == guidance.name ? guidance : page;
      text += fmt::format("<!-- {}{} -->\n\n{}\n\n", base, page.markdown_path(),
                          with_links(current.markdown, base));
    }
  return text;
}

json::object agent_index(const Offer& offer, const Site& site, std::string_view base) {
  json::array entries;
  const auto add = [&](std::string_view id, std::string_view kind, std::string_view title,
                       std::string_view path, std::string_view media_type, std::string_view about,
                       bool asks_key = false) {
    entries.push_back(json::object{{"id", id},
                                   {"kind", kind},
                                   {"title", title},
                                   {"url", fmt::format("{}{}", base, path)},
                                   {"media_type", media_type},
                                   {"needs_key", asks_key && offer.gate->wants_keys()},
                                   {"about", about}});
  };
  for (const Landmark& mark : kLandmarks)
    add(mark.id, mark.kind, mark.title, mark.path, mark.media_type, mark.about, mark.asks_key);
  for (const SiteGroup& group : site.groups())
    for (const SitePage& page : group.pages)
      add("docs/" + page.name, "page", page.title, page.markdown_path(), "text/markdown",
          brief(page));
  return {{"title", offer.title},
          {"version", offer.version},
          {"url", base},
          {"rest",
           {{"base_url", fmt::format("{}/api/v1", base)},
            {"openapi", fmt::format("{}/openapi.json", base)},
            {"gpt_actions", fmt::format("{}/openapi-gpt.json", base)}}},
          {"mcp",
           {{"endpoint", fmt::format("{}/mcp", base)},
            {"transports", json::array{"streamable-http", "stdio"}},
            {"stdio_command", json::array{"talewright", "stdio"}},
            {"docs", fmt::format("{}/docs/protocol.md", base)}}},
          {"auth", auth(offer, base)},
          {"entries", std::move(entries)}};
}

json::object search_index(const Site& site, std::string_view base) {
  json::array pages;
  for (const SiteGroup& group : site.groups())
    for (const SitePage& page : group.pages) {
      json::array headings;
      for (const Heading& heading : page.readable.headings)
        headings.push_back(
            json::object{{"text", heading.text},
                         {"url", fmt::format("{}{}#{}", base, page.path(), heading.id)}});
      pages.push_back(json::object{{"id", "docs/" + page.name},
                                   {"title", page.title},
                                   {"group", group.title},
                                   {"url", fmt::format("{}{}", base, page.path())},
                                   {"md_url", fmt::format("{}{}", base, page.markdown_path())},
                                   {"headings", std::move(headings)},
                                   {"text", first_code_points(page.readable.plain, 4000)}});
    }
  return {{"pages", std::move(pages)}};
}

std::string page_list(const Site& site, std::string_view base, bool markdown_twins) {
  std::string text =
      "# Documentation\n\nEvery page can be read as Markdown, too: put `.md` after its address. "
      "[llms-full.txt](/llms-full.txt) has them all in one.\n";
  text = replaced(std::move(text), "(/", fmt::format("({}/", base));
  for (const SiteGroup& group : site.groups())
    text += fmt::format("\n## {}\n\n{}", group.title, links_of(group, base, markdown_twins));
  return text;
}

std::string welcome_text(const Offer& offer, std::string_view base) {
  std::string text(embedded_file("resources/site/welcome.md"));
  text = replaced(std::move(text), "{title}", offer.title);
  text = replaced(std::move(text), "{version}", offer.version);
  text = replaced(std::move(text), "{key}",
                  offer.gate->wants_keys() ? " -H \"Authorization: Bearer $TALEWRIGHT_KEY\"" : "");
  return replaced(std::move(text), "{base}", base);
}

json::object examples(std::string_view base) {
  json::array all;
  for (const contract::Recipe& recipe : contract::recipes())
    all.push_back(json::object{{"id", recipe.id},
                               {"title", recipe.title},
                               {"when_to_use", recipe.when_to_use},
                               {"status", recipe.status},
                               {"scopes", to_array(recipe.scopes)},
                               {"url", fmt::format("{}/docs/recipes/{}", base, recipe.id)},
                               {"steps", recipe.steps},
                               {"curl", recipe.curl},
                               {"python", recipe.python},
                               {"node", recipe.node}});
  return {{"examples", std::move(all)}};
}

}  // namespace talewright::faces::rest
