// The pair of endpoints of 2024-11-05: GET /sse opens a session whose first event names the URI to
// post to; everything the server says comes on that stream.
#include "base/json.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp_http/asked.h"
#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {

namespace {

/// All messages of the session, whatever they answer.
class OldStream : public mcp::Outlet {
 public:
  explicit OldStream(std::shared_ptr<http::Response> response) : response_(std::move(response)) {}
  void send(std::string message) override { response_->send(sse_event(message, {}, "message")); }
  void finish(mcp::Answer answer) override {
    if (!answer.text.empty()) send(std::move(answer.text));
  }

 private:
  const std::shared_ptr<http::Response> response_;
};

}  // namespace

void Endpoint::handle_old_sse(http::Request request, std::shared_ptr<http::Response> response) {
  Asked asked{std::move(request), std::move(response)};
  if (!admits(asked)) return;
  if (asked.request.method != "GET")
    return asked.refuse(405, mcp::ErrorCode::InvalidRequest, "Use GET.");
  if (const auto refusal = count_read(asked)) return refuse(asked, *refusal);
  const auto session = sessions_.open(asked.admission.caller);
  if (!session)
    return asked.refuse(503, mcp::ErrorCode::Internal, "Too many sessions; try again later.");
  const auto& answer = asked.response;
  answer->begin_stream(200, event_stream_fields(asked.admission.fields));
  answer->send(sse_event("/messages?session=" + session->id(), {}, "endpoint"));
  session->set_outlet(std::make_shared<OldStream>(answer));
  answer->on_gone(
      [this, id = session->id(), caller = asked.admission.caller] { sessions_.close(id, caller); });
}

void Endpoint::handle_old_messages(http::Request request,
                                   std::shared_ptr<http::Response> response) {
  Asked asked{std::move(request), std::move(response)};
  if (!admits(asked)) return;
  if (asked.request.method != "POST")
    return asked.refuse(405, mcp::ErrorCode::InvalidRequest, "Use POST.");
  constexpr std::string_view kName = "session=";
  const std::string_view query = asked.request.query;
  const std::shared_ptr<Session> session =
      query.starts_with(kName) ? sessions_.find(query.substr(kName.size()), asked.admission.caller)
                               : nullptr;
  const std::shared_ptr<mcp::Outlet> outlet = session ? session->outlet() : nullptr;
  if (!outlet)
    return asked.refuse(404, mcp::ErrorCode::InvalidRequest, "There is no such session.");
  std::optional<json::value> message;
  try {
    message.emplace(mcp::parse_message(asked.request.body, mcp::Limits().depth));
  } catch (const mcp::ProtocolError&) {
    // The session says so on its stream.
  }
  if (const auto refusal = count(asked, message.value_or(nullptr)))
    return refuse(asked, message.value_or(nullptr), *refusal);
  asked.response->answer(202, asked.admission.fields, {});
  if (message)
    session->receive(std::move(*message), asked.request.body, outlet);
  else
    session->receive(asked.request.body, outlet);
}

}  // namespace talewright::faces::mcp_http
