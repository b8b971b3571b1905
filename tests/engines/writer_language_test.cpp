// The writer's English, grammar, reading level and proofreader.
#include <gtest/gtest.h>

#include "engines/writer/english.h"
#include "engines/writer/grammar.h"
#include "engines/writer/proofread.h"
#include "engines/writer/reading_level.h"

namespace talewright::engines::writer {
namespace {

TEST(English, ChoosesArticlesBySound) {
  for (const auto& [phrase, expected] :
       std::vector<std::pair<std::string, std::string>>{{"hour", "an hour"},
                                                        {"unicorn", "a unicorn"},
                                                        {"umbrella", "an umbrella"},
                                                        {"honest fox", "an honest fox"},
                                                        {"owl", "an owl"},
                                                        {"ukulele", "a ukulele"},
                                                        {"one-eyed cat", "a one-eyed cat"},
                                                        {"uninvited guest", "an uninvited guest"},
                                                        {"red apple", "a red apple"},
                                                        {"8 ball", "an 8 ball"}})
    EXPECT_EQ(with_article(phrase), expected);
}

TEST(English, MakesPluralsPastsAndGerunds) {
  EXPECT_EQ(plural("blue berry"), "blue berries");
  EXPECT_EQ(plural("mouse"), "mice");
  EXPECT_EQ(plural("fox"), "foxes");
  EXPECT_EQ(past("ride a bicycle"), "rode a bicycle");
  EXPECT_EQ(past("skip a stone"), "skipped a stone");
  EXPECT_EQ(gerund("swim"), "swimming");
  EXPECT_EQ(gerund("ride a bicycle"), "riding a bicycle");
  EXPECT_EQ(past_clause("sings too low"), "sang too low");
  EXPECT_EQ(past_clause("can't sleep"), "couldn’t sleep");
  EXPECT_EQ(past_clause("breaks his vase"), "broke his vase");
  EXPECT_EQ(possessive("Rusty"), "Rusty’s");
  EXPECT_EQ(title_case("the last red apple"), "The Last Red Apple");
}

TEST(English, CurlsQuotesAndKeepsLineBreaks) {
  EXPECT_EQ(typographic("\"Don't go,\" said Mia.\n\"No?\""), "“Don’t go,” said Mia.\n“No?”");
  EXPECT_EQ(typographic("One  two..."), "One two…");
}

TEST(English, CutsSentencesAtTheirEndsOnly) {
  EXPECT_EQ(sentences("“Where?” asked Mr. Bean. No one knew.").size(), 2u);
  EXPECT_EQ(sentences("One.\nTwo! Three?").size(), 3u);
}

TEST(Grammar, ExpandsSymbolsModifiersAndBranches) {
  Grammar grammar;
  grammar.set("thing", "umbrella");
  grammar.set("hero", "Rusty");
  Random random(1);
  EXPECT_EQ(grammar.expand("#hero.possessive# #thing.a# and two #thing.s#", random),
            "Rusty’s an umbrella and two umbrellas");
  EXPECT_EQ(grammar.expand("#Thing#", random), "Umbrella");
  const std::string branch = grammar.expand("{red|blue}", random);
  EXPECT_TRUE(branch == "red" || branch == "blue");
}

TEST(Grammar, RefusesUnknownSymbols) {
  Random random(1);
  EXPECT_THROW(Grammar().expand("#nobody#", random), std::logic_error);
  EXPECT_THROW(Grammar().expand("#open", random), std::logic_error);
}

TEST(ReadingLevel, CountsSyllables) {
  for (const auto& [word, count] : std::vector<std::pair<std::string, int>>{{"cat", 1},
                                                                            {"little", 2},
                                                                            {"kite", 1},
                                                                            {"raccoon", 2},
                                                                            {"umbrella", 3},
                                                                            {"walked", 1},
                                                                            {"wanted", 2}})
    EXPECT_EQ(syllables(word), count) << word;
}

TEST(ReadingLevel, GradesEasyTextBelowHardText) {
  EXPECT_LT(reading_level("The cat sat. The dog ran.").grade, 1);
  EXPECT_GT(
      reading_level("Photosynthesis necessarily constitutes a fundamental biological mechanism.")
          .grade,
      12);
}

TEST(Proofread, FindsWhatTemplatesGetWrong) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"Here is #hero#.", "placeholder"},
      {"The the cat sat.", "doubled_word"},
      {"It was a owl.", "article"},
      {"It was an unicorn.", "article"},
      {"They was glad.", "agreement"},
      {"Then he were sad.", "agreement"},
      {"One day. it rained.", "lower_case_start"},
      {"Two  blanks.", "punctuation"},
      {"“Hello, said Mia.", "unbalanced_quotes"},
      {"No end", "no_end_mark"},
      {"Don't.", "straight_quote"}};
  for (const auto& [text, rule] : wrong) {
    bool found = false;
    for (const Slip& slip : proofread_text(text)) found |= slip.rule == rule;
    EXPECT_TRUE(found) << text;
  }
  EXPECT_TRUE(proofread_text("“Where is it?” asked Mia. She was sad…").empty());
}

}  // namespace
}  // namespace talewright::engines::writer
