#include "base/text.h"

#include <gtest/gtest.h>

using namespace talewright;

TEST(Utf8, AcceptsWellFormedAndRefusesTheRest) {
  EXPECT_TRUE(is_valid_utf8("plain, ü, 小明, 🦝"));
  EXPECT_FALSE(is_valid_utf8("\xff"));
  EXPECT_FALSE(is_valid_utf8("\xc0\x80"));          // overlong
  EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(is_valid_utf8("\xf4\x90\x80\x80"));  // beyond Unicode
  EXPECT_FALSE(is_valid_utf8("\xe5\xb0"));          // cut off
}

TEST(Text, CountsAndCutsAtCodePoints) {
  EXPECT_EQ(code_points("小明 🦝"), 4u);
  EXPECT_EQ(first_code_points("小明 🦝", 2), "小明");
  EXPECT_EQ(first_code_points("ab", 9), "ab");
}

TEST(Text, SplitsTrimsAndJoins) {
  EXPECT_EQ(trimmed("  a b \n"), "a b");
  EXPECT_EQ(trimmed(" \t "), "");
  EXPECT_EQ(words(" one  two\nthree ").size(), 3u);
  EXPECT_EQ(join(split("a,b,,c", ','), "|"), "a|b||c");
  EXPECT_EQ(replaced("aXbXc", "X", "--"), "a--b--c");
}

TEST(Slug, KeepsWhatFileNamesMayHold) {
  EXPECT_EQ(slug("Rusty’s Last, Red Apple!"), "rusty-s-last-red-apple");
  EXPECT_EQ(slug("Don't"), "dont");
  EXPECT_EQ(slug("小明"), "book");
  EXPECT_EQ(slug("../../etc/passwd"), "etc-passwd");
}
