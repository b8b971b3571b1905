// What stands before every face that is reached over a network: whether the request's Host and
// Origin are ours, who calls, and how often. mcp_http and rest ask it and put their own words
// around what it says.
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
  static constexpr int kMostGuesses = 10, kMostAtWork = 128;

  explicit Gate(Options options);
  ~Gate();

  /// Whether keys are asked for.
  bool wants_keys() const;
  /// Judges Host and Origin only, for what everybody may read (discovery documents).
  Admission look_at(const http::Request& request, std::string_view face) const;
  /// The same, and who calls: the key of Authorization: Bearer or X-API-Key. An address from which
  /// many keys came that are none (kMostGuesses a minute) is refused with rate_limited, unless its
  /// key was good not long ago. Refusals: host_not_allowed and those of Access::admit.
  Admission admit(const http::Request& request, std::string_view face);
  /// Counts a call of a family for the caller's key and address. Sets RateLimit-Limit, -Remaining
  /// and -Reset (seconds) among the fields; when there were too many, Retry-After, and gives
  /// rate_limited with details.retry_after_seconds.
  std::optional<Failure> count(const contract::Caller& caller, std::string_view family,
                               Fields& fields);
  /// A place among the calls that an account has at work at once, which ends with the last copy;
  /// null when it has kMostAtWork. Calls may wait, each with a thread that others need, too.
  std::shared_ptr<void> take_place(const contract::Caller& caller);
  /// Forgets what no longer matters. From time to time.
  void tick();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The answer to a CORS preflight and to OPTIONS: which methods an address takes ("GET, HEAD"), and
/// which headers a page of another origin may send.
Fields allow_fields(const http::Request& request, std::string_view methods);

/// WWW-Authenticate of a 401 (RFC 6750): the scheme, and that the key that came was none.
/// `metadata` is where the protected resource describes itself (RFC 9728); may be empty.
std::string challenge(const Failure& refusal, std::string_view metadata = {});

/// Where the client reached us, "https://books.example:8443": `public_url` if there is one, without
/// a slash at its end, else what the request's Host says.
std::string site_of(const http::Request& request, std::string_view public_url);

}  // namespace talewright::faces::gate
