// Cairo image surfaces as JPEG files in memory, by libjpeg-turbo: for covers that travel over the web.
#pragma once

#include <string>

typedef struct _cairo_surface cairo_surface_t;

namespace talewright::drawing {

/// A baseline JPEG without metadata, so that the same pixels give the same bytes. Colours are kept
/// in full resolution, for the sake of letters. `quality` 1..100. The surface must be
/// CAIRO_FORMAT_RGB24.
std::string encode_jpeg(cairo_surface_t* surface, int quality);

}  // namespace talewright::drawing
