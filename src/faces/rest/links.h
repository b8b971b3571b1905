// Addresses of files, and the names under which they are saved.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace talewright::faces::rest {

/// Where REST has a resource: "talewright://books/ID/book.pdf" -> "/files/books/ID/book.pdf".
/// Nothing for resources of other schemes, which are not read over REST.
std::optional<std::string> file_address(std::string_view uri);

/// The resource behind what follows "/files/". Nothing for what no address of ours looks like:
/// empty segments, dots that lead elsewhere, anything but letters, digits and "-._~".
std::optional<std::string> resource_behind(std::string_view tail);

/// Content-Disposition (RFC 6266) that has a file saved as TITLE.EXTENSION: in ASCII for old
/// clients and as it is written for all others (RFC 8187). Whatever could lead out of a folder is
/// left out.
std::string saved_as(std::string_view title, std::string_view extension);

}  // namespace talewright::faces::rest
