// A URL that passes is read by libcurl as it was read here: the same host, the same port, nothing
// else that would be called.
#include <curl/curl.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/text.h"
#include "net/post.h"

using namespace talewright;

namespace {

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return "";
  std::string result(text);
  curl_free(text);
  return result;
}

/// "example.com:80" as "example.com" and "80"; an IPv6 host keeps its brackets.
std::pair<std::string, std::string> host_and_port(const std::string& authority) {
  const std::size_t after = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = authority.find(':', after);
  if (colon == std::string::npos) return {authority, ""};
  return {authority.substr(0, colon), authority.substr(colon + 1)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  static const net::Rules everywhere{{"0.0.0.0/0", "::/0"}};
  const bool is_public = net::objection_to_url(text, {}).empty();
  if (!net::objection_to_url(text, everywhere).empty()) {
    if (is_public) std::abort();  // rules that allow more refuse nothing more
    return 0;
  }
  const std::unique_ptr<CURLU, void (*)(CURLU*)> url(curl_url(), curl_url_cleanup);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) std::abort();
  if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_ZONEID).empty())
    std::abort();
  const auto [host, port] = host_and_port(net::host_of(text));
  if (part(url.get(), CURLUPART_PORT) != port) std::abort();
  const std::string theirs = lower(part(url.get(), CURLUPART_HOST));
  if (!host.starts_with('[') && theirs != host) std::abort();  // IPv6 may be written shorter
  if (host.starts_with('[')) {
    const std::string inner = theirs.substr(1, theirs.size() - 2);
    if (!net::in_block(inner, host.substr(1, host.size() - 2))) std::abort();
  }
  return 0;
}
