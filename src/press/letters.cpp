#include "press/letters.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <cmath>

#include "base/failure.h"
#include "drawing/fonts.h"
#include "press/handles.h"

namespace talewright::press {

namespace {

constexpr double kUnit = PANGO_SCALE;

/// What one thread needs to set type.
class Type {
 public:
  static Type& of_this_thread() {
    static thread_local Type type;
    return type;
  }

  /// A layout of one line. `cr` = the surface it will be painted on, or null to measure.
  Handle<PangoLayout> line(const std::string& text, const Lettering& lettering, double tracking,
                           cairo_t* cr = nullptr) {
    if (cr) pango_cairo_update_context(cr, painting_.get());
    Handle<PangoLayout> layout(pango_layout_new(cr ? painting_.get() : measuring_.get()));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_width(layout.get(), -1);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    const Handle<PangoFontDescription> font = description(lettering);
    pango_layout_set_font_description(layout.get(), font.get());
    if (tracking != 0) {
      const Handle<PangoAttrList> attributes(pango_attr_list_new());
      pango_attr_list_insert(
          attributes.get(),
          pango_attr_letter_spacing_new(static_cast<int>(std::lround(tracking * kUnit))));
      pango_layout_set_attributes(layout.get(), attributes.get());
    }
    return layout;
  }

  static Handle<PangoFontDescription> description(const Lettering& lettering) {
    Handle<PangoFontDescription> font(pango_font_description_new());
    // The chosen family, then the others in the order of the list: the order of fallback.
    std::string families = lettering.family;
    for (const drawing::FontFamily& family : drawing::font_families())
      if (family.family != lettering.family) families += "," + family.family;
    pango_font_description_set_family(font.get(), families.c_str());
    pango_font_description_set_absolute_size(font.get(), std::round(lettering.size * kUnit));
    pango_font_description_set_weight(font.get(),
                                      lettering.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    if (lettering.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
    return font;
  }

  PangoContext* context() { return measuring_.get(); }
  PangoFontMap* map() { return map_.get(); }

 private:
  Type() : map_((drawing::font_config(), pango_cairo_font_map_new())) {
    ensure(map_ && PANGO_IS_FC_FONT_MAP(map_.get()), "Pango works with fontconfig here");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), drawing::font_config());
    measuring_ = context_of_map();
    painting_ = context_of_map();
  }

  Handle<PangoContext> context_of_map() {
    Handle<PangoContext> context(pango_font_map_create_context(map_.get()));
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const Handle<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    return context;
  }

  Handle<PangoFontMap> map_;
  // Painting leaves a surface's scale in its context; measuring must not depend on what the thread
  // painted before.
  Handle<PangoContext> measuring_, painting_;
};

double width_of(PangoLayout* layout) {
  int width = 0;
  pango_layout_get_size(layout, &width, nullptr);
  return width / kUnit;
}

}  // namespace

double text_width(const std::string& text, const Lettering& lettering, double tracking) {
  return width_of(Type::of_this_thread().line(text, lettering, tracking).get());
}

LetterMetrics letter_metrics(const Lettering& lettering) {
  const auto font = Type::description(lettering);
  const Handle<PangoFontMetrics> metrics(
      pango_context_get_metrics(Type::of_this_thread().context(), font.get(), nullptr));
  return {pango_font_metrics_get_ascent(metrics.get()) / kUnit,
          pango_font_metrics_get_descent(metrics.get()) / kUnit};
}

namespace {

/// Advance of every cluster, at its first byte.
std::vector<double> advances(PangoLayout* layout, std::size_t size) {
  std::vector<double> result(size, 0);
  const Handle<PangoLayoutIter> iter(pango_layout_get_iter(layout));
  do {
    PangoRectangle box;
    pango_layout_iter_get_cluster_extents(iter.get(), nullptr, &box);
    const auto at = static_cast<std::size_t>(pango_layout_iter_get_index(iter.get()));
    if (at < size) result[at] += box.width / kUnit;
  } while (pango_layout_iter_next_cluster(iter.get()));
  return result;
}

/// The byte offset of every character, and one past the end.
std::vector<std::size_t> character_starts(const std::string& text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

}  // namespace

std::vector<Piece> pieces(const std::string& paragraph, const Lettering& lettering) {
  std::vector<Piece> result;
  if (paragraph.empty()) return result;
  const auto layout = Type::of_this_thread().line(paragraph, lettering, 0);
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout.get(), &count);
  const auto starts = character_starts(paragraph);
  const auto widths = advances(layout.get(), paragraph.size());
  Piece piece;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    if (i > 0 && static_cast<int>(i) < count && attributes[i].is_line_break) {
      result.push_back(std::move(piece));
      piece = {};
    }
    double width = 0;
    for (std::size_t b = starts[i]; b < starts[i + 1]; ++b) width += widths[b];
    const std::string_view character(paragraph.data() + starts[i], starts[i + 1] - starts[i]);
    if (attributes[i].is_white && attributes[i].is_expandable_space) {
      piece.space += character;
      piece.space_width += width;
    } else {
      piece.text += piece.space;
      piece.width += piece.space_width;
      piece.space.clear();
      piece.space_width = 0;
      piece.text += character;
      piece.width += width;
    }
  }
  result.push_back(std::move(piece));
  return result;
}

std::vector<std::string> forced_pieces(const std::string& text, const Lettering& lettering,
                                       double width) {
  const auto layout = Type::of_this_thread().line(text, lettering, 0);
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout.get(), &count);
  const auto starts = character_starts(text);
  const auto widths = advances(layout.get(), text.size());
  std::vector<std::string> result(1);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    double w = 0;
    for (std::size_t b = starts[i]; b < starts[i + 1]; ++b) w += widths[b];
    if (sum + w > width && !result.back().empty() && static_cast<int>(i) < count &&
        attributes[i].is_cursor_position) {
      result.emplace_back();
      sum = 0;
    }
    result.back() += text.substr(starts[i], starts[i + 1] - starts[i]);
    sum += w;
  }
  return result;
}

bool runs_right_to_left(const std::string& text) {
  const auto layout = Type::of_this_thread().line(text, {.family = "Andika"}, 0);
  return pango_layout_get_direction(layout.get(), 0) == PANGO_DIRECTION_RTL;
}

std::size_t missing_glyphs(const std::string& text, const Lettering& lettering,
                           std::string& example) {
  const auto layout = Type::of_this_thread().line(text, lettering, 0);
  const auto unknown =
      static_cast<std::size_t>(pango_layout_get_unknown_glyphs_count(layout.get()));
  if (unknown == 0) return 0;
  // Which one: the first character that is unknown by itself.
  const auto starts = character_starts(text);
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    std::string one = text.substr(starts[i], starts[i + 1] - starts[i]);
    const auto alone = Type::of_this_thread().line(one, lettering, 0);
    if (pango_layout_get_unknown_glyphs_count(alone.get()) == 0) continue;
    if (example.empty()) example = std::move(one);
    break;
  }
  return unknown;
}

bool covers(const Lettering& lettering, const std::string& text) {
  auto& type = Type::of_this_thread();
  const auto description = Type::description(lettering);
  PangoFont* font = pango_font_map_load_font(type.map(), type.context(), description.get());
  if (!font) return false;
  const Handle<PangoFontDescription> got(pango_font_describe(font));
  bool all = lettering.family == pango_font_description_get_family(got.get());
  for (const char* at = text.c_str(); all && *at; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    all = g_unichar_isspace(c) || pango_font_has_char(font, c);
  }
  g_object_unref(font);
  return all;
}

void paint_line(cairo_t* cr, const TextLine& line, const Lettering& lettering) {
  const auto layout = Type::of_this_thread().line(line.text, lettering, line.tracking, cr);
  PangoLayoutLine* pango_line = pango_layout_get_line_readonly(layout.get(), 0);
  const auto outline_at = [&](Point by, drawing::Color color, double width) {
    SavedState saved(cr);
    cairo_move_to(cr, line.start.x + by.x, line.start.y + by.y);
    pango_cairo_layout_line_path(cr, pango_line);
    cairo_set_source_rgba(cr, color.r, color.g, color.b, color.a);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cr, 2 * width);
    if (width > 0) {
      cairo_stroke_preserve(cr);
    }
    cairo_fill(cr);
  };
  if (length(lettering.shadow_offset) > 0 && lettering.shadow.a > 0)
    outline_at(lettering.shadow_offset, lettering.shadow, lettering.outline_width);
  if (lettering.outline_width > 0) outline_at({}, lettering.outline, lettering.outline_width);
  const drawing::Color c = lettering.color;
  cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
  cairo_move_to(cr, line.start.x, line.start.y);
  pango_cairo_show_layout_line(cr, pango_line);
}

}  // namespace talewright::press
