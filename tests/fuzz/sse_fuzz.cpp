// Whatever message is sent as a server-sent event, a reader that follows the standard (WHATWG HTML,
// 9.2.6) gets exactly that message, one event, and its id; and any text is read as an event id or
// refused.
#include <cstdlib>
#include <string>
#include <vector>

#include "faces/mcp_http/sse.h"

namespace talewright::faces::mcp_http {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

struct Event {
  std::string data, id, event;
};

// The standard's interpretation of a stream, without comments and reconnection.
std::vector<Event> read_events(std::string_view stream) {
  std::vector<Event> events;
  Event event;
  bool has_data = false;
  while (!stream.empty()) {
    const std::size_t end = stream.find_first_of("\r\n");
    require(end != std::string_view::npos);  // every line of ours has an end
    const std::string_view line = stream.substr(0, end);
    stream.remove_prefix(stream.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    if (line.empty()) {
      if (has_data) {
        event.data.pop_back();
        events.push_back(event);
      }
      event = {};
      has_data = false;
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (field == "data") {
      event.data.append(value).append("\n");
      has_data = true;
    } else if (field == "id") {
      event.id = value;
    } else if (field == "event") {
      event.event = value;
    }
  }
  return events;
}

// "\r\n" and "\r" come out as "\n".
std::string with_plain_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      plain += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      plain += '\n';
  }
  return plain;
}

}  // namespace
}  // namespace talewright::faces::mcp_http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright::faces::mcp_http;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto id = read_event_id(input);
  if (id) {
    const auto again = read_event_id(to_text(*id));
    require(again && again->stream == id->stream && again->number == id->number);
  }
  const auto events = read_events(sse_event(input, to_text({7, size}), "message") +
                                  sse_prime(to_text({8, 0}), 500) + sse_event("last"));
  require(events.size() == 3);
  require(events[0].data == with_plain_ends(input));
  require(events[0].id == to_text({7, size}) && events[0].event == "message");
  require(events[1].data.empty() && events[1].id == "8-0");
  require(events[2].data == "last");
  return 0;
}
