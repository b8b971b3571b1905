#include "studio/logo.h"

#include <algorithm>
#include <array>

#include "base/failure.h"

namespace talewright::studio {

namespace {

/// Of the picture's short side (1000 units): how far from the edge, how large at most.
constexpr double kMargin = 32, kWidest = 220, kHighest = 120;

/// A PNG's width or height, from its header.
double png_number(const std::string& png, std::size_t at) {
  ensure(png.size() >= at + 4, "a logo is a PNG");
  double number = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    number = number * 256 + static_cast<unsigned char>(png[i]);
  return number;
}

double overlap(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

double harm(const drawing::DisplayList& list, const Box& box) {
  using Kind = drawing::Region::Kind;
  double harm = 0;
  for (const drawing::Region& region : list.regions) {
    const double share = overlap(region.box, box) / (box.width * box.height);
    harm += share * (region.kind == Kind::Face ? 100 : region.kind == Kind::Figure ? 10 : 1);
  }
  return harm;
}

}  // namespace

void add_logo(drawing::DisplayList& list, std::shared_ptr<const std::string> png) {
  const double width = png_number(*png, 16), height = png_number(*png, 20);
  const double scale = std::min(kWidest / width, kHighest / height);
  const double w = width * scale, h = height * scale;
  const double right = list.width - kMargin - w, bottom = list.height - kMargin - h;
  // Where a signature stands comes first; of equals the earlier wins.
  const std::array<Box, 4> corners = {Box{right, bottom, w, h}, Box{kMargin, bottom, w, h},
                                      Box{right, kMargin, w, h}, Box{kMargin, kMargin, w, h}};
  const Box* best = &corners.front();
  for (const Box& corner : corners)
    if (harm(list, corner) < harm(list, *best)) best = &corner;
  drawing::Picture logo;
  logo.png = std::move(png);
  logo.box = *best;
  logo.part = "logo";
  list.root.add(std::move(logo));
}

}  // namespace talewright::studio
