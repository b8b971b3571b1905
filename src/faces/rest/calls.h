// Operations over REST: a request becomes a call, its reply an answer.
#pragma once

#include <atomic>
#include <cstddef>
#include <stop_token>
#include <unordered_map>

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"
#include "faces/rest/router.h"

namespace talewright::faces::rest {

class Calls {
 public:
  /// All must outlive it.
  Calls(const Offer& offer, const Router& router, Executor executor);

  /// On the loop, once the caller has been admitted and counted; answers from a thread of the
  /// executor. Throws service_busy when too many calls are on their way.
  ///
  /// The client's going ends what the call waits for; what it has begun goes on. A call under an
  /// Idempotency-Key does not wait for the end of a job (wait_seconds counts as 0): its answer is
  /// kept and given again, and should not depend on when the client lost patience.
  void handle(const Route& route, Asked asked);
  /// Ends what calls wait for, now and from now on. From any thread.
  void stop() { stop_.request_stop(); }

 private:
  void answer(const Route& route, const Asked& asked, std::stop_token stop) const;

  const Offer& offer_;
  const Router& router_;
  const Executor executor_;
  std::stop_source stop_;
  std::atomic<std::size_t> calls_{0};
  /// Whether the latest call took long; such work leaves the loop to another thread at once.
  std::unordered_map<const contract::Operation*, std::atomic<bool>> long_work_;
};

}  // namespace talewright::faces::rest
