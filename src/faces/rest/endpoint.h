// The REST face: every operation of the contract on its route under /api/v1, files, streams and the
// documents by which programs and people find their way.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "contract/contract.h"
#include "contract/events.h"
#include "contract/feed.h"
#include "contract/health.h"
#include "contract/kept_calls.h"
#include "contract/resources.h"
#include "faces/gate/gate.h"
#include "faces/http/server.h"

namespace talewright::faces::rest {

/// All of it must outlive the endpoint.
struct Offer {
  std::string title, version;
  const contract::Contract* contract = nullptr;
  const contract::Resources* resources = nullptr;
  contract::KeptCalls* kept = nullptr;
  contract::Feed* feed = nullptr;
  contract::Events* events = nullptr;
  contract::Health* health = nullptr;
  gate::Gate* gate = nullptr;
  std::string key;         ///< 32 secret bytes: signs links to files
  /// Where clients reach the server ("https://books.example"); empty = as each request's Host says.
  std::string public_url;
  Clock clock = system_clock();
};

/// Runs work on the server's threads; see http::Server::work.
using Executor = std::function<void(std::function<void()> work, bool long_work)>;

class Endpoint {
 public:
  Endpoint(Offer offer, Executor executor);
  ~Endpoint();

  /// Whether an address is this face's: /api/v1/..., /files/..., the documents.
  bool knows(std::string_view path) const;
  /// On the loop; answers from any thread.
  void handle(http::Request request, std::shared_ptr<http::Response> response);
  /// An HTTP request that was refused before it reached a handler (408, 413, 431 ...), in the shape
  /// of the others: its body. Adds to the fields.
  static std::string refusal_body(int status, std::string_view why, gate::Fields& fields);
  void tick();
  /// Ends streams.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces::rest
