// A client's connection: reads a request, has it answered, writes the answer, and again. Its own
// coroutine keeps it alive. All of it belongs to the loop.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "faces/http/asio.h"
#include "faces/http/exchange.h"
#include "faces/http/mailbox.h"
#include "faces/http/site.h"

namespace boost::asio::ssl {
class context;
}

namespace talewright::faces::http {

class Connection : public Waker {
 public:
  Connection(Site& site, std::string client);
  virtual ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Does what its time has come for. Called every so often.
  void sweep(Clock::time_point now);
  /// No further request; idle, it ends at once.
  void stop();
  /// Ends whatever it does.
  void cut();
  /// Called before the loop waits while the answer is outstanding.
  void look_out();
  void look() final;

  const std::string& client() const { return client_; }

  std::size_t place = 0;  // in Site::connections
  bool waits_later = false;

 protected:
  enum class Phase {
    Starting,   // TLS
    Idle,       // between requests
    Reading,    // a request
    Answering,  // the handler's turn
    Writing,    // the client's turn to take bytes
    Streaming,  // a stream with nothing to send
    Leaving     // the last words are out
  };
  virtual Socket& socket() = 0;
  void enter(Phase phase);
  void note_gone();
  bool client_is_gone();

  Site& site_;
  const std::string client_;
  Phase phase_ = Phase::Idle;
  Clock::time_point deadline_;  // of the phase
  Mailbox mailbox_;
  std::shared_ptr<Exchange> exchange_;
  bool late_ = false;         // the deadline has passed
  bool gone_ = false;         // the client has, or is to be treated so
  bool looking_out_ = false;  // an operation waits for the socket to become readable
  bool readable_ = false;     // it has: the client has sent more, or gone
  bool closed_ = false;       // nothing is left but that operation's return
};

void serve_plain(Site& site, Socket socket, std::string client);
void serve_tls(Site& site, Socket socket, std::string client, asio::ssl::context& context);

}  // namespace talewright::faces::http
