// SVG logos. A file is first read by a parser of our own choosing (GMarkup: no entities, no
// document types) and only what is harmless goes on to librsvg: nothing that points outside the
// file, no scripts, no bitmaps, and no more work than a logo needs. Work is counted before anything
// is drawn: an element that is used ten times by one that is used ten times costs a hundred times
// its own.
#include <glib.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>

#include "base/text.h"
#include "drawing/upload_parts.h"

namespace talewright::drawing {

namespace {

constexpr std::size_t kMostElements = 5000, kMostNesting = 48, kMostTextBytes = 2000;
/// Roughly the pieces of outline that are drawn; what paints on a layer of its own counts kLayer.
constexpr double kMostWork = 8000, kLayer = 25, kPathBytes = 100;
constexpr double kMostProportion = 20;

/// What has no place in a logo: code, other files, bitmaps, and effects whose cost has no bound.
constexpr std::array<std::string_view, 10> kRefused = {
    "script",  "foreignobject", "image", "feimage", "iframe",
    "include", "filter",        "mask",  "handler", "listener"};

struct Element {
  double work = 1;
  std::vector<std::size_t> children;
  std::vector<std::string> refers_to;  ///< ids
};

struct Reading {
  std::string reason;  ///< why it is refused; empty = so far so good
  std::vector<Element> elements;
  std::vector<std::size_t> open;
  std::map<std::string, std::size_t, std::less<>> ids;
  std::size_t text_bytes = 0;
  bool in_style = false;
  bool layers_anywhere = false;  ///< a style sheet may give any element a layer of its own
};

std::string local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return lower(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

/// Notes what a CSS text points at and refuses what leads outside.
void read_style(Reading& reading, Element& element, std::string_view css) {
  const std::string text = lower(css);
  // Escapes can spell anything in another way; logos have no use for them.
  if (text.find('\\') != text.npos || text.find("@import") != text.npos ||
      text.find("expression") != text.npos)
    reading.reason = "its style sheet points outside the file";
  for (std::size_t at = text.find("url("); at != text.npos; at = text.find("url(", at + 4)) {
    std::size_t from = text.find_first_not_of(" \t\r\n\"'", at + 4);
    if (from == text.npos || text[from] != '#') {
      reading.reason = "it refers to other files";
      return;
    }
    const std::size_t to = text.find_first_of(")\"' ", from);
    element.refers_to.emplace_back(css.substr(from + 1, to == text.npos ? to : to - from - 1));
    element.work += kLayer;
  }
  if (text.find("opacity") != text.npos || text.find("blend") != text.npos ||
      text.find("isolation") != text.npos)
    element.work += kLayer;
  // Cairo walks along every dash, however small.
  const std::size_t dash = text.find("stroke-dasharray");
  if (dash != text.npos && text.find_first_of("123456789", dash + 16) != text.npos)
    reading.reason = "it has dashed lines; turn them into shapes";
}

void read_attribute(Reading& reading, Element& element, std::string_view name,
                    std::string_view value) {
  const std::string local = local_name(name);
  if (local.starts_with("on")) reading.reason = "it holds scripts";
  if (local == "base") reading.reason = "it refers to other files";
  if (local == "href") {
    const std::string_view target = trimmed(value);
    if (target.empty()) return;
    if (target.front() != '#')
      reading.reason = "it refers to other files";
    else
      element.refers_to.emplace_back(target.substr(1));
  }
  if (local == "id") reading.ids.emplace(value, reading.elements.size());
  if (local == "d" || local == "points")
    element.work += static_cast<double>(value.size()) / kPathBytes;
  if (local == "style") {
    read_style(reading, element, value);
  } else {
    std::string rule(name);
    rule.append(":").append(value);
    if (local != "d" && local != "points" && local != "id" && local != "class")
      read_style(reading, element, rule);
  }
}

/// GMarkup is C: what throws inside is kept and refused after.
template <class Work>
void guarded(void* user, GError** error, Work work) {
  auto& reading = *static_cast<Reading*>(user);
  try {
    work(reading);
  } catch (const std::bad_alloc&) {
    reading.reason = "it is too large";
  }
  if (!reading.reason.empty() && error && !*error)
    g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "refused");
}

void start_element(GMarkupParseContext*, const gchar* name, const gchar** names,
                   const gchar** values, gpointer user, GError** error) {
  guarded(user, error, [&](Reading& reading) {
    Element element;
    const std::string local = local_name(name);
    if (std::ranges::find(kRefused, local) != kRefused.end())
      reading.reason = "it holds <" + local + ">, which is not taken";
    for (; *names; ++names, ++values) read_attribute(reading, element, *names, *values);
    if (local == "text" || local == "tspan" || local == "textpath" || local == "pattern" ||
        local == "marker" || local == "clippath" || local == "switch")
      element.work += kLayer;
    reading.in_style = local == "style";
    if (!reading.open.empty())
      reading.elements[reading.open.back()].children.push_back(reading.elements.size());
    else if (!reading.elements.empty() || local != "svg")
      reading.reason = "its first element is not <svg>";
    reading.open.push_back(reading.elements.size());
    reading.elements.push_back(std::move(element));
    if (reading.elements.size() > kMostElements) reading.reason = "it has too many elements";
    if (reading.open.size() > kMostNesting) reading.reason = "it nests too deep";
  });
}

void end_element(GMarkupParseContext*, const gchar*, gpointer user, GError**) {
  auto& reading = *static_cast<Reading*>(user);
  if (!reading.open.empty()) reading.open.pop_back();
  reading.in_style = false;
}

void read_text(GMarkupParseContext*, const gchar* text, gsize size, gpointer user, GError** error) {
  guarded(user, error, [&](Reading& reading) {
    if (reading.open.empty()) return;
    const std::string_view all(text, size);
    if (reading.in_style) {
      Element& sheet = reading.elements[reading.open.back()];
      const double before = sheet.work;
      read_style(reading, sheet, all);
      if (sheet.work > before) reading.layers_anywhere = true;
      // Its rules may fall on every element.
      if (!sheet.refers_to.empty())
        reading.reason = "its style sheet refers to shapes; write that on the shapes";
    } else if (!trimmed(all).empty() && (reading.text_bytes += all.size()) > kMostTextBytes) {
      reading.reason = "it has too much text";
    }
  });
}

/// Comments, processing instructions, document types, CDATA.
void read_rest(GMarkupParseContext* context, const gchar* text, gsize size, gpointer user,
               GError** error) {
  guarded(user, error, [&](Reading& reading) {
    const std::string all = lower(std::string_view(text, size));
    if (all.starts_with("<!--")) return;
    if (all.starts_with("<![cdata["))
      return read_text(context, text + 9, size > 12 ? size - 12 : 0, user, error);
    if (all.starts_with("<?xml ")) {
      const std::size_t encoding = all.find("encoding");
      if (encoding != all.npos && all.find("utf-8", encoding) == all.npos &&
          all.find("us-ascii", encoding) == all.npos)
        reading.reason = "it is not in UTF-8";
    } else if (all.starts_with("<?xml-stylesheet")) {
      reading.reason = "it refers to other files";
    } else if (all.starts_with("<!doctype") && all.find('[') != all.npos) {
      reading.reason = "it defines entities";
    }
  });
}

/// What an element costs with all that it holds and uses; above the limit when it uses itself.
double work_of(const Reading& reading, std::size_t index, std::vector<double>& known, int depth) {
  constexpr double kUnderWay = -1, kUnknown = 0;
  if (known[index] == kUnderWay || depth > 400) return 2 * kMostWork;
  if (known[index] != kUnknown) return known[index];
  known[index] = kUnderWay;
  const Element& element = reading.elements[index];
  double work = element.work;
  for (const std::size_t child : element.children) {
    work += work_of(reading, child, known, depth + 1);
    if (work > kMostWork) break;
  }
  for (const std::string& id : element.refers_to) {
    const auto found = reading.ids.find(id);
    if (found != reading.ids.end()) work += work_of(reading, found->second, known, depth + 1);
    if (work > kMostWork) break;
  }
  return known[index] = work;
}

/// Why the file is refused; empty when it is harmless.
std::string fault_of(std::string_view bytes) {
  if (!is_valid_utf8(bytes)) return "it is not in UTF-8";
  if (bytes.find('\0') != bytes.npos) return "it is cut off or damaged";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Reading reading;
  const GMarkupParser parser{start_element, end_element, read_text, read_rest, nullptr};
  const std::unique_ptr<GMarkupParseContext, decltype(&g_markup_parse_context_free)> context(
      g_markup_parse_context_new(&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, nullptr),
      g_markup_parse_context_free);
  const bool whole = g_markup_parse_context_parse(context.get(), bytes.data(),
                                                  static_cast<gssize>(bytes.size()), nullptr) &&
                     g_markup_parse_context_end_parse(context.get(), nullptr);
  if (!reading.reason.empty()) return reading.reason;
  if (!whole || reading.elements.empty()) return "it is cut off, damaged or uses entities";
  if (reading.layers_anywhere)
    for (Element& element : reading.elements) element.work += kLayer / 5;
  std::vector<double> known(reading.elements.size(), 0);
  if (work_of(reading, 0, known, 0) > kMostWork) return "it is more than a logo: too much to draw";
  return {};
}

template <class T>
using Object = std::unique_ptr<T, decltype(&g_object_unref)>;

}  // namespace

bool looks_like_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos || bytes[first] != '<') return false;
  return bytes.find("<svg") != bytes.npos || bytes.find(":svg") != bytes.npos;
}

Upload read_svg(std::string_view bytes, int longest_px, std::string_view field) {
  if (const std::string fault = fault_of(bytes); !fault.empty()) refuse_upload(field, fault);
  const Object<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(),
                                nullptr),
      g_object_unref);
  if (!handle) refuse_upload(field, "it is not an SVG that can be read");

  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength w, h;
  RsvgRectangle box{0, 0, 1, 1};
  rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &w, &has_height, &h, &has_box,
                                       &box);
  double width = box.width, height = box.height;
  gdouble px_width = 0, px_height = 0;
  if (!has_box && rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &px_width, &px_height))
    width = px_width, height = px_height;
  const double proportion = width / height;
  if (!std::isfinite(proportion) || proportion > kMostProportion ||
      proportion < 1 / kMostProportion)
    refuse_upload(field, "it has no size, or is a mere line");

  const double longest = longest_px;
  const int out_width =
      std::max(1, static_cast<int>(std::lround(proportion >= 1 ? longest : longest * proportion)));
  const int out_height =
      std::max(1, static_cast<int>(std::lround(proportion >= 1 ? longest / proportion : longest)));
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, out_width, out_height),
      cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr(cairo_create(surface.get()),
                                                              cairo_destroy);
  const RsvgRectangle viewport{0, 0, static_cast<double>(out_width),
                               static_cast<double>(out_height)};
  if (!rsvg_handle_render_document(handle.get(), cr.get(), &viewport, nullptr) ||
      cairo_status(cr.get()) != CAIRO_STATUS_SUCCESS)
    refuse_upload(field, "it cannot be drawn");
  cairo_surface_flush(surface.get());
  Upload upload{"image/svg+xml", out_width, out_height, {}};
  upload.raster = scaled_down(
      reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface.get())),
      out_width, out_height, cairo_image_surface_get_stride(surface.get()) / 4, longest_px, true);
  return upload;
}

}  // namespace talewright::drawing
