#include "faces/rest/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <memory>
#include <new>
#include <set>

#include "base/text.h"

namespace talewright::faces::rest {

namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
  void operator()(char* text) const { cmark_get_default_mem_allocator()->free(text); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

struct Document {
  Owned<cmark_parser> parser;  ///< holds the extensions, which rendering needs, too
  Owned<cmark_node> root;
};

Document parsed(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  Document d;
  d.parser.reset(cmark_parser_new(CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(d.parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(d.parser.get(), markdown.data(), markdown.size());
  d.root.reset(cmark_parser_finish(d.parser.get()));
  return d;
}

std::string html_of(const Document& document, cmark_node* node) {
  const Owned<char> html(cmark_render_html(
      node, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(document.parser.get())));
  return html.get();
}

/// The words of a node in their order: what a reader sees, without code blocks.
std::string plain_text(cmark_node* of) {
  std::string text;
  const Owned<cmark_iter> walk(cmark_iter_new(of));
  for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
      text += cmark_node_get_literal(node);
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
      text += ' ';
    else if (event == CMARK_EVENT_EXIT && (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK &&
             !text.empty() && text.back() != ' ')
      text += ' ';
  }
  return std::string(trimmed(text));
}

/// `talewright://docs/errors` in code becomes a link, as one may click it.
void link_code(cmark_node* code, const std::string& target) {
  cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, target.c_str());
  cmark_node_insert_before(code, link);
  cmark_node_unlink(code);
  cmark_node_set_literal(code, target.c_str());
  cmark_node_append_child(link, code);
}

void redirect_links(cmark_node* root, const Redirect& redirect) {
  std::vector<std::pair<cmark_node*, std::string>> codes;
  {
    const Owned<cmark_iter> walk(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
      if (event != CMARK_EVENT_ENTER) continue;
      cmark_node* node = cmark_iter_get_node(walk.get());
      if (cmark_node_get_type(node) == CMARK_NODE_LINK) {
        if (const std::string target = redirect(cmark_node_get_url(node)); !target.empty())
          cmark_node_set_url(node, target.c_str());
      } else if (cmark_node_get_type(node) == CMARK_NODE_CODE &&
                 cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_LINK) {
        if (std::string target = redirect(cmark_node_get_literal(node)); !target.empty())
          codes.emplace_back(node, std::move(target));
      }
    }
  }  // the walk must end before the tree is changed
  for (const auto& [node, target] : codes) link_code(node, target);
}

/// "Rate limits" -> "rate-limits", "plan_not_found" as it is.
std::string anchor_of(std::string_view heading) {
  std::string id;
  for (const char c : lower(heading)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (kept)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "section" : id;
}

std::string inner_html(const Document& document, cmark_node* heading) {
  std::string html;
  for (cmark_node* child = cmark_node_first_child(heading); child; child = cmark_node_next(child))
    html += html_of(document, child);
  return html;
}

}  // namespace

ReadableText read_markdown(std::string_view markdown, const Redirect& redirect) {
  const Document document = parsed(markdown);
  redirect_links(document.root.get(), redirect);
  ReadableText result;
  std::set<std::string> ids;
  for (cmark_node* node = cmark_node_first_child(document.root.get()); node;
       node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    result.plain += plain_text(node) + "\n";
    if (type == CMARK_NODE_PARAGRAPH && result.summary.empty()) result.summary = plain_text(node);
    if (type != CMARK_NODE_HEADING) {
      result.html += html_of(document, node);
      continue;
    }
    Heading heading{cmark_node_get_heading_level(node), {}, plain_text(node)};
    const std::string stem = anchor_of(heading.text);
    heading.id = stem;
    for (int n = 2; !ids.insert(heading.id).second; ++n) heading.id = fmt::format("{}-{}", stem, n);
    result.html += fmt::format(
        "<h{0} id=\"{1}\">{2} <a class=\"anchor\" href=\"#{1}\" "
        "aria-label=\"Link to this section\">#</a></h{0}>\n",
        heading.level, heading.id, inner_html(document, node));
    result.headings.push_back(std::move(heading));
  }
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

}  // namespace talewright::faces::rest
