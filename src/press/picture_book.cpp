#include "press/picture_book.h"

#include <fmt/format.h>

#include <new>

#include "drawing/jpeg.h"
#include "drawing/png.h"
#include "press/handles.h"
#include "press/page_paint.h"
#include "press/setting.h"

namespace talewright::press {

std::vector<BookPage> book_pages(const story::PlanDocument& plan) {
  std::vector<BookPage> pages{{PageKind::Cover, 0, "Cover"}, {PageKind::Title, 0, "Title"}};
  for (std::size_t i = 0; i < plan.pages.size(); ++i)
    pages.push_back({PageKind::Story, i, fmt::format("{}", i + 1)});
  pages.push_back({PageKind::End, 0, "End"});
  return pages;
}

const drawing::DisplayList* picture_of(const BookArt& art, const BookPage& page) {
  const drawing::DisplayList* picture = nullptr;
  switch (page.kind) {
    case PageKind::Cover:
    case PageKind::Title:
      picture = &art.cover;
      break;
    case PageKind::Story:
      if (page.story_index < art.pages.size()) picture = &art.pages[page.story_index];
      break;
    case PageKind::End:
      if (!art.pages.empty()) picture = &art.pages.back();
      break;
  }
  return has_art(picture) ? picture : nullptr;
}

namespace {

Handle<cairo_surface_t> painted(const story::PlanDocument& plan,
                                const drawing::DisplayList* picture, const PageLayout& layout,
                                int width_px) {
  Handle<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width_px, width_px));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  const Handle<cairo_t> cr(cairo_create(surface.get()));
  cairo_scale(cr.get(), width_px / kTrim, width_px / kTrim);
  paint_art(cr.get(), layout, picture, plan.style);
  paint_letters(cr.get(), layout);
  return surface;
}

}  // namespace

std::string page_png(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                     const PageLayout& layout, int width_px) {
  return drawing::encode_png(painted(plan, picture, layout, width_px).get(),
                             width_px / (kTrim / 72));
}

std::string page_png(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                     const BookPage& page, int width_px) {
  return page_png(plan, picture, layout_page(plan, picture, page), width_px);
}

std::string page_jpeg(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                      const BookPage& page, int width_px) {
  const PageLayout layout = layout_page(plan, picture, page);
  return drawing::encode_jpeg(painted(plan, picture, layout, width_px).get(), 90);
}

}  // namespace talewright::press
