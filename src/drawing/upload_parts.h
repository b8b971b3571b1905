// What the decoders of uploads share. Internal to drawing/.
#pragma once

#include <cairo.h>

#include "drawing/upload.h"

namespace talewright::drawing {

[[noreturn]] void refuse_upload(std::string_view field, std::string_view reason);

/// Throws image_too_large unless a picture of this size may be decoded, image_invalid for none.
void check_size(std::int64_t width, std::int64_t height, std::string_view field);

/// Scales 0xAARRGGBB down by a whole number, so that the longest side is at most `longest`.
/// `stride` counts pixels; premultiplied pixels come out unmultiplied.
Raster scaled_down(const std::uint32_t* pixels, int width, int height, int stride, int longest,
                   bool premultiplied);

/// Whether the bytes may be an SVG: text that begins with a tag.
bool looks_like_svg(std::string_view bytes);
Upload read_svg(std::string_view bytes, int longest_px, std::string_view field);

}  // namespace talewright::drawing
