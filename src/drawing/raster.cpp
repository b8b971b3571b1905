#include "drawing/raster.h"

#include <turbojpeg.h>

#include <cmath>
#include <new>

#include "base/random.h"

namespace talewright::drawing {

Bitmap::Bitmap(cairo_format_t format, int width, int height)
    : surface_(cairo_image_surface_create(format, width, height)), width_(width), height_(height) {
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  pixels_ = cairo_image_surface_get_data(surface_.get());
  stride_ = cairo_image_surface_get_stride(surface_.get());
}

Cairo Bitmap::context(const DisplayList& list, bool smooth) const {
  Cairo cr(cairo_create(surface_.get()));
  cairo_scale(cr.get(), width_ / list.width, height_ / list.height);
  cairo_set_tolerance(cr.get(), 0.4);
  cairo_set_antialias(cr.get(), smooth ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_NONE);
  return cr;
}

RasterSize raster_size(const Canvas& canvas, const DisplayList& list) {
  constexpr double kMost = 4096;
  const double pixels = std::min(canvas.pixels, kMost / std::max(list.width, list.height));
  const auto side = [&](double units) {
    return std::max(1, static_cast<int>(std::lround(units * pixels)));
  };
  return {side(list.width), side(list.height)};
}

namespace {

struct TurboFree {
  void operator()(void* handle) const { tjDestroy(handle); }
};

void attach_jpeg(Bitmap& picture, int quality) {
  const std::unique_ptr<void, TurboFree> compressor(tjInitCompress());
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  picture.begin_pixels();
  const int stride = cairo_image_surface_get_stride(picture.surface());
  if (!compressor ||
      tjCompress2(compressor.get(), picture.bytes(0), picture.width(), stride, picture.height(),
                  TJPF_BGRX, &bytes, &size, TJSAMP_420, quality, TJFLAG_ACCURATEDCT) != 0)
    return tjFree(bytes);  // then the pixels travel as they are
  const auto free_bytes = [](void* p) { tjFree(static_cast<unsigned char*>(p)); };
  if (cairo_surface_set_mime_data(picture.surface(), CAIRO_MIME_TYPE_JPEG, bytes, size, free_bytes,
                                  bytes) != CAIRO_STATUS_SUCCESS)
    tjFree(bytes);
}

}  // namespace

void put_back(const Canvas& canvas, const DisplayList& list, Bitmap& picture, int jpeg_quality) {
  picture.end_pixels();
  if (canvas.vector && jpeg_quality > 0) attach_jpeg(picture, jpeg_quality);
  const Saved saved(canvas.cr);
  cairo_scale(canvas.cr, list.width / picture.width(), list.height / picture.height());
  cairo_set_source_surface(canvas.cr, picture.surface(), 0, 0);
  const bool same_size = std::abs(list.width * canvas.pixels - picture.width()) < 0.5;
  cairo_pattern_set_filter(cairo_get_source(canvas.cr),
                           same_size && !canvas.vector ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  // Without extending the picture, or a PDF would hold a padded copy in place of the JPEG.
  cairo_paint(canvas.cr);
}

void LayerPainter::walk(const Group& group) {
  if (group.opacity <= 0) return;
  const double before = opacity_;
  const bool layer = group.opacity < 1;
  opacity_ *= group.opacity;
  const Box box = layer ? bounds(group).grown(12) : Box{};
  for (const auto& [cr, blends] : layers_) {
    cairo_save(cr);
    if (group.clip) clip_to(cr, *group.clip);
    if (layer && blends) {
      cairo_rectangle(cr, box.x, box.y, box.width, box.height);
      cairo_clip(cr);
      cairo_push_group(cr);
    }
  }
  for (const Node& node : group.children) {
    if (const Shape* shape = std::get_if<Shape>(&node.item)) {
      if (shape->role == Role::Sample) {
        paint_sample(*shape);
        continue;
      }
      if (shape->fill.kind != Fill::Kind::None) paint_area(*shape);
      if (shape->stroke.width > 0) paint_line(*shape);
    } else if (const Group* inner = std::get_if<Group>(&node.item)) {
      walk(*inner);
    } else if (const Words* words = std::get_if<Words>(&node.item)) {
      paint_words(*words);
    } else {
      paint_picture(std::get<Picture>(node.item));
    }
  }
  for (const auto& [cr, blends] : layers_) {
    if (layer && blends) {
      cairo_pop_group_to_source(cr);
      cairo_paint_with_alpha(cr, group.opacity);
    }
    cairo_restore(cr);
  }
  opacity_ = before;
}

void draw_picture(cairo_t* cr, const Picture& picture) {
  if (!picture.png || picture.box.empty()) return;
  const Surface image = read_png(*picture.png);
  if (!image) return;
  const Saved saved(cr);
  cairo_translate(cr, picture.box.x, picture.box.y);
  cairo_scale(cr, picture.box.width / cairo_image_surface_get_width(image.get()),
              picture.box.height / cairo_image_surface_get_height(image.get()));
  cairo_set_source_surface(cr, image.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
  cairo_paint(cr);
}

bool is_figure(Role role) {
  return role == Role::Body || role == Role::Marking || role == Role::Cloth || role == Role::Hair ||
         role == Role::Eye || role == Role::Mouth || role == Role::Blush;
}

std::uint32_t shape_seed(const Shape& shape) {
  const Box box = shape.path.bounds();
  const auto part = [](double v) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::lround(v * 4)));
  };
  const std::uint64_t seed = hash64(
      shape.part, part(box.x) * 73856093U ^ part(box.y) * 19349663U ^ part(box.width) * 83492791U);
  return static_cast<std::uint32_t>(seed ^ (seed >> 32));
}

void wipe(cairo_t* lines, const Path& path, double opacity) {
  cairo_set_antialias(lines, CAIRO_ANTIALIAS_NONE);
  cairo_set_operator(lines, CAIRO_OPERATOR_DEST_OUT);
  cairo_set_source_rgba(lines, 0, 0, 0, opacity);
  trace(lines, path);
  cairo_fill(lines);
  cairo_set_operator(lines, CAIRO_OPERATOR_OVER);
  cairo_set_antialias(lines, CAIRO_ANTIALIAS_FAST);
}

}  // namespace talewright::drawing
