// Files that people hand in: what is taken, what is refused, and how quickly.
#include "drawing/upload.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/failure.h"
#include "base/json.h"
#include "drawing/photo_colors.h"

namespace talewright::drawing {
namespace {

std::string sample(const std::string& name) {
  std::ifstream file(TALEWRIGHT_TEST_DATA "/fuzz/corpus/upload/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The refusal of a logo as "code: reason or rule"; empty when it is taken.
std::string refusal(std::string_view bytes) {
  try {
    read_logo(bytes, 256, "/logo");
    return "";
  } catch (const Failure& f) {
    EXPECT_EQ(text_or(f.details(), "field"), "/logo");
    const std::string why = text_or(f.details(), "reason");
    return f.code() + ": " + (why.empty() ? text_or(f.details(), "rule") : why);
  }
}

std::string svg(const std::string& inside,
                const std::string& attributes = "viewBox=\"0 0 10 10\"") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " +
         attributes + ">" + inside + "</svg>";
}

void put_u32(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i)
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (24 - 8 * i));
}

bool is_near(std::uint32_t pixel, std::uint32_t rgb, int by = 24) {
  for (int shift = 0; shift <= 16; shift += 8)
    if (std::abs(static_cast<int>(pixel >> shift & 255) - static_cast<int>(rgb >> shift & 255)) >
        by)
      return false;
  return true;
}

TEST(Uploads, OfEveryKindShowTheSamePicture) {
  const std::pair<const char*, const char*> files[] = {
      {"fox.png", "image/png"},          {"deep.png", "image/png"},
      {"palette.png", "image/png"},      {"fox.jpg", "image/jpeg"},
      {"progressive.jpg", "image/jpeg"}, {"fox.webp", "image/webp"},
      {"lossless.webp", "image/webp"},   {"moving.webp", "image/webp"},
      {"fox.gif", "image/gif"},          {"moving.gif", "image/gif"}};
  for (const auto& [name, type] : files) {
    const Upload upload = read_photo(sample(name), 512, "/photo");
    EXPECT_EQ(upload.media_type, type) << name;
    EXPECT_EQ(upload.width, 64) << name;
    EXPECT_EQ(upload.height, 64) << name;
    const Raster& r = upload.raster;
    ASSERT_EQ(r.width, 64) << name;
    EXPECT_TRUE(is_near(r.at(32, 20), 0xD9642B)) << name << std::hex << r.at(32, 20);
    EXPECT_TRUE(is_near(r.at(32, 42), 0xF7E6CF)) << name << std::hex << r.at(32, 42);
    EXPECT_EQ(r.at(32, 20) >> 24, 255u) << name;
  }
  for (const char* clear : {"lossless.webp", "moving.gif"})
    EXPECT_EQ(read_photo(sample(clear), 512, "").raster.at(1, 1) >> 24, 0u) << clear;
}

TEST(Uploads, AreScaledDownToWhatIsAskedFor) {
  for (const char* name : {"fox.png", "fox.jpg", "fox.webp", "fox.gif", "logo.svg"}) {
    const Upload upload = read_logo(sample(name), 16, "");
    EXPECT_EQ(std::max(upload.raster.width, upload.raster.height), 16) << name;
    EXPECT_TRUE(to_png(upload.raster).starts_with("\x89PNG")) << name;
  }
  EXPECT_TRUE(is_near(read_logo(sample("fox.png"), 16, "").raster.at(8, 5), 0xD9642B));
}

TEST(Uploads, AreWhatTheirBytesSay) {
  EXPECT_EQ(refusal("").substr(0, 14), "image_invalid:");
  EXPECT_EQ(refusal("hello"), "image_invalid: it is none of PNG, JPEG, WebP and GIF");
  EXPECT_EQ(refusal("BM" + std::string(100, 'x')),
            "image_invalid: it is none of PNG, JPEG, WebP and GIF");
  try {
    read_photo(sample("logo.svg"), 64, "/photo");
    FAIL();
  } catch (const Failure& f) {
    EXPECT_EQ(f.code(), "image_invalid");
  }
}

TEST(Uploads, ThatAreCutOffAnywhereAreRefused) {
  for (const char* name : {"fox.png", "palette.png", "fox.jpg", "progressive.jpg", "fox.webp",
                           "lossless.webp", "moving.webp", "fox.gif", "logo.svg", "style.svg"}) {
    const std::string whole = sample(name);
    EXPECT_EQ(refusal(whole), "") << name;
    for (const double part : {0.1, 0.3, 0.5, 0.8, 0.97})
      EXPECT_EQ(refusal(std::string_view(whole).substr(
                            0, static_cast<std::size_t>(part * static_cast<double>(whole.size()))))
                    .substr(0, 14),
                "image_invalid:")
          << name << " " << part;
  }
}

TEST(Uploads, ThatAreDamagedAreRefusedOrShown) {
  for (const char* name : {"fox.png", "fox.jpg", "progressive.jpg", "fox.webp", "lossless.webp",
                           "moving.webp", "moving.gif", "logo.svg"}) {
    const std::string whole = sample(name);
    for (std::size_t at = 0; at < whole.size(); at += 7) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
      refusal(bytes);  // must come back, with either answer
    }
  }
}

TEST(Uploads, AreMeasuredBeforeTheyAreDecoded) {
  std::string png = sample("fox.png");
  put_u32(png, 16, 60000);
  EXPECT_EQ(refusal(png), "image_too_large: pixels a side");
  put_u32(png, 16, 16000);
  put_u32(png, 20, 16000);
  EXPECT_EQ(refusal(png), "image_too_large: pixels");
  put_u32(png, 16, 0);
  EXPECT_EQ(refusal(png), "image_invalid: it has no size");
  std::string gif = sample("fox.gif");
  std::size_t at = 13 + 3 * (std::size_t{2} << (gif[10] & 7));  // past the colours
  while (gif[at] == '!')
    for (at += 2; gif[at++] != 0;) at += static_cast<unsigned char>(gif[at - 1]);
  ASSERT_EQ(gif[at], ',') << "the first picture's descriptor";
  for (const std::size_t i : {5U, 6U, 7U, 8U}) gif[at + i] = '\x7f';
  EXPECT_EQ(refusal(gif), "image_too_large: pixels a side");
  std::string jpeg = sample("fox.jpg");
  const std::size_t frame = jpeg.find("\xFF\xC0");
  for (const std::size_t i : {5U, 6U, 7U, 8U}) jpeg[frame + i] = '\x7f';
  EXPECT_EQ(refusal(jpeg), "image_too_large: pixels a side");
  EXPECT_EQ(refusal("\x89PNG\r\n\x1a\n" + std::string(kMostUploadBytes, 'x')),
            "image_too_large: bytes");
}

TEST(Uploads, OfAJpegThatPassesOverThePictureAgainAndAgainAreRefused) {
  std::string jpeg = sample("progressive.jpg");
  const std::size_t frame = jpeg.find("\xFF\xC2");
  jpeg[frame + 5] = '\x12', jpeg[frame + 6] = '\x00';  // 4608 x 8192, 38 megapixels
  jpeg[frame + 7] = '\x20', jpeg[frame + 8] = '\x00';
  const std::size_t scan = jpeg.find("\xFF\xDA"), end = jpeg.rfind("\xFF\xD9");
  const std::string one = jpeg.substr(scan, end - scan);
  std::string bomb = jpeg.substr(0, scan);
  for (int i = 0; i < 60; ++i) bomb += one;
  EXPECT_EQ(refusal(bomb + "\xFF\xD9"), "image_invalid: it passes over the picture too often");
}

TEST(SvgLogos, AreDrawnInTheirProportions) {
  const Upload logo = read_logo(sample("logo.svg"), 240, "");
  EXPECT_EQ(logo.media_type, "image/svg+xml");
  EXPECT_EQ(logo.raster.width, 240);
  EXPECT_EQ(logo.raster.height, 80);
  EXPECT_TRUE(is_near(logo.raster.at(40, 40), 0xFFFFFF)) << "the disc that is used";
  EXPECT_EQ(logo.raster.at(0, 0) >> 24, 0u) << "a rounded corner is clear";
  EXPECT_EQ(refusal(svg("<rect width='10' height='10' style='fill:#c00;stroke-dasharray:none'/>")),
            "");
}

TEST(SvgLogos, ThatReachOutOfTheirFileAreRefused) {
  const std::string outside = "image_invalid: it refers to other files";
  EXPECT_EQ(refusal(svg("<use xlink:href='file:///etc/passwd#x'/>")), outside);
  EXPECT_EQ(refusal(svg("<use href='https://example.com/a.svg#x'/>")), outside);
  EXPECT_EQ(refusal(svg("<rect fill='url(http://example.com/#g)'/>")), outside);
  EXPECT_EQ(refusal(svg("<rect style='fill: url( \"other.svg#g\" )'/>")), outside);
  EXPECT_EQ(refusal(svg("<g xml:base='file:///etc/'/>")), outside);
  EXPECT_EQ(refusal("<?xml version='1.0'?><?xml-stylesheet href='a.css'?>" + svg("")), outside);
  for (const char* inside :
       {"<style>@import url(a.css);</style>", "<style><![CDATA[@import 'a.css';]]></style>",
        "<style>@\\69mport 'a.css'</style>"})
    EXPECT_EQ(refusal(svg(inside)).substr(0, 14), "image_invalid:") << inside;
  for (const char* tag : {"script", "image", "foreignObject", "filter", "mask"}) {
    const std::string name(tag);
    EXPECT_NE(refusal(svg("<" + name + "/>")).find("not taken"), std::string::npos) << name;
    EXPECT_NE(
        refusal(svg("<x:" + name + " xmlns:x='http://www.w3.org/2000/svg'/>")).find("not taken"),
        std::string::npos)
        << name;
  }
  EXPECT_NE(refusal(svg("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                        "href='/etc/passwd' parse='text'/>")),
            "");
  EXPECT_EQ(refusal(svg("<rect onload='alert(1)'/>")), "image_invalid: it holds scripts");
}

TEST(SvgLogos, ThatAreBombsAreRefusedBeforeAnythingIsDrawn) {
  EXPECT_EQ(
      refusal("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" +
              svg("<text>&b;</text>")),
      "image_invalid: it defines entities");
  EXPECT_NE(refusal(svg("<text>&nothing;</text>")), "");
  EXPECT_EQ(refusal("<?xml version='1.0' encoding='UTF-7'?>" + svg("")),
            "image_invalid: it is not in UTF-8");

  std::string levels = "<g id='l0'><rect width='1' height='1'/></g>";
  for (int i = 1; i < 20; ++i) {
    levels += "<g id='l" + std::to_string(i) + "'>";
    for (int k = 0; k < 10; ++k) levels += "<use xlink:href='#l" + std::to_string(i - 1) + "'/>";
    levels += "</g>";
  }
  EXPECT_EQ(refusal(svg("<defs>" + levels + "</defs><use href='#l19'/>")),
            "image_invalid: it is more than a logo: too much to draw");
  EXPECT_NE(refusal(svg("<g id='a'><use href='#a'/></g>")), "") << "uses itself";

  std::string deep, flat, many;
  for (int i = 0; i < 200; ++i) deep += "<g>";
  for (int i = 0; i < 200; ++i) deep += "</g>";
  EXPECT_EQ(refusal(svg(deep)), "image_invalid: it nests too deep");
  for (int i = 0; i < 6000; ++i) flat += "<rect/>";
  EXPECT_EQ(refusal(svg(flat)), "image_invalid: it has too many elements");
  EXPECT_EQ(refusal(svg("<text>" + std::string(5000, 'x') + "</text>")),
            "image_invalid: it has too much text");
  EXPECT_EQ(refusal(svg("<path stroke='red' stroke-dasharray='0.00001' d='M0 0H1000000'/>")),
            "image_invalid: it has dashed lines; turn them into shapes");
  EXPECT_EQ(refusal(svg("<desc>" + std::string(kMostSvgBytes, ' ') + "</desc>")),
            "image_too_large: bytes");
}

TEST(SvgLogos, WithImpossibleSizesAreRefusedOrFitted) {
  EXPECT_EQ(refusal(svg("", "viewBox='0 0 1e30 1e30'")), "") << "scaled like any other";
  for (const char* size : {"viewBox='0 0 0 10'", "viewBox='0 0 1e9 1'"})
    EXPECT_EQ(refusal(svg("<rect width='1' height='1'/>", size)).substr(0, 14), "image_invalid:")
        << size;
  for (const char* size : {"viewBox='0 0 nan nan'", "width='-5' height='10'",
                           "width='1e300' height='1'", "width='1e-300' height='1e300'"})
    refusal(svg("<rect width='1' height='1'/>", size));  // either answer, but one
}

TEST(PhotoColors, AreThoseOfTheFigureAndNotOfItsBackground) {
  for (const char* name : {"fox.png", "fox.jpg", "fox.webp", "fox.gif", "moving.gif"}) {
    const auto colors = photo_colors(read_photo(sample(name), 512, "").raster);
    ASSERT_GE(colors.size(), 2u) << name;
    EXPECT_LT(color_distance(colors[0].color, rgb(0xD9642B)), 0.04) << name;
    EXPECT_LT(color_distance(colors[1].color, rgb(0xF7E6CF)), 0.06) << name;
    EXPECT_GT(colors[1].height, colors[0].height) << name << ": the belly is below";
    for (const PhotoColor& c : colors)
      EXPECT_GT(color_distance(c.color, rgb(0xDFE4E8)), 0.02) << name << ": the background";
  }
}

TEST(PhotoColors, OfAnEmptyPictureAreNone) {
  Raster blank{8, 8, std::vector<std::uint32_t>(64, 0xFFFFFFFF)};
  EXPECT_TRUE(photo_colors(blank).empty());
  blank.pixels.assign(64, 0);
  EXPECT_TRUE(photo_colors(blank).empty());
  const Raster dot{1, 1, {0xFFD9642B}};
  EXPECT_TRUE(photo_colors(dot).empty());
}

}  // namespace
}  // namespace talewright::drawing
