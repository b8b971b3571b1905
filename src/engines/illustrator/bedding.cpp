#include "engines/illustrator/bedding.h"

#include "engines/illustrator/light_effects.h"
#include "engines/illustrator/rig/chair.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;

namespace {

Color blanket_color(const Stage& s) {
  static constexpr std::array<unsigned, 4> kCovers{0x6E8FC7, 0x8E7CC3, 0x5FA39A, 0xC77F8E};
  return rgb(kCovers[s.spec.seed % kCovers.size()]);
}

/// Whether the head lies left of the body.
bool head_left(const Actor& a) { return a.head().centre().x < a.box().centre().x; }

/// The line in which a swimmer's body and the water meet.
double waterline(const Actor& a) {
  const Box b = a.box();
  const double chin = a.skull().bottom();
  return std::min(chin - b.height * 0.02, b.y + b.height * 0.70);
}

}  // namespace

void paint_near_bed(Stage& s, Group& into, const Actor& a) {
  const Box b = a.box(), head = a.skull();
  const double top = b.bottom() - b.height * 0.16, sign = head_left(a) ? -1 : 1;
  Group g;
  g.name = "setting.bed";
  // The head board rises behind the pillow.
  const double w = head.width, px = head.centre().x + sign * w * 0.18;
  Path board = drawing::rounded_rectangle(
      {px - w * 1.0, top - w * 0.92, w * 2.0, s.height - top + w}, w * 0.3);
  g.add(inked(board, s.tone(0xC99B6C), s.tone(0xA57A50), Role::Interior, 0.6));
  Path sheet;
  sheet.move_to({-30, top + 6})
      .curve_to({s.width * 0.3, top - 8}, {s.width * 0.7, top + 8}, {s.width + 30, top})
      .line_to({s.width + 30, s.height + 30})
      .line_to({-30, s.height + 30})
      .close();
  g.add(inked(sheet, s.tone(0xFFFBF3), s.tone(0xDCD3CC), Role::Cloth, 0.6));
  Path cushion = blob({{px - w * 0.86, top + w * 0.10},
                       {px - w * 0.84, top - w * 0.46},
                       {px - w * 0.3, top - w * 0.62},
                       {px + w * 0.3, top - w * 0.62},
                       {px + w * 0.84, top - w * 0.46},
                       {px + w * 0.86, top + w * 0.10},
                       {px, top + w * 0.22}});
  Shape pillow = inked(cushion, s.tone(0xFFFDF8), s.tone(0xE3DBD8), Role::Cloth, 0.6);
  pillow.volume = true;
  g.add(std::move(pillow));
  into.add(std::move(g));
}

void paint_blanket(Stage& s, Group& into, const Actor& a, double hem) {
  const Box b = a.box(), head = a.skull(), body = a.trunk();
  const bool left = head_left(a);
  const double sign = left ? 1 : -1;  // towards the feet
  const double neck = left ? std::max(head.right() - head.width * 0.10, body.x + body.width * 0.2)
                           : std::min(head.x + head.width * 0.10, body.right() - body.width * 0.2);
  double foot = (left ? b.right() : b.x) + sign * head.width * 0.10;
  if (s.bed && !s.close())  // the whole bed is made
    foot = left ? std::max(foot, s.bed->right() - s.bed->width * 0.01)
                : std::min(foot, s.bed->x + s.bed->width * 0.01);
  const double long_ = std::abs(foot - neck);
  const double high = std::min(body.y - head.height * 0.04, b.bottom() - b.height * 0.35);
  const auto at = [&](double along, double y) { return Point{neck + sign * long_ * along, y}; };
  const Color c = blanket_color(s);
  Group g;
  g.name = "setting.blanket";
  Path p;
  p.move_to(at(-0.02, hem))
      .curve_to(at(-0.06, hem - (hem - high) * 0.4), at(-0.05, high + (hem - high) * 0.25),
                at(0.02, high + head.height * 0.05))
      .curve_to(at(0.14, high - head.height * 0.05), at(0.42, high - head.height * 0.02),
                at(0.62, high + (b.bottom() - high) * 0.22))
      .curve_to(at(0.80, high + (b.bottom() - high) * 0.34),
                at(0.98, high + (b.bottom() - high) * 0.30),
                at(1.0, high + (b.bottom() - high) * 0.62))
      .curve_to(at(1.03, b.bottom()), at(1.03, hem), at(1.02, hem));
  p.close();
  Shape cover = inked(p, s.tone(lighter(c, 0.16)), s.tone(darker(c, 0.10)), Role::Cloth, 0.8);
  cover.volume = true;
  g.add(std::move(cover));
  Group inner;
  inner.clip = p;
  const double r = head.width * 0.055;
  int row = 0;
  for (double y = high + r * 3; y < hem + r; y += r * 5.5, ++row)
    for (double along = 0.16 + (row % 2) * 0.09; along < 1.02; along += 0.18)
      inner.add(area(drawing::star(at(along, y), r, r * 0.45, 5),
                     s.tone(mix(c, rgb(0xFFF6D8), 0.62)), Role::Cloth));
  // Folds run from the shoulder.
  for (double k : {0.28, 0.55, 0.8})
    inner.add(line(drawing::curve_through(std::vector<Point>{
                       at(k, high + (b.bottom() - high) * 0.35),
                       at(k + 0.04, high + (hem - high) * 0.65), at(k + 0.02, hem - 4)}),
                   head.width * 0.014, s.tone(darker(c, 0.26)).with_alpha(0.6)));
  g.add(std::move(inner));
  // The sheet is turned over at the chin.
  const double wide = std::max(0.11, head.width * 0.17 / std::max(1.0, long_));
  Path turn;
  turn.move_to(at(-0.02, hem))
      .curve_to(at(-0.06, hem - (hem - high) * 0.4), at(-0.05, high + (hem - high) * 0.25),
                at(0.02, high + head.height * 0.05))
      .curve_to(at(0.05, high - head.height * 0.03), at(wide, high - head.height * 0.03),
                at(wide, high + head.height * 0.04))
      .curve_to(at(wide - 0.05, high + (hem - high) * 0.35),
                at(wide - 0.06, hem - (hem - high) * 0.3), at(wide - 0.02, hem));
  turn.close();
  g.add(inked(turn, s.tone(0xFFFDF6), s.tone(0xE6DFDA), Role::Cloth, 0.7));
  into.add(std::move(g));
}

void paint_chair_by_bed(Stage& s, Group& into, const Actor& a) {
  const rig::Build owner = rig::make_build(a.descriptor());
  if (!s.bed || !owner.has("wheelchair")) return;
  const double sign = head_left(a) ? 1 : -1;  // towards the feet
  const Box bed = *s.bed;
  const double half = owner.tall * 0.3 * a.scale;
  const double x = (sign > 0 ? bed.right() : bed.x) - sign * half * 0.4;
  const Point at{std::clamp(x, half, s.width - half),
                 std::min(s.height * 0.97, bed.y + bed.height * 1.15)};
  Group chair = drawing::transformed(
      rig::empty_wheelchair(owner, a.who->key),
      Affine::translation(at.x, at.y) * Affine::scaling(-sign * a.scale, a.scale));
  Group g;
  g.name = "figure." + a.who->key;
  Group art = lit(std::move(chair), s.light);
  throw_shadow(s, g, art, {at.x, at.y - 1}, half * 1.6);
  g.add(std::move(art));
  into.add(std::move(g));
}

void paint_pool_behind(Stage& s, Group& into, const Actor& a) {
  const Box b = a.box();
  const double y = waterline(a), rx = b.width * 0.62, ry = std::max(b.width * 0.13, 16.0);
  const Color water = s.tone(0x6FB9CC);
  Group g;
  g.name = "setting.pool";
  g.add(area(ellipse({b.centre().x, y + ry * 0.25}, rx * 1.12, ry * 1.25),
             mix(water, rgb(0xFFFFFF), 0.22).with_alpha(0.75), Role::Water));
  g.add(area(ellipse({b.centre().x, y + ry * 0.25}, rx, ry), lighter(water, 0.10),
             darker(water, 0.04), Role::Water));
  into.add(std::move(g));
}

void paint_pool_before(Stage& s, Group& into, const Actor& a) {
  const Box b = a.box();
  const double y = waterline(a), rx = b.width * 0.62, ry = std::max(b.width * 0.13, 16.0),
               cx = b.centre().x;
  const double low = std::max(b.bottom() + ry * 0.25, y + ry * 1.2);
  const Color water = s.tone(0x6FB9CC);
  Group g;
  g.name = "setting.pool";
  Path front;
  front.move_to({cx - rx, y});
  for (int i = 0; i < 6; ++i) {
    const double x0 = cx - rx + rx * i / 3, x1 = x0 + rx / 3;
    front.curve_to({x0 + rx * 0.1, y - ry * 0.16}, {x1 - rx * 0.1, y + ry * 0.18}, {x1, y});
  }
  front.curve_to({cx + rx * 0.96, low}, {cx - rx * 0.96, low}, {cx - rx, y}).close();
  Shape body =
      area(front, water.with_alpha(0.90), darker(water, 0.06).with_alpha(0.97), Role::Water);
  g.add(std::move(body));
  const Color foam = mix(water, rgb(0xFFFFFF), 0.75);
  Path rings;
  for (int i = 0; i < 5; ++i) {
    const double k = 0.25 + 0.12 * i, x = cx + (i % 2 ? 1 : -1) * rx * (0.15 + 0.09 * i),
                 yy = y + (low - y) * (0.16 + 0.11 * i);
    rings.move_to({x - rx * 0.2 * k * 2, yy})
        .curve_to({x - rx * 0.1, yy - ry * 0.12}, {x + rx * 0.1, yy + ry * 0.12},
                  {x + rx * 0.2 * k * 2, yy});
  }
  g.add(line(rings, 2.2 * std::sqrt(s.zoom), foam.with_alpha(0.75), Role::Water));
  Path crest;
  crest.move_to({cx - rx * 0.9, y});
  for (int i = 0; i < 6; ++i) {
    const double x0 = cx - rx * 0.9 + rx * 0.3 * i, x1 = x0 + rx * 0.3;
    crest.curve_to({x0 + rx * 0.09, y - ry * 0.16}, {x1 - rx * 0.09, y + ry * 0.18}, {x1, y});
  }
  g.add(line(crest, 3.2 * std::sqrt(s.zoom), foam, Role::Water));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
