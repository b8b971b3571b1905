#include <gtest/gtest.h>

#include "drawing/painter.h"

// fontconfig keeps its patterns behind offsets that LeakSanitizer cannot follow.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

namespace talewright::drawing {
namespace {

struct Painted {
  int inside = 0, outside = 0;  ///< pixels with ink in the box and around it
  int width = 0, height = 0;    ///< of what is painted
};

/// Words in black on white, 600 x 600 pixels.
Painted painted(const Words& words, const LetteringStyle& lettering = {"Andika", true, false}) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 600, 600));
  {
    const Cairo cr(cairo_create(surface.get()));
    cairo_set_source_rgb(cr.get(), 1, 1, 1);
    cairo_paint(cr.get());
    fill_words(cr.get(), words, lettering, rgb(0));
  }
  cairo_surface_flush(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  Painted result;
  int left = 600, right = -1, top = 600, bottom = -1;
  for (int y = 0; y < 600; ++y)
    for (int x = 0; x < 600; ++x) {
      if (data[static_cast<std::ptrdiff_t>(y) * stride + 4 * x] > 200) continue;
      const bool in = words.box.grown(1).contains({x + 0.5, y + 0.5});
      ++(in ? result.inside : result.outside);
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
  result.width = right - left + 1;
  result.height = bottom - top + 1;
  return result;
}

Words words_of(std::string text, Box box = {100, 200, 400, 160}) {
  Words w;
  w.text = std::move(text);
  w.box = box;
  return w;
}

TEST(Words, InAnyScriptAreDrawnAndStayInTheirBox) {
  for (const char* text :
       {"The Old Mill", "Η παλιά μύλη", "Старая мельница", "הטחנה הישנה", "الطاحونة القديمة",
        "पुरानी चक्की", "পুরানো কল", "பழைய ஆலை", "โรงสีเก่า", "ძველი წისქვილი", "Հին ջրաղաց",
        "古い水車小屋", "老磨坊", "오래된 방앗간", "የድሮ ወፍጮ", "ម៉ាស៊ីនកិនចាស់"})
    for (const bool capitals : {false, true}) {
      const Painted p = painted(words_of(text), {"Comic Neue", true, capitals});
      EXPECT_GT(p.inside, 1500) << text;
      EXPECT_EQ(p.outside, 0) << text;
    }
}

TEST(Words, OfOneScriptAreNotTheBoxesOfMissingLetters) {
  // Where a font has no letter, Pango draws a box with digits: the same width for every letter.
  for (const auto& [narrow, wide] :
       {std::pair{"이", "뻀"}, {"ι", "ω"}, {"א", "ש"}, {"ا", "ش"}, {"ი", "ჟ"}, {"ı", "m"}}) {
    const Words box = words_of(narrow, {100, 100, 400, 100});
    const Words other = words_of(wide, {100, 100, 400, 100});
    EXPECT_NE(painted(box).inside, painted(other).inside) << narrow;
  }
}

TEST(Words, AreAsLargeAsTheBoxAllows) {
  const Painted one = painted(words_of("HOME"));
  EXPECT_GT(std::max(one.width / 400.0, one.height / 160.0), 0.62);
  const Painted small = painted([] {
    Words w = words_of("HOME");
    w.size = 30;
    return w;
  }());
  EXPECT_NEAR(small.height, 30, 5);
}

TEST(Words, AreBrokenBetweenWordsBeforeTheyShrink) {
  const Painted p = painted(words_of("BREAD AND BUTTER", {100, 100, 160, 400}));
  EXPECT_GT(p.height, 100);  // three lines
  EXPECT_EQ(p.outside, 0);
}

TEST(Words, TooLongForOneLineAreBrokenInside) {
  const Painted p = painted(words_of(std::string(300, 'W'), {100, 100, 400, 300}));
  EXPECT_GT(p.inside, 5000);
  EXPECT_EQ(p.outside, 0);
  EXPECT_GT(p.height, 60);
}

TEST(Words, TenThousandOfThemStayInTheirBox) {
  std::string text;
  while (text.size() < 70'000) text += "mellow ";
  const Painted p = painted(words_of(text, {100, 100, 300, 60}));
  EXPECT_GT(p.inside, 300);
  EXPECT_EQ(p.outside, 0);
}

TEST(Words, ThatAreNoneOrDamagedDoNoHarm) {
  EXPECT_EQ(painted(words_of("")).inside, 0);
  EXPECT_EQ(painted(words_of(" \n \t ")).inside, 0);
  EXPECT_EQ(painted(words_of("A", {})).inside, 0);
  EXPECT_EQ(painted(words_of("A", {10, 10, 0.01, 500})).outside, 0);
  EXPECT_GT(painted(words_of("caf\xE9 \xF0\x9F")).inside, 500);
  EXPECT_EQ(painted(words_of(std::string("a\0b", 3))).outside, 0);
}

TEST(Words, OfComicsAreCapitals) {
  const LetteringStyle comics{"Comic Neue", true, true};
  EXPECT_EQ(painted(words_of("boom"), comics).inside, painted(words_of("BOOM"), comics).inside);
  EXPECT_NE(painted(words_of("boom")).inside, painted(words_of("BOOM")).inside);
}

TEST(Words, TurnAboutTheMiddleOfTheirBox) {
  Words w = words_of("LONG AND FLAT", {100, 270, 400, 60});
  const Painted flat = painted(w);
  w.degrees = 90;
  const Painted turned = painted(w);
  EXPECT_NEAR(flat.width, turned.height, 4);
  EXPECT_NEAR(flat.height, turned.width, 4);
}

}  // namespace
}  // namespace talewright::drawing
