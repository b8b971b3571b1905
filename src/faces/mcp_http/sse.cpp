#include "faces/mcp_http/sse.h"

#include <fmt/format.h>

#include <charconv>

namespace talewright::faces::mcp_http {

namespace {

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

}  // namespace

std::string to_text(EventId id) { return fmt::format("{}-{}", id.stream, id.number); }

std::optional<EventId> read_event_id(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto stream = read_number(text.substr(0, dash)), number = read_number(text.substr(dash + 1));
  if (!stream || !number) return std::nullopt;
  return EventId{*stream, *number};
}

std::vector<std::pair<std::string, std::string>> event_stream_fields(
    std::vector<std::pair<std::string, std::string>> own) {
  own.emplace_back("Content-Type", "text/event-stream");
  own.emplace_back("Cache-Control", "no-cache");
  own.emplace_back("X-Accel-Buffering", "no");  // proxies pass events on at once
  return own;
}

std::string sse_event(std::string_view message, std::string_view id, std::string_view event) {
  std::string text;
  text.reserve(message.size() + id.size() + event.size() + 32);
  if (!event.empty()) text.append("event: ").append(event).append("\n");
  if (!id.empty()) text.append("id: ").append(id).append("\n");
  for (;;) {
    // "\r" ends a line, too.
    const std::size_t end = message.find_first_of("\r\n");
    text.append("data: ").append(message.substr(0, end)).append("\n");
    if (end == std::string_view::npos) break;
    message.remove_prefix(message.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  text += '\n';
  return text;
}

std::string sse_prime(std::string_view id, int retry_ms) {
  return fmt::format("id: {}\nretry: {}\ndata: \n\n", id, retry_ms);
}

}  // namespace talewright::faces::mcp_http
