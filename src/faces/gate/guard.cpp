#include "faces/gate/guard.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace talewright::faces::gate {

namespace {

bool is_port(std::string_view text) {
  return text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::string> host_without_port(std::string_view authority) {
  std::size_t end = authority.find(':');
  if (authority.starts_with('[')) {
    const std::size_t bracket = authority.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    end = bracket + 1;
  }
  const std::string_view host = authority.substr(0, end);
  const std::string_view rest = authority.substr(host.size());
  if (host.empty() || (!rest.empty() && (!rest.starts_with(':') || !is_port(rest.substr(1)))))
    return std::nullopt;
  return lower(host);
}

Guard::Guard(std::vector<std::string> hosts, std::vector<std::string> origins)
    : hosts_{"localhost", "127.0.0.1", "[::1]"} {
  for (const std::string& host : hosts) hosts_.push_back(lower(host));
  for (const std::string& origin : origins) origins_.push_back(lower(origin));
}

bool Guard::is_ours(std::string_view authority) const {
  const auto host = host_without_port(authority);
  return host && std::find(hosts_.begin(), hosts_.end(), *host) != hosts_.end();
}

std::optional<std::string> Guard::objection(const http::Headers& headers) const {
  const auto host = headers.find("Host");
  if (!host || headers.count("Host") > 1) return "One Host header is needed.";
  if (!is_ours(*host)) return fmt::format("This server is not known as \"{}\".", *host);
  const auto origin = headers.find("Origin");
  if (!origin) return std::nullopt;
  const std::string said = lower(*origin);
  if (std::find(origins_.begin(), origins_.end(), said) != origins_.end()) return std::nullopt;
  for (const std::string_view scheme : {"http://", "https://"})
    if (said.starts_with(scheme) && is_ours(std::string_view(said).substr(scheme.size())))
      return std::nullopt;
  return fmt::format("Pages from \"{}\" may not use this server.", *origin);
}

}  // namespace talewright::faces::gate
