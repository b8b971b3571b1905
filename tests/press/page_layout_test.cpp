#include "press/page_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "press/books.h"
#include "drawing/fonts.h"

namespace talewright::press {
namespace {

std::string words_of(const PageLayout& layout) {
  std::string text;
  for (const TextLine& line : layout.lines)
    if (line.purpose == TextLine::Purpose::Story)
      text += line.text + (line.text.ends_with(' ') ? "" : "\n");
  return plain(text);
}

void expect_inside_the_margins(const PageLayout& layout) {
  for (const TextLine& line : layout.lines) {
    const double size = layout.letterings.at(line.lettering).size;
    EXPECT_GE(line.start.x, 36) << line.text;
    EXPECT_LE(line.start.x + line.width, kTrim - 36) << line.text;
    EXPECT_GE(line.start.y - size * 0.76, 35) << line.text;
    EXPECT_LE(line.start.y + size * 0.24, kTrim - 35) << line.text;
  }
}

TEST(Fonts, AllOfTheListAreOnThisMachine) {
  EXPECT_THAT(drawing::missing_font_families(), testing::IsEmpty());
  EXPECT_EQ(drawing::font_families().front().family, "Andika");
}

TEST(StoryPage, ShortWordsStandInTheCalmPartOfThePicture) {
  const auto plan = plan_of({"Rusty woke up early."});
  const auto picture = meadow();
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_THAT(page.arrangement, testing::StartsWith("overlay"));
  EXPECT_LE(page.text_box.bottom(), 0.33 * kTrim);
  EXPECT_GE(page.measures.contrast_low, 7);
  EXPECT_EQ(page.measures.faces_covered, 0);
  EXPECT_THAT(layout_notes(plan, page), testing::IsEmpty());
  expect_inside_the_margins(page);
}

TEST(StoryPage, NoWordIsLostHoweverLongTheTextIs) {
  for (story::Band band : {story::Band::Toddler, story::Band::Preschool, story::Band::EarlyReader})
    for (int count : {1, 10, 25, 45, 70, 100, 130, 200, 400, 900}) {
      auto plan = plan_of({many_words(count)});
      plan.band = band;
      const auto picture = meadow();
      for (const drawing::DisplayList* given :
           {&picture, static_cast<const drawing::DisplayList*>(nullptr)}) {
        const PageLayout page = layout_page(plan, given, story(0));
        EXPECT_EQ(words_of(page), plain(plan.pages[0].text)) << count << page.arrangement;
        EXPECT_GE(page.measures.contrast_low, 4.5) << count << page.arrangement;
        EXPECT_EQ(page.measures.faces_covered, 0) << count << page.arrangement;
        expect_inside_the_margins(page);
      }
    }
}

TEST(StoryPage, ALongerTextTakesPaperAndCutsNoFace) {
  const auto plan = plan_of({many_words(56)});
  const auto picture = meadow(false, 400);
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_EQ(page.arrangement, "picture_below");
  ASSERT_TRUE(page.picture);
  const double face_top = page.picture->whole.y + 0.400 * kTrim;
  EXPECT_GE(face_top, page.text_box.bottom());
  EXPECT_LE(page.picture->whole.y + 0.640 * kTrim, kTrim);
  EXPECT_LE(page.picture->whole.y, page.text_box.bottom());
}

TEST(StoryPage, WhereThePictureIsLoudAVeilMakesItReadable) {
  const auto plan = plan_of({"Can you read this?"});
  const auto picture = stripes();
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_GE(page.measures.contrast_low, 4.5);
  EXPECT_FALSE(page.over.children.empty());
}

TEST(StoryPage, AtNightTheLettersAreBright) {
  const auto plan = plan_of({"The moon came up."});
  const auto picture = meadow(true);
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_GT(drawing::luminance(page.letterings.at(0).color), 0.8);
  EXPECT_GE(page.measures.contrast_low, 7);
}

TEST(StoryPage, ChoosesTheSideAwayFromTheFaceWhenNoCalmPartIsGiven) {
  const auto plan = plan_of({"Up there!"});
  auto picture = meadow(false, 20);
  picture.regions.pop_back();  // the calm part
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_EQ(page.measures.faces_covered, 0);
  EXPECT_GT(page.text_box.y, 0.5 * kTrim);
}

TEST(StoryPage, SizeFollowsTheAge) {
  const auto picture = meadow();
  auto plan = plan_of({"Look, a bear."});
  const auto size = [&](story::Band band) {
    plan.band = band;
    return layout_page(plan, &picture, story(0)).letterings.at(0).size;
  };
  EXPECT_GE(size(story::Band::Toddler), 26);
  EXPECT_GE(size(story::Band::Preschool), 21);
  EXPECT_LE(size(story::Band::EarlyReader), 20);
}

TEST(StoryPage, AnEmptyTextLeavesThePictureAlone) {
  const auto plan = plan_of({"  "});
  const auto picture = meadow();
  const PageLayout page = layout_page(plan, &picture, story(0));
  EXPECT_EQ(page.arrangement, "picture");
  EXPECT_TRUE(page.lines.empty());
}

TEST(LayoutNotes, NameTheCharacterThatNoFontHas) {
  const auto plan = plan_of({"An apple \U0001F34E!"});
  const auto picture = meadow();
  const PageLayout page = layout_page(plan, &picture, story(0));
  const auto notes = layout_notes(plan, page);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].rule, "missing_glyphs");
  EXPECT_EQ(notes[0].page, "1");
  EXPECT_THAT(notes[0].given, testing::HasSubstr("\U0001F34E"));
}

TEST(LayoutNotes, SayWhenATextIsTooLongForItsAge) {
  const auto plan = plan_of({many_words(160)});
  const auto picture = meadow();
  std::vector<std::string> rules;
  for (const LayoutNote& note : layout_notes(plan, layout_page(plan, &picture, story(0)))) {
    rules.push_back(note.rule);
    EXPECT_FALSE(note.limit.empty() || note.given.empty() || note.fix.empty());
  }
  EXPECT_THAT(rules, testing::Contains("text_size"));
}

TEST(CoverPage, HasALargeTitleAboveTheFaces) {
  for (const char* title :
       {"Bo", "Rusty and the Shiny Apples",
        "The Very Long Story of the Small Snail Who Wanted to See the Sea",
        "\u0420\u044b\u0436\u0438\u0439 \u0435\u043d\u043e\u0442", "Nachtwanderung"}) {
    auto plan = plan_of({"x"});
    plan.title = title;
    const auto picture = meadow();
    const PageLayout page = layout_page(plan, &picture, book_pages(plan)[0]);
    std::string text;
    for (const TextLine& line : page.lines)
      if (line.purpose == TextLine::Purpose::Title) text += line.text;
    EXPECT_EQ(plain(text), title);
    EXPECT_EQ(page.measures.faces_covered, 0) << title;
    EXPECT_EQ(page.measures.missing_glyphs, 0U);
    EXPECT_GE(page.measures.contrast_low, 7) << title;
    expect_inside_the_margins(page);
    EXPECT_THAT(layout_notes(plan, page), testing::IsEmpty()) << title;
  }
}

TEST(EndPage, SaysWhoWroteTheText) {
  auto plan = plan_of({"a", "b"});
  plan.pages[0].text_by = story::TextBy::Agent;
  plan.pages[1].text_by = story::TextBy::Agent;
  const auto picture = meadow();
  EXPECT_THAT(dump(layout_page(plan, &picture, book_pages(plan).back())),
              testing::HasSubstr("written by the calling agent"));
  plan.pages[1].text_by = story::TextBy::Writer;
  EXPECT_THAT(dump(layout_page(plan, &picture, book_pages(plan).back())),
              testing::HasSubstr("agent and built-in writer"));
  plan.language = "de-AT";
  EXPECT_THAT(dump(layout_page(plan, &picture, book_pages(plan).back())),
              testing::HasSubstr("Ende"));
}

TEST(PageLayout, IsTheSameEveryTime) {
  const auto plan = plan_of({many_words(30)});
  const auto picture = meadow();
  for (const BookPage& page : book_pages(plan))
    EXPECT_EQ(dump(layout_page(plan, &picture, page)), dump(layout_page(plan, &picture, page)));
}

}  // namespace
}  // namespace talewright::press
