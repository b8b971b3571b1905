// Files over REST: /files, by key or by a signed link, and the downloads of books. Its routes are
// those of part "files" in resources/rest_routes.json.
#pragma once

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Files {
 public:
  Files(const Offer& offer, Executor executor);
  /// On the loop, for GET and HEAD of one of its routes: quick, or by the executor. Where the
  /// route's access is "link", nobody has asked yet who calls. What it throws as Failure refuses
  /// the request.
  void handle(Asked asked);

 private:
  const Offer& offer_;
  Executor executor_;
};

}  // namespace talewright::faces::rest
