// The bare floor for HTTP benchmarks: Beast's own awaitable server example with one thread, which
// answers a POST with its body. Prints its port.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/version.hpp>
#include <chrono>
#include <cstdio>
#include <exception>

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using Stream = beast::tcp_stream::rebind_executor<
    net::use_awaitable_t<>::executor_with_default<net::any_io_executor>>::other;
using Acceptor = net::use_awaitable_t<>::as_default_on_t<tcp::acceptor>;

namespace {

net::awaitable<void> serve(Stream stream) {
  beast::flat_buffer buffer;
  try {
    for (;;) {
      stream.expires_after(std::chrono::seconds(30));
      http::request<http::string_body> request;
      co_await http::async_read(stream, buffer, request);
      http::response<http::string_body> response{http::status::ok, request.version()};
      response.set(http::field::server, BOOST_BEAST_VERSION_STRING);
      response.set(http::field::content_type, "application/json");
      response.keep_alive(request.keep_alive());
      response.body() = std::move(request.body());
      response.prepare_payload();
      const bool keep_alive = response.keep_alive();
      co_await http::async_write(stream, response, net::use_awaitable);
      if (!keep_alive) break;
    }
  } catch (const boost::system::system_error& error) {
    if (error.code() != http::error::end_of_stream) co_return;
  }
  beast::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

net::awaitable<void> accept(Acceptor acceptor) {
  for (;;) {
    auto socket = co_await acceptor.async_accept();
    socket.set_option(tcp::no_delay(true));
    Stream stream(std::move(socket));
    net::co_spawn(acceptor.get_executor(), serve(std::move(stream)), net::detached);
  }
}

}  // namespace

int main() {
  net::io_context io{1};
  Acceptor acceptor(io, {net::ip::make_address("127.0.0.1"), 0});
  std::printf("%d\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  net::co_spawn(io, accept(std::move(acceptor)), net::detached);
  io.run();
}
