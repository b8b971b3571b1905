// What happens to a job, as server-sent events that can be taken up again. Its routes are those of
// part "streams" in resources/rest_routes.json.
#pragma once

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Streams {
 public:
  Streams(const Offer& offer, Executor executor);
  /// On the loop, for GET of one of its routes. What it throws as Failure refuses the request.
  void handle(Asked asked);
  void tick();
  /// Ends all that are open. From any thread.
  void stop();

 private:
  const Offer& offer_;
  Executor executor_;
};

}  // namespace talewright::faces::rest
