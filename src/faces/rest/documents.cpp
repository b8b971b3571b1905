#include "faces/rest/documents.h"

#include <fmt/format.h>

#include <utility>

#include "base/embedded.h"
#include "faces/rest/indexes.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kMarkdown = "text/markdown; charset=utf-8";
constexpr const char* kText = "text/plain; charset=utf-8";

/// What is read often and changes with the program, or with what an operator writes.
Fields kept_a_minute() { return {{"Cache-Control", "public, max-age=60"}}; }

/// Whether the request comes from this machine without a proxy between, which would let others in.
bool is_of_this_machine(const http::Request& request) {
  for (const char* name : {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
    if (request.headers.count(name) > 0) return false;
  return request.client.starts_with("127.") || request.client == "::1" ||
         request.client.starts_with("::ffff:127.");
}

}  // namespace

/// How a route is answered.
struct Documents::Page {
  const char* route;
  void (*tell)(Documents&, const Asked&);
  bool at_once = false;  ///< too little work for a thread of its own
};

const Documents::Page* Documents::find_page(std::string_view route) {
  static const Page pages[] = {
      {"welcome", [](Documents& d, const Asked& a) { d.welcome(a); }},
      {"list_docs", [](Documents& d, const Asked& a) { d.list_docs(a); }},
      {"read_doc", [](Documents& d, const Asked& a) { d.read_doc(a); }},
      {"list_docs_markdown",
       [](Documents& d, const Asked& a) {
         a.answer(200, kept_a_minute(), kMarkdown, page_list(d.site(), d.base(a), true));
       }},
      {"get_llms",
       [](Documents& d, const Asked& a) {
         a.answer(200, kept_a_minute(), kText, llms_text(d.offer_, d.site(), d.base(a)));
       }},
      {"get_llms_full",
       [](Documents& d, const Asked& a) {
         a.answer(200, kept_a_minute(), kText, llms_full_text(d.site(), d.guidance(), d.base(a)));
       }},
      {"get_search_index",
       [](Documents& d, const Asked& a) {
         a.answer_json(200, search_index(d.site(), d.base(a)), kept_a_minute());
       }},
      {"get_agent_index",
       [](Documents& d, const Asked& a) {
         a.answer_json(200, agent_index(d.offer_, d.site(), d.base(a)), kept_a_minute());
       }},
      {"list_examples",
       [](Documents& d, const Asked& a) {
         a.answer_json(200, examples(d.base(a)), kept_a_minute());
       }},
      {"get_health",
       [](Documents&, const Asked& a) {
         a.answer_json(200, {{"status", "alive"}}, {{"Cache-Control", "no-store"}});
       },
       true},
      {"get_readiness", [](Documents& d, const Asked& a) { d.readiness(a); }},
      {"get_metrics", [](Documents& d, const Asked& a) { d.metrics(a); }},
      {"get_icon",
       [](Documents&, const Asked& a) {
         a.answer(200, {{"Cache-Control", "public, max-age=86400"}}, "image/svg+xml",
                  std::string(embedded_file("resources/site/icon.svg")));
       },
       true},
      {"get_robots",
       [](Documents&, const Asked& a) {
         a.answer(200, kept_a_minute(), kText,
                  std::string(embedded_file("resources/site/robots.txt")));
       },
       true},
  };
  for (const Page& page : pages)
    if (page.route == route) return &page;
  return nullptr;
}

Documents::Documents(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

void Documents::handle(Asked asked) {
  const Page* page = find_page(asked.route);
  if (!page) throw route_not_found("There is nothing at this address.");
  if (page->at_once) return page->tell(*this, asked);
  executor_(
      [this, page, asked = std::move(asked)] { asked.run([&] { page->tell(*this, asked); }); },
      false);
}

std::string Documents::base(const Asked& asked) const {
  return gate::site_of(asked.request, offer_.public_url);
}

const Site& Documents::site() {
  std::call_once(read_, [&] { site_ = std::make_unique<const Site>(*offer_.resources); });
  return *site_;
}

SitePage Documents::guidance() {
  contract::Context context;
  const auto text = offer_.resources->read(context, "talewright://guidance");
  return make_page("guidance", text ? text->bytes : std::string());
}

void Documents::show(const Asked& asked, std::string_view title, const ReadableText& text,
                     std::string_view markdown_path) {
  Fields fields = kept_a_minute();
  fields.emplace_back("Content-Security-Policy", content_security_policy());
  fields.emplace_back("Referrer-Policy", "no-referrer");
  if (!markdown_path.empty())
    fields.emplace_back(
        "Link", fmt::format("<{}>; rel=\"alternate\"; type=\"text/markdown\"", markdown_path));
  asked.answer(200, std::move(fields), kHtml,
               framed(site(), asked.request.path, title, text, markdown_path));
}

void Documents::welcome(const Asked& asked) {
  const std::string text = welcome_text(offer_, base(asked));
  show(asked, "A story studio for AI agents", read_markdown(text, document_path));
}

void Documents::list_docs(const Asked& asked) {
  show(asked, "Documentation", read_markdown(page_list(site(), "", false), document_path),
       "/docs.md");
}

void Documents::read_doc(const Asked& asked) {
  std::string_view name = asked.path.at("page");
  const bool as_markdown = name.ends_with(".md");
  if (as_markdown) name.remove_suffix(3);
  const SitePage written = name == "guidance" ? guidance() : SitePage();
  const SitePage* page = name == "guidance" ? &written : site().find(name);
  if (!page)
    throw page_not_found(
        fmt::format("The documentation has no page \"{}\"; /docs lists them.", name));
  if (!as_markdown) return show(asked, page->title, page->readable, page->markdown_path());
  asked.answer(200, kept_a_minute(), kMarkdown, with_links(page->markdown, base(asked)));
}

void Documents::readiness(const Asked& asked) {
  const std::string objection = offer_.health ? offer_.health->objection() : std::string();
  if (!objection.empty()) throw service_busy(objection);
  asked.answer_json(200, {{"status", "ready"}}, {{"Cache-Control", "no-store"}});
}

void Documents::metrics(const Asked& asked) {
  require_operator(asked);
  std::vector<contract::Gauge> gauges;
  if (offer_.health) gauges = offer_.health->gauges();
  asked.answer(200, {{"Cache-Control", "no-store"}}, "text/plain; version=0.0.4; charset=utf-8",
               offer_.metrics->page(gauges, offer_.version));
}

/// The numbers are those of all accounts, so keys that see one account's do not do.
void Documents::require_operator(const Asked& asked) const {
  if (!offer_.gate->wants_keys() || is_of_this_machine(asked.request)) return;
  const gate::Admission admission = offer_.gate->admit(asked.request, "rest");
  if (admission.refusal) throw *admission.refusal;
  if (!admission.caller.may("operator:write"))
    throw insufficient_scope("The metrics are for who runs this server.",
                             {{"required", "operator:write"}});
}

}  // namespace talewright::faces::rest
