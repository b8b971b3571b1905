#include "faces/rest/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"

namespace talewright::faces::rest {

namespace {

constexpr std::string_view kDocs = "talewright://docs/";
constexpr std::string_view kGuidance = "talewright://guidance";

std::string_view style() { return embedded_file("resources/site/style.css"); }

std::map<std::string, std::string> read_pages(const contract::Resources& resources) {
  contract::Context context;
  std::map<std::string, std::string> pages;
  for (const contract::ResourceEntry& entry : resources.list(context, "").entries) {
    if (!entry.uri.starts_with(kDocs) || entry.uri == "talewright://docs/index") continue;
    if (auto contents = resources.read(context, entry.uri))
      pages.emplace(entry.uri.substr(kDocs.size()), std::move(contents->bytes));
  }
  if (auto guidance = resources.read(context, kGuidance))
    pages.emplace("guidance", std::move(guidance->bytes));
  return pages;
}

/// The end of an address within text: names of documents are plain.
std::size_t name_length(std::string_view text) {
  const std::size_t n =
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/");
  return n == std::string_view::npos ? text.size() : n;
}

std::string link(const SitePage& page, std::string_view here) {
  return fmt::format("<li><a href=\"{}\"{}>{}</a></li>\n", page.path(),
                     page.path() == here ? " aria-current=\"page\"" : "", escaped(page.title));
}

std::string menu(const Site& site, std::string_view here) {
  std::string html;
  for (const SiteGroup& group : site.groups()) {
    std::string links;
    bool inside = false;
    for (const SitePage& page : group.pages) {
      links += link(page, here);
      inside = inside || page.path() == here;
    }
    html += group.folded
                ? fmt::format("<details{}><summary>{}</summary>\n<ul>\n{}</ul></details>\n",
                              inside ? " open" : "", escaped(group.title), links)
                : fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", escaped(group.title), links);
  }
  return html;
}

std::string contents(const std::vector<Heading>& headings) {
  std::string links;
  int count = 0;
  for (const Heading& heading : headings) {
    if (heading.level != 2) continue;
    links += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", heading.id, escaped(heading.text));
    ++count;
  }
  if (count < 2) return {};
  return fmt::format(
      "<nav class=\"contents\" aria-labelledby=\"contents\">\n"
      "<h2 id=\"contents\">On this page</h2>\n<ul>\n{}</ul></nav>\n",
      links);
}

}  // namespace

Site::Site(const contract::Resources& resources) {
  std::map<std::string, std::string> texts = read_pages(resources);
  const json::value navigation = parse_embedded("resources/site/navigation.json");
  SiteGroup* rest = nullptr;  // takes what no group names
  for (const json::value& v : navigation.at("groups").as_array()) {
    const json::object& entry = v.as_object();
    SiteGroup group{text_or(entry, "title"),
                    flag_or(entry, "folded", false),
                    flag_or(entry, "optional", false),
                    {}};
    const auto take = [&](std::map<std::string, std::string>::iterator at) {
      group.pages.push_back(make_page(at->first, std::move(at->second)));
      return texts.erase(at);
    };
    for (const std::string& name : texts_or_none(entry, "pages"))
      if (const auto at = texts.find(name); at != texts.end()) take(at);
    if (const std::string prefix = text_or(entry, "prefix"); !prefix.empty())
      for (auto at = texts.lower_bound(prefix); at != texts.end() && at->first.starts_with(prefix);)
        at = take(at);
    if (!group.pages.empty()) groups_.push_back(std::move(group));
  }
  for (SiteGroup& group : groups_)
    if (group.pages.front().name.find('/') == std::string::npos) rest = &group;
  for (auto& [name, text] : texts)
    if (rest) rest->pages.push_back(make_page(name, std::move(text)));
}

const SitePage* Site::find(std::string_view name) const {
  for (const SiteGroup& group : groups_)
    for (const SitePage& page : group.pages)
      if (page.name == name) return &page;
  return nullptr;
}

SitePage make_page(std::string name, std::string markdown) {
  SitePage page;
  page.name = std::move(name);
  page.markdown = std::move(markdown);
  page.readable = read_markdown(page.markdown, document_path);
  page.title = page.readable.headings.empty() ? page.name : page.readable.headings.front().text;
  return page;
}

std::string document_path(std::string_view target) {
  if (target == "talewright://docs/index") return "/docs";
  if (target == kGuidance) return "/docs/guidance";
  if (target == "talewright://capabilities") return "/api/v1/capabilities";
  if (!target.starts_with(kDocs)) return {};
  const std::string_view name = target.substr(kDocs.size());
  const std::size_t n = name_length(name);
  if (n == 0 || (n < name.size() && name[n] != '#')) return {};  // a template such as docs/{page}
  return "/docs/" + std::string(name);
}

std::string with_links(std::string_view markdown, std::string_view base) {
  std::string result;
  for (std::size_t at = 0;;) {
    const std::size_t next = markdown.find("talewright://", at);
    result += markdown.substr(at, next - at);
    if (next == std::string_view::npos) return result;
    const std::string_view rest = markdown.substr(next);
    constexpr std::size_t kScheme = 13;
    const std::string_view address = rest.substr(0, kScheme + name_length(rest.substr(kScheme)));
    const std::string path = document_path(address);
    result += path.empty()
                  ? std::string(address)
                  : fmt::format("{}{}{}", base, path, path.starts_with("/docs") ? ".md" : "");
    at = next + address.size();
  }
}

std::string framed(const Site& site, std::string_view here, std::string_view title,
                   const ReadableText& text, std::string_view markdown_path) {
  const std::string twin =
      markdown_path.empty()
          ? std::string()
          : fmt::format("<link rel=\"alternate\" type=\"text/markdown\" href=\"{}\">\n",
                        markdown_path);
  const std::string foot =
      markdown_path.empty()
          ? std::string()
          : fmt::format("<footer><a href=\"{}\">This page as Markdown</a></footer>\n",
                        markdown_path);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · Talewright</title>\n"
      "<link rel=\"icon\" href=\"/favicon.ico\" type=\"image/svg+xml\">\n{twin}"
      "<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the "
      "text</a>\n"
      "<header><a class=\"brand\" href=\"/\">Talewright</a>\n<nav aria-label=\"Site\">"
      "<a href=\"/docs\">Docs</a> <a href=\"/openapi.json\">OpenAPI</a> "
      "<a href=\"/api/v1/examples\">Examples</a> <a href=\"/llms.txt\">llms.txt</a> "
      "<a class=\"to-menu\" href=\"#menu\">All pages</a></nav></header>\n"
      "<div class=\"frame\">\n<main "
      "id=\"text\">\n{contents}<article>\n{body}</article>\n{foot}</main>\n"
      "<nav id=\"menu\" aria-label=\"All pages\">\n{menu}</nav>\n</div>\n</body>\n</html>\n",
      fmt::arg("title", escaped(title)), fmt::arg("twin", twin), fmt::arg("style", style()),
      fmt::arg("contents", contents(text.headings)), fmt::arg("body", text.html),
      fmt::arg("foot", foot), fmt::arg("menu", menu(site, here)));
}

std::string content_security_policy() {
  // The one style element is known by its hash, so that nothing that slips into a page is obeyed.
  static const std::string policy = fmt::format(
      "default-src 'none'; style-src 'sha256-{}'; img-src 'self'; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'",
      [] {
        std::string bytes;
        const std::string hex = sha256_hex(style());
        for (std::size_t i = 0; i < hex.size(); i += 2)
          bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        return base64(bytes);
      }());
  return policy;
}

}  // namespace talewright::faces::rest
