// Files that come with a call, as base64.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace talewright::operations {

/// The bytes of {"data", "media_type"}; a data URL and line breaks in the base64 will do. Throws
/// image_invalid, image_too_large; `field` is the member's JSON pointer.
std::string uploaded_bytes(const boost::json::object& upload, std::string_view field);

}  // namespace talewright::operations
