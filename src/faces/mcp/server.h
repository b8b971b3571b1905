// What is served, whoever asks and over whatever transport: the methods of both eras, each answered
// from its request alone. Sessions, ids and cancellation are the Conversation's.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "base/clock.h"
#include "contract/contract.h"
#include "contract/events.h"
#include "contract/prompts.h"
#include "contract/resources.h"
#include "contract/tasks.h"
#include "faces/mcp/request.h"

namespace talewright::faces::mcp {

struct ServerInfo {
  std::string name, title, version;
  std::string instructions;  ///< for the model; may be empty
};

/// All of it must outlive the server. What is absent has no methods and no capability.
struct Offer {
  ServerInfo info;
  const contract::Contract* contract = nullptr;
  const contract::Resources* resources = nullptr;
  const contract::Prompts* prompts = nullptr;
  contract::Tasks* tasks = nullptr;
  contract::Events* events = nullptr;  ///< without it nobody can subscribe to anything
  /// Lists that may change while the program runs; each needs `events`.
  bool tools_change = false, prompts_change = false, resources_change = false;
  bool apps = false;  ///< some resources are pages for the apps extension
  /// 32 secret bytes that seal what clients carry for us. Processes that share it accept each
  /// other's; empty = a new one.
  std::string key = {};
  Clock clock = system_clock();
};

/// Any number of threads may use one server.
class Server {
 public:
  /// Throws std::logic_error when a tool's schema holds an x-mcp-header that is not allowed.
  explicit Server(Offer offer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const Offer& offer() const { return offer_; }
  /// Which toolsets are listed and can be called: those named, whole; kAllToolsets = every one; an
  /// empty set = the usual operations of each. Subscribers are told.
  void show_toolsets(std::set<std::string> toolsets);
  static constexpr const char* kAllToolsets = "all";

  /// Whether a method's answer takes no time worth a thread.
  bool is_quick(std::string_view method) const;
  /// Whether the tool it calls took long the last time.
  bool takes_long(const Request& request) const;

  /// The result as JSON text. Throws ProtocolError; anything else it throws is our fault, but for
  /// contract::AnswersNeeded, which only legacy requests throw: `context` then wants its answers
  /// and the request is to be answered again.
  std::string answer(const Request& request, contract::Context& context) const;
  /// Modern requests that came over HTTP: what the schema of the tool asks of the headers. Throws
  /// ProtocolError HeaderMismatch.
  void check_tool_headers(const Request& request, const HeaderLookup& headers) const;

  /// The body of the answer to a legacy initialize that settled on `version`.
  boost::json::object initialize_result(Version version) const;
  /// What _meta holds in every modern result.
  const std::string& server_info() const;

 private:
  struct Tools;
  std::shared_ptr<Tools> tools() const;
  std::string call_tool(const Request& request, contract::Context& context) const;
  boost::json::object discover_result() const;
  std::string finished(const Request& request, boost::json::object result) const;
  std::string finished(const Request& request, std::string result, std::string_view type) const;

  Offer offer_;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces::mcp
