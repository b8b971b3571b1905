// The cover: the picture to the edges, the title large in its calm part, lettered like a hand-drawn
// sign: cream letters with a thick contour in the picture's darkest tone and a hard shadow.
#include <array>

#include "base/text.h"
#include "press/setting.h"

namespace talewright::press {

using drawing::Color;
using drawing::DisplayList;
using drawing::Region;

namespace {

/// A title cut into lines; a line of small words only ("and the") is set smaller.
struct TitleLine {
  std::string text;
  double scale = 1;  ///< of the common size
};

bool is_small_word(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kSmall{"a",  "an",   "the", "and", "of",   "in",
                                                           "on", "at",   "to",  "for", "with", "by",
                                                           "or", "from", "who", "&"};
  for (std::string_view w : kSmall)
    if (lower(word) == w) return true;
  return false;
}

constexpr double kSmallScale = 0.56;

/// All ways to cut the words into at most four lines.
std::vector<std::vector<TitleLine>> cuttings(const std::vector<std::string_view>& words) {
  std::vector<std::vector<TitleLine>> all;
  const std::size_t gaps = words.empty() ? 0 : std::min<std::size_t>(words.size() - 1, 11);
  for (std::size_t mask = 0; mask < (std::size_t{1} << gaps); ++mask) {
    std::vector<TitleLine> lines(1);
    bool small = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && i <= gaps && (mask >> (i - 1) & 1)) {
        if (small) lines.back().scale = kSmallScale;
        lines.emplace_back();
        small = true;
      }
      if (!lines.back().text.empty()) lines.back().text += ' ';
      lines.back().text += words[i];
      small = small && is_small_word(words[i]);
    }
    if (small && lines.size() > 1) lines.back().scale = kSmallScale;
    if (lines.size() <= 4) all.push_back(std::move(lines));
  }
  return all;
}

struct TitleBlock {
  std::vector<TitleLine> lines;
  double size = 0;
  double height = 0;
};

constexpr double kRise = 0.74;

/// From one baseline to the next: the tails of the upper line, the heads of the lower.
double advance(const TitleLine& upper, const TitleLine& lower, double size) {
  return size * (0.27 * upper.scale + 0.69 * lower.scale);
}

double height_of(const std::vector<TitleLine>& lines, double size) {
  double height = size * lines.front().scale * kRise + size * lines.back().scale * 0.22;
  for (std::size_t i = 1; i < lines.size(); ++i) height += advance(lines[i - 1], lines[i], size);
  return height;
}

/// The cutting that allows the largest letters in the box, with a liking for even lines and against
/// a line that ends on a small word.
TitleBlock best_title(const std::string& title, Lettering lettering, double width, double height,
                      double most) {
  lettering.size = 100;
  TitleBlock best;
  double best_score = -1;
  for (std::vector<TitleLine>& lines : cuttings(words(title))) {
    double widest = 0, narrowest = 1e9, dislike = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double w = text_width(lines[i].text, lettering) * lines[i].scale;
      widest = std::max(widest, w);
      if (lines[i].scale == 1) narrowest = std::min(narrowest, w);
      const auto line_words = words(lines[i].text);
      if (i + 1 < lines.size() && lines[i].scale == 1 && is_small_word(line_words.back()))
        dislike += 0.14;
    }
    // A small line first or last looks lost, except a short article at the start.
    if (lines.size() > 1 && lines.back().scale < 1) dislike += 0.2;
    double size = std::min(most, 100 * width / widest);
    while (size > 8 && height_of(lines, size) > height) size *= 0.97;
    // A block of two or three lines looks more like a title than a single line of equal size.
    const double block = 1 + 0.06 * static_cast<double>(std::min<std::size_t>(lines.size(), 3));
    const double score =
        size * block * (1 - dislike) * (0.8 + 0.2 * std::min(1.0, narrowest / widest));
    if (score > best_score) best_score = score, best = {std::move(lines), size, 0};
  }
  if (!best.lines.empty()) best.height = height_of(best.lines, best.size);
  return best;
}

/// The first of the title faces that has every letter of the text.
Lettering title_face(const std::string& text) {
  for (Lettering face :
       {Lettering{.family = "Leckerli One"}, Lettering{.family = "Quicksand", .bold = true}})
    if (covers(face, text)) return face;
  return {.family = "Andika", .bold = true};
}

/// The deep tone that contours are drawn with: the picture's own hue, nearly black.
Color deep_tone(const Light& light) {
  const Color hue = drawing::saturated(light.color, 1.6);
  return drawing::mix(drawing::darker(hue, 0.66), drawing::rgb(0x2A1A4A), 0.4);
}

/// "by Ann", word for word "by Ann" when the author already says so.
std::string byline(const story::PlanDocument& plan) {
  const std::string author(trimmed(plan.author));
  const std::string by = book_word(plan.language, "by");
  if (author.empty() || lower(author).starts_with(lower(by) + " ")) return author;
  return by + " " + author;
}

class CoverPage {
 public:
  CoverPage(const story::PlanDocument& plan, const DisplayList* picture, const BookPage& page)
      : plan_(plan), picture_(has_art(picture) ? picture : nullptr) {
    page_.page = page;
    page_.paper = picture_ ? drawing::style_named(plan.style).page : drawing::rgb(0xF6D9A8);
    page_.arrangement = "cover";
    if (!picture_) return;
    const Box whole = covering(*picture_, plan.style, {0, 0, kTrim, kTrim});
    page_.picture = PlacedPicture{whole, drawing::rectangle({0, 0, kTrim, kTrim}), plan.cover.alt};
    faces_ = regions_on_page(*picture_, whole, Region::Kind::Face);
    const auto calm = regions_on_page(*picture_, whole, Region::Kind::Calm);
    if (!calm.empty()) {
      at_top_ = calm.front().centre().y < kTrim / 2;
      depth_ = at_top_ ? calm.front().bottom() : kTrim - calm.front().y;
    }
  }

  PageLayout make() {
    set_title();
    set_byline();
    return std::move(page_);
  }

 private:
  /// Where the title may stand: from the margin to the first face.
  Box title_box() const {
    const double margin = 38;
    double top = at_top_ ? margin : kTrim - std::max(depth_, 0.26 * kTrim) + 8;
    double bottom = at_top_ ? std::max(depth_, 0.26 * kTrim) : kTrim - 76;
    if (at_top_) {
      double first = kTrim * 0.62;
      for (const Box& face : faces_) first = std::min(first, face.y - 14);
      // Ears and hats may be touched, faces not; a title wants room.
      bottom = std::min(first, std::max(bottom, 0.36 * kTrim));
    } else {
      for (const Box& face : faces_) top = std::max(top, face.bottom() + 14);
    }
    return {margin, top, kTrim - 2 * margin, std::max(40.0, bottom - top)};
  }

  void set_title() {
    const std::string title(trimmed(plan_.title));
    if (title.empty()) return;
    Lettering face = title_face(title);
    const Box box = title_box();
    const TitleBlock block = best_title(title, face, box.width - 16, box.height, 92);
    const Backdrop bare(page_, picture_, plan_.style);
    const Light light = bare.measure({box});
    const Color deep = deep_tone(bare.measure({{0, 0, kTrim, kTrim}}));
    face.color = light.mean > 0.35 ? drawing::rgb(0xFFFBEA) : drawing::rgb(0xFFE9A8);
    face.outline = deep;
    face.shadow = drawing::darker(deep, 0.35);
    double baseline = box.y + std::max(0.0, box.height - block.height) * 0.45 +
                      block.size * block.lines.front().scale * kRise;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      const TitleLine& line = block.lines[i];
      if (i > 0) baseline += advance(block.lines[i - 1], line, block.size);
      face.size = block.size * line.scale;
      face.outline_width = std::clamp(block.size * 0.065, 2.0, 5.5) * (line.scale < 1 ? 0.8 : 1);
      face.shadow_offset = {0, std::clamp(block.size * 0.055, 1.5, 5.0)};
      place_line(page_, line.text, kTrim / 2, baseline, face, TextLine::Purpose::Title);
      if (i + 1 < block.lines.size()) page_.lines.back().text += ' ';
    }
  }

  void set_byline() {
    const std::string author = byline(plan_);
    const std::string series(trimmed(plan_.series));
    const Lettering bold{.family = "Quicksand", .bold = true, .size = 20};
    struct Row {
      std::string text;
      double size;
      TextLine::Purpose purpose;
    };
    std::vector<Row> rows;
    if (!author.empty()) rows.push_back({author, 20, TextLine::Purpose::Byline});
    if (!series.empty()) rows.push_back({series, 14, TextLine::Purpose::Series});
    if (rows.empty()) return;
    double baseline = kTrim - 40;
    std::vector<double> baselines(rows.size());
    for (std::size_t i = rows.size(); i-- > 0;) {
      baselines[i] = baseline;
      baseline -= rows[i].size * 1.45;
    }
    // Lettered like the title, so that no veil dims the figures' feet.
    const Backdrop bare(page_, picture_, plan_.style);
    const Color deep = deep_tone(bare.measure({{0, 0, kTrim, kTrim}}));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Lettering lettering = bold;
      if (!covers(lettering, rows[i].text)) lettering.family = "Andika";
      lettering.size = rows[i].size;
      const double wide = text_width(rows[i].text, lettering, 0.4);
      if (wide > kTrim - 2 * kMargin) lettering.size *= (kTrim - 2 * kMargin) / wide;
      lettering.color = drawing::rgb(0xFFFBEA);
      lettering.outline = deep;
      lettering.outline_width = 2.4;
      place_line(page_, rows[i].text, kTrim / 2, baselines[i], lettering, rows[i].purpose, 0.4);
    }
  }

  const story::PlanDocument& plan_;
  const DisplayList* picture_;
  PageLayout page_;
  bool at_top_ = true;
  double depth_ = 0;
  std::vector<Box> faces_;
};

/// The most colourful large area that the hero wears or is: what a reader remembers of the cover.
void find_strongest(const drawing::Group& group, double& best, Color& found) {
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      find_strongest(*inner, best, found);
      continue;
    }
    const auto& shape = std::get<drawing::Shape>(node.item);
    if (shape.fill.kind != drawing::Fill::Kind::Solid || shape.fill.color.a < 0.95) continue;
    using drawing::Role;
    if (shape.role != Role::Cloth && shape.role != Role::Body && shape.role != Role::Prop) continue;
    const Color c = shape.fill.color;
    const double chroma = std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b});
    const Box box = shape.path.bounds();
    const double area = std::sqrt(std::min(box.width * box.height, 250'000.0));
    if (chroma > 0.25 && chroma * area > best) best = chroma * area, found = c;
  }
}

/// A dark, strong colour of the picture that reads well on paper.
Color accent_on_paper(const DisplayList* picture, Color paper) {
  Color accent = drawing::rgb(0x9A4A22);
  double best = 0;
  if (has_art(picture)) find_strongest(picture->root, best, accent);
  accent = drawing::saturated(accent, 1.1);
  while (drawing::contrast(accent, paper) < 7) accent = drawing::darker(accent, 0.06);
  return accent;
}

/// A thin ring around a vignette.
void add_ring(PageLayout& page, Point centre, double radius, Color color) {
  drawing::Shape ring;
  ring.path = drawing::ellipse(centre, radius + 7, radius + 7);
  ring.stroke = {1.6, color.with_alpha(0.55)};
  ring.role = drawing::Role::Mark;
  page.over.add(std::move(ring));
}

/// A short swash with a dot on either side: a printer's ornament.
void add_ornament(PageLayout& page, Point centre, Color color) {
  for (double side : {-1.0, 1.0}) {
    drawing::Shape swash;
    swash.path.move_to({centre.x + side * 8, centre.y});
    swash.path.curve_to({centre.x + side * 18, centre.y - 6}, {centre.x + side * 28, centre.y + 6},
                        {centre.x + side * 44, centre.y});
    swash.stroke = {1.6, color.with_alpha(0.7)};
    swash.role = drawing::Role::Mark;
    page.over.add(std::move(swash));
  }
  page.over.add(plain_area(drawing::ellipse(centre, 2.6, 2.6), color));
}

}  // namespace

PageLayout cover_page(const story::PlanDocument& plan, const DisplayList* picture,
                      const BookPage& page) {
  PageLayout layout = CoverPage(plan, picture, page).make();
  measure_text(layout, picture, plan.style);
  return layout;
}

PageLayout title_page(const story::PlanDocument& plan, const DisplayList* picture,
                      const BookPage& page) {
  PageLayout layout;
  layout.page = page;
  layout.arrangement = "title";
  layout.paper = drawing::style_named(plan.style).page;
  const Color accent = accent_on_paper(picture, layout.paper);
  const Color ink = drawing::rgb(0x3A2A20);
  const std::string title(trimmed(plan.title)), subtitle(trimmed(plan.subtitle)),
      author = byline(plan);
  double y = 74;
  if (!title.empty()) {
    Lettering face = title_face(title);
    face.color = accent;
    const TitleBlock block = best_title(title, face, 470, 150, 50);
    double baseline = y + block.size * block.lines.front().scale * kRise;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      if (i > 0) baseline += advance(block.lines[i - 1], block.lines[i], block.size) * 1.05;
      face.size = block.size * block.lines[i].scale;
      place_line(layout, block.lines[i].text, kTrim / 2, baseline, face, TextLine::Purpose::Title);
      if (i + 1 < block.lines.size()) layout.lines.back().text += ' ';
    }
    y = baseline + 20;
  }
  if (!subtitle.empty()) {
    const Lettering italic{.family = "Andika", .italic = true, .color = ink};
    const Block block = block_of(MeasuredText(subtitle, italic), 17, 440);
    place_block(layout, block, {86, y + 4, 440, block.height}, Align::Centre, italic,
                TextLine::Purpose::Subtitle);
    y += block.height + 10;
  }
  const double bottom = author.empty() ? kTrim - 66 : kTrim - 106;
  const double radius = std::min(135.0, (bottom - y - 30) / 2);
  if (has_art(picture) && radius > 40) {
    const Point centre{kTrim / 2, (y + bottom) / 2 + 4};
    layout.picture = vignette(*picture, centre, radius, plan.cover.alt);
    add_ring(layout, centre, radius, accent);
  } else {
    add_ornament(layout, {kTrim / 2, (y + bottom) / 2}, accent);
  }
  if (!author.empty()) {
    Lettering small{.family = "Quicksand", .bold = true, .size = 18, .color = ink};
    if (!covers(small, author)) small.family = "Andika";
    const double wide = text_width(author, small);
    if (wide > 500) small.size *= 500 / wide;
    place_line(layout, author, kTrim / 2, kTrim - 66, small, TextLine::Purpose::Byline, 0.3);
  }
  measure_text(layout, picture, plan.style);
  return layout;
}

namespace {

/// Who wrote the text, as the plan says page by page.
std::string text_credit(const story::PlanDocument& plan) {
  bool agent = false, writer = false;
  for (const story::PlanPage& p : plan.pages)
    (p.text_by == story::TextBy::Agent ? agent : writer) = true;
  return book_word(plan.language, agent && writer ? "both" : agent ? "agent" : "writer");
}

}  // namespace

PageLayout end_page(const story::PlanDocument& plan, const DisplayList* picture,
                    const BookPage& page) {
  PageLayout layout;
  layout.page = page;
  layout.arrangement = "end";
  layout.paper = drawing::style_named(plan.style).page;
  const Color accent = accent_on_paper(picture, layout.paper);
  const std::string closing = book_word(plan.language, "the_end");
  const bool art = has_art(picture);
  if (art) {
    const Point centre{kTrim / 2, 218};
    layout.picture =
        vignette(*picture, centre, 122, plan.pages.empty() ? "" : plan.pages.back().scene.alt);
    add_ring(layout, centre, 122, accent);
  }
  Lettering face = title_face(closing);
  face.size = 58;
  face.color = accent;
  place_line(layout, closing, kTrim / 2, art ? 436 : 300, face, TextLine::Purpose::Closing);
  add_ornament(layout, {kTrim / 2, art ? 468.0 : 334.0}, accent);
  const Lettering quiet{.family = "Andika", .size = 9.5, .color = drawing::rgb(0x5F5348)};
  const std::string colophon = book_word(plan.language, "made_with") + "  \u00b7  " +
                               book_word(plan.language, "style") + ": " + plan.style +
                               "  \u00b7  " + book_word(plan.language, "text") + ": " +
                               text_credit(plan);
  place_line(layout, colophon, kTrim / 2, kTrim - 48, quiet, TextLine::Purpose::Colophon);
  measure_text(layout, picture, plan.style);
  return layout;
}

}  // namespace talewright::press
