#include "engines/illustrator/props_words.h"

namespace talewright::engines::illustrator {

namespace {

struct Entry {
  std::string_view name;
  Board board;
};

constexpr Entry kBoards[] = {
    {"sign", {{0.07, 0.13, 0.86, 0.36}, 0x3B2A1E}},
    {"banner", {{0.10, 0.14, 0.80, 0.27}, 0x5A1F28}},
    {"poster", {{0.20, 0.10, 0.60, 0.66}, 0x2B2F4A}},
    {"blackboard", {{0.12, 0.12, 0.76, 0.48}, 0xF4F1E4}},
    {"open-book", {{0.12, 0.24, 0.34, 0.42}, 0x3A2A22}},
    {"closed-book", {{0.24, 0.16, 0.52, 0.40}, 0xFFF3D8}},
    {"blue-book", {{0.24, 0.16, 0.52, 0.40}, 0xFFF3D8}},
    {"green-book", {{0.24, 0.16, 0.52, 0.40}, 0xFFF3D8}},
    {"orange-book", {{0.24, 0.16, 0.52, 0.40}, 0xFFF3D8}},
    {"scroll", {{0.24, 0.20, 0.50, 0.50}, 0x4A3524}},
    {"envelope", {{0.16, 0.52, 0.68, 0.30}, 0x44506A}},
    {"notebook", {{0.28, 0.20, 0.48, 0.40}, 0x2B2F4A}},
};

}  // namespace

std::optional<Board> board_of(std::string_view thing) {
  for (const Entry& e : kBoards)
    if (e.name == thing) return e.board;
  return std::nullopt;
}

void write_on(const Stage& stage, Group& into, const Thing& thing) {
  const auto board = board_of(thing.prop.name);
  if (!board) return;
  const Box b = thing.box();
  drawing::Words words;
  words.text = thing.text;
  words.box = {b.x + b.width * board->box.x, b.y + b.height * board->box.y,
               b.width * board->box.width, b.height * board->box.height};
  words.degrees = board->degrees;
  words.color = stage.light.figure_tone(rgb(board->ink));
  words.part = "prop." + thing.prop.name + ".words";
  into.add(std::move(words));
}

}  // namespace talewright::engines::illustrator
