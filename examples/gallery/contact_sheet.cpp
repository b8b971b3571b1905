#include "contact_sheet.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "drawing/png.h"
#include "drawing/style.h"

namespace talewright::gallery {

namespace {

constexpr double kGap = 18, kCaption = 30, kTitle = 70;

void letter(cairo_t* cr, const std::string& text, const Box& box, double size) {
  drawing::DisplayList list;
  list.width = box.width, list.height = box.height;
  list.root.add(drawing::Words{.text = text,
                               .box = {0, 0, box.width, box.height},
                               .size = size,
                               .color = drawing::rgb(0x4A4036),
                               .label = true});
  drawing::paint(cr, list, "cartoon", box);
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

void write_picture(const std::string& path, const drawing::DisplayList& picture,
                   const std::string& style, int width_px) {
  write_file(path, drawing::draw_png(picture, style, width_px));
}

void write_sheet(const std::string& path, const std::string& title, const std::vector<Cell>& cells,
                 int columns, int width_px) {
  if (cells.empty()) throw std::runtime_error("no pictures for " + path);
  const double wide = width_px;
  const double high = wide * cells[0].picture.height / cells[0].picture.width;
  const int rows = (static_cast<int>(cells.size()) + columns - 1) / columns;
  const int width = static_cast<int>(kGap + columns * (wide + kGap));
  const int height = static_cast<int>(kTitle + rows * (high + kCaption + kGap));
  using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
  using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
                        &cairo_surface_destroy);
  const Context cr(cairo_create(surface.get()), &cairo_destroy);
  cairo_set_source_rgb(cr.get(), 0.975, 0.955, 0.92);
  cairo_paint(cr.get());
  letter(cr.get(), title, {kGap, 10, width - 2 * kGap, kTitle - 20}, 26);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const double x =
        kGap + static_cast<double>(i % static_cast<std::size_t>(columns)) * (wide + kGap);
    const double y = kTitle + static_cast<double>(i / static_cast<std::size_t>(columns)) *
                                  (high + kCaption + kGap);
    const double fit = std::min(wide / cell.picture.width, high / cell.picture.height);
    const double w = cell.picture.width * fit, h = cell.picture.height * fit;
    drawing::paint(cr.get(), cell.picture, cell.style,
                   {std::round(x + (wide - w) / 2), std::round(y + (high - h) / 2), w, h});
    if (!cell.caption.empty())
      letter(cr.get(), cell.caption, {x, y + high + 2, wide, kCaption - 6}, 15);
  }
  cairo_surface_flush(surface.get());
  write_file(path, drawing::encode_png(surface.get()));
}

void write_singly(const std::string& path, const std::vector<Cell>& cells, int width_px) {
  const std::filesystem::path folder = std::filesystem::path(path).replace_extension();
  std::filesystem::create_directories(folder);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string name = fmt::format("{:02} {}.png", i + 1, cells[i].caption);
    std::ranges::replace(name, '/', ' ');
    write_picture(folder / name, cells[i].picture, cells[i].style, width_px);
  }
}

}  // namespace talewright::gallery
