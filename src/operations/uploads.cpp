#include "operations/uploads.h"

#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "drawing/upload.h"
#include "generated/failures.h"

namespace talewright::operations {

std::string uploaded_bytes(const json::object& upload, std::string_view field) {
  std::string text = text_or(upload, "data");
  if (text.starts_with("data:")) {
    const std::size_t comma = text.find(',');
    text.erase(0, comma == std::string::npos ? text.size() : comma + 1);
  }
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
  const std::string pointer = std::string(field) + "/data";
  if (text.size() / 4 * 3 > drawing::kMostUploadBytes + 3)
    throw image_too_large("The picture's file has more bytes than are taken.",
                          {{"field", pointer},
                           {"rule", "bytes"},
                           {"limit", drawing::kMostUploadBytes},
                           {"given", text.size() / 4 * 3}});
  auto bytes = from_base64(text);
  if (!bytes || bytes->empty())
    throw image_invalid("The picture cannot be taken: its data is not base64.",
                        {{"field", pointer}, {"reason", "its data is not base64"}});
  return std::move(*bytes);
}

}  // namespace talewright::operations
