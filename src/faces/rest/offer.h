// What the REST face serves, handed in by main.cpp, and what it runs work on.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "contract/contract.h"
#include "contract/events.h"
#include "contract/feed.h"
#include "contract/health.h"
#include "contract/kept_calls.h"
#include "contract/resources.h"
#include "faces/gate/gate.h"
#include "faces/rest/metrics.h"

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
  std::string key;  ///< 32 secret bytes: signs links to files
  /// Where clients reach the server ("https://books.example"); empty = as each request's Host says.
  std::string public_url;
  /// Counts what is asked; others that answer beside REST may count there, too.
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  Clock clock = system_clock();
};

/// Runs work on the server's threads; see http::Server::work.
using Executor = std::function<void(std::function<void()> work, bool long_work)>;

}  // namespace talewright::faces::rest
