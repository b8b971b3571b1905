#include "base/signed_link.h"

#include <fmt/format.h>

#include "base/digest.h"

namespace talewright {

std::string signature_of(const SignedLink& link, std::string_view secret) {
  const std::string key = hmac_sha256(secret, "talewright: links to files");
  // The path comes last: no other member can hold a line end that would move the borders.
  return base64url(
      hmac_sha256(key, fmt::format("{}\n{}\n{}", link.expires, link.account, link.path)));
}

std::string address_of(const SignedLink& link, std::string_view secret) {
  return fmt::format("{}?expires={}&account={}&signature={}", link.path, link.expires, link.account,
                     signature_of(link, secret));
}

bool holds(const SignedLink& link, std::string_view signature, std::string_view secret,
           std::int64_t now_ms) {
  // The account comes from a URL here and could hold anything.
  if (link.account.find('\n') != std::string::npos) return false;
  if (!same_secret(signature, signature_of(link, secret))) return false;
  const std::int64_t now = now_ms / 1000;
  return now < link.expires && link.expires <= now + kLongestLink;
}

}  // namespace talewright
