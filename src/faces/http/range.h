// Ranges of bytes (RFC 9110, section 14): which part of a file a request wants.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "faces/http/server.h"

namespace talewright::faces::http {

struct Range {
  enum class Kind {
    Whole,         ///< 200: no range, several, one of another unit, or of another version
    Part,          ///< 206 with Content-Range
    Unsatisfiable  ///< 416 with Content-Range
  };
  Kind kind = Kind::Whole;
  std::uint64_t first = 0, bytes = 0;  ///< of a Part: where it begins, how many there are (> 0)
};

/// What Range and If-Range of a GET ask of a file of that length whose ETag is `etag` (with its
/// quotes). One range only: several at once are answered with the whole, as the RFC allows. An
/// If-Range holds only for the same strong ETag; we give no dates.
Range range_of(const Headers& headers, std::uint64_t length, std::string_view etag);

/// "bytes 0-499/1234", or "bytes */1234" for what cannot be satisfied.
std::string content_range(const Range& range, std::uint64_t length);

}  // namespace talewright::faces::http
