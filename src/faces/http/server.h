// An HTTP/1.1 server on Boost.Beast: keep-alive, pipelining, TLS, event streams, limits. It knows
// no protocol above HTTP: a handler gets each request whole and answers it from any thread, at
// once or later.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace talewright::faces::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Names compare without case. In the order they came.
class Headers {
 public:
  /// The first value of that name, its surrounding blanks trimmed.
  std::optional<std::string_view> find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  void add(std::string name, std::string value);
  /// Instead of all of that name.
  void set(std::string name, std::string value);
  const Fields& all() const { return fields_; }

 private:
  Fields fields_;
};

struct Request {
  std::string method;  ///< as sent: "POST"
  std::string path;    ///< before "?", percent-decoded only where that changes no segment
  std::string query;   ///< after "?", as sent
  Headers headers;
  std::string body;
  std::string client;  ///< the peer's address without the port
  bool tls = false;
};

/// The answer to one request, given from any thread: either `answer` once, or `begin_stream`, any
/// number of `send` and `end`. What comes after the end, or after the client has gone, is dropped.
/// Let go of without an end, it ends the connection.
class Response {
 public:
  virtual ~Response() = default;
  /// Content-Length and Connection are the server's; an empty body needs no media type.
  virtual void answer(int status, Fields headers, std::string body) = 0;
  /// An answer of unknown length, chunked. Event streams get a comment line when nothing was sent
  /// for a while (Limits::heartbeat). A client that takes its bytes too slowly is cut off.
  virtual void begin_stream(int status, Fields headers) = 0;
  virtual void send(std::string bytes) = 0;
  virtual void end() = 0;
  /// Cuts the connection once what was sent before is out.
  virtual void abort() = 0;
  /// `gone` is called once, by any thread, if the client goes away before the end; at once if it
  /// has gone already. Set it while the handler runs. Released with the response's end.
  virtual void on_gone(std::function<void()> gone) = 0;
};

/// Called for each request by the loop's thread: must not take long. Throws nothing.
using Handler = std::function<void(Request, std::shared_ptr<Response>)>;

/// The body of an answer that the server gives itself, to what never reaches a handler (400, 408,
/// 413, 431, 503 ...): `why` is a sentence. Adds to the headers, the media type at least. On the
/// loop; throws nothing.
using RefusalBody = std::function<std::string(int status, std::string_view why, Fields& headers)>;
/// The sentence as plain text.
std::string plain_refusal(int status, std::string_view why, Fields& headers);

struct Limits {
  std::size_t header = 16 * 1024;                  ///< bytes of request line and headers; 431
  std::size_t body = 8 * 1024 * 1024;              ///< bytes; 413
  std::size_t bodies = 256 * 1024 * 1024;          ///< bytes of all bodies not yet answered; 503
  std::size_t connections = 16 * 1024;             ///< further ones are closed at once
  std::size_t connections_per_client = 12 * 1024;  ///< from one address; leaves some to others
  std::size_t streams_per_client = 256;            ///< streams open at once from one address; 429
  std::size_t unsent = 4 * 1024 * 1024;            ///< bytes a stream's client may leave untaken
  std::chrono::milliseconds request{30'000};       ///< from first byte to whole request; 408
  std::chrono::milliseconds idle{75'000};          ///< between requests
  std::chrono::milliseconds stall{30'000};  ///< an answer of which no byte was taken for so long
  std::chrono::milliseconds heartbeat{20'000};
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8787;     ///< 0 = any free one
  std::string certificate, key;  ///< PEM files; TLS when both are given
  Limits limits = {};
  RefusalBody refusal_body = plain_refusal;
  /// How long open answers may take once the server stops.
  std::chrono::milliseconds grace{2000};
  bool own_process = true;  ///< SIGTERM and SIGINT stop the server
};

class Server {
 public:
  /// Opens the port. Throws std::system_error or std::runtime_error with what is wrong, in words.
  Server(Options options, Handler handler);
  /// Stops; waits for handlers' work.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  /// Serves until stopped; true when all work had ended within the grace.
  bool run();
  /// From any thread: accepts nothing more, calls `on_stop` (below), ends idle connections, gives
  /// open answers their grace.
  void stop();
  /// Called once when stopping begins, on a thread of the loop.
  void on_stop(std::function<void()> stopping);
  /// Runs work on the loop's threads (see Relay). From any thread.
  void work(std::function<void()> work, bool long_work);
  /// Calls `tick` about every so often on the loop, while the server runs. Before run().
  void every(std::chrono::milliseconds period, std::function<void()> tick);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces::http
