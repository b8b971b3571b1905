// Words on things: where a thing can be written on, and the writing itself.
#pragma once

#include <optional>
#include <string_view>

#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// The part of a thing's box that takes words, in shares of that box, and their colour.
struct Board {
  Box box;
  unsigned ink = 0x3A2A22;
  double degrees = 0;
};

/// Where that thing can be written on; nothing when it cannot.
std::optional<Board> board_of(std::string_view thing);
/// Puts the thing's text on its board, as large as it fits.
void write_on(const Stage& stage, Group& into, const Thing& thing);

}  // namespace talewright::engines::illustrator
