// Files over REST: /files, by key or by a signed link, and the downloads of books. Its routes are
// those of part "files" in resources/rest_routes.json. A file is read by the executor and held in
// memory while it is sent, so only so many are read at once.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Files {
 public:
  static constexpr int kMostReads = 32;    ///< at once
  static constexpr int kMostArchives = 2;  ///< of them such as are put together first

  Files(const Offer& offer, Executor executor);
  /// On the loop, for GET and HEAD of one of its routes: quick, or by the executor. Where the
  /// route's access is "link", nobody has asked yet who calls. What it throws as Failure refuses
  /// the request.
  void handle(Asked asked);

 private:
  void let_in(Asked& asked) const;
  void serve(const Asked& asked, const std::string& uri) const;

  const Offer& offer_;
  Executor executor_;
  const std::shared_ptr<std::atomic<int>> reads_ = std::make_shared<std::atomic<int>>(0);
  const std::shared_ptr<std::atomic<int>> archives_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace talewright::faces::rest
