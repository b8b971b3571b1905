// What leads programs through this server: llms.txt, the index for agents, the search index and the
// list of pages. `base` is where clients reach the server, without a slash at its end.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "faces/rest/offer.h"
#include "faces/rest/site.h"

namespace talewright::faces::rest {

/// As https://llmstxt.org proposes: a heading, a summary, sections of links.
std::string llms_text(const Offer& offer, const Site& site, std::string_view base);
/// Every page's Markdown, one after the other; the guidance as it is now.
std::string llms_full_text(const Site& site, const SitePage& guidance, std::string_view base);
/// {title, version, auth, mcp, entries: [{id, kind, title, url, media_type, needs_key, about}]}.
/// The ids stay what they are.
boost::json::object agent_index(const Offer& offer, const Site& site, std::string_view base);
/// {pages: [{id, title, url, md_url, group, headings, text}]}, paths below `base`.
boost::json::object search_index(const Site& site, std::string_view base);
/// All pages as a list of links; with `markdown_twins` to their Markdown.
std::string page_list(const Site& site, std::string_view base, bool markdown_twins);
/// What "/" says, as Markdown.
std::string welcome_text(const Offer& offer, std::string_view base);
/// {examples: [{id, title, when_to_use, status, scopes, steps, curl, python, node, url}]}
boost::json::object examples(std::string_view base);

}  // namespace talewright::faces::rest
