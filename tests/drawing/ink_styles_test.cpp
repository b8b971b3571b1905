// The styles that are inked: manga, western and graphic novel; and what all that stay vector share.
#include <cairo-pdf.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/random.h"
#include "drawing/pen.h"
#include "drawing/pictures.h"
#include "drawing/png.h"
#include "drawing/style.h"

namespace talewright::drawing {
namespace {

constexpr const char* kInked[] = {"manga", "western", "graphic_novel"};

/// Pixels of a picture in a style.
struct Image {
  Surface surface;
  Image(const DisplayList& list, std::string_view style, int px)
      : surface(read_png(draw_png(list, style, px))) {}
  Color at(int x, int y) const {
    const unsigned char* p =
        cairo_image_surface_get_data(surface.get()) +
        static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface.get()) + 4 * x;
    return {p[2] / 255.0, p[1] / 255.0, p[0] / 255.0};
  }
  int width() const { return cairo_image_surface_get_width(surface.get()); }
  int height() const { return cairo_image_surface_get_height(surface.get()); }
  template <class F>
  double share(const Box& box, F&& is) const {
    int hits = 0, all = 0;
    for (int y = static_cast<int>(box.y); y < box.bottom(); ++y)
      for (int x = static_cast<int>(box.x); x < box.right(); ++x) ++all, hits += is(at(x, y));
    return static_cast<double>(hits) / all;
  }
};

bool black(Color c) { return luminance(c) < 0.02; }
bool white(Color c) { return luminance(c) > 0.95; }

/// A red figure and a blue one before land, sky, trees; many shapes, as a scene has.
DisplayList busy_picture() {
  DisplayList list = small_picture();
  Random random(11);
  for (int i = 0; i < 260; ++i) {
    const Point p{random.between(0, 1000), random.between(120, 950)};
    const double r = random.between(8, 70);
    list.root.add(area(ellipse(p, r, r * random.between(0.6, 1.4)),
                       {random.unit(), random.unit(), random.unit()},
                       static_cast<Role>(3 + random.below(6)), i % 3 != 0, i % 2 == 0));
    Shape line;
    const Point points[] = {p, p + Point{r, -8}, p + Point{2 * r, 5}};
    line.path = curve_through(points);
    line.stroke = {random.between(2, 6), rgb(0x3A2524)};
    line.role = Role::Mark;
    list.root.add(std::move(line));
  }
  for (const auto& [x, name, color] :
       {std::tuple{280.0, "red", rgb(0xC8312B)}, {720.0, "blue", rgb(0x2B5FC0)}}) {
    Group figure;
    figure.name = std::string("figure.") + name;
    figure.add(area(ellipse({x, 700}, 150, 220), color, Role::Cloth));
    figure.add(area(ellipse({x, 420}, 130, 120), rgb(0xE9BE98), Role::Body));
    figure.add(area(ellipse({x - 50, 400}, 26, 34), rgb(0xFDFBF5), Role::Eye, true, false));
    list.root.add(std::move(figure));
  }
  return list;
}

cairo_status_t collect(void* into, const unsigned char* data, unsigned n) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), n);
  return CAIRO_STATUS_SUCCESS;
}

std::string pdf_of(const DisplayList& list, std::string_view style) {
  std::string pdf;
  const Surface surface(cairo_pdf_surface_create_for_stream(&collect, &pdf, 612, 612));
  {
    const Cairo cr(cairo_create(surface.get()));
    paint(cr.get(), list, style, {0, 0, 612, 612});
  }
  cairo_surface_finish(surface.get());
  return pdf;
}

TEST(Manga, HasNoColourAndFewGreys) {
  const Image image(busy_picture(), "manga", 800);
  int grey = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const Color c = image.at(x, y);
      ASSERT_LT(std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}), 0.02) << x << ',' << y;
      grey += !black(c) && !white(c);
    }
  // Only the rims of lines and dots are neither; a flat grey would be a solid area of it.
  EXPECT_LT(grey, image.width() * image.height() * 0.45);
  for (int y = 0; y + 24 < image.height(); y += 12)
    for (int x = 0; x + 24 < image.width(); x += 12) {
      const double flat =
          image.share({x * 1.0, y * 1.0, 24, 24}, [](Color c) { return c.r > 0.15 && c.r < 0.85; });
      ASSERT_LT(flat, 0.9) << x << ',' << y;
    }
}

TEST(Manga, ToneGrowsWithDarknessUntilItIsSolid) {
  double before = -1;
  for (const unsigned value : {0xF4F4F4U, 0xA8A8A8U, 0x8A8A8AU, 0x686868U, 0x202020U}) {
    DisplayList list;
    Group figure;
    figure.name = "figure.hero";
    figure.add(area(ellipse({100, 100}, 30, 30), rgb(0xFFFFFF), Role::Eye, false, false));
    figure.add(area(rectangle({200, 200, 600, 600}), rgb(value), Role::Cloth, false, false));
    list.root.add(std::move(figure));
    const Image image(list, "manga", 600);
    double ink = 0;
    for (int y = 150; y < 450; ++y)
      for (int x = 150; x < 450; ++x) ink += (1 - image.at(x, y).r) / 90'000;
    EXPECT_GT(ink, before) << value;
    before = ink;
  }
  EXPECT_GT(before, 0.95);
}

TEST(Manga, FacesAreWhiteByNightToo) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), rgb(0x1C2450), Role::Sky, false, false));
  Group figure;
  figure.name = "figure.hero";
  figure.add(area(ellipse({500, 500}, 300, 300), rgb(0x9C90A0), Role::Body, true, false));
  figure.add(area(ellipse({420, 450}, 40, 50), rgb(0xA8ACC0), Role::Eye, true, false));
  list.root.add(std::move(figure));
  const Image image(list, "manga", 500);
  EXPECT_GT(image.share({200, 300, 100, 60}, white), 0.98);
  EXPECT_GT(image.share({0, 0, 100, 60}, black), 0.98);
}

TEST(Manga, LinesLeadToWhatTheReaderShouldFeelButNeverOverIt) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), rgb(0xFFFFFF), Role::Land, false, false));
  Group figure;
  figure.name = "figure.hero";
  figure.add(area(ellipse({500, 500}, 100, 100), rgb(0xFFFFFF), Role::Body, false, false));
  list.root.add(std::move(figure));
  const auto ink = [&](const Box& box) {
    return Image(list, "manga", 500).share(box, [](Color c) { return c.r < 0.5; });
  };
  const Box rim{0, 0, 500, 40};
  EXPECT_LT(ink(rim), 0.01);
  list.emphasis = {Emphasis::Kind::Focus, {}, {400, 400, 200, 200}};
  EXPECT_GT(ink(rim), 0.06);
  EXPECT_LT(ink(rim), 0.5);                 // more paper than line
  EXPECT_EQ(ink({130, 130, 240, 240}), 0);  // only the outer quarter
  list.regions.push_back({Region::Kind::Figure, "hero", {0, 0, 1000, 300}});
  EXPECT_EQ(ink({0, 0, 500, 40}), 0);  // nor where somebody is
  list.regions.clear();
  list.emphasis = {Emphasis::Kind::Motion, {1, 0}, {400, 400, 200, 200}};
  EXPECT_GT(ink({120, 200, 80, 100}), 0.03);  // behind who runs to the right
  EXPECT_EQ(ink({305, 200, 190, 100}), 0);    // not before
  EXPECT_EQ(ink({0, 320, 500, 180}), 0);      // nor elsewhere
  EXPECT_EQ(ink({220, 220, 60, 60}), 0);      // and never over the figure
}

TEST(Manga, WaterIsDarkerBelowThanAbove) {
  DisplayList list;
  Shape sea = area(rectangle({-20, -20, 1040, 1040}), rgb(0x7BC1D0), Role::Water, false, false);
  sea.fill = Fill::linear({0, 0}, {0, 1000}, {{0, rgb(0xA8DADE)}, {1, rgb(0x4589A9)}});
  list.root.add(sea);
  const Image image(list, "manga", 500);
  const auto ink = [](Color c) { return c.r < 0.5; };
  EXPECT_LT(image.share({0, 0, 500, 60}, ink), 0.12);
  EXPECT_GT(image.share({0, 400, 500, 60}, ink), 0.35);
}

TEST(InkedStyles, DarkAroundALampHasAnEdge) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), rgb(0xB09A80), Role::Interior, false, false));
  Shape night = area(rectangle({0, 0, 1000, 1000}), rgb(0), Role::Glow, false, false);
  const Color dark = rgb(0x101A60);
  night.fill =
      Fill::radial({500, 500}, 700,
                   {{0, dark.with_alpha(0)}, {0.4, dark.with_alpha(0)}, {1, dark.with_alpha(0.7)}});
  list.root.add(night);
  for (const char* style : {"graphic_novel", "western", "flat"}) {
    const Image image(list, style, 500);
    // From the middle to the side the ground takes few values, where a gradient has hundreds.
    std::set<int> values;
    for (int x = 250; x < 500; ++x)
      values.insert(static_cast<int>(std::lround(image.at(x, 250).r * 255)) / 3);
    EXPECT_LE(values.size(), 24U) << style;
    EXPECT_GT(luminance(image.at(250, 250)), luminance(image.at(495, 250))) << style;
  }
}

TEST(InkedStyles, LamplightOnAWallIsNeverGrey) {
  DisplayList list;
  Shape wall = area(rectangle({0, 0, 1000, 1000}), rgb(0), Role::Interior, false, false);
  wall.fill = Fill::radial({500, 500}, 700, {{0, rgb(0xF2CE8C)}, {1, rgb(0x1E3A6E)}});
  list.root.add(wall);
  const Image image(list, "flat", 500);
  int grey = 0;
  for (int x = 0; x < 500; ++x) {
    const Color c = image.at(x, 250);
    grey += std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}) < 0.16 ? 1 : 0;
  }
  EXPECT_LT(grey, 10);
}

TEST(Western, TheHollowBehindARiseCarriesNoDots) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), rgb(0x8FBF6A), Role::Land, false, false));
  list.root.add(
      area(ellipse({500, 500}, 400, 60), rgb(0x203050, 0.19), Role::Shadow, false, false));
  const Image image(list, "western", 500);
  for (int x = 150; x < 350; ++x)
    EXPECT_NEAR(luminance(image.at(x, 250)), luminance(image.at(150, 250)), 0.01) << x;
  EXPECT_LT(luminance(image.at(250, 250)), luminance(image.at(250, 350)) - 0.01);
}

TEST(GraphicNovel, PrintsSceneryInFewFlatInks) {
  DisplayList list;
  Random random(5);
  for (int i = 0; i < 60; ++i)
    list.root.add(area(rectangle({random.between(0, 900), random.between(0, 900), 160, 160}),
                       {random.unit(), random.unit(), random.unit()}, Role::Structure, false,
                       false));
  const Image image(list, "graphic_novel", 500);
  const auto style = std::ranges::find(styles(), "graphic_novel", &StyleEntry::name);
  int stray = 0, all = 0;
  for (int y = 5; y < 500; y += 7)
    for (int x = 5; x < 500; x += 7) {
      double nearest = 1;
      for (const auto& [name, ramp] : style->colors)
        for (const Color& ink : ramp) {
          const Color c = image.at(x, y);
          nearest = std::min(nearest, std::max({std::abs(c.r - ink.r), std::abs(c.g - ink.g),
                                                std::abs(c.b - ink.b)}));
        }
      ++all, stray += nearest > 0.1;  // a breath of its own hue is left to everything
    }
  EXPECT_LT(stray, all / 20);
}

TEST(Flat, HasNoGradientWithinAThing) {
  DisplayList list;
  list.root.add(area(rectangle({0, 0, 1000, 1000}), rgb(0xE8F0E0), Role::Interior, false, false));
  list.root.add(area(ellipse({500, 500}, 300, 300), rgb(0xC8312B), Role::Cloth));
  const Image image(list, "flat", 500);
  std::set<int> reds;
  for (int x = 120; x < 380; ++x)
    reds.insert(static_cast<int>(std::lround(image.at(x, 250).g * 255)));
  EXPECT_LE(reds.size(), 10U);  // ground, body, shade, light, and the rims between
}

TEST(InkedStyles, KeepTheHueFamilyOfAFigure) {
  for (const char* style : {"western", "graphic_novel"}) {
    const Image image(busy_picture(), style, 500);
    const auto coloured = [&](const Box& box, auto&& is) { return image.share(box, is); };
    const Box red{85, 290, 110, 120}, blue{305, 290, 110, 120};
    const auto is_red = [](Color c) { return c.r > c.g * 1.25 && c.r > c.b * 1.15; };
    const auto is_blue = [](Color c) { return c.b > c.r * 1.15 && c.b > c.g * 1.05; };
    EXPECT_GT(coloured(red, is_red), 0.5) << style;
    EXPECT_LT(coloured(red, is_blue), 0.25) << style;
    EXPECT_GT(coloured(blue, is_blue), 0.5) << style;
    EXPECT_LT(coloured(blue, is_red), 0.1) << style;
  }
}

TEST(InkedStyles, SpotBlacksOnTheSideThatTurnsFromTheLight) {
  DisplayList list;
  list.light = {-1, 0};
  list.root.add(area(ellipse({500, 500}, 200, 200), rgb(0xC8312B), Role::Cloth));
  for (const char* style : {"western", "graphic_novel"}) {
    const Image image(list, style, 500);
    const auto dark = [](Color c) { return luminance(c) < 0.03; };
    const double far = image.share({316, 210, 30, 80}, dark);
    const double near = image.share({156, 210, 30, 80}, dark);
    EXPECT_GT(far, near + 0.3) << style;
  }
}

TEST(InkedStyles, HaveContoursThatSwell) {
  DisplayList list;
  list.light = {-1, 0};
  Group figure;
  figure.name = "figure.hero";
  figure.add(area(ellipse({500, 500}, 300, 300), rgb(0xFFFFFF), Role::Cloth, true, false));
  list.root.add(std::move(figure));
  for (const char* style : {"manga", "western"}) {
    const Image image(list, style, 1000);
    const auto ink = [](Color c) { return c.r < 0.5; };
    EXPECT_GT(image.share({780, 499, 40, 2}, ink), image.share({180, 499, 40, 2}, ink) * 1.5)
        << style;
  }
}

TEST(VectorStyles, KeepABusyPageSmallAndFreeOfImages) {
  const DisplayList list = busy_picture();
  for (const StyleEntry& style : styles()) {
    if (!style.vector) continue;
    const std::string pdf = pdf_of(list, style.name);
    EXPECT_EQ(pdf.find("/Subtype /Image"), std::string::npos) << style.name;
    EXPECT_LT(pdf.size(), 500'000U) << style.name;
  }
}

TEST(VectorStyles, AreSameAtTwoSizesSeenFromAfar) {
  // Tones keep their value when tiles are rounded to pixels.
  const auto mean = [](const Image& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) sum += image.at(x, y).g;
    return sum / (image.width() * image.height());
  };
  const DisplayList list = busy_picture();
  for (const char* style : kInked)
    EXPECT_NEAR(mean(Image(list, style, 300)), mean(Image(list, style, 1000)), 0.03) << style;
}

}  // namespace
}  // namespace talewright::drawing
