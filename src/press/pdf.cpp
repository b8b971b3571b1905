// The PDF of a book, in two passes. Cairo writes pages, fonts, outline, labels and the structure
// tree: one Document that is opened before the first page and closed after the last (one for each
// page makes readers warn of several roots); in it a Figure for each picture and H1 or P for each
// paragraph, in reading order. Then libqpdf adds what Cairo has no words for (pdf_finish.cpp).
#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "base/text.h"
#include "press/handles.h"
#include "press/page_paint.h"
#include "press/pdf_finish.h"
#include "press/picture_book.h"
#include "press/setting.h"

namespace talewright::press {

namespace {

/// RFC 3339 from SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch); empty
/// without.
std::string document_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text) return {};
  char* end = nullptr;
  errno = 0;
  const long long seconds = std::strtoll(text, &end, 10);
  if (errno != 0 || *end != '\0' || seconds < 0 || seconds > 253402300799LL) return {};
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

/// A structure element that closes with its scope.
class Tag {
 public:
  Tag(cairo_t* cr, const char* name) : cr_(cr), name_(name) { cairo_tag_begin(cr, name, nullptr); }
  ~Tag() { cairo_tag_end(cr_, name_); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* cr_;
  const char* name_;
};

/// Cairo 1.16 throws away all that was recorded for a page, tags included, when an opaque colour
/// then covers the whole of it without a clip; it crashes when such a tag ends. A clip a hundredth
/// of a point inside the page prevents that.
void keep_tags(cairo_t* cr) {
  cairo_rectangle(cr, 0.01, 0.01, kTrim - 0.02, kTrim - 0.02);
  cairo_clip(cr);
}

void paint_tagged_letters(cairo_t* cr, const PageLayout& layout) {
  for (std::size_t i = 0; i < layout.lines.size();) {
    const TextLine& first = layout.lines[i];
    const bool heading = first.purpose == TextLine::Purpose::Title;
    const Tag tag(cr, heading ? "H1" : "P");
    do {
      const TextLine& line = layout.lines[i];
      paint_line(cr, line, layout.letterings.at(line.lettering));
      ++i;
    } while (i < layout.lines.size() && layout.lines[i].purpose == first.purpose &&
             (heading || !layout.lines[i].starts_paragraph));
  }
}

void set_metadata(cairo_surface_t* surface, const story::PlanDocument& plan,
                  const std::string& date) {
  const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, plan.title);
  set(CAIRO_PDF_METADATA_AUTHOR, plan.author);
  set(CAIRO_PDF_METADATA_SUBJECT, plan.subtitle.empty() ? plan.theme : plan.subtitle);
  std::vector<std::string> keywords{"picture book", "ages " + std::string(spelling(plan.band))};
  if (!plan.theme.empty()) keywords.push_back(plan.theme);
  if (!plan.series.empty()) keywords.push_back(plan.series);
  set(CAIRO_PDF_METADATA_KEYWORDS, join(keywords, ", "));
  set(CAIRO_PDF_METADATA_CREATOR, "Talewright");
  set(CAIRO_PDF_METADATA_CREATE_DATE, date.empty() ? "2000-01-01T00:00:00Z" : date);
}

std::string outline_name(const story::PlanDocument& plan, const BookPage& page) {
  switch (page.kind) {
    case PageKind::Cover:
      return plan.title.empty() ? page.label : plan.title;
    case PageKind::Title:
      return "Title page";
    case PageKind::Story:
      return "Page " + page.label;
    case PageKind::End:
      return book_word(plan.language, "the_end");
  }
  return page.label;
}

}  // namespace

std::string book_pdf(const story::PlanDocument& plan, const BookArt& art) {
  PdfFacts facts{plan.title, plan.author, plan.language, {}, document_date()};
  ByteSink sink;
  Handle<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(&ByteSink::write, &sink, kTrim, kTrim));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  set_metadata(surface.get(), plan, facts.date);
  Handle<cairo_t> owner(cairo_create(surface.get()));
  cairo_t* cr = owner.get();
  cairo_tag_begin(cr, "Document", nullptr);
  int number = 0;
  for (const BookPage& page : book_pages(plan)) {
    const drawing::DisplayList* picture = picture_of(art, page);
    const PageLayout layout = layout_page(plan, picture, page);
    cairo_pdf_surface_set_page_label(surface.get(), page.label.c_str());
    ++number;
    cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT,
                                  outline_name(plan, page).c_str(),
                                  fmt::format("page={} pos=[0 0]", number).c_str(),
                                  static_cast<cairo_pdf_outline_flags_t>(0));
    SavedState saved(cr);
    keep_tags(cr);
    if (layout.picture && picture) {
      const Tag tag(cr, "Figure");
      paint_picture(cr, layout, picture, plan.style);
      const std::string& alt = layout.picture->alt;
      facts.alts.push_back(alt.empty() ? "Illustration" : alt);
    } else {
      paint_picture(cr, layout, nullptr, plan.style);
    }
    paint_over(cr, layout);
    paint_tagged_letters(cr, layout);
    cairo_show_page(cr);
  }
  cairo_tag_end(cr, "Document");
  owner.reset();
  cairo_surface_finish(surface.get());
  const std::string bytes = sink.take();
  if (const cairo_status_t status = cairo_surface_status(surface.get());
      status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("pdf: ") + cairo_status_to_string(status));
  return finish_pdf(bytes, facts);
}

}  // namespace talewright::press
