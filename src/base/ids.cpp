#include "base/ids.h"

#include <openssl/rand.h>

#include <atomic>
#include <cstdint>
#include <span>
#include <stdexcept>

namespace talewright {

namespace {

void fill(std::span<unsigned char> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("no random numbers");
}

}  // namespace

std::string new_id(std::string_view prefix) {
  unsigned char bytes[16];
  fill(bytes);
  static constexpr char kCrockford[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id(prefix);
  id += '_';
  unsigned buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = buffer << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) id += kCrockford[buffer >> (bits - 5) & 31];
  }
  id += kCrockford[buffer << (5 - bits) & 31];
  return id;
}

std::string random_hex(std::size_t digits) {
  std::string text;
  while (text.size() < digits) {
    unsigned char bytes[16];
    fill(bytes);
    for (unsigned char byte : bytes)
      if (text.size() < digits) text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string random_base62(std::size_t characters) {
  static constexpr std::string_view kDigits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string text;
  while (text.size() < characters) {
    unsigned char bytes[64];
    fill(bytes);
    for (unsigned char byte : bytes)  // 62 and 63 of each 64 are thrown away, or 0 and 1 would win
      if ((byte & 63) < kDigits.size() && text.size() < characters) text += kDigits[byte & 63];
  }
  return text;
}

std::string next_request_id() {
  static const std::string process = new_id("req").substr(0, 14);
  static std::atomic<std::uint64_t> count{0};
  return process + std::to_string(++count);
}

}  // namespace talewright
