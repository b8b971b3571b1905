#include "press/picture_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <thread>

#include "drawing/pen.h"
#include "drawing/style.h"
#include "press/books.h"

// fontconfig keeps its patterns behind offsets that LeakSanitizer cannot follow.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

namespace talewright::press {
namespace {

story::PlanDocument three_pages() {
  return plan_of({"Rusty the raccoon woke up early.\n\"Today,\" he said, \"I will find an apple!\"",
                  "Under the hedge & over the hill he went, until the first stars came out.",
                  many_words(120)});
}

TEST(BookPages, AreCoverTitleStoryAndEnd) {
  const auto plan = three_pages();
  std::string labels;
  for (const BookPage& page : book_pages(plan)) labels += page.label + " ";
  EXPECT_EQ(labels, "Cover Title 1 2 3 End ");
  BookArt art = art_of(plan);
  EXPECT_EQ(picture_of(art, book_pages(plan)[0]), &art.cover);
  EXPECT_EQ(picture_of(art, book_pages(plan)[3]), &art.pages[1]);
  art.pages[1] = {};
  EXPECT_EQ(picture_of(art, book_pages(plan)[3]), nullptr);
  art.pages.clear();
  EXPECT_EQ(picture_of(art, book_pages(plan)[5]), nullptr);
}

TEST(PagePng, IsAsLargeAsAskedAndSaysItsResolution) {
  const auto plan = three_pages();
  const auto picture = meadow();
  const std::string png = page_png(plan, &picture, story(0), 850);
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\x03\x52\0\0\x03\x52", 8));
  // 100 pixels an inch are 3937 a metre.
  EXPECT_NE(png.find(std::string("pHYs\0\0\x0f\x61", 8)), std::string::npos);
}

TEST(PagePng, WatercolourRunsOutOverTheTrim) {
  auto plan = three_pages();
  plan.style = "watercolor";
  const auto picture = meadow(true);
  const drawing::Surface page = drawing::read_png(page_png(plan, &picture, story(1), 300));
  ASSERT_TRUE(page);
  const unsigned char* pixels = cairo_image_surface_get_data(page.get());
  const int stride = cairo_image_surface_get_stride(page.get());
  int bare = 0;
  for (int i = 0; i < 300; ++i)
    for (const auto& [x, y] : {std::pair{i, 1}, {i, 298}, {1, i}, {298, i}})
      bare += pixels[y * stride + 4 * x + 1] > 200;  // green of paper; the night is dark
  EXPECT_LT(bare, 12);
}

TEST(PagePng, AVeilEndsSoftly) {
  const auto plan = three_pages();
  const auto picture = stripes();
  const PageLayout layout = layout_page(plan, &picture, story(0));
  ASSERT_EQ(layout.arrangement, "overlay_veil");
  const drawing::Surface page = drawing::read_png(page_png(plan, &picture, story(0), 600));
  ASSERT_TRUE(page);
  const unsigned char* pixels = cairo_image_surface_get_data(page.get());
  const int stride = cairo_image_surface_get_stride(page.get());
  int steepest = 0, span = 0;
  for (int y = 1; y < 600; ++y) {  // down a black stripe beside the words
    const auto value = [&](int row) { return int{pixels[row * stride + 4 * 22 + 1]}; };
    steepest = std::max(steepest, std::abs(value(y) - value(y - 1)));
    span = std::max(span, std::abs(value(y) - value(0)));
  }
  EXPECT_GT(span, 60);
  EXPECT_LT(steepest, 8);
}

TEST(StoryPages, HaveThePaperOfTheirStyle) {
  auto plan = plan_of({many_words(200)});
  const auto picture = meadow();
  const drawing::Color cream = layout_page(plan, &picture, book_pages(plan)[1]).paper;
  EXPECT_EQ(cream, drawing::rgb(0xFFFAF0));
  for (const char* style : {"sketch", "manga", "watercolor"}) {
    plan.style = style;
    for (const BookPage& page : book_pages(plan))
      EXPECT_EQ(layout_page(plan, &picture, page).paper, drawing::style_named(style).paper);
  }
}

TEST(PagePng, IsTheSameFromEveryThread) {
  const auto plan = three_pages();
  const BookArt art = art_of(plan);
  const auto pages = book_pages(plan);
  std::vector<std::string> alone;
  for (const BookPage& page : pages)
    alone.push_back(page_png(plan, picture_of(art, page), page, 300));
  for (int round = 0; round < 3; ++round) {
    std::vector<std::string> together(pages.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < pages.size(); ++i)
      threads.emplace_back(
          [&, i] { together[i] = page_png(plan, picture_of(art, pages[i]), pages[i], 300); });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < pages.size(); ++i) EXPECT_TRUE(together[i] == alone[i]) << i;
  }
}

TEST(BookPdf, HoldsEveryWordOfThePlanInOrder) {
  const auto plan = three_pages();
  const TemporaryFile file(book_pdf(plan, art_of(plan)));
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    const std::string n = std::to_string(i + 3);
    EXPECT_EQ(plain(said("pdftotext -f " + n + " -l " + n + " {} -", file.path()).text),
              plain(plan.pages[i].text));
  }
  EXPECT_THAT(plain(said("pdftotext -f 1 -l 1 {} -", file.path()).text),
              testing::StartsWith("Rusty and the Shiny Apples"));
}

TEST(BookPdf, IsSoundAndItsFontsAreEmbeddedSubsets) {
  const auto plan = three_pages();
  const TemporaryFile file(book_pdf(plan, art_of(plan)));
  const Said check = said("qpdf --check {}", file.path());
  EXPECT_EQ(check.status, 0) << check.text;
  const std::string fonts = said("pdffonts {} | tail -n +3", file.path()).text;
  EXPECT_THAT(fonts, testing::HasSubstr("Andika"));
  EXPECT_THAT(fonts, testing::HasSubstr("LeckerliOne"));
  EXPECT_THAT(fonts, testing::Not(testing::HasSubstr("Type 3")));
  std::istringstream lines(fonts);
  for (std::string line; std::getline(lines, line);)
    EXPECT_THAT(line, testing::ContainsRegex("yes +yes +yes")) << line;
  // Two lines of heading and no row: no pixels anywhere.
  EXPECT_EQ(said("pdfimages -list {} | tail -n +3", file.path()).text, "");
}

TEST(BookPdf, SaysWhatItIs) {
  auto plan = three_pages();
  plan.language = "en-GB";
  plan.series = "Tales & <Tails>";
  const std::string pdf = book_pdf(plan, art_of(plan));
  const TemporaryFile file(pdf);
  const std::string info = said("pdfinfo {}", file.path()).text;
  EXPECT_THAT(info, testing::ContainsRegex("Title: +Rusty and the Shiny Apples"));
  EXPECT_THAT(info, testing::ContainsRegex("Author: +Ada Quill"));
  EXPECT_THAT(info, testing::ContainsRegex("Tagged: +yes"));
  EXPECT_THAT(info, testing::ContainsRegex("Pages: +6"));
  EXPECT_THAT(info, testing::ContainsRegex("Page size: +612 x 612 pts"));
  EXPECT_THAT(said("pdfinfo -meta {}", file.path()).text,
              testing::HasSubstr("<rdf:li>en-GB</rdf:li>"));
  const std::string json = said("qpdf --json {}", file.path()).text;
  EXPECT_THAT(json, testing::HasSubstr("\"/Lang\": \"u:en-GB\""));
  EXPECT_THAT(json, testing::HasSubstr("\"/DisplayDocTitle\": true"));
  EXPECT_THAT(json, testing::HasSubstr("\"/Alt\": \"u:A raccoon in a meadow.\""));
  EXPECT_THAT(json, testing::HasSubstr("\"/TrimBox\""));
  EXPECT_THAT(said("pdfinfo -struct-text {}", file.path()).text, testing::StartsWith("Document"));
}

TEST(BookPdf, ReadersHearWordsApartAcrossLineBreaks) {
  const auto plan = plan_of({many_words(60)});
  const TemporaryFile file(book_pdf(plan, art_of(plan)));
  const std::string heard = plain(said("pdfinfo -struct-text {}", file.path()).text);
  EXPECT_THAT(heard, testing::HasSubstr(plain(plan.pages[0].text)));
}

TEST(BookPdf, TheSameBookGivesTheSameBytesOnEveryThread) {
  const auto plan = three_pages();
  const BookArt art = art_of(plan);
  std::string pdfs[3];
  std::vector<std::thread> threads;
  for (std::string& pdf : pdfs)
    threads.emplace_back([&pdf, &plan, &art] { pdf = book_pdf(plan, art); });
  for (std::thread& thread : threads) thread.join();
  const std::string again = book_pdf(plan, art);
  for (const std::string& pdf : pdfs) EXPECT_TRUE(pdf == again);
}

TEST(BookPdf, IsDatedOnlyWhenItIsToldTheDate) {
  const auto plan = plan_of({"One."});
  const auto date = [&] {
    const TemporaryFile file(book_pdf(plan, art_of(plan)));
    return said("pdfinfo -isodates {} | grep CreationDate", file.path()).text;
  };
  EXPECT_EQ(date(), "");
  setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_THAT(date(), testing::HasSubstr("2023-11-14T22:13:20"));
  unsetenv("SOURCE_DATE_EPOCH");
}

TEST(BookPdf, IsBoundEvenWithoutAnyPicture) {
  const auto plan = three_pages();
  const TemporaryFile file(book_pdf(plan, {}));
  EXPECT_EQ(said("qpdf --check {}", file.path()).status, 0);
  EXPECT_THAT(plain(said("pdftotext {} -", file.path()).text),
              testing::HasSubstr(plain(plan.pages[2].text)));
}

}  // namespace
}  // namespace talewright::press
