// Markdown as HTML for people to read, by cmark-gfm: headings that can be linked to, tables, links
// that lead to this site. HTML within the Markdown is left out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::faces::rest {

struct Heading {
  int level = 1;     ///< 1..6
  std::string id;    ///< what "#id" leads to; unique within a text
  std::string text;  ///< plain
};

struct ReadableText {
  std::string html;  ///< blocks; no html or body around them
  std::vector<Heading> headings;
  std::string summary;  ///< the first paragraph, plain
  std::string plain;    ///< every word, without code blocks and markup
};

/// Where a link or a code word that is an address leads instead; empty = it stays as it is.
using Redirect = std::function<std::string(std::string_view target)>;

ReadableText read_markdown(std::string_view markdown, const Redirect& redirect);

/// & < > " as entities.
std::string escaped(std::string_view text);

}  // namespace talewright::faces::rest
