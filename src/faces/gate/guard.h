// Who may speak to a server on this machine: requests that name us in Host and, if a web page sent
// them, come from a page we know. This keeps strange pages from reaching a local server by a name
// of their own that leads here (DNS rebinding).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faces/http/server.h"

namespace talewright::faces::gate {

class Guard {
 public:
  /// Loopback's names and origins are always allowed, whatever the port. `hosts` without ports.
  Guard(std::vector<std::string> hosts, std::vector<std::string> origins);
  /// What is wrong with the request's Host or Origin, in words; nothing when all is well.
  std::optional<std::string> objection(const http::Headers& headers) const;

 private:
  bool is_ours(std::string_view host) const;
  std::vector<std::string> hosts_, origins_;
};

/// "Localhost:8787" -> "localhost", "[::1]:80" -> "[::1]"; nothing when it is no authority.
std::optional<std::string> host_without_port(std::string_view authority);

}  // namespace talewright::faces::gate
