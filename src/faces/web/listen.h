// Where a server listens, and under which names it may be reached there.
#pragma once

#include <string>

#include "faces/web/serve.h"

namespace talewright::faces::web {

struct Listening {
  std::string listen = "127.0.0.1:8787";  ///< "[::1]:8787", or a port alone
  bool keys = false;                      ///< whether callers need keys
  std::string public_url = {};            ///< "https://books.example"; may be empty
};

/// Sets address, port, public URL and the names that requests may have in Host. Throws
/// std::runtime_error, in the words of the command line, for what is no address or URL, for an
/// address that strangers can reach where no keys are asked for, and for all addresses at once
/// without a name.
void set_listening(const Listening& listening, ServeOptions& options);

}  // namespace talewright::faces::web
