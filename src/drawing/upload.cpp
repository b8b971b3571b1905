#include "drawing/upload.h"

#include <gif_lib.h>
#include <turbojpeg.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>

#include "drawing/upload_parts.h"
#include "generated/failures.h"

namespace talewright::drawing {

namespace {

constexpr std::string_view kCutOff = "the file is cut off or damaged";

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  const unsigned char* p = data_of(bytes) + at;
  return std::uint32_t{p[0]} << 24 | std::uint32_t{p[1]} << 16 | std::uint32_t{p[2]} << 8 | p[3];
}

/// Large pictures take hundreds of megabytes while they are decoded: one at a time.
std::unique_lock<std::mutex> room_for(std::int64_t width, std::int64_t height) {
  static std::mutex large;
  if (width * height <= 4'000'000) return {};
  return std::unique_lock(large);
}

// ---- PNG, by cairo

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t read_some(void* closure, unsigned char* out, unsigned int length) {
  auto& rest = *static_cast<std::string_view*>(closure);
  if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(out, rest.data(), length);
  rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

Upload read_png(std::string_view bytes, int longest, std::string_view field) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") refuse_upload(field, kCutOff);
  const std::int64_t width = big_endian(bytes, 16), height = big_endian(bytes, 20);
  check_size(width, height, field);
  const auto room = room_for(width, height);
  std::string_view rest = bytes;
  const Surface loaded(cairo_image_surface_create_from_png_stream(read_some, &rest),
                       cairo_surface_destroy);
  if (cairo_surface_status(loaded.get()) != CAIRO_STATUS_SUCCESS) refuse_upload(field, kCutOff);
  Surface surface(nullptr, cairo_surface_destroy);
  const auto format = cairo_image_surface_get_format(loaded.get());
  cairo_surface_t* source = loaded.get();
  if (format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32) {
    // Cairo keeps deep colours in floats.
    surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width),
                                             static_cast<int>(height)));
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr(cairo_create(surface.get()),
                                                                cairo_destroy);
    cairo_set_source_surface(cr.get(), loaded.get(), 0, 0);
    cairo_paint(cr.get());
    source = surface.get();
  }
  cairo_surface_flush(source);
  auto* pixels = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(source));
  if (!pixels) refuse_upload(field, kCutOff);
  const int stride = cairo_image_surface_get_stride(source) / 4;
  if (format == CAIRO_FORMAT_RGB24)  // its fourth byte says nothing
    std::for_each(pixels, pixels + std::int64_t{stride} * height,
                  [](std::uint32_t& pixel) { pixel |= 0xFF000000U; });
  Upload upload{"image/png", static_cast<int>(width), static_cast<int>(height), {}};
  upload.raster = scaled_down(pixels, upload.width, upload.height, stride, longest, true);
  return upload;
}

// ---- JPEG, by libjpeg-turbo

/// A progressive file may hold any number of passes over the whole picture.
std::int64_t scans_in(std::string_view bytes) {
  std::int64_t scans = 0;
  for (std::size_t at = bytes.find("\xFF\xDA"); at != std::string_view::npos;
       at = bytes.find("\xFF\xDA", at + 2))
    ++scans;
  return scans;
}

Upload read_jpeg(std::string_view bytes, int longest, std::string_view field) {
  const std::unique_ptr<void, decltype(&tjDestroy)> turbo(tjInitDecompress(), tjDestroy);
  ensure(turbo != nullptr, "a JPEG decoder can be made");
  int width = 0, height = 0, sampling = 0, space = 0;
  if (tjDecompressHeader3(turbo.get(), data_of(bytes), bytes.size(), &width, &height, &sampling,
                          &space) != 0)
    refuse_upload(field, kCutOff);
  check_size(width, height, field);
  constexpr std::int64_t kMostScannedPixels = 800'000'000;
  if (scans_in(bytes) * width * height > kMostScannedPixels)
    refuse_upload(field, "it passes over the picture too often");
  int count = 0;
  const tjscalingfactor* factors = tjGetScalingFactors(&count);
  int scaled_width = width, scaled_height = height;
  for (int i = 0; i < count; ++i) {
    const int w = TJSCALED(width, factors[i]), h = TJSCALED(height, factors[i]);
    if (std::max(w, h) >= longest && w < scaled_width) scaled_width = w, scaled_height = h;
  }
  const auto room = room_for(width, height);
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(scaled_width) *
                                    static_cast<std::size_t>(scaled_height));
  if (tjDecompress2(turbo.get(), data_of(bytes), bytes.size(),
                    reinterpret_cast<unsigned char*>(pixels.data()), scaled_width, 0, scaled_height,
                    TJPF_BGRA, TJFLAG_LIMITSCANS) != 0) {
    // Cameras put stray bytes between the parts of a picture that is otherwise sound.
    const std::string_view why = tjGetErrorStr2(turbo.get());
    if (tjGetErrorCode(turbo.get()) != TJERR_WARNING || why.find("extraneous") == why.npos)
      refuse_upload(field, kCutOff);
  }
  return {"image/jpeg", width, height,
          scaled_down(pixels.data(), scaled_width, scaled_height, scaled_width, longest, false)};
}

// ---- WebP

Upload read_webp(std::string_view bytes, int longest, std::string_view field) {
  // Of moving pictures the first may be there although the file is cut off.
  const unsigned char* size = data_of(bytes) + 4;
  const std::uint64_t told = std::uint64_t{size[3]} << 24 | std::uint64_t{size[2]} << 16 |
                             std::uint64_t{size[1]} << 8 | size[0];
  if (told + 8 > bytes.size()) refuse_upload(field, kCutOff);
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config) ||
      WebPGetFeatures(data_of(bytes), bytes.size(), &config.input) != VP8_STATUS_OK)
    refuse_upload(field, kCutOff);
  check_size(config.input.width, config.input.height, field);
  Upload upload{"image/webp", config.input.width, config.input.height, {}};
  const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> parts(
      [&] {
        const WebPData all{data_of(bytes), bytes.size()};
        return WebPDemux(&all);
      }(),
      WebPDemuxDelete);
  WebPIterator frame;
  if (!parts || !WebPDemuxGetFrame(parts.get(), 1, &frame)) refuse_upload(field, kCutOff);
  const std::unique_ptr<WebPIterator, decltype(&WebPDemuxReleaseIterator)> release(
      &frame, WebPDemuxReleaseIterator);
  const WebPData picture = frame.fragment;
  if (WebPGetFeatures(picture.bytes, picture.size, &config.input) != VP8_STATUS_OK)
    refuse_upload(field, kCutOff);
  const int width = config.input.width, height = config.input.height;
  check_size(width, height, field);
  const int factor = std::max(1, (std::max(width, height) + longest - 1) / longest);
  const int scaled_width = std::max(1, width / factor),
            scaled_height = std::max(1, height / factor);
  if (factor > 1) {
    config.options.use_scaling = 1;
    config.options.scaled_width = scaled_width;
    config.options.scaled_height = scaled_height;
  }
  const auto room = room_for(width, height);
  upload.raster = {scaled_width, scaled_height, {}};
  upload.raster.pixels.resize(static_cast<std::size_t>(scaled_width) *
                              static_cast<std::size_t>(scaled_height));
  config.output.colorspace = MODE_BGRA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA = {reinterpret_cast<std::uint8_t*>(upload.raster.pixels.data()),
                          scaled_width * 4, upload.raster.pixels.size() * 4};
  if (WebPDecode(picture.bytes, picture.size, &config) != VP8_STATUS_OK)
    refuse_upload(field, kCutOff);
  return upload;
}

// ---- GIF, the first picture

int read_gif_bytes(GifFileType* file, GifByteType* out, int length) {
  auto& rest = *static_cast<std::string_view*>(file->UserData);
  const auto n = std::min(rest.size(), static_cast<std::size_t>(length));
  std::memcpy(out, rest.data(), n);
  rest.remove_prefix(n);
  return static_cast<int>(n);
}

/// The index that is transparent, from a graphics control extension; -1 = none.
int transparent_index(const GifByteType* extension) {
  if (!extension || extension[0] < 4 || !(extension[1] & 1)) return -1;
  return extension[4];
}

/// Reads to the first picture's descriptor and returns the transparent index.
int find_first_picture(GifFileType* gif, std::string_view field) {
  int transparent = -1;
  for (;;) {
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    if (DGifGetRecordType(gif, &type) != GIF_OK || type == TERMINATE_RECORD_TYPE)
      refuse_upload(field, kCutOff);
    if (type == IMAGE_DESC_RECORD_TYPE) {
      if (DGifGetImageDesc(gif) != GIF_OK) refuse_upload(field, kCutOff);
      return transparent;
    }
    int code = 0;
    GifByteType* extension = nullptr;
    if (DGifGetExtension(gif, &code, &extension) != GIF_OK) refuse_upload(field, kCutOff);
    if (code == GRAPHICS_EXT_FUNC_CODE) transparent = transparent_index(extension);
    while (extension)
      if (DGifGetExtensionNext(gif, &extension) != GIF_OK) refuse_upload(field, kCutOff);
  }
}

Upload read_gif(std::string_view bytes, int longest, std::string_view field) {
  int error = 0;
  std::string_view rest = bytes;
  const auto close = [](GifFileType* gif) {
    int ignored = 0;
    DGifCloseFile(gif, &ignored);
  };
  const std::unique_ptr<GifFileType, decltype(close)> gif(DGifOpen(&rest, read_gif_bytes, &error),
                                                          close);
  if (!gif) refuse_upload(field, kCutOff);
  const int transparent = find_first_picture(gif.get(), field);
  const int width = gif->Image.Width, height = gif->Image.Height;
  check_size(width, height, field);
  const ColorMapObject* map = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
  if (!map) refuse_upload(field, "it has no colours");
  std::array<std::uint32_t, 256> colors{};
  for (int i = 0; i < std::min(map->ColorCount, 256); ++i) {
    const GifColorType c = map->Colors[i];
    colors[static_cast<std::size_t>(i)] =
        0xFF000000U | std::uint32_t{c.Red} << 16 | std::uint32_t{c.Green} << 8 | c.Blue;
  }
  if (transparent >= 0) colors[static_cast<std::size_t>(transparent)] = 0;

  const auto room = room_for(width, height);
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height));
  std::vector<GifPixelType> line(static_cast<std::size_t>(width));
  const auto read_rows = [&](int from, int step) {
    for (int y = from; y < height; y += step) {
      if (DGifGetLine(gif.get(), line.data(), width) != GIF_OK) refuse_upload(field, kCutOff);
      std::uint32_t* row =
          pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
      for (std::size_t x = 0; x < line.size(); ++x) row[x] = colors[line[x]];
    }
  };
  if (gif->Image.Interlace)
    for (const auto& [from, step] : {std::pair{0, 8}, {4, 8}, {2, 4}, {1, 2}})
      read_rows(from, step);
  else
    read_rows(0, 1);
  return {"image/gif", width, height,
          scaled_down(pixels.data(), width, height, width, longest, false)};
}

void check_bytes(std::size_t given, std::size_t limit, std::string_view field) {
  if (given <= limit) return;
  throw image_too_large("The picture's file has more bytes than are taken.",
                        {{"field", field}, {"rule", "bytes"}, {"limit", limit}, {"given", given}});
}

}  // namespace

void refuse_upload(std::string_view field, std::string_view reason) {
  throw image_invalid("The picture cannot be taken: " + std::string(reason) + ".",
                      {{"field", field}, {"reason", reason}});
}

void check_size(std::int64_t width, std::int64_t height, std::string_view field) {
  if (width <= 0 || height <= 0) refuse_upload(field, "it has no size");
  if (std::max(width, height) > kMostUploadSide)
    throw image_too_large("The picture is too large to be read.",
                          {{"field", field},
                           {"rule", "pixels a side"},
                           {"limit", kMostUploadSide},
                           {"given", std::max(width, height)}});
  constexpr std::int64_t kMost = std::int64_t{kMostUploadMegapixels} * 1'000'000;
  if (width * height > kMost)
    throw image_too_large(
        "The picture is too large to be read.",
        {{"field", field}, {"rule", "pixels"}, {"limit", kMost}, {"given", width * height}});
}

Raster scaled_down(const std::uint32_t* pixels, int width, int height, int stride, int longest,
                   bool premultiplied) {
  const int k = std::max(1, (std::max(width, height) + longest - 1) / longest);
  Raster raster{std::max(1, width / k), std::max(1, height / k), {}};
  raster.pixels.reserve(static_cast<std::size_t>(raster.width) *
                        static_cast<std::size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y)
    for (int x = 0; x < raster.width; ++x) {
      std::uint64_t a = 0, r = 0, g = 0, b = 0, n = 0;
      for (int dy = 0; dy < k && y * k + dy < height; ++dy)
        for (int dx = 0; dx < k && x * k + dx < width; ++dx, ++n) {
          const std::uint32_t p =
              pixels[static_cast<std::size_t>(y * k + dy) * static_cast<std::size_t>(stride) +
                     static_cast<std::size_t>(x * k + dx)];
          const std::uint32_t alpha = p >> 24, by = premultiplied ? 255 : alpha;
          a += alpha;
          r += std::uint64_t{p >> 16 & 255} * by;
          g += std::uint64_t{p >> 8 & 255} * by;
          b += std::uint64_t{p & 255} * by;
        }
      const std::uint64_t whole = std::max<std::uint64_t>(1, a);
      const auto channel = [&](std::uint64_t sum) {
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(255, (sum + whole / 2) / whole));
      };
      raster.pixels.push_back(static_cast<std::uint32_t>((a + n / 2) / n) << 24 | channel(r) << 16 |
                              channel(g) << 8 | channel(b));
    }
  return raster;
}

Upload read_photo(std::string_view bytes, int longest_px, std::string_view field) {
  check_bytes(bytes.size(), kMostUploadBytes, field);
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return read_png(bytes, longest_px, field);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes, longest_px, field);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a"))
    return read_gif(bytes, longest_px, field);
  if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP")
    return read_webp(bytes, longest_px, field);
  refuse_upload(field, looks_like_svg(bytes) ? "an SVG can be a logo, not a photo"
                                             : "it is none of PNG, JPEG, WebP and GIF");
}

Upload read_logo(std::string_view bytes, int longest_px, std::string_view field) {
  if (!looks_like_svg(bytes)) return read_photo(bytes, longest_px, field);
  check_bytes(bytes.size(), kMostSvgBytes, field);
  return read_svg(bytes, longest_px, field);
}

std::string to_png(const Raster& raster) {
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height),
      cairo_surface_destroy);
  auto* bytes = cairo_image_surface_get_data(surface.get());
  ensure(bytes != nullptr, "a raster fits a surface");
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < raster.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < raster.width; ++x) {
      const std::uint32_t p = raster.at(x, y), a = p >> 24;
      const auto times = [a](std::uint32_t c) { return (c * a + 127) / 255; };
      row[x] = a << 24 | times(p >> 16 & 255) << 16 | times(p >> 8 & 255) << 8 | times(p & 255);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  std::string png;
  const auto append = [](void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  ensure(cairo_surface_write_to_png_stream(surface.get(), append, &png) == CAIRO_STATUS_SUCCESS,
         "a raster can be written");
  return png;
}

}  // namespace talewright::drawing
