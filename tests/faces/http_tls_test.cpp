// HTTP over TLS, with a certificate made here.
#include <gmock/gmock.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "faces/http_client.h"

namespace talewright::faces::http {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

namespace files = std::filesystem;

// Writes a key and a certificate signed by itself, valid for a day.
void make_certificate(const files::path& certificate, const files::path& key) {
  EVP_PKEY* const pair = EVP_EC_gen("P-256");
  X509* const x509 = X509_new();
  X509_set_version(x509, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
  X509_gmtime_adj(X509_getm_notAfter(x509), 24 * 3600);
  X509_set_pubkey(x509, pair);
  X509_NAME* const name = X509_get_subject_name(x509);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(x509, name);
  X509_sign(x509, pair, EVP_sha256());
  std::FILE* file = std::fopen(certificate.c_str(), "w");
  PEM_write_X509(file, x509);
  std::fclose(file);
  file = std::fopen(key.c_str(), "w");
  PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_free(x509);
  EVP_PKEY_free(pair);
}

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int newest = TLS1_3_VERSION) : tcp_(port) {
    SSL_CTX_set_max_proto_version(context_, newest);
    if (newest < TLS1_2_VERSION) SSL_CTX_set_security_level(context_, 0);
    tls_ = SSL_new(context_);
    SSL_set_fd(tls_, tcp_.fd());
    shaken_ = SSL_connect(tls_) == 1;
  }
  ~TlsClient() {
    SSL_free(tls_);
    SSL_CTX_free(context_);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;
  bool shaken() const { return shaken_; }
  void say(const std::string& text) { SSL_write(tls_, text.data(), static_cast<int>(text.size())); }
  std::string hear(std::string_view mark) {
    char bytes[4096];
    while (got_.find(mark) == std::string::npos) {
      const int n = SSL_read(tls_, bytes, sizeof bytes);
      if (n <= 0) break;
      got_.append(bytes, static_cast<std::size_t>(n));
    }
    return std::exchange(got_, "");
  }
  /// Whether the other side has said goodbye as TLS wants it.
  bool ended_well() {
    char byte;
    return SSL_read(tls_, &byte, 1) == 0 && SSL_get_shutdown(tls_) == SSL_RECEIVED_SHUTDOWN;
  }
  void close() { tcp_.close(); }

 private:
  Client tcp_;
  SSL_CTX* const context_ = SSL_CTX_new(TLS_client_method());
  SSL* tls_ = nullptr;
  bool shaken_ = false;
  std::string got_;
};

class HttpTlsTest : public HttpServerTest {
 protected:
  HttpTlsTest() {
    folder_ = files::temp_directory_path() / ("tw-tls-" + std::to_string(getpid()));
    files::create_directories(folder_);
    make_certificate(folder_ / "cert.pem", folder_ / "key.pem");
    options_.certificate = folder_ / "cert.pem";
    options_.key = folder_ / "key.pem";
  }
  ~HttpTlsTest() override {
    stop();
    files::remove_all(folder_);
  }
  std::string refusal() {
    try {
      Server server(options_, nullptr);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  }
  files::path folder_;
};

TEST_F(HttpTlsTest, AnswersRequests) {
  serve([](Request request, std::shared_ptr<Response> response) {
    response->answer(200, {}, request.body + (request.tls ? " by TLS." : " in the clear."));
  });
  TlsClient one(server_->port());
  ASSERT_TRUE(one.shaken());
  const std::string large(200'000, 'x');
  one.say(post("/", large) + post("/", "two"));
  EXPECT_THAT(one.hear("two by TLS."),
              AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr(large + " by TLS."),
                    EndsWith("two by TLS.")));
}

TEST_F(HttpTlsTest, StreamsEventsAndNoticesThatTheClientHasGone) {
  Handed<std::shared_ptr<Response>> kept;
  Handed<bool> gone;
  options_.limits.heartbeat = 20ms;
  serve([&](Request, std::shared_ptr<Response> response) {
    response->begin_stream(200, {{"Content-Type", "text/event-stream"}});
    response->on_gone([&] { gone.put(true); });
    kept.put(response);
  });
  TlsClient one(server_->port());
  one.say(get("/"));
  EXPECT_THAT(one.hear("\r\n:\r\n\r\n"), StartsWith("HTTP/1.1 200 OK\r\n"));
  kept.take()->send("data: 1\n\n");
  EXPECT_THAT(one.hear("data: 1\n\n"), HasSubstr("data: 1"));
  one.close();
  EXPECT_TRUE(gone.take());
  stop();
}

TEST_F(HttpTlsTest, EndsWithAGoodbye) {
  serve_echo();
  TlsClient one(server_->port());
  one.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(one.hear("/?|"), HasSubstr("Connection: close"));
  EXPECT_TRUE(one.ended_well());
}

TEST_F(HttpTlsTest, RefusesOldTlsAndPlainText) {
  options_.limits.request = 200ms;
  serve_echo();
  EXPECT_FALSE(TlsClient(server_->port(), TLS1_1_VERSION).shaken());
  EXPECT_TRUE(TlsClient(server_->port(), TLS1_2_VERSION).shaken());
  EXPECT_THAT(said(get("/")), testing::Not(HasSubstr("200 OK")));
  EXPECT_EQ(said(""), "");  // and nobody takes for ever to shake hands
}

TEST_F(HttpTlsTest, SaysWhatIsWrongWithItsFiles) {
  options_.key = "";
  EXPECT_THAT(refusal(), HasSubstr("both a certificate and its key"));
  options_.key = folder_ / "nowhere.pem";
  EXPECT_THAT(refusal(), AllOf(HasSubstr("nowhere.pem"), HasSubstr("No such file")));
  make_certificate(folder_ / "other.pem", folder_ / "other-key.pem");
  options_.key = folder_ / "other-key.pem";
  EXPECT_THAT(refusal(), HasSubstr("cert.pem"));
  options_.key = folder_ / "key.pem";
  options_.certificate = folder_ / "bad.pem";
  std::ofstream(folder_ / "bad.pem") << "nothing of the kind\n";
  EXPECT_THAT(refusal(), HasSubstr("bad.pem cannot be used"));
}

}  // namespace
}  // namespace talewright::faces::http
