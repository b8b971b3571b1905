// Which URLs may be called: strict, so that no other reader of the same text (libcurl, a proxy, a
// log) can take it for something else.
#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "net/post.h"

namespace talewright::net {

namespace {

constexpr std::size_t kLongestUrl = 2048, kLongestName = 253, kLongestLabel = 63;
constexpr const char* kNotPublic = "its host is not in the public internet";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Between "://" and the path.
std::string_view authority_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string objection_to_port(std::string_view text) {
  const bool digits = std::ranges::all_of(text, is_digit);
  if (text.empty() || text.size() > 5 || !digits || text.front() == '0' ||
      std::stoi(std::string(text)) > 65535)
    return "its port is not a number from 1 to 65535";
  return "";
}

/// What other programs read as an IPv4 address (WHATWG URL, "ends in a number"): 127.1, 0x7f.1,
/// 017.1.
bool looks_like_number(std::string_view label) {
  if (std::ranges::all_of(label, is_digit)) return true;
  return label.starts_with("0x") && std::ranges::all_of(label.substr(2), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f');
         });
}

std::string objection_to_name(const std::string& host, const Rules& rules) {
  if (host.empty()) return "it names no host";
  if (host.size() > kLongestName) return "its host's name is too long";
  const std::vector<std::string> labels = split(host, '.');
  for (const std::string& label : labels) {
    const bool plain = std::ranges::all_of(
        label, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    if (label.empty() || label.size() > kLongestLabel || !plain)
      return "its host is not a plain name of letters, digits, '-' and '.'";
  }
  if (is_address(host)) return may_reach(host, rules) ? "" : kNotPublic;
  if (looks_like_number(labels.back()))
    return "its host is an address that is not written as four plain numbers";
  if (labels.back() == "localhost" && !may_reach("127.0.0.1", rules) && !may_reach("::1", rules))
    return kNotPublic;
  return "";
}

std::string objection_to_authority(std::string_view authority, const Rules& rules) {
  if (authority.find('@') != std::string_view::npos) return "it holds a user name or a password";
  std::string_view port;
  std::string objection;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    const std::string host(authority.substr(1, end == std::string_view::npos ? end : end - 1));
    if (end == std::string_view::npos || !is_address(host) || host.find(':') == std::string::npos)
      return "its host is no plain IPv6 address";
    if (!may_reach(host, rules)) objection = kNotPublic;
    port = authority.substr(end + 1);
  } else {
    const std::size_t colon = authority.find(':');
    objection = objection_to_name(lower(authority.substr(0, colon)), rules);
    if (colon != std::string_view::npos) port = authority.substr(colon);
  }
  if (objection.empty() && !port.empty())
    objection = port.front() == ':' ? objection_to_port(port.substr(1))
                                    : "something stands between its host and its path";
  return objection;
}

}  // namespace

std::string host_of(std::string_view url) { return lower(authority_of(url)); }

std::string objection_to_url(std::string_view url, const Rules& rules) {
  if (url.size() > kLongestUrl) return fmt::format("it is longer than {} characters", kLongestUrl);
  const bool plain =
      std::ranges::all_of(url, [](char c) { return c > ' ' && c <= '~' && c != '\\'; });
  if (!plain)
    return "it holds characters that must be percent-encoded, or a name to be in punycode";
  const std::string scheme = lower(url.substr(0, url.find(':')));
  if ((scheme != "http" && scheme != "https") || !url.substr(scheme.size()).starts_with("://"))
    return "it is no http or https URL";
  std::string objection = objection_to_authority(authority_of(url), rules);
  if (!objection.empty()) return objection;
  // What is going to call it must be able to read it.
  const std::unique_ptr<CURLU, void (*)(CURLU*)> reader(curl_url(), curl_url_cleanup);
  if (!reader ||
      curl_url_set(reader.get(), CURLUPART_URL, std::string(url).c_str(), 0) != CURLUE_OK)
    return "it is no URL";
  return "";
}

}  // namespace talewright::net
