#include "drawing/path.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace talewright::drawing {
namespace {

TEST(Path, ComesBackFromItsOwnText) {
  Path path = ellipse({10, 20}, 5, 7.5, 30);
  path.add(rectangle({0, 0, 3, 4}));
  const std::string text = to_text(path);
  EXPECT_EQ(to_text(parse_path(text)), text);
}

TEST(Path, IsWrittenWithAtMostTwoDecimals) {
  Path path;
  path.move_to({1.23456, 2}).line_to({-0.5, 1e-9}).close();
  EXPECT_EQ(parse_path(to_text(path)).points()[0].x, 1.23);
  EXPECT_EQ(to_text(path).find("e-"), std::string::npos);
}

TEST(Path, RefusesDamagedText) {
  for (const char* bad :
       {"L1 2", "M1", "M1 x", "M1 2Q3 4 5 6", "M1 2 3", "Mnan 1", "Minf 1", "M1e999 0"})
    EXPECT_THROW(parse_path(bad), std::invalid_argument) << bad;
}

TEST(Path, BoundsHoldEveryBuilder) {
  const Box box = ellipse({100, 50}, 30, 20).bounds();
  EXPECT_NEAR(box.x, 70, 0.01);
  EXPECT_NEAR(box.bottom(), 70, 0.01);
  const Point line[] = {{0, 0}, {50, 10}, {100, 0}};
  const double widths[] = {10, 20, 10};
  EXPECT_TRUE(tapered(line, widths).bounds().contains({50, 15}));
  EXPECT_TRUE(star({0, 0}, 10, 4, 5).bounds().contains({0, -9.9}));
  EXPECT_TRUE(Path().bounds().empty());
}

TEST(Path, TransformsEveryPoint) {
  const Path moved =
      rectangle({0, 0, 2, 2}).transformed(Affine::translation(5, 6) * Affine::scaling(2, 3));
  EXPECT_EQ(moved.bounds(), (Box{5, 6, 4, 6}));
}

TEST(Path, ABlobOfFewerThanThreePointsIsNothing) {
  const Point two[] = {{0, 0}, {1, 1}};
  EXPECT_TRUE(blob(two).empty());
}

}  // namespace
}  // namespace talewright::drawing
