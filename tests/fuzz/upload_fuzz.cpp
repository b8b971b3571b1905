// Whatever file comes: it is refused as image_invalid or image_too_large, or it is a picture within
// the size that was asked for, whose colours can be told and which can be written as PNG. Run with
// clang's libFuzzer.
#include <cstdint>
#include <cstdlib>

#include "base/failure.h"
#include "drawing/photo_colors.h"
#include "drawing/upload.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright;
  constexpr int kLongest = 64;
  try {
    const drawing::Upload upload =
        drawing::read_logo({reinterpret_cast<const char*>(data), size}, kLongest, "/logo");
    const drawing::Raster& r = upload.raster;
    if (r.width < 1 || r.height < 1 || r.width > kLongest || r.height > kLongest) std::abort();
    if (r.pixels.size() != static_cast<std::size_t>(r.width) * static_cast<std::size_t>(r.height))
      std::abort();
    for (const drawing::PhotoColor& c : drawing::photo_colors(r))
      if (!(c.share > 0 && c.share <= 1)) std::abort();
    if (!drawing::to_png(r).starts_with("\x89PNG")) std::abort();
  } catch (const Failure& failure) {
    if (failure.code() != "image_invalid" && failure.code() != "image_too_large") std::abort();
  }
  return 0;
}
