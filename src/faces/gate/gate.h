// What stands before every face that is reached over a network: whether the request's Host and
// Origin are ours, who calls, and how often. mcp_http and rest ask it and put their own words around
// what it says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/failure.h"
#include "contract/access.h"
#include "faces/http/server.h"

namespace talewright::faces::gate {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Options {
  /// Names under which the server is reached besides those of this machine's loopback, and origins
  /// of web pages that may use it ("https://app.example").
  std::vector<std::string> hosts, origins;
  /// Who may call; without it everybody who reaches the server is this machine's owner.
  contract::Access* access = nullptr;
  Clock clock = system_clock();
};

/// What the gate says of a request.
struct Admission {
  std::string request_id;  ///< new for each request
  contract::Caller caller;
  /// Of every answer: X-Request-Id, and what pages of other origins may see (CORS).
  Fields fields;
  std::optional<Failure> refusal;  ///< then nothing else may be done but to tell it
};

class Gate {
 public:
  explicit Gate(Options options);
  ~Gate();

  /// Whether keys are asked for.
  bool wants_keys() const;
  /// Judges Host and Origin only, for what everybody may read (discovery documents).
  Admission look_at(const http::Request& request, std::string_view face) const;
  /// The same, and who calls: the key of Authorization: Bearer or X-API-Key. Addresses that guess
  /// keys are slowed down (rate_limited). Refusals: host_not_allowed and those of Access::admit.
  Admission admit(const http::Request& request, std::string_view face);
  /// Counts a call of a family for the caller's key and address. Adds RateLimit-Limit, -Remaining and
  /// -Reset (seconds) to the fields; when there were too many, Retry-After, and gives rate_limited.
  std::optional<Failure> count(const contract::Caller& caller, std::string_view family,
                               Fields& fields);
  /// Forgets what no longer matters. From time to time.
  void tick();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The answer to a CORS preflight and to OPTIONS: which methods an address takes.
Fields allow_fields(const http::Request& request, std::string_view methods);

}  // namespace talewright::faces::gate
