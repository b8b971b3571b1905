#include "faces/web/listen.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "faces/gate/guard.h"

namespace talewright::faces::web {

namespace {

bool is_address(const std::string& text) {
  in6_addr bytes{};
  return inet_pton(AF_INET, text.c_str(), &bytes) == 1 ||
         inet_pton(AF_INET6, text.c_str(), &bytes) == 1;
}

void read_address(const std::string& text, http::Options& http) {
  const std::size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (colon != std::string::npos) http.address = text.substr(0, colon);
  if (http.address.starts_with('[') && http.address.ends_with(']'))
    http.address = http.address.substr(1, http.address.size() - 2);
  if (http.address == "localhost") http.address = "127.0.0.1";
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), http.port);
  if (error != std::errc() || end != port.data() + port.size() || !is_address(http.address))
    throw std::runtime_error(
        fmt::format("--listen {}: not an address and a port, such as 127.0.0.1:8787", text));
}

// "https://books.example:8443/" -> "books.example".
std::string host_of(const std::string& url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    std::string_view authority = std::string_view(url).substr(scheme.size());
    if (authority.ends_with('/')) authority.remove_suffix(1);
    if (authority.find_first_of("/?#@ ") != std::string_view::npos) break;
    if (auto host = gate::host_without_port(authority)) return std::move(*host);
  }
  throw std::runtime_error(
      fmt::format("--public-url {}: not the URL of a site, such as https://books.example", url));
}

}  // namespace

void set_listening(const Listening& listening, ServeOptions& options) {
  read_address(listening.listen, options.http);
  const std::string& address = options.http.address;
  if (!listening.public_url.empty()) {
    options.gate.hosts.push_back(host_of(listening.public_url));
    options.mcp.public_url = listening.public_url;
  }
  if (address == "127.0.0.1" || address == "::1") return;
  if (!listening.keys)
    throw std::runtime_error(fmt::format(
        "--listen {}: without keys Talewright listens on this machine only (127.0.0.1 or [::1]); "
        "with --auth keys it serves others",
        listening.listen));
  if (address != "0.0.0.0" && address != "::")
    options.gate.hosts.push_back(address.find(':') == std::string::npos ? address
                                                                        : '[' + address + ']');
  else if (options.gate.hosts.empty())
    throw std::runtime_error(fmt::format(
        "--listen {}: say with --host or --public-url under which names clients reach this server; "
        "requests for others are refused",
        listening.listen));
}

}  // namespace talewright::faces::web
