// Links that let whoever holds them read one file until they expire: the signature covers the path,
// whose file it is and the time, so nothing of it can be changed. They cannot be taken back before;
// another secret in the data folder ends all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace talewright {

/// How long a link may live, in seconds.
inline constexpr std::int64_t kShortestLink = 60, kLongestLink = 7 * 24 * 3600;

struct SignedLink {
  std::string path;  ///< as in the address, before "?": "/files/books/ID/book.pdf"
  std::string account;
  std::int64_t expires = 0;  ///< seconds since 1970, UTC
};

/// base64url(HMAC-SHA-256) with a key made from `secret` for this purpose alone.
std::string signature_of(const SignedLink& link, std::string_view secret);

/// "/files/books/ID/book.pdf?expires=…&account=…&signature=…". The account's id must need no
/// escaping in a URL; ids do not.
std::string address_of(const SignedLink& link, std::string_view secret);

/// Whether the signature is genuine and the link has not expired. Links that would live longer than
/// any we make are not genuine.
bool holds(const SignedLink& link, std::string_view signature, std::string_view secret,
           std::int64_t now_ms);

}  // namespace talewright
