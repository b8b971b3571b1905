#include "net/addresses.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace talewright::net {

namespace {

/// In network order; IPv4 takes the first 4 bytes.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  int bits = 0;  ///< 32 or 128
};

struct Block {
  Address address;
  int prefix = 0;
};

/// The IPv4 address that stands in an IPv6 one; `flipped` as Teredo hides a client's.
Address embedded(const Address& in, std::size_t at, bool flipped = false) {
  Address out;
  out.bits = 32;
  for (std::size_t i = 0; i < 4; ++i)
    out.bytes[i] = flipped ? static_cast<std::uint8_t>(~in.bytes[at + i]) : in.bytes[at + i];
  return out;
}

std::optional<Address> read_plain(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  const std::string whole(text);
  if (whole.size() != std::char_traits<char>::length(whole.c_str())) return std::nullopt;
  Address address;
  if (inet_pton(AF_INET, whole.c_str(), address.bytes.data()) == 1)
    address.bits = 32;
  else if (inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) == 1)
    address.bits = 128;
  else
    return std::nullopt;
  return address;
}

std::optional<Block> read_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = read_plain(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Block{*address, address->bits};
  const std::string_view digits = text.substr(slash + 1);
  int prefix = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  if (error != std::errc() || end != digits.data() + digits.size() || prefix < 0 ||
      prefix > address->bits)
    return std::nullopt;
  return Block{*address, prefix};
}

bool holds(const Block& block, const Address& address) {
  if (block.address.bits != address.bits) return false;
  for (int bit = 0; bit < block.prefix; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const int used = std::min(8, block.prefix - bit);
    if ((block.address.bytes[i] ^ address.bytes[i]) >> (8 - used)) return false;
  }
  return true;
}

std::vector<Block> blocks(std::initializer_list<const char*> texts) {
  std::vector<Block> result;
  for (const char* text : texts) result.push_back(read_block(text).value());
  return result;
}

const Block& mapped() {
  static const Block block = read_block("::ffff:0:0/96").value();
  return block;
}

/// An IPv4 address that is written in IPv6 is that IPv4 address.
Address unmapped(const Address& address) {
  return holds(mapped(), address) ? embedded(address, 12) : address;
}

bool any_holds(const std::vector<Block>& blocks, const Address& address) {
  return std::ranges::any_of(blocks, [&](const Block& block) { return holds(block, address); });
}

/// Not for the public net, by IANA's registry of IPv4 special-purpose addresses (RFC 6890 and
/// after); and 168.63.129.16, where Azure tells machines of themselves.
bool is_special_ipv4(const Address& address) {
  static const auto special = blocks(
      {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
       "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
       "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16"});
  return any_holds(special, address);
}

/// Of IPv6 only 2000::/3 is given out for the public net (RFC 4291, 2.4); in it these are not: what
/// protocols took (2001::/23, but Teredo is asked first), documentation.
bool is_public_ipv6(const Address& address) {
  static const auto given_out = blocks({"2000::/3"});
  static const auto special = blocks({"2001::/23", "2001:db8::/32", "3fff::/20"});
  return any_holds(given_out, address) && !any_holds(special, address);
}

bool may_reach(const Address& address, const std::vector<Block>& allowed) {
  if (any_holds(allowed, address)) return true;
  if (address.bits == 32) return !is_special_ipv4(address);
  // Addresses through which an IPv4 one is reached: RFC 6052, 3056, 4380.
  static const Block nat64 = read_block("64:ff9b::/96").value();
  static const Block six_to_four = read_block("2002::/16").value();
  static const Block teredo = read_block("2001::/32").value();
  if (holds(nat64, address)) return may_reach(embedded(address, 12), allowed);
  if (holds(six_to_four, address)) return may_reach(embedded(address, 2), allowed);
  if (holds(teredo, address))
    return may_reach(embedded(address, 4), allowed) &&
           may_reach(embedded(address, 12, true), allowed);
  return is_public_ipv6(address);
}

/// Blocks of mapped addresses are blocks of IPv4.
Block unmapped(const Block& block) {
  if (block.address.bits != 128 || block.prefix < 96) return block;
  const Address inner = unmapped(block.address);
  return inner.bits == 32 ? Block{inner, block.prefix - 96} : block;
}

}  // namespace

bool in_block(std::string_view address, std::string_view block) {
  const auto one = read_plain(address);
  const auto all = read_block(block);
  return one && all && holds(unmapped(*all), unmapped(*one));
}

bool is_block(std::string_view text) { return read_block(text).has_value(); }

bool is_address(std::string_view text) { return read_plain(text).has_value(); }

bool may_reach(std::string_view address, const Rules& rules) {
  const auto one = read_plain(address);
  if (!one) return false;
  std::vector<Block> allowed;
  for (const std::string& text : rules.allowed)
    if (const auto block = read_block(text)) allowed.push_back(unmapped(*block));
  return may_reach(unmapped(*one), allowed);
}

}  // namespace talewright::net
