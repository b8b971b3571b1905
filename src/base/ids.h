// Identifiers that cannot be guessed: a readable prefix and 128 random bits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace talewright {

/// "char_" + 26 characters of Crockford's base32, from the system's random generator.
std::string new_id(std::string_view prefix);

/// Texts from the system's random generator: each digit stands for 4 bits.
std::string random_hex(std::size_t digits);
/// Characters of 0-9, A-Z, a-z, all equally likely: 5.95 bits each.
std::string random_base62(std::size_t characters);

/// "req_" + 10 random characters of this process + a number: an id to find in the log, no secret.
std::string next_request_id();

}  // namespace talewright
