// Streams by the thousand: listen_load PORT PATH STREAMS PID [TRIGGER_TOOL]
// Opens that many subscriptions/listen streams, each on a connection of its own, waits for their
// acknowledgements, reads the memory of the server (process PID), calls the tool, which must change
// the list of prompts, and waits until every stream has told of it. Without a tool the server is one
// that echoes: each connection gets its request back and idles. Prints JSON: seconds to open, the server's
// memory in MiB before, with the streams, and at its highest, and the milliseconds from the call to
// the last notification. On one thread, with epoll.
#include "bench/many_streams.h"

namespace {

using namespace bench;

constexpr std::string_view kMeta =
    R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
    R"("io.modelcontextprotocol/clientCapabilities":{}})";

void ask(int fd, int port, std::string_view path, std::string_view method, std::string_view name,
         std::string_view params) {
  const std::string body = fmt::format(
      R"({{"jsonrpc":"2.0","id":1,"method":"{}","params":{{{},{}}}}})", method, params, kMeta);
  std::string text = fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n"
      "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
      "Mcp-Method: {}\r\n",
      path, port, method);
  if (!name.empty()) text += fmt::format("Mcp-Name: {}\r\n", name);
  text += fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
  say(fd, text);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) fail("PORT PATH STREAMS PID [TRIGGER_TOOL]");
  raise_file_limit();
  const int port = std::atoi(argv[1]);
  const std::string_view path = argv[2], pid = argv[4];
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  const std::string_view tool = argc > 5 ? argv[5] : "";
  const double before = memory(pid, "VmRSS:");

  Streams streams(count);
  const auto begun = Clock::now();
  while (streams.size() < count) {
    const std::size_t first = streams.size();
    // No more at once than a server's backlog takes.
    while (streams.size() < std::min(count, first + 100))
      ask(streams.add(connected(port)), port, path, "subscriptions/listen", "",
          R"("notifications":{"promptsListChanged":true})");
    streams.wait_for(tool.empty() ? "subscriptions/listen" : "subscriptions/acknowledged", first);
  }
  const double opened = since(begun);
  const double with = memory(pid, "VmRSS:");

  double told = 0;
  if (!tool.empty()) {
    const int trigger = connected(port);
    const auto called = Clock::now();
    ask(trigger, port, path, "tools/call", tool, fmt::format(R"("name":"{}")", tool));
    streams.wait_for("notifications/prompts/list_changed");
    told = since(called);
  }
  fmt::print(R"({{"streams": {}, "opened_ms": {:.0f}, "memory_before_mib": {:.1f}, )"
             R"("memory_mib": {:.1f}, "memory_peak_mib": {:.1f}, "told_ms": {:.1f}}})"
             "\n",
             count, opened, before, with, memory(pid, "VmHWM:"), told);
}
