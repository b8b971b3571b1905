// Whatever bytes come: parse_display_list refuses them, or gives a list that comes back from its
// own text and can be painted. Run with clang's libFuzzer.
#include <cairo.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "drawing/style.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright::drawing;
  DisplayList list;
  try {
    list = parse_display_list({reinterpret_cast<const char*>(data), size});
  } catch (const std::invalid_argument&) {
    return 0;
  }
  const std::string text = to_text(list);
  if (to_text(parse_display_list(text)) != text) std::abort();
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 32, 32);
  cairo_t* cr = cairo_create(surface);
  for (const StyleEntry& style : styles()) paint(cr, list, style.name, {0, 0, 32, 32});
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return 0;
}
