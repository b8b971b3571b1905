// Words in a picture: broken, fitted into their box and filled as outlines, so that they scale and
// need no font in a PDF.
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <cmath>

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

Layout lay_out(const Words& words, const LetteringStyle& lettering, double size, double width) {
  Layout layout(pango_layout_new(context()));
  const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
  std::string families = words.label ? "Quicksand" : lettering.family;
  for (const FontFamily& family : font_families()) families += "," + family.family;
  pango_font_description_set_family(font.get(), families.c_str());
  pango_font_description_set_absolute_size(font.get(), std::round(size * PANGO_SCALE));
  pango_font_description_set_weight(
      font.get(), words.label || lettering.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  const bool capitals = lettering.capitals && !words.label;
  const std::unique_ptr<char, FreeText> raised(
      capitals ? g_utf8_strup(words.text.c_str(), -1) : nullptr);
  pango_layout_set_text(layout.get(), raised ? raised.get() : words.text.c_str(), -1);
  pango_layout_set_alignment(layout.get(), words.align == Words::Align::Left ? PANGO_ALIGN_LEFT
                                                                            : PANGO_ALIGN_CENTER);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  return layout;
}

bool fits(PangoLayout* layout, const Box& box) {
  PangoRectangle drawn;
  pango_layout_get_extents(layout, nullptr, &drawn);
  // A word that had to be broken inside is too large, unless nothing else helps.
  for (int i = 0; i + 1 < pango_layout_get_line_count(layout); ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    const char* text = pango_layout_get_text(layout);
    const char last = text[line->start_index + line->length - 1];
    const char next = text[line->start_index + line->length];
    const bool latin = static_cast<unsigned char>(last) < 0x80 &&
                       static_cast<unsigned char>(next) < 0x80;
    if (latin && last != ' ' && last != '-' && next != ' ' && next != '\n') return false;
  }
  return drawn.width <= box.width * PANGO_SCALE && drawn.height <= box.height * PANGO_SCALE;
}

}  // namespace

void fill_words(cairo_t* cr, const Words& words, const LetteringStyle& lettering, Color color) {
  if (words.text.empty() || words.box.empty()) return;
  double size = words.size > 0 ? std::min(words.size * 1.4, words.box.height) : words.box.height;
  constexpr double kSmallest = 4;
  Layout layout = lay_out(words, lettering, size, words.box.width);
  while (size > kSmallest && !fits(layout.get(), words.box)) {
    size *= 0.92;
    layout = lay_out(words, lettering, size, words.box.width);
  }
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  const Saved saved(cr);
  const Point middle = words.box.centre();
  cairo_translate(cr, middle.x, middle.y);
  cairo_rotate(cr, radians(words.degrees));
  cairo_new_path(cr);
  cairo_move_to(cr, -words.box.width / 2, -height / 2.0 / PANGO_SCALE);
  pango_cairo_layout_path(cr, layout.get());
  set_color(cr, color);
  cairo_fill(cr);
}

}  // namespace talewright::drawing
