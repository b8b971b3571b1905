// Markdown as pages, the addresses within them, and the numbers of the metrics page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "faces/rest/markdown.h"
#include "faces/rest/metrics.h"
#include "faces/rest/site.h"
#include "faces/small_rest.h"

using namespace talewright;
using namespace talewright::faces::rest;
using testing::HasSubstr;
using testing::Not;

namespace {

ReadableText read(std::string_view markdown) { return read_markdown(markdown, document_path); }

faces::http::Request request(std::string method, std::string body = {}) {
  faces::http::Request made;
  made.method = std::move(method);
  made.body = std::move(body);
  return made;
}

}  // namespace

TEST(Markdown, GivesEachHeadingAnAddressOfItsOwn) {
  const ReadableText text =
      read("# Rate limits\n\n## plan_not_found\n\n## Two `words`\n\n## Two words\n");
  std::vector<std::string> ids;
  for (const Heading& heading : text.headings) ids.push_back(heading.id);
  EXPECT_EQ(
      ids, (std::vector<std::string>{"rate-limits", "plan_not_found", "two-words", "two-words-2"}));
  EXPECT_THAT(text.html,
              HasSubstr("<h2 id=\"two-words\">Two <code>words</code> <a class=\"anchor\""));
}

TEST(Markdown, LeavesOutHtmlAndLinksThatRun) {
  const std::string html = read(
                               "<script>alert(1)</script>\n\nA <b onclick=\"x()\">b</b> "
                               "[c](javascript:x()) \"d\" & <e@f.example>")
                               .html;
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("onclick")));
  EXPECT_THAT(html, Not(HasSubstr("javascript:")));
}

TEST(Markdown, ShowsTablesAndTellsWhatATextIsAbout) {
  const ReadableText text = read(
      "# A\n\nOne *two*\nthree.\n\n| b | c |\n| --- | --- |\n| `x|y` | 2 |\n\n```\ncode\n```\n");
  EXPECT_THAT(text.html, HasSubstr("<th>b</th>"));
  EXPECT_EQ(text.summary, "One two three.");
  EXPECT_THAT(text.plain, Not(HasSubstr("code")));
}

TEST(Markdown, LeadsDocumentsToTheirPagesAndLeavesTemplatesAlone) {
  const std::string html = read(
                               "[a](talewright://docs/errors#rate_limited) `talewright://guidance` "
                               "`talewright://docs/{page}` `talewright://books/{id}/book.pdf`")
                               .html;
  EXPECT_THAT(html, HasSubstr("<a href=\"/docs/errors#rate_limited\">a</a>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"/docs/guidance\"><code>/docs/guidance</code></a>"));
  EXPECT_THAT(html, HasSubstr("<code>talewright://docs/{page}</code>"));
  EXPECT_THAT(html, HasSubstr("<code>talewright://books/{id}/book.pdf</code>"));
}

TEST(Markdown, KeepsItsLinksAsMarkdownAtAnAddress) {
  EXPECT_EQ(with_links("[a](talewright://docs/keys#scopes), talewright://docs/index. "
                       "`talewright://plans/{id}` talewright://capabilities",
                       "https://b.example"),
            "[a](https://b.example/docs/keys.md#scopes), https://b.example/docs.md. "
            "`talewright://plans/{id}` https://b.example/api/v1/capabilities");
}

TEST(Metrics, CountsAnAnswerOnceByMethodRouteAndStatus) {
  Metrics metrics;
  for (int i = 0; i < 2; ++i)
    metrics
        .watch(request("POST", "12345"), "/api/v1/plans/{plan_id}",
               std::make_shared<KeptResponse>())
        ->answer(201, {}, "abc");
  const std::string page = metrics.page({}, "1.2.3");
  EXPECT_THAT(page, HasSubstr("talewright_http_requests_total{method=\"POST\","
                              "route=\"/api/v1/plans/{plan_id}\",status=\"201\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("route=\"/api/v1/plans/{plan_id}\",le=\"+Inf\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("talewright_http_request_body_bytes_total 10\n"));
  EXPECT_THAT(page, HasSubstr("talewright_http_response_body_bytes_total 6\n"));
  EXPECT_THAT(page, HasSubstr("talewright_http_requests_in_flight 0\n"));
  EXPECT_THAT(page, HasSubstr("talewright_build_info{version=\"1.2.3\"} 1\n"));
}

TEST(Metrics, CountsWhatEndsUnansweredAndStreamsWhileTheyAreOpen) {
  Metrics metrics;
  metrics.watch(request("GET"), "/a", std::make_shared<KeptResponse>());  // let go of at once
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("route=\"/a\",status=\"0\"} 1\n"));
  auto stream = metrics.watch(request("GET"), "/b", std::make_shared<KeptResponse>());
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("requests_in_flight 1\n"));
  stream->begin_stream(200, {});
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("requests_in_flight 0\n"));
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("open_streams 1\n"));
  stream.reset();
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("open_streams 0\n"));
  EXPECT_THAT(metrics.page({}, ""), HasSubstr("route=\"/b\",status=\"200\"} 1\n"));
}

TEST(Metrics, LetsNoClientChooseALabel) {
  Metrics metrics;
  metrics.watch(request("BREW\"\n"), "", std::make_shared<KeptResponse>())->answer(999, {}, "");
  EXPECT_THAT(metrics.page({}, ""),
              HasSubstr("{method=\"other\",route=\"none\",status=\"0\"} 1\n"));
}

TEST(Metrics, PutsTheGaugesOfANameTogether) {
  const std::string page = Metrics().page({{"tw_jobs", "Jobs", "state=\"READY\"", 2, false},
                                           {"tw_bytes_total", "Bytes", "", 5, true},
                                           {"tw_jobs", "Jobs", "state=\"FAILED\"", 1, false}},
                                          "");
  EXPECT_THAT(page, HasSubstr("# HELP tw_jobs Jobs\n# TYPE tw_jobs gauge\n"
                              "tw_jobs{state=\"READY\"} 2\ntw_jobs{state=\"FAILED\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("# TYPE tw_bytes_total counter\ntw_bytes_total 5\n"));
}

TEST(Metrics, MayBeOutlivedByAnAnswer) {
  auto metrics = std::make_unique<Metrics>();
  const auto answer = metrics->watch(request("GET"), "/a", std::make_shared<KeptResponse>());
  metrics.reset();
  answer->answer(200, {}, "late");
}
