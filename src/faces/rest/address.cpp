#include "faces/rest/address.h"

namespace talewright::faces::rest {

std::string base_address(const Offer& offer, const http::Request& request) {
  if (!offer.public_url.empty()) {
    std::string url = offer.public_url;
    while (url.ends_with('/')) url.pop_back();
    return url;
  }
  return (request.tls ? "https://" : "http://") +
         std::string(request.headers.find("Host").value_or("localhost"));
}

}  // namespace talewright::faces::rest
