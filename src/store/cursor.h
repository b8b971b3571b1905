// Cursors of lists that run newest first: where a page ended, as a text that means nothing to who
// carries it and is good for ever (it names a place in the order, not a row).
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace talewright::store {

/// The place after the row with this time and id. By default before all rows.
struct Position {
  std::int64_t created_ms = std::numeric_limits<std::int64_t>::max();
  std::string id;
};

std::string cursor_of(const Position& position);
/// Empty = the beginning. What cursor_of did not make throws validation_failed (field "cursor").
Position position_of(std::string_view cursor);

}  // namespace talewright::store
