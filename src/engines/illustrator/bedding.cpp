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

/// The water around a swimmer: an ellipse seen from its side, its middle at the surface.
struct Pool {
  Point at;
  double rx, ry;
  explicit Pool(const Actor& a)
      : at{a.box().centre().x, waterline(a)},
        rx(a.box().width * 0.60),
        ry(std::max(a.box().width * 0.10, 12.0)) {}
  /// The edge nearer to the reader, from its right end to its left one.
  void near_edge(Path& path) const {
    path.curve_to(at + Point{rx * 0.98, ry * 1.34}, at + Point{-rx * 0.98, ry * 1.34},
                  at - Point{rx, 0});
  }
};

}  // namespace

double waterline(const Actor& a) {
  const Box b = a.box();
  // Under the chin, so that a hand that reaches ahead lies on the surface.
  return std::min(a.skull().bottom() + b.height * 0.03, b.y + b.height * 0.76);
}

Path above_water(const Actor& a) {
  const Pool pool(a);
  const Box b = a.box();
  const double wide = b.width + 2 * pool.rx, high = b.height * 2;
  Path path;
  path.move_to(pool.at + Point{-wide, 0})
      .line_to(pool.at + Point{-wide, -high})
      .line_to(pool.at + Point{wide, -high})
      .line_to(pool.at + Point{wide, 0})
      .line_to(pool.at + Point{pool.rx, 0});
  pool.near_edge(path);
  return path.close();
}

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
  // Of one who lies on the back, the drawn-up knee lifts it.
  const double knee = head.height * (a.pose == story::Pose::Lie ? 0.20 : 0.0);
  const auto at = [&](double along, double y) { return Point{neck + sign * long_ * along, y}; };
  const Color c = blanket_color(s);
  Group g;
  g.name = "setting.blanket";
  Path p;
  p.move_to(at(-0.02, hem))
      .curve_to(at(-0.06, hem - (hem - high) * 0.4), at(-0.05, high + (hem - high) * 0.25),
                at(0.02, high + head.height * 0.05))
      .curve_to(at(0.14, high - head.height * 0.05),
                at(0.36, high - head.height * 0.04 - knee * 0.4), at(0.60, high - knee))
      .curve_to(at(0.76, high - knee * 0.8), at(0.96, high + (b.bottom() - high) * 0.10),
                at(1.0, high + (b.bottom() - high) * 0.50))
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
  const Pool pool(a);
  const Color water = s.tone(0x6FB9CC);
  Group g;
  g.name = "setting.pool";
  g.add(area(ellipse(pool.at, pool.rx * 1.14, pool.ry * 1.3),
             mix(water, rgb(0xFFFFFF), 0.22).with_alpha(0.7), Role::Water));
  g.add(area(ellipse(pool.at, pool.rx, pool.ry), lighter(water, 0.10), darker(water, 0.04),
             Role::Water));
  into.add(std::move(g));
}

void paint_pool_before(Stage& s, Group& into, const Actor& a) {
  const Pool pool(a);
  const Color water = s.tone(0x6FB9CC), foam = mix(water, rgb(0xFFFFFF), 0.75);
  Group g;
  g.name = "setting.pool";
  const auto waves = [&](Path& path, double rx) {
    for (int i = 0; i < 6; ++i) {
      const double x0 = pool.at.x - rx + rx * i / 3, x1 = x0 + rx / 3;
      path.curve_to({x0 + rx * 0.1, pool.at.y - pool.ry * 0.16},
                    {x1 - rx * 0.1, pool.at.y + pool.ry * 0.18}, {x1, pool.at.y});
    }
  };
  Path front;
  front.move_to(pool.at - Point{pool.rx, 0});
  waves(front, pool.rx);
  pool.near_edge(front);
  g.add(area(front.close(), water.with_alpha(0.66), darker(water, 0.06).with_alpha(0.97),
             Role::Water));
  Path rings;
  for (int i = 0; i < 4; ++i) {
    const double wide = pool.rx * (0.14 + 0.05 * i), x = pool.at.x + (i % 2 ? 1 : -1) * wide * 1.5,
                 y = pool.at.y + pool.ry * (0.26 + 0.16 * i);
    rings.move_to({x - wide, y})
        .curve_to({x - wide * 0.4, y - pool.ry * 0.12}, {x + wide * 0.4, y - pool.ry * 0.12},
                  {x + wide, y});
  }
  g.add(line(rings, 2.2 * std::sqrt(s.zoom), foam.with_alpha(0.75), Role::Water));
  Path crest;
  crest.move_to(pool.at - Point{pool.rx * 0.9, 0});
  waves(crest, pool.rx * 0.9);
  g.add(line(crest, 3.2 * std::sqrt(s.zoom), foam, Role::Water));
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
