// Requests to the outside, under the rules that hold for everything Talewright fetches or sends:
// http and https only, the name resolved once and that address used, no address of a private
// network unless the operator allowed it, limits of time and size.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/addresses.h"

namespace talewright::net {

/// Why a URL may not be called under the rules, in words; empty = it may, as far as can be told
/// without resolving its name.
std::string objection_to_url(std::string_view url, const Rules& rules);

/// The part of a URL that names who is called, lower-case: "example.com:8080".
std::string host_of(std::string_view url);

struct PostRequest {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds at_most{15'000};  ///< for all of it
  std::size_t most_answer = 64 * 1024;        ///< bytes read of the answer
};

struct PostResult {
  int status = 0;     ///< 0 = there was no answer
  std::string error;  ///< why there was none, in words without addresses of ours
  std::string body;   ///< the beginning of the answer
  std::string retry_after;
  std::chrono::milliseconds took{0};
};

/// Sends one POST and waits for its answer. Follows no redirects. Never throws for what the other
/// side does. Ends within a second of `stop`.
PostResult post(const PostRequest& request, const Rules& rules, std::stop_token stop);

}  // namespace talewright::net
