#include "press/line_breaking.h"

#include <gtest/gtest.h>

#include "press/books.h"

namespace talewright::press {
namespace {

const Lettering kText{.family = "Andika", .size = 22};

std::string joined(const std::vector<BrokenLine>& lines) {
  std::string text;
  for (const BrokenLine& line : lines) text += line.text + (line.text.ends_with(' ') ? "" : "\n");
  return plain(text);
}

TEST(LineBreaking, LosesNoWordAndKeepsToTheWidth) {
  for (int words : {1, 2, 7, 30, 150})
    for (double width : {120.0, 300.0, 520.0}) {
      const std::string text = many_words(words);
      const auto lines = break_lines(text, kText, width);
      EXPECT_EQ(joined(lines), plain(text));
      for (const BrokenLine& line : lines) {
        EXPECT_LE(line.width, width + 0.1) << line.text;
        EXPECT_NEAR(line.width, text_width(std::string(plain(line.text)), kText), 0.5) << line.text;
      }
    }
}

TEST(LineBreaking, KeepsTheAuthorsOwnBreaks) {
  const auto lines = break_lines("One apple for you.\nOne for me.\n\nAnd one more.", kText, 500);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, "One apple for you.");
  EXPECT_EQ(lines[1].text, "One for me.");
  EXPECT_TRUE(lines[1].starts_paragraph);
  EXPECT_EQ(lines[1].space_before, 0);
  EXPECT_GT(lines[2].space_before, 0);
}

TEST(LineBreaking, MakesLinesOfLikeLength) {
  const auto lines =
      break_lines("The small brown bear walked home across the wide green hills.", kText, 560);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_GT(std::min(lines[0].width, lines[1].width) / std::max(lines[0].width, lines[1].width),
            0.7);
}

TEST(LineBreaking, BreaksAtTheEndOfAPhraseWhereItCan) {
  const auto lines = break_lines("Over the hill he went, and under the hedge.", kText, 400);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "Over the hill he went, ");
}

TEST(LineBreaking, CutsAWordOnlyWhenItIsWiderThanTheLine) {
  const std::string word(90, 'm');
  const auto lines = break_lines("a " + word + " b", kText, 300);
  std::string letters;
  for (const BrokenLine& line : lines) {
    EXPECT_LE(line.width, 300.5);
    letters += line.text;
  }
  EXPECT_EQ(std::count(letters.begin(), letters.end(), 'm'), 90);
}

TEST(LineBreaking, KnowsWhereOtherScriptsBreak) {
  const auto lines = break_lines(
      "\u3042\u3044\u3046\u3048\u304a\u304b\u304d\u304f\u3051\u3053\u3002\u3055\u3057", kText, 100);
  EXPECT_GT(lines.size(), 2U);
  for (const BrokenLine& line : lines) EXPECT_FALSE(line.text.starts_with("\u3002")) << line.text;
}

TEST(LineBreaking, NothingGivesNoLines) {
  EXPECT_TRUE(break_lines("", kText, 300).empty());
  EXPECT_TRUE(break_lines(" \n \r\n", kText, 300).empty());
}

}  // namespace
}  // namespace talewright::press
