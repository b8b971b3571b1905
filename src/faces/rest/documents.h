// The documents by which programs and people find their way: /docs, /llms.txt, /agent-index.json
// and the like, and how the program is (/healthz, /readyz, /metrics). Its routes are those of part
// "documents" in resources/rest_routes.json.
#pragma once

#include <memory>
#include <mutex>

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"
#include "faces/rest/site.h"

namespace talewright::faces::rest {

class Documents {
 public:
  Documents(const Offer& offer, Executor executor);
  /// On the loop, for GET and HEAD of one of its routes: quick, or by the executor. What it throws
  /// as Failure refuses the request.
  void handle(Asked asked);

 private:
  struct Page;
  static const Page* find_page(std::string_view route);

  void read_doc(const Asked& asked);
  void welcome(const Asked& asked);
  void list_docs(const Asked& asked);
  void readiness(const Asked& asked);
  void metrics(const Asked& asked);

  void show(const Asked& asked, std::string_view title, const ReadableText& text,
            std::string_view markdown_path = "");
  std::string base(const Asked& asked) const;
  /// The pages, read at the first request for one.
  const Site& site();
  SitePage guidance();
  void require_operator(const Asked& asked) const;

  const Offer& offer_;
  Executor executor_;
  std::once_flag read_;
  std::unique_ptr<const Site> site_;
};

}  // namespace talewright::faces::rest
