// The descriptions of this API for programs: /openapi.json and /openapi-gpt.json, made once for
// each name under which clients reach the server.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "faces/rest/asked.h"
#include "faces/rest/offer.h"
#include "faces/rest/router.h"

namespace talewright::faces::rest {

class OpenApiDocuments {
 public:
  /// `table` is the array "routes" of rest_routes.json. Both must outlive it.
  OpenApiDocuments(const Offer& offer, const boost::json::array& table, Executor executor);
  /// On the loop; answers from a thread of the executor.
  void handle(Asked asked);

 private:
  struct Document {
    std::string text, etag;
  };
  std::shared_ptr<const Document> find(const std::string& name) const;
  std::shared_ptr<const Document> make(const std::string& name, const std::string& site, bool gpt);

  const Offer& offer_;
  const boost::json::array& table_;
  const Executor executor_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Document>> made_;  // by profile and site
};

}  // namespace talewright::faces::rest
