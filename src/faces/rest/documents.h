// The documents by which programs and people find their way: /docs, /llms.txt, /agent-index.json
// and the like, and how the program is (/healthz, /readyz, /metrics). Its routes are those of part
// "documents" in resources/rest_routes.json.
#pragma once

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Documents {
 public:
  Documents(const Offer& offer, Executor executor);
  /// On the loop, for GET and HEAD of one of its routes: quick, or by the executor. What it throws
  /// as Failure refuses the request.
  void handle(Asked asked);

 private:
  const Offer& offer_;
  Executor executor_;
};

}  // namespace talewright::faces::rest
