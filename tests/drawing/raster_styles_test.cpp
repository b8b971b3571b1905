// Watercolour, sketch and pixel art: what makes each what it is, and that none breaks.
#include <cairo-pdf.h>
#include <cairo.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numeric>
#include <set>

#include "drawing/few_colors.h"
#include "drawing/painter.h"
#include "drawing/pencil.h"
#include "drawing/pictures.h"
#include "drawing/pixel_art.h"
#include "drawing/png.h"
#include "drawing/raster_noise.h"
#include "drawing/style.h"

namespace talewright::drawing {
namespace {

constexpr const char* kRasterStyles[] = {"watercolor", "sketch", "pixel"};

/// What a list looks like in a style, read back from the PNG.
class Picture {
 public:
  Picture(const DisplayList& list, std::string_view style, int width)
      : surface_(read_png(draw_png(list, style, width))) {
    cairo_surface_flush(surface_.get());
  }
  int width() const { return cairo_image_surface_get_width(surface_.get()); }
  int height() const { return cairo_image_surface_get_height(surface_.get()); }
  std::uint32_t at(int x, int y) const {
    const unsigned char* row =
        cairo_image_surface_get_data(surface_.get()) +
        static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_.get());
    std::uint32_t v = 0;
    std::memcpy(&v, row + 4 * x, 4);
    return v & 0xFFFFFF;
  }
  /// The mean colour of a box of pixels.
  Color mean(int x0, int y0, int w, int h) const {
    Color sum{0, 0, 0, 1};
    for (int y = y0; y < y0 + h; ++y)
      for (int x = x0; x < x0 + w; ++x) {
        const Color c = rgb(at(x, y));
        sum.r += c.r, sum.g += c.g, sum.b += c.b;
      }
    const double n = static_cast<double>(w) * h;
    return {sum.r / n, sum.g / n, sum.b / n, 1};
  }

 private:
  Surface surface_;
};

double apart(Color a, Color b) {
  return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

const StyleEntry& entry(std::string_view name) {
  for (const StyleEntry& style : styles())
    if (style.name == name) return style;
  throw std::out_of_range(std::string(name));
}

DisplayList plain(Color color) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), color, Role::Interior, false, false));
  return list;
}

cairo_status_t collect(void* into, const unsigned char* data, unsigned n) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), n);
  return CAIRO_STATUS_SUCCESS;
}

std::string pdf_of(const DisplayList& list, std::string_view style) {
  std::string pdf;
  const Surface s(cairo_pdf_surface_create_for_stream(&collect, &pdf, 612, 612));
  const Cairo cr(cairo_create(s.get()));
  paint(cr.get(), list, style, {0, 0, 612, 612});
  cairo_surface_finish(s.get());
  return pdf;
}

TEST(Watercolor, PaperShowsAroundThePaintedField) {
  const Picture p(plain(rgb(0x3060A0)), "watercolor", 500);
  const Color paper = entry("watercolor").paper;
  for (const auto& [x, y] : {std::pair{0, 0}, {250, 0}, {0, 250}, {496, 250}, {250, 496}})
    EXPECT_LT(apart(p.mean(x, y, 4, 4), paper), 0.04) << x << ',' << y;
  EXPECT_GT(apart(p.mean(200, 200, 100, 100), paper), 0.3);
}

TEST(Watercolor, NoLineLeavesThePaintedField) {
  DisplayList list = plain(rgb(0xC8B090));
  Shape arm;
  arm.path = rectangle({-100, 400, 1200, 200});
  arm.fill = Fill::solid(rgb(0x6A4A30));
  arm.role = Role::Body;
  arm.outlined = true;
  list.root.add(arm);
  const Picture p(list, "watercolor", 1000);
  const Color paper = entry("watercolor").paper;
  for (int y = 380; y < 620; y += 2) EXPECT_LT(apart(p.mean(0, y, 3, 2), paper), 0.07) << y;
}

TEST(Watercolor, AWashIsNeverEven) {
  const Picture p(plain(rgb(0x3060A0)), "watercolor", 500);
  double lightest = 0, darkest = 1;
  for (int y = 60; y < 440; y += 20)
    for (int x = 60; x < 440; x += 20) {
      const double light = luminance(p.mean(x, y, 20, 20));
      lightest = std::max(lightest, light), darkest = std::min(darkest, light);
    }
  EXPECT_GT(lightest, darkest * 1.15);
}

TEST(Watercolor, TheStrongestWashIsNotBlack) {
  const Picture p(plain(rgb(0x000000)), "watercolor", 400);
  EXPECT_GT(luminance(p.mean(100, 100, 200, 200)), 0.003);
}

TEST(Watercolor, PigmentGathersAtTheEdgeOfAWash) {
  DisplayList list;
  list.root.add(area(ellipse({500, 500}, 300, 300), rgb(0xD08040), Role::Cloth, true, false));
  const Picture p(list, "watercolor", 1000);
  // A ring at the edge against one well inside it.
  double rim = 0, inside = 0;
  int n = 0;
  for (int degrees = 0; degrees < 360; degrees += 3) {
    const double c = std::cos(radians(degrees)), s = std::sin(radians(degrees));
    double darkest = 1;
    for (int r = 288; r < 304; ++r)
      darkest = std::min(
          darkest,
          luminance(rgb(p.at(static_cast<int>(500 + r * c), static_cast<int>(500 + r * s)))));
    rim += darkest;
    inside +=
        luminance(rgb(p.at(static_cast<int>(500 + 240 * c), static_cast<int>(500 + 240 * s))));
    ++n;
  }
  EXPECT_LT(rim / n, 0.75 * inside / n);
}

TEST(Sketch, ValueIsMadeByTheDensityOfStrokes) {
  double covered[2] = {};
  for (const int dark : {0, 1}) {
    const Picture p(plain(dark ? rgb(0x405060) : rgb(0xB8C4D0)), "sketch", 600);
    covered[dark] = 1 - luminance(p.mean(200, 200, 200, 200));
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 200; ++i) seen.insert(p.at(200 + i, 300));
    EXPECT_GT(seen.size(), 20U) << "strokes, not a flat tone";
  }
  EXPECT_GT(covered[1], covered[0] + 0.15);
}

TEST(Sketch, ShadingLeavesThePaperAtTheBorder) {
  const Picture p(plain(rgb(0x3060A0)), "sketch", 500);
  EXPECT_LT(apart(p.mean(0, 0, 500, 4), entry("sketch").paper), 0.05);
}

TEST(Sketch, ALineIsLaidWithinReachOfItsPath) {
  const Surface s(cairo_image_surface_create(CAIRO_FORMAT_A8, 300, 100));
  const Cairo cr(cairo_create(s.get()));
  draw_pencil(cr.get(), Path().move_to({40, 50}).line_to({260, 50}), {.width = 4, .seed = 3});
  cairo_surface_flush(s.get());
  const unsigned char* data = cairo_image_surface_get_data(s.get());
  const int stride = cairo_image_surface_get_stride(s.get());
  int on = 0;
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 300; ++x) {
      if (data[y * stride + x] < 40) continue;
      EXPECT_LT(std::abs(y - 50), 9);
      EXPECT_TRUE(x > 30 && x < 270);
      ++on;
    }
  EXPECT_GT(on, 300);
}

TEST(Pixel, CellsAreWholeSquaresOfOneColour) {
  for (const int width : {400, 1000, 1024}) {
    const Picture p(small_picture(), "pixel", width);
    const double grid = entry("pixel").number("grid");
    int each = 0;  // the run of equal pixels that all others are multiples of
    for (int y = 0; y < width; y += 7)
      for (int x = 1, run = 1; x < width; ++x)
        if (p.at(x, y) == p.at(x - 1, y)) {
          ++run;
        } else {
          each = std::gcd(each, run);
          run = 1;
        }
    EXPECT_GE(each, 2) << width;
    EXPECT_NEAR(width / static_cast<double>(each), grid, grid * 0.35) << width;
    for (int y = 0; y + each <= width; y += each)
      for (int x = 0; x + each <= width; x += each)
        for (int i = 0; i < each * each; ++i)
          ASSERT_EQ(p.at(x, y), p.at(x + i % each, y + i / each)) << width;
  }
}

TEST(Pixel, AnEyeOnALargeHeadIsMadeOfCleanClusters) {
  DisplayList list;
  Group figure;
  figure.name = "figure.hero";
  const auto add = [&](Path path, Color color, Role role, const char* part) {
    Shape shape = area(std::move(path), color, role, role == Role::Body, role == Role::Body);
    shape.part = std::string("hero.") + part;
    figure.add(std::move(shape));
  };
  add(ellipse({500, 500}, 300, 280), rgb(0xE8A060), Role::Body, "head");
  add(ellipse({501, 483}, 52.3, 61.7, 7), rgb(0xFFFEFA), Role::Eye, "eye.white");
  add(ellipse({501, 430}, 70, 30), rgb(0xC9CEE6, 0.55), Role::Eye, "eye.shade");
  add(ellipse({508, 486}, 37, 43, 7), rgb(0x3A7040), Role::Eye, "eye.iris");
  add(ellipse({508, 497}, 31, 29, 7), rgb(0x70A070), Role::Eye, "eye.iris");
  add(ellipse({508, 486}, 24, 28, 7), rgb(0x1D1418), Role::Eye, "eye.pupil");
  add(ellipse({496, 468}, 12, 13), rgb(0xFFFFFF), Role::Eye, "eye.shine");
  add(ellipse({522, 506}, 5, 6), rgb(0xFFFFFF, 0.85), Role::Eye, "eye.shine");
  list.root.add(std::move(figure));
  constexpr int kCell = 4;
  const Picture p(list, "pixel", 192 * kCell);
  const auto cell = [&](int x, int y) { return p.at(x * kCell + 1, y * kCell + 1); };
  std::set<std::uint32_t> colors;
  int light = 0;
  for (int y = 83; y < 103; ++y)
    for (int x = 87; x < 106; ++x) {
      const std::uint32_t c = cell(x, y);
      colors.insert(c);
      const bool in_pupil = x > 93 && x < 102 && y > 88 && y < 98;
      light += in_pupil && luminance(rgb(c)) > 0.8;
      EXPECT_TRUE(c == cell(x - 1, y) || c == cell(x + 1, y) || c == cell(x, y - 1) ||
                  c == cell(x, y + 1))
          << "a stray cell at " << x << ',' << y;
    }
  EXPECT_LE(colors.size(), 5U);
  EXPECT_TRUE(light == 4 || light == 9) << light;  // one square of light
}

TEST(Pixel, ALineGoesFromCellToCellWithoutCorners) {
  std::vector<Point> points;
  for (int i = 0; i <= 40; ++i) points.push_back({i * 2.5, 30 + 25 * std::sin(i * 0.2)});
  const std::vector<Point> cells = pixel_art::cells_along(points, 5);
  ASSERT_GT(cells.size(), 15U);
  for (std::size_t i = 1; i < cells.size(); ++i) {
    EXPECT_LE(std::abs(cells[i].x - cells[i - 1].x), 1);
    EXPECT_LE(std::abs(cells[i].y - cells[i - 1].y), 1);
    if (i > 1)
      EXPECT_FALSE((cells[i].x == cells[i - 1].x && cells[i - 1].y == cells[i - 2].y) ||
                   (cells[i].y == cells[i - 1].y && cells[i - 1].x == cells[i - 2].x))
          << i;
  }
}

TEST(Pixel, ThePaletteIsSmall) {
  const Picture p(small_picture(), "pixel", 1000);
  std::set<std::uint32_t> colors;
  for (int y = 0; y < p.height(); ++y)
    for (int x = 0; x < p.width(); ++x) colors.insert(p.at(x, y));
  EXPECT_LE(colors.size(), static_cast<std::size_t>(entry("pixel").number("colors")));
  EXPECT_GE(colors.size(), 8U);
}

TEST(Pixel, AnEyeSmallerThanACellIsStillSeen) {
  DisplayList list = plain(rgb(0xF0D8B0));
  Shape eye = area(ellipse({502, 501}, 3, 4), rgb(0x201010), Role::Eye, false, false);
  list.root.add(area(ellipse({500, 500}, 60, 60), rgb(0xE8A060), Role::Body));
  list.root.add(eye);
  const Picture p(list, "pixel", 1000);
  double darkest = 1;
  for (int y = 485; y < 515; ++y)
    for (int x = 485; x < 515; ++x) darkest = std::min(darkest, luminance(rgb(p.at(x, y))));
  EXPECT_LT(darkest, 0.05);
}

TEST(FewColors, KeepsASmallBrightThingBesideALargeDullOne) {
  FewColors few(4);
  for (int i = 0; i < 64; ++i) few.count(rgb(0x405060 + static_cast<unsigned>(i) * 0x010101), 500);
  few.count(rgb(0xE02020), 30);
  few.choose();
  EXPECT_LE(few.palette().size(), 4U);
  EXPECT_LT(apart(few.nearest(rgb(0xE02020)), rgb(0xE02020)), 0.06);
}

TEST(Oklab, ThereAndBackIsTheSameColour) {
  for (unsigned v : {0x000000U, 0xFFFFFFU, 0xE85D3AU, 0x2B2A55U, 0x86BF6AU})
    EXPECT_LT(apart(from_oklab(to_oklab(rgb(v))), rgb(v)), 0.002) << v;
}

TEST(RasterStyles, AnEmptyListIsItsPaper) {
  for (const char* style : kRasterStyles) {
    const Picture p(DisplayList{}, style, 120);
    EXPECT_LT(apart(p.mean(0, 0, 120, 120), entry(style).paper), 0.04) << style;
  }
}

TEST(RasterStyles, TinyLargeAndLongTargetsArePainted) {
  for (const char* style : kRasterStyles) {
    EXPECT_EQ(Picture(small_picture(), style, 16).height(), 16) << style;
    EXPECT_EQ(Picture(small_picture(), style, 1).height(), 1) << style;
    DisplayList wide = small_picture();
    wide.width = 2500;
    EXPECT_EQ(Picture(wide, style, 4200).height(), 1680) << style;
  }
}

TEST(RasterStyles, WordsAreSeen) {
  for (const char* style : kRasterStyles)
    for (const bool dark : {true, false}) {
      DisplayList list = plain(dark ? rgb(0xF4E8C8) : rgb(0x703020));
      const Picture without(list, style, 800);
      Words words;
      words.text = "TO THE SEA";
      words.box = {300, 400, 400, 200};
      words.color = dark ? rgb(0x201810) : rgb(0xFFF8E8);
      list.root.add(words);
      const Picture with(list, style, 800);
      const double before = luminance(without.mean(280, 340, 240, 120));
      const double after = luminance(with.mean(280, 340, 240, 120));
      if (dark)
        EXPECT_LT(after, before * 0.9) << style;
      else
        EXPECT_GT(after, before * 1.15) << style;
      EXPECT_EQ(without.at(100, 700), with.at(100, 700)) << style;
    }
}

TEST(RasterStyles, ABitmapKeepsItsColours) {
  const Surface logo(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8));
  const Cairo cr(cairo_create(logo.get()));
  set_color(cr.get(), rgb(0xD81E5B));
  cairo_paint(cr.get());
  drawing::Picture picture;
  picture.png = std::make_shared<std::string>(encode_png(logo.get()));
  picture.box = {400, 400, 200, 200};
  for (const char* style : kRasterStyles) {
    DisplayList list = plain(rgb(0x88AACC));
    list.root.add(picture);
    const Picture p(list, style, 500);
    EXPECT_LT(apart(p.mean(220, 220, 60, 60), rgb(0xD81E5B)), 0.02) << style;
  }
}

TEST(RasterStyles, AFaintGroupLetsThroughWhatLiesBehind) {
  for (const char* style : kRasterStyles) {
    DisplayList list = plain(rgb(0xF0F0E8));
    const Color bare = Picture(list, style, 300).mean(130, 130, 40, 40);
    Group group;
    group.add(area(rectangle({300, 300, 400, 400}), rgb(0x204080), Role::Cloth, false, false));
    DisplayList full = list;
    full.root.add(group);
    group.opacity = 0.3;
    list.root.add(group);
    const double thick = apart(Picture(full, style, 300).mean(130, 130, 40, 40), bare);
    const double thin = apart(Picture(list, style, 300).mean(130, 130, 40, 40), bare);
    EXPECT_GT(thin, 0.04) << style;
    EXPECT_LT(thin, 0.75 * thick) << style;
  }
}

TEST(RasterStyles, NothingIsPaintedOutsideAClip) {
  for (const char* style : kRasterStyles) {
    DisplayList list = plain(rgb(0xF0F0E8));
    const Picture bare(list, style, 300);
    Group group;
    group.clip = rectangle({300, 300, 400, 400});
    group.add(area(rectangle({0, 0, 1000, 1000}), rgb(0x204080), Role::Cloth, false, false));
    list.root.add(group);
    const Picture p(list, style, 300);
    EXPECT_LT(apart(p.mean(40, 130, 30, 40), bare.mean(40, 130, 30, 40)), 0.03) << style;
    EXPECT_GT(apart(p.mean(130, 130, 40, 40), bare.mean(130, 130, 40, 40)), 0.2) << style;
  }
}

TEST(RasterStyles, APdfCarriesPaintAsJpegAndPixelsAsTheyAre) {
  for (const char* style : {"watercolor", "sketch"}) {
    const std::string pdf = pdf_of(small_picture(), style);
    EXPECT_NE(pdf.find("/DCTDecode"), std::string::npos) << style;
    EXPECT_LT(pdf.size(), 1'500'000U) << style;
  }
  const std::string pdf = pdf_of(small_picture(), "pixel");
  EXPECT_EQ(pdf.find("/DCTDecode"), std::string::npos);
  EXPECT_EQ(pdf.find("/Interpolate true"), std::string::npos);
  EXPECT_LT(pdf.size(), 60'000U);
}

TEST(NoiseTile, ContinuesAtItsEdges) {
  for (const NoiseTile* tile : {&cloud_noise(), &paper_tooth()}) {
    int at_seam = 0, within = 0;
    for (int i = 0; i < NoiseTile::kSide; ++i) {
      at_seam = std::max(at_seam, std::abs(tile->at(511, i) - tile->at(512, i)));
      within = std::max(within, std::abs(tile->at(200, i) - tile->at(201, i)));
    }
    EXPECT_LE(at_seam, within + 12);
  }
}

TEST(BoxBlur, SpreadsAndKeepsTheMean) {
  std::vector<std::uint8_t> plane(40 * 30, 100);
  plane[15 * 40 + 20] = 255;
  box_blur(plane.data(), 40, 30, 2);
  EXPECT_LT(plane[15 * 40 + 20], 120);
  EXPECT_GT(plane[15 * 40 + 21], 100);
  EXPECT_NEAR(plane[0], 100, 1);
}

}  // namespace
}  // namespace talewright::drawing
