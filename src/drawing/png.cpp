// PNG (ISO/IEC 15948) written with libdeflate: the "up" filter and one zlib stream. libpng with
// zlib took three times as long for a print-size page.
#include "drawing/png.h"

#include <cairo.h>
#include <libdeflate.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include "drawing/style.h"

namespace talewright::drawing {

namespace {

void append_u32(std::string& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 255);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_u32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out += type;
  out += data;
  append_u32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;

}  // namespace

std::string encode_png(cairo_surface_t* surface, double ppi) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  if (!pixels || width <= 0 || height <= 0) throw std::invalid_argument("not an image surface");

  const std::size_t row = 3 * static_cast<std::size_t>(width);
  std::vector<unsigned char> raw((row + 1) * static_cast<std::size_t>(height));
  std::vector<unsigned char> above(row, 0), now(row);
  for (int y = 0; y < height; ++y) {
    const auto* in = reinterpret_cast<const std::uint32_t*>(pixels + static_cast<std::size_t>(y) * stride);
    for (int x = 0; x < width; ++x) {
      now[3 * x] = static_cast<unsigned char>(in[x] >> 16);
      now[3 * x + 1] = static_cast<unsigned char>(in[x] >> 8);
      now[3 * x + 2] = static_cast<unsigned char>(in[x]);
    }
    unsigned char* out = raw.data() + (row + 1) * static_cast<std::size_t>(y);
    *out++ = 2;  // filter type "up"
    for (std::size_t i = 0; i < row; ++i) out[i] = static_cast<unsigned char>(now[i] - above[i]);
    std::swap(now, above);
  }

  Compressor compressor(libdeflate_alloc_compressor(4), &libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string packed(libdeflate_zlib_compress_bound(compressor.get(), raw.size()), '\0');
  packed.resize(libdeflate_zlib_compress(compressor.get(), raw.data(), raw.size(), packed.data(),
                                         packed.size()));

  std::string out("\x89PNG\r\n\x1a\n", 8);
  std::string header;
  append_u32(header, static_cast<std::uint32_t>(width));
  append_u32(header, static_cast<std::uint32_t>(height));
  header += std::string("\x08\x02\0\0\0", 5);  // 8 bit, RGB, no interlace
  append_chunk(out, "IHDR", header);
  append_chunk(out, "sRGB", std::string_view("\0", 1));
  if (ppi > 0) {
    std::string physical;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(ppi / 0.0254));
    append_u32(physical, per_metre);
    append_u32(physical, per_metre);
    physical += '\1';
    append_chunk(out, "pHYs", physical);
  }
  append_chunk(out, "IDAT", packed);
  append_chunk(out, "IEND", {});
  return out;
}

std::string draw_png(const DisplayList& list, std::string_view style, int width_px, double ppi) {
  const int height_px = std::max(1, static_cast<int>(std::lround(width_px * list.height / list.width)));
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, height_px),
                  &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  cairo_t* cr = cairo_create(surface.get());
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_paint(cr);
  paint(cr, list, style, {0, 0, static_cast<double>(width_px), static_cast<double>(height_px)});
  cairo_destroy(cr);
  return encode_png(surface.get(), ppi);
}

}  // namespace talewright::drawing
