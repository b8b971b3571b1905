// What a handler asks of the client's side, on the wire: in the modern era a result that says what
// is needed and a sealed state to come back with, in the legacy era requests of the server's own.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>

#include "contract/call.h"
#include "faces/mcp/request.h"

namespace talewright::faces::mcp {

using Answers = std::map<std::string, boost::json::object>;

/// "elicitation/create" and the like.
std::string_view question_method(contract::Question::Kind kind);
/// The questions by key, each {method, params}: `inputRequests`.
boost::json::object input_requests(const std::vector<contract::Question>& questions);

/// The body of an input_required result. What was answered so far goes into the sealed state,
/// which is bound to the account, the method and its params, and holds for ten minutes.
boost::json::object input_required(const Request& request, const Answers& answered,
                                   const std::vector<contract::Question>& questions,
                                   std::string_view key, std::int64_t now_ms);

/// The answers that come with a retry: those in the sealed state and those given now. Throws
/// ProtocolError InvalidParams for a state that is not ours, not this request's or too old.
Answers read_answers(const Request& request, std::string_view key, std::int64_t now_ms);

/// `params[name]` as answers by key; what is no object is left out, to be asked again. Throws
/// ProtocolError InvalidParams when it is no object itself.
Answers answers_param(const boost::json::object& params, std::string_view name);

}  // namespace talewright::faces::mcp
