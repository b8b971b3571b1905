// A story page. Arrangements are tried in the order in which a designer would like them, until the
// whole text fits: words in the picture's calm part; a paper band with a wavy edge and the picture
// beside it; the whole picture framed above the words; a page of words with a small round picture;
// words alone. Every try keeps faces uncovered and uncut.
#include <array>

#include "base/text.h"
#include "press/setting.h"

namespace talewright::press {

using drawing::DisplayList;
using drawing::Region;

namespace {

struct Sizes {
  double most, least;  ///< points, for the age band
};

Sizes sizes_of(story::Band band) {
  switch (band) {
    case story::Band::Toddler:
      return {29, 26};
    case story::Band::Preschool:
      return {24, 21};
    case story::Band::EarlyReader:
      return {20, 17};
  }
  return {24, 21};
}

/// Andika, or the first other family that has every letter: words whose letters come from two
/// families look broken.
Lettering story_letters(const std::string& text) {
  Lettering letters{.family = "Andika", .color = drawing::rgb(0x2B1B12)};
  for (const char* family : {"Andika", "DejaVu Sans", "Droid Sans Fallback"}) {
    letters.family = family;
    if (covers(letters, text)) return letters;
  }
  letters.family = "Andika";
  return letters;
}

constexpr double kGoodContrast = 7, kEnoughContrast = 4.5;
constexpr double kEvenLight = 0.30;  ///< spread of relative luminance that does not disturb

class StoryPage {
 public:
  StoryPage(const story::PlanDocument& plan, const DisplayList* picture, const BookPage& page)
      : plan_(plan),
        style_(drawing::style_named(plan.style)),
        picture_(has_art(picture) ? picture : nullptr),
        sizes_(sizes_of(plan.band)),
        letters_(story_letters(plan.pages.at(page.story_index).text)),
        text_(plan.pages[page.story_index].text, letters_) {
    base_.page = page;
    base_.paper = style_.page;
    character_ = 1 / characters_in(letters_.size, letters_);
    const story::SceneSpec& scene = plan.pages[page.story_index].scene;
    alt_ = scene.alt;
    calm_at_top_ = scene.text_space != story::TextSpace::Bottom;
    if (picture_) {
      whole_ = covering(*picture_, plan.style, {0, 0, kTrim, kTrim});
      faces_ = regions_on_page(*picture_, whole_, Region::Kind::Face);
      figures_ = regions_on_page(*picture_, whole_, Region::Kind::Figure);
      const auto calm = regions_on_page(*picture_, whole_, Region::Kind::Calm);
      if (!calm.empty()) calm_ = calm.front();
      if (!calm_.empty()) calm_at_top_ = calm_.centre().y < kTrim / 2;
    }
  }

  PageLayout make() {
    if (text_.line_count(20, kTrim) == 0) return picture_alone();
    if (picture_) {
      if (auto page = overlay()) return *std::move(page);
      if (auto page = banded()) return *std::move(page);
      if (auto page = framed(sizes_.most, sizes_.least, 250, 50)) return *std::move(page);
      if (auto page = framed(sizes_.least, 15, 216, 62)) return *std::move(page);
      if (auto page = worded(sizes_.least, 12, 130)) return *std::move(page);
    }
    return words_alone();
  }

  void measure(PageLayout& page) const {
    // Over the full picture only the veil is new; elsewhere the page is painted once more.
    if (picture_ && page.arrangement.starts_with("overlay"))
      measure_text(page, picture_, full_backdrop().with(page.over));
    else
      measure_text(page, picture_, plan_.style);
  }

 private:
  PageLayout full_picture() const {
    PageLayout page = base_;
    page.picture = PlacedPicture{whole_, drawing::rectangle({0, 0, kTrim, kTrim}), alt_};
    return page;
  }

  /// The whole picture, painted small once for all tries.
  const Backdrop& full_backdrop() const {
    if (!full_) full_.emplace(full_picture(), picture_, plan_.style);
    return *full_;
  }

  PageLayout picture_alone() {
    PageLayout page = picture_ ? full_picture() : base_;
    page.arrangement = picture_ ? "picture" : "blank";
    return page;
  }

  /// The largest size in half points at which the text fits.
  std::optional<Block> fitted(double most, double least, double width, double height,
                              double characters, std::size_t lines) const {
    for (double size = most; size >= least - 0.01; size -= 0.5) {
      const double column = std::min(width, characters * character_ * size);
      const std::size_t count = text_.line_count(size, column);
      if (count > lines || static_cast<double>(count) * leading_of(size) > height + size) continue;
      Block block = block_of(text_, size, column);
      if (block.height <= height && block.width <= width + 0.1 && block.lines.size() <= lines)
        return block;
    }
    return std::nullopt;
  }

  static Align alignment(const Block& block) {
    return block.lines.size() <= 4 ? Align::Centre : Align::Left;
  }

  // ---- words in the picture

  /// The part of `area` beside its page edge that stays clear of the boxes.
  Box clear_of(Box area, const std::vector<Box>& boxes, double air) const {
    for (const Box& b : boxes) {
      const Box wide = b.grown(air);
      if (!wide.overlaps(area)) continue;
      if (calm_at_top_) {
        area.height = std::max(0.0, wide.y - area.y);
      } else {
        const double bottom = area.bottom();
        area.y = std::min(bottom, wide.bottom());
        area.height = bottom - area.y;
      }
    }
    return area;
  }

  /// Areas for words, the most liked first.
  std::vector<Box> overlay_areas() const {
    const Box live = Box{0, 0, kTrim, kTrim}.grown(-kMargin);
    const auto band = [&](double height) {
      return calm_at_top_ ? Box{live.x, live.y, live.width, height}
                          : Box{live.x, live.bottom() - height, live.width, height};
    };
    std::vector<Box> areas;
    double depth = 0.3 * kTrim;
    if (!calm_.empty()) depth = (calm_at_top_ ? calm_.bottom() : kTrim - calm_.y);
    const double height = std::clamp(depth - kMargin - 4, 60.0, 0.5 * kTrim);
    Box calm = band(height);
    if (!calm_.empty() && calm_.width < 0.9 * kTrim) {  // a calm part that is no full band
      const double left = std::max(live.x, calm_.x + 10),
                   right = std::min(live.right(), calm_.right() - 10);
      calm = {left, calm.y, right - left, calm.height};
    }
    areas.push_back(clear_of(clear_of(calm, figures_, 4), faces_, 10));
    areas.push_back(clear_of(calm, faces_, 10));
    areas.push_back(clear_of(clear_of(band(height * 1.22), figures_, 2), faces_, 10));
    return areas;
  }

  std::optional<PageLayout> overlay() {
    if (calm_.empty() && !choose_side()) return std::nullopt;
    for (const Box& area : overlay_areas()) {
      if (area.width < 200 || area.height < 30) continue;
      auto block = fitted(sizes_.most, sizes_.least, area.width, area.height, 44, 8);
      if (!block) continue;
      PageLayout page = full_picture();
      if (lettered(page, *block, area)) return page;
    }
    return std::nullopt;
  }

  /// Without a calm region: the side that disturbs fewer faces, then the evener one.
  bool choose_side() {
    const Backdrop& bare = full_backdrop();
    double best = 2;
    for (bool top : {true, false}) {
      const Box side{kMargin, top ? kMargin : kTrim * 0.7, kTrim - 2 * kMargin,
                     kTrim * 0.3 - kMargin};
      double cost = bare.measure({side}).spread();
      for (const Box& face : faces_)
        if (face.overlaps(side)) cost += 1;
      if (cost < best) best = cost, calm_at_top_ = top;
    }
    return best < 1;
  }

  /// An ink with the thinnest veil that makes it readable, and the contrast that gives.
  struct Dress {
    drawing::Color ink;
    double opacity = 0, contrast = 0;
  };

  Dress dressed(const Backdrop& bare, const std::vector<Box>& boxes, const Light& around,
                drawing::Color ink, double edge) const {
    Dress best{ink, 0, 0};
    for (double opacity : {0.0, 0.3, 0.45, 0.6, 0.72, 0.84}) {
      drawing::Group over;
      if (opacity > 0)
        over.add(veil(calm_at_top_, edge, 78, veil_color(around, ink, style_), opacity));
      const Light seen = bare.with(over).measure(boxes);
      const double contrast = seen.contrast_with(ink);
      if (contrast > best.contrast + 0.05) best.contrast = contrast, best.opacity = opacity;
      // An even ground needs no veil even at moderate contrast; an uneven one does.
      if (contrast >= kGoodContrast && seen.spread() < kEvenLight) break;
    }
    return best;
  }

  /// Sets the block into its area and finds ink and veil. False when it cannot be made readable.
  bool lettered(PageLayout& page, const Block& block, const Box& area) {
    const Backdrop& bare = full_backdrop();
    // A little above the middle: where the eye sees the middle.
    const double top = area.y + (area.height - block.height) * (calm_at_top_ ? 0.42 : 0.5);
    const std::vector<Box> boxes =
        place_block(page, block, {area.x, top, area.width, block.height}, alignment(block),
                    letters_, TextLine::Purpose::Story);
    const Light light = bare.measure(boxes);
    const double edge = calm_at_top_ ? page.text_box.bottom() + 6 : page.text_box.y - 6;
    // The ink that suits the place needs a much thicker veil before the other one is taken:
    // a bright fog over a night sky would spoil it.
    const Light around = bare.measure(
        {calm_at_top_ ? Box{0, 0, kTrim, edge + 30} : Box{0, edge - 30, kTrim, kTrim - edge + 30}});
    const Dress dark = dressed(bare, boxes, around, dark_ink(light), edge);
    const Dress bright = dressed(bare, boxes, around, bright_ink(), edge);
    const bool day = around.mean > 0.2;
    const Dress& own = day ? dark : bright;
    const Dress& other = day ? bright : dark;
    const bool change = own.contrast < kEnoughContrast ||
                        (own.opacity > other.opacity + 0.3 && other.contrast >= kGoodContrast);
    const Dress& chosen = change ? other : own;
    if (chosen.contrast < kEnoughContrast) return false;
    // A dark veil would lie over the bare paper at the frame as well.
    if (chosen.opacity > 0 && &chosen == &bright && style_.vignette) return false;
    if (chosen.opacity > 0)
      page.over.add(
          veil(calm_at_top_, edge, 78, veil_color(around, chosen.ink, style_), chosen.opacity));
    page.letterings.back().color = chosen.ink;
    page.arrangement = chosen.opacity > 0 ? "overlay_veil" : "overlay";
    return true;
  }

  // ---- picture and paper

  /// The paper of this page: it leans to the picture's own colour, but not in a style whose
  /// paintings are on the same paper.
  drawing::Color tinted_paper() const {
    if (base_.paper == style_.paper) return base_.paper;
    const drawing::Color mean = full_backdrop().measure({{0, 0, kTrim, kTrim}}).color;
    return drawing::mix(base_.paper, drawing::lighter(drawing::saturated(mean, 1.3), 0.45), 0.16);
  }

  /// A band of paper from the calm edge of the page whose other edge waves.
  drawing::Path band(double height, double lift) const {
    const double y = calm_at_top_ ? height : kTrim - height;
    const double s = calm_at_top_ ? 1 : -1, edge = calm_at_top_ ? -20 : kTrim + 20;
    drawing::Path path;
    path.move_to({-10, edge}).line_to({kTrim + 10, edge}).line_to({kTrim + 10, y + s * (lift - 8)});
    path.curve_to({kTrim * 0.72, y + s * (lift - 24)}, {kTrim * 0.6, y + s * (lift + 15)},
                  {kTrim * 0.36, y + s * (lift + 10)});
    path.curve_to({kTrim * 0.2, y + s * (lift + 7)}, {kTrim * 0.1, y + s * (lift - 6)},
                  {-10, y + s * (lift - 9)});
    return path.close();
  }

  std::optional<PageLayout> banded() {
    constexpr double kWave = 16, kAir = 26;
    for (double size = sizes_.most; size >= sizes_.least - 0.01; size -= 0.5) {
      const auto block = fitted(size, size, kTrim - 2 * kMargin, 0.44 * kTrim, 48, 12);
      if (!block) continue;
      const double height = std::max(150.0, kMargin + block->height + kAir);
      if (height > 0.46 * kTrim) continue;
      const auto shift = picture_shift(height + kWave + 4);
      if (!shift) continue;
      PageLayout page = base_;
      page.arrangement = calm_at_top_ ? "picture_below" : "picture_above";
      page.paper = tinted_paper();
      page.picture = PlacedPicture{{whole_.x, whole_.y + *shift, whole_.width, whole_.height},
                                   drawing::rectangle({0, 0, kTrim, kTrim}),
                                   alt_};
      page.over.add(plain_area(band(height, 9), page.paper.with_alpha(0.45)));
      page.over.add(plain_area(band(height, 0), page.paper));
      const double slack = height - kMargin - kAir - block->height;
      const double top = calm_at_top_ ? kMargin + slack / 2 : kTrim - height + kAir + slack / 2;
      place_block(page, *block, {kMargin, top, kTrim - 2 * kMargin, block->height},
                  alignment(*block), letters_, TextLine::Purpose::Story);
      return page;
    }
    return std::nullopt;
  }

  /// How far the picture moves so that no face lies under a band of this height; none when a face
  /// would be cut whatever is done.
  std::optional<double> picture_shift(double covered) const {
    double first = kTrim, last = 0;
    for (const Box& face : faces_)
      first = std::min(first, face.y), last = std::max(last, face.bottom());
    // The picture may leave the page only under the band.
    if (calm_at_top_) {
      const double shift = std::max(0.0, covered + 6 - first);
      const double room = std::max(0.0, covered - 20 - whole_.y);
      if (shift > room || (!faces_.empty() && last + shift > kTrim - 8)) return std::nullopt;
      return shift;
    }
    const double shift = std::max(0.0, last + 6 - (kTrim - covered));
    const double room = std::max(0.0, covered - 20 + whole_.bottom() - kTrim);
    if (shift > room || (!faces_.empty() && first - shift < 8)) return std::nullopt;
    return -shift;
  }

  std::optional<PageLayout> framed(double most, double least, double side_least,
                                   double characters) {
    constexpr double kAir = 24;
    const double free = kTrim - 2 * kMargin - kAir;
    for (double size = most; size >= least - 0.01; size -= 0.5) {
      const auto block = fitted(size, size, kTrim - 2 * kMargin, free - side_least, characters, 40);
      if (!block) continue;
      const double side = std::min(360.0, free - block->height);
      PageLayout page = base_;
      page.arrangement = "framed";
      page.paper = tinted_paper();
      const double aspect = picture_->width / picture_->height;
      const double w = std::min(side * aspect, kTrim - 2 * kMargin), h = w / aspect;
      const double top = kMargin + (free - block->height - h) * 0.4;
      const Box frame{(kTrim - w) / 2, top, w, h};
      page.picture = PlacedPicture{frame, drawing::rounded_rectangle(frame, 16), alt_};
      place_block(page, *block,
                  {kMargin, frame.bottom() + kAir, kTrim - 2 * kMargin, block->height},
                  alignment(*block), letters_, TextLine::Purpose::Story);
      return page;
    }
    return std::nullopt;
  }

  std::optional<PageLayout> worded(double most, double least, double diameter) {
    const double free = kTrim - 2 * kMargin - diameter - 18;
    const auto block = fitted(most, least, kTrim - 2 * kMargin, free, 68, 60);
    if (!block) return std::nullopt;
    PageLayout page = base_;
    page.arrangement = "words_and_vignette";
    page.paper = tinted_paper();
    const double top = kMargin + (free - block->height) * 0.4;
    page.picture = vignette(*picture_, {kTrim / 2, top + diameter / 2}, diameter / 2, alt_);
    place_block(page, *block, {kMargin, top + diameter + 18, kTrim - 2 * kMargin, block->height},
                Align::Left, letters_, TextLine::Purpose::Story);
    return page;
  }

  PageLayout words_alone() {
    const double side = kTrim - 2 * kMargin;
    std::optional<Block> block = fitted(sizes_.most, sizes_.least, side, side, 46, 40);
    // Whatever comes, no word is lost: smaller and smaller, at last over the whole width.
    if (!block) block = fitted(sizes_.least, 10, side, side, 72, 200);
    double size = 10;
    while (!block) {
      size *= 0.9;
      block = fitted(size, size, side, size < 1 ? 1e9 : side, 400, 100'000);
    }
    PageLayout page = base_;
    page.arrangement = "words";
    place_block(
        page, *block,
        {kMargin, kMargin + std::max(0.0, side - block->height) * 0.42, side, block->height},
        alignment(*block), letters_, TextLine::Purpose::Story);
    return page;
  }

  const story::PlanDocument& plan_;
  const drawing::StyleEntry& style_;
  const DisplayList* picture_;
  Sizes sizes_;
  Lettering letters_;
  MeasuredText text_;
  double character_ = 0;  ///< mean advance of a character, in ems
  std::string alt_;
  PageLayout base_;
  bool calm_at_top_ = true;
  Box whole_, calm_;
  std::vector<Box> faces_, figures_;
  mutable std::optional<Backdrop> full_;
};

}  // namespace

PageLayout story_page(const story::PlanDocument& plan, const DisplayList* picture,
                      const BookPage& page) {
  StoryPage designer(plan, picture, page);
  PageLayout layout = designer.make();
  designer.measure(layout);
  return layout;
}

}  // namespace talewright::press
