// What an operation gives back, as the content blocks and structured content that each revision of
// the protocol knows.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "contract/call.h"
#include "faces/mcp/version.h"

namespace talewright::faces::mcp {

/// {uri, mimeType, text or blob, _meta}
boost::json::object contents_object(const contract::ResourceContents& contents);
/// A picture or a sound where the contents have no URI, else an embedded resource. Sounds become
/// text where the revision has none.
boost::json::object attachment_block(const contract::ResourceContents& contents, Version version);

/// The body of a tools/call result, as JSON.
std::string reply_result(const contract::Reply& reply, bool has_output_schema, Version version);
std::string failure_result(const Failure& failure, std::string_view request_id, Version version);

}  // namespace talewright::faces::mcp
