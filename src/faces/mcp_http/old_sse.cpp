// The pair of endpoints of 2024-11-05: GET /sse opens a session whose first event names the URI to
// post to; everything the server says comes on that stream.
#include "base/json.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp_http/endpoint.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {

namespace {

/// All messages of the session, whatever they answer.
class OldStream : public mcp::Outlet {
 public:
  explicit OldStream(std::shared_ptr<http::Response> response) : response_(std::move(response)) {}
  void send(std::string message) override {
    response_->send(sse_event(message, {}, "message"));
  }
  void finish(mcp::Answer answer) override {
    if (!answer.text.empty()) send(std::move(answer.text));
  }

 private:
  const std::shared_ptr<http::Response> response_;
};

void refuse(const std::shared_ptr<http::Response>& response, int status, std::string message) {
  response->answer(status, {{"Content-Type", "application/json"}},
                   mcp::error_text_without_id(
                       {mcp::ErrorCode::InvalidRequest, std::move(message)}, true));
}

}  // namespace

void Endpoint::handle_old_sse(const http::Request& request,
                              const std::shared_ptr<http::Response>& response) {
  if (const auto objection = guard_.objection(request.headers))
    return refuse(response, 403, *objection);
  if (request.method != "GET") return refuse(response, 405, "Use GET.");
  const auto session = sessions_.open({});
  if (!session) return refuse(response, 503, "Too many sessions; try again later.");
  response->begin_stream(200, event_stream_fields());
  response->send(sse_event("/messages?session=" + session->id(), {}, "endpoint"));
  session->set_outlet(std::make_shared<OldStream>(response));
  response->on_gone([this, id = session->id()] { sessions_.close(id, {}); });
}

void Endpoint::handle_old_messages(http::Request request,
                                   const std::shared_ptr<http::Response>& response) {
  if (const auto objection = guard_.objection(request.headers))
    return refuse(response, 403, *objection);
  if (request.method != "POST") return refuse(response, 405, "Use POST.");
  constexpr std::string_view kName = "session=";
  const std::shared_ptr<Session> session =
      request.query.starts_with(kName)
          ? sessions_.find(std::string_view(request.query).substr(kName.size()), contract::Caller{})
          : nullptr;
  const std::shared_ptr<mcp::Outlet> outlet = session ? session->outlet() : nullptr;
  if (!outlet) return refuse(response, 404, "There is no such session.");
  response->answer(202, {}, {});
  session->receive(request.body, outlet);
}

}  // namespace talewright::faces::mcp_http
