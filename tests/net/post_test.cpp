// Against cpp-httplib as the server, and bare sockets where HTTP is broken on purpose.
#include "net/post.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

using namespace talewright;

namespace {

const net::Rules kLoopback{{"127.0.0.0/8"}};

/// Opens once.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
};

class PostTest : public ::testing::Test {
 protected:
  void SetUp() override {
    port_ = server_.bind_to_any_port("127.0.0.1");
    ASSERT_GT(port_, 0);
  }
  void TearDown() override {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  void listen() {
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();  // stop() needs it
  }
  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }
  net::PostResult post(const std::string& path, const net::Rules& rules = kLoopback) {
    return net::post({.url = url(path), .body = "{}"}, rules, {});
  }

  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

TEST_F(PostTest, SendsHeadersAndBodyAndReadsTheAnswer) {
  httplib::Request seen;
  server_.Post("/hook", [&](const httplib::Request& request, httplib::Response& response) {
    seen = request;
    response.status = 503;
    response.set_header("Retry-After", "120");
    response.set_content("later", "text/plain");
  });
  listen();
  const auto result = net::post({.url = url("/hook?a=b"),
                                 .headers = {{"content-type", "application/json"}, {"x-id", "7"}},
                                 .body = R"({"a":"ü"})"},
                                kLoopback, {});
  EXPECT_EQ(result.status, 503);
  EXPECT_EQ(result.error, "");
  EXPECT_EQ(result.body, "later");
  EXPECT_EQ(result.retry_after, "120");
  EXPECT_EQ(seen.body, R"({"a":"ü"})");
  EXPECT_EQ(seen.get_param_value("a"), "b");
  EXPECT_EQ(seen.get_header_value("Content-Type"), "application/json");
  EXPECT_EQ(seen.get_header_value("x-id"), "7");
  EXPECT_TRUE(seen.get_header_value("User-Agent").starts_with("talewright/"));
  EXPECT_FALSE(seen.has_header("Expect"));
}

TEST_F(PostTest, FollowsNoRedirect) {
  std::atomic<int> reached{0};
  server_.Post("/hook", [](const httplib::Request&, httplib::Response& response) {
    response.set_redirect("/other", 307);
  });
  const auto other = [&](const httplib::Request&, httplib::Response&) { ++reached; };
  server_.Post("/other", other);
  server_.Get("/other", other);
  listen();
  EXPECT_EQ(post("/hook").status, 307);
  EXPECT_EQ(reached, 0);
}

TEST_F(PostTest, ReachesNoPrivateAddress) {
  std::atomic<int> reached{0};
  server_.set_pre_routing_handler([&](const httplib::Request&, httplib::Response&) {
    ++reached;
    return httplib::Server::HandlerResponse::Unhandled;
  });
  listen();
  EXPECT_EQ(post("/", {}).status, 0);
  EXPECT_NE(post("/", {}).error.find("public internet"), std::string::npos);
  EXPECT_EQ(reached, 0);
}

// The rules for the URL cannot know where a name leads: the address that is connected to is judged.
TEST_F(PostTest, ReachesNoPrivateAddressThroughAName) {
  char name[256] = "";
  ASSERT_EQ(gethostname(name, sizeof name - 1), 0);
  std::atomic<int> reached{0};
  server_.set_pre_routing_handler([&](const httplib::Request&, httplib::Response&) {
    ++reached;
    return httplib::Server::HandlerResponse::Unhandled;
  });
  listen();
  ASSERT_EQ(net::objection_to_url(url("/", name), {}), "");
  const auto refused = net::post({.url = url("/", name)}, {}, {});
  EXPECT_EQ(refused.status, 0);
  EXPECT_NE(refused.error, "");
  EXPECT_EQ(refused.error.find("127."), std::string::npos) << "tells nothing of our network";
  // With a rule for IPv6 alone "localhost" passes as a name; its IPv4 address is refused still.
  EXPECT_EQ(net::post({.url = url("/", "localhost")}, {{"::1"}}, {}).status, 0);
  EXPECT_EQ(reached, 0);
  EXPECT_EQ(net::post({.url = url("/", "localhost")}, kLoopback, {}).status, 404);
  EXPECT_EQ(reached, 1);
}

TEST_F(PostTest, UsesNoProxyOfTheEnvironment) {
  for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY"}) setenv(name, "127.0.0.1:1", 1);
  server_.Post("/hook",
               [](const httplib::Request&, httplib::Response& response) { response.status = 204; });
  listen();
  EXPECT_EQ(post("/hook").status, 204);
  for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY"}) unsetenv(name);
}

TEST_F(PostTest, ReadsOnlyTheBeginningOfALargeAnswer) {
  server_.Post("/large", [](const httplib::Request&, httplib::Response& response) {
    response.set_content_provider("text/plain", [](std::size_t, httplib::DataSink& sink) {
      const std::string piece(10'000, 'x');
      return sink.write(piece.data(), piece.size());  // without end, until the caller goes away
    });
  });
  listen();
  const auto result = net::post({.url = url("/large"), .most_answer = 1000}, kLoopback, {});
  EXPECT_EQ(result.status, 200);
  EXPECT_EQ(result.body, std::string(1000, 'x'));
}

TEST_F(PostTest, GivesUpWhenTheTimeIsOver) {
  Gate gate;
  server_.Post("/slow", [&](const httplib::Request&, httplib::Response&) { gate.wait(); });
  listen();
  const auto result =
      net::post({.url = url("/slow"), .at_most = std::chrono::milliseconds(100)}, kLoopback, {});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "There was no answer in time.");
  gate.open();
}

TEST_F(PostTest, EndsWhenItIsStopped) {
  Gate gate;
  std::stop_source stop;
  server_.Post("/slow", [&](const httplib::Request&, httplib::Response&) {
    stop.request_stop();  // while the caller waits
    gate.wait();
  });
  listen();
  const auto result = net::post({.url = url("/slow"), .at_most = std::chrono::hours(1)}, kLoopback,
                                stop.get_token());
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "It was stopped.");
  gate.open();
  EXPECT_EQ(net::post({.url = url("/slow")}, kLoopback, stop.get_token()).status, 0);
}

TEST(Post, SaysThatNobodyListens) {
  const auto result = net::post({.url = "http://127.0.0.1:1/"}, kLoopback, {});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "No connection could be made.");
}

/// Answers each connection with the same bytes and closes it.
class BareServer {
 public:
  explicit BareServer(std::string answer) : answer_(std::move(answer)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 5) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no socket");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] {
      for (int one = 0; (one = accept(listener_, nullptr, nullptr)) >= 0; close(one)) {
        char request[4096];
        if (recv(one, request, sizeof request, 0) <= 0) continue;
        send(one, answer_.data(), answer_.size(), MSG_NOSIGNAL);
      }
    });
  }
  ~BareServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  net::PostResult post() const {
    return net::post({.url = "http://127.0.0.1:" + std::to_string(port_) + "/"}, kLoopback, {});
  }

 private:
  std::string answer_;
  int listener_ = socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
  std::thread thread_;
};

TEST(Post, TakesNothingForAnAnswerThatIsNone) {
  for (const std::string& answer :
       {std::string(""), std::string("SSH-2.0-OpenSSH_9.2\r\n"), std::string("HTTP/1.1 200 O"),
        std::string("HTTP/1.1 200 OK\r\nContent-Le"),
        "HTTP/1.1 200 OK\r\nA: " + std::string(200'000, 'a'),
        std::string("HTTP/1.1 100 Continue\r\n\r\n")}) {
    const auto result = BareServer(answer).post();
    EXPECT_EQ(result.status, 0) << answer.substr(0, 40);
    EXPECT_NE(result.error, "") << answer.substr(0, 40);
  }
}

TEST(Post, TakesTheHeadForAnAnswerWhenTheRestIsMissing) {
  const auto result =
      BareServer("HTTP/1.1 202 Accepted\r\nRetry-After: 5\r\nContent-Length: 100\r\n\r\nok").post();
  EXPECT_EQ(result.status, 202);
  EXPECT_EQ(result.body, "ok");
  EXPECT_EQ(result.retry_after, "5");
  EXPECT_EQ(result.error, "");
}

/// A certificate for 127.0.0.1 that nobody vouches for.
struct Certificate {
  Certificate() {
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, key);
    X509_NAME* const name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    X509_sign(x509, key, EVP_sha256());
  }
  ~Certificate() {
    X509_free(x509);
    EVP_PKEY_free(key);
  }
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* x509 = X509_new();
};

TEST(Post, TrustsNoCertificateThatNobodyVouchesFor) {
  const Certificate certificate;
  httplib::SSLServer server(certificate.x509, certificate.key);
  std::atomic<int> reached{0};
  server.Post("/", [&](const httplib::Request&, httplib::Response&) { ++reached; });
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread thread([&] { server.listen_after_bind(); });
  while (!server.is_running()) std::this_thread::yield();
  const auto result =
      net::post({.url = "https://127.0.0.1:" + std::to_string(port) + "/"}, kLoopback, {});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.error, "The server's TLS certificate could not be verified.");
  EXPECT_EQ(reached, 0);
  server.stop();
  thread.join();
}

TEST(Post, RefusesHeadersOfSeveralLines) {
  EXPECT_THROW(net::post({.url = "http://example.com/", .headers = {{"a", "b\r\nc: d"}}}, {}, {}),
               std::logic_error);
}

}  // namespace
