// The documentation as a site: its pages in their order, each as Markdown for programs and as HTML
// for people. What a page says comes from the contract's resources (talewright://docs/...), where
// agents of the protocol read the same; here it only gets its links and its frame.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/resources.h"
#include "faces/rest/markdown.h"

namespace talewright::faces::rest {

struct SitePage {
  std::string name;  ///< "rest", "tools/plan_story"
  std::string title;
  std::string markdown;  ///< as its author wrote it
  ReadableText readable;
  std::string path() const { return "/docs/" + name; }
  std::string markdown_path() const { return "/docs/" + name + ".md"; }
};

struct SiteGroup {
  std::string title;
  bool folded = false;    ///< long, and shown closed where another group is read
  bool optional = false;  ///< what an agent in a hurry leaves out
  std::vector<SitePage> pages;
};

class Site {
 public:
  /// Reads all pages. `resources` is not kept.
  explicit Site(const contract::Resources& resources);
  const std::vector<SiteGroup>& groups() const { return groups_; }
  const SitePage* find(std::string_view name) const;

 private:
  std::vector<SiteGroup> groups_;
};

/// A page made for this moment, such as guidance that operators edit.
SitePage make_page(std::string name, std::string markdown);

/// The whole page around a text: head, navigation, contents. `here` is its path.
std::string framed(const Site& site, std::string_view here, std::string_view title,
                   const ReadableText& text, std::string_view markdown_path);
/// What a browser may do with such a page: show it, and nothing else.
std::string content_security_policy();

/// Markdown whose talewright:// addresses of documents are links to their .md twins at `base`.
std::string with_links(std::string_view markdown, std::string_view base);
/// "talewright://docs/rest" -> "/docs/rest"; empty for what is no document.
std::string document_path(std::string_view target);

}  // namespace talewright::faces::rest
