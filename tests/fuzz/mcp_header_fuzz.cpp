// Feeds arbitrary header values and a message to what the modern era checks of HTTP. Whatever comes
// in is read or refused with a ProtocolError, and a value that was coded properly is read back.
// Input: lines "Name: value", a blank line, then the body.
#include <cstdlib>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "faces/http/server.h"
#include "faces/mcp/headers.h"
#include "faces/gate/guard.h"
#include "faces/small_server.h"

namespace talewright::faces {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_values(const http::Headers& headers) {
  const gate::Guard guard({"studio.example"}, {"https://app.example"});
  (void)guard.objection(headers);
  for (const auto& [name, value] : headers.all()) {
    (void)mcp::decode_header_value(value);
    (void)gate::host_without_port(value);
    require(mcp::decode_header_value("=?base64?" + base64(value) + "?=") == value);
  }
}

void check_message(const SmallServer& small, const http::Headers& headers, std::string_view body) {
  const mcp::HeaderLookup lookup = [&](std::string_view name) { return headers.find(name); };
  static const std::vector<mcp::ParamHeader> declared{{"Mcp-Param-Text", {"text"}},
                                                      {"Mcp-Param-Deep", {"a", "b"}}};
  try {
    std::optional<mcp::Id> id;
    mcp::Message message = mcp::read_message(mcp::parse_message(body, 64), body, id);
    if (message.kind != mcp::Message::Kind::Request) return;
    const mcp::Request request = mcp::read_modern_request(message, lookup);
    small.server().check_tool_headers(request, lookup);
    if (const json::object* arguments = object_at(request.params, "arguments"))
      mcp::check_param_headers(lookup, declared, *arguments);
  } catch (const mcp::ProtocolError& error) {
    require(error.status() >= 200 && error.status() < 500);
  }
}

}  // namespace
}  // namespace talewright::faces

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright;
  using namespace talewright::faces;
  static const SmallServer small;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t blank = input.find("\n\n");
  http::Headers headers;
  for (const std::string& line : split(input.substr(0, blank), '\n'))
    if (const std::size_t colon = line.find(':'); colon != std::string::npos)
      headers.add(line.substr(0, colon), std::string(trimmed(line.substr(colon + 1))));
  check_values(headers);
  if (blank != std::string_view::npos) check_message(small, headers, input.substr(blank + 2));
  return 0;
}
