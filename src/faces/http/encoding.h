// Content codings (RFC 9110, sections 8.4 and 12.5.3). We know gzip.
#pragma once

#include <string>
#include <string_view>

namespace talewright::faces::http {

/// Whether a client that sends this Accept-Encoding would rather have gzip than the bytes as they
/// are: "gzip", "*", "br, gzip;q=0.5"; not "gzip;q=0", "identity, gzip;q=0.5" or "".
bool takes_gzip(std::string_view accept_encoding);

/// The bytes as one gzip member. The same bytes always give the same.
std::string gzip(std::string_view bytes);

}  // namespace talewright::faces::http
