// Identifiers that cannot be guessed: a readable prefix and 128 random bits.
#pragma once

#include <string>
#include <string_view>

namespace talewright {

/// "char_" + 26 characters of Crockford's base32, from the system's random generator.
std::string new_id(std::string_view prefix);

/// "req_" + 10 random characters of this process + a number: an id to find in the log, no secret.
std::string next_request_id();

}  // namespace talewright
