// Texts that others keep for us: they can neither be read nor changed nor moved to another use
// (AES-256-GCM, NIST SP 800-38D, with a random nonce).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace talewright {

/// 32 bytes from the system's random generator.
std::string new_seal_key();

/// `purpose` is not within the seal, but the same must be given to open it. The result is base64.
std::string seal(std::string_view key, std::string_view purpose, std::string_view text);
/// Nothing when the key, the purpose or a single bit differs.
std::optional<std::string> unseal(std::string_view key, std::string_view purpose,
                                  std::string_view sealed);

}  // namespace talewright
