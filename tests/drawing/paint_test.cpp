#include <cairo-pdf.h>
#include <cairo.h>
#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>

#include "drawing/pictures.h"
#include "drawing/png.h"
#include "drawing/style.h"

namespace talewright::drawing {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

struct Reader {
  std::string_view bytes;
  static cairo_status_t read(void* self, unsigned char* out, unsigned n) {
    auto& bytes = static_cast<Reader*>(self)->bytes;
    if (n > bytes.size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(out, bytes.data(), n);
    bytes.remove_prefix(n);
    return CAIRO_STATUS_SUCCESS;
  }
};

/// Read by another decoder than the one that wrote it.
Surface decoded(std::string_view png) {
  Reader reader{png};
  return {cairo_image_surface_create_from_png_stream(&Reader::read, &reader),
          &cairo_surface_destroy};
}

std::uint32_t pixel(const Surface& s, int x, int y) {
  const unsigned char* row =
      cairo_image_surface_get_data(s.get()) +
      static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(s.get());
  std::uint32_t v = 0;
  std::memcpy(&v, row + 4 * x, 4);
  return v & 0xFFFFFF;
}

TEST(Png, AnotherDecoderReadsTheSamePixels) {
  Surface s(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 61, 37), &cairo_surface_destroy);
  auto* data = cairo_image_surface_get_data(s.get());
  const int stride = cairo_image_surface_get_stride(s.get());
  for (int y = 0; y < 37; ++y)
    for (int x = 0; x < 61; ++x) {
      const std::uint32_t v = static_cast<std::uint32_t>(x * 2654435761U ^ y * 40503U) & 0xFFFFFF;
      std::memcpy(data + y * stride + 4 * x, &v, 4);
    }
  cairo_surface_mark_dirty(s.get());
  const std::string png = encode_png(s.get(), 300);
  const Surface back = decoded(png);
  ASSERT_EQ(cairo_surface_status(back.get()), CAIRO_STATUS_SUCCESS);
  ASSERT_EQ(cairo_image_surface_get_width(back.get()), 61);
  for (int y = 0; y < 37; ++y)
    for (int x = 0; x < 61; ++x) ASSERT_EQ(pixel(back, x, y), pixel(s, x, y)) << x << ',' << y;
  EXPECT_NE(png.find(std::string("pHYs\0\0\x2e\x23\0\0\x2e\x23\1", 13)), std::string::npos);
  EXPECT_EQ(encode_png(s.get()).find("pHYs"), std::string::npos);
}

TEST(Png, RefusesASurfaceWithoutPixels) {
  Surface s(cairo_pdf_surface_create(nullptr, 10, 10), &cairo_surface_destroy);
  EXPECT_THROW(encode_png(s.get()), std::invalid_argument);
}

TEST(Styles, EveryListedStyleCanBePaintedAndLooksItsOwnWay) {
  ASSERT_GE(styles().size(), 2U);
  std::set<std::string> seen;
  for (const StyleEntry& style : styles()) {
    EXPECT_TRUE(is_style(style.name));
    EXPECT_FALSE(style.title.empty() || style.about.empty());
    const std::string png = draw_png(small_picture(), style.name, 200);
    EXPECT_TRUE(seen.insert(png).second) << style.name;
    const Surface back = decoded(png);
    std::set<std::uint32_t> colors;
    for (int y = 0; y < 200; y += 3)
      for (int x = 0; x < 200; x += 3) colors.insert(pixel(back, x, y));
    EXPECT_GT(colors.size(), style.numbers.contains("colors") ? 8U : 60U) << style.name;
  }
  EXPECT_FALSE(is_style("oil"));
  EXPECT_THROW(draw_png(small_picture(), "oil", 20), std::invalid_argument);
}

TEST(Styles, TheSameListGivesTheSameBytesOnEveryThread) {
  for (const StyleEntry& style : styles()) {
    std::string pngs[4];
    std::vector<std::thread> threads;
    for (std::string& png : pngs)
      threads.emplace_back([&] { png = draw_png(small_picture(), style.name, 300); });
    for (std::thread& t : threads) t.join();
    for (const std::string& png : pngs) EXPECT_EQ(png, pngs[0]) << style.name;
  }
}

TEST(Styles, InkTakesItsColourFromTheFill) {
  const Surface s = decoded(draw_png(small_picture(), "cartoon", 1000));
  // On the left edge of the body: darker than the fur, brown rather than black.
  std::uint32_t darkest = 0xFFFFFF;
  double least = 2;
  for (int x = 280; x < 300; ++x) {
    const std::uint32_t v = pixel(s, x, 700);
    if (luminance(rgb(v)) < least) least = luminance(rgb(v)), darkest = v;
  }
  const Color ink = rgb(darkest);
  EXPECT_LT(least, luminance(rgb(0x9A6B4A)) / 2);
  EXPECT_GT(ink.r, ink.b);
}

cairo_status_t collect(void* into, const unsigned char* data, unsigned n) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), n);
  return CAIRO_STATUS_SUCCESS;
}

TEST(Styles, APdfHoldsVectorsOnlyUnlessTheStyleIsMadeOfPixels) {
  for (const StyleEntry& style : styles()) {
    if (!style.vector) continue;
    std::string pdf;
    Surface s(cairo_pdf_surface_create_for_stream(&collect, &pdf, 612, 612),
              &cairo_surface_destroy);
    cairo_t* cr = cairo_create(s.get());
    paint(cr, small_picture(), style.name, {0, 0, 612, 612});
    cairo_destroy(cr);
    cairo_surface_finish(s.get());
    EXPECT_EQ(pdf.find("/Subtype /Image"), std::string::npos) << style.name;
    EXPECT_GT(pdf.size(), 1000U);
  }
}

TEST(Styles, PaintStaysInsideItsTarget) {
  Surface s(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100), &cairo_surface_destroy);
  cairo_t* cr = cairo_create(s.get());
  cairo_set_source_rgb(cr, 1, 0, 1);
  cairo_paint(cr);
  paint(cr, small_picture(), "flat", {25, 25, 50, 50});
  cairo_destroy(cr);
  cairo_surface_flush(s.get());
  EXPECT_EQ(pixel(s, 24, 50), 0xFF00FFU);
  EXPECT_EQ(pixel(s, 76, 50), 0xFF00FFU);
  EXPECT_NE(pixel(s, 50, 50), 0xFF00FFU);
}

TEST(Paint, ASlantingGradientIsNoStepAwayFromItsExactColour) {
  DisplayList list;
  Shape wall = area(rectangle({-20, -20, 1040, 1040}), rgb(0), Role::Interior, false, false);
  const Color from = rgb(0x605A90), to = rgb(0xB0A0A0);
  wall.fill = Fill::linear({0, 0}, {600, 800}, {{0, from}, {1, to}});
  list.root.add(wall);
  const Surface picture = decoded(draw_png(list, "cartoon", 1500));
  for (int y = 3; y < 1500; y += 97)
    for (int x = 5; x < 1500; x += 89) {
      const double along = ((x + 0.5) * 0.6 + (y + 0.5) * 0.8) / 1.5 / 1000;
      const Color exact = mix(from, to, std::min(1.0, along));
      const std::uint32_t drawn = pixel(picture, x, y);
      EXPECT_NEAR(exact.r * 255, static_cast<double>(drawn >> 16), 1.6) << x << ' ' << y;
      EXPECT_NEAR(exact.g * 255, static_cast<double>(drawn >> 8 & 255), 1.6) << x << ' ' << y;
      EXPECT_NEAR(exact.b * 255, static_cast<double>(drawn & 255), 1.6) << x << ' ' << y;
    }
}

TEST(Paint, ASampleIsTheVeryColourItStandsForInEveryStyle) {
  for (const StyleEntry& style : styles())
    for (const unsigned color : {0x123ABCU, 0xFDFDF7U, 0x0A0B0DU, 0x7F7F81U}) {
      DisplayList list;
      list.root.add(
          area(rectangle({0, 0, 1000, 1000}), rgb(0xFBF6EA), Role::Interior, false, false));
      list.root.add(area(rectangle({300, 300, 400, 400}), rgb(color), Role::Sample, false, false));
      const Surface picture = decoded(draw_png(list, style.name, 400));
      for (const auto& [x, y] : {std::pair{200, 200}, {140, 150}, {255, 260}})
        EXPECT_EQ(pixel(picture, x, y) & 0xFFFFFF, color) << style.name << ' ' << x << ',' << y;
    }
}

TEST(Paint, WhatLiesOutOfSightLeavesNoTrace) {
  const DisplayList plain = small_picture();
  DisplayList more = small_picture();
  more.root.add(area(ellipse({-400, 500}, 100, 100), rgb(0xFF0000), Role::Prop));
  more.root.add(area(ellipse({500, 1400}, 200, 100), rgb(0xFF0000), Role::Body));
  for (const char* style : {"cartoon", "flat", "western"})
    EXPECT_EQ(draw_png(more, style, 300), draw_png(plain, style, 300)) << style;
}

}  // namespace
}  // namespace talewright::drawing
