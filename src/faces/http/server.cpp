// Opening the port, accepting, looking after deadlines, stopping.
#include "faces/http/server.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/basic_signal_set.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <csignal>
#include <system_error>

#include "faces/http/connection.h"
#include "faces/http/site.h"
#include "faces/http/tls.h"

namespace talewright::faces::http {

namespace {

using namespace std::chrono_literals;

constexpr auto kNoDescriptors = 100ms;  // before accepting again when the system gives none

// Each connection is a descriptor; the soft limit is often 1024.
void allow_many_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

tcp::endpoint endpoint_of(const Options& options) {
  std::string address = options.address;
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  if (address == "localhost") address = "127.0.0.1";
  error_code error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) throw std::runtime_error(fmt::format("\"{}\" is not an IP address.", options.address));
  return {parsed, options.port};
}

std::string name_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

// Short limits, as in tests, are looked at more often.
Clock::duration sweep_period(const Limits& limits) {
  const auto shortest = std::min({limits.request, limits.idle, limits.stall, limits.heartbeat});
  return std::clamp<std::chrono::milliseconds>(shortest / 4, 5ms, 500ms);
}

}  // namespace

struct Server::State {
  struct Ticker {
    Ticker(asio::io_context& io, std::chrono::milliseconds period, std::function<void()> tick)
        : timer(io), period(period), tick(std::move(tick)) {}
    void wait() {
      timer.expires_after(period);
      timer.async_wait([this](error_code error) {
        if (error) return;
        tick();
        wait();
      });
    }
    Timer timer;
    const std::chrono::milliseconds period;
    const std::function<void()> tick;
  };

  State(Options given, Handler handler)
      : options(std::move(given)), site(options.limits, std::move(handler), options.refusal_body) {
    if (!options.certificate.empty() || !options.key.empty())
      tls = tls_context(options.certificate, options.key);
    allow_many_descriptors();
    open();
  }

  void open() {
    const tcp::endpoint endpoint = endpoint_of(options);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(4096, error);
    if (!error) port = acceptor.local_endpoint(error).port();
    if (error)
      throw std::system_error(
          error, fmt::format("Cannot listen on {} port {}", options.address, options.port));
  }

  bool run() {
    asio::co_spawn(site.loop.io(), accept(), asio::detached);
    if (options.own_process) {
      signals.add(SIGTERM);
      signals.add(SIGINT);
      wait_for_signal();
    }
    for (const auto& ticker : tickers) ticker->wait();
    site.loop.run([this] {
      return site.stopping && site.connections.empty() &&
             (site.loop.in_work() == 0 || out_of_grace);
    });
    return site.loop.in_work() == 0;
  }

  // ---- accepting

  Awaitable<> accept() {
    while (!site.stopping) {
      tcp::endpoint peer;
      auto result = co_await acceptor.async_accept(peer, as_tuple);
      const error_code error = std::get<0>(result);
      if (!error) {
        begin(std::move(std::get<1>(result)), peer);
      } else if (error != asio::error::connection_aborted && !site.stopping) {
        // The process or the system is out of descriptors or memory: others must end first.
        spdlog::debug("cannot accept connections: {}", error.message());
        pause.expires_after(kNoDescriptors);
        co_await pause.async_wait(as_tuple);
      }
    }
  }

  void begin(Socket socket, const tcp::endpoint& peer) {
    if (site.connections.size() >= options.limits.connections) return;  // closes it
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    // A peer that vanished without a word takes nothing: the system notices.
    const asio::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT> untaken(
        static_cast<int>(options.limits.stall.count()));
    socket.set_option(untaken, ignored);
    socket.non_blocking(true, ignored);
    if (ignored) return;
    std::string client = name_of(peer.address());
    const auto others = site.clients.find(client);
    if (others != site.clients.end() && others->second >= options.limits.connections_per_client)
      return;
    if (tls)
      serve_tls(site, std::move(socket), std::move(client), *tls);
    else
      serve_plain(site, std::move(socket), std::move(client));
    if (!sweeping) sweep_later();
  }

  // ---- deadlines

  void sweep_later() {
    sweeping = true;
    sweeper.expires_after(period);
    sweeper.async_wait([this](error_code error) {
      sweeping = false;
      if (error) return;
      each([now = Clock::now()](Connection& connection) { connection.sweep(now); });
      if (!site.connections.empty()) sweep_later();
    });
  }

  // From the last: each may end meanwhile, and the last then takes its place.
  template <class Do>
  void each(Do what) {
    for (std::size_t i = site.connections.size(); i-- > 0;)
      if (i < site.connections.size()) what(*site.connections[i]);
  }

  // ---- stopping

  void wait_for_signal() {
    signals.async_wait([this](error_code error, int) {
      if (error) return;
      if (site.stopping) return end_grace();  // asked twice
      stop();
      wait_for_signal();
    });
  }

  void stop() {
    if (site.stopping) return;
    site.stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
    if (on_stop) on_stop();
    each([](Connection& connection) { connection.stop(); });
    grace.expires_after(options.grace);
    grace.async_wait([this](error_code error) {
      if (!error) end_grace();
    });
  }

  void end_grace() {
    out_of_grace = true;
    each([](Connection& connection) { connection.cut(); });
  }

  const Options options;
  Site site;
  std::unique_ptr<asio::ssl::context> tls;
  Acceptor acceptor{site.loop.io()};
  Timer sweeper{site.loop.io()}, pause{site.loop.io()}, grace{site.loop.io()};
  asio::basic_signal_set<Executor> signals{site.loop.io()};
  std::vector<std::unique_ptr<Ticker>> tickers;
  std::function<void()> on_stop;
  const Clock::duration period = sweep_period(options.limits);
  std::uint16_t port = 0;
  bool sweeping = false, out_of_grace = false;
};

std::string plain_refusal(int status, std::string_view why, Fields& headers) {
  headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  if (status == 429 || status == 503) headers.emplace_back("Retry-After", "10");
  return std::string(why) + '\n';
}

Server::Server(Options options, Handler handler)
    : state_(std::make_unique<State>(std::move(options), std::move(handler))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return state_->port; }

bool Server::run() { return state_->run(); }

void Server::stop() {
  state_->site.loop.inbox()->put_call([state = state_.get()] { state->stop(); });
}

void Server::on_stop(std::function<void()> stopping) { state_->on_stop = std::move(stopping); }

void Server::work(std::function<void()> work, bool long_work) {
  state_->site.loop.inbox()->put_work(std::move(work), long_work);
}

void Server::every(std::chrono::milliseconds period, std::function<void()> tick) {
  state_->tickers.push_back(
      std::make_unique<State::Ticker>(state_->site.loop.io(), period, std::move(tick)));
}

}  // namespace talewright::faces::http
