#include "faces/web/serve.h"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <string_view>

#include "faces/web/resource_metadata.h"

namespace talewright::faces::web {

namespace {

/// Which face an address belongs to.
class Site {
 public:
  Site(const mcp::Server& server, const ServeOptions& options, http::Server& web)
      : options_(options), server_(server), gate_(options.gate) {
    const auto executor = [&web](std::function<void()> work, bool long_work) {
      web.work(std::move(work), long_work);
    };
    mcp_ = std::make_unique<mcp_http::Endpoint>(server, executor, gate_, options.mcp);
    if (!options.rest) return;
    rest::Offer offer = *options.rest;
    offer.gate = &gate_;
    rest_ = std::make_unique<rest::Endpoint>(std::move(offer), executor);
  }

  void handle(http::Request request, std::shared_ptr<http::Response> response) {
    if (rest_ && !is_mcp(request.path) && !is_metadata(request.path))
      return rest_->handle(std::move(request), std::move(response));
    if (rest_) response = options_.rest->metrics->watch(request, request.path, std::move(response));
    if (request.path == options_.mcp.path)
      mcp_->handle(std::move(request), std::move(response));
    else if (is_metadata(request.path))
      tell_metadata(request, *response);
    else if (!is_mcp(request.path))
      nothing_here(request, *response);
    else if (request.path == kOldStream)
      mcp_->handle_old_sse(std::move(request), std::move(response));
    else
      mcp_->handle_old_messages(std::move(request), std::move(response));
  }
  void tick() {
    gate_.tick();
    mcp_->tick();
    if (rest_) rest_->tick();
  }
  void stop() {
    mcp_->stop();
    if (rest_) rest_->stop();
  }

 private:
  static constexpr std::string_view kOldStream = "/sse", kOldMessages = "/messages";

  bool is_mcp(std::string_view path) const {
    return path == options_.mcp.path ||
           (options_.mcp.old_sse && (path == kOldStream || path == kOldMessages));
  }
  bool is_metadata(std::string_view path) const {
    return gate_.wants_keys() && is_metadata_path(path, options_.mcp.path);
  }

  void tell_metadata(const http::Request& request, http::Response& response) const {
    gate::Admission admission = gate_.look_at(request, "mcp");
    gate::Fields& fields = admission.fields;
    if (admission.refusal) return response.answer(403, std::move(fields), {});
    if (request.method != "GET" && request.method != "HEAD") {
      for (auto& field : gate::allow_fields(request, "GET, HEAD, OPTIONS"))
        fields.push_back(std::move(field));
      return response.answer(request.method == "OPTIONS" ? 204 : 405, std::move(fields), {});
    }
    fields.emplace_back("Content-Type", "application/json");
    fields.emplace_back("Cache-Control", "no-cache");
    response.answer(200, std::move(fields),
                    resource_metadata(server_, gate::site_of(request, options_.mcp.public_url) +
                                                   options_.mcp.path));
  }

  void nothing_here(const http::Request& request, http::Response& response) const {
    gate::Admission admission = gate_.look_at(request, "mcp");
    admission.fields.emplace_back("Content-Type", "text/plain; charset=utf-8");
    response.answer(404, std::move(admission.fields),
                    "Nothing here. The Model Context Protocol is at " + options_.mcp.path + ".\n");
  }

  const ServeOptions& options_;
  const mcp::Server& server_;
  gate::Gate gate_;
  std::unique_ptr<mcp_http::Endpoint> mcp_;
  std::unique_ptr<rest::Endpoint> rest_;
};

}  // namespace

int serve(const mcp::Server& server, ServeOptions options) {
  if (options.rest) options.http.refusal_body = rest::Endpoint::refusal_body;
  std::unique_ptr<Site> site;
  http::Server web(options.http,
                   [&](http::Request request, std::shared_ptr<http::Response> response) {
                     site->handle(std::move(request), std::move(response));
                   });
  site = std::make_unique<Site>(server, options, web);
  web.on_stop([&] { site->stop(); });
  web.every(std::chrono::seconds(1), [&] { site->tick(); });
  options.listening(web.port());
  if (!web.run()) {
    spdlog::warn("calls were still running after {} ms and were abandoned",
                 options.http.grace.count());
    spdlog::shutdown();
    std::_Exit(EXIT_SUCCESS);
  }
  return EXIT_SUCCESS;
}

}  // namespace talewright::faces::web
