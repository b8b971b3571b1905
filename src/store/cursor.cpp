#include "store/cursor.h"

#include <charconv>
#include <optional>

#include "generated/failures.h"

namespace talewright::store {
namespace {

// base64url (RFC 4648, section 5) without padding.
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encoded(std::string_view bytes) {
  std::string text;
  unsigned buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = buffer << 8 | byte;
    for (bits += 8; bits >= 6;) text += kDigits[buffer >> (bits -= 6) & 63];
  }
  if (bits > 0) text += kDigits[buffer << (6 - bits) & 63];
  return text;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    buffer = buffer << 6 | static_cast<unsigned>(digit);
    if ((bits += 6) >= 8) bytes += static_cast<char>(buffer >> (bits -= 8) & 255);
  }
  return bytes;
}

}  // namespace

std::string cursor_of(const Position& position) {
  return encoded(std::to_string(position.created_ms) + ':' + position.id);
}

Position position_of(std::string_view cursor) {
  if (cursor.empty()) return {};
  if (const auto text = decoded(cursor)) {
    Position position;
    const char* const end = text->data() + text->size();
    const auto [rest, error] = std::from_chars(text->data(), end, position.created_ms);
    if (error == std::errc() && rest + 1 < end && *rest == ':') {
      position.id.assign(rest + 1, end);
      if (cursor_of(position) == cursor) return position;
    }
  }
  throw validation_failed("The cursor is not one that a list of this kind has given.",
                          {{"field", "cursor"}, {"given", cursor.substr(0, 200)}});
}

}  // namespace talewright::store
