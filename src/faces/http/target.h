// The request line's target and version, as text.
#pragma once

#include <string>
#include <string_view>

namespace talewright::faces::http {

/// Takes "/path?query", "http://authority/path?query" or "*" apart. False when it is none of them.
bool split_target(std::string_view target, std::string& path, std::string& query,
                  std::string& authority);
/// Whether a request line that could not be read says a version of HTTP that is not spoken here.
bool is_other_version(std::string_view request_line);

}  // namespace talewright::faces::http
