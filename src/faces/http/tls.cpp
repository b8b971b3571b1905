#include "faces/http/tls.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/x509err.h>
#include <unistd.h>

#include <stdexcept>

namespace talewright::faces::http {

namespace ssl = boost::asio::ssl;

namespace {

void check(const boost::system::error_code& error, const char* what, const std::string& file) {
  if (!error) return;
  const std::string why =
      access(file.c_str(), R_OK) == 0 ? error.message() : std::system_category().message(errno);
  throw std::runtime_error(fmt::format("{} {} cannot be used: {}.", what, file, why));
}

}  // namespace

std::unique_ptr<ssl::context> tls_context(const std::string& certificate, const std::string& key) {
  if (certificate.empty() || key.empty())
    throw std::runtime_error("TLS needs both a certificate and its key.");
  auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
  SSL_CTX* const handle = context->native_handle();
  SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
  SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);
  boost::system::error_code error;
  context->use_certificate_chain_file(certificate, error);
  check(error, "The certificate", certificate);
  context->use_private_key_file(key, ssl::context::pem, error);
  if (error && ERR_GET_REASON(error.value()) == X509_R_KEY_VALUES_MISMATCH)
    throw std::runtime_error(
        fmt::format("The key {} is not that of the certificate {}.", key, certificate));
  check(error, "The key", key);
  return context;
}

}  // namespace talewright::faces::http
