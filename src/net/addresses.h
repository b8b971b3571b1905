// Addresses of IPv4 and IPv6, and which of them strangers may have us reach. Knows no names: what a
// name leads to is judged where the connection is made (post.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace talewright::net {

/// Which addresses may be reached. Loopback, private, link-local, shared, multicast, reserved and
/// metadata ranges of IPv4 and IPv6 (also IPv4 in IPv6: mapped, 6to4, NAT64, Teredo) are refused
/// unless `allowed` holds them.
struct Rules {
  std::vector<std::string> allowed;  ///< CIDR blocks: "127.0.0.0/8", "10.1.2.3", "::1"
};

/// Whether an address ("93.184.216.34", "2001:db8::1") lies in a block; false when either is none.
/// An IPv4 address is the same when it is written in IPv6 ("::ffff:10.0.0.1").
bool in_block(std::string_view address, std::string_view block);
/// Whether a text is an address or a CIDR block.
bool is_block(std::string_view text);
/// Whether a text is an address: IPv4 with four plain decimal numbers, IPv6 without a zone.
bool is_address(std::string_view text);
/// Whether the rules let an address be reached.
bool may_reach(std::string_view address, const Rules& rules);

}  // namespace talewright::net
