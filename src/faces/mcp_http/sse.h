// Server-sent events as text (WHATWG HTML, section 9.2), and the ids that legacy sessions give them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace talewright::faces::mcp_http {

/// Which event of which stream of a session: "3-17".
struct EventId {
  std::uint64_t stream = 0, number = 0;
};
std::string to_text(EventId id);
/// Nothing for what is no id of ours.
std::optional<EventId> read_event_id(std::string_view text);

/// The headers of an answer that is a stream of events, after those of its own.
std::vector<std::pair<std::string, std::string>> event_stream_fields(
    std::vector<std::pair<std::string, std::string>> own = {});

/// One event that holds a message. `message` may hold line ends; `id` and `event` may be empty.
std::string sse_event(std::string_view message, std::string_view id = {},
                      std::string_view event = {});
/// An empty event, with an id to come back with and the time to wait before (2025-11-25).
std::string sse_prime(std::string_view id, int retry_ms);

}  // namespace talewright::faces::mcp_http
