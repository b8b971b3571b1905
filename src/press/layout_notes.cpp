// The rules of the craft that a laid-out page can break, each with its limit and the shortest cure.
#include <fmt/format.h>

#include "base/text.h"
#include "press/setting.h"

namespace talewright::press {

namespace {

double smallest_size(story::Band band) {
  return band == story::Band::Toddler ? 26 : band == story::Band::Preschool ? 21 : 17;
}

class Notes {
 public:
  explicit Notes(const PageLayout& layout) : layout_(layout) {}

  void add(std::string rule, std::string limit, std::string given, std::string fix) {
    list.push_back(
        {layout_.page.label, std::move(rule), std::move(limit), std::move(given), std::move(fix)});
  }

  std::vector<LayoutNote> list;

 private:
  const PageLayout& layout_;
};

}  // namespace

std::vector<LayoutNote> layout_notes(const story::PlanDocument& plan, const PageLayout& layout) {
  Notes notes(layout);
  const TextMeasures& m = layout.measures;
  if (!layout.lines.empty() && m.contrast_low < 4.5)
    notes.add("contrast", "at least 4.5:1", fmt::format("{:.1f}:1", m.contrast_low),
              "Choose a setting or time with a plainer sky, or move text_space to the other side.");
  if (m.faces_covered > 0.02)
    notes.add("face_covered", "no text over faces",
              fmt::format("{:.0f} % of a face", m.faces_covered * 100),
              "Shorten the text, or move text_space to the other side.");
  if (m.missing_glyphs > 0)
    notes.add("missing_glyphs", "every character in one of the book's fonts",
              fmt::format("{} missing, first \"{}\"", m.missing_glyphs, m.missing_example),
              "Replace the character, or install the fonts that `talewright doctor` names.");
  if (layout.page.kind == PageKind::Cover) {
    double title = 0;
    for (const TextLine& line : layout.lines)
      if (line.purpose == TextLine::Purpose::Title)
        title = std::max(title, layout.letterings.at(line.lettering).size);
    if (title > 0 && title < 34)
      notes.add("title_size", "at least 34 pt", fmt::format("{:.1f} pt", title),
                "Shorten the title.");
  }
  if (layout.page.kind != PageKind::Story) return notes.list;

  double size = 0, widest = 0;
  std::size_t lines = 0, longest = 0;
  for (const TextLine& line : layout.lines)
    if (line.purpose == TextLine::Purpose::Story) {
      size = layout.letterings.at(line.lettering).size;
      widest = std::max(widest, line.width);
      longest = std::max(longest, code_points(line.text));
      ++lines;
    }
  if (lines == 0) return notes.list;
  const double least = smallest_size(plan.band);
  const std::size_t words_given = words(plan.pages.at(layout.page.story_index).text).size();
  if (size < least - 0.01)
    notes.add("text_size",
              fmt::format("at least {:.0f} pt for ages {}", least, spelling(plan.band)),
              fmt::format("{:.1f} pt, {} words", size, words_given),
              "Shorten the text or split it over two pages.");
  const bool over_picture = layout.arrangement.starts_with("overlay");
  if (over_picture && lines > 8)
    notes.add("lines", "at most 8 lines over a picture", fmt::format("{} lines", lines),
              "Shorten the text.");
  if (longest > 52)
    notes.add("line_length", "25 to 45 characters a line", fmt::format("{} characters", longest),
              "Shorten the text, or break its lines yourself.");
  if (layout.arrangement.starts_with("words"))
    notes.add("text_too_long", "a text that leaves room for its picture",
              fmt::format("{} words", words_given),
              fmt::format("Cut it to about {} words, or split it over two pages.",
                          plan.band == story::Band::Toddler     ? 20
                          : plan.band == story::Band::Preschool ? 45
                                                                : 70));
  return notes.list;
}

}  // namespace talewright::press
