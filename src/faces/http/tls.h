// The server's side of TLS.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "faces/http/asio.h"

namespace talewright::faces::http {

/// TLS 1.2 or later with a certificate chain and its key, PEM files. Throws std::runtime_error
/// that says which file is wrong, and how.
std::unique_ptr<asio::ssl::context> tls_context(const std::string& certificate,
                                                const std::string& key);

}  // namespace talewright::faces::http
