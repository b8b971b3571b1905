// SHA-256, HMAC and base64, by OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace talewright {

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
/// HMAC-SHA-256 (RFC 2104): 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);
/// Whether two secrets are the same, in a time that tells nothing of where they differ. Those of
/// different lengths differ at once.
bool same_secret(std::string_view a, std::string_view b);
std::string base64(std::string_view bytes);
/// For URLs (RFC 4648, section 5): '-' and '_', without padding.
std::string base64url(std::string_view bytes);
/// Strict: the standard alphabet with its padding and nothing else; nothing for all other texts.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace talewright
