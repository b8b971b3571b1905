// Bodies of forms with files: multipart/form-data (RFC 7578, by the rules of RFC 2046), read
// strictly: what one reader could take otherwise than another is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::faces::http {

struct Part {
  std::string name;        ///< of the form's field; UTF-8, not empty
  std::string filename;    ///< without any folders, UTF-8; empty = not a file
  std::string media_type;  ///< lower case, without parameters; empty = not said
  std::string_view bytes;  ///< within the body
};

struct Multipart {
  std::vector<Part> parts;  ///< in their order; names may repeat
  std::string error;        ///< what is wrong with the body, in words; empty = nothing
};

struct MultipartLimits {
  std::size_t parts = 64;
  std::size_t header = 4 * 1024;  ///< bytes of a part's header
};

/// Whether a Content-Type is multipart/form-data, whatever its parameters.
bool is_multipart(std::string_view content_type);

/// Reads a body whose Content-Type that was. The parts point into `body`.
Multipart read_multipart(std::string_view content_type, std::string_view body,
                         const MultipartLimits& limits = {});

}  // namespace talewright::faces::http
