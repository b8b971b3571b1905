#include "drawing/display_list.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "drawing/pictures.h"

namespace talewright::drawing {
namespace {

TEST(DisplayList, ComesBackFromItsOwnText) {
  const std::string text = to_text(small_picture());
  const DisplayList back = parse_display_list(text);
  EXPECT_EQ(to_text(back), text);
  EXPECT_EQ(back.regions.size(), 2U);
  EXPECT_EQ(back.regions[0].kind, Region::Kind::Face);
}

TEST(DisplayList, EveryRoleHasItsName) {
  for (int role = 0; role <= static_cast<int>(Role::Sample); ++role) {
    DisplayList list;
    list.root.add(area(rectangle({0, 0, 1, 1}), rgb(0x102030), static_cast<Role>(role)));
    const DisplayList back = parse_display_list(to_text(list));
    EXPECT_EQ(static_cast<int>(std::get<Shape>(back.root.children[0].item).role), role);
  }
}

TEST(DisplayList, KeepsWhatTheReaderShouldFeel) {
  DisplayList list = small_picture();
  list.emphasis = {Emphasis::Kind::Motion, {-0.6, 0.8}, {10, 20, 30, 40}};
  const DisplayList back = parse_display_list(to_text(list));
  EXPECT_EQ(back.emphasis.kind, Emphasis::Kind::Motion);
  EXPECT_EQ(back.emphasis.direction, (Point{-0.6, 0.8}));
  EXPECT_EQ(back.emphasis.box, (Box{10, 20, 30, 40}));
  EXPECT_EQ(to_text(small_picture()).find("emphasis"), std::string::npos);
}

std::string with(std::string_view what, std::string_view instead) {
  std::string text = to_text(small_picture());
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

TEST(DisplayList, RefusesDamage) {
  EXPECT_THROW(parse_display_list(""), std::invalid_argument);
  EXPECT_THROW(parse_display_list("[]"), std::invalid_argument);
  EXPECT_THROW(parse_display_list("{\"v\":1}"), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("\"v\":1", "\"v\":2")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("\"sky\"", "\"sea\"")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("M0 0", "M0")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("M0 0", "M9e9 0")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("#8fd0ee", "blue")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("\"regions\":[[0", "\"regions\":[[7")),
               std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("\"w\":1E3", "\"w\":0")), std::invalid_argument);
  EXPECT_THROW(parse_display_list(with("\"a\":9E-1", "\"a\":7")), std::invalid_argument);
}

TEST(DisplayList, AnyCutOfTheTextIsRefusedAndNothingElseHappens) {
  const std::string text = to_text(small_picture());
  for (std::size_t n = 0; n < text.size(); n += 7)
    EXPECT_THROW(parse_display_list(text.substr(0, n)), std::invalid_argument) << n;
}

TEST(DisplayList, RefusesGroupsThatNestTooDeep) {
  DisplayList list;
  for (int depth = 0; depth < 18; ++depth) {
    Group outer;
    outer.add(std::move(list.root));
    list.root = std::move(outer);
  }
  EXPECT_THROW(parse_display_list(to_text(list)), std::invalid_argument);
}

TEST(DisplayList, TransformingMovesGradientsAndLinesToo) {
  Group group;
  group.add(std::get<Shape>(small_picture().root.children[0].item));
  Shape line;
  line.path = rectangle({0, 0, 10, 10});
  line.stroke = {2, rgb(0)};
  group.add(line);
  const Group twice = transformed(group, Affine::scaling(2, 2));
  EXPECT_EQ(std::get<Shape>(twice.children[0].item).fill.to.y, 2000);
  EXPECT_EQ(std::get<Shape>(twice.children[1].item).stroke.width, 4);
  EXPECT_EQ(bounds(twice), (Box{0, 0, 2000, 2000}).united({-2, -2, 24, 24}));
}

}  // namespace
}  // namespace talewright::drawing
