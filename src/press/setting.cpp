#include "press/setting.h"

#include "base/json.h"

namespace talewright::press {

using drawing::Color;
using drawing::DisplayList;
using drawing::Region;

namespace {

// Shares of the size that letters reach above and below the baseline in the fonts used here.
constexpr double kRise = 0.76, kFall = 0.24;

}  // namespace

double leading_of(double size) { return size * (size >= 24 ? 1.38 : 1.42); }

Block block_of(const MeasuredText& text, double size, double width) {
  Block block;
  block.size = size;
  block.leading = leading_of(size);
  block.lines = text.broken(size, width);
  block.height = size * (kRise + kFall);
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    block.width = std::max(block.width, block.lines[i].width);
    if (i > 0) block.height += block.leading * (1 + block.lines[i].space_before);
  }
  return block;
}

double characters_in(double width, const Lettering& lettering) {
  static const std::string kSample = "the quick brown fox jumps over the lazy dog and then sleeps";
  return width / (text_width(kSample, lettering) / static_cast<double>(kSample.size()));
}

Box line_box(const TextLine& line, double size) {
  return {line.start.x - 3, line.start.y - size * kRise - 2, line.width + 6,
          size * (kRise + kFall) + 4};
}

std::vector<Box> place_block(PageLayout& layout, const Block& block, const Box& box, Align align,
                             const Lettering& lettering, TextLine::Purpose purpose) {
  Lettering sized = lettering;
  sized.size = block.size;
  layout.letterings.push_back(sized);
  const double left = box.centre().x - block.width / 2;
  double y = box.y + block.size * kRise;
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const BrokenLine& broken = block.lines[i];
    if (i > 0) y += block.leading * (1 + broken.space_before);
    double x = left;
    if (align == Align::Centre)
      x = box.centre().x - broken.width / 2;
    else if (runs_right_to_left(broken.text))
      x = left + block.width - broken.width;
    layout.lines.push_back({broken.text,
                            {x, y},
                            broken.width,
                            purpose,
                            broken.starts_paragraph,
                            layout.letterings.size() - 1,
                            0});
    boxes.push_back(line_box(layout.lines.back(), block.size));
    layout.text_box = layout.text_box.united(boxes.back());
  }
  return boxes;
}

Box place_line(PageLayout& layout, const std::string& text, double x, double baseline,
               const Lettering& lettering, TextLine::Purpose purpose, double tracking) {
  layout.letterings.push_back(lettering);
  const double width = text_width(text, lettering, tracking);
  layout.lines.push_back({text,
                          {x - width / 2, baseline},
                          width,
                          purpose,
                          true,
                          layout.letterings.size() - 1,
                          tracking});
  const Box box = line_box(layout.lines.back(), lettering.size);
  layout.text_box = layout.text_box.united(box);
  return box;
}

Box covering(const DisplayList& picture, const std::string& style, const Box& target) {
  const double bare = 2 * drawing::style_named(style).bare_edge;
  const double k =
      std::max(target.width / (picture.width - bare), target.height / (picture.height - bare));
  const double w = picture.width * k, h = picture.height * k;
  return {target.centre().x - w / 2, target.centre().y - h / 2, w, h};
}

Box on_page(const Box& box, const DisplayList& picture, const Box& whole) {
  const double kx = whole.width / picture.width, ky = whole.height / picture.height;
  return {whole.x + box.x * kx, whole.y + box.y * ky, box.width * kx, box.height * ky};
}

std::vector<Box> regions_on_page(const DisplayList& picture, const Box& whole, Region::Kind kind) {
  std::vector<Box> boxes;
  for (const Region& r : picture.regions)
    if (r.kind == kind && !r.box.empty()) boxes.push_back(on_page(r.box, picture, whole));
  return boxes;
}

namespace {

/// The square of the picture that shows its figures: all of them together where that is possible,
/// so that nobody's face is halved by the circle; the middle of the picture when there are none.
Box main_square(const DisplayList& picture) {
  const double most = std::min(picture.width, picture.height);
  Box all;
  for (const Region& r : picture.regions)
    if (r.kind == Region::Kind::Face)
      all = all.united(r.box.grown(std::max(r.box.width, r.box.height) * 0.35));
  Point centre = all.empty() ? Point{picture.width / 2, picture.height / 2} : all.centre();
  double side = most * 0.85;
  if (!all.empty()) {
    // Bodies may be cut at the bottom as in any portrait; a circle needs its corners empty.
    double depth = all.height;
    for (const Region& r : picture.regions)
      if (r.kind == Region::Kind::Figure && r.box.height < most * 0.6)
        depth = std::max(depth, std::min(r.box.bottom(), picture.height) - all.y);
    side = std::max(all.width, depth) * 1.24;
    centre.y = all.y + depth / 2;
  }
  side = std::clamp(side, most * 0.3, most);
  centre.x = std::clamp(centre.x, side / 2, picture.width - side / 2);
  centre.y = std::clamp(centre.y, side / 2, picture.height - side / 2);
  return {centre.x - side / 2, centre.y - side / 2, side, side};
}

}  // namespace

PlacedPicture vignette(const DisplayList& picture, Point centre, double radius, std::string alt) {
  const Box square = main_square(picture);
  const double k = 2 * radius / square.width;
  PlacedPicture placed;
  placed.whole = {centre.x - radius - square.x * k, centre.y - radius - square.y * k,
                  picture.width * k, picture.height * k};
  placed.window = drawing::ellipse(centre, radius, radius);
  placed.alt = std::move(alt);
  return placed;
}

drawing::Shape plain_area(drawing::Path path, Color color) {
  drawing::Shape shape;
  shape.path = std::move(path);
  shape.fill = drawing::Fill::solid(color);
  return shape;
}

drawing::Shape veil(bool at_top, double text_edge, double fade, Color color, double opacity) {
  const double reach = (at_top ? text_edge : kTrim - text_edge) + fade;
  const double full = 1 - fade / reach;
  std::vector<drawing::GradientStop> stops{{0, color.with_alpha(opacity)}};
  // A cosine's ease, so that no edge is seen.
  for (int i = 0; i <= 6; ++i) {
    const double t = i / 6.0;
    stops.push_back({full + (1 - full) * t,
                     color.with_alpha(opacity * 0.5 * (1 + std::cos(std::numbers::pi * t)))});
  }
  drawing::Shape shape;
  const double y = at_top ? 0 : kTrim - reach;
  shape.path = drawing::rectangle({0, y, kTrim, reach});
  shape.fill = at_top ? drawing::Fill::linear({0, 0}, {0, reach}, std::move(stops))
                      : drawing::Fill::linear({0, kTrim}, {0, y}, std::move(stops));
  return shape;
}

Color veil_color(const Light& light, Color ink, const drawing::StyleEntry& style) {
  if (drawing::luminance(ink) >= 0.2)
    return drawing::mix(drawing::darker(light.color, 0.5), drawing::rgb(0x0E1430), 0.55);
  // Where paper shows around the picture, the veil is paper too.
  return drawing::mix(light.color, style.page, style.vignette ? 1 : 0.78);
}

void measure_text(PageLayout& layout, const DisplayList* picture, const std::string& style) {
  measure_text(layout, picture, Backdrop(layout, picture, style));
}

void measure_text(PageLayout& layout, const DisplayList* picture, const Backdrop& backdrop) {
  TextMeasures& m = layout.measures;
  m = {};
  std::vector<Box> main;
  for (const TextLine& line : layout.lines) {
    const Lettering& lettering = layout.letterings.at(line.lettering);
    const Box box = line_box(line, lettering.size);
    Light light = backdrop.measure({box});
    // Letters with a contour are read against the contour.
    if (lettering.outline_width >= 1)
      light.low = light.mean = light.high = drawing::luminance(lettering.outline);
    m.contrast_low = std::min(m.contrast_low, light.contrast_with(lettering.color));
    if (line.purpose == TextLine::Purpose::Story || line.purpose == TextLine::Purpose::Title)
      main.push_back(box);
    m.missing_glyphs += missing_glyphs(line.text, lettering, m.missing_example);
  }
  const Light light = backdrop.measure(main);
  m.luminance_mean = light.mean;
  m.luminance_spread = light.spread();
  if (!has_art(picture) || !layout.picture) return;
  for (const Box& face : regions_on_page(*picture, layout.picture->whole, Region::Kind::Face))
    for (const Box& box : main) {
      const double w = std::min(face.right(), box.right()) - std::max(face.x, box.x);
      const double h = std::min(face.bottom(), box.bottom()) - std::max(face.y, box.y);
      if (w > 0 && h > 0)
        m.faces_covered = std::max(m.faces_covered, w * h / (face.width * face.height));
    }
}

bool has_art(const DisplayList* picture) { return picture && !picture->root.children.empty(); }

std::string book_word(const std::string& language, std::string_view key) {
  static const json::value all = parse_embedded("resources/book_words.json");
  const json::object& words = all.as_object();
  const json::object* chosen = object_at(words, language.substr(0, language.find('-')));
  if (!chosen) chosen = object_at(words, "en");
  return text_or(*chosen, key);
}

}  // namespace talewright::press
