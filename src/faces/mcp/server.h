// What is served, whoever asks and over whatever transport: the methods of both eras, each answered
// from its request alone. Sessions, ids and cancellation are the Conversation's.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

#include "contract/contract.h"
#include "contract/prompts.h"
#include "contract/resources.h"
#include "faces/mcp/request.h"

namespace talewright::faces::mcp {

struct ServerInfo {
  std::string name, title, version;
  std::string instructions;  ///< for the model; may be empty
};

/// All of it must outlive the server. Without resources or prompts their methods do not exist.
struct Offer {
  ServerInfo info;
  const contract::Contract* contract = nullptr;
  const contract::Resources* resources = nullptr;
  const contract::Prompts* prompts = nullptr;
};

/// What a method may use while it runs. Both functions may be called from any thread.
struct Call {
  std::string request_id;  ///< ours, for the log
  std::stop_token stop;
  std::function<void(const contract::Progress&)> progress;
  std::function<void(LogLevel, boost::json::object)> log;
};

/// Any number of threads may use one server.
class Server {
 public:
  explicit Server(Offer offer);

  /// Whether a method's answer takes no time worth a thread.
  bool is_quick(std::string_view method) const;
  /// The result as JSON text. Throws ProtocolError; anything else it throws is our fault.
  std::string answer(const Request& request, const Call& call) const;
  /// The body of the answer to a legacy initialize that settled on `version`.
  boost::json::object initialize_result(Version version) const;

 private:
  struct ListText {
    std::once_flag once;
    std::string text;
  };
  const std::string& tools_list(const Request& request) const;
  boost::json::object discover_result() const;
  std::string finished(const Request& request, boost::json::object result) const;

  Offer offer_;
  mutable std::array<ListText, kVersionNames.size()> tools_lists_;
};

}  // namespace talewright::faces::mcp
