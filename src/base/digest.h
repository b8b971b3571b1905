// SHA-256 and base64, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace talewright {

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
std::string base64(std::string_view bytes);

}  // namespace talewright
