#include "drawing/color.h"

#include <gtest/gtest.h>

namespace talewright::drawing {
namespace {

TEST(Color, ReadsAndWritesHex) {
  EXPECT_EQ(to_hex(*parse_color("#E85d3A")), "#e85d3a");
  EXPECT_EQ(to_hex(*parse_color("#01020380")), "#01020380");
  for (const char* bad : {"", "red", "#12345", "#1234567", "#12345g", "123456"})
    EXPECT_FALSE(parse_color(bad)) << bad;
}

TEST(Color, ContrastIsThatOfWcag) {
  EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21, 1e-9);
  EXPECT_NEAR(contrast(rgb(0x767676), rgb(0xFFFFFF)), 4.54, 0.01);
  EXPECT_EQ(contrast(rgb(0x123456), rgb(0x123456)), 1);
}

TEST(Color, MixingKeepsEndsAndGrowsInBetween) {
  EXPECT_EQ(mix(rgb(0x102030), rgb(0xFFFFFF), 0), rgb(0x102030));
  EXPECT_GT(luminance(lighter(rgb(0x804020), 0.3)), luminance(rgb(0x804020)));
  EXPECT_LT(luminance(darker(rgb(0x804020), 0.3)), luminance(rgb(0x804020)));
  EXPECT_EQ(to_hex(saturated(rgb(0x804020), 0)).substr(1, 2),
            to_hex(saturated(rgb(0x804020), 0)).substr(3, 2));
}

TEST(Color, AFullTurnOfTheHueChangesNothing) {
  EXPECT_EQ(to_hex(hue_turned(rgb(0x4a90c2), 360)), "#4a90c2");
}

}  // namespace
}  // namespace talewright::drawing
