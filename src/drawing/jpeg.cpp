#include "drawing/jpeg.h"

#include <cairo.h>
#include <turbojpeg.h>

#include <memory>
#include <stdexcept>

namespace talewright::drawing {

namespace {

struct TurboFree {
  void operator()(void* handle) const { tjDestroy(handle); }
  void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

}  // namespace

std::string encode_jpeg(cairo_surface_t* surface, int quality) {
  cairo_surface_flush(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  if (!pixels) throw std::invalid_argument("not an image surface");
  const std::unique_ptr<void, TurboFree> compressor(tjInitCompress());
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  const int done =
      compressor ? tjCompress2(compressor.get(), pixels, cairo_image_surface_get_width(surface),
                               cairo_image_surface_get_stride(surface),
                               cairo_image_surface_get_height(surface), TJPF_BGRX, &bytes, &size,
                               TJSAMP_444, quality, TJFLAG_ACCURATEDCT)
                 : -1;
  const std::unique_ptr<unsigned char, TurboFree> kept(bytes);
  if (done != 0) throw std::runtime_error("a JPEG could not be written");
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace talewright::drawing
