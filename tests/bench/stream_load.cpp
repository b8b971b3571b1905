// Event streams of REST by the thousand: stream_load PORT PATH STREAMS PID [TRIGGER_PATH]
// Opens that many, each on a connection of its own, waits for the first event of each, reads the
// memory of the server (process PID), POSTs to the trigger, which must make the job move on, and
// waits until every stream has told of it. Without a trigger the server is one that echoes: each
// connection gets its answer and idles. Prints JSON: milliseconds to open, the server's memory in
// MiB before, with the streams, and at its highest, and the milliseconds from the POST to the last
// event.
#include "bench/many_streams.h"

using namespace bench;

int main(int argc, char** argv) {
  if (argc < 5) fail("PORT PATH STREAMS PID [TRIGGER_PATH]");
  raise_file_limit();
  const int port = std::atoi(argv[1]);
  const std::string_view path = argv[2], pid = argv[4];
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  const std::string_view trigger = argc > 5 ? argv[5] : "";
  const double before = memory(pid, "VmRSS:");

  Streams streams(count);
  const auto begun = Clock::now();
  while (streams.size() < count) {
    const std::size_t first = streams.size();
    // No more at once than a server's backlog takes.
    while (streams.size() < std::min(count, first + 100))
      say(streams.add(connected(port)),
          fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: text/event-stream\r\n\r\n",
                      path, port));
    streams.wait_for(trigger.empty() ? "\r\n\r\n" : "job.queued", first);
  }
  const double opened = since(begun);
  const double with = memory(pid, "VmRSS:");

  double told = 0;
  if (!trigger.empty()) {
    const int fd = connected(port);
    const auto called = Clock::now();
    say(fd, fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0\r\n\r\n",
                        trigger, port));
    streams.wait_for("job.progress");
    told = since(called);
  }
  fmt::print(R"({{"streams": {}, "opened_ms": {:.0f}, "memory_before_mib": {:.1f}, )"
             R"("memory_mib": {:.1f}, "memory_peak_mib": {:.1f}, "told_ms": {:.1f}}})"
             "\n",
             count, opened, before, with, memory(pid, "VmHWM:"), told);
}
