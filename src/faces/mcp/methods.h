// The methods that make up a server's answers, one function each. They give the bare result; the
// server adds what the modern era puts into every one.
#pragma once

#include <boost/json/object.hpp>

#include "faces/mcp/server.h"

namespace talewright::faces::mcp {

using Method = boost::json::object(const Offer&, const Request&, contract::Context&);

// tools/call is the server's, which knows the tools that are shown.
Method list_resources, list_resource_templates, read_resource;  // resources.cpp
Method list_prompts, get_prompt, complete;                      // prompts.cpp
Method get_task, update_task, cancel_task;                      // tasks.cpp

/// Whether any prompt argument has values to propose.
bool has_completions(const Offer& offer);

/// The answer to a modern call that became a task, without resultType.
boost::json::object created_task(const Offer& offer, const contract::Context& context,
                                 const std::string& id);
/// What tasks/get says of a task, without resultType.
boost::json::object task_object(const Offer& offer, const contract::Task& task);

/// Throws ProtocolError CapabilityMissing unless the client knows tasks.
void require_tasks(const Request& request);

/// The member of params, which must be a string. Throws ProtocolError InvalidParams.
std::string text_param(const boost::json::object& params, std::string_view name);
/// The cursor of a list; empty for the first page. Throws ProtocolError InvalidParams.
std::string cursor_param(const Request& request);
/// For lists of one page, whose cursors we never gave out. Throws ProtocolError InvalidParams.
void refuse_cursor(const Request& request);

}  // namespace talewright::faces::mcp
