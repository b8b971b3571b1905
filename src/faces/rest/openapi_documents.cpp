#include "faces/rest/openapi_documents.h"

#include <utility>

#include "base/digest.h"
#include "base/json_text.h"
#include "contract/openapi.h"

namespace talewright::faces::rest {

namespace {

// A server has a few names; who asks by many more waits a little longer.
constexpr std::size_t kMostKept = 16;

void answer(const Asked& asked, std::string text, std::string etag) {
  asked.answer(200, {{"ETag", std::move(etag)}, {"Cache-Control", "public, no-cache"}},
               "application/json", std::move(text));
}

}  // namespace

OpenApiDocuments::OpenApiDocuments(const Offer& offer, const boost::json::array& table,
                                   Executor executor)
    : offer_(offer), table_(table), executor_(std::move(executor)) {}

void OpenApiDocuments::handle(Asked asked) {
  const bool gpt = asked.route == "get_openapi_gpt";
  const std::string site = gate::site_of(asked.request, offer_.public_url);
  const std::string name = (gpt ? "gpt " : "all ") + site;
  executor_(
      [this, gpt, site, name, asked = std::make_shared<const Asked>(std::move(asked))] {
        asked->run([&] {
          auto document = find(name);
          if (!document) document = make(name, site, gpt);
          answer(*asked, document->text, document->etag);
        });
      },
      false);
}

std::shared_ptr<const OpenApiDocuments::Document> OpenApiDocuments::find(
    const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = made_.find(name);
  return found == made_.end() ? nullptr : found->second;
}

std::shared_ptr<const OpenApiDocuments::Document> OpenApiDocuments::make(const std::string& name,
                                                                         const std::string& site,
                                                                         bool gpt) {
  using Profile = contract::OpenApiOptions::Profile;
  auto document = std::make_shared<Document>();
  document->text =
      to_text(contract::openapi(*offer_.contract, {.title = offer_.title,
                                                   .version = offer_.version,
                                                   .site = site,
                                                   .profile = gpt ? Profile::Gpt : Profile::All,
                                                   .wants_keys = offer_.gate->wants_keys(),
                                                   .routes = &table_}));
  document->etag = '"' + sha256_hex(document->text).substr(0, 32) + '"';
  const std::lock_guard lock(mutex_);
  if (made_.size() >= kMostKept) made_.erase(made_.begin());
  made_[name] = document;
  return document;
}

}  // namespace talewright::faces::rest
