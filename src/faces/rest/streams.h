// What happens to a job, as server-sent events that can be taken up again. Its routes are those of
// part "streams" in resources/rest_routes.json.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "faces/rest/asked.h"
#include "faces/rest/job_streams.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Streams {
 public:
  Streams(const Offer& offer, Executor executor);
  ~Streams();
  /// On the loop, for GET and HEAD of one of its routes. What it throws as Failure refuses the
  /// request.
  void handle(Asked asked);
  /// Forgets jobs that nobody follows.
  void tick();
  /// Ends all that are open. From any thread.
  void stop();
  /// How many are open.
  std::size_t open() const;

 private:
  struct Followed;
  std::shared_ptr<Followed> follow(const std::string& job_id, const std::string& account);

  const Offer& offer_;
  Executor executor_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Followed>> jobs_;
  bool stopped_ = false;
};

}  // namespace talewright::faces::rest
