// One request and whatever is sent about it: notifications, then at most one response, and nothing
// after that, whichever threads the work uses.
#pragma once

#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

#include "faces/mcp/outlet.h"
#include "faces/mcp/server.h"

namespace talewright::faces::mcp {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  /// Who keeps exchanges in order of their ids, and talks with a legacy client meanwhile. Modern
  /// requests over HTTP need none.
  class Owner {
   public:
    virtual ~Owner() = default;
    /// The answer is about to go out, or never will: the id may be used again.
    virtual void forget(const Exchange& exchange) = 0;
    /// The answer is out.
    virtual void answered(const Exchange& exchange) = 0;
    /// Puts questions to a legacy client; then calls take_answers, and run again.
    virtual void ask(std::shared_ptr<Exchange> exchange,
                     const std::vector<contract::Question>& questions) = 0;
  };

  /// `threshold`: log messages below it, or all without one, are not sent.
  Exchange(const Server& server, Id id, Request request, std::optional<LogLevel> threshold,
           std::shared_ptr<Outlet> outlet, std::shared_ptr<Owner> owner);
  ~Exchange();

  const Id& id() const { return id_; }
  const Request& request() const { return request_; }

  /// The work: answers the request, or opens a subscription. Throws nothing.
  void run();
  /// The answers to what the owner was told to ask. True when run() is to be called again; false
  /// when the request was cancelled meanwhile.
  bool take_answers(std::map<std::string, boost::json::object> answers);
  /// Ends a request that waits for answers which will not come.
  void refuse(std::string why);
  /// One message about this request, unless it is over.
  void send(std::string message);
  /// From here on nothing is sent, and the work is asked to stop.
  void cancel();
  /// Ends what waits for answers, and a subscription, which on stdio gets a notification after its
  /// response. Work goes on.
  void end_waiting(bool on_stdio);
  /// The same, and asks the work to stop.
  void stop(bool on_stdio);

 private:
  /// Where the exchange is: its work is queued or runs; it waits for the client's answers; it is an
  /// open subscription; nothing will be sent any more.
  enum class At { Work, Questions, Subscription, End };
  contract::Context context();
  bool wait_for_answers(const std::vector<contract::Question>& questions);
  void listen();
  bool end(At from);
  void finish(Answer answer);
  void progress(const contract::Progress& progress);
  void log(LogLevel level, boost::json::value data);

  const Server& server_;
  const Id id_;
  const Request request_;
  const std::optional<LogLevel> threshold_;
  const std::shared_ptr<Owner> owner_;
  std::map<std::string, boost::json::object> answers_;
  std::stop_source stop_;
  std::mutex mutex_;  // held while sending, so that nothing overtakes the response
  std::shared_ptr<Outlet> outlet_;
  std::unique_ptr<contract::Events::Subscription> subscription_;
  At at_ = At::Work;
  double last_progress_ = -std::numeric_limits<double>::infinity();
};

}  // namespace talewright::faces::mcp
