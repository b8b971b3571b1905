#include "faces/mcp_http/serve.h"

#include <spdlog/spdlog.h>

#include <cstdlib>

#include "faces/mcp_http/endpoint.h"

namespace talewright::faces::mcp_http {

int serve(const mcp::Server& server, const ServeOptions& options) {
  std::unique_ptr<Endpoint> endpoint;
  http::Server web(options.http, [&](http::Request request,
                                     std::shared_ptr<http::Response> response) {
    if (request.path == options.path)
      endpoint->handle(std::move(request), std::move(response));
    else if (options.old_sse && request.path == "/sse")
      endpoint->handle_old_sse(request, response);
    else if (options.old_sse && request.path == "/messages")
      endpoint->handle_old_messages(std::move(request), response);
    else
      response->answer(404, {{"Content-Type", "text/plain; charset=utf-8"}},
                       "Nothing here. The Model Context Protocol is at " + options.path + ".\n");
  });
  endpoint = std::make_unique<Endpoint>(
      server,
      [&web](std::function<void()> work, bool long_work) { web.work(std::move(work), long_work); },
      options);
  web.on_stop([&] { endpoint->stop(); });
  web.every(std::chrono::seconds(1), [&] { endpoint->tick(); });
  options.listening(web.port());
  if (!web.run()) {
    spdlog::warn("calls were still running after {} ms and were abandoned",
                 options.http.grace.count());
    spdlog::shutdown();
    std::_Exit(EXIT_SUCCESS);
  }
  return EXIT_SUCCESS;
}

}  // namespace talewright::faces::mcp_http
