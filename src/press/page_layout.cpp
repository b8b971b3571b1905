#include "press/page_layout.h"

#include <fmt/format.h>

#include "press/setting.h"

namespace talewright::press {

PageLayout layout_page(const story::PlanDocument& plan, const drawing::DisplayList* picture,
                       const BookPage& page) {
  switch (page.kind) {
    case PageKind::Cover:
      return cover_page(plan, picture, page);
    case PageKind::Title:
      return title_page(plan, picture, page);
    case PageKind::Story:
      return story_page(plan, picture, page);
    case PageKind::End:
      return end_page(plan, picture, page);
  }
  return {};
}

namespace {

// -0.0 and 0.0 are written alike.
double tenth(double v) { return std::round(v * 10) / 10 + 0.0; }

std::string text_of(const Box& b) {
  return fmt::format("{:.1f},{:.1f} {:.1f}x{:.1f}", tenth(b.x), tenth(b.y), tenth(b.width),
                     tenth(b.height));
}

constexpr std::string_view kPurposes[] = {"title", "subtitle", "byline",   "series",
                                          "story", "closing",  "colophon", "folio"};

}  // namespace

std::string dump(const PageLayout& layout) {
  std::string out = fmt::format("page {} {} paper {}\n", layout.page.label, layout.arrangement,
                                drawing::to_hex(layout.paper));
  if (layout.picture)
    out += fmt::format("picture {} window {}\n", text_of(layout.picture->whole),
                       text_of(layout.picture->window.bounds()));
  for (const drawing::Node& node : layout.over.children)
    if (const auto* shape = std::get_if<drawing::Shape>(&node.item))
      out += fmt::format("over {}{}\n", text_of(shape->path.bounds()),
                         shape->fill.kind == drawing::Fill::Kind::Solid
                             ? " " + drawing::to_hex(shape->fill.color)
                             : std::string(" gradient"));
  for (const TextLine& line : layout.lines) {
    const Lettering& l = layout.letterings.at(line.lettering);
    out +=
        fmt::format("{} {:.1f},{:.1f} w{:.1f} {}{}{} {:.1f} {}{} \"{}\"\n",
                    kPurposes[static_cast<std::size_t>(line.purpose)], tenth(line.start.x),
                    tenth(line.start.y), tenth(line.width), l.family, l.bold ? " bold" : "",
                    l.italic ? " italic" : "", l.size, drawing::to_hex(l.color),
                    l.outline_width > 0 ? " outline " + drawing::to_hex(l.outline) : "", line.text);
  }
  const TextMeasures& m = layout.measures;
  out += fmt::format("contrast {:.1f} light {:.2f} spread {:.2f}\n", m.contrast_low,
                     m.luminance_mean, m.luminance_spread);
  return out;
}

}  // namespace talewright::press
