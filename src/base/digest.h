// SHA-256 and base64, by OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace talewright {

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
std::string base64(std::string_view bytes);
/// Strict: the standard alphabet with its padding and nothing else; nothing for all other texts.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace talewright
