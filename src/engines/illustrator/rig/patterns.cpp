// Patterns of cloth, clipped to the garment.
#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

Color garment_color(const Build&, const story::Garment& garment) {
  return color_or(garment.color, drawing::rgb(0xD9583B));
}

Color trim_of(Color color) {
  return drawing::luminance(color) > 0.42 ? darker(color, 0.22) : lighter(color, 0.34);
}

void draw_pattern(Art& art, const Path& area, const story::Garment& garment, Color color,
                  double wide, double turned) {
  const std::string& p = garment.pattern;
  if (p.empty() || p == "plain") return;
  const Color c =
      drawing::luminance(color) > 0.5 ? mix(darker(color, 0.3), color, 0.15) : lighter(color, 0.62);
  const Box box = area.bounds();
  const Point middle = box.centre();
  const double reach = std::hypot(box.width, box.height) / 2 + wide;
  const Affine map = Affine::translation(middle.x, middle.y) * Affine::rotation(turned);
  const int n = std::min(40, static_cast<int>(reach / wide) + 1);
  art.inside(area, [&](Art& in) {
    const auto bar = [&](double x, double y, double w, double h) {
      in.plain(drawing::rectangle({x, y, w, h}).transformed(map),
               p == "checks" ? c.with_alpha(0.5) : c, Role::Cloth, "pattern");
    };
    if (p == "stripes" || p == "checks")
      for (int i = -n; i <= n; ++i) bar(-reach, i * wide * 1.5, 2 * reach, wide * 0.66);
    if (p == "checks")
      for (int i = -n; i <= n; ++i) bar(i * wide * 1.5, -reach, wide * 0.66, 2 * reach);
    if (p == "dots" || p == "stars")
      for (int i = -n; i <= n; ++i)
        for (int j = -n; j <= n; ++j) {
          const Point at = map(Point{(i + (j & 1) * 0.5) * wide * 1.6, j * wide * 1.35});
          if (!box.grown(wide).contains(at)) continue;
          in.plain(p == "dots" ? drawing::ellipse(at, wide * 0.34, wide * 0.34)
                               : drawing::star(at, wide * 0.5, wide * 0.23, 5, turned),
                   c, Role::Cloth, "pattern");
        }
  });
}

}  // namespace talewright::engines::illustrator::rig
