// The protocol over standard input and output: one JSON message a line.
#pragma once

#include <chrono>
#include <cstddef>

#include "faces/mcp/server.h"

namespace talewright::faces {

struct StdioOptions {
  int in = 0, out = 1;                         ///< file descriptors
  std::size_t longest_line = 8 * 1024 * 1024;  ///< bytes; a longer one is refused, unread
  std::size_t most_waiting =
      64 * 1024 * 1024;      ///< bytes not yet taken by the client, then we stop reading
  std::size_t threads = 256;  ///< at most, for the work of requests
  /// How long calls may go on after the input has ended, before they are asked to stop.
  std::chrono::milliseconds drain{1000};
  /// How long they have then.
  std::chrono::milliseconds grace{800};
  bool own_process = true;  ///< handle SIGTERM and SIGINT; send whatever prints to stdout to stderr
};

/// Serves until the input ends, the output is closed, or SIGTERM or SIGINT comes; gives the exit
/// status of the process. Should a call ignore its stop token beyond the grace, the process is
/// ended here (std::_Exit), for the call still uses what the caller would destroy.
int serve_stdio(const mcp::Server& server, const StdioOptions& options = {});

}  // namespace talewright::faces
