#include "base/ids.h"

#include <openssl/rand.h>

#include <atomic>
#include <cstdint>
#include <stdexcept>

namespace talewright {

std::string new_id(std::string_view prefix) {
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) throw std::runtime_error("no random numbers");
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

std::string next_request_id() {
  static const std::string process = new_id("req").substr(0, 14);
  static std::atomic<std::uint64_t> count{0};
  return process + std::to_string(++count);
}

}  // namespace talewright
