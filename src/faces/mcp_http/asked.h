// One HTTP request to the protocol's endpoint, with its answer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "faces/gate/gate.h"
#include "faces/http/server.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp_http/endpoint.h"

namespace talewright::faces::mcp_http {

using gate::Fields;

inline constexpr std::string_view kFace = "mcp";

struct Endpoint::Asked {
  http::Request request;
  std::shared_ptr<http::Response> response;
  gate::Admission admission = {};

  void refuse(int status, std::string body, Fields more = {}) const;
  void refuse(int status, mcp::ErrorCode code, std::string message) const;
};

}  // namespace talewright::faces::mcp_http
