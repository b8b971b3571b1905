// Words in a picture: broken, fitted into their box and filled as outlines, so that they scale and
// need no font in a PDF.
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "drawing/fonts.h"
#include "drawing/painter.h"

namespace talewright::drawing {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
};
struct FreeText {
  void operator()(char* p) const { g_free(p); }
};

/// Pango's font maps belong to one thread each.
PangoContext* context() {
  static thread_local const std::unique_ptr<PangoFontMap, Unref> map = [] {
    FcConfig* config = font_config();
    std::unique_ptr<PangoFontMap, Unref> made(pango_cairo_font_map_new());
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(made.get()), config);
    return made;
  }();
  static thread_local const std::unique_ptr<PangoContext, Unref> made(
      pango_font_map_create_context(map.get()));
  return made.get();
}

using Layout = std::unique_ptr<PangoLayout, Unref>;

constexpr double kSmallest = 4;  // picture units; below, letters are texture
constexpr std::size_t kMostCharacters = 4000;

/// What is shown of a text: valid UTF-8, no longer than a box can hold at the smallest size, so
/// that the work is bounded, and raised where comics raise it.
std::string shown(const Words& words, bool capitals) {
  // A letter is at least a quarter as wide as it is high.
  const double room = words.box.width * words.box.height / (kSmallest * kSmallest * 0.25);
  const auto most =
      static_cast<std::size_t>(std::clamp(room, 8.0, static_cast<double>(kMostCharacters)));
  const std::unique_ptr<char, FreeText> valid(g_utf8_make_valid(
      words.text.data(), static_cast<gssize>(std::min(words.text.size(), 4 * kMostCharacters))));
  std::string text;
  std::size_t count = 0;
  for (const char* at = valid.get(); *at != 0; at = g_utf8_next_char(at)) {
    if (count++ == most) return text + "…";
    gunichar c = g_utf8_get_char(at);
    if (c < 0x20 && c != '\n') c = ' ';
    if (capitals && c == 0xDF) {  // sharp s
      text += "SS";
      continue;
    }
    // Georgian has capitals that few fonts have and nobody letters with.
    if (capitals && !(c >= 0x10A0 && c <= 0x10FF)) c = g_unichar_toupper(c);
    char bytes[6];
    text.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(c, bytes)));
  }
  return text;
}

class Lettered {
 public:
  Lettered(const Words& words, const LetteringStyle& lettering)
      : words_(words), layout_(pango_layout_new(context())) {
    families_ = words.label ? "Quicksand" : lettering.family;
    for (const FontFamily& family : font_families()) families_ += "," + family.family;
    bold_ = words.label || lettering.bold;
    const std::string text = shown(words, lettering.capitals && !words.label);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_alignment(
        layout_.get(), words.align == Words::Align::Left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
    pango_layout_set_width(layout_.get(), static_cast<int>(words.box.width * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }

  /// The largest size that fits, or the smallest and cut off at the box's foot.
  PangoLayout* fit() {
    const Box& box = words_.box;
    const double largest = words_.size > 0 ? std::min(words_.size * 1.4, box.height) : box.height;
    // Words stay whole down to a size that can still be read; only then are they broken.
    const double readable = std::clamp(largest * 0.12, kSmallest, 14.0);
    if (search(readable, largest, true) || search(kSmallest, largest, false)) return layout_.get();
    set_size(kSmallest);
    pango_layout_set_height(layout_.get(), static_cast<int>(box.height * PANGO_SCALE));
    pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
    return layout_.get();
  }

 private:
  void set_size(double size) {
    const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families_.c_str());
    pango_font_description_set_weight(font.get(), bold_ ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), std::round(size * PANGO_SCALE));
    pango_layout_set_font_description(layout_.get(), font.get());
  }

  /// Halves the interval until the size is known to a fortieth; leaves the layout at it.
  bool search(double low, double high, bool whole_words) {
    if (high < low) high = low;
    set_size(high);
    if (fits(whole_words)) return true;
    set_size(low);
    if (!fits(whole_words)) return false;
    while (high > low * 1.025) {
      const double middle = std::sqrt(low * high);
      set_size(middle);
      (fits(whole_words) ? low : high) = middle;
    }
    set_size(low);
    return true;
  }

  bool fits(bool whole_words) {
    PangoRectangle ink, drawn;
    pango_layout_get_extents(layout_.get(), &ink, &drawn);
    const double width = words_.box.width * PANGO_SCALE, height = words_.box.height * PANGO_SCALE;
    const double top = (height - drawn.height) / 2 + ink.y;
    if (drawn.width > width || drawn.height > height) return false;
    if (ink.x < 0 || ink.x + ink.width > width || top < 0 || top + ink.height > height)
      return false;
    return !whole_words || !breaks_words();
  }

  /// Whether a line ends where the script allows no break.
  bool breaks_words() {
    int count = 0;
    const PangoLogAttr* may = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
    const char* text = pango_layout_get_text(layout_.get());
    const char* counted = text;
    int at = 0;
    for (int i = 1; i < pango_layout_get_line_count(layout_.get()); ++i) {
      const PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), i);
      for (; counted < text + line->start_index; counted = g_utf8_next_char(counted)) ++at;
      if (at < count && !may[at].is_line_break) return true;
    }
    return false;
  }

  const Words& words_;
  Layout layout_;
  std::string families_;
  bool bold_ = false;
};

}  // namespace

void fill_words(cairo_t* cr, const Words& words, const LetteringStyle& lettering, Color color) {
  if (words.text.empty() || words.box.empty()) return;
  Lettered lettered(words, lettering);
  PangoLayout* layout = lettered.fit();
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  const Saved saved(cr);
  const Point middle = words.box.centre();
  cairo_translate(cr, middle.x, middle.y);
  cairo_rotate(cr, radians(words.degrees));
  cairo_new_path(cr);
  cairo_move_to(cr, -words.box.width / 2, -height / 2.0 / PANGO_SCALE);
  pango_cairo_layout_path(cr, layout);
  set_color(cr, color);
  cairo_fill(cr);
}

}  // namespace talewright::drawing
